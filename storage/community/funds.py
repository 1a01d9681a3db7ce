"""Small funds and what residents give: every entry has a source or a use, and in − out = what is left.

Amounts are in fen (分). Nobody's name is in an entry that may be published; a fund that is planned only is published
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, change
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

SOURCES = {
    "sale": "义卖",
    "order": "定制收入",
    "gift": "捐赠",
    "award": "以奖代补",
    "subsidy": "补助",
    "other": "其他",
}


@dataclass(frozen=True)
class Fund:
    """One purse of a team, an activity or the community. It counts from *opened_on*; before that it is a plan."""

    id: str
    community: str
    title: str
    partner: str
    opened_on: str
    closed_on: str


@dataclass(frozen=True)
class Entry:
    """Money in or out. *voids* names the entry that this one takes back."""

    id: str
    community: str
    fund: str
    day: str
    incoming: bool
    amount: int | None
    source: str
    purpose: str
    activity: str
    meeting: str
    receipt: str
    voids: str


@dataclass(frozen=True)
class Contribution:
    """What residents (or public money) put into a place: hours of people, goods, money. The two are never summed."""

    id: str
    community: str
    day: str
    payer: str
    kind: str
    what: str
    quantity: int | None
    unit: str
    amount: int | None
    place: str
    measure: str
    case: str
    activity: str
    hours: int | None


@dataclass(frozen=True)
class Balance:
    """收 − 支 = 余, in fen, and the entries behind it."""

    incoming: int
    outgoing: int
    rows: tuple[str, ...]

    @property
    def left(self) -> int:
        return self.incoming - self.outgoing


funds = Ledger(Fund, kind="fund", name="fund")
entries = Ledger(Entry, kind="fund_entry", name="fund_entry", indexes=("fund",))
contributions = Ledger(Contribution, kind="contribution", name="contribution", indexes=("case", "place"))
PAYERS = {"resident": "居民投入", "public": "公费", "company": "企业、伙伴投入"}


def standing(found: Iterable[Entry]) -> list[Entry]:
    """The entries that count: neither taken back nor taking back."""
    known = list(found)
    gone = {one.voids for one in known if one.voids}
    return [one for one in known if not one.voids and one.id not in gone]


def balance(db: Database, fund: str, *, until: str = "9999-12-31") -> Balance:
    """What came in, what went out and what is left."""
    rows = standing(entries.select(db, "fund = ? AND day <= ?", (fund, until), order="day"))
    return Balance(
        sum(one.amount or 0 for one in rows if one.incoming),
        sum(one.amount or 0 for one in rows if not one.incoming),
        tuple(one.id for one in rows),
    )


def by_source(db: Database, fund: str) -> dict[str, int]:
    """Money in by source; the parts add up to what came in."""
    return _sums(
        (one.source, one.amount or 0) for one in standing(entries.select(db, "fund = ?", (fund,))) if one.incoming
    )


def by_purpose(db: Database, fund: str) -> dict[str, int]:
    """Money out by purpose; the parts add up to what went out."""
    rows = standing(entries.select(db, "fund = ?", (fund,)))
    return _sums((one.purpose, one.amount or 0) for one in rows if not one.incoming)


def published(db: Database, *, on: str) -> list[tuple[Fund, Balance]]:
    """The funds that a public notice shows on a day: those that were opened."""
    found = funds.select(db, "opened_on <> '' AND opened_on <= ?", (on,), order="title")
    return [(one, balance(db, one.id, until=on)) for one in found]


def contributed(db: Database, **wanted: str) -> dict[str, tuple[Contribution, ...]]:
    """What was put in, by payer."""
    where = " AND ".join(f'"{name}" = ?' for name in wanted) or "1"
    if wanted.keys() - Contribution.__annotations__.keys():
        raise TypeError(", ".join(wanted))
    rows = contributions.select(db, where, list(wanted.values()), order="day")
    return {payer: tuple(one for one in rows if one.payer == payer) for payer in PAYERS}


def _sums(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, amount in pairs:
        found[name] = found.get(name, 0) + amount
    return dict(sorted(found.items()))


# Verbs


def plan(txn: Transaction, *, title: str, partner: str = "") -> str:
    """Plan a fund; it is opened later and shown nowhere until then. Raises UserError LEDGER_005 without a title."""
    if not title.strip():
        raise UserError("LEDGER_005")
    return funds.add(txn, title=title.strip(), partner=partner)


def open_fund(txn: Transaction, *, fund: str, day: str) -> None:
    """Let a fund count from a day on."""
    change(txn, rec=fund, fields={"opened_on": day})


def enter(
    txn: Transaction,
    *,
    fund: str,
    day: str,
    incoming: bool,
    amount: int,
    source: str = "",
    purpose: str = "",
    activity: str = "",
    meeting: str = "",
    receipt: str = "",
) -> str:
    """Enter money in or out, in fen.

    Raises UserError LEDGER_012 for less than one fen, LEDGER_013 without a source or purpose, LEDGER_014 when more
    would go out than is there, LEDGER_015 while the fund is only planned.
    """
    if amount < 1:
        raise UserError("LEDGER_012")
    if not (source if incoming else purpose).strip():
        raise UserError("LEDGER_013")
    txn.flush()
    known = funds.load(txn.db, fund)
    if known is None or not known.opened_on or day < known.opened_on:
        raise UserError("LEDGER_015", title=known.title if known else fund)
    left = balance(txn.db, fund).left
    if not incoming and amount > left:
        raise UserError("LEDGER_014", left=_yuan(left))
    return entries.add(
        txn, fund=fund, day=day, incoming=incoming, amount=amount, source=source, purpose=purpose, activity=activity,
        meeting=meeting, receipt=receipt,
    )  # fmt: skip


def take_back(txn: Transaction, *, entry: str, day: str) -> str:
    """Take an entry back; both stay in the ledger and neither counts."""
    known = txn.fields(entry)
    return entries.add(txn, fund=str(known["fund"]), day=day, incoming=False, voids=entry)


def contribute(txn: Transaction, *, day: str, payer: str, kind: str, what: str, **more: Any) -> str:
    """Note what somebody put in: labour (人次), goods or money. Raises UserError LEDGER_013 without what it was."""
    if payer not in PAYERS:
        raise ValueError(payer)
    if not what.strip():
        raise UserError("LEDGER_013")
    return contributions.add(txn, day=day, payer=payer, kind=kind, what=what.strip(), **more)


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"

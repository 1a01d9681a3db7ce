"""What residents and partners put in (居民投入): work, goods, money, rooms; public money stands apart.

Work is counted in attendances (人次) and hours, goods in pieces of their own unit, money in fen, rooms by how often
they were lent. None of them is turned into another, and what one payer gave is never added to what another did. Money
of a fund is in the fund's own entries and not here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import activities, plans
from storage.community.figures import Figure, question
from storage.community.funds import PAYERS, Contribution, contributions
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction

KINDS = {"labour": "出工", "goods": "物料", "money": "资金", "space": "场地"}
ENTRIES = {"zh": "笔", "en": "entries"}


@dataclass(frozen=True)
class Given:
    """What some entries of one payer come to; each number is of its own kind, and *goods* adds up by unit."""

    attendances: int
    hours: int
    fen: int
    goods: tuple[tuple[str, int], ...]
    spaces: int
    rows: tuple[str, ...]


def select(
    db: Database, *, case: str = "", measure: str = "", activity: str = "", since: str = "", until: str = "9999-12-31"
) -> list[Contribution]:
    """The entries of a case, a measure or an activity, or of everything, over a period; latest first.

    What was put into a measure or an activity of a case is the case's too.
    """
    where, values = ["day BETWEEN ? AND ?"], [since, until]
    for column, value in (("measure", measure), ("activity", activity)):
        if value:
            where.append(f"{column} = ?")
            values.append(value)
    if case:
        where.append(
            '("case" = ? OR measure IN (SELECT id FROM measure WHERE "case" = ?)'
            ' OR activity IN (SELECT id FROM activity WHERE "case" = ?))'
        )
        values += [case, case, case]
    return contributions.select(db, " AND ".join(where), values, order="day DESC, id")


def count(found: Iterable[Contribution]) -> Given:
    """Add up entries; call it with those of one payer."""
    known = list(found)
    goods: dict[str, int] = {}
    for one in known:
        if one.kind == "goods":
            goods[one.unit] = goods.get(one.unit, 0) + (one.quantity or 1)
    return Given(
        attendances=sum(one.quantity or 0 for one in known if one.kind == "labour"),
        hours=sum(one.hours or 0 for one in known if one.kind == "labour"),
        fen=sum(one.amount or 0 for one in known if one.kind == "money"),
        goods=tuple(sorted(goods.items())),
        spaces=sum(one.quantity or 1 for one in known if one.kind == "space"),
        rows=tuple(one.id for one in known),
    )


def by_payer(found: Iterable[Contribution]) -> dict[str, Given]:
    """What each payer gave; residents and public money are two columns and have no sum."""
    known = list(found)
    return {payer: count(one for one in known if one.payer == payer) for payer in PAYERS}


@question("put_in")
def put_in(db: Database, payer: str, *, case: str = "", since: str = "", until: str = "9999-12-31") -> Figure:
    """How often one payer put something in; attendances, hours, fen and rooms are its parts and are not added up."""
    found = [one for one in select(db, case=case, since=since, until=until) if one.payer == payer]
    given = count(found)
    return Figure(
        key="put_in", value=len(found), unit=ENTRIES, period=(since, until), rows=given.rows,
        scope={"zh": PAYERS.get(payer, payer), "en": f"Put in: {payer}"},
        rule={"zh": "登记一次算一笔；出工按人次和小时，物料按件，资金按元，场地按次，互不折算",
              "en": "Each entry once; work, goods, money and rooms are not turned into one another"},
        parts=(("人次", given.attendances), ("小时", given.hours), ("分", given.fen), ("场地", given.spaces)),
        asked=(("payer", payer), ("case", case), ("since", since), ("until", until)),
    )  # fmt: skip


def worth(given: Given) -> list[str]:
    """What somebody gave, in the words of a paper; one part a kind, none for what is not there."""
    parts = []
    if given.attendances:
        parts.append(f"出工{given.attendances}人次" + (f"（{given.hours}小时）" if given.hours else ""))
    if given.goods:
        parts.append("物料" + "、".join(f"{number}{unit or '件'}" for unit, number in given.goods))
    if given.fen:
        parts.append(f"资金{given.fen // 100:,}.{given.fen % 100:02d}元")
    if given.spaces:
        parts.append(f"场地{given.spaces}次")
    return parts


# Verbs


def give(
    txn: Transaction,
    *,
    day: str,
    payer: str,
    kind: str,
    what: str,
    quantity: int | None = None,
    unit: str = "",
    hours: int | None = None,
    amount: int | None = None,
    place: str = "",
    about: str = "",
) -> str:
    """Note what somebody put in, *about* a case, a measure or an activity or nothing; returns the entry.

    Raises UserError LEDGER_013 without what it was, LEDGER_025 for work of nobody, LEDGER_012 for no money.
    """
    fields = _fields(
        day=day, payer=payer, kind=kind, what=what, quantity=quantity, unit=unit, hours=hours, amount=amount
    )
    return contributions.add(txn, **(fields | {"place": place} | _linked(txn, about)))  # type: ignore[arg-type]


def correct(
    txn: Transaction,
    *,
    entry: str,
    day: str,
    payer: str,
    what: str,
    quantity: int | None = None,
    unit: str = "",
    hours: int | None = None,
    amount: int | None = None,
    place: str | None = None,
    about: str | None = None,
) -> None:
    """Write an entry as it should have been; its kind stays, and so do *place* and *about* where they are not given.

    Raises UserError as `give` does.
    """
    known = contributions.load(txn.db, entry)
    if known is None:
        raise ValueError(entry)
    fields = _fields(
        day=day, payer=payer, kind=known.kind, what=what, quantity=quantity, unit=unit, hours=hours, amount=amount
    )
    if place is not None:
        fields["place"] = place
    if about is not None:
        fields |= dict.fromkeys(("measure", "activity", "case"), "") | _linked(txn, about)
    contributions.change(txn, rec=entry, **fields)


def _fields(
    *,
    day: str,
    payer: str,
    kind: str,
    what: str,
    quantity: int | None,
    unit: str,
    hours: int | None,
    amount: int | None,
) -> dict[str, Value]:
    """What an entry says of itself: what does not belong to its kind is empty."""
    if payer not in PAYERS or kind not in KINDS:
        raise ValueError((payer, kind))
    if not what.strip():
        raise UserError("LEDGER_013")
    if kind == "labour" and (quantity or 0) < 1:
        raise UserError("LEDGER_025")
    if kind == "money" and (amount or 0) < 1:
        raise UserError("LEDGER_012")
    return {
        "day": day, "payer": payer, "kind": kind, "what": what.strip(),
        "quantity": None if kind == "money" else quantity,
        "unit": unit.strip() if kind in ("goods", "space") else "人次" if kind == "labour" else "",
        "hours": hours if kind == "labour" else None, "amount": amount if kind == "money" else None,
    }  # fmt: skip


def _linked(txn: Transaction, about: str) -> dict[str, Value]:
    """The columns that say what an entry is about; its case comes along with a measure or an activity."""
    kind = about.partition(":")[0]
    if kind == "case":
        return {"case": about}
    if kind == "measure":
        held = plans.measures.load(txn.db, about)
        return {"measure": about, "case": held.case if held else ""}
    if kind == "activity":
        known = activities.activities.load(txn.db, about)
        return {"activity": about, "case": known.case if known else ""}
    return {}

"""Things handed out by household (access cards, leaflets): numbers only, no card number and no serial number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger
from storage.community.places import same_as, standing
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Distribution:
    """So many of a thing for one household: brought, and taken. *taught* says that its use was shown."""

    id: str
    community: str
    what: str
    place: str
    day: str
    brought: int | None
    taken: int | None
    taught: bool
    activity: str


_SERIAL = re.compile(r"[0-9０-９][0-9０-９ -]{4,}[0-9０-９]")
"""Six figures and more in a row: a card or serial number, whatever stands around it."""

distributions = Ledger(Distribution, kind="distribution", name="distribution", indexes=("what", "place"))


def totals(db: Database, what: str, *, community: str = "") -> tuple[int, int, tuple[str, ...]]:
    """How many of a thing were brought and taken in a *community* or in all, and the rows behind that."""
    found = _rows(db, what, community=community)
    return sum(one.brought or 0 for one in found), sum(one.taken or 0 for one in found), tuple(one.id for one in found)


@dataclass(frozen=True)
class Home:
    """What one household got of a thing in all, and the entries behind that."""

    place: str
    brought: int
    taken: int
    taught: bool
    rows: tuple[Distribution, ...]


def _rows(db: Database, what: str, *, community: str) -> list[Distribution]:
    return distributions.select(db, "what = ? AND ? IN ('', community)", (what, community), order="day")


def by_home(db: Database, what: str, *, community: str = "") -> dict[str, Home]:
    """What each household of a *community* or of all got of a thing, over all days; homes merged into one are one."""
    rows: dict[str, list[Distribution]] = {}
    stands = standing(db)
    for one in _rows(db, what, community=community):
        rows.setdefault(stands.get(one.place, one.place), []).append(one)
    return {
        place: Home(
            place,
            sum(one.brought or 0 for one in some),
            sum(one.taken or 0 for one in some),
            any(one.taught for one in some),
            tuple(some),
        )
        for place, some in rows.items()
    }


def _of_home(db: Database, what: str, place: str) -> list[Distribution]:
    homes = same_as(db, place)
    where = f"what = ? AND place IN ({', '.join('?' * len(homes))})"
    return distributions.select(db, where, (what, *homes), order="day")


def things(db: Database) -> list[str]:
    """What is handed out here, the latest first."""
    rows = db.conn.execute("SELECT what FROM distribution WHERE what <> '' GROUP BY what ORDER BY max(day) DESC, what")
    return [row[0] for row in rows]


def give(
    txn: Transaction,
    *,
    what: str,
    place: str,
    day: str,
    brought: int,
    taken: int,
    taught: bool = False,
    activity: str = "",
) -> str:
    """Note what a household got.

    Raises UserError LEDGER_021 when more was taken than brought, LEDGER_005 without a thing, and LEDGER_047 when the
    name of the thing carries a number of the kind that cards have: which card somebody has is nobody's business here.
    """
    what = what.strip()
    _check(what=what, brought=brought, taken=taken)
    return distributions.add(
        txn, what=what, place=place, day=day, brought=brought, taken=taken, taught=taught, activity=activity
    )


def correct(txn: Transaction, *, distribution: str, day: str, brought: int, taken: int, taught: bool) -> None:
    """Change what was noted of a household. Raises UserError LEDGER_021 when more was taken than brought."""
    _check(what=str(txn.fields(distribution).get("what") or ""), brought=brought, taken=taken)
    distributions.change(txn, rec=distribution, day=day, brought=brought, taken=taken, taught=taught)


def teach(txn: Transaction, *, what: str, place: str, day: str, taught: bool = True) -> None:
    """Note that a household was shown how a thing is used, with what it got already or with nothing yet."""
    txn.flush()
    rows = _of_home(txn.db, what, place)
    if rows:
        for one in rows if not taught else rows[-1:]:
            distributions.change(txn, rec=one.id, taught=taught)
    elif taught:
        give(txn, what=what, place=place, day=day, brought=0, taken=0, taught=True)


def take_back(txn: Transaction, *, what: str, place: str) -> None:
    """Take out what was noted last of a household; the history keeps it."""
    txn.flush()
    rows = _of_home(txn.db, what, place)
    if rows:
        txn.void(rows[-1].id)


def _check(*, what: str, brought: int, taken: int) -> None:
    if not what:
        raise UserError("LEDGER_005")
    if _SERIAL.search(what):
        raise UserError("LEDGER_047")
    if not 0 <= taken <= brought:
        raise UserError("LEDGER_021", brought=brought, taken=taken)

"""Watch items: look out for the sixth floor while they are away, until a day.

What tells of somebody's health is printed nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, change
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class WatchItem:
    """One thing to keep an eye on. *health* keeps it out of every document, internal ones too."""

    id: str
    community: str
    place: str
    where: str
    reason: str
    since: str
    until: str
    health: bool
    by: str
    ended_on: str


watch_items = Ledger(WatchItem, kind="watch", name="watch_item", indexes=("place",))


def current(db: Database, *, on: str, place: str = "", printable: bool = False) -> list[WatchItem]:
    """What to look out for on a day, what ends first first. *printable* leaves out whatever tells of health."""
    where = ["since <= ?", "until >= ?", "(ended_on = '' OR ended_on > ?)"]
    values = [on, on, on]
    if place:
        where.append("place = ?")
        values.append(place)
    if printable:
        where.append("health = 0")
    return watch_items.select(db, " AND ".join(where), values, order='until, "where"')


def add(
    txn: Transaction, *, place: str, where: str, reason: str, since: str, until: str, health: bool = False, by: str = ""
) -> str:
    """Ask to look out for something until a day. Raises UserError LEDGER_016 without a day on which that ends."""
    if not until or until < since:
        raise UserError("LEDGER_016")
    return watch_items.add(txn, place=place, where=where, reason=reason, since=since, until=until, health=health, by=by)


def end(txn: Transaction, *, item: str, day: str) -> None:
    """Let it end sooner."""
    change(txn, rec=item, fields={"ended_on": day})

"""Rosters: who keeps a place open on which days. A shift that nobody has, or where nobody came, is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community.ledger import Ledger, change, same_id
from storage.community.schedules import days, schedules
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Shift:
    """One part of one day of a duty schedule, and who has it. *came* is yes or no once it has passed."""

    id: str
    community: str
    schedule: str
    day: str
    slot: str
    person: str
    came: str


shifts = Ledger(Shift, kind="shift", name="shift", indexes=("schedule", "day", "person"))


def unmanned(
    db: Database, *, schedule: str, since: str, until: str, slots: tuple[str, ...] = ("",)
) -> list[tuple[str, str]]:
    """The (day, slot)s that nobody has taken or where nobody came."""
    known = schedules.load(db, schedule)
    rows = shifts.select(db, "schedule = ? AND day BETWEEN ? AND ?", (schedule, since, until))
    manned = {(one.day, one.slot) for one in rows if one.person and one.came != "no"}
    wanted = [(day, slot) for day in (days(known, since=since, until=until) if known else []) for slot in slots]
    return [one for one in wanted if one not in manned]


def take(txn: Transaction, *, schedule: str, day: str, person: str, slot: str = "") -> str:
    """Let somebody take a shift; whoever had it before has it no more."""
    rec = same_id("shift", schedule, day, slot)
    change(txn, rec=rec, fields={"schedule": schedule, "day": day, "slot": slot, "person": person})
    return rec


def note(txn: Transaction, *, shift: str, came: bool) -> None:
    """Note whether somebody came."""
    change(txn, rec=shift, fields={"came": "yes" if came else "no"})

"""Rosters: who keeps a place open on which days. A shift that nobody has, or where nobody came, is listed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community.ledger import Ledger, change, same_id, write_whole
from storage.community.schedules import days, schedules
from storage.engine import Database
from storage.events import Value

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


@dataclass(frozen=True)
class Turn:
    """One part of one day that somebody should have: *shift* is blank while nobody was ever named for it."""

    day: str
    slot: str
    shift: str
    person: str
    came: str

    @property
    def gap(self) -> bool:
        """Nobody has it, or whoever had it did not come."""
        return not self.person or self.came == "no"


def turns(db: Database, *, schedule: str, since: str, until: str) -> list[Turn]:
    """Every part of every day of a rota between two days, taken or not, in order of time."""
    known = schedules.load(db, schedule)
    if known is None:
        return []
    rows = shifts.select(db, "schedule = ? AND day BETWEEN ? AND ?", (schedule, since, until))
    taken = {(one.day, one.slot): one for one in rows}
    wanted = [(day, slot) for day in days(known, since=since, until=until) for slot in known.slots or ("",)]
    wanted += sorted(taken.keys() - set(wanted))  # whoever stepped in on a day beside the rota is not lost
    order = {slot: at for at, slot in enumerate(known.slots)}
    found = []
    for day, slot in sorted(wanted, key=lambda one: (one[0], order.get(one[1], len(order)))):
        one = taken.get((day, slot))
        if one is not None or slot in (known.slots or ("",)):
            found.append(Turn(day, slot, one.id if one else "", one.person if one else "", one.came if one else ""))
    return found


def take(txn: Transaction, *, schedule: str, day: str, person: str, slot: str = "") -> str:
    """Let somebody take a shift; whoever had it before has it no more. Nobody (blank) leaves it open."""
    rec, person = same_id("shift", schedule, day, slot), person.strip()
    fields: dict[str, Value] = {"schedule": schedule, "day": day, "slot": slot, "person": person}
    if txn.fields(rec).get("person") != person:
        fields["came"] = ""  # that somebody else came or did not says nothing about the new one
    return write_whole(txn, rec=rec, fields=fields)


def note(txn: Transaction, *, shift: str, came: bool | None) -> None:
    """Note whether somebody came; None is not known."""
    change(txn, rec=shift, fields={"came": "" if came is None else "yes" if came else "no"})


def repeat(txn: Transaction, *, schedule: str, since: str, until: str, by_days: int = 7) -> int:
    """Let those who had the shifts *by_days* before have them again between two days; what is taken stays.

    Returns how many shifts were given.
    """
    txn.flush()
    back = timedelta(days=by_days)
    before = [(date.fromisoformat(day) - back).isoformat() for day in (since, until)]
    had = {
        (one.day, one.slot): one.person
        for one in shifts.select(txn.db, "schedule = ? AND day BETWEEN ? AND ? AND person <> ''", (schedule, *before))
    }
    given = 0
    for one in turns(txn.db, schedule=schedule, since=since, until=until):
        person = had.get(((date.fromisoformat(one.day) - back).isoformat(), one.slot), "")
        if person and not one.person:
            take(txn, schedule=schedule, day=one.day, slot=one.slot, person=person)
            given += 1
    return given

"""Occasions: the days on which what comes round was done, and by whom; clearing days above all.

Only what was done is written down. That a day was left out follows from the schedule, where nobody noted it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, same_id, write_whole
from storage.community.schedules import days, schedules
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

NOTED = ("cleaning", "supervision")
"""Kinds of schedules whose days are noted one by one. Patrols are written down by what was seen, rotas by shifts."""


@dataclass(frozen=True)
class Occasion:
    """One day on which a schedule was kept. *by* is whoever did it, as somebody wrote it."""

    id: str
    community: str
    schedule: str
    day: str
    by: str
    note: str


occasions = Ledger(Occasion, kind="occasion", name="occasion", indexes=("schedule",))


@dataclass(frozen=True)
class Held:
    """One day of a schedule: *done* is the note of it, None where nobody wrote that it was done."""

    day: str
    done: Occasion | None
    planned: bool = True
    """Not where it was done on a day beside the schedule."""


def held(db: Database, schedule: str, *, since: str, until: str) -> list[Held]:
    """Every day of a schedule between two days, and those on which it was done all the same, in order."""
    known = schedules.load(db, schedule)
    planned = days(known, since=max(since, known.days_since), until=until) if known else []
    rows = occasions.select(db, "schedule = ? AND day BETWEEN ? AND ?", (schedule, since, until))
    done = {one.day: one for one in rows}
    before = known.days_since if known else ""  # what its days were then is not known any more
    return [Held(day, done.get(day), day in planned or day < before) for day in sorted({*planned, *done})]


def note_done(txn: Transaction, *, schedule: str, day: str, by: str = "", note: str = "") -> str:
    """Note that it was done on a day; told again, on whatever laptop, it is the same note with what was said last.

    Raises UserError LEDGER_018 without a day, LEDGER_051 for one that has not come yet.
    """
    if txn.fields(schedule).get("kind") not in NOTED:
        raise ValueError(schedule)
    if not day:
        raise UserError("LEDGER_018")
    if day > txn.author.clock().date().isoformat():
        raise UserError("LEDGER_051", day=day)
    fields = {"schedule": schedule, "day": day, "by": by.strip(), "note": note.strip()}
    return write_whole(txn, rec=same_id("occasion", schedule, day), fields=fields)


def take_off(txn: Transaction, *, occasion: str) -> None:
    """Note that it was not done after all; the history keeps what was said."""
    txn.void(occasion)

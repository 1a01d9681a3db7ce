"""Activities and who took part: attendances (人次) and people (人数) are two numbers and are never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community.ledger import Ledger, add_row
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

# The three phases a volunteer's attendance belongs to.
PHASES = {"planning": "讨论策划", "running": "组织开展", "review": "总结反思"}


@dataclass(frozen=True)
class Activity:
    """One event, service day, round of fitting or door-to-door visit."""

    id: str
    community: str
    title: str
    kind: str
    day: str
    slot: str
    place: str
    channel: str
    case: str
    note: str
    fictional: bool
    venue: str
    organiser: str
    sensitive: bool


@dataclass(frozen=True)
class Booth:
    """One stall of an activity; its attendances add up to the activity's.

    *purpose* is "survey" where opinions are collected, on the sheets of *batch*, and "recruit" where volunteers join.
    """

    owner: str
    key: str
    value: str
    purpose: str
    batch: str


@dataclass(frozen=True)
class Participation:
    """Attendances: of one known person (count 1), or of so many unknown people counted at a booth."""

    id: str
    community: str
    activity: str
    person: str
    party: str
    booth: str
    role: str
    phase: str
    count: int | None
    hours: int | None


@dataclass(frozen=True)
class Attendance:
    """人次 and 人数 of the same rows. *unnamed* attendances cannot be told apart and are in no number of people."""

    attendances: int
    people: int
    unnamed: int
    rows: tuple[str, ...]


activities = Ledger(Activity, kind="activity", name="activity", indexes=("day", "case"))
booths = Ledger(Booth, kind="activity", name="activity_booth", repeat="booth")
participations = Ledger(Participation, kind="participation", name="participation", indexes=("activity", "person"))


def count(rows: Iterable[Participation]) -> Attendance:
    """Count attendances and people in *rows*."""
    known = list(rows)
    named = {row.person for row in known if row.person}
    return Attendance(
        attendances=sum(row.count or 1 for row in known),
        people=len(named),
        unnamed=sum(row.count or 1 for row in known if not row.person),
        rows=tuple(row.id for row in known),
    )


def attendance(
    db: Database, *, activity: Sequence[str] = (), role: str = "", booth: str | None = None, phase: str = ""
) -> Attendance:
    """Attendances of some activities (all when none are given), by role, booth and phase."""
    where, values = ["1"], []
    if activity:
        where.append(f"activity IN ({', '.join('?' * len(activity))})")
        values += list(activity)
    for column, value in (("role", role), ("booth", booth), ("phase", phase)):
        if value:
            where.append(f"{column} = ?")
            values.append(value)
    return count(participations.select(db, " AND ".join(where), values))


def by_booth(db: Database, activity: str) -> list[tuple[Booth, Attendance]]:
    """Each booth with its attendances. What belongs to no booth is in the activity's sum only."""
    found = booths.select(db, "owner = ?", (activity,), order="value")
    return [(booth, attendance(db, activity=[activity], booth=booth.key)) for booth in found]


def copy_activity(txn: Transaction, *, activity: str, day: str) -> str:
    """Plan an activity again on another day, with the same booths and nobody in it."""
    txn.flush()
    old = activities.load(txn.db, activity)
    if old is None:
        raise KeyError(activity)
    new = activities.add(
        txn, title=old.title, kind=old.kind, day=day, slot=old.slot, place=old.place, channel=old.channel,
        case=old.case, venue=old.venue, organiser=old.organiser,
    )  # fmt: skip
    for booth in booths.select(txn.db, "owner = ?", (activity,), order="value"):
        add_row(txn, rec=new, repeat="booth", value=booth.value, purpose=booth.purpose)
    return new


def double_booked(db: Database, *, person: str, day: str, slot: str) -> list[Activity]:
    """Activities for which *person* is down already in this part of the day."""
    sql = "day = ? AND slot = ? AND id IN (SELECT activity FROM participation WHERE person = ?)"
    return activities.select(db, sql, (day, slot, person))

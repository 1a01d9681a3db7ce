"""Taking part: counting at booths, volunteers by phase, visitors who become volunteers, and what a person has done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import consents, questionnaires
from storage.community.activities import (
    PHASES,
    Activity,
    Attendance,
    Participation,
    activities,
    booths,
    count,
    participations,
)
from storage.community.ledger import add_row, change, change_row, same_id, write_whole
from storage.community.people import Person, persons
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction

CHANNELS = {
    "service_day": "便民日",
    "festival": "节庆活动",
    "door": "入户",
    "online": "线上",
    "post": "张贴",
    "meeting": "会议",
}
# From this age on somebody may be named; younger children are only counted (PIPL 28, 31).
NAMED_FROM = 14


def grouped(
    db: Database,
    by: Callable[[Activity], str],
    *,
    since: str = "",
    until: str = "9999-12-31",
    role: str = "",
    public: bool = False,
) -> dict[str, Attendance]:
    """人次 and 人数 of the activities of a period by kind, channel or anything else of an activity.

    A *public* list leaves out sensitive activities (drug rehabilitation and the like).
    """
    kinds: dict[str, list[Participation]] = {}
    for one in activities.select(db, "day BETWEEN ? AND ?", (since, until), order="day"):
        if public and one.sensitive:
            continue
        rows = participations.select(db, "activity = ?", (one.id,))
        kinds.setdefault(by(one), []).extend(row for row in rows if role in ("", row.role))
    return {kind: count(kinds[kind]) for kind in sorted(kinds)}


def sessions(db: Database, *, since: str = "", until: str = "9999-12-31", **wanted: str) -> tuple[str, ...]:
    """The activities of a period by any of their fields: 场次, each one a row."""
    if wanted.keys() - Activity.__annotations__.keys():
        raise TypeError(", ".join(wanted))
    where = " AND ".join(["day BETWEEN ? AND ?", *(f'"{name}" = ?' for name in wanted)])
    return tuple(one.id for one in activities.select(db, where, (since, until, *wanted.values()), order="day"))


def by_party(
    db: Database, *, role: str = "volunteer", since: str = "", until: str = "9999-12-31"
) -> dict[str, Attendance]:
    """Attendances and people by party or team."""
    held = {one.id for one in activities.select(db, "day BETWEEN ? AND ?", (since, until))}
    found: dict[str, list[Participation]] = {}
    for row in participations.select(db, "role = ?", (role,)):
        if row.activity in held:
            found.setdefault(row.party, []).append(row)
    return {party: count(found[party]) for party in sorted(found)}


def by_phase(db: Database, *, case: str = "", role: str = "volunteer") -> dict[str, Attendance]:
    """Volunteers by phase: planning, running, review; the three add up to all."""
    held = {one.id for one in activities.select(db, "\"case\" = ? OR ? = ''", (case, case))}
    rows = [row for row in participations.select(db, "role = ?", (role,)) if row.activity in held]
    return {phase: count(row for row in rows if row.phase == phase) for phase in PHASES}


@dataclass(frozen=True)
class Recruited:
    """Visitors of an activity who became volunteers: the people in the roster who say so."""

    people: tuple[Person, ...]
    visitors: int


def recruited(db: Database, activity: str) -> Recruited:
    """Who joined at an activity, and how many came (人次) to it."""
    visitors = participations.select(db, "activity = ? AND role = 'visitor'", (activity,))
    found = persons.select(db, "recruited_at = ? AND agreed_on <> ''", (activity,), order="name")
    return Recruited(tuple(found), count(visitors).attendances)


@dataclass(frozen=True)
class Service:
    """One attendance of a volunteer: *hours* is 0 where nobody wrote them down."""

    row: str
    day: str
    title: str
    phase: str
    booth: str
    hours: int


@dataclass(frozen=True)
class ServiceRecord:
    """What one person has done: attendances and hours, and the rows. Nobody else is in it."""

    person: Person
    lines: tuple[Service, ...]

    @property
    def attendances(self) -> int:
        return len(self.lines)

    @property
    def hours(self) -> int:
        """The hours that were written down; *timed* attendances have some."""
        return sum(one.hours for one in self.lines)

    @property
    def timed(self) -> int:
        return sum(1 for one in self.lines if one.hours)

    @property
    def activities(self) -> int:
        return len({(one.day, one.title) for one in self.lines})


def service_record(db: Database, person: str, *, on: str, since: str = "") -> ServiceRecord:
    """What a certificate of service says of a period. Raises UserError LEDGER_024 unless the person asked for one."""
    known = persons.load(db, person)
    if known is None or not consents.agreed(db, subject=person, purpose="certificate", on=on):
        raise UserError("LEDGER_024")
    return ServiceRecord(known, services(db, person, since=since, until=on))


def services(db: Database, person: str, *, since: str = "", until: str = "9999-12-31") -> tuple[Service, ...]:
    """Each attendance of a volunteer in a period, oldest first; a sensitive activity names nobody and is not there."""
    found = []
    for row in participations.select(db, "person = ? AND role = 'volunteer'", (person,)):
        held = activities.load(db, row.activity)
        if held is None or held.sensitive or not since <= held.day <= until:
            continue
        stall = booths.select(db, "owner = ? AND key = ?", (held.id, row.booth)) if row.booth else []
        booth = stall[0].value if stall else ""
        found.append(Service(row.id, held.day, held.title, row.phase, booth, row.hours or 0))
    return tuple(sorted(found, key=lambda one: (one.day, one.title, one.phase, one.row)))


def expiring(db: Database, *, by: str, since: str = "") -> list[Person]:
    """People whose certificate runs out by a day, soonest first; *since* leaves out what ran out before."""
    return persons.select(
        db, "cert_until <> '' AND cert_until <= ? AND cert_until >= ?", (by, since), order="cert_until, name"
    )


def licensed(db: Database, *, on: str, kind: str = "") -> list[Person]:
    """People whose original certificate somebody has seen and that is valid on a day."""
    where = "cert_seen_on <> '' AND cert_seen_on <= ? AND (cert_until = '' OR cert_until >= ?)"
    where += " AND (cert_kind = ? OR ? = '')"
    return persons.select(db, where, (on, on, kind, kind), order="name")


# Verbs


def plan(txn: Transaction, *, title: str, kind: str, day: str, stalls: tuple[str, ...] = (), **more: Any) -> str:
    """Plan an activity with its booths. Raises UserError LEDGER_005 without a title."""
    if not title.strip():
        raise UserError("LEDGER_005")
    rec = activities.add(txn, title=title.strip(), kind=kind, day=day, **more)
    for stall in stalls:
        add_row(txn, rec=rec, repeat="booth", value=stall)
    return rec


def came(
    txn: Transaction, *, activity: str, count: int, booth: str = "", party: str = "resident", role: str = "visitor"
) -> str:
    """Note so many visitors (人次) at a booth. Raises UserError LEDGER_025 for none."""
    if count < 1:
        raise UserError("LEDGER_025")
    return participations.add(txn, activity=activity, booth=booth, party=party, role=role, count=count)


def take_part(
    txn: Transaction,
    *,
    activity: str,
    person: str,
    role: str = "volunteer",
    phase: str = "running",
    hours: int = 0,
    booth: str = "",
    party: str = "",
) -> str:
    """Note that a person took part; one person in one phase of one activity is one attendance, on whichever laptop.

    Raises UserError LEDGER_022 for a sensitive activity, where nobody is named, and LEDGER_026 for a child under 14.
    """
    held, known = txn.fields(activity), txn.fields(person)
    if held.get("sensitive") is True:
        raise UserError("LEDGER_022")
    born, day = known.get("birth_year"), str(held.get("day") or "")
    if isinstance(born, int) and day and int(day[:4]) - born < NAMED_FROM:
        raise UserError("LEDGER_026")
    rec = same_id("participation", activity, person, role, phase, booth)
    fields: dict[str, Value] = {
        "activity": activity, "person": person, "role": role, "phase": phase, "booth": booth, "count": 1,
        "hours": hours or None, "party": party or str(known.get("party") or ""),
    }  # fmt: skip
    return write_whole(txn, rec=rec, fields=fields)


def recruit(
    txn: Transaction,
    *,
    activity: str,
    name: str,
    phone: str,
    agreed_on: str,
    skills: tuple[str, ...] = (),
    **more: Any,
) -> str:
    """Enter a visitor into the roster of volunteers. Raises UserError LEDGER_027 until they agreed."""
    if not agreed_on:
        raise UserError("LEDGER_027")
    rec = persons.add(
        txn, name=name, phone=phone, agreed_on=agreed_on, skills=list(skills), recruited_at=activity,
        volunteer_since=agreed_on, **({"party": "resident"} | more),  # type: ignore[arg-type]
    )  # fmt: skip
    consents.give(txn, subject=rec, purpose="contact", day=agreed_on, way="signed")
    return rec


def see_certificate(txn: Transaction, *, person: str, kind: str, until: str, day: str, by: str) -> None:
    """Note that the original of a certificate was seen; no picture of it is kept. Raises UserError LEDGER_028."""
    if not (kind and until and day and by):
        raise UserError("LEDGER_028")
    change(txn, rec=person, fields={"cert_kind": kind, "cert_until": until, "cert_seen_on": day, "cert_seen_by": by})


def collect_sheets(txn: Transaction, *, activity: str, booth: str, form: str = "", printed: int | None = None) -> str:
    """Begin the batch of sheets of a booth where opinions are collected; day and case come from the activity."""
    txn.flush()
    held = activities.load(txn.db, activity)
    stall = next(one for one in booths.select(txn.db, "owner = ?", (activity,)) if one.key == booth)
    if held is None:
        raise KeyError(activity)
    batch = questionnaires.batches.add(
        txn, form=form or questionnaires.QUESTIONNAIRE, title=f"{held.title} {stall.value}", day=held.day,
        case=held.case, printed=printed, fictional=held.fictional,
    )  # fmt: skip
    change_row(txn, rec=activity, repeat="booth", key=booth, purpose="survey", batch=batch)
    return batch

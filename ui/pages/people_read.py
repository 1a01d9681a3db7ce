"""Everything that the roster shows of people, read in one go."""

from __future__ import annotations

from datetime import date, timedelta

from forms.lean import dataclass
from storage.community import consents, tasks
from storage.community.activities import Activity, Attendance, Participation, activities, count, participations
from storage.community.consents import Consent
from storage.community.pairings import Pairing, pairings
from storage.community.people import Person, persons
from storage.community.places import Place, tree
from storage.community.taking_part import expiring
from storage.community.tasks import Task
from storage.engine import Database

SOON_DAYS = 30
"""A certificate or an agreement that ends within so many days is said to end soon."""


@dataclass(frozen=True)
class RosterShown:
    """The list of people and what needs care in it."""

    people: tuple[Person, ...]
    ends_soon: tuple[str, ...]
    ran_out: tuple[str, ...]
    areas: tuple[tuple[str, str], ...]
    """(record, name) of the areas of the community."""


@dataclass(frozen=True)
class Served:
    """One line of what somebody did."""

    row: Participation
    activity: Activity | None


@dataclass(frozen=True)
class PersonShown:
    """One person with everything that belongs to them."""

    person: Person
    served: tuple[Served, ...]
    attendance: Attendance
    consents: tuple[Consent, ...]
    duties: tuple[tuple[str, str, str, str], ...]
    """(path of the place, title, since, until)"""
    pairings: tuple[Pairing, ...]
    tasks: tuple[Task, ...]
    recruited_at: str
    record_asked: bool
    """Whether they asked for a service record."""


def days_from(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def areas_of(db: Database, community: str) -> tuple[tuple[str, str], ...]:
    """The areas of a community, or of all where none is given."""
    found = tree(db, community=community or None, levels=("area",))
    return tuple((one.id, one.name) for one in found)


def read_roster(db: Database, *, today: str, community: str) -> RosterShown:
    """Read the people of one *community*, or of all."""
    found = [one for one in persons.select(db, order="name") if community in ("", one.community)]
    soon = expiring(db, by=days_from(today, SOON_DAYS), since=today)
    gone = expiring(db, by=days_from(today, -1))
    return RosterShown(
        tuple(found), tuple(one.id for one in soon), tuple(one.id for one in gone), areas_of(db, community)
    )


def read_person(db: Database, person: str, *, today: str) -> PersonShown | None:
    """Read one person; None when they are gone."""
    known = persons.load(db, person)
    if known is None:
        return None
    rows = participations.select(db, "person = ?", (person,))
    served = [Served(row, activities.load(db, row.activity)) for row in rows]
    served.sort(key=lambda one: one.activity.day if one.activity else "", reverse=True)
    place = "SELECT p.path, d.title, d.since, d.until FROM place_duty d JOIN place p ON p.id = d.place"
    held = db.conn.execute(f"{place} WHERE d.person = ? OR d.person = ? ORDER BY d.since DESC", (person, known.name))
    at = activities.load(db, known.recruited_at) if known.recruited_at else None
    return PersonShown(
        person=known,
        served=tuple(served),
        attendance=count(rows),
        consents=tuple(consents.of(db, person)),
        duties=tuple(tuple(row) for row in held),
        pairings=tuple(pairings.select(db, "helper IN (?, ?)", (person, known.name), order="since")),
        tasks=tuple(
            tasks.tasks.select(db, "person = ? AND cancelled = '' AND done_on = ''", (person,), order="due, title")
        ),
        recruited_at=f"{at.title} {at.day}" if at else "",
        record_asked=consents.agreed(db, subject=person, purpose="certificate", on=today),
    )


def buildings(db: Database, community: str) -> list[Place]:
    """Areas, buildings and stairwells in walking order: what a person can answer for."""
    return tree(db, community=community or None, levels=("community", "area", "building", "stairwell"))


def name_of(db: Database, person: str) -> str:
    """The name of whoever a record names: by record, or as it was typed."""
    if not person.startswith("person:"):
        return person
    known = persons.load(db, person)
    return known.name if known else ""

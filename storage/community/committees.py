"""A committee at work: who sits on it for whom, what it has to do, and the daily rounds that were left out."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import partners, schedules, tasks
from storage.community.partners import Member
from storage.community.people import partners as organisations
from storage.community.tasks import Task
from storage.engine import Database


@dataclass(frozen=True)
class View:
    """A committee over a period: its seats, its tasks, and by schedule the days that were missed."""

    members: tuple[Member, ...]
    tasks: tuple[Task, ...]
    missed: dict[str, list[str]]


def view(db: Database, committee: str, *, since: str, until: str) -> View:
    """What there is to know of a committee. Tasks are those given to it by its name."""
    known = organisations.load(db, committee)
    rounds = schedules.schedules.select(db, "partner = ?", (committee,), order="title")
    return View(
        members=tuple(partners.members.select(db, "owner = ?", (committee,), order="value")),
        tasks=tuple(tasks.tasks.select(db, "party = ?", (known.name,), order="due, title")) if known else (),
        missed={one.id: schedules.missed(db, one.id, since=since, until=until) for one in rounds},
    )

"""What the plans page shows of measures and tasks, read in one go."""

from __future__ import annotations

from collections import Counter
from dataclasses import field

from forms.lean import dataclass
from storage.community import labels, places, plans, tasks, works
from storage.community.cases import cases
from storage.community.labels import Label
from storage.community.meetings import meetings
from storage.community.people import partners, persons
from storage.community.plans import Measure
from storage.community.tasks import Task
from storage.engine import Database
from ui.pages.contributions import Entry, read_entries
from ui.pages.labels_read import offered


@dataclass(frozen=True)
class Owners:
    """Who may answer for something: people by id, and organisations by their name."""

    people: tuple[tuple[str, str], ...]
    partners: tuple[str, ...]

    def name(self, who: str) -> str:
        """The name of a person; what is none is a party or an organisation and stays as it is."""
        return next((name for rec, name in self.people if rec == who), who)


@dataclass(frozen=True)
class PlanShown:
    """The measures of a case, or of all."""

    cases: tuple[tuple[str, str], ...]
    measures: tuple[Measure, ...]
    meetings: dict[str, str]
    tasks: dict[str, int]
    """How many tasks each measure has that are not done."""
    owners: Owners
    given: tuple[Entry, ...] = ()
    """What was put into any of the measures."""
    labels: dict[str, list[Label]] = field(default_factory=dict)
    known_labels: tuple[Label, ...] = ()


@dataclass(frozen=True)
class TaskLine:
    """A task with what is known around it."""

    task: Task
    place: str
    source: str
    """The title of the measure it belongs to, or of the meeting that gave it."""
    clash: str
    """What else the person is down for in the same part of the day."""


@dataclass(frozen=True)
class TasksShown:
    """The tasks of a case, or of all, those due first; and what new ones can be for."""

    cases: tuple[tuple[str, str], ...]
    lines: tuple[TaskLine, ...]
    measures: tuple[Measure, ...]
    owners: Owners


def titles(db: Database, *, community: str = "") -> tuple[tuple[str, str], ...]:
    """The cases that have not ended, the latest first."""
    found = cases.select(db, "ended = ''", order="begun DESC")
    return tuple((one.id, one.title) for one in found if community in ("", one.community))


def owners(db: Database, *, community: str = "") -> Owners:
    """Everybody who may be named."""
    people = [(one.id, one.name) for one in persons.select(db, order="name") if community in ("", one.community)]
    names = [one.name for one in partners.select(db, order="name") if community in ("", one.community)]
    return Owners(tuple(people), tuple(dict.fromkeys(names)))


def read_plan(db: Database, *, case: str, community: str) -> PlanShown:
    """Measures first by what is due."""
    found = plans.measures.select(db, "\"case\" = ? OR ? = ''", (case, case), order="due = '', due, title")
    open_tasks = Counter(one.measure for one in tasks.open_tasks(db) if one.measure)
    held = {one.id: f"{one.day} {one.title}".strip() for one in meetings.select(db)}
    return PlanShown(
        titles(db, community=community),
        tuple(one for one in found if community in ("", one.community) and not one.cancelled),
        held,
        dict(open_tasks),
        owners(db, community=community),
        tuple(one for one in read_entries(db) if one.row.measure),
        labels.carried_by(db, [one.id for one in found]),
        offered(db, community=community),
    )


def read_tasks(db: Database, *, case: str, community: str, measure: str = "", work: str = "") -> TasksShown:
    """The tasks of a case, of one measure or of one cell of the matrix."""
    where, values = ["cancelled = ''"], []
    for column, value in (("case", case), ("measure", measure), ("work", work)):
        if value:
            where.append(f'"{column}" = ?')
            values.append(value)
    order = "done_on <> '', due = '', due, title"
    found = [
        one for one in tasks.tasks.select(db, " AND ".join(where), values, order=order)
        if community in ("", one.community)
    ]  # fmt: skip
    known = {one.id: one for one in plans.measures.select(db)}
    held = {one.id: one.title for one in meetings.select(db)}
    at = places.load_many(db, {one.place for one in found if one.place})
    cells = {one.id: one.measure for one in works.works.select(db)}

    def line(one: Task) -> TaskLine:
        source = known[one.measure].title if one.measure in known else held.get(one.meeting, "")
        place = at[one.place].path if one.place in at else ""
        return TaskLine(one, place, source or works.label(cells[one.work]) if one.work in cells else source, clash(one))

    def clash(one: Task) -> str:
        if not (one.person and one.day and one.slot) or one.done_on:
            return ""
        busy = tasks.clashes(db, person=one.person, day=one.day, slot=one.slot)
        return next((other.title for other in busy if other.id != one.id), "")

    live = tuple(one for one in known.values() if not one.cancelled and not one.done_on)
    return TasksShown(titles(db, community=community), tuple(map(line, found)), live, owners(db, community=community))

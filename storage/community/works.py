"""The matrix of places and measures: what was improved where, worked out from tasks, and the sentences that follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from forms.lean import dataclass
from storage.community import places, tasks
from storage.community.ledger import Ledger, change, same_id, write_whole
from storage.community.places import Place
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

MEASURES = {
    "stairwell_art": "网红楼道",
    "unit_door": "单元门",
    "lift": "电梯",
    "wall": "墙面粉刷",
    "clearing": "楼道清理",
    "meter_box": "电表箱美化",
    "ramp": "电动车坡道",
}
"""Measures known by code; a community adds its own by name. "" is work of which nobody wrote what it is."""
STATES = ("planned", "doing", "done")
STATE_LABELS = {"planned": "计划", "doing": "推进中", "done": "完成"}


@dataclass(frozen=True)
class Work:
    """One cell: a measure at a place. *noted* is the state from older material, where no task tells."""

    id: str
    community: str
    place: str
    measure: str
    case: str
    noted: str
    source: str
    dropped: bool


works = Ledger(Work, kind="work", name="work", indexes=("place", "case"))


@dataclass(frozen=True)
class Matrix:
    """Places down, measures across; each cell has a state and the record behind it."""

    places: tuple[Place, ...]
    measures: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[str, str]]
    given: dict[str, int] = field(default_factory=dict)
    """How many tasks each record has; where there are any, they alone say how it stands."""
    wholes: dict[str, str] = field(default_factory=dict)
    """The state of each place as a whole: done when every measure there is."""

    def state(self, place: str, measure: str) -> str:
        return self.cells.get((place, measure), ("", ""))[0]

    def state_of(self, place: str) -> str:
        """The state of a whole place; "" where nothing is planned."""
        return self.wholes.get(place, "")


def whole(found: Collection[str]) -> str:
    """The state of a place whose measures have the states *found*."""
    if found and all(state == "done" for state in found):
        return "done"
    return "doing" if any(state in ("doing", "done") for state in found) else "planned" if found else ""


def matrix(
    db: Database, *, case: str = "", within: str = "", community: str = "", known: Mapping[str, Place] | None = None
) -> Matrix:
    """The matrix of a case, of a part or of everything, in walking order. *known* are places that were read before."""
    rows = db.conn.execute(
        """SELECT id, place, measure, noted FROM work
            WHERE NOT dropped AND (?1 = '' OR "case" = ?1) AND (?2 = '' OR community = ?2) ORDER BY id""",
        (case, community),
    ).fetchall()
    given: dict[str, list[tuple[int, int]]] = {}
    told = "SELECT work, done_on <> '', started_on <> '' FROM task WHERE work <> '' AND cancelled = ''"
    for work, done, started in db.conn.execute(told):
        given.setdefault(work, []).append((done, started))
    wanted = {place for _, place, _, _ in rows}
    at = {place: one for place, one in (known or {}).items() if place in wanted}
    at |= places.load_many(db, wanted - at.keys())
    if within:
        at = {key: one for key, one in at.items() if within in (one.id, one.area, one.building, one.parent)}
    cells: dict[tuple[str, str], tuple[str, str]] = {}
    for work, place, measure, noted in rows:
        if not within or place in at:
            cells[place, measure] = (_state(noted, given.get(work, ())), work)
    numbers = {measure: number for number, measure in enumerate(MEASURES)}
    measures = sorted({measure for _, measure in cells}, key=lambda m: (numbers.get(m, len(numbers)), m))
    by_place: dict[str, list[str]] = {}
    for (place, _), (state, _) in cells.items():
        by_place.setdefault(place, []).append(state)
    return Matrix(
        tuple(sorted(at.values(), key=lambda one: (one.order, one.id))),
        tuple(measures),
        cells,
        {work: len(those) for work, those in given.items()},
        {place: whole(states) for place, states in by_place.items()},
    )


def state_of(db: Database, work: Work) -> str:
    """The state of a cell: that of its tasks; without any, what was noted."""
    given = tasks.tasks.select(db, "work = ? AND cancelled = ''", (work.id,))
    return _state(work.noted, [(bool(one.done_on), bool(one.started_on)) for one in given])


def _state(noted: str, given: Sequence[tuple[int, int]]) -> str:
    """The state by its tasks, of each whether it is done and whether it was begun."""
    if not given:
        return noted or "planned"
    if all(done for done, _ in given):
        return "done"
    return "doing" if any(done or started for done, started in given) else "planned"


@dataclass(frozen=True)
class Group:
    """Places with the same measures done, or those still under way (*measures* empty)."""

    measures: tuple[str, ...]
    state: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Summary:
    """The groups of a matrix and how many places of all they are. Each place is in one group."""

    groups: tuple[Group, ...]
    total: int

    @property
    def touched(self) -> int:
        return sum(len(group.places) for group in self.groups if group.state != "planned")

    def sentence(self) -> str:
        """The matrix in one sentence, as a report prints it."""
        parts = []
        for group in self.groups:
            names = "、".join(_number(place) for place in group.places)
            if group.state == "done":
                parts.append(f"{_joined(group.measures)} {len(group.places)} 幢（{names}）")
            elif group.state == "doing":
                parts.append(f"推进中 {len(group.places)} 幢（{names}）")
        return "；".join([*parts, f"合计涉及 {self.touched}/{self.total} 幢"])


@dataclass(frozen=True)
class Overview:
    """A matrix with every building there is, also those where nothing is planned, and its summary."""

    buildings: tuple[Place, ...]
    matrix: Matrix
    summary: Summary


def overview(db: Database, *, case: str = "", within: str = "", community: str = "") -> Overview:
    """The matrix of a case, or of everything, and what there is to say of it, read once."""
    buildings = tuple(places.tree(db, community=community or None, within=within or None, levels=("building",)))
    known = {one.id: one for one in buildings}
    found = matrix(db, case=case, within=within, community=community, known=known)
    groups: dict[tuple[str, tuple[str, ...]], list[Place]] = {}
    for place in found.places:
        state = found.state_of(place.id)
        done = tuple(m for m in found.measures if (place.id, m) in found.cells) if state == "done" else ()
        groups.setdefault((state, done), []).append(place)
    order = {"done": 0, "doing": 1, "planned": 2}
    numbers = {measure: number for number, measure in enumerate(found.measures)}
    ordered = sorted(groups, key=lambda key: (order[key[0]], [numbers[m] for m in key[1]]))
    summed = Summary(tuple(Group(key[1], key[0], tuple(groups[key])) for key in ordered), len(buildings))
    return Overview(buildings, found, summed)


def summary(db: Database, *, case: str = "", within: str = "") -> Summary:
    """Group the places of a matrix; the denominator is every building there is."""
    return overview(db, case=case, within=within).summary


def label(measure: str) -> str:
    """What a measure is called."""
    return MEASURES.get(measure, measure or "未分项写明")


def _joined(measures: tuple[str, ...]) -> str:
    return "和".join(filter(None, ("、".join(map(label, measures[:-1])), label(measures[-1]))))


def _number(place: Place) -> str:
    match = re.match(r"\d+", place.name)
    return match.group() if match else place.name


# Verbs


def plan(txn: Transaction, *, place: str, measure: str, case: str = "", noted: str = "", source: str = "") -> str:
    """Put a measure at a place; planned twice it is one. *noted* is a state that older material tells."""
    if noted and noted not in STATES:
        raise ValueError(noted)
    rec = same_id("work", place, measure, case)
    fields: dict[str, Any] = {"place": place, "measure": measure, "case": case, "noted": noted, "source": source}
    return write_whole(txn, rec=rec, fields=fields | {"dropped": False})


def give_task(txn: Transaction, *, work: str, title: str, given_on: str, **more: Any) -> str:
    """Give a task for a cell; the cell's state is that of its tasks from now on."""
    known = txn.fields(work)
    place, case = str(known.get("place") or ""), str(known.get("case") or "")
    return tasks.add(txn, title=title, given_on=given_on, place=place, case=case, work=work, **more)


def drop(txn: Transaction, *, work: str) -> None:
    """Take a cell out of the matrix; its tasks and history stay."""
    change(txn, rec=work, fields={"dropped": True})

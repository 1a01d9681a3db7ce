"""Plans of buildings: outlines drawn on a picture, each of them one building, coloured by how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import works
from storage.community.issue_filter import Filter, chips, details
from storage.community.ledger import Ledger, add_row, change_row, drop_row
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

SCALE = 10_000
"""Points are in ten-thousandths of the picture's width and height, so that they stay right at any size."""
KINDS = ("polygon", "rectangle")
Point = tuple[int, int]


@dataclass(frozen=True)
class BuildingPlan:
    """One picture to draw on. *picture* is a photo record, *place* the part of the community that it shows."""

    id: str
    community: str
    title: str
    picture: str
    place: str


@dataclass(frozen=True)
class Outline:
    """One outline. *value* says how it was drawn; *points* are its corners as "x y"."""

    owner: str
    key: str
    value: str
    place: str
    points: tuple[str, ...]

    @property
    def corners(self) -> tuple[Point, ...]:
        """The corners as numbers; what another program wrote and no number can be read from is left out."""
        found = []
        for one in self.points:
            x, _, y = one.partition(" ")
            if x.isdecimal() and y.isdecimal():
                found.append((min(int(x), SCALE), min(int(y), SCALE)))
        return tuple(found)


building_plans = Ledger(BuildingPlan, kind="building_plan", name="building_plan")
outlines = Ledger(Outline, kind="building_plan", name="building_outline", repeat="outline", indexes=("place",))


def outlines_of(db: Database, plan: str) -> list[Outline]:
    """The outlines of a plan that have an inside, in the order in which they were drawn."""
    return [one for one in outlines.select(db, "owner = ?", (plan,), order="key") if len(one.corners) > 2]


def standing(db: Database, *, by: str, measure: str | None = None, case: str = "") -> dict[str, str]:
    """How each building stands by id; a building of which nothing is known is left out.

    By "measure": done, doing or planned, for one *measure* or (None) all of them together. By "issues": major, open
    or clear, without what is cared for quietly. By "inspected": all, some or none of its homes were visited.
    """
    if by == "measure":
        found = works.matrix(db, case=case)
        if measure is not None:
            return {at: state for (at, what), (state, _) in found.cells.items() if what == measure}
        return {one.id: found.state_of(one.id) for one in found.places}
    if by == "issues":
        wanted = Filter(open=True, public=True)
        public = chips(wanted).parts + details(wanted).parts
        sql = (
            "SELECT building, max(level = 'major') FROM issue"  # noqa: S608 - conditions from our own code
            f" WHERE building <> '' AND {' AND '.join(public)} GROUP BY building"
        )
        worst = {place: "major" if major else "open" for place, major in db.conn.execute(sql)}
        seen = {place: "clear" for place, state in standing(db, by="inspected").items() if state != "none"}
        return seen | worst
    sql = (
        "SELECT p.building, count(*), sum(EXISTS (SELECT 1 FROM visit v WHERE v.place = p.id)) FROM place p"
        " WHERE p.level = 'unit' AND p.merged_into = '' AND p.building <> '' GROUP BY p.building"
    )
    return {
        place: "all" if visited == homes else "some" if visited else "none"
        for place, homes, visited in db.conn.execute(sql)
    }


# Verbs


def begin(txn: Transaction, *, title: str, place: str = "") -> str:
    """Begin a plan; its picture is hung on it next. Raises UserError LEDGER_005 without a title."""
    if not title.strip():
        raise UserError("LEDGER_005")
    return building_plans.add(txn, title=title.strip(), place=place)


def draw(txn: Transaction, *, plan: str, corners: Sequence[Point], kind: str = "polygon", place: str = "") -> str:
    """Draw an outline; returns its key. Raises UserError LEDGER_040 with fewer than three corners."""
    if kind not in KINDS:
        raise ValueError(kind)
    stamp = f"{round(txn.author.clock().timestamp() * 1000):012x}{txn.new_id()[12:]}"
    return add_row(txn, rec=plan, repeat="outline", key=stamp, value=kind, place=place, points=_written(corners))


def reshape(txn: Transaction, *, plan: str, outline: str, corners: Sequence[Point]) -> None:
    """Put an outline elsewhere. Raises UserError LEDGER_040 with fewer than three corners."""
    change_row(txn, rec=plan, repeat="outline", key=outline, points=_written(corners))


def assign(txn: Transaction, *, plan: str, outline: str, place: str) -> None:
    """Say which building an outline is; "" takes it back."""
    change_row(txn, rec=plan, repeat="outline", key=outline, place=place)


def erase(txn: Transaction, *, plan: str, outline: str) -> None:
    """Take an outline away; the history keeps it."""
    drop_row(txn, rec=plan, repeat="outline", key=outline)


def _written(corners: Iterable[Point]) -> list[str]:
    found = [f"{min(max(round(x), 0), SCALE)} {min(max(round(y), 0), SCALE)}" for x, y in corners]
    if len(set(found)) < 3:
        raise UserError("LEDGER_040")
    return found

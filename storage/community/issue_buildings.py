"""The ledger by building: how many issues are open, late, major and put right in each, and inside one to its homes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.lean import dataclass
from storage.community import issue_table, places
from storage.community.issue_filter import Filter, chips, details, words
from storage.community.issue_marks import LEVEL_MARKS, OPEN, SOLVED
from storage.community.places import Place
from storage.engine import Database


@dataclass(frozen=True)
class Bars:
    """What stands at a place and inside it. *late* and *major* are parts of *open*; *passed* were rechecked."""

    place: str
    total: int = 0
    open: int = 0
    late: int = 0
    major: int = 0
    passed: int = 0

    def __add__(self, other: Bars) -> Bars:
        return Bars(
            self.place, self.total + other.total, self.open + other.open, self.late + other.late,
            self.major + other.major, self.passed + other.passed,
        )  # fmt: skip

    @property
    def weight(self) -> tuple[int, int, int]:
        """How bad it is: what is major and open first, then what is late, then what is open."""
        return self.major, self.late, self.open


@dataclass(frozen=True)
class Inside:
    """One part of a building: a stairwell, a floor or a home. *places* are the places whose issues it holds."""

    key: str
    level: str
    name: str
    depth: int
    bars: Bars
    places: tuple[str, ...]


_COUNTED = (
    f"count(*), sum(marks & {OPEN}), sum(term > '' AND term < ?),"
    f" sum((marks & {OPEN | LEVEL_MARKS['major']}) = {OPEN | LEVEL_MARKS['major']}), sum((marks & {SOLVED}) <> 0)"
)


def buildings(db: Database, wanted: Filter, *, today: str) -> list[tuple[Bars, Place]]:
    """Every building with an issue that *wanted* lets through, the worst first; then the places beside buildings."""
    found = _by(db, "building", wanted, today=today)
    found += [bars for bars in _by(db, "place", wanted, today=today, outside=True) if bars.place]
    known = places.load_many(db, (bars.place for bars in found))
    rows = [(bars, known[bars.place]) for bars in found if bars.place in known]
    return sorted(rows, key=lambda row: (*(-part for part in row[0].weight), row[1].order))


def parts(db: Database, building: str, wanted: Filter, *, today: str) -> list[Inside]:
    """What is inside *building* in walking order: stairwells, floors and homes that have an issue let through."""
    here = Filter(**{**vars(wanted), "areas": (), "buildings": (building,)})
    by_place = {bars.place: bars for bars in _rows(db, "place", here, today=today)}
    tree = places.tree(db, within=building)
    found: list[Inside] = []
    own = by_place.get(building)
    if own is not None:
        found.append(Inside(building, "building", "", 0, own, (building,)))
    stairwells = [place for place in tree if place.level == "stairwell"]
    for stairwell in stairwells:
        homes = [place for place in tree if place.stairwell == stairwell.id and place.level == "unit"]
        found += _branch(stairwell, homes, by_place)
    loose = [place for place in tree if place.level == "unit" and not place.stairwell]
    found += _floors(loose, by_place, key=building, depth=0)
    return found


def _branch(stairwell: Place, homes: list[Place], by_place: Mapping[str, Bars]) -> list[Inside]:
    members = [stairwell.id, *(home.id for home in homes)]
    bars = _sum(stairwell.id, (by_place[one] for one in members if one in by_place))
    if not bars.total:
        return []
    whole = Inside(stairwell.id, "stairwell", stairwell.name, 0, bars, tuple(members))
    return [whole, *_floors(homes, by_place, key=stairwell.id, depth=1)]


def _floors(homes: list[Place], by_place: Mapping[str, Bars], *, key: str, depth: int) -> list[Inside]:
    floors: dict[int, list[Place]] = {}
    for home in homes:
        if home.id in by_place:
            floors.setdefault(home.floor or 0, []).append(home)
    found: list[Inside] = []
    for floor, inside in sorted(floors.items()):
        members = tuple(home.id for home in inside)
        bars = _sum(f"{key}/{floor}", (by_place[one] for one in members))
        if floor:
            found.append(Inside(f"{key}/{floor}", "floor", str(floor), depth, bars, members))
        lower = depth + bool(floor)
        found += [Inside(home.id, "unit", home.name, lower, by_place[home.id], (home.id,)) for home in inside]
    return found


def _sum(place: str, every: Iterable[Bars]) -> Bars:
    return sum(every, Bars(place))


def _by(db: Database, column: str, wanted: Filter, *, today: str, outside: bool = False) -> list[Bars]:
    """Counts by *column*, from the index of buildings alone where marks and words decide."""
    if details(wanted).parts or wanted.buildings or wanted.places:
        return _rows(db, column, wanted, today=today, outside=outside)
    where = chips(Filter(**{**vars(wanted), "communities": ()})) + words(wanted)
    where.add("building = ''" if outside else "building <> ''")
    if outside:
        where.any_of("area", wanted.areas)
        where.any_of("community", wanted.communities)
    else:
        for name, values in (("area", wanted.areas), ("community", wanted.communities)):
            if values:
                marks = ", ".join("?" * len(values))
                where.add(f"building IN (SELECT id FROM place WHERE {name} IN ({marks}))", *values)  # noqa: S608
    return _read(db, column, "issue INDEXED BY issue_by_building", where.parts, [today, *where.values])


def _rows(db: Database, column: str, wanted: Filter, *, today: str, outside: bool = False) -> list[Bars]:
    source, where, _ = issue_table.way(db, wanted, sort="last_seen")
    where.add("building = ''" if outside else "building <> ''" if column == "building" else "1")
    return _read(db, column, source, where.parts, [today, *where.values])


def _read(db: Database, column: str, source: str, conditions: list[str], values: list[str]) -> list[Bars]:
    sql = f"SELECT {column}, {_COUNTED} FROM {source} WHERE {' AND '.join(conditions)} GROUP BY 1"  # noqa: S608
    return [Bars(*row) for row in db.conn.execute(sql, values)]

"""The tree of places: community, area, building, stairwell and unit.

A place's id is a hash of its parent, level and normalised name, so two laptops that enter the same house meet
in one record. Path, order and public label are derived: they follow when a parent is renamed or merged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.place_bulk import Wanted, floor_of
from storage.community.place_names import normalise_name
from storage.community.place_rows import root_id as root_id
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

COLUMNS = (
    "id, community, level, name, parent, floor, code, path, ord, depth, area, building, stairwell, public_label,"
    " merged_into"
)


@dataclass(frozen=True)
class Place:
    """One place of the tree. *path* is its full name, *public_label* what a public document may say."""

    id: str
    community: str
    level: str
    name: str
    parent: str
    floor: int | None
    code: int | None
    path: str
    order: str
    depth: int
    area: str
    building: str
    stairwell: str
    public_label: str
    merged_into: str


@dataclass(frozen=True)
class Preview:
    """What a definition would do: the paths that are new, and those that exist already."""

    new: tuple[Wanted, ...]
    existing: tuple[Wanted, ...]


def place_id(parent: str, level: str, name: str) -> str:
    """The id that every laptop gives to the place called *name* under *parent*."""
    text = "\x1f".join((parent, level, normalise_name(name, level)))
    return "place:" + hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


# Queries


def load(db: Database, place: str) -> Place | None:
    row = db.conn.execute(f"SELECT {COLUMNS} FROM place WHERE id = ?", (place,)).fetchone()  # noqa: S608
    return Place(*row) if row else None


def load_many(db: Database, places: Iterable[str]) -> dict[str, Place]:
    """The places that exist among *places*, by id."""
    sql = f"SELECT {COLUMNS} FROM place WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    rows = db.conn.execute(sql, (json.dumps(list(dict.fromkeys(places))),))
    return {row[0]: Place(*row) for row in rows}


def tree(
    db: Database, *, community: str | None = None, within: str | None = None, levels: Sequence[str] = ()
) -> list[Place]:
    """All places in the order in which people walk: parents first, 2幢 before 10幢. Merged ones are left out.

    *levels* leaves out the others; without homes, which are nearly all places, few rows are read.
    """
    where: list[str] = ["merged_into = ''"]
    values: list[str] = []
    if levels:
        where.append(f"level IN ({', '.join('?' * len(levels))})")
        values += levels
        if "unit" not in levels:
            where.append("level <> 'unit'")  # for the index of everything but homes
    if community:
        where.append("community = ?")
        values.append(community)
    if within:
        where.append("(id = ? OR area = ? OR building = ? OR stairwell = ? OR parent = ?)")
        values += [within] * 5
    sql = f"SELECT {COLUMNS} FROM place WHERE {' AND '.join(where)} ORDER BY ord, id"  # noqa: S608
    return [Place(*row) for row in db.conn.execute(sql, values)]


def any_building(db: Database) -> bool:
    """Whether somebody has entered a building yet."""
    sql = "SELECT 1 FROM place WHERE level = 'building' AND level <> 'unit' AND merged_into = '' LIMIT 1"
    return db.conn.execute(sql).fetchone() is not None


def children(db: Database, parent: str, *, level: str | None = None) -> list[Place]:
    sql = f"SELECT {COLUMNS} FROM place WHERE parent = ? AND merged_into = ''"  # noqa: S608
    rows = db.conn.execute(
        sql + (" AND level = ?" if level else "") + " ORDER BY ord, id", (parent, level)[: 1 + bool(level)]
    )
    return [Place(*row) for row in rows]


def units(db: Database, place: str) -> list[Place]:
    """The homes inside a building or stairwell, in walking order."""
    sql = f"SELECT {COLUMNS} FROM place WHERE level = 'unit' AND merged_into = ''"  # noqa: S608
    found = db.conn.execute(sql + " AND (building = ?1 OR stairwell = ?1) ORDER BY ord, id", (place,))
    return [Place(*row) for row in found]


def homes_of_buildings(db: Database) -> dict[str, int]:
    """How many homes each building has."""
    sql = "SELECT building, count(*) FROM place WHERE level = 'unit' AND merged_into = '' GROUP BY building"
    return dict(db.conn.execute(sql).fetchall())


def named(db: Database, name: str, *, level: str, parent: str | None = None) -> list[Place]:
    """Places that *name* may mean, whatever way it is written."""
    sql = f"SELECT {COLUMNS} FROM place WHERE norm = ? AND level = ? AND merged_into = ''"  # noqa: S608
    rows = db.conn.execute(sql + " ORDER BY ord, id", (normalise_name(name, level), level))
    return [place for place in (Place(*row) for row in rows) if parent is None or parent in _ancestors(place)]


def _ancestors(place: Place) -> tuple[str, ...]:
    return (place.parent, place.stairwell, place.building, place.area)


def resolve(db: Database, place: str) -> str:
    """The place that stands for *place* after merges. Two merges in a circle end at the smaller id."""
    seen = [place]
    while row := db.conn.execute("SELECT merged_into FROM place WHERE id = ?", (seen[-1],)).fetchone():
        if not row[0]:
            break
        if row[0] in seen:
            return min(seen[seen.index(row[0]) :])
        seen.append(row[0])
    return seen[-1]


def same_as(db: Database, place: str) -> list[str]:
    """*place* and every place merged into it, sorted."""
    found, waiting = {place}, [place]
    while waiting:
        # the second condition lets the index of merged places answer, of which there are few
        sql = "SELECT id FROM place WHERE merged_into = ? AND merged_into <> ''"
        rows = db.conn.execute(sql, (waiting.pop(),)).fetchall()
        waiting += [row[0] for row in rows if row[0] not in found]
        found |= {row[0] for row in rows}
    return sorted(found)


def standing(db: Database) -> dict[str, str]:
    """Every place that was merged, with the place that stands for it now; however often that was merged on."""
    into = dict(db.conn.execute("SELECT id, merged_into FROM place WHERE merged_into <> ''").fetchall())
    found = {}
    for place in into:
        at, seen = place, {place}
        while at in into and into[at] not in seen:
            at = into[at]
            seen.add(at)
        found[place] = at
    return found


def preview(db: Database, wanted: Sequence[Wanted], *, parent: str) -> Preview:
    """What `add_places` would create, before anything is written."""
    new: list[Wanted] = []
    existing: list[Wanted] = []
    ids: dict[tuple[tuple[str, str], ...], str | None] = {}
    for one in wanted:
        key = _key(one.path)
        above = ids.get(key[:-1]) if len(key) > 1 else parent
        ids[key] = _existing(db, above, one) if above else None
        (existing if ids[key] else new).append(one)
    return Preview(tuple(new), tuple(existing))


# Verbs


def add_places(txn: Transaction, *, wanted: Sequence[Wanted], parent: str) -> list[str]:
    """Create what is missing of *wanted* under *parent*; returns the ids of all of them, in order.

    Houses and homes get the number that stands for them in public documents: the next free one under
    their parent. Raises UserError PLACE_005 when *parent* is unknown.
    """
    txn.flush()
    top = load(txn.db, parent)
    if top is None:
        raise UserError("PLACE_005", name=parent)
    ids: dict[tuple[tuple[str, str], ...], str] = {}
    codes: dict[str, int] = {}
    made: set[str] = set()
    for one in wanted:
        key = _key(one.path)
        above = ids[key[:-1]] if len(key) > 1 else parent
        found = None if above in made else _existing(txn.db, above, one)
        if found is None:
            found = _free_id(txn.db, above, one)
            made.add(found)
            fields: dict[str, str | int] = {"level": one.level, "name": one.name, "parent": above}
            if one.level in ("building", "unit"):
                codes[above] = codes.get(above) or (0 if above in made else _last_code(txn.db, above))
                codes[above] += 1
                fields["code"] = codes[above]
            floor = one.floor if one.floor is not None else floor_of(one.name) if one.level == "unit" else None
            if floor is not None:
                fields["floor"] = floor
            txn.append("place", found, fields, community=top.community)
        ids[key] = found
    return list(ids.values())


def add_place(txn: Transaction, *, level: str, name: str, parent: str, floor: int | None = None) -> str:
    """Create one place, or return the one that has this name already."""
    return add_places(txn, wanted=[Wanted(((level, name),), floor)], parent=parent)[0]


def rename(txn: Transaction, *, place: str, name: str) -> None:
    """Give *place* another name; everything recorded there stays with it."""
    _known(txn, place)
    txn.append("place", place, {"name": name})


def merge(txn: Transaction, *, place: str, into: str) -> None:
    """Say that *place* is the same as *into*: its records are shown there from now on.

    Raises UserError PLACE_007 for places of different levels or inside one another.
    """
    one, other = _known(txn, place), _known(txn, into)
    if one.level != other.level or place == into or resolve(txn.db, into) == place or one.id in _ancestors(other):
        raise UserError("PLACE_007", name=one.path, other=other.path)
    txn.append("place", place, {"merged_into": into})


def part(txn: Transaction, *, place: str) -> None:
    """Undo a merge."""
    txn.append("place", place, {"merged_into": None})


def void(txn: Transaction, *, place: str) -> None:
    """Leave out a place that was entered by mistake.

    Raises UserError PLACE_006 while other places, visits or issues hang on it.
    """
    found = _known(txn, place)
    for table, column in (("place", "parent"), ("visit", "place"), ("issue", "place")):
        sql = f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1"  # noqa: S608 - names from the line above
        if txn.db.conn.execute(sql, (place,)).fetchone():
            raise UserError("PLACE_006", name=found.path)
    txn.void(place)


def _known(txn: Transaction, place: str) -> Place:
    txn.flush()
    found = load(txn.db, place)
    if found is None:
        raise UserError("PLACE_005", name=place)
    return found


def _key(path: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((level, normalise_name(name, level)) for level, name in path)


def _existing(db: Database, parent: str, one: Wanted) -> str | None:
    row = db.conn.execute(
        "SELECT id, merged_into FROM place WHERE parent = ? AND level = ? AND norm = ? ORDER BY merged_into, id",
        (parent, one.level, normalise_name(one.name, one.level)),
    ).fetchone()
    if row is None:
        return None
    return resolve(db, row[0]) if row[1] else str(row[0])


def _free_id(db: Database, parent: str, one: Wanted) -> str:
    """The id of the name, or of the name with a mark where that record has since been renamed."""
    found = place_id(parent, one.level, one.name)
    mark = 0
    while db.conn.execute("SELECT 1 FROM place WHERE id = ?", (found,)).fetchone():
        mark += 1
        found = place_id(parent, one.level, f"{one.name}\x1f{mark}")
    return found


def _last_code(db: Database, parent: str) -> int:
    row = db.conn.execute("SELECT max(code) FROM place WHERE parent = ?", (parent,)).fetchone()
    return row[0] or 0

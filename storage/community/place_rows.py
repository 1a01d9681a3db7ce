"""The derived rows of places: path, order and public label follow from the places above.

What a public document says instead of a door: a numbered block of an estate is named (22幢), a house is its area and
number (第一片区 07 号), a home is a letter (22幢 1单元-A户). The number is given when the place is entered.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from storage.community.place_names import LEVELS, letters, natural_key, normalise_name
from storage.engine import Database
from storage.events import Value
from storage.projections import Key, Projected, dependent, projection

PLACE = """CREATE TABLE place (
    id TEXT PRIMARY KEY, community TEXT NOT NULL, level TEXT NOT NULL, name TEXT NOT NULL, norm TEXT NOT NULL,
    parent TEXT NOT NULL, floor INTEGER, code INTEGER, merged_into TEXT NOT NULL,
    path TEXT NOT NULL, ord TEXT NOT NULL, depth INTEGER NOT NULL,
    area TEXT NOT NULL, building TEXT NOT NULL, stairwell TEXT NOT NULL, public_label TEXT NOT NULL) STRICT"""
PLACE_DUTY = """CREATE TABLE place_duty (
    place TEXT NOT NULL, key TEXT NOT NULL, person TEXT NOT NULL, title TEXT NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, PRIMARY KEY (place, key)) STRICT, WITHOUT ROWID"""
INDEXES = (
    "CREATE INDEX place_by_parent ON place (parent, level, norm)",
    "CREATE INDEX place_by_code ON place (parent, code)",
    "CREATE INDEX place_by_order ON place (community, ord)",
    "CREATE INDEX place_by_building ON place (building, level)",
    "CREATE INDEX place_by_stairwell ON place (stairwell)",
    "CREATE INDEX place_by_area ON place (area)",
    "CREATE INDEX place_by_norm ON place (norm, level)",
    "CREATE INDEX place_by_level ON place (level, ord, id) WHERE level <> 'unit'",
    "CREATE INDEX place_by_merge ON place (merged_into) WHERE merged_into <> ''",
)

_BLOCK = re.compile(r"[0-9A-Z]+幢")
_DUTY = re.compile(r"duty:([^/]+)")


@projection("place", tables={"place": PLACE, "place_duty": PLACE_DUTY}, indexes=INDEXES, version=2)
def project(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """Write the place's own facts; what depends on other places is computed at the end."""
    before = db.conn.execute("SELECT parent, merged_into, code FROM place WHERE id = ?", (rec,)).fetchone()
    db.conn.execute("DELETE FROM place_duty WHERE place = ?", (rec,))
    if not state.void:
        _project_duties(db, rec, fields)
        if not fields.keys() & {"level", "name", "parent"}:
            # the community itself: its row is that of the community, here are only those who answer for it
            db.conn.execute("DELETE FROM place WHERE id = ? AND level <> 'community'", (rec,))
            return
    db.conn.execute("DELETE FROM place WHERE id = ?", (rec,))
    merged_into = "" if state.void else text(fields, "merged_into")
    if not state.void:
        level, name = text(fields, "level"), text(fields, "name")
        level = level if level in LEVELS else "unit"
        db.conn.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', 0, '', '', '', '')",
            (
                rec,
                state.community,
                level,
                name,
                normalise_name(name, level),
                text(fields, "parent"),
                whole(fields, "floor"),
                whole(fields, "code"),
                merged_into,
            ),
        )
    state.dependents.add(("place", rec))
    # two laptops may give one number to two houses; the labels of both tell them apart
    numbered = {(text(fields, "parent"), whole(fields, "code"))} | ({(before[0], before[2])} if before else set())
    for parent, code in sorted(numbered, key=repr):
        twins = db.conn.execute("SELECT id FROM place WHERE parent = ? AND code = ? AND id <> ?", (parent, code, rec))
        state.dependents.update(("place", row[0]) for row in twins)
    merges = {before[1] if before else "", merged_into} - {""}
    for place in merges | ({rec} if merges else set()):
        state.dependents.add(("place_merge", place))


def _project_duties(db: Database, rec: str, fields: Mapping[str, Value]) -> None:
    for field, value in fields.items():
        if (match := _DUTY.fullmatch(field)) and isinstance(value, str):
            duty = (
                rec,
                match[1],
                value,
                *(text(fields, f"{field}/{part}") for part in ("title", "since", "until")),
            )
            db.conn.execute("INSERT INTO place_duty VALUES (?, ?, ?, ?, ?, ?)", duty)


@projection("community")
def project_root(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """The community itself is the root of its places; it follows the community's name."""
    name, root = text(fields, "name"), root_id(rec.partition(":")[2])
    db.conn.execute("DELETE FROM place WHERE id = ?", (root,))
    if not state.void:
        db.conn.execute(
            "INSERT INTO place VALUES (?, ?, 'community', ?, ?, '', NULL, NULL, '', '', '', 0, '', '', '', '')",
            (root, state.community, name, normalise_name(name, "community")),
        )
    state.dependents.add(("place", root))


def root_id(community: str) -> str:
    """The place that is a community itself. Its name may change, so its id does not come from the name."""
    return "place:" + hashlib.blake2b(f"\x1fcommunity\x1f{community}".encode(), digest_size=16).hexdigest()


@dependent("place")
def recompute(db: Database, key: Key, further: set[Key]) -> None:
    """Work out path, order and label of a place and of everything inside it."""
    waiting = [_highest_new(db, key[1])]
    seen: set[str] = set()
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        if not _place_in_tree(db, place):
            continue  # what is inside has been worked out from the same
        waiting += [row[0] for row in db.conn.execute("SELECT id FROM place WHERE parent = ?", (place,))]
        further.update(
            ("standing", place, row[0]) for row in db.conn.execute("SELECT item FROM issue WHERE place = ?", (place,))
        )


def _highest_new(db: Database, place: str) -> str:
    """The place to begin at: the topmost above *place* that has not been worked out, so that none is done twice."""
    seen = {place}
    while True:
        row = db.conn.execute(
            "SELECT above.id FROM place JOIN place AS above ON above.id = place.parent"
            " WHERE place.id = ? AND above.path = ''",
            (place,),
        ).fetchone()
        if row is None or row[0] in seen:
            return place
        place = row[0]
        seen.add(place)


def _place_in_tree(db: Database, place: str) -> bool:
    """Write what depends on the places above; whether that changed anything."""
    row = db.conn.execute(
        "SELECT level, name, parent, code, path, ord, depth, area, building, stairwell, public_label FROM place"
        " WHERE id = ?",
        (place,),
    ).fetchone()
    if row is None:
        return True
    level, name, parent, code, *stored = row
    above = db.conn.execute(
        "SELECT id, level, path, ord, depth, area, building, stairwell, public_label FROM place WHERE id = ?", (parent,)
    ).fetchone()
    path, order, depth, label = name, natural_key(name), 0, ""
    around = {"area": "", "building": "", "stairwell": ""}
    if above:
        top, above_level, above_path, above_order, above_depth, *ancestors, above_label = above
        around = dict(zip(around, ancestors, strict=True))
        if above_level in around and not around[above_level]:
            around[above_level] = top  # a lane inside an area: both count to the area
        inside = above_level != "community"
        path = f"{above_path} {name}" if inside else name
        order, depth = f"{above_order}/{natural_key(name)}", above_depth + 1
        label = above_label if inside else ""
    label = _public_label(level, name=name, above=label, code=_shown_code(db, place, parent, code))
    derived = [path, order, depth, *around.values(), label]
    if derived == stored:
        return False
    db.conn.execute(
        "UPDATE place SET path = ?, ord = ?, depth = ?, area = ?, building = ?, stairwell = ?, public_label = ?"
        " WHERE id = ?",
        (*derived, place),
    )
    return True


def _shown_code(db: Database, place: str, parent: str, code: int | None) -> tuple[int, int]:
    """The number of a place and how many before it got the same one on another laptop."""
    if code is None:
        return 0, 0
    sql = "SELECT count(*) FROM place WHERE parent = ? AND code = ? AND id < ?"
    return code, db.conn.execute(sql, (parent, code, place)).fetchone()[0]


def _public_label(level: str, *, name: str, above: str, code: tuple[int, int]) -> str:
    number, twins = code
    twin = f"-{twins + 1}" if twins else ""
    if level == "building" and not _BLOCK.fullmatch(normalise_name(name, level)):
        shown = f"{number:02d}{twin} 号"
    elif level == "unit":
        shown = f"{letters(max(number - 1, 0))}{twin}户"
        return f"{above}-{shown}" if above else shown
    else:
        shown = name
    return f"{above} {shown}" if above else shown


def text(fields: Mapping[str, Value], name: str) -> str:
    """A field as text, "" when it is missing or something else."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def whole(fields: Mapping[str, Value], name: str) -> int | None:
    """A field as a whole number, None when it is missing or something else."""
    value = fields.get(name)
    if isinstance(value, str) and value.lstrip("-").isdecimal() and len(value) < 16:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None

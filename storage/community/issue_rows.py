"""The derived rows of issues: one per place and checklist item, whoever found it and however often.

Findings of visits and steps of the issue are rows of their own. From these, and from nothing else, the standing
of an issue is worked out at the end of a transaction, so two laptops that exchange events in any order agree.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from storage.community import issue_marks
from storage.community.checklist_items import item_label, item_order
from storage.community.issue_states import LEVELS, STATES, Finding, Standing, Step, course
from storage.community.place_rows import text
from storage.community.places import resolve, same_as
from storage.engine import Database
from storage.events import Value
from storage.projections import Key, Projected, dependent, projection

ISSUE = """CREATE TABLE issue (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, community TEXT NOT NULL, place TEXT NOT NULL,
    area TEXT NOT NULL, building TEXT NOT NULL, place_ord TEXT NOT NULL, item TEXT NOT NULL,
    item_seq INTEGER NOT NULL, item_group TEXT NOT NULL, state TEXT NOT NULL, state_rank INTEGER NOT NULL,
    level TEXT NOT NULL, level_rank INTEGER NOT NULL, opened TEXT NOT NULL, last_seen TEXT NOT NULL,
    times_found INTEGER NOT NULL, relapses INTEGER NOT NULL, returned INTEGER NOT NULL, accepted_on TEXT NOT NULL,
    source TEXT NOT NULL, office TEXT NOT NULL, assignee TEXT NOT NULL, assigned_on TEXT NOT NULL,
    started_on TEXT NOT NULL, due TEXT NOT NULL, done_on TEXT NOT NULL, done_by TEXT NOT NULL, recheck TEXT NOT NULL,
    rechecked_on TEXT NOT NULL, rechecked_by TEXT NOT NULL, fed_back_on TEXT NOT NULL, rated TEXT NOT NULL,
    escalated_on TEXT NOT NULL, escalated_to TEXT NOT NULL, side TEXT NOT NULL, open INTEGER NOT NULL,
    marks INTEGER NOT NULL, term TEXT NOT NULL, words TEXT NOT NULL) STRICT"""
FINDING = """CREATE TABLE finding (
    visit TEXT NOT NULL, room TEXT NOT NULL, item TEXT NOT NULL, place TEXT NOT NULL, day TEXT NOT NULL,
    verdict TEXT NOT NULL, level TEXT NOT NULL, due TEXT NOT NULL, reasons TEXT NOT NULL, note TEXT NOT NULL,
    photo_fields TEXT NOT NULL, PRIMARY KEY (visit, room, item)) STRICT, WITHOUT ROWID"""
ISSUE_STEP = """CREATE TABLE issue_step (
    rec TEXT NOT NULL, key TEXT NOT NULL, issue TEXT NOT NULL, what TEXT NOT NULL, day TEXT NOT NULL,
    at TEXT NOT NULL, by_whom TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL, due TEXT NOT NULL,
    source TEXT NOT NULL, photos TEXT NOT NULL, PRIMARY KEY (rec, key)) STRICT, WITHOUT ROWID"""
ISSUE_NOTE = """CREATE TABLE issue_note (
    issue TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL, by_whom TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (issue, key)) STRICT, WITHOUT ROWID"""
ISSUE_PLACE = """CREATE TABLE issue_place (
    issue TEXT PRIMARY KEY, place TEXT NOT NULL, item TEXT NOT NULL) STRICT, WITHOUT ROWID"""
SORTED_BY = {
    "place": ("place_ord", "item_seq", "id"),
    "item": ("item_seq", "place_ord", "id"),
    "level": ("level_rank", "place_ord", "id"),
    "state": ("state_rank", "due", "place_ord", "id"),
    "opened": ("opened", "place_ord", "id"),
    "due": ("due", "place_ord", "id"),
    "times_found": ("times_found", "place_ord", "id"),
    "assignee": ("assignee", "place_ord", "id"),
}
"""The sortings that the window offers. Each has an index that holds the marks too, so no row is read to skip it."""
TABLES = {
    **issue_marks.TABLES,
    "issue": ISSUE,
    "finding": FINDING,
    "issue_step": ISSUE_STEP,
    "issue_note": ISSUE_NOTE,
    "issue_place": ISSUE_PLACE,
}
INDEXES = (
    *issue_marks.INDEXES,
    "CREATE INDEX finding_by_place ON finding (place, item)",
    "CREATE INDEX finding_by_day ON finding (day)",
    "CREATE INDEX finding_pictured ON finding (place, item, day, visit, photo_fields)"
    " WHERE verdict = 'fail' AND photo_fields <> ''",
    "CREATE INDEX issue_step_by_issue ON issue_step (issue)",
    "CREATE INDEX issue_step_by_day ON issue_step (day)",
    "CREATE INDEX issue_place_by_place ON issue_place (place)",
    "CREATE INDEX issue_at ON issue (place, item)",
    "CREATE INDEX issue_by_building ON issue (building, marks, term)",
    "CREATE INDEX issue_by_area ON issue (area)",
    "CREATE INDEX issue_by_marks ON issue (marks, term)",
    # one community is few rows: a single index answers every chip, every sorting and every count of it
    "CREATE INDEX issue_by_community ON issue (community, marks, term, due, opened, level_rank, state_rank,"
    " times_found, assignee, item_seq, place_ord, id, relapses, item, area, building, place,"
    " accepted_on)",
    # the same for a kind of items
    "CREATE INDEX issue_by_group ON issue (item_group, marks, term, due, opened, level_rank, state_rank, times_found,"
    " assignee, item_seq, place_ord, id, community, building)",
    *(
        f"CREATE INDEX issue_by_{name} ON issue ({', '.join(columns)}, marks, term)"
        for name, columns in SORTED_BY.items()
    ),
)

_STEP = re.compile(r"(step|note):([^/]+)")


def issue_id(place: str, item: str) -> str:
    """The id that every laptop gives to the issue of *item* at *place*."""
    return "issue:" + hashlib.blake2b(f"{place}\x1f{item}".encode(), digest_size=16).hexdigest()


@projection("issue", tables=TABLES, indexes=INDEXES, version=3)
def project(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """Write the steps and notes of one issue; its standing follows at the end."""
    for table, column in (("issue_step", "rec"), ("issue_note", "issue"), ("issue_place", "issue")):
        db.conn.execute(f"DELETE FROM {table} WHERE {column} = ?", (rec,))  # noqa: S608 - names from the line above
    place, item = text(fields, "place"), text(fields, "item")
    if not state.void and place and item:
        db.conn.execute("INSERT INTO issue_place VALUES (?, ?, ?)", (rec, place, item))
        for field, value in fields.items():
            if not (match := _STEP.fullmatch(field)) or not isinstance(value, str):
                continue
            day, by = text(fields, f"{field}/day"), text(fields, f"{field}/by")
            if match[1] == "note":
                db.conn.execute("INSERT INTO issue_note VALUES (?, ?, ?, ?, ?)", (rec, match[2], day, by, value))
                continue
            step = Step(
                id=match[2],
                what=value,
                day=day,
                by=by,
                **{part: text(fields, f"{field}/{part}") for part in ("at", "value", "note", "due", "source")},
                photos=tuple(str(photo) for photo in _list(fields.get(f"{field}/photos"))),
            )
            insert_step(db, rec, issue=rec, step=step)
    if place and item:
        state.dependents.add(("standing", place, item))


def insert_step(db: Database, rec: str, *, issue: str, step: Step) -> None:
    """Add a step that record *rec* tells of *issue*."""
    db.conn.execute(
        "INSERT INTO issue_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rec,
            step.id,
            issue,
            step.what,
            step.day,
            step.at,
            step.by,
            step.value,
            step.note,
            step.due,
            step.source,
            json.dumps(step.photos),
        ),
    )


@dependent("place_merge")
def after_merge(db: Database, key: Key, further: set[Key]) -> None:
    """A place was merged or parted: the issues of all places that now mean it are worked out anew."""
    for place in same_as(db, resolve(db, key[1])) + [key[1]]:
        for table in ("finding", "issue_place", "issue"):
            rows = db.conn.execute(f"SELECT DISTINCT item FROM {table} WHERE place = ?", (place,))  # noqa: S608
            further.update(("standing", place, row[0]) for row in rows)
        queued = db.conn.execute("SELECT item FROM issue_concern WHERE place = ?", (place,))
        further.update(("queue", place, row[0]) for row in queued)


@dependent("standing_of")
def recompute_by_id(db: Database, key: Key, further: set[Key]) -> None:
    """The same for whoever knows an issue by its id only."""
    for table, column in (("issue_place", "issue"), ("issue", "id")):
        row = db.conn.execute(f"SELECT place, item FROM {table} WHERE {column} = ?", (key[1],)).fetchone()  # noqa: S608
        if row:
            further.add(("standing", *row))


@dependent("standing")
def recompute(db: Database, key: Key, further: set[Key]) -> None:
    """Work out how the issue of one place and item stands, and write its row."""
    _, place, item = key
    target = resolve(db, place)
    group = (
        same_as(db, target) if db.conn.execute("SELECT 1 FROM place WHERE merged_into <> ''").fetchone() else [target]
    )
    for member in {*group, place} - {target}:
        _replace(db, issue_id(member, item), None)
        issue_marks.keep_past(db, issue_id(member, item), [])
    rec = issue_id(target, item)
    found = [one for member in group for one in findings_at(db, member, item)]
    steps = [one for member in group for one in steps_of(db, issue_id(member, item))]
    days = course(found, steps)
    issue_marks.keep_past(db, rec, issue_marks.past(days))
    if days:
        row = _row(db, rec, place=target, item=item, standing=days[-1][1], found=found, steps=steps)
        _replace(db, rec, row)
    else:
        _replace(db, rec, None)


def _replace(db: Database, rec: str, row: tuple[str | int, ...] | None) -> None:
    """Write what differs between the stored row of an issue and *row*, and nothing else.

    An issue stands in a dozen indexes, and most of what happens to it changes few of them.
    """
    stored = db.conn.execute(_SELECT, (rec,)).fetchone()
    number, old = (stored[0], stored[1:]) if stored else (0, None)
    if row == old:
        return
    if row is None:
        db.conn.execute("DELETE FROM issue WHERE id = ?", (rec,))
    elif old is None:
        number = db.conn.execute(_INSERT, row).lastrowid
    else:
        changed = [place for place, value in enumerate(row) if value != old[place]]
        names = ", ".join(f"{COLUMNS[place]} = ?" for place in changed)
        db.conn.execute(f"UPDATE issue SET {names} WHERE id = ?", (*(row[place] for place in changed), rec))  # noqa: S608
    before, after = (tuple(cells[place] for place in _KEY) if cells else None for cells in (old, row))
    if before != after:
        if before:
            issue_marks.count_out(db, before)
        if after:
            issue_marks.count_in(db, after)
    if old is not None and (row is None or row[-1] != old[-1]):
        issue_marks.forget(db, number)
    if row is not None and (old is None or row[-1] != old[-1]):
        issue_marks.find_by(db, number, str(row[-1]))


def findings_at(db: Database, place: str, item: str) -> list[Finding]:
    """What visits found at exactly this place about *item*, oldest first."""
    rows = db.conn.execute(
        "SELECT visit, day, verdict, level, due, reasons, note, room FROM finding WHERE place = ? AND item = ?"
        " ORDER BY day, visit, room",
        (place, item),
    )
    return [
        Finding(visit, day, verdict, level, due, tuple(reasons.split()), *rest)
        for visit, day, verdict, level, due, reasons, *rest in rows
    ]


def steps_of(db: Database, issue: str) -> list[Step]:
    """What was done about an issue, oldest first."""
    rows = db.conn.execute(
        "SELECT key, what, day, at, by_whom, value, note, due, photos, source FROM issue_step WHERE issue = ?"
        " ORDER BY day, at, key, rec",
        (issue,),
    )
    return [Step(*row[:8], tuple(json.loads(row[8])), str(row[9])) for row in rows]  # type: ignore[call-arg]


_STANDING_COLUMNS = [name for name in Standing.__annotations__ if name not in ("state", "level", "spot")]
COLUMNS = tuple(re.findall(r"(\w+) (?:TEXT|INTEGER) NOT NULL", ISSUE))
_SELECT = f"SELECT n, {', '.join(COLUMNS)} FROM issue WHERE id = ?"  # noqa: S608
_INSERT = f"INSERT INTO issue ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
_KEY = tuple(COLUMNS.index(name) for name in ("community", "marks", "term"))


def _row(
    db: Database, rec: str, *, place: str, item: str, standing: Standing, found: list[Finding], steps: list[Step]
) -> tuple[str | int, ...]:
    at = db.conn.execute(
        "SELECT community, area, building, ord, path, level FROM place WHERE id = ?", (place,)
    ).fetchone() or ("", "", "", "", "", "")
    community, area, building, order, path, level = at
    seq, group = item_order(item)
    words = [path, item_label(item), standing.assignee, *(one.note for one in found), *(one.note for one in steps)]
    return (
        rec,
        community,
        place,
        place if level == "area" and not area else area,  # a lane's own issues are counted with it
        place if level == "building" else building,
        order,
        item,
        seq,
        group,
        standing.state,
        STATES.index(standing.state),
        standing.level,
        LEVELS.index(standing.level),
        *(getattr(standing, name) for name in _STANDING_COLUMNS),
        int(not standing.side and not standing.solved),
        issue_marks.marks(standing),
        issue_marks.term(standing),
        "\n".join(filter(None, words)),
    )


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []

"""The derived rows of issues: one per place and checklist item, whoever found it and however often.

Findings of visits and steps of the issue are rows of their own. From these, and from nothing else, the standing
of an issue is worked out at the end of a transaction, so two laptops that exchange events in any order agree.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields as fields_of

from storage.community.checklist_items import item_label, item_order
from storage.community.issue_states import LEVELS, STATES, Finding, Standing, Step, derive
from storage.community.place_rows import text
from storage.community.places import resolve, same_as
from storage.engine import Database
from storage.events import Value
from storage.projections import Key, Projected, dependent, projection

ISSUE = """CREATE TABLE issue (
    id TEXT PRIMARY KEY, community TEXT NOT NULL, place TEXT NOT NULL, area TEXT NOT NULL, building TEXT NOT NULL,
    place_ord TEXT NOT NULL, item TEXT NOT NULL, item_seq INTEGER NOT NULL, item_group TEXT NOT NULL,
    state TEXT NOT NULL, state_rank INTEGER NOT NULL, level TEXT NOT NULL, level_rank INTEGER NOT NULL,
    opened TEXT NOT NULL, last_seen TEXT NOT NULL, times_found INTEGER NOT NULL, relapses INTEGER NOT NULL,
    returned INTEGER NOT NULL, accepted_on TEXT NOT NULL, source TEXT NOT NULL, office TEXT NOT NULL,
    assignee TEXT NOT NULL, assigned_on TEXT NOT NULL, started_on TEXT NOT NULL, due TEXT NOT NULL,
    done_on TEXT NOT NULL, done_by TEXT NOT NULL, recheck TEXT NOT NULL, rechecked_on TEXT NOT NULL,
    rechecked_by TEXT NOT NULL, fed_back_on TEXT NOT NULL, rated TEXT NOT NULL, escalated_on TEXT NOT NULL,
    escalated_to TEXT NOT NULL, side TEXT NOT NULL, open INTEGER NOT NULL, words TEXT NOT NULL) STRICT"""
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
TABLES = {
    "issue": ISSUE,
    "finding": FINDING,
    "issue_step": ISSUE_STEP,
    "issue_note": ISSUE_NOTE,
    "issue_place": ISSUE_PLACE,
}
INDEXES = (
    "CREATE INDEX finding_by_place ON finding (place, item)",
    "CREATE INDEX finding_by_day ON finding (day)",
    "CREATE INDEX issue_step_by_issue ON issue_step (issue)",
    "CREATE INDEX issue_place_by_place ON issue_place (place)",
    "CREATE INDEX issue_by_place ON issue (place, item)",
    "CREATE INDEX issue_by_building ON issue (building, place_ord)",
    "CREATE INDEX issue_by_area ON issue (area, place_ord)",
    "CREATE INDEX issue_by_order ON issue (place_ord, item_seq, id)",
    "CREATE INDEX issue_by_item ON issue (item_seq, place_ord, id)",
    "CREATE INDEX issue_by_due ON issue (due, place_ord, id)",
    "CREATE INDEX issue_by_opened ON issue (opened, place_ord, id)",
    "CREATE INDEX issue_by_last_seen ON issue (last_seen, place_ord, id)",
    "CREATE INDEX issue_by_level ON issue (level_rank, place_ord, id)",
    "CREATE INDEX issue_by_state ON issue (state_rank, place_ord, id)",
    "CREATE INDEX issue_by_relapses ON issue (relapses, place_ord, id)",
    "CREATE INDEX issue_by_community ON issue (community, place_ord)",
    "CREATE INDEX issue_by_times_found ON issue (times_found, place_ord, id)",
    "CREATE INDEX issue_by_assignee ON issue (assignee, place_ord, id)",
    "CREATE INDEX issue_by_done ON issue (done_on, place_ord, id)",
)

_STEP = re.compile(r"(step|note):([^/]+)")


def issue_id(place: str, item: str) -> str:
    """The id that every laptop gives to the issue of *item* at *place*."""
    return "issue:" + hashlib.blake2b(f"{place}\x1f{item}".encode(), digest_size=16).hexdigest()


@projection("issue", tables=TABLES, indexes=INDEXES)
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
        db.conn.execute("DELETE FROM issue WHERE id = ?", (issue_id(member, item),))
    rec = issue_id(target, item)
    db.conn.execute("DELETE FROM issue WHERE id = ?", (rec,))
    found = [one for member in group for one in findings_at(db, member, item)]
    steps = [one for member in group for one in steps_of(db, issue_id(member, item))]
    standing = derive(found, steps)
    if standing is not None:
        db.conn.execute(_INSERT, _row(db, rec, place=target, item=item, standing=standing, found=found, steps=steps))


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


_STANDING_COLUMNS = [field.name for field in fields_of(Standing) if field.name not in ("state", "level", "spot")]
_INSERT = f"INSERT INTO issue VALUES ({', '.join('?' * 37)})"  # noqa: S608


def _row(
    db: Database, rec: str, *, place: str, item: str, standing: Standing, found: list[Finding], steps: list[Step]
) -> tuple[str | int, ...]:
    at = db.conn.execute(
        "SELECT community, area, building, ord, path, level FROM place WHERE id = ?", (place,)
    ).fetchone() or ("", "", "", "", "", "")
    community, area, building, order, path, level = at
    seq, group = item_order(item)
    words = [path, item_label(item), standing.assignee, *(one.note for one in found), *(one.note for one in steps)]
    open_now = not standing.side and not standing.solved
    return (
        rec,
        community,
        place,
        area,
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
        int(open_now),
        "\n".join(filter(None, words)),
    )


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []

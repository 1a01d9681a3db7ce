"""The derived rows of visits: what a filled inspection says of its place, its rooms and each item.

Verdicts are four and never merge. Rows of findings are kept for what failed, and for what a recheck saw put right;
the rest of the verdicts is counted on the visit and stands in the form's own wide table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community import seen_items
from storage.community.checklist_items import full_checklist
from storage.community.issue_rows import insert_step, issue_id
from storage.community.issue_states import LEVELS, Step
from storage.community.place_rows import text, whole
from storage.engine import Database
from storage.events import Value
from storage.projections import Projected, projection

if TYPE_CHECKING:
    from forms.checklist import Finding

INSPECTION = "rental_inspection"
FOLLOW_UP = "followup_visit"
DOSSIER = "rental_unit"
VERDICTS = ("pass", "fail", "na", "unseen")

VISIT = """CREATE TABLE visit (
    id TEXT PRIMARY KEY, community TEXT NOT NULL, place TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL,
    number TEXT NOT NULL, inspectors TEXT NOT NULL, entry TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL,
    rooms INTEGER NOT NULL, rooms_seen INTEGER NOT NULL, passed INTEGER NOT NULL, failed INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL, unseen INTEGER NOT NULL, level TEXT NOT NULL, fixed_now INTEGER NOT NULL,
    ebikes_moved INTEGER NOT NULL, heaters_removed INTEGER NOT NULL, reported_to TEXT NOT NULL, due TEXT NOT NULL
    ) STRICT"""
VISIT_ROOM = """CREATE TABLE visit_room (
    visit TEXT NOT NULL, key TEXT NOT NULL, place TEXT NOT NULL, day TEXT NOT NULL, room_no TEXT NOT NULL,
    seen TEXT NOT NULL, failed INTEGER NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY (visit, key)
    ) STRICT, WITHOUT ROWID"""
DOSSIER_TABLE = """CREATE TABLE dossier (
    id TEXT PRIMARY KEY, community TEXT NOT NULL, place TEXT NOT NULL, unit_code TEXT NOT NULL) STRICT, WITHOUT ROWID"""

_ITEM = re.compile(r"items/[^/]+/([a-z0-9_]+)")
_ROOM = re.compile(r"room:([^/]+)")
_CHECK = re.compile(r"check:([^/]+)")
_RESULTS = {"fixed": "pass", "partly": "fail", "todo": "fail", "relapse": "relapse", "no_entry": "no_entry"}


@dataclass(frozen=True)
class Seen:
    """One item as one visit saw it, in one room ("" for the building)."""

    item: str
    room: str
    verdict: str
    level: str
    reasons: tuple[str, ...]
    note: str
    photo_fields: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """One room row of a visit."""

    key: str
    place: str
    number: str
    seen: str
    fails: tuple[str, ...]
    order: int


def rooms_of(fields: Mapping[str, Value]) -> list[Room]:
    """The rooms of a filled inspection, in their order."""
    found = []
    for name in fields:
        if match := _ROOM.fullmatch(name):
            found.append(
                Room(
                    key=match[1],
                    place=text(fields, f"{name}/room_place"),
                    number=text(fields, f"{name}/room_no"),
                    seen=text(fields, f"{name}/room_seen"),
                    fails=tuple(text(fields, f"{name}/room_fails").split()),
                    order=whole(fields, name) or 0,
                )
            )
    return sorted(found, key=lambda room: (room.order, room.key))


def seen_in(fields: Mapping[str, Value]) -> Iterator[Seen]:
    """Every verdict of a filled inspection, of the building and of each room, as `forms.checklist` reads it."""
    for found in _findings(fields):
        yield _seen(found)


def _findings(fields: Mapping[str, Value]) -> list[Finding]:
    from forms.checklist import findings  # with it comes the language of conditions, which opening does not need

    answers = {name: str(value) for name, value in fields.items() if value not in (None, "")}
    return findings(full_checklist(), answers, facts={})


def _seen(found: Finding) -> Seen:
    room = found.room or ""
    return Seen(found.item, room, found.verdict, found.level, found.reasons, found.note, found.photo_fields)


@projection(
    "answer",
    tables={"dossier": DOSSIER_TABLE},
    indexes=("CREATE INDEX dossier_by_place ON dossier (place)",),
)
def project_dossier(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """Note which record is the dossier of a house."""
    if fields.get("_form") != DOSSIER:
        return
    db.conn.execute("DELETE FROM dossier WHERE id = ?", (rec,))
    if not state.void:
        row = (rec, state.community, text(fields, "_place"), text(fields, "unit_code"))
        db.conn.execute("INSERT INTO dossier VALUES (?, ?, ?, ?)", row)


@projection(
    "answer",
    tables={"visit": VISIT, "visit_room": VISIT_ROOM, "visit_seen": seen_items.VISIT_SEEN},
    indexes=(
        "CREATE INDEX visit_by_place ON visit (place, day)",
        "CREATE INDEX visit_by_day ON visit (day)",
        "CREATE INDEX visit_room_by_place ON visit_room (place, day)",
    ),
)
def project(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """Write what a filled inspection or follow-up says; other forms have no rows here."""
    form = fields.get("_form")
    if form not in (INSPECTION, FOLLOW_UP):
        return
    before = db.conn.execute("SELECT place, item FROM finding WHERE visit = ?", (rec,)).fetchall()
    told = db.conn.execute("SELECT issue FROM issue_step WHERE rec = ?", (rec,)).fetchall()
    own = (
        ("visit", "id"),
        *((table, "visit") for table in ("visit_room", "visit_seen", "finding")),
        ("issue_step", "rec"),
    )
    for table, column in own:
        db.conn.execute(f"DELETE FROM {table} WHERE {column} = ?", (rec,))  # noqa: S608 - names from the line above
    state.dependents.update(("standing", place, item) for place, item in before)
    state.dependents.update(("standing_of", issue) for (issue,) in told)
    if state.void:
        return
    if form == INSPECTION:
        _project_inspection(db, rec, fields, state)
    else:
        _project_follow_up(db, rec, fields, state)


def _project_inspection(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    place, day, kind = text(fields, "_place"), text(fields, "visit_date"), text(fields, "visit_kind")
    rooms = {room.key: room for room in rooms_of(fields)}
    due = text(fields, "due_date")
    counts: Counter[str] = Counter()
    failed_in: Counter[str] = Counter()
    level = ""
    found = _findings(fields)
    own = {key: room.place for key, room in rooms.items()}
    seen_items.write(db, rec, found, community=state.community, place=place, day=day, rooms=own)
    for one in found:
        counts[one.verdict] += 1
        if one.verdict != "fail" and not (one.verdict == "pass" and kind == "recheck"):
            continue
        seen = _seen(one)
        at = (rooms[seen.room].place if seen.room else "") or place
        db.conn.execute(
            "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                rec,
                seen.room,
                seen.item,
                at,
                day,
                seen.verdict,
                seen.level,
                due if seen.verdict == "fail" else "",
                " ".join(seen.reasons),
                seen.note,
                " ".join(seen.photo_fields),
            ),
        )
        state.dependents.add(("standing", at, seen.item))
        if seen.verdict == "fail":
            failed_in[seen.room] += 1
            level = max(level, seen.level, key=LEVELS.index)
    for room in rooms.values():
        db.conn.execute(
            "INSERT INTO visit_room VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (rec, room.key, room.place, day, room.number, room.seen, failed_in[room.key], room.order),
        )
    db.conn.execute(
        f"INSERT INTO visit VALUES ({', '.join('?' * 22)})",  # noqa: S608 - only question marks
        (
            rec,
            state.community,
            place,
            day,
            kind,
            *(text(fields, name) for name in ("visit_no", "inspectors", "entry_ok", "start_time", "end_time")),
            len(rooms),
            sum(room.seen == "seen" for room in rooms.values()),
            counts["pass"],
            counts["fail"],
            counts["na"],
            counts["unseen"],
            level,
            *(whole(fields, name) or 0 for name in ("fixed_now", "ebike_moved", "heater_removed")),
            text(fields, "report_to"),
            due,
        ),
    )


def _project_follow_up(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    place, day = text(fields, "_place"), text(fields, "visit_date")
    on_site = text(fields, "way") in ("visit", "joint")
    for name in fields:
        match = _CHECK.fullmatch(name)
        item, result = text(fields, f"{name}/item_code"), text(fields, f"{name}/fix_result")
        if not match or not item or not result:
            continue
        issue = text(fields, f"_issue:{match[1]}") or issue_id(place, item)
        photo = text(fields, f"{name}/after_photo")
        step = Step(
            id=match[1],
            what="recheck",
            day=day,
            by=text(fields, "by"),
            value=_RESULTS.get(result, ""),
            note=text(fields, f"{name}/fix_note") or f"回访：{text(fields, 'notice_no')}",
            due=text(fields, "next_due") if result in ("partly", "todo", "relapse") else "",
            photos=(photo,) if photo else (),
        )
        if result == "moved":
            step = Step(**{**step.__dict__, "what": "vacated", "value": ""})
        elif result == "fixed" and not on_site:
            # a photo sent by chat says that it was done; only somebody on site can pass it
            step = Step(**{**step.__dict__, "what": "done", "value": ""})
        insert_step(db, rec, issue=issue, step=step)
        state.dependents.add(("standing_of", issue))
        state.dependents.add(("standing", place, item))

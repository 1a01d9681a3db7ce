"""Visits: a walk through a house with its checklist, begun anywhere, never lost, and compared with the last one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage import heads, records
from storage.community import places
from storage.community.place_names import normalise_name
from storage.community.places import Place
from storage.community.visit_rows import INSPECTION, rooms_of
from storage.drafts import Drafts
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

# More rooms than these make a form nobody scrolls through: others are added where somebody enters them.
ROOMS_AT_ONCE = 12
FACTS = (
    *("floors_total", "stairs_count", "highrise", "has_basement", "has_lift", "has_shop", "has_fire_door"),
    *("has_hydrant", "has_hose_reel", "ebike_point", "water_heater", "gas_type", "residents_total", "ext_qty"),
    *("smoke_qty", "area_m2", "land_type"),
)


@dataclass(frozen=True)
class Visit:
    """One finished visit with its counts. Unseen is in no denominator."""

    id: str
    community: str
    place: str
    day: str
    kind: str
    number: str
    inspectors: str
    entry: str
    starts: str
    ends: str
    rooms: int
    rooms_seen: int
    passed: int
    failed: int
    not_applicable: int
    unseen: int
    level: str
    fixed_now: int
    ebikes_moved: int
    heaters_removed: int
    reported_to: str
    due: str


@dataclass(frozen=True)
class UnitState:
    """How far a home is: done, issues, unseen (not entered, or never visited) or in_progress (a draft)."""

    place: str
    state: str
    visit: str = ""
    day: str = ""
    failed: int = 0


@dataclass(frozen=True)
class Progress:
    """k of n places visited since a day."""

    done: int
    total: int


@dataclass(frozen=True)
class Finished:
    """The outcome of finishing: the record, and what the form still misses (then the draft is kept)."""

    rec: str
    saved: bool
    problems: tuple[object, ...]


# Queries


def load(db: Database, visit: str) -> Visit | None:
    row = db.conn.execute("SELECT * FROM visit WHERE id = ?", (visit,)).fetchone()
    return Visit(*row) if row else None


def visits_of(db: Database, place: str) -> list[Visit]:
    """The finished visits of a building or house, latest first."""
    rows = []
    for member in places.same_as(db, places.resolve(db, place)):
        rows += db.conn.execute("SELECT * FROM visit WHERE place = ?", (member,)).fetchall()
    return sorted((Visit(*row) for row in rows), key=lambda visit: (visit.day, visit.starts, visit.id), reverse=True)


def visits_between(db: Database, *, since: str, until: str) -> list[Visit]:
    rows = db.conn.execute("SELECT * FROM visit WHERE day BETWEEN ? AND ? ORDER BY day, starts, id", (since, until))
    return [Visit(*row) for row in rows]


def days_of(db: Database, visits: Iterable[str]) -> dict[str, str]:
    """The day of each visit among *visits*."""
    sql = "SELECT id, day FROM visit WHERE id IN (SELECT value FROM json_each(?))"
    return dict(db.conn.execute(sql, (json.dumps(list(visits)),)).fetchall())


def last_visit(db: Database, place: str) -> Visit | None:
    """The latest finished visit of a place."""
    found = visits_of(db, place)
    return found[0] if found else None


def last_answers(db: Database, place: str) -> dict[str, str]:
    """All answers of the last visit, by field; empty when there was none."""
    visit = last_visit(db, place)
    return records.answers(heads.fields(db, visit.id)) if visit else {}


def dossier(db: Database, place: str) -> dict[str, str]:
    """The answers of the dossier of a building or house; empty when there is none."""
    rec = _dossier_of(db, place)
    return records.answers(heads.fields(db, rec)) if rec else {}


def dossier_record(db: Database, place: str) -> str:
    """The record that is the dossier of *place*, or shall be: two laptops that begin it meet in one record."""
    return _dossier_of(db, place) or f"{records.KIND}:{_dossier_id(place)}"


def dossier_start(db: Database, place: Place) -> dict[str, str]:
    """What a new dossier begins with: how the place is called, and the facts of its last visit."""
    last = last_answers(db, place.id)
    known = {name: last.get(f"facts/{name}", "") for name in FACTS}
    own = {"unit_code": place.public_label, "address": place.path, "building_no": place.name}
    return {name: value for name, value in (own | known).items() if value}


def _dossier_of(db: Database, place: str) -> str:
    for member in [place, *places.same_as(db, place)]:
        row = db.conn.execute("SELECT id FROM dossier WHERE place = ? ORDER BY id", (member,)).fetchone()
        if row:
            return str(row[0])
    return ""


def _dossier_id(place: str) -> str:
    return hashlib.blake2b(f"dossier\x1f{place}".encode(), digest_size=16).hexdigest()


def open_draft(ws: Workspace, place: str) -> str | None:
    """The draft of an inspection of *place* that somebody began here."""
    for draft in ws.drafts.open_drafts():
        if draft.form_id == INSPECTION and draft.place == place:
            return draft.rec
    return None


def unit_states(db: Database, building: str, *, since: str = "") -> dict[str, UnitState]:
    """How far each home of a building is, drafts on this laptop included."""
    found = {unit.id: UnitState(unit.id, "unseen") for unit in places.units(db, building)}
    rows = db.conn.execute(
        "SELECT r.place, r.seen, r.visit, r.day, r.failed FROM visit_room r JOIN visit v ON v.id = r.visit"
        " WHERE r.day >= ? AND v.place IN (SELECT id FROM place WHERE id = ?2 OR merged_into = ?2)"
        " ORDER BY r.day, v.starts, r.visit",
        (since, building),
    )
    for at, seen, visit, day, failed in rows:
        place = places.resolve(db, at)
        if place in found:
            state = "issues" if failed else "done" if seen == "seen" else "unseen"
            found[place] = UnitState(place, state, visit, day, failed)
    for rec, fields in _drafts_at(db, building):
        for room in rooms_of(fields):
            if room.place in found and (room.seen or room.fails):
                state = "issues" if room.fails else "done" if room.seen == "seen" else "in_progress"
                state = "unseen" if room.seen == "not" else state
                found[room.place] = UnitState(room.place, state, rec, "", len(room.fails))
            elif room.place in found and _touched(fields, room.key):
                found[room.place] = UnitState(room.place, "in_progress", rec)
    return found


def progress(db: Database, within: str, *, since: str, level: str = "building") -> Progress:
    """How many places of *level* inside *within* had a finished visit since a day."""
    seen = (
        "EXISTS (SELECT 1 FROM visit_room r WHERE r.place = p.id AND r.day >= ?2 AND r.seen = 'seen')"
        if level == "unit"
        else "EXISTS (SELECT 1 FROM visit v WHERE v.place = p.id AND v.day >= ?2)"
    )
    top = places.load(db, within)
    inside = "p.community = ?3" if top and top.level == "community" else "?3 IN (p.area, p.building, p.parent)"
    sql = f"SELECT count(*), coalesce(sum({seen}), 0) FROM place p WHERE level = ?1 AND merged_into = '' AND {inside}"  # noqa: S608
    total, done = db.conn.execute(
        sql, (level, since, top.community if top and top.level == "community" else within)
    ).fetchone()
    return Progress(done, total)


def _drafts_at(db: Database, place: str) -> list[tuple[str, dict[str, str]]]:
    rows = db.conn.execute(
        "SELECT rec FROM draft WHERE place = ? AND form_id = ? ORDER BY rec", (place, INSPECTION)
    ).fetchall()
    return [
        (rec, dict(db.conn.execute("SELECT field, value FROM draft_answer WHERE rec = ?", (rec,)))) for (rec,) in rows
    ]


def _touched(fields: Mapping[str, str], key: str) -> bool:
    given = {"room_no", "floor_no", "room_place"}
    prefix = f"room:{key}/"
    return any(name.startswith(prefix) and name.removeprefix(prefix) not in given for name in fields)


# Verbs


def start_visit(ws: Workspace, *, place: str, version: str, kind: str = "", units: Sequence[str] | None = None) -> str:
    """Begin the inspection of a building or house, or go on with the draft that is open; returns its record.

    Facts come from the dossier, else from the last visit. Rooms are the homes given, else those of the last
    visit, else all of them where they are few.
    """
    if draft := open_draft(ws, place):
        return draft
    moment = ws.clock()

    def prefill(db: Database) -> tuple[dict[str, str], str | None]:
        known, last = dossier(db, place), last_answers(db, place)
        at = places.load(db, place)
        fields = {
            "unit_code": known.get("unit_code") or last.get("unit_code") or (at.public_label if at else ""),
            "visit_no": _visit_number(db, day=f"{moment:%Y%m%d}", device=ws.device_id),
            "visit_date": f"{moment:%Y-%m-%d}",
            "start_time": moment.isoformat(timespec="milliseconds").partition("T")[2],
            "visit_kind": kind or ("routine" if last else "first"),
            "inspectors": ws.person,
        }
        fields |= {f"facts/{name}": known.get(name) or last.get(f"facts/{name}", "") for name in FACTS}
        for order, unit in enumerate(_rooms_to_show(db, place, units=units, last=last), start=1):
            fields |= room_fields(unit, order=order)
        return {name: value for name, value in fields.items() if value}, at.community if at else None

    fields, community = ws.read(prefill)
    return ws.drafts.start(form_id=INSPECTION, version=version, place=place, community=community, fields=fields)


def _rooms_to_show(db: Database, place: str, *, units: Sequence[str] | None, last: Mapping[str, str]) -> list[Place]:
    homes = places.units(db, place)
    if units is not None:
        return [home for home in homes if home.id in units]
    before = {value for name, value in last.items() if name.endswith("/room_place")}
    chosen = [home for home in homes if home.id in before]
    return chosen or (homes if len(homes) <= ROOMS_AT_ONCE else [])


def _visit_number(db: Database, *, day: str, device: str) -> str:
    stem = f"XL-{day}-{device[:4]}-"
    used = db.conn.execute("SELECT count(*) FROM visit WHERE number LIKE ?", (stem + "%",)).fetchone()[0]
    open_now = db.conn.execute(
        "SELECT count(*) FROM draft_answer WHERE field = 'visit_no' AND value LIKE ?", (stem + "%",)
    ).fetchone()[0]
    return f"{stem}{used + open_now + 1:02d}"


def room_fields(unit: Place, *, order: int) -> dict[str, str]:
    """The row of a home in an inspection. Its key is the home's own id, so every laptop has the same row for it."""
    row = f"room:{unit.id.partition(':')[2]}"
    fields = {row: str(order), f"{row}/room_no": unit.name, f"{row}/room_place": unit.id}
    return fields | ({f"{row}/floor_no": str(unit.floor)} if unit.floor is not None else {})


def add_room(ws: Workspace, *, visit: str, unit: str) -> str:
    """Add the row of a home to an inspection in progress; returns the row's key. An existing row is left alone."""
    home = ws.read(lambda db: places.load(db, unit))
    draft = ws.drafts.load(visit)
    if home is None or draft is None:
        raise KeyError(unit if home is None else visit)
    key = unit.partition(":")[2]
    if f"room:{key}" not in draft.fields:
        order = len(rooms_of(draft.fields)) + 1
        ws.drafts.put_all(visit, INSPECTION, room_fields(home, order=order)).result()
    return key


def finish_visit(
    txn: Transaction,
    *,
    visit: str,
    fields: Mapping[str, str],
    problems: Sequence[object] = (),
    anyway: bool = False,
) -> Finished:
    """Turn the draft of *visit* into one event, with the form session's final *fields*.

    With *problems* nothing is written and nothing is lost: the draft stays and they are handed back, unless
    the inspector says that this is how it was (*anyway*). Rooms typed without a home get one, so the next
    visit and the issues find them.
    """
    if problems and not anyway:
        return Finished(visit, saved=False, problems=tuple(problems))
    place = _draft_place(txn, visit)
    final = dict(fields)
    if place:
        for room in rooms_of(final):
            if not room.place and room.number.strip():
                floor = final.get(f"room:{room.key}/floor_no", "")
                final[f"room:{room.key}/room_place"] = _home(txn, place=place, name=room.number, floor=floor)
    extra = {"_problems": len(problems)} if problems else {}
    Drafts.finish(txn, visit, fields=final, extra=extra)
    return Finished(visit, saved=True, problems=tuple(problems))


def _home(txn: Transaction, *, place: str, name: str, floor: str) -> str:
    txn.flush()
    wanted = normalise_name(name, "unit")
    known = [unit for unit in places.units(txn.db, place) if normalise_name(unit.name, "unit") == wanted]
    if len(known) == 1:
        return known[0].id
    return places.add_place(txn, level="unit", name=name, parent=place, floor=int(floor) if floor.isdecimal() else None)


def _draft_place(txn: Transaction, visit: str) -> str:
    row = txn.db.conn.execute("SELECT place FROM draft WHERE rec = ?", (visit,)).fetchone()
    return row[0] or "" if row else ""


def reopen_visit(ws: Workspace, *, visit: str) -> str:
    """Open a finished inspection for correction. It stays as it is until the correction is finished."""
    fields = ws.read(lambda db: heads.fields(db, visit))
    return ws.drafts.start(
        form_id=INSPECTION,
        version=str(fields.get(records.VERSION, "")),
        rec=visit,
        place=str(fields.get(records.PLACE, "")) or None,
    )

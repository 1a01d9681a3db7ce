"""One wide table for each version of a form: a column a question, so that a tally is one query.

Derived like everything else. Choices are text, numbers are numbers, a multiple choice is a JSON list, and each
repeat is a table of its own with a row an instance.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from forms.errors import FormError
from forms.lean import dataclass
from storage import heads
from storage.engine import Database
from storage.events import Value
from storage.forms_registry import parse, parsed
from storage.projections import Key, Projected, dependent, projection
from storage.records import FORM, KIND, PLACE, VERSION

if TYPE_CHECKING:
    from forms.form import Form

MOST_COLUMNS = 1_900  # SQLite's limit is 2,000, some of which are ours
_INTEGERS = frozenset({"int", "integer", "long", "short"})
_DECIMALS = frozenset({"decimal", "double", "float"})
_ROW = re.compile(r":[^/]*")


@dataclass(frozen=True)
class Column:
    """Where the answers to one question are. *field* has no row keys: "room/room_no"."""

    field: str
    table: str
    name: str
    type: str
    multiple: bool


@dataclass(frozen=True)
class Plan:
    """The tables of one version of a form. Inside repeats each table has rec, row, parent and position."""

    main: tuple[str, ...]
    repeats: Mapping[str, str]
    """field of the repeat -> table"""
    columns: Mapping[str, Column]

    @property
    def tables(self) -> tuple[str, ...]:
        return (*self.main, *self.repeats.values())


def table_name(form_id: str, version: str) -> str:
    """f_<form>_v<version>, with a few digits of a hash when signs had to be replaced."""
    plain = re.sub(r"[^0-9A-Za-z_]", "_", f"f_{form_id}_v{version}").lower()
    exact = f"f_{form_id}_v{version}"
    return plain if plain == exact else f"{plain}_{hashlib.sha256(exact.encode()).hexdigest()[:6]}"


def plan(form: Form) -> Plan:
    """Lay out the tables for *form*."""
    base = table_name(form.form_id, form.version)
    repeats = {form.field_of_path(path): "" for path in sorted(form.repeats)}
    for number, field in enumerate(repeats, start=1):
        repeats[field] = f"{base}__{re.sub(r'[^0-9A-Za-z_]', '_', field)[-40:]}_{number}".lower()
    columns: dict[str, Column] = {}
    taken: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    for path, bind in form.binds.items():
        field = form.field_of_path(path)
        if not field or "@" in field or path in form.containers or field.split("/")[0] == "meta":
            continue
        inside = _repeat_of(field, repeats)
        home = repeats[inside] if inside else base
        count = counts[home] = counts.get(home, 0) + 1
        part = (count - 1) // MOST_COLUMNS
        table = home if part == 0 else f"{home}__part{part + 1}"
        name = field[len(inside) + 1 :] if inside else field
        used = taken.setdefault(table, {"rec", "row", "parent", "position", "place", "community"})
        while name.lower() in used:  # XForms tells capitals apart, SQL does not
            name += "_"
        used.add(name.lower())
        control = form.controls.get(path)
        multiple = control is not None and control.kind in ("select", "rank")
        kind = "INTEGER" if bind.type in _INTEGERS else "REAL" if bind.type in _DECIMALS else "TEXT"
        columns[field] = Column(field, table, name, "TEXT" if multiple else kind, multiple)
    parts = sorted({column.table for column in columns.values() if column.table.startswith(f"{base}__part")})
    extra = {
        f"{inside} part {number}": table
        for inside, home in repeats.items()
        for number, table in enumerate(
            sorted({column.table for column in columns.values() if column.table.startswith(f"{home}__part")}), start=2
        )
    }
    return Plan((base, *parts), {**repeats, **extra}, columns)


def plan_of(db: Database, form_id: str, version: str) -> Plan | None:
    """The tables of a version whose definition is here; None when it is not, or cannot be read."""
    row = db.conn.execute(
        "SELECT rec, digest FROM form WHERE form_id = ? AND version = ? ORDER BY rec LIMIT 1", (form_id, version)
    ).fetchone()
    if row is None:
        return None
    rec, digest = row
    if digest not in _plans:
        _plans[digest] = _planned(db, rec, digest)
    return _plans[digest]


_plans: dict[str, Plan | None] = {}


def _planned(db: Database, rec: str, digest: str) -> Plan | None:
    form = parsed(digest)
    if form is None:
        (text,) = db.conn.execute("SELECT xform FROM form WHERE rec = ?", (rec,)).fetchone()
        try:
            form = parse(digest, text)
        except FormError:
            return None  # a newer version's form: kept, shown by whoever understands it
    return plan(form)


@projection(
    KIND,
    tables={
        "answer": "CREATE TABLE answer (rec TEXT PRIMARY KEY, community TEXT NOT NULL, form_id TEXT NOT NULL,"
        " version TEXT NOT NULL, place TEXT, wide INTEGER NOT NULL) STRICT"
    },
    indexes=(
        "CREATE INDEX answer_form ON answer (form_id, version, rec)",
        "CREATE INDEX answer_place ON answer (place, form_id)",
    ),
    dynamic=("f_",),
)
def project_answer(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row in `answer` and one in the wide table of the form's version, with its repeats."""
    old = db.conn.execute("SELECT form_id, version FROM answer WHERE rec = ? AND wide", (rec,)).fetchone()
    # tables of a definition that has just come or changed are made at the end, from all answers
    if old is not None and ("wide", *old) not in state.dependents and (layout := plan_of(db, *old)) is not None:
        for table in layout.tables:
            db.conn.execute(f'DELETE FROM "{table}" WHERE rec = ?', (rec,))  # noqa: S608 - a name from the plan
    db.conn.execute("DELETE FROM answer WHERE rec = ?", (rec,))
    if state.void:
        return
    form_id, version = str(fields.get(FORM) or ""), str(fields.get(VERSION) or "")
    place = fields.get(PLACE)
    layout = None if ("wide", form_id, version) in state.dependents else plan_of(db, form_id, version)
    db.conn.execute(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)",
        (rec, state.community, form_id, version, place if isinstance(place, str) else None, layout is not None),
    )
    if layout is not None:
        _insert(db, layout, rec, fields)


@dependent("wide")
def recompute_wide(db: Database, key: Key, dependents: set[Key]) -> None:
    """A definition came or changed: make its tables again and fill them from the answers that are here."""
    _, form_id, version = key
    base = table_name(form_id, version)
    existing = db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'f\\_%' ESCAPE '\\'")
    for (name,) in existing.fetchall():
        if name == base or name.startswith(f"{base}__"):
            db.conn.execute(f'DROP TABLE "{name}"')
    layout = plan_of(db, form_id, version)
    if layout is not None:
        _create(db, layout)
    records = db.conn.execute("SELECT rec FROM answer WHERE form_id = ? AND version = ?", (form_id, version)).fetchall()
    for (rec,) in records:
        db.conn.execute("UPDATE answer SET wide = ? WHERE rec = ?", (layout is not None, rec))
        if layout is not None:
            _insert(db, layout, rec, heads.fields(db, rec))


def _create(db: Database, layout: Plan) -> None:
    for table in layout.tables:
        named = [column for column in layout.columns.values() if column.table == table]
        cells = [f"{_quoted(column.name)} {column.type}" for column in named]
        if table in layout.main:
            head = ["rec TEXT PRIMARY KEY", "community TEXT", "place TEXT"]
            tail: list[str] = []
        else:
            head = ["rec TEXT NOT NULL", "row TEXT NOT NULL", "parent TEXT NOT NULL", "position INTEGER"]
            tail = ["PRIMARY KEY (rec, row)"]
        db.conn.execute(f'CREATE TABLE "{table}" ({", ".join([*head, *cells, *tail])}) STRICT')


def _insert(db: Database, layout: Plan, rec: str, fields: Mapping[str, Value]) -> None:
    cells: dict[tuple[str, str], dict[str, object]] = {}
    community = db.conn.execute("SELECT community, place FROM answer WHERE rec = ?", (rec,)).fetchone()
    for table in layout.main:
        cells[table, ""] = {"rec": rec, "community": community[0], "place": community[1]}
    for stored, value in fields.items():
        field = stored.removeprefix("./")
        plain = _ROW.sub("", field)
        if plain in layout.repeats and field.rpartition("/")[2] != plain.rpartition("/")[2]:
            _row_cells(cells, layout.repeats[plain], rec, field)["position"] = _number(value, whole=True)
            continue
        column = layout.columns.get(plain)
        if column is None:
            continue
        if column.table in layout.main:
            row = cells[column.table, ""]
        else:
            row = _row_cells(cells, column.table, rec, _row_of(field))
        row[column.name] = _cell(column, value)
    for (table, _), row in cells.items():
        names = ", ".join(map(_quoted, row))
        marks = ", ".join("?" * len(row))
        db.conn.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))  # noqa: S608


def _row_cells(cells: dict[tuple[str, str], dict[str, object]], table: str, rec: str, row: str) -> dict[str, object]:
    parent = _row_of(row.rpartition("/")[0])
    return cells.setdefault((table, row), {"rec": rec, "row": row, "parent": parent})


def _row_of(field: str) -> str:
    """The innermost repeat instance that *field* lies in: "room:3f2a" for "room:3f2a/group/name"."""
    parts = field.split("/")
    last = max((place for place, part in enumerate(parts) if ":" in part), default=-1)
    return "/".join(parts[: last + 1])


def _cell(column: Column, value: Value) -> object:
    if column.multiple:
        return json.dumps(str(value).split(), ensure_ascii=False)
    if column.type == "TEXT":
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _number(value, whole=column.type == "INTEGER")


def _number(value: Value, *, whole: bool) -> float | int | None:
    """A number, or None for what is none: the answer itself is still in the record."""
    try:
        number = int(str(value)) if whole else float(str(value))
    except ValueError:
        return None
    return number if abs(number) < 2**63 else None


def _repeat_of(field: str, repeats: Iterable[str]) -> str:
    """The innermost repeat around *field*, "" outside all."""
    return max((repeat for repeat in repeats if field.startswith(f"{repeat}/")), key=len, default="")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

"""All records as a plain SQLite file that points at nobody, for Datasette and whoever counts.

Only what was asked for comes along: choices, numbers and days that are public; for insiders also what is internal,
words masked. Never names, telephones, addresses, positions, photos or the ids of records. Rows are numbered in an
order drawn by lot, so that nobody can lay them beside the list of visits. What is rare is listed: a value that one
or two records have can point at somebody all the same, and has to be merged before it is published.
"""

from __future__ import annotations

import json
import re
import secrets
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from exporters import records
from exporters.handout.content import Audience
from exporters.record_columns import KEPT, Field
from exporters.remarks import Remark
from exporters.screening import Screen
from exporters.small_numbers import SMALLEST_CELL
from forms.errors import FormError
from storage import forms_registry
from storage.community import issues, places
from storage.community.known_names import known_names
from storage.engine import Database, plain_file

if TYPE_CHECKING:
    from storage.workspace import Workspace

WIDEST = 1_900  # SQLite takes 2,000 columns
NUMBERS = frozenset({"int", "decimal"})
DAYS = frozenset({"date", "dateTime"})
CHOICES = frozenset({"select", "select1", "rank"})
# What shows where somebody was, or what they look and sound like, at any level of privacy.
NEVER = frozenset({"geopoint", "geotrace", "geoshape", "binary"})
ABOUT = {
    "zh": (
        "这是去标识化的分析库：没有姓名、电话、地址、位置、照片和记录号，行号是随机排的。"
        "small_cells 表列出少于 {least} 条的取值，公布前请合并，免得从数字认出人。"
    ),
    "en": (
        "De-identified: no names, telephones, addresses, positions, photos or record ids; rows are numbered by lot. "
        "The table small_cells lists values of fewer than {least} records: merge them before publishing."
    ),
}


@dataclass
class _Sheet:
    """A table to be written: its rows, and which of its columns hold choices."""

    name: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    choosing: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Kind:
    """What a question asks for: the type of its bind and the control it is asked with."""

    type: str
    control: str

    @property
    def is_words(self) -> bool:
        return self.type == "string" and self.control not in (*CHOICES, "trigger", "range")


def export(
    ws: Workspace, out: BinaryIO, *, audience: Audience = "public", form: str = "", since: str = "", until: str = ""
) -> tuple[int, list[Remark]]:
    """Write the file to *out*; returns how many rare values it lists, and what was masked in words.

    *form* narrows it to one form; *since* and *until* bound the first date of each form and the day of an issue.
    """
    writer = _Writer(audience)
    ws.read(lambda db: writer.gather(db, form=form, since=since, until=until))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "analysis.db"
        rare = _write(path, writer)
        out.write(path.read_bytes())
    return rare, writer.screen.remarks


class _Writer:
    """Gathers the tables."""

    def __init__(self, audience: Audience) -> None:
        self.audience = audience
        self.levels = {"public"} if audience == "public" else {"public", "internal"}
        self.lot = secrets.SystemRandom()
        self.screen = Screen()
        self.sheets: list[_Sheet] = []
        self.questions: list[dict[str, Any]] = []
        self.choices: list[dict[str, Any]] = []
        self.taken: set[str] = set()

    def gather(self, db: Database, *, form: str, since: str, until: str) -> None:
        self.screen = Screen(known_names(db))
        for known in forms_registry.latest(db):
            if form in ("", known.form_id):
                self._form(db, known.form_id, since, until)
        if not form:
            self._issues(db, since, until)

    def _form(self, db: Database, form_id: str, since: str, until: str) -> None:
        try:
            found = records.gather(db, form_id, audience="internal", since=since, until=until)
        except FormError:
            return  # a newer program's form: whoever understands it exports it
        if not found.records:
            return
        kinds = _kinds(db, form_id)
        columns = [one for one in found.fields if self._may(one, kinds)]
        base = self._name(form_id)
        names = _names(columns)
        parts = {repeat: _Sheet(self._name(f"{base}__{repeat}")) for repeat in found.repeats}
        for one in columns:
            table = parts[one.repeat].name if one.repeat else base
            self._describe(table, form_id, one, names[one.path, one.repeat], kinds[one.path])
        main = _Sheet(base, choosing={names[one.path, ""] for one in columns if one.choices and not one.repeat})
        drawn = list(found.records)
        self.lot.shuffle(drawn)
        for number, record in enumerate(drawn, start=1):
            row = {"record": number, "version": record.head[2]}
            main.rows.append(row | self._cells(record.main, columns, "", names, kinds))
            for repeat, sheet in parts.items():
                sheet.choosing |= {names[one.path, repeat] for one in columns if one.choices and one.repeat == repeat}
                numbers = {row.key: place for rows in record.rows.values() for place, row in enumerate(rows, start=1)}
                for place, line in enumerate(record.rows.get(repeat, ()), start=1):
                    cells = self._cells(line.values, columns, repeat, names, kinds)
                    around = {"parent": numbers.get(line.parent)} if len(line.at) > 1 else {}
                    sheet.rows.append({"record": number, "row": place} | around | cells)
        self.sheets += [main, *(sheet for sheet in parts.values() if sheet.rows)]

    def _may(self, one: Field, kinds: Mapping[str, _Kind]) -> bool:
        kind = kinds.get(one.path)
        if kind is None or one.path.startswith(KEPT) or one.privacy not in self.levels or kind.type in NEVER:
            return False
        return not (kind.is_words and self.audience == "public")

    def _cells(
        self,
        values: Mapping[str, str],
        columns: Iterable[Field],
        repeat: str,
        names: Mapping[tuple[str, str], str],
        kinds: Mapping[str, _Kind],
    ) -> dict[str, Any]:
        return {
            names[one.path, repeat]: self._value(one, values.get(one.path, ""), kinds[one.path])
            for one in columns
            if one.repeat == repeat
        }

    def _value(self, one: Field, text: str, kind: _Kind) -> Any:
        if not text:
            return None
        if one.several:
            return json.dumps(text.split(), ensure_ascii=False)
        if kind.type in NUMBERS:
            try:
                return int(text) if kind.type == "int" else float(text)
            except ValueError:
                return None
        if kind.type in DAYS:
            return text[:10]
        return self.screen(text, where=one.label) if kind.is_words else text

    def _describe(self, table: str, form_id: str, one: Field, column: str, kind: _Kind) -> None:
        place = {"form": form_id, "table": table, "column": column}
        kept = {"label": one.label, "type": kind.control or kind.type, "privacy": one.privacy}
        self.questions.append(place | kept)
        self.choices += [place | {"code": code, "label": label} for code, label in one.choices.items()]

    def _issues(self, db: Database, since: str, until: str) -> None:
        found = [
            one
            for one in issues.rows(db, issues.Filter(public=True), limit=-1)
            if (not since or one.opened >= since) and (not until or one.opened <= until)
        ]
        self.lot.shuffle(found)
        areas = places.load_many(db, {one.area for one in found if one.area})
        sheet = _Sheet(self._name("issues"), choosing={"area", "item", "level", "state"})
        for number, one in enumerate(found, start=1):
            sheet.rows.append(
                {
                    "issue": number,
                    "area": areas[one.area].name if one.area in areas else None,
                    "item_group": one.item_group,
                    "item": one.item,
                    "level": one.level,
                    "state": one.state,
                    "opened": one.opened[:10] or None,
                    "last_seen": one.last_seen[:10] or None,
                    "due": one.due[:10] or None,
                    "done": one.done_on[:10] or None,
                    "rechecked": one.rechecked_on[:10] or None,
                    "fed_back": one.fed_back_on[:10] or None,
                    "times_found": one.times_found,
                    "relapses": one.relapses,
                    "closed": one.closed,
                }
            )
        if sheet.rows:
            self.sheets.append(sheet)

    def _name(self, text: str) -> str:
        plain = re.sub(r"\W+", "_", text).strip("_").lower() or "form"
        name, number = plain, 2
        while name in self.taken or name in ("about", "questions", "choices", "small_cells"):
            name, number = f"{plain}_{number}", number + 1
        self.taken.add(name)
        return name


def _kinds(db: Database, form_id: str) -> dict[str, _Kind]:
    """What every question of a form asks for, as its newest version that has it asks."""
    found: dict[str, _Kind] = {}
    for known in forms_registry.definitions(db, form_id):
        try:
            form = forms_registry.load(db, form_id, known.version)
        except FormError:
            continue
        for path, control in form.controls.items():
            bind = form.binds.get(path)
            found.setdefault(form.field_of_path(path), _Kind(bind.type if bind else "string", control.kind))
    return found


def _names(columns: Iterable[Field]) -> dict[tuple[str, str], str]:
    """A column name for each question: its own name, with its groups where two share one."""
    found: dict[tuple[str, str], str] = {}
    taken: dict[str, set[str]] = {}
    for one in columns:
        used = taken.setdefault(one.repeat, {"record", "row", "parent", "version"})
        inside = one.path.removeprefix(f"{one.repeat}/") if one.repeat else one.path
        name = inside.rpartition("/")[2]
        if name.lower() in used:
            name = inside.replace("/", "_")
        while name.lower() in used:
            name += "_"
        used.add(name.lower())
        found[one.path, one.repeat] = name
    return found


def _write(path: Path, writer: _Writer) -> int:
    """Write the file and return how many rare values it lists."""
    db = plain_file(path)
    try:
        rare = [cell for sheet in writer.sheets for cell in _rare(sheet)]
        said = [{"language": each, "note": text.format(least=SMALLEST_CELL)} for each, text in ABOUT.items()]
        db.table("about").insert_all(said + [{"language": "", "note": f"audience: {writer.audience}"}])
        for sheet in writer.sheets:
            _insert(db, sheet)
        for name, rows in (("questions", writer.questions), ("choices", writer.choices), ("small_cells", rare)):
            if rows:
                db.table(name).insert_all(rows)
    finally:
        db.conn.close()
    return len(rare)


def _insert(db: Any, sheet: _Sheet) -> None:
    keys = [key for key in sheet.rows[0] if key in ("record", "row", "issue")]
    rest = [key for key in sheet.rows[0] if key not in keys]
    for part, start in enumerate(range(0, max(len(rest), 1), WIDEST), start=1):
        wanted = [*keys, *rest[start : start + WIDEST]]
        name = sheet.name if part == 1 else f"{sheet.name}__part{part}"
        rows = ({key: row[key] for key in wanted} for row in sheet.rows)
        # a number that misses in the first rows must not make its column one of text
        columns = {key: _affinity(row[key] for row in sheet.rows) for key in wanted}
        db.table(name).create(columns, pk=tuple(keys) if len(keys) > 1 else keys[0])
        db.table(name).insert_all(rows)


def _affinity(values: Iterable[Any]) -> type:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, bool} and kinds:
        return int
    return float if kinds and kinds <= {int, float, bool} else str


def _rare(sheet: _Sheet) -> Iterator[dict[str, Any]]:
    for column in sorted(sheet.choosing):
        counted: Counter[str] = Counter()
        for row in sheet.rows:
            value = row.get(column)
            if isinstance(value, str) and value.startswith("["):
                counted.update(json.loads(value))
            elif value is not None:
                counted[str(value)] += 1
        for value, count in sorted(counted.items()):
            if count < SMALLEST_CELL:
                yield {"table": sheet.name, "column": column, "value": value, "count": count}

"""Filled forms as tables: CSV or XLSX, with people's words or with names for programs.

One line a record. The rows of repeats are numbered columns in a CSV and sheets of their own in a workbook, so
nothing is lost on either way.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from exporters.handout.content import Audience
from exporters.record_columns import KEPT, OLD, Field, fields_of_versions, kept_columns, kept_fields
from exporters.spreadsheets import Value, write_plain
from storage import forms_registry, heads
from storage.community import places
from storage.engine import Database
from storage.records import answers

if TYPE_CHECKING:
    from storage.workspace import Workspace

# What a spreadsheet would run, or take for the mark itself.
_RISKY = frozenset("=+-@\t\r'")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_ROW = re.compile(r"([^/:]+):([^/]+)")
HEAD = (("_id", "记录号"), ("_place", "地点"), ("_version", "表单版本"))


@dataclass(frozen=True)
class Record:
    """One filled form: head cells, answers outside repeats, and rows by repeat in their order."""

    head: tuple[str, ...]
    main: Mapping[str, str]
    rows: Mapping[str, tuple[Mapping[str, str], ...]]

    @property
    def version(self) -> str:
        """The version of the form that was filled."""
        return self.head[2]


@dataclass(frozen=True)
class Records:
    """All records of one form that an audience may have."""

    title: str
    fields: tuple[Field, ...]
    records: tuple[Record, ...]

    @property
    def repeats(self) -> list[str]:
        """Paths of the repeats, in the order of the form."""
        return list(dict.fromkeys(one.repeat for one in self.fields if one.repeat))


def export(
    ws: Workspace,
    out: BinaryIO,
    *,
    form: str,
    kind: str,
    audience: Audience = "internal",
    labels: bool = True,
    since: str = "",
    until: str = "",
) -> int:
    """Write the records of *form* as *kind* "csv" or "xlsx"; returns how many.

    *since* and *until* bound the first date the form asks for. The public gets public fields only.
    Raises `UserError` WORKSPACE_013 when the form is not here.
    """
    found = ws.read(lambda db: gather(db, form, audience=audience, since=since, until=until))
    (write_csv if kind == "csv" else write_xlsx)(found, out, labels=labels)
    return len(found.records)


def gather(db: Database, form_id: str, *, audience: Audience, since: str = "", until: str = "") -> Records:
    """Read the records of a form, every version of it, in the order of their ids.

    Questions that newer versions no longer ask have columns after the others, with the words they were asked in.
    """
    form = forms_registry.load(db, form_id)
    fields = [one for one in fields_of_versions(db, form_id) if audience == "internal" or one.privacy == "public"]
    paths = {one.path for one in fields}
    dated = next((form.field_of_path(path) for path, bind in form.binds.items() if bind.type == "date"), "")
    records = []
    for rec, version, place in db.conn.execute(
        "SELECT rec, version, place FROM answer WHERE form_id = ? ORDER BY rec", (form_id,)
    ).fetchall():
        values = heads.fields(db, rec)
        said = answers(values)
        day = said.get(dated, "")[:10]
        if (since and day < since) or (until and day > until):
            continue
        at = places.load(db, place) if place else None
        label = (at.public_label if audience == "public" else at.path) if at else ""
        record = _record((rec, label, version), said, paths if audience == "public" else None)
        over = {
            name: value
            for name, value in kept_columns(values, fields).items()
            if audience == "internal" or name.removeprefix(KEPT) in paths
        }
        records.append(replace(record, main={**record.main, **over}) if over else record)
    fields += kept_fields({name for record in records for name in record.main if name.startswith(KEPT)}, fields)
    fields += _unknown(records, {one.path for one in fields})
    answered = {(name, "") for record in records for name in record.main} | {
        (name, repeat) for record in records for repeat, rows in record.rows.items() for row in rows for name in row
    }
    fields = [one for one in fields if not one.gone or (one.path, one.repeat) in answered]
    return Records(form.title or form_id, tuple(fields), tuple(records))


def _record(head: tuple[str, ...], values: Mapping[str, str], allowed: set[str] | None) -> Record:
    main: dict[str, str] = {}
    rows: dict[str, dict[str, dict[str, str]]] = {}
    order: dict[str, str] = {}
    for name, value in values.items():
        parts = name.split("/")
        keyed = [n for n, part in enumerate(parts) if _ROW.fullmatch(part)]
        plain = "/".join(part.partition(":")[0] for part in parts)
        if keyed and keyed[-1] == len(parts) - 1:
            order[name] = value
            rows.setdefault(plain, {}).setdefault(name, {})
            continue
        if allowed is not None and plain not in allowed:
            continue
        if keyed:
            row = "/".join(parts[: keyed[-1] + 1])
            repeat = "/".join(part.partition(":")[0] for part in parts[: keyed[-1] + 1])
            rows.setdefault(repeat, {}).setdefault(row, {})[plain] = value
        else:
            main[plain] = value

    def place(row: str) -> tuple[float, str]:
        position = order.get(row, "")
        return (float(position) if _NUMBER.fullmatch(position) else float("inf"), row)

    return Record(head, main, {repeat: tuple(of[row] for row in sorted(of, key=place)) for repeat, of in rows.items()})


def _unknown(records: Iterable[Record], known: set[str]) -> list[Field]:
    """Columns for answers to questions of versions that are not on this laptop, by their names."""
    extra: dict[str, Field] = {}
    for record in records:
        for name in record.main:
            if name not in known:
                extra.setdefault(name, Field(name, f"{name}{OLD}"))
        for repeat, rows in record.rows.items():
            for row in rows:
                for name in row:
                    if name not in known:
                        extra.setdefault(name, Field(name, f"{name}{OLD}", repeat))
    return list(extra.values())


def shown(one: Field, value: str, *, labels: bool, version: str = "") -> str:
    """A value as the table has it: choices by their labels in *version*, or by their codes."""
    choices = one.choices_of(version)
    if not labels or not choices:
        return value
    if one.several:
        return "、".join(choices.get(code, code) for code in value.split())
    return choices.get(value, value)


def write_csv(found: Records, out: BinaryIO, *, labels: bool) -> None:
    """One line a record; the rows of a repeat are columns numbered 1, 2, 3 …"""
    columns = [(one, 0) for one in found.fields if not one.repeat]
    for repeat in found.repeats:
        most = max([len(record.rows.get(repeat, ())) for record in found.records], default=0)
        columns += [(one, n) for n in range(1, most + 1) for one in found.fields if one.repeat == repeat]
    # Excel takes a file without the mark for GBK
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([name if not labels else words for name, words in HEAD] + [_heading(*c, labels) for c in columns])
    for record in found.records:
        cells = [shown(one, _cell(record, one, n), labels=labels, version=record.version) for one, n in columns]
        writer.writerow([protect(cell) for cell in (*record.head, *cells)])
    text.detach()


def _heading(one: Field, number: int, labels: bool) -> str:
    name = one.label if labels else one.path
    if not number:
        return protect(name)
    return protect(f"{name} {number}" if labels else f"{one.repeat}[{number}]{one.path.removeprefix(one.repeat)}")


def _cell(record: Record, one: Field, number: int) -> str:
    if not number:
        return record.main.get(one.path, "")
    rows = record.rows.get(one.repeat, ())
    return rows[number - 1].get(one.path, "") if number <= len(rows) else ""


def write_xlsx(found: Records, out: BinaryIO, *, labels: bool) -> None:
    """A sheet of records, and for each repeat a sheet whose rows name their record."""
    main = [one for one in found.fields if not one.repeat]

    def lines() -> Iterator[list[Value]]:
        for record in found.records:
            yield [
                *record.head,
                *(shown(one, record.main.get(one.path, ""), labels=labels, version=record.version) for one in main),
            ]

    heads_ = [words if labels else name for name, words in HEAD]
    sheets = [(found.title, [*heads_, *(one.label if labels else one.path for one in main)], lines)]
    for repeat in found.repeats:
        inside = [one for one in found.fields if one.repeat == repeat]

        def rows(repeat: str = repeat, inside: list[Field] = inside) -> Iterator[list[Value]]:
            for record in found.records:
                for number, row in enumerate(record.rows.get(repeat, ()), start=1):
                    cells = [shown(one, row.get(one.path, ""), labels=labels, version=record.version) for one in inside]
                    yield [record.head[0], number, *cells]

        names = [one.label if labels else one.path for one in inside]
        sheets.append((repeat.rpartition("/")[2], [heads_[0], "行" if labels else "_row", *names], rows))
    write_plain(out, sheets)


def protect(text: str) -> str:
    """*text* so that no spreadsheet runs it: an apostrophe before what could be a formula. Numbers stay numbers."""
    return f"'{text}" if text[:1] in _RISKY and text and not _NUMBER.fullmatch(text) else text


def unprotect(text: str) -> str:
    """The opposite of `protect`, for reading a file of ours again."""
    return text[1:] if text.startswith("'") else text


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The lines of a CSV that `write_csv` wrote, as they were."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    names = [unprotect(name) for name in next(rows)]
    return [dict(zip(names, map(unprotect, row), strict=True)) for row in rows]

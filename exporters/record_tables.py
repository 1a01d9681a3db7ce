"""Tables of filled forms: CSV, a zip of CSVs that name their rows as ODK Central does, XLSX.

With people's words or with names for programs. The rows of repeats are numbered columns in a single CSV and tables of
their own elsewhere, so nothing is lost on either way.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from exporters.handout.content import Audience
from exporters.record_columns import Field
from exporters.records import Record, Records, gather, lists_of
from exporters.spreadsheets import Value, write_plain

if TYPE_CHECKING:
    from storage.workspace import Workspace

HEAD = (("_id", "记录号"), ("_place", "地点"), ("_version", "表单版本"))
KEY, PARENT_KEY = "KEY", "PARENT_KEY"
MOST_SPLIT = 100
"""A list longer than this, such as one of streets, has columns for the choices that somebody made."""
# A fixed time, so that equal records make an equal file.
EPOCH = (2020, 1, 1, 0, 0, 0)
_POSITION = ("Latitude", "Longitude", "Altitude", "Accuracy")
# What a spreadsheet would run, or take for the mark itself.
_RISKY = frozenset("=+-@\t\r'")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


@dataclass(frozen=True)
class Look:
    """How a table is written. *labels* off writes the names of questions and choices, for programs."""

    labels: bool = True
    split: bool = False
    """A column of 1 and 0 for each choice beside a question that takes several."""
    groups: bool = False
    """Headings begin with the labels of the groups around a question; names always have their groups."""


@dataclass(frozen=True)
class _Column:
    """A question in the row *at* (of a single CSV), all of it or one of its choices."""

    field: Field
    at: tuple[int, ...] = ()
    code: str | None = None
    part: int | None = None
    """Which of the four numbers of a position."""


def export(
    ws: Workspace,
    out: BinaryIO,
    *,
    form: str,
    kind: str,
    audience: Audience = "internal",
    look: Look | None = None,
    since: str = "",
    until: str = "",
) -> int:
    """Write the records of *form* as *kind* "csv", "csv.zip" or "xlsx"; returns how many.

    *since* and *until* bound the first date the form asks for. The public gets public fields only, and no words of
    lists beside the form, which may name people. Raises `UserError` WORKSPACE_013 when the form is not here.
    """
    lists = lists_of(ws, form) if audience == "internal" else {}
    found = ws.read(lambda db: gather(db, form, audience=audience, since=since, until=until, lists=lists))
    look = look or Look()
    if kind == "csv.zip":
        write_linked(found, out, look=look, name=form)
    else:
        (write_csv if kind == "csv" else write_xlsx)(found, out, look=look)
    return len(found.records)


def shown(one: Field, value: str, *, labels: bool, version: str = "") -> str:
    """A value as the table has it: choices by their labels in *version*, or by their codes."""
    choices = one.choices_of(version)
    if not labels or not choices:
        return value
    if one.several:
        return "、".join(choices.get(code, code) for code in value.split())
    return choices.get(value, value)


def write_csv(found: Records, out: BinaryIO, *, look: Look) -> None:
    """One line a record; the rows of a repeat are columns numbered 1, 2, 3 …, those of a nested one 1.1, 1.2 …"""
    repeats = set(found.repeats)
    columns = _columns(found, "", look)
    for repeat in found.repeats:
        inside = _columns(found, repeat, look)
        for at in sorted({row.at for record in found.records for row in record.rows.get(repeat, ())}):
            columns += [_Column(each.field, at, each.code) for each in inside]
    # Excel takes a file without the mark for GBK
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    heads = [name if not look.labels else words for name, words in HEAD]
    writer.writerow([*heads, *(protect(_heading(each, look, repeats)) for each in columns)])
    for record in found.records:
        rows = {(repeat, row.at): row.values for repeat, each in record.rows.items() for row in each}
        cells = [
            _cell(each, rows.get((each.field.repeat, each.at), {}) if each.at else record.main, record, look)
            for each in columns
        ]
        writer.writerow([protect(cell) for cell in (*record.head, *cells)])
    text.detach()


def write_xlsx(found: Records, out: BinaryIO, *, look: Look) -> None:
    """A sheet of records, and for each repeat a sheet whose rows name their record and the row around them."""
    main = _columns(found, "", look)

    def lines() -> Iterator[list[Value]]:
        for record in found.records:
            yield [*record.head, *(_cell(each, record.main, record, look) for each in main), record.key]

    heads = [words if look.labels else name for name, words in HEAD]
    sheets = [(found.title, [*heads, *(_heading(each, look, ()) for each in main), KEY], lines)]
    for repeat in found.repeats:
        inside = _columns(found, repeat, look)

        def rows(repeat: str = repeat, inside: list[_Column] = inside) -> Iterator[list[Value]]:
            for record in found.records:
                for row in record.rows.get(repeat, ()):
                    cells = [_cell(each, row.values, record, look) for each in inside]
                    keys = (record.key_of(row.parent), record.key_of(row.key))
                    yield [record.head[0], row.at[-1], *cells, *keys]

        names = [_heading(each, look, ()) for each in inside]
        first = [heads[0], "行" if look.labels else "_row"]
        sheets.append((repeat.rpartition("/")[2], [*first, *names, PARENT_KEY, KEY], rows))
    write_plain(out, sheets)


def write_linked(found: Records, out: BinaryIO, *, look: Look, name: str) -> None:
    """A zip of CSVs, one for the records and one a repeat, linked by KEY and PARENT_KEY.

    Names of files, of columns and keys are those that ODK Central's export has; with *labels* the columns have words.
    """
    base = _UNFIT.sub("_", name)
    files = {f"{base}.csv": "", **{file: repeat for repeat, file in _files(found.repeats, base).items()}}
    with zipfile.ZipFile(out, "w") as bundle:
        for file, repeat in files.items():
            entry = zipfile.ZipInfo(file, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with bundle.open(entry, "w", force_zip64=True) as raw:
                text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="", write_through=True)
                writer = csv.writer(text)
                writer.writerows([protect(cell) for cell in line] for line in _linked(found, repeat, look))
                text.detach()


def _linked(found: Records, repeat: str, look: Look) -> Iterator[list[str]]:
    columns = [part for each in _columns(found, repeat, look) for part in _parts(each, look)]
    names = [_linked_heading(each, look) for each in columns]
    if not repeat:
        yield [*(words if look.labels else code for code, words in HEAD), *names, KEY]
    else:
        yield [*names, PARENT_KEY, KEY]
    for record in found.records:
        if not repeat:
            yield [*record.head, *(_cell(each, record.main, record, look) for each in columns), record.key]
        for row in record.rows.get(repeat, ()) if repeat else ():
            cells = [_cell(each, row.values, record, look) for each in columns]
            yield [*cells, record.key_of(row.parent), record.key_of(row.key)]


def _files(repeats: Iterable[str], base: str) -> dict[str, str]:
    """The file of each repeat: called after it, numbered where several share a name."""
    names = {repeat: repeat.rpartition("/")[2] for repeat in repeats}
    totals, counts = Counter(names.values()), Counter[str]()
    found = {}
    for repeat, name in names.items():
        counts[name] += 1
        found[repeat] = f"{base}-{name}~{counts[name]}.csv" if totals[name] > 1 else f"{base}-{name}.csv"
    return found


def _columns(found: Records, repeat: str, look: Look) -> list[_Column]:
    """The columns of the records (*repeat* "") or of the rows of a repeat."""
    columns = []
    for one in found.fields:
        if one.repeat != repeat:
            continue
        columns.append(_Column(one))
        if look.split and one.several and not one.ranked:
            columns += [_Column(one, code=code) for code in _codes(found, one)]
    return columns


def _codes(found: Records, one: Field) -> list[str]:
    """The choices of a question that get a column: those of every version, and what else was chosen."""
    offered = [code for choices in (one.choices, *one.older.values()) for code in choices]
    chosen = [code for record in found.records for values in _values(record, one) for code in values.split()]
    return list(dict.fromkeys([*(offered if len(set(offered)) <= MOST_SPLIT else sorted(chosen)), *chosen]))


def _values(record: Record, one: Field) -> Iterator[str]:
    if not one.repeat:
        yield record.main.get(one.path, "")
    for row in record.rows.get(one.repeat, ()) if one.repeat else ():
        yield row.values.get(one.path, "")


def _parts(column: _Column, look: Look) -> Iterator[_Column]:
    if look.labels or column.field.type != "geopoint":
        yield column
    else:
        for n in range(len(_POSITION)):
            yield _Column(column.field, part=n)


def _heading(column: _Column, look: Look, repeats: Iterable[str]) -> str:
    one = column.field
    if look.labels:
        words = " / ".join((*one.groups, one.label)) if look.groups else one.label
        if column.at:
            words += f" {'.'.join(map(str, column.at))}"
        return words if column.code is None else f"{words}：{_label(one, column.code)}"
    name = _numbered(one, column.at, repeats) if column.at else one.path
    return name if column.code is None else f"{name}/{column.code}"


def _linked_heading(column: _Column, look: Look) -> str:
    if look.labels:
        return _heading(column, look, ())
    one = column.field
    name = one.path.removeprefix(f"{one.repeat}/" if one.repeat else "").replace("/", "-")
    if column.part is not None:
        return f"{name}-{_POSITION[column.part]}"
    return name if column.code is None else f"{name}/{column.code}"


def _numbered(one: Field, at: tuple[int, ...], repeats: Iterable[str]) -> str:
    """The path of a question with the numbers of the rows it is in: room[1]/bed[2]/width."""
    around = sorted((each for each in repeats if f"{one.repeat}/".startswith(f"{each}/")), key=len)
    name = one.path
    for repeat, number in reversed(list(zip(around, at, strict=True))):
        name = f"{repeat}[{number}]{name[len(repeat) :]}"
    return name


def _label(one: Field, code: str) -> str:
    return next((choices[code] for choices in (one.choices, *one.older.values()) if code in choices), code)


def _cell(column: _Column, values: Mapping[str, str], record: Record, look: Look) -> str:
    value = values.get(column.field.path, "")
    if column.part is not None:
        return dict(enumerate(value.split())).get(column.part, "")
    if column.code is None:
        return shown(column.field, value, labels=look.labels, version=record.version)
    if not value:
        return ""  # who was not asked, or said nothing, has not said no
    return "1" if column.code in value.split() else "0"


def protect(text: str) -> str:
    """*text* so that no spreadsheet runs it: an apostrophe before what could be a formula. Numbers stay numbers."""
    return f"'{text}" if text[:1] in _RISKY and text and not _NUMBER.fullmatch(text) else text

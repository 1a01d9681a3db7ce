"""A partner's empty template: which tables it has, where their headings end, and what each column is called.

The file comes from a stranger. It is measured before it is unpacked, its XML is read without entities and network,
and one with macros, or that fetches something from elsewhere when it is opened, is refused.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from forms.errors import FormError, UserError
from forms.sheets import LARGEST_FILE, check_archive

MACROS = (".xlsm", ".docm", ".xltm", ".dotm", ".xlsb")
_REFUSED = {"FORM_003": "FILL_001", "FORM_005": "FILL_002", "FORM_007": "FILL_004", "FORM_009": "FILL_005"}
Kind = Literal["xlsx", "docx"]
COUNTED = re.compile(r"\d{1,4}[.、]?|…+|\.{3,}")
"""What stands in a row that waits to be filled: a running number, or dots that say and so on."""
_TITLE_LIKE = re.compile(r"[：:]|^\s*[（(]?\d")
HEADINGS_WITHIN = 40
"""Headings are looked for in so many first rows."""


@dataclass(frozen=True)
class Heading:
    """One column of a table: its number from 1, and the words above it, outermost first."""

    column: int
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " / ".join(self.words)


@dataclass(frozen=True)
class Table:
    """One sheet or table that can be filled. *number* and *first_row* count from 1."""

    number: int
    name: str
    first_row: int
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class Template:
    """What was read of a template: its kind and its tables, the fullest headings first."""

    kind: Kind
    tables: tuple[Table, ...]

    def table(self, number: int) -> Table:
        """The table with that number. Raises UserError FILL_007 when the template has none."""
        for one in self.tables:
            if one.number == number:
                return one
        raise UserError("FILL_007", number=number)


@dataclass(frozen=True)
class Cells:
    """The name of a table, and its words as a grid in which a merged cell stands in each of its places; rows with
    cells merged downward are *tied* to the row below. Rows and columns count from 0."""

    name: str
    rows: list[list[str]]
    tied: frozenset[int] = frozenset()


def read(data: bytes, *, file: str) -> Template:
    """Read the tables of a template. Raises UserError FILL_001 to FILL_008 for a file that cannot be used."""
    kind = check(data, file=file)
    found = []
    for number, cells in enumerate(_grids(kind, data, file), start=1):
        first, above = headings(cells)
        if above:
            found.append(Table(number, cells.name, first, above))
    if not found:
        raise UserError("FILL_008", file=file)
    return Template(kind, tuple(found))


def columns(data: bytes, *, file: str, sheet: int, first_row: int) -> Table:
    """The headings of a table when somebody says which row is the first to fill.

    Raises UserError as `check` does, and FILL_007 when the template has no such table.
    """
    known = _grids(check(data, file=file), data, file)
    if not 1 <= sheet <= len(known):
        raise UserError("FILL_007", number=sheet)
    cells = known[sheet - 1]
    _, above = headings(cells, first_row=first_row)
    return Table(sheet, cells.name, first_row, above)


def _grids(kind: Kind, data: bytes, file: str) -> list[Cells]:
    if kind == "xlsx":
        from exporters.filling.xlsx import grids
    else:
        from exporters.filling.docx import grids
    return grids(data, file=file)


def check(data: bytes, *, file: str) -> Kind:
    """Say what kind of template it is, without unpacking more than is safe. Raises UserError FILL_001 to FILL_006."""
    if file.lower().endswith(MACROS):
        raise UserError("FILL_006", file=file)
    if len(data) > LARGEST_FILE:
        raise UserError("FILL_004", file=file, limit=LARGEST_FILE // 1_000_000)
    try:
        check_archive(data, file)
    except FormError as error:
        code = _REFUSED.get(error.problems[0].code, "FILL_003")
        raise UserError(code, file=file, limit=LARGEST_FILE // 1_000_000) from error
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if any(posixpath.basename(name).lower() == "vbaproject.bin" for name in names):
            raise UserError("FILL_006", file=file)
        for name in names:
            if name.endswith(".rels") and _fetches(archive.read(name)):
                raise UserError("FILL_005", file=file)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    raise UserError("FILL_001", file=file)


def parse(xml: bytes) -> etree._Element:
    """The root of one part of a checked template: no entities, no network. Raises `etree.XMLSyntaxError`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xml, parser)


def _fetches(rels: bytes) -> bool:
    """Whether opening the file would fetch something: an address to click on does not."""
    try:
        root = parse(rels)
    except etree.XMLSyntaxError:
        return True
    return any(
        one.get("TargetMode") == "External" and not str(one.get("Type")).endswith("/hyperlink")
        for one in root
        if isinstance(one.tag, str)
    )


def headings(cells: Cells, *, first_row: int | None = None) -> tuple[int, tuple[Heading, ...]]:
    """The first row to fill, from 1, and what stands above each column; () where no row looks like headings.

    *first_row* says it for a table where the guess was wrong.
    """
    from exporters.filling.guessing import likely

    rows = cells.rows[:HEADINGS_WITHIN]
    if first_row is None:
        scored = [
            (len({likely(text) for text in row if likely(text)}), _variety(row), -n) for n, row in enumerate(rows)
        ]
        if not scored or max(scored)[:2] < (1, 2):
            return 1, ()
        bottom = top = -max(scored)[2]
        while bottom in cells.tied or (bottom + 1 < len(rows) and _heads(rows[bottom + 1])):
            bottom += 1
    else:
        bottom = top = min(max(first_row - 2, 0), max(len(rows) - 1, 0))
    if not rows:
        return 1, ()
    while top and (top - 1 in cells.tied or _group(rows[top - 1])):
        top -= 1
    found = []
    for column in range(max(len(row) for row in rows)):
        above = [row[column] for row in rows[top : bottom + 1] if column < len(row) and row[column]]
        if above:
            found.append(Heading(column + 1, tuple(dict.fromkeys(above))))
    return bottom + 2, tuple(found)


def _variety(row: list[str]) -> int:
    return len({text for text in row if text})


def _heads(row: list[str]) -> bool:
    """Whether a row below headings still is one: it names several columns."""
    from exporters.filling.guessing import likely

    return sum(bool(likely(text)) for text in {text for text in row if text}) >= 2


def _group(row: list[str]) -> bool:
    """Whether a row above headings groups them; a title is one text, and a line to fill in has a colon."""
    return _variety(row) > 1 and not any(_TITLE_LIKE.search(text) for text in row if text)

"""Read a workbook of a stranger into plain rows of text, within limits.

An XLSForm arrives by chat or on a stick, so it is untrusted: the archive is measured while it is unpacked
(sizes it declares about itself are not believed), a document type is refused, and a sheet that claims to be a
million rows high is cut at a limit with a sentence. Nothing is ever extracted to disk.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

from forms import other_sheets
from forms.errors import FormError, Problem
from forms.safe_xml import DEEPEST, MOST_NODES

LARGEST_FILE = 10_000_000
LARGEST_UNPACKED = 120_000_000
HIGHEST_RATIO = 100  # bytes unpacked for one packed; ordinary sheets stay below 30
RATIO_FROM = 1_000_000  # a small part may pack well by chance
MOST_PARTS = 2_000
MOST_ROWS = 60_000  # a cascade of 50,000 choices fits
MOST_COLUMNS = 300  # an old .xls ends at 256
LONGEST_CELL = 32_767  # Excel's own limit
PLACE_OF_XLSX = b"PK"
PLACE_OF_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
STUMBLES = (KeyError, ValueError, TypeError, AttributeError, OSError)  # openpyxl's on sheets that contradict themselves
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# What pasting from chats and web pages brings along and nobody sees: hard spaces, marks of width zero.
UNSEEN = {0xA0: " ", **dict.fromkeys((0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))}
BEGIN = re.compile(r"^begin[_ ](group|repeat|loop)(?:\s+over\s+\S+)?$", re.IGNORECASE)
END = re.compile(r"^end[_ ](group|repeat|loop)$", re.IGNORECASE)
_KIND = ("type", "command")  # what the column of question types is called, in any case
_FORMULA = re.compile(rb"<([A-Z]\w*:)?F[\s/>]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
AS_TEXT = (".csv", ".tsv", ".md")


@dataclass(frozen=True)
class Row:
    """One row that has something in it: its number as Excel shows it, and its cells by column heading."""

    number: int
    cells: dict[str, str]

    def get(self, *columns: str) -> str:
        """The first of *columns* that is filled in, or an empty string."""
        return next((self.cells[column] for column in columns if self.cells.get(column)), "")


@dataclass(frozen=True)
class Sheet:
    """A sheet with a row of headings."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook by lower-case name, with what was noticed while reading."""

    sheets: dict[str, Sheet]
    names: tuple[str, ...]
    warnings: list[Problem] = field(default_factory=list)

    def rows(self, sheet: str) -> tuple[Row, ...]:
        return self.sheets[sheet].rows if sheet in self.sheets else ()


def read_workbook(path: Path, *, wanted: Iterable[str]) -> Workbook:
    """Return the *wanted* sheets of the file at *path*: .xlsx, .xls, or a form written as .csv or .md.

    A sheet whose name is not wanted is not looked into. Raises `FormError` when the file cannot be used.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise _refusal("FORM_002", file=path.name, reason=problem.strerror or "") from problem
    return read_workbook_bytes(data, file=path.name, wanted=wanted)


def read_workbook_bytes(data: bytes, *, file: str, wanted: Iterable[str]) -> Workbook:
    """As `read_workbook`, for bytes in memory; *file* is the name that sentences mention.

    What a file is, its first bytes say, not its name: an .xls that was renamed is read as well.
    """
    if len(data) > LARGEST_FILE:
        raise _refusal("FORM_007", file=file, limit=LARGEST_FILE // 1_000_000)
    if data.startswith(PLACE_OF_OLE):
        return _old_workbook(data, file, set(wanted))
    if not data.startswith(PLACE_OF_XLSX) and file.lower().endswith(AS_TEXT):
        return _written_workbook(data, file, set(wanted))
    calculated = check_archive(data, file)
    from openpyxl.utils.exceptions import InvalidFileException

    from forms import xlsx

    # openpyxl speaks up about validation lists and pictures it passes over; a form has no use for either
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    try:
        shown = xlsx.opened(data, calculated=True)
        typed = xlsx.opened(data, calculated=False) if calculated else None
        return _workbook(shown, typed, set(wanted))
    except FormError:
        raise
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, *STUMBLES) as problem:
        raise _refusal("FORM_006", file=file) from problem


def _refusal(code: str, **values: object) -> FormError:
    return FormError([Problem(code, values=values)])


def check_archive(data: bytes, file: str) -> bool:
    """Refuse what is no .xlsx, and measure what it unpacks to. Returns whether any sheet may have formulas."""
    calculated = False
    if not data.startswith(PLACE_OF_XLSX):
        raise _refusal("FORM_003", file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names:
                raise _refusal("FORM_003", file=file)
            if len(parts) > MOST_PARTS or len(names) < len(parts):
                raise _refusal("FORM_009", file=file)
            total = 0
            for part in parts:
                size, formulas = _measure(archive, part, file)
                total += size
                calculated |= formulas
            if total > LARGEST_UNPACKED:
                raise _refusal("FORM_007", file=file, limit=LARGEST_UNPACKED // 1_000_000)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError) as problem:
        raise _refusal("FORM_006", file=file) from problem
    except RuntimeError as problem:  # zipfile's word for a part under password
        raise _refusal("FORM_005", file=file) from problem
    except Exception as problem:
        if type(problem).__module__ != "zlib":
            raise
        raise _refusal("FORM_006", file=file) from problem
    return calculated


def _measure(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> tuple[int, bool]:
    """Unpack *part* piece by piece and look for a document type; its real size, and whether it may have formulas."""
    size, formulas = 0, False
    tail = b""
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    with archive.open(part) as stream:
        while piece := stream.read(262_144):
            size += len(piece)
            if size > LARGEST_UNPACKED or (size > RATIO_FROM and size > HIGHEST_RATIO * max(part.compress_size, 1)):
                raise _refusal("FORM_007", file=file, limit=LARGEST_UNPACKED // 1_000_000)
            if is_xml:
                window = (tail + piece).replace(b"\0", b"").upper()  # so that UTF-16 cannot hide it
                if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                    raise _refusal("FORM_009", file=file)
                formulas = formulas or _FORMULA.search(window) is not None
                tail = piece[-32:]
    return size, formulas


def _old_workbook(data: bytes, file: str, wanted: set[str]) -> Workbook:
    if ENCRYPTED_PACKAGE in data:
        raise _refusal("FORM_005", file=file)
    try:
        grids = list(other_sheets.xls_grids(data))
    except other_sheets.Unreadable as problem:
        raise _refusal("FORM_005" if problem.locked else "FORM_004", file=file) from problem
    return _of_grids(grids, wanted)


def _written_workbook(data: bytes, file: str, wanted: set[str]) -> Workbook:
    try:
        grids = other_sheets.text_grids(other_sheets.decoded(data), markdown=file.lower().endswith(".md"))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise _refusal("FORM_006", file=file) from problem
    if not grids:
        raise _refusal("FORM_003", file=file)
    return _of_grids(grids, wanted)


def _of_grids(grids: list[tuple[str, other_sheets.Grid]], wanted: set[str]) -> Workbook:
    sheets: dict[str, Sheet] = {}
    for name, grid in grids:
        key = name.strip().lower()
        if key in wanted or len(grids) == 1:
            pairs = ((values, [None] * len(values)) for values in grid)
            sheets[key if key in wanted else "survey"] = _rows(name, pairs, [])
    return Workbook(sheets, tuple(name for name, _ in grids), [])


def _workbook(shown: Any, typed: Any, wanted: set[str]) -> Workbook:
    """Read each wanted sheet: the values last seen, and the formulas behind them where *typed* has some."""
    noticed: list[Problem] = []
    sheets: dict[str, Sheet] = {}
    names = tuple(str(name) for name in shown.sheetnames)
    for name in names:
        key = name.strip().lower()
        if (key in wanted or len(names) == 1) and hasattr(shown[name], "iter_rows"):
            key = key if key in wanted else "survey"  # a workbook of one sheet is a survey, whatever its name
            sheets[key] = _sheet(name, shown[name], typed[name] if typed is not None else None, noticed)
    return Workbook(sheets, names, noticed)


def _sheet(name: str, shown: Any, typed: Any, noticed: list[Problem]) -> Sheet:
    values, sources = (_all_rows(shown), repeat(()) if typed is None else _all_rows(typed))
    return _rows(name, zip(values, sources, strict=False), noticed)


def _all_rows(sheet: Any) -> Iterator[Sequence[object]]:
    """The values of each row; for rows that a sheet leaves out, always the same object."""
    rows: Iterator[Sequence[object]] = sheet.iter_rows(
        max_col=MOST_COLUMNS + 1, max_row=MOST_ROWS + 1, values_only=True
    )
    return rows


def _rows(name: str, pairs: Iterable[tuple[Sequence[object], Sequence[object]]], noticed: list[Problem]) -> Sheet:
    """Headings and rows from the values of each row and the formulas behind them.

    Raises `FormError`, FORM_104 among others where groups are nested deeper than a form may be: that is said at the row
    where it begins, before tens of thousands of groups in each other are read.
    """
    headings: list[str] = []
    kinds = ""
    rows: list[Row] = []
    formulas: list[Problem] = []
    gap: tuple[object, object] = (None, None)
    width = MOST_COLUMNS + 1
    depth = 0
    for number, (cells, sources) in enumerate(pairs, 1):
        if cells is gap[0] and sources is gap[1]:  # a cell far below makes 60,000 of these
            continue
        texts = [_text(value) for value in cells[:width]]
        if number == 1:
            if len(cells) > MOST_COLUMNS and any(texts[MOST_COLUMNS:]):
                raise FormError([Problem("FORM_008", name, values={"rows": MOST_ROWS, "columns": MOST_COLUMNS})])
            headings = [" ".join(text.split()) for text in texts[:MOST_COLUMNS]]
            width = max((place for place, heading in enumerate(headings, 1) if heading), default=0)
            _refuse_twice(name, headings)
            kinds = next((heading for heading in headings if heading.lower() in _KIND), "")
            continue
        if number > MOST_ROWS and any(texts):
            raise FormError([Problem("FORM_008", name, number, values={"rows": MOST_ROWS, "columns": MOST_COLUMNS})])
        for heading, text, source in zip(headings, texts, sources, strict=False):
            if heading and isinstance(source, str) and source.startswith("=") and text != source.strip():
                formulas.append(_formula(name, number, heading, text))
        found = {heading: text for heading, text in zip(headings, texts, strict=False) if heading and text}
        if found:
            _refuse_unprintable(name, number, found)
            rows.append(Row(number, found))
            depth = _depth(depth, found.get(kinds, ""))
            if depth > DEEPEST:
                limits: dict[str, object] = {"depth": DEEPEST, "nodes": MOST_NODES}
                raise FormError([Problem("FORM_104", name, number, values=limits)])
        elif not any(texts):
            gap = cells, sources
    if errors := [problem for problem in formulas if problem.severity == "error"]:
        raise FormError(errors)
    noticed.extend(formulas)
    return Sheet(name, tuple(heading for heading in headings if heading), tuple(rows))


def _formula(sheet: str, row: int, column: str, value: str) -> Problem:
    if value:
        return Problem("FORM_030", sheet, row, column, "warning", {"value": value[:60]})
    return Problem("FORM_010", sheet, row, column)


def _depth(depth: int, kind: str) -> int:
    """How many groups are open behind a row of this *kind*, where *depth* are before it."""
    kind = " ".join(kind.split())
    if END.match(kind):
        return max(0, depth - 1)
    return depth + 1 if BEGIN.match(kind) else depth


def _refuse_unprintable(sheet: str, row: int, cells: dict[str, str]) -> None:
    """Refuse what no XML can hold; the sentence names the character, for nobody sees it in the cell."""
    for heading, text in cells.items():
        found = UNPRINTABLE.search(text)
        if found:
            values: dict[str, object] = {"character": f"U+{ord(found[0]):04X}"}
            raise FormError([Problem("FORM_147", sheet, row, heading, values=values)])


def _refuse_twice(sheet: str, headings: list[str]) -> None:
    twice = sorted({heading for heading in headings if heading and headings.count(heading) > 1})
    if twice:
        raise FormError([Problem("FORM_013", sheet, 1, heading, values={"column": heading}) for heading in twice])


def _text(value: object) -> str:
    """A cell as the text that people see: whole numbers without a point, spaces trimmed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).translate(UNSEEN).replace("_x000D_", "").strip()[:LONGEST_CELL]

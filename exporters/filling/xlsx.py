"""Fill a sheet of a partner's workbook: its look, widths, titles, merged cells and print setup stay as they came."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from exporters.filling.template import COUNTED, HEADINGS_WITHIN, Cells
from exporters.paper_kit.fonts import clean
from exporters.spreadsheets import LONGEST_TEXT, Value
from forms.errors import UserError

WIDEST = 120
"""Columns that are looked at; what stands further right is no table."""
_FORMULA = ("=", "+", "-", "@")


def grids(data: bytes, *, file: str) -> list[Cells]:
    """The words of each sheet of a workbook, as far down as there may be headings."""
    return [_cells(sheet) for sheet in _sheets(_load(data, file))]


def loses(data: bytes) -> bool:
    """Whether the workbook has text boxes or drawn shapes, which a filled copy does not keep."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        drawings = [name for name in archive.namelist() if name.startswith("xl/drawings/") and name.endswith(".xml")]
        return any(b"<xdr:sp " in archive.read(name) or b"<xdr:sp>" in archive.read(name) for name in drawings)


def fill(
    data: bytes,
    *,
    file: str,
    sheet: int,
    first_row: int,
    fields: Mapping[int, str],
    rows: Sequence[Mapping[str, Value]],
) -> bytes:
    """The workbook with *rows* from *first_row* on, each in the look of the template's own row.

    Rows that the template leaves blank are used first. What stands below them moves down, with its merged cells, its
    heights, and the formulas that add up the rows.
    """
    book = _load(data, file)
    found = _sheet(book, sheet)
    blank = _blank_rows(found, first_row, fields)
    more = len(rows) - blank
    if more > 0:
        _make_room(found, after=first_row + max(blank, 1) - 1, count=more - (0 if blank else 1), body=first_row)
    for offset, row in enumerate(rows):
        for column, field in fields.items():
            _put(found.cell(first_row + offset, column), row.get(field))
    for offset in range(len(rows), blank):  # numbers and dots that stood there to show how it is meant
        for column in fields:
            _put(found.cell(first_row + offset, column), None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _load(data: bytes, file: str) -> Any:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of what it passes over; `loses` says what people would miss
            return openpyxl.load_workbook(io.BytesIO(data))
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, TypeError, IndexError,
            AttributeError, OSError) as problem:  # fmt: skip
        raise UserError("FILL_003", file=file) from problem


def _sheets(book: Any) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _sheet(book: Any, number: int) -> Any:
    known = _sheets(book)
    if not 1 <= number <= len(known):
        raise UserError("FILL_007", number=number)
    return known[number - 1]


def _cells(sheet: Any) -> Cells:
    """The first rows as words, merged cells in each of their places."""
    height, width = min(sheet.max_row or 1, HEADINGS_WITHIN + 1), min(sheet.max_column or 1, WIDEST)
    rows = [[_words(sheet.cell(r, c).value) for c in range(1, width + 1)] for r in range(1, height + 1)]
    tied: set[int] = set()
    for area in sheet.merged_cells.ranges:
        text = _words(sheet.cell(area.min_row, area.min_col).value)
        for r in range(area.min_row, min(area.max_row, height) + 1):
            for c in range(area.min_col, min(area.max_col, width) + 1):
                rows[r - 1][c - 1] = text
        if text and not (area.min_col == 1 and area.max_col >= width):
            tied.update(range(area.min_row - 1, min(area.max_row, height) - 1))
    return Cells(sheet.title, rows, frozenset(tied))


def _words(value: object) -> str:
    return "" if value is None else re.sub(r"\s+", "", str(value))


def _blank_rows(sheet: Any, first: int, fields: Mapping[int, str]) -> int:
    """How many rows from *first* on wait to be filled: empty, or with nothing but a running number in it."""
    last = max(sheet.max_row or first, first)
    across = {row for area in sheet.merged_cells.ranges for row in range(area.min_row, area.max_row + 1)}
    count = 0
    for r in range(first, last + 1):
        if r in across:
            break
        words = [_words(sheet.cell(r, c).value) for c in range(1, min(sheet.max_column, WIDEST) + 1)]
        if any(word and not COUNTED.fullmatch(word) for word in words):
            break
        if not any(words) and not any(sheet.cell(r, c).has_style for c in fields):
            break  # plain paper below the table
        count += 1
    return count


def _make_room(sheet: Any, *, after: int, count: int, body: int) -> None:
    """Add *count* rows after row *after* in its look; everything below moves down."""
    from openpyxl.worksheet.cell_range import CellRange

    if count <= 0:
        return
    below = [key for key in sheet._cells if key[0] > after]
    for key in sorted(below, reverse=True):
        cell = sheet._cells.pop(key)
        cell.row += count
        sheet._cells[cell.row, cell.column] = cell
    heights = {r: sheet.row_dimensions.pop(r) for r in sorted(sheet.row_dimensions, reverse=True) if r > after}
    for r, dimension in heights.items():
        dimension.index = r + count
        sheet.row_dimensions[r + count] = dimension
    moved = [area for area in sheet.merged_cells.ranges if area.min_row > after]
    for area in moved:
        area.shift(row_shift=count)
    model_height = sheet.row_dimensions[after].height if after in sheet.row_dimensions else None
    width = max((column for row, column in sheet._cells if row == after), default=0)
    for r in range(after + 1, after + count + 1):
        sheet.row_dimensions[r].height = model_height
        for c in range(1, width + 1):
            source = sheet.cell(after, c)
            if source.has_style:
                sheet.cell(r, c)._style = copy(source._style)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = _moved(cell.value, body=body, after=after, count=count)
    for rules in (sheet.data_validations.dataValidation, sheet.conditional_formatting):
        for rule in rules:
            for area in rule.sqref.ranges if hasattr(rule.sqref, "ranges") else ():
                _stretch(area, after, count)
    if sheet.print_area:
        whole = [CellRange(part.rpartition("!")[2].replace("$", "")) for part in sheet.print_area.split(",")]
        for area in whole:
            _stretch(area, after, count)
        sheet.print_area = ",".join(area.coord for area in whole)
    if sheet.auto_filter.ref:
        area = CellRange(sheet.auto_filter.ref)
        _stretch(area, after, count)
        sheet.auto_filter.ref = area.coord
    for each in sheet.row_breaks.brk:
        each.id += count * (each.id > after)


def _stretch(area: Any, after: int, count: int) -> None:
    if area.min_row > after:
        area.shift(row_shift=count)
    elif area.max_row >= after:
        area.expand(down=count)


_REFERENCE = re.compile(r"(?<![A-Za-z0-9_!'])(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![A-Za-z0-9_(!])")


def _moved(formula: str, *, body: int, after: int, count: int) -> str:
    """A formula after rows were added: what is below moves, a range over the rows reaches over the new ones."""

    def shift(row: int) -> int:
        return row + count if row > after else row

    def replace(found: re.Match[str]) -> str:
        column, row, to_column, to_row = found[1], int(found[2]), found[3], found[4]
        if to_column is None:
            return f"{column}{shift(row)}"
        last = int(to_row)
        over = last + count if last >= after and row <= after and last >= body else shift(last)
        return f"{column}{shift(row)}:{to_column}{over}"

    return _REFERENCE.sub(replace, formula)


def _put(cell: Any, value: Value) -> None:
    """Write a value as what it is: text stays text whatever it begins with, a day takes the template's own format."""
    if isinstance(value, str):
        value = clean(value)
        if len(value) > LONGEST_TEXT:
            value = value[:LONGEST_TEXT] + "……（太长，已截断）"
        cell.value = value
        if value.startswith(_FORMULA):
            cell.data_type = "s"
            cell.quotePrefix = True
        return
    kept = cell.number_format
    cell.value = value
    if value is not None and hasattr(value, "isoformat") and kept in ("General", "@"):
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.number_format = kept

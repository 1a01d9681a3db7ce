"""Ledgers as workbooks that offices can print and add up: one sheet for people, one of plain data.

Written row by row, so a ledger of a hundred thousand rows needs no more memory than one of ten. What people typed is
always text: a cell that begins with = is never a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Literal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from exporters.paper_kit.fonts import clean

Value = str | int | float | date | None
Kind = Literal["text", "number", "date"]
PLAIN = "纯数据"
# A cell holds no more; what is cut says so.
LONGEST_TEXT = 32_000
PAPERS = {"A3": 8, "A4": 9}
# Installed with Windows, WPS and most Chinese Linux desktops; others fall back without harm.
FACE = "宋体"
_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@dataclass(frozen=True)
class Column:
    """A column: the name that programs know, the heading that people read, its width in characters."""

    name: str
    heading: str
    width: float = 10
    kind: Kind = "text"


@dataclass(frozen=True)
class Ledger:
    """A ledger to be written. *rows* is called once for each sheet and may read from a database as it goes."""

    title: str
    # who reports and the day of the figures, for the second line
    unit: str
    day: date
    columns: Sequence[Column]
    rows: Callable[[], Iterable[Sequence[Value]]]
    # words of the last line by column name; called after the rows were written
    totals: Callable[[], dict[str, Value]] = dict
    paper: Literal["A3", "A4"] = "A4"
    chinese_dates: bool = True
    # what its sheet is called, where the title would not do
    sheet: str = ""


def write(ledger: Ledger, out: BinaryIO, *, further: Sequence[Ledger] = ()) -> int:
    """Write *ledger* as XLSX and return the number of its rows; *further* ones get a sheet each for people."""
    book = Workbook(write_only=True)
    count = _for_people(book, ledger)
    for each in further:
        _for_people(book, each)
    _plain(book, ledger)
    book.properties.title = clean(ledger.title)
    book.properties.creator = clean(ledger.unit)
    book.save(out)
    return count


def _sheet(book: Any, name: str) -> Any:
    """A sheet that takes finished cells: openpyxl's own way tries each as a value first, which takes half the time."""
    sheet = book.create_sheet(name)
    sheet._values_to_row = _placed
    return sheet


def _placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
    for column, cell in enumerate(cells, start=1):
        cell.row, cell.column = row, column
        yield cell


def _for_people(book: Any, ledger: Ledger) -> int:
    sheet = _sheet(book, _sheet_name(ledger.sheet or ledger.title))
    last = get_column_letter(len(ledger.columns))
    sheet.merged_cells.add(f"A1:{last}1")
    sheet.merged_cells.add(f"A2:{last}2")
    sheet.freeze_panes = "C4"
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPERS[ledger.paper]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = 1.1  # a turned sheet is bound at the top: 28 mm
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
    sheet.print_options.horizontalCentered = True
    for n, column in enumerate(ledger.columns, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = column.width
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = 30, 20, 32
    sheet.append([_cell(sheet, ledger.title, Font(FACE, size=16, bold=True), Alignment("center", "center"))])
    line = f"填报单位：{ledger.unit}　　　　日期：{_words(ledger.day)}"
    sheet.append([_cell(sheet, line, Font(FACE, size=10), Alignment("left", "center"))])
    head = Font(FACE, size=10, bold=True)
    wrapped = Alignment("center", "center", wrap_text=True)
    grey = PatternFill("solid", fgColor="EFEDE8")
    sheet.append([_cell(sheet, c.heading, head, wrapped, border=_BORDER, fill=grey) for c in ledger.columns])
    fillers = [_Filler(*(_body_cell(sheet, column, ledger) for _ in range(2))) for column in ledger.columns]
    count = 0
    for row in ledger.rows():
        sheet.append([fill(value) for fill, value in zip(fillers, row, strict=True)])
        count += 1
    totals = ledger.totals()
    words = [totals.get(column.name) for column in ledger.columns]
    bold = Font(FACE, size=10, bold=True)
    top = Alignment(vertical="center", wrap_text=True)
    sheet.append([_cell(sheet, "" if word is None else word, bold, top, border=_BORDER) for word in words])
    sheet.append([])
    sign = "填报人：　　　　　　　审核人：　　　　　　　日期：　　　年　　月　　日"
    sheet.append([_cell(sheet, sign, Font(FACE, size=11), Alignment("left", "center"))])
    return count


def _plain(book: Any, ledger: Ledger) -> None:
    """The sheet to add up: one heading row, no merged cells, numbers as numbers and days as days."""
    sheet = _sheet(book, PLAIN)
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, column.heading, Font(bold=True), Alignment()) for column in ledger.columns])
    fillers = []
    for column in ledger.columns:
        pair = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
        for cell in pair:
            cell.number_format = "yyyy-mm-dd" if column.kind == "date" else "General"
        fillers.append(_Filler(*pair))
    for row in ledger.rows():
        sheet.append([fill(value) for fill, value in zip(fillers, row, strict=True)])


def _body_cell(sheet: Any, column: Column, ledger: Ledger) -> Any:
    across = "left" if column.kind == "text" and column.width > 8 else "center"
    cell = WriteOnlyCell(sheet)
    cell.font, cell.border = Font(FACE, size=10), _BORDER
    cell.alignment = Alignment(across, "top" if across == "left" else "center", wrap_text=True)
    if column.kind == "date":
        cell.number_format = 'yyyy"年"m"月"d"日"' if ledger.chinese_dates else "yyyy-mm-dd"
    return cell


def _cell(sheet: Any, value: Value, font: Font, alignment: Alignment, **styles: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    _put(cell, value)
    cell.font, cell.alignment = font, alignment
    for name, style in styles.items():
        setattr(cell, name, style)
    return cell


class _Filler:
    """The cells of one column, filled anew for each row: a cell is written before the next row needs it.

    Text that begins like a formula goes into a cell of its own with the mark that keeps it text also after somebody
    edits it in Excel or WPS. The mark is part of the style, and a style that was used must not change any more.
    """

    def __init__(self, plain: Any, quoted: Any) -> None:
        self._plain, self._quoted = plain, quoted
        quoted.quotePrefix = True

    def __call__(self, value: Value) -> Any:
        cell = self._quoted if isinstance(value, str) and value[:1] in _FORMULA else self._plain
        return _put(cell, value)


_FORMULA = frozenset("=+-@")


def _put(cell: Any, value: Value) -> Any:
    """Fill *cell* with *value*; text stays text whatever it begins with."""
    if isinstance(value, str):
        value = clean(value)
        if len(value) > LONGEST_TEXT:
            value = value[:LONGEST_TEXT] + "……（太长，已截断）"
        cell._value, cell.data_type = value, "s"
    elif isinstance(value, date):
        cell._value, cell.data_type = value, "d"
    else:
        cell._value, cell.data_type = value, "n"
    return cell


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _sheet_name(title: str) -> str:
    return "".join(c for c in clean(title) if c not in "[]:*?/\\'")[:31] or "台账"


PlainSheet = tuple[str, Sequence[str], Callable[[], Iterable[Sequence[Value]]]]


def write_plain(out: BinaryIO, sheets: Iterable[PlainSheet]) -> None:
    """Write sheets of plain data: name, headings, rows. Names are made to fit and to differ."""
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for title, headings, rows in sheets:
        name, number = _sheet_name(title), 2
        while name.lower() in taken:
            name, number = f"{_sheet_name(title)[:27]} {number}", number + 1
        taken.add(name.lower())
        sheet = _sheet(book, name)
        sheet.freeze_panes = "B2"
        sheet.append([_cell(sheet, heading, Font(bold=True), Alignment(wrap_text=True)) for heading in headings])
        fillers = [_Filler(WriteOnlyCell(sheet), WriteOnlyCell(sheet)) for _ in headings]
        for row in rows():
            sheet.append([fill(value) for fill, value in zip(fillers, row, strict=True)])
    book.save(out)

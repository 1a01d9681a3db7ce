"""Sheets that are no .xlsx: the old .xls of Excel and WPS, and forms written as CSV or as Markdown tables.

Each is brought into the same plain grids of text that an .xlsx gives, so everything after the reading is shared.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

Grid = list[list[object]]
"""The cells of a sheet, row by row; blank rows included, because people count them."""
DELIMITERS = ",;\t|"


class Unreadable(Exception):
    """The bytes are not what they seem to be; *locked* when a password keeps them shut."""

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__(locked)
        self.locked = locked


def xls_grids(data: bytes) -> Iterator[tuple[str, Grid]]:
    """The sheets of an .xls workbook by name. Raises `Unreadable`."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), on_demand=True)
        for sheet in book.sheets():
            yield sheet.name, [[_xls_value(cell, book.datemode) for cell in sheet.row(n)] for n in range(sheet.nrows)]
    except xlrd.XLRDError as problem:
        raise Unreadable(locked="encrypted" in str(problem)) from problem
    except Exception as problem:  # a torn file makes xlrd stumble in a dozen ways
        raise Unreadable from problem


def _xls_value(cell: object, datemode: int) -> object:
    import xlrd

    kind, value = cell.ctype, cell.value  # type: ignore[attr-defined]
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError):
            return value
    return None if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) else value


def text_grids(text: str, *, markdown: bool) -> list[tuple[str, Grid]]:
    """The sheets of a form written as text: a first cell names a sheet, the rows below it begin blank.

    A CSV whose first row has the heading `type` is a survey without further sheets.
    """
    rows = list(_markdown_rows(text) if markdown else csv.reader(io.StringIO(text, newline=""), delimiter=sniff(text)))
    if not markdown and rows and "type" in [cell.strip().lower() for cell in rows[0]]:
        return [("survey", [list(row) for row in rows])]
    grids: list[tuple[str, Grid]] = []
    for first, *cells in filter(None, rows):
        if first.strip():
            grids.append((first.strip(), []))
            if any(cell.strip() for cell in cells):
                grids[-1][1].append(list(cells))
        elif grids and (any(cell.strip() for cell in cells) or grids[-1][1]):
            grids[-1][1].append(list(cells))
    return grids


def decoded(data: bytes) -> str:
    """Text as people save it: UTF-8 with or without a mark, UTF-16 with one, else what Chinese Excel calls CSV.

    Raises UnicodeDecodeError when it is neither.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def sniff(text: str) -> str:
    """What separates the cells of a CSV: the candidate that stands most often in its first line outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count) if bare else ","


def _markdown_rows(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        inside = line.strip()
        if not inside.startswith("|"):
            continue
        cells = inside.replace("\\|", "\0")[1:].removesuffix("|").split("|")
        if all(set(cell.strip()) <= set("-:") for cell in cells) and "-" in inside:
            continue  # the rule under a heading
        yield [cell.strip().replace("\0", "|") for cell in cells]

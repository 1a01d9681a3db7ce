"""Forms written as small tables, the way bug reports write them, turned into real workbooks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl


def rows(table: str) -> Iterator[tuple[str, list[str]]]:
    """Each line of a table as (sheet it starts, cells)."""
    for line in table.splitlines():
        if line.strip().startswith("|"):
            escaped = line.strip().replace("\\|", "\0")[1:]
            cells = [cell.strip().replace("\0", "|") for cell in escaped.rstrip("|").split("|")]
            yield cells[0], cells[1:]


def workbook(table: str) -> bytes:
    """The bytes of the .xlsx that *table* describes: a line `| survey |` starts a sheet, the others fill it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet, number = None, 0
    for name, cells in rows(table):
        if name:
            sheet, number = book.create_sheet(name), 0
        if sheet is not None and any(cells):
            number += 1
            for column, text in enumerate(cells, 1):
                if text:
                    cell = sheet.cell(number, column, text)
                    cell.data_type = "s"
    if not book.sheetnames:
        book.create_sheet("Sheet1")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def saved(folder: Path, table: str) -> Path:
    """The table as a file in *folder*."""
    path = folder / "form.xlsx"
    path.write_bytes(workbook(table))
    return path

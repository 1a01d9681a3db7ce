"""Opening an .xlsx for reading by openpyxl, without what openpyxl reads ahead of the first row.

openpyxl looks for the size of each sheet when it opens a workbook, to the sheet's end where none is written, and builds
an object tree for each shared string. Both take seconds on a sheet of 200,000 rows that is refused at its hundredth.
"""

from __future__ import annotations

import io
from typing import Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_STRING, _PLAIN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t"))


def opened(data: bytes, *, calculated: bool) -> Workbook:
    """The workbook in *data*, its sheets read as they are asked for: values last *calculated*, or formulas as typed.

    Raises what openpyxl raises where the file is damaged.
    """
    reader = _Reader(io.BytesIO(data), read_only=True, data_only=calculated, keep_links=False)
    reader.read()
    return reader.wb


class _Reader(ExcelReader):  # type: ignore[misc]
    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = [_text(node) for _, node in iterparse(source) if node.tag == _STRING]

    def read_worksheets(self) -> None:
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                unmeasured = _Unmeasured(self.wb, sheet.name, relation.target, self.shared_strings)
                self.wb._sheets.append(unmeasured)  # type: ignore[attr-defined]


class _Unmeasured(ReadOnlyWorksheet):  # type: ignore[misc]
    def _get_size(self) -> None:
        """What a sheet says about its own size is not believed: its rows are read as they come."""


def _text(node: Any) -> str:
    """The words of a shared string, without their fonts and without how they are read aloud."""
    plain = len(node) == 1 and node[0].tag == _PLAIN
    words: str = (node[0].text or "") if plain else Text.from_tree(node).content  # type: ignore[union-attr]
    node.clear()
    return words.replace("x005F_", "")

"""A ledger opens in Excel and WPS, prints with its headings, adds up, and runs nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from exporters.spreadsheets import LONGEST_TEXT, PLAIN, Column, Ledger, Value, write
from tests.exporters.reading import RARE

COLUMNS = [Column("seq", "序号", 5, "number"), Column("what", "隐患描述", 24), Column("day", "排查日期", 12, "date")]
DAY = date(2022, 8, 26)


def workbook(rows: Sequence[Sequence[Value]], **options: Any) -> Any:
    out = BytesIO()
    ledger = Ledger(
        "隐患台账", "敦根社区", DAY, COLUMNS, lambda: rows, lambda: {"what": f"合计 {len(rows)} 处"}, **options
    )
    assert write(ledger, out) == len(rows)
    assert zipfile.ZipFile(out).testzip() is None
    return openpyxl.load_workbook(out)


def test_title_unit_headings_rows_totals_and_signature() -> None:
    book = workbook([[1, f"堆放杂物 {RARE}", DAY]])
    sheet = book.worksheets[0]
    column = [sheet.cell(row, 1).value for row in range(1, 8)]
    assert column[0] == "隐患台账" and column[1] == "填报单位：敦根社区　　　　日期：2022年8月26日"
    assert [cell.value for cell in sheet[3]] == ["序号", "隐患描述", "排查日期"]
    assert [cell.value for cell in sheet[4]][:2] == [1, f"堆放杂物 {RARE}"]
    assert sheet["C4"].value.date() == DAY and sheet["C4"].number_format == 'yyyy"年"m"月"d"日"'
    assert sheet["B5"].value == "合计 1 处"
    assert column[6].startswith("填报人：") and "审核人" in column[6]


def test_sheet_is_ready_to_print() -> None:
    sheet = workbook([[1, "甲", DAY]], paper="A3").worksheets[0]
    assert sheet.freeze_panes == "C4" and sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A1:C1", "A2:C2"]


def test_plain_data_can_be_added_up() -> None:
    plain = workbook([[n, "甲", DAY] for n in range(1, 4)])[PLAIN]
    assert [[cell.value for cell in row][:2] for row in plain.iter_rows()] == [
        ["序号", "隐患描述"],
        [1, "甲"],
        [2, "甲"],
        [3, "甲"],
    ]
    assert not plain.merged_cells.ranges and plain["C2"].value.date() == DAY


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "\r=1"])
def test_what_people_typed_is_never_a_formula(text: str) -> None:
    book = workbook([[1, text, None]])
    for sheet, row in ((book.worksheets[0], 4), (book[PLAIN], 2)):
        cell = sheet.cell(row, 2)
        assert cell.data_type == "s" and cell.value == text.replace("\t", " ").replace("\r", "\n")
        assert cell.quotePrefix or text[0] in "\t\r"


def test_a_formula_mark_does_not_stick_to_the_next_row() -> None:
    plain = workbook([[1, "=1", None], [2, "甲", None]])[PLAIN]
    assert plain["B2"].quotePrefix and not plain["B3"].quotePrefix


def test_control_characters_and_endless_texts_do_not_break_the_file() -> None:
    plain = workbook([[1, "甲\x00\x0b乙" + "长" * 40_000, DAY]])[PLAIN]
    assert plain["B2"].value.startswith("甲乙长") and len(plain["B2"].value) < LONGEST_TEXT + 20


def test_an_empty_ledger_still_has_its_form() -> None:
    sheet = workbook([]).worksheets[0]
    assert sheet["B4"].value == "合计 0 处"

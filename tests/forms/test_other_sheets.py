"""Forms that are no .xlsx are read as well: old .xls, CSV from a Chinese Excel, Markdown tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.other_sheets import decoded, sniff, text_grids
from forms.sheets import read_workbook_bytes
from forms.xlsform import convert
from forms.xlsform_sheets import SHEETS

MARKDOWN = """
| survey  |
|         | type              | name  | label  |
|         | select_one yes_no | clear | 通畅吗 |
| choices |
|         | list_name | name | label |
|---------|-----------|------|-------|
|         | yes_no    | yes  | 是    |
|         | yes_no    | no   | 否    |
"""
CSV = "survey,,,\n,type,name,label\n,integer,floor,楼层\n,,,\n,text,remark,备注\nsettings,,,\n,form_id,,\n,tiny,,\n"


def test_a_form_written_as_markdown_is_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "lane.md"
    file.write_text(MARKDOWN, encoding="utf-8")
    made = convert(file)
    assert made.form_id == "lane" and made.warnings == []
    assert "通畅吗" in made.xform and "是" in made.xform


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_a_csv_is_taken_in_however_it_was_saved(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = tmp_path / "form.csv"
    file.write_bytes(CSV.replace(",", delimiter).encode(encoding))
    made = convert(file)
    assert made.form_id == "tiny" and "楼层" in made.xform


def test_blank_rows_of_a_csv_are_counted(tmp_path: Path) -> None:
    book = read_workbook_bytes(CSV.encode(), file="form.csv", wanted=SHEETS)
    assert [row.number for row in book.rows("survey")] == [2, 4]


def test_a_csv_with_headings_alone_is_a_survey() -> None:
    ((name, rows),) = text_grids("type,name,label\ninteger,floor,楼层\n", markdown=False)
    assert (name, len(rows)) == ("survey", 2)


def test_what_separates_cells_is_looked_for_outside_quotes() -> None:
    assert sniff('"a,b,c";name\n') == ";"
    assert decoded("楼层".encode("gbk")) == "楼层"

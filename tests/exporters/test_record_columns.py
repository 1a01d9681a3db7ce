"""A table of filled forms has the questions of every version, each in the words in which it was asked."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from pyxform.xls2xform import convert

from exporters import record_tables
from exporters.record_columns import fields_of_versions
from exporters.record_tables import Look
from storage import carrying
from storage.forms_registry import add_form
from storage.records import save_answers
from storage.workspace import Workspace
from tests.exporters.tables import read_csv

FIRST = """
| settings |   |   |
|          | form_id | version |
|          | visit   | 9       |
| survey |   |   |   |
|        | type           | name   | label   |
|        | text           | keeper | 房东     |
|        | text           | street | 街道     |
|        | select_one use | use    | 用途     |
|        | begin repeat   | room   | 房间     |
|        | text           | remark | 备注     |
|        | integer        | beds   | 床位     |
|        | end repeat     |        |         |
| choices |   |   |   |
|         | list_name | name | label |
|         | use       | home | 居住   |
|         | use       | shop | 商铺   |
"""
SECOND = (
    FIRST.replace("| 9       |", "| 10      |")
    .replace("|        | text           | street | 街道     |\n", "")
    .replace("|        | text           | remark | 备注     |\n", "")
    .replace("| 居住   |", "| 自住   |")
    .replace("|         | use       | shop | 商铺   |\n", "")
)


def take_in(ws: Workspace, table: str, version: str, **more) -> None:
    xform = convert(table, file_type=".md", validate=False).xform
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version=version, xform=xform, **more))


def filled(ws: Workspace, version: str, **fields: str) -> str:
    return ws.write_now(lambda txn: save_answers(txn, rec=None, form_id="visit", version=version, fields=fields))


@pytest.fixture
def visits(ws: Workspace) -> Workspace:
    """An old record with everything answered, a new one, and an old one that was carried over."""
    take_in(ws, FIRST, "9", privacy={"keeper": "personal"})
    old = {
        "keeper": "张",
        "street": "新基路",
        "use": "home",
        "room:a": "1",
        "room:a/remark": "漏水",
        "room:a/beds": "2",
    }
    filled(ws, "9", **old)
    draft = ws.drafts.start(form_id="visit", version="9", fields={"street": "文明路", "use": "shop"})
    take_in(ws, SECOND, "10")
    filled(ws, "10", use="home")
    carrying.carry_over(ws, carrying.preview(ws, draft))
    ws.write_now(lambda txn: ws.drafts.finish(txn, draft))
    return ws


def rows(ws: Workspace, **options) -> list[dict[str, str]]:
    out = BytesIO()
    record_tables.export(ws, out, form="visit", kind="csv", **options)
    return sorted(read_csv(out.getvalue()), key=lambda row: (row.get("表单版本", ""), row.get("用途", "")))


def test_a_deleted_question_has_a_column_with_its_old_words(visits):
    carried, new, old = rows(visits)
    assert [row["街道（旧版本）"] for row in (carried, new, old)] == ["文明路", "", "新基路"]
    assert old["备注（旧版本） 1"] == "漏水"
    assert list(old).index("用途") < list(old).index("街道（旧版本）")


def test_a_renamed_choice_keeps_its_old_words_in_an_old_record(visits):
    _, new, old = rows(visits)
    assert (old["用途"], new["用途"]) == ("居住", "自住")


def test_what_was_kept_when_a_record_went_across_is_in_the_table_with_its_words(visits):
    headings = [name for name in rows(visits)[0] if "旧版本" in name]
    carried = next(row for row in rows(visits, look=Look(labels=False)) if row["_kept/use"])
    assert (carried["street"], carried["_kept/use"], carried["use"]) == ("文明路", "shop", "")
    said = {value for row in rows(visits) for name, value in row.items() if name in headings}
    assert "商铺" in said


def test_a_workbook_has_the_old_columns_too(visits):
    out = BytesIO()
    record_tables.export(visits, out, form="visit", kind="xlsx", look=Look(labels=False))
    book = openpyxl.load_workbook(out)
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert "street" in heads and "_kept/use" in heads
    assert "room/remark" in [cell.value for cell in book["room"][1]]


def test_what_was_personal_in_one_version_is_public_in_none(visits):
    privacy = {one.path: one.privacy for one in visits.read(lambda db: fields_of_versions(db, "visit"))}
    assert privacy["keeper"] == "personal"
    assert all("张" not in row.values() for row in rows(visits, audience="public"))


def test_choices_that_a_filter_hides_at_first_are_written_by_their_labels(ws):
    table = """
    | settings |   |   |
    |          | form_id | version |
    |          | visit   | 1       |
    | survey |   |   |   |   |
    |        | type             | name | label | choice_filter |
    |        | text             | town | 镇     |               |
    |        | select_one lanes | lane | 巷     | town=${town}  |
    | choices |   |   |   |   |
    |         | list_name | name | label | town |
    |         | lanes     | a    | 三巷   | x    |
    """
    take_in(ws, table, "1")
    filled(ws, "1", town="x", lane="a")
    assert rows(ws)[0]["巷"] == "三巷"

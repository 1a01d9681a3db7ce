"""Filled forms leave as CSV, XLSX and ODK zip, lose nothing on the way and run nothing at the other end."""

from __future__ import annotations

import csv
import io
import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.xls2xform import convert as markdown

from exporters import record_tables
from exporters.record_tables import Look, protect
from forms.errors import UserError
from forms.xlsform import convert
from storage import form_files, forms_registry
from storage.records import save_answers
from storage.workspace import Workspace
from tests.exporters.reading import RARE
from tests.exporters.tables import read_csv, unprotect

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {
    "patrol_date": "2022-08-20",
    "slot": "morning",
    "lane": f"{RARE}巷",
    "lane_head": "张小三",
    "all_fine": "no",
    "issue:b1": "2",
    "issue:b1/what": "=cmd|' /C calc'!A0",
    "issue:a1": "1",
    "issue:a1/what": "坑洼\n第二行",
    "issue:a1/issue_type": "road",
    "told": "notice safety",
}


@pytest.fixture
def patrol(ws: Workspace) -> str:
    """One patrol with two problems; returns its record."""
    made = convert(ROOT / "assets" / "forms" / "lane_patrol.xlsx")

    def hold(txn: Any) -> str:
        forms_registry.add_form(
            txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles, privacy=made.privacy
        )
        return save_answers(txn, rec=None, form_id=made.form_id, version=made.version, fields=FIELDS)

    return ws.write_now(hold)


def exported(ws: Workspace, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    assert record_tables.export(ws, out, form="lane_patrol", kind=kind, **options) == 1
    return out.getvalue()


def test_csv_opens_in_excel_with_labels(ws: Workspace, patrol: str) -> None:
    data = exported(ws, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = read_csv(data)
    assert row["记录号"] == patrol and row["街巷"] == f"{RARE}巷" and row["时段"] == "早上"
    assert "社区通知、安全提示" in row.values() and "路面破损" in row.values()


def test_csv_by_names_comes_back_exactly(ws: Workspace, patrol: str) -> None:
    (row,) = read_csv(exported(ws, "csv", look=Look(labels=False)))
    assert {row[name] for name in ("lane", "told")} == {f"{RARE}巷", "notice safety"}
    assert row["issue[1]/what"] == "坑洼\n第二行" and row["issue[2]/what"] == FIELDS["issue:b1/what"]


def test_no_cell_of_a_csv_is_a_formula(ws: Workspace, patrol: str) -> None:
    rows = list(csv.reader(io.StringIO(exported(ws, "csv").decode("utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")] == []
    assert any(cell.startswith("'=cmd") for row in rows for cell in row)


def test_workbook_has_a_sheet_for_each_repeat(ws: Workspace, patrol: str) -> None:
    book = openpyxl.load_workbook(BytesIO(exported(ws, "xlsx", look=Look(labels=False))))
    assert book.worksheets[0].max_row == 2 and "issue" in book.sheetnames
    head, first, second = book["issue"].iter_rows(values_only=True)
    rows = [dict(zip(head, row, strict=True)) for row in (first, second)]
    assert [(row["_id"], row["_row"], row["issue/what"]) for row in rows] == [
        (patrol, 1, "坑洼\n第二行"),
        (patrol, 2, FIELDS["issue:b1/what"]),
    ]


def test_the_public_gets_no_names(ws: Workspace, patrol: str) -> None:
    book = openpyxl.load_workbook(BytesIO(exported(ws, "xlsx", audience="public")))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    for content in (exported(ws, "csv", audience="public").decode(), " ".join(cells)):
        assert "张小三" not in content and RARE in content


def test_records_can_be_bounded_by_their_day(ws: Workspace, patrol: str) -> None:
    assert record_tables.export(ws, BytesIO(), form="lane_patrol", kind="csv", since="2022-08-21") == 0
    assert (
        record_tables.export(ws, BytesIO(), form="lane_patrol", kind="csv", since="2022-08-20", until="2022-08-20") == 1
    )


def test_an_unknown_form_is_named(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        record_tables.export(ws, BytesIO(), form="nothing", kind="csv")
    assert raised.value.code == "WORKSPACE_013"


NESTED = """
| settings |
|          | form_id | version |
|          | walk    | 1       |
| survey |
|        | type                             | name   | label  | calculation   |
|        | text                             | lane   | 街巷   |               |
|        | geopoint                         | spot   | 位置   |               |
|        | begin_group                      | front  | 门口   |               |
|        | select_multiple c                | told   | 告知   |               |
|        | select_one_from_file owners.csv  | owner  | 房东   |               |
|        | end_group                        |        |        |               |
|        | calculate                        | twice  |        | ${lane}       |
|        | begin_repeat                     | room   | 房间   |               |
|        | text                             | what   | 情况   |               |
|        | begin_repeat                     | bed    | 床     |               |
|        | integer                          | width  | 宽     |               |
|        | end_repeat                       |        |        |               |
|        | end_repeat                       |        |        |               |
| choices |
|         | list_name | name | label |
|         | c         | a    | 甲    |
|         | c         | b    | 乙    |
"""
OWN_ID = "uuid:8f2c7a52-6d04-4c55-9a68-0123456789ab"


@pytest.fixture
def walk(ws: Workspace) -> str:
    """One record with rooms and beds, and one that said nothing."""
    xform = markdown(NESTED, file_type=".md", validate=False).xform
    answers = {
        "lane": "东巷",
        "spot": "22.5 113.4 0 5",
        "front/told": "b",
        "front/owner": "o1",
        "twice": "东巷",
        "room:r1": "1",
        "room:r2": "2",
        "room:r1/what": "漏水",
        "room:r2/bed:b1": "1",
        "room:r2/bed:b2": "2",
        "room:r2/bed:b2/width": "90",
        "meta/instanceID": OWN_ID,
    }
    ws.write_now(lambda txn: forms_registry.add_form(txn, form_id="walk", version="1", xform=xform))
    files = {"owners.csv": "name,label\no1,张小三\n".encode()}
    form_files.attach(ws, form_id="walk", version="1", files=files)
    fill = partial(save_answers, form_id="walk", version="1")
    ws.write_now(lambda txn: fill(txn, rec="answer:02", fields={"lane": "西巷"}))
    return ws.write_now(lambda txn: fill(txn, rec="answer:01", fields=answers))


def table(ws: Workspace, kind: str, **look: Any) -> bytes:
    out = BytesIO()
    record_tables.export(ws, out, form="walk", kind=kind, look=Look(**look))
    return out.getvalue()


def linked(ws: Workspace, **look: Any) -> dict[str, list[dict[str, str]]]:
    bundle = zipfile.ZipFile(BytesIO(table(ws, "csv.zip", **look)))
    return {name: read_csv(bundle.read(name)) for name in bundle.namelist()}


def test_tables_of_a_zip_are_linked_as_odk_central_links_them(ws: Workspace, walk: str) -> None:
    found = linked(ws, labels=False)
    assert list(found) == ["walk.csv", "walk-room.csv", "walk-bed.csv"]
    first = found["walk.csv"][0]
    assert (first["KEY"], first["front-owner"], first["spot-Longitude"]) == (OWN_ID, "o1", "113.4")
    assert found["walk-room.csv"] == [
        {"what": "漏水", "PARENT_KEY": OWN_ID, "KEY": f"{OWN_ID}/room[1]"},
        {"what": "", "PARENT_KEY": OWN_ID, "KEY": f"{OWN_ID}/room[2]"},
    ]
    room = f"{OWN_ID}/room[2]"
    assert found["walk-bed.csv"] == [
        {"width": "", "PARENT_KEY": room, "KEY": f"{room}/bed[1]"},
        {"width": "90", "PARENT_KEY": room, "KEY": f"{room}/bed[2]"},
    ]


def test_rows_of_a_workbook_name_the_row_around_them(ws: Workspace, walk: str) -> None:
    book = openpyxl.load_workbook(BytesIO(table(ws, "xlsx")))
    head, *lines = book["bed"].iter_rows(values_only=True)
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    rooms = {line[-1] for line in book["room"].iter_rows(min_row=2, values_only=True)}
    assert [row["宽"] for row in rows] == [None, "90"] and {row["PARENT_KEY"] for row in rows} <= rooms
    assert book.worksheets[0]["A2"].value == walk and book.worksheets[0].cell(2, book.worksheets[0].max_column).value


def test_a_single_table_numbers_rows_within_rows(ws: Workspace, walk: str) -> None:
    assert read_csv(table(ws, "csv", labels=False))[0]["room[2]/bed[2]/width"] == "90"
    assert read_csv(table(ws, "csv"))[0]["宽 2.2"] == "90"


def test_each_choice_gets_a_column_if_wished(ws: Workspace, walk: str) -> None:
    first, second = read_csv(table(ws, "csv", labels=False, split=True))
    names = ("front/told", "front/told/a", "front/told/b")
    assert [first[name] for name in names] == ["b", "0", "1"]
    assert [second[name] for name in names] == ["", "", ""], "who was not asked has not said no"
    assert read_csv(table(ws, "csv", split=True, groups=True))[0]["门口 / 告知：乙"] == "1"


def test_a_choice_from_a_list_beside_the_form_has_its_words(ws: Workspace, walk: str) -> None:
    assert read_csv(table(ws, "csv"))[0]["房东"] == "张小三"
    out = BytesIO()
    record_tables.export(ws, out, form="walk", kind="csv", audience="public")
    assert "张小三" not in out.getvalue().decode(), "a list may name people"


def test_what_a_form_calculates_is_not_called_old(ws: Workspace, walk: str) -> None:
    row = read_csv(table(ws, "csv"))[0]
    assert row["twice"] == "东巷" and not [name for name in row if "旧版本" in name]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_protection_comes_off_again(text: str) -> None:
    assert unprotect(protect(text)) == text
    assert protect(text)[:1] not in ("=", "@", "\t", "\r")


@pytest.mark.parametrize("number", ["-5", "+3", "3.5", "-0.25"])
def test_numbers_stay_numbers(number: str) -> None:
    assert protect(number) == number

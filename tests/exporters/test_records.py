"""Filled forms leave as CSV, XLSX and ODK zip, lose nothing on the way and run nothing at the other end."""

from __future__ import annotations

import csv
import io
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters import records
from exporters.records import protect, read_csv, unprotect
from forms.errors import UserError
from forms.xlsform import convert
from storage import forms_registry
from storage.records import save_answers
from storage.workspace import Workspace
from tests.exporters.reading import RARE

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
    assert records.export(ws, out, form="lane_patrol", kind=kind, **options) == 1
    return out.getvalue()


def test_csv_opens_in_excel_with_labels(ws: Workspace, patrol: str) -> None:
    data = exported(ws, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = read_csv(data)
    assert row["记录号"] == patrol and row["街巷"] == f"{RARE}巷" and row["时段"] == "早上"
    assert "社区通知、安全提示" in row.values() and "路面破损" in row.values()


def test_csv_by_names_comes_back_exactly(ws: Workspace, patrol: str) -> None:
    (row,) = read_csv(exported(ws, "csv", labels=False))
    assert {row[name] for name in ("lane", "told")} == {f"{RARE}巷", "notice safety"}
    assert row["issue[1]/what"] == "坑洼\n第二行" and row["issue[2]/what"] == FIELDS["issue:b1/what"]


def test_no_cell_of_a_csv_is_a_formula(ws: Workspace, patrol: str) -> None:
    rows = list(csv.reader(io.StringIO(exported(ws, "csv").decode("utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")] == []
    assert any(cell.startswith("'=cmd") for row in rows for cell in row)


def test_workbook_has_a_sheet_for_each_repeat(ws: Workspace, patrol: str) -> None:
    book = openpyxl.load_workbook(BytesIO(exported(ws, "xlsx", labels=False)))
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
    assert records.export(ws, BytesIO(), form="lane_patrol", kind="csv", since="2022-08-21") == 0
    assert records.export(ws, BytesIO(), form="lane_patrol", kind="csv", since="2022-08-20", until="2022-08-20") == 1


def test_an_unknown_form_is_named(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        records.export(ws, BytesIO(), form="nothing", kind="csv")
    assert raised.value.code == "WORKSPACE_013"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_protection_comes_off_again(text: str) -> None:
    assert unprotect(protect(text)) == text
    assert protect(text)[:1] not in ("=", "@", "\t", "\r")


@pytest.mark.parametrize("number", ["-5", "+3", "3.5", "-0.25"])
def test_numbers_stay_numbers(number: str) -> None:
    assert protect(number) == number

"""The hazard ledger has its thirty-one columns, and a public one nobody's name."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from exporters import workbook
from exporters.ledger_rows import COLUMNS
from exporters.spreadsheets import PLAIN
from forms.errors import UserError
from storage.records import save_answers
from storage.workspace import Workspace
from tests.exporters.conftest import SECRETS


def plain(out: BytesIO) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(out)[PLAIN].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def ledger(ws: Workspace, **options: Any) -> list[dict[str, Any]]:
    out = BytesIO()
    count = workbook.hazards(ws, out, **options)
    rows = plain(out)
    assert len(rows) == count
    return rows


@pytest.fixture
def landlord(ws: Workspace, quarter: dict[str, str]) -> None:
    fields = {"landlord_name": "张小三", "landlord_phone": "13800138000", "house_type": "self_built"}
    ws.write_now(
        lambda txn: save_answers(
            txn, rec=None, form_id="rental_unit", version="1", fields=fields, place=quarter["house"]
        )
    )


def test_ledger_has_the_columns_that_offices_ask_for(ws: Workspace, quarter: dict[str, str]) -> None:
    assert len(COLUMNS) == 31
    assert list(ledger(ws)[0]) == [column.heading for column in COLUMNS]


def test_each_issue_is_one_line_with_its_story(ws: Workspace, quarter: dict[str, str], landlord: None) -> None:
    rows = ledger(ws)
    assert len(rows) == 4 and [row["序号"] for row in rows] == [1, 2, 3, 4]
    piled = next(row for row in rows if row["整改状态"] == "已整改")
    assert piled["隐患描述"].startswith("安全出口") and "堆放杂物、门锁死或封堵" in piled["隐患描述"]
    assert (piled["房东/责任人"], piled["联系电话"], piled["场所类型"]) == (
        "张小三",
        "13800138000",
        "自建房/独栋出租屋",
    )
    assert (piled["排查方式"], piled["隐患等级"], piled["是否销号"], piled["复查结果"]) == (
        "定期",
        "较大",
        "是",
        "已整改",
    )
    assert piled["排查日期"].isoformat()[:10] == "2022-07-12" and piled["完成日期"].isoformat()[:10] == "2022-08-10"
    assert piled["整改前照片"].endswith(".jpg") and piled["整改后照片"].endswith(".jpg")
    assert piled["整改措施"].startswith("当场清走") and not piled["依据"]
    heater = next(row for row in rows if row["整改状态"] == "反弹")
    assert heater["楼栋房号"].endswith("301室") and heater["是否销号"] == "否"


def test_numbers_of_issues_do_not_follow_the_order_of_lines(ws: Workspace, quarter: dict[str, str]) -> None:
    numbers = {row["隐患描述"]: row["隐患编号"] for row in ledger(ws)}
    later = {row["隐患描述"]: row["隐患编号"] for row in ledger(ws, since="2022-08-01")}
    assert later and all(numbers[what] == number for what, number in later.items())


def test_a_public_ledger_names_nobody(ws: Workspace, quarter: dict[str, str], landlord: None) -> None:
    cells = " ".join(str(value) for row in ledger(ws, audience="public") for value in row.values())
    assert [secret for secret in SECRETS if secret in cells] == [] and "第一片区 01 号" in cells


def test_ledger_can_be_one_area(ws: Workspace, quarter: dict[str, str]) -> None:
    assert {row["片区/网格"] for row in ledger(ws, area="第一片区")} == {"第一片区"}
    assert ledger(ws, area="第二片区") == []
    assert len(ledger(ws, area="2号")) == 2
    with pytest.raises(UserError) as raised:
        ledger(ws, area="第九片区")
    assert raised.value.code == "EXPORT_002"

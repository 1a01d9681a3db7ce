"""The demand ledger: what is fitted, what is to be bought, what each area lacks; gaps less fitted is what remains."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from exporters import demand_workbook
from exporters.spreadsheets import PLAIN
from forms.errors import UserError
from storage.community import issue_queues, plans
from storage.workspace import Workspace
from tests.exporters.test_workbook import plain


def sheet(out: BytesIO, name: str) -> list[tuple[Any, ...]]:
    """The lines of a sheet for people, without its title, unit and signatures; the totals last."""
    rows = list(openpyxl.load_workbook(out)[name].iter_rows(min_row=4, values_only=True))
    return [row for row in rows if len([value for value in row if value is not None]) > 1]


@pytest.fixture
def asked(ws: Workspace, quarter: dict[str, str]) -> list[str]:
    """Six alarms at two houses, one of them matched and fitted; a rope that was cancelled; a light elsewhere."""

    def hold(txn: Any) -> list[str]:
        made = []
        for place, device, quantity, area in (
            ("house", "smoke_alarm", 4, "area"),
            ("second", "smoke_alarm", 2, "area"),
            ("second", "escape_rope", 1, "area"),
            ("third", "emergency_light", 3, ""),
        ):
            made.append(
                plans.demand(
                    txn, place=quarter[place], device=device, quantity=quantity, day="2022-09-20",
                    area=quarter[area] if area else "",
                )
            )  # fmt: skip
        plans.advance(txn, demand=made[1], stage="matched", day="2022-09-21", quantity=2)
        plans.advance(txn, demand=made[1], stage="fitted", day="2022-09-22", quantity=1)
        plans.demand_rows.change(txn, rec=made[2], cancelled="房东不同意")
        return made

    return ws.write_now(hold)


def written(ws: Workspace, **options: Any) -> BytesIO:
    out = BytesIO()
    demand_workbook.demands(ws, out, **options)
    return out


def test_demands_show_what_is_fitted_and_what_is_missing(ws: Workspace, asked: list[str]) -> None:
    out = written(ws, area="第一片区")
    rows = [row for row in plain(out) if row["设备"] == "独立式烟感报警器"]
    assert sorted((row["需求数"], row["已配"], row["已装"], row["还缺"]) for row in rows) == [
        (2, 2, 1, 1),
        (4, 0, 0, 4),
    ]
    assert sheet(out, "需求台账")[-1][4:10] == ("独立式烟感报警器缺 5", 6, 2, 1, 0, 5)


def test_the_shopping_list_adds_up_by_device(ws: Workspace, asked: list[str]) -> None:
    *lines, totals = sheet(written(ws), "采购单")
    assert [line[1:9] for line in lines] == [
        ("独立式烟感报警器", 2, 6, 2, 1, 0, 5, 4),
        ("应急灯", 1, 3, 0, 0, 0, 3, 3),
    ]
    assert totals[1:9] == ("合计", 3, 9, 2, 1, 0, 8, 7)


def test_each_area_lacks_what_was_asked_for_less_what_was_fitted(ws: Workspace, asked: list[str]) -> None:
    *lines, totals = sheet(written(ws), "各片区缺口")
    assert [line[1:9] for line in lines] == [
        ("第一片区", 2, 6, 2, 1, 0, 5, "独立式烟感报警器缺 5"),
        ("第二片区", 1, 3, 0, 0, 0, 3, "应急灯缺 3"),
    ]
    assert all(line[3] - line[5] == line[7] for line in (*lines, totals))


def test_nothing_was_asked_for(ws: Workspace, quarter: dict[str, str]) -> None:
    out = written(ws)
    assert openpyxl.load_workbook(out).sheetnames == ["需求台账", "采购单", "各片区缺口", PLAIN]
    assert sheet(out, "采购单")[-1][1] == "合计"


def test_the_public_reads_codes_and_nothing_of_the_care_queue(
    ws: Workspace, quarter: dict[str, str], asked: list[str]
) -> None:
    ws.write_now(lambda txn: issue_queues.into(txn, issue=quarter["heater"], queue="care", day="2022-09-01"))
    ws.write_now(
        lambda txn: plans.demand(
            txn,
            place=quarter["home"],
            device="rcd",
            quantity=1,
            day="2022-09-20",
            issue=quarter["heater"],
            area=quarter["area"],
        )
    )
    public = [str(value) for row in plain(written(ws, audience="public")) for value in row.values()]
    assert not any("漏电" in value or "301" in value for value in public) and "第一片区 01 号" in public
    assert any("漏电" in str(row["设备"]) for row in plain(written(ws)))


def test_an_area_that_is_not_there_is_said(ws: Workspace, quarter: dict[str, str]) -> None:
    with pytest.raises(UserError) as raised:
        written(ws, area="第九片区")
    assert raised.value.code == "EXPORT_002"

"""The sheet of an installation day holds what is still to be fitted, and nothing that is."""

from __future__ import annotations

import pytest

from exporters.papers.fitting import gather
from forms.errors import UserError
from storage.community import plans
from storage.workspace import Workspace


@pytest.fixture
def asked(ws: Workspace, quarter: dict[str, str]) -> None:
    def hold(txn) -> None:
        for place, device, quantity in (("house", "smoke_alarm", 4), ("house", "escape_rope", 1), ("second", "rcd", 2)):
            rec = plans.demand(
                txn, place=quarter[place], device=device, quantity=quantity, day="2022-09-20", area=quarter["area"],
                landlord_agrees="yes", where_put="张小三门口",
            )  # fmt: skip
            if device != "smoke_alarm":
                plans.advance(txn, demand=rec, stage="fitted", day="2022-09-22", quantity=1)

    ws.write_now(hold)


def test_what_remains_stands_under_its_home(ws: Workspace, asked: None) -> None:
    made = gather(ws, area="第一片区")
    assert {home.label: [(one.name, one.count) for one in home.devices] for home in made.homes} == {
        "第一片区 1号": [("独立式烟感报警器", 4)],
        "第一片区 2号": [("漏电保护开关", 1)],
    }
    assert made.bring == (("独立式烟感报警器", 4), ("漏电保护开关", 1))
    assert made.homes[0].devices[0].agreed == "已同意"


def test_a_public_sheet_has_codes_and_no_notes(ws: Workspace, asked: None) -> None:
    made = gather(ws, audience="public")
    assert "第一片区 01 号" in {home.label for home in made.homes} and "张小三" not in repr(made)


def test_an_area_that_is_not_there_is_said(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws, area="第九片区")
    assert raised.value.code == "EXPORT_002"

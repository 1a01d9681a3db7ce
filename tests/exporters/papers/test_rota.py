"""The rota of a week on paper: for insiders with names, to hang up without any, gaps counted and left to write in."""

from __future__ import annotations

import pytest

from exporters.papers import rota
from forms.errors import UserError
from storage.community import rosters, schedules
from storage.workspace import Workspace
from tests.exporters.papers.conftest import Printed


@pytest.fixture
def plan(ws: Workspace) -> str:
    def write(txn) -> str:  # type: ignore[no-untyped-def]
        two = ["morning", "evening"]
        rec = schedules.add(txn, title="阵地开放", kind="duty", since="2019-12-02", every=1, slots=two)
        rosters.take(txn, schedule=rec, day="2019-12-02", slot="morning", person="欧阳志愿")
        late = rosters.take(txn, schedule=rec, day="2019-12-03", slot="evening", person="司徒志愿")
        rosters.note(txn, shift=late, came=False)
        return rec

    return ws.write_now(write)


def test_insiders_read_names_and_gaps(printed: Printed, plan: str) -> None:
    read = printed("rota", record=plan, first_day="2019-12-04")
    assert "欧阳志愿" in read and "司徒志愿" not in read, "whoever did not come left a gap"
    assert "14班，其中空缺13班" in read and "12月2日" in read and "上午" in read and "晚上" in read


def test_who_steps_in_beside_the_rota_opens_no_gap_in_the_other_shifts(ws: Workspace, printed: Printed) -> None:
    two = {"weekdays": ["6"], "slots": ["morning", "evening"]}
    rec = ws.write_now(lambda txn: schedules.add(txn, title="周末开放", kind="duty", since="2019-12-02", **two))
    ws.write_now(lambda txn: rosters.take(txn, schedule=rec, day="2019-12-04", slot="morning", person="欧阳志愿"))
    read = printed("rota", record=rec, first_day="2019-12-02")
    assert "3班，其中空缺2班" in read and read.count("（空）") == 2


def test_on_a_door_nobody_is_named(printed: Printed, plan: str) -> None:
    read = printed("rota", record=plan, first_day="2019-12-02", audience="public")
    assert "欧阳志愿" not in read and "有人值班" in read and "空缺13班" in read


def test_a_week_without_shifts_says_so_and_offers_no_table_to_write_on(printed: Printed, plan: str) -> None:
    read = printed("rota", record=plan, first_day="2019-11-20")
    assert "2019年11月18日至2019年11月24日" in read and "这一周一班也没有排" in read
    assert "空缺" not in read and "写在表上" not in read


def test_another_kind_of_schedule_is_no_rota(ws: Workspace, plan: str) -> None:
    ws.write_now(lambda txn: schedules.add(txn, title="清运", kind="cleaning", since="2019-12-02"))
    with pytest.raises(UserError, match="EXPORT_072"):
        rota.gather(ws, schedule="清运")
    with pytest.raises(UserError, match="EXPORT_070"):
        rota.gather(ws, schedule="没有")
    assert rota.gather(ws)[1] == plan

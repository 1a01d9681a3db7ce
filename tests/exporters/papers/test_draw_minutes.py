"""The minutes as they are read aloud, and their empty form as it is filled by hand."""

from __future__ import annotations

from storage.workspace import Workspace
from tests.exporters.papers.conftest import Printed
from tests.exporters.papers.sample import LONG, large_meeting


def test_filled_minutes_say_what_was_decided(ws: Workspace, printed: Printed) -> None:
    ids = large_meeting(ws)
    for large in (False, True):
        read = printed("minutes", meeting=ids["meeting"], large=large)
        assert "发出22张，收回20张（有效19张、无效1张），未收回2张。" in read
        assert "决议采用方案甲，先装两个口试用一个月" in read and LONG in read
        assert "主持周慎之" in read and "监票人签名" in read and "社工（代租客代表）" in read


def test_public_minutes_hold_no_name(ws: Workspace, printed: Printed) -> None:
    ids = large_meeting(ws)
    read = printed("minutes", meeting=ids["meeting"], audience="public")
    assert "周慎之" not in read and "吴敏学" not in read and "代表00号" not in read
    assert "〔已隐去〕" in read and "专人" in read


def test_an_empty_meeting_prints_room_to_write(ws: Workspace, printed: Printed) -> None:
    read = printed("minutes", meeting=large_meeting(ws)["empty"])
    assert "实到____人，____类主体" in read and read.count("方式________") == 3
    assert "任务负责人协助完成时间经费谁来查进度" in read and "监票人" not in read

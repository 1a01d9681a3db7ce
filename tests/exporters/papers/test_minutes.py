"""The minutes hold what was entered at the meeting, and nobody's name for the public."""

from __future__ import annotations

import pytest

from exporters.papers.minutes import Minutes, gather
from storage.workspace import Workspace
from tests.exporters.papers.sample import large_meeting


@pytest.fixture
def ids(ws: Workspace) -> dict[str, str]:
    return large_meeting(ws)


def read(ws: Workspace, ids: dict[str, str], **more: str) -> Minutes:
    return gather(ws, meeting=ids["meeting"], **more).minutes  # type: ignore[arg-type]


def test_topics_come_with_what_was_said_for_whom_and_about_what(ws: Workspace, ids: dict[str, str]) -> None:
    charging = read(ws, ids).topics[1]
    landlord, worker = charging.opinions
    assert landlord.about.startswith("方案甲") and landlord.kind == "支持" and landlord.spoken_for == ""
    assert (worker.party, worker.spoken_for) == ("社工", "租客代表")
    chosen = {one.name[:3]: (one.support, one.chosen) for one in charging.options}
    assert chosen == {"方案甲": (1, True), "方案乙": (0, False)}
    assert charging.conveyed == "2022-10-22 公告栏" and charging.dissent == "商户认为占了卸货的位置"


def test_the_papers_of_a_vote_add_up(ws: Workspace, ids: dict[str, str]) -> None:
    vote = read(ws, ids).topics[1].vote
    assert vote and vote.ballots
    counted = vote.ballots
    assert counted.valid + counted.void + counted.unreturned == counted.issued == 22
    assert sum(count for _, count in counted.counts) + counted.abstained == counted.valid == 19
    assert counted.shares[0] == "参与24户中20户，至少要16户：达到"


def test_the_decision_table_holds_measures_and_tasks_once(ws: Workspace, ids: dict[str, str]) -> None:
    jobs = read(ws, ids).jobs
    assert [one.what for one in jobs if one.who == "居委会"] == ["22幢东侧加装两个充电口"]
    assert {one.state for one in jobs} == {"未启动", "取消"} and len(jobs) == 4
    assert next(one for one in jobs if one.what == "联系电工看线路").who == "代表00号"


def test_forty_people_are_counted_by_party(ws: Workspace, ids: dict[str, str]) -> None:
    there = read(ws, ids).attendance
    assert (there.people, there.kinds, there.asked) == (40, 8, 48)


def test_the_public_reads_no_name(ws: Workspace, ids: dict[str, str]) -> None:
    made = read(ws, ids, audience="public")
    assert (made.host, made.recorder) == ("", "")
    said = repr(made)
    assert "周慎之" not in said and "代表00号" not in said and made.remarks
    assert next(one for one in made.jobs if one.what == "联系电工看线路").who == "专人"


def test_an_empty_meeting_takes_over_what_the_last_one_decided(ws: Workspace, ids: dict[str, str]) -> None:
    made = gather(ws, meeting=ids["empty"]).minutes
    assert made.topics == () and made.jobs == () and made.attendance.people == 0
    assert {one.what for one in made.follow_ups} >= {"画黄线", "22幢东侧加装两个充电口"}

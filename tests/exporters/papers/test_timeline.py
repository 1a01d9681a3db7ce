"""The timeline of a case tells what happened when, and what each stage still lacks."""

from __future__ import annotations

import pytest

from exporters.papers.making import PAPERS, Wanted, remember
from exporters.papers.timeline import gather
from forms.errors import UserError
from storage.community import cases, meetings, printed
from storage.workspace import Workspace


@pytest.fixture
def case(ws: Workspace, quarter: dict[str, str]) -> str:
    def begin(txn) -> str:
        made = cases.cases.add(txn, title="出租屋消防", begun="2022-07-01", goal="张小三家也安全")
        meetings.meetings.change(txn, rec=quarter["new"], case=made)
        return made

    return ws.write_now(begin)


def test_days_stand_in_order_and_stages_say_what_they_lack(ws: Workspace, case: str) -> None:
    made = gather(ws, case="出租屋消防").timeline
    assert [(one.day, one.kind) for one in made.moments] == [("2022-07-01", "begun"), ("2022-08-26", "meeting")]
    assert made.head.when == "2022年7月1日起"
    assert len(made.steps) == 6 and all(step.lacks and "{" not in step.lacks for step in made.steps if not step.done_on)


def test_without_a_name_it_is_the_case_that_began_last(ws: Workspace, case: str) -> None:
    later = ws.write_now(lambda txn: cases.cases.add(txn, title="楼道", begun="2022-09-01"))
    assert gather(ws).case == later and gather(ws, case=case).case == case


def test_the_public_reads_no_name(ws: Workspace, case: str) -> None:
    made = gather(ws, case=case, audience="public").timeline
    assert "张小三" not in repr(made) and made.remarks


def test_a_case_that_is_not_there_is_said(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws)
    assert raised.value.code == "EXPORT_015"


def test_a_timeline_is_stale_once_its_meeting_changes(ws: Workspace, case: str, quarter: dict[str, str]) -> None:
    remember(ws, PAPERS["timeline"](ws, Wanted(case=case)))
    assert ws.read(printed.stale_documents) == []
    ws.write_now(lambda txn: meetings.meetings.change(txn, rec=quarter["new"], title="沟通会"))
    assert len(ws.read(printed.stale_documents)) == 1

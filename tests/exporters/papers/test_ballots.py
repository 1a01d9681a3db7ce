"""What a ballot asks and how many there are."""

from __future__ import annotations

import pytest

from exporters.papers.ballots import MOST, gather
from forms.errors import UserError
from storage.community import meetings
from storage.workspace import Workspace
from tests.exporters.papers.sample import large_meeting


def test_a_vote_brings_its_choices_and_whose_paper_it_is(ws: Workspace) -> None:
    made = gather(ws, meeting=large_meeting(ws)["meeting"])
    lane, charging, pact = made.questions
    assert charging.title == "充电桩方案" and len(charging.choices) == 2 and charging.unit == "户"
    assert charging.rule.startswith("业主共同决定") and lane.choices == pact.choices == ("同意", "不同意")
    assert made.count == 22


def test_options_of_a_topic_are_what_one_may_choose(ws: Workspace, quarter: dict[str, str]) -> None:
    (question,) = gather(ws, count=3).questions
    assert question.choices == ("加装六口",) and question.title == "要不要加装充电桩"


def test_who_is_asked_to_come_gets_a_paper(ws: Workspace, quarter: dict[str, str]) -> None:
    ws.write_now(lambda txn: meetings.meetings.change(txn, rec=quarter["new"], should_attend=15))
    assert gather(ws).count == 15 and gather(ws, count=4).count == 4


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_nobody_knows_how_many(ws: Workspace, quarter: dict[str, str], count: int) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws, count=count)
    assert raised.value.code == "EXPORT_013"


def test_a_meeting_without_topics_has_no_ballots(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws, meeting=large_meeting(ws)["empty"], count=5)
    assert raised.value.code == "EXPORT_014"

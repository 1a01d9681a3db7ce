"""Votes: papers keyed twice, settled by a third look, counted by voters and by floor area."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.community import deliberation, hand_votes, meetings, votes
from storage.workspace import Workspace


def opened(ws: Workspace, **more: object) -> str:
    given = {"title": "加装电梯", "day": "2019-12-25", "base": 4} | more
    return ws.write_now(lambda txn: votes.open_vote(txn, **given))  # type: ignore[arg-type]


def keyed(ws: Workspace, vote: str, voter: str, choice: str, *, by: str = "甲", **more: object) -> str:
    try:
        ws.write_now(
            lambda txn: votes.key_paper(txn, vote=vote, voter=voter, choice=choice, keyed_by=by, **more)  # type: ignore[arg-type]
        )
    except UserError as error:
        return error.code
    return ""


def test_a_paper_keyed_twice_counts_once_and_differences_are_settled(ws: Workspace) -> None:
    vote = opened(ws)
    assert keyed(ws, vote, "101", "yes") == ""
    assert keyed(ws, vote, "101", "yes", key_pass="second") == "KEY_004"
    assert keyed(ws, vote, "101", "no", key_pass="second", by="乙") == ""
    found = ws.read(lambda db: votes.result(db, vote))
    assert (found.unsettled, found.returned, found.count("yes")) == (("101",), 1, 1)
    with pytest.raises(UserError, match="MEETING_026"):
        ws.write_now(lambda txn: votes.close_vote(txn, vote=vote, day="2019-12-26"))
    assert keyed(ws, vote, "101", "no", key_pass="adjudicate", by="丙") == ""
    found = ws.write_now(lambda txn: votes.close_vote(txn, vote=vote, day="2019-12-26"))
    assert (found.count("no"), found.count("yes"), found.unsettled) == (1, 0, ())
    assert keyed(ws, vote, "102", "yes") == "MEETING_025"


def test_more_papers_than_were_issued_are_refused(ws: Workspace) -> None:
    vote = opened(ws)
    ws.write_now(lambda txn: votes.issue_papers(txn, vote=vote, count=1))
    assert keyed(ws, vote, "101", "yes") == ""
    assert keyed(ws, vote, "102", "yes") == "MEETING_024"
    assert keyed(ws, vote, "101", "maybe", key_pass="second", by="乙") == "MEETING_020"
    with pytest.raises(UserError, match="MEETING_023"):
        ws.write_now(lambda txn: votes.issue_papers(txn, vote=vote, count=0))


def test_owners_are_counted_by_floor_area_too(ws: Workspace) -> None:
    vote = opened(ws, rule="owners_major", area=40_000)
    for voter, choice, area in (
        ("101", "yes", 5_000),
        ("102", "yes", 5_000),
        ("201", "yes", 8_000),
        ("202", "no", 22_000),
    ):
        keyed(ws, vote, voter, choice, area=area)
    found = ws.read(lambda db: votes.result(db, vote))
    assert [(one.measure, one.what, one.count, one.of, one.met) for one in found.thresholds] == [
        ("voters", "take_part", 4, 4, True),
        ("voters", "agree", 3, 4, True),
        ("area", "take_part", 40_000, 40_000, True),
        ("area", "agree", 18_000, 40_000, False),
    ]
    assert not found.meets, "three quarters of the owners are not three quarters of the area"


def test_a_closed_vote_writes_its_counts_to_the_topic(ws: Workspace) -> None:
    meeting = ws.write_now(lambda txn: meetings.meetings.add(txn, title="居民会议", kind="residents", day="2019-12-25"))
    topic = ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=meeting, title="电梯"))
    vote = opened(ws, meeting=meeting, topic=topic)
    for voter, choice in (("101", "yes"), ("102", "no"), ("103", "abstain")):
        keyed(ws, vote, voter, choice)
    ws.write_now(lambda txn: votes.close_vote(txn, vote=vote, day="2019-12-26"))
    (known,) = ws.read(meetings.topics.select)
    assert (known.vote_yes, known.vote_no, known.vote_abstain, known.vote) == (1, 1, 1, vote)


def test_a_show_of_hands_has_no_more_hands_than_people(ws: Workspace) -> None:
    meeting = ws.write_now(
        lambda txn: meetings.meetings.add(txn, title="居民会议", kind="residents", day="2019-12-25", should_attend=6)
    )
    topic = ws.write_now(lambda txn: deliberation.add_topic(txn, meeting=meeting, title="公约"))
    for name in "甲乙丙":
        ws.write_now(lambda txn, n=name: deliberation.sign_in(txn, meeting=meeting, party="resident", name=n))
    (there,) = ws.read(lambda db: hand_votes.quorum(db, meeting))
    assert (there.count, there.of, there.least, there.met) == (3, 6, 4, False), "half is not more than half"
    ws.write_now(lambda txn: deliberation.sign_in(txn, meeting=meeting, party="resident", name="丁"))
    assert ws.read(lambda db: hand_votes.quorum(db, meeting))[0].met
    with pytest.raises(UserError, match="MEETING_027"):
        ws.write_now(lambda txn: hand_votes.count_hands(txn, meeting=meeting, topic=topic, yes=4, no=1, abstain=0))
    ws.write_now(lambda txn: hand_votes.count_hands(txn, meeting=meeting, topic=topic, yes=3, no=0, abstain=1))
    agree = ws.read(lambda db: hand_votes.outcome(db, meeting, topic, rule="residents"))
    assert [(one.what, one.met) for one in agree] == [("take_part", True), ("agree", True)]


def test_a_paper_taken_back_and_keyed_as_void_has_no_choice_left(ws: Workspace) -> None:
    vote = opened(ws)
    paper = ws.write_now(lambda txn: votes.key_paper(txn, vote=vote, voter="101", choice="yes", keyed_by="甲"))
    ws.write_now(lambda txn: txn.void(paper))
    assert keyed(ws, vote, "101", "", void_reason="看不清") == ""
    (found,) = ws.read(votes.papers.select)
    assert (found.id, found.choice, found.void_reason) == (paper, "", "看不清")

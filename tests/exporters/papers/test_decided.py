"""Votes and decisions as papers say them."""

from __future__ import annotations

from exporters.handout.scope import find_scope
from exporters.papers import decided
from storage.community import deliberation, meetings, votes
from storage.engine import Database
from storage.workspace import Workspace
from tests.exporters.papers.sample import large_meeting


def voted(ws: Workspace, meeting: str, number: int) -> decided.Voted | None:
    def read(db: Database) -> decided.Voted | None:
        scope = find_scope(db, meeting=meeting, area="", community_names={}, public=False)
        topic = meetings.topics.select(db, "owner = ?", (meeting,), order="seq")[number]
        return decided.voted(db, scope, topic)

    return ws.read(read)


def test_a_topic_without_a_vote_has_none(ws: Workspace) -> None:
    assert voted(ws, large_meeting(ws)["meeting"], 0) is None


def test_hands_are_counted_in_the_room(ws: Workspace) -> None:
    ids = large_meeting(ws)
    ws.write_now(
        lambda txn: deliberation.add_topic(txn, meeting=ids["meeting"], title="路灯", vote_way="hand", vote_yes=9)
    )
    found = voted(ws, ids["meeting"], 3)
    assert found and (found.way, found.yes, found.no, found.ballots) == ("举手", 9, None, None)


def test_a_vote_that_is_not_closed_says_so_and_a_tie_reaches_nothing(ws: Workspace) -> None:
    meeting = large_meeting(ws)["empty"]

    def hold(txn) -> None:
        topic = deliberation.add_topic(txn, meeting=meeting, title="路灯")
        vote = votes.open_vote(txn, title="路灯", day="2022-12-20", base=4, meeting=meeting, topic=topic)
        for voter, choice in (("1", votes.YES), ("2", votes.NO)):
            votes.key_paper(txn, vote=vote, voter=voter, choice=choice, keyed_by="甲")

    ws.write_now(hold)
    found = voted(ws, meeting, 0)
    assert found and found.ballots
    assert found.ballots.tie and not found.ballots.closed and found.ballots.counts == (("同意", 1), ("不同意", 1))
    assert "未达到" in found.ballots.shares[0]


def test_a_paper_rests_on_the_meeting_and_its_measures(ws: Workspace) -> None:
    ids = large_meeting(ws)
    found = ws.read(lambda db: decided.rests_on(db, ids["meeting"]))
    assert found[0] == ids["meeting"] and len(found) == 5

"""The board of the ledger: columns by state, and that a column is the table of that state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from storage.community import issue_board, issue_queues, issue_table, issues
from storage.community.issue_states import MAIN_STATES
from storage.community.issues import Filter
from storage.workspace import Workspace

Build = Callable[[str], list[str]]
Visit = Callable[..., str]
FILTERS = (
    Filter(), Filter(open=True), Filter(text="号"), Filter(text="电动车 2号"), Filter(levels=["major"]),
    Filter(groups=["fire_equipment"]), Filter(queues=["act_now"]), Filter(relapsed=True, open=True),
)  # fmt: skip


@pytest.fixture
def street(ws: Workspace, build: Build, visit: Visit) -> str:
    """One area, six houses, eighteen issues in every state there is."""
    area, *houses = build("第一片区 1-6号")
    for number, house in enumerate(houses, start=10):
        visit(house, f"2022-08-{number}", exit_clear="fail", ebike_common="fail", ext_count="fail")

    def move(txn) -> None:
        for number, house in enumerate(houses):
            issue = issues.issue_id(house, "exit_clear")
            steps = (
                lambda i=issue: issues.accept(txn, issue=i, day="2022-09-01", office="社区"),
                lambda i=issue: issues.assign(txn, issue=i, day="2022-09-02", to="房东"),
                lambda i=issue: issues.start(txn, issue=i, day="2022-09-03"),
                lambda i=issue: issues.finish(txn, issue=i, day="2022-09-04", by="房东", note="清走"),
                lambda i=issue: issues.recheck(txn, issue=i, day="2022-09-05", by="社工", result="pass"),
                lambda i=issue: issues.feed_back(txn, issue=i, day="2022-09-06", way="电话", by="社工"),
            )
            for step in steps[: number + 1]:
                step()
        last = issues.issue_id(houses[0], "ext_count")
        issues.set_aside(txn, issue=last, day="2022-09-01", state="transferred", note="归消防")
        issue_queues.into(txn, issue=issues.issue_id(houses[1], "ext_count"), queue="act_now", day="2022-09-01")

    ws.write_now(move)
    return area


@pytest.mark.parametrize("few", [0, 10_000], ids=["walking an index", "picking out"])
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
@pytest.mark.parametrize("scope", ["", "community", "area"])
def test_a_column_is_the_table_of_its_state(
    ws: Workspace, street: str, monkeypatch: pytest.MonkeyPatch, few: int, wanted: Filter, scope: str
) -> None:
    monkeypatch.setattr(issue_table, "FEW", few)
    if scope:
        wanted = replace(wanted, **{"communities": (ws.community,)} if scope == "community" else {"areas": (street,)})
    found = ws.read(lambda db: issue_board.board(db, wanted, limit=4))
    every = ws.read(lambda db: issues.standings(db, wanted))
    assert sum(found.counts.values()) == len(every) == found.shown + found.aside
    for state in MAIN_STATES:
        here = [one for one in every if one.state == state]
        assert found.counts.get(state, 0) == len(here)
        pages = [ws.read(lambda db, s=state, o=o: issue_board.column(db, wanted, s, limit=4, offset=o)) for o in (0, 4)]
        assert found.cards.get(state, []) == pages[0]
        assert {one.id for one in sum(pages, [])} == {one.id for one in here} if len(here) < 9 else True
        days = [one.due for one in sum(pages, [])]
        assert days == sorted(days, reverse=state in issue_board.LATEST_FIRST)


def test_what_was_set_aside_has_no_column_but_is_counted(ws: Workspace, street: str) -> None:
    found = ws.read(lambda db: issue_board.board(db, Filter()))
    assert found.aside == 1 and found.shown == 17
    assert "transferred" not in found.cards

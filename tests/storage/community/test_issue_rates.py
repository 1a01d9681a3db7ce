"""The rates beside the ledger are those that are printed, and each opens its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.community import issue_board, issue_figures, issue_rates, issues
from storage.community.issue_filter import FIGURES
from storage.community.issue_rows import steps_of
from storage.community.issue_states import derive
from storage.community.issues import Filter
from storage.community.places import root_id
from storage.workspace import Workspace

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TODAY = "2022-10-31"
ITEMS = ("light", "rubbish_bulky", "exit_clear")


def test_seven_of_ten_is_said_as_a_count_and_no_percentage() -> None:
    assert issue_rates.Share("closed", 7, 10).percent is None
    assert issue_rates.Share("closed", 21, 30).percent == 70
    assert issue_rates.Share("overdue", 40).percent is None


@FEW
@given(
    st.lists(
        st.tuples(
            st.sampled_from(ITEMS),
            st.sampled_from(("accept", "assign", "finish", "pass", "fail", "relapse", "tell", "aside", "reopen")),
            st.integers(0, 50),
        ),
        max_size=24,
    )
)
def test_whatever_is_done_the_ledger_counts_what_the_log_tells(
    ws: Workspace, steps: list[tuple[str, str, int]]
) -> None:
    place = root_id(ws.community)

    def on(number: int) -> str:
        return (date(2022, 9, 1) + timedelta(days=number)).isoformat()

    def play(txn) -> None:
        for item in ITEMS:
            issues.report(txn, place=place, item=item, day="2022-08-30", level="serious", note="说", source="phone")
        for item, what, number in steps:
            issue, day = issues.issue_id(place, item), on(number)
            if what == "accept":
                issues.accept(txn, issue=issue, day=day, office="社区")
            elif what == "assign":
                issues.assign(txn, issue=issue, day=day, to="房东")
            elif what == "finish":
                issues.finish(txn, issue=issue, day=day, by="房东", note="做了")
            elif what in ("pass", "fail", "relapse"):
                issues.recheck(txn, issue=issue, day=day, by="社工", result=what, note="看过")
            elif what == "tell":
                issues.feed_back(txn, issue=issue, day=day, way="电话", by="社工")
            elif what == "aside":
                issues.set_aside(txn, issue=issue, day=day, state="transferred", note="归别处")
            else:
                issues.reopen(txn, issue=issue, day=day)

    ws.write_now(play)

    def look(db):
        printed = issue_figures.side_by_side(db, as_of=TODAY)
        shown = issue_rates.shares(db, within=Filter(), today=TODAY)
        rows = {
            key: tuple(sorted(issues.ids(db, issue_rates.behind(key, within=Filter(), today=TODAY)))) for key in FIGURES
        }
        anew = issues.standings(db)
        told = {one.id: derive((), steps_of(db, one.id)) for one in anew}  # from what was done, step by step
        return printed, shown, rows, anew, told, issue_board.board(db, Filter())

    printed, shown, rows, anew, told, board = ws.read(look)
    for key, figure in printed.items():
        assert (shown[key].value, shown[key].of) == (figure.value, figure.of)
        assert rows[key] == figure.rows
    for one in anew:
        again = told[one.id]
        assert again is not None and again.state == one.state
    for state, count in board.counts.items():
        assert count == sum(one.state == state for one in anew)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_of_nothing_opens_nothing(ws: Workspace, build: Callable[[str], list[str]], figure: str) -> None:
    build("第一片区 1号")
    wanted = issue_rates.behind(figure, within=Filter(), today=TODAY)
    assert ws.read(lambda db: issues.rows(db, wanted)) == []

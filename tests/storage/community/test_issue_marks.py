"""Marks, the tally and the words of issues."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.community import issues, places
from storage.community.issue_filter import Filter
from storage.community.issue_marks import OPEN, OWES_REPORT, RELAPSED, UNREPORTED_BACK, marks, past, query, term
from storage.community.issue_states import Finding, Standing, Step, course, derive
from storage.workspace import Workspace
from tests.storage.community.test_issue_states import findings, steps


def test_a_new_major_issue_is_open_and_to_be_told_upward() -> None:
    found = marks(Standing(level="major"))
    assert found & OPEN and found & OWES_REPORT
    assert not found & (RELAPSED | UNREPORTED_BACK)


@settings(max_examples=60)
@given(st.lists(findings, max_size=6), st.lists(steps, max_size=8))
def test_the_past_of_an_issue_is_what_was_known_on_each_day(some: list[Finding], more: list[Step]) -> None:
    days = course(some, more)
    rows = past(days)
    for day in (f"2022-08-{number:02d}" for number in range(32)):
        then = derive([one for one in some if one.day <= day], [one for one in more if one.day <= day])
        stood = [row[2:] for row in rows if row[0] <= day < row[1]]
        if not stood and days and days[0][0] <= day:
            stood = [(marks(days[-1][1]), term(days[-1][1]), days[-1][1].relapses)]
        assert stood == ([(marks(then), term(then), then.relapses)] if then else [])


def test_the_tally_is_what_counting_the_issues_gives(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    _, one, two = build("第一片区 1-2号")
    visit(one, "2022-08-10", exit_clear="fail", ebike_common="fail")
    visit(two, "2022-08-11", exit_clear="fail")
    issue = issues.issue_id(one, "exit_clear")
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-12", by="房东A", note="清走"))
    ws.write_now(lambda txn: places.merge(txn, place=two, into=one))

    def counted(db):
        anew = "SELECT community, marks, term, count(*) FROM issue GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        kept = "SELECT community, marks, term, n FROM issue_tally ORDER BY 1, 2, 3"
        return db.conn.execute(anew).fetchall(), db.conn.execute(kept).fetchall()

    anew, kept = ws.read(counted)
    assert anew == kept


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("鞋柜", ["exit_clear"]),
        ("柜", ["exit_clear"]),  # one character, and the last of its run
        ("鞋", ["exit_clear"]),
        ("1号", ["exit_clear"]),
        ("１号", ["exit_clear"]),
        ("鞋柜 2号", []),
        ('"鞋柜', ["exit_clear"]),
        ("柜鞋", []),
        ("？！", []),
        ("NEAR(", []),
    ],
    ids=str,
)
def test_an_issue_is_found_by_any_of_its_words(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str], text: str, items: list[str]
) -> None:
    _, one, two = build("第一片区 1-2号")
    visit(one, "2022-08-10", exit_clear="fail", exit_clear_note="门口放了鞋柜")
    visit(two, "2022-08-10", ebike_common="fail")
    found = ws.read(lambda db: issues.rows(db, Filter(text=text)))
    assert [issue.item for issue in found] == items
    assert ws.read(lambda db: issues.count(db, Filter(text=text))) == len(items)


def test_nothing_that_was_typed_is_read_as_query_syntax() -> None:
    assert query('a" OR b*') == '"a" * AND "or" AND "b" *'
    assert query("？！") == ""

"""What the chips decide from marks alone is what the rows themselves say."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from storage.community import issues
from storage.community.issue_filter import Filter, chips, details, inside, words
from storage.workspace import Workspace

ROWS = {
    "open": "open = 1",
    "overdue": "open = 1 AND done_on = '' AND due <> '' AND due < '2022-08-20'",
    "relapsed": "relapses > 0",
    "owes": "level = 'major' AND escalated_on = '' AND open = 1",
    "unfed": "done_on <> '' AND side = '' AND fed_back_on = ''",
    "worse": "level IN ('major', 'serious')",
}
CHIPS = {
    "open": {"open": True},
    "overdue": {"open": True, "overdue_on": "2022-08-20"},
    "relapsed": {"relapsed": True},
    "owes": {"owes_report": True},
    "unfed": {"unreported_back": True},
    "worse": {"levels": ("major", "serious")},
}


def test_no_filter_has_no_condition() -> None:
    assert not (chips(Filter()) + inside(Filter()) + details(Filter()) + words(Filter())).parts


@pytest.fixture
def lived(ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]) -> Workspace:
    """Issues at every stage: new, done, passed and told, come back."""
    _, one, two, three = build("第一片区 1-3号")
    for house in (one, two, three):
        visit(house, "2022-08-01", exit_clear="fail", ebike_common="fail", exit_sign="fail", rubbish_bulky="fail")
    for number, house in enumerate((one, two, three)):
        issue = issues.issue_id(house, ("exit_clear", "ebike_common", "exit_sign")[number])
        ws.write_now(lambda txn, i=issue: issues.finish(txn, issue=i, day="2022-08-05", by="房东A", note="清走"))
        if number:
            ws.write_now(lambda txn, i=issue: issues.recheck(txn, issue=i, day="2022-08-06", by="社工", result="pass"))
            ws.write_now(lambda txn, i=issue: issues.feed_back(txn, issue=i, day="2022-08-07", way="visit", by="社工"))
    visit(two, "2022-08-18", ebike_common="fail")
    issue = issues.issue_id(three, "ebike_common")
    ws.write_now(lambda txn: issues.escalate(txn, issue=issue, day="2022-08-02", to="社区"))
    return ws


@pytest.mark.parametrize(
    "names", [names for n in (1, 2, 3) for names in itertools.combinations(CHIPS, n)], ids="+".join
)
def test_chips_in_any_combination_let_through_what_the_rows_say(lived: Workspace, names: tuple[str, ...]) -> None:
    wanted: dict[str, object] = {}
    for name in names:
        wanted |= CHIPS[name]
    chosen = Filter(**wanted)  # type: ignore[arg-type]
    condition = " AND ".join(f"({ROWS[name]})" for name in names)

    def look(db):
        sql = f"SELECT id FROM issue WHERE {condition} ORDER BY due, place_ord, id"  # noqa: S608 - from above
        return (
            [row[0] for row in db.conn.execute(sql)],
            issues.ids(db, chosen, sort="due"),
            issues.count(db, chosen),
            issues.count(db, Filter(**wanted, communities=(lived.community,))),  # type: ignore[arg-type]
        )

    expected, found, counted, in_community = lived.read(look)
    assert found == expected
    assert counted == in_community == len(expected)

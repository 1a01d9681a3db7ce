"""The issue table: filters, sorting, pages and counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.community import issue_table, issues, places
from storage.community.issue_table import SORTS, Filter
from storage.workspace import Workspace

Build = Callable[[str], list[str]]
Visit = Callable[..., str]


@pytest.fixture
def houses(build: Build, visit: Visit) -> list[str]:
    """Two areas, three houses, six issues."""
    first, one, two = build("第一片区 1-2号")
    second, _, three = build("第二片区 𠮷巷8号")
    visit(one, "2022-08-10", exit_clear="fail", exit_clear_note="楼梯口放了鞋柜", ebike_common="fail", exit_sign="fail")
    visit(two, "2022-08-20", ext_count="fail", ebike_common="fail")
    visit(three, "2022-09-01", rubbish_bulky="fail")
    return [first, second, one, two, three]


@pytest.mark.parametrize(
    ("wanted", "items"),
    [
        ({}, ["exit_clear", "exit_sign", "ebike_common", "ext_count", "ebike_common", "rubbish_bulky"]),
        ({"levels": ["major"]}, ["ebike_common", "ebike_common"]),
        ({"groups": ["hygiene"]}, ["rubbish_bulky"]),
        ({"items": ["exit_sign", "ext_count"]}, ["exit_sign", "ext_count"]),
        ({"text": "鞋柜"}, ["exit_clear"]),
        ({"text": "𠮷巷"}, ["rubbish_bulky"]),
        ({"text": "电动车 2号"}, ["ebike_common"]),
        ({"overdue_on": "2022-08-20"}, ["exit_clear", "ebike_common"]),
        ({"opened_since": "2022-08-11", "opened_until": "2022-08-31"}, ["ext_count", "ebike_common"]),
        ({"states": ["done"]}, []),
        ({"owes_report": True}, ["ebike_common", "ebike_common"]),
        ({"open": False}, []),
    ],
    ids=str,
)
def test_the_table_shows_what_was_asked_for(
    ws: Workspace, houses: list[str], wanted: dict[str, object], items: list[str]
) -> None:
    found = ws.read(lambda db: issues.rows(db, Filter(**wanted)))  # type: ignore[arg-type]
    assert [issue.item for issue in found] == items
    assert ws.read(lambda db: issues.count(db, Filter(**wanted))) == len(items)  # type: ignore[arg-type]


def test_by_area_and_building(ws: Workspace, houses: list[str]) -> None:
    first, _, one, two, _ = houses
    assert ws.read(lambda db: issues.count(db, Filter(areas=[first]))) == 5
    assert ws.read(lambda db: issues.count(db, Filter(buildings=[one, two], levels=["major"]))) == 2


@pytest.mark.parametrize("sort", SORTS)
def test_every_column_sorts_both_ways_and_pages_leave_nothing_out(ws: Workspace, houses: list[str], sort: str) -> None:
    up = ws.read(lambda db: issues.ids(db, sort=sort))
    pages = [ws.read(lambda db, n=n: issues.ids(db, sort=sort, limit=2, offset=n)) for n in (0, 2, 4)]
    assert sum(pages, []) == up
    values = [
        getattr(issue, "item_seq" if sort == "item" else "due")
        for issue in ws.read(lambda db: issues.rows(db, sort="due"))
    ]
    assert sort not in ("due", "item") or values == sorted(values) or sort == "item"
    assert set(ws.read(lambda db: issues.ids(db, sort=sort, descending=True))) == set(up)


def test_counts_by_group_and_level(ws: Workspace, houses: list[str]) -> None:
    assert ws.read(lambda db: issues.tally(db, "level")) == {"minor": 3, "major": 2, "serious": 1}
    assert ws.read(lambda db: issues.tally(db, "item"))["ebike_common"] == 2


def test_what_must_be_told_upward_comes_once(ws: Workspace, houses: list[str]) -> None:
    found = ws.read(lambda db: issues.escalations(db, as_of="2022-08-20"))
    assert [issue.item for issue in found] == ["ebike_common", "ebike_common", "exit_clear"]


def test_rates_are_counted_over_accepted_issues(ws: Workspace, houses: list[str]) -> None:
    issue = ws.read(issues.ids)[0]
    ws.write_now(lambda txn: issues.accept(txn, issue=issue, day="2022-08-11", office="社区"))
    assert ws.read(lambda db: issues.summary(db, as_of="2022-12-01")).total == 1


def test_a_renamed_house_is_found_by_its_new_name(ws: Workspace, houses: list[str]) -> None:
    ws.write_now(lambda txn: places.rename(txn, place=houses[4], name="滘心楼"))
    assert ws.read(lambda db: issues.count(db, Filter(text="滘心楼"))) == 1
    assert ws.read(lambda db: issues.count(db, Filter(text="8号"))) == 0


@pytest.mark.parametrize("few", [0, 10_000], ids=["walking an index", "picking out"])
@pytest.mark.parametrize("wanted", [{}, {"open": True}, {"levels": ["major"]}, {"text": "号"}], ids=str)
@pytest.mark.parametrize("sort", SORTS)
def test_pages_positions_and_counts_agree_whichever_way_is_taken(
    ws: Workspace, houses: list[str], monkeypatch: pytest.MonkeyPatch, few: int, wanted: dict[str, object], sort: str
) -> None:
    monkeypatch.setattr(issue_table, "FEW", few)
    chosen = Filter(**wanted)  # type: ignore[arg-type]
    for descending in (False, True):

        def look(db, descending=descending):
            every = issues.ids(db, chosen, sort=sort, descending=descending)
            pages = [
                [one.id for one in issues.rows(db, chosen, sort=sort, descending=descending, limit=2, offset=offset)]
                for offset in range(0, 8, 2)
            ]
            places_of = [issues.position(db, chosen, one, sort=sort, descending=descending) for one in every]
            return every, sum(pages, []), places_of, issues.count(db, chosen)

        every, pages, positions, count = ws.read(look)
        assert pages == every and len(every) == count
        assert positions == list(range(count))


def test_an_issue_that_is_filtered_out_has_no_position(ws: Workspace, houses: list[str]) -> None:
    issue = ws.read(issues.ids)[0]
    assert ws.read(lambda db: issues.position(db, Filter(open=False), issue, sort="due")) == -1

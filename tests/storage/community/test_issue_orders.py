"""Deep pages of the issue table come from an order that is noted once, and never from one that is out of date."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from storage.community import issue_table, issues
from storage.community.issue_orders import MOST_KEPT, Orders, orders_of
from storage.community.issue_table import SORTS, Filter
from storage.engine import Database
from storage.workspace import Workspace

Build = Callable[[str], list[str]]
Visit = Callable[..., str]
FILTERS = (
    Filter(text="巷"), Filter(open=True), Filter(levels=["major"]), Filter(text="电动车", open=True),
    Filter(states=["found"]), Filter(opened_since="2022-08-11"), Filter(text="没有的词"),
)  # fmt: skip


@pytest.fixture
def homes(build: Build, visit: Visit) -> list[str]:
    """Three houses in one lane, nine issues."""
    places = build("第一片区 榕树巷1-3号")[-3:]
    for day, place in enumerate(places, start=10):
        visit(place, f"2022-08-{day}", exit_clear="fail", ebike_common="fail", exit_sign="fail")
    return places


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_a_noted_page_is_the_page_that_sql_gives(ws: Workspace, homes: list[str], wanted: Filter) -> None:
    for sort, descending in product(SORTS, (False, True)):
        every = ws.read(lambda db, s=sort, d=descending: issues.ids(db, wanted, sort=s, descending=d))
        assert len(every) == ws.read(lambda db: issues.count(db, wanted))
        for offset in range(len(every) + 2):
            page = ws.read(
                lambda db, s=sort, d=descending, o=offset: issues.rows(
                    db, wanted, sort=s, descending=d, limit=4, offset=o
                )
            )  # fmt: skip
            assert [issue.id for issue in page] == every[offset : offset + 4]


def test_what_is_written_is_in_the_next_page(ws: Workspace, homes: list[str], visit: Visit) -> None:
    wanted = Filter(text="榕树巷")

    def deep() -> list[str]:
        return [issue.item for issue in ws.read(lambda db: issues.rows(db, wanted, sort="opened", offset=8))]

    assert (len(deep()), ws.read(lambda db: issues.count(db, wanted))) == (1, 9)
    visit(homes[0], "2022-09-30", ext_count="fail")
    assert (deep()[-1], ws.read(lambda db: issues.count(db, wanted))) == ("ext_count", 10)
    ws.rebuild()  # rows get other numbers
    assert (deep()[-1], ws.read(lambda db: issues.count(db, wanted))) == ("ext_count", 10)


def test_whoever_writes_keeps_nothing(ws: Workspace, homes: list[str]) -> None:
    def ask(txn: object) -> object:
        found = issue_table.rows(txn.db, Filter(open=True), offset=1)  # type: ignore[attr-defined]
        return orders_of(txn.db), len(found)  # type: ignore[attr-defined]

    assert ws.write_now(ask) == (None, 8)


def test_only_the_last_orders_stay_in_memory():
    orders, read = Orders(), []
    for number in (*range(MOST_KEPT + 1), 0, MOST_KEPT):
        orders.order((1, 1), Filter(text=str(number)), "due", lambda n=number: read.append(n) or [n])  # type: ignore[misc,func-returns-value]
    assert read == [*range(MOST_KEPT + 1), 0]
    orders.order((1, 2), Filter(text="0"), "due", lambda: read.append(-1) or [])  # type: ignore[func-returns-value]
    assert read[-1] == -1


def test_one_order_of_the_whole_ledger_serves_every_filter_of_chips_and_words(ws: Workspace, homes: list[str]) -> None:
    def ask(db: Database) -> list[tuple[bool, list[str]]]:
        shared, stamp = orders_of(db) or pytest.fail("a reader may note")
        known = [shared.knows(stamp, Filter(), "due")]
        issues.note_order(db, Filter(open=True), sort="due")
        known.append(shared.knows(stamp, Filter(), "due"))
        found = [issues.rows(db, Filter(text="榕树巷"), sort="due", limit=3)]  # the first page of words too
        known.append(shared.knows(stamp, Filter(text="榕树巷"), "due"))
        found.append(issues.rows(db, Filter(open=False), sort="due", offset=1))
        return list(zip(known, [[], *[[issue.id for issue in page] for page in found]], strict=True))

    by_sql = ws.read(lambda db: issues.ids(db, Filter(text="榕树巷"), sort="due", limit=3))
    assert ws.read(ask) == [(False, []), (True, by_sql), (True, [])]

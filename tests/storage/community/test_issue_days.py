"""How issues stood on a day is what their histories until that day say, counted and listed alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import fields

import pytest

from storage.community import issue_days, issue_figures, issues, places
from storage.community.issue_histories import histories
from storage.community.issue_states import LEVELS, Finding, Standing, Step, derive
from storage.community.issues import Filter, Issue
from storage.engine import Database
from storage.workspace import Workspace
from tests.exporters.seed import told  # noqa: F401

DAYS = ("2022-06-30", "2022-07-15", "2022-08-26", "2022-09-20", "2022-10-31", "9999-12-31")


def is_open(then: Standing) -> bool:
    return not then.solved and not then.side


def one_by_one(db: Database, wanted: Filter, day: str) -> list[tuple[Issue, Standing]]:
    """Every issue with its standing on a day, worked out from its whole history."""
    known = issues.standings(db, wanted)
    found = []
    for issue, entries in zip(known, histories(db, known).values(), strict=True):
        told_then = [entry for entry in entries if entry.day[:10] <= day]
        then = derive(
            [entry for entry in told_then if isinstance(entry, Finding)],
            [entry for entry in told_then if isinstance(entry, Step)],
        )
        if then is not None:
            found.append((issue, then))
    return found


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("public", [False, True])
def test_a_community_stood_as_its_histories_say(told: Workspace, day: str, public: bool) -> None:  # noqa: F811
    def compare(db: Database) -> None:
        wanted = Filter(opened_until=day, public=public)
        every = one_by_one(db, wanted, day)
        stood = issue_days.stood(db, wanted, day, by_building=True)
        kinds = Counter(
            issue_days.Kind(
                issue.area, issue.building, issue.item, then.level, is_open(then), then.solved,
                then.relapses > 0, is_open(then) and then.overdue(day),
            )
            for issue, then in every
        )  # fmt: skip
        assert stood.kinds == kinds
        assert stood.count() == len(every)

        def told_of(found: list[Issue]) -> list[tuple[str, dict[str, object]]]:
            names = [part.name for part in fields(Standing) if part.name != "spot"]
            return [(one.id, {name: getattr(one, name) for name in names}) for one in found]

        def listed(
            those: list[tuple[Issue, Standing]], *order: Callable[[Standing], object]
        ) -> list[tuple[str, dict[str, object]]]:
            those = sorted(those, key=lambda one: (*(key(one[1]) for key in order), one[0].item_seq, one[0].id))
            names = [part.name for part in fields(Standing) if part.name != "spot"]
            return [(issue.id, {name: getattr(then, name) for name in names}) for issue, then in those]

        def relapses(then: Standing) -> object:
            return -then.relapses

        def solved(then: Standing) -> object:
            return then.solved

        urgent = (relapses, lambda then: -LEVELS.index(then.level), lambda then: then.opened)
        still = [one for one in every if is_open(one[1])]
        back = [one for one in every if one[1].relapses]
        assert told_of(stood.first_open(10_000)) == listed(still, *urgent)
        assert told_of(stood.first_relapsed(10_000)) == listed(back, relapses)
        assert told_of(stood.first_open(3)) == listed(still, *urgent)[:3]
        rows = db.conn.execute("SELECT n FROM issue WHERE opened <= ?", (day,))
        whole = list(stood.unsolved_first(frozenset(row[0] for row in rows)))
        assert told_of(whole) == listed(every, solved, *urgent[1:])

    told.read(compare)


def test_what_was_closed_after_the_day_was_open_on_it(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    house = build("第一片区 1号")[-1]
    visit(house, "2022-08-10", exit_clear="fail")
    (issue,) = ws.read(issues.ids)
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-20", by="房东", note="已清"))
    ws.write_now(lambda txn: issues.recheck(txn, issue=issue, day="2022-08-22", by="社工", result="pass"))

    def stood(day: str) -> tuple[int, int, str]:
        def read(db: Database) -> tuple[int, int, str]:
            then = issue_days.stood(db, Filter(opened_until=day), day)
            still = then.first_open(5)
            return then.count(), then.count(lambda kind: kind.solved), still[0].state if still else ""

        return ws.read(read)

    assert stood("2022-08-09") == (0, 0, "")
    assert stood("2022-08-10") == (1, 0, "new")
    # words are evidence too: it was done on that day although nobody had looked again
    assert stood("2022-08-20") == (1, 0, "done")
    assert stood("2022-08-22") == (1, 1, "")


def test_findings_at_a_merged_place_count_with_the_place_that_stayed(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    _, one, other = build("第一片区 1号；2号")
    visit(one, "2022-08-10", exit_clear="fail")
    visit(other, "2022-08-12", exit_clear="fail")
    ws.write_now(lambda txn: places.merge(txn, place=other, into=one))
    visit(one, "2022-08-25", exit_clear="fail")
    then = ws.read(lambda db: issue_days.stood(db, Filter(opened_until="2022-08-20"), "2022-08-20").first_open(5))
    assert [(found.times_found, found.last_seen) for found in then] == [(2, "2022-08-12")]


def test_the_rates_of_a_day_leave_out_what_was_done_afterwards(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    house = build("第一片区 1号")[-1]
    visit(house, "2022-08-10", exit_clear="fail")
    (issue,) = ws.read(issues.ids)
    ws.write_now(lambda txn: issues.accept(txn, issue=issue, day="2022-08-11", office="社区"))
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-20", by="房东", note="已清"))

    def closed(day: str) -> tuple[int, int | None]:
        figure = ws.read(lambda db: issue_figures.side_by_side(db, as_of=day, until=day))["closed"]
        return figure.value, figure.of

    assert [closed(day) for day in ("2022-08-10", "2022-08-11", "2022-08-20")] == [(0, 0), (0, 1), (1, 1)]
    assert ws.read(lambda db: issue_figures.side_by_side(db, as_of="2022-08-19", until="2022-08-19"))["overdue"].value

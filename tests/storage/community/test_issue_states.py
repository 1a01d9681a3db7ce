"""An issue from being found to being solved, told back and found again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.community.issue_states import (
    RECHECK_RESULTS,
    STATES,
    STEPS,
    Finding,
    Standing,
    Step,
    derive,
    due_after,
    rates,
)


def found(day: str, verdict: str = "fail", *, level: str = "serious", visit: str = "", due: str = "") -> Finding:
    return Finding(visit=visit or f"answer:{day}", day=day, verdict=verdict, level=level, due=due)


def step(what: str, day: str, value: str = "", *, note: str = "", due: str = "", source: str = "") -> Step:
    return Step(id=f"{what}-{day}", what=what, day=day, value=value, note=note, due=due, source=source)


def done(day: str, source: str = "") -> Step:
    return step("done", day, note="已清走杂物", source=source)


def passed(day: str) -> Step:
    return step("recheck", day, "pass")


def standing(*entries: Finding | Step) -> Standing:
    result = derive(
        [entry for entry in entries if isinstance(entry, Finding)],
        [entry for entry in entries if isinstance(entry, Step)],
    )
    assert result is not None
    return result


def test_an_issue_goes_its_whole_way() -> None:
    way = [
        (found("2022-08-10"), "new"),
        (step("accepted", "2022-08-11", "社区"), "accepted"),
        (step("assigned", "2022-08-11", "房东A"), "assigned"),
        (step("started", "2022-08-12"), "doing"),
        (done("2022-08-14"), "done"),
        (passed("2022-08-16"), "rechecked"),
        (step("fed_back", "2022-08-17"), "fed_back"),
        (step("rated", "2022-08-18", "satisfied"), "rated"),
    ]
    for length in range(1, len(way) + 1):
        assert standing(*[entry for entry, _ in way[:length]]).state == way[length - 1][1]


def test_found_again_by_a_second_inspector_is_one_issue() -> None:
    now = standing(found("2022-08-10"), found("2022-08-12", level="major"))
    assert (now.times_found, now.relapses, now.level, now.opened, now.last_seen) == (
        2,
        0,
        "major",
        "2022-08-10",
        "2022-08-12",
    )


def test_found_after_it_was_solved_is_a_relapse_and_feedback_is_owed_anew() -> None:
    told = [found("2022-08-10"), done("2022-08-12"), passed("2022-08-13"), step("fed_back", "2022-08-14")]
    now = standing(*told, found("2022-09-20"))
    assert (now.state, now.relapses, now.fed_back_on, now.due) == ("doing", 1, "", "2022-09-27")
    again = standing(*told, found("2022-09-20"), done("2022-09-22"), passed("2022-09-23"))
    assert (again.state, again.solved, again.relapses) == ("rechecked", True, 1)


def test_fixed_on_the_spot_and_found_again_is_a_relapse() -> None:
    assert standing(found("2022-08-10"), done("2022-08-10", "spot"), found("2022-09-01")).relapses == 1


def test_found_after_a_report_of_done_goes_back_without_a_relapse() -> None:
    now = standing(found("2022-08-10"), done("2022-08-12"), found("2022-08-20"))
    assert (now.state, now.relapses, now.returned, now.closed) == ("doing", 0, 1, False)


def test_failed_recheck_sends_it_back_with_a_new_day() -> None:
    now = standing(found("2022-08-10"), done("2022-08-12"), step("recheck", "2022-08-20", "fail"))
    assert (now.state, now.closed, now.due, now.recheck) == ("doing", False, "2022-08-27", "fail")


def test_done_without_photo_or_words_does_not_count() -> None:
    assert standing(found("2022-08-10"), step("done", "2022-08-12")).state == "new"


def test_nobody_in_at_the_recheck_changes_nothing() -> None:
    assert standing(found("2022-08-10"), done("2022-08-12"), step("recheck", "2022-08-14", "no_entry")).state == "done"


def test_a_recheck_visit_that_finds_it_put_right_solves_it() -> None:
    now = standing(found("2022-08-10"), found("2022-08-20", "pass"))
    assert (now.state, now.done_on, now.solved) == ("rechecked", "2022-08-20", True)


def test_told_before_the_recheck_counts_as_told_but_not_as_solved() -> None:
    now = standing(found("2022-08-10"), done("2022-08-12"), step("fed_back", "2022-08-12"))
    assert (now.state, now.fed_back_on, now.solved) == ("done", "2022-08-12", False)


@pytest.mark.parametrize("side", ["transferred", "merged", "withdrawn", "vacated"])
def test_what_left_the_main_line_is_counted_apart(side: str) -> None:
    now = standing(found("2022-08-10"), step("accepted", "2022-08-10"), step(side, "2022-08-11", note="已移交"))
    summary = rates([now], as_of="2022-12-01")
    assert (now.state, summary.total, summary.overdue, summary.apart) == (side, 0, 0, {side: 1})


@pytest.mark.parametrize(
    ("level", "due"), [("minor", "2022-09-01"), ("serious", "2022-08-24"), ("major", "2022-08-18")]
)
def test_the_level_sets_the_day(level: str, due: str) -> None:
    assert due_after("2022-08-17", level) == due
    now = standing(found("2022-08-17", level=level))
    assert not now.overdue(due)
    assert now.overdue("2022-12-01")


def test_a_major_issue_owes_a_report_until_it_was_made() -> None:
    assert standing(found("2022-08-10", level="major")).owes_report
    told = standing(found("2022-08-10", level="major"), step("escalated", "2022-08-10", "fire"))
    assert not told.owes_report


def ten_issues() -> list[Standing]:
    def issue(due: str, *rest: Finding | Step) -> Standing:
        first = [found("2022-09-01"), step("accepted", "2022-09-01", "社区", due=due)]
        return standing(*first, *rest)

    told = step("fed_back", "2022-10-11")
    return [
        issue("2022-09-30", done("2022-09-22"), passed("2022-09-24"), told),
        issue("2022-09-30", done("2022-09-22"), passed("2022-09-24"), told),
        issue("2022-09-30", done("2022-09-25"), passed("2022-09-26"), told),
        issue("2022-09-30", done("2022-09-25"), passed("2022-09-26")),
        issue("2022-10-10", done("2022-10-08"), passed("2022-10-09"), told),
        issue("2022-10-10", done("2022-10-09"), told),
        issue("2022-10-10", done("2022-10-20")),
        issue("2022-10-10", done("2022-10-08"), step("recheck", "2022-10-09", "fail", due="2022-10-15")),
        issue(
            "2022-09-30",
            done("2022-09-20"),
            passed("2022-09-21"),
            step("fed_back", "2022-09-22"),
            found("2022-10-20"),
            step("term", "2022-10-20", due="2022-11-15"),
        ),
        issue("2022-10-20", step("assigned", "2022-09-02", "房东B")),
    ]


def test_ten_issues_print_the_agreed_rates() -> None:
    now = rates(ten_issues(), as_of="2022-10-31")
    assert (now.closed, now.total) == (7, 10)
    assert (now.solved, now.closed, now.awaiting_recheck) == (5, 7, 2)
    assert now.fed_back == 5
    assert (now.overdue, now.closed_late) == (2, 1)
    assert (now.relapsed, now.relapses) == (1, 1)


def test_the_relapsed_issue_counts_again_once_solved_but_owes_feedback() -> None:
    issues = ten_issues()
    issues[8] = standing(
        found("2022-09-01"),
        step("accepted", "2022-09-01", "社区", due="2022-09-30"),
        done("2022-09-20"),
        passed("2022-09-21"),
        step("fed_back", "2022-09-22"),
        found("2022-10-20"),
        done("2022-10-25"),
        passed("2022-10-26"),
    )
    now = rates(issues, as_of="2022-10-31")
    assert (now.closed, now.solved, now.fed_back) == (8, 6, 5)


days = st.dates().map(lambda day: f"2022-08-{day.day:02d}")
findings = st.builds(
    Finding,
    visit=st.uuids().map(str),
    day=days,
    verdict=st.sampled_from(["fail", "fail", "pass"]),
    level=st.sampled_from(["minor", "serious", "major"]),
)
steps = st.builds(
    Step,
    id=st.uuids().map(str),
    what=st.sampled_from(STEPS),
    day=days,
    value=st.sampled_from(RECHECK_RESULTS),
    note=st.sampled_from(["", "说明"]),
    source=st.sampled_from(["", "spot"]),
)


@settings(max_examples=60)
@given(st.lists(findings, max_size=6), st.lists(steps, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(some: list[Finding], more: list[Step], chance: random.Random) -> None:
    first = derive(some, more)
    chance.shuffle(some)
    chance.shuffle(more)
    assert derive(some, more) == first
    assert first is None or first.state in STATES

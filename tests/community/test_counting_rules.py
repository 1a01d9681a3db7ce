"""Section 0 of the practices: the counting rules that hold for every case."""

from __future__ import annotations

import pytest

from storage.community import (
    activities,
    case_cycles,
    cases,
    figures,
    issue_figures,
    issues,
    meetings,
    opinions,
    patrols,
    plans,
    printed,
    questionnaires,
    taking_part,
)
from storage.community.ledger import add_row
from storage.community.people import persons
from storage.community.tallies import Question, for_public, tally
from storage.community.visits import load as load_visit


def twelve_people(do) -> list[str]:  # type: ignore[no-untyped-def]
    return [do(persons.add, name=f"志愿者{n}", party="resident", agreed_on="2022-08-01") for n in range(12)]


def sheets(do, *, valid: int, void: int = 0, case: str = "") -> str:  # type: ignore[no-untyped-def]
    batch = do(questionnaires.batches.add, title="便民日", day="2022-08-20", form="slip", case=case)
    for number in range(1, valid + void + 1):
        sheet = do(
            questionnaires.key_sheet, batch=batch, number=str(number), version="1", answers={"q": "x"}, keyed_by="甲"
        )
        if number > valid:
            do(questionnaires.void_sheet, sheet=sheet, reason="身份没有填")
    return batch


def test_r1_every_count_carries_its_scope(do, ask, build, through) -> None:  # type: ignore[no-untyped-def]
    first, _, second, _ = build("第一片区 1号\n第二片区 1号")
    for area, item in ((first, "road"), (second, "light")):
        issue = do(issues.report, place=area, item=item, day="2022-09-01", level="minor", note="坏了", source="lane")
        through(issue, to="accepted")
    one, whole = (ask(issue_figures.side_by_side, as_of="2022-10-01", area=area)["closed"] for area in (first, ""))
    assert (one.of, whole.of) == (1, 2)
    assert (one.scope["zh"], whole.scope["zh"]) == ("第一片区", "全社区")
    activity = do(taking_part.plan, title="便民日", kind="service", day="2022-09-09")
    do(taking_part.came, activity=activity, count=3)
    case = do(cases.cases.add, title="消防", begun="2022-08-01")
    everything = [
        *ask(issue_figures.side_by_side, as_of="2022-10-01").values(),
        ask(figures.attendances, activity),
        ask(figures.case_parties, case),
        ask(figures.valid_sheets, sheets(do, valid=2)),
    ]
    for figure in everything:
        assert figure.scope["zh"]
        assert figure.rule["zh"]
        assert figure.unit["zh"]
    for key in ("overdue", "relapsed", "awaiting_recheck"):
        figure = ask(issue_figures.side_by_side, as_of="2022-10-01")[key]
        assert len(figure.rows) == figure.value, "what opens is as many as what is printed"


def test_r2_attendances_are_not_persons(do, ask) -> None:  # type: ignore[no-untyped-def]
    people = twelve_people(do)
    held = [do(taking_part.plan, title=f"活动{n}", kind="service", day=f"2022-09-0{n}") for n in range(1, 4)]
    rows = [
        do(taking_part.take_part, activity=held[n // 12], person=people[n % 12], phase="running") for n in range(30)
    ]
    counted = ask(activities.attendance, activity=held)
    assert (counted.attendances, counted.people) == (30, 12)
    do(lambda txn: txn.void(rows[-1]))
    counted = ask(activities.attendance, activity=held)
    assert (counted.attendances, counted.people) == (29, 12)


def test_r3_closed_is_not_solved(do, ask, only, build, through) -> None:  # type: ignore[no-untyped-def]
    place = build("第一片区 1号")[1]
    issue = do(issues.report, place=place, item="road", day="2022-09-01", level="minor", note="坏了", source="lane")
    through(issue, to="done")
    assert (only().closed, only().solved) == (True, False)
    do(issues.recheck, issue=issue, day="2022-09-12", by="乙", result="fail", note="又松了")
    assert (only().closed, only().state) == (False, "doing")
    rates = ask(issue_figures.side_by_side, as_of="2022-10-01")
    assert (rates["closed"].text(), rates["solved"].text()) == ("1 件中 0 件", "0 件中 0 件")


def test_r4_parties_are_counted_by_meeting_and_by_case(do, ask) -> None:  # type: ignore[no-untyped-def]
    case = do(cases.cases.add, title="出租屋消防", begun="2022-08-01")
    meeting = do(meetings.meetings.add, title="沟通会", day="2022-08-26", case=case)
    for party in ("safety_office", "migrant_office", "committee", "neighbour", "landlord", "ngo"):
        do(add_row, rec=meeting, repeat="attendee", value=party)
    activity = do(taking_part.plan, title="安装", kind="fitting", day="2022-09-22", case=case)
    do(taking_part.came, activity=activity, count=2, party="expert", role="volunteer")
    do(plans.measures.add, title="张贴提示", party="tenant", case=case)
    at_meeting, over_case = ask(figures.meeting_parties, meeting), ask(figures.case_parties, case)
    assert (at_meeting.text(), over_case.text()) == ("6 方", "8 方")
    assert "本次会议" in at_meeting.scope["zh"]
    assert "全过程" in over_case.scope["zh"]


@pytest.mark.parametrize(("number", "percent"), [(29, False), (30, True)])
def test_r5_small_numbers_are_printed_in_words(number: int, percent: bool) -> None:
    question = Question("q", "住了多久", "one", (("new", "新市民"), ("old", "本地人"), ("other", "其他")))
    answers = [(f"answer:{n}", "other" if n < 2 else "new" if n < 12 else "old") for n in range(number)]
    internal = tally(question, answers)
    assert internal.shows_percent is percent
    assert {cell.code: cell.count for cell in internal.cells}["other"] == 2, "inside, the cell of two is there"
    public = {cell.code: cell.count for cell in for_public(internal).cells}
    assert public["other"] is None
    hidden = [code for code in ("new", "old", "other") if public[code] is None]
    assert len(hidden) >= 2, "with the total, one hidden cell could be worked out"
    figure = figures.Figure(key="k", value=9, of=number, unit={"zh": "份"}, scope={}, rule={})
    assert (figure.percent is not None) is percent
    several = tally(Question("m", "担心", "many", (("a", "甲"), ("b", "乙"))), [("answer:1", "a b"), ("answer:2", "a")])
    assert (several.several, several.of, sum(cell.count or 0 for cell in several.cells)) == (True, 2, 3)


def test_r6_three_numbers_of_sheets(do, ask) -> None:  # type: ignore[no-untyped-def]
    batch = sheets(do, valid=14, void=2)
    do(lambda txn: txn.append("batch", batch, {"printed": 20}))
    counted = ask(questionnaires.counts, batch)
    assert (counted.printed, counted.returned, counted.valid, counted.invalid) == (20, 16, 14, 2)
    assert counted.keyed == counted.valid + counted.invalid
    assert counted.reasons == {"身份没有填": 2}
    assert ask(figures.valid_sheets, batch).value == 14


def test_r7_the_word_that_limits_a_number_is_kept(do, ask) -> None:  # type: ignore[no-untyped-def]
    case = do(cases.cases.add, title="敦根")
    for value, number, qualifier, unit in (
        ("demand", 6, "约", "户"),
        ("volunteers", 30, "近", "人次"),
        ("served", 3000, "多", "人次"),
        ("visitors", 100, "超过", "人次"),
    ):
        do(
            add_row, rec=case, repeat="quoted", value=value, number=number, qualifier=qualifier, unit=unit,
            scope="全过程", source="2022 年案例",
        )  # fmt: skip
    printed_words = {figure.key: figure.text() for figure in ask(figures.quoted, case)}
    assert printed_words == {
        "quoted:demand": "约 6 户",
        "quoted:volunteers": "近 30 人次",
        "quoted:served": "3000 多人次",
        "quoted:visitors": "超过 100 人次",
    }


def test_r8_what_was_not_seen_is_in_no_denominator(do, ask, build, visit) -> None:  # type: ignore[no-untyped-def]
    place = build("第一片区 1号")[1]
    items = [f"item{n}" for n in range(10)]
    ticked = {item: "unseen" if n < 2 else "fail" if n < 4 else "pass" for n, item in enumerate(items)}
    patrol = do(patrols.keep, place=place, day="2022-09-01", by="队长", ticked=ticked)
    assert ask(patrols.pass_rate, [patrol]) == (6, 8)
    seen = ask(load_visit, visit(place, "2022-09-02", exit_sign="pass", alarm_bell="fail", ext_count="unseen"))
    assert (seen.passed, seen.failed) == (1, 1)
    assert seen.unseen >= 1
    assert seen.not_applicable == 0, "not seen is not the same as not applicable"


def test_r9_a_document_whose_numbers_changed_is_stale(do, ask) -> None:  # type: ignore[no-untyped-def]
    batch = sheets(do, valid=3)
    figure = ask(figures.valid_sheets, batch)
    document = do(
        printed.note, kind="handout", title="会议讲义", audience="public", numbers=[figure], about="meeting:1"
    )
    assert ask(printed.stale_documents) == []
    do(questionnaires.void_sheet, sheet=figure.rows[0], reason="重复")
    (stale,) = ask(printed.stale, document)
    assert (stale.printed, stale.now.value) == (3, 2)
    assert [one.id for one in ask(printed.stale_documents, about="meeting:1")] == [document]
    again = do(
        printed.note, kind="handout", title="会议讲义", audience="public", numbers=[stale.now], about="meeting:1"
    )
    assert ask(printed.stale, again) == []


def test_r10_a_rate_has_its_numerator_and_denominator(do, ask, build, through) -> None:  # type: ignore[no-untyped-def]
    place = build("第一片区 1号")[1]
    case = do(cases.cases.add, title="消防")
    for item in ("road", "light", "noise"):
        issue = do(issues.report, place=place, item=item, day="2022-09-01", level="minor", note="坏", source="lane")
        through(issue, to="done" if item == "road" else "accepted")
        do(case_cycles.attach, case=case, issue=issue)
    do(opinions.add, day="2022-09-01", party="tenant", words="想装烟感", source="walk", case=case)
    rates = ask(issue_figures.side_by_side, as_of="2022-10-01", case=case)
    for key in issue_figures.RATES:
        figure = rates[key]
        assert figure.of is not None
        assert figure.text() == f"{figure.of} 件中 {figure.value} 件"
        assert "／" in figure.rule["zh"], "how the denominator is made up stands beside it"
    assert rates["closed"].text() == "3 件中 1 件"

"""Section 6 of the practices: how an issue goes its way, and the three rates and two counts over ten of them."""

from __future__ import annotations

import pytest

from storage.community import concerns, issue_figures, issues
from storage.community.issues import Filter

AS_OF = "2022-10-31"
# issue: due, done, latest recheck, told in this round; the ninth was solved and told before it came back
TEN = {
    1: ("2022-09-30", "2022-09-22", "pass", True),
    2: ("2022-09-30", "2022-09-22", "pass", True),
    3: ("2022-09-30", "2022-09-25", "pass", True),
    4: ("2022-09-30", "2022-09-25", "pass", False),
    5: ("2022-10-10", "2022-10-08", "pass", True),
    6: ("2022-10-10", "2022-10-09", "", True),
    7: ("2022-10-10", "2022-10-20", "", False),
    8: ("2022-10-15", "2022-10-12", "fail", False),
    9: ("2022-11-15", "2022-09-20", "relapse", False),
    10: ("2022-10-20", "", "", False),
}


@pytest.fixture
def ten(do, build) -> dict[int, str]:  # type: ignore[no-untyped-def]
    homes = build("第一片区 1-10号")[1:]
    made = {}
    for number, (due, done, recheck, told) in TEN.items():
        issue = do(concerns.report, place=homes[number - 1], kind="road", words="坏了", day="2022-09-10", source="lane")
        made[number] = issue
        do(issues.accept, issue=issue, day="2022-09-10", office="社区", due=due)
        do(issues.assign, issue=issue, day="2022-09-11", to="物业")
        if not done:
            continue
        do(issues.start, issue=issue, day="2022-09-12")
        do(issues.finish, issue=issue, day=done, by="物业", note="修好了")
        if recheck == "pass":
            do(issues.recheck, issue=issue, day=done, by="社工", result="pass")
        elif recheck == "fail":
            do(issues.recheck, issue=issue, day="2022-10-13", by="社工", result="fail", note="没修好", due=due)
        elif recheck == "relapse":
            do(issues.recheck, issue=issue, day=done, by="社工", result="pass")
            do(issues.feed_back, issue=issue, day="2022-09-25", way="电话", by="社工")
            do(issues.recheck, issue=issue, day="2022-10-20", by="社工", result="relapse", note="又塌了", due=due)
        if told:
            do(issues.feed_back, issue=issue, day=done, way="电话", by="社工")
    return made


def printed(ask) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {name: figure.text() for name, figure in ask(issue_figures.side_by_side, as_of=AS_OF).items()}


def test_the_ten_issues_print_as_the_practice_says(do, ask, ten) -> None:  # type: ignore[no-untyped-def]
    found = ask(issue_figures.side_by_side, as_of=AS_OF)
    assert printed(ask) == {
        "closed": "10 件中 7 件",
        "solved": "7 件中 5 件",
        "fed_back": "10 件中 5 件",
        "awaiting_recheck": "2 件",
        "overdue": "2 件",
        "closed_late": "1 件",
        "relapsed": "1 件",
        "apart": "0 件",
    }
    assert set(found["overdue"].rows) == {ten[8], ten[10]}
    assert found["closed_late"].rows == (ten[7],)
    assert "共 1 次" in found["relapsed"].rule["zh"]
    assert all(figure.percent is None for figure in found.values())
    do(issues.finish, issue=ten[9], day="2022-10-28", by="物业", note="重铺")
    do(issues.recheck, issue=ten[9], day="2022-10-29", by="社工", result="pass")
    again = printed(ask)
    assert (again["closed"], again["solved"], again["fed_back"]) == ("10 件中 8 件", "8 件中 6 件", "10 件中 5 件")
    do(issues.feed_back, issue=ten[9], day="2022-10-30", way="电话", by="社工")
    assert printed(ask)["fed_back"] == "10 件中 6 件"


def test_what_is_set_aside_leaves_the_denominator_and_stands_apart(do, ask, ten) -> None:  # type: ignore[no-untyped-def]
    do(issues.set_aside, issue=ten[10], day="2022-10-25", state="transferred", note="移交住建")
    found = printed(ask)
    assert (found["closed"], found["apart"], found["overdue"]) == ("9 件中 7 件", "1 件", "1 件")


def test_each_step_asks_for_what_it_needs(do, ask, refused, build) -> None:  # type: ignore[no-untyped-def]
    place = build("第一片区 1号")[1]
    report = {"place": place, "item": "road", "day": "2022-09-01", "level": "minor", "source": "lane"}
    assert refused(issues.report, note=" ", **report) == "ISSUE_002"
    issue = do(issues.report, note="塌了", **report)
    asked = [
        refused(issues.accept, issue=issue, day="2022-09-01", office=""),
        refused(issues.assign, issue=issue, day="2022-09-01", to=""),
        refused(issues.finish, issue=issue, day="2022-09-02", by="物业"),
        refused(issues.recheck, issue=issue, day="2022-09-03", by="", result="pass"),
        refused(issues.recheck, issue=issue, day="2022-09-03", by="社工", result="fail"),
        refused(issues.feed_back, issue=issue, day="", way="电话", by="社工"),
    ]
    assert asked == ["ISSUE_003", "ISSUE_004", "ISSUE_005", "ISSUE_008", "ISSUE_007", "ISSUE_009"]
    do(issues.accept, issue=issue, day="2022-09-01", office="社区")
    do(issues.finish, issue=issue, day="2022-09-02", by="物业", note="铺好了")
    assert ask(issue_figures.own_recheck, issue, by="物业")
    assert not ask(issue_figures.own_recheck, issue, by="社工")
    do(issues.feed_back, issue=issue, day="2022-09-02", way="电话", by="社工")
    (known,) = ask(issues.rows)
    assert (known.state, known.fed_back_on, known.solved) == ("done", "2022-09-02", False), "told first is told"
    assert known.rated == "", "nobody asked is not satisfied"


def test_rectified_hazards_are_another_number_than_solved_issues(do, ask, build, visit) -> None:  # type: ignore[no-untyped-def]
    house, other, gone = build("第一片区 1-3号")[1:]
    for day in ("2022-09-01", "2022-09-05"):
        visit(house, day, exit_sign="fail")
    visit(other, "2022-09-02", alarm_bell="fail")
    visit(gone, "2022-09-02", exit_sign="fail")
    by_place = {one.place: one.id for one in ask(issues.rows)}
    do(issues.finish, issue=by_place[house], day="2022-09-06", by="房东", note="装好", on_the_spot=True)
    do(issues.set_aside, issue=by_place[gone], day="2022-09-06", state="vacated", note="停租")
    figure = ask(issue_figures.rectified, since="2022-09-01", until="2022-09-30")
    assert figure.text() == "3 处中 2 处", "the same hazard found twice is two findings of one issue"
    assert "1 处" in figure.rule["zh"]
    assert ask(issues.count, Filter(open=False)) == 1

"""The report counts as the ledgers do, says over what, and is silent about the care queue in public."""

from __future__ import annotations

import pytest

from exporters.papers.report import Report, gather
from forms.errors import UserError
from storage.community import case_cycles, cases, issue_figures, issue_queues, issues
from storage.workspace import Workspace
from tests.exporters.papers.sample import large_meeting


def read(ws: Workspace, **more: str) -> Report:
    return gather(ws, **more).report  # type: ignore[arg-type]


@pytest.fixture
def accepted(ws: Workspace, quarter: dict[str, str]) -> dict[str, str]:
    """The two issues of the first house are accepted."""
    for name in ("piled", "heater"):
        ws.write_now(
            lambda txn, name=name: issues.assign(txn, issue=quarter[name], day="2022-08-21", to="landlord", by="社工")
        )
    return quarter


def test_the_three_rates_are_those_of_the_ledger(ws: Workspace, accepted: dict[str, str]) -> None:
    made = read(ws, last_day="2022-12-31")
    found = ws.read(lambda db: issue_figures.side_by_side(db, as_of="2022-12-31", until="2022-12-31"))
    assert [(rate.value, rate.of) for rate in made.rates] == [
        (found[key].value, found[key].of) for key in issue_figures.RATES
    ]
    assert made.rates[0].of == 2 and all(rate.percent is None for rate in made.rates)
    assert all(rate.rule and not rate.rule.startswith(rate.label) for rate in made.rates)


def test_the_care_queue_is_in_no_public_number(ws: Workspace, accepted: dict[str, str]) -> None:
    ws.write_now(lambda txn: issue_queues.into(txn, issue=accepted["heater"], queue="care", day="2022-08-22"))
    assert read(ws).rates[0].of == 2 and read(ws, audience="public").rates[0].of == 1
    numbers = gather(ws, audience="public").numbers
    assert not any(accepted["heater"] in figure.rows for figure in numbers)


def test_a_period_leaves_out_what_lies_outside(ws: Workspace, accepted: dict[str, str]) -> None:
    assert read(ws, first_day="2022-09-01", last_day="2022-09-30").rates[0].of == 0
    assert read(ws, first_day="2022-08-01", last_day="2022-08-31").period == "2022年8月1日 至 2022年8月31日"


def test_an_area_says_what_it_cannot_say(ws: Workspace, accepted: dict[str, str]) -> None:
    made = read(ws, area="第一片区")
    assert made.scope.endswith("第一片区") and "这里不列" in made.left_out
    assert [one.title for one in made.tables] == ["各人手上的件（督导）"]


def test_a_case_reports_its_own_issues_and_meetings(ws: Workspace, accepted: dict[str, str]) -> None:
    def begin(txn) -> str:
        case = cases.cases.add(txn, title="出租屋消防", begun="2022-07-01")
        case_cycles.attach(txn, case=case, issue=accepted["piled"])
        return case

    case = ws.write_now(begin)
    made = read(ws, case="出租屋消防")
    assert made.rates[0].of == 1 and made.scope == "全过程：出租屋消防"
    assert gather(ws, case="出租屋消防").about == case


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"area": "第九片区"}, "EXPORT_002"),
        ({"case": "没有"}, "EXPORT_015"),
        ({"case": "甲", "area": "乙"}, "EXPORT_016"),
    ],
    ids=["area", "case", "both"],
)
def test_a_wrong_name_is_said(ws: Workspace, quarter: dict[str, str], wanted: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as raised:
        read(ws, **wanted)
    assert raised.value.code == code


def test_a_new_workspace_reports_nothing_and_does_not_fail(ws: Workspace) -> None:
    assert all(rate.of == 0 for rate in read(ws).rates)


def test_workers_and_names_are_for_insiders(ws: Workspace, accepted: dict[str, str]) -> None:
    large_meeting(ws)
    assert any("督导" in one.title for one in read(ws).tables)
    public = read(ws, audience="public")
    assert not any("督导" in one.title for one in public.tables)
    assert "代表00号" not in repr(public) and "张小三" not in repr(public)

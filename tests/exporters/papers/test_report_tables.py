"""Each table of the report against its ledger."""

from __future__ import annotations

from exporters.papers.report import gather
from exporters.papers.report_tables import MatterTable
from storage.community import plans, questionnaires, taking_part
from storage.workspace import Workspace
from tests.exporters.papers.sample import large_meeting


def table(ws: Workspace, title: str, **more: str) -> MatterTable:
    return next(one for one in gather(ws, **more).report.tables if one.title == title)  # type: ignore[arg-type]


def test_a_meeting_has_its_people_parties_decisions_and_tasks(ws: Workspace) -> None:
    large_meeting(ws)
    made = table(ws, "会议和决议", last_day="2022-10-31")
    assert [row[2:] for row in made.rows] == [("40人", "8类", "1项", "1/1", "0/4")]
    assert made.totals[:3] == ("合计", "1次会议", "40人次")


def test_attendances_and_people_are_two_numbers(ws: Workspace) -> None:
    from storage.community import people

    def hold(txn) -> None:
        person = people.persons.add(txn, name="陈电工", party="expert", agreed_on="2022-08-01")
        for day in ("2022-09-09", "2022-09-10"):
            activity = taking_part.plan(txn, title="便民日", kind="便民日", day=day)
            taking_part.take_part(txn, activity=activity, person=person)
            taking_part.came(txn, activity=activity, count=30)

    ws.write_now(hold)
    made = table(ws, "活动和参与")
    assert made.rows == (("便民日", "2场", "60", "2", "1"),) and made.totals == ("合计", "2场", "60", "2", "1")


def test_what_is_missing_is_worked_out_from_what_was_fitted(ws: Workspace, quarter: dict[str, str]) -> None:
    def ask(txn) -> str:
        return plans.demand(
            txn, place=quarter["house"], device="smoke_alarm", quantity=5, day="2022-09-01", area=quarter["area"]
        )

    demand = ws.write_now(ask)
    ws.write_now(lambda txn: plans.advance(txn, demand=demand, stage="fitted", day="2022-09-22", quantity=2))
    assert table(ws, "硬件加装").rows == (("第一片区", "1户", "5件", "2件", "3件"),)


def test_questionnaires_of_the_period_have_their_layers(ws: Workspace, quarter: dict[str, str]) -> None:
    ws.write_now(
        lambda txn: questionnaires.batches.add(
            txn, form="resident_questionnaire", title="便民服务日", day="2022-08-20", printed=20, returned=16
        )
    )
    (row,) = table(ws, "问卷").rows
    assert row[:4] == ("2022-08-20", "便民服务日", "20份", "16份")


def test_every_table_says_over_what(ws: Workspace, quarter: dict[str, str]) -> None:
    large_meeting(ws)
    assert all(one.scope for one in gather(ws).report.tables)

"""The story of 2022 in the demonstration: its facts, and that nothing more is claimed."""

from __future__ import annotations

from datetime import datetime

import pytest

from forms.context import Context
from forms.session import FormSession
from storage import forms_registry, heads, records
from storage.community import cases, figures, issues, meetings, places, plans, questionnaires
from storage.community.activities import activities
from storage.community.issues import Filter
from storage.community.people import persons
from storage.community.tallies import for_public, questions_of
from storage.workspace import Workspace


@pytest.fixture(scope="module")
def case(told: Workspace) -> cases.Case:
    return told.read(cases.cases.select)[0]


def test_sixteen_sheets_two_void_fourteen_valid(told: Workspace) -> None:
    batch = told.read(questionnaires.batches.select)[0]
    counted = told.read(lambda db: questionnaires.counts(db, batch.id))
    assert (counted.printed, counted.returned, counted.keyed, counted.valid, counted.invalid) == (20, 16, 16, 14, 2)
    assert set(counted.reasons) == {"第1题身份没有填", "与 011 号是同一人重复填写"}
    figure = told.read(lambda db: figures.valid_sheets(db, batch.id))
    assert len(figure.rows) == told.read(lambda db: figures.opened(db, figure)) == 14


def test_thirteen_people_of_six_parties_met_on_the_26th_of_august(told: Workspace) -> None:
    meeting = told.read(meetings.meetings.select)[0]
    there = told.read(lambda db: meetings.presence(db, meeting.id))
    assert (meeting.day, there.people, len(there.parties)) == ("2022-08-26", 13, 6)
    said = told.read(lambda db: meetings.statements_by_party(db, meeting.id))
    assert {statement.kind for statement in said["landlord"]} == {"cause", "wish"}


def test_parties_of_the_meeting_and_of_the_case_are_two_numbers(told: Workspace, case: cases.Case) -> None:
    meeting = told.read(meetings.meetings.select)[0]
    of_meeting = told.read(lambda db: figures.meeting_parties(db, meeting.id))
    of_case = told.read(lambda db: figures.case_parties(db, case.id))
    assert (of_meeting.value, of_meeting.scope["zh"][:4]) == (6, "本次会议")
    assert (of_case.value > 7, of_case.scope["zh"][:3]) == (True, "全过程")


def test_the_event_had_more_than_a_hundred_attendances_by_booths(told: Workspace) -> None:
    event = next(one for one in told.read(activities.select) if one.day == "2022-09-09")
    figure = told.read(lambda db: figures.attendances(db, event.id))
    assert (figure.value > 100, len(figure.parts), sum(count for _, count in figure.parts)) == (True, 6, figure.value)


def test_volunteers_came_nearly_thirty_times(told: Workspace, case: cases.Case) -> None:
    figure = told.read(lambda db: figures.volunteers(db, case.id))
    assert (figure.value, figure.unit["zh"], sum(count for _, count in figure.parts)) == (29, "人次", 29)
    assert len(figure.rows) == 29


def test_six_households_of_the_first_area_are_printed_as_about_six(told: Workspace, case: cases.Case) -> None:
    area = told.read(lambda db: places.named(db, "第一片区", level="area"))[0].id
    figure = told.read(lambda db: figures.demand_households(db, area, case=case.id))
    assert (figure.text(), len(figure.rows)) == ("约 6 户", 6)


def test_six_kinds_of_device_were_fitted_and_work_remains(told: Workspace) -> None:
    area = told.read(lambda db: places.named(db, "第一片区", level="area"))[0].id
    rows = told.read(lambda db: plans.demands(db, area=area))
    assert {row.device for row in rows if row.fitted} == {
        *("hose_reel", "smoke_alarm", "exit_sign", "emergency_light", "alarm_bell", "escape_rope")
    }
    fitted = told.read(lambda db: {step.day for step in plans.demand_steps.select(db, "value = 'fitted'")})
    assert fitted == {"2022-09-22"}
    of_area = told.read(lambda db: plans.round_of(db, area))
    assert of_area.remaining == of_area.missing - of_area.fitted > 0


def test_the_heater_that_was_put_back_is_one_relapsed_issue(told: Workspace) -> None:
    (relapsed,) = told.read(lambda db: issues.rows(db, Filter(relapsed=True)))
    assert (relapsed.item, relapsed.state, relapsed.relapses, relapsed.fed_back_on) == ("gas_modify", "doing", 1, "")
    before, after = told.read(lambda db: issues.photo_pair(db, relapsed.id))
    assert (len(before), len(after)) == (2, 1)


def test_the_story_ends_on_the_20th_of_november_with_nothing_made_up(told: Workspace, case: cases.Case) -> None:
    assert case.ended == ""
    done = {stage.code: bool(stage.done_on) for stage in told.read(lambda db: cases.stages(db, case.id))}
    assert done == {
        "collect": True,
        "choose": True,
        "deliberate": True,
        "plan": True,
        "execute": False,
        "feedback": False,
    }
    hardware = [m for m in told.read(plans.measures.select) if m.track == "hardware"]
    assert {measure.state for measure in hardware} == {"doing", "planned"}
    last = told.read(lambda db: db.conn.execute("SELECT max(at) FROM event").fetchone()[0])
    assert last.startswith("2022-11-20")


def test_everybody_is_fictional_and_rare_characters_occur(told: Workspace) -> None:
    names = [person.name for person in told.read(persons.select)]
    assert all("虚构示例" in name for name in names)
    everything = "".join(names) + "".join(place.path for place in told.read(places.tree))
    assert all(sign in everything for sign in "𠮷犇滘𬭎䶮")


def test_every_filled_form_is_complete(told: Workspace) -> None:
    context = Context(now=lambda: datetime.fromisoformat("2022-11-20T09:00:00+08:00"))

    def check(db: object) -> dict[str, list[str]]:
        found = {}
        for state in heads.load_kind(db, "answer"):  # type: ignore[arg-type]
            form = forms_registry.load(db, str(state.values["_form"]))  # type: ignore[arg-type]
            session = FormSession(form, fields=records.answers(state.values), context=context)
            if problems := [f"{problem.ref} {problem.kind}" for problem in session.problems()]:
                found[state.rec] = problems
        return found

    found = told.read(check)
    # the sheet whose first question was left blank is void for that very reason
    assert list(found.values()) == [["/data/q1_identity required", "/data/q6_life constraint"]] or all(
        problem.startswith("/data/q1_identity") for problems in found.values() for problem in problems
    )


def test_a_public_table_hides_small_cells(told: Workspace) -> None:
    batch = told.read(questionnaires.batches.select)[0]
    questions = questions_of(told.read(lambda db: forms_registry.load(db, questionnaires.QUESTIONNAIRE)))
    tables = told.read(lambda db: questionnaires.tallies(db, batch=batch.id, questions=questions))
    who = for_public(tables[0])
    assert who.question.field == "q1_identity"
    assert not [cell for cell in who.cells if cell.count in (1, 2)]
    assert [table.shows_percent for table in tables] == [False] * len(tables)


def test_rebuilding_changes_nothing(told: Workspace) -> None:
    report = told.check(rebuild=True)
    assert (report.differing, report.objects.missing, report.gaps) == ((), (), ())

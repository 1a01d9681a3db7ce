"""Labels and projects in the window: DG-03, SL-19, XJ-02 and XJ-06 with their figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import cases, labels, people, plans, taking_part
from storage.workspace import Workspace
from tests.ui.pages.conftest import focused, open_page, press
from tests.ui.pages.people_hand import fill, section, settle
from ui.pages.deliberation import DeliberationPage
from ui.pages.label_block import LabelBlock
from ui.pages.people import PeoplePage
from ui.pages.people_activities import Activities
from ui.pages.people_counted import Participation
from ui.pages.people_labels import Labels
from ui.pages.plans import PlansPage
from ui.window import Window


@pytest.fixture
def window(ws: Workspace, open_window: Callable[[Workspace], Window]) -> Window:
    return open_window(ws)


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> PeoplePage:
    return open_page(qtbot, window, "people", PeoplePage)


@pytest.fixture
def made(qtbot: QtBot, page: PeoplePage) -> Labels:
    found = section(qtbot, page, "labels")
    assert isinstance(found, Labels)
    return found


def lines(block) -> list[str]:  # type: ignore[no-untyped-def]
    return [block.list.item(row).text() for row in range(block.list.count())]


def listed(made: Labels) -> list[str]:
    return [made.list.item(row).text() for row in range(made.list.count())]


def make(qtbot: QtBot, page: PeoplePage, made: Labels, name: str, list_: str) -> str:
    made.ask_new()
    fill(made.form_block, name=name, list=list_).keep()
    settle(qtbot, page)
    return made.key


def test_an_empty_section_teaches_and_its_button_makes_the_first_label(
    qtbot: QtBot, page: PeoplePage, made: Labels
) -> None:
    assert made.stack.currentWidget() is made.empty
    make(qtbot, page, made, "四邻小院", "project")
    assert listed(made) == ["Project · 四邻小院 · 0 records"]
    assert made.facts.head.text() == "四邻小院"


def test_xj_02_the_four_ones_begin_with_one_button_and_each_opens_its_records(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, made: Labels, window: Window
) -> None:
    make(qtbot, page, made, "试点", "tag")
    made.four.buttons[0].click()
    settle(qtbot, page)
    ones = [one for one in made.shown if one.label.list == "outcome"]
    assert [one.label.name for one in ones] == ["Bases", "Vanguard", "Platforms", "Services"]
    assert not made.four.isVisibleTo(made), "they are made once"
    for one in ones:
        for number in range(2):
            held = ws.write_now(
                lambda txn, number=number: taking_part.plan(
                    txn, title=f"成效{number}", kind="service", day="2019-12-25"
                )
            )
            ws.write_now(lambda txn, held=held, one=one: labels.put(txn, rec=held, label=one.label.id))
    made.show_rec(ones[0].label.id)
    settle(qtbot, page)
    made.ask_rename()
    fill(made.facts, name="一个阵地").keep()
    settle(qtbot, page)
    assert [line for line in listed(made) if line.startswith("Outcome")] == [
        "Outcome · 一个阵地 · 2 records",
        "Outcome · Vanguard · 2 records",
        "Outcome · Platforms · 2 records",
        "Outcome · Services · 2 records",
    ]
    for one in ones:
        made.show_rec(one.label.id)
        settle(qtbot, page)
        assert made.records.list.count() == 2
    rec = made.records.list.keys[0]
    made.records.list.opened.emit(rec)
    settle(qtbot, page)
    assert page.key == "activities" and page.section("activities").rec == rec


def test_dg_03_renaming_and_merging_changes_no_count_and_undo_parts_them_again(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, made: Labels
) -> None:
    one, other = (make(qtbot, page, made, name, "tag") for name in ("安全师", "安全员"))
    recs = [ws.write_now(lambda txn, n=n: cases.cases.add(txn, title=f"案件{n}")) for n in range(3)]
    for rec, label in ((recs[0], one), (recs[1], other), (recs[2], one), (recs[2], other)):
        ws.write_now(lambda txn, rec=rec, label=label: labels.put(txn, rec=rec, label=label))
    made.show_rec(other)
    settle(qtbot, page)
    made.ask_merge()
    fill(made.facts, into=one).keep()
    settle(qtbot, page)
    assert listed(made) == ["Tag · 安全师 · 3 records"]
    assert "安全员" in made.facts.said.text(), "what it was called before stands there"
    page.banner._action.click()
    settle(qtbot, page)
    assert listed(made) == ["Tag · 安全员 · 2 records", "Tag · 安全师 · 2 records"]


def test_a_name_that_is_there_is_refused_in_the_sheet(qtbot: QtBot, page: PeoplePage, made: Labels) -> None:
    make(qtbot, page, made, "安全师", "tag")
    make(qtbot, page, made, "美容师", "tag")
    made.ask_rename()
    fill(made.facts, name="安全师").keep()
    settle(qtbot, page)
    assert made.facts.sheet is not None
    assert "安全师" in made.facts.sheet.wrong.text() and "Merge" in made.facts.sheet.wrong.text()


def label_it(block: LabelBlock, name: str, list_: str = "tag") -> None:
    block.ask_label()
    fill(block, name=name, list=list_).keep()


def test_sl_19_a_case_an_activity_and_a_measure_carry_a_label_from_their_own_pages(
    qtbot: QtBot, ws: Workspace, window: Window, page: PeoplePage, made: Labels
) -> None:
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="楼道", begun="2021-05-08"))
    measure = ws.write_now(
        lambda txn: plans.measures.add(txn, title="彩绘", case=case, track="hardware", due="2021-06-01")
    )
    held = ws.write_now(lambda txn: taking_part.plan(txn, title="开园", kind="fair", day="2021-06-01"))
    meetings = open_page(qtbot, window, "meetings", DeliberationPage)
    meetings.activate(case=case)
    settle(qtbot, meetings)
    label_it(meetings.case.labels, "四邻小院", "project")
    settle(qtbot, meetings)
    assert lines(meetings.case.labels) == ["Project · 四邻小院"]
    planned = open_page(qtbot, window, "plans", PlansPage)
    planned.activate(part="measures", measure=measure)
    settle(qtbot, planned)
    shown = planned.parts["measures"]
    label_it(shown.labels, "四邻小院")  # type: ignore[attr-defined]
    settle(qtbot, planned)
    window.show_page("people", section="activities", rec=held)
    settle(qtbot, page)
    view = page.section("activities").view  # type: ignore[attr-defined]
    label_it(view.labels, "热闹")
    settle(qtbot, page)
    (project,) = ws.read(lambda db: labels.in_list(db, "project"))
    assert ws.read(lambda db: labels.behind(db, project.id)) == tuple(sorted((case, measure)))
    made = section(qtbot, page, "labels")  # type: ignore[assignment]
    assert listed(made) == ["Project · 四邻小院 · 2 records", "Tag · 热闹 · 1 record"]
    made.show_rec(project.id)
    settle(qtbot, page)
    assert lines(made.records) == ["Case · 2021-05-08 · 楼道", "Measure · 2021-06-01 · 彩绘"]


def test_delete_takes_a_label_off_and_undo_puts_it_back(qtbot: QtBot, ws: Workspace, window: Window) -> None:
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="楼道", begun="2021-05-08"))
    page = open_page(qtbot, window, "meetings", DeliberationPage)
    page.activate(case=case)
    settle(qtbot, page)
    block = page.case.labels
    label_it(block, "试点")
    settle(qtbot, page)
    block.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert lines(block) == [] and block.none.isVisibleTo(block)
    page.banner._action.click()
    settle(qtbot, page)
    assert lines(block) == ["Tag · 试点"]


def test_xj_06_hours_are_shared_out_to_projects_and_nothing_counts_twice(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, made: Labels
) -> None:
    first, second = (make(qtbot, page, made, name, "project") for name in ("创熟", "乐龄"))

    def work(txn) -> list[str]:  # type: ignore[no-untyped-def]
        known = [people.persons.add(txn, name=f"人{n}", party="resident") for n in range(7)]
        held = [taking_part.plan(txn, title=f"活动{n}", kind="service", day="2019-12-01") for n in range(2)]
        for activity in held:
            for person in known:
                taking_part.take_part(txn, activity=activity, person=person, hours=3)
        return held

    held = ws.write_now(work)
    found = section(qtbot, page, "activities")
    assert isinstance(found, Activities)
    for activity, parts in ((held[0], {first: 60, second: 40}), (held[1], {second: 100})):
        found.show_rec(activity)
        settle(qtbot, page)
        found.view.projects.ask_parts()
        fill(found.view.projects, **parts).keep()
        settle(qtbot, page)
    assert lines(found.view.projects) == ["乐龄 · 100 %"]
    found.view.projects.ask_parts()
    fill(found.view.projects, **{first: 60, second: 60}).keep()
    settle(qtbot, page)
    assert found.view.projects.sheet is not None
    assert "120" in found.view.projects.sheet.wrong.text()
    press(qtbot, Qt.Key.Key_Escape)
    participation = section(qtbot, page, "participation")
    assert isinstance(participation, Participation)
    assert participation.projects.said.text() == "All: 14 attendances · 42 hours"
    assert lines(participation.projects) == ["乐龄: 10 attendances · 29 hours", "创熟: 4 attendances · 13 hours"]
    participation.projects.list.opened.emit(first)
    settle(qtbot, page)
    assert page.key == "labels" and lines(made.parts) == ["2019-12-01 · 活动0 · 60 % · 4 attendances · 13 hours"]
    assert made.records.list.keys == [held[0]], "the count of the project opens the activity"


def test_a_project_is_made_where_an_activity_is_shared_out(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> None:
    held = ws.write_now(lambda txn: taking_part.plan(txn, title="活动", kind="service", day="2019-12-01"))
    found = section(qtbot, page, "activities")
    assert isinstance(found, Activities)
    found.show_rec(held)
    settle(qtbot, page)
    block = found.view.projects
    block.ask_parts()
    assert block.sheet is not None and focused() is block.sheet.widgets["name"]
    fill(block, name="创熟").keep()
    settle(qtbot, page)
    assert lines(block) == ["创熟 · 100 %"]
    block.drop()
    settle(qtbot, page)
    assert lines(block) == []
    page.banner._action.click()
    settle(qtbot, page)
    assert lines(block) == ["创熟 · 100 %"]

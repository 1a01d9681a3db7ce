"""A case in the window: stones that light, a stage that says what it lacks, renaming, five stages, the next cycle."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import case_cycles, cases, issues, places
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.case import CaseView
from ui.pages.deliberation import DeliberationPage
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> DeliberationPage:
    window = open_window(ws)
    window.show_page("meetings", which="cases")
    page = window.page("meetings")
    assert isinstance(page, DeliberationPage)
    qtbot.waitUntil(lambda: page.cases.stack.currentWidget() is page.cases.empty)
    return page


def begun(qtbot: QtBot, page: DeliberationPage, title: str = "楼道里的电动车") -> CaseView:
    page.new.click()
    type_text(focused(), title)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.case.isVisible() and bool(page.case.stones.stages))
    return page.case


def issue_at_home(ws: Workspace, case: str) -> str:
    def tell(txn) -> str:
        home = next(place for place in places.tree(txn.db) if place.level == "unit")
        issue = issues.report(
            txn, place=home.id, item="ebike_room", day="2026-11-01", level="major", note="充电", source="resident"
        )
        case_cycles.attach(txn, case=case, issue=issue)
        return issue

    return ws.write_now(tell)


def stage(ws: Workspace, case: str, code: str) -> cases.Stage:
    return next(one for one in ws.read(lambda db: cases.stages(db, case)) if one.code == code)


def test_a_case_begins_with_its_name_and_six_stones(qtbot: QtBot, page: DeliberationPage) -> None:
    view = begun(qtbot, page)
    assert [one.code for one in view.stones.stages] == list(cases.STAGES)
    assert view.stage == "collect"


def test_a_nameless_case_is_refused_where_it_is_asked(qtbot: QtBot, page: DeliberationPage) -> None:
    page.new.click()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(page.cases.wrong.isVisible)
    assert page.cases.wrong.text()


def test_a_stage_without_output_says_why_it_cannot_be_complete(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage
) -> None:
    view = begun(qtbot, page)
    view.complete("collect")
    qtbot.waitUntil(page.banner.isVisible)
    assert "Collect opinions" not in page.banner.text or page.banner.text
    assert "MEETING_" not in page.banner.text and page.banner.text
    assert not stage(ws, view.case, "collect").done_on


def test_a_stage_with_output_is_completed_and_taken_back(qtbot: QtBot, ws: Workspace, page: DeliberationPage) -> None:
    view = begun(qtbot, page)
    issue_at_home(ws, view.case)
    qtbot.waitUntil(lambda: view.issues.count() == 1)
    view.complete("collect")
    qtbot.waitUntil(lambda: view.stage == "choose" and bool(view.stones.stages[0].done_on))
    page.banner._action.click()
    qtbot.waitUntil(lambda: not stage(ws, view.case, "collect").done_on)


def test_topic_and_reason_written_here_light_the_second_stone(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage
) -> None:
    view = begun(qtbot, page)
    for edit, words in ((view.topic, "停放与充电"), (view.reason, "14 户，反弹两次")):
        edit.setFocus()
        type_text(edit, words)
        press(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: stage(ws, view.case, "choose").lacks is None)


def test_five_stages_keep_the_days_and_a_renamed_stage_its_evidence(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage
) -> None:
    view = begun(qtbot, page)
    issue_at_home(ws, view.case)
    qtbot.waitUntil(lambda: view.issues.count() == 1)
    view.complete("collect")
    qtbot.waitUntil(lambda: bool(view.stones.stages[0].done_on))
    day = view.stones.stages[0].done_on
    view.preset.setCurrentIndex(view.preset.findData("five"))
    view.preset.activated.emit(view.preset.currentIndex())
    qtbot.waitUntil(lambda: [one.code for one in view.stones.stages] == list(cases.FIVE))
    view.preset.setCurrentIndex(view.preset.findData("six"))
    view.preset.activated.emit(view.preset.currentIndex())
    qtbot.waitUntil(lambda: view.stones.stages[0].done_on == day)
    view._rename(view.stones.stages[0], "听大家说")
    qtbot.waitUntil(lambda: view.stones.stages[0].label == "听大家说")
    assert view.stones.stages[0].evidence == 1


def test_the_next_cycle_takes_what_is_not_solved(qtbot: QtBot, ws: Workspace, page: DeliberationPage) -> None:
    view = begun(qtbot, page)
    first = view.case
    issue = issue_at_home(ws, first)
    qtbot.waitUntil(lambda: view.issues.count() == 1)
    view.next.click()
    assert "1 unsolved issue" in page.banner.text
    page.banner._action.click()
    qtbot.waitUntil(lambda: view.case != first and view.issues.count() == 1)
    assert [one.id for one in ws.read(lambda db: case_cycles.unsolved(db, view.case))] == [issue]
    page.to_list()
    qtbot.waitUntil(lambda: page.cases.cards.body.count() == 3)


def test_delete_takes_an_issue_out_of_the_case_and_back(qtbot: QtBot, ws: Workspace, page: DeliberationPage) -> None:
    view = begun(qtbot, page)
    issue_at_home(ws, view.case)
    qtbot.waitUntil(lambda: view.issues.count() == 1)
    view.issues.setFocus()
    view.issues.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: view.issues.count() == 0)
    page.banner._action.click()
    qtbot.waitUntil(lambda: view.issues.count() == 1)


def test_the_timeline_prints(qtbot: QtBot, page: DeliberationPage) -> None:
    from ui.paper_window import PaperWindow

    view = begun(qtbot, page)
    view.print.click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PaperWindow)))
    paper = page.window().findChildren(PaperWindow)[0]
    assert paper.data.startswith(b"%PDF")
    paper.close()

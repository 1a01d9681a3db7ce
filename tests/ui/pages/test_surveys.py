"""Looking on site together in the window: CL-14 with two parties, one conclusion; CL-19 to the photo of completion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import case_cycles, cases, issues, places, surveys, tasks
from storage.workspace import Workspace
from tests.ui.pages.conftest import building, focused, open_page, photo, press, settle
from tests.ui.pages.people_hand import fill
from ui.pages.deliberation import DeliberationPage
from ui.pages.ledger import LedgerPage
from ui.pages.plans import PlansPage
from ui.pages.surveys import Surveys
from ui.window import Window


@pytest.fixture
def window(ws: Workspace, open_window: Callable[[Workspace], Window]) -> Window:
    return open_window(ws)


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> DeliberationPage:
    page = open_page(qtbot, window, "meetings", DeliberationPage)
    page.activate(which="visits")
    settle(qtbot, page)
    return page


@pytest.fixture
def made(page: DeliberationPage) -> Surveys:
    return page.visits


def lines(block) -> list[str]:  # type: ignore[no-untyped-def]
    return [block.list.item(row).text() for row in range(block.list.count())]


def note(qtbot: QtBot, ws: Workspace, page: DeliberationPage, **values: str) -> Surveys:
    made = page.visits
    if made.form_block.sheet is None:
        made.ask_new()
    given = {"subject": "坡道适老化", "place": building(ws).path, "party0": "ngo", "words0": "加扶手"}
    fill(made.form_block, **{**given, "party1": "property", "words1": "可改", **values}).keep()
    settle(qtbot, page)
    return made


def test_an_empty_list_teaches_and_one_party_alone_is_refused(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, made: Surveys
) -> None:
    assert made.stack.currentWidget() is made.empty
    made.ask_new()
    assert focused() is made.form_block.sheet.widgets["subject"]  # type: ignore[union-attr]
    note(qtbot, ws, page, party1="", words1="")
    sheet = made.form_block.sheet
    assert sheet is not None and "two parties" in sheet.wrong.text()
    note(qtbot, ws, page, party1="property", words1="")
    assert made.form_block.sheet is sheet and "both" in sheet.wrong.text()
    note(qtbot, ws, page, place="没有这个地方")
    assert made.form_block.sheet is sheet and "没有这个地方" in sheet.wrong.text()
    press(qtbot, Qt.Key.Key_Escape)
    assert made.stack.currentWidget() is made.empty


def test_cl_14_one_thing_two_parties_one_conclusion(
    qtbot: QtBot, ws: Workspace, window: Window, page: DeliberationPage
) -> None:
    """From the story of an issue: what it is and where it is stand there already."""
    issue = ws.write_now(
        lambda txn: issues.report(
            txn,
            place=building(ws).id,
            item="unit_door",
            day="2021-05-08",
            level="minor",
            note="装反",
            source="resident",
        )
    )
    ledger = open_page(qtbot, window, "ledger", LedgerPage)
    ledger.activate(issue=issue)
    settle(qtbot, ledger)
    words = {action.text(): action for action in ledger.story.more.menu().actions()}
    words["Look at it together on site"].trigger()
    settle(qtbot, page)
    sheet = page.visits.form_block.sheet
    assert sheet is not None and sheet.widgets["place"].text() == building(ws).path  # type: ignore[attr-defined]
    assert sheet.widgets["subject"].text()  # type: ignore[attr-defined]
    made = note(
        qtbot, ws, page, subject="单元门装反", party0="ngo", words0="门开反了", party1="property", words1="能改"
    )
    assert lines(made.views) == ["Property management：能改", "Social workers：门开反了"]
    made.ask_conclusion()
    fill(made.conclusion, conclusion="一周内改装").keep()
    settle(qtbot, page)
    made.ask_conclusion()
    fill(made.conclusion, conclusion="三天内改装").keep()
    settle(qtbot, page)
    (held,) = ws.read(lambda db: surveys.of_issue(db, issue))
    assert held.conclusion == "三天内改装" == made.conclusion.said.text(), "there is one, reworded"
    assert {one.value: one.words for one in ws.read(surveys.views.select)} == {"ngo": "门开反了", "property": "能改"}
    ledger.activate(issue=issue)
    settle(qtbot, ledger)
    assert any("Looked at together" in action.text() for action in ledger.story.more.menu().actions())


def test_a_visit_for_a_case_that_is_over_stays_with_it(
    qtbot: QtBot, ws: Workspace, window: Window, page: DeliberationPage
) -> None:
    begun = {"title": "坡道", "begun": "2021-05-01"}
    case = ws.write_now(lambda txn: cases.cases.add(txn, **begun, ended="2021-06-01"))
    page.activate(look_at=case)
    settle(qtbot, page)
    note(qtbot, ws, page)
    assert [one.case for one in ws.read(surveys.surveys.select)] == [case]


def test_the_last_but_one_party_cannot_be_taken_off_and_a_third_can(
    qtbot: QtBot, ws: Workspace, window: Window, page: DeliberationPage
) -> None:
    made = note(qtbot, ws, page)
    made.views.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert len(lines(made.views)) == 2 and "two parties" in page.banner.text
    made.ask_view()
    fill(made.views, party="resident", words="轮椅上不去").keep()
    settle(qtbot, page)
    assert lines(made.views)[0] == "Residents：轮椅上不去"
    made.views.list.setCurrentRow(0)
    made.drop_view()
    settle(qtbot, page)
    assert len(lines(made.views)) == 2
    page.banner._action.click()
    settle(qtbot, page)
    assert len(lines(made.views)) == 3


def test_cl_19_a_visit_makes_a_task_that_is_followed_to_the_photo_of_completion(
    qtbot: QtBot, ws: Workspace, window: Window, page: DeliberationPage
) -> None:
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="坡道", begun="2021-05-01"))
    page.activate(look_at=case)
    settle(qtbot, page)
    made = note(qtbot, ws, page, party2="resident", words2="轮椅上不去")
    assert made.views.said.text() == "3 parties, kept apart"
    made.ask_conclusion()
    fill(made.conclusion, conclusion="坡道放缓加扶手").keep()
    settle(qtbot, page)
    made.ask_task()
    fill(made.jobs, title="修坡道", who="property", due="2030-06-10").keep()
    settle(qtbot, page)
    (task,) = ws.read(tasks.tasks.select)
    assert (task.place, task.case, task.party, task.needs_pair) == (building(ws).id, case, "property", True)
    made.ask_done()
    made.proof.keep()
    settle(qtbot, page)
    assert made.proof.wrong.isVisibleTo(made) and made.proof.wrong.text()
    for name in ("before", "after"):
        made.proof.strips[name].take([photo()])
        qtbot.waitUntil(lambda name=name: len(made.proof.strips[name].photos) == 1)
    made.proof.keep()
    settle(qtbot, page)
    (done,) = ws.read(tasks.tasks.select)
    assert done.state == "done" and len(done.after) == 1
    assert "1 photo" in lines(made.jobs)[0] and made._pictures.count() == 1
    page.activate(case=case)
    settle(qtbot, page)
    assert "坡道放缓加扶手" in lines(page.case.looked)[0]
    page.case.looked.list.opened.emit(made.key)
    settle(qtbot, page)
    assert page.stack.currentWidget() is made


def test_a_task_with_a_pair_of_photos_is_closed_with_them_on_the_page_of_tasks_too(
    qtbot: QtBot, ws: Workspace, window: Window, page: DeliberationPage
) -> None:
    made = note(qtbot, ws, page)
    made.ask_task()
    fill(made.jobs, title="修坡道").keep()
    settle(qtbot, page)
    planned = open_page(qtbot, window, "plans", PlansPage)
    planned.activate(part="tasks")
    settle(qtbot, planned)
    part = planned.parts["tasks"]
    part.finish.click()  # type: ignore[attr-defined]
    assert part.proof.isVisibleTo(part)  # type: ignore[attr-defined]
    press(qtbot, Qt.Key.Key_Escape)
    assert not part.proof.isVisibleTo(part)  # type: ignore[attr-defined]


def test_a_case_knows_visits_to_its_issues(ws: Workspace) -> None:
    def work(txn) -> tuple[str, str]:  # type: ignore[no-untyped-def]
        case = cases.cases.add(txn, title="坡道", begun="2021-05-01")
        home = next(place for place in places.tree(txn.db) if place.level == "unit")
        issue = issues.report(
            txn, place=home.id, item="ebike_room", day="2021-05-08", level="minor", note="充电", source="resident"
        )
        case_cycles.attach(txn, case=case, issue=issue)
        held = surveys.hold(
            txn, subject="充电", place=home.id, day="2021-05-10", said=[("ngo", "a"), ("tenant", "b")], issue=issue
        )
        return case, held

    case, held = ws.write_now(work)
    assert [one.id for one in ws.read(lambda db: surveys.of_case(db, case))] == [held]

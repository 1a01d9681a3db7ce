"""XJ-03 in the window: the lead of a case goes from the social worker to residents, and what was given before stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import case_cycles, cases, people, tasks
from storage.workspace import Workspace
from tests.ui.pages.conftest import focused, open_page, press, settle
from tests.ui.pages.people_hand import fill
from ui.pages.case_lead import LeadCard
from ui.pages.deliberation import DeliberationPage
from ui.window import Window


@pytest.fixture
def case(ws: Workspace) -> str:
    return ws.write_now(lambda txn: cases.cases.add(txn, title="豪苑治理", begun="2019-01-01"))


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, case: str, open_window: Callable[[Workspace], Window]) -> DeliberationPage:
    page = open_page(qtbot, open_window(ws), "meetings", DeliberationPage)
    page.activate(case=case)
    settle(qtbot, page)
    return page


def lines(card: LeadCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


def give(ws: Workspace, case: str, title: str, on: str) -> tasks.Task:
    task = ws.write_now(lambda txn: tasks.add(txn, title=title, given_on=on, case=case))
    found = ws.read(lambda db: tasks.tasks.load(db, task))
    assert found is not None
    return found


def test_xj_03_the_lead_goes_to_residents_and_tasks_follow(
    qtbot: QtBot, ws: Workspace, case: str, page: DeliberationPage
) -> None:
    card = page.case.lead
    assert card.none.isVisibleTo(card) and not lines(card), "an empty card says what leading means"
    card.hand.click()
    fill(card, to="ngo", since="2019-01-01", kind="lead").keep()
    settle(qtbot, page)
    before = give(ws, case, "入户", "2019-03-01")
    card.hand.click()
    fill(card, to="resident", since="2019-07-01", kind="residents").keep()
    settle(qtbot, page)
    assert lines(card) == [
        "from 2019-01-01 until 2019-06-30 · Social workers · takes the lead",
        "since 2019-07-01 · Residents · residents carry it themselves",
    ]
    after = give(ws, case, "清运", "2019-08-01")
    assert (before.party, after.party) == ("ngo", "resident")
    kept = ws.read(lambda db: tasks.tasks.load(db, before.id))
    assert kept is not None and kept.party == "ngo", "what was given before stays"
    assert "Residents" in page.header._scope._whole


def test_handing_over_is_undone_and_the_first_leads_on(
    qtbot: QtBot, ws: Workspace, case: str, page: DeliberationPage
) -> None:
    card = page.case.lead
    for who, day in (("ngo", "2019-01-01"), ("resident", "2019-07-01")):
        card.ask_hand()
        fill(card, to=who, since=day).keep()
        settle(qtbot, page)
    page.banner._action.click()
    settle(qtbot, page)
    (one,) = ws.read(lambda db: case_cycles.leads_of(db, case))
    assert (one.value, one.until) == ("ngo", "")


def test_delete_takes_an_entry_off_and_enter_corrects_one(
    qtbot: QtBot, ws: Workspace, case: str, page: DeliberationPage
) -> None:
    card = page.case.lead
    for who, day in (("ngo", "2019-01-01"), ("youth", "2019-03-01"), ("resident", "2019-07-01")):
        card.ask_hand()
        fill(card, to=who, since=day).keep()
        settle(qtbot, page)
    card.list.setFocus()
    card.list.setCurrentRow(1)
    press(qtbot, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert [(one.value, one.until) for one in ws.read(lambda db: case_cycles.leads_of(db, case))] == [
        ("ngo", "2019-06-30"), ("resident", ""),
    ]  # fmt: skip
    card.list.setCurrentRow(1)
    press(qtbot, Qt.Key.Key_Return)
    assert card.sheet is not None
    fill(card, since="2019-09-01").keep()
    settle(qtbot, page)
    assert [one.until for one in ws.read(lambda db: case_cycles.leads_of(db, case))] == ["2019-08-31", ""]


def test_nobody_chosen_is_said_in_the_sheet_and_escape_puts_it_away(qtbot: QtBot, page: DeliberationPage) -> None:
    card = page.case.lead
    card.ask_hand()
    assert card.sheet is not None and focused() is card.sheet.widgets["to"]
    card.sheet.keep()
    assert card.sheet.wrong.text() == "Choose who leads from then on."
    press(qtbot, Qt.Key.Key_Escape)
    assert card.sheet is None


def test_a_task_falls_to_a_person_who_leads(qtbot: QtBot, ws: Workspace, case: str, page: DeliberationPage) -> None:
    person = ws.write_now(lambda txn: people.persons.add(txn, name="李阿姨", party="resident"))
    page.case.read()
    settle(qtbot, page)
    card = page.case.lead
    card.ask_hand()
    fill(card, to=person, since="2019-07-01").keep()
    settle(qtbot, page)
    assert "李阿姨" in lines(card)[0]
    given = give(ws, case, "清运", "2019-08-01")
    assert (given.party, given.person) == ("", person)

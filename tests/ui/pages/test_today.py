from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from storage.community import places, questionnaires, visits
from storage.community.place_bulk import parse_bulk
from storage.community.place_rows import root_id
from storage.workspace import Workspace
from ui.pages.registry import Entry
from ui.pages.today import TodayPage
from ui.preferences import Preferences
from ui.window import Window


@pytest.fixture
def window(qtbot, bare: Workspace) -> Iterator[Window]:
    made = Window(
        bare, preferences=Preferences(), entries=(Entry("today", "Today", "today", "ui.pages.today", "TodayPage"),)
    )
    made.show_page("today")
    made.show()
    yield made
    qtbot.waitUntil(lambda: made.worker.running == 0)
    made.release()
    made.deleteLater()


@pytest.fixture
def building(bare: Workspace) -> str:
    wanted = parse_bulk("22幢 1-2层 每层2户")
    return bare.write_now(lambda txn: places.add_places(txn, wanted=wanted, parent=root_id(bare.community)))[0]


def page(window: Window) -> TodayPage:
    found = window.page("today")
    assert isinstance(found, TodayPage)
    return found


def words(window: Window) -> str:
    if page(window)._cards is None:
        return ""
    return "\n".join(label.text() for label in page(window)._cards.findChildren(QLabel))


def press(window: Window, text: str) -> None:
    next(each for each in page(window)._cards.findChildren(QPushButton) if each.text() == text).click()


def test_an_empty_workspace_says_where_to_begin(qtbot, window: Window) -> None:
    qtbot.waitUntil(lambda: "Begin here" in words(window))
    asked: list[tuple[str, dict[str, object]]] = []
    window.desk.wanted.disconnect()
    window.desk.wanted.connect(lambda key, where: asked.append((key, where)))
    press(window, "Enter the buildings")
    assert asked == [("places", {"adding": True})]


def test_a_round_that_was_begun_leads_to_its_next_door(qtbot, bare: Workspace, building: str, window: Window) -> None:
    visits.start_visit(bare, place=building, version="1")
    page(window).refresh(frozenset({"draft"}))
    qtbot.waitUntil(lambda: "Round in 22幢" in words(window))
    assert "0 of 4 homes" in words(window)
    asked: list[tuple[str, dict[str, object]]] = []
    window.desk.wanted.disconnect()
    window.desk.wanted.connect(lambda key, where: asked.append((key, where)))
    press(window, "Go on: 101室")
    first = bare.read(lambda db: places.units(db, building))[0]
    assert asked == [("walk", {"place": building, "stop": first.id})]


def test_sheets_that_nobody_has_keyed_are_counted(qtbot, bare: Workspace, building: str, window: Window) -> None:
    def prepare(txn: object) -> None:
        questionnaires.batches.add(
            txn, form="resident_questionnaire", title="便民日 09-09", day="2022-09-09", printed=20, returned=16
        )

    bare.write_now(prepare)
    qtbot.waitUntil(lambda: "16 sheets wait to be keyed" in words(window))


def test_a_backup_that_is_missing_is_said_until_there_is_one(
    qtbot, bare: Workspace, building: str, window: Window, tmp_path
) -> None:
    from ui.verbs import safety
    from ui.worker import Progress

    qtbot.waitUntil(lambda: "There is no backup yet" in words(window))
    safety.back_up(bare, folder=tmp_path / "stick", progress=Progress())
    page(window).activate()
    qtbot.waitUntil(lambda: "Everything is in the backup of" in words(window))

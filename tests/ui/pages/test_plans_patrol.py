"""A volunteer walks their own building: one question at a time, three keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import issues, patrols
from storage.community.patrols import STAIRWELL
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import building, focused, press
from ui.pages.plans import PlansPage
from ui.pages.plans_patrol import Patrol
from ui.window import Window


@pytest.fixture
def part(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> Patrol:
    window = open_window(ws)
    window.show_page("plans", part="patrol")
    page = window.page("plans")
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(lambda: window.worker.running == 0 and bool(page.patrol.place.known))
    qtbot.waitUntil(lambda: focused() is page.patrol.place.edit)
    return page.patrol


def test_twelve_keys_walk_a_building_and_what_is_not_fine_is_an_issue(
    qtbot: QtBot, ws: Workspace, part: Patrol
) -> None:
    press(qtbot, "22", Qt.Key.Key_Return)
    assert part.stack.currentWidget() is part.questions
    press(qtbot, "1", "2")
    assert focused() is part.where_words
    type_text(part.where_words, "3楼两辆")
    press(qtbot, Qt.Key.Key_Return, "3", *["1"] * 9)
    assert part.stack.currentWidget() is part.end and "10" in part.sum.text() and "3楼两辆" in part.bad.text()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(ws.read(patrols.patrols.select)) == 1)
    (walked,) = ws.read(patrols.patrols.select)
    assert walked.place == building(ws).id and walked.by == "陈巧"
    assert ws.read(lambda db: patrols.pass_rate(db, [walked.id])) == (10, 11), "what was not walked is in neither"
    found = [one for one in ws.read(issues.rows) if one.item.partition("~")[0] == "ebike_common"]
    assert [one.place for one in found] == [walked.place]
    qtbot.waitUntil(lambda: part.before.isVisible() and "10 of 11" in part.last.text())


def test_backspace_goes_back_and_what_was_said_can_be_changed(qtbot: QtBot, ws: Workspace, part: Patrol) -> None:
    press(qtbot, "22", Qt.Key.Key_Return)
    press(qtbot, "3", Qt.Key.Key_Backspace)
    assert part.at == 0 and part.buttons["3"].isChecked()
    press(qtbot, "1")
    assert part.verdicts[next(iter(STAIRWELL))] == "pass" and part.at == 1


def test_whoever_stops_half_way_leaves_the_rest_not_walked(qtbot: QtBot, ws: Workspace, part: Patrol) -> None:
    press(qtbot, "22", Qt.Key.Key_Return)
    press(qtbot, "1", "1")
    part.stop.click()
    assert list(part.verdicts.values()).count("unseen") == len(STAIRWELL) - 2


def test_a_patrol_needs_a_building(qtbot: QtBot, ws: Workspace, part: Patrol) -> None:
    press(qtbot, Qt.Key.Key_Return)
    assert part.lacking.isVisible() and part.stack.currentWidget() is part.first


def test_the_sheet_for_a_pen_is_made(qtbot: QtBot, part: Patrol) -> None:
    part.look()
    qtbot.waitUntil(lambda: part._window is not None and part._window.isVisible())
    assert part._window is not None
    part._window.close()

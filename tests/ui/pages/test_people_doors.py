"""From door to door: one key a home, the next one has the keyboard, and the coverage is the ledger's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from storage.community import doorsteps, places, taking_part
from storage.workspace import Workspace
from tests.ui.pages.conftest import building, press
from tests.ui.pages.people_hand import open_page, section, settle, today
from ui.pages.people import PeoplePage
from ui.pages.people_activities import Activities
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PeoplePage:
    ws.write_now(lambda txn: taking_part.plan(txn, title="入户宣传", kind="入户", day=today(ws)))
    return open_page(qtbot, open_window(ws))


def test_a_door_is_one_key_and_reached_of_all_is_what_the_ledger_counts(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    held = section(qtbot, page, "activities")
    assert isinstance(held, Activities)
    doors = held.view.doors
    homes = ws.read(lambda db: places.units(db, building(ws).id))
    qtbot.waitUntil(lambda: doors.list.keys == [home.id for home in homes])
    doors.list.setFocus()
    for n, key in enumerate("1231", start=1):
        press(qtbot, key)
        qtbot.waitUntil(lambda n=n: len(ws.read(doorsteps.knocks)) == n)
        settle(qtbot, page)
        assert doors.list.currentRow() == n, "the next door has the keyboard"
    (found,) = ws.read(lambda db: doorsteps.coverage(db, within=building(ws).id, by="", topic="入户宣传"))
    assert (len(found.reached), len(found.tried), len(found.left), found.total) == (2, 4, 6, 10)
    assert "2 of 10" in doors.said.text() and "6 homes" in doors.said.text()
    assert "nobody there" in doors.list.item(1).text()
    page.banner._action.click()
    qtbot.waitUntil(lambda: "1 of 10" in doors.said.text())
    settle(qtbot, page)


def test_somebody_who_opens_later_is_reached(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> None:
    held = section(qtbot, page, "activities")
    assert isinstance(held, Activities)
    doors = held.view.doors
    qtbot.waitUntil(lambda: doors.list.count() == 10)
    first = doors.list.keys[0]
    for result in ("away", "home"):
        doors.knock(first, result)
        qtbot.waitUntil(lambda result=result: doors.shown.last.get(first) == result)
        settle(qtbot, page)
    assert "1 of 10" in doors.said.text() and "9 homes" in doors.said.text()

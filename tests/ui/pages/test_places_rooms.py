"""Rooms as people keep them: booked, a clash warned about, turned from idle to in use by a meeting, staff by post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import activities, finder, meetings, taking_part, venues
from storage.workspace import Workspace
from tests.ui.pages import conftest, people_hand
from tests.ui.pages.conftest import press, settle
from tests.ui.pages.people_hand import fill
from ui.finding import where
from ui.pages.people_activities import Activities
from ui.pages.places import PlacesPage
from ui.pages.places_rooms import Rooms
from ui.window import Window


@pytest.fixture
def window(ws: Workspace, open_window: Callable[[Workspace], Window]) -> Window:
    return open_window(ws)


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> PlacesPage:
    return conftest.open_page(qtbot, window, "places", PlacesPage)


@pytest.fixture
def rooms(qtbot: QtBot, page: PlacesPage) -> Rooms:
    """The part with one room in it, entered from the empty page."""
    page.chips.buttons["rooms"].click()
    settle(qtbot, page)
    made = page.section("rooms")
    assert isinstance(made, Rooms) and made.stack.currentWidget() is made.empty
    made.ask_new()
    fill(made.form_block, title="社区客厅", kind="hall", rooms="2").keep()
    qtbot.waitUntil(lambda: made.shown is not None)
    settle(qtbot, page)
    return made


def day(ws: Workspace, days: int = 0) -> str:
    return (ws.clock().date() + timedelta(days=days)).isoformat()


def uses(ws: Workspace, room: str) -> list[venues.Use]:
    return ws.read(lambda db: venues.uses(db, room))


def words(block) -> list[str]:  # type: ignore[no-untyped-def]
    return [block.list.item(n).text() for n in range(block.list.count())]


def book(qtbot: QtBot, page: PlacesPage, rooms: Rooms, **values: object) -> None:
    rooms.ask_booking()
    fill(rooms.uses, **values).keep()
    settle(qtbot, page)


def test_zh_05_a_clashing_booking_is_warned_about_and_made_only_when_somebody_insists(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, rooms: Rooms
) -> None:
    book(qtbot, page, rooms, what="议事", day=day(ws, 3), slot="evening")
    assert [one.what for one in uses(ws, rooms.key)] == ["议事"]
    book(qtbot, page, rooms, what="合唱", day=day(ws, 3), slot="evening")
    sheet = rooms.uses.sheet
    assert sheet is not None and "议事" in sheet.wrong.text() and sheet.widgets["anyway"].isVisible()
    assert len(uses(ws, rooms.key)) == 1, "nothing was booked"
    qtbot.waitUntil(
        lambda: not sheet.wrong.visibleRegion().isEmpty() and not sheet.keep_button.visibleRegion().isEmpty()
    )
    fill(rooms.uses, slot="morning")
    assert not sheet.widgets["anyway"].isVisible(), "another time is asked about again"
    fill(rooms.uses, slot="evening").keep()
    settle(qtbot, page)
    assert len(uses(ws, rooms.key)) == 1
    fill(rooms.uses, anyway=True).keep()
    settle(qtbot, page)
    assert len(uses(ws, rooms.key)) == 2 and rooms.uses.sheet is None
    assert all("two at once" in line for line in words(rooms.uses))


def test_a_booking_is_moved_given_up_by_key_and_undone(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, rooms: Rooms
) -> None:
    book(qtbot, page, rooms, what="义诊", day=day(ws, 1), slot="morning")
    rooms.uses.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    fill(rooms.uses, day=day(ws, 2), slot="afternoon").keep()
    settle(qtbot, page)
    (one,) = uses(ws, rooms.key)
    assert (one.day, one.slot, one.what) == (day(ws, 2), "afternoon", "义诊")
    rooms.uses.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: uses(ws, rooms.key) == [])
    settle(qtbot, page)
    page.banner._action.click()
    qtbot.waitUntil(lambda: len(uses(ws, rooms.key)) == 1)


def test_what_was_in_the_room_before_today_is_one_button_away(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, rooms: Rooms
) -> None:
    book(qtbot, page, rooms, what="义诊", day=day(ws, -5), slot="morning")
    assert words(rooms.uses) == [] and rooms.earlier.isVisible() and "1 earlier" in rooms.earlier.text()
    rooms.earlier.click()
    assert any("义诊" in line for line in words(rooms.uses))


def test_an_activity_is_booked_with_its_own_day_and_opens_from_the_room(
    qtbot: QtBot, ws: Workspace, window: Window, page: PlacesPage, rooms: Rooms
) -> None:
    held = ws.write_now(
        lambda txn: taking_part.plan(txn, title="便民日", kind="service", day=day(ws, 4), slot="morning")
    )
    rooms.read()
    settle(qtbot, page)
    rooms.ask_booking()
    sheet = fill(rooms.uses, activity=held)
    sheet.widgets["activity"].activated.emit(1)
    assert (sheet.widgets["what"].text(), sheet.widgets["day"].text()) == ("便民日", day(ws, 4))
    sheet.keep()
    settle(qtbot, page)
    assert ws.read(lambda db: activities.activities.load(db, held)).venue == rooms.key
    (one,) = uses(ws, rooms.key)
    assert (one.activity, one.slot) == (held, "morning")


def test_an_activity_gets_its_room_on_its_own_page(
    qtbot: QtBot, ws: Workspace, window: Window, page: PlacesPage, rooms: Rooms
) -> None:
    held = ws.write_now(
        lambda txn: taking_part.plan(txn, title="便民日", kind="service", day=day(ws, 4), slot="morning")
    )
    book(qtbot, page, rooms, what="合唱", day=day(ws, 4), slot="morning")
    people = people_hand.open_page(qtbot, window)
    section = people_hand.section(qtbot, people, "activities")
    assert isinstance(section, Activities)
    section.view.room.click()
    fill(section.view.facts, venue=rooms.key).keep()
    settle(qtbot, people)
    sheet = section.view.facts.sheet
    assert sheet is not None and "合唱" in sheet.wrong.text() and sheet.widgets["anyway"].isVisible()
    fill(section.view.facts, anyway=True).keep()
    settle(qtbot, people)
    assert ws.read(lambda db: activities.activities.load(db, held)).venue == rooms.key
    assert "社区客厅" in section.view.facts.said.text() and section.view.room.text() == "Its room"


def test_sl_16_each_state_has_its_day_and_the_meeting_it_came_from(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, rooms: Rooms
) -> None:
    meeting = ws.write_now(lambda txn: meetings.meetings.add(txn, title="闲置房怎么用", day="2022-05-01"))
    rooms.read()
    settle(qtbot, page)
    offered = []
    for when, where_from in (("2022-01-01", ""), ("2022-05-10", meeting), ("2022-07-01", meeting)):
        rooms.ask_turn()
        sheet = fill(rooms.states, day=when, meeting=where_from)
        offered.append(sheet.widgets["state"].currentData())
        sheet.keep()
        settle(qtbot, page)
    assert offered == ["idle", "converting", "in_use"], "the next state is offered first"
    lines = words(rooms.states)
    assert [line.split(" · ")[0] for line in lines] == ["since 2022-07-01", "since 2022-05-10", "since 2022-01-01"]
    assert "闲置房怎么用" in lines[0] and "decided" not in lines[2]
    state = ws.read(lambda db: venues.state_on(db, rooms.key, on="2022-06-01"))
    assert (state.value, state.meeting) == ("converting", meeting)
    assert "in use" in rooms.list.item(0).text()
    rooms.ask_turn()
    fill(rooms.states, day="never").keep()
    assert "not a date" in rooms.states.sheet.wrong.text()
    rooms.states.put_away()
    rooms.states.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: ws.read(lambda db: venues.state_on(db, rooms.key, on=day(ws))).value == "converting")


def test_qy_11_five_one_two_and_two_are_ten_and_twenty_rooms_stand_with_nearly_800(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, rooms: Rooms
) -> None:
    rooms.ask_new()
    given = {"title": "居家养老中心", "kind": "centre", "rooms": "20", "serves": "近 800 名老人"}
    fill(rooms.form_block, **given).keep()
    qtbot.waitUntil(lambda: rooms.shown is not None and rooms.shown.room.title == "居家养老中心")
    settle(qtbot, page)
    for post, count in (("社工", 5), ("行政", 1), ("后勤", 2), ("护理", 2)):
        rooms.ask_post("")
        fill(rooms.staff, post=post, count=count).keep()
        settle(qtbot, page)
    assert ws.read(lambda db: venues.staff(db, rooms.key)) == (10, {"后勤": 2, "护理": 2, "社工": 5, "行政": 1})
    assert "10 people" in rooms.staff.said.text() and "= 10" in rooms.staff.said.text()
    assert len(words(rooms.staff)) == 4
    assert "20 rooms" in rooms.facts.said.text() and "近 800" in rooms.facts.said.text()
    rooms.ask_post(rooms.staff.list.keys[0])
    fill(rooms.staff, count="4").keep()
    settle(qtbot, page)
    assert ws.read(lambda db: venues.staff(db, rooms.key))[0] == 9


def test_a_room_is_changed_taken_out_and_brought_back(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, rooms: Rooms
) -> None:
    rooms.ask_change()
    fill(rooms.facts, title="睦邻客厅", head="陈巧").keep()
    settle(qtbot, page)
    assert "陈巧 answers for it" in rooms.facts.said.text() and "睦邻客厅" in rooms.list.item(0).text()
    rooms.take_out()
    qtbot.waitUntil(lambda: ws.read(venues.venues.select) == [])
    settle(qtbot, page)
    assert rooms.stack.currentWidget() is rooms.empty
    page.banner._action.click()
    qtbot.waitUntil(lambda: len(ws.read(venues.venues.select)) == 1)


def test_a_room_is_found_by_its_name_and_opens_here(qtbot: QtBot, ws: Workspace, window: Window, rooms: Rooms) -> None:
    (group,) = [one for one in ws.read(lambda db: finder.find(db, "客厅")) if one.kind == "venue"]
    opens = where(group.found[0], pages=("places",))
    assert opens == ("places", {"part": "rooms", "rec": rooms.key})
    window.show_page("places", place="")
    window.show_page(opens[0], **opens[1])
    settle(qtbot, window.page("places"))
    assert window.page("places").part == "rooms" and rooms.key == group.found[0].rec


def test_the_tree_of_places_is_still_in_front_first(qtbot: QtBot, page: PlacesPage) -> None:
    assert page.part == "buildings" and page.whole.currentWidget() is page.split and page.add.isVisible()
    page.chips.buttons["facilities"].click()
    settle(qtbot, page)
    assert not page.add.isVisible() and page.where()["part"] == "facilities"
    page.chips.buttons["buildings"].click()
    settle(qtbot, page)
    assert page.add.isVisible() and page.whole.currentWidget() is page.split

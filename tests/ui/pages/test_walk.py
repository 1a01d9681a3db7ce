"""A round through a building as an inspector makes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage import heads
from storage.community import issues, visits
from storage.photos import photos_of
from storage.workspace import Workspace
from tests.ui.pages.conftest import building, focused, photo, press
from tests.ui.pages.rounds import answer_the_front
from ui.form.shelf import Photo
from ui.form.slots import Slot
from ui.form.ticks import TickRow
from ui.form.verdicts import VerdictRow
from ui.pages.walk import WalkPage
from ui.verbs.standards import set_standard
from ui.window import Window

NEXT = Qt.Key.Key_Return


@pytest.fixture
def walk(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> WalkPage:
    window = open_window(ws)
    window.show_page("walk", place=building(ws).id)
    page = window.page("walk")
    assert isinstance(page, WalkPage)
    qtbot.waitUntil(lambda: page.here is not None, timeout=20_000)
    return page


def slot_of(page: WalkPage, ending: str) -> Slot:
    assert page.view is not None
    return next(slot for slot in page.view.slots if slot.entry.key.endswith(ending))


def states(page: WalkPage) -> dict[str, str]:
    assert page.round is not None
    return {stop.label: page.round.state(stop) for stop in page.round.stops() if stop.kind == "home"}


def test_a_round_starts_with_the_questions_of_the_visit_and_all_homes_unvisited(walk: WalkPage) -> None:
    assert walk.here is not None and walk.here.kind == "about"
    assert len(states(walk)) == 10 and set(states(walk).values()) == {"waiting"}
    assert walk.round is not None and walk.round.session.value("/data/unit_code")


def test_a_home_where_all_is_fine_takes_two_keys(qtbot: QtBot, walk: WalkPage) -> None:
    answer_the_front(walk)
    assert walk.round is not None
    walk.go(walk.round.stops()[2].key)
    press(qtbot, "a")
    press(qtbot, NEXT, control=True)
    assert states(walk)["101室"] == "pass"
    assert walk.here is not None and walk.here.label == "102室"


def test_a_failed_item_with_reason_and_photo_takes_four_acts(qtbot: QtBot, ws: Workspace, walk: WalkPage) -> None:
    answer_the_front(walk)
    assert walk.round is not None
    walk.go(walk.round.stops()[2].key)
    press(qtbot, "1")
    assert walk.view is not None
    slot = slot_of(walk, "room_fails=smoke_room")
    walk.view.reach(slot)
    row = slot.inner
    assert isinstance(row, TickRow)
    qtbot.mouseClick(row.tick, Qt.MouseButton.LeftButton)
    assert row.details is not None and row.details.why is not None and row.details.strip is not None
    qtbot.mouseClick(row.details.why.chips[0], Qt.MouseButton.LeftButton)
    row.details.strip.take([photo()])
    qtbot.waitUntil(
        lambda: row.details is not None and row.details.strip is not None and len(row.details.strip.thumbs) == 1
    )
    rec = walk.round.rec
    qtbot.waitUntil(lambda: len(ws.read(lambda db: photos_of(db, rec))) == 1)
    assert states(walk)["101室"] == "fail"


def test_room_keys_and_notes_do_not_mix(qtbot: QtBot, walk: WalkPage) -> None:
    answer_the_front(walk)
    assert walk.round is not None and walk.view is not None
    stop = walk.round.stops()[2]
    walk.go(stop.key)
    walk.view.show_ref(f"{walk.round.row(stop)}/room_note")
    press(qtbot, "as")
    assert walk.round.session.value(f"{walk.round.row(stop)}/room_note") == "as"
    assert states(walk)["101室"] == "waiting"


def finish_everything(qtbot: QtBot, page: WalkPage) -> None:
    answer_the_front(page)
    assert page.round is not None and page.filling is not None and page.view is not None
    page.go("building")
    press(qtbot, "2", "1")
    row = page.view.slots[1].inner
    assert isinstance(row, VerdictRow) and row.details is not None and row.details.strip is not None
    row.details.strip.take([photo()])
    qtbot.waitUntil(
        lambda: row.details is not None and row.details.strip is not None and len(row.details.strip.thumbs) == 1
    )
    for slot in [slot for slot in page.view.slots if slot.entry.kind == "verdicts"]:
        page.view.pass_rest(slot.entry.key)
    for stop in [stop for stop in page.round.stops() if stop.kind == "home"]:
        page.go(stop.key)
        press(qtbot, "a")
    page.go("wrap_up")
    page.filling.answer("/data/need_report", "no")


def test_a_finished_round_is_a_visit_with_issues(qtbot: QtBot, ws: Workspace, walk: WalkPage) -> None:
    finish_everything(qtbot, walk)
    qtbot.waitUntil(walk.finish_panel.done.isEnabled)
    place = building(ws).id
    qtbot.mouseClick(walk.finish_panel.done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: walk.round is None)
    assert visits.open_draft(ws, place) is None
    found = ws.read(lambda db: visits.last_visit(db, place))
    assert found is not None and found.failed == 1 and found.rooms_seen == 10
    assert [issue.item for issue in ws.read(issues.rows)] == ["exit_clear"]
    assert ws.read(lambda db: heads.fields(db, found.id))["items/building_egress/exit_clear_why"] == "piled"


def test_what_is_missing_is_listed_by_place_and_a_click_leads_there(qtbot: QtBot, walk: WalkPage) -> None:
    assert walk.round is not None
    walk.go("wrap_up")
    qtbot.waitUntil(lambda: "still need an answer" in walk.finish_panel.text.text())
    assert not walk.finish_panel.done.isEnabled()
    first = walk.finish_panel.list.findChildren(QWidget)[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert walk.here is not None and walk.here.kind == "about"
    assert walk.view is not None and walk.view.isAncestorOf(focused())


def test_the_next_visit_shows_the_last_and_repeats_a_home_with_two_keys(
    qtbot: QtBot, ws: Workspace, walk: WalkPage
) -> None:
    finish_everything(qtbot, walk)
    walk.finish()
    qtbot.waitUntil(lambda: walk.round is None)
    walk.open(building(ws).id)
    qtbot.waitUntil(lambda: walk.here is not None, timeout=20_000)
    answer_the_front(walk)
    assert walk.round is not None and walk.round.last is not None
    walk.go("building")
    row = slot_of(walk, "exit_clear").inner
    assert isinstance(row, VerdictRow) and row.before.isVisible()
    walk.go(walk.round.stops()[2].key)
    press(qtbot, "s")
    press(qtbot, NEXT, control=True)
    assert states(walk)["101室"] == "pass"


def test_the_round_goes_on_where_it_stopped_after_the_window_was_closed(
    qtbot: QtBot, ws: Workspace, walk: WalkPage, open_window: Callable[[Workspace], Window]
) -> None:
    answer_the_front(walk)
    assert walk.round is not None
    key = walk.round.stops()[5].key
    walk.go(key)
    press(qtbot, "1")
    qtbot.waitUntil(lambda: walk.worker.running == 0)
    window = open_window(ws)
    window.show_page("walk")
    again = window.page("walk")
    assert isinstance(again, WalkPage)
    qtbot.waitUntil(lambda: again.here is not None, timeout=20_000)
    assert again.here is not None and again.here.key == key
    assert states(again)["202室"] == "pass"


def test_the_columns_fold_away_when_the_window_is_narrow(qtbot: QtBot, walk: WalkPage) -> None:
    walk.go("building")
    window = walk.window()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: walk.last.isVisible() and walk.places.isVisible())
    window.resize(1100, 768)
    qtbot.waitUntil(lambda: not walk.last.isVisible() and walk.places.isVisible())
    window.resize(860, 768)
    qtbot.waitUntil(lambda: not walk.places.isVisible() and walk.drawer.isVisible())
    walk.drawer.click()
    assert walk.places.isVisible()


def test_everything_on_the_page_has_a_name_for_the_ear(qtbot: QtBot, walk: WalkPage, tmp_path: Path) -> None:
    answer_the_front(walk)
    for key in ("about", "building", "wrap_up"):
        walk.go(key)
        for widget in walk.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface is not None and interface.text(QAccessible.Text.Name), (
                    key,
                    type(widget).__name__,
                    widget.objectName(),
                )


def test_a_number_outside_what_the_community_set_is_remarked_on_beside_the_item(
    qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    set_standard(ws, name="max_per_room", value="2").result()
    window = open_window(ws)
    window.show_page("walk", place=building(ws).id)
    walk = window.page("walk")
    assert isinstance(walk, WalkPage)
    qtbot.waitUntil(lambda: walk.here is not None, timeout=20_000)
    answer_the_front(walk)
    assert walk.round is not None and walk.filling is not None
    stop = walk.round.stops()[2]
    walk.go(stop.key)
    row = walk.round.row(stop)
    walk.filling.answer(f"{row}/people_now", "5")
    walk.filling.answer(f"{row}/room_seen", "seen")
    slot = slot_of(walk, "/room_fails=crowding")
    slot.build()
    assert isinstance(slot.inner, TickRow)
    assert slot.inner.remark.text() == "For reference: 5 people; the reference is 2 a room"
    walk.filling.answer(f"{row}/people_now", "2")
    assert not slot.inner.remark.isVisibleTo(slot)


def test_a_finished_round_is_opened_again_from_the_line_that_reports_it(
    qtbot: QtBot, ws: Workspace, walk: WalkPage
) -> None:
    finish_everything(qtbot, walk)
    assert walk.round is not None
    visit = walk.round.rec
    walk.finish()
    qtbot.waitUntil(lambda: walk.round is None and walk.banner.isVisible())
    assert walk.banner._other.text() == "Open the round again"
    walk.banner._other.click()
    qtbot.waitUntil(lambda: walk.round is not None and walk.view is not None, timeout=20_000)
    assert walk.round is not None and walk.round.rec == visit
    assert walk.round.session.value("/data/items/building_egress/exit_clear") == "fail"
    assert set(states(walk).values()) == {"pass"}


def test_the_building_is_done_only_when_every_item_is_judged(qtbot: QtBot, walk: WalkPage) -> None:
    assert walk.round is not None and walk.filling is not None
    stop = walk.round.stops()[1]
    done, of = walk.round.count(stop)
    assert done == 0 and of > 20
    walk.filling.answer("/data/items/building_egress/exit_clear", "fail")
    walk.filling.answer("/data/items/building_egress/exit_clear_why", "piled")
    walk.filling.flush()
    assert walk.round.state(stop) == "waiting"
    assert 0 < walk.round.count(stop)[0] < walk.round.count(stop)[1]


def test_photos_of_the_last_visit_stand_at_the_item_when_the_right_column_is_folded(
    qtbot: QtBot, ws: Workspace, walk: WalkPage
) -> None:
    assert walk.round is not None and walk.view is not None
    walk.go("building")
    shown = {"items/building_egress/exit_clear_photo": [Photo(ws.add_photo(photo(), owner_rec="visit:x", field="y"))]}
    walk.window().resize(1100, 768)
    qtbot.waitUntil(lambda: not walk.last.isVisible())
    walk.last.photos_known.emit(shown)
    walk.last.photos = shown
    walk._fold()
    slot = slot_of(walk, "exit_clear")
    assert isinstance(slot.inner, VerdictRow) and slot.inner.last_photos is not None
    strip = slot.inner.last_photos
    qtbot.waitUntil(lambda: len(strip.thumbs) == 1)
    assert strip.isVisible() and not strip.add.isVisible()
    walk.window().resize(1366, 768)
    qtbot.waitUntil(walk.last.isVisible)
    assert not strip.isVisible()


def test_five_building_items_are_seen_at_once_on_a_small_screen(qtbot: QtBot, walk: WalkPage) -> None:
    walk.go("building")
    view = walk.view
    assert view is not None
    view.verticalScrollBar().setValue(0)
    rows = [slot for slot in view.slots if slot.entry.kind == "verdict"]
    bottom = view.viewport().height()
    qtbot.waitUntil(lambda: rows[0].built)
    view.settle()
    seen = [slot for slot in rows if view.top_of(slot) >= 0 and view.top_of(slot) + slot.height() <= bottom]
    assert len(seen) >= 5

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from storage.community import duties, places
from storage.workspace import Workspace
from ui.pages.places import PlacesPage
from ui.pages.registry import Entry
from ui.preferences import Preferences
from ui.window import Window


@pytest.fixture
def window(qtbot, bare: Workspace) -> Iterator[Window]:
    made = Window(
        bare, preferences=Preferences(), entries=(Entry("places", "Places", "places", "ui.pages.places", "PlacesPage"),)
    )
    made.resize(1366, 768)
    made.show_page("places")
    made.show()
    qtbot.waitUntil(lambda: made.worker.running == 0)
    yield made
    qtbot.waitUntil(lambda: made.worker.running == 0)
    made.release()
    made.deleteLater()


@pytest.fixture
def page(window: Window) -> PlacesPage:
    found = window.page("places")
    assert isinstance(found, PlacesPage)
    return found


def add(qtbot, window: Window, page: PlacesPage, text: str) -> None:
    page.show_adding()
    page.adding.text.setPlainText(text)
    page.adding.look()
    qtbot.waitUntil(page.adding.create_button.isEnabled)
    page.adding.create_button.click()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.details)
    qtbot.waitUntil(lambda: window.worker.running == 0)


def test_one_line_makes_a_building_after_showing_what_it_means(qtbot, window: Window, page: PlacesPage) -> None:
    assert page.right.currentWidget() is page.empty
    page.show_adding()
    page.adding.text.setPlainText("22幢 1-3单元 1-6层 每层4户")
    page.adding.look()
    qtbot.waitUntil(page.adding.create_button.isEnabled)
    assert page.adding._summary.text() == "New: 1 building, 3 stairwells, 72 homes."
    assert page.adding.create_button.text() == "Add 76 places"
    page.adding.create_button.click()
    qtbot.waitUntil(lambda: page.model.units(page.details.place) == 72)
    assert window.ws.read(lambda db: len(places.tree(db))) == 77


def test_what_is_not_understood_is_said_before_anything_is_made(qtbot, page: PlacesPage) -> None:
    page.show_adding()
    page.adding.text.setPlainText("22幢 6-1层 每层4户")
    page.adding.look()
    assert "runs backwards" in page.adding._summary.text()
    assert not page.adding.create_button.isEnabled()


def test_what_is_there_already_is_not_made_twice(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "22幢 1-2层 每层2户")
    page.show_adding()
    page.adding.text.setPlainText("22栋 1-2层 每层2户")
    page.adding.look()
    qtbot.waitUntil(lambda: "already" in page.adding._summary.text())
    assert not page.adding.create_button.isEnabled()


def test_what_is_being_written_goes_where_it_was_meant_to_whatever_comes_in(
    qtbot, window: Window, page: PlacesPage
) -> None:
    add(qtbot, window, page, "22幢 1-2层 每层2户")
    page.show_adding()
    page.adding.text.setPlainText("23幢 1-2层 每层2户")
    page.adding.look()
    inside = page.adding.inside.currentData()
    page.ws.write_now(lambda txn: places.add_place(txn, level="area", name="第一片区", parent=inside))
    page.refresh(frozenset({"place"}))
    qtbot.waitUntil(lambda: page.adding.inside.count() == 3)
    assert page.adding.inside.currentData() == inside
    qtbot.waitUntil(page.adding.create_button.isEnabled)


def test_what_was_taken_back_is_not_offered_by_an_answer_that_comes_late(
    qtbot, window: Window, page: PlacesPage
) -> None:
    page.show_adding()
    page.adding.text.setPlainText("22幢 1-2层 每层2户")
    page.adding.look()
    page.adding.text.clear()
    page.adding.look()
    qtbot.waitUntil(lambda: window.worker.running == 0)
    assert page.adding._summary.text() == "Nothing written yet."
    assert not page.adding.create_button.isEnabled()


def test_a_building_is_not_put_inside_a_building(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "22幢 1-2层 每层2户")
    page.show_adding(page.details.place)
    page.adding.text.setPlainText("23幢 1-2层 每层2户")
    page.adding.look()
    assert "building inside building" in page.adding._summary.text()


def test_finding_shows_matches_and_what_leads_to_them(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "第一片区 22幢 1-3层 每层2户\n第二片区 8幢 1-3层 每层2户")
    page.search.setText("301")
    page._show_tree()
    shown = [place.name for place in page._places if page.model.index_of(place.id).isValid()]
    assert shown == ["敦根社区", "第一片区", "22幢", "301室", "第二片区", "8幢", "301室"]


def test_a_place_gets_another_name_and_somebody_who_answers(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "22幢 1-2层 每层2户")
    building = page.details.place
    qtbot.waitUntil(lambda: hasattr(page.details, "name"))
    page.details.name.setText("22号楼")
    page.details.name.returnPressed.emit()
    qtbot.waitUntil(lambda: window.ws.read(lambda db: places.load(db, building)).name == "22号楼")
    qtbot.waitUntil(lambda: page.details.name.text() == "22号楼" and window.worker.running == 0)
    page.details.person.setText("李楼长")
    page.details.duty_title.setText("楼道长")
    page.details.person.returnPressed.emit()
    qtbot.waitUntil(lambda: len(window.ws.read(lambda db: duties.duties(db, building))) == 1)
    assert window.ws.read(lambda db: duties.duties(db, building))[0].person == "李楼长"


def test_a_place_entered_by_mistake_is_left_out_and_one_in_use_is_not(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "22幢 1-2层 每层2户")
    building = page.details.place

    def shown() -> list[QPushButton]:
        found = page.details.findChildren(QPushButton)
        return [each for each in found if each.text() == "Leave out" and each.isVisibleTo(page)]

    def leave_out() -> None:
        qtbot.waitUntil(lambda: shown() != [])
        shown()[0].click()

    leave_out()
    qtbot.waitUntil(lambda: "other places" in page.banner.text)
    unit = next(place for place in window.ws.read(places.tree) if place.level == "unit")
    page.activate(place=unit.id)
    qtbot.waitUntil(lambda: page.details.name.text() == unit.name)
    leave_out()
    qtbot.waitUntil(lambda: window.ws.read(lambda db: places.load(db, unit.id)) is None)
    assert window.ws.read(lambda db: places.load(db, building)) is not None


def test_ctrl_z_brings_back_a_place_that_was_left_out_then_its_name(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "22幢 1-2层 每层2户")
    unit = next(place for place in window.ws.read(places.tree) if place.level == "unit")
    page.activate(place=unit.id)
    qtbot.waitUntil(lambda: page.details.name.text() == unit.name)
    assert not page.undo.isEnabled()
    page.details.name.setText("阁楼")
    page.details._on_renamed(unit)
    qtbot.waitUntil(lambda: "is now called 阁楼" in page.banner.text)
    qtbot.waitUntil(lambda: window.worker.running == 0)
    page.details._on_left_out(unit)
    qtbot.waitUntil(lambda: window.ws.read(lambda db: places.load(db, unit.id)) is None)
    qtbot.waitUntil(lambda: page.banner.text.startswith("Left out"))
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.details.place == unit.id and page.details.name.text() == "阁楼")
    assert not page.banner.isVisible(), "it would offer to take back what is back already"
    qtbot.waitUntil(lambda: window.worker.running == 0)
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.details.name.text() == unit.name)
    assert not page.undo.isEnabled()


def test_a_place_entered_twice_becomes_one_and_can_be_parted_again(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "22幢 1-1层 每层1户\n23幢")
    tree = window.ws.read(places.tree)
    twin = next(place for place in tree if place.name == "23幢")
    page.tree.setCurrentIndex(page.model.index_of(twin.id))
    qtbot.waitUntil(lambda: page.details.place == twin.id and window.worker.running == 0)
    merge = page.details.merge
    merge.begin.click()
    assert "22幢" in merge.into.currentText()
    merge.do.click()
    qtbot.waitUntil(lambda: not page.model.index_of(twin.id).isValid())
    assert "is now the same as" in page.banner.text
    page.banner._action.click()
    qtbot.waitUntil(lambda: page.model.index_of(twin.id).isValid())


def test_a_home_says_who_answers_and_that_nobody_has_been_there(qtbot, window: Window, page: PlacesPage) -> None:
    add(qtbot, window, page, "22幢 1-1层 每层1户")
    home = next(place for place in window.ws.read(places.tree) if place.level == "unit")
    page.tree.setCurrentIndex(page.model.index_of(home.id))

    def said() -> set[str]:
        return {label.text() for label in page.details.findChildren(QLabel) if label.isVisibleTo(page.details)}

    qtbot.waitUntil(lambda: {"Nobody has been here yet.", "Nobody yet.", "101室"} <= said())


def test_the_header_adds_only_where_the_page_does_not(qtbot, window: Window, page: PlacesPage) -> None:
    assert not page.add.isVisibleTo(page)
    add(qtbot, window, page, "22幢 1-1层 每层1户")
    qtbot.waitUntil(lambda: page.add.isVisibleTo(page))
    page.show_adding()
    assert not page.add.isVisibleTo(page)

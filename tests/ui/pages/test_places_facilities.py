"""The facilities of an estate: totals by kind that are the sum of the list, opening their entries, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exporters.spreadsheets import PLAIN
from storage.community import facilities as ledger
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.ui.pages import conftest
from tests.ui.pages.conftest import building, focused, press, settle
from tests.ui.pages.people_hand import fill
from ui.pages.places import PlacesPage
from ui.pages.places_facilities import ALL, Facilities
from ui.window import Window

FOUR = (
    ("fire", "消火栓", 4),
    ("water", "排水立管", 6),
    ("gas", "燃气立管", 6),
    ("parking", "车位", 35),
    ("fire", "灭火器", 48),
)


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PlacesPage:
    return conftest.open_page(qtbot, open_window(ws), "places", PlacesPage)


@pytest.fixture
def part(qtbot: QtBot, ws: Workspace, page: PlacesPage) -> Facilities:
    """Five entries of four kinds, typed in."""
    page.show_part("facilities")
    settle(qtbot, page)
    made = page.section("facilities")
    assert isinstance(made, Facilities) and made.stack.currentWidget() is made.empty
    for count, (kind, title, quantity) in enumerate(FOUR, start=1):
        made.ask_new()
        fill(made.form_block, kind=kind, title=title, quantity=quantity, state="worn").keep()
        qtbot.waitUntil(lambda: len(ws.read(ledger.facilities.select)) == count)  # noqa: B023
        settle(qtbot, page)
    return made


def lines(rows) -> list[str]:  # type: ignore[no-untyped-def]
    return [rows.item(n).text() for n in range(rows.count())]


def test_zh_08_the_totals_by_kind_are_the_sum_of_the_list_and_open_their_entries(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, part: Facilities
) -> None:
    assert part.count.text() == "52 + 6 + 6 + 35 = 99"
    assert [line.split(" · ")[1] for line in lines(part.list)] == [
        "99 pieces", "52 pieces", "6 pieces", "6 pieces", "35 pieces",
    ]  # fmt: skip
    opened = 0
    for kind in part.list.keys:
        part.show_rec(kind)
        if kind != ALL:
            there = [one.id for one in ws.read(ledger.facilities.select) if one.kind == kind]
            assert sorted(part.rows.list.keys) == sorted(there)
            opened += len(there)
    assert opened == 5
    part.show_rec(ALL)
    assert len(part.rows.list.keys) == 5 and "5 entries · 99 pieces" in part.rows.said.text()


def test_an_estate_is_counted_by_itself(qtbot: QtBot, ws: Workspace, page: PlacesPage, part: Facilities) -> None:
    house = building(ws).id
    ws.write_now(lambda txn: ledger.add(txn, kind="gas", title="调压箱", place=house, quantity=1))
    part.within.setCurrentIndex(part.within.findData(house))
    part.read()
    settle(qtbot, page)
    assert len(part.shown.every) == 1 and part.list.count() == 5, "kinds without an entry here stand at nought"
    assert any("Gas pipes · 1 piece" in line for line in lines(part.list))


def test_an_entry_changes_goes_by_key_and_comes_back(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, part: Facilities
) -> None:
    part.show_rec("parking")
    part.rows.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    fill(part.rows, quantity="40", state="good").keep()
    settle(qtbot, page)
    assert part.count.text().endswith("= 104")
    part.rows.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(ws.read(ledger.facilities.select)) == 4)
    settle(qtbot, page)
    page.banner._action.click()
    qtbot.waitUntil(lambda: len(ws.read(ledger.facilities.select)) == 5)


def test_words_are_no_number(qtbot: QtBot, part: Facilities) -> None:
    part.ask_new()
    sheet = fill(part.form_block, title="消火栓", quantity="many")
    sheet.keep()
    assert "whole number" in sheet.wrong.text()


def test_the_list_is_printed_with_the_same_totals(qtbot: QtBot, page: PlacesPage, part: Facilities) -> None:
    part.paper.look("public")
    qtbot.waitUntil(lambda: part.paper.window_shown is not None)
    read = text(part.paper.window_shown.data)
    part.paper.window_shown.close()
    assert "合计5条99件" in read and "消火栓" in read and "敦根社区" in read


def test_the_list_is_saved_as_a_workbook_of_the_estate_that_is_shown(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, part: Facilities, tmp_path: Path
) -> None:
    house = building(ws).id
    ws.write_now(lambda txn: ledger.add(txn, kind="gas", title="调压箱", place=house, quantity=1))
    settle(qtbot, page)
    part.save(tmp_path / "全部.xlsx")
    part.within.setCurrentIndex(part.within.findData(house))
    part.within.activated.emit(part.within.currentIndex())
    settle(qtbot, page)
    part.save(tmp_path / "一栋.xlsx")
    settle(qtbot, page)
    found = {}
    for name in ("全部", "一栋"):
        rows = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")[PLAIN].iter_rows(min_row=2, values_only=True)
        found[name] = [row[2] for row in rows]
    assert len(found["全部"]) == 6 and found["一栋"] == ["调压箱"]


def test_ctrl_z_takes_back_one_after_the_other(qtbot: QtBot, ws: Workspace, page: PlacesPage, part: Facilities) -> None:
    part.show_rec(ALL)
    part.rows.list.setFocus()
    for left in (4, 3):
        part.rows.list.setCurrentRow(0)
        part.take_out()
        qtbot.waitUntil(lambda: len(ws.read(ledger.facilities.select)) == left)  # noqa: B023
        settle(qtbot, page)
    for back in (4, 5):
        press(qtbot, Qt.Key.Key_Z, control=True)
        qtbot.waitUntil(lambda: len(ws.read(ledger.facilities.select)) == back)  # noqa: B023
        settle(qtbot, page)
    assert not page.banner.isVisible() and page.undo.isEnabled(), "what was entered before can be taken back as well"


def test_what_was_just_entered_goes_by_ctrl_z_where_the_keyboard_is(
    qtbot: QtBot, ws: Workspace, page: PlacesPage, part: Facilities
) -> None:
    assert part.isAncestorOf(focused())
    part.ask_new()
    qtbot.keyClick(part.form_block.sheet, Qt.Key.Key_Escape)
    assert part.isAncestorOf(focused()), "also where it was not entered after all"
    press(qtbot, Qt.Key.Key_Z, control=True)
    qtbot.waitUntil(lambda: len(ws.read(ledger.facilities.select)) == 4)

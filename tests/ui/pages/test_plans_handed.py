"""Access cards handed out door by door: a digit a home, who was shown how, sums that add up, and no card number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import distributions as ledger
from storage.community import place_bulk, places
from storage.workspace import Workspace
from tests.ui.pages import conftest
from tests.ui.pages.conftest import press, settle
from tests.ui.pages.people_hand import fill
from ui.pages.plans import PlansPage
from ui.pages.plans_handed import Handed
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PlansPage:
    return conftest.open_page(qtbot, open_window(ws), "plans", PlansPage)


@pytest.fixture
def part(qtbot: QtBot, page: PlansPage) -> Handed:
    page.chips.buttons["handed"].click()
    settle(qtbot, page)
    made = page.handed.section
    assert isinstance(made, Handed)
    qtbot.waitUntil(lambda: made.homes.list.count() == 10 and made.homes.list.hasFocus())
    return made


def keyed(qtbot: QtBot, page: PlansPage, *keys: Qt.Key | str) -> None:
    for key in keys:
        press(qtbot, key)
        settle(qtbot, page)


def test_cl_21_two_cards_a_home_by_keys_brought_and_taken_are_the_same(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Handed
) -> None:
    for _home in range(4):
        keyed(qtbot, page, "2", "t")
    brought, taken, rows = ws.read(lambda db: ledger.totals(db, part.thing))
    assert brought == taken == 8 and len(rows) == 4
    assert part.sum.text() == "8 brought = 8 taken"
    assert "4 of 10 homes got some" in part.said.text() and "4 homes were shown how" in part.said.text()
    assert all("2 pieces · shown how" in part.homes.list.item(n).text() for n in range(4))
    assert "4 of 10 homes · 8 pieces" in part.buildings.list.item(0).text()
    assert part.homes.list.currentRow() == 4, "the next door has the keyboard"


def test_what_was_not_taken_is_left_and_more_than_was_brought_is_refused(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Handed
) -> None:
    keyed(qtbot, page, "2", Qt.Key.Key_Return)
    sheet = fill(part.homes, taken="3")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert "does not fit" in sheet.wrong.text()
    fill(part.homes, taken="1", taught=True).keep()
    settle(qtbot, page)
    assert part.sum.text() == "2 brought − 1 taken = 1 left"
    assert "1 of 2 taken · shown how" in part.homes.list.item(0).text()


def test_a_wrong_key_is_taken_back_by_key_and_by_undo(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Handed
) -> None:
    keyed(qtbot, page, "9", Qt.Key.Key_Delete)
    assert ws.read(lambda db: ledger.totals(db, part.thing)) == (0, 0, ())
    keyed(qtbot, page, "3")
    page.take_back()
    settle(qtbot, page)
    qtbot.waitUntil(lambda: part.sum.text() == "0 brought = 0 taken")


def test_no_card_number_is_kept(qtbot: QtBot, ws: Workspace, page: PlansPage, part: Handed) -> None:
    part.what.setText("门禁卡 00135624")
    part.what.entered.emit()
    settle(qtbot, page)
    part.homes.list.setFocus()
    keyed(qtbot, page, "1")
    assert "number" in page.banner.text and ws.read(ledger.distributions.select) == []


def test_leaflets_are_counted_apart_from_cards(qtbot: QtBot, ws: Workspace, page: PlansPage, part: Handed) -> None:
    keyed(qtbot, page, "2")
    card = part.thing
    part.what.setText("宣传单")
    part.what.entered.emit()
    settle(qtbot, page)
    assert part.sum.text() == "0 brought = 0 taken"
    part.homes.list.setFocus()
    keyed(qtbot, page, "1")
    assert {what: ws.read(lambda db: ledger.totals(db, what))[1] for what in (card, "宣传单")} == {  # noqa: B023
        card: 2,
        "宣传单": 1,
    }


def test_a_building_in_which_nothing_was_handed_out_is_in_the_box_and_not_in_the_sums(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Handed
) -> None:
    area = next(one for one in ws.read(places.tree) if one.level == "area").id
    wanted = place_bulk.parse_bulk("23-24幢 1层 每层1户")
    ws.write_now(lambda txn: places.add_places(txn, wanted=wanted, parent=area))
    keyed(qtbot, page, "2")
    part.read()
    settle(qtbot, page)
    assert part.which.count() == 3 and part.buildings.list.count() == 1
    assert "1 of 12 homes got some" in part.said.text()
    part.go_to_building(str(part.which.itemData(1)))
    settle(qtbot, page)
    assert part.homes.list.count() == 1 and part.buildings.list.count() == 2

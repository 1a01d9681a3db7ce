"""A small fund as somebody keeps it: opened, money in and out in yuan, an entry taken back, a statement made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import funds as ledger
from storage.community import printed
from storage.community.people import persons
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.ui.pages.conftest import press
from tests.ui.pages.people_hand import fill, open_page, section, settle
from ui.pages.people import PeoplePage
from ui.pages.people_funds import Funds
from ui.people_words import yuan
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PeoplePage:
    return open_page(qtbot, open_window(ws))


@pytest.fixture
def fund(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> Funds:
    """A fund that was begun by typing its name, with 865.50 in and 128.50 out."""
    made = section(qtbot, page, "funds")
    assert isinstance(made, Funds)
    assert made.stack.currentWidget() is made.empty
    made.ask_new()
    fill(made.form_block, title="街坊活动金").keep()
    qtbot.waitUntil(lambda: made.shown is not None)
    settle(qtbot, page)
    enter(qtbot, page, made, incoming=True, amount="865.5", source="sale")
    enter(qtbot, page, made, incoming=False, amount="１２８.50", purpose="茶水")
    return made


def enter(qtbot: QtBot, page: PeoplePage, fund: Funds, *, incoming: bool, **values: str) -> None:
    before = len(page.ws.read(ledger.entries.select))
    fund.ask_entry(incoming=incoming)
    fill(fund.sums, **values)
    fund.sums.sheet.keep()
    qtbot.waitUntil(lambda: len(page.ws.read(ledger.entries.select)) == before + 1)
    settle(qtbot, page)


def held(ws: Workspace, fund: Funds) -> ledger.Balance:
    return ws.read(lambda db: ledger.balance(db, fund.key))


def test_yuan_on_screen_are_fen_in_store_and_the_balance_is_the_ledger_s(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, fund: Funds
) -> None:
    found = held(ws, fund)
    assert (found.incoming, found.outgoing, found.left) == (86550, 12850, 73700)
    said = fund.big.text()
    assert all(yuan(fen) in said for fen in (found.incoming, found.outgoing, found.left)) and "737.00" in said
    lines = [fund.sums.list.item(n).text() for n in range(fund.sums.list.count())]
    sources = ws.read(lambda db: ledger.by_source(db, fund.key))
    assert sum(sources.values()) == found.incoming and any("865.50" in line for line in lines)
    assert "737.00" in fund.list.item(0).text()


def test_each_sum_opens_its_entries(qtbot: QtBot, ws: Workspace, page: PeoplePage, fund: Funds) -> None:
    enter(qtbot, page, fund, incoming=True, amount="10", source="gift")
    assert fund.rows.list.count() == 3
    for key in fund.sums.list.keys[1:]:
        fund.sums.list.choose(key)
        way, _, what = key.partition(":")
        there = [one for one in ws.read(ledger.entries.select) if (one.source if way == "in" else one.purpose) == what]
        assert fund.rows.list.keys == [one.id for one in there]


def test_more_than_is_left_does_not_go_out_and_what_was_typed_stays(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, fund: Funds
) -> None:
    fund.ask_entry(incoming=False)
    sheet = fill(fund.sums, amount="1000", purpose="设备")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert "737.00" in sheet.wrong.text() and sheet.widgets["amount"].text() == "1000"
    assert held(ws, fund).left == 73700


def test_an_entry_is_taken_back_by_key_stays_and_counts_no_more(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, fund: Funds
) -> None:
    out = next(one.id for one in ws.read(ledger.entries.select) if not one.incoming)
    fund.rows.list.choose(out)
    fund.rows.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: held(ws, fund).left == 86550)
    settle(qtbot, page)
    assert len(ws.read(ledger.entries.select)) == 3, "the entry and what took it back are both in the ledger"
    assert fund.rows.list.count() == 2 and any("taken back" in fund.rows.list.item(n).text() for n in range(2))
    fund.rows.list.choose(out)
    fund.take_back()
    assert "already" in page.banner.text
    assert len(ws.read(ledger.entries.select)) == 3


def test_a_planned_fund_takes_no_money_and_makes_no_statement_until_it_is_opened(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, fund: Funds
) -> None:
    fund.ask_new()
    fill(fund.form_block, title="电梯维修筹备金", opened_on="").keep()
    qtbot.waitUntil(lambda: fund.list.count() == 2 and fund.shown.fund.title == "电梯维修筹备金")
    settle(qtbot, page)
    assert not fund.into.isVisible() and not fund.paper.isVisible() and fund.open.isVisible()
    fund.ask_open()
    fill(fund.sums, day="today").keep()
    qtbot.waitUntil(fund.into.isVisible)
    settle(qtbot, page)
    assert fund.paper.isVisible()


def test_the_statement_for_everybody_names_nobody_and_is_remembered_once_saved(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, fund: Funds, tmp_path: Path
) -> None:
    ws.write_now(lambda txn: persons.add(txn, name="何老板"))
    enter(qtbot, page, fund, incoming=True, amount="50", source="gift", purpose="何老板捐的")
    fund.paper.buttons["public"].click()
    qtbot.waitUntil(lambda: fund.paper.window_shown is not None, timeout=20_000)
    window = fund.paper.window_shown
    read = text(window.data)
    assert "何老板" not in read and "787.00元" in read
    window.save_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: len(ws.read(printed.documents.select)) == 1)
    settle(qtbot, page)
    assert ws.read(printed.stale_documents) == []

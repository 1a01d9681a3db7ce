"""The three views of the ledger: the same rows, one filter, one selection; cards move by a key, and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import issue_queues, issues, places
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.ledger import LedgerPage
from ui.window import Window


@pytest.fixture
def told(ws: Workspace) -> list[str]:
    """Six issues at homes of one building, one of them accepted and one closed."""

    def report(txn) -> list[str]:
        homes = [place for place in places.tree(txn.db) if place.level == "unit"]
        found = []
        for home, (item, level) in zip(
            homes,
            (("smoke_room", "serious"), ("ebike_room", "major"), ("hose_reel", "minor")) * 2,
            strict=False,
        ):
            found.append(
                issues.report(
                    txn, place=home.id, item=item, day="2026-11-01", level=level, note="说", source="resident"
                )
            )
        issues.accept(txn, issue=found[1], day="2026-11-02", office="社区")
        issues.finish(txn, issue=found[2], day="2026-11-03", by="房东", note="换了新的")
        return found

    made = ws.write_now(report)
    return list(made)


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, told: list[str], open_window: Callable[[Workspace], Window]) -> LedgerPage:
    window = open_window(ws)
    window.show_page("ledger")
    page = window.page("ledger")
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    return page


def cards(page: LedgerPage, state: str) -> list[str]:
    return [row.issue.id for row in page.board.columns[state].list.cards.rows]


def boarded(qtbot: QtBot, page: LedgerPage) -> None:
    page.look_as("board")
    qtbot.waitUntil(lambda: len(cards(page, "new")) == 4)


def test_the_board_has_a_column_for_each_state_and_folds_empty_ones(qtbot: QtBot, page: LedgerPage) -> None:
    page.ways.buttons["board"].click()
    qtbot.waitUntil(lambda: len(cards(page, "new")) == 4)
    assert [page.board.columns[state].count.text() for state in ("new", "accepted", "done")] == ["4", "1", "1"]
    assert [state for state, column in page.board.columns.items() if not column.folded] == ["new", "accepted", "done"]


def test_the_way_of_looking_is_remembered(qtbot: QtBot, page: LedgerPage) -> None:
    page.look_as("buildings")
    again = LedgerPage(page.desk)
    qtbot.addWidget(again)
    assert again.ways.key == "buildings" and again.views.currentWidget() is again.buildings


def test_arrows_go_from_card_to_card_and_enter_opens_the_story(qtbot: QtBot, page: LedgerPage) -> None:
    boarded(qtbot, page)
    page.board.take_focus()
    assert page.board.current() == cards(page, "new")[0]
    press(qtbot, Qt.Key.Key_Down)
    assert page.board.current() == cards(page, "new")[1]
    press(qtbot, Qt.Key.Key_Right)
    assert page.board.current() == cards(page, "accepted")[0]
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert page.board.current() == cards(page, "done")[0]
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.story.isVisible() and page.story.issue == cards(page, "done")[0])


def test_a_card_is_moved_on_by_a_key_asks_for_what_is_missing_and_comes_back(qtbot: QtBot, page: LedgerPage) -> None:
    boarded(qtbot, page)
    page.board.take_focus()
    issue = page.board.current()
    press(qtbot, Qt.Key.Key_Right, control=True)
    qtbot.waitUntil(lambda: page.story.form is not None)
    form = page.story.form
    assert form is not None and form.kind.name == "accept"
    form.take()  # without an office
    qtbot.waitUntil(form.said.isVisible)
    assert form.said.text() and "ISSUE_" not in form.said.text()
    type_text(form.edits["office"], "社区")
    form.take()
    qtbot.waitUntil(lambda: issue in cards(page, "accepted") and issue not in cards(page, "new"))
    qtbot.waitUntil(lambda: page.board.current() == issue and page.board.isAncestorOf(focused()))
    press(qtbot, Qt.Key.Key_Z, control=True)
    qtbot.waitUntil(lambda: issue in cards(page, "new"))


def test_a_step_that_asks_for_nothing_is_taken_at_once(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:
    boarded(qtbot, page)
    issue = cards(page, "accepted")[0]
    ws.write_now(lambda txn: issues.assign(txn, issue=issue, day="2026-11-04", to="房东"))
    qtbot.waitUntil(lambda: cards(page, "assigned") == [issue])
    page.move_on(issue)
    qtbot.waitUntil(lambda: cards(page, "doing") == [issue])


def test_chips_and_words_narrow_the_board_and_the_buildings_too(qtbot: QtBot, page: LedgerPage) -> None:
    boarded(qtbot, page)
    page.chips["major"].click()
    qtbot.waitUntil(lambda: cards(page, "new") != [] and len(cards(page, "new")) == 1)
    page.look_as("buildings")
    qtbot.waitUntil(lambda: page.buildings.rows.rowCount() == 1)
    top = page.buildings.rows.nodes[0]
    assert (top.bars.open, top.bars.major) == (2, 2)
    page.search.setText("没有的词")
    qtbot.waitUntil(lambda: page.empty.isVisibleTo(page))


def test_the_selection_goes_along_from_view_to_view(qtbot: QtBot, page: LedgerPage) -> None:
    page.table.setCurrentIndex(page.model.index(4, 0))
    issue = page.model.id_at(4)
    page.look_as("board")
    qtbot.waitUntil(lambda: page.board.current() == issue)
    page.look_as("table")
    qtbot.waitUntil(lambda: page.model.id_at(page.table.currentIndex().row()) == issue)


def test_a_building_opens_to_its_homes_and_a_click_shows_their_issues(qtbot: QtBot, page: LedgerPage) -> None:
    page.look_as("buildings")
    qtbot.waitUntil(lambda: page.buildings.rows.rowCount() == 1)
    model = page.buildings.rows
    building = model.index(0, 0)
    assert model.hasChildren(building)
    floor = model.index(0, 0, building)
    assert model.node(floor).level == "floor" and model.parent(floor) == building
    home = model.index(0, 0, floor)
    assert model.node(home).level == "unit" and not model.hasChildren(home)
    page.buildings.setFocus()
    page.buildings.setCurrentIndex(home)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.ways.key == "table" and page.model.rowCount() == 1)
    assert page.filters.place.isVisible() and "22幢" in page.filters.place.text()
    page.filters.place.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)


def test_every_rate_opens_exactly_the_issues_it_counts(
    qtbot: QtBot, ws: Workspace, told: list[str], page: LedgerPage
) -> None:
    issue = told[1]
    steps = (
        lambda txn: issues.finish(txn, issue=issue, day="2026-11-04", by="房东", note="拆了"),
        lambda txn: issues.feed_back(txn, issue=issue, day="2026-11-05", way="电话", by="社工"),
        lambda txn: issues.accept(txn, issue=told[0], day="2026-11-05", office="社区"),
    )
    for step in steps:
        ws.write_now(step)
    for name, words in (("closed", "1/2"), ("fed_back", "1/2"), ("awaiting_recheck", "1")):
        button = page.rates.figures[name]
        qtbot.waitUntil(lambda b=button, w=words: b.text().endswith(f" {w}"))  # type: ignore[misc]
        button.click()
        qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.model.id_at(0) == issue)
        assert page.filters.figure.isVisible()
        button.click()
        qtbot.waitUntil(lambda: page.model.rowCount() == 6)


def test_a_queue_tells_upward_of_what_is_late_at_once_and_takes_it_back(
    qtbot: QtBot, ws: Workspace, told: list[str], page: LedgerPage
) -> None:
    for issue in told[3:5]:
        ws.write_now(lambda txn, i=issue: issue_queues.into(txn, issue=i, queue="act_now", day="2026-11-01"))
    page.chips["act_now"].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.waitUntil(page.queue.ask.isVisible)
    page.queue.ask.click()
    type_text(page.queue.whom, "街道")
    page.queue.go.click()

    def escalated() -> list[str]:
        found = ws.read(lambda db: issue_queues.queue(db, "act_now"))
        return [one.escalated_to for one in found]

    qtbot.waitUntil(lambda: escalated() == ["街道", "街道"])
    qtbot.waitUntil(page.banner.isVisible)
    page.banner._action.click()
    qtbot.waitUntil(lambda: escalated() == ["", ""])


@pytest.mark.parametrize("width", [1000, 1366, 1920])
def test_no_card_is_cut_at_any_width(qtbot: QtBot, page: LedgerPage, width: int) -> None:
    page.window().resize(width, 768)
    boarded(qtbot, page)
    for column in page.board.columns.values():
        if not column.folded:
            index = column.list.cards.index(0, 0)
            assert column.list.visualRect(index).width() <= column.list.viewport().width()
            assert column.list.visualRect(index).height() < column.list.viewport().height()

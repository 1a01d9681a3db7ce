"""The issue ledger as people use it: filter, sort, open a story, take the next step, hand it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import issues, places
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.ledger import LedgerPage
from ui.pages.ledger_rows import COLUMNS
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> LedgerPage:
    def report(txn) -> None:
        homes = [place for place in places.tree(txn.db) if place.level == "unit"]
        told = (
            ("smoke_room", "serious", "2026-11-01"),
            ("ebike_room", "major", "2026-11-20"),
            ("hose_reel", "minor", "2026-11-10"),
        )
        for home, (item, level, day) in zip(homes, told, strict=False):
            issues.report(txn, place=home.id, item=item, day=day, level=level, note="居民在群里说的", source="resident")

    ws.write_now(report)
    window = open_window(ws)
    window.show_page("ledger")
    page = window.page("ledger")
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    return page


def column(page: LedgerPage, name: str) -> list[str]:
    return [page.model.index(row, COLUMNS.index(name)).data() for row in range(page.model.rowCount())]


def test_a_click_on_a_heading_sorts_by_it_and_a_second_click_turns_it_round(qtbot: QtBot, page: LedgerPage) -> None:
    head = page.table.horizontalHeader()
    head.sectionClicked.emit(COLUMNS.index("opened"))
    qtbot.waitUntil(lambda: column(page, "opened") == ["2026-11-20", "2026-11-10", "2026-11-01"])
    head.sectionClicked.emit(COLUMNS.index("opened"))
    qtbot.waitUntil(lambda: column(page, "opened") == ["2026-11-01", "2026-11-10", "2026-11-20"])


def test_a_chip_shows_only_what_it_says(qtbot: QtBot, page: LedgerPage) -> None:
    page.chips["major"].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert column(page, "level") == ["Major (suspected)"]


def test_two_characters_find_an_issue_and_enter_opens_it(qtbot: QtBot, page: LedgerPage) -> None:
    page.search.setText("卷盘")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.story.isVisible() and bool(page.story.place.text()))


def test_an_issue_goes_from_hand_to_hand_in_its_story(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:
    issue = ws.read(lambda db: issues.ids(db, issues.Filter(items=("smoke_room",))))[0]
    page.open(issue)
    qtbot.waitUntil(lambda: bool(page.story.place.text()))

    def state() -> str:
        found = ws.read(lambda db: issues.load(db, issue))
        return found.state if found else ""

    for name, typed, then in (("accept", "社区", "accepted"), ("assign", "房东", "assigned")):
        page.story.begin(name)
        assert page.story.form is not None
        type_text(focused(), typed)
        press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda wanted=then: state() == wanted)  # type: ignore[misc]
        qtbot.waitUntil(lambda: page.story.form is None)


def test_closing_without_evidence_is_refused_at_the_place(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:
    issue = page.model.id_at(0)
    page.open(issue)
    page.story.begin("finish")
    form = page.story.form
    assert form is not None
    form.take()
    qtbot.waitUntil(form.said.isVisible)
    assert form.said.text() and "ISSUE_" not in form.said.text()


def test_escape_closes_the_story_and_the_table_has_the_keyboard(qtbot: QtBot, page: LedgerPage) -> None:
    page.open(page.model.id_at(0))
    qtbot.waitUntil(page.story.isVisible)
    qtbot.keyClick(page.story, Qt.Key.Key_Escape)
    assert not page.story.isVisible() and focused() is page.table


def test_the_ledger_is_saved_as_a_workbook(qtbot: QtBot, page: LedgerPage, tmp_path: Path) -> None:
    target = tmp_path / "ledger.xlsx"
    page.save_excel(target)
    qtbot.waitUntil(target.exists)
    book = load_workbook(target)
    text = "\n".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    assert "22幢" in text and "电动车" in text


def test_a_place_that_cannot_be_written_is_said_above_the_page(qtbot: QtBot, page: LedgerPage, tmp_path: Path) -> None:
    page.save_excel(tmp_path / "missing" / "ledger.xlsx")
    qtbot.waitUntil(page.banner.isVisible)
    assert "ledger.xlsx" in page.banner.text


def test_a_word_nobody_wrote_leaves_an_empty_table(qtbot: QtBot, page: LedgerPage) -> None:
    page.search.setText("没有的词")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    qtbot.waitUntil(lambda: page.empty.isVisibleTo(page))
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_the_current_row_stays_current_when_the_order_changes(qtbot: QtBot, page: LedgerPage) -> None:
    last = page.model.id_at(2)
    page.open(last)
    page.table.horizontalHeader().sectionClicked.emit(COLUMNS.index("due"))
    qtbot.waitUntil(lambda: page.model.id_at(0) == last)
    qtbot.waitUntil(lambda: page.table.currentIndex().row() == 0)

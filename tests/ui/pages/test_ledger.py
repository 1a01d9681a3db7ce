"""The issue ledger as people use it: filter, sort, open a story, take the next step, hand it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from storage.community import issues, places
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, photo, press
from ui.form.photos import Thumb
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


def test_areas_and_kinds_are_chosen_from_a_list(qtbot: QtBot, page: LedgerPage) -> None:
    kinds = page.filters.groups
    kinds.menu().actions()[[str(each.data()) for each in kinds.menu().actions()].index("fire_equipment")].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert kinds.text() in [each.text() for each in kinds.menu().actions()]
    kinds.menu().actions()[0].trigger()
    assert kinds.text() == "Kind · 2"


def test_what_is_shown_can_be_saved_alone_and_the_title_says_so(qtbot: QtBot, page: LedgerPage, tmp_path: Path) -> None:
    page.chips["major"].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    target = tmp_path / "major.xlsx"
    page.save_excel(target, these=True)
    qtbot.waitUntil(target.exists)
    cells = [cell for row in load_workbook(target).worksheets[0].iter_rows(values_only=True) for cell in row if cell]
    text = "\n".join(map(str, cells))
    assert "电动车" in text and "卷盘" not in text and "未解决、重大（疑似）" in text


@pytest.mark.parametrize("width", [700, 1000, 1366, 1920])
def test_state_place_item_and_due_are_there_at_every_width(qtbot: QtBot, page: LedgerPage, width: int) -> None:
    page.window().resize(width, 768)
    page.open(page.model.id_at(0))
    qtbot.waitUntil(lambda: page.story.isVisible() and bool(page.story.place.text()))
    page.table.fit()
    shown = [name for number, name in enumerate(COLUMNS) if not page.table.isColumnHidden(number)]
    assert {"state", "place", "item", "due"} <= set(shown)
    if width >= 1366:
        wide = page.table.columnWidth(COLUMNS.index("place"))
        assert wide > page.table.fontMetrics().horizontalAdvance(column(page, "place")[0])
        assert page.table.columnWidth(COLUMNS.index("due")) > page.table.fontMetrics().horizontalAdvance(
            column(page, "due")[0]
        )


def test_a_step_can_be_undone_and_the_history_keeps_both(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:
    issue = page.model.id_at(0)
    page.open(issue)
    qtbot.waitUntil(lambda: bool(page.story.place.text()))
    page.story.begin("accept")
    type_text(focused(), "社区")
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    qtbot.waitUntil(page.story.banner.isVisible)
    written = ws.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone()[0])

    def state() -> str:
        found = ws.read(lambda db: issues.load(db, issue))
        return found.state if found else ""

    assert state() == "accepted"
    page.story.banner._action.click()
    qtbot.waitUntil(lambda: state() == "new")
    assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone()[0]) == written + 1


def test_photos_from_before_and_after_stand_side_by_side(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:
    issue = page.model.id_at(0)
    known = ws.read(lambda db: issues.load(db, issue))
    assert known is not None
    from storage.community.issue_states import Step
    from ui.form.shelf import Photo
    from ui.pages.story import PAIR, Told

    before, after = (ws.add_photo(photo(colour), owner_rec=issue, field="x") for colour in ((90, 9, 9), (9, 90, 9)))
    done = Step(id="1", what="done", day="2026-11-21", photos=(after,))
    told = Told(known, "22幢", [done], [], {"before": [Photo(before)], "1": [Photo(after)]}, [Photo(after)])
    page.open(issue)
    qtbot.waitUntil(lambda: bool(page.story.place.text()))
    page.story._draw(told)
    big = lambda: [thumb for thumb in page.story.findChildren(Thumb) if thumb.side == PAIR]  # noqa: E731
    qtbot.waitUntil(lambda: len(big()) == 2)
    left, right = (thumb.mapTo(page.story, QPoint(0, 0)) for thumb in big())
    assert left.y() == right.y() and left.x() + PAIR <= right.x()

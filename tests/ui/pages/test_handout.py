"""The handout before it is printed: what stands on screen is what is saved and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from storage.community import meetings, printed
from storage.workspace import Workspace
from ui import pdf_pages
from ui.pages.handout import HandoutPage
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> HandoutPage:
    ws.write_now(
        lambda txn: meetings.meetings.add(txn, title="第一片区沟通会", kind="forum", day="2026-11-28", place="活动室")
    )
    window = open_window(ws)
    window.show_page("handout")
    page = window.page("handout")
    assert isinstance(page, HandoutPage)
    qtbot.waitUntil(lambda: bool(page.pages), timeout=20_000)
    return page


def test_the_first_page_is_drawn(qtbot: QtBot, page: HandoutPage) -> None:
    qtbot.waitUntil(lambda: not page.pages[0].pixmap().isNull(), timeout=20_000)
    assert page.meeting.currentText() == "2026-11-28 第一片区沟通会"


def test_zooming_draws_the_pages_larger(qtbot: QtBot, page: HandoutPage) -> None:
    width = page.pages[0].width()
    page.larger.click()
    assert page.pages[0].width() > width
    qtbot.waitUntil(lambda: not page.pages[0].pixmap().isNull(), timeout=20_000)


def test_the_saved_file_is_the_document_on_screen(qtbot: QtBot, page: HandoutPage, tmp_path: Path) -> None:
    assert page.document is not None
    page.save_to(tmp_path / "handout.pdf")
    qtbot.waitUntil((tmp_path / "handout.pdf").exists)
    assert (tmp_path / "handout.pdf").read_bytes() == page.document.data


def test_what_was_saved_is_remembered_and_what_was_only_looked_at_is_not(
    qtbot: QtBot, page: HandoutPage, ws: Workspace, tmp_path: Path
) -> None:
    assert ws.read(printed.documents.select) == []
    page.save_to(tmp_path / "handout.pdf")
    qtbot.waitUntil(lambda: len(ws.read(printed.documents.select)) == 1)
    assert [(each.kind, each.audience) for each in ws.read(printed.documents.select)] == [("handout", "public")]


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, page: HandoutPage, tmp_path: Path) -> None:
    page.save_to(tmp_path / "missing" / "handout.pdf")
    qtbot.waitUntil(page.banner.isVisible)


def test_every_page_reaches_the_printer(qtbot: QtBot, page: HandoutPage, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    assert len(pdfium.PdfDocument(tmp_path / "printed.pdf")) == len(page.pages)


def test_large_type_makes_another_document(qtbot: QtBot, page: HandoutPage) -> None:
    assert page.document is not None
    before = page.document.data
    page.large.setChecked(True)
    qtbot.waitUntil(lambda: page.document is not None and page.document.data != before, timeout=20_000)
    assert pdf_pages.sizes(page.document.data)


def test_the_first_sight_fits_the_width_and_the_title_says_which_page(qtbot: QtBot, page: HandoutPage) -> None:
    room = page.sheets.viewport().width()
    qtbot.waitUntil(lambda: room - 120 < page.pages[0].width() <= room)
    assert page.header._scope.text() == f"Page 1 of {len(page.pages)}"
    page.zoom(-1)
    assert page.pages[0].width() < room - 120
    page.fit_width()
    assert page.pages[0].width() > room - 120


def test_page_down_turns_a_page_and_end_goes_to_the_last(qtbot: QtBot, page: HandoutPage) -> None:
    laid_out = len(page.pages) - 1
    qtbot.waitUntil(lambda: page.sheets.verticalScrollBar().maximum() > page.pages[0].height() * laid_out * 0.8)
    page.turn(1)
    qtbot.waitUntil(lambda: page.shown_page == 1)
    qtbot.keyClick(page.sheets, Qt.Key.Key_Home)
    assert page.shown_page == 0
    qtbot.keyClick(page.sheets, Qt.Key.Key_End)
    assert page.shown_page == len(page.pages) - 1


def test_each_audience_is_explained(page: HandoutPage) -> None:
    public = page.audience_words.text()
    page.audience.setCurrentIndex(1)
    assert public != page.audience_words.text() and "community workers" in page.audience_words.text()


def test_only_the_document_asked_for_last_is_made(qtbot: QtBot, page: HandoutPage) -> None:
    before = page._making
    page.make()
    first = page._making
    assert first is not None and first is not before
    page.make()
    assert first.progress.cancelled and page._making is not None and not page._making.progress.cancelled
    qtbot.waitUntil(lambda: page._making is not None and page._making.over, timeout=20_000)

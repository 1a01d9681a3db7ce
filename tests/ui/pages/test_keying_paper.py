"""The picture beside a sheet that is keyed: of its own scans, piece by piece, and nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from exporters.sheets.printing import Order, print_sheets
from storage.built_in import install_built_in
from storage.community import questionnaires, scans, sheet_register
from storage.community.scans import Found
from storage.workspace import Workspace
from tests.ui.pages.test_keying import focused, press
from ui.pages.keying import KeyingView
from ui.pages.questionnaires import QuestionnairesPage
from ui.window import Window


def picture() -> bytes:
    image = QImage(400, 566, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


@pytest.fixture
def view(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> KeyingView:
    """The desk with sheet 001 on it, whose pages 1 and 2 were scanned; page 2 lies askew."""
    install_built_in(ws)
    made = print_sheets(ws, Order("resident_questionnaire", 2))
    (printing,) = ws.read(sheet_register.printings.select)
    for page, reason in ((1, "SCAN_022"), (2, "SCAN_021")):
        kept = ws.objects.put(picture(), community=ws.community, mime="image/png", size=(400, 566), thumbnail=b"x")
        found = Found(f"{page}.png", made.batch, 1, page, printing.value, reason)
        ws.write_now(
            lambda txn, found=found, page=page, kept=kept: scans.keep(
                txn, rec=f"scan:{page:032x}", found=found, picture=kept
            )
        )
    window = open_window(ws)
    window.show_page("sheets")
    shown = window.page("sheets")
    assert isinstance(shown, QuestionnairesPage)
    batch = ws.read(lambda db: questionnaires.batches.load(db, made.batch))
    assert batch is not None
    shown.key(batch)
    desk = shown.keying
    assert desk is not None
    qtbot.waitUntil(lambda: desk.sheet is not None and bool(desk.paper.pages), timeout=20_000)
    return desk


def test_the_piece_with_the_question_stands_beside_in_place_of_the_keys(qtbot: QtBot, view: KeyingView) -> None:
    assert view.paper.isVisible() and not view.keys.isVisible()
    press(qtbot, Qt.Key.Key_Return)
    first = view.paper.crop.part
    assert first is not None
    press(qtbot, "1")
    assert view.paper.crop.part is not None and view.paper.crop.part != first


def test_f11_turns_to_the_whole_page_the_next_and_back(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, Qt.Key.Key_Return)
    seen = []
    for _ in range(3):
        press(qtbot, Qt.Key.Key_F11)
        seen.append((view.paper.at, view.paper.crop.part is None))
    assert seen == [(0, True), (1, True), (0, False)]
    assert "page 1" in view.paper.about.text()


def test_a_sheet_without_pictures_has_the_keys_at_the_edge(qtbot: QtBot, view: KeyingView) -> None:
    focused().setText(view.number.text().replace("001", "002"))  # type: ignore[attr-defined]
    press(qtbot, Qt.Key.Key_Return)
    assert view.sheet is not None and view.sheet.number.endswith("002")
    assert not view.paper.isVisible() and view.keys.isVisible()

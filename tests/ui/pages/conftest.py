"""A small community on disk, and the window over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.community import place_bulk, places
from storage.workspace import Workspace
from ui.page import Page
from ui.preferences import Preferences
from ui.window import Window

PASSPHRASE = "demo"
P = TypeVar("P", bound=Page)


def community(folder: Path, homes: str = "22幢 1-5层 每层2户") -> Workspace:
    """A new workspace with one area and the buildings that *homes* names."""
    ws, _code = Workspace.create(folder, PASSPHRASE, community="敦根社区", person="陈巧")

    def add(txn) -> None:
        root = places.root_id(txn.author.community)
        area = places.add_place(txn, level="area", name="第一片区", parent=root)
        places.add_places(txn, wanted=place_bulk.parse_bulk(homes), parent=area)

    ws.write_now(add)
    return ws


def building(ws: Workspace) -> places.Place:
    """The first building."""
    return next(place for place in ws.read(places.tree) if place.level == "building")


def photo(colour: tuple[int, int, int] = (90, 120, 150)) -> bytes:
    """A JPEG as a camera makes it."""
    out = BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    workspace = community(folder)
    yield workspace
    workspace.close()


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[[Workspace], Window]]:
    opened: list[Window] = []

    def make(workspace: Workspace) -> Window:
        window = Window(workspace, preferences=Preferences())
        opened.append(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield make
    for window in opened:
        qtbot.waitUntil(lambda shown=window: shown.worker.running == 0)  # type: ignore[misc]
        window.close()
        window.release()
        window.deleteLater()


def open_page(qtbot: QtBot, window: Window, name: str, kind: type[P]) -> P:
    """The page *name* of *window*, read."""
    window.show_page(name)
    page = window.page(name)
    assert isinstance(page, kind)
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: Page) -> None:
    """Wait until everything that *page* asked for or wrote has come back."""
    qtbot.waitUntil(lambda: page.worker.running == 0)


def focused() -> QWidget:
    """The widget with the keyboard."""
    if QApplication.activeWindow() is None:  # nobody hands it back here when a small window closes, as a desktop does
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window) and window.isVisible():
                window.activateWindow()
        QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key | str, control: bool = False) -> None:
    """Press *keys* one after the other where the keyboard is."""
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focused(), key)
        else:
            qtbot.keyClick(focused(), key, held)

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.placing import stand


class Screen:
    def __init__(self, width: int, height: int) -> None:
        self._room = QRect(0, 0, width, height)

    def availableGeometry(self) -> QRect:
        return self._room


class Placed(QWidget):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._screen = Screen(width, height)

    def screen(self) -> Screen:  # type: ignore[override]
        return self._screen


def test_a_small_laptop_gives_its_whole_screen(qtbot) -> None:
    window = Placed(1366, 768)
    qtbot.addWidget(window)
    stand(window)
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert window.height() <= 768 - 48


def test_a_large_screen_keeps_room_beside_the_window(qtbot) -> None:
    window = Placed(1920, 1080)
    qtbot.addWidget(window)
    stand(window)
    assert not window.windowState() & Qt.WindowState.WindowMaximized
    assert (window.width(), window.height()) == (1280, 800)

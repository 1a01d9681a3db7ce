"""Where a window stands the first time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

WANTED = (1280, 800)
FRAME = 48
"""Title bar and panel that the system may still take from what it calls available."""


def stand(window: QWidget) -> None:
    """Give *window* a good size, or the whole screen where that is no larger."""
    screen = window.screen() or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    width, height = WANTED
    window.resize(min(width, room.width()), min(height, room.height() - FRAME))
    if room.width() < width + FRAME * 2 or room.height() < height + FRAME:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)

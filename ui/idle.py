"""Notices when nobody has touched any window of the program for a while."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TOUCHED = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)


class Idle(QObject):
    """Emits `tired` after so many minutes without a key, a click or a touch.

    It listens at the system's windows, each from the moment it first has the focus: a filter on the whole
    program would run Python for every single event.
    """

    tired = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True)
        self._touched = time.monotonic()
        self.timer.timeout.connect(self.tired)
        self._windows: list[QWindow] = []
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._app = app
        app.focusWindowChanged.connect(self._listen_at)
        self._listen_at(QGuiApplication.focusWindow())
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Become tired after *minutes*; 0 never."""
        self.timer.setInterval(minutes * 60_000)
        self._minutes = minutes
        self.wake()

    @property
    def untouched(self) -> int:
        """For how many milliseconds nobody has touched a window."""
        return round((time.monotonic() - self._touched) * 1000)

    def wake(self) -> None:
        """Somebody is there: count from the beginning."""
        self._touched = time.monotonic()
        if self._minutes > 0:
            self.timer.start()
        else:
            self.timer.stop()

    def stop(self) -> None:
        """Listen and count no more."""
        self.timer.stop()
        self._minutes = 0
        self._app.focusWindowChanged.disconnect(self._listen_at)
        for window in self._windows:
            window.removeEventFilter(self)
        self._windows.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHED:
            self.wake()
        return False

    def _listen_at(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._windows.remove(window) if window in self._windows else None)
            self._windows.append(window)

"""How much keying a sheet took: keys pressed, and time without pauses."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from storage.community.keyings import Effort

PAUSE_S = 30.0
"""Whoever presses no key for so long does something else."""


class Counter(QObject):
    """Watches the lines and choices that keys go to. Each step of an input method is a key."""

    undo = Signal()
    """Undo was asked for in a line that has nothing to undo."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.keys = 0
        self._seconds = 0.0
        self._last = 0.0

    def begin(self) -> None:
        """Count from nought: another sheet is on the desk."""
        self.keys, self._seconds, self._last = 0, 0.0, 0.0

    def effort(self, fields: int) -> Effort:
        """What it took so far, for so many *fields*."""
        return Effort(keys=self.keys, ms=round(1000 * self._seconds), fields=fields)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.pressed()
            empty = isinstance(watched, QLineEdit) and not watched.isUndoAvailable()
            if empty and event.matches(QKeySequence.StandardKey.Undo):
                self.undo.emit()
                return True
        elif isinstance(event, QInputMethodEvent):
            self.pressed()
        return False

    def pressed(self) -> None:
        """Count one key."""
        now = time.monotonic()
        if self._last and now - self._last < PAUSE_S:
            self._seconds += now - self._last
        self._last = now
        self.keys += 1

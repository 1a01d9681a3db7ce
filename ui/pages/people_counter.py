"""Counting at the booths: one large key a booth, a digit presses it, Backspace takes the last press back."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import parts, theme
from ui.desk import Desk
from ui.form.flow import FlowLayout
from ui.pages.people_activities_read import ActivityShown
from ui.tokens import BETWEEN
from ui.verbs import activities as verbs
from ui.worker import Job

NARROW = 560
"""Below this width (in normal type) the keys stand one under the other."""


class BoothKey(QPushButton):
    """A large key with the name of a booth and how many came to it."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self.number, self.name, self.count = number, name, 0
        self.setProperty("role", "count")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_count(self, count: int) -> None:
        """Show how many came."""
        self.count = count
        digit = f"{self.number}  " if self.number < 10 else ""
        self.setText(f"{digit}{self.name}\n{count}  +")
        self.setAccessibleName(f"{self.name}: {count}")


class Counter(QWidget):
    """The keys of one activity. What is pressed is written at once, and the number stands before the disk answers."""

    closed = Signal()
    refused = Signal(object)
    wrote = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.worker = desk, desk.worker
        self.activity = ""
        self.keys: dict[str, BoothKey] = {}
        self._rows: dict[str, str] = {}
        self._pressed: list[str] = []
        self._waiting = self._elsewhere = 0
        self.presses = 0
        """How often a key was pressed or taken back: what was read before the last press is out of date."""
        self.title, self.total = parts.section(), parts.words(role="figure")
        self.undo = parts.button(self.tr("One less"), icon="undo", clicked=self.take_back)
        self.undo.setToolTip(self.tr("Backspace takes the last press back"))
        self.stop = parts.button(self.tr("Done counting"), icon="done", clicked=self.closed.emit)
        self.hint = parts.note(self.tr("Press the number of the booth for each visitor. It is kept at once."))
        keys = parts.Scrolled(margin=2)
        self._across = 2
        self._grid = QGridLayout()
        self._grid.setSpacing(BETWEEN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        bar = QWidget()
        flow = FlowLayout(bar)
        for button in (self.undo, self.stop):
            flow.addWidget(button)
        for widget in (self.title, self.total, self.hint, bar):  # in a low window they scroll with the keys
            keys.body.addWidget(widget)
        keys.body.addLayout(self._grid, 1)
        column.addWidget(keys, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def begin(self, found: ActivityShown) -> None:
        """Count for this activity from now on, in rows of our own."""
        self.activity = found.activity.id
        self._rows, self._pressed = {}, []
        for key in self.keys.values():
            self._grid.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.keys = {}
        named = [(booth.key, booth.value) for booth, _there in found.booths] or [("", self.tr("Everybody"))]
        for n, (booth, name) in enumerate(named):
            key = self.keys[booth] = BoothKey(n + 1, name)
            key.clicked.connect(partial(self._clicked, booth))
            self._grid.addWidget(key, n // self._across, n % self._across)
            key.show()  # else it could not take the keyboard before the next turn of the event loop
            self._rows[booth] = f"participation:{uuid.uuid4().hex}"
        self.show_counts(found)
        first = next(iter(self.keys.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = 1 if self.width() < NARROW * theme.current().measures.text / 15 else 2
        if across != self._across:
            self._across = across
            for n, key in enumerate(self.keys.values()):
                self._grid.removeWidget(key)
                self._grid.addWidget(key, n // across, n % across)

    def show_counts(self, found: ActivityShown) -> None:
        """Show what the ledger counts, unless presses are on their way."""
        if self._waiting or found.activity.id != self.activity:
            return
        self.title.setText(f"{found.activity.title} · {found.activity.day}")
        counts = {booth.key: there.attendances for booth, there in found.booths}
        if "" in self.keys:
            counts[""] = found.visitors.attendances
        for booth, key in self.keys.items():
            key.show_count(counts.get(booth, 0))
        self._elsewhere = found.visitors.attendances - sum(key.count for key in self.keys.values())
        self._tell()

    def _tell(self) -> None:
        total = sum(key.count for key in self.keys.values()) + max(0, self._elsewhere)
        self.total.setText(self.tr("%n attendance(s)", "", total))
        self.undo.setEnabled(bool(self._pressed))

    # ---- what people do

    def _clicked(self, booth: str, _checked: bool = False) -> None:
        self.press(booth)

    def press(self, booth: str) -> None:
        """One visitor more at *booth*."""
        self._pressed.append(booth)
        self._write(booth, 1)

    def take_back(self) -> None:
        """Take the last press back."""
        if self._pressed:
            self._write(self._pressed.pop(), -1)

    def _write(self, booth: str, by: int) -> Job:
        key = self.keys[booth]
        key.show_count(key.count + by)
        self._waiting += 1
        self.presses += 1
        self._tell()
        rec, activity = self._rows[booth], self.activity

        def write(txn: Any) -> int:
            return verbs.count(txn, rec=rec, activity=activity, booth=booth, by=by)

        return self.worker.write(write, self._written, failed=self._failed)

    def _written(self, _count: int) -> None:
        self._waiting -= 1
        if not self._waiting:
            self.wrote.emit()

    def _failed(self, error: Exception) -> None:
        self._waiting -= 1
        self.refused.emit(error)
        self.wrote.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        booths = list(self.keys)
        if text.isdigit() and text.isascii() and 0 < int(text) <= len(booths):
            self.press(booths[int(text) - 1])
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

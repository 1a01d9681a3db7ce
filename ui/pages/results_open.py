"""What of the counted sheets is not checked yet, and the way to check it, one click away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.community.questionnaires import Batch, Counts
from ui import parts
from ui.form.flow import FlowLayout


class Open(QWidget):
    """Hidden when everything is checked. The sheets it speaks of are counted as they were keyed first."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = parts.words(role="late")
        self.second = parts.button("", icon="edit", clicked=lambda: self.wanted.emit("second"))
        self.aloud = parts.button("", icon="people", clicked=lambda: self.wanted.emit("aloud"))
        self.third = parts.button("", icon="eye", clicked=lambda: self.wanted.emit("third"))
        holder = QWidget()
        line = FlowLayout(holder)
        for button in (self.second, self.aloud, self.third):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(holder)
        self.hide()

    def show_open(self, counts: Counts, batch: Batch) -> None:
        """Say what waits, and offer what settles it."""
        waiting, differing = counts.waiting, counts.differing
        self.setVisible(bool(waiting or differing))
        self.words.setText(self.tr("Not checked yet: %n sheet(s), counted as keyed first.", "", waiting + differing))
        aloud = batch.verify == "aloud"
        self.second.setText(self.tr("Key %n sheet(s) a second time", "", waiting))
        self.aloud.setText(self.tr("Read %n sheet(s) aloud", "", waiting))
        self.third.setText(self.tr("Settle %n sheet(s) read differently", "", differing))
        self.second.setVisible(bool(waiting) and not aloud)
        self.aloud.setVisible(bool(waiting) and aloud)
        self.third.setVisible(bool(differing))

"""One line of a form that is laid out like its paper: questions side by side, each as wide as it asks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.form.box import QuestionBox
from ui.form.filling import Filling
from ui.form.plan import GRID_COLUMNS, Entry, span
from ui.parts import set_role


class GridLine(QWidget):
    """Holds a box for each of the entry's cells. Enter goes from cell to cell, then on."""

    advance = Signal()

    def __init__(self, filling: Filling, entry: Entry, *, extra: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filling, self._extra = filling, extra
        self.boxes: dict[str, QuestionBox] = {}
        self._frames: dict[str, QFrame] = {}
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.refresh(entry)

    def refresh(self, entry: Entry) -> None:
        """Show the cells of *entry*; a question that is still here keeps its box."""
        keys = [cell.key for cell in entry.cells]
        for key in [key for key in self.boxes if key not in keys]:
            frame = self._frames.pop(key)
            del self.boxes[key]
            self._line.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        for place, cell in enumerate(entry.cells):
            box = self.boxes.get(cell.key)
            if box is None:
                self._new(cell)
            else:
                box.refresh(cell.item)
            frame = self._frames[cell.key]
            if self._line.indexOf(frame) != place:
                self._line.removeWidget(frame)
                self._line.insertWidget(place, frame)
            self._line.setStretch(place, span(cell.item.appearance, GRID_COLUMNS))
            set_role(frame, "yes" if place == 0 else "no", name="first")
        self._order = keys

    def _new(self, cell: Entry) -> None:
        frame = QFrame(self)
        frame.setProperty("role", "cell")
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 6, 8, 8)
        box = QuestionBox(self.filling, cell.item, extra=self._extra, parent=frame)
        box.advance.connect(lambda key=cell.key: self._on(key))
        column.addWidget(box)
        column.addStretch()
        self.boxes[cell.key], self._frames[cell.key] = box, frame

    def _on(self, key: str) -> None:
        after = self._order[self._order.index(key) + 1 :] if key in self._order else []
        for each in after:
            if self.boxes[each].answerable():
                self.boxes[each].entrance().setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.advance.emit()

    def entrance(self, names: list[str] | None = None) -> QWidget | None:
        """Where the keyboard goes: the first cell that can be answered, or the one that asks one of *names*."""
        for key in self._order:
            box = self.boxes[key]
            if box.answerable() and (names is None or box.item.ref in names):
                return box.entrance()
        return None

    def insist(self, names: list[str] | None = None) -> None:
        """Say what is wrong, even where nobody has been."""
        for box in self.boxes.values():
            if names is None or box.item.ref in names:
                box.insist()

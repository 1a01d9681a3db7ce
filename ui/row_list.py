"""A short list of lines that is worked by keys: Delete takes a line out, Alt with an arrow moves it, Enter opens it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from forms.lean import dataclass
from ui import icons, theme


@dataclass(frozen=True)
class Line:
    """One line: what it stands for, its words, and the shape of its state where it has one."""

    key: str
    words: str
    shape: str = ""
    ticked: bool | None = None


class RowList(QListWidget):
    """As high as its lines (*most* of them), so that the page scrolls and not the list."""

    removed = Signal(str)
    moved = Signal(str, int)
    opened = Signal(str)
    lettered = Signal(str, str)
    """One of *letters* was pressed on a line."""

    def __init__(self, name: str, *, most: int = 12, letters: str = "") -> None:
        super().__init__()
        self._letters = letters
        self._most = most
        self.setAccessibleName(name)
        self.setWordWrap(True)
        # it is as high as its lines: a card that holds it must not grow for its sake
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = theme.current().measures.text + 4
        self.setIconSize(QSize(side, side))
        self.itemActivated.connect(lambda item: self.opened.emit(str(item.data(Qt.ItemDataRole.UserRole))))

    def fill(self, lines: Sequence[Line]) -> None:
        """Show *lines*; the line with the keyboard keeps it, or the one that took its place gets it."""
        kept, row = self.key, max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.words)
            item.setData(Qt.ItemDataRole.UserRole, line.key)
            if line.shape:
                item.setIcon(icons.icon(line.shape, colour=icons.colour_of(line.shape)))
            if line.ticked is not None:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        at = next((n for n, line in enumerate(lines) if line.key == kept), min(row, len(lines) - 1))
        self.setCurrentRow(at)
        self.blockSignals(False)
        self.setVisible(bool(lines))
        self._fit()

    @property
    def key(self) -> str:
        """What the line with the keyboard stands for; nothing where there is none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    @property
    def keys(self) -> list[str]:
        return [str(self.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.count())]

    @property
    def ticked(self) -> list[str]:
        """What the ticked lines stand for, in their order."""
        rows = (self.item(row) for row in range(self.count()))
        return [str(one.data(Qt.ItemDataRole.UserRole)) for one in rows if one.checkState() == Qt.CheckState.Checked]

    def choose(self, key: str) -> None:
        """Put the keyboard's line on *key*."""
        if key in self.keys:
            self.setCurrentRow(self.keys.index(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if self.key and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.key)
        elif self.key and step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.key, step)
        elif self.key and event.text() and event.text().lower() in self._letters:
            self.lettered.emit(event.text().lower(), self.key)
        elif self.key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = min(self.count(), self._most)
        high = sum(max(self.sizeHintForRow(row), theme.current().measures.target) for row in range(rows))
        high += 2 * self.frameWidth() + 4
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(max(high, theme.current().measures.target + 6))

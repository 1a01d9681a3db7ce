"""A table of lines that is worked by keys: letters do something to the chosen lines, Enter opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from forms.lean import dataclass
from ui import icons, theme

Index = QModelIndex | QPersistentModelIndex
PADDING = 22
LOOKED_AT = 80
"""So many lines say how wide a column must be."""


@dataclass(frozen=True)
class Cell:
    """What stands in one field: words, the shape of a state before them, a colour of the look."""

    words: str
    shape: str = ""
    colour: str = ""
    right: bool = False


@dataclass(frozen=True)
class GridLine:
    """One line: the record that it stands for, and its cells."""

    key: str
    cells: tuple[Cell, ...]


class GridModel(QAbstractTableModel):
    """Lines as Qt sees them."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self.heads = list(heads)
        self.lines: list[GridLine] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and self.lines and self.lines[0].cells[section].right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.lines[index.row()].cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.words
        if role == Qt.ItemDataRole.DecorationRole and cell.shape:
            return icons.icon(cell.shape, colour=icons.colour_of(cell.shape))
        if role == Qt.ItemDataRole.ForegroundRole and cell.colour:
            return QBrush(QColor(getattr(theme.current().colours, cell.colour)))
        if role == Qt.ItemDataRole.TextAlignmentRole and cell.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class Grid(QTableView):
    """The table. What is chosen stays chosen when it is filled again."""

    lettered = Signal(str, list)
    """One of *letters* (or "delete") was pressed, and the chosen records."""
    opened = Signal(str)

    def __init__(self, name: str, heads: Sequence[str], *, wide: int, letters: str = "") -> None:
        """*wide* is the column that takes the room which is left."""
        super().__init__()
        self.rows = GridModel(heads)
        self._letters, self._wide = letters, wide
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = theme.current().measures.text + 3
        self.setIconSize(QSize(side, side))
        self.setMinimumHeight(5 * theme.current().measures.target)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().measures.target)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(48)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.lines[index.row()].key))

    def fill(self, lines: Sequence[GridLine]) -> None:
        """Show *lines*."""
        chosen, current, row = set(self.keys), self.key, max(0, self.currentIndex().row())
        self.rows.beginResetModel()
        self.rows.lines = list(lines)
        self.rows.endResetModel()
        at = {line.key: number for number, line in enumerate(lines)}
        now = at.get(current, min(row, len(lines) - 1))
        if now >= 0:
            model = self.selectionModel()
            flag = model.SelectionFlag
            model.setCurrentIndex(self.rows.index(now, 0), flag.ClearAndSelect | flag.Rows)
            for key in chosen & at.keys() if current in at else ():
                model.select(self.rows.index(at[key], 0), flag.Select | flag.Rows)
        self.fit()

    @property
    def key(self) -> str:
        """The record of the current line; "" where there is none."""
        row = self.currentIndex().row()
        return self.rows.lines[row].key if 0 <= row < len(self.rows.lines) else ""

    @property
    def keys(self) -> list[str]:
        """The records of the chosen lines, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.lines[row].key for row in rows if row < len(self.rows.lines)]

    def choose(self, key: str) -> None:
        """Put the keyboard's line on *key*."""
        for number, line in enumerate(self.rows.lines):
            if line.key == key:
                self.selectRow(number)
                self.scrollTo(self.rows.index(number, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.key:
                self.opened.emit(self.key)
        elif event.key() == Qt.Key.Key_Delete and self.keys:
            self.lettered.emit("delete", self.keys)
        elif letter and letter in self._letters and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.keys:
                self.lettered.emit(letter, self.keys)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """No more than it must have: the page around it scrolls when it asks for more than there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give each column what its words need; where room is short, the longest words are cut first."""
        metrics, bold = self.fontMetrics(), 1.1
        wanted: dict[int, int] = {}
        for column, head in enumerate(self.rows.heads):
            wide = round(metrics.horizontalAdvance(head) * bold)
            for line in self.rows.lines[:LOOKED_AT]:
                cell = line.cells[column]
                wide = max(
                    wide, metrics.horizontalAdvance(cell.words) + (self.iconSize().width() + 6) * bool(cell.shape)
                )
            wanted[column] = min(wide + PADDING, 24 * theme.current().measures.text)
        first = min(wanted[self._wide], 14 * theme.current().measures.text)
        lacking = first + sum(wide for column, wide in wanted.items() if column != self._wide) - self.viewport().width()
        words = [
            column for column in wanted
            if column != self._wide and not any(line.cells[column].right for line in self.rows.lines[:1])
        ]  # fmt: skip
        least = 6 * theme.current().measures.text
        while lacking > 0 and words:
            longest = max(words, key=lambda column: wanted[column])
            if wanted[longest] <= least:
                break
            wanted[longest] -= 8
            lacking -= 8
        for column, wide in wanted.items():
            if column != self._wide:
                self.setColumnWidth(column, wide)

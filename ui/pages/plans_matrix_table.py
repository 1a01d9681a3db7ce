"""The matrix as Qt sees it: buildings down, measures across; a cell says its state by shape, word and colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from storage.community.places import Place
from storage.community.works import MEASURES as KNOWN
from storage.community.works import Matrix
from ui import icons, theme
from ui.plan_words import MEASURES, WORK_SHAPE, WORK_STATES, say

Index = QModelIndex | QPersistentModelIndex
KEYS = {"1": "planned", "2": "doing", "3": "done", "0": ""}
EMPTY = Matrix((), (), {})


class MatrixModel(QAbstractTableModel):
    """The last column is the building as a whole: done when every measure there is."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        self.measures: list[str] = [*KNOWN, ""]
        self.matrix = EMPTY
        self.with_area = False

    def show(self, places: Sequence[Place], measures: Sequence[str], matrix: Matrix, *, with_area: bool) -> bool:
        """Show *matrix*; returns whether rows or columns are other ones than before."""
        same = [one.id for one in places] == [one.id for one in self.places] and list(measures) == self.measures
        if same:
            self.matrix, self.with_area = matrix, with_area
            if places:
                self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, len(measures)))
            return False
        self.beginResetModel()
        self.places, self.measures, self.matrix, self.with_area = list(places), list(measures), matrix, with_area
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.measures) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            one = self.places[section]
            return one.path if self.with_area or one.level != "building" else one.name
        if section == len(self.measures):
            return self.tr("As a whole")
        return say(MEASURES, self.measures[section])

    def cell(self, index: Index) -> tuple[str, str, str]:
        """Place, measure and record ("" where nothing is planned) of a field."""
        place, measure = self.places[index.row()].id, self.measures[index.column()]
        return place, measure, self.matrix.cells.get((place, measure), ("", ""))[1]

    def is_whole(self, index: Index) -> bool:
        """Whether a field is in the derived column."""
        return index.column() == len(self.measures)

    def state(self, index: Index) -> str:
        """The state of a field; "" where nothing is planned."""
        place = self.places[index.row()].id
        if self.is_whole(index):
            return self._wholes().get(place, "")
        return self.matrix.state(place, self.measures[index.column()])

    _whole_of: Matrix | None = None

    def _wholes(self) -> dict[str, str]:
        if self._whole_of is not self.matrix:
            by_place: dict[str, set[str]] = {}
            for (place, _), (state, _) in self.matrix.cells.items():
                by_place.setdefault(place, set()).add(state)
            self._known = {
                place: "done" if states == {"done"} else "planned" if states == {"planned"} else "doing"
                for place, states in by_place.items()
            }
            self._whole_of = self.matrix
        return self._known

    def tasks(self, index: Index) -> int:
        """How many tasks say how a field stands."""
        return 0 if self.is_whole(index) else self.matrix.given.get(self.cell(index)[2], 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        state = self.state(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = say(WORK_STATES, state) if state else ""
            count = self.tasks(index)
            return " · ".join([words, self.tr("%n task(s)", "", count)] if count else [words])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heads = (self.headerData(index.row(), Qt.Orientation.Vertical),
                     self.headerData(index.column(), Qt.Orientation.Horizontal))  # fmt: skip
            stands = say(WORK_STATES, state) if state else self.tr("nothing planned")
            return f"{heads[0]} · {heads[1]}: {stands}"
        if not state:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(WORK_SHAPE[state], colour=icons.colour_of(WORK_SHAPE[state]))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(icons.colour_of(WORK_SHAPE[state])))
        return None


class MatrixTable(QTableView):
    """Keys set the chosen cells; Enter opens the tasks of one, T gives one a task."""

    keyed = Signal(str)
    """One of the keys of `KEYS`, or "t"."""
    opened = Signal()

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self.cells = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Buildings and measures"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        side = theme.current().measures.text + 3
        self.setIconSize(QSize(side, side))
        self.setMinimumHeight(6 * theme.current().measures.target)
        down = self.verticalHeader()
        down.setDefaultSectionSize(theme.current().measures.target)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setHighlightSections(True)
        across.setMinimumSectionSize(48)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def sizeHint(self) -> QSize:
        """No more than it must have: the page around it scrolls when it asks for more than there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def fit(self) -> None:
        """Every measure as wide as its name and its words, and what room is left shared out among all."""
        count = self.cells.columnCount()
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(say(WORK_STATES, state)) for state in WORK_STATES)
        least = words + self.iconSize().width() + 34
        wanted = [
            max(least, round(1.1 * metrics.horizontalAdvance(self.cells.headerData(n, Qt.Orientation.Horizontal))) + 26)
            for n in range(count)
        ]
        spare = max(0, self.viewport().width() - sum(wanted)) // max(count, 1)
        for column, wide in enumerate(wanted):
            self.setColumnWidth(column, wide + spare)

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self.fit()

    def chosen(self) -> list[QModelIndex]:
        """The chosen fields that can be set, from the top."""
        found = [index for index in self.selectionModel().selectedIndexes() if not self.cells.is_whole(index)]
        return sorted(found, key=lambda index: (index.row(), index.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        free = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if free and event.text() in KEYS:
            self.keyed.emit(event.text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.keyed.emit("0")
        elif free and event.text().lower() == "t":
            self.keyed.emit("t")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

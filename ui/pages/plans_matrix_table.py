"""The matrix as Qt sees it: buildings down, measures across; a cell says its state by shape, word and colour."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from storage.community.places import Place
from storage.community.works import MEASURES as KNOWN
from storage.community.works import Matrix, whole
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
        self._ahead: dict[tuple[str, str], str] = {}
        """States that somebody has just set, shown until they are read again."""

    def show(
        self, places: Sequence[Place], measures: Sequence[str], matrix: Matrix, *, with_area: bool, ahead: bool = False
    ) -> bool:
        """Show *matrix*; returns whether rows or columns are other ones than before.

        *ahead*: what was set is still being written, and not in this matrix yet.
        """
        before, self.matrix = self.matrix, matrix
        gone = {} if ahead else self._ahead
        self._ahead = self._ahead if ahead else {}
        same = [one.id for one in places] == [one.id for one in self.places] and list(measures) == self.measures
        if same and with_area == self.with_area:
            changed = {place for place, _ in gone}
            changed |= {place for (place, _), _ in before.cells.items() ^ matrix.cells.items()}
            if before.given != matrix.given:
                told = {work for work, _ in before.given.items() ^ matrix.given.items()}
                changed |= {place for (place, _), (_, work) in matrix.cells.items() if work in told}
            self._repaint(changed)
            return False
        self.beginResetModel()
        self.places, self.measures, self.with_area = list(places), list(measures), with_area
        self.endResetModel()
        return True

    def set_ahead(self, cells: Iterable[tuple[str, str]], state: str) -> None:
        """Show *state* in *cells* (place, measure) at once, before it is written and read."""
        self._ahead |= dict.fromkeys(cells, state)
        self._repaint({place for place, _ in self._ahead})

    def take_back_ahead(self) -> None:
        """It could not be written: show what is on the disk."""
        gone, self._ahead = self._ahead, {}
        self._repaint({place for place, _ in gone})

    def _repaint(self, places: Collection[str]) -> None:
        for row, one in enumerate(self.places) if places else ():
            if one.id in places:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.measures)))

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
        if not self.is_whole(index):
            return self._state(place, self.measures[index.column()])
        if not any(at == place for at, _ in self._ahead):
            return self.matrix.state_of(place)
        return whole([state for state in (self._state(place, measure) for measure in self.measures) if state])

    def _state(self, place: str, measure: str) -> str:
        ahead = self._ahead.get((place, measure))
        return self.matrix.state(place, measure) if ahead is None else ahead

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

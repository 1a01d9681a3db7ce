"""The table of the ledger: its columns make room for each other, the least needed go first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui import theme
from ui.pages.ledger_rows import COLUMNS, IssueTable
from ui.words import LEVELS, STATES, word

GIVEN_UP = ("assignee", "times_found", "opened", "level")
"""The columns that go when room is short, in this order; the story says the same."""
LEAST_ITEM = 14
"""So many characters of an item are to be read; half of them where the place would lose its room otherwise."""
LOOKED_AT = 60
"""So many rows say how wide a place is: enough for a screen, whatever the length of the ledger."""
PADDING = 26


class Ends(QStyledItemDelegate):
    """Shortens a place in its middle: the area says where to go, the room where to knock."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]


class LedgerTable(QTableView):
    """Issues as rows. Enter opens one; a wide window shows every column, a narrow one what matters most."""

    opened = Signal(str)
    onward = Signal(str)

    def __init__(self, model: IssueTable) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Issues"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._ends = Ends(self)
        self.setItemDelegateForColumn(COLUMNS.index("place"), self._ends)
        self.verticalHeader().hide()
        side = theme.current().measures.text + 3
        self.setIconSize(QSize(side, side))
        self.verticalHeader().setDefaultSectionSize(theme.current().measures.target)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(48)
        head.setSectionResizeMode(COLUMNS.index("item"), QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.id_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Right and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if self.currentIndex().isValid():
                self.onward.emit(self.rows.id_at(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give each column what its words need; when that is too much, do without the least needed."""
        wanted = {name: self._wide(name) for name in COLUMNS}
        least = LEAST_ITEM * theme.current().measures.text + PADDING
        room = self.viewport().width()
        shown = list(COLUMNS)

        def over() -> int:
            return sum(wanted[name] for name in shown if name != "item") + least - room

        for name in GIVEN_UP:
            if over() > 0:
                shown.remove(name)
        self.rows.tell_briefly(over() > 0)
        if over() > 0:
            wanted["state"], wanted["due"] = self._wide("state"), self._wide("due")
            least = LEAST_ITEM // 2 * theme.current().measures.text + PADDING
        if over() > 0:
            wanted["place"] = max(8 * theme.current().measures.text, wanted["place"] - over())
        for number, name in enumerate(COLUMNS):
            self.setColumnHidden(number, name not in shown)
            if name != "item" and name in shown:
                self.setColumnWidth(number, wanted[name])

    def _wide(self, name: str) -> int:
        metrics = self.fontMetrics()
        heading = self.rows.headerData(COLUMNS.index(name), Qt.Orientation.Horizontal) or ""
        if name == "item":
            texts = set()  # it takes what the others leave
        elif name == "level":
            texts = {word(LEVELS, each) for each in LEVELS}
        elif name == "state" and not self.rows.brief:
            texts = {word(STATES, each) for each in STATES}
        else:
            texts = {self.rows.shown(row, name) for row in range(min(self.rows.rowCount(), LOOKED_AT))}
        wide = max((metrics.horizontalAdvance(each) for each in texts), default=0)
        icon = self.iconSize().width() + 6 if name in ("state", "level", "due") else 0
        # the heading is bold, and the sorted one carries an arrow
        return max(wide + icon + PADDING, round(metrics.horizontalAdvance(heading) * 1.1) + PADDING + 16)

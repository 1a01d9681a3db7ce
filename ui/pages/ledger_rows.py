"""The issue table as Qt sees it: how many rows there are, and pages of them read when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from storage.community import issues
from ui import icons, theme
from ui.checklist_words import item_word
from ui.pages.ledger_read import PAGE, Row, View, load_page
from ui.words import LEVELS, STATE_SHAPE, STATES, word

if TYPE_CHECKING:
    from storage.workspace import Workspace

KEPT = 12
"""Pages of rows that stay in memory; a screen shows parts of two."""
COLUMNS = ("state", "level", "place", "item", "opened", "due", "times_found", "assignee")
Index = QModelIndex | QPersistentModelIndex


class IssueTable(QAbstractTableModel):
    """Shows a page of a view at a time. Filtering and sorting are the database's work, not this model's."""

    def __init__(self, ws: Workspace) -> None:
        super().__init__()
        self.ws = ws
        self.today = ""
        self.brief = False
        self._view = View()
        self._count = 0
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    def show(self, view: View, count: int, *, today: str, first: list[Row] | None = None) -> None:
        """Show the *count* issues of *view* from now on; *first* is its first page, read before."""
        self.beginResetModel()
        self._view, self._count, self.today = view, count, today
        self._pages.clear()
        if first is not None:
            self._pages[0] = first
        self.endResetModel()

    def tell_briefly(self, brief: bool) -> None:
        """Say a state by its shape alone and leave the word for late to the clock; tooltips say it all."""
        if brief != self.brief:
            self.brief = brief
            if self._count:
                self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(COLUMNS) - 1))

    def id_at(self, row: int) -> str:
        found = self._row(row)
        return found.issue.id if found else ""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section] == "times_found" else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return {
            "state": self.tr("State"), "level": self.tr("Level"), "place": self.tr("Place"), "item": self.tr("What"),
            "opened": self.tr("Found on"), "due": self.tr("Due"), "times_found": self.tr("Times"),
            "assignee": self.tr("Who"),
        }[COLUMNS[section]]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index.row())
        if row is None:
            return None
        column, issue = COLUMNS[index.column()], row.issue
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index.row(), column)
        late = self._is_late(issue)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column, late)
        if role == Qt.ItemDataRole.DecorationRole:
            if column == "state":
                return icons.icon(STATE_SHAPE[issue.state])
            if column == "level" and issue.level == "major":
                return icons.icon("major")
            if column == "item" and row.disputed:
                return icons.icon("doubt")
            return icons.icon("late") if column == "due" and late else None
        if role == Qt.ItemDataRole.ForegroundRole and column == "due" and late:
            return QBrush(QColor(theme.current().colours.late))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == "times_found":
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def shown(self, number: int, column: str) -> str:
        """The words in a field as they are drawn."""
        row = self._row(number)
        if row is None:
            return ""
        if self.brief and column in ("state", "due"):
            return row.issue.due if column == "due" else ""
        return self._text(row, column, self._is_late(row.issue))

    def _is_late(self, issue: issues.Issue) -> bool:
        return bool(issue.due and issue.due < self.today and not issue.done_on and not issue.side)

    def _text(self, row: Row, column: str, late: bool) -> str:
        issue = row.issue
        if column == "state":
            return word(STATES, issue.state)
        if column == "level":
            return word(LEVELS, issue.level)
        if column == "place":
            return row.place
        if column == "item":
            said = item_word(issue.item)
            return self.tr("{what} · to verify").format(what=said) if row.disputed else said
        if column == "times_found":
            back = self.tr("{count}, came back {times}")
            return (
                back.format(count=issue.times_found, times=issue.relapses) if issue.relapses else str(issue.times_found)
            )
        if column == "due" and late:
            return self.tr("{day} late").format(day=issue.due)
        return str(getattr(issue, column))

    def _row(self, number: int) -> Row | None:
        if not 0 <= number < self._count:
            return None
        page = number // PAGE
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self.ws.read(lambda db: load_page(db, self._view, offset=page * PAGE))
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        rows = self._pages[page]
        return rows[number % PAGE] if number % PAGE < len(rows) else None

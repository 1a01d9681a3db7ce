"""The ledger as a board: a column for each state, the arrows go from card to card, one key moves a card on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from storage.community.issue_states import MAIN_STATES
from ui import icons, parts, theme
from ui.pages.ledger_card import ROW, CardDelegate, said
from ui.pages.ledger_drag import CardDrag
from ui.pages.ledger_read import Row
from ui.pages.story_steps import onward
from ui.tokens import WITHIN
from ui.words import STATE_SHAPE, STATES, word

LEAST = 15
"""So many characters a column is wide at least; more columns than fit are scrolled to."""
FOLDED = 44
Index = QModelIndex | QPersistentModelIndex


class Cards(QAbstractListModel):
    """The cards of one column that have been read, and that there are more."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.total = 0
        self.today = ""
        self._asked = False

    def show(self, rows: Sequence[Row], total: int, *, today: str) -> None:
        """Show these cards of *total*."""
        self.beginResetModel()
        self.rows, self.total, self.today, self._asked = list(rows), total, today, False
        self.endResetModel()

    def add(self, rows: Sequence[Row]) -> None:
        """Further cards have been read."""
        self._asked = False
        known = {row.issue.id for row in self.rows}
        fresh = [row for row in rows if row.issue.id not in known]
        if not rows:
            self.total = len(self.rows)
        self.beginResetModel() if not fresh else self.beginInsertRows(
            QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1
        )
        self.rows += fresh
        self.endResetModel() if not fresh else self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        return len(self.rows) < self.total and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(row, today=self.today).aloud()
        return None


class CardList(QListView):
    """The cards of a column; sideways is the next column, Enter opens, and one key moves a card on."""

    sideways = Signal(int)
    opened = Signal(str)
    onward = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cards = Cards()
        self.setModel(self.cards)
        self.setAccessibleName(name)
        self.drawn = CardDelegate(self)
        self.setItemDelegate(self.drawn)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("role", "cards")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.opened.emit(self.id_at(index.row())))

    def id_at(self, row: int) -> str:
        return self.cards.rows[row].issue.id if 0 <= row < len(self.cards.rows) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        here = self.id_at(self.currentIndex().row())
        if step and not event.modifiers():
            self.sideways.emit(step)
        elif here and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(here)
        elif here and step == 1 and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.onward.emit(here)
        else:
            super().keyPressEvent(event)


class Upright(QWidget):
    """The name of a folded column: letters turned on their side, Chinese one below the other."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.current().font(theme.current().measures.note))
        painter.setPen(QColor(theme.current().colours.soft))
        if self.text.isascii():
            painter.translate(self.width() / 2, 0)
            painter.rotate(90)
            painter.drawText(QPointF(WITHIN, painter.fontMetrics().ascent() / 2 - 2), self.text)
        else:
            high = painter.fontMetrics().height()
            for line, letter in enumerate(self.text):
                box = QRectF(0, WITHIN + line * high, self.width(), high)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
        painter.end()


class Column(QFrame):
    """A state with its count, its cards, and the button that moves the chosen card on."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state
        self.setProperty("role", "column")
        self.mark = icons.Mark(STATE_SHAPE[state], word(STATES, state))
        self.name = parts.Elided(word(STATES, state))
        self.name.setProperty("role", "strong")
        self.count = QLabel("0")
        self.count.setProperty("role", "note")
        self.list = CardList(word(STATES, state))
        kind = onward(state)
        self.go = parts.button(kind.words() if kind else "", icon="next")
        self.go.setVisible(False)
        head = parts.row(self.mark, spacing=WITHIN)
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        self._head = head
        self._column = QVBoxLayout(self)
        head.setContentsMargins(WITHIN, 0, 4, 0)
        self._column.setContentsMargins(2, WITHIN, 2, WITHIN)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.go)
        self.side = Upright(word(STATES, state))
        self._column.addWidget(self.side, 1)
        self.fold(True)

    @property
    def folded(self) -> bool:
        return not self.list.isVisibleTo(self)

    def show_cards(self, rows: Sequence[Row], total: int, *, today: str) -> None:
        """Show the first cards of *total*; a column without any folds to its name."""
        self.list.drawn.today = today
        self.list.cards.show(rows, total, today=today)
        self.count.setText(f"{total:,}")
        self.count.setAccessibleName(f"{word(STATES, self.state)}: {total}")
        self.fold(not total)

    def fold(self, on: bool) -> None:
        """Take as little room as a name needs, or that of the cards."""
        for widget in (self.list, self.name, self.count):
            widget.setVisible(not on)
        self.side.setVisible(on)
        self.setToolTip(self.tr("{state}: none here").format(state=word(STATES, self.state)) if on else "")
        if on:
            self.go.hide()
            self.setFixedWidth(FOLDED)
        else:
            self.setMinimumWidth(LEAST * theme.current().measures.text)
            self.setMaximumWidth(16_777_215)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if on else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding
        )


class Board(QScrollArea):
    """All columns side by side."""

    opened = Signal(str)
    onward = Signal(str)
    """Somebody wants to move this issue to its next state."""
    more_wanted = Signal(str, int)
    """The next cards of a state, from so many on."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("scrolled")
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(WITHIN)
        self.columns = {state: Column(state) for state in MAIN_STATES}
        for column in self.columns.values():
            line.addWidget(column)
            column.list.sideways.connect(partial(self._sideways, column))
            column.list.opened.connect(self.opened)
            column.list.onward.connect(self.onward)
            column.list.cards.more_wanted.connect(partial(self._more, column))
            column.list.selectionModel().currentChanged.connect(partial(self._on_current, column))
            column.go.clicked.connect(lambda _on=False, column=column: self.onward.emit(self.current()))
        line.addStretch(0)
        self.setWidget(inside)
        self.drag = CardDrag(self)

    def show_board(self, rows: Mapping[str, Sequence[Row]], counts: Mapping[str, int], *, today: str) -> None:
        """Show these first cards, and so many in each state; the card with the keyboard keeps it."""
        kept, focused = self.current(), self.focusWidget()
        had = next((each for each in self.columns.values() if each.list.hasFocus()), None)
        at = had.list.currentIndex().row() if had else 0
        for state, column in self.columns.items():
            column.show_cards(rows.get(state, ()), counts.get(state, 0), today=today)
        if kept:
            self.choose(kept)
        if had is not None and focused is not None and not self._focus_current():
            self._focus_near(had, at)

    def add(self, state: str, rows: Sequence[Row]) -> None:
        """Further cards of a column."""
        self.columns[state].list.cards.add(rows)

    def current(self) -> str:
        """The issue on the card that is chosen."""
        for column in self.columns.values():
            if column.list.selectionModel().hasSelection():
                return column.list.id_at(column.list.currentIndex().row())
        return ""

    def state_of(self, issue: str) -> str:
        """The column in which a card lies; nothing when it has not been read."""
        return next(
            (s for s, column in self.columns.items() if any(r.issue.id == issue for r in column.list.cards.rows)), ""
        )

    def choose(self, issue: str) -> None:
        """Choose the card of *issue*, where it has been read."""
        for column in self.columns.values():
            rows = column.list.cards.rows
            at = next((n for n, row in enumerate(rows) if row.issue.id == issue), -1)
            if at >= 0:
                index = column.list.cards.index(at, 0)
                column.list.setCurrentIndex(index)
                column.list.scrollTo(index)
                self.ensureWidgetVisible(column, WITHIN, 0)
            else:
                column.list.clearSelection()

    def take_focus(self) -> None:
        """Give the keyboard to the chosen card, or to the first one there is."""
        if not self._focus_current():
            first = next((each for each in self.columns.values() if not each.folded), None)
            if first is not None:
                self._focus_near(first, 0)

    def _focus_current(self) -> bool:
        column = next((each for each in self.columns.values() if each.list.selectionModel().hasSelection()), None)
        if column is not None:
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return column is not None

    def _focus_near(self, column: Column, row: int) -> None:
        order = list(self.columns.values())
        shown = [each for each in order if not each.folded]
        near = sorted(shown, key=lambda each: abs(order.index(each) - order.index(column)))
        if near:
            self._go_to(near[0], row)

    def _go_to(self, column: Column, row: int) -> None:
        for other in self.columns.values():
            if other is not column:
                other.list.clearSelection()
        at = column.list.cards.index(min(max(row, 0), column.list.cards.rowCount() - 1), 0)
        column.list.setCurrentIndex(at)
        column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(column, WITHIN, 0)

    def _sideways(self, column: Column, step: int) -> None:
        order = [each for each in self.columns.values() if not each.folded]
        at = order.index(column) + step
        if not 0 <= at < len(order):
            return
        here = column.list.visualRect(column.list.currentIndex()).top()
        there = order[at].list.indexAt(QPoint(WITHIN, max(here, 0) + WITHIN))
        self._go_to(order[at], there.row() if there.isValid() else order[at].list.cards.rowCount() - 1)

    def _on_current(self, column: Column, now: QModelIndex, _before: QModelIndex) -> None:
        for other in self.columns.values():
            if other is not column and now.isValid():
                other.list.clearSelection()
            other.go.setVisible(other is column and now.isValid() and bool(onward(column.state)))

    def _more(self, column: Column) -> None:
        self.more_wanted.emit(column.state, len(column.list.cards.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

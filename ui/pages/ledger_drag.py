"""A card of the board taken to another column: by mouse, or by a finger that rests on it first.

What hangs under the pointer says what will be asked for, or why the card cannot go there. The drop itself is the step
that the keys take too, so it asks for the same evidence and is taken back the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QInputDevice, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout

from storage.community.issue_states import MAIN_STATES
from ui import parts
from ui.pages.story_steps import KINDS, NEXT, StepKind
from ui.tokens import WITHIN
from ui.words import STATES, word

if TYPE_CHECKING:
    from ui.pages.ledger_board import Board, CardList, Column

REST_MS = 450
"""So long a finger rests on a card before it takes it along; a finger that moves sooner scrolls."""
EDGE = 40
SCROLL_STEP = 24
WIDEST = 260
LEADS_TO = {
    "accepted": "accept", "assigned": "assign", "doing": "start", "done": "finish", "rechecked": "recheck",
    "fed_back": "feed_back", "rated": "rate",
}  # fmt: skip
"""The step that brings an issue into each state."""
CLOSE = str(QT_TRANSLATE_NOOP("Dragging", "Close it first, with a photo or words; only then is it rechecked and told."))
FIRST: dict[str, str] = {
    "assigned": str(QT_TRANSLATE_NOOP("Dragging", "Accept it first: who deals with it, and by when.")),
    "doing": str(QT_TRANSLATE_NOOP("Dragging", "Assign it first: somebody has to put it right.")),
    "rechecked": CLOSE,
    "fed_back": CLOSE,
    "rated": str(QT_TRANSLATE_NOOP("Dragging", "Report back first: nobody can be asked who was not told.")),
}
"""Why an issue cannot go to a state, where it has not come so far."""
NOT_NEW = str(QT_TRANSLATE_NOOP("Dragging", "What was taken in hand is not new again."))
NOT_BACK = str(QT_TRANSLATE_NOOP("Dragging", "It goes back only when a recheck finds it not in order."))


def step_to(state: str, target: str) -> StepKind | None:
    """The step that takes an issue from *state* to *target*; None where none does."""
    name = LEADS_TO.get(target, "")
    return KINDS[name] if name in NEXT.get(state, ()) and state != target else None


def refusal(state: str, target: str) -> str:
    """Why an issue in *state* cannot be taken to *target*, in the language of the window."""
    order = list(MAIN_STATES)
    if target == "new":
        said = NOT_NEW
    elif state in order and order.index(target) < order.index(state):
        said = NOT_BACK
    else:
        said = FIRST[target]
    return QCoreApplication.translate("Dragging", said)


class Carried(QFrame):
    """The card under the pointer, with what the drop will do."""

    def __init__(self, parent: QFrame) -> None:
        super().__init__(parent)
        self.setProperty("role", "carried")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture, self.said = QLabel(), parts.words()
        self.said.setMaximumWidth(WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(WITHIN, WITHIN, WITHIN, WITHIN)
        column.addWidget(self.picture)
        column.addWidget(self.said)
        self.hide()


class CardDrag(QObject):
    """Watches the lists of a board; `dropped` carries the issue and the state of the column it was let go over."""

    dropped = Signal(str, str)

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self.board = board
        self.issue = ""
        """What is carried now."""
        self._from: Column | None = None
        self._list: CardList | None = None
        self._pressed: QPoint | None = None
        self._touched = False
        self._over: Column | None = None
        self.card = Carried(board)
        self._escape = Escape(self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._take)
        self._edge = QTimer(self, interval=30)
        self._edge.timeout.connect(self._scroll)
        for column in board.columns.values():
            column.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._press(watched, event)
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self._pressed is not None:
            return self._move(event)
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            return self._release(event)
        return False

    def _press(self, watched: QObject, event: QMouseEvent) -> None:
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for column in self.board.columns.values():
            if column.list.viewport() is watched:
                index = column.list.indexAt(event.position().toPoint())
                if column.list.id_at(index.row()):
                    self._from, self._list = column, column.list
                    self._pressed = event.globalPosition().toPoint()
                    self._touched = event.device().type() == QInputDevice.DeviceType.TouchScreen
                    if self._touched:
                        self._rest.start()

    def _move(self, event: QMouseEvent) -> bool:
        here = event.globalPosition().toPoint()
        assert self._pressed is not None
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self.issue:
            if not event.buttons() & Qt.MouseButton.LeftButton:
                self._pressed = None
            elif far and self._touched:
                self._rest.stop()
                self._pressed = None  # the finger scrolls
            elif far:
                self._take()
        if self.issue:
            self._carry(here)
        return bool(self.issue)

    def _take(self) -> None:
        """Take the pressed card along."""
        if self._list is None or self._pressed is None:
            return
        view = self._list
        index = view.indexAt(view.viewport().mapFromGlobal(self._pressed))
        self.issue = view.id_at(index.row())
        if not self.issue:
            return
        self.card.picture.setPixmap(view.viewport().grab(view.visualRect(index)))
        self.card.show()
        self.card.raise_()
        self._watch(on=True)
        self._edge.start()
        self._carry(self._pressed)

    def _watch(self, *, on: bool) -> None:
        program = QApplication.instance()
        if program is not None:
            (program.installEventFilter if on else program.removeEventFilter)(self._escape)

    def _carry(self, here: QPoint) -> None:
        over = self._column_at(here)
        if over is not self._over:
            for column in self.board.columns.values():
                mark = "" if column is not over or column is self._from else "yes" if self._step(over) else "no"
                parts.set_role(column, mark, name="over")
            self._over = over
        self.card.said.setText(self._words(over))
        self.card.said.setVisible(bool(self.card.said.text()))
        self.card.adjustSize()
        at = self.board.mapFromGlobal(here) + QPoint(WITHIN, WITHIN)
        right, low = self.board.width() - self.card.width(), self.board.height() - self.card.height()
        self.card.move(max(0, min(at.x(), right)), max(0, min(at.y(), low)))

    def _step(self, over: Column | None) -> StepKind | None:
        return step_to(self._from.state, over.state) if over is not None and self._from is not None else None

    def _words(self, over: Column | None) -> str:
        if over is None or self._from is None or over is self._from:
            return ""
        kind = self._step(over)
        if kind is None:
            return refusal(self._from.state, over.state)
        return f"{kind.words()} → {word(STATES, over.state)}"

    def _column_at(self, here: QPoint) -> Column | None:
        for column in self.board.columns.values():
            if column.isVisible() and column.rect().contains(column.mapFromGlobal(here)):
                return column
        return None

    def _scroll(self) -> None:
        """Near an edge of the board the columns beyond come into sight."""
        at = self.board.mapFromGlobal(self.board.cursor().pos()).x()
        bar = self.board.horizontalScrollBar()
        if at < EDGE:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif at > self.board.width() - EDGE:
            bar.setValue(bar.value() + SCROLL_STEP)

    def _release(self, event: QMouseEvent) -> bool:
        issue, over, start = self.issue, self._over, self._from
        self.give_up()
        if not issue:
            return False
        if over is not None and over is not start:
            self.dropped.emit(issue, over.state)
        return True

    def give_up(self) -> None:
        """Let go of the card; nothing has changed."""
        self._rest.stop()
        self._edge.stop()
        if self.issue:
            self._watch(on=False)
        self.issue, self._pressed, self._over = "", None, None
        self.card.hide()
        for column in self.board.columns.values():
            parts.set_role(column, "", name="over")


class Escape(QObject):
    """While a card is carried, Esc lets go of it wherever the keyboard is."""

    def __init__(self, drag: CardDrag) -> None:
        super().__init__(drag)
        self.drag = drag

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.drag.give_up()
            event.accept()
            return True
        return False

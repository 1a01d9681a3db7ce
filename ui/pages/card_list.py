"""A list of cards, an empty page that teaches, or the few questions that a new one needs: one at a time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import parts
from ui.abstract import Abstract
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.tokens import AROUND, BETWEEN


class CardList(Abstract, QWidget):
    """What the lists of meetings and of cases have in common."""

    opened = Signal(str)
    refused = Signal(object)
    asking = Signal(bool)

    def __init__(self, desk: Desk, *, widest: int) -> None:
        """*widest* is how wide a card is at the most, in pixels at the normal size of type."""
        super().__init__()
        self.desk, self.worker = desk, desk.worker
        self.title = LineEdit()
        """What is asked first of a new one."""
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.cards, self.form = parts.Scrolled(widest=widest), QWidget()
        self.empty: QWidget = self.cards
        self._some = False
        self.stack = QStackedWidget()
        for widget in (self.cards, self.form):
            self.stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def teach(self, picture: str, sentence: str, first: str) -> None:
        """What an empty list shows, and its button for the *first* one."""
        begin = parts.button(first, icon="add", role="primary", clicked=self.ask)
        self.empty = parts.Empty(picture, sentence, begin)
        self.stack.addWidget(self.empty)

    def lay_out(self, heading: str, *questions: QWidget | QLayout) -> None:
        """Lay out the form of a new one."""
        begin = parts.button(self.tr("Begin"), role="primary", clicked=self.begin)
        stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.stop)
        card = parts.Card(parts.section(heading), *questions, self.wrong, parts.row(begin, stop, None))
        card.setMaximumWidth(720)
        column = QVBoxLayout(self.form)
        column.setContentsMargins(AROUND, BETWEEN, AROUND, AROUND)
        column.addWidget(card)
        column.addStretch()

    @abstractmethod
    def read(self) -> None:
        """Read the cards again."""

    def fill(self, cards: Sequence[QWidget]) -> None:
        """Show *cards*; whoever is asked for a new one is not disturbed."""
        body = self.cards.body
        parts.clear(body)
        for card in cards:
            body.addWidget(card)
        body.addStretch()
        self._some = bool(cards)
        if self.stack.currentWidget() is not self.form:
            self._to_cards()

    def _to_cards(self) -> None:
        self.stack.setCurrentWidget(self.cards if self._some else self.empty)

    @abstractmethod
    def ask(self) -> None:
        """Ask for a new one."""

    def open_form(self) -> None:
        """Show the form, with nothing wrong in it."""
        self.wrong.hide()
        self.stack.setCurrentWidget(self.form)
        self.asking.emit(True)
        self.title.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, sentence: str, where: QWidget) -> None:
        """Say what is wrong with the form, and where."""
        self.wrong.setText(sentence)
        self.wrong.show()
        where.setFocus()

    def stop(self) -> None:
        """Back to the cards."""
        self._to_cards()
        self.asking.emit(False)

    @abstractmethod
    def begin(self) -> None:
        """Make what the form asks for."""

    def begun(self, rec: Any) -> None:
        """It is made: open it."""
        self.stop()
        self.opened.emit(rec)

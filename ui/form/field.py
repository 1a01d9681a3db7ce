"""What every kind of answer has in common, whatever it looks like."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from forms.lean import dataclass
from forms.session import Choice, Item
from ui.abstract import Abstract
from ui.form.shelf import PhotoShelf

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Question:
    """What a field needs to know about its question, as it stands now."""

    item: Item
    label: str
    choices: Sequence[Choice] = ()
    shelf: PhotoShelf | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class Field(Abstract, QWidget):
    """The part of a question that takes the answer.

    A field shows what it is told by `show_value` and reports what a person does; it never asks
    the session itself. `answered` carries the value and whether the act is complete (a click, a
    finished field) and should be written at once.
    """

    answerable = True
    """Whether there is anything to answer for whoever comes by keyboard."""
    answered = Signal(object, bool)
    advance = Signal()
    left = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question

    @abstractmethod
    def show_value(self, value: str | None) -> None:
        """Show *value* without reporting it back."""

    def retell(self, question: Question) -> None:
        """Take over texts and choices that changed with the language or another answer."""
        self.question = question

    def forget(self) -> None:
        """Forget what was typed here: another question is asked from now on."""

    def set_readonly(self, readonly: bool) -> None:
        """Show only, or let people answer."""
        self.setEnabled(not readonly)

    def entrance(self) -> QWidget:
        """The widget that gets the keyboard when someone arrives here."""
        return self.focusProxy() or self


class LineEdit(QLineEdit):
    """One line that knows when an input method is composing.

    Enter that ends a composition belongs to the input method, and a preedit string is not yet text:
    neither may move the person on to the next question.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain:
            if not self._composing:
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composing = False
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextArea(QPlainTextEdit):
    """Several lines that grow with what is written; Tab moves on, Enter breaks the line."""

    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(2, min(8, self.document().size().toSize().height()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in ENTER:
            event.ignore()  # belongs to the page
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

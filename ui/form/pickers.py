"""Choices behind one line: a drop-down, a line that completes, a list that opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.form.choices import ChoiceField, label_of
from ui.form.field import ENTER, Field, LineEdit, Question


class Drop(QComboBox):
    """A drop-down that leaves the wheel to the page and Enter to the form."""

    entered = Signal()
    left = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers():
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(0)
            self.activated.emit(0)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class DropField(Field):
    """One of a list, folded into a drop-down (appearance `minimal`)."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.drop = Drop(self)
        self.drop.setMaximumWidth(480)
        self.drop.activated.connect(self._activated)
        self.drop.entered.connect(self.advance)
        self.drop.left.connect(self.left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.drop, 1)
        layout.addStretch()
        self.setFocusProxy(self.drop)
        self._fill()

    def _fill(self) -> None:
        kept = self.drop.currentData()
        self.drop.clear()
        self.drop.addItem(self.tr("Choose…"), None)
        for choice in self.question.choices:
            self.drop.addItem(choice.label or choice.value, choice.value)
        self.drop.setAccessibleName(self.question.label)
        self.show_value(kept)

    def _activated(self, index: int) -> None:
        self.answered.emit(self.drop.itemData(index), True)

    def show_value(self, value: str | None) -> None:
        self.drop.setCurrentIndex(max(0, self.drop.findData(value)) if value else 0)

    def retell(self, question: Question) -> None:
        changed = list(question.choices) != list(self.question.choices)
        super().retell(question)
        if changed:
            self._fill()


class CompleteField(Field):
    """One of a long list, found by typing part of it (appearance `autocomplete` or `search`)."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = LineEdit(self)
        self.edit.setMaximumWidth(480)
        self.edit.setPlaceholderText(self.tr("Type a part of it"))
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._leave)
        self._value: str | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit, 1)
        layout.addStretch()
        self.setFocusProxy(self.edit)
        self._fill()

    def _fill(self) -> None:
        self.edit.setAccessibleName(self.question.label)
        completer = QCompleter([choice.label for choice in self.question.choices], self.edit)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated[str].connect(self._take)  # type: ignore[index]
        self.edit.setCompleter(completer)

    def show_value(self, value: str | None) -> None:
        self._value = value
        if not self.edit.hasFocus() or value is None:
            self.edit.setText(label_of(list(self.question.choices), value) if value else "")

    def retell(self, question: Question) -> None:
        changed = list(question.choices) != list(self.question.choices)
        super().retell(question)
        if changed:
            self._fill()
            self.show_value(self._value)

    def _take(self, text: str) -> None:
        needle = text.strip().casefold()
        exact = [c for c in self.question.choices if c.label.casefold() == needle or c.value.casefold() == needle]
        near = exact or [c for c in self.question.choices if needle and needle in c.label.casefold()]
        if len(near) == 1 or exact:
            self._value = near[0].value
            self.edit.setText(near[0].label)
            self.answered.emit(self._value, True)
        elif not needle:
            self._value = None
            self.answered.emit(None, True)
        else:
            self.edit.setText(label_of(list(self.question.choices), self._value) if self._value else "")

    def _leave(self) -> None:
        popup = self.edit.completer().popup()
        if popup is None or not popup.isVisible():
            self._take(self.edit.text())
        self.left.emit()

    def _enter(self) -> None:
        popup = self.edit.completer().popup()
        if popup is not None:
            popup.hide()
        self._take(self.edit.text())
        self.advance.emit()


class FoldedField(Field):
    """Several of a list, folded into one button that names what is chosen (appearance `minimal`)."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.button = QPushButton(self)
        self.button.setCheckable(True)
        self.inner = ChoiceField(question, self)
        self.inner.hide()
        self.inner.answered.connect(self._answered)
        self.inner.advance.connect(self._enter)
        self.inner.left.connect(self.left)
        self.button.toggled.connect(self._toggle)
        self.button.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.inner)
        self.setFocusProxy(self.button)
        self._value: str | None = None
        self._tell()

    def show_value(self, value: str | None) -> None:
        self._value = value
        self.inner.show_value(value)
        self._tell()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.inner.retell(question)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.button
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTER
        ):
            self.advance.emit()
            return True
        return super().eventFilter(watched, event)

    def _toggle(self, open_: bool) -> None:
        self.inner.setVisible(open_)
        if open_:
            self.inner.entrance().setFocus(Qt.FocusReason.TabFocusReason)

    def _answered(self, value: str | None, done: bool) -> None:
        self._value = value
        self._tell()
        self.answered.emit(value, done)

    def _enter(self) -> None:
        self.button.setChecked(False)
        self.advance.emit()

    def _tell(self) -> None:
        names = [label_of(list(self.question.choices), value) for value in (self._value or "").split()]
        self.button.setText(self.tr(", ").join(names) or self.tr("Choose…"))
        self.button.setAccessibleName(self.question.label)

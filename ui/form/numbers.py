"""Questions answered with a number: typed, counted up and down, grouped in thousands, or a compass bearing."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.form.field import Field, LineEdit, Question
from ui.parts import icon_button

WHOLE = ("int", "integer", "long", "short")
PATTERNS = {"int": r"-?[\d,]{0,18}", "decimal": r"-?[\d,]{0,18}(\.\d{0,10})?", "string": r"[-+]?[\d,. ]{0,40}"}
GROUPS = re.compile(r"(?<=\d)(?=(\d{3})+(?!\d))")


def plain_digits(text: str) -> str:
    """Turn what a Chinese keyboard gives (１２．５, 12。5) into digits that a form understands."""
    narrow = unicodedata.normalize("NFKC", text).replace("。", ".").replace("，", ".")
    return narrow.replace("−", "-").replace("–", "-").strip()


def grouped(text: str) -> str:
    """The digits of a number in groups of three: 1,234,567.5."""
    whole, dot, rest = text.partition(".")
    return GROUPS.sub(",", whole) + dot + rest


class NumberEdit(LineEdit):
    """A line that takes digits however the input method is set."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        commit = event.commitString()
        if commit and plain_digits(commit) != commit:
            event.setCommitString(plain_digits(commit), event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)


class NumberField(Field):
    """A number; half a number ("-", "1.") is kept on screen and not yet an answer.

    With `thousands-sep` the groups appear when the line is left, so that nothing moves under the typing hand.
    """

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        kind = question.item.datatype
        self._groups = "thousands-sep" in question.item.appearance
        self.edit = NumberEdit(self)
        self.edit.setAccessibleName(question.label)
        self.edit.setMaximumWidth(240)
        pattern = PATTERNS["int" if kind in WHOLE else "decimal" if kind == "decimal" else "string"]
        self.edit.setValidator(QRegularExpressionValidator(pattern, self.edit))
        self.edit.textEdited.connect(self._edited)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._leave)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.edit)
        self._line.addStretch()
        self.setFocusProxy(self.edit)

    def show_value(self, value: str | None) -> None:
        if _same(self._value(), value):  # the form writes 12 as 12.0: what was typed stays as it was typed
            if self._groups and not self.edit.hasFocus():
                self.edit.setText(grouped(self._value() or ""))
            return
        shown = (value or "").removesuffix(".0") if self.question.item.datatype == "decimal" else value or ""
        self.edit.setText(grouped(shown) if self._groups and not self.edit.hasFocus() else shown)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.edit.setAccessibleName(question.label)

    def forget(self) -> None:
        self.edit.clear()

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)

    def _value(self) -> str | None:
        text = self.edit.text().replace(",", "")
        if self.question.item.datatype != "string":
            text = text.rstrip(".")
        return text if text not in ("", "-") else None

    def _edited(self, _text: str) -> None:
        self.answered.emit(self._value(), False)

    def _leave(self) -> None:
        if self._groups:
            self.edit.setText(grouped(self._value() or ""))
        self.left.emit()

    def _enter(self) -> None:
        self._leave()
        self.advance.emit()


def _same(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one == other
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return one == other


class CounterField(NumberField):
    """A whole number with a button less and a button more (appearance `counter`); the arrow keys count too."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit.setMaximumWidth(120)
        self.less = icon_button("remove", "", clicked=lambda: self.count(-1))
        self.more = icon_button("add", "", clicked=lambda: self.count(1))
        self._line.insertWidget(0, self.less)
        self._line.insertWidget(2, self.more)
        self._name()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._name()

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.less.setEnabled(not readonly)
        self.more.setEnabled(not readonly)

    def count(self, by: int) -> None:
        """Add *by* to the number, never below nought; an empty line begins at nought."""
        value = int(self._value() or 0)
        self.edit.setText(str(max(min(value, 0), value + by)))
        self.answered.emit(self._value(), True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and not self.edit.isReadOnly():
            self.count(step)
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        for widget, word in (
            (self.less, self.tr("One less: {question}")),
            (self.more, self.tr("One more: {question}")),
        ):
            widget.setAccessibleName(word.format(question=self.question.label))
            widget.setToolTip(widget.accessibleName())


class BearingField(NumberField):
    """Degrees read from a compass and typed; the point of the compass is said beside (appearance `bearing`)."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.point = QLabel(self)
        self._line.insertWidget(1, QLabel("°", self))
        self._line.insertWidget(2, self.point)
        self.edit.setPlaceholderText(self.tr("0–360, read from a compass"))
        self.edit.setMinimumWidth(theme.current().measures.text * 15)
        self.edit.setMaximumWidth(theme.current().measures.text * 18)

    def show_value(self, value: str | None) -> None:
        super().show_value(value)
        self.point.setText(compass_point(value))

    def _edited(self, text: str) -> None:
        super()._edited(text)
        self.point.setText(compass_point(self._value()))


def compass_point(value: str | None) -> str:
    """The name of the direction of *value* degrees; blank for what is none."""
    try:
        degrees = float(value or "")
    except ValueError:
        return ""
    if not 0 <= degrees <= 360:
        return QCoreApplication.translate("Compass", "not between 0 and 360")
    names = (
        QCoreApplication.translate("Compass", "north"),
        QCoreApplication.translate("Compass", "north-east"),
        QCoreApplication.translate("Compass", "east"),
        QCoreApplication.translate("Compass", "south-east"),
        QCoreApplication.translate("Compass", "south"),
        QCoreApplication.translate("Compass", "south-west"),
        QCoreApplication.translate("Compass", "west"),
        QCoreApplication.translate("Compass", "north-west"),
    )
    return names[round(degrees / 45) % 8]

"""Questions answered with a number."""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QInputMethodEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.form.field import Field, LineEdit, Question

PATTERNS = {"int": r"-?\d{0,18}", "decimal": r"-?\d{0,18}(\.\d{0,10})?"}


def plain_digits(text: str) -> str:
    """Turn what a Chinese keyboard gives (１２．５, 12。5) into digits that a form understands."""
    narrow = unicodedata.normalize("NFKC", text).replace("。", ".").replace("，", ".")
    return narrow.replace("−", "-").replace("–", "-").strip()


class NumberEdit(LineEdit):
    """A line that takes digits however the input method is set."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        commit = event.commitString()
        if commit and plain_digits(commit) != commit:
            event.setCommitString(plain_digits(commit), event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)


class NumberField(Field):
    """A whole or decimal number; half a number ("-", "1.") is kept on screen and not yet an answer."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = NumberEdit(self)
        self.edit.setAccessibleName(question.label)
        self.edit.setMaximumWidth(240)
        pattern = PATTERNS["int" if question.item.datatype in ("int", "integer") else "decimal"]
        self.edit.setValidator(QRegularExpressionValidator(pattern, self.edit))
        self.edit.textEdited.connect(self._edited)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        layout.addStretch()
        self.setFocusProxy(self.edit)

    def show_value(self, value: str | None) -> None:
        if self._value() != value:
            self.edit.setText(value or "")

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.edit.setAccessibleName(question.label)

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)

    def _value(self) -> str | None:
        text = self.edit.text().rstrip(".")
        return text if text not in ("", "-") else None

    def _edited(self, _text: str) -> None:
        self.answered.emit(self._value(), False)

    def _enter(self) -> None:
        self.left.emit()
        self.advance.emit()

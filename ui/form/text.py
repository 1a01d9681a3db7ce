"""Questions answered in words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.form.field import Field, LineEdit, Question, TextArea

WIDEST = 720  # longer lines are hard to read back
MULTILINE = {"multiline", "multi-line"}


class TextField(Field):
    """One line of text; Enter moves on."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = LineEdit(self)
        self.edit.setMaximumWidth(WIDEST)
        self.edit.setAccessibleName(question.label)
        self.edit.textEdited.connect(lambda text: self.answered.emit(text or None, False))
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def show_value(self, value: str | None) -> None:
        if self.edit.text() != (value or ""):
            self.edit.setText(value or "")

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.edit.setAccessibleName(question.label)

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)

    def _enter(self) -> None:
        self.left.emit()
        self.advance.emit()


class LongTextField(Field):
    """Several lines; Shift+Enter or Tab moves on."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = TextArea(self)
        self.edit.setMaximumWidth(WIDEST)
        self.edit.setAccessibleName(question.label)
        self._showing = False
        self.edit.textChanged.connect(self._changed)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def show_value(self, value: str | None) -> None:
        if self.edit.toPlainText() == (value or ""):
            return
        self._showing = True
        self.edit.setPlainText(value or "")
        self._showing = False

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.edit.setAccessibleName(question.label)

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)

    def _changed(self) -> None:
        if not self._showing:
            self.answered.emit(self.edit.toPlainText() or None, False)

    def _enter(self) -> None:
        self.left.emit()
        self.advance.emit()

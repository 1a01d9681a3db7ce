"""What was answered the last time, beside the question, and the button that answers so again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.form.choices import label_of
from ui.form.field import Question
from ui.parts import button, note


class LastAnswer(QWidget):
    """One quiet line; it is gone when there was no answer."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.words = note()
        self.again = button("", role="plain", icon="copy", clicked=lambda: self.wanted.emit(self._value))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.again)

    def show_answer(self, value: str, *, question: Question, day: str, same: bool) -> None:
        """Say what *value* means on *day*; the button is there while the answer is another one."""
        self._value = value
        self.setVisible(bool(value))
        if not value:
            return
        held = value.startswith("photo:")
        named = (
            ", ".join(label_of(list(question.choices), each) for each in value.split()) if question.choices else value
        )
        self.words.setText(self.tr("{day}: {answer}").format(day=day, answer=self.tr("attached") if held else named))
        self.again.setText(self.tr("The same"))
        self.again.setAccessibleName(f"{self.again.text()}: {question.label}")
        self.again.setVisible(not same and not held)

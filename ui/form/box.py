"""One question as people see it: words, required mark, hint, field, and what is wrong at the place."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.session import Item
from ui import icons, texts
from ui.form.factory import field_for
from ui.form.field import Question
from ui.form.filling import Filling
from ui.parts import words


class QuestionBox(QFrame):
    """Asks the question *item* of a form being filled."""

    def __init__(self, filling: Filling, item: Item, *, extra: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filling, self.item, self._extra = filling, item, extra
        self.visited = False
        self.label = words(parent=self)
        self.hint = words(role="note", parent=self)
        self.mark = icons.Mark("fail", "", self)
        self.wrong = words(role="bad", parent=self)
        self.field = field_for(self._question(), self)
        self.field.answered.connect(self._answered)
        self.field.left.connect(self._left)
        self.label.setBuddy(self.field.entrance())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(self.hint)
        column.addWidget(self.field)
        self._trouble = QWidget(self)
        line = QHBoxLayout(self._trouble)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.mark)
        line.addWidget(self.wrong, 1)
        column.addWidget(self._trouble)
        self.refresh()

    def _question(self) -> Question:
        session, ref = self.filling.session, self.item.ref
        choices = session.choices(ref) if self.item.control in ("select1", "select", "rank") else ()
        return Question(self.item, label=session.label(ref), choices=choices, extra=self._extra)

    def refresh(self, item: Item | None = None) -> None:
        """Show what the session knows now; *item* when the question has moved to another ref."""
        self.item = item or self.item
        session, ref = self.filling.session, self.item.ref
        question = self._question()
        required = session.required(ref)
        self.label.setText(question.label + (" *" if required else ""))
        self.label.setToolTip(self.tr("This question needs an answer") if required else "")
        hint = session.hint(ref)
        self.hint.setText(hint)
        # once one is chosen, how to choose is not worth a line
        self.hint.setVisible(bool(hint) and not (self.item.control == "select1" and session.value(ref)))
        self.field.retell(question)
        self.field.setAccessibleDescription(hint)
        self.field.show_value(session.value(ref) or None)
        self.field.set_readonly(session.readonly(ref))
        self._tell_trouble()

    def insist(self) -> None:
        """Say what is wrong even if the person has not been here yet."""
        self.visited = True
        self._tell_trouble()

    def entrance(self) -> QWidget:
        """The widget that gets the keyboard when someone arrives here."""
        return self.field.entrance()

    def _tell_trouble(self) -> None:
        problems = self.filling.session.problems(self.item.ref)
        shown = [
            p.message or sentence(p.code, texts.language()) for p in problems if self.visited or p.kind != "required"
        ]
        self.wrong.setText("\n".join(dict.fromkeys(shown)))
        self._trouble.setVisible(bool(shown))

    def _answered(self, value: str | None, done: bool) -> None:
        self.filling.answer(self.item.ref, value, at_once=done)

    def _left(self) -> None:
        if not self.visited:
            self.visited = True
            self._tell_trouble()
        self.filling.flush()

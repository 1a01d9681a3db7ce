"""The question on the keying desk: what was keyed before it, its words, its field in large type, and what objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.paper.steps import Step
from ui import parts, theme
from ui.form.factory import field_for
from ui.form.field import Field, LineEdit, Question
from ui.pages import keying_words
from ui.pages.keying_effort import Counter
from ui.pages.keying_sheet import Nothing, Sheet

MOST_IN_COLUMNS = (6, 14)
"""More choices than these stand in two, in three columns, so that all are seen at once."""
SHOWN_BEFORE = 4


class QuestionPart(QWidget):
    """One question at a time; the answers above it are those that were keyed last."""

    answered = Signal(object, bool)
    advance = Signal()

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self.field: Field | None = None
        self.step: Step | None = None
        self.before = parts.note()
        self.label = parts.words(role="field")
        self.hint = parts.note()
        self.flag = parts.words(role="late")
        self.wrong = parts.words(role="bad")
        self.third = parts.button(self.tr("Third look"), icon="eye", role="primary")
        self.third.hide()
        self._holder = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for text in (self.before, self.label, self.hint, self.flag):
            layout.addWidget(text)
        layout.addLayout(parts.row(self.third, None))
        layout.addLayout(self._holder)
        layout.addWidget(self.wrong)
        for hidden in (self.wrong, self.flag):
            hidden.hide()

    # ---- the field

    def show_field(self, sheet: Sheet, step: Step) -> None:
        """Put the field of *step* on the desk, with its answer, and give it the keys."""
        session, item = sheet.session, step.item
        choices = session.choices(item.ref) if item.control in ("select1", "select", "rank") else []
        columns = 1 + sum(len(choices) > most for most in MOST_IN_COLUMNS)
        wanted = {"quick"} if item.control == "select1" else set()
        looks = frozenset(wanted | ({f"columns-{columns}"} if columns > 1 else set()))
        control = "input" if item.control == "range" else item.control
        plain = replace(item, appearance=looks, control=control)
        self.step = step
        self.field = field_for(Question(plain, label=session.label(item.ref), choices=choices), self)
        font = theme.current().font(theme.current().measures.section)
        self.field.setFont(font)
        for child in self.field.findChildren(QWidget):
            child.setFont(font)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                child.installEventFilter(self._counter)
        self.field.show_value(session.value(item.ref) or None)
        self.field.answered.connect(self.answered)
        self.field.advance.connect(self.advance)
        entrance = self.field.entrance()
        if step.digits and isinstance(entrance, LineEdit):
            entrance.textEdited.connect(self._typed)
        self._holder.addWidget(self.field)
        self.field.show()

    def focus_field(self) -> None:
        """Give the keys to the field; what stands in a line is chosen, so that typing replaces it."""
        assert self.field is not None
        entrance = self.field.entrance()
        entrance.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(entrance, LineEdit):
            entrance.selectAll()

    def clear_field(self) -> None:
        """Take the field off the desk. Whoever calls has taken the keys from it, else hiding it would press Tab."""
        if self.field is not None:
            self._holder.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = self.step = None

    def _typed(self, text: str) -> None:
        """Go on by itself once every digit box on the paper has its digit."""
        step, entrance = self.step, self.field.entrance() if self.field is not None else None
        if step is None or not isinstance(entrance, LineEdit) or entrance.cursorPosition() != len(text):
            return
        if text.isdecimal() and len(text) == step.digits:
            entrance.entered.emit()

    # ---- the words

    def say_wrong(self, words: str) -> None:
        """Say what a key could not do, or what the form objects to."""
        self.wrong.setText(words)
        self.wrong.show()

    def say_nothing(self, found: Nothing, person: str) -> None:
        """Say why there is no sheet for *person*: they keyed all that wait, or none waits."""
        if found.mine:
            said = self.tr(
                "%n sheet(s) wait for a second keying; {person} did the first. Who keys now?", "", found.mine
            )
            words = said.format(person=person)
        else:
            words = self.tr("No sheet waits for a second keying.")
            if found.differing:
                words += " " + self.tr(
                    "%n sheet(s) were read differently and wait for a third look.", "", found.differing
                )
        self.label.setText(words)
        for part in (self.before, self.hint, self.flag, self.wrong):
            part.hide()

    def tell(self, sheet: Sheet, items: Sequence[Step], place: int) -> None:
        """Say what the question at *place* asks, what stands beside its answer, and what was keyed before it."""
        session = sheet.session
        step = items[place] if 0 <= place < len(items) else None
        self.wrong.hide()
        hint = ""
        if step is None:
            self.label.setText(self.tr("Which number is on the sheet?"))
            hint = self.tr("Enter takes the number that stands here.")
        elif step.kind == "more":
            self.label.setText(
                self.tr("Is there one more on the paper?  {what}").format(
                    what=keying_words.row_name(sheet, items, step)
                )
            )
            hint = self.tr("1 for one more, Enter to go on.")
        else:
            self.label.setText(session.label(step.ref))
            # what is said to whoever keys is no matter for the paper, so a form says it as guidance
            hint = "\n".join(filter(None, (session.hint(step.ref), session.guidance(step.ref))))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        flags = keying_words.flags(sheet, step)
        self.flag.setText("\n".join(flags))
        self.flag.setVisible(bool(flags))
        above = [one for one in items[: max(0, place)] if one.kind == "question"][-SHOWN_BEFORE:]
        self.before.setText("\n".join(keying_words.said(sheet, one) for one in above))
        self.before.setVisible(bool(above))

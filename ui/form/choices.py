"""Questions answered by picking: one or several, as a list, in columns, as a scale."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from forms.session import Choice
from ui.form.choice_button import KEYS, ChoiceButton, Shows
from ui.form.field import ENTER, Field, Question
from ui.form.flow import FlowLayout
from ui.form.label_media import picture_of
from ui.form.markup import plain
from ui.parts import words

LONG = 15
"""A list longer than this gets a line to search in."""
FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)


def columns_asked(appearance: frozenset[str]) -> int | None:
    """How many columns an appearance asks for; 0 means as many as fit, None a plain list."""
    for word in appearance:
        if word.startswith("columns-") and word[8:].isdigit():
            return max(1, int(word[8:]))
    return 0 if appearance & (PACKED | {"columns", "horizontal"}) else None


PACKED = {"columns-pack", "horizontal-compact", "compact", "quickcompact"}
BARE = {"no-buttons", "compact", "quickcompact"}
TABLE = {"label", "list-nolabel", "list"}


class ChoiceField(Field):
    """A list of choices. A digit (then a letter) picks, arrows walk, Delete takes the answer back.

    In a list of one, picking answers the question and moves on when the appearance says `quick`.
    """

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.several = question.item.control == "select"
        self.quick = bool(question.item.appearance & {"quick", "quickcompact"})
        self.likert = "likert" in question.item.appearance
        self.table = bool(question.item.appearance & TABLE)
        self.answerable = "label" not in question.item.appearance
        self.buttons: list[ChoiceButton] = []
        self._value: str | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._search: QLineEdit | None = None
        self._holder: QWidget | None = None
        self._build()

    @property
    def search(self) -> QLineEdit:
        """A line to look for a choice in; made when a list is long."""
        if self._search is None:
            self._search = QLineEdit(self)
            self._search.setClearButtonEnabled(True)
            self._search.textEdited.connect(self._filter)
            self._column.insertWidget(0, self._search)
        return self._search

    def _tell_search(self, *, wanted: bool) -> None:
        if wanted:
            self.search.setPlaceholderText(self.tr("Search"))
            self.search.setAccessibleName(self.tr("Search in: {question}").format(question=self.question.label))
        if wanted or self._search is not None:
            self.search.setVisible(wanted)

    def _shows(self) -> Shows:
        appearance = self.question.item.appearance
        return "mark" if "list-nolabel" in appearance else "words" if appearance & BARE else "all"

    def _pictures(self) -> None:
        media = self.question.extra.get("choice_media", {})
        for button in self.buttons:
            found = media.get(button.value, {})
            button.show_picture(picture_of(self.question.extra, found.get("image", "")))

    def _heads(self, layout: QGridLayout) -> None:
        """Only the words of the choices, above a table of questions that share them."""
        for place, choice in enumerate(self.question.choices):
            head = words(plain(choice.label or choice.value))
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            layout.addWidget(head, 0, place)
            layout.setColumnStretch(place, 1)

    def _build(self) -> None:
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget(self)
        self.buttons = []
        layout = self._layout(self._holder)
        if not self.answerable and isinstance(layout, QGridLayout):
            self._heads(layout)
            self._column.addWidget(self._holder)
            self._tell_search(wanted=False)
            return
        for place, choice in enumerate(self.question.choices):
            button = ChoiceButton(
                plain(choice.label or choice.value),
                value=choice.value,
                key=KEYS[place] if place < len(KEYS) else "",
                several=self.several,
                shows=self._shows(),
                parent=self._holder,
            )
            button.clicked.connect(partial(self._clicked, button))
            button.keyed = self._key
            button.left.connect(self.left)
            self.buttons.append(button)
            if isinstance(layout, QGridLayout):
                asked = None if self.table or self.likert else columns_asked(self.question.item.appearance)
                across = asked or len(self.question.choices)
                layout.addWidget(button, place // across, place % across)
                layout.setColumnStretch(place % across, 1)
            else:
                layout.addWidget(button)
        self._pictures()
        self._column.addWidget(self._holder)
        self._tell_search(wanted=len(self.buttons) > LONG or "autocomplete" in self.question.item.appearance)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])
        self._show()

    def _layout(self, holder: QWidget) -> QLayout:
        asked = columns_asked(self.question.item.appearance)
        if self.likert or self.table or asked:
            grid = QGridLayout(holder)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(8)
            return grid
        if asked == 0:
            return FlowLayout(holder, even="columns" in self.question.item.appearance)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        return column

    def show_value(self, value: str | None) -> None:
        self._value = value
        self._show()

    def retell(self, question: Question) -> None:
        before = [(choice.value, choice.label) for choice in self.question.choices]
        super().retell(question)
        after = [(choice.value, choice.label) for choice in question.choices]
        if before == after:
            return
        if len(before) != len(after) or not self.answerable:
            self._build()
            return
        for button, (value, label) in zip(self.buttons, after, strict=True):
            button.value = value
            button.setText(plain(label or value))
        if self._search is not None and self._search.text():
            self._filter(self._search.text())
        self._pictures()

    def forget(self) -> None:
        if self._search is not None and self._search.text():
            self._search.clear()
            self._filter("")

    def _clicked(self, button: ChoiceButton, _checked: bool) -> None:
        self.pick(button.value)

    def pick(self, value: str) -> None:
        """Answer with *value*, or add it to or take it from the chosen ones."""
        if self.several:
            chosen = (self._value or "").split()
            chosen = [v for v in chosen if v != value] if value in chosen else [*chosen, value]
            order = [choice.value for choice in self.question.choices]
            chosen.sort(key=lambda v: order.index(v) if v in order else len(order))
            self._value = " ".join(chosen) or None
        else:
            self._value = value
        self._show()
        self.answered.emit(self._value, True)
        if self.quick and not self.several:
            self.advance.emit()

    def clear(self) -> None:
        """Take the answer back."""
        self._value = None
        self._show()
        self.answered.emit(None, True)

    def entrance(self) -> QWidget:
        for button in self.buttons:
            if button.isChecked():
                return button
        return self.buttons[0] if self.buttons else self

    def _key(self, button: ChoiceButton, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        shown = [b for b in self.buttons if not b.isHidden()]
        key = event.text().lower()
        if event.key() in ENTER:  # goes on and never picks: a question passed over stays unanswered
            self.advance.emit()
        elif event.key() in FORWARD or event.key() in BACK:
            at = shown.index(button) + (1 if event.key() in FORWARD else -1)
            if not 0 <= at < len(shown):
                return False
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif key and key in KEYS and KEYS.index(key) < len(self.buttons):
            chosen = self.buttons[KEYS.index(key)]
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
            self.pick(chosen.value)
        elif key.isdigit():
            QApplication.beep()  # there is no such choice
        else:
            return False
        return True

    def _filter(self, text: str) -> None:
        needle = text.strip().casefold()
        for button in self.buttons:
            button.setVisible(needle in button.text().casefold() or button.isChecked())
        layout = self._holder.layout() if self._holder is not None else None
        if self._holder is not None and layout is not None:
            layout.invalidate()
            self._holder.updateGeometry()

    def _show(self) -> None:
        chosen = (self._value or "").split() if self.several else [self._value]
        for button in self.buttons:
            button.setChecked(button.value in chosen)


def label_of(choices: list[Choice], value: str) -> str:
    """The words of *value*, or the value itself when the list no longer has it."""
    return next((choice.label for choice in choices if choice.value == value), value)

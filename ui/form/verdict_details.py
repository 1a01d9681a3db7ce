"""What a failed item asks: why, how bad, photos, a note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.form.choice_button import KEYS, ChoiceButton
from ui.form.field import ENTER, LineEdit
from ui.form.filling import Filling
from ui.form.flow import FlowLayout
from ui.form.photos import PhotoStrip
from ui.form.plan import Entry
from ui.parts import note, words


class Chips(QWidget):
    """Reasons side by side; digits toggle, Enter goes on, Escape goes back."""

    picked = Signal(object)
    advance = Signal()
    back = Signal()

    def __init__(self, *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.several = several
        self.chips: list[ChoiceButton] = []
        self._flow = FlowLayout(self)

    def offer(self, choices: list, value: str | None, *, question: str) -> None:
        """Show *choices* with *value* chosen."""
        if [chip.value for chip in self.chips] != [choice.value for choice in choices]:
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.deleteLater()
            self.chips = []
            for place, choice in enumerate(choices):
                chip = ChoiceButton(
                    choice.label, value=choice.value, key=KEYS[place], several=self.several, parent=self
                )
                chip.clicked.connect(lambda _checked=False, chosen=choice.value: self._toggle(chosen))
                chip.installEventFilter(self)
                self._flow.addWidget(chip)
                chip.show()
                self.chips.append(chip)
        chosen = (value or "").split()
        for chip, choice in zip(self.chips, choices, strict=True):
            chip.setText(choice.label)
            chip.setAccessibleName(f"{choice.label}: {question}")
            chip.setChecked(chip.value in chosen)

    def _toggle(self, value: str) -> None:
        chosen = [chip.value for chip in self.chips if chip.isChecked()]
        if not self.several:
            chosen = [value] if value in chosen else []
        self.picked.emit(" ".join(chosen) or None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, ChoiceButton) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, chip: ChoiceButton, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text().lower()
        at = self.chips.index(chip)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        elif key in ENTER:
            self.advance.emit()
        elif key == Qt.Key.Key_Escape:
            self.back.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = max(0, min(len(self.chips) - 1, at + (1 if key == Qt.Key.Key_Right else -1)))
            self.chips[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif text and text in KEYS[: len(self.chips)]:
            self.chips[KEYS.index(text)].click()
        elif key == Qt.Key.Key_Space:
            chip.click()
        else:
            return False
        return True


class VerdictDetails(QFrame):
    """Stands under a failed item and asks only what the form has for it."""

    advance = Signal()
    back = Signal()

    def __init__(
        self, filling: Filling, entry: Entry, *, label: str, extra: dict[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.filling, self.entry = filling, entry
        self.visited = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.why = Chips(several=True, parent=self) if entry.part("why") else None
        self.level = Chips(several=False, parent=self) if entry.part("level") else None
        self.note = LineEdit(self) if entry.part("note") else None
        self.strip: PhotoStrip | None = None
        self._level_line: QWidget | None = None
        if self.why is not None:
            self.why.picked.connect(lambda value: self._answer("why", value))
            self.why.advance.connect(self.advance)
            self.why.back.connect(self.back)
            column.addWidget(self.why)
        if self.level is not None:
            self.level.picked.connect(lambda value: self._answer("level", value))
            self.level.advance.connect(self.advance)
            self.level.back.connect(self.back)
            self._level_word = note()
            self._level_word.setWordWrap(False)
            self._level_line = QWidget(self)
            line = QHBoxLayout(self._level_line)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(self._level_word)
            line.addWidget(self.level, 1)
            column.addWidget(self._level_line)
        last_line = QHBoxLayout()
        last_line.setSpacing(16)
        if entry.part("photo") and extra.get("shelf") is not None:
            field = filling.session.field(entry.part("photo"))
            self.strip = PhotoStrip(extra["shelf"], extra["worker"], field=field, label="", parent=self)
            self.strip.changed.connect(lambda ids: self._answer("photo", ids[0] if ids else None))
            last_line.addWidget(self.strip, 1)
        if self.note is not None:
            self.note.textEdited.connect(lambda text: filling.answer(self.entry.part("note"), text or None))
            self.note.entered.connect(self.advance)
            self.note.left.connect(filling.flush)
            last_line.addWidget(self.note, 1)
            last_line.setAlignment(self.note, Qt.AlignmentFlag.AlignTop)
        column.addLayout(last_line)
        self.wrong = words(role="bad")
        column.addWidget(self.wrong)
        self.refresh(entry, label)

    def refresh(self, entry: Entry, label: str) -> None:
        """Show what the session knows now, and only what is asked now."""
        self.entry = entry
        session, item = self.filling.session, label
        asked = {name for name, ref in entry.parts if session.relevant(ref)}
        for name, widget in (
            ("why", self.why),
            ("level", self._level_line),
            ("photo", self.strip),
            ("note", self.note),
        ):
            if widget is not None:
                widget.setVisible(name in asked)
        if self.why is not None:
            ref = entry.part("why")
            self.why.offer(list(session.choices(ref)), session.value(ref), question=item)
        if self.level is not None:
            ref = entry.part("level")
            self._level_word.setText(self.tr("Level"))
            self.level.offer(list(session.choices(ref)), session.value(ref), question=item)
        if self.strip is not None:
            self.strip.retell(item)
        if self.note is not None:
            ref = entry.part("note")
            self.note.setPlaceholderText(self.tr("Where, how many, why not seen; no names"))
            self.note.setAccessibleName(self.tr("Note: {item}").format(item=item))
            if not self.note.hasFocus() and self.note.text() != (session.value(ref) or ""):
                self.note.setText(session.value(ref) or "")
        self._tell_trouble()

    def enter(self) -> None:
        """Give the keyboard to the first reason."""
        if self.why is not None and self.why.isVisibleTo(self) and self.why.chips:
            self.why.chips[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.note is not None:
            self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def insist(self) -> None:
        """Say what is missing here."""
        self.visited = True
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        session = self.filling.session
        said = []
        for name, ref in self.entry.parts:
            if not session.relevant(ref):
                continue
            for problem in session.problems(ref):
                if self.visited or problem.kind != "required":
                    said.append(problem.message or self._missing(name, session.label(ref)))
        self.wrong.setText("\n".join(dict.fromkeys(said)))
        self.wrong.setVisible(bool(said))

    def _missing(self, name: str, label: str) -> str:
        if name == "why":
            return self.tr("Choose at least one reason.")
        if name == "photo":
            return self.tr("A photo belongs here.")
        return self.tr("Still needed: {what}").format(what=label)

    def _answer(self, name: str, value: str | None) -> None:
        self.filling.answer(self.entry.part(name), value, at_once=True)

"""What the parts of a meeting have in common: they show what was read, and tell the view what they wrote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import parts
from ui.desk import Desk
from ui.form.flow import FlowLayout
from ui.meeting_words import PARTIES, PARTY_KEYS, say
from ui.pages.meeting_read import MeetingShown
from ui.writes import Writes


class Part(Writes, parts.Scrolled):
    """One part of a meeting. It is filled again after every change, and never takes away what somebody is typing."""

    wrote = Signal()
    """Something is on the disk that was not."""
    told = Signal(str, object)
    """A sentence about what was done, and what takes it back: a function that takes nothing."""
    refused = Signal(object)
    wanted = Signal(str)
    """Go to another part."""

    def __init__(self, desk: Desk, *, widest: int = 1040) -> None:
        super().__init__(margin=16, widest=widest)
        self.desk = desk
        self.worker = desk.worker
        self.shown: MeetingShown | None = None

    @property
    def meeting(self) -> str:
        return self.shown.meeting.id if self.shown else ""

    def show_meeting(self, shown: MeetingShown) -> None:
        """Show what was read."""
        self.shown = shown

    def enter(self) -> None:
        """The part comes to the front: put the keyboard where the work begins."""

    def leave(self) -> None:
        """Hand over what is still being typed."""


class PartyPicker(QWidget):
    """Parties as chips, each with its key; the chosen one stays chosen."""

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._codes: list[str] = []

    def offer(self, codes: Sequence[str]) -> None:
        """Offer *codes*; what was chosen stays chosen if it is still there."""
        if list(codes) == self._codes:
            return
        kept = self.party
        parts.clear(self._flow)
        self._group = QButtonGroup(self)
        self._codes = list(codes)
        for code, key in zip(codes, PARTY_KEYS.ljust(len(codes)), strict=False):
            chip = QPushButton(f"{key.strip().upper()} {say(PARTIES, code)}".strip())
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(code == kept)
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _on=False, code=code: self.picked.emit(code))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.show()  # else it could not take the keyboard before the next turn of the event loop

    @property
    def party(self) -> str:
        """The chosen party."""
        chosen = self._group.checkedButton()
        return self._codes[self._group.buttons().index(chosen)] if chosen is not None else ""

    def choose(self, code: str) -> None:
        """Mark *code* as chosen without telling anybody."""
        if code in self._codes:
            self._group.buttons()[self._codes.index(code)].setChecked(True)

    def forget(self) -> None:
        """Have none chosen."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)

    def enter(self) -> None:
        """Take the keyboard."""
        buttons = self._group.buttons()
        if buttons:
            (self._group.checkedButton() or buttons[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        at = PARTY_KEYS.find(event.text().lower()) if event.text() else -1
        if 0 <= at < len(self._codes) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._group.buttons()[at].click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


def offered(widget: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
    """Offer (value, words) in a list; what was chosen stays chosen."""
    kept = widget.currentData()
    there = [(str(widget.itemData(n)), widget.itemText(n)) for n in range(widget.count())]
    if there == list(entries):
        return
    widget.blockSignals(True)
    widget.clear()
    for value, words in entries:
        widget.addItem(words, value)
    widget.setCurrentIndex(max(0, widget.findData(kept)))
    widget.blockSignals(False)


def chosen(widget: QComboBox, value: str) -> None:
    """Show *value* as chosen without telling anybody."""
    widget.blockSignals(True)
    widget.setCurrentIndex(max(0, widget.findData(value)))
    widget.blockSignals(False)


def labelled(words: str, widget: QWidget) -> QVBoxLayout:
    """A small label over its control."""
    label = QLabel(words)
    label.setProperty("role", "note")
    label.setBuddy(widget)
    widget.setAccessibleName(words)
    return parts.column(label, widget, spacing=2)


def box() -> QComboBox:
    """A list that is never wider than its column."""
    made = QComboBox()
    never_wider(made)
    return made


def never_wider(made: QComboBox) -> None:
    """Let a list take the width of its column whatever stands in it."""
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def form() -> QFormLayout:
    """Questions with their labels; long labels go above."""
    made = QFormLayout()
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return made

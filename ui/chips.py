"""The parts of a page as chips in a line, in further lines where room is short; one part is in front."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.form.flow import FlowLayout
from ui.tokens import BETWEEN, WITHIN


class Chips(QWidget):
    """One chip a part; a click asks for its part."""

    chosen = Signal(str)

    def __init__(self, *, margin: int = BETWEEN) -> None:
        """*margin* is the room at the left and the right, in pixels."""
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(margin, WITHIN, margin, 0)

    def add(self, key: str, words: str) -> None:
        """Offer the part *key*, which people call *words*."""
        chip = QPushButton(words)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.clicked.connect(lambda _on=False: self.chosen.emit(key))
        self._group.addButton(chip)
        self._flow.addWidget(chip)
        self.buttons[key] = chip

    def choose(self, key: str) -> None:
        """Mark *key* as the part in front without telling anybody."""
        self.buttons[key].setChecked(True)

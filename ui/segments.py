"""A few ways to look at the same thing, side by side: one is chosen, by a click or with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import icons


class Segments(QWidget):
    """Buttons that hang together. The chosen one has the keyboard; the others are reached with the arrows."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str, str]]) -> None:
        """*options* are (key, words, icon)."""
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for number, (key, words, icon) in enumerate(options):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setProperty("end", "left" if number == 0 else "right" if number == len(options) - 1 else "none")
            icons.dress(button, icon)
            button.clicked.connect(lambda _on, chosen=key: self._take(chosen))
            self._group.addButton(button)
            self.buttons[key] = button
            line.addWidget(button)
        self.choose(options[0][0])

    @property
    def key(self) -> str:
        """What is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose *key* without telling anybody."""
        for each, button in self.buttons.items():
            button.setChecked(each == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == key else Qt.FocusPolicy.ClickFocus)

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self.buttons)
        at = min(max(keys.index(self.key) + step, 0), len(keys) - 1)
        if keys[at] != self.key:
            self._take(keys[at])
            self.buttons[keys[at]].setFocus(Qt.FocusReason.OtherFocusReason)

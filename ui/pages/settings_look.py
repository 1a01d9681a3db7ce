"""Settings of the window: language, look, size, the pause before it locks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton

from ui import parts, texts
from ui.desk import Desk, Restyle
from ui.tokens import BETWEEN, UNIT


def choice(
    name: str, options: Sequence[tuple[str, str]], chosen: str, pick: Callable[[str], object]
) -> tuple[QButtonGroup, list[QPushButton]]:
    """A row of buttons of which one is down; *options* are (value, word)."""
    group, buttons = QButtonGroup(), []
    for value, word in options:
        button = parts.button(word)
        button.setCheckable(True)
        button.setChecked(value == chosen)
        button.setAccessibleName(f"{name}: {word}")
        button.clicked.connect(lambda _checked=False, value=value: pick(value))
        group.addButton(button)
        buttons.append(button)
    return group, buttons


class LookCard(parts.Card):
    """Takes effect at once, on everything."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self._desk = desk
        self._groups: list[QButtonGroup] = []
        preferences = desk.preferences
        self.body.addWidget(parts.section(self.tr("How it looks")))
        self._add(
            self.tr("Language"),
            [("zh", "中文"), ("en", "English")],
            texts.language(),
            lambda value: desk.restyled.emit(Restyle(language="zh" if value == "zh" else "en")),
        )
        self._add(
            self.tr("Look"),
            [("light", self.tr("Light")), ("dark", self.tr("Dark")), ("contrast", self.tr("High contrast"))],
            preferences.look,
            lambda value: desk.restyled.emit(Restyle(look=value)),
        )
        self._add(
            self.tr("Size"),
            [("normal", self.tr("Normal")), ("large", self.tr("Large")), ("walk", self.tr("Walking"))],
            preferences.size,
            lambda value: desk.restyled.emit(Restyle(size=value)),
        )
        self.lock_after = QComboBox()
        for minutes in (1, 5, 15, 30):
            self.lock_after.addItem(self.tr("after %n minute(s)", "", minutes), minutes)
        self.lock_after.addItem(self.tr("never by itself"), 0)
        self.lock_after.setCurrentIndex(max(0, self.lock_after.findData(preferences.lock_after_minutes)))
        self.lock_after.currentIndexChanged.connect(self._on_lock_after)
        words = parts.words(self.tr("Lock when nobody touches it"))
        words.setBuddy(self.lock_after)
        self.body.addLayout(parts.column(words, parts.row(self.lock_after, None), spacing=UNIT))

    def _add(self, name: str, options: Sequence[tuple[str, str]], chosen: str, pick: Callable[[str], object]) -> None:
        group, buttons = choice(name, options, chosen, pick)
        self._groups.append(group)
        self.body.addLayout(parts.column(parts.words(name), parts.row(*buttons, None), spacing=UNIT))

    def _on_lock_after(self) -> None:
        self._desk.preferences.lock_after_minutes = int(self.lock_after.currentData())
        self._desk.preferences.save()
        self._desk.lock_after_changed.emit(int(self.lock_after.currentData()))

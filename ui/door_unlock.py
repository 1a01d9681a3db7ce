"""Asking for the passphrase, or for the recovery code and a new passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from ui import parts
from ui.door_create import SHORTEST
from ui.door_pages import DoorPage, field
from ui.door_remedies import Remedies
from ui.secret_edit import SecretEdit

FREE_TRIES = 5
FIRST_WAIT_S = 10
LONGEST_WAIT_S = 300


def wait_after(tries: int) -> int:
    """Seconds to wait after so many wrong tries: none for the first five, then 10, 20, 40 … up to five minutes."""
    if tries < FREE_TRIES:
        return 0
    return int(min(FIRST_WAIT_S * 2 ** (tries - FREE_TRIES), LONGEST_WAIT_S))


class UnlockPage(DoorPage):
    """One folder, one passphrase. A wrong one is said beside the line; after five there is a pause."""

    passphrase_given = Signal(str, str)
    recovery_given = Signal(str, str)
    reading_wanted = Signal()
    repair_wanted = Signal(str)

    def __init__(self, folder: str, *, locked: bool = False, hint: str = "") -> None:
        super().__init__(heading=Path(folder).name)
        self.folder = folder
        self._tries = 0
        self._seconds = 0
        self.column.addWidget(parts.note(folder))
        if locked:
            self.column.addWidget(parts.words(self.tr("Locked. Everything written is saved.")))
        self.passphrase = SecretEdit(self.tr("Passphrase"))
        self.passphrase.entered.connect(self._on_open)
        self.column.addLayout(field(self.tr("Passphrase"), self.passphrase, hint=hint))
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.column.addWidget(self.wrong)
        self.remedies = Remedies()
        self.remedies.reading_wanted.connect(self.reading_wanted)
        self.remedies.repair_wanted.connect(self.repair_wanted)
        self.column.addWidget(self.remedies)
        self.open = parts.button(self.tr("Open"), icon="key", role="primary", clicked=self._on_open)
        self.use_code = parts.button(
            self.tr("Passphrase forgotten? Use the recovery code"), role="plain", clicked=self._on_code_wanted
        )
        self.column.addLayout(parts.row(None, self.open))
        self.column.addLayout(parts.row(self.use_code, None))
        self.code = QLineEdit()
        self._code_part = parts.Card()
        self._code_part.body.addLayout(field(self.tr("Recovery code"), self.code))
        self.open_with_code = parts.button(self.tr("Open with the code"), icon="key", clicked=self._on_open_with_code)
        self._code_part.body.addLayout(parts.row(None, self.open_with_code))
        self.code.returnPressed.connect(self._on_open_with_code)
        self._code_part.hide()
        self.column.addWidget(self._code_part)
        self.column.addStretch()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._on_tick)

    @property
    def secret(self) -> str:
        """What stands in the line in use: the passphrase, or the recovery code."""
        return self.passphrase.text or self.code.text()

    def refused(self, sentence: str, *, code: str = "", counts: bool = True) -> None:
        """Say why it did not open and what helps against it; a try that *counts* may bring a pause."""
        self.set_busy(False)
        self.remedies.offer(code)
        self._tries += counts
        self._seconds = wait_after(self._tries) if counts else 0
        self._sentence = sentence
        self.passphrase.line.selectAll()
        if self._seconds:
            self.set_busy(True)
            self._tick.start()
        self._show_wrong()
        self.passphrase.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Keep people from pressing twice while the key is being derived."""
        for widget in (self.open, self.open_with_code, self.passphrase.line, self.code):
            widget.setEnabled(not busy)
        self.remedies.set_busy(busy)

    def _on_tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._tick.stop()
            self.set_busy(False)
            self.passphrase.setFocus()
        self._show_wrong()

    def _show_wrong(self) -> None:
        pause = self.tr("After so many tries there is a pause: {seconds} s.").format(seconds=self._seconds)
        self.wrong.setText(f"{self._sentence} {pause}" if self._seconds > 0 else self._sentence)
        self.wrong.show()

    def _on_open(self) -> None:
        if self.passphrase.text and self.open.isEnabled():
            self.set_busy(True)
            self.passphrase_given.emit(self.folder, self.passphrase.text)

    def _on_code_wanted(self) -> None:
        self._code_part.show()
        self.code.setFocus()

    def _on_open_with_code(self) -> None:
        if self.code.text().strip() and self.open_with_code.isEnabled():
            self.set_busy(True)
            self.recovery_given.emit(self.folder, self.code.text())


class PassphrasePage(DoorPage):
    """Asks for one passphrase, for something else than opening."""

    given = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__(has_back=False)
        self.passphrase = SecretEdit(self.tr("Passphrase"))
        self.passphrase.entered.connect(self._on_go)
        self.go = parts.button(self.tr("Go on"), icon="next", role="primary", clicked=self._on_go)
        self.column.addLayout(field(words, self.passphrase))
        self.column.addLayout(parts.row(None, self.go))
        self.column.addStretch()

    def _on_go(self) -> None:
        if self.passphrase.text:
            self.given.emit(self.passphrase.text)


class NewPassphrasePage(DoorPage):
    """A new passphrase: after the recovery code, because the old one is forgotten, or *changing* it at will."""

    chosen = Signal(str)

    def __init__(self, *, changing: bool = False) -> None:
        super().__init__(heading=self.tr("A new passphrase"), has_back=False)
        if not changing:
            self.column.addWidget(parts.words(self.tr("The code was right. Choose a passphrase for the next time.")))
        self.passphrase = SecretEdit(self.tr("Passphrase"))
        self.again = SecretEdit(self.tr("Passphrase once more"))
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.go = parts.button(self.tr("Go on"), icon="next", role="primary", clicked=self._on_go)
        self.again.entered.connect(self._on_go)
        self.column.addLayout(field(self.tr("Passphrase"), self.passphrase))
        self.column.addLayout(field(self.tr("Passphrase once more"), self.again))
        self.column.addWidget(self.wrong)
        self.column.addLayout(parts.row(None, self.go))
        self.column.addStretch()

    def _on_go(self) -> None:
        if len(self.passphrase.text.strip()) < SHORTEST:
            self._say(self.tr("The passphrase needs at least %n character(s).", "", SHORTEST))
        elif self.passphrase.text != self.again.text:
            self._say(self.tr("The two passphrases are not the same."))
        else:
            self.chosen.emit(self.passphrase.text)

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()

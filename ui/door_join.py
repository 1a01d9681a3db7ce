"""Joining a community by an invitation: its file, its code, a name, a folder, a passphrase of one's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from forms.lean import dataclass
from storage.folders import risky_folder
from ui import parts
from ui.door_create import SHORTEST
from ui.door_pages import DoorPage, field
from ui.secret_edit import SecretEdit


@dataclass(frozen=True)
class Joining:
    """What somebody who was invited says."""

    file: Path
    code: str
    person: str
    folder: Path
    passphrase: str


class JoinPage(DoorPage):
    """What is missing is said beside the button, not in a dialog."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(heading=self.tr("Join a community"))
        documents = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
        )
        self.file = QLineEdit()
        self.file.setAccessibleName(self.tr("File of the invitation"))
        self.code = QLineEdit()
        self.person = QLineEdit()
        self.place = QLineEdit(str(documents / "巡楼"))
        self.place.setAccessibleName(self.tr("Folder"))
        self.passphrase = SecretEdit(self.tr("Passphrase"))
        self.again = SecretEdit(self.tr("Passphrase once more"))
        self._missing = parts.words(role="bad")
        self._missing.hide()
        self.go = parts.button(self.tr("Join"), icon="next", role="primary", clicked=self._on_go)
        choose_file = parts.button(self.tr("Choose …"), icon="document", clicked=self._on_file)
        choose_file.setAccessibleName(self.tr("Choose the file of the invitation"))
        choose = parts.button(self.tr("Choose …"), icon="folder", clicked=self._on_folder)
        choose.setAccessibleName(self.tr("Choose the folder"))
        self.column.addWidget(
            parts.words(
                self.tr(
                    "Somebody of the community gave you a file and told you a code. "
                    "The records come with the first sync."
                )
            )
        )
        words = parts.words(self.tr("File of the invitation"))
        words.setBuddy(self.file)
        self.column.addLayout(parts.column(words, parts.row(self.file, choose_file), spacing=4))
        self.column.addLayout(
            field(self.tr("Code"), self.code, hint=self.tr("Case and dashes do not matter; there is no I, L or O."))
        )
        self.column.addLayout(field(self.tr("Your name"), self.person, hint=self.tr("It signs what you write.")))
        where = parts.words(self.tr("Folder for the records"))
        where.setBuddy(self.place)
        self.column.addLayout(parts.column(where, parts.row(self.place, choose), spacing=4))
        self._risk = parts.words(
            self.tr("Records may be damaged or lost in this folder. Choose another one."), role="bad"
        )
        self._risk.hide()
        self.column.addWidget(self._risk)
        hint = self.tr("One of your own: it opens this laptop only.")
        self.column.addLayout(field(self.tr("Passphrase"), self.passphrase, hint=hint))
        self.column.addLayout(field(self.tr("Passphrase once more"), self.again))
        self.column.addWidget(self._missing)
        self.column.addLayout(parts.row(None, self.go))
        self.column.addStretch()
        self.place.textChanged.connect(
            lambda text: self._risk.setVisible(bool(text.strip()) and risky_folder(text.strip()) is not None)
        )
        self.code.returnPressed.connect(self.person.setFocus)
        self.person.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._on_go)

    def missing(self) -> str:
        """What still keeps the laptop from joining; empty when nothing does."""
        if not self.file.text().strip():
            return self.tr("Choose the file of the invitation.")
        if not self.code.text().strip():
            return self.tr("The code is missing. Ask whoever invited you.")
        if not self.person.text().strip():
            return self.tr("Your name is missing.")
        if not self.place.text().strip():
            return self.tr("Choose a folder for the records.")
        if len(self.passphrase.text.strip()) < SHORTEST:
            return self.tr("The passphrase needs at least %n character(s).", "", SHORTEST)
        if self.passphrase.text != self.again.text:
            return self.tr("The two passphrases are not the same.")
        return ""

    def _on_go(self) -> None:
        missing = self.missing()
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        if not missing:
            self.wished.emit(
                Joining(
                    Path(self.file.text().strip()).expanduser(),
                    self.code.text().strip(),
                    self.person.text().strip(),
                    Path(self.place.text().strip()).expanduser(),
                    self.passphrase.text,
                )
            )

    def _on_file(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, self.tr("File of the invitation"), str(Path.home()))
        if found:
            self.file.setText(found)
            self.code.setFocus()

    def _on_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("An empty folder for the records"), str(Path.home()))
        if folder:
            self.place.setText(folder)

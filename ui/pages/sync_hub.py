"""The questions for a hub: address, name, password. The password is kept in the encrypted workspace only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from storage.sync.hub_account import Hub
from ui import parts
from ui.door_pages import field
from ui.secret_edit import SecretEdit
from ui.tokens import AROUND, BETWEEN


class HubDialog(QDialog):
    """Asks for a hub; the password line stays empty for one that is known, and an empty line leaves it as it is."""

    given = Signal(object)

    def __init__(self, known: Hub | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Office hub"))
        self.resize(560, 460)
        self._known = known
        self.address = QLineEdit(known.address if known else "")
        self.address.setPlaceholderText("https://hub.example.cn:6984")
        self.name = QLineEdit(known.name if known else "")
        self.password = SecretEdit(self.tr("Password"))
        hint = self.tr("It is kept in the encrypted workspace, never in plain text.")
        if known and known.password:
            hint += " " + self.tr("Leave the line empty to keep the present one.")
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.go = parts.button(self.tr("Keep"), icon="pass", role="primary", clicked=self._on_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(BETWEEN)
        whom = self.tr("Whoever looks after the hub gives you these three.")
        column.addWidget(parts.words(whom))
        column.addLayout(field(self.tr("Address"), self.address))
        column.addLayout(field(self.tr("User name"), self.name))
        column.addLayout(field(self.tr("Password"), self.password, hint=hint))
        column.addWidget(self.wrong)
        column.addStretch()
        away = parts.button(self.tr("Cancel"), clicked=self.reject)
        column.addLayout(parts.row(None, away, self.go))
        self.password.entered.connect(self._on_go)

    def refuse(self, text: str) -> None:
        """Say why it cannot be kept."""
        self.wrong.setText(text)
        self.wrong.show()

    def _on_go(self) -> None:
        password = self.password.text
        if not password and self._known and self.address.text().strip() == self._known.address:
            password = self._known.password
        self.given.emit(Hub(self.address.text().strip(), self.name.text().strip(), password))

"""Who sits here: the name that signs what is written."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from storage.metadata import metadata, set_metadata
from ui import parts
from ui.desk import Desk
from ui.tokens import BETWEEN, UNIT


class PersonCard(parts.Card):
    """A name from those used before on this laptop, or a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self._desk = desk
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setMinimumWidth(280)
        for name in sorted({*desk.ws.persons(), desk.ws.person} - {""}):
            self.name.addItem(name)
        self.name.setCurrentText(desk.ws.person)
        self.name.setAccessibleName(self.tr("Your name"))
        words = parts.words(self.tr("Your name"))
        words.setBuddy(self.name)
        self.take = parts.button(self.tr("I am this person"), icon="person", clicked=self._on_taken)
        edit = self.name.lineEdit()
        assert edit is not None
        edit.setAccessibleName(self.tr("Your name"))
        edit.returnPressed.connect(self._on_taken)
        self.body.addWidget(parts.section(self.tr("Who works here now")))
        self.body.addLayout(parts.column(words, parts.row(self.name, self.take, None), spacing=UNIT))
        self.body.addWidget(
            parts.note(
                self.tr("The name stands beside everything written from now on. It opens nothing and locks nothing.")
            )
        )
        self.own = {"email": QLineEdit(), "phonenumber": QLineEdit()}
        self._add(self.own["email"], self.tr("Your e-mail"), "email")
        self._add(self.own["phonenumber"], self.tr("Your telephone"), "phonenumber")
        note = self.tr("Only forms that ask for them get these two; they stay on this laptop.")
        self.body.addWidget(parts.note(note))
        self._read()

    def _add(self, edit: QLineEdit, said: str, name: str) -> None:
        edit.setAccessibleName(said)
        edit.setMaximumWidth(360)
        edit.editingFinished.connect(lambda: self._on_noted(name))
        words = parts.words(said)
        words.setBuddy(edit)
        self.body.addLayout(parts.column(words, edit, spacing=UNIT))

    def _read(self) -> None:
        known = metadata(self._desk.ws)
        for name, edit in self.own.items():
            edit.setText(known[name])

    def _on_noted(self, name: str) -> None:
        said, ws = self.own[name].text().strip(), self._desk.ws
        if said != metadata(ws)[name]:
            self._desk.worker.run(lambda progress: set_metadata(ws, name, said), owner=self)

    def _on_taken(self) -> None:
        name = self.name.currentText().strip()
        if name and name != self._desk.ws.person:
            self._desk.worker.run(lambda progress: self._take(name), self._on_done, owner=self)

    def _take(self, name: str) -> str:
        self._desk.ws.person = name
        return name

    def _on_done(self, name: str) -> None:
        self._desk.say(self.tr("{name} writes from now on.").format(name=name))
        self._read()
        self._desk.person_changed.emit()

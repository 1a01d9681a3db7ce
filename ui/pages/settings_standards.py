"""The numbers that a place sets for itself: how many people to a room, how many extinguishers to a floor.

The national texts leave them to local rules, so the checklist names them without a number of its own. They are fields
of the community's record and so are the same on every laptop.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QLineEdit

from storage import heads
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.tokens import BETWEEN, UNIT
from ui.verbs import standards as verbs

STANDARDS = {
    "persons_per_room": QT_TRANSLATE_NOOP("Standard", "At most how many people to a room"),
    "area_per_person_m2": QT_TRANSLATE_NOOP("Standard", "At least how many square metres to a person"),
    "extinguishers_per_floor": QT_TRANSLATE_NOOP("Standard", "At least how many extinguishers to a floor"),
    "source": QT_TRANSLATE_NOOP("Standard", "Where this is written, and who confirmed it when"),
}


class StandardsCard(parts.Card):
    """A line for each number; leaving a line saves it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self._desk = desk
        self.lines: dict[str, QLineEdit] = {}
        self._stored: dict[str, str] = {}
        self.body.addWidget(parts.section(self.tr("Local standards")))
        self.body.addWidget(
            parts.note(self.tr("Ask the street office or the fire brigade. What is empty is not judged by a number."))
        )
        for name, words in STANDARDS.items():
            line = QLineEdit()
            label = parts.words(QCoreApplication.translate("Standard", str(words)))
            label.setBuddy(line)
            line.setAccessibleName(label.text())
            line.editingFinished.connect(lambda name=name: self._on_left(name))
            self.lines[name] = line
            self.body.addLayout(parts.column(label, line, spacing=UNIT))
        self.refresh()

    def refresh(self) -> None:
        """Read the numbers again, except into a line that somebody is writing in."""
        community = self._desk.ws.community

        def read(db: Database) -> Mapping[str, object]:
            return heads.fields(db, f"community:{community}")

        self._desk.worker.read(read, self._show, owner=self)

    def leave(self) -> None:
        """Save the line somebody is still in."""
        for name in self.lines:
            self._on_left(name)

    def _show(self, fields: Mapping[str, object]) -> None:
        for name, line in self.lines.items():
            self._stored[name] = str(fields.get(verbs.field(name)) or "")
            if not line.hasFocus():
                line.setText(self._stored[name])

    def _on_left(self, name: str) -> None:
        text = self.lines[name].text().strip()
        if name in self._stored and text != self._stored[name]:
            self._stored[name] = text
            self._desk.worker.follow(verbs.set_standard(self._desk.ws, name=name, value=text), owner=self)

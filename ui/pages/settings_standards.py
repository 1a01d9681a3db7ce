"""The numbers that a place sets for itself: how many people to a room, how many extinguishers to an area.

The national texts leave them to local rules, so the checklist names them without a number of its own. They are fields
of the community's record and so are the same on every laptop. On a round, what lies outside them gets a remark.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from PySide6.QtWidgets import QLineEdit

from storage.engine import Database
from ui import parts, texts
from ui.desk import Desk
from ui.theme import ASSETS
from ui.tokens import BETWEEN, UNIT
from ui.verbs import standards as verbs

REMARKED = ("max_per_room", "min_area_m2", "ext_area_m2", "ext_per", "escape_w_cm", "escape_h_cm")
"""The numbers that `forms.checklist.remarks` looks at; others would stand here and do nothing."""
SOURCE = "source"
UNITS = {"人": "people", "㎡": "m²", "具": "pieces", "厘米": "cm"}


@cache
def known_standards() -> dict[str, dict[str, str]]:
    """The numbers that can be set, with their words and what other places use."""
    with (ASSETS / "checklists" / "local_standard.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


class StandardsCard(parts.Card):
    """A line for each number; leaving a line saves it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self._desk = desk
        self.lines: dict[str, QLineEdit] = {}
        self._stored: dict[str, str] = {}
        self.body.addWidget(parts.section(self.tr("Local standards")))
        self.body.addWidget(
            parts.note(
                self.tr(
                    "Ask the street office or the fire brigade. On a round, what lies outside gets a remark beside the "
                    "item; the verdict stays yours. What is empty is not remarked on."
                )
            )
        )
        language = texts.language()
        for name in REMARKED:
            row = known_standards()[name]
            words = row[f"label_{language}"]
            unit = row["unit"] if language == "zh" else UNITS.get(row["unit"], row["unit"])
            self._add(name, f"{words}（{unit}）" if language == "zh" else f"{words} ({unit})", elsewhere=row["value"])
        self._add(SOURCE, self.tr("Where this is written, and who confirmed it when"))
        self.refresh()

    def _add(self, name: str, words: str, *, elsewhere: str = "") -> None:
        line = QLineEdit()
        label = parts.words(words)
        label.setBuddy(line)
        line.setAccessibleName(words)
        if elsewhere:
            line.setPlaceholderText(self.tr("elsewhere for example {number}").format(number=elsewhere))
        line.editingFinished.connect(lambda: self._on_left(name))
        self.lines[name] = line
        self.body.addLayout(parts.column(label, line, spacing=UNIT))

    def refresh(self) -> None:
        """Read the numbers again, except into a line that somebody is writing in."""
        community = self._desk.ws.community

        def read(db: Database) -> Mapping[str, str]:
            return verbs.standard_of(db, community)

        self._desk.worker.read(read, self._show, owner=self)

    def leave(self) -> None:
        """Save the line somebody is still in."""
        for name in self.lines:
            self._on_left(name)

    def _show(self, standard: Mapping[str, str]) -> None:
        for name, line in self.lines.items():
            self._stored[name] = standard.get(name, "")
            if not line.hasFocus():
                line.setText(self._stored[name])

    def _on_left(self, name: str) -> None:
        text = self.lines[name].text().strip()
        if name in self._stored and text != self._stored[name]:
            self._stored[name] = text
            self._desk.worker.follow(verbs.set_standard(self._desk.ws, name=name, value=text), owner=self)

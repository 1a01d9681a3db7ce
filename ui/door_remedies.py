"""What the door offers when a workspace does not open: reading it, repairing it, and a report of what came of that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from ui import parts
from ui.door_pages import DoorPage
from ui.verbs.mending import Mended

if TYPE_CHECKING:
    from storage.community.lacking import Lacking
    from storage.salvage import SalvageReport

UNWRITABLE = frozenset(("WORKSPACE_003", "WORKSPACE_005"))
DAMAGED = frozenset(("WORKSPACE_002", "WORKSPACE_014", "WORKSPACE_015", "WORKSPACE_016"))
KEYLESS = frozenset(("VAULT_004", "VAULT_008", "VAULT_009", "BACKUP_001", "BACKUP_005"))


MOST_NAMED = 12
Line = tuple[str, str]
"""A sentence and its role (blank, note, late)."""


class Remedies(parts.Card):
    """The ways on that an error leaves, each as a button."""

    reading_wanted = Signal()
    repair_wanted = Signal(str)
    """Repair, with the backups in this folder; blank for none."""

    def __init__(self) -> None:
        super().__init__()
        self.read = parts.button(self.tr("Open for reading only"), icon="eye", clicked=self.reading_wanted.emit)
        self.repair = parts.button(self.tr("Repair with a backup …"), icon="backup", clicked=self._on_repair)
        self.alone = parts.button(self.tr("Repair without a backup"), clicked=lambda: self.repair_wanted.emit(""))
        self._note = parts.note()
        self.body.addWidget(self._note)
        for button in self.buttons:
            self.body.addWidget(button)
        self.hide()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        return (self.read, self.repair, self.alone)

    def offer(self, code: str) -> None:
        """Show what helps against the error *code*; nothing when it is not of that kind."""
        self.read.setVisible(code in UNWRITABLE)
        self.repair.setVisible(code in DAMAGED | KEYLESS)
        self.alone.setVisible(code in DAMAGED)
        note = self.tr("Nothing in the folder is changed, and nothing can be entered.")
        if code in DAMAGED:
            note = self.tr("What can be read is brought back. The damaged files are kept beside it, whatever happens.")
        elif code in KEYLESS:
            note = self.tr("Enter the passphrase or recovery code of the time of the backup above, then choose it.")
        self._note.setText(note)
        self.setVisible(code in UNWRITABLE | DAMAGED | KEYLESS)

    def set_busy(self, busy: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not busy)

    def _on_repair(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with the backup"), str(Path.home()))
        if folder:
            self.repair_wanted.emit(folder)


class ReportPage(DoorPage):
    """Says line by line what came of a repair or a restore, before the workspace opens."""

    done = Signal()

    def __init__(self, heading: str, lines: Sequence[Line]) -> None:
        super().__init__(heading=heading, has_back=False)
        self.lines = [text for text, _ in lines]
        for text, role in lines:
            self.column.addWidget(parts.words(text, role=role))
        self.go = parts.button(self.tr("Open"), icon="key", role="primary", clicked=self.done.emit)
        self.column.addLayout(parts.row(None, self.go))
        self.column.addStretch()


class RepairedPage(ReportPage):
    """What a repair brought back, and what it could not."""

    def __init__(self, mended: Mended) -> None:
        super().__init__(self.tr("The repair is done"), self._lines(mended))

    def _lines(self, mended: Mended) -> list[Line]:
        lines: list[Line] = []
        if mended.keys is not None:
            name = mended.keys.backup.name
            lines.append((self.tr("The key file is back from the backup {name}.").format(name=name), ""))
        if mended.database is None:
            return [*lines, (self.tr("The database itself is whole."), "")]
        return [*lines, *self._of_database(mended.database)]

    def _of_database(self, found: SalvageReport) -> list[Line]:
        said = [
            self.tr("%n change(s)", "", found.events),
            self.tr("%n photo(s)", "", found.photos),
            self.tr("%n unfinished form(s)", "", found.drafts),
        ]
        lines: list[Line] = [(self.tr("Brought back: {what}.").format(what=self.tr(", ").join(said)), "")]
        if found.from_backup:
            lines.append((self.tr("%n change(s) of these came from the backup.", "", found.from_backup), ""))
        if found.lost_count:
            lost = self.tr("%n change(s) could not be brought back. Check what was entered last.", "", found.lost_count)
            lines.append((lost, "late"))
        if found.lost_drafts:
            drafts = self.tr("%n unfinished form(s) lack answers. Open and check them.", "", len(found.lost_drafts))
            lines.append((drafts, "late"))
        return [*lines, (self.tr("The damaged files are kept in {path}.").format(path=found.kept), "note")]


class LostPhotosPage(ReportPage):
    """Names the photos that did not come back, before anybody counts on them."""

    def __init__(self, photos: Sequence[Lacking]) -> None:
        said = self.tr("These photos are not in the backup. An older one may have them; else take them again.")
        lines: list[Line] = [(said, ""), *((each.title, "late") for each in photos[:MOST_NAMED])]
        if len(photos) > MOST_NAMED:
            lines.append((self.tr("and {count} more").format(count=len(photos) - MOST_NAMED), "note"))
        super().__init__(self.tr("Photos that are missing"), lines)

"""Backup, the proof that it works, passphrase and recovery code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from storage.standing import Standing, standing
from ui import icons, parts
from ui.desk import Desk
from ui.door_create import RecoveryPage
from ui.door_unlock import NewPassphrasePage, PassphrasePage
from ui.tokens import BETWEEN
from ui.verbs import safety

if TYPE_CHECKING:
    from storage.backup import BackupReport
    from storage.restore import DrillReport


class SafetyCard(parts.Card):
    """What stands between the community's records and a stolen or broken laptop."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self._desk = desk
        self._mark = icons.Mark("waiting", "")
        self._state = parts.words()
        self.body.addWidget(parts.section(self.tr("Safety")))
        self.body.addLayout(parts.row(self._mark, self._state))
        self._state.setMinimumWidth(240)
        self.back_up = parts.button(
            self.tr("Back up to a folder or stick …"), icon="backup", role="primary", clicked=self._on_back_up
        )
        self.prove = parts.button(self.tr("Prove a backup …"), icon="shield", clicked=self._on_prove)
        self.body.addLayout(parts.row(self.back_up, self.prove, None))
        self.body.addWidget(
            parts.note(
                self.tr(
                    "The proof restores the newest backup to a temporary place and reads it to the end. "
                    "To restore for good, choose “Restore a backup” on the first page."
                )
            )
        )
        self.body.addWidget(parts.rule())
        self.change = parts.button(self.tr("Change the passphrase …"), icon="lock", clicked=self._on_change)
        self.renew = parts.button(self.tr("New recovery code …"), icon="key", clicked=self._on_renew)
        self.body.addLayout(parts.row(self.change, self.renew, None))
        self.refresh()

    def refresh(self) -> None:
        """Read again when the last backup was."""
        self._desk.worker.read(standing, self._show, owner=self)

    def _show(self, found: Standing) -> None:
        if found.last_backup is None:
            self._mark.show_state("late", self.tr("Care"))
            self._state.setText(self.tr("There is no backup yet. If this laptop is lost, everything is lost."))
        elif found.only_here:
            self._mark.show_state("late", self.tr("Care"))
            text = self.tr("Last backup {when}. Since then %n change(s) are on this laptop only.", "", found.only_here)
            self._state.setText(text.format(when=_when(found.last_backup)))
        else:
            self._mark.show_state("pass", self.tr("Good"))
            self._state.setText(self.tr("Everything is in the backup of {when}.").format(when=_when(found.last_backup)))

    def back_up_to(self, folder: Path) -> None:
        """Back up into *folder*, with progress."""
        self._desk.preferences.last_backup_folder = str(folder)
        self._desk.preferences.save()
        ws = self._desk.ws
        self._desk.worker.run(
            lambda progress: safety.back_up(ws, folder=folder, progress=progress),
            self._on_backed_up,
            owner=self,
            title=self.tr("Backing up"),
        )

    def prove_from(self, folder: Path, passphrase: str) -> None:
        """Prove the newest backup of *folder*, with progress."""
        self._desk.worker.run(
            lambda progress: safety.prove(folder=folder, passphrase=passphrase, progress=progress),
            self._on_proved,
            owner=self,
            title=self.tr("Proving the backup"),
        )

    def _on_back_up(self) -> None:
        folder = self._folder(self.tr("Folder or stick for the backup"))
        if folder:
            self.back_up_to(folder)

    def _on_prove(self) -> None:
        folder = self._folder(self.tr("Folder with backups"))
        if folder:
            page = PassphrasePage(self.tr("The passphrase that held when the backup was made"))
            dialog = _around(page, self, self.tr("Prove a backup"))
            page.given.connect(dialog.accept)
            page.given.connect(lambda passphrase: self.prove_from(folder, passphrase))
            dialog.open()
            page.passphrase.setFocus()

    def _folder(self, title: str) -> Path | None:
        found = QFileDialog.getExistingDirectory(
            self, title, self._desk.preferences.last_backup_folder or str(Path.home())
        )
        return Path(found) if found else None

    def _on_backed_up(self, report: BackupReport) -> None:
        if report.damaged:
            damaged = len(report.damaged)
            text = self.tr("Backed up, but %n photo(s) are damaged here and could not be copied.", "", damaged)
            self._desk.troubled.emit(text, "bad")
        else:
            text = self.tr("Backed up and read back: {path}").format(path=report.path)
            self._desk.troubled.emit(text, "good")
        self.refresh()
        self._desk.backed_up.emit()

    def _on_proved(self, report: DrillReport) -> None:
        if report.whole:
            text = self.tr("The backup of {when} can be restored. Read to the end: {changes}, {photos}.")
            kind = "good"
        else:
            text = self.tr("The backup of {when} is not whole. Make a new one now, on another stick if you can.")
            kind = "bad"
        when = report.at.astimezone().strftime("%Y-%m-%d %H:%M")
        changes, photos = self.tr("%n change(s)", "", report.events), self.tr("%n photo(s)", "", report.objects)
        self._desk.troubled.emit(text.format(when=when, changes=changes, photos=photos), kind)

    def _on_change(self) -> None:
        page = NewPassphrasePage(changing=True)
        dialog = _around(page, self, self.tr("Change the passphrase"))

        def change(new: str) -> None:
            dialog.accept()
            ws = self._desk.ws
            self._desk.worker.run(
                lambda progress: safety.change_passphrase(ws, new=new),
                lambda _: self._desk.say(self.tr("The new passphrase holds from now on.")),
                owner=self,
            )

        page.chosen.connect(change)
        dialog.open()

    def _on_renew(self) -> None:
        ws = self._desk.ws
        self._desk.worker.run(lambda progress: safety.renew_recovery(ws), self._show_code, owner=self)

    def _show_code(self, code: str) -> None:
        ws = self._desk.ws
        community = "、".join(each.name for each in ws.communities())
        page = RecoveryPage(code, community=community, folder=ws.folder, made=ws.clock())
        dialog = _around(page, self, self.tr("The recovery code"))
        page.proved.connect(dialog.accept)
        dialog.open()


def _when(at: str) -> str:
    return at[:16].replace("T", " ")


def _around(page: QWidget, parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.resize(640, 560)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page)
    return dialog

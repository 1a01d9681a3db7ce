"""The three doors of the sync page: a stick, a shared folder, the hub; each says what would go and what would come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from storage.sync.hub_account import Hub
from ui import icons, parts
from ui.desk import explain
from ui.sticks import Stick
from ui.tokens import WITHIN
from ui.verbs.sync import Target

if TYPE_CHECKING:
    from storage.sync.outlook import Met, Outlook
    from ui.worker import Progress


class Door(parts.Card):
    """One way out of this laptop. It is told what it leads to; it never asks the workspace itself."""

    wanted = Signal(object)
    """Sync with this `Target`."""
    asked = Signal(object)
    """Say what a sync with this `Target` would do."""
    stopped = Signal()
    other = Signal()
    """Choose another folder, another hub."""

    def __init__(self, icon: str, heading: str) -> None:
        super().__init__(spacing=WITHIN)
        self.target: Target | None = None
        self.name = heading
        self.head = parts.section(heading)
        head = parts.row(icons.Mark(icon, "", size=28, colour="accent"), self.head, spacing=WITHIN)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.which = parts.words()
        self.goes, self.comes = parts.words(), parts.words()
        self.trouble = parts.words(role="late")
        self.last = parts.note()
        self.extra = QVBoxLayout()
        self.body.addWidget(self.which)
        self.body.addLayout(self.extra)
        for widget in (self.goes, self.comes, self.trouble):
            self.body.addWidget(widget)
            widget.hide()
        self.body.addStretch()
        self.body.addWidget(self.last)
        self.last.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.count = parts.words()
        self.stop = parts.button(self.tr("Stop"), icon="close", clicked=self._on_stop)
        self._running = QWidget()
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(WITHIN)
        for part in (self.count, self.bar, self.stop):
            running.addWidget(part)
        self.body.addWidget(self._running)
        self._running.hide()
        self.go = parts.button(self.tr("Sync"), icon="sync", role="primary", clicked=self._on_go)
        self.go.setAccessibleName(self.tr("Sync: {where}").format(where=heading))
        self.choose = parts.button("", role="plain", clicked=self.other.emit)
        self.body.addWidget(self.go)
        self.body.addLayout(parts.row(self.choose, None))

    @property
    def running(self) -> bool:
        return not self._running.isHidden()

    def lead_to(self, target: Target | None, which: str) -> None:
        """Where this door leads now, None for nowhere yet; *which* says it in words."""
        changed = target != self.target
        self.target = target
        self.which.setText(which)
        self.go.setVisible(target is not None and not self.running)
        if changed:
            for widget in (self.goes, self.comes, self.trouble, self.last):
                widget.hide()
            if target is not None:
                self.asked.emit(target)

    def show_outlook(self, found: Outlook) -> None:
        """Say what would go and what would come."""
        self.trouble.hide()
        _say(self.goes, self._going(found))
        _say(self.comes, self._coming(found))

    def show_trouble(self, error: Exception) -> None:
        """What would come cannot be told, and why."""
        self.goes.hide()
        self.comes.hide()
        _say(self.trouble, explain(error))

    def show_last(self, met: Met | None) -> None:
        """When this laptop was last there, and whether both sides were equal then."""
        if met is None:
            self.last.hide()
        elif met.in_sync and met.in_sync == met.met:
            _say(self.last, self.tr("Last time {when}: both sides were equal").format(when=moment(met.met)))
        elif met.finished == met.met:
            _say(self.last, self.tr("Last time {when}").format(when=moment(met.met)))
        else:
            _say(self.last, self.tr("Last time {when}: it was not finished").format(when=moment(met.met)))

    def begin(self) -> None:
        """A sync through this door has begun."""
        self.count.setText(self.tr("Connecting …"))
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self._running.show()
        self.go.hide()
        self.choose.setEnabled(False)
        self.stop.setFocus()

    def show_progress(self, progress: Progress) -> None:
        """How far the sync is, in numbers."""
        if progress.cancelled or not progress.text:
            return
        words = {
            "pull": self.tr("Fetching: {done}"),
            "push": self.tr("Bringing: {done} of {total}"),
            "photos": self.tr("Fetching photos: {done} of {total}"),
        }
        self.count.setText(words.get(progress.text, "{done}").format(done=progress.done, total=progress.total))
        # how much there is to fetch is known only at its end
        total = 0 if progress.text == "pull" else progress.total
        self.bar.setRange(0, total)
        self.bar.setValue(min(progress.done, total))
        self.bar.setAccessibleName(self.count.text())

    def end(self) -> None:
        """The sync through this door has ended."""
        self._running.hide()
        self.go.setVisible(self.target is not None)
        self.choose.setEnabled(True)

    def _going(self, found: Outlook) -> str:
        if not found.changes and not found.photos:
            return self.tr("Nothing to bring there.")
        changes, photos = SyncDoors().changes(found.changes), SyncDoors().photos(found.photos)
        what = self.tr("{changes} and {photos}").format(changes=changes, photos=photos)
        text = self.tr("To bring there: {what}.").format(what=what if found.photos else changes)
        if found.waiting:
            text += " " + SyncDoors().refused(found.waiting)
        return text

    def _coming(self, found: Outlook) -> str:
        if not found.peer:
            return self.tr("This laptop has not been there yet; what is there is seen at the first sync.")
        absent = SyncDoors().photos(found.absent)
        if not found.coming:
            if found.absent:
                return self.tr("Nothing new there, but {photos} can be fetched if they lie there.").format(
                    photos=absent
                )
            return self.tr("Nothing new there.")
        changes = SyncDoors().changes(found.coming)
        if found.more_coming:
            return self.tr("To fetch: more than {changes}.").format(changes=changes)
        return self.tr("To fetch: {changes}.").format(changes=changes)

    def _on_go(self) -> None:
        if self.target is not None:
            self.wanted.emit(self.target)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.count.setText(self.tr("Stopping …"))
        self.stopped.emit()


class StickDoor(Door):
    """A stick, recognised when it is put in."""

    def __init__(self) -> None:
        super().__init__("import", self.tr("USB stick"))
        self.sticks: list[Stick] = []
        self.by_hand = ""
        self.several = QComboBox()
        self.several.setAccessibleName(self.tr("Which stick"))
        self.several.activated.connect(lambda _at: self._lead())
        self.several.hide()
        self.extra.addWidget(self.several)
        self.choose.setText(self.tr("It is not recognised …"))
        self._lead()

    def show_sticks(self, found: list[Stick]) -> None:
        """These sticks are plugged in now."""
        if found == self.sticks and self.several.count() == len(found):
            return
        chosen = self.several.currentData()
        self.sticks = found
        self.several.clear()
        for stick in found:
            self.several.addItem(stick.name, stick.path)
        self.several.setCurrentIndex(max(0, self.several.findData(chosen)))
        self.several.setVisible(len(found) > 1)
        if not self.running:
            self._lead()

    def take(self, folder: str) -> None:
        """A folder that somebody says is a stick."""
        self.by_hand = folder
        self._lead()

    def end(self) -> None:
        super().end()
        self._lead()

    def _lead(self) -> None:
        stick = next((each for each in self.sticks if each.path == self.several.currentData()), None)
        if self.by_hand and (stick is None or not Path(stick.path).exists()):
            self.lead_to(Target("stick", self.by_hand), self.tr("In {folder}").format(folder=self.by_hand))
        elif stick is None:
            self.lead_to(None, self.tr("Put a stick in; it is recognised by itself."))
        elif stick.readonly:
            said = self.tr("“{name}” cannot be written: its lock is on. What is new on it can be fetched.")
            self.lead_to(Target("stick", stick.path), said.format(name=stick.name))
        else:
            room = self.tr("“{name}” is in, {free} free").format(name=stick.name, free=size(stick.free))
            self.lead_to(Target("stick", stick.path), room)


class FolderDoor(Door):
    """A folder that others see too: a network drive, a synced folder."""

    def __init__(self) -> None:
        super().__init__("folder", self.tr("Shared folder"))
        self.show_folder("")

    def show_folder(self, folder: str) -> None:
        """The folder that was chosen; blank for none."""
        if folder:
            self.lead_to(Target("folder", folder), folder)
            self.choose.setText(self.tr("Another folder …"))
        else:
            self.lead_to(None, self.tr("A folder on a network drive, or one that a cloud program keeps equal."))
            self.choose.setText(self.tr("Choose a folder …"))


class HubDoor(Door):
    """The hub of the office, over the network."""

    def __init__(self) -> None:
        super().__init__("globe", self.tr("Office hub"))
        self.show_hub(None)

    def show_hub(self, hub: Hub | None) -> None:
        """The hub that was set up, None for none."""
        if hub is not None:
            name = f" · {hub.name}" if hub.name else ""
            self.lead_to(Target("hub", hub=hub), f"{hub.address}{name}")
            self.choose.setText(self.tr("Another hub or password …"))
        else:
            self.lead_to(None, self.tr("The server of the street office, if there is one."))
            self.choose.setText(self.tr("Set up the hub …"))


class SyncDoors(QObject):
    """Counts in words; a class that inherits would look for a text with a number under its own name only."""

    def changes(self, count: int) -> str:
        return self.tr("%n change(s)", "", count)

    def photos(self, count: int) -> str:
        return self.tr("%n photo(s)", "", count)

    def refused(self, count: int) -> str:
        return self.tr("%n thing(s) of it were refused before and are tried again.", "", count)


def moment(at: str) -> str:
    """A stored moment, short enough for a line."""
    return at[:16].replace("T", " ")


def size(count: int) -> str:
    """Bytes as people read them."""
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20)):
        if count >= step:
            return f"{count / step:.1f} {unit}"
    return f"{max(count, 0) >> 10} KB"


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))

"""Sync: three doors out of this laptop, what came of going through one, and what needs a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog, QPushButton, QWidget

from forms.lean import dataclass
from storage import conflicts
from storage.engine import Database
from storage.standing import Standing, standing
from storage.sync import hub_account, outlook
from storage.sync.hub_account import Hub
from storage.sync.outlook import Care, Met
from ui import icons, parts, sticks
from ui.desk import Desk, explain
from ui.form.flow import FlowLayout
from ui.page import Page
from ui.pages import sync_unsent
from ui.pages.sync_differences import Differences
from ui.pages.sync_doors import Door, FolderDoor, HubDoor, StickDoor, moment
from ui.pages.sync_hub import HubDialog
from ui.pages.sync_laptops import Laptops
from ui.pages.sync_unsent import Shown, UnsentList
from ui.tokens import AROUND, BETWEEN, WITHIN
from ui.verbs import sync as verbs
from ui.verbs.sync import Line, Target, Told
from ui.worker import Job

LOOK_MS = 2_000
"""How often the page looks for sticks while it is in front."""
POLL_MS = 150
ABREAST = 900
"""From this width on the doors stand side by side."""
SHAPES = {"good": "pass", "late": "late", "bad": "fail", "": "done"}


@dataclass(frozen=True)
class Now:
    """What the page reads at once."""

    unsent: Shown
    standing: Standing
    peers: list[Met]
    differences: int
    hub: Hub | None
    folder: str
    care: Care


class SyncPage(Page):
    """Goes through one door at a time; leaving the page does not stop it."""

    help = "sync"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.volumes: Callable[[], list[sticks.Stick]] = sticks.sticks
        self._job: Job | None = None
        self._through: Door | None = None
        self._hub: Hub | None = None
        self._peers: list[Met] = []
        self._asked: dict[Door, Target] = {}
        self.stick, self.folder, self.hub = StickDoor(), FolderDoor(), HubDoor()
        self.doors: tuple[Door, ...] = (self.stick, self.folder, self.hub)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look_for_sticks)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._show_progress)
        self._scrolled = parts.Scrolled(margin=AROUND, widest=1160)
        body = self._scrolled.body
        self._abreast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._abreast.setSpacing(BETWEEN)
        for door in self.doors:
            self._abreast.addWidget(door, 1)
            door.wanted.connect(lambda target, each=door: self.sync_with(each, target))
            door.asked.connect(lambda target, each=door: self._ask(each, target))
            door.stopped.connect(self.stop)
        self.stick.other.connect(self._on_stick_by_hand)
        self.folder.other.connect(self._on_folder)
        self.hub.other.connect(self._on_hub)
        body.addLayout(self._abreast)
        self.result = parts.Card(spacing=WITHIN)
        self.result.hide()
        body.addWidget(self.result)
        self.cares = parts.column(spacing=WITHIN)
        body.addLayout(self.cares)
        self.unsent = UnsentList(desk)
        self.differences = Differences(desk)
        self.laptops = Laptops(desk)
        self._sections: tuple[QWidget, ...] = (self.unsent, self.differences, self.laptops)
        body.addWidget(self._tabs())
        for section in self._sections:
            body.addWidget(section)
        body.addStretch()
        self.body.addWidget(self._scrolled, 1)
        self.differences.settled.connect(self._read)
        self.laptops.changed.connect(self._read)
        self.show_section(0)

    @property
    def title(self) -> str:
        return self.tr("Sync")

    @property
    def running(self) -> bool:
        """Whether a sync is on its way."""
        return self._job is not None

    def activate(self, **where: object) -> None:
        section = where.get("section")
        if isinstance(section, int):
            self.show_section(section)
        self.look_for_sticks()
        self._asked.clear()
        self._read()

    def refresh(self, kinds: frozenset[str]) -> None:
        if not self.running:
            self._read()

    def where(self) -> dict[str, object]:
        return {"section": max(0, self._group.checkedId())}

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= ABREAST else QBoxLayout.Direction.TopToBottom
        self._abreast.setDirection(way)

    # ---- going through a door

    def look_for_sticks(self) -> None:
        """Look which sticks are in."""
        self.stick.show_sticks(self.volumes())

    def sync_with(self, door: Door, target: Target) -> None:
        """Go through *door*: bring what is missing there, fetch what is missing here."""
        if self._job is not None:
            return
        self.banner.hide()
        self.result.hide()
        self._through = door
        for each in self.doors:
            each.setEnabled(each is door)
        door.begin()
        ws = self.ws
        self._job = self.worker.run(
            lambda progress: verbs.sync(ws, target, progress=progress),
            self._on_done,
            owner=self,
            failed=self._on_failed,
            cancelled=self._end,
        )
        self._poll.start()

    def stop(self) -> None:
        """Stop the sync that runs; what has arrived stays, and the next one goes on from there."""
        if self._job is not None:
            self._job.cancel()

    def _show_progress(self) -> None:
        if self._job is not None and self._through is not None:
            self._through.show_progress(self._job.progress)

    def _on_done(self, told: Told) -> None:
        lines = list(told.lines)
        if self._through is self.stick:
            lines.append(Line(self.tr("The stick can be taken out now."), "good" if told.finished else ""))
        self._tell(lines)
        self._end()

    def _on_failed(self, error: Exception) -> None:
        self._tell([Line(explain(error), "bad")])
        self._end()

    def _end(self) -> None:
        door, self._through, self._job = self._through, None, None
        self._poll.stop()
        for each in self.doors:
            each.setEnabled(True)
        if door is not None:
            door.end()
            door.go.setFocus()
        self._asked.clear()
        self._read()
        self.desk.synced.emit()

    def _tell(self, lines: Sequence[Line]) -> None:
        parts.clear(self.result.body)
        self.result.body.addWidget(parts.section(self.tr("What came of it")))
        for line in lines:
            words = parts.words(line.text, role=line.kind if line.kind in ("bad", "late") else "")
            row = parts.row(icons.Mark(SHAPES[line.kind], ""), words, spacing=BETWEEN)
            row.setStretch(1, 1)
            self.result.body.addLayout(row)
        self.result.setAccessibleName(" ".join(line.text for line in lines))
        self.result.show()

    # ---- what is to be known before

    def _read(self) -> None:
        ws, own = self.ws, self.ws.device_id
        community = self.desk.community
        communities = [each.id for each in ws.communities() if community in ("", each.id)]

        def read(_progress: object) -> Now:
            def at_once(db: Database) -> tuple[Shown, Standing, list[Met], int]:
                unsent = sync_unsent.read(db, communities=communities, own=own)
                return unsent, standing(db), outlook.peers(db), conflicts.count(db, communities)

            unsent, now, peers, differences = ws.read(at_once)
            folder = str(ws.setting(verbs.FOLDER, "") or "")
            return Now(unsent, now, peers, differences, hub_account.load(ws), folder, outlook.care(ws))

        self.worker.run(read, self._show, owner=self)
        self.differences.read()
        self.laptops.read()

    def _show(self, now: Now) -> None:
        self._peers = now.peers
        self._hub = now.hub
        self.unsent.show_rows(now.unsent)
        self.folder.show_folder(now.folder)
        self.hub.show_hub(now.hub)
        left = now.standing.only_here
        self.header.set_scope(self.tr("%n change(s) only on this laptop", "", left) if left else "")
        chips = [self.tr("Not yet elsewhere"), self.tr("Said differently"), self.tr("Laptops")]
        for number, count in enumerate((len(now.unsent.rows), now.differences, 0)):
            chip = self._group.button(number)
            chip.setText(f"{chips[number]} · {count}" if count else chips[number])
        self._show_care(now.care)
        for door in self.doors:
            if door.target is not None and self._asked.get(door) != door.target:
                self._ask(door, door.target)

    def _ask(self, door: Door, target: Target) -> None:
        if self.running or self._asked.get(door) == target:
            return
        self._asked[door] = target
        ws = self.ws

        def done(found: outlook.Outlook) -> None:
            if door.target == target and not self.running:
                door.show_outlook(found)
                door.show_last(self._last(target, found.peer))

        def failed(error: Exception) -> None:
            if door.target == target and not self.running:
                door.show_trouble(error)

        if not ws.readonly:
            self.worker.run(
                lambda _progress: verbs.before(ws, target), done, owner=self, failed=failed, background=True
            )

    def _last(self, target: Target, peer: str) -> Met | None:
        if target.hub is not None:
            return next((met for met in self._peers if met.title == target.hub.address), None)
        return next((met for met in self._peers if met.id == peer), None)

    def _show_care(self, care: Care) -> None:
        parts.clear(self.cares)
        said: list[tuple[str, int]] = []
        for name in care.cloned:
            text = self.tr(
                "The disk of “{name}” was copied, and both laptops wrote on. Nothing is lost. "
                "Use only one of the two from now on, and let the other join by an invitation."
            )
            said.append((text.format(name=name), 2))
        for name, count in care.missing:
            text = self.tr("%n change(s) of “{name}” have not come yet. Sync where that laptop was last.", "", count)
            said.append((text.format(name=name), 2))
        if care.quarantined:
            text = self.tr(
                "%n change(s) are kept apart, because it is not certain who wrote them. "
                "They come in by themselves when that laptop is known.",
                "",
                care.quarantined,
            )
            said.append((text, 2))
        if care.restored:
            text = self.tr("This workspace came back from a backup on {when}. Sync once, so that what is newer comes.")
            if not any(met.finished and met.finished >= care.restored for met in self._peers):
                said.append((text.format(when=moment(care.restored)), 0))
        for text, section in said:
            card = parts.Card(spacing=WITHIN)
            row = parts.row(icons.Mark("late", self.tr("Care")), parts.words(text), spacing=BETWEEN)
            row.setStretch(1, 1)
            if section:
                row.addWidget(
                    parts.button(self.tr("Show the laptops"), role="plain", clicked=partial(self.show_section, section))
                )
            card.body.addLayout(row)
            self.cares.addWidget(card)

    # ---- sections

    def _tabs(self) -> QWidget:
        tabs = QWidget()
        flow = FlowLayout(tabs)
        self._group = QButtonGroup(self)
        for number, words in enumerate((self.tr("Not yet elsewhere"), self.tr("Said differently"), self.tr("Laptops"))):
            chip = QPushButton(words)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _on=False, at=number: self.show_section(at))
            self._group.addButton(chip, number)
            flow.addWidget(chip)
        return tabs

    def show_section(self, number: int) -> None:
        """Show what is not elsewhere (0), what was said differently (1) or the laptops (2)."""
        for at, section in enumerate(self._sections):
            section.setVisible(at == number)
            chip = self._group.button(at)
            chip.setChecked(at == number)
            parts.set_role(chip, "yes" if at == number else "no", name="chosen")

    # ---- choosing

    def choose_folder(self, folder: str) -> None:
        """Remember the shared folder."""
        ws = self.ws
        self.worker.run(lambda _progress: ws.set_setting(verbs.FOLDER, folder), lambda _none: self._read(), owner=self)

    def keep_hub(self, hub: Hub, dialog: HubDialog | None = None) -> None:
        """Remember the hub; a *dialog* stays open with the reason when it is none."""
        ws = self.ws

        def kept(_hub: Hub) -> None:
            if dialog is not None:
                dialog.accept()
            self._read()

        def refused(error: Exception) -> None:
            if dialog is not None:
                dialog.refuse(explain(error))
            else:
                self.desk.fail(error)

        self.worker.run(lambda _progress: verbs.keep_hub(ws, hub), kept, owner=self, failed=refused)

    def _on_stick_by_hand(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("The folder of the stick"))
        if found:
            self.stick.take(found)

    def _on_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("The shared folder"))
        if found:
            self.choose_folder(found)

    def _on_hub(self) -> None:
        dialog = HubDialog(self._hub, self)
        dialog.given.connect(lambda hub: self.keep_hub(hub, dialog))
        dialog.open()
        dialog.address.setFocus()

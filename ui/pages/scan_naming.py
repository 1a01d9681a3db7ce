"""A scanned page that no reader could name: its picture, the number on the paper, and what to do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton

from forms.paper.scan import can_scan
from storage.community import questionnaires, scan_naming
from storage.community.paper_sheets import Batch, wants_second
from storage.community.scan_naming import NO_CORNERS, Sought
from storage.community.scans import Opened
from ui import parts
from ui.desk import Desk
from ui.form.field import ENTER, LineEdit
from ui.pages.paper_desk import PaperDesk
from ui.pages.scan_queue import Sight, Waiting, sight
from ui.sentences import say
from ui.verbs import scans as verbs

if TYPE_CHECKING:
    from storage.engine import Database

UNKNOWN_PAGES = 4
"""Pages offered for a sheet that was printed elsewhere: nobody knows how many it has."""


def batches_here(db: Database, community: str) -> list[Batch]:
    """The batches that a page can belong to, the latest first."""
    known = questionnaires.batches.select(db)
    mine = [batch for batch in known if community in ("", batch.community)]
    return sorted(mine, key=lambda batch: (batch.day, batch.id), reverse=True)


class NamingView(PaperDesk):
    """The number first, then the page; Enter reads it, K keys it by hand, P keeps the picture only."""

    closed = Signal()
    named = Signal(object)
    """The page is kept with its sheet now: `storage.community.scans.Opened`."""
    key_wanted = Signal(object, str, str)
    """Batch, number and pass of the sheet that is to be keyed with its picture beside."""

    def __init__(self, desk: Desk, waiting: Waiting) -> None:
        super().__init__()
        self.desk, self.waiting = desk, waiting
        self.found: Sought | None = None
        self.page = 0
        self.pages: list[QPushButton] = []
        self._busy = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Say which sheet this is"))
        self.why = parts.note(waiting.why)
        self.banner = parts.Banner()
        self.label = parts.words(role="field")
        self.batch = QComboBox()
        self.batch.setAccessibleName(self.tr("Batch"))
        self.batch.activated.connect(lambda _row: self.ask())
        self.number = LineEdit()
        self.number.setProperty("role", "field")
        self.number.setAccessibleName(self.tr("Number on the sheet"))
        self.number.setPlaceholderText(self.tr("such as 7, or all that stands there; then Enter"))
        self.number.entered.connect(self.look_up)
        self.facts = parts.words()
        self.which = parts.words(self.tr("Which page of the sheet is it?"))
        self.read_it = parts.button(self.tr("Read the ticks (Enter)"), role="primary", clicked=self.read)
        self.key_it = parts.button(self.tr("Key it by hand, the picture beside (K)"), clicked=self.key)
        self.keep_it = parts.button(self.tr("Keep the picture only (P)"), clicked=self.keep)
        self.back = parts.button(self.tr("Take the number back"), role="plain", clicked=self.take_back)
        self.ways = (self.read_it, self.key_it, self.keep_it)
        for button in (*self.ways, self.back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self._show_found(None)

    def _lay_out(self) -> None:
        body = self.lay_out(
            keys=(
                ("1…9", self.tr("which page")),
                ("Page Up", self.tr("another number")),
                ("Esc", self.tr("stop; nothing is changed")),
            )
        )
        for part in (self.why, self.banner, self.label, self.batch, self.number, self.facts, self.which):
            body.addWidget(part)
        self._pages = QHBoxLayout()
        self._pages.setSpacing(6)
        body.addLayout(self._pages)
        for button in (*self.ways, self.back):
            body.addWidget(button)
        body.addStretch()

    # ---- what is there

    def start(self) -> None:
        """Show the picture and ask for the number."""
        ws, waiting, community = self.desk.ws, self.waiting, self.desk.community

        def work(_progress: object) -> tuple[Sight | None, list[Batch]]:
            return sight(ws, waiting), ws.read(lambda db: batches_here(db, community))

        self.desk.worker.run(work, lambda found: self._take(*found), owner=self, failed=self._failed)

    def _take(self, found: Sight | None, batches: list[Batch]) -> None:
        if found is None:
            self.closed.emit()
            return
        self.crop.show_part(QImage.fromData(found.picture) if found.picture else QImage(), None, [])
        scan = found.opened.scan
        self.batch.clear()
        for batch in batches:
            self.batch.addItem(f"{batch.title} {batch.day}".strip(), batch)
        known = next((n for n, batch in enumerate(batches) if batch.id == scan.batch), 0)
        self.batch.setCurrentIndex(known)
        self.batch.setVisible(len(batches) > 1)
        self.back.setVisible(bool(scan.unread))
        if not batches:
            self.label.setText(self.tr("There is no batch yet. Start one for the day of these sheets first."))
            self.number.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.page = scan.page or 0
        if scan.number:
            self.number.setText(self.waiting.number or str(scan.number))
            self.look_up()
        else:
            self.ask()

    def ask(self) -> None:
        """Ask for the number once more."""
        self._show_found(None)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def look_up(self) -> None:
        """Look in the register of the batch for the number that was typed."""
        batch, words, rec = self.batch.currentData(), self.number.text(), self.waiting.scan.id
        if not isinstance(batch, Batch) or self._busy:
            return
        self.desk.worker.run(
            lambda _progress: self.desk.ws.read(lambda db: scan_naming.seek(db, batch=batch.id, words=words, but=rec)),
            self._show_found,
            owner=self,
            failed=self._not_found,
        )

    def _not_found(self, error: Exception) -> None:
        self._show_found(None)
        self._failed(error)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def _show_found(self, found: Sought | None) -> None:
        self.found = found
        self.banner.hide()
        self._clear()
        for part in (self.facts, self.which, *self.ways):
            part.setVisible(found is not None)
        if found is None:
            self.label.setText(self.tr("Which number is on the sheet?"))
            self.back.setVisible(bool(self.waiting.scan.unread))
            return
        self.label.setText(self.tr("Sheet {number}").format(number=found.label))
        self.number.setText(found.label)
        self.facts.setText(self._facts(found))
        pages = found.pages or UNKNOWN_PAGES
        if not 1 <= self.page <= pages:
            self.page = next(iter(found.missing), 1)
        for page in range(1, pages + 1):
            button = parts.button(str(page), role="row", clicked=partial(self.choose_page, page))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(self.tr("Page {page}").format(page=page))
            self._pages.addWidget(button)
            self.pages.append(button)
        self._pages.addStretch()
        self.which.setVisible(pages > 1)
        can = self._can_read
        self.read_it.setVisible(can)
        key_pass = self._key_pass
        self.key_it.setVisible(bool(key_pass))
        words = self.tr("Key it by hand, the picture beside (K)")
        if key_pass == "second":
            words = self.tr("Key it a second time, the picture beside (K)")
        self.key_it.setText(words)
        parts.set_role(self.key_it, "" if can else "primary")
        parts.set_role(self.keep_it, "" if can or key_pass else "primary")
        self.choose_page(self.page)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for button in self.pages:
            button.hide()
            button.deleteLater()
        self.pages = []
        while self._pages.takeAt(0) is not None:
            pass

    def _facts(self, found: Sought) -> str:
        if found.second:
            said = self.tr("It was keyed twice, by {first} and {second}.").format(
                first=found.first, second=self._person(found.second)
            )
        elif found.first:
            said = self.tr("It was keyed by {first}. The picture can check that.").format(first=found.first)
        else:
            said = self.tr("It has not been keyed yet.")
        lines = [said]
        if not found.map:
            lines.append(self.tr("It was not printed here, so its ticks cannot be read."))
        elif (self.waiting.scan.unread or self.waiting.scan.reason) in NO_CORNERS:
            lines.append(self.tr("Without its corner marks the ticks cannot be read."))
        elif not can_scan():
            lines.append(self.tr("Reading ticks needs more packages; the page of scanned sheets says which."))
        return "\n".join(lines)

    def _person(self, name: str) -> str:
        return self.tr("a scan") if name.startswith("scan:") else name

    @property
    def _can_read(self) -> bool:
        why = self.waiting.scan.unread or self.waiting.scan.reason
        return self.found is not None and bool(self.found.map) and why not in NO_CORNERS and can_scan()

    @property
    def _key_pass(self) -> str:
        """In which pass this person may key the sheet; blank when there is nothing for them to key."""
        if self.found is None or self.found.second:
            return ""
        if not self.found.first:
            return "first"
        batch = self.batch.currentData()
        wanted = isinstance(batch, Batch) and wants_second(batch, self.found.name)
        return "second" if wanted and self.found.first != self.desk.ws.person else ""

    def choose_page(self, page: int) -> None:
        """Say which page of the sheet it is."""
        found = self.found
        if found is None or not 1 <= page <= len(self.pages):
            return
        self.page = page
        for number, button in enumerate(self.pages, 1):
            here = self.tr("{page}, here already") if number in found.here else "{page}"
            button.setText(here.format(page=number) + ("   ✓" if number == page else ""))
            button.setChecked(number == page)

    # ---- what to do with it

    def read(self) -> None:
        """Read the ticks of the page, now that its sheet is known."""
        self._name(read=True, then=self.named.emit)

    def keep(self) -> None:
        """Keep the picture with the sheet, and read nothing."""
        self._name(read=False, then=self.named.emit)

    def key(self) -> None:
        """Keep the picture with the sheet and key the sheet by hand, the picture beside."""
        found, key_pass, batch = self.found, self._key_pass, self.batch.currentData()
        if found is not None and key_pass:
            self._name(read=False, then=lambda _opened: self.key_wanted.emit(batch, found.name, key_pass))

    def _name(self, *, read: bool, then: object) -> None:
        if self.found is None or self._busy:
            return
        self._busy = True

        def done(opened: Opened) -> None:
            self._busy = False
            then(opened)  # type: ignore[operator]

        verbs.name_page(
            self.desk.worker,
            scan=self.waiting.scan.id,
            sought=self.found,
            page=self.page,
            read=read,
            owner=self,
            done=done,
            failed=self._failed,
        )

    def take_back(self) -> None:
        """The number was wrong: the page is as it was before anybody named it."""
        verbs.unname(
            self.desk.worker, scan=self.waiting.scan.id, done=lambda _none: self.closed.emit(), failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.banner.say(say(error), kind="bad")

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text().lower()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif self.found is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_PageUp:
            self.ask()
        elif typed.isdecimal() and typed.isascii():
            self.choose_page(int(typed))
        elif key in ENTER:
            shown = next((button for button in self.ways if not button.isHidden()), None)
            if shown is not None:
                shown.click()
        elif typed == "k" and not self.key_it.isHidden():
            self.key()
        elif typed == "p":
            self.keep()
        else:
            super().keyPressEvent(event)

"""Scanned sheets: pictures in, what became of each page, and the way to what a person has to look at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.errors import UserError
from forms.paper.scan import EXTRA, can_scan
from storage.page_pictures import SUFFIXES
from ui import parts, texts, theme
from ui.desk import Desk
from ui.pages.scan_naming import NamingView
from ui.pages.scan_queue import Waiting, queue
from ui.pages.scan_review import ReviewView
from ui.sentences import say
from ui.verbs import scans as verbs

if TYPE_CHECKING:
    from exporters.sheets.scanning import PageResult
    from storage.community.scans import Opened


class ScanView(QWidget):
    """The queue of scanned pages; pictures are chosen or dropped here."""

    closed = Signal()
    key_wanted = Signal(object, str, str)
    """Batch, number and pass of a sheet that is to be keyed by hand, its picture beside."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found: list[Waiting] = []
        self.review: ReviewView | None = None
        self.naming: NamingView | None = None
        self._unnamed: list[str] = []
        self._said = ""
        self.setAcceptDrops(can_scan())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Scanned sheets"))
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.stack.addWidget(self._list_page())
        self.read()

    def _list_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        back = parts.button(self.tr("Back to the batches"), icon="back", role="plain", clicked=self.closed.emit)
        self.files = parts.button(self.tr("Choose pictures or PDFs…"), icon="document", clicked=self.choose_files)
        self.folder = parts.button(self.tr("Choose a folder…"), icon="folder", clicked=self.choose_folder)
        self.look = parts.button(self.tr("Look at what is open"), icon="eye", role="primary", clicked=self.begin)
        self.name = parts.button(self.tr("Say which sheets these are"), icon="edit", clicked=self.begin_naming)
        column.addLayout(parts.row(back, None, self.files, self.folder, self.name, self.look))
        self.banner = parts.Banner()
        column.addWidget(self.banner)
        self.summary = parts.words()
        column.addWidget(self.summary)
        self.pages = QTreeWidget()
        self.pages.setRootIsDecorated(False)
        self.pages.setUniformRowHeights(False)
        self.pages.setWordWrap(True)
        self.pages.setColumnCount(4)
        self.pages.setHeaderLabels([self.tr("Sheet"), self.tr("Page"), self.tr("What came of it"), self.tr("File")])
        self.pages.setAccessibleName(self.tr("Scanned pages"))
        self.pages.itemActivated.connect(lambda item, _column: self.open(item.data(0, Qt.ItemDataRole.UserRole)))
        self.pages.itemSelectionChanged.connect(self._chosen)
        self.pages.hide()
        column.addWidget(self.pages, 1)
        self.show_it = parts.button(self.tr("Show this page"), icon="eye", clicked=self._open_chosen)
        self.aside = parts.button(self.tr("Keyed by hand: put aside"), clicked=self._put_aside)
        self.empty = parts.Empty(
            "sheets",
            self.tr("Scan or photograph the sheets that came back, and drop the pictures here."),
            None,
            more=self.tr(
                "JPEG, PNG, TIFF, HEIC or PDF, in any order, any way round, many pages at once. Ticks are read; what is"
                " written by hand is shown to you. A scan checks what a person keyed, and never counts alone."
            ),
        )
        column.addWidget(self.empty, 1)
        column.addLayout(parts.row(self.show_it, self.aside, None))
        return page

    # ---- what is here

    def read(self) -> None:
        """Read the queue again."""
        community = self.desk.community
        self.desk.worker.read(lambda db: queue(db, community), self._show, owner=self)

    def _show(self, found: list[Waiting]) -> None:
        self.found = found
        chosen = self.pages.currentItem()
        kept = chosen.data(0, Qt.ItemDataRole.UserRole) if chosen is not None else ""
        self.pages.clear()
        bold = theme.current().font(theme.current().measures.text)
        bold.setBold(True)
        for one in found:
            page = self.tr("{page} of {pages}").format(page=one.scan.page, pages=one.pages) if one.scan.page else "—"
            item = QTreeWidgetItem([one.number or "—", page, self._state(one), one.scan.file])
            item.setData(0, Qt.ItemDataRole.UserRole, one.scan.id)
            item.setToolTip(2, self._state(one))
            item.setSizeHint(0, QSize(0, 60 if one.scan.reason else 44))
            if one.scan.open or one.to_key:
                item.setFont(2, bold)
            self.pages.addTopLevelItem(item)
            if one.scan.id == kept:
                self.pages.setCurrentItem(item)
        for column, width in enumerate((190, 90, 560)):
            self.pages.setColumnWidth(column, width)
        self._tell()

    def _tell(self) -> None:
        can = can_scan()
        for button in (self.files, self.folder):
            button.setEnabled(can)
        if not can:
            self.banner.say(sentence(UserError("SCAN_001", packages=EXTRA), texts.language()), kind="late")
        open, key = (sum(1 for one in self.found if test(one)) for test in (_is_open, _is_to_key))
        unnamed = any(_is_unnamed(one) for one in self.found)
        words = [self.tr("%n page(s) scanned", "", len(self.found))]
        if open:
            words.append(self.tr("%n page(s) to look at", "", open))
        if key:
            words.append(self.tr("%n page(s) to key by hand", "", key))
        text = " · ".join(words) if self.found else ""
        self.summary.setText(f"{self._said}\n{text}".strip())
        self.summary.setVisible(bool(self.summary.text()))
        self.pages.setVisible(bool(self.found))
        self.empty.setVisible(not self.found)
        self.look.setVisible(bool(open))
        self.name.setVisible(unnamed)
        parts.set_role(self.name, "" if open else "primary")
        self._chosen()

    def _state(self, one: Waiting) -> str:
        scan = one.scan
        if scan.reason and not one.to_key:
            return self.tr("The picture is kept with its sheet, which is keyed.")
        if scan.reason:
            return self.tr("Key by hand: {why}").format(why=one.why)
        if scan.open:
            words = self.tr("{read} read, %n question(s) still to look at", "", scan.open)
            return words.format(read=scan.read + scan.doubtful - scan.open)
        return self.tr("%n answer(s), all settled", "", scan.read + scan.doubtful)

    def _chosen(self) -> None:
        found = self._current()
        self.show_it.setVisible(found is not None)
        self.aside.setVisible(found is not None)
        if found is not None:
            words = self.tr("Keyed by hand: put aside") if found.scan.reason else self.tr("Put this page aside")
            self.aside.setText(words)
            words = self.tr("Which sheet is this?") if _is_unnamed(found) else self.tr("Show this page")
            self.show_it.setText(words)

    def _current(self) -> Waiting | None:
        item = self.pages.currentItem()
        rec = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else ""
        return next((one for one in self.found if one.scan.id == rec), None)

    # ---- pictures in

    def choose_files(self) -> None:
        """Ask for pictures and PDFs."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        words = self.tr("Pictures and PDFs ({kinds})").format(kinds=kinds)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose pictures or PDFs…"), "", words)
        self.scan([Path(each) for each in chosen])

    def choose_folder(self) -> None:
        """Ask for a folder with pictures."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder…"))
        self.scan([Path(chosen)] if chosen else [])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.stack.currentIndex() == 0 and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.scan([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def scan(self, paths: list[Path]) -> None:
        """Read *paths* into the queue, off the UI thread."""
        if not paths:
            return
        self.banner.hide()
        verbs.read_pictures(
            self.desk.worker,
            paths=paths,
            title=self.tr("Reading scanned sheets"),
            owner=self,
            done=self._scanned,
            failed=self._failed,
            cancelled=self._stopped,
        )

    def _scanned(self, results: list[PageResult]) -> None:
        new = [one for one in results if not one.known]
        said = [self.tr("%n page(s) read", "", sum(one.state != "key" for one in new))]
        if again := len(results) - len(new):
            said.append(self.tr("%n page(s) were here already", "", again))
        self._said = " · ".join(said)
        lost = [one for one in new if one.state == "key" and not one.rec and one.reason is not None]
        if lost:
            lines = [f"{one.file}: {say(one.reason)}" for one in lost[:4] if one.reason is not None]
            if len(lost) > 4:
                lines.append(self.tr("and %n more file(s)", "", len(lost) - 4))
            self.banner.say("\n".join(lines), kind="late")
        self.read()

    def _failed(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad")
        self.read()

    def _stopped(self) -> None:
        self._said = self.tr("Stopped. What was read until then is kept.")
        self.read()

    # ---- one page

    def begin(self) -> None:
        """Look at everything that is open, page after page."""
        self._review([one for one in self.found if _is_open(one)])

    def begin_naming(self) -> None:
        """Ask of every page that no reader could name which sheet it is, one after the other."""
        unnamed = sorted((one for one in self.found if _is_unnamed(one)), key=lambda one: one.scan.file)
        self._unnamed = [one.scan.id for one in unnamed]
        self._next_unnamed()

    def _next_unnamed(self) -> None:
        found = [one for rec in self._unnamed for one in self.found if one.scan.id == rec]
        self._unnamed = [one.scan.id for one in found[1:]]
        if found:
            self._ask_name(found[0])
        else:
            self._reviewed()

    def open(self, rec: str) -> None:
        """Look at one page, settled or not; one that could not be read is given its number."""
        self._unnamed = []
        found = [one for one in self.found if one.scan.id == rec]
        if found and found[0].scan.reason:
            self._ask_name(found[0])
        else:
            self._review(found)

    def _open_chosen(self) -> None:
        if (found := self._current()) is not None:
            self.open(found.scan.id)

    def _review(self, pages: list[Waiting]) -> None:
        if not pages:
            return
        self.review = ReviewView(self.desk, pages)
        self.review.closed.connect(self._reviewed)
        self.stack.addWidget(self.review)
        self.stack.setCurrentWidget(self.review)
        self.review.start()

    def _ask_name(self, page: Waiting) -> None:
        self._leave()
        self.naming = NamingView(self.desk, page)
        self.naming.closed.connect(self._reviewed)
        self.naming.named.connect(self._named)
        self.naming.key_wanted.connect(self.key_wanted)
        self.stack.addWidget(self.naming)
        self.stack.setCurrentWidget(self.naming)
        self.naming.start()

    def _named(self, opened: Opened) -> None:
        """A page has its number: go on with the next without, else look at what is doubtful on this one."""
        if self._unnamed:
            self._next_unnamed()
            return
        community, rec = self.desk.community, opened.scan.id

        def show(found: list[Waiting]) -> None:
            self._show(found)
            page = [one for one in found if one.scan.id == rec and _is_open(one)]
            if page:
                self._leave()
                self._review(page)
            else:
                self._reviewed()
                self.banner.say(self._came_of(found, rec), kind="good")

        self.desk.worker.read(lambda db: queue(db, community), show, owner=self)

    def _came_of(self, found: list[Waiting], rec: str) -> str:
        one = next((each for each in found if each.scan.id == rec), None)
        if one is None:
            return ""
        said = self.tr("The picture is kept with it.") if one.scan.reason else self._state(one)
        return self.tr("Sheet {number}: {what}").format(number=one.number, what=said)

    def _leave(self) -> None:
        for view in (self.review, self.naming):
            if view is not None:
                self.stack.removeWidget(view)
                view.deleteLater()
        self.review = self.naming = None

    def _reviewed(self) -> None:
        self._leave()
        self._unnamed = []
        self.stack.setCurrentIndex(0)
        self._said = ""
        self.read()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_aside(self) -> None:
        if (found := self._current()) is not None:
            verbs.put_aside(self.desk.worker, scan=found.scan.id, done=partial(self._is_aside, found))

    def _is_aside(self, found: Waiting, _none: None) -> None:
        words = self.tr("{page} is put aside.").format(page=found.number or found.scan.file)

        def again() -> None:
            verbs.put_aside(self.desk.worker, scan=found.scan.id, on=False, done=lambda _none: self.read())
            self.banner.hide()

        self.banner.say(words, remedy=self.tr("Bring it back"), do=again)
        self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _is_open(one: Waiting) -> bool:
    return not one.scan.reason and one.scan.open > 0


def _is_to_key(one: Waiting) -> bool:
    return one.to_key


def _is_unnamed(one: Waiting) -> bool:
    return bool(one.scan.reason) and one.scan.number is None

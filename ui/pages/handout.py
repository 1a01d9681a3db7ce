"""The meeting handout before it is printed: choose for whom, look at the very pages, print or save them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.errors import UserError
from forms.lean import dataclass
from storage.community import meetings, places
from storage.engine import Database
from ui import parts, pdf_pages, texts, theme
from ui.desk import Desk
from ui.page import Page
from ui.sentences import say
from ui.tokens import BETWEEN
from ui.verbs import documents as verbs
from ui.worker import Job, Progress

SCREEN_DPI = 96
PRINT_DPI = 300
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
SIDE = 288
MARGIN = 24
WIDEST = 1.5
"""A page that fits the width is never larger than this: lines of a metre are hard to read."""


@dataclass(frozen=True)
class Offered:
    """What can be chosen: meetings, latest first, and areas."""

    meetings: list[tuple[str, str]]
    areas: list[str]


def offered(db: Database, community: str = "") -> Offered:
    """Read what a handout can be about, in one *community* or in all."""
    held = [
        (each.id, f"{each.day} {each.title}".strip())
        for each in meetings.meetings.select(db, order='"day" DESC')
        if community in ("", each.community)
    ]
    return Offered(held, [place.name for place in places.tree(db, community=community or None, levels=("area",))])


class PageImage(QLabel):
    """One page of paper; blank at its size until its picture has been drawn."""

    def __init__(self, number: int, size: QSize) -> None:
        super().__init__()
        self.number = number
        self.asked = False
        self.setFixedSize(size)
        self.setFrameShape(QFrame.Shape.Box)
        self.setStyleSheet("background: white; border: 1px solid #8A8F94;")

    def show_image(self, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(pixmap)


class Sheets(parts.Scrolled):
    """The pages one below the other; Page Up and Page Down turn to the next, Home and End to the ends."""

    turned = Signal(int)
    """How many pages to turn; the ends are as far as one can turn."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = 10_000
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: -far, Qt.Key.Key_End: far}
        if event.key() in turns:
            self.turned.emit(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class HandoutPage(Page):
    """What stands on screen is the document itself, drawn from the same bytes that are printed and saved."""

    kinds = frozenset({"meeting", "issue", "answer", "measure", "demand", "photo", "batch"})
    help = "handout"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.document: verbs.Document | None = None
        self._making: Job | None = None
        self.pages: list[PageImage] = []
        self._zoom = ZOOMS.index(1.0)
        self._fits = True
        self._wanted_area = ""
        self.meeting = QComboBox()
        self.area = QComboBox()
        self.audience = QComboBox()
        self.audience.addItem(self.tr("Public: codes, no names"), "public")
        self.audience.addItem(self.tr("Internal"), "internal")
        self.audience_words = parts.note()
        self.audience.currentIndexChanged.connect(lambda _index: self._explain())
        self.large = QCheckBox(self.tr("Large type"))
        self.print = parts.button(self.tr("Print"), icon="print", role="primary", clicked=self.print_pages)
        self.save = parts.button(self.tr("Save as PDF"), icon="export", clicked=self.save_pdf)
        self.smaller = parts.icon_button("remove", self.tr("Smaller"), clicked=lambda: self.zoom(-1))
        self.larger = parts.icon_button("add", self.tr("Larger"), clicked=lambda: self.zoom(1))
        self.fit = parts.button("100 %", role="plain", tip=self.tr("Fit the width"), clicked=self.fit_width)
        for button in (self.smaller, self.fit, self.larger, self.save, self.print):
            self.header.add_action(button)
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(self.make)
        self._near = QTimer(self, singleShot=True, interval=30)
        self._near.timeout.connect(self._draw_near)
        self._refit = QTimer(self, singleShot=True, interval=100)
        self._refit.timeout.connect(self._fit_again)
        self._drawn_at = 1.0
        self.remarks = parts.words(role="late")
        self.body.addWidget(self._middle(), 1)
        for box in (self.meeting, self.area, self.audience):
            box.activated.connect(lambda _index: self._soon.start())
        self.large.toggled.connect(lambda _on: self._soon.start())
        self._enable()

    @property
    def title(self) -> str:
        return self.tr("Meeting handout")

    def _middle(self) -> QWidget:
        side = parts.Scrolled(margin=16, spacing=BETWEEN)
        side.setFixedWidth(round(SIDE * min(1.3, theme.current().measures.text / 15)))
        for words, box in (
            (self.tr("Meeting"), self.meeting),
            (self.tr("Area"), self.area),
            (self.tr("For whom"), self.audience),
        ):
            label = QLabel(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            side.body.addLayout(parts.column(label, box, spacing=4))
        side.body.addWidget(self.audience_words)
        self._explain()
        side.body.addWidget(self.large)
        side.body.addWidget(self.remarks)
        side.body.addStretch()
        self.sheets = Sheets(margin=MARGIN, spacing=MARGIN)
        self.sheets.turned.connect(self.turn)
        self.sheets.verticalScrollBar().valueChanged.connect(lambda _value: self._near.start())
        self.sheets.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_page())
        self.sheets.setObjectName("sheets")
        self.sheets.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheets.setAccessibleName(self.tr("Pages of the handout"))
        self.empty = parts.Empty(
            "handout",
            self.tr("A handout belongs to a meeting. Once a meeting is planned, its pages stand here, ready to print."),
        )
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        right = QVBoxLayout()
        right.addWidget(self.sheets, 1)
        right.addWidget(self.empty, 1)
        line.addLayout(right, 1)
        self.empty.hide()
        return whole

    def _explain(self) -> None:
        public = self.audience.currentData() == "public"
        self.audience_words.setText(
            self.tr("For the meeting and the notice board: house codes instead of numbers, no names or telephone "
                    "numbers, released photos only, no counts under three.")
            if public
            else self.tr("For community workers only: addresses, who puts what right, all photos. Do not hand it out.")
        )  # fmt: skip

    # ---- what is chosen

    def activate(self, **where: object) -> None:
        self._wanted_area = str(where.get("area", ""))
        community = self.desk.community
        self.worker.read(
            lambda db: offered(db, community), partial(self._offer, str(where.get("meeting", ""))), owner=self
        )

    def where(self) -> dict[str, object]:
        return {"meeting": self.meeting.currentData() or "", "area": self.area.currentData() or ""}

    def refresh(self, kinds: frozenset[str]) -> None:
        self._soon.start()

    def _offer(self, meeting: str, found: Offered) -> None:
        chosen = meeting or self.meeting.currentData()
        self.meeting.clear()
        for rec, words in found.meetings:
            self.meeting.addItem(words, rec)
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(chosen)))
        self.area.clear()
        self.area.addItem(self.tr("The whole community"), "")
        for name in found.areas:
            self.area.addItem(name, name)
        self.area.setCurrentIndex(max(0, self.area.findData(self._wanted_area)))
        self.empty.setVisible(not found.meetings)
        self.sheets.setVisible(bool(found.meetings))
        if found.meetings:
            self.make()

    def make(self) -> None:
        """Gather and draw the document as it is chosen now."""
        self._soon.stop()
        if self.meeting.currentData() and self.isVisible():
            if self._making is not None:  # what was asked for before is no longer wanted, and must not come after this
                self._making.cancel()
            self._making = verbs.make_handout(
                self.worker,
                self.ws,
                meeting=str(self.meeting.currentData()),
                area=str(self.area.currentData() or ""),
                audience=self.audience.currentData(),
                large=self.large.isChecked(),
                done=self._made,
                failed=self._failed,
            )

    def _failed(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad", remedy=self.tr("Try again"), do=self.make)

    def _made(self, document: verbs.Document) -> None:
        self.document = document
        self.remarks.setText("\n".join(sentence(each, texts.language()) for each in document.remarks))
        self.remarks.setVisible(bool(document.remarks))
        self._lay_out()
        self._enable()

    # ---- the pages

    def zoom(self, by: int) -> None:
        """Larger or smaller."""
        if self._fits:  # from what is seen now to the next step in that direction
            self._zoom = sum(step < self._factor for step in ZOOMS) - (by > 0)
            self._fits = False
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + by))
        self._lay_out()
        self._enable()

    def fit_width(self) -> None:
        """As large as the window is wide."""
        self._fits = True
        self._lay_out()
        self._enable()

    @property
    def _factor(self) -> float:
        if not self._fits or self.document is None:
            return ZOOMS[self._zoom]
        widest = max(width for width, _height in pdf_pages.sizes(self.document.data))
        room = self.sheets.viewport().width() - 2 * MARGIN - 2
        return max(ZOOMS[0], min(WIDEST, room / (widest * SCREEN_DPI / pdf_pages.POINTS_PER_INCH)))

    @property
    def shown_page(self) -> int:
        """The page that fills most of the view, counted from 0."""
        middle = self.sheets.verticalScrollBar().value() + self.sheets.viewport().height() / 2
        return max(0, sum(top <= middle for top in self._tops()) - 1)

    def _tops(self) -> list[int]:
        """Where each page begins, also before Qt has laid them out."""
        tops, y = [], MARGIN
        for page in self.pages:
            tops.append(y)
            y += page.height() + MARGIN
        return tops

    def turn(self, by: int) -> None:
        """Turn *by* pages on, or back."""
        if self.pages:
            to = max(0, min(len(self.pages) - 1, self.shown_page + by))
            self.sheets.verticalScrollBar().setValue(self._tops()[to] - 8)

    def _tell_page(self) -> None:
        if self.pages:
            said = self.tr("Page {number} of {count}").format(number=self.shown_page + 1, count=len(self.pages))
            self.header.set_scope(said)

    def _lay_out(self) -> None:
        if self.document is None:
            return
        at = self.sheets.verticalScrollBar().value() / max(1, self.sheets.verticalScrollBar().maximum())
        body = self.sheets.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.pages = []
        found = pdf_pages.sizes(self.document.data)
        self._drawn_at = self._factor
        scale = SCREEN_DPI / pdf_pages.POINTS_PER_INCH * self._drawn_at
        self.fit.setText(f"{round(100 * self._drawn_at)} %")
        self.fit.setAccessibleName(f"{self.tr('Fit the width')}, {self.fit.text()}")
        for number, (width, height) in enumerate(found):
            page = PageImage(number, QSize(round(width * scale), round(height * scale)))
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number + 1, count=len(found)))
            body.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(page)
        body.activate()
        self._tell_page()
        QTimer.singleShot(0, self, lambda: self._scroll_to(at))
        self._near.start()

    def _scroll_to(self, at: float) -> None:
        bar = self.sheets.verticalScrollBar()
        bar.setValue(round(at * bar.maximum()))

    def _draw_near(self) -> None:
        if self.document is None or not self.isVisible():
            return
        top, height = self.sheets.verticalScrollBar().value(), self.sheets.viewport().height()
        inside = self.sheets.widget()
        assert inside is not None
        for page in self.pages:
            y = page.mapTo(inside, page.rect().topLeft()).y()
            if not page.asked and y + page.height() >= top - height and y <= top + 2 * height:
                page.asked = True
                dpi = SCREEN_DPI * self._drawn_at * self.devicePixelRatioF()
                draw = partial(_draw, self.document.data, page.number, dpi)
                self.worker.run(draw, page.show_image, owner=page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._near.start()
        self._refit.start()

    def _fit_again(self) -> None:
        if self._fits and self.pages and abs(self._factor - self._drawn_at) > 0.02:
            self._lay_out()

    def _enable(self) -> None:
        for button in (self.print, self.save):
            button.setEnabled(self.document is not None)
        self.fit.setEnabled(self.document is not None)
        self.smaller.setEnabled(self.document is not None and (self._fits or self._zoom > 0))
        self.larger.setEnabled(self.document is not None and (self._fits or self._zoom < len(ZOOMS) - 1))

    # ---- handing on

    def save_pdf(self) -> None:
        """Save the pages as they stand."""
        if self.document is None:
            return
        name = f"{self.meeting.currentText()} {self.tr('handout')}.pdf".replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), name, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the document to *path* off the UI thread; what goes wrong is said above the page."""
        assert self.document is not None
        data = self.document.data

        def work(_progress: Progress) -> str:
            try:
                verbs.save_file(path, data)
            except UserError as error:
                return say(error)
            return ""

        self.worker.run(work, partial(self._saved, path), owner=self)

    def _saved(self, path: Path, wrong: str) -> None:
        if wrong:
            self.banner.say(f"{path.name}: {wrong}", kind="bad")
        else:
            self.desk.say(self.tr("Saved as {name}").format(name=path.name))

    def print_pages(self) -> None:
        """Ask for a printer and print the pages as they stand."""
        if self.document is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self.pages))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Paint the chosen pages on *printer*."""
        assert self.document is not None
        painter = QPainter(printer)
        first, last = printer.fromPage() or 1, printer.toPage() or len(self.pages)
        whole = printer.paperRect(QPrinter.Unit.DevicePixel)
        inside = printer.pageRect(QPrinter.Unit.DevicePixel)
        for number in range(first - 1, last):
            if number >= first:
                printer.newPage()
            image = pdf_pages.picture(self.document.data, page=number, dots_per_inch=PRINT_DPI)
            target = QRectF(-inside.x(), -inside.y(), whole.width(), whole.height())
            painter.fillRect(target, QColor("white"))
            painter.drawImage(target, image)
        painter.end()


def _draw(data: bytes, page: int, dots_per_inch: float, _progress: Progress) -> QImage:
    return pdf_pages.picture(data, page=page, dots_per_inch=dots_per_inch)

"""The meeting handout before it is printed: choose for whom, look at the very pages, print or save them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.papers.making import Made, Wanted
from exporters.sentences import sentence
from forms.lean import dataclass
from storage.community import meetings, places
from storage.engine import Database
from ui import parts, pdf_pages, texts, theme
from ui.desk import Desk
from ui.page import Page
from ui.paper_pages import MARGIN, PageImage, Sheets, ask_printer, paint_pages, picture
from ui.sentences import say
from ui.tokens import BETWEEN
from ui.verbs import papers
from ui.verbs.documents import save_file
from ui.worker import Job, Progress

SCREEN_DPI = 96
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
SIDE = 288
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


class HandoutPage(Page):
    """What stands on screen is the document itself, drawn from the same bytes that are printed and saved."""

    kinds = frozenset({"meeting", "issue", "answer", "measure", "demand", "photo", "batch"})
    help = "handout"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.document: Made | None = None
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
            wanted = Wanted(
                meeting=str(self.meeting.currentData()),
                area=str(self.area.currentData() or ""),
                audience=self.audience.currentData(),
                large=self.large.isChecked(),
            )
            self._making = papers.make_paper(
                self.worker, self.ws, kind="handout", wanted=wanted, done=self._made, failed=self._failed
            )

    def _failed(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad", remedy=self.tr("Try again"), do=self.make)

    def _made(self, document: Made) -> None:
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
        parts.clear(body)
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
                draw = partial(picture, self.document.data, page.number, dpi)
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
        what = self.tr("handout")
        name = f"{self.meeting.currentText()} {what}.pdf".replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), name, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the document to *path* off the UI thread; what goes wrong is said above the page."""
        assert self.document is not None
        made = self.document

        def work(_progress: Progress) -> None:
            save_file(path, made.data)

        self.worker.run(work, lambda _: self._saved(path, made), owner=self, failed=partial(self._unsaved, path))

    def _saved(self, path: Path, made: Made) -> None:
        papers.went_out(self.worker, self.ws, made)
        self.desk.say(self.tr("Saved as {name}").format(name=path.name))

    def _unsaved(self, path: Path, error: Exception) -> None:
        self.banner.say(f"{path.name}: {say(error)}", kind="bad")

    def print_pages(self) -> None:
        """Ask for a printer and print the pages as they stand."""
        if self.document is None:
            return
        if printer := ask_printer(self, pages=len(self.pages)):
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Paint the chosen pages on *printer*."""
        assert self.document is not None
        paint_pages(printer, self.document.data, pages=len(self.pages))
        papers.went_out(self.worker, self.ws, self.document)

"""One paper before it goes out: its very pages in a window of their own, to print or to save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from ui import parts, pdf_pages
from ui.desk import Desk
from ui.paper_pages import MARGIN, PageImage, Sheets, ask_printer, file_name, paint_pages, picture
from ui.reading_order import ReadingOrder
from ui.tokens import BETWEEN
from ui.verbs.documents import save_file
from ui.worker import Progress

WIDE, HIGH = 900, 720


class PaperWindow(ReadingOrder, QDialog):
    """Shows *data*, a PDF; *went_out* is called once it was printed or saved."""

    def __init__(
        self, desk: Desk, *, title: str, data: bytes, remarks: str, went_out: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.desk, self.data, self._went_out = desk, data, went_out
        self.name = title
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.resize(WIDE, HIGH)
        self.said = parts.words(remarks, role="late")
        self.said.setVisible(bool(remarks))
        self.sheets = Sheets(margin=MARGIN, spacing=MARGIN)
        self.sheets.setObjectName("sheets")
        self.sheets.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheets.setAccessibleName(title)
        self.sheets.turned.connect(self._turn)
        self.sheets.verticalScrollBar().valueChanged.connect(lambda _value: self._draw_near())
        self.print = parts.button(self.tr("Print"), icon="print", role="primary", clicked=self.print_pages)
        self.save = parts.button(self.tr("Save as PDF"), icon="export", clicked=self.save_pdf)
        column = QVBoxLayout(self)
        column.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        column.addLayout(parts.row(parts.section(title), None, self.save, self.print))
        column.addWidget(self.said)
        column.addWidget(self.sheets, 1)
        self.pages: list[PageImage] = []
        self._scale = 1.0
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sheets.setFocus()
        self._draw_near()

    def _lay_out(self) -> None:
        found = pdf_pages.sizes(self.data)
        widest = max((width for width, _height in found), default=1.0)
        self._scale = (WIDE - 2 * BETWEEN - 2 * MARGIN - 40) / widest
        for number, (width, height) in enumerate(found):
            page = PageImage(number, QSize(round(width * self._scale), round(height * self._scale)))
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number + 1, count=len(found)))
            self.sheets.body.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(page)
        self.sheets.body.activate()

    def _draw_near(self) -> None:
        """Draw what is seen and one window more; a hundred ballots cost only what is looked at."""
        top, height = self.sheets.verticalScrollBar().value(), max(self.sheets.viewport().height(), HIGH)
        y = MARGIN
        for page in self.pages:
            if not page.asked and y + page.height() >= top - height and y <= top + 2 * height:
                page.asked = True
                dpi = self._scale * pdf_pages.POINTS_PER_INCH * self.devicePixelRatioF()
                self.desk.worker.run(partial(picture, self.data, page.number, dpi), page.show_image, owner=page)
            y += page.height() + MARGIN

    def _turn(self, by: int) -> None:
        bar = self.sheets.verticalScrollBar()
        if self.pages:
            bar.setValue(bar.value() + by * (self.pages[0].height() + MARGIN))

    # ---- handing on

    def save_pdf(self) -> None:
        """Ask for a name and save the pages as they stand."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), f"{file_name(self.name)}.pdf", "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the PDF to *path*."""
        data = self.data

        def work(_progress: Progress) -> None:
            save_file(path, data)

        self.desk.worker.run(work, lambda _none: self._saved(path), owner=self, failed=self._failed)

    def _saved(self, path: Path) -> None:
        self._went_out()
        self.desk.say(self.tr("Saved as {name}").format(name=path.name))
        self.close()

    def _failed(self, error: Exception) -> None:
        from ui.sentences import say

        self.said.setText(say(error))
        self.said.show()

    def print_pages(self) -> None:
        """Ask for a printer and print the pages as they stand."""
        if printer := ask_printer(self, pages=len(self.pages)):
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Paint the chosen pages on *printer*."""
        paint_pages(printer, self.data, pages=len(self.pages))
        self._went_out()

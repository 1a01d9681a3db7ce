"""The pages of a paper, as every window that shows one draws them and every printer gets them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui import parts, pdf_pages
from ui.worker import Progress

PRINT_DPI = 300
MARGIN = 24


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


def picture(data: bytes, page: int, dots_per_inch: float, _progress: Progress) -> QImage:
    """One page as a picture, for a worker."""
    return pdf_pages.picture(data, page=page, dots_per_inch=dots_per_inch)


def ask_printer(parent: QWidget, *, pages: int) -> QPrinter | None:
    """Let people choose a printer and which of the *pages*; None when they think better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def paint_pages(printer: QPrinter, data: bytes, *, pages: int) -> None:
    """Paint the pages of a PDF that a printer was asked for, edge to edge."""
    painter = QPainter(printer)
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    whole = printer.paperRect(QPrinter.Unit.DevicePixel)
    inside = printer.pageRect(QPrinter.Unit.DevicePixel)
    for number in range(first - 1, last):
        if number >= first:
            printer.newPage()
        image = pdf_pages.picture(data, page=number, dots_per_inch=PRINT_DPI)
        target = QRectF(-inside.x(), -inside.y(), whole.width(), whole.height())
        painter.fillRect(target, QColor("white"))
        painter.drawImage(target, image)
    painter.end()


def file_name(words: str) -> str:
    """*words* as a file may be called on every system."""
    return "".join(" " if sign in '\\/:*?"<>|' else sign for sign in words).strip() or "paper"

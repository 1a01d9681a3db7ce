"""Pages of a PDF as pictures, for the preview and the printer. Safe to call from any thread."""

from __future__ import annotations

import pypdfium2 as pdfium
from PySide6.QtGui import QImage

from storage.page_pictures import pdfium_lock

POINTS_PER_INCH = 72


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with pdfium_lock:
        document = pdfium.PdfDocument(data)
        try:
            return [document.get_page_size(number) for number in range(len(document))]
        finally:
            document.close()


def picture(data: bytes, *, page: int, dots_per_inch: float) -> QImage:
    """One page, 0-based, as it will be printed."""
    with pdfium_lock:
        document = pdfium.PdfDocument(data)
        try:
            bitmap = document[page].render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888
            )
            return image.copy()
        finally:
            document.close()

"""The slip with the recovery code: one page to print or to save as a PDF, and to lock away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtGui import QPagedPaintDevice as Paged

from ui.theme import FAMILIES

MARGIN_MM = 25.0


def save(path: Path, *, code: str, community: str, folder: str, made: datetime) -> None:
    """Write the slip as a PDF of one A4 page."""
    writer = QPdfWriter(str(path))
    writer.setTitle(QCoreApplication.translate("RecoverySlip", "Recovery code"))
    lay_out(writer)
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"{path} cannot be written")
    draw(painter, writer, code=code, community=community, folder=folder, made=made)
    painter.end()


def lay_out(device: Paged) -> None:
    """A4 with a wide margin."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM))


def draw(painter: QPainter, device: Paged, *, code: str, community: str, folder: str, made: datetime) -> None:
    """Draw the slip on a printer or a PDF."""
    dots = device.logicalDpiX()  # type: ignore[attr-defined]
    width = float(device.width())  # type: ignore[attr-defined]
    y = 0.0

    def text(words: str, points: float, *, bold: bool = False, after: float = 8.0, centre: bool = False) -> None:
        nonlocal y
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPointSizeF(points)
        font.setBold(bold)
        painter.setFont(font)
        flags = Qt.TextFlag.TextWordWrap | (Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeft)
        box = painter.boundingRect(QRectF(0, y, width, 10 * dots), int(flags), words)
        painter.drawText(QRectF(0, y, width, box.height()), int(flags), words)
        y += box.height() + after * dots / 72

    text(QCoreApplication.translate("RecoverySlip", "Recovery code"), 22, bold=True)
    text(community, 14, after=4)
    text(folder, 10, after=4)
    text(made.strftime("%Y-%m-%d"), 10, after=24)
    box_top = y
    y += 16 * dots / 72
    text(code, 20, bold=True, centre=True, after=16)
    painter.drawRect(QRectF(0, box_top, width, y - box_top))
    y += 24 * dots / 72
    for line in (
        QCoreApplication.translate(
            "RecoverySlip", "With this code the records can be opened when the passphrase is forgotten."
        ),
        QCoreApplication.translate(
            "RecoverySlip",
            "Whoever has this code and the laptop can read everything. Keep it where the office keeps its seal.",
        ),
        QCoreApplication.translate(
            "RecoverySlip",
            "Do not photograph it and do not put it in a chat. Nobody else has a copy, and nobody can make one.",
        ),
        QCoreApplication.translate(
            "RecoverySlip", "Capital and small letters are the same. There is no letter I, L, O or U in it."
        ),
    ):
        text(line, 12, after=10)

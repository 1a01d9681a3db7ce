"""How a building looks on a plan: outline, pattern, shape and name, in the window and on what goes out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QLabel

from forms.lean import dataclass
from storage.community.building_plans import SCALE, Point
from ui import icons, theme
from ui.form.png import png

LEAST_WIDE, MOST_WIDE = 1200, 2400
"""Pixels of a picture that goes out."""
PAPER_DPI = 150


@dataclass(frozen=True)
class Fill:
    """How a state looks: a word, a shape, an ink and a pattern that tell it apart without the ink."""

    words: str
    shape: str
    ink: str
    pattern: Qt.BrushStyle


@dataclass(frozen=True)
class Drawn:
    """A whole plan with its legend, ready to go out."""

    title: str
    picture: QImage | None
    outlines: Sequence[tuple[Sequence[Point], Fill | None, str]]
    """Corners, look and name of each."""
    legend: Sequence[tuple[Fill, int]]

    @property
    def size(self) -> QSizeF:
        """The picture as large as it goes out, without the legend below it."""
        there = self.picture is not None and not self.picture.isNull()
        size = QSizeF(self.picture.size()) if there and self.picture is not None else QSizeF(1600, 1200)
        wide = min(max(size.width(), LEAST_WIDE), MOST_WIDE)
        return size * (wide / size.width())

    @property
    def foot(self) -> float:
        """The height of title and legend."""
        return self.size.width() / 14

    def paint(self, painter: QPainter) -> None:
        """Draw picture, outlines and legend on any painter."""
        size = self.size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture is not None:
            painter.drawImage(QRectF(QPointF(0, 0), size), self.picture)
        for corners, fill, name in self.outlines:
            spots = [QPointF(x / SCALE * size.width(), y / SCALE * size.height()) for x, y in corners]
            draw_outline(painter, QPolygonF(spots), fill, name)
        pixels = max(12, round(self.foot / 4))
        painter.setFont(theme.current().font(pixels, bold=True))
        painter.setPen(QColor("#1F2933"))
        painter.drawText(QPointF(8, size.height() + pixels * 1.5), self.title)
        left = 8.0
        painter.setFont(theme.current().font(pixels))
        for fill, count in self.legend:
            spot = QRectF(left, size.height() + pixels * 2.1, pixels * 1.8, pixels * 1.3)
            painter.fillRect(spot, QColor("#FFFFFF"))
            painter.setPen(QColor(fill.ink))
            painter.setBrush(QBrush(QColor(fill.ink), fill.pattern))
            painter.drawRect(spot)
            words = f"{fill.words} {count}"
            painter.setPen(QColor("#1F2933"))
            painter.drawText(QPointF(spot.right() + 8, spot.bottom() - 3), words)
            left = spot.right() + painter.fontMetrics().horizontalAdvance(words) + 36

    def as_png(self) -> bytes:
        """A picture."""
        size = self.size
        image = QImage(round(size.width()), round(size.height() + self.foot), QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        self.paint(painter)
        painter.end()
        return png(image)

    def as_pdf(self) -> bytes:
        """One page A4, lying where the picture does."""
        out = QBuffer()
        out.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(out)
        writer.setTitle(self.title)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        size, lies = self.size, QPageLayout.Orientation
        writer.setPageOrientation(lies.Landscape if size.width() > size.height() else lies.Portrait)
        writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
        writer.setResolution(PAPER_DPI)
        painter = QPainter(writer)
        page = QRectF(painter.viewport())
        factor = min(page.width() / size.width(), page.height() / (size.height() + self.foot))
        painter.scale(factor, factor)
        self.paint(painter)
        painter.end()
        return bytes(out.data().data())


def box_of(one: Point, other: Point) -> list[Point]:
    """The corners of the upright rectangle between two points."""
    return [one, (other[0], one[1]), other, (one[0], other[1])]


def draw_outline(painter: QPainter, polygon: QPolygonF, fill: Fill | None, name: str) -> None:
    """One building on any painter: a light ground under the pattern, so that a photo beneath does not swallow it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 150))
    painter.drawPolygon(polygon)
    if fill is not None:
        painter.setBrush(QBrush(QColor(fill.ink), fill.pattern))
        painter.drawPolygon(polygon)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(QColor(fill.ink if fill else "#4F6478"), 2.5, Qt.PenStyle.SolidLine if fill else Qt.PenStyle.DashLine)
    )
    painter.drawPolygon(polygon)
    box = polygon.boundingRect()
    font = theme.current().font(max(11, min(18, round(box.height() / 3))), bold=True)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    side = metrics.height()
    wide = metrics.horizontalAdvance(name) + (side if fill else 0) + 10
    label = QRectF(box.center().x() - wide / 2, box.center().y() - side / 2 - 2, wide, side + 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 225))
    painter.drawRoundedRect(label, 4, 4)
    if fill is not None:
        icons.paint(
            painter,
            fill.shape,
            box=QRectF(label.left() + 3, label.top() + 3, side - 2, side - 2),
            colour=QColor(fill.ink),
        )
    painter.setPen(QColor("#1F2933"))
    left = side if fill else 0
    painter.drawText(
        label.adjusted(left + 4, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name
    )


def swatch(fill: Fill) -> QLabel:
    """A small piece of the pattern with its shape."""
    image = QImage(48, 28, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setPen(QColor(fill.ink))
    painter.setBrush(QBrush(QColor(fill.ink), fill.pattern))
    painter.drawRect(0, 0, 47, 27)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 225))
    painter.drawRoundedRect(QRectF(14, 4, 20, 20), 3, 3)
    icons.paint(painter, fill.shape, box=QRectF(15, 5, 18, 18), colour=QColor(fill.ink))
    painter.end()
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(image))
    label.setAccessibleName(fill.words)
    label.setFixedSize(48, 28)
    return label

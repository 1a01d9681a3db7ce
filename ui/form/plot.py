"""A small plot of points by longitude and latitude: a map without a network, true in shape over some kilometres."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import theme

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
MARGIN = 28
LEAST_METRES = 200.0
METRES_A_DEGREE = 111_320.0


class Plot(QWidget):
    """Draws points, a line or an area with its north up and a bar for the scale; a click says where it was."""

    clicked = Signal(float, float)

    def __init__(self, parent: QWidget | None = None, *, joined: bool = False, closed: bool = False) -> None:
        super().__init__(parent)
        self.points: list[Point] = []
        self.names: list[str] = []
        self.chosen: set[int] = set()
        self._joined, self._closed = joined, closed
        self._centre: Point = (0.0, 0.0)
        self._metres = LEAST_METRES
        self.setFixedSize(QSize(480, 280))

    def show_points(self, points: Sequence[Point], names: Sequence[str] = (), chosen: set[int] | None = None) -> None:
        """Draw *points*; *names* stand beside them, the *chosen* ones are filled."""
        self.points, self.names, self.chosen = list(points), list(names), chosen or set()
        if self.points:
            norths, easts = [p[0] for p in self.points], [p[1] for p in self.points]
            self._centre = ((min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2)
            tall = (max(norths) - min(norths)) * METRES_A_DEGREE
            wide = (max(easts) - min(easts)) * METRES_A_DEGREE * self._narrow()
            self._metres = max(LEAST_METRES, tall, wide * (self._room().height() / max(1.0, self._room().width())))
        self.update()

    def _narrow(self) -> float:
        """How much shorter a degree of longitude is here."""
        return max(0.01, math.cos(math.radians(self._centre[0])))

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _scale(self) -> float:
        """Pixels to a metre."""
        return self._room().height() / self._metres

    def place(self, point: Point) -> QPointF:
        """Where *point* is drawn."""
        east = (point[1] - self._centre[1]) * METRES_A_DEGREE * self._narrow()
        north = (point[0] - self._centre[0]) * METRES_A_DEGREE
        return self._room().center() + QPointF(east, -north) * self._scale()

    def point_at(self, x: float, y: float) -> Point:
        """The latitude and longitude of a pixel."""
        away = (QPointF(x, y) - self._room().center()) / self._scale()
        return (
            self._centre[0] - away.y() / METRES_A_DEGREE,
            self._centre[1] + away.x() / (METRES_A_DEGREE * self._narrow()),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self.points and self.isEnabled() and self.rect().contains(at.toPoint()):  # who slides off takes it back
            self.clicked.emit(at.x(), at.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        shown = QPolygonF([self.place(point) for point in self.points])
        accent = QColor(colours.accent)
        if self._joined and len(self.points) > 1:
            wash = QColor(colours.accent_wash)
            painter.setPen(QPen(accent, 2))
            painter.setBrush(wash if self._closed else Qt.BrushStyle.NoBrush)
            if self._closed:
                painter.drawPolygon(shown)
            else:
                painter.drawPolyline(shown)
        painter.setFont(theme.current().font(theme.current().measures.note))
        for number, at in enumerate(shown.toList()):
            painter.setPen(QPen(accent, 2))
            painter.setBrush(accent if number in self.chosen or not self.names else QColor(colours.card))
            painter.drawEllipse(at, 6, 6)
            name = self.names[number] if number < len(self.names) else str(number + 1) if self._joined else ""
            painter.setPen(QColor(colours.ink))
            painter.drawText(at + QPointF(9, 5), name)
        self._furnish(painter, QColor(colours.soft))

    def _furnish(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(QPen(ink, 1.5))
        painter.drawText(QPointF(self.width() - 24, 20), "N")
        painter.drawLine(QPointF(self.width() - 19, 42), QPointF(self.width() - 19, 25))
        if not self.points:
            return
        metres = 10 ** math.floor(math.log10(max(1.0, 100 / self._scale())))
        for more in (5, 2):
            if metres * more * self._scale() <= 120:
                metres *= more
                break
        long = metres * self._scale()
        bottom = self.height() - 14.0
        painter.drawLine(QPointF(14, bottom), QPointF(14 + long, bottom))
        said = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
        painter.drawText(QPointF(18 + long, bottom + 4), said)

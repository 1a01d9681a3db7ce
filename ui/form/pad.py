"""The surface under a finger, a pen, a mouse or keys: lines are drawn on it and taken back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.form.field import ENTER
from ui.form.png import png

INK = "#15191D"
STEP = 6.0
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-STEP, 0),
    Qt.Key.Key_Right: QPointF(STEP, 0),
    Qt.Key.Key_Up: QPointF(0, -STEP),
    Qt.Key.Key_Down: QPointF(0, STEP),
}


class Pad(QWidget):
    """White paper in every look: it is printed black on white.

    By key: arrows move the pen, Space puts it down or lifts it, Backspace takes the last stroke back.
    """

    drawn = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None, *, size: QSize = QSize(520, 160)) -> None:  # noqa: B008
        super().__init__(parent)
        self.strokes: list[tuple[QPainterPath, str]] = []
        self.kept: QImage | None = None
        self.ink = INK
        self._pen: QPointF | None = None
        self._down = False
        self.setFixedSize(size)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def begin(self, at: QPointF) -> None:
        """Put the pen down at *at*."""
        path = QPainterPath(at)
        path.lineTo(at + QPointF(0.1, 0.1))
        self.strokes.append((path, self.ink))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.strokes and event.buttons() & Qt.MouseButton.LeftButton:
            self.strokes[-1][0].lineTo(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.drawn.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            at = (self._pen or QRectF(self.rect()).center()) + _ARROWS[key]
            self._pen = QPointF(min(max(at.x(), 2), self.width() - 2), min(max(at.y(), 2), self.height() - 2))
            if self._down and self.strokes:
                self.strokes[-1][0].lineTo(self._pen)
                self.drawn.emit()
            self.update()
        elif key == Qt.Key.Key_Space:
            self._pen = self._pen or QRectF(self.rect()).center()
            self._down = not self._down
            if self._down:
                self.begin(self._pen)
            self.drawn.emit()
            self.update()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.strokes:
            self.strokes.pop()
            self.drawn.emit()
            self.update()
        elif key in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._down = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colours = theme.current().colours
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.focus if focused else colours.edge), 2 if focused else 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        if focused and self._pen is not None:
            painter.setPen(QPen(QColor(self.ink), 1))
            painter.setBrush(QColor(self.ink) if self._down else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._pen, 5, 5)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.kept is not None and not self.kept.isNull():
            size = self.kept.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(
                self.rect().adjusted(0, 0, size.width() - self.width(), size.height() - self.height()), self.kept
            )
        for path, ink in self.strokes:
            painter.setPen(
                QPen(QColor(ink), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)

    def png(self) -> bytes:
        """What was drawn, at twice the size for print."""
        image = QImage(self.size() * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return png(image)

    def write(self, name: str) -> None:
        """Write *name* in the middle, for those who cannot hold a pen."""
        font = theme.current().font(min(56, self.height() // 3))
        path = QPainterPath()
        path.addText(0, 0, font, name)
        box = path.boundingRect()
        if box.width() > self.width() - 32:
            font.setPixelSize(max(12, int(font.pixelSize() * (self.width() - 32) / box.width())))
            path = QPainterPath()
            path.addText(0, 0, font, name)
            box = path.boundingRect()
        path.translate(QPointF(self.width() / 2, self.height() / 2) - box.center())
        self.strokes = [(path, INK)]
        self.update()

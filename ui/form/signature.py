"""A signature drawn with finger, pen or mouse, kept as a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.form.field import Field, Question
from ui.form.png import png
from ui.worker import Progress

SETTLE_MS = 1200  # a pen lifted for this long has finished its name


class Pad(QWidget):
    """White paper to sign on, in every look: it is printed black on white."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strokes: list[QPainterPath] = []
        self.kept: QImage | None = None
        self.setMinimumSize(320, 140)
        self.setMaximumSize(640, 220)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sizeHint(self) -> QSize:
        return QSize(520, 160)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.kept = None
        path = QPainterPath(event.position())
        path.lineTo(event.position() + QPointF(0.1, 0.1))
        self.strokes.append(path)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.strokes and event.buttons() & Qt.MouseButton.LeftButton:
            self.strokes[-1].lineTo(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.current().colours.edge), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.kept is not None:
            size = self.kept.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(
                self.rect().adjusted(0, 0, size.width() - self.width(), size.height() - self.height()), self.kept
            )
        painter.setPen(
            QPen(QColor("#15191D"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for path in self.strokes:
            painter.drawPath(path)

    def png(self) -> bytes:
        """What was drawn, at twice the size for print."""
        image = QImage(self.size() * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return png(image)


class SignatureField(Field):
    """Signing answers the question once the pen rests; "again" clears the paper."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.shelf, self.worker = question.extra["shelf"], question.extra["worker"]
        self._value: str | None = None
        self.pad = Pad(self)
        self.pad.setAccessibleName(question.label)
        self.again = QPushButton(self.tr("Sign again"), self)
        self.again.clicked.connect(self.clear)
        self.said = QLabel(self)
        self.said.setProperty("role", "note")
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.keep)
        self.pad.drawn.connect(self._settle.start)
        line = QHBoxLayout()
        line.addWidget(self.again)
        line.addWidget(self.said)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad)
        column.addLayout(line)
        self.setFocusProxy(self.again)

    def show_value(self, value: str | None) -> None:
        if value == self._value:
            return
        self._value = value
        self.said.setText(self.tr("signed") if value else "")
        if value and not self.pad.strokes:
            self.worker.run(lambda _progress: self.shelf.picture(value), self._shown, owner=self)

    def _shown(self, data: bytes) -> None:
        if not self.pad.strokes:
            self.pad.kept = QImage.fromData(data)
            self.pad.update()

    def keep(self) -> None:
        """Keep what is drawn; a later version replaces it."""
        self._settle.stop()
        if not self.pad.strokes:
            return
        data, before = self.pad.png(), self._value

        def work(_progress: Progress) -> str:
            if before:
                self.shelf.remove(before)
            return self.shelf.add(data, field=self.question.item.field)

        self.worker.run(work, self._kept, owner=self)

    def _kept(self, photo: str) -> None:
        self._value = photo
        self.said.setText(self.tr("signed"))
        self.answered.emit(photo, True)

    def clear(self) -> None:
        """Take the signature off and give clean paper."""
        self._settle.stop()
        self.pad.strokes.clear()
        self.pad.kept = None
        self.pad.update()
        before, self._value = self._value, None
        self.said.setText("")
        if before:
            self.worker.run(lambda _progress: self.shelf.remove(before), owner=self)
        self.answered.emit(None, True)

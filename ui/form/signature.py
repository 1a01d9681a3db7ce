"""What is drawn with finger, pen, mouse or keys and kept as a picture: a signature, a sketch, marks on a photo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
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
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.form.field import ENTER, Field, LineEdit, Question
from ui.form.photos import SUFFIXES
from ui.form.png import png
from ui.parts import button
from ui.worker import Progress

SETTLE_MS = 1200  # a pen lifted for this long has finished its name
INK = "#15191D"
STEP = 6.0
COLOURS = ("#15191D", "#B4430E", "#0F6B6B", "#F4C20D")
"""Ink for a sketch: black, red, green, yellow; each is told from the others on a grey printer by its lightness."""
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


class DrawingField(Field):
    """Drawing answers the question once the pen rests; "again" clears the paper."""

    paper = QSize(600, 400)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.shelf, self.worker = question.extra["shelf"], question.extra["worker"]
        self._value: str | None = None
        self.pad = Pad(self, size=self.paper)
        self.again = button("", icon="trash", role="plain", clicked=self.clear)
        self.said = QLabel(self)
        self.said.setProperty("role", "note")
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.keep)
        self.pad.drawn.connect(self._settle.start)
        self.pad.entered.connect(self._enter)
        self.tools = QHBoxLayout()
        self.tools.addWidget(self.again)
        self.more()
        self.tools.addWidget(self.said)
        self.tools.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad)
        column.addLayout(self.tools)
        self.setFocusProxy(self.pad)
        self.tell()

    def more(self) -> None:
        """Add what this kind of drawing has besides: inks."""
        self.inks = [button("", clicked=partial(self._dip, ink)) for ink in COLOURS]
        for ink, each in zip(COLOURS, self.inks, strict=True):
            each.setStyleSheet(f"QPushButton {{ background: {ink}; min-width: 28px; padding: 0; }}")
            self.tools.addWidget(each)

    def tell(self) -> None:
        """Say everything in the language that is on now."""
        self.pad.setAccessibleName(self.question.label)
        self.pad.setToolTip(self.tr("Draw with pen, finger or mouse; by key: arrows, Space for pen down, Backspace"))
        self.again.setText(self.word_again())
        self.again.setAccessibleName(f"{self.again.text()}: {self.question.label}")
        self.said.setText(self.word_done() if self._value else "")
        names = (self.tr("Black"), self.tr("Red"), self.tr("Green"), self.tr("Yellow"))
        for name, each in zip(names, getattr(self, "inks", []), strict=False):
            each.setAccessibleName(f"{name}: {self.question.label}")
            each.setToolTip(name)

    def word_again(self) -> str:
        """What the button that clears the paper says."""
        return self.tr("Draw again")

    def word_done(self) -> str:
        """What is said once there is an answer."""
        return self.tr("drawn")

    def _dip(self, ink: str) -> None:
        self.pad.ink = ink
        self.pad.setFocus(Qt.FocusReason.TabFocusReason)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.tell()

    def set_readonly(self, readonly: bool) -> None:
        self.pad.setEnabled(not readonly)
        for place in range(self.tools.count()):
            item = self.tools.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self.said:
                widget.setVisible(not readonly)

    def show_value(self, value: str | None) -> None:
        if value == self._value:
            return
        self._value = value
        self.tell()
        if value and not self.pad.strokes:
            self.worker.run(lambda _progress: self.shelf.picture(value), self._shown, owner=self)
        elif not value:
            self.pad.kept = None
            self.pad.strokes.clear()
            self.pad.update()

    def _shown(self, data: bytes) -> None:
        if not self.pad.strokes:
            self.pad.kept = QImage.fromData(data)
            self.pad.update()

    def _enter(self) -> None:
        self.keep()
        self.advance.emit()

    def keep(self) -> None:
        """Keep what is drawn; a later version replaces it."""
        waiting = self._settle.isActive()
        self._settle.stop()
        if not self.pad.strokes or not waiting:
            return
        data, before = self.pad.png(), self._value

        def work(_progress: Progress) -> str:
            if before:
                self.shelf.remove(before)
            return self.shelf.add(data, field=self.question.item.field)

        self.worker.run(work, self._kept, owner=self)

    def _kept(self, photo: str) -> None:
        self._value = photo
        self.tell()
        self.answered.emit(photo, True)

    def clear(self) -> None:
        """Take the drawing off and give clean paper."""
        self._settle.stop()
        self.pad.strokes.clear()
        self.pad.kept = None
        self.pad.update()
        before, self._value = self._value, None
        self.tell()
        if before:
            self.worker.run(lambda _progress: self.shelf.remove(before), owner=self)
        self.answered.emit(None, True)


class SignatureField(DrawingField):
    """A signature by hand, or a name typed by those who cannot hold a pen."""

    paper = QSize(520, 160)

    def more(self) -> None:
        self.typed = LineEdit(self)
        self.typed.setMaximumWidth(theme.current().measures.text * 14)
        self.typed.entered.connect(self._write)
        self.tools.addWidget(self.typed)

    def tell(self) -> None:
        super().tell()
        self.typed.setPlaceholderText(self.tr("or type the name"))
        self.typed.setAccessibleName(
            self.tr("Name instead of a signature: {question}").format(question=self.question.label)
        )

    def word_again(self) -> str:
        return self.tr("Sign again")

    def word_done(self) -> str:
        return self.tr("signed")

    def _write(self) -> None:
        name = self.typed.text().strip()
        if name:
            self.pad.write(name)
            self._settle.start()
            self.keep()
            self.typed.clear()
        self.advance.emit()


class AnnotateField(DrawingField):
    """Marks on a picture: choose one, then draw on it."""

    def more(self) -> None:
        self.choose = button("", icon="photo", clicked=self._ask)
        self.tools.insertWidget(0, self.choose)
        super().more()

    def tell(self) -> None:
        super().tell()
        self.choose.setText(self.tr("Choose the picture…"))
        self.choose.setAccessibleName(f"{self.choose.text()} {self.question.label}")

    def word_done(self) -> str:
        return self.tr("kept with its marks")

    def _ask(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(
            self, self.question.label, "", self.tr("Pictures ({suffixes})").format(suffixes=kinds)
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Lay the picture at *path* under the pen; it goes through the shelf, which makes it upright and small."""

        def work(_progress: Progress) -> tuple[str, bytes]:
            photo = self.shelf.add(path.read_bytes(), field=self.question.item.field)
            return photo, self.shelf.picture(photo)

        def done(found: tuple[str, bytes]) -> None:
            before = self._value
            self.pad.strokes.clear()
            self.pad.kept = QImage.fromData(found[1])
            self.pad.update()
            if before:
                self.worker.run(lambda _progress: self.shelf.remove(before), owner=self)
            self._kept(found[0])

        self.worker.run(work, done, owner=self, title=self.tr("Taking in the picture"))

"""Choices that are regions of a drawing (appearance `image-map`): click a region, or pick it by key below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from forms.session import Choice
from ui import theme
from ui.form.choices import ChoiceField
from ui.form.field import Field, Question
from ui.form.markup import plain
from ui.parts import note

HIGH = 360
TINT = 120


class RegionMap(QWidget):
    """The drawing. A region is an element of the SVG whose id is the value of a choice."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.renderer = QSvgRenderer(self)
        self.names: dict[str, str] = {}
        self.chosen: set[str] = set()
        self._over = ""
        self._masks: dict[str, QImage] = {}
        self.setMouseTracking(True)

    def load(self, svg: bytes) -> bool:
        """Show *svg*; False when it cannot be drawn."""
        self._masks.clear()
        good = self.renderer.load(QByteArray(svg)) and not self.renderer.viewBoxF().isEmpty()
        if good:
            size = self.renderer.viewBoxF().size().toSize().scaled(QSize(560, HIGH), Qt.AspectRatioMode.KeepAspectRatio)
            self.setFixedSize(size)
        return good

    def regions(self) -> list[str]:
        """The values that the drawing has a region for."""
        return [name for name in self.names if self.renderer.elementExists(name)]

    def show_choices(self, choices: list[Choice]) -> None:
        """Name the regions."""
        self.names = {choice.value: plain(choice.label or choice.value) for choice in choices}
        self._masks.clear()
        self.update()

    def show_chosen(self, chosen: set[str]) -> None:
        """Tint the regions that are *chosen*."""
        self.chosen = chosen
        self.update()

    def region_at(self, x: float, y: float) -> str:
        """The value of the region under a point of the widget; "" for none. What is drawn later lies above."""
        found = ""
        for name in self.regions():
            mask = self._mask(name)
            inside = 0 <= x < mask.width() and 0 <= y < mask.height()
            if inside and mask.pixelColor(int(x), int(y)).alpha() > 0:
                found = name
        return found

    def _mask(self, name: str) -> QImage:
        if name not in self._masks:
            image = QImage(self.size(), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            painter = QPainter(image)
            self.renderer.render(painter, name, self._place(name))
            painter.end()
            self._masks[name] = image
        return self._masks[name]

    def _place(self, name: str) -> QRectF:
        """Where the element *name* lies in the widget."""
        box = self.renderer.viewBoxF()
        across, down = self.width() / box.width(), self.height() / box.height()
        bounds = self.renderer.transformForElement(name).mapRect(self.renderer.boundsOnElement(name))
        return QRectF(
            (bounds.x() - box.x()) * across, (bounds.y() - box.y()) * down,
            bounds.width() * across, bounds.height() * down,
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)  # drawings are made for white paper, in every look
        self.renderer.render(painter, QRectF(self.rect()))
        for name in self.regions():
            if name in self.chosen or name == self._over:
                tint = QImage(self._mask(name))
                over = QPainter(tint)
                over.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
                colour = QColor(theme.current().colours.accent)
                colour.setAlpha(TINT + 60 if name in self.chosen else TINT // 2)
                over.fillRect(tint.rect(), colour)
                over.end()
                painter.drawImage(0, 0, tint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # a region ends at the edge, so who slides off the drawing takes the click back
        name = self.region_at(event.position().x(), event.position().y())
        if name:
            self.picked.emit(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.region_at(event.position().x(), event.position().y())
        if over != self._over:
            self._over = over
            QToolTip.showText(event.globalPosition().toPoint(), self.names.get(over, ""), self)
            self.update()


class ImageMapField(Field):
    """The drawing and, below it, the same choices as chips that the keyboard and a screen reader reach."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.map = RegionMap(self)
        self.said = note()
        self.inner = ChoiceField(question, self)
        self.inner.answered.connect(self._answered)
        self.inner.advance.connect(self.advance)
        self.inner.left.connect(self.left)
        self.map.picked.connect(self.inner.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.map, self.said, self.inner):
            column.addWidget(widget)
        self._shown = ""
        self._load()

    def _load(self) -> None:
        address = str(self.question.extra.get("label_image", ""))
        source = self.question.extra.get("media")
        if address != self._shown or not address:
            self._shown = address
            data = source(address) if source is not None and address else None
            drawn = data is not None and self.map.load(data)
            self.map.setVisible(drawn)
            name = address.rpartition("/")[2]
            lacking = self.tr("The drawing {file} is not here; choose from the list.").format(file=name)
            self.said.setText("" if drawn else lacking)
            self.said.setVisible(not drawn)
        self.map.show_choices(list(self.question.choices))

    def show_value(self, value: str | None) -> None:
        self.inner.show_value(value)
        self.map.show_chosen(set((value or "").split()))

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.inner.retell(question)
        self._load()

    def entrance(self) -> QWidget:
        return self.inner.entrance()

    def _answered(self, value: str | None, done: bool) -> None:
        self.map.show_chosen(set((value or "").split()))
        self.answered.emit(value, done)

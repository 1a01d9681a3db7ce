"""A number between two ends: a slider lying or standing, a list to pick from, or stars."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSlider, QStyle, QVBoxLayout, QWidget

from ui import theme
from ui.form.field import ENTER, Field, Question
from ui.form.pickers import Drop
from ui.parts import set_role

MOST_TICKS = 40
HANDLE = 26
"""The side of what is dragged, as the stylesheet has it."""


def steps_of(question: Question) -> list[str]:
    """The values that a range offers, from its start to its end."""
    given = question.item.parameters
    start, end, step = (_number(given.get(name), default) for name, default in (("start", 1), ("end", 10), ("step", 1)))
    step = abs(step) or Decimal(1)
    count = min(int(abs(end - start) / step), 100_000)
    towards = 1 if end >= start else -1
    return [str(start + towards * place * step) for place in range(count + 1)]


def _number(text: str | None, default: int) -> Decimal:
    try:
        return Decimal(text) if text else Decimal(default)
    except InvalidOperation:
        return Decimal(default)


def place_of(steps: list[str], value: str | None) -> int:
    """Where *value* stands among *steps*, or -1."""
    try:
        wanted = Decimal(value) if value else None
    except InvalidOperation:
        wanted = None
    return next((place for place, step in enumerate(steps) if wanted is not None and Decimal(step) == wanted), -1)


class Scale(QSlider):
    """A slider that leaves the wheel to the page; Enter belongs to the form."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tickPosition() != QSlider.TickPosition.NoTicks:  # a slider with a stylesheet draws none
            self._ticks(QPainter(self))
        super().paintEvent(event)

    def _ticks(self, painter: QPainter) -> None:
        upright = self.orientation() == Qt.Orientation.Vertical
        long, across = (self.height(), self.width()) if upright else (self.width(), self.height())
        low, high, beside = self.minimum(), self.maximum(), across // 2 + HANDLE // 2
        painter.setPen(QPen(QColor(theme.current().colours.edge), 1))
        for place in range(low, high + 1):
            at = HANDLE // 2 + QStyle.sliderPositionFromValue(low, high, place, long - HANDLE, upright)
            painter.drawLine(*((beside, at, beside + 5, at) if upright else (at, beside, at, beside + 5)))


class RangeField(Field):
    """A slider; nothing is chosen until someone touches it. A digit begins, Delete takes the answer back."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.steps = steps_of(question)
        self._value: str | None = None
        upright = "vertical" in question.item.appearance
        self.scale = Scale(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal, self)
        self.scale.setRange(0, max(1, len(self.steps) - 1))
        ticks = "no-ticks" not in question.item.appearance and len(self.steps) <= MOST_TICKS
        self.scale.setTickPosition(QSlider.TickPosition.TicksBelow if ticks else QSlider.TickPosition.NoTicks)
        self.scale.setTickInterval(1)
        target = theme.current().measures.target
        if upright:
            self.scale.setMinimumWidth(target)
            self.scale.setFixedHeight(6 * target)
        else:
            self.scale.setMinimumHeight(target)
            self.scale.setMaximumWidth(480)
        self.scale.actionTriggered.connect(lambda _action: self._moved(self.scale.sliderPosition()))
        self.scale.sliderPressed.connect(lambda: self._moved(self.scale.sliderPosition()))
        self.shown = QLabel(self)
        self.shown.setMinimumWidth(72)
        low, high = QLabel(self.steps[0], self), QLabel(self.steps[-1], self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        if upright:
            side = QVBoxLayout()
            for widget in (high, self.scale, low):
                side.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            line.addLayout(side)
        else:
            line.addWidget(low)
            line.addWidget(self.scale, 1)
            line.addWidget(high)
        line.addSpacing(24)
        self.shown.setProperty("role", "section")
        line.addWidget(self.shown)
        line.addStretch()
        self.setFocusProxy(self.scale)
        self.show_value(None)

    def show_value(self, value: str | None) -> None:
        self._value = value
        self.scale.setValue(max(0, place_of(self.steps, value)))
        self._tell()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def _tell(self) -> None:
        said = self._value or self.tr("not chosen")
        self.shown.setText(said)
        set_role(self.scale, "yes" if self._value else "no", name="chosen")
        self.scale.setAccessibleName(f"{self.question.label}: {said}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.advance.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.show_value(None)
            self.answered.emit(None, True)
        elif event.text() and place_of(self.steps, event.text()) >= 0:
            self.scale.setValue(place_of(self.steps, event.text()))
            self._moved(self.scale.value())
        else:
            super().keyPressEvent(event)

    def _moved(self, place: int) -> None:
        value = self.steps[max(0, min(place, len(self.steps) - 1))]
        if value != self._value:
            self._value = value
            self._tell()
            self.answered.emit(value, True)


class PickerField(Field):
    """The values of a range in a drop-down (appearance `picker`)."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.steps = steps_of(question)
        self.drop = Drop(self)
        self.drop.addItem(self.tr("Choose…"), None)
        for step in self.steps:
            self.drop.addItem(step, step)
        self.drop.activated.connect(lambda index: self.answered.emit(self.drop.itemData(index), True))
        self.drop.entered.connect(self.advance)
        self.drop.left.connect(self.left)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.drop)
        line.addStretch()
        self.setFocusProxy(self.drop)
        self.retell(question)

    def show_value(self, value: str | None) -> None:
        self.drop.setCurrentIndex(place_of(self.steps, value) + 1)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.drop.setAccessibleName(question.label)
        self.drop.setItemText(0, self.tr("Choose…"))


class Star(QAbstractButton):
    """One star of a rating, full or hollow."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.full = False
        side = theme.current().measures.target
        self.setFixedSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, outer = QPointF(self.width() / 2, self.height() / 2 + 1), self.width() * 0.4
        painter.setPen(QPen(QColor(colours.late if self.full else colours.edge), 2))
        painter.setBrush(QColor(colours.late) if self.full else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([middle + point * outer for point in _STAR]))


_STAR = [
    QPointF(0, -1), QPointF(0.26, -0.36), QPointF(0.95, -0.31), QPointF(0.42, 0.14), QPointF(0.59, 0.81),
    QPointF(0, 0.44), QPointF(-0.59, 0.81), QPointF(-0.42, 0.14), QPointF(-0.95, -0.31), QPointF(-0.26, -0.36),
]  # fmt: skip


class RatingField(Field):
    """Stars (appearance `rating`): a digit or the arrow keys choose, Delete takes the answer back."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.steps = steps_of(question)
        self._value: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.shown = QLabel(self)
        self.stars = [Star(place, self) for place in range(len(self.steps))]
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        for star in self.stars:
            star.clicked.connect(lambda _checked=False, place=star.number: self._choose(place))
            line.addWidget(star)
        line.addWidget(self.shown)
        line.addStretch()
        self._tell()

    def show_value(self, value: str | None) -> None:
        self._value = value
        self._tell()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def _tell(self) -> None:
        at = place_of(self.steps, self._value)
        for star in self.stars:
            star.full = star.number <= at
            star.setAccessibleName(f"{self.question.label}: {self.steps[star.number]}")
            star.update()
        said = self.tr("{number} of {count}").format(number=self._value, count=self.steps[-1])
        self.shown.setText(said if self._value else self.tr("not chosen"))
        self.setAccessibleName(f"{self.question.label}: {self.shown.text()}")

    def _choose(self, place: int) -> None:
        self._value = self.steps[max(0, min(place, len(self.steps) - 1))]
        self._tell()
        self.answered.emit(self._value, True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = place_of(self.steps, self._value)
        if event.key() in ENTER:
            self.advance.emit()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._choose(at + 1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._choose(at - 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._value = None
            self._tell()
            self.answered.emit(None, True)
        elif event.text() and place_of(self.steps, event.text()) >= 0:
            self._choose(place_of(self.steps, event.text()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(theme.current().colours.focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

"""Choices that are places (appearance `map`): points, lines and areas drawn beside the list, without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from forms.session import Choice
from ui import theme
from ui.form.choices import ChoiceField
from ui.form.field import Field, Question
from ui.form.geo import points_of
from ui.form.long_list import TOO_LONG, LongListField
from ui.form.markup import plain
from ui.form.plot import Plot, Point
from ui.parts import note

NEAR = 14
"""A click so many pixels beside a point or a line still means it."""
NAMED = 40
"""More places than this are drawn without their names, which would lie on each other; the mouse tells them."""
MOST = 2000
"""Of more places only so many are drawn; the list beside has them all."""
HIGH = 360
NARROW = 620
"""A question narrower than this has the list below the drawing."""


class ChoicePlot(Plot):
    """Draws each choice where it is. A click says which is meant; `clicked` of the plot carries the pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shapes: dict[str, list[Point]] = {}
        self.labels: dict[str, str] = {}
        self.picked: set[str] = set()
        self._over = ""
        self.setMouseTracking(True)
        self.setMinimumSize(240, 220)
        self.setMaximumSize(720, HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH)

    def show_shapes(self, shapes: Mapping[str, list[Point]], labels: Mapping[str, str]) -> None:
        """Draw *shapes*, by the value of their choice; *labels* are the words of the choices."""
        self.labels = dict(labels)
        if shapes != self.shapes:
            self.shapes = dict(shapes)
            self.show_points([point for points in self.shapes.values() for point in points])
        self.update()

    def show_picked(self, picked: set[str]) -> None:
        """Fill what is *picked*."""
        self.picked = picked
        self.update()

    def choice_at(self, x: float, y: float) -> str:
        """The value of the choice at a pixel: the nearest point or line, else the area around it; "" for none."""
        at = QPointF(x, y)
        near = {value: _distance(at, self._drawn(points)) for value, points in self.shapes.items()}
        close = [value for value, away in near.items() if away <= NEAR]
        if close:
            return min(close, key=lambda value: near[value])
        areas = [value for value, points in self.shapes.items() if _closed(points)]
        inside = [
            value
            for value in areas
            if QPolygonF(self._drawn(self.shapes[value])).containsPoint(at, Qt.FillRule.OddEvenFill)
        ]
        return min(inside, key=lambda value: _size(self._drawn(self.shapes[value]))) if inside else ""

    def _drawn(self, points: Sequence[Point]) -> list[QPointF]:
        return [self.place(point) for point in points]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_points(self.points)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.choice_at(event.position().x(), event.position().y())
        if over != self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            QToolTip.showText(event.globalPosition().toPoint(), self.labels.get(over, ""), self)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.setFont(theme.current().font(theme.current().measures.note))
        # areas below lines below points, and what is picked above its like, so that nothing hides what was chosen
        order = sorted(self.shapes, key=lambda value: (_rank(self.shapes[value]), value in self.picked))
        for value in order:
            self._paint_shape(painter, value)
        self._paint_names(painter)
        painter.setFont(theme.current().font(theme.current().measures.note))
        self._furnish(painter, QColor(colours.soft))

    def _paint_names(self, painter: QPainter) -> None:
        """Write the names where there is room; what is picked comes first, and no name lies on another."""
        taken = [QRectF(at - QPointF(9, 9), QSizeF(18, 18)) for at in map(self._middle, self._points())]
        names = [value for value in self.shapes if len(self.shapes) <= NAMED or value in self.picked]
        inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        for value in sorted(names, key=lambda value: (value not in self.picked, -_rank(self.shapes[value]))):
            font = painter.font()
            font.setBold(value in self.picked)
            painter.setFont(font)
            metrics = painter.fontMetrics()
            size = QSizeF(metrics.horizontalAdvance(self.labels.get(value, value)) + 4, metrics.height())
            for place in self._name_places(value, size):
                if inside.contains(place) and not any(place.intersects(other) for other in taken):
                    taken.append(place)
                    self._write(painter, place, self.labels.get(value, value))
                    break

    def _write(self, painter: QPainter, place: QRectF, name: str) -> None:
        colours = theme.current().colours
        path = QPainterPath()
        path.addText(place.left() + 2, place.bottom() - painter.fontMetrics().descent(), painter.font(), name)
        painter.strokePath(path, QPen(QColor(colours.card), 3))  # readable on a line too
        painter.setPen(QColor(colours.ink))
        painter.drawText(QPointF(place.left() + 2, place.bottom() - painter.fontMetrics().descent()), name)

    def _points(self) -> list[str]:
        return [value for value, points in self.shapes.items() if len(points) == 1]

    def _middle(self, value: str) -> QPointF:
        """The middle of an area, of the longest stretch of a line; the point itself."""
        points = self.shapes[value]
        drawn = self._drawn(points)
        if _closed(points):
            return QPolygonF(drawn).boundingRect().center()
        stretches = list(zip(drawn, drawn[1:], strict=False))
        begin, end = max(stretches, key=lambda ends: _long(ends[1] - ends[0])) if stretches else (drawn[0], drawn[0])
        return (begin + end) / 2

    def _name_places(self, value: str, size: QSizeF) -> list[QRectF]:
        """Where the name may stand, the best place first."""
        middle, wide, tall = self._middle(value), size.width(), size.height()
        beside = [QPointF(11, -tall / 2), QPointF(-11 - wide, -tall / 2)]
        over = [QPointF(-wide / 2, -tall - 8), QPointF(-wide / 2, 8)]
        first = [QPointF(-wide / 2, -tall / 2)] if _closed(self.shapes[value]) else []
        offsets = [*first, *over] if len(self.shapes[value]) > 1 else [*beside, *over]
        return [QRectF(middle + offset, size) for offset in offsets]

    def _paint_shape(self, painter: QPainter, value: str) -> None:
        colours = theme.current().colours
        drawn = self._drawn(self.shapes[value])
        on, over = value in self.picked, value == self._over
        ink = QColor(colours.accent if on or over else colours.soft)
        painter.setPen(QPen(ink, 3 if on else 2))
        if len(drawn) == 1:
            painter.setBrush(ink if on else QColor(colours.card))
            painter.drawEllipse(drawn[0], 8 if on else 6, 8 if on else 6)
        elif _closed(self.shapes[value]):
            wash = QColor(colours.accent if on else colours.accent_wash)
            wash.setAlphaF(0.45 if on else 0.6)
            painter.setBrush(wash)
            painter.drawPolygon(QPolygonF(drawn))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(drawn))


class ChoiceMapField(Field):
    """The drawing and beside it the same choices as a list, which the keyboard and a screen reader reach."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        long = len(question.choices) > TOO_LONG
        self.inner: ChoiceField | LongListField = (LongListField if long else ChoiceField)(question, self)
        self.inner.answered.connect(self._answered)
        self.inner.advance.connect(self.advance)
        self.inner.left.connect(self.left)
        self.plot = ChoicePlot(self)
        self.plot.clicked.connect(self._clicked)
        self.said = note()
        beside = QVBoxLayout()
        beside.addWidget(self.said)
        beside.addWidget(self.inner)
        beside.addStretch()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(16)
        self._line.addWidget(self.plot, 3, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(beside, 2)
        self._value: str | None = None
        self._tell()
        self.setFocusProxy(self.entrance())

    def _tell(self) -> None:
        geometry: Mapping[str, str] = self.question.extra.get("geometry", {})
        placed = {c.value: points for c in self.question.choices if (points := points_of(geometry.get(c.value)))}
        chosen = (self._value or "").split()
        shapes = {value: placed[value] for value in (*list(placed)[:MOST], *chosen) if value in placed}
        self.plot.show_shapes(shapes, {c.value: _name(c) for c in self.question.choices})
        self.plot.setVisible(bool(shapes))
        self.plot.setAccessibleName(self.tr("Map of the choices: {question}").format(question=self.question.label))
        unknown = len(self.question.choices) - len(placed)
        if not shapes:
            self.said.setText(self.tr("These choices have no places; choose from the list."))
        elif len(placed) > MOST:
            drawn, count = len(shapes), len(placed)
            self.said.setText(self.tr("Only {drawn} of {count} are drawn.").format(drawn=drawn, count=count))
        else:
            self.said.setText(self.tr("%n choice(s) have no place and stand in the list only.", "", unknown))
        self.said.setVisible(unknown > 0 or len(placed) > MOST)

    def show_value(self, value: str | None) -> None:
        self._value = value
        self.inner.show_value(value)
        self.plot.show_picked(set((value or "").split()))

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.inner.retell(question)
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        self.inner.set_readonly(readonly)
        self.plot.setEnabled(not readonly)

    def entrance(self) -> QWidget:
        return self.inner.entrance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down = QHBoxLayout.Direction.TopToBottom if self.width() < NARROW else QHBoxLayout.Direction.LeftToRight
        if self._line.direction() != down:
            self._line.setDirection(down)

    def _clicked(self, x: float, y: float) -> None:
        value = self.plot.choice_at(x, y)
        if value:
            self.inner.pick(value)
            self.entrance().setFocus(Qt.FocusReason.MouseFocusReason)

    def _answered(self, value: str | None, done: bool) -> None:
        self._value = value
        self.plot.show_picked(set((value or "").split()))
        self.answered.emit(value, done)


def _name(choice: Choice) -> str:
    return plain(choice.label or choice.value)


def _closed(points: Sequence[Point]) -> bool:
    """Is this an area? Its line ends where it began."""
    return len(points) > 3 and points[0] == points[-1]


def _rank(points: Sequence[Point]) -> int:
    return 2 if len(points) == 1 else 0 if _closed(points) else 1


def _distance(at: QPointF, drawn: Sequence[QPointF]) -> float:
    """How far *at* lies from a point or from the nearest stretch of a line, in pixels."""
    if len(drawn) == 1:
        return _long(at - drawn[0])
    return min(_to_stretch(at, begin, end) for begin, end in zip(drawn, drawn[1:], strict=False))


def _to_stretch(at: QPointF, begin: QPointF, end: QPointF) -> float:
    along = end - begin
    square = QPointF.dotProduct(along, along)
    part = QPointF.dotProduct(at - begin, along) / square if square else 0.0
    return _long(at - begin - along * max(0.0, min(1.0, part)))


def _long(away: QPointF) -> float:
    return float(QPointF.dotProduct(away, away) ** 0.5)


def _size(drawn: Sequence[QPointF]) -> float:
    """The room that an area takes: of two that lie in each other the smaller one is meant."""
    around = QPolygonF(list(drawn)).boundingRect()
    return around.width() * around.height()

"""A picture on which buildings are outlined by mouse, finger or keyboard, and filled by how they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from storage.community.building_plans import SCALE, Outline, Point
from ui import theme
from ui.pages.plans_building_drawn import Fill, box_of, draw_outline

NEAR = 14
"""So close to a corner, in pixels, a press takes hold of it."""
STEP = SCALE // 100
"""An arrow key moves the cross so far; with Shift a tenth of it."""
LEAST = SCALE // 200


class Canvas(QWidget):
    """Draws and edits outlines. It keeps nothing: what was drawn goes out as a signal and comes back read again."""

    drawn = Signal(str, list)
    """Kind and corners of a new outline."""
    moved = Signal(str, list)
    chosen = Signal(str)
    erased = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Plan of buildings"))
        self.picture: QImage | None = None
        self.outlines: list[Outline] = []
        self.names: dict[str, str] = {}
        self.fills: dict[str, Fill] = {}
        self.states: dict[str, str] = {}
        self.tool = "choose"
        self.key = ""
        self.corners: list[Point] = []
        """The outline that is being drawn."""
        self.cross: Point = (SCALE // 2, SCALE // 2)
        self._held: tuple[str, int, Point] | None = None
        self._shifted: list[Point] | None = None
        self._over: Point | None = None

    # ---- what is shown

    def show_plan(
        self,
        outlines: Sequence[Outline],
        *,
        names: Mapping[str, str],
        states: Mapping[str, str],
        fills: Mapping[str, Fill],
    ) -> None:
        """Show *outlines*; *states* by building, *names* by building, *fills* by state."""
        self.outlines, self.names = list(outlines), dict(names)
        self.states, self.fills = dict(states), dict(fills)
        if self.key and self.key not in {one.key for one in outlines}:
            self.key = ""
        self._held = self._shifted = None
        self.update()

    def show_picture(self, picture: QImage | None) -> None:
        """Draw on *picture* from now on."""
        self.picture = picture
        self.update()

    def take_tool(self, tool: str) -> None:
        """ "choose", "polygon" or "rectangle"; what was begun is left."""
        self.tool = tool
        self.corners = []
        self.setCursor(Qt.CursorShape.ArrowCursor if tool == "choose" else Qt.CursorShape.CrossCursor)
        self.update()

    def choose(self, key: str) -> None:
        """Choose an outline without telling anybody."""
        self.key = key
        self.update()

    @property
    def paper(self) -> QRectF:
        """Where the picture lies in the widget."""
        size = self.picture.size() if self.picture is not None else QSize(4, 3)
        fitted = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        return QRectF(left, top, fitted.width(), fitted.height())

    def spot(self, point: Point) -> QPointF:
        """Where a point of the picture is in the widget."""
        paper = self.paper
        return QPointF(paper.left() + point[0] / SCALE * paper.width(), paper.top() + point[1] / SCALE * paper.height())

    def point(self, at: QPointF | QPoint) -> Point:
        """The point of the picture at a spot of the widget; outside the picture the nearest one in it."""
        paper = self.paper
        x = round((at.x() - paper.left()) / max(paper.width(), 1) * SCALE)
        y = round((at.y() - paper.top()) / max(paper.height(), 1) * SCALE)
        return min(max(x, 0), SCALE), min(max(y, 0), SCALE)

    def name_of(self, one: Outline) -> str:
        """What is written in an outline; ? until somebody says which building it is."""
        return self.names.get(one.place, "?") if one.place else "?"

    def outline_at(self, at: QPointF) -> str:
        """The outline under a spot, the last drawn one on top; "" for none."""
        for one in reversed(self.outlines):
            if self._polygon(one.corners).containsPoint(at, Qt.FillRule.OddEvenFill):
                return one.key
        return ""

    def _polygon(self, corners: Sequence[Point]) -> QPolygonF:
        return QPolygonF([self.spot(corner) for corner in corners])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.current().colours.ground))
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.paper, self.picture)
        else:
            painter.fillRect(self.paper, QColor("#FFFFFF"))
        shifted = {self._held[0]: self._shifted} if self._held and self._shifted else {}
        for one in self.outlines:
            corners = shifted.get(one.key, list(one.corners))
            state = self.states.get(one.place, "") if one.place else ""
            draw_outline(painter, self._polygon(corners), self.fills.get(state), self.name_of(one))
            if one.key == self.key:
                painter.setPen(QPen(QColor(theme.current().colours.focus), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolygon(self._polygon(corners))
                painter.setBrush(QColor("#FFFFFF"))
                for corner in corners:
                    painter.drawEllipse(self.spot(corner), 5, 5)
        self._paint_begun(painter)
        if self.hasFocus() and self.tool != "choose":
            spot = self.spot(self.cross)
            for ink, wide in ((QColor("#FFFFFF"), 4), (QColor("#9B1C1C"), 2)):
                painter.setPen(QPen(ink, wide))
                painter.drawLine(spot + QPointF(-12, 0), spot + QPointF(12, 0))
                painter.drawLine(spot + QPointF(0, -12), spot + QPointF(0, 12))

    def _paint_begun(self, painter: QPainter) -> None:
        if not self.corners:
            return
        here = self._over or self.cross
        corners = box_of(self.corners[0], here) if self.tool == "rectangle" else [*self.corners, here]
        for ink, wide in ((QColor("#FFFFFF"), 5), (QColor("#0F6B6B"), 2)):
            painter.setPen(QPen(ink, wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self.tool == "rectangle":
                painter.drawPolygon(self._polygon(corners))
            else:
                painter.drawPolyline(self._polygon(corners))

    # ---- by mouse and finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton and self.corners:
            self.corners.pop()
            self.update()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.tool == "choose":
            self._take_hold(at)
        elif self.tool == "rectangle":
            self.corners = [self.point(at)]
        else:
            self._set_corner(self.point(at))
        self.update()

    def _take_hold(self, at: QPointF) -> None:
        held = next((one for one in self.outlines if one.key == self.key), None)
        if held is not None:
            for number, corner in enumerate(held.corners):
                if (self.spot(corner) - at).manhattanLength() < NEAR:
                    self._held = (held.key, number, self.point(at))
                    return
        self.key = self.outline_at(at)
        self.chosen.emit(self.key)
        if self.key:
            self._held = (self.key, -1, self.point(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self.point(event.position())
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._shifted = self._shift(self._over)
        if self.corners or self._held:
            self.update()

    def _shift(self, to: Point) -> list[Point]:
        assert self._held is not None
        key, number, start = self._held
        one = next(one for one in self.outlines if one.key == key)
        corners = list(one.corners)
        by = to[0] - start[0], to[1] - start[1]
        if number < 0:
            return [(x + by[0], y + by[1]) for x, y in corners]
        if one.value == "rectangle" and len(corners) == 4:
            return box_of(corners[(number + 2) % 4], to)
        corners[number] = to
        return corners

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.tool == "rectangle" and self.corners:
            box = box_of(self.corners[0], self.point(event.position()))
            if abs(box[2][0] - box[0][0]) > LEAST and abs(box[2][1] - box[0][1]) > LEAST:
                self.corners = []
                self.drawn.emit("rectangle", box)
        elif self._held is not None:
            (key, _, start), shifted = self._held, self._shifted
            self._held = None
            if shifted and self.point(event.position()) != start:
                self.moved.emit(key, shifted)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool == "polygon":
            self._close_polygon()

    # ---- by keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        by = arrows.get(Qt.Key(event.key()))
        step = STEP // 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        if by is not None and self.tool == "choose":
            self._nudge(by, step)
        elif by is not None:
            x, y = self.cross
            self.cross = min(max(x + by[0] * step, 0), SCALE), min(max(y + by[1] * step, 0), SCALE)
            self._over = None
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._space()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.tool == "polygon":
            self._close_polygon()
        elif event.key() == Qt.Key.Key_Backspace and self.corners:
            self.corners.pop()
            self.update()
        elif event.key() == Qt.Key.Key_Escape and self.corners:
            self.corners = []
            self.update()
        elif event.key() == Qt.Key.Key_Delete and self.key:
            self.erased.emit(self.key)
        else:
            super().keyPressEvent(event)

    def _space(self) -> None:
        if self.tool == "choose" and self.outlines:
            keys = [one.key for one in self.outlines]
            at = keys.index(self.key) + 1 if self.key in keys else 0
            self.key = keys[at % len(keys)]
            self.chosen.emit(self.key)
        elif self.tool == "polygon":
            self._set_corner(self.cross)
        elif self.tool == "rectangle" and not self.corners:
            self.corners = [self.cross]
        elif self.tool == "rectangle":
            box = box_of(self.corners[0], self.cross)
            if abs(box[2][0] - box[0][0]) > LEAST and abs(box[2][1] - box[0][1]) > LEAST:
                self.corners = []
                self.drawn.emit("rectangle", box)
        self.update()

    def _nudge(self, by: Point, step: int) -> None:
        held = next((one for one in self.outlines if one.key == self.key), None)
        if held is not None:
            self.moved.emit(held.key, [(x + by[0] * step, y + by[1] * step) for x, y in held.corners])

    def _set_corner(self, point: Point) -> None:
        first = self.corners[0] if self.corners else None
        if first and len(self.corners) > 2 and (self.spot(first) - self.spot(point)).manhattanLength() < NEAR:
            self._close_polygon()
        elif not self.corners or self.corners[-1] != point:
            self.corners.append(point)
        self.update()

    def _close_polygon(self) -> None:
        if len(set(self.corners)) > 2:
            corners, self.corners = self.corners, []
            self.drawn.emit("polygon", corners)
        self.update()

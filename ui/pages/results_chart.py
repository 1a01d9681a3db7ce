"""Rows of five-step answers around a common middle: disagreement to the left, agreement to the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms.lean import dataclass
from storage.community.tallies import STEPS, Tally
from ui import theme
from ui.focus_shown import FocusShown

MIDDLE = 2
HATCHED = (1, 3)
GAP = 8


@dataclass(frozen=True)
class Row:
    """One question: its words, how many gave each of the five answers, disagreement first, and words at the end."""

    label: str
    parts: tuple[int, ...]
    note: str = ""


def likert_runs(counted: Sequence[Tally]) -> list[list[Tally]]:
    """*counted* in their order, neighbours that are scales of the same five steps gathered into one list."""
    runs: list[list[Tally]] = []
    for tally in counted:
        before = runs[-1][-1].question if runs else None
        alike = before is not None and before.scale and before.choices == tally.question.choices
        if alike and tally.question.scale:
            runs[-1].append(tally)
        else:
            runs.append([tally])
    return runs


class Diverging(FocusShown, QWidget):
    """The chart. Counts stand in the bars; the two lukewarm answers are hatched, so it reads without colours.

    *opened* says which row and step somebody wants to look into, by mouse or with the arrows and Enter.
    """

    opened = Signal(int, int)

    def __init__(self, steps: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__()
        self.steps, self.rows = list(steps), list(rows)
        self.place, self.step = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = [
            f"{row.label}: " + ", ".join(f"{step} {part}" for step, part in zip(steps, row.parts, strict=True))
            for row in rows
        ]
        self.setAccessibleName("\n".join(said))

    @property
    def _pitch(self) -> int:
        return round(2.6 * theme.current().measures.text)

    def sizeHint(self) -> QSize:
        return QSize(600, self._pitch * (len(self.rows) + self._legend_lines()) + GAP)

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    # ---- where things are

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font(theme.current().measures.note))

    def _legend(self) -> list[QRectF]:
        """The place of each legend entry, in as many lines as they need."""
        found, x, y, side = [], 0.0, 0.0, 14
        for words in self.steps:
            wide = side + 6 + self._metrics.horizontalAdvance(words) + 4
            if x and x + wide > max(self.width(), 200):
                x, y = 0.0, y + self._pitch
            found.append(QRectF(x, y, wide, self._pitch))
            x += wide + 2 * GAP
        return found

    def _legend_lines(self) -> int:
        return 1 + round(self._legend()[-1].y() / self._pitch) if self.steps else 0

    @property
    def _top(self) -> float:
        return float(self._pitch * self._legend_lines())

    def _boxes(self) -> tuple[list[list[QRectF]], float, float]:
        """The part of each step in each row, how wide the labels are, and where the middle is."""
        label = min(0.36 * self.width(), 26 * theme.current().measures.text)
        note = max((self._metrics.horizontalAdvance(row.note) for row in self.rows), default=0)
        left = max((self._side(row, -1) for row in self.rows), default=0)
        right = max((self._side(row, 1) for row in self.rows), default=0)
        scale = max(self.width() - label - note - 3 * GAP, 40) / max(left + right, 1)
        middle = label + GAP + left * scale
        found = []
        for number, row in enumerate(self.rows):
            x, boxes = middle - self._side(row, -1) * scale, []
            for part in row.parts:
                boxes.append(QRectF(x, self._top + number * self._pitch + 5, part * scale, self._pitch - 10))
                x += part * scale
            found.append(boxes)
        return found, label, middle

    @staticmethod
    def _side(row: Row, side: int) -> float:
        parts = row.parts[:MIDDLE] if side < 0 else row.parts[MIDDLE + 1 :]
        return sum(parts) + row.parts[MIDDLE] / 2

    # ---- opening

    def _open(self, place: int, step: int) -> None:
        self.place, self.step = place, step
        self.update()
        self.opened.emit(place, step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, boxes in enumerate(self._boxes()[0]):
            for step, box in enumerate(boxes):
                if box.width() > 0 and box.contains(event.position()):
                    self._open(place, step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        aside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if (down or aside) and 0 <= self.place + down < len(self.rows) and 0 <= self.step + aside < STEPS:
            self.place, self.step = self.place + down, self.step + aside
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.rows:
            self._open(self.place, self.step)
        else:
            super().keyPressEvent(event)

    # ---- painting

    def _brush(self, step: int) -> QBrush:
        c = theme.current().colours
        shades = (
            QBrush(QColor(c.bad)),
            QBrush(QColor(c.bad), Qt.BrushStyle.BDiagPattern),
            QBrush(QColor(c.card)),
            QBrush(QColor(c.accent), Qt.BrushStyle.FDiagPattern),
            QBrush(QColor(c.accent)),
        )
        return shades[step]

    def _ink(self, step: int) -> QColor:
        c = theme.current().colours
        return QColor(c.card if step == 0 else c.on_accent if step == STEPS - 1 else c.ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        c, painter = theme.current().colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font(theme.current().measures.note))
        for step, (words, where) in enumerate(zip(self.steps, self._legend(), strict=True)):
            self._part(painter, step, QRectF(where.x() + 0.5, where.y() + (where.height() - 14) / 2, 14, 14))
            painter.setPen(QColor(c.ink))
            painter.drawText(where.adjusted(20, 0, 4, 0), int(Qt.AlignmentFlag.AlignVCenter), words)
        found, label, middle = self._boxes()
        painter.setPen(QPen(QColor(c.soft), 1, Qt.PenStyle.DashLine))
        painter.drawLine(round(middle), round(self._top), round(middle), self.height())
        for number, (row, boxes) in enumerate(zip(self.rows, found, strict=True)):
            where = QRectF(0, self._top + number * self._pitch, label, self._pitch)
            painter.setPen(QColor(c.ink))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(where, flags, row.label)
            painter.setPen(QColor(c.soft))
            end = QRectF(0, where.y(), self.width() - 1, where.height())
            painter.drawText(end, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), row.note)
            for step, (part, box) in enumerate(zip(row.parts, boxes, strict=True)):
                if part:
                    self._paint_part(painter, step, box, str(part))
            if self.hasFocus() and number == self.place:
                painter.setPen(QPen(QColor(c.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(boxes[self.step].adjusted(-2, -3, 2, 3))
        painter.end()

    def _part(self, painter: QPainter, step: int, box: QRectF) -> None:
        painter.setPen(QPen(QColor(theme.current().colours.edge), 1))
        painter.setBrush(self._brush(step))
        painter.drawRect(box)

    def _paint_part(self, painter: QPainter, step: int, box: QRectF, number: str) -> None:
        self._part(painter, step, box)
        wide = self._metrics.horizontalAdvance(number) + 6
        if wide > box.width() + 4:
            return  # too narrow for its number; opening it says how many
        if step in HATCHED:  # a number on hatching needs a ground of its own
            ground = QRectF(box.center().x() - wide / 2, box.y() + 3, wide, box.height() - 6)
            painter.fillRect(ground, QColor(theme.current().colours.card))
        painter.setPen(self._ink(step))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number)

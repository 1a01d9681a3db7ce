"""Rows of five-step answers around a common middle: disagreement to the left, agreement to the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms.lean import dataclass
from storage.community.tallies import Tally
from ui import theme

STEPS = 5
MIDDLE = 2
HATCHED = (1, 3)
GAP = 8


@dataclass(frozen=True)
class Row:
    """One question: its words and how many gave each of the five answers, disagreement first."""

    label: str
    parts: tuple[int, ...]


def likert_runs(counted: Sequence[Tally]) -> list[list[Tally]]:
    """*counted* in their order, neighbours that offer the same five steps gathered into one list."""
    runs: list[list[Tally]] = []
    for tally in counted:
        steps = [(cell.code, cell.label) for cell in tally.cells]
        alike = len(steps) == STEPS and not tally.several
        before = [(cell.code, cell.label) for cell in runs[-1][-1].cells] if runs else []
        if alike and steps == before:
            runs[-1].append(tally)
        else:
            runs.append([tally])
    return runs


class Diverging(QWidget):
    """The chart. Counts stand in the bars; the two lukewarm answers are hatched, so it reads without colours."""

    def __init__(self, steps: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__()
        self.steps, self.rows = list(steps), list(rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = [
            f"{row.label}: " + ", ".join(f"{step} {part}" for step, part in zip(steps, row.parts, strict=True))
            for row in rows
        ]
        self.setAccessibleName("\n".join(said))

    @property
    def _pitch(self) -> int:
        return round(2.6 * theme.current().measures.text)

    def sizeHint(self) -> QSize:
        return QSize(600, self._pitch * (len(self.rows) + 1) + GAP)

    minimumSizeHint = sizeHint

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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font(theme.current().measures.note))
        top = self._paint_legend(painter)
        label = min(0.42 * self.width(), 26 * theme.current().measures.text)
        left = max((self._side(row, -1) for row in self.rows), default=0)
        right = max((self._side(row, 1) for row in self.rows), default=0)
        room = self.width() - label - GAP - 2
        scale = room / max(left + right, 1)
        middle = label + GAP + left * scale
        painter.setPen(QPen(QColor(theme.current().colours.soft), 1, Qt.PenStyle.DashLine))
        painter.drawLine(round(middle), top, round(middle), top + self._pitch * len(self.rows))
        for number, row in enumerate(self.rows):
            self._paint_row(painter, row, QRectF(0, top + number * self._pitch, label, self._pitch), middle, scale)
        painter.end()

    @staticmethod
    def _side(row: Row, side: int) -> float:
        parts = row.parts[:MIDDLE] if side < 0 else row.parts[MIDDLE + 1 :]
        return sum(parts) + row.parts[MIDDLE] / 2

    def _paint_legend(self, painter: QPainter) -> int:
        metrics, x, side = QFontMetrics(painter.font()), 0, 14
        for step, words in enumerate(self.steps):
            box = QRectF(x + 0.5, (self._pitch - side) / 2, side, side)
            self._part(painter, step, box)
            painter.setPen(QColor(theme.current().colours.ink))
            wide = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(x + side + 6, 0, wide + 4, self._pitch), int(Qt.AlignmentFlag.AlignVCenter), words)
            x += side + 6 + wide + 2 * GAP
        return self._pitch

    def _part(self, painter: QPainter, step: int, box: QRectF) -> None:
        painter.setPen(QPen(QColor(theme.current().colours.edge), 1))
        painter.setBrush(self._brush(step))
        painter.drawRect(box)

    def _paint_row(self, painter: QPainter, row: Row, where: QRectF, middle: float, scale: float) -> None:
        c = theme.current().colours
        painter.setPen(QColor(c.ink))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(where, flags, row.label)
        x = middle - self._side(row, -1) * scale
        for step, part in enumerate(row.parts):
            if not part:
                continue
            box = QRectF(x, where.y() + 5, part * scale, where.height() - 10)
            self._part(painter, step, box)
            if step in HATCHED:  # a number on hatching needs a ground of its own
                metrics = QFontMetrics(painter.font())
                wide = metrics.horizontalAdvance(str(part)) + 6
                painter.fillRect(
                    QRectF(box.center().x() - wide / 2, box.y() + 3, wide, box.height() - 6), QColor(c.card)
                )
            painter.setPen(self._ink(step))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(part))
            x += part * scale

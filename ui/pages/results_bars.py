"""Answers as bars with their counts in words; each can be opened, by mouse or with the arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms.lean import dataclass
from ui import theme
from ui.focus_shown import FocusShown

PAD = 6
GAP = 12
THICK = 12
WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Counted:
    """One bar: what it is called in code, its words, how many, and how that is said. No count: it is not shown."""

    key: str
    label: str
    count: int | None
    words: str


class Bars(FocusShown, QWidget):
    """Bars from the same line, all against *whole*. *opened* says which one somebody wants to look into."""

    opened = Signal(str)

    def __init__(self, rows: Sequence[Counted], whole: int, *, opens: bool = True) -> None:
        super().__init__()
        self.rows, self.whole, self.opens = list(rows), whole, opens
        self.place, self.chosen = 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("\n".join(f"{row.label}: {row.words}" for row in rows))
        self._lay()

    def choose(self, key: str) -> None:
        """Mark the bar called *key* as the one that is open; "" for none."""
        self.chosen = key
        self.update()

    # ---- where things are

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font())

    @property
    def _label(self) -> float:
        widest = max((self._metrics.horizontalAdvance(row.label) for row in self.rows), default=0) + PAD
        return float(min(widest, max(0.42 * self.width(), 120)))

    def _lay(self) -> None:
        least = theme.current().measures.text + 2 * PAD
        wide = int(self._label) - PAD
        self._tall = [
            max(least, self._metrics.boundingRect(0, 0, max(wide, 40), 4000, WRAPPED, row.label).height() + 2 * PAD)
            for row in self.rows
        ]
        self.setFixedHeight(sum(self._tall) + 2)

    def sizeHint(self) -> QSize:
        return QSize(520, sum(self._tall) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    # ---- opening

    def _open(self, place: int) -> None:
        if self.opens and 0 <= place < len(self.rows):
            self.place = place
            self.update()
            self.opened.emit(self.rows[place].key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        top = 1.0
        for place, tall in enumerate(self._tall):
            if top <= event.position().y() < top + tall:
                self._open(place)
            top += tall

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self.place + step < len(self.rows):
            self.place += step
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.place)
        else:
            super().keyPressEvent(event)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        c, painter = theme.current().colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font())
        label = self._label
        said = max((self._metrics.horizontalAdvance(row.words) for row in self.rows), default=0) + PAD
        room = max(self.width() - label - said - 2 * GAP, 20.0)
        top = 1.0
        for place, (row, tall) in enumerate(zip(self.rows, self._tall, strict=True)):
            line = QRectF(1, top, self.width() - 2, tall)
            if row.key == self.chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.accent_wash))
                painter.drawRoundedRect(line, 4, 4)
            painter.setPen(QColor(c.ink))
            painter.drawText(QRectF(PAD, top, label - PAD, tall), WRAPPED, row.label)
            track = QRectF(label + GAP, top + (tall - THICK) / 2, room, THICK)
            painter.setPen(QColor(c.line))
            painter.setBrush(QColor(c.ground))
            painter.drawRoundedRect(track, 3, 3)
            if row.count and self.whole:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.accent))
                full = QRectF(track)
                full.setWidth(max(track.width() * min(row.count / self.whole, 1), 2))
                painter.drawRoundedRect(full, 3, 3)
            painter.setPen(QColor(c.ink if row.count is not None else c.soft))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(self.width() - said - PAD, top, said, tall), right, row.words)
            if self.hasFocus() and place == self.place:
                painter.setPen(QColor(c.focus))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(line.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            top += tall
        painter.end()

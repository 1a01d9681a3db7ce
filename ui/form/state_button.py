"""The four verdict buttons of a checklist item: a shape, a key, and the word below or beside them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons, theme

SMALLEST_WORD = 11
"""Below this many pixels nobody can read the word under the shape."""
WASH = {"pass": "good_wash", "fail": "bad_wash", "na": "ground", "unseen": "ground"}


class VerdictButton(QAbstractButton):
    """One verdict. Shape first, then the word, then colour: it reads on a grey screen too."""

    def __init__(self, verdict: str, word: str, *, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict, self.key = verdict, key
        self.compact = False
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(word)
        self.setToolTip(f"{word}  {key}")

    def set_compact(self, compact: bool) -> None:
        """The word below shape and key instead of beside them, so that the item's own words get the room."""
        if compact != self.compact:
            self.compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        target = theme.current().measures.target
        if self.compact:
            return QSize(max(target + 4, QFontMetrics(self._small()).horizontalAdvance(self.text()) + 12), target)
        word = self.fontMetrics().horizontalAdvance(self.text()) + 6
        return QSize(max(target, 12 + self._shape + 6 + word + 14 + 8), target)

    minimumSizeHint = sizeHint

    @property
    def _shape(self) -> int:
        """The side of the shape: it grows with the type."""
        return theme.current().measures.text + 3

    def _small(self, *, bold: bool = False) -> QFont:
        return theme.current().font(max(SMALLEST_WORD, theme.current().measures.note - 1), bold=bold)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        on = self.isChecked()
        ink = icons.colour_of(self.verdict) if on or self.underMouse() else c.soft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor(c.focus if self.hasFocus() else ink if on else c.line), 2 if on or self.hasFocus() else 1)
        )
        painter.setBrush(QColor(getattr(c, WASH[self.verdict]) if on else c.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        if self.compact:
            self._paint_stacked(painter, ink, on=on)
        else:
            shape = QRectF(10, (self.height() - self._shape) / 2, self._shape, self._shape)
            icons.paint(painter, self.verdict, box=shape, colour=QColor(ink))
            x = 10 + self._shape + 6
            painter.setPen(QColor(c.ink if on else c.soft))
            painter.setFont(theme.current().font(bold=on))
            painter.drawText(
                QRect(x, 0, self.width() - x, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text()
            )
            painter.setFont(theme.current().font(theme.current().measures.note))
            painter.setPen(QColor(c.soft))
            edge = QRect(0, 0, self.width() - 8, self.height())
            painter.drawText(edge, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self.key)
        painter.end()

    def _paint_stacked(self, painter: QPainter, ink: str, *, on: bool) -> None:
        c, small = theme.current().colours, self._small(bold=on)
        low = QFontMetrics(small).height()
        above = self.height() - low - 4
        side = min(self._shape, above - 4)
        middle = self.width() / 2
        icons.paint(
            painter, self.verdict, box=QRectF(middle - side - 1, (above - side) / 2 + 3, side, side), colour=QColor(ink)
        )
        painter.setFont(self._small())
        painter.setPen(QColor(c.soft))
        painter.drawText(QRect(round(middle) + 6, 3, 20, above), int(Qt.AlignmentFlag.AlignVCenter), self.key)
        painter.setFont(small)
        painter.setPen(QColor(c.ink if on else c.soft))
        painter.drawText(
            QRect(0, self.height() - low - 3, self.width(), low), int(Qt.AlignmentFlag.AlignCenter), self.text()
        )

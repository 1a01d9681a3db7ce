"""One choice of a list: a mark, the key that picks it, and words that may wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme

MARK = 20
PAD = 10
KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
"""The keys that pick the first, second, … choice; ten digits first, because hands rest there."""


class ChoiceButton(QAbstractButton):
    """A checkable line of a list of choices; round marks pick one, square marks pick several."""

    def __init__(
        self,
        text: str,
        *,
        value: str,
        key: str = "",
        several: bool = False,
        chip: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.value = value
        self.key = key
        self.several = several
        self.chip = chip
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def _lead(self) -> int:
        key = QFontMetrics(self._key_font()).horizontalAdvance(self.key) + 8 if self.key else 0
        return PAD + MARK + 8 + key

    def _key_font(self):
        return theme.current().font(theme.current().measures.note)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        width = self._lead() + wide + PAD + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()[:6]) if self.text() else 0
        return QSize(self._lead() + words + PAD, theme.current().measures.target)

    def heightForWidth(self, width: int) -> int:
        room = max(40, width - self._lead() - PAD)
        box = self.fontMetrics().boundingRect(QRect(0, 0, room, 4000), int(Qt.TextFlag.TextWordWrap), self.text())
        return max(theme.current().measures.target, box.height() + 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        pen = 2 if focused or on else 1
        edge = c.focus if focused else c.accent if on else c.line
        ground = c.accent_wash if on or (self.underMouse() and self.isEnabled()) else c.card
        painter.setPen(QPen(QColor(edge), pen))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        self._paint_mark(painter, on)
        x = PAD + MARK + 8
        if self.key:
            painter.setFont(self._key_font())
            painter.setPen(QColor(c.soft))
            painter.drawText(QRect(x, 0, self._lead() - x, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.key)
        painter.setFont(self.font())
        painter.setPen(QColor(c.ink if self.isEnabled() else c.neutral))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRect(self._lead(), 0, self.width() - self._lead() - PAD, self.height()), flags, self.text())

    def _paint_mark(self, painter: QPainter, on: bool) -> None:
        c = theme.current().colours
        box = QRect(PAD, (self.height() - MARK) // 2, MARK, MARK)
        painter.setPen(QPen(QColor(c.accent if on else c.edge), 2))
        painter.setBrush(QColor(c.accent if on and self.several else c.card))
        if self.several:
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
            if on:
                painter.setPen(QPen(QColor(c.on_accent), 2))
                painter.drawPolyline(
                    [box.topLeft() + QPoint(5, 10), box.topLeft() + QPoint(9, 14), box.topLeft() + QPoint(15, 6)]
                )
            return
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            painter.drawEllipse(box.adjusted(5, 5, -5, -5))

"""One choice of a list: a mark, the key that picks it, and words that may wrap."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme

PAD = 10
KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
"""The keys that pick the first, second, … choice; ten digits first, because hands rest there."""


PICTURE = 120
"""A picture of a choice is at most this high and wide."""
Shows = Literal["all", "words", "mark"]
"""What of a choice is seen: everything, no mark (appearance `no-buttons`), the mark alone (`list-nolabel`)."""


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
        shows: Shows = "all",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.shows = shows
        self.picture: QPixmap | None = None
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

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show *picture* above the words."""
        if picture is not None and max(picture.width(), picture.height()) > PICTURE:
            picture = picture.scaled(
                PICTURE, PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        self.picture = picture
        self.updateGeometry()
        self.update()

    def _lead(self) -> int:
        mark = self._mark + 8 if self.shows in ("all", "mark") else 0
        key = QFontMetrics(self._key_font()).horizontalAdvance(self.key) + 8 if self.key and self.shows != "mark" else 0
        return PAD + mark + key

    @property
    def _mark(self) -> int:
        """The side of the box or ring: it grows with the type."""
        return theme.current().measures.text + 5

    def _words(self) -> str:
        return self.text() if self.shows in ("all", "words") else ""

    def _above(self) -> int:
        return self.picture.height() + 8 if self.picture is not None else 0

    def _key_font(self):
        return theme.current().font(theme.current().measures.note)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words())
        width = self._lead() + wide + PAD + 4
        if self.picture is not None:
            width = max(min(width, 2 * PICTURE), self.picture.width() + 2 * PAD)
        width = max(width, theme.current().measures.target)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words()[:6])
        target = theme.current().measures.target
        least = self.picture.width() + 2 * PAD if self.picture is not None else 0
        return QSize(max(self._lead() + words + PAD, target, least), target + self._above())

    def heightForWidth(self, width: int) -> int:
        room = max(40, width - self._lead() - PAD)
        box = self.fontMetrics().boundingRect(QRect(0, 0, room, 4000), int(Qt.TextFlag.TextWordWrap), self._words())
        return max(theme.current().measures.target, box.height() + 2 * PAD) + self._above()

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
        above = self._above()
        if self.picture is not None:
            painter.drawPixmap((self.width() - self.picture.width()) // 2, 8, self.picture)
        if self.shows in ("all", "mark"):
            self._paint_mark(painter, on)
        x = PAD + (self._mark + 8 if self.shows == "all" else 0)
        if self.key and self.shows != "mark":
            painter.setFont(self._key_font())
            painter.setPen(QColor(c.soft))
            key = QRect(x, above, self._lead() - x, self.height() - above)
            painter.drawText(key, int(Qt.AlignmentFlag.AlignVCenter), self.key)
        painter.setFont(self.font())
        painter.setPen(QColor(c.ink if self.isEnabled() else c.neutral))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        words = QRect(self._lead(), above, self.width() - self._lead() - PAD, self.height() - above)
        painter.drawText(words, flags, self._words())

    def _paint_mark(self, painter: QPainter, on: bool) -> None:
        c = theme.current().colours
        above = self._above()
        left = (self.width() - self._mark) // 2 if self.shows == "mark" else PAD
        box = QRect(left, above + (self.height() - above - self._mark) // 2, self._mark, self._mark)
        painter.setPen(QPen(QColor(c.accent if on else c.edge), 2))
        painter.setBrush(QColor(c.accent if on and self.several else c.card))
        if self.several:
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
            if on:
                painter.setPen(QPen(QColor(c.on_accent), 2))
                painter.drawPolyline(
                    [
                        box.topLeft() + QPoint(round(x * box.width()), round(y * box.width()))
                        for x, y in ((0.25, 0.5), (0.45, 0.7), (0.75, 0.3))
                    ]
                )
            return
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            inner = round(box.width() / 4)
            painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))

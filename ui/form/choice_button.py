"""One choice of a list: a mark, the key that picks it, and words that may wrap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.form.drawn import drawn

PAD = 10
KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
"""The keys that pick the first, second, … choice; ten digits first, because hands rest there."""


PICTURE = 120
"""A picture of a choice is at most this high and wide."""
Shows = Literal["all", "words", "mark"]
"""What of a choice is seen: everything, no mark (appearance `no-buttons`), the mark alone (`list-nolabel`)."""
RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class ChoiceButton(QAbstractButton):
    """A checkable line of a list of choices; round marks pick one, square marks pick several."""

    left = Signal()

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
        self._heights: dict[int, int] = {}
        self._leads = -1
        self._wished: QSize | None = None
        self._least: QSize | None = None
        self.keyed: Callable[[ChoiceButton, QKeyEvent], bool] | None = None
        """Told of each key; it says whether the key was for the list."""
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
        self._forget_sizes()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show *picture* above the words."""
        if picture is None and self.picture is None:
            return
        if picture is not None and max(picture.width(), picture.height()) > PICTURE:
            picture = picture.scaled(
                PICTURE, PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        self.picture = picture
        self._forget_sizes()
        self.update()

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._leads = -1
        self._wished = self._least = None
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keyed is None or not self.keyed(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._forget_sizes()

    def _lead(self) -> int:
        if self._leads < 0:
            mark = self._mark + 8 if self.shows in ("all", "mark") else 0
            key = QFontMetrics(_key_font()).horizontalAdvance(self.key) + 8 if self._has_key() else 0
            self._leads = PAD + mark + key
        return self._leads

    def _has_key(self) -> bool:
        return bool(self.key) and self.shows != "mark"

    @property
    def _mark(self) -> int:
        """The side of the box or ring: it grows with the type."""
        return theme.current().measures.text + 5

    def _words(self) -> str:
        return self.text() if self.shows in ("all", "words") else ""

    def _above(self) -> int:
        return self.picture.height() + 8 if self.picture is not None else 0

    def sizeHint(self) -> QSize:
        if self._wished is None:
            self._wished = self._wish()
        return self._wished

    def _wish(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words())
        width = self._lead() + wide + PAD + 4
        if self.picture is not None:
            width = max(min(width, 2 * PICTURE), self.picture.width() + 2 * PAD)
        width = max(width, theme.current().measures.target)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            self._least = self._need()
        return self._least

    def _need(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words()[:6])
        target = theme.current().measures.target
        least = self.picture.width() + 2 * PAD if self.picture is not None else 0
        return QSize(max(self._lead() + words + PAD, target, least), target + self._above())

    def heightForWidth(self, width: int) -> int:
        tall = self._heights.get(width)
        if tall is None:
            room = max(40, width - self._lead() - PAD)
            box = self.fontMetrics().boundingRect(QRect(0, 0, room, 4000), int(Qt.TextFlag.TextWordWrap), self._words())
            tall = max(theme.current().measures.target, box.height() + 2 * PAD) + self._above()
            self._heights[width] = tall
        return tall

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        on, enabled = self.isChecked(), self.isEnabled()
        focused = self.hasFocus()
        edge = c.focus if focused else c.accent if on else c.line
        ground = c.accent_wash if on or (self.underMouse() and enabled) else c.card
        painter = QPainter(self)
        ratio, size, above = self.devicePixelRatioF(), self.size(), self._above()
        painter.drawPixmap(0, 0, drawn(_frame, size, ratio, edge, ground, 2 if focused or on else 1))
        if self.picture is not None:
            painter.drawPixmap((size.width() - self.picture.width()) // 2, 8, self.picture)
        lead = self._lead()
        if self.shows in ("all", "mark"):
            left = (size.width() - self._mark) // 2 if self.shows == "mark" else PAD
            top = above + (size.height() - above - self._mark) // 2
            colours = (c.accent if on else c.edge, c.accent if on and self.several else c.card, c.on_accent)
            side = QSize(self._mark, self._mark)
            mark = drawn(_tick if self.several else _ring, side, ratio, *colours, on)
            painter.drawPixmap(left, top, mark)
        if self._has_key():
            x = PAD + (self._mark + 8 if self.shows == "all" else 0)
            side = QSize(lead - x, theme.current().measures.target)
            key = drawn(_key, side, ratio, c.soft, self.key, theme.current().measures.note)
            painter.drawPixmap(x, above + (size.height() - above - side.height()) // 2, key)
        painter.setPen(QColor(c.ink if enabled else c.neutral))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRect(lead, above, size.width() - lead - PAD, size.height() - above), flags, self._words())


def _key_font() -> QFont:
    return theme.current().font(theme.current().measures.note)


def _frame(painter: QPainter, size: QSize, edge: str, ground: str, pen: int) -> None:
    painter.setPen(QPen(QColor(edge), pen))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRect(QPoint(), size).adjusted(1, 1, -1, -1), 6, 6)


def _key(painter: QPainter, size: QSize, colour: str, key: str, _pixels: int) -> None:
    painter.setFont(_key_font())
    painter.setPen(QColor(colour))
    painter.drawText(QRect(QPoint(), size), int(Qt.AlignmentFlag.AlignVCenter), key)


def _tick(painter: QPainter, size: QSize, edge: str, ground: str, ink: str, on: bool) -> None:
    """A square mark, ticked when it is *on*."""
    painter.setPen(QPen(QColor(edge), 2))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRect(QPoint(), size).adjusted(1, 1, -1, -1), 4, 4)
    if on:
        side = size.width()
        painter.setPen(QPen(QColor(ink), 2))
        painter.drawPolyline(
            [QPoint(round(x * side), round(y * side)) for x, y in ((0.25, 0.5), (0.45, 0.7), (0.75, 0.3))]
        )


def _ring(painter: QPainter, size: QSize, edge: str, ground: str, _ink: str, on: bool) -> None:
    """A round mark, with a dot when it is *on*."""
    box = QRect(QPoint(), size)
    painter.setPen(QPen(QColor(edge), 2))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(edge))
        inner = round(box.width() / 4)
        painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))

"""One issue as a card of the board: what, where, how bad, how old, by when, whose; drawn, so that thousands fit."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forms.lean import dataclass
from ui import icons, theme
from ui.checklist_words import item_word
from ui.pages.ledger_read import Row
from ui.tokens import CORNER
from ui.words import LEVELS, word

ROW = int(Qt.ItemDataRole.UserRole) + 1
PAD = 10
APART = 4
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Said:
    """The words of a card."""

    what: str
    where: str
    level: str
    shape: str
    age: str
    term: str
    late: bool
    whose: str

    def aloud(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.what, self.where, self.level, self.age, self.term, self.whose)))


class Cards(QObject):
    """What a card says of an issue's days; only `tr` has its forms for one and for several."""

    def late(self, days: int) -> str:
        return self.tr("%n day(s) late", "", days)

    def due(self, day: str) -> str:
        return self.tr("due {day}").format(day=day)

    def took(self, days: int) -> str:
        return self.tr("took %n day(s)", "", days)

    def old(self, days: int) -> str:
        return self.tr("%n day(s) old", "", days)

    def to_verify(self, what: str) -> str:
        return self.tr("{what} · to verify").format(what=what)


def said(row: Row, *, today: str) -> Said:
    """The words for an issue on the day *today*."""
    cards = Cards()
    issue = row.issue
    what = item_word(issue.item)
    late = issue.overdue(today)
    term = ""
    if late:
        days = _days(issue.due, today)
        term = cards.late(days)
    elif issue.due and not issue.done_on:
        day = issue.due[5:] if issue.due[:4] == today[:4] else issue.due
        term = cards.due(day)
    days = _days(issue.opened, issue.done_on or today)
    age = cards.took(days) if issue.done_on else cards.old(days)
    return Said(
        what=cards.to_verify(what) if row.disputed else what,
        where=row.place,
        level=word(LEVELS, issue.level),
        shape={"major": "major", "serious": "fail"}.get(issue.level, "waiting"),
        age=age,
        term=term,
        late=late,
        whose=issue.assignee or issue.office,
    )


def _days(since: str, until: str) -> int:
    try:
        return max(0, (date.fromisoformat(until[:10]) - date.fromisoformat(since[:10])).days)
    except ValueError:
        return 0


class CardDelegate(QStyledItemDelegate):
    """Draws a card. The chosen one has the frame of the keyboard; colour never says anything alone."""

    today = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        measures = theme.current().measures
        big, small = QFontMetrics(theme.current().font()), QFontMetrics(theme.current().font(measures.note))
        high = big.height() + 3 * small.height() + 3 * APART + 2 * PAD + 2 * APART
        return QSize(100, max(high, measures.target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, measures = theme.current().colours, theme.current().measures
        state = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        frame: QRect = option.rect.adjusted(APART, APART, -APART, -APART)  # type: ignore[attr-defined]
        painter.setPen(QPen(QColor(c.focus if focused else c.accent if chosen else c.line), 2 if chosen else 1))
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(c.accent_wash if chosen or hovered else c.card))
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), CORNER, CORNER)
        if isinstance(row, Row):
            self._write(painter, frame.adjusted(PAD, PAD, -PAD, -PAD), said(row, today=self.today))
        else:
            painter.setFont(theme.current().font(measures.text))
            painter.setPen(QColor(c.accent))
            painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), str(index.data() or ""))
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, card: Said) -> None:
        c, measures, font = theme.current().colours, theme.current().measures, theme.current().font
        big, small = font(bold=True), font(measures.note)
        top = room.top()

        def line(text: str, *, ink: str, left: int = 0, right: int = 0, middle: bool = False) -> int:
            metrics = painter.fontMetrics()
            mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
            cut = metrics.elidedText(text, mode, room.width() - left - right)
            painter.setPen(QColor(ink))
            painter.drawText(QPointF(room.left() + left, top + metrics.ascent()), cut)
            return metrics.horizontalAdvance(cut)

        def mark(shape: str, left: int) -> int:
            side = painter.fontMetrics().height() - 4
            box = QRectF(room.left() + left, top + 2, side, side)
            icons.paint(painter, shape, box=box, colour=QColor(icons.colour_of(shape)))
            return side + APART

        painter.setFont(big)
        line(card.what, ink=c.ink)
        top += painter.fontMetrics().height() + APART
        painter.setFont(small)
        line(card.where, ink=c.soft, middle=True)
        top += painter.fontMetrics().height() + APART
        at = mark(card.shape, 0) if card.level else 0
        at += line(card.level, ink=icons.colour_of(card.shape) if card.shape == "major" else c.ink, left=at)
        at += 2 * PAD if card.level else 0
        if room.width() - at > painter.fontMetrics().averageCharWidth() * 6:
            line(card.whose, ink=c.soft, left=at)
        top += painter.fontMetrics().height() + APART
        at = mark("late", 0) if card.late else 0
        if card.term:
            at += line(card.term, ink=c.late if card.late else c.ink, left=at) + 2 * PAD
        if room.width() - at > painter.fontMetrics().averageCharWidth() * 4:
            line(card.age, ink=c.soft, left=at)

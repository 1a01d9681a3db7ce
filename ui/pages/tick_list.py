"""A list of devices by home with a box for each: one click, Space or Enter ticks one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forms.lean import dataclass
from storage.community.plans import Demand
from ui import icons, theme
from ui.plan_words import DEVICES, STAGE_SHAPE, STAGES, say

Index = QModelIndex | QPersistentModelIndex
MOST_BOXES = 12
"""More devices of one kind than this at one home are written as a number."""


@dataclass(frozen=True)
class Job:
    """One line: a device at a home, or (no demand) the home itself."""

    home: str
    demand: Demand | None = None
    photos: int = 0


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Job] = []
        self.expected: set[str] = set()
        """Demands with a tick on its way to the disk, drawn at once so that the hand need not wait."""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        on = Qt.ItemFlag.ItemIsEnabled
        return on | Qt.ItemFlag.ItemIsSelectable if self.lines[index.row()].demand else on

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if line.demand is None:
            return line.home
        one = line.demand
        words = self.tr("{device}: {fitted} of {wanted} fitted, {checked} checked")
        return words.format(device=say(DEVICES, one.device), fitted=one.fitted, wanted=one.wanted, checked=one.checked)


class TickList(QListView):
    """One click, Space or Enter ticks one device of a line."""

    ticked = Signal(str)
    checked = Signal(str)
    pictured = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model_ = _Model()
        self.setModel(self.model_)
        self.setItemDelegate(_Boxes(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(5 * theme.current().measures.target)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.ticked.emit(self._key(index.row())))

    def sizeHint(self) -> QSize:
        """No more than it must have: the page around it scrolls when it asks for more than there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def fill(self, lines: list[Job]) -> None:
        """Show *lines*; the keyboard stays where it was."""
        kept, row = self.key, self.currentIndex().row()
        model = self.model_
        same = [(one.home, one.demand and one.demand.id) for one in lines] == [
            (one.home, one.demand and one.demand.id) for one in model.lines
        ]
        model.expected.clear()
        if same and lines:
            model.lines = lines
            model.dataChanged.emit(model.index(0), model.index(len(lines) - 1))
            return
        model.beginResetModel()
        model.lines = lines
        model.endResetModel()
        rows = [number for number, one in enumerate(lines) if one.demand]
        at = next(
            (n for n in rows if self._key(n) == kept), next((n for n in rows if n >= row), rows[-1] if rows else -1)
        )
        if at >= 0:
            self.setCurrentIndex(model.index(at))

    def expect(self, demand: str) -> None:
        """Draw one more tick for *demand* until it is read again."""
        self.model_.expected.add(demand)
        self.viewport().update()

    @property
    def key(self) -> str:
        return self._key(self.currentIndex().row())

    def choose(self, demand: str) -> None:
        """Put the keyboard's line on *demand*."""
        for row in range(len(self.model_.lines)):
            if self._key(row) == demand:
                self.setCurrentIndex(self.model_.index(row))

    def _key(self, row: int) -> str:
        line = self.model_.lines[row] if 0 <= row < len(self.model_.lines) else None
        return line.demand.id if line and line.demand else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.ticked.emit(self.key)
        elif event.text().lower() == "c" and plain:
            self.checked.emit(self.key)
        elif event.text().lower() == "p" and plain:
            self.pictured.emit(self.key)
        elif step and plain:
            row = self.currentIndex().row() + step
            while 0 <= row < len(self.model_.lines) and not self._key(row):
                row += step
            if 0 <= row < len(self.model_.lines):
                self.setCurrentIndex(self.model_.index(row))
        else:
            super().keyPressEvent(event)


class _Boxes(QStyledItemDelegate):
    """Draws a home as a heading, and a device with one box for each that is to be fitted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.current().measures.target + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Model)
        line = model.lines[index.row()]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        current, colours, measures = theme.current(), theme.current().colours, theme.current().measures
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if line.demand is None:
            painter.setFont(current.font(measures.text, bold=True))
            painter.setPen(QColor(colours.ink))
            painter.drawText(rect.adjusted(12, 8, -12, 0), middle, line.home)
            painter.setPen(QColor(colours.line))
            painter.drawLine(rect.left() + 12, rect.top() + 1, rect.right() - 12, rect.top() + 1)
            painter.restore()
            return
        one = line.demand
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(colours.accent_wash))
            if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        fitted = min(one.fitted + (one.id in model.expected), one.wanted)
        side = measures.text + 9
        name_wide = max(180, min(rect.width() // 3, 20 * measures.text))
        painter.setFont(current.font(measures.text))
        painter.setPen(QColor(colours.ink))
        name = QRect(rect.left() + 28, rect.top(), name_wide, rect.height())
        words = painter.fontMetrics().elidedText(say(DEVICES, one.device), Qt.TextElideMode.ElideRight, name_wide - 8)
        painter.drawText(name, middle, words)
        left, top = float(name.right()), rect.center().y() - side / 2
        boxes = min(one.wanted, MOST_BOXES, max(1, (rect.width() - name_wide - 260) // (side + 8)))
        for number in range(boxes if one.wanted <= boxes else 0):
            spot = QRectF(left, top, side, side)
            painter.setPen(QPen(QColor(colours.edge), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot, 4, 4)
            if number < fitted:
                icons.paint(painter, "pass", box=spot.adjusted(3, 3, -3, -3), colour=QColor(colours.good))
            left += side + 8
        said = self.tr("{fitted} of {wanted}").format(fitted=fitted, wanted=one.wanted)
        stage = one.stage if fitted == one.fitted else "fitted" if fitted == one.wanted else one.stage
        tail = QRect(rect.right() - 250, rect.top(), 240, rect.height())
        painter.setPen(QColor(colours.soft))
        painter.drawText(QRect(int(left) + 4, rect.top(), 110, rect.height()), middle, said)
        icons.paint(
            painter, STAGE_SHAPE[stage], box=QRectF(tail.left(), top + 2, side - 4, side - 4),
            colour=QColor(icons.colour_of(STAGE_SHAPE[stage])),
        )  # fmt: skip
        shown = say(STAGES, stage)
        if line.photos:
            shown = " · ".join([shown, self.tr("%n photo(s)", "", line.photos)])
        painter.setPen(QColor(colours.ink))
        painter.drawText(tail.adjusted(side + 4, 0, 0, 0), middle, shown)
        painter.restore()

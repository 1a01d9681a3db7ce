"""The ledger by building: the worst first, each with its bars, opening to stairwells, floors and homes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from forms.lean import dataclass
from storage.community.issue_buildings import Bars, Inside
from storage.community.places import Place
from ui import icons, theme
from ui.tokens import CORNER, WITHIN

COLUMNS = ("place", "bar", "major", "late", "open", "passed")
SHAPES = {"major": "major", "late": "late", "open": "fail", "passed": "pass"}
BAR = 14
Index = QModelIndex | QPersistentModelIndex


@dataclass
class Node:
    """One line: a building, or a part of one."""

    name: str
    level: str
    bars: Bars
    building: str
    places: tuple[str, ...] = ()
    """The places whose issues it holds; none for a whole building."""
    parent: int = -1
    row: int = 0
    depth: int = 0
    inside: list[int] | None = field(default=None)
    """The lines within it, once somebody has opened it."""


class Buildings(QAbstractItemModel):
    """Buildings at the top; what is inside one is read when it is opened."""

    def __init__(self, read_parts: Callable[[str], Sequence[Inside]]) -> None:
        super().__init__()
        self._read_parts = read_parts
        self.nodes: list[Node] = []
        self._top = 0
        self.most = 1

    def show(self, found: Sequence[tuple[Bars, Place]]) -> None:
        """Show these buildings in this order."""
        self.beginResetModel()
        self.nodes = [
            Node(place.path or place.name, place.level, bars, place.id if place.level == "building" else "",
                 places=() if place.level == "building" else (place.id,), row=row)
            for row, (bars, place) in enumerate(found)
        ]  # fmt: skip
        self._top = len(self.nodes)
        self.most = max((bars.total for bars, _ in found), default=1)
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        return self.nodes[index.internalId()] if index.isValid() else None

    def _inside(self, number: int) -> list[int]:
        node = self.nodes[number]
        if node.inside is None:
            if node.parent < 0 and node.building:
                self._read(number)
            else:
                node.inside = []
        return node.inside or []

    def _read(self, number: int) -> None:
        top = self.nodes[number]
        top.inside = []
        trail = {-1: number}
        for part in self._read_parts(top.building):
            parent = trail[part.depth - 1]
            siblings = self.nodes[parent].inside
            assert siblings is not None
            node = Node(self._name(part), part.level, part.bars, top.building, part.places, parent, len(siblings),
                        part.depth + 1, inside=[])  # fmt: skip
            self.nodes.append(node)
            siblings.append(len(self.nodes) - 1)
            trail[part.depth] = len(self.nodes) - 1

    def _name(self, part: Inside) -> str:
        if part.level == "floor":
            return self.tr("Floor {floor}").format(floor=part.name)
        return part.name or self.tr("The building itself")

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not 0 <= column < len(COLUMNS) or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, row) if row < self._top else QModelIndex()
        inside = self._inside(int(parent.internalId()))
        return self.createIndex(row, column, inside[row]) if row < len(inside) else QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        above = self.nodes[index.internalId()].parent if index is not None and index.isValid() else -1
        return self.createIndex(self.nodes[above].row, 0, above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return self._top
        return len(self._inside(int(parent.internalId()))) if parent.column() == 0 else 0

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        node = self.node(parent)
        if node is None:
            return self._top > 0
        if node.inside is None:
            return parent.column() == 0 and node.parent < 0 and bool(node.building)
        return parent.column() == 0 and bool(node.inside)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        name = COLUMNS[section]
        if role == Qt.ItemDataRole.DecorationRole and name in SHAPES:
            return icons.icon(SHAPES[name], size=theme.current().measures.note)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            "place": self.tr("Building"), "bar": self.tr("Share"), "major": self.tr("Major"),
            "late": self.tr("Overdue"), "open": self.tr("Open"), "passed": self.tr("Recheck passed"),
        }[name]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        name = COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._aloud(node)
        if role == Qt.ItemDataRole.DisplayRole and name != "bar":
            if name == "place":
                return node.name
            count = getattr(node.bars, name)
            return f"{count:,}" if count else "·"
        if role == Qt.ItemDataRole.DecorationRole and name in SHAPES and getattr(node.bars, name):
            return icons.icon(SHAPES[name], size=theme.current().measures.note)
        if role == Qt.ItemDataRole.DecorationRole and name == "place":
            icon = {"building": "building", "stairwell": "stairwell", "unit": "door", "floor": "menu"}
            return icons.icon(icon.get(node.level, "area"), size=theme.current().measures.note + 2)
        if role == Qt.ItemDataRole.TextAlignmentRole and name in SHAPES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _aloud(self, node: Node) -> str:
        bars = node.bars
        text = self.tr("{place}: {total} in all, {open} open, {late} overdue, {major} major, {passed} recheck passed")
        return text.format(
            place=node.name, total=bars.total, open=bars.open, late=bars.late, major=bars.major, passed=bars.passed
        )


class BarDelegate(QStyledItemDelegate):
    """Draws what is open, late, major and passed as one bar: told apart by pattern as well as by colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, Buildings)
        node = model.node(index)
        if node is None or not node.bars.total:
            return
        c, bars = theme.current().colours, node.bars
        room = QRectF(option.rect.adjusted(WITHIN, 0, -WITHIN, 0))  # type: ignore[attr-defined]
        above = model.nodes[node.parent].bars.total if node.parent >= 0 else model.most
        room.setTop(room.center().y() - BAR / 2)
        room.setHeight(BAR)
        room.setWidth(max(room.width() * bars.total / max(above, 1), 6))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(room, CORNER / 2, CORNER / 2)
        painter.setClipPath(shape)
        worst = min(bars.major, bars.open)
        late = min(max(bars.late - worst, 0), bars.open - worst)
        rest = bars.open - worst - late
        for count, ink, pattern in (
            (worst, c.grave, Qt.BrushStyle.SolidPattern),
            (late, c.late, Qt.BrushStyle.BDiagPattern),
            (rest, c.bad, Qt.BrushStyle.Dense5Pattern),
            (bars.total - bars.open, c.good, Qt.BrushStyle.NoBrush),
        ):
            width = room.width() * count / bars.total
            piece = QRectF(room.left(), room.top(), width, room.height())
            if count:
                painter.fillRect(piece, QColor(c.card))
                if pattern is not Qt.BrushStyle.NoBrush:
                    from PySide6.QtGui import QBrush

                    painter.fillRect(piece, QBrush(QColor(ink), pattern))
                painter.setPen(QColor(ink))
                painter.drawRect(piece.adjusted(0.5, 0.5, -0.5, -0.5))
            room.setLeft(room.left() + width)
            room.setWidth(max(room.width(), 0))
            if count and room.width() <= 0:
                break
        painter.restore()


class BuildingView(QTreeView):
    """Enter or a click shows the issues of a line in the table; a figure shows those it counts."""

    narrowed = Signal(object, str)
    """A `Node`, and which of its figures somebody wants to see; blank for all."""

    def __init__(self, model: Buildings) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Buildings"))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(theme.current().measures.icon)
        self._bars = BarDelegate(self)
        self.setItemDelegateForColumn(COLUMNS.index("bar"), self._bars)
        side = theme.current().measures.note + 2
        self.setIconSize(QSize(side, side))
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(COLUMNS.index("bar"), QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._narrow)

    def _narrow(self, index: Index) -> None:
        node = self.rows.node(index)
        if node is not None:
            name = COLUMNS[index.column()]
            figure = name if name in SHAPES and getattr(node.bars, name) else ""
            self.narrowed.emit(node, figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._narrow(self.currentIndex().siblingAtColumn(0))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the numbers what they need and the name a good part of the rest."""
        metrics, room = self.fontMetrics(), self.viewport().width()
        spent = 0
        for name in SHAPES:
            heading = str(self.rows.headerData(COLUMNS.index(name), Qt.Orientation.Horizontal) or "")
            wide = round(metrics.horizontalAdvance(heading) * 1.05) + 44
            self.setColumnWidth(COLUMNS.index(name), wide)
            spent += wide
        least = 14 * theme.current().measures.text
        self.setColumnHidden(COLUMNS.index("bar"), room - spent < least + 120)
        hidden = self.isColumnHidden(COLUMNS.index("bar"))
        self.setColumnWidth(0, max(room - spent if hidden else min(round((room - spent) * 0.55), 26 * 15), least))

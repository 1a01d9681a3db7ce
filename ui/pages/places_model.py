"""The tree of places as Qt wants to see it: plain lists underneath, built once a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from forms.lean import dataclass
from storage.community.places import Place
from ui import icons, theme

Index = QModelIndex | QPersistentModelIndex
ICONS = {"community": "people", "area": "area", "building": "building", "stairwell": "stairwell", "unit": "door"}


@dataclass(eq=False)
class Node:
    """One place with what lies inside it."""

    place: Place | None
    above: Node | None = None
    row: int = 0
    inside: list[Node] = field(default_factory=list)
    units: int = 0


class PlacesModel(QAbstractItemModel):
    """Shows places by name, with the number of homes inside."""

    def __init__(self) -> None:
        super().__init__()
        self._root = Node(None)
        self._by_id: dict[str, Node] = {}

    def show(self, places: Sequence[Place], *, finding: str = "") -> None:
        """Take over *places* (parents before children); with *finding*, only matches and what leads to them."""
        self.beginResetModel()
        self._root, self._by_id = Node(None), {}
        wanted = _matching(places, finding.strip().lower()) if finding.strip() else None
        for place in places:
            if wanted is not None and place.id not in wanted:
                continue
            above = self._by_id.get(place.parent, self._root)
            node = Node(place, above, len(above.inside))
            above.inside.append(node)
            self._by_id[place.id] = node
            if place.level == "unit":
                step: Node | None = above
                while step is not None:
                    step.units += 1
                    step = step.above
        self.endResetModel()

    def place(self, index: Index) -> Place | None:
        """The place at *index*."""
        return self._node(index).place

    def index_of(self, place: str) -> QModelIndex:
        """Where *place* stands; an invalid index when it is not shown."""
        node = self._by_id.get(place)
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    def units(self, place: str) -> int:
        """How many homes lie inside *place*."""
        return self._by_id[place].units if place in self._by_id else 0

    def children(self, place: str) -> list[Place]:  # type: ignore[override]
        """What lies directly inside *place*."""
        node = self._by_id.get(place)
        return [each.place for each in node.inside if each.place] if node else []

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        node = self._node(parent)
        return self.createIndex(row, column, node.inside[row]) if 0 <= row < len(node.inside) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = self._node(index).above
        return QModelIndex() if above is None or above is self._root else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._node(parent).inside)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._node(index)
        if node.place is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.place.name}　{node.units}" if node.units else node.place.name
        if role == Qt.ItemDataRole.DecorationRole:
            measures, colours = theme.current().measures, theme.current().colours
            return icons.pixmap(ICONS.get(node.place.level, "places"), size=measures.icon - 4, colour=colours.soft)
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.place.path
        return None

    def _node(self, index: Index) -> Node:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, Node) else self._root


def _matching(places: Sequence[Place], text: str) -> set[str]:
    by_id = {place.id: place for place in places}
    found: set[str] = set()
    for place in places:
        if text in place.name.lower() or text in place.path.lower():
            step: Place | None = place
            while step is not None and step.id not in found:
                found.add(step.id)
                step = by_id.get(step.parent)
    return found

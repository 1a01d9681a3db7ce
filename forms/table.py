"""Lists of rows that never change, such as 50,000 streets: cells stay text until an expression walks to them.

A node for each cell of such a list costs a second at opening and 100 MB. A `Table` keeps each row as a tuple, makes a
`Row` of it when a look-up finds it, and the nodes of a row's cells when somebody steps into it. Both are nodes like
any other to the expressions that read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from forms.nodes import ELEMENT, Node, qualified


class Shape:
    """The names of the cells that rows have in common, in order."""

    __slots__ = ("cells", "places")

    def __init__(self, names: Sequence[str], namespaces: Sequence[str] = ()) -> None:
        spaces = namespaces or [""] * len(names)
        self.cells = [Node(name, namespace=space) for name, space in zip(names, spaces, strict=True)]
        """A node a cell, without value and without place: what the nodes of every row look like."""
        self.places: dict[str, list[int]] = {}
        for place, cell in enumerate(self.cells):
            self.places.setdefault(cell.match, []).append(place)


class Row(Node):
    """One row; its children are made when they are asked for."""

    __slots__ = ("_made", "shape", "texts")

    def __init__(self, table: Table, shape: Shape, texts: Sequence[str]) -> None:
        self.name = table.row_name
        self.match = table.row_match
        self.value = ""
        self.kind = ELEMENT
        self.namespace = table.row_namespace
        self.parent = table
        self.attributes = _NOTHING
        self.mixed = None
        self.named_cache = None
        self.only_text = None
        self.indexes = None
        self.shape = shape
        self.texts = texts
        self._made: list[Any] | None = None

    @property
    def children(self) -> list[Any]:  # type: ignore[override]
        if self._made is None:
            self._made = [
                Node(cell.name, text, namespace=cell.namespace, parent=self)
                for cell, text in zip(self.shape.cells, self.texts, strict=True)
            ]
        return self._made

    def named(self, name: str) -> list[Any]:
        places = self.shape.places.get(name)
        return [self.children[place] for place in places] if places else _NOTHING

    def cell(self, name: str) -> str:
        """Return the text of the first cell called *name*, or blank."""
        places = self.shape.places.get(name)
        return self.texts[places[0]] if places else ""

    def text(self) -> str:
        return "".join(self.texts)


class Table(Node):
    """The root of a list: rows that are all called the same and hold nothing but texts.

    A row is kept as a tuple of the place of its shape among *shapes* and its texts. Such tuples hold no other objects
    than numbers and texts, so the garbage collector soon passes them over, which it does not with nodes.
    """

    __slots__ = ("_all", "_made", "row_match", "row_name", "row_namespace", "rows", "shapes")

    def __init__(
        self,
        name: str,
        rows: list[tuple[Any, ...]],
        *,
        shapes: Sequence[Shape],
        namespace: str = "",
        row: tuple[str, str] = ("item", ""),
    ) -> None:
        self._all: list[Any] | None = None
        super().__init__(name, namespace=namespace)
        self.rows = rows
        self.shapes = shapes
        self.row_name, self.row_namespace = row
        self.row_match = Node(self.row_name, namespace=self.row_namespace).match
        self._made: dict[int, Row] = {}

    def row(self, place: int) -> Row:
        """Return the row at *place*, the same each time."""
        found = self._made.get(place)
        if found is None:
            shape, *texts = self.rows[place]
            found = self._made[place] = Row(self, self.shapes[shape], texts)
        return found

    @property
    def children(self) -> list[Any]:  # type: ignore[override]
        if self._all is None:
            self._all = [self.row(place) for place in range(len(self.rows))]
        return self._all

    @children.setter
    def children(self, nodes: list[Any]) -> None:
        """A table is made with its rows; that a node begins without children means nothing here."""

    def named(self, name: str) -> list[Any]:
        return self.children if name == self.row_match else _NOTHING

    def text(self) -> str:
        return "".join("".join(texts) for _, *texts in self.rows)

    def index(self, name: str, column: str) -> dict[Any, list[Any]]:
        """Return the places of the rows by the text of a column."""
        found: dict[Any, list[Any]] = {}
        if name == self.row_match:
            columns = [shape.places.get(column, _NOTHING) for shape in self.shapes]
            for number, row in enumerate(self.rows):
                places = columns[row[0]]
                for text in dict.fromkeys(row[place + 1] for place in places):
                    found.setdefault(text, []).append(number)
        return found

    def find(self, name: str, column: str, text: str) -> list[Any] | None:
        found = super().find(name, column, text)
        if found and isinstance(found[0], int):
            found[:] = [self.row(place) for place in found]
        return found


_NOTHING: list[Any] = []


def from_dicts(rows: Iterable[Mapping[str, str]]) -> Table:
    """Return a table of one item a row."""
    shapes: dict[tuple[str, ...], int] = {}
    kept = [(shapes.setdefault(tuple(cells), len(shapes)), *cells.values()) for cells in rows]
    return Table("root", kept, shapes=[Shape(names) for names in shapes])


def from_lines(lines: Iterable[Sequence[str]], header: Sequence[str]) -> Table:
    """Return a table of one item a line; missing cells are blank, columns without a name are left out."""
    columns = [place for place, name in enumerate(header) if name]
    shape = Shape([header[place] for place in columns])
    if columns == list(range(len(header))):
        wide = len(columns)
        blanks = [""] * wide
        rows = [(0, *(cells if len(cells) == wide else [*cells, *blanks][:wide])) for cells in lines if any(cells)]
    else:
        rows = [
            (0, *[cells[place] if place < len(cells) else "" for place in columns]) for cells in lines if any(cells)
        ]
    return Table("root", rows, shapes=[shape])


# elements two levels down that hold nothing but text, and around them nothing but blanks
_OTHER_THAN_CELLS = etree.XPath(
    "boolean(@* | .//@* | */*/* | .//comment() | .//processing-instruction() | *[not(*)]"
    " | text()[normalize-space()] | */text()[normalize-space()])"
)


def from_element(element: etree._Element) -> Table | None:
    """Return the table that *element* is; nothing when it holds other things than rows of texts."""
    if len(element) == 0 or _OTHER_THAN_CELLS(element):
        return None
    places: dict[tuple[str, ...], int] = {}
    shapes: list[Shape] = []
    rows: list[tuple[Any, ...]] = []
    tag = element[0].tag
    for item in element:
        if item.tag != tag:
            return None
        tags = tuple([str(cell.tag) for cell in item])
        shape = places.get(tags)
        if shape is None:
            names, namespaces = zip(*(qualified(cell) for cell in item), strict=True)
            shape = places[tags] = len(shapes)
            shapes.append(Shape(names, namespaces))
        rows.append((shape, *[cell.text or "" for cell in item]))
    name, namespace = qualified(element)
    return Table(name, rows, shapes=shapes, namespace=namespace, row=qualified(element[0]))

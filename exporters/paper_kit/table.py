"""Tables that wrap their cells, repeat their head and keep rows whole, at the speed of a ledger of thousands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from exporters.paper_kit.fonts import clean, typeface
from exporters.paper_kit.marks import draw_mark
from exporters.paper_kit.page import Paper
from exporters.paper_kit.painter import INK, LINE, Align
from exporters.paper_kit.text import Line, Rich, Span, Style, draw_lines, set_lines

LEAST_ROWS = 2
"""So many rows stand together at least, at the foot of a page and on the next."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and how its cells stand."""

    title: str
    share: float = 1
    align: Align = "left"


@dataclass(frozen=True)
class Cell:
    """A cell that is more than words: a mark before them, weight, colour."""

    text: Rich = ""
    mark: str = ""
    bold: bool = False
    colour: str = INK


Row = Sequence[str | Cell]


@dataclass(frozen=True)
class TableStyle:
    """Sizes of a table in points. *least* is the least height of a row (for tables to write in)."""

    size: float = 10.5
    leading: float = 1.4
    padding: float = 4
    least: float = 0
    grid: bool = False

    @property
    def text(self) -> Style:
        return Style(size=self.size, leading=self.leading)


@dataclass
class _SetRow:
    cells: list[tuple[str, list[Line]]]  # mark, lines
    height: float
    bold: bool = False


@dataclass
class Table:
    """Rows under a head. *totals* come last and stand out; *empty* is said when there are no rows."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    style: TableStyle = field(default_factory=TableStyle)
    totals: Row = ()
    empty: str = "无"
    _set: list[_SetRow] | None = None
    _head: _SetRow | None = None
    _reach: list[float] = field(default_factory=list)  # heights of all rows before each row
    _from: int = 0
    _to: int | None = None
    _width: float = -1

    def height(self, width: float) -> float:
        """Height of the head and all rows of this part."""
        self._lay_out(width)
        return self._head_height() + self._reach[self._stop] - self._reach[self._from]

    def start(self, width: float) -> float:
        """Head and first rows: so many that no head stands over one row alone; all of a table too short to divide."""
        self._lay_out(width)
        first = LEAST_ROWS if self._stop - self._from >= LEAST_ROWS + self._last else self._stop - self._from
        return self._head_height() + self._reach[min(self._from + first, self._stop)] - self._reach[self._from]

    def split(self, width: float, room: float) -> tuple[Table, Table] | None:
        """As many rows as fit, and the rest under a repeated head."""
        self._lay_out(width)
        assert self._set is not None
        left, count = room - self._head_height(), self._stop - self._from
        fits = bisect_right(self._reach, self._reach[self._from] + left + 0.01) - 1 - self._from
        if fits <= 0:
            return self._split_row(left)
        if fits > count - self._last >= LEAST_ROWS:
            fits = count - self._last  # no row stands alone on the last page, nor the totals with one
        elif fits >= count - 1 and count > 2 and self._set[self._stop - 1].bold:
            fits = count - 2  # the totals do not stand alone on a page
        fits = min(fits, count - 1)
        if fits == 0:
            return None
        return self._part(self._from, self._from + fits), self._part(self._from + fits, self._to)

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        """Draw head, rows and rules with the top at *y*."""
        self._lay_out(width)
        assert self._head is not None
        widths = self._widths(width)
        top = y
        heads = [self._head] if any(column.title for column in self.columns) else []
        if heads:
            paper.painter.rectangle(x, y, width, self._head.height, fill="#EFEDE8")
            paper.painter.line(x, y, x + width, y, width=0.9)
        for row in heads + self._rows():
            self._draw_row(paper, row, widths, x=x, y=y)
            y += row.height
            heavy = row is self._head
            paper.painter.line(x, y, x + width, y, width=0.9 if heavy else 0.4, colour=INK if heavy else LINE)
        paper.painter.line(x, y, x + width, y, width=0.9)
        if self.style.grid:
            edge = x
            for part in [0.0, *widths]:
                edge += part
                paper.painter.line(edge, top, edge, y, width=0.5)

    def _draw_row(self, paper: Paper, row: _SetRow, widths: Sequence[float], *, x: float, y: float) -> None:
        pad, size = self.style.padding, self.style.size
        for n, (mark, lines) in enumerate(row.cells):
            room = widths[n] - 2 * pad
            left = x + pad
            if mark:
                top = y + pad + (self.style.text.pitch - 0.85 * size) / 2
                colour = lines[0].spans[0].colour if lines and lines[0].spans else INK
                draw_mark(paper.painter, mark, left, top, 0.85 * size, colour=colour)
                left, room = left + 1.2 * size, room - 1.2 * size
            draw_lines(paper, lines, self._styles[n], x=left, y=y + pad, width=room)
            x += widths[n]

    def _widths(self, width: float) -> list[float]:
        whole = sum(column.share for column in self.columns)
        return [width * column.share / whole for column in self.columns]

    @cached_property
    def _styles(self) -> list[Style]:
        return [Style(size=self.style.size, leading=self.style.leading, align=c.align) for c in self.columns]

    def _head_height(self) -> float:
        assert self._head is not None
        return self._head.height if any(column.title for column in self.columns) else 0

    @property
    def _last(self) -> int:
        """How many rows stay together at the end."""
        assert self._set is not None
        return LEAST_ROWS + bool(self._set and self._set[self._stop - 1].bold)

    @property
    def _stop(self) -> int:
        assert self._set is not None
        return len(self._set) if self._to is None else self._to

    def _rows(self) -> list[_SetRow]:
        assert self._set is not None
        return self._set[self._from : self._to]

    def _part(self, start: int, stop: int | None) -> Table:
        return Table(
            self.columns,
            self.rows,
            self.style,
            self.totals,
            self.empty,
            self._set,
            self._head,
            self._reach,
            start,
            stop,
            self._width,
        )

    def _split_row(self, left: float) -> tuple[Table, Table] | None:
        """Divide a row that is taller than half a page between its lines; other rows go to the next page whole."""
        assert self._set is not None
        at, pitch = self._from, self.style.text.pitch
        row = self._set[at]
        fits = int((left - 2 * self.style.padding) / pitch)
        if fits < 6 or row.height < 20 * pitch:
            return None
        head = [(mark, lines[:fits]) for mark, lines in row.cells]
        tail = [("", lines[fits:]) for _, lines in row.cells]
        new = [_SetRow(part, self._row_height(part), row.bold) for part in (head, tail)]
        divided = Table(self.columns, self.rows, self.style, self.totals, self.empty)
        divided._set = self._set[:at] + new + self._set[at + 1 :]
        divided._head, divided._width = self._head, self._width
        divided._reach = [0.0, *accumulate(row.height for row in divided._set)]
        return divided._part(at, at + 1), divided._part(at + 1, None if self._to is None else self._to + 1)

    def _lay_out(self, width: float) -> None:
        if self._set is not None and self._width == width:
            return
        if self._set is not None:
            raise ValueError("a part of a table keeps the width of the whole")
        self._width = width
        widths = self._widths(width)
        self._head = self._set_row([column.title for column in self.columns], widths, bold=True)
        rows = self.rows or [[self.empty] + [""] * (len(self.columns) - 1)]
        self._set = [self._set_row(row, widths) for row in rows]
        if self.totals and self.rows:
            self._set.append(self._set_row(self.totals, widths, bold=True))
        self._reach = [0.0, *accumulate(row.height for row in self._set)]

    def _set_row(self, row: Row, widths: Sequence[float], *, bold: bool = False) -> _SetRow:
        cells = [self._set_cell(cell, widths[n], bold) for n, cell in enumerate(row)]
        return _SetRow(cells, self._row_height(cells), bold)

    def _row_height(self, cells: Sequence[tuple[str, list[Line]]]) -> float:
        most = max([len(lines) for _, lines in cells], default=1)
        return max(most * self.style.text.pitch + 2 * self.style.padding, self.style.least)

    def _set_cell(self, cell: str | Cell, width: float, bold: bool) -> tuple[str, list[Line]]:
        size = self.style.size
        room = width - 2 * self.style.padding
        if isinstance(cell, Cell):
            style = Style(size=size, bold=bold or cell.bold, colour=cell.colour)
            return cell.mark, set_lines(cell.text, style, room - 1.2 * size if cell.mark else room)
        text = clean(cell)
        if "\n" not in text:  # most cells of a ledger are one short line
            natural = typeface(bold).width(text, size)
            if natural <= room:
                return "", [Line((Span(text, bold),), natural, True)]
        return "", set_lines(text, Style(size=size, bold=bold), room)

"""Draw the report: three rates large and side by side, then a table for each matter, each under its scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from exporters.handout.blocks import Sizes
from exporters.paper_kit.flow import Gap, Together, Whole
from exporters.paper_kit.fonts import ExportLog, typeface
from exporters.paper_kit.page import Paper
from exporters.paper_kit.painter import LINE
from exporters.paper_kit.table import Cell, Column
from exporters.paper_kit.text import Style, Text, draw_lines, set_lines
from exporters.papers.frame import BLANK, Leaf, plain
from exporters.papers.report import Rate, Report
from exporters.papers.report_tables import MatterTable

CLOSING = "办结不等于解决：解决要复查合格。未查看的不算合格，也不算不合格。每个数都能在程序里点开，看到是哪几件。"


@dataclass
class RateBoxes(Whole):
    """Rates side by side: k/n large, then what it is, then how it is counted."""

    rates: Sequence[Rate]
    sizes: Sizes
    gap: float = 10

    def _cell(self, width: float) -> float:
        return (width - self.gap * (len(self.rates) - 1)) / len(self.rates)

    @property
    def _label(self) -> Style:
        return Style(size=12 * self.sizes.scale, leading=1.4, bold=True)

    @property
    def _scope(self) -> Style:
        return replace(self.sizes.scope, leading=1.4)

    def _size(self, inner: float) -> float:
        """The size of k/n: large, or what the longest of them has room for beside its share."""
        bold, large = typeface(bold=True), 28 * self.sizes.scale
        room = min(
            (inner - 2 - typeface().width(_share_of(one), 11 * self.sizes.scale)) / bold.width(_parts(one), 1)
            for one in self.rates
        )
        return min(large, room)

    def height(self, width: float) -> float:
        inner = self._cell(width) - 20
        words = max(
            len(set_lines(one.label, self._label, inner)) * self._label.pitch
            + len(set_lines(one.rule, self._scope, inner)) * self._scope.pitch
            for one in self.rates
        )
        return words + 48 * self.sizes.scale + 18

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        cell, tall, scale = self._cell(width), self.height(width) - 6, self.sizes.scale
        size = self._size(cell - 16)
        for one in self.rates:
            paper.painter.rectangle(x, y, cell, tall, stroke=LINE, width=1)
            paper.painter.line(x, y, x + cell, y, width=2.5)
            base = y + 36 * scale
            wide = paper.painter.text(x + 10, base, _parts(one), size=size, bold=True)
            paper.painter.text(x + 12 + wide, base, _share_of(one), size=11 * scale)
            top = y + 46 * scale
            for words, style in ((one.label, self._label), (one.rule, self._scope)):
                lines = set_lines(words, style, cell - 20)
                draw_lines(paper, lines, style, x=x + 10, y=top, width=cell - 20)
                top += len(lines) * style.pitch
            x += cell + self.gap


def _parts(one: Rate) -> str:
    return f"{one.value}/{one.of}"


def _share_of(one: Rate) -> str:
    return f"件 {one.percent}%" if one.percent is not None else "件"


def draw(made: Report, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the report as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    leaf.cover((("统计期", made.period), ("范围", made.scope)))
    leaf.section("三个率", f"{made.scope}，{made.period}受理的件，状态按制表时的记录；不到30件的只写 k/n，不写百分比")
    if any(rate.of for rate in made.rates):
        leaf.flow.add(RateBoxes(made.rates, leaf.sizes))
    else:
        leaf.none("这段时间没有受理的件。")
    leaf.section("要留意的数", f"{made.scope}，统计日 {made.period.split()[-1]}；同一件可以同时在几行里，不能相加")
    columns = [Column("数什么", 2.4), Column("件数", 0.9, "right"), Column("怎么算", 4)]
    leaf.table(columns, [[Cell(label, bold=True), count, rule] for label, count, rule in made.counts])
    for one in made.tables:
        _table(leaf, one)
    leaf.flow.add(Gap(10))
    if made.left_out:
        leaf.flow.text(made.left_out, leaf.sizes.scope)
    leaf.flow.text(CLOSING, leaf.sizes.scope)
    sign = f"填报人 {BLANK}　审核人 {BLANK}\n日期 ____年__月__日"
    leaf.flow.add(Together([Gap(8), Text(sign, leaf.sizes.body)]))
    return leaf.close()


def _table(leaf: Leaf, one: MatterTable) -> None:
    leaf.section(one.title, one.scope)
    columns = [Column(head, _share(one, n), "left" if n < one.words else "right") for n, head in enumerate(one.heads)]
    leaf.table(columns, [list(row) for row in one.rows], less=0.5, totals=list(one.totals))
    if one.after:
        leaf.flow.text(one.after, leaf.sizes.scope)


def _share(one: MatterTable, n: int) -> float:
    """How wide a column is by the longest of its words, within reason; numbers never break."""
    rows = [*one.rows, one.totals] if one.totals else one.rows
    face = typeface(True)
    longest = max(face.width(words, 1) for words in (one.heads[n], *(row[n] for row in rows)))
    return min(longest, 18 if n < one.words else 7) + 1.4

"""Draw the timeline of a case: its stages as stones in a row, then a line of time that goes on over the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import BinaryIO

from exporters.handout.blocks import Sizes
from exporters.paper_kit.flow import Gap, Whole
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.marks import draw_mark
from exporters.paper_kit.page import Paper, day
from exporters.paper_kit.painter import INK, LINE, PAPER, SOFT
from exporters.paper_kit.table import Cell, Column, Row
from exporters.paper_kit.text import Style, draw_lines, set_lines
from exporters.papers.frame import Leaf, plain
from exporters.papers.timeline import KINDS, Moment, Step, Timeline


@dataclass
class Stones(Whole):
    """The stages side by side: a filled stone with a tick where one is complete, an empty one where it is not."""

    steps: Sequence[Step]
    sizes: Sizes

    @property
    def _label(self) -> Style:
        return Style(size=11 * self.sizes.scale, leading=1.35, bold=True, align="center")

    @property
    def _day(self) -> Style:
        return Style(size=9 * self.sizes.scale, leading=1.4, colour=SOFT, align="center")

    def height(self, width: float) -> float:
        cell = width / len(self.steps)
        said = [
            sum(len(set_lines(words, style, cell - 6)) * style.pitch for words, style in self._said(one))
            for one in self.steps
        ]
        return 40 * self.sizes.scale + max(said) + 8

    def _said(self, one: Step) -> tuple[tuple[str, Style], ...]:
        """What stands under a stone."""
        return (one.label, self._label), (day(one.done_on) or "未完成", self._day)

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        cell, radius = width / len(self.steps), 13 * self.sizes.scale
        middle = y + 20 * self.sizes.scale
        paper.painter.line(x + cell / 2, middle, x + width - cell / 2, middle, width=1.2, colour=LINE)
        for n, one in enumerate(self.steps):
            centre = x + (n + 0.5) * cell
            done = bool(one.done_on)
            paper.painter.circle(centre, middle, radius, fill=INK if done else PAPER, stroke=INK, width=1.2)
            if done:
                draw_mark(paper.painter, "tick", centre - 0.5 * radius, middle - 0.5 * radius, radius, colour=PAPER)
            else:
                size = 12 * self.sizes.scale
                paper.painter.text(centre, middle + 0.36 * size, str(n + 1), size=size, bold=True, align="center")
            top = y + 40 * self.sizes.scale
            for words, style in self._said(one):
                lines = set_lines(words, style, cell - 6)
                draw_lines(paper, lines, style, x=centre - cell / 2 + 3, y=top, width=cell - 6)
                top += len(lines) * style.pitch


@dataclass
class Dated(Whole):
    """One day of the line: its date at the left, a dot on the line, what happened at the right."""

    day: str
    moments: Sequence[Moment]
    sizes: Sizes

    @property
    def _words(self) -> Style:
        return Style(size=12 * self.sizes.scale, leading=1.5)

    @property
    def _left(self) -> float:
        return 100 * self.sizes.scale

    def _texts(self) -> list[str]:
        return [f"{KINDS.get(one.kind, one.kind)}　{one.title}" for one in self.moments]

    def height(self, width: float) -> float:
        room = width - self._left - 16
        return sum(len(set_lines(words, self._words, room)) * self._words.pitch for words in self._texts()) + 12

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        style, at = self._words, x + self._left
        paper.painter.line(at, y, at, y + self.height(width), width=1.2, colour=LINE)
        paper.painter.circle(at, y + 6 + style.pitch / 2, 4, fill=INK)
        bold, beside = replace(style, bold=True), self._left - 6
        draw_lines(paper, set_lines(day(self.day), bold, beside), bold, x=x, y=y + 6, width=beside)
        top, room = y + 6, width - self._left - 16
        for words in self._texts():
            lines = set_lines(words, style, room)
            draw_lines(paper, lines, style, x=at + 16, y=top, width=room)
            top += len(lines) * style.pitch


def draw(made: Timeline, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the timeline as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    facts = [("时间", made.head.when or "没有记"), ("第几轮", f"第{made.cycle}轮")]
    facts += [(name, words) for name, words in (("牵头", made.lead), ("指导方", made.guided)) if words]
    leaf.cover(facts)
    if made.goal:
        leaf.flow.text(f"目标　{made.goal}", leaf.sizes.body)
    leaf.section("走到哪一步", "一步有了成果才能标为完成；条数是这一步能拿出的记录")
    if made.steps:
        leaf.flow.add(Stones(made.steps, leaf.sizes))
    columns = [Column("步骤", 1.6), Column("记录", 0.8, "right"), Column("完成日期", 1.7), Column("还缺什么", 4)]
    rows: list[Row] = [[Cell(s.label, bold=True), f"{s.evidence}条", day(s.done_on), s.lacks] for s in made.steps]
    leaf.table(columns, rows)
    leaf.section("时间线", f"有日期的记录，共{len(made.moments)}件，从早到晚" if made.moments else "")
    if not made.moments:
        leaf.none("还没有带日期的记录。")
    for when, moments in groupby(made.moments, key=lambda one: one.day):
        leaf.flow.add(Dated(when, tuple(moments), leaf.sizes))
    leaf.flow.add(Gap(6))
    return leaf.close()

"""Blocks that only the handout has: a topic to decide, the three numbers, and who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.handout.content import Attendance, Figure, Topic
from exporters.paper_kit.flow import Whole
from exporters.paper_kit.fonts import typeface
from exporters.paper_kit.page import Paper
from exporters.paper_kit.painter import INK, LINE, SOFT
from exporters.paper_kit.text import Rich, Span, Style, draw_lines, set_lines


@dataclass(frozen=True)
class Sizes:
    """The sizes of a handout. Body is between 小四 and 四号; `large` is for readers of seventy."""

    scale: float = 1.0

    @classmethod
    def large(cls) -> Sizes:
        """Body 16 pt."""
        return cls(16 / 13)

    @property
    def body(self) -> Style:
        return Style(size=13 * self.scale, leading=1.6)

    @property
    def title(self) -> Style:
        return Style(size=22 * self.scale, leading=1.35, bold=True, after=6)

    @property
    def kicker(self) -> Style:
        return Style(size=11 * self.scale, leading=1.5, colour=SOFT)

    @property
    def heading(self) -> Style:
        return Style(size=16 * self.scale, leading=1.4, bold=True, before=13, after=3)

    @property
    def subheading(self) -> Style:
        return Style(size=12 * self.scale, leading=1.5, bold=True, before=6, after=2)

    @property
    def scope(self) -> Style:
        return Style(size=9 * self.scale, leading=1.45, colour=SOFT, after=4)

    @property
    def table(self) -> float:
        return 11 * self.scale

    @property
    def writing(self) -> float:
        """Height of a line for a pen."""
        return 28 * self.scale


@dataclass
class TopicBox(Whole):
    """What must be decided, why, and a line for the decision, in one frame."""

    number: int
    topic: Topic
    sizes: Sizes

    def _parts(self, width: float) -> list[tuple[Rich, Style]]:
        sizes, topic = self.sizes, self.topic
        heading = replace(sizes.body, size=14 * sizes.scale, bold=True, leading=1.5)
        parts: list[tuple[Rich, Style]] = [(f"{self.number}. {topic.title}", heading)]
        if topic.fact:
            parts.append((topic.fact, sizes.body))
        if topic.source and not self._beside(parts[0], width):
            parts.append((self._source, sizes.scope))
        for n, option in enumerate(topic.options):
            words: Rich = [Span("方案　" if n == 0 else "　　　", True), f"☐ {option.name}"]
            parts.append((words, replace(sizes.body, leading=1.5)))
        return parts

    @property
    def _source(self) -> str:
        return f"来源：{self.topic.source}"

    def _beside(self, heading: tuple[Rich, Style], width: float) -> bool:
        """Whether the source has room at the end of the heading's line."""
        lines = set_lines(*heading, width - 24)
        return len(lines) == 1 and lines[0].width + self._source_width + 48 <= width

    @property
    def _source_width(self) -> float:
        return typeface().width(self._source, self.sizes.scope.size)

    def height(self, width: float) -> float:
        inner = width - 24
        words = sum(len(set_lines(rich, style, inner)) * style.pitch for rich, style in self._parts(width))
        return words + self.sizes.writing + 23

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        height = self.height(width) - 10
        paper.painter.rectangle(x, y, width, height, stroke=INK, width=1)
        paper.painter.rectangle(x, y, 5, height, fill=INK)
        top = y + 7
        parts = self._parts(width)
        if self.topic.source and self._beside(parts[0], width):
            small, heading = self.sizes.scope, parts[0][1]
            right = replace(small, align="right", leading=heading.pitch / small.size)
            draw_lines(paper, set_lines(self._source, right, width), right, x=x + 14, y=top, width=width - 26)
        for rich, style in parts:
            lines = set_lines(rich, style, width - 24)
            draw_lines(paper, lines, style, x=x + 14, y=top, width=width - 24)
            top += len(lines) * style.pitch
        size = self.sizes.body.size
        base = top + self.sizes.writing - 6
        said = paper.painter.text(x + 14, base, "会议决定：", size=size, bold=True)
        paper.painter.line(x + 14 + said, base + 3, x + width - 12, base + 3, width=0.6, colour=INK)


@dataclass
class FigureBoxes(Whole):
    """Numbers large enough to read from the second row, each with its scope under it."""

    figures: Sequence[Figure]
    sizes: Sizes
    gap: float = 10

    def _cell(self, width: float) -> float:
        return (width - self.gap * (len(self.figures) - 1)) / max(len(self.figures), 1)

    def _styles(self) -> tuple[Style, Style]:
        return Style(size=12 * self.sizes.scale, leading=1.4, bold=True), replace(self.sizes.scope, leading=1.4)

    def _words(self, figure: Figure, inner: float) -> tuple[str, str]:
        """What stands beside the number and what under it; what it is out of goes under where it has no room."""
        if figure.of is None:
            return figure.unit, figure.label
        scale, of = self.sizes.scale, f"（共{figure.of}{figure.unit}）"
        number = typeface(bold=True).width(str(figure.value), 32 * scale)
        qualifier = typeface().width(figure.qualifier, 13 * scale) + 2
        if number + qualifier + typeface().width(figure.unit + of, 11 * scale) <= inner + 6:
            return figure.unit + of, figure.label
        return figure.unit, f"{figure.label}\n{of}"

    def height(self, width: float) -> float:
        label, scope = self._styles()
        inner = self._cell(width) - 20
        below = max(
            len(set_lines(self._words(f, inner)[1], label, inner)) * label.pitch
            + len(set_lines(f"口径：{f.scope}", scope, inner)) * scope.pitch
            for f in self.figures
        )
        return below + 50 * self.sizes.scale + 14

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        label, scope = self._styles()
        cell, tall = self._cell(width), self.height(width) - 6
        for figure in self.figures:
            paper.painter.rectangle(x, y, cell, tall, stroke=LINE, width=1)
            paper.painter.line(x, y, x + cell, y, width=2.5)
            left, base, size = x + 10, y + 40 * self.sizes.scale, 32 * self.sizes.scale
            if figure.qualifier:
                left += paper.painter.text(left, base, figure.qualifier, size=13 * self.sizes.scale) + 2
            left += paper.painter.text(left, base, str(figure.value), size=size, bold=True)
            beside, under = self._words(figure, cell - 20)
            paper.painter.text(left, base, beside, size=11 * self.sizes.scale)
            top = y + 50 * self.sizes.scale
            for rich, style in ((under, label), (f"口径：{figure.scope}", scope)):
                lines = set_lines(rich, style, cell - 20)
                draw_lines(paper, lines, style, x=x + 10, y=top, width=cell - 20)
                top += len(lines) * style.pitch
            x += cell + self.gap


@dataclass
class AttendanceBox(Whole):
    """People and kinds of party, large, and beside them who they were."""

    attendance: Attendance
    sizes: Sizes

    @property
    def _left(self) -> float:
        return 108 * self.sizes.scale

    def _words(self) -> list[tuple[Rich, Style]]:
        a, body = self.attendance, replace(self.sizes.body, size=11.5 * self.sizes.scale, leading=1.5)
        if not a.people:
            asked = f"应到{a.asked}人，" if a.asked else ""
            return [(f"还没有签到记录。{asked}会上填写：到会______人，______类主体。", body)]
        parts = [f"{kind}{count}人" for kind, count in a.shown]
        if a.others:
            rest = "其余" if parts else ""
            parts.append(f"{rest}{len(a.others)}类（{'、'.join(a.others)}）合计{a.others_people}人")
        asked = f"（应到{a.asked}人）" if a.asked else ""
        words: list[tuple[Rich, Style]] = [
            ([Span(f"到会{a.people}人，{a.kinds}类主体", True), f"{asked}：{'；'.join(parts)}。"], body)
        ]
        small = "；人数少的类合并" if a.others else ""
        return [*words, (f"口径：{a.scope}{small}。", self.sizes.scope)]

    def _room(self, width: float) -> float:
        return width - (self._left if self.attendance.people else 0) - 20

    def height(self, width: float) -> float:
        words = sum(len(set_lines(rich, style, self._room(width))) * style.pitch for rich, style in self._words())
        return max(words + 14, 50 * self.sizes.scale if self.attendance.people else 0) + 8

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        tall, scale = self.height(width) - 8, self.sizes.scale
        paper.painter.rectangle(x, y, width, tall, stroke=LINE, width=1)
        paper.painter.line(x, y, x + width, y, width=2.5)
        left, base = x + 10, y + tall / 2 + 11 * scale
        if self.attendance.people:
            for value, unit in ((self.attendance.people, "人"), (self.attendance.kinds, "类")):
                left += paper.painter.text(left, base, str(value), size=30 * scale, bold=True)
                left += paper.painter.text(left, base, unit, size=13 * scale) + 16 * scale
        left = x + width - self._room(width) - 10
        top = y + 7
        for rich, style in self._words():
            lines = set_lines(rich, style, self._room(width))
            draw_lines(paper, lines, style, x=left, y=top, width=self._room(width))
            top += len(lines) * style.pitch

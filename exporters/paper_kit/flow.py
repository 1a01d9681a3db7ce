"""Lay blocks one after another onto pages: headings stay with what follows, small things are not torn apart."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from exporters.paper_kit.page import Paper
from exporters.paper_kit.painter import LINE, Painter
from exporters.paper_kit.text import Rich, Style, Text


class Block(Protocol):
    """Something with a height at a given width. `start` is the least room in which a first part makes sense."""

    def height(self, width: float) -> float: ...

    def start(self, width: float) -> float: ...

    def split(self, width: float, room: float) -> tuple[Block, Block] | None: ...

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None: ...


class Whole(ABC):
    """Base of blocks that are never divided."""

    @abstractmethod
    def height(self, width: float) -> float:
        """How high the block is at that *width*, in points."""

    def start(self, width: float) -> float:
        return self.height(width)

    def split(self, width: float, room: float) -> None:
        return None


@dataclass
class Gap(Whole):
    """Empty room; it vanishes at the head of a page."""

    points: float

    def height(self, width: float) -> float:
        return self.points

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        """Nothing to see."""


@dataclass
class Together(Whole):
    """Blocks that stand on one page whatever happens."""

    blocks: Sequence[Block]

    def height(self, width: float) -> float:
        return sum(block.height(width) for block in self.blocks)

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        for block in self.blocks:
            block.draw(paper, x=x, y=y, width=width)
            y += block.height(width)


@dataclass
class WritingLines(Whole):
    """Room for a pen: *count* ruled lines."""

    count: int
    pitch: float = 26

    def height(self, width: float) -> float:
        return self.count * self.pitch + 4

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        for n in range(1, self.count + 1):
            paper.painter.line(x, y + n * self.pitch, x + width, y + n * self.pitch, width=0.5, colour=LINE)


@dataclass
class Flow:
    """Places blocks on the pages of *paper* from top to bottom."""

    paper: Paper
    y: float = -1
    _waiting: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.y < 0:
            self.y = self.paper.layout.top

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.paper.layout.foot - self.y

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= self.paper.layout.top + 0.01

    def heading(self, text: Rich, style: Style, *, outline: str = "", level: int = 0) -> None:
        """A heading: it waits for the next block and stands on the same page with at least its start."""
        self._waiting.append(_Heading(Text(text, style), outline, level))

    def add(self, block: Block) -> None:
        """Place *block* here, on the next page, or divided over several."""
        width = self.paper.layout.inner_width
        if isinstance(block, Gap) and (self.at_top or block.points > self.room):
            return
        if isinstance(block, Gap) and self._waiting:
            self._waiting.append(block)
            return
        headings = sum(waiting.height(width) for waiting in self._waiting)
        if headings + block.start(width) > self.room + 0.01 and not self.at_top:
            self.page_break()
        waiting, self._waiting = self._waiting, []
        for heading in waiting:
            self._draw(heading)
        while True:
            if block.height(width) <= self.room + 0.01:
                break
            parts = block.split(width, self.room)
            if parts is not None:
                self._draw(parts[0])
                block = parts[1]
            elif self.at_top or headings:
                break  # taller than a page: better cut at the foot than lost
            self.page_break()
            headings = 0
        self._draw(block)

    def text(self, rich: Rich, style: Style) -> None:
        """A paragraph."""
        self.add(Text(rich, style))

    def page_break(self) -> None:
        """Go on at the head of a new page."""
        self.paper.new_page()
        self.y = self.paper.layout.top

    def _draw(self, block: Block) -> None:
        layout = self.paper.layout
        if self.at_top and isinstance(block, _Heading):
            block = block.at_head()
        block.draw(self.paper, x=layout.left, y=self.y, width=layout.inner_width)
        self.y += block.height(layout.inner_width)


@dataclass
class _Heading(Whole):
    text: Text
    outline: str
    level: int

    def at_head(self) -> _Heading:
        """The same without the room above it, as it stands at the head of a page."""
        return _Heading(Text(self.text.rich, replace(self.text.style, before=0)), self.outline, self.level)

    def height(self, width: float) -> float:
        return self.text.height(width)

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        if self.outline:
            paper.outline(self.outline, level=self.level, y=y)
        self.text.draw(paper, x=x, y=y, width=width)


class Chart(Protocol):
    """A drawing with a height; every chart of the kit is one."""

    def height(self, width: float) -> float: ...

    def paint(self, painter: Painter, *, x: float, y: float, width: float) -> None: ...


@dataclass
class Drawing(Whole):
    """A chart as a block."""

    chart: Chart

    def height(self, width: float) -> float:
        return self.chart.height(width)

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        self.chart.paint(paper.painter, x=x, y=y, width=width)

"""Short blocks in two columns, read down the left one first, as even as their order allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.paper_kit.flow import Block
from exporters.paper_kit.page import Paper
from exporters.paper_kit.painter import LINE


@dataclass
class TwoColumns:
    """*blocks* side by side; each stays whole, and over a page end the rest goes on in two new columns."""

    blocks: Sequence[Block]
    gap: float = 24

    def height(self, width: float) -> float:
        """The height of the longer column."""
        tall = self._heights(width)
        cut = _middle(tall)
        return max(sum(tall[:cut]), sum(tall[cut:]))

    def start(self, width: float) -> float:
        """Room for the first block of each column."""
        return max(self._heights(width)[:2], default=0)

    def split(self, width: float, room: float) -> tuple[TwoColumns, TwoColumns] | None:
        """What fits on this page in two columns, and the rest."""
        tall, taken = self._heights(width), 0
        for _column in range(2):
            used = 0.0
            while taken < len(tall) and used + tall[taken] <= room + 0.01:
                used += tall[taken]
                taken += 1
        if not 0 < taken < len(tall):
            return None
        return replace(self, blocks=self.blocks[:taken]), replace(self, blocks=self.blocks[taken:])

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        """Draw both columns with a hair line between them."""
        cell, tall = self._cell(width), self._heights(width)
        cut = _middle(tall)
        for blocks, left in ((self.blocks[:cut], x), (self.blocks[cut:], x + cell + self.gap)):
            top = y
            for block in blocks:
                block.draw(paper, x=left, y=top, width=cell)
                top += block.height(cell)
        if cut < len(tall):
            middle = x + cell + self.gap / 2
            paper.painter.line(middle, y + 4, middle, y + self.height(width) - 4, width=0.4, colour=LINE)

    def _cell(self, width: float) -> float:
        return (width - self.gap) / 2

    def _heights(self, width: float) -> list[float]:
        cell = self._cell(width)
        return [block.height(cell) for block in self.blocks]


def _middle(tall: Sequence[float]) -> int:
    """Where to cut so that the longer column is as short as can be; the left one takes what is left over."""
    cuts = range(1, len(tall) + 1)
    return min(cuts, key=lambda cut: (round(max(sum(tall[:cut]), sum(tall[cut:])), 2), -cut), default=0)

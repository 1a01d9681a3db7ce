"""Charts for a black-and-white printer: bars, and opinions around a middle.

Every bar carries its number in words, areas differ by hatch and not by colour, and there is no pie. Written against
`Painter`, so the window shows the same drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.paper_kit.hatches import draw_hatch
from exporters.paper_kit.line_breaking import break_lines
from exporters.paper_kit.painter import INK, PAPER, SOFT, Painter

# Words under a bar are smaller than those beside it.
UNDER = 0.85
# What a label of two lines needs, in sizes.
TWO_LINES = 2.8


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, how many, the words after it ("14 份中 9 份"), and smaller ones under it."""

    label: str
    value: float
    note: str = ""
    under: str = ""


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars, one under the other, longest text first to be read: the label, then the bar, then the number.

    *whole* is the value of a full-length bar: with "of 14" all charts of a page can be compared.
    """

    bars: Sequence[Bar]
    whole: float = 0
    size: float = 11
    hatch: str = "diagonal"
    # how much of the width the labels take, and how far one bar is from the next, in sizes
    labels: float = 0.36
    spacing: float = 2.5

    def height(self, width: float) -> float:
        """Height at *width*."""
        return sum(self._pitches(width)) + 4

    def paint(self, painter: Painter, *, x: float, y: float, width: float) -> None:
        """Draw the chart with its top left corner at (x, y)."""
        size, room = self.size, self.labels * width
        note = max([painter.text_width(bar.note, size=size) for bar in self.bars], default=0) + 8
        longest = max(self.whole, max([bar.value for bar in self.bars], default=0), 1)
        scale = (width - room - 8 - note) / longest
        top = y
        for bar, pitch in zip(self.bars, self._pitches(width), strict=False):
            label(painter, bar.label, x, top, room, pitch, size=size)
            left, length, row = x + room + 8, bar.value * scale, pitch - self._below
            thick = 0.6 * self.spacing * size
            box = (left, top + (row - thick) / 2, length, thick)
            draw_hatch(painter, self.hatch, *box)
            if length:
                painter.rectangle(*box, stroke=INK, width=0.8)
            painter.text(left + length + 5, top + row / 2 + 0.36 * size, bar.note, size=size)
            foot = box[1] + thick + 0.05 * self.spacing * size
            painter.text(left + 5, foot + UNDER * size, bar.under, size=UNDER * size, colour=SOFT)
            top += pitch
        painter.line(x + room + 8, y, x + room + 8, top, width=0.9)

    @property
    def _below(self) -> float:
        return 1.3 * UNDER * self.size if any(bar.under for bar in self.bars) else 0

    def _pitches(self, width: float) -> list[float]:
        """How far each bar is from the next: further where the label takes two lines, which else would touch."""
        room = self.labels * width
        two = [sum(1 if ord(each) > 0x2000 else 0.6 for each in bar.label) * self.size > room for bar in self.bars]
        pitches = [max(self.spacing * self.size + self._below, TWO_LINES * self.size * double) for double in two]
        return pitches or [self.spacing * self.size]


@dataclass(frozen=True)
class StackedRow:
    """A bar made of parts, in the order of the chart's legend."""

    label: str
    parts: Sequence[float]
    note: str = ""


LIKERT_HATCHES = ("solid", "diagonal", "empty", "dots", "cross")


@dataclass(frozen=True)
class LikertChart:
    """Five-step answers, laid so that agreement lies right of the middle and disagreement left.

    The neutral answers straddle the middle. Counts stand in the bars; there is no average, because fourteen
    people have none worth printing.
    """

    legend: Sequence[str]  # five words, from disagreement to agreement
    rows: Sequence[StackedRow]
    size: float = 11

    def height(self, width: float) -> float:
        """Height at *width*, with the legend."""
        return legend_lines(self.legend, width, self.size) * 1.8 * self.size + 8 + len(self.rows) * 2.8 * self.size

    def paint(self, painter: Painter, *, x: float, y: float, width: float) -> None:
        """Draw legend and bars with the top left corner at (x, y)."""
        size, room, pitch = self.size, 0.36 * width, 2.8 * self.size
        draw_legend(painter, self.legend, LIKERT_HATCHES, x, y, width, size=size)
        y += legend_lines(self.legend, width, size) * 1.8 * size + 4
        note = max([painter.text_width(row.note, size=size) for row in self.rows], default=0) + 8
        lefts = [row.parts[0] + row.parts[1] + row.parts[2] / 2 for row in self.rows]
        rights = [row.parts[3] + row.parts[4] + row.parts[2] / 2 for row in self.rows]
        span = max(max(lefts, default=0) + max(rights, default=0), 1)
        scale = (width - room - 12 - note) / span
        middle = x + room + 8 + max(lefts, default=0) * scale
        for n, row in enumerate(self.rows):
            top = y + n * pitch
            label(painter, row.label, x, top, room, pitch, size=size)
            left = middle - lefts[n] * scale
            for part, hatch in zip(row.parts, LIKERT_HATCHES, strict=True):
                draw_part(painter, hatch, left, top + 0.16 * pitch, part * scale, 0.68 * pitch, part, size=size)
                left += part * scale
            painter.text(x + width, top + pitch / 2 + 0.36 * size, row.note, size=size, align="right")
        painter.line(middle, y - 2, middle, y + len(self.rows) * pitch + 2, width=0.9, dash=(2, 2))


def label(painter: Painter, text: str, x: float, y: float, width: float, height: float, *, size: float) -> None:
    """A label of one or two lines at the left of a bar, smaller when it is long, cut with … when it is too long."""
    for shrink in (1, 0.85):
        lines = wrap(painter, text, width, size=size * shrink)
        if len(lines) <= 2:
            break
    if len(lines) > 2:
        lines = [lines[0], lines[1][:-1] + "…"]
    size *= shrink
    first = y + height / 2 + 0.36 * size - (len(lines) - 1) * 0.6 * size
    for n, line in enumerate(lines):
        painter.text(x, first + n * 1.2 * size, line, size=size)


def wrap(painter: Painter, text: str, width: float, *, size: float) -> list[str]:
    """*text* in lines of at most *width*, by the widths that *painter* itself draws."""
    advances = [painter.text_width(character, size=size) for character in text]
    return [text[cut] for cut in break_lines(text, advances, width)]


def draw_part(
    painter: Painter, hatch: str, x: float, y: float, w: float, h: float, value: float, *, size: float
) -> None:
    """A part of a bar with its number on a clear ground, where the number fits."""
    if w <= 0:
        return
    draw_hatch(painter, hatch, x, y, w, h)
    painter.rectangle(x, y, w, h, stroke=INK, width=0.8)
    words = f"{value:g}"
    if painter.text_width(words, size=size, bold=True) + 6 > w:
        size *= 0.8
    room = painter.text_width(words, size=size, bold=True)
    if room + 3 <= w:
        painter.rectangle(x + w / 2 - room / 2 - 2, y + h / 2 - 0.58 * size, room + 4, 1.16 * size, fill=PAPER)
        painter.text(x + w / 2, y + h / 2 + 0.36 * size, words, size=size, bold=True, align="center")


def draw_legend(
    painter: Painter, names: Sequence[str], hatches: Sequence[str], x: float, y: float, width: float, *, size: float
) -> None:
    """Small hatched boxes with their names, side by side, in as many lines as they need."""
    left = x
    for name, hatch in zip(names, hatches, strict=False):
        room = 2.2 * size + len(name) * size + 8
        if left > x and left + room > x + width:
            left, y = x, y + 1.8 * size
        draw_hatch(painter, hatch, left, y + 0.3 * size, 1.7 * size, size)
        painter.rectangle(left, y + 0.3 * size, 1.7 * size, size, stroke=INK, width=0.7)
        painter.text(left + 2.1 * size, y + 1.15 * size, name, size=size)
        left += room


def legend_lines(names: Sequence[str], width: float, size: float) -> int:
    """How many lines a legend of *names* takes."""
    lines, left = 1, 0.0
    for name in names:
        room = 2.2 * size + len(name) * size + 8
        if left and left + room > width:
            lines, left = lines + 1, 0.0
        left += room
    return lines

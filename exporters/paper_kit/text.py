"""Text on paper: styled words broken into lines, and blocks of them that may go on over a page end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from exporters.paper_kit.fonts import clean, typeface
from exporters.paper_kit.line_breaking import break_lines
from exporters.paper_kit.painter import INK, Align

if TYPE_CHECKING:
    from exporters.paper_kit.page import Paper


class Span(NamedTuple):
    """Words that look alike. There is no markup: what people typed is only ever text."""

    text: str
    bold: bool = False
    colour: str = INK


Rich = str | Sequence[str | Span]


@dataclass(frozen=True)
class Style:
    """How a paragraph looks. Sizes in points; *leading* in sizes; *indent* in characters."""

    size: float = 12
    leading: float = 1.6
    bold: bool = False
    colour: str = INK
    align: Align = "left"
    justify: bool = False
    indent: float = 0
    before: float = 0
    after: float = 0

    @property
    def pitch(self) -> float:
        """From one baseline to the next."""
        return self.size * self.leading


@dataclass(frozen=True)
class Line:
    """One line as it will be set, its natural width, and whether it fills the measure when justified."""

    spans: tuple[Span, ...]
    width: float
    last: bool


# A gap wider than this between characters looks like a fault; such a line stays as it is.
WIDEST_STRETCH = 0.35


def spans_of(rich: Rich, style: Style) -> list[Span]:
    """*rich* as spans, with the paragraph's own weight and colour where nothing else is said."""
    if isinstance(rich, str):
        return [Span(clean(rich), style.bold, style.colour)]
    plain = [p if isinstance(p, Span) else Span(p, style.bold, style.colour) for p in rich]
    return [Span(clean(span.text), span.bold or style.bold, span.colour) for span in plain]


def set_lines(rich: Rich, style: Style, width: float) -> list[Line]:
    """Break *rich* into lines of at most *width* points, across changes of weight as within one."""
    spans = spans_of(rich, style)
    text = "".join(span.text for span in spans)
    advances: list[int] = []
    for span in spans:
        advances += typeface(span.bold).advances(span.text)
    measure = width * 1000 / style.size
    cuts = break_lines(text, advances, measure, first=measure - style.indent * 1000 if style.indent else None)
    lines = []
    for n, cut in enumerate(cuts):
        ends = n + 1 == len(cuts) or "\n" in text[cut.stop : cuts[n + 1].start]
        lines.append(Line(_cut(spans, cut), sum(advances[cut]) * style.size / 1000, ends))
    return lines


def _cut(spans: Sequence[Span], cut: slice) -> tuple[Span, ...]:
    if len(spans) == 1:
        return (Span(spans[0].text[cut], spans[0].bold, spans[0].colour),)
    parts, start = [], 0
    for span in spans:
        text = span.text[max(cut.start - start, 0) : max(cut.stop - start, 0)]
        if text:
            parts.append(Span(text, span.bold, span.colour))
        start += len(span.text)
    return tuple(parts)


def draw_lines(paper: Paper, lines: Sequence[Line], style: Style, *, x: float, y: float, width: float) -> None:
    """Draw *lines* from the top *y* downwards inside *width*."""
    for n, line in enumerate(lines):
        baseline = y + (n + 0.5) * style.pitch + 0.36 * style.size
        left, spacing = x, 0.0
        if style.indent and n == 0:
            left += style.indent * style.size
        slack = width - (left - x) - line.width
        if style.align != "left":
            left += slack if style.align == "right" else slack / 2
        elif style.justify and not line.last:
            gaps = sum(len(span.text) for span in line.spans) - 1
            if gaps > 0 and slack / gaps <= WIDEST_STRETCH * style.size:
                spacing = slack / gaps
        for span in line.spans:
            paper.painter.set(
                left, baseline, span.text, size=style.size, bold=span.bold, colour=span.colour, spacing=spacing
            )
            if len(line.spans) > 1:
                left += typeface(span.bold).width(span.text, style.size) + spacing * len(span.text)


@dataclass
class Text:
    """A paragraph; it may go on over a page end, but never leaves one line alone on either side."""

    rich: Rich
    style: Style = field(default_factory=Style)
    _lines: list[Line] | None = None
    _width: float = -1

    def lines(self, width: float) -> list[Line]:
        """The lines at *width*, broken once."""
        if self._lines is None or self._width != width:
            self._lines, self._width = set_lines(self.rich, self.style, width), width
        return self._lines

    def height(self, width: float) -> float:
        """Height with the space around it."""
        return self.style.before + len(self.lines(width)) * self.style.pitch + self.style.after

    def start(self, width: float) -> float:
        """The least height that a first part needs."""
        count = len(self.lines(width))
        return self.style.before + (count if count <= 3 else 2) * self.style.pitch

    def split(self, width: float, room: float) -> tuple[Text, Text] | None:
        """A part that fits into *room* and the rest, or None when nothing useful fits."""
        lines = self.lines(width)
        fits = min(int((room - self.style.before) / self.style.pitch), len(lines) - 2)
        if len(lines) <= 3 or fits < 2:
            return None
        head, tail = replace(self.style, after=0), replace(self.style, before=0, indent=0)
        return Text(self.rich, head, lines[:fits], width), Text(self.rich, tail, lines[fits:], width)

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        """Draw the whole paragraph with its top at *y*."""
        draw_lines(paper, self.lines(width), self.style, x=x, y=y + self.style.before, width=width)

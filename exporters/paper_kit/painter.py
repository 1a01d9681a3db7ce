"""What drawings are made of: lines, areas and words, the same on a page and on a screen.

Charts, marks and hatches are written against `Painter`; `pdf_painter.PdfPainter` puts them on a PDF page and the
window has its own over QPainter. Points (1/72 inch), origin top left, y downwards, text placed by its baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

INK, SOFT, LINE, PAPER = "#1F2933", "#5B6672", "#B9B4AA", "#FFFFFF"
Point = tuple[float, float]
Align = Literal["left", "center", "right"]


class Painter(Protocol):
    """A surface to draw on. Colours are "#RRGGBB"; None means not filled or not outlined."""

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        width: float = 0.6,
        colour: str = INK,
        dash: Sequence[float] = (),
    ) -> None: ...

    def rectangle(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.6,
    ) -> None: ...

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.6,
        closed: bool = True,
    ) -> None: ...

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.6,
    ) -> None: ...

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        bold: bool = False,
        colour: str = INK,
        align: Align = "left",
    ) -> float: ...

    def text_width(self, text: str, *, size: float, bold: bool = False) -> float: ...

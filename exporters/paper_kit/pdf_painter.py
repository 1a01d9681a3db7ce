"""The painter of PDF pages, over a ReportLab canvas."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from exporters.paper_kit.fonts import Choice, ExportLog, clean, typeface
from exporters.paper_kit.marks import draw_mark
from exporters.paper_kit.painter import INK, Align, Point


def _font_of(pair: tuple[str, Choice]) -> int:
    return pair[1].font


class PdfPainter:
    """A painter on a ReportLab canvas.

    It writes PDF operators itself: a line of Chinese is one hexadecimal string, where the canvas would
    encode, split and escape it three times.
    """

    def __init__(self, canvas: Any, *, height: float, log: ExportLog) -> None:
        self._canvas = canvas
        self._height = height
        self.log = log
        # codes of characters by weight, for those that the first font has; and that font's name in this file
        self._known: tuple[dict[str, str], dict[str, str]] = ({}, {})
        self._name = ["", ""]

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
    ) -> None:
        h = self._height
        dashes = f"[{' '.join(_n(d) for d in dash)}] 0 d " if dash else ""
        path = f"{_n(x1)} {_n(h - y1)} m {_n(x2)} {_n(h - y2)} l S"
        code = f"{dashes}{colour_code(colour)} RG {_n(width)} w {path}"
        self._out(f"q {code} Q" if dash else code)

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
    ) -> None:
        self._shape(f"{_n(x)} {_n(self._height - y - h)} {_n(w)} {_n(h)} re", fill, stroke, width)

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.6,
        closed: bool = True,
    ) -> None:
        h = self._height
        path = " ".join(f"{_n(x)} {_n(h - y)} {'l' if n else 'm'}" for n, (x, y) in enumerate(points))
        self._shape(path + (" h" if closed else ""), fill, stroke, width)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.6,
    ) -> None:
        y = self._height - y
        k = radius * 0.5523  # a Bézier quarter that looks like a circle
        path = f"{_n(x + radius)} {_n(y)} m"
        for (ax, ay), (bx, by) in (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))):
            points = (
                (x + ax * radius + bx * k, y + ay * radius + by * k),
                (x + bx * radius + ax * k, y + by * radius + ay * k),
                (x + bx * radius, y + by * radius),
            )
            path += " " + " ".join(f"{_n(px)} {_n(py)}" for px, py in points) + " c"
        self._shape(path + " h", fill, stroke, width)

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
        spacing: float = 0.0,
    ) -> float:
        """Set one line and return its width; *spacing* is added after each character (for justified lines)."""
        text = clean(text).replace("\n", " ")
        width = typeface(bold).width(text, size) + spacing * max(len(text) - 1, 0)
        if align != "left":
            x -= width if align == "right" else width / 2
        self.set(x, y, text, size=size, bold=bold, colour=colour, spacing=spacing)
        return width

    def set(
        self, x: float, y: float, text: str, *, size: float, bold: bool = False, colour: str = INK, spacing: float = 0.0
    ) -> None:
        """Set one line of text that is clean already; the short way of the text blocks."""
        if not text:
            return
        known = self._known[bold]
        start = f"BT {colour_code(colour)} rg 1 0 0 1 {x:.2f} {self._height - y:.2f} Tm "
        if spacing:
            start += f"{spacing:.3f} Tc "
        end = " 0 Tc ET" if spacing else " ET"
        try:  # nearly every line is of one font and has no drawings
            codes = "".join([known[c] for c in text])
            self._canvas._code.append(f"{start}{self._name[bold]} {size:.2f} Tf <{codes}> Tj{end}")
        except KeyError:
            self._set_mixed(start, end, x, y, text, size=size, bold=bold, colour=colour, spacing=spacing)

    def _set_mixed(
        self,
        start: str,
        end: str,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        bold: bool,
        colour: str,
        spacing: float,
    ) -> None:
        face, known = typeface(bold), self._known[bold]
        choices = [face.choose(c) for c in text]
        ops = []
        for font, run in groupby(zip(text, choices, strict=True), key=_font_of):
            used = face.fonts[font].used(self._canvas._doc)
            codes = ""
            for character, choice in run:
                code = f"{used.code(choice.code_point):04X}"
                codes += code
                if font == 0 and not choice.drawing and not choice.missing:
                    known[character] = code
                    self._name[bold] = f"/{used.name}"
            ops.append(f"/{used.name} {size:.2f} Tf <{codes}> Tj")
        self._out(start + " ".join(ops) + end)
        for choice in choices:
            if choice.drawing:
                draw_mark(self, choice.drawing, x + 0.08 * size, y - 0.8 * size, 0.84 * size, colour=colour)
            if choice.missing:
                self.log.miss(choice.missing)
            x += choice.advance * size / 1000 + spacing

    def text_width(self, text: str, *, size: float, bold: bool = False) -> float:
        """Width of *text* in points."""
        return typeface(bold).width(clean(text), size)

    def _shape(self, path: str, fill: str | None, stroke: str | None, width: float) -> None:
        code = f"{colour_code(fill)} rg " if fill else ""
        code += f"{colour_code(stroke)} RG {_n(width)} w " if stroke else ""
        self._out(code + path + (" B" if fill and stroke else " f" if fill else " S" if stroke else " n"))

    def _out(self, code: str) -> None:
        self._canvas._code.append(code)


@cache
def colour_code(colour: str) -> str:
    """ "#RRGGBB" as PDF writes it."""
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.3f}" for n in (1, 3, 5))


def _n(value: float) -> str:
    return f"{value:.2f}"

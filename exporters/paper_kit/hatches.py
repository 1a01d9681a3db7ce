"""Patterns that keep areas of a chart apart without colour: printers here are black and white."""

from __future__ import annotations

import math

from exporters.paper_kit.painter import INK, PAPER, Painter

# From light to dark; neighbours in this order differ in direction as well as in weight.
HATCHES = ("empty", "dots", "diagonal", "solid", "horizontal", "cross", "back", "grey")


def draw_hatch(
    painter: Painter, hatch: str, x: float, y: float, w: float, h: float, *, colour: str = INK, spacing: float = 4.0
) -> None:
    """Fill a rectangle with *hatch*, without its outline. Lines are cut to the rectangle, so nothing needs clipping."""
    if w <= 0 or h <= 0:
        return
    if hatch == "solid":
        painter.rectangle(x, y, w, h, fill=colour)
        return
    painter.rectangle(x, y, w, h, fill="#D5D2CB" if hatch == "grey" else PAPER)
    pen = max(spacing * 0.16, 0.35)
    if hatch in ("diagonal", "cross"):
        for x1, y1, x2, y2 in diagonals(w, h, spacing):
            painter.line(x + x1, y + y1, x + x2, y + y2, width=pen, colour=colour)
    if hatch in ("back", "cross"):
        for x1, y1, x2, y2 in diagonals(w, h, spacing):
            painter.line(x + w - x1, y + y1, x + w - x2, y + y2, width=pen, colour=colour)
    if hatch == "horizontal":
        for n in range(1, math.ceil(h / (spacing * 0.75))):
            painter.line(x, y + n * spacing * 0.75, x + w, y + n * spacing * 0.75, width=pen, colour=colour)
    if hatch == "dots":
        for row in range(int(h / spacing + 0.5)):
            for column in range(int(w / spacing + 0.5)):
                dx = (column + (0.75 if row % 2 else 0.25)) * spacing
                dy = (row + 0.5) * spacing
                if dx + pen < w and dy + pen < h:
                    painter.circle(x + dx, y + dy, pen * 1.1, fill=colour)


def diagonals(w: float, h: float, spacing: float) -> list[tuple[float, float, float, float]]:
    """Lines rising to the right at 45°, *spacing* apart along both sides, inside a *w* by *h* rectangle."""
    lines = []
    reach = spacing
    while reach < w + h:
        x1, y1 = (0.0, reach) if reach <= h else (reach - h, h)
        x2, y2 = (reach, 0.0) if reach <= w else (w, reach - w)
        lines.append((x1, y1, x2, y2))
        reach += spacing
    return lines

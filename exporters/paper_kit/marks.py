"""The shapes of states and boxes, drawn so that no font can lack them and a black-and-white printer keeps them apart.

pass ✓ · fail ✕ · major ▲ · not applicable — · not seen ? in a hatched square · to be verified ◆ · overdue clock.
"""

from __future__ import annotations

from typing import NamedTuple

from exporters.paper_kit.hatches import draw_hatch
from exporters.paper_kit.painter import INK, PAPER, Painter


class State(NamedTuple):
    """A state as people see it: a drawing, a word and a colour, to be trusted in this order."""

    mark: str
    word: str
    colour: str


STATES = {
    "pass": State("tick", "合格", "#2E7D32"),
    "fail": State("cross", "不合格", "#B4430E"),
    "major": State("triangle", "重大（疑似）", "#9B1C1C"),
    "na": State("dash", "不适用", "#5B6672"),
    "unseen": State("unseen", "未查看", "#4A6178"),
    "conflict": State("diamond", "待核实", "#6D28D9"),
    "overdue": State("clock", "逾期", "#8A5A00"),
}


def draw_mark(painter: Painter, mark: str, x: float, y: float, size: float, *, colour: str = INK) -> None:
    """Draw *mark* in a square of *size* whose top left corner is (x, y)."""

    def at(u: float, v: float) -> tuple[float, float]:
        return x + u * size, y + v * size

    pen = max(size * 0.11, 0.5)
    if mark.startswith("box"):
        painter.rectangle(x, y + 0.04 * size, size * 0.92, size * 0.92, stroke=colour, width=max(size * 0.06, 0.5))
        inner = mark.removeprefix("box").removeprefix("-")
        if inner:
            draw_mark(painter, inner, x + 0.12 * size, y + 0.16 * size, size * 0.68, colour=colour)
    elif mark == "tick":
        painter.polygon([at(0.06, 0.54), at(0.38, 0.86), at(0.94, 0.16)], stroke=colour, width=pen, closed=False)
    elif mark == "cross":
        painter.line(*at(0.12, 0.12), *at(0.88, 0.88), width=pen, colour=colour)
        painter.line(*at(0.88, 0.12), *at(0.12, 0.88), width=pen, colour=colour)
    elif mark == "triangle":
        painter.polygon([at(0.5, 0.06), at(0.97, 0.92), at(0.03, 0.92)], fill=colour)
    elif mark == "diamond":
        painter.polygon([at(0.5, 0.02), at(0.98, 0.5), at(0.5, 0.98), at(0.02, 0.5)], fill=colour)
    elif mark == "dash":
        painter.line(*at(0.1, 0.5), *at(0.9, 0.5), width=pen, colour=colour)
    elif mark == "unseen":
        draw_hatch(painter, "diagonal", x, y, size, size, colour=colour, spacing=max(size * 0.25, 1.5))
        painter.rectangle(x, y, size, size, stroke=colour, width=max(size * 0.06, 0.4))
        painter.rectangle(x + 0.25 * size, y + 0.12 * size, 0.5 * size, 0.76 * size, fill=PAPER)
        painter.text(*at(0.5, 0.8), "?", size=size * 0.8, bold=True, colour=colour, align="center")
    elif mark == "clock":
        painter.circle(*at(0.5, 0.5), 0.44 * size, stroke=colour, width=pen * 0.8)
        painter.polygon([at(0.5, 0.2), at(0.5, 0.52), at(0.72, 0.66)], stroke=colour, width=pen * 0.8, closed=False)
    else:
        raise ValueError(f"no such mark: {mark}")

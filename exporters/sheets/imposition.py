"""Which page stands where on the paper that goes through the printer: single, or folded to a booklet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.paper.page_frame import HEIGHT, WIDTH

Spread = Literal["single", "a3", "a4"]
"""One page a side; two A4 pages on A3 to be folded; two reduced pages on A4 to be folded."""


@dataclass(frozen=True)
class Slot:
    """A page (0: nothing) at its top left corner on the paper, in points, and how much smaller."""

    page: int
    x: float
    y: float
    scale: float


def impose(pages: int, spread: Spread) -> list[tuple[Slot, ...]]:
    """The sides of paper of one sheet of *pages*, in printing order.

    A booklet is printed on both sides, turned over the short edge, laid into one another and folded: the outermost
    side holds the last page and the first. Pages that fill it up to a multiple of four stay empty.
    """
    if spread == "single" or pages == 1:
        scale = 1.0 if spread != "a4" else HEIGHT / 2 / WIDTH
        return [(Slot(page, 0, 0, scale),) for page in range(1, pages + 1)]
    scale = 1.0 if spread == "a3" else HEIGHT / 2 / WIDTH
    half = WIDTH if spread == "a3" else HEIGHT / 2
    whole = -(-pages // 4) * 4

    def slot(page: int, x: float) -> Slot:
        return Slot(page if page <= pages else 0, x, 0, scale)

    sides: list[tuple[Slot, ...]] = []
    for n in range(whole // 2):
        outer, inner = (whole - n, n + 1) if n % 2 == 0 else (n + 1, whole - n)
        sides.append((slot(outer, 0), slot(inner, half)))
    return sides

"""Where the print of a page and each of its boxes lie on a straightened picture. Needs the extra `scan`.

Paper bends: the page is laid under the blank in blocks first, then each box finds its own place near its block's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.page_frame import FOOT, MM, TOP, WIDTH
from forms.paper.sheet_map import Mark

Dark = NDArray[np.uint8]
"""How dark the paper is at each pixel: 0 as paper, 255 black."""
Floats = NDArray[np.float32]
Block = tuple[tuple[float, float], tuple[float, float], float]
"""A block of print: its middle in points, how far it moved in pixels, and how sure that is."""
Shift = tuple[float, float, float]
"""Pixels across and down off the place on the map, and how sure that is."""
SCALE = 6 / MM
"""Pixels of a point: 6 a millimetre, so that a thin pencil stroke is two pixels wide."""
PX = 6
BLOCK_MM, BLOCK_REACH_MM = 30, 4.5
"""The page is laid under the blank in blocks of this size, first; boxes stand 7 mm apart or more."""
BOX_MARGIN_MM, BOX_REACH_MM = 3.0, 1.4
FAITHFUL = 0.45
"""From this correlation on, a box or block knows where it is."""
STRAY_MM = 0.9
"""A box that thinks it is so far off its neighbours is wrong."""


def blocks(seen: Dark, wanted: Dark) -> list[Block]:
    """Blocks of print that is *wanted* and where each is *seen*; both pictures at a quarter of the size."""
    side, reach = BLOCK_MM * PX // 4, round(BLOCK_REACH_MM * PX / 4)
    found = []
    for top in range(round(TOP * SCALE / 4), round(FOOT * SCALE / 4) - side // 2, side):
        for left in range(round(14 * MM * SCALE / 4), round((WIDTH - 14 * MM) * SCALE / 4) - side // 2, side):
            block = wanted[top : top + side, left : left + side]
            if float(block.std()) < 12:
                continue
            shift = _matched(seen, block, left, top, reach)
            if shift is not None:
                h, w = block.shape
                middle = ((left + w / 2) * 4 / SCALE, (top + h / 2) * 4 / SCALE)
                found.append((middle, (shift[0] * 4, shift[1] * 4), shift[2]))
    return found


def _matched(seen: Dark, block: Dark, left: int, top: int, reach: int) -> Shift | None:
    """Where *block* lies in *seen* near (left, top): pixels across and down with their fractions, and correlation.

    None for a block without a size, of a mark at the very edge of the paper.
    """
    h, w = block.shape
    if not h or not w:
        return None
    around = part_of(seen, left - reach, top - reach, w + 2 * reach, h + 2 * reach)
    scores = cv2.matchTemplate(around, block, cv2.TM_CCOEFF_NORMED)
    _, best, _, (x, y) = cv2.minMaxLoc(scores)
    return x + _peak(scores[y], x) - reach, y + _peak(scores[:, x], y) - reach, float(best)


def _peak(line: Floats, at: int) -> float:
    """Where between three values the highest lies, by a parabola."""
    if not 0 < at < len(line) - 1:
        return 0.0
    a, b, c = (float(each) for each in line[at - 1 : at + 2])
    bend = a - 2 * b + c
    return 0.0 if bend >= 0 else float(np.clip((a - c) / (2 * bend), -0.5, 0.5))


def near(blocks: Sequence[Block], marks: Sequence[Mark]) -> dict[str, tuple[float, float]]:
    """How far the paper around each of *marks* moved: the weighted median of the blocks near it."""
    if not blocks:
        return {mark.id: (0.0, 0.0) for mark in marks}
    places = np.array([middle for middle, _, _ in blocks])
    moves = np.array([move for _, move, _ in blocks])
    sure = np.array([score for _, _, score in blocks]) ** 2
    found = {}
    for mark in marks:
        here = (mark.x + min(mark.w, 60) / 2, mark.y + mark.h / 2)
        weights = sure * np.exp(-((places - here) ** 2).sum(1) / (2 * (24 * MM) ** 2))
        found[mark.id] = (_weighted_median(moves[:, 0], weights), _weighted_median(moves[:, 1], weights))
    return found


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def box_shifts(
    seen: Dark, wanted: Dark, boxes: Sequence[Mark], coarse: dict[str, tuple[float, float]]
) -> dict[str, Shift]:
    """Where each box is, in pixels off its place, and how sure that is; a lost one goes with its neighbours."""
    margin, reach = BOX_MARGIN_MM * MM, round(BOX_REACH_MM * PX / 2)
    own: dict[str, Shift] = {}
    for mark in boxes:
        left, top, right, bottom = pixels(mark, margin, 0.5)
        block = wanted[top:bottom, left:right]
        dx, dy = (round(each / 2) for each in coarse[mark.id])
        shift = _matched(seen, block, left + dx, top + dy, reach)
        own[mark.id] = (
            ((shift[0] + dx) * 2, (shift[1] + dy) * 2, shift[2]) if shift is not None else (*coarse[mark.id], 0.0)
        )
    middles = np.array([(mark.x + mark.w / 2, mark.y + mark.h / 2) for mark in boxes]).reshape(-1, 2)
    moves = np.array([own[mark.id] for mark in boxes]).reshape(-1, 3)
    found = {}
    for n, mark in enumerate(boxes):
        away = ((middles - middles[n]) ** 2).sum(1)
        weights = np.exp(-away / (2 * (16 * MM) ** 2)) * np.maximum(moves[:, 2] - 0.2, 0.001) ** 2
        weights[n] *= 0.5
        x, y = _weighted_median(moves[:, 0], weights), _weighted_median(moves[:, 1], weights)
        here = own[mark.id]
        is_stray = np.hypot(here[0] - x, here[1] - y) > STRAY_MM * PX
        found[mark.id] = (x, y, here[2] / 2) if is_stray or here[2] < FAITHFUL else here
    return found


def pixels(mark: Mark, margin: float, zoom: float = 1.0) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of *mark* with *margin* points around it, *zoom* times the size."""
    left, top = round((mark.x - margin) * SCALE * zoom), round((mark.y - margin) * SCALE * zoom)
    right, bottom = round((mark.x + mark.w + margin) * SCALE * zoom), round((mark.y + mark.h + margin) * SCALE * zoom)
    return max(0, left), max(0, top), right, bottom


def half_at(mark: Mark, margin: float, shifts: Mapping[str, Shift]) -> tuple[int, int, int, int]:
    """Where *mark* with *margin* points around it is on the half-size page."""
    left, top, right, bottom = pixels(mark, margin, 0.5)
    dx, dy = (round(each / 2) for each in shifts[mark.id][:2])
    return left + dx, top + dy, right + dx, bottom + dy


def part_of(picture: Dark, left: int, top: int, w: int, h: int) -> Dark:
    """A part of *picture*; what lies outside it is white."""
    part = picture[max(0, top) : max(0, top + h), max(0, left) : max(0, left + w)]
    if part.shape == (h, w):
        return part
    found = np.zeros((h, w), picture.dtype)
    y, x = max(0, -top), max(0, -left)
    found[y : y + part.shape[0], x : x + part.shape[1]] = part
    return found

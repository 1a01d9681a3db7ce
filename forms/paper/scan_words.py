"""Ink over the words beside boxes, in among the letters: whoever ticks the words leaves the box empty. Needs `scan`.

Letters that a copier made bolder look like ink as well, but all of them on a page do: only what is far more than the
page's other words have is somebody's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.page_frame import MM, WIDTH
from forms.paper.scan_ink import OUTSET_MM
from forms.paper.scan_place import PX, SCALE, Dark, Shift, half_at, part_of, pixels
from forms.paper.scan_strangers import Threads
from forms.paper.sheet_map import Mark

Rect = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels of the page."""
REACH = 8
"""Pixels that words may be off the place of their box."""
LEAST_MM2 = 1.5
"""Words have so much ink, or there are none."""
FEWEST = 6
"""Of fewer words nothing can be said about how the page prints them."""
WORDS_MM, RING_MM = 45, 8
"""Words of a choice are looked at so far, and so far behind their end, where a ring around them closes."""
SPREAD = 3.0
"""How far above the other words of the page some are that have more than letters in them."""


def over_words(
    strokes: Dark,
    printed: Dark,
    theirs: Dark,
    places: Mapping[str, tuple[Rect, tuple[float, float]]],
    *,
    black: float,
    pen: float,
) -> dict[str, float]:
    """Ink × mm² among the words at *places* (where the blank has them, how far off they are), beyond the usual.

    *strokes* is what is dark and narrow, *pen* how dark the page's pen is, *printed* the blank's ink, *theirs* is 255
    at the half size where known ticks are. Words that lie elsewhere than they should have none.
    """
    extra: dict[str, float] = {}
    ratio: dict[str, float] = {}
    size: dict[str, float] = {}
    for id, ((left, top, right, bottom), (dx, dy)) in places.items():
        letters = printed[top:bottom, left:right]
        mass = float(letters.sum(dtype=np.int64)) / 255 / PX**2
        if not letters.size or mass < LEAST_MM2:
            continue
        x, y = left + round(dx), top + round(dy)
        h, w = letters.shape
        around = part_of(strokes, x - REACH, y - REACH, w + 2 * REACH, h + 2 * REACH)
        _, _, _, (by, down) = cv2.minMaxLoc(
            cv2.matchTemplate(around[::2, ::2], letters[::2, ::2], cv2.TM_CCOEFF_NORMED)
        )
        seen = around[2 * down :, 2 * by :][:h, :w]
        there = part_of(theirs, (x - REACH) // 2 + by, (y - REACH) // 2 + down, w // 2 + 1, h // 2 + 1)
        extra[id] = _extra(seen, letters[: seen.shape[0], : seen.shape[1]], there, black=black, pen=pen)
        size[id] = mass
        ratio[id] = extra[id] / mass
    if len(ratio) < FEWEST:
        return {}
    middle = float(np.median(list(ratio.values())))
    spread = 1.4826 * float(np.median([abs(each - middle) for each in ratio.values()]))
    return {id: max(0.0, extra[id] - (middle + SPREAD * spread) * size[id]) for id in extra}


def _extra(seen: Dark, letters: Dark, theirs: Dark, *, black: float, pen: float) -> float:
    own = cv2.dilate(letters, np.ones((3, 3), np.uint8)).astype(np.float32) / 255
    more: NDArray[np.float32] = seen.astype(np.float32) / np.float32(black) - own
    h, w = seen.shape
    more[cv2.resize(theirs, (2 * theirs.shape[1], 2 * theirs.shape[0]))[:h, :w] > 0] = 0
    return float(more[more > pen].sum()) / PX**2


def words_at(mark: Mark, marks: Sequence[Mark]) -> tuple[int, int, int, int]:
    """Where the words of *mark* may stand on the blank, up to the next box."""
    _, top, edge, bottom = pixels(mark, 0.0)
    beside = [one.x for one in marks if abs(one.y - mark.y) < mark.h / 2 and one.x > mark.x]
    end = min([*beside, mark.x + mark.w + WORDS_MM * MM, WIDTH - 14 * MM]) * SCALE - PX
    return edge + PX, top, max(edge + PX, round(end)), bottom


def stray_at(
    threads: Threads,
    printed: Dark,
    strokes: Dark,
    mark: Mark,
    marks: Sequence[Mark],
    names: NDArray[np.int32],
    anyones: NDArray[np.int32],
    shifts: Mapping[str, Shift],
) -> float:
    """Ink beside a box, over the words that belong to it, × mm²: somebody may have ringed the words.

    *names* are the pieces of ink in the box: the tail of its tick lies over its words by itself. Where a table has no
    words beside its boxes, all that is in no box counts, *anyones* being what is in one.
    """
    _, top, edge, bottom = half_at(mark, 0.0, shifts)
    left = edge + round(OUTSET_MM * PX / 2)
    beside = [one.x * SCALE / 2 for one in marks if abs(one.y - mark.y) < mark.h / 2 and one.x > mark.x]
    limit = min([*beside, edge + (OUTSET_MM + WORDS_MM) * PX / 2, (WIDTH - 14 * MM) * SCALE / 2])
    end = limit - OUTSET_MM * PX / 2
    words = np.flatnonzero(printed[max(0, top) : bottom, max(0, left) : max(0, round(end))].any(0))
    if len(words):
        end = min(end, left + int(words[-1]) + RING_MM * PX / 2)
    else:
        rows = (bottom - top) // 4
        left, top, bottom, end, names = edge + PX // 2, top - rows, bottom + rows, limit - PX / 2, anyones
    there = threads.cut((left, top, max(left, round(end)), bottom))
    if not there.any():
        return 0.0
    free = (there > 0) & ~np.isin(there, names)
    dark = strokes[2 * max(0, top) :, 2 * max(0, left) :][: 2 * there.shape[0] : 2, : 2 * there.shape[1] : 2]
    return float(dark[free[: dark.shape[0], : dark.shape[1]]].sum()) * (2 / PX) ** 2

"""Ticks with tails that end in the next box, which print between the boxes hides. Needs the extra `scan`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan

from forms.paper.page_frame import MM
from forms.paper.scan_ink import INSET_MM, Patch
from forms.paper.scan_place import PX
from forms.paper.sheet_map import Mark

NEXT_MM = 3.5
"""Boxes that are nearer to each other are next to each other."""
MEET_MM, BEND = 0.9, 0.6
"""A stroke goes on where it would come out, give or take so many mm, and about as steep."""


def joined(boxes: Sequence[Mark], patches: Mapping[str, Patch], *, pen: float) -> dict[str, int]:
    """The boxes that one stroke as dark as *pen* seems to have in common with the box next to them.

    With how many boxes there are in that row: a line through a whole column has many.
    """
    rows: dict[str, set[str]] = {}
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            sides = _sides(one, other)
            if sides is not None and _meet(patches[one.id], patches[other.id], *sides, pen=pen):
                row = rows.get(one.id, {one.id}) | rows.get(other.id, {other.id})
                rows |= dict.fromkeys(row, row)
    return {id: len(row) for id, row in rows.items()}


def _sides(one: Mark, other: Mark) -> tuple[str, str, float] | None:
    """Which sides two boxes turn to each other, and how many points their middles' edges are apart; None if far."""
    across = max(one.x, other.x) - min(one.x + one.w, other.x + other.w)
    down = max(one.y, other.y) - min(one.y + one.h, other.y + other.h)
    if across < 0 <= down < NEXT_MM * MM:
        return ("foot", "top", down) if one.y < other.y else ("top", "foot", down)
    if down < 0 <= across < NEXT_MM * MM:
        return ("right", "left", across) if one.x < other.x else ("left", "right", across)
    return None


def _meet(one: Patch, other: Patch, side: str, facing: str, apart: float, *, pen: float) -> bool:
    gap = (apart / MM + 2 * INSET_MM) * PX
    theirs = other.leaving(facing, pen)
    return any(
        _goes_on(place, slope, there, back, gap)
        for place, slope in (one.leaving(side, pen) if theirs else ())
        for there, back in theirs
    )


def _goes_on(place: float, slope: float, there: float, back: float, gap: float) -> bool:
    """Whether a stroke that leaves one box comes out of the other; one of the two may have no slope of its own."""
    if isnan(slope):
        slope = -back
    if isnan(slope) or (not isnan(back) and abs(slope + back) > BEND):
        return False
    return abs(place + slope * gap - there) < MEET_MM * PX

"""Ink on a page that is nobody's mark: lines down the whole page, and whatever runs on far beyond a box. Needs `scan`.

A mark ends near its box. Dirt on the glass of a feeder, a fold, a seal, a hair, a line that strikes out half the page
do not: they are followed over the whole page, through print and gaps, because what of them lies in one box may look
like a tick. Lengths are pixels of the half-size page, `HALF` a millimetre, unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.page_frame import FOOT, MM, TOP

HALF = 3
Picture = NDArray[np.uint8]
Floats = NDArray[np.float64]
Rect = tuple[int, int, int, int]
"""Left, top, right, bottom."""
LEAN = 0.16
"""How far from level or upright a line of a machine may be, on a page that was laid in askew: 9 degrees."""
WHOLE = 0.88
"""A line that covers so much of the page, from edge to edge, was drawn by no hand that answers."""
DENSE = 0.55
"""So much of it is there: black and white breaks thin grey lines."""
LEAST = 0.3
"""Of the way down the page, so much has to have ink in a row before it is looked at more closely."""
WIDEST_MM = 1.6
"""A broader line is a shadow or a tear, and not taken away."""
AWAY_MM = 1.2
"""How far a line that is not quite straight may leave the straight one that it was found by."""
JUMP_MM = 1.0
"""Print that ink may run on through, and gaps in what black and white left of a line."""


@dataclass(frozen=True)
class Line:
    """A line from edge to edge: a polynomial of the way across by the way *down* (or of down by across), its width.

    What lies upon it and is darker than *darkest*, of 255, is not of it.
    """

    is_upright: bool
    curve: Floats
    width: float
    darkest: int = 255

    def at(self, along: Floats) -> Floats:
        """Where the line is, across it."""
        return np.asarray(np.polyval(self.curve, along), np.float64)


def whole_lines(ink: Picture, printed: Picture) -> list[Line]:
    """The thin lines in *ink* that go down or across the whole page, or nearly, as machines and folds make them.

    *ink* is 255 where the half-size page is dark, *printed* where there may be print.
    """
    found = []
    top, foot = round(TOP / MM * HALF), round(FOOT / MM * HALF)
    unprinted = cv2.bitwise_and(ink, cv2.bitwise_not(printed))
    for is_upright in (True, False):
        turned = unprinted if is_upright else unprinted.T
        covered = printed if is_upright else printed.T
        first, last = (top, foot) if is_upright else (round(10 * HALF), turned.shape[0] - round(10 * HALF))
        found += _upright_lines(np.ascontiguousarray(turned), covered, first, last, is_upright=is_upright)
    return found


def _upright_lines(ink: Picture, printed: Picture, first: int, last: int, *, is_upright: bool) -> list[Line]:
    lines: list[Line] = []
    height, width = last - first, ink.shape[1]
    bins = 3  # pixels across that count as one: a line sways
    coarse = cv2.resize(ink[first:last], (-(-width // bins), height), interpolation=cv2.INTER_AREA)
    places = cv2.findNonZero(coarse)
    if places is None or len(places) < LEAST * height:
        return []
    columns, rows = places.reshape(-1, 2).T.astype(np.float32)
    leans = np.arange(-LEAN, LEAN + 1e-9, 2 * bins / height)
    offset = round(LEAN * height / 2 / bins) + 2
    size = coarse.shape[1] + 2 * offset + 2
    middle = (rows - height / 2) / bins
    votes = np.stack(
        [np.bincount((columns + lean * middle + offset).astype(np.intp), minlength=size) for lean in leans]
    )
    votes = votes[:, :-1] + votes[:, 1:]
    for _ in range(8):
        tilt, place = np.unravel_index(int(votes.argmax()), votes.shape)
        if votes[tilt, place] < LEAST * height:
            break
        slope = -float(leans[tilt])
        start = float((place + 1 - offset) * bins - slope * (first + height / 2))
        line = followed(ink, printed, np.array([slope, start]), first, last, is_upright=is_upright)
        if line is not None:
            lines.append(line)
        near = round(2.5 * HALF / bins)
        for n, lean in enumerate(leans):  # what else this line gave its votes to
            drift = abs(float(lean) + slope) * height / 2 / bins
            votes[n, max(0, int(place - near - drift)) : int(place + near + drift) + 1] = 0
    return lines


def followed(
    ink: Picture,
    printed: Picture,
    straight: Floats,
    first: int,
    last: int,
    *,
    is_upright: bool,
    widest_mm: float = WIDEST_MM,
) -> Line | None:
    """The line near *straight* with its bends; None when it is not there from edge to edge, or too broad."""
    reach = round(AWAY_MM * HALF)
    along = np.arange(first, last)
    across = np.arange(-reach - 3, reach + 4)
    curve = straight
    for degree, near in ((1, reach), (3, reach), (3, 2)):
        seen, open = _beside(ink, printed, curve, along, across)
        within = seen & (np.abs(across) <= near)[None, :]
        rows = np.nonzero(within.any(1))[0]
        if len(rows) < DENSE * max(1, int(open.sum())) or len(rows) < 0.25 * len(along):
            return None
        places = (within[rows] * across).sum(1) / within[rows].sum(1)
        curve = np.asarray(np.polyadd(curve, np.polyfit(along[rows], places, degree)), np.float64)
    seen, open = _beside(ink, printed, curve, along, across)
    there = np.asarray(seen[:, np.abs(across) <= 1].any(1))
    if there.sum() < DENSE * open.sum() or not _reaches(there, open):
        return None
    part = seen[there & open].mean(0)
    wide = int((part > 0.35).sum())
    if wide > widest_mm * HALF or part[0] > 0.35 or part[-1] > 0.35:
        return None
    return Line(is_upright, curve, float(max(1, wide)))


def _beside(
    ink: Picture, printed: Picture, curve: Floats, along: NDArray[np.int64], across: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Ink in a band along *curve*, a row a step, and in which rows the line itself is not over print."""
    middle = np.round(np.polyval(curve, along)).astype(int)
    columns = np.clip(middle[:, None] + across[None, :], 0, ink.shape[1] - 1)
    seen = ink[along[:, None], columns] > 0
    inside = (middle >= 0) & (middle < ink.shape[1])
    open = inside & (printed[along, np.clip(middle, 0, ink.shape[1] - 1)] == 0)
    return seen & inside[:, None], open


def _reaches(there: NDArray[np.bool_], open: NDArray[np.bool_]) -> bool:
    """Whether the line is in all parts of its way, the ends among them, and not a few long strokes in a row."""
    parts = 16
    dense = []
    for part in np.array_split(np.arange(len(there)), parts):
        free = int(open[part].sum())
        if free > 4:
            dense.append(float(there[part][open[part]].mean()) > DENSE * 0.7)
    return len(dense) > parts // 3 and float(np.mean(dense)) >= WHOLE and dense[0] and dense[-1]


def drawn(lines: Sequence[Line], size: tuple[int, int], *, zoom: int) -> Picture:
    """A picture of (width, height) *size* with *lines* on it, a little broader than they are; *zoom* times `HALF`.

    Where there is a line it has how dark that is at most, elsewhere 0.
    """
    picture = np.zeros((size[1], size[0]), np.uint8)
    for line in lines:
        along = np.arange(0, (size[1] if line.is_upright else size[0]) // zoom + 8, 8, dtype=np.float64)
        across = line.at(along)
        points = np.stack([across, along] if line.is_upright else [along, across], axis=1) * zoom + (zoom - 1) / 2
        width = round((line.width + 1.5) * zoom)
        cv2.polylines(picture, [np.round(points * 8).astype(np.int32)], False, line.darkest, width, cv2.LINE_8, 3)
    return picture


@dataclass(frozen=True)
class Threads:
    """All ink of a page that hangs together, through print and small gaps: one number a piece, 0 for none."""

    numbers: NDArray[np.int32]
    """By half-size pixel."""
    bounds: NDArray[np.int32]
    """Left, top, width and height by number."""

    @classmethod
    def of(cls, ink: Picture, printed: Picture) -> Threads:
        """Follow *ink* through what is *printed*."""
        jump = round(JUMP_MM * HALF)
        free = cv2.bitwise_and(ink, cv2.bitwise_not(printed))
        near = cv2.dilate(free, np.ones((2 * jump + 1, 2 * jump + 1), np.uint8))
        joined = cv2.bitwise_or(free, cv2.bitwise_and(near, printed))
        joined = cv2.dilate(joined, np.ones((3, 3), np.uint8))
        _, numbers, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8, ltype=cv2.CV_32S)
        numbers *= free > 0
        return cls(numbers, stats[:, :4])

    def within(self, rect: Rect) -> NDArray[np.int32]:
        """The numbers of what has more than a speck in *rect*."""
        inside = self.cut(rect)
        names, counts = np.unique(inside[inside > 0], return_counts=True)
        return names[counts >= HALF]

    def cut(self, rect: Rect) -> NDArray[np.int32]:
        """The numbers in *rect*, as much of it as is on the page."""
        left, top, right, bottom = (max(0, each) for each in rect)
        return self.numbers[top:bottom, left:right]

    def beyond(self, names: NDArray[np.int32], outline: Rect) -> tuple[float, float]:
        """How many millimetres the pieces *names* run on outside *outline*: anywhere, and to the left or below.

        The tail of a tick leaves its box to the upper right only.
        """
        if not len(names):
            return 0.0, 0.0
        x, y, w, h = self.bounds[names].T
        back = max(float(np.max(outline[0] - x)), float(np.max(y + h - outline[3])))
        on = max(float(np.max(outline[1] - y)), float(np.max(x + w - outline[2])))
        return max(0.0, back, on) / HALF, max(0.0, back) / HALF

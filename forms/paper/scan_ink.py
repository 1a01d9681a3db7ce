"""The ink in one box of a page and around it, when the print is taken away. Needs the extra `scan`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.page_frame import MM
from forms.paper.scan_box import STANDS_OUT, Ink
from forms.paper.scan_place import BOX_MARGIN_MM, PX, SCALE, Dark, Shift, part_of, pixels
from forms.paper.sheet_map import Mark

Floats = NDArray[np.float32]
THIN_MM, UPRIGHT = 0.33, 0.05
"""How little a straight line spreads to its sides, and how nearly level or upright nobody's tick is."""
LEAST_DARK = 0.13
"""What is ink at all, as a part of black."""
STICKS_OUT_MM = 0.9
"""A stroke that leaves a box by so much crosses its edge, and does not only touch it."""
INSET_MM, OUTSET_MM = 0.95, 2.4
"""The middle of a box, which no printed line reaches; and how far around a box a mark on it may run out."""
EDGE_MM = 0.6
"""How far off its place the frame of a box may be printed, or seen."""
CORNER_MM, THROUGH = 1.2, 0.96
"""A stroke from corner to corner begins and ends so near to them, and has ink along this part of its way."""
BESIDE_MM = 0.35
"""What is farther from the edge of such strokes is not theirs."""
LEAVES_MM, BROADEST_MM = 1.0, 3.0
"""A stroke that leaves a box is looked at so far inside of it; what is broader than the second has no direction."""
BLOT, LEAST_BLOT_MM, BLOT_WIDE = 0.4, 1.1, 0.75
"""Ink thicker than this part of its length may be a blot; that is wider than a frame, and nearly as wide all over."""
MIDDLE_MM = 1.1
"""So far from the edge of what is looked at begins the very middle of a box."""
SPECK_MM2 = 0.12
"""A smaller spot says nothing about how long a mark is."""


@dataclass
class Patch:
    """A box and what is around it, without print: all that is dark, and what is narrow of it; 1 is black."""

    dark: Floats
    strokes: Floats
    free: NDArray[np.bool_]
    """Where nothing is printed, so that any ink is somebody's."""
    box: tuple[int, int, int, int]
    at: tuple[int, int]
    """The left and the upper edge of all this on the page."""

    @classmethod
    def of(cls, dark: Dark, strokes: Dark, mask: Dark, mark: Mark, shift: Shift, *, black: float) -> Patch:
        """Cut the box of *mark*, which lies *shift* off its place, out of the page; *mask* is where print may be."""
        left, top, right, bottom = pixels(mark, BOX_MARGIN_MM * MM)
        w, h = right - left, bottom - top
        x, y = left + round(shift[0]), top + round(shift[1])
        box_left, box_top = round(mark.x * SCALE) - left, round(mark.y * SCALE) - top
        return cls(
            part_of(dark, x, y, w, h).astype(np.float32) / np.float32(black),
            part_of(strokes, x, y, w, h).astype(np.float32) / np.float32(black),
            part_of(mask, left, top, w, h) < 20,
            (box_left, box_top, box_left + round(mark.w * SCALE), box_top + round(mark.h * SCALE)),
            (x, y),
        )

    @property
    def core(self) -> tuple[slice, slice]:
        """The middle of the box."""
        return self._grown(-round(INSET_MM * PX))

    def _grown(self, by: int) -> tuple[slice, slice]:
        left, top, right, bottom = self.box
        return slice(max(0, top - by), max(0, bottom + by)), slice(max(0, left - by), max(0, right + by))

    def edges(self) -> Floats:
        """How dark the four sides of the printed frame are, where each is looked for."""
        left, top, right, bottom = self.box
        off, inset = round(EDGE_MM * PX), round(INSET_MM * PX)
        rows, columns = slice(top + inset, bottom - inset), slice(left + inset, right - inset)
        across = (
            self.dark[rows, max(0, left - off) : left + off + 1].max(1, initial=0),
            self.dark[rows, max(0, right - off) : right + off + 1].max(1, initial=0),
            self.dark[max(0, top - off) : top + off + 1, columns].max(0, initial=0),
            self.dark[max(0, bottom - off) : bottom + off + 1, columns].max(0, initial=0),
        )
        return np.array([quantile(side, 0.35) for side in across], np.float32)

    def lighten(self, floor: float) -> None:
        """Empty paper is *floor* dark."""
        np.maximum(self.dark - np.float32(floor), 0, out=self.dark)

    def take_away(self, band: Dark, *, black: float = 255.0) -> None:
        """Count nothing as ink that *band* covers: a picture of the page with how dark it is at most, of *black*."""
        h, w = self.dark.shape
        limit = part_of(band, *self.at, w, h)
        there = (limit > 0) & (self.dark * np.float32(black) <= limit)
        if there.any():
            self.dark[there] = 0
            self.strokes[there] = 0
            self.free &= ~there

    def ink(self, noise: float, likeness: float) -> Ink:
        """The figures that a mark in the box is judged by, but for what is around it."""
        least = max(LEAST_DARK, STANDS_OUT * noise)
        dark, strokes = self.dark[self.core], self.strokes[self.core]
        there = (dark > least) & self.free[self.core]
        inside = dark[there]
        found = Ink(
            fill=float(np.count_nonzero(dark > 0.4)) / max(1, dark.size),
            grey=float(dark.mean()) if dark.size else 0.0,
            noise=noise,
            likeness=likeness,
            side=min(self.box[2] - self.box[0], self.box[3] - self.box[1]) / PX,
        )
        if not inside.size:
            return found
        inner = slice(round(MIDDLE_MM * PX), -round(MIDDLE_MM * PX))
        count, _, stats, _ = cv2.connectedComponentsWithStats(there.view(np.uint8), connectivity=8)
        extents = [0.0]
        for n in range(1, count):
            if stats[n, cv2.CC_STAT_AREA] >= SPECK_MM2 * PX**2:
                extents.append(float(np.hypot(stats[n, cv2.CC_STAT_WIDTH], stats[n, cv2.CC_STAT_HEIGHT])))
        extent, peak = max(extents) / PX, quantile(inside, 0.85)
        thick = 2 * float(cv2.distanceTransform(np.pad(there.view(np.uint8), 1), cv2.DIST_L2, 3).max()) / PX
        return replace(
            found,
            mass=float(inside.sum()) / PX**2,
            strokes=float(strokes[strokes > least * 0.8].sum()) / PX**2,
            extent=extent,
            peak=peak,
            line=self._is_line(np.argwhere(there), least),
            bent=_spread(np.argwhere(there)) / PX,
            over_cross=_over_cross(there),
            middle=float((dark * there)[inner, inner].sum()) / PX**2,
            thick=thick,
            blot=self._blot(there, peak=peak, thick=thick) if BLOT * extent < thick else 0.0,
        )

    def _blot(self, inside: NDArray[np.bool_], *, peak: float, thick: float) -> float:
        """The area of all that is about as *thick* (mm) as the ink *inside* the box, in squares of its thickness.

        The frame may hide half of a blot, but it is thinner: here it counts as what it lies on. 0 when there is none.
        """
        wide = max(round(LEAST_BLOT_MM * PX), round(BLOT_WIDE * thick * PX))
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide))
        all = np.pad((self.dark > peak / 2).view(np.uint8), 1)
        count, numbers, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(all, cv2.MORPH_OPEN, disc))
        shares = np.bincount(numbers[1:-1, 1:-1][self.core][inside], minlength=count)[1:]
        if not shares.any():
            return 0.0
        own = int(shares.argmax()) + 1
        deep = cv2.distanceTransform((numbers == own).view(np.uint8), cv2.DIST_L2, 3).max()
        return float(stats[own, cv2.CC_STAT_AREA]) / (2 * float(deep)) ** 2

    def around(self, ink: Ink, *, pen: float, theirs: NDArray[np.bool_] | None) -> Ink:
        """*ink* with what is around the box and as dark as *pen*, but for *theirs*: the tails of other boxes' ticks."""
        there = (self.dark > pen) & self.free
        if theirs is not None:
            there &= ~theirs
        there[self.core] = False
        near = self._grown(round(OUTSET_MM * PX))
        if not there[near].any():
            return ink
        return replace(ink, outside=float(self.dark[near][there[near]].sum()) / PX**2, corners=self._corners(there))

    def leaving(self, side: str, pen: float) -> list[tuple[float, float]]:
        """Where strokes as dark as *pen* leave the middle of the box on its "top", "foot", "left" or "right" side.

        Each as a pixel of the page along that side, and how many it moves along it for each that it goes outwards;
        not a number where it leaves a blot.
        """
        there = (self.dark[self.core] > pen) & self.free[self.core]
        there = {"top": there, "foot": there[::-1], "left": there.T, "right": there.T[::-1]}[side]
        rows, columns = self.core
        first = self.at[0] + columns.start if side in ("top", "foot") else self.at[1] + rows.start
        deep = round(LEAVES_MM * PX)
        if there.shape[0] <= deep:
            return []
        edge, inner = _runs(np.asarray(there[:2].any(0))), _runs(there[deep])
        found = []
        for place in edge:
            ways = [(place - each) / deep for each in inner if abs(place - each) < 2 * deep]
            found += [(first + place, way) for way in ways or [float("nan")]]
        return found

    def _corners(self, there: NDArray[np.bool_]) -> int:
        """Out of how many corners of the box, or beside them, ink sticks out."""
        far = there.copy()
        far[self._grown(round(STICKS_OUT_MM * PX))] = False
        left, top, right, bottom = self.box
        across, down = (left + right) // 2, (top + bottom) // 2
        near_rows, near_columns = self._grown(round(OUTSET_MM * PX))
        far[: near_rows.start] = far[near_rows.stop :] = False
        far[:, : near_columns.start] = far[:, near_columns.stop :] = False
        parts = (far[:down, :across], far[:down, across:], far[down:, :across], far[down:, across:])
        return sum(int(part.sum()) > STICKS_OUT_MM * PX for part in parts)

    def _is_line(self, points: NDArray[np.int64], least: float) -> bool:
        """Whether the ink is one straight line that only passes: dirt on a scanner's glass, a fold."""
        if len(points) < 20:
            return False
        rows, columns = self.core
        points = points + np.array([rows.start, columns.start])
        side = self.box[3] - self.box[1]
        middle = points.mean(0)
        spread, axes = np.linalg.eigh(np.cov((points - middle).T))
        if np.sqrt(max(spread[0], 0)) > THIN_MM * PX or np.sqrt(spread[1]) < 0.2 * side:
            return False
        way = axes[:, 1]
        if min(abs(way)) < UPRIGHT:
            return True
        return all(self._goes_on(middle, sign * way * side, least) for sign in (-1, 1))

    def _goes_on(self, middle: NDArray[np.float64], way: NDArray[np.float64], least: float) -> bool:
        seen = [
            self.dark[y, x] > least
            for y, x in (np.round(middle + way * length).astype(int) for length in (0.78, 0.84, 0.9))
            if 0 <= y < self.free.shape[0] and 0 <= x < self.free.shape[1] and self.free[y, x]
        ]
        return bool(seen) and all(seen)


def _spread(points: NDArray[np.int64]) -> float:
    """How far *points* spread to the sides of their main direction: little for a straight stroke."""
    return float(np.sqrt(max(np.linalg.eigvalsh(np.cov(points.T))[0], 0))) if len(points) > 2 else 0.0


def _runs(line: NDArray[np.bool_]) -> list[float]:
    """The middles of what is True in a row in *line*, if it is no broader than a stroke."""
    changes = np.flatnonzero(np.diff(np.concatenate([[False], line, [False]]).astype(np.int8)))
    starts, ends = changes[::2], changes[1::2]
    return [float(a + b - 1) / 2 for a, b in zip(starts, ends, strict=True) if b - a < BROADEST_MM * PX]


def _over_cross(there: NDArray[np.bool_]) -> float:
    """How many mm of stroke lie beside two that cross the whole box, each from corner to corner; 0 without such two.

    Lines between points near opposite corners are tried; of those with ink all along, the one deepest in it is taken.
    """
    h, w = there.shape
    if there.all():
        return 0.0
    inked = there.view(np.uint8)
    deep = cv2.distanceTransform(inked, cv2.DIST_L2, 3)
    ridge = deep[(deep > 0) & (deep >= cv2.dilate(deep, np.ones((3, 3), np.uint8)))]
    near = np.arange(0, round(CORNER_MM * PX) + 1, 2)
    starts = np.array([(0, n) for n in near] + [(n, 0) for n in near[1:]])
    ways = np.array([(*a, h - 1 - b[0], w - 1 - b[1]) for a in starts for b in starts])
    steps = np.linspace(0, 1, 2 * max(h, w))
    ys = np.round(ways[:, :1] + (ways[:, 2:3] - ways[:, :1]) * steps).astype(np.intp)
    xs = np.round(ways[:, 1:2] + (ways[:, 3:] - ways[:, 1:2]) * steps).astype(np.intp)
    crossing = np.ones_like(inked)
    for columns in (xs, w - 1 - xs):
        along = deep[ys, columns]
        depth = np.where((along > 0).mean(1) >= THROUGH, along.mean(1), 0)
        best = int(depth.argmax())
        if not depth[best]:
            return 0.0
        crossing[ys[best], columns[best]] = 0
    breadth = 2 * quantile(ridge, 0.35)
    away = cv2.distanceTransform(crossing, cv2.DIST_L2, 3)
    beside = (there & (away > breadth / 2 + BESIDE_MM * PX)).view(np.uint8)
    stats = cv2.connectedComponentsWithStats(beside, connectivity=8)[2]
    return float(stats[1:, cv2.CC_STAT_AREA].max(initial=0)) / max(breadth, 1.0) / PX


def floor_and_noise(patches: Collection[Patch]) -> tuple[float, float]:
    """How dark empty paper is on this page, and how much that varies: of the emptier half of the boxes."""
    if not patches:
        return 0.0, 0.0
    cores = [patch.dark[patch.core] for patch in patches]
    middles = np.array([quantile(core, 0.5) for core in cores])
    spreads = [1.4826 * quantile(np.abs(core - middle), 0.5) for core, middle in zip(cores, middles, strict=True)]
    return float(np.percentile(middles, 35)), float(np.percentile(spreads, 40, method="lower"))


def quantile(values: NDArray[np.generic], part: float) -> float:
    """The value that *part* of *values* are below, 0 of none: numpy's own takes ten times as long for so few."""
    if not values.size:
        return 0.0
    at = part * (values.size - 1)
    low = int(at)
    high = min(low + 1, values.size - 1)
    ordered = np.partition(values.ravel(), (low, high))
    return float(ordered[low]) + (at - low) * (float(ordered[high]) - float(ordered[low]))

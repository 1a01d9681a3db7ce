"""Folds at any slant, from edge to edge of a page, told from what people strike out. Needs the extra `scan`.

A fold is exactly straight on paper and seldom as dark as print, and it goes on to both edges of the page. Whoever
strikes out questions by hand does not. Lengths are pixels of the half-size page, as in `scan_strangers`.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from forms.paper.page_frame import FOOT, MM, TOP
from forms.paper.scan_strangers import HALF, LEAN, Floats, Line, Picture, drawn, followed

EDGE_MM = 8
"""So near to the edges of the page nothing is looked for: what is there may be the table."""
MOST = 25_000
"""More dots of ink at a quarter of the size are no page with a fold, but noise, and take long."""
LONG_MM = 90
"""A shorter way over the page is a corner that was turned down."""
WIDEST_FOLD_MM = 2.8
CANDIDATES = 6
ALIKE, ALIKE_ANGLE = 14, 0.07
"""Straight lines that are no farther apart, in pixels of a quarter of the size and radians, are one."""
PALE = 0.72
"""A fold is paler than this part of print."""
DARKER, ABOVE = 1.35, 16
"""What is so much darker than a fold, and by so many of 255, lies upon it."""


def folds(ink: Picture, printed: Picture, dark: Picture, *, black: float) -> list[Line]:
    """The folds in *ink*, 255 where the half-size page *dark* has any; *printed* is where there may be print."""
    unprinted = cv2.bitwise_and(ink, cv2.bitwise_not(printed))
    edge = EDGE_MM * HALF
    unprinted[:edge] = unprinted[-edge:] = 0
    unprinted[:, :edge] = unprinted[:, -edge:] = 0
    small = cv2.resize(unprinted, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    small = cv2.threshold(small, 100, 255, cv2.THRESH_BINARY)[1]
    least = LONG_MM * HALF / 2 * 0.6
    if not least < cv2.countNonZero(small) < MOST:
        return []
    seen = cv2.HoughLines(small, 1.5, np.pi / 360, round(least))
    found: list[Line] = []
    points = cv2.findNonZero(small).reshape(-1, 2).astype(np.float64)
    left = np.zeros((0, 2)) if seen is None else seen.reshape(-1, 2).astype(np.float64)
    for _ in range(CANDIDATES):
        if not len(left):
            break
        alike = (np.abs(left - left[0]) < (ALIKE, ALIKE_ANGLE)).all(1)
        rho, angle = _centred(points, *left[0])
        left = left[~alike]
        is_upright = angle < np.pi / 4 or angle > 3 * np.pi / 4
        if abs(np.tan(angle) if is_upright else 1 / np.tan(angle)) < LEAN:
            continue
        line = _fold(unprinted, printed, (2 * rho, angle), is_upright=is_upright)
        if line is not None and (level := _level(line, dark, unprinted)) < PALE * black:
            found.append(replace(line, darkest=round(min(255, DARKER * level + ABOVE))))
            unprinted[drawn(found[-1:], unprinted.shape[::-1], zoom=1) > 0] = 0
    return found


def _centred(points: Floats, rho: float, angle: float) -> tuple[float, float]:
    """The line in the middle of *points* that lie near the one given: so broad a line has many straight ones in it."""
    for near in (4, 3):
        way = np.array([np.cos(angle), np.sin(angle)])
        own = points[np.abs(points @ way - rho) < near]
        middle = own.mean(0)
        across = np.linalg.eigh(np.cov((own - middle).T))[1][:, 0]
        across *= np.sign(across @ way)
        rho, angle = float(middle @ across), float(np.arctan2(across[1], across[0]))
    return (rho, angle) if angle >= 0 else (-rho, angle + np.pi)


def _fold(ink: Picture, printed: Picture, line: tuple[float, float], *, is_upright: bool) -> Line | None:
    """The line at *line* (distance from the corner of the page and angle, as Hough has them), if it is a fold."""
    rho, angle = line
    edge = EDGE_MM * HALF
    along, across = (np.sin(angle), np.cos(angle)) if is_upright else (np.cos(angle), np.sin(angle))
    straight = np.array([-along / across, rho / across - edge])
    ink, printed = (ink, printed) if is_upright else (ink.T, printed.T)
    first, last = (round(TOP / MM * HALF), round(FOOT / MM * HALF)) if is_upright else (edge, ink.shape[0] - edge)
    columns = np.s_[:, edge:-edge]
    inside = (np.polyval(straight, np.arange(first, last)) >= 0) & (
        np.polyval(straight, np.arange(first, last)) < ink.shape[1] - 2 * edge
    )
    if inside.sum() * np.hypot(1, straight[0]) < LONG_MM * HALF:
        return None
    inner = np.ascontiguousarray(ink[columns])
    widest_mm = WIDEST_FOLD_MM * float(np.hypot(1, straight[0]))
    found = followed(inner, printed[columns], straight, first, last, is_upright=is_upright, widest_mm=widest_mm)
    return None if found is None else replace(found, curve=np.asarray(np.polyadd(found.curve, [edge]), np.float64))


def _level(line: Line, dark: Picture, ink: Picture) -> float:
    """How dark *line* is where there is ink, of 255."""
    size = dark.shape[0] if line.is_upright else dark.shape[1]
    along = np.arange(size)
    across = np.round(line.at(along.astype(np.float64))).astype(int)
    y, x = (along, across) if line.is_upright else (across, along)
    there = (y >= 0) & (y < dark.shape[0]) & (x >= 0) & (x < dark.shape[1])
    y, x = y[there], x[there]
    values: Floats = dark[y, x][ink[y, x] > 0].astype(np.float64)
    return float(np.median(values)) if len(values) else 255.0

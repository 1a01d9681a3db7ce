"""Fine stripes over a whole page, as photos of screens and rasters upon rasters have them, taken away. Needs `scan`.

Stripes are one wave all over the page, a little bent where the paper is. Its length and lean are found in the
spectrum of the empty paper; then each part of the page gets the wave that fits its own paper best, which is divided
out of print and ink alike.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.scan_place import PX

Grey = NDArray[np.uint8]
Floats = NDArray[np.float32]
Waves = NDArray[np.complex64]
SIDE = 96
"""Half-size pixels of the part of a page that a wave is fitted to; parts overlap by half."""
LONGEST_MM = 4.0
"""Longer waves are light and shadow."""
STANDS_OUT = 60.0
"""How many times stronger than the middle of the spectrum a wave is that is no chance."""
INK = 0.2
"""What is darker than the paper around it by this part is no paper."""
MOST = 0.25
"""No stripes are stronger: the part of the paper's light that they take."""
BENDS = 0.12
"""By this part the wave may be longer or shorter in one place than over the whole page."""
STEPS = 9
WAVES, SECOND = 2, 0.05
"""A raster upon a raster may leave two; weaker than so much of the first is what the first left."""


def without_stripes(page: Grey) -> Grey | None:
    """*page*, straightened and at `scan_place.SCALE`, without its stripes; None when it has none."""
    small = cv2.resize(page, (page.shape[1] // 2, page.shape[0] // 2), interpolation=cv2.INTER_AREA)
    light, paper = _paper(small)
    whole = np.zeros_like(light)
    least = 0.0
    for _ in range(WAVES):
        wave, power = _wave(light, paper)
        if wave is None or power < least:
            break
        stripes = _fitted(light, paper, wave)
        light -= stripes * paper
        whole += stripes
        least = SECOND * power
    if not whole.any():
        return None
    factor = cv2.resize(1 + np.clip(whole, -MOST, MOST), page.shape[::-1], interpolation=cv2.INTER_CUBIC)
    return cv2.divide(page, factor, dtype=cv2.CV_8U).astype(np.uint8, copy=False)


def _paper(small: Grey) -> tuple[Floats, Floats]:
    """How much lighter each pixel is than the paper around it, as a part of that, and 1 where there is only paper."""
    side = round(13 * PX / 2) | 1
    quarter = cv2.resize(small, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(quarter, cv2.MORPH_CLOSE, np.ones((side // 2 | 1, side // 2 | 1), np.uint8))
    level = cv2.resize(cv2.GaussianBlur(closed, (0, 0), 3), small.shape[::-1]).astype(np.float32)
    light = small / np.maximum(level, 1) - 1
    inked = cv2.dilate((light < -INK).astype(np.uint8), np.ones((5, 5), np.uint8))
    paper = (1 - inked).astype(np.float32)
    half = small.shape[1] // 2, small.shape[0] // 2  # what is this soft needs no more pixels
    soft = LONGEST_MM * PX / 4 * 0.8
    part = cv2.GaussianBlur(cv2.resize(paper, half, interpolation=cv2.INTER_AREA), (0, 0), soft)
    mean = cv2.GaussianBlur(cv2.resize(light * paper, half, interpolation=cv2.INTER_AREA), (0, 0), soft)
    mean = cv2.resize(mean / np.maximum(part, 0.05), small.shape[::-1])
    return np.clip((light - mean) * paper, -INK, INK).astype(np.float32), paper


def _along(length: int, step: int) -> list[int]:
    """Where along a side of *length* parts begin."""
    return [*range(0, length - SIDE, step), length - SIDE]


def _wave(light: Floats, paper: Floats) -> tuple[tuple[float, float] | None, float]:
    """How many waves down and across a part there are, of what stands out in the paper's spectrum; and its power."""
    line = np.hanning(SIDE + 2)[1:-1].astype(np.float32)
    window = line[:, None] * line[None, :]
    power = np.zeros((SIDE, SIDE // 2 + 1), np.float64)
    for top in _along(light.shape[0], SIDE):
        for left in _along(light.shape[1], SIDE):
            here = np.s_[top : top + SIDE, left : left + SIDE]
            if float(paper[here].mean()) > 0.5:
                power += np.abs(np.fft.rfft2(light[here] * window)) ** 2
    down = np.fft.fftfreq(SIDE, 1 / SIDE)
    across = np.arange(SIDE // 2 + 1)
    waves = np.hypot(down[:, None], across[None, :])
    near = waves >= SIDE / (LONGEST_MM * PX / 2)
    power[~near] = 0
    place = np.unravel_index(int(power.argmax()), power.shape)
    if not power[place] or power[place] < STANDS_OUT * float(np.median(power[near])):
        return None, 0.0
    return (float(down[place[0]]), float(across[place[1]])), float(power[place])


def _fitted(light: Floats, paper: Floats, wave: tuple[float, float]) -> Floats:
    """The stripes near *wave*, fitted to each part of the page by itself.

    A part times a wave is a sum over its rows of sums over their columns, so the latter are made for all rows at once:
    by OpenCV, because the threads of a matrix library cost more than products of this size.
    """
    spread = max(1.5, BENDS * float(np.hypot(*wave)))
    bends = np.linspace(-spread, spread, STEPS)
    line = np.hanning(SIDE + 2)[1:-1].astype(np.float32)
    window = line[:, None] * line[None, :]
    turns = 2 * np.pi * np.arange(SIDE) / SIDE
    down, across = np.outer(wave[0] + bends, turns), np.outer(wave[1] + bends, turns)
    waves_down = np.stack([np.cos(down), np.sin(down)], axis=1).astype(np.float32) * line
    waves_across = np.stack([np.cos(across), -np.sin(across)], axis=1).astype(np.float32) * line
    columns = np.ascontiguousarray(waves_across.transpose(2, 1, 0).reshape(SIDE, 2 * STEPS))
    cos, sin = waves_down[:, 0], waves_down[:, 1]
    rows = np.block([[cos, sin], [-sin, cos]])
    found, weights = np.zeros_like(light), np.full_like(light, 1e-6)
    for left in _along(light.shape[1], SIDE // 2):
        strip = np.s_[:, left : left + SIDE]
        sums = cv2.gemm(np.ascontiguousarray(light[strip]), columns, 1, None, 0)
        there = np.einsum("yx,x->y", paper[strip], line)
        for top in _along(light.shape[0], SIDE // 2):
            total = float(np.einsum("y,y->", there[top : top + SIDE], line))
            if total <= 0.2 * SIDE:
                continue
            part = sums[top : top + SIDE]
            strength = rows @ np.concatenate([part[:, :STEPS], part[:, STEPS:]])
            real, imaginary = strength[:STEPS], strength[STEPS:]
            n, m = divmod(int((real**2 + imaginary**2).argmax()), STEPS)
            a, b = 2 * real[n, m] / total, 2 * imaginary[n, m] / total
            (c, s), (x, y) = waves_down[n], waves_across[m]
            here = np.s_[top : top + SIDE, left : left + SIDE]
            found[here] += (a * c - b * s)[:, None] * x
            found[here] += (a * s + b * c)[:, None] * y
            weights[here] += window
    return found / weights

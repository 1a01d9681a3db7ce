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
WAVES = 2
"""A raster upon a raster may leave two."""


def without_stripes(page: Grey) -> Grey | None:
    """*page*, straightened and at `scan_place.SCALE`, without its stripes; None when it has none."""
    small = cv2.resize(page, (page.shape[1] // 2, page.shape[0] // 2), interpolation=cv2.INTER_AREA)
    light, paper = _paper(small)
    whole = np.zeros_like(light)
    for _ in range(WAVES):
        wave = _wave(light, paper)
        if wave is None:
            break
        stripes = _fitted(light, paper, wave)
        light -= stripes
        whole += stripes
    if not whole.any():
        return None
    size = page.shape[::-1]
    factor = 1 + np.clip(cv2.resize(whole, size, interpolation=cv2.INTER_CUBIC), -MOST, MOST)
    return np.clip(page / factor, 0, 255).astype(np.uint8)


def _paper(small: Grey) -> tuple[Floats, Floats]:
    """How much lighter each pixel is than the paper around it, as a part of that, and 1 where there is only paper."""
    side = round(13 * PX / 2) | 1
    quarter = cv2.resize(small, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(quarter, cv2.MORPH_CLOSE, np.ones((side // 2 | 1, side // 2 | 1), np.uint8))
    level = cv2.resize(cv2.GaussianBlur(closed, (0, 0), 3), small.shape[::-1]).astype(np.float32)
    light = small / np.maximum(level, 1) - 1
    inked = cv2.dilate((light < -INK).astype(np.uint8), np.ones((5, 5), np.uint8))
    paper = (1 - inked).astype(np.float32)
    soft = LONGEST_MM * PX / 2 * 0.8
    mean = cv2.GaussianBlur(light * paper, (0, 0), soft) / np.maximum(cv2.GaussianBlur(paper, (0, 0), soft), 0.05)
    return np.clip((light - mean) * paper, -INK, INK).astype(np.float32), paper


def _parts(size: tuple[int, int], step: int) -> list[tuple[int, int]]:
    tops = [*range(0, size[0] - SIDE, step), size[0] - SIDE]
    lefts = [*range(0, size[1] - SIDE, step), size[1] - SIDE]
    return [(top, left) for top in tops for left in lefts]


def _window() -> Floats:
    line = np.hanning(SIDE + 2)[1:-1].astype(np.float32)
    return line[:, None] * line[None, :]


def _wave(light: Floats, paper: Floats) -> tuple[float, float] | None:
    """How many waves down and across a part there are, of those that stand out in the spectrum of the paper."""
    window = _window()
    power = np.zeros((SIDE, SIDE // 2 + 1), np.float64)
    for top, left in _parts(light.shape, SIDE):  # type: ignore[arg-type]
        if float(paper[top : top + SIDE, left : left + SIDE].mean()) > 0.5:
            power += np.abs(np.fft.rfft2(light[top : top + SIDE, left : left + SIDE] * window)) ** 2
    down = np.fft.fftfreq(SIDE, 1 / SIDE)
    across = np.arange(SIDE // 2 + 1)
    waves = np.hypot(down[:, None], across[None, :])
    near = waves >= SIDE / (LONGEST_MM * PX / 2)
    power[~near] = 0
    place = np.unravel_index(int(power.argmax()), power.shape)
    if not power[place] or power[place] < STANDS_OUT * float(np.median(power[near])):
        return None
    return float(down[place[0]]), float(across[place[1]])


def _fitted(light: Floats, paper: Floats, wave: tuple[float, float]) -> Floats:
    """The stripes near *wave*, fitted to each part of the page by itself."""
    window = _window()
    spread = max(1.5, BENDS * float(np.hypot(*wave)))
    bends = np.linspace(-spread, spread, STEPS)
    along = 2j * np.pi * np.arange(SIDE) / SIDE
    downs = np.exp(np.outer(wave[0] + bends, along)).astype(np.complex64)
    acrosses = np.exp(np.outer(along, wave[1] + bends)).astype(np.complex64)
    found, weights = np.zeros_like(light), np.full_like(light, 1e-6)
    for top, left in _parts(light.shape, SIDE // 2):  # type: ignore[arg-type]
        here = np.s_[top : top + SIDE, left : left + SIDE]
        there = paper[here] * window
        total = float(there.sum())
        if total > 0.2 * SIDE:
            # einsum, not @: the threads of a matrix library cost more than so small a product
            rows = np.einsum("nk,km->nm", downs.conj(), light[here] * window)
            strength = np.einsum("nm,mk->nk", rows, acrosses.conj())
            n, m = np.unravel_index(int(np.abs(strength).argmax()), strength.shape)
            height = 2 * strength[n, m] / total
            found[here] += (height * np.outer(downs[n], acrosses[:, m])).real.astype(np.float32) * window
            weights[here] += window
    return found / weights

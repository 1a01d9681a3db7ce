"""Still more that happens to sheets: to the file, on the way to it, and before they were filled in. Knows no reader.

Effects take a grey picture of a page at 200 dpi, as in `mishaps`.
"""

from __future__ import annotations

import cv2
import numpy as np

from tests.forms.paper import degrade
from tests.forms.paper.degrade import Effect, _u8
from tests.forms.paper.penned import PX, Picture, Random

# ---- the file


def double_exposure(page: Picture, rng: Random) -> Picture:
    """The hand moved once: the page is there a second time, fainter, some millimetres off."""
    off = rng.uniform(-5, 5, 2) * PX
    again = cv2.warpAffine(page, np.float32([[1, 0, off[0]], [0, 1, off[1]]]), page.shape[::-1], borderValue=255)
    part = rng.uniform(0.12, 0.3)
    return _u8(page * (1 - part) + again.astype(np.float32) * part)


def negative(page: Picture, rng: Random) -> Picture:
    """White on black, as a wrong setting of a scanner leaves it."""
    return _u8(255 - page.astype(np.float32) * rng.uniform(0.9, 1.0))


def mirrored(page: Picture, rng: Random) -> Picture:
    """Taken by the camera at the front of a telephone, or scanned through from the back."""
    return np.ascontiguousarray(page[:, ::-1])


def salt_and_pepper(page: Picture, rng: Random) -> Picture:
    """A bad line: single pixels are black or white."""
    chance = rng.random(page.shape)
    part = rng.uniform(0.003, 0.03)
    return np.where(chance < part / 2, 0, np.where(chance > 1 - part / 2, 255, page)).astype(np.uint8)


def oversharpened(page: Picture, rng: Random) -> Picture:
    """Sharpened by the scanner's software until all lines have seams."""
    soft = cv2.GaussianBlur(page, (0, 0), rng.uniform(1.5, 4.0)).astype(np.float32)
    return _u8(page + (page - soft) * rng.uniform(1.5, 4.0))


def few_greys(page: Picture, rng: Random) -> Picture:
    """Saved with so few colours that light and shadow become steps."""
    levels = int(rng.integers(3, 6))
    lit = degrade.gradient(page, rng).astype(np.float32)
    return _u8(np.round(lit / 255 * levels) / levels * 255)


def blown_up(page: Picture, rng: Random) -> Picture:
    """A small picture made large again, in squares."""
    scale = rng.uniform(0.4, 0.6)
    tiny = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.resize(tiny, page.shape[::-1], interpolation=cv2.INTER_NEAREST)


# ---- light


def lamp_bands(page: Picture, rng: Random) -> Picture:
    """Bands across the picture from a lamp that flickers."""
    down = np.arange(page.shape[0], dtype=np.float32)
    waves = np.sin(down * 2 * np.pi / (rng.uniform(12, 60) * PX) + rng.uniform(0, 6))
    return _u8(page * (1 - rng.uniform(0.1, 0.4) * (1 + waves[:, None]) / 2))


def screen_pixels(page: Picture, rng: Random) -> Picture:
    """Photographed from a screen so near that its grid is seen, aslant."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    angle, cell = rng.uniform(-0.2, 0.2), rng.uniform(3.2, 6.0)
    u, v = xx * np.cos(angle) + yy * np.sin(angle), yy * np.cos(angle) - xx * np.sin(angle)
    grid = np.maximum(np.cos(u * 2 * np.pi / cell), np.cos(v * 2 * np.pi / cell))
    return _u8(page * (1 - rng.uniform(0.05, 0.18) * (1 + grid) / 2))


def in_a_sleeve(page: Picture, rng: Random) -> Picture:
    """In a plastic sleeve: bright streaks with sharp edges, and its own edges."""
    found = page.astype(np.float32)
    h, w = page.shape
    for _ in range(int(rng.integers(2, 6))):
        cover = np.zeros((h, w), np.uint8)
        start = np.array([rng.uniform(0, w), rng.uniform(0, h)])
        points = [start + np.array([n * rng.uniform(15, 40) * PX, rng.normal(0, 10) * PX]) for n in range(4)]
        cv2.polylines(cover, [np.array(points).astype(np.int32)], False, 255, int(rng.uniform(1, 8) * PX), cv2.LINE_AA)
        lit = cv2.GaussianBlur(cover, (0, 0), rng.uniform(1, 6)).astype(np.float32) / 255 * rng.uniform(0.2, 0.6)
        found += (255 - found) * lit
    return _u8(found * 0.93)


# ---- paper


def on_squared_paper(page: Picture, rng: Random) -> Picture:
    """Thin paper over a squared pad: its lines show through."""
    lines = np.full_like(page, 255)
    pitch = rng.uniform(4.5, 8) * PX
    for at in np.arange(rng.uniform(0, pitch), max(page.shape), pitch):
        cv2.line(lines, (int(at), 0), (int(at), page.shape[0]), 0, 2)
        cv2.line(lines, (0, int(at)), (page.shape[1], int(at)), 0, 2)
    matrix = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), rng.uniform(-6, 6), 1.0)
    turned = cv2.warpAffine(lines, matrix, page.shape[::-1], borderValue=255)
    return _u8(page - (255 - cv2.GaussianBlur(turned, (0, 0), 1.0).astype(np.float32)) * rng.uniform(0.1, 0.35))


def smudged(page: Picture, rng: Random) -> Picture:
    """A hand went over wet ink: everything dark has a pale tail to one side."""
    length = int(rng.uniform(3, 9) * PX)
    dark = 255 - page.astype(np.float32)
    kernel = np.zeros((1, 2 * length + 1), np.float32)
    kernel[0, : length + 1] = np.linspace(0, 1, length + 1)
    tail = cv2.filter2D(dark, -1, kernel / kernel.sum())
    return _u8(page - tail * rng.uniform(0.2, 0.6))


def tea_stain(page: Picture, rng: Random) -> Picture:
    """Something was spilt: blots with dark edges, over boxes too."""
    h, w = page.shape
    rough = cv2.GaussianBlur(rng.normal(0, 1, (h // 8 + 1, w // 8 + 1)).astype(np.float32), (0, 0), 5) * 12
    rough = cv2.resize(rough, (w, h))
    edge = np.exp(-((np.abs(rough - 0.8) / 0.06) ** 2))
    inside = 1 / (1 + np.exp(np.clip(-(rough - 0.8) * 20, -30, 30)))
    return _u8(page * (1 - rng.uniform(0.1, 0.3) * inside - rng.uniform(0.15, 0.35) * edge))


def taped(page: Picture, rng: Random) -> Picture:
    """Torn across and taped together again, not quite: the halves do not meet, the tape is grey."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    tear = h * rng.uniform(0.3, 0.7) + xx * rng.uniform(-0.1, 0.1)
    tear += cv2.GaussianBlur(rng.normal(0, 1, (1, w)).astype(np.float32), (0, 0), 15) * 60
    below = (yy > tear).astype(np.float32)
    step = rng.uniform(-1.2, 1.2, 2) * PX
    found = cv2.remap(
        page, xx + below * np.float32(step[0]), yy + below * np.float32(step[1]), cv2.INTER_LINEAR, borderValue=245
    )
    line = np.exp(-(((yy - tear) / (0.25 * PX)) ** 2)) * rng.uniform(0.2, 0.7)
    tape = np.where(np.abs(yy - tear) < rng.uniform(5, 10) * PX, rng.uniform(0.8, 0.95), 1.0)
    return _u8(found * (1 - line) * tape)


def paper_clip(page: Picture, rng: Random) -> Picture:
    """A clip and its shadow lie at an edge, over what is there."""
    page = page.copy()
    h, w = page.shape
    x = int(rng.uniform(0.1, 0.9) * w)
    upright = rng.random() < 0.5
    for shift, grey in ((3, 170), (0, int(rng.uniform(30, 120)))):
        for half, long in ((4.0, 32), (3.0, 26), (2.0, 20)):
            ends = (x + int(half * PX) + shift, int(long * PX) + shift), (x - int(half * PX) + shift, shift)
            if not upright:
                ends = tuple((b, a if a < h else h - 1) for a, b in ends)
            cv2.rectangle(page, ends[1], ends[0], grey, max(2, int(0.9 * PX)), cv2.LINE_AA)
    return page


def mould(page: Picture, rng: Random) -> Picture:
    """Damp made spots, in heaps, some as large as a tick."""
    page = page.copy()
    h, w = page.shape
    for _ in range(int(rng.integers(3, 9))):
        middle = rng.uniform(0.05, 0.95, 2) * (w, h)
        for _ in range(int(rng.integers(10, 50))):
            at = middle + rng.normal(0, rng.uniform(4, 14) * PX, 2)
            radius = max(1, int(rng.gamma(2.0, 0.2) * PX))
            cv2.circle(page, tuple(at.astype(int)), radius, int(rng.uniform(60, 200)), -1, cv2.LINE_AA)
    return cv2.GaussianBlur(page, (0, 0), 0.7)


# ---- the way the sheet was printed


def shrunk_print(page: Picture, rng: Random) -> Picture:
    """Printed to fit: at 94 to 98 parts of 100, not in the middle of the paper."""
    h, w = page.shape
    scale = rng.uniform(0.94, 0.98)
    matrix = np.float32([[scale, 0, w * (1 - scale) * rng.random()], [0, scale, h * (1 - scale) * rng.random()]])
    return cv2.warpAffine(page, matrix, (w, h), flags=cv2.INTER_AREA, borderValue=255)


def two_on_a_page(page: Picture, rng: Random) -> Picture:
    """Two pages to a sheet to save paper, copied so: the other half is empty."""
    h, w = page.shape
    half = cv2.resize(page, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    found = np.full((w, h), 252, np.uint8)
    found[: half.shape[0], : half.shape[1]] = half[:w, :h]
    return found


def stretched(page: Picture, rng: Random) -> Picture:
    """A feeder that pulls too fast or too slowly: one side is longer."""
    scale = 1 + rng.choice([-1, 1]) * rng.uniform(0.02, 0.06)
    return cv2.resize(page, None, fx=1.0, fy=scale, interpolation=cv2.INTER_AREA)


def little_toner(page: Picture, rng: Random) -> Picture:
    """Printed with hardly any toner, in streaks, before it was filled in: ink is darker than print."""
    across = cv2.GaussianBlur(rng.normal(0, 1, (1, page.shape[1])).astype(np.float32), (0, 0), 30) * 5
    part = np.clip(0.45 + 0.25 * across, 0.2, 0.8)
    return np.where(page > 110, page, _u8(page + (255 - page.astype(np.float32)) * part * 0.6)).astype(np.uint8)


TO_PAPER: tuple[Effect, ...] = (
    on_squared_paper,
    smudged,
    tea_stain,
    taped,
    paper_clip,
    mould,
    little_toner,
)
TO_PICTURES: tuple[Effect, ...] = (
    double_exposure,
    negative,
    mirrored,
    salt_and_pepper,
    oversharpened,
    few_greys,
    blown_up,
    lamp_bands,
    screen_pixels,
    in_a_sleeve,
    shrunk_print,
    two_on_a_page,
    stretched,
)

"""What happens to paper between the pen and the program: scanners, copiers, telephones, coffee. Knows no reader.

Each effect takes a grey picture of one page at 200 dpi and a random generator and returns another picture.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.forms.paper.penned import PX, Picture, Random

Effect = Callable[[Picture, Random], Picture]
Floats = NDArray[np.float32]


def _u8(values: NDArray) -> Picture:
    return np.clip(values, 0, 255).astype(np.uint8)


def _warped(page: Picture, matrix: NDArray, size: tuple[int, int], *, paper: int) -> Picture:
    return cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_LINEAR, borderValue=paper)


# ---- how it lies


def turned(page: Picture, rng: Random, *, most: float = 5.0, paper: int = 250) -> Picture:
    """Laid in askew."""
    h, w = page.shape
    edge = int(0.06 * w)
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), rng.uniform(-most, most), 1.0)
    matrix[:, 2] += edge
    return cv2.warpAffine(page, matrix, (w + 2 * edge, h + 2 * edge), borderValue=paper)


def quarter(page: Picture, rng: Random) -> Picture:
    """Upside down or on its side."""
    return np.ascontiguousarray(np.rot90(page, int(rng.integers(1, 4))))


def perspective(page: Picture, rng: Random) -> Picture:
    """Photographed at a slant on a table."""
    h, w = page.shape
    edge = 0.08
    corners = np.float32([[0, 0], [w, 0], [0, h], [w, h]])
    moved = corners + rng.uniform(-0.045, 0.045, (4, 2)) * [w, h] + [w * edge, h * edge]
    size = (int(w * (1 + 2 * edge)), int(h * (1 + 2 * edge)))
    return _warped(page, cv2.getPerspectiveTransform(corners, np.float32(moved)), size, paper=int(rng.uniform(40, 150)))


def skewed_feed(page: Picture, rng: Random) -> Picture:
    """Pulled through the feeder unevenly: rows slide to the side and stretch."""
    h, w = page.shape
    down = np.arange(h, dtype=np.float32)
    slide = rng.uniform(-2.0, 2.0) * PX * np.sin(down / h * rng.uniform(1.5, 4) + rng.uniform(0, 6))
    stretch = rng.uniform(-1.0, 1.0) * PX * np.sin(down / h * rng.uniform(2, 6))
    x = np.arange(w, dtype=np.float32)[None, :] + slide[:, None].astype(np.float32)
    y = np.repeat((down + stretch)[:, None], w, axis=1).astype(np.float32)
    return cv2.remap(page, x, y, cv2.INTER_LINEAR, borderValue=250)


def curled(page: Picture, rng: Random) -> Picture:
    """A page that does not lie flat."""
    h, w = page.shape
    across = np.arange(w, dtype=np.float32)
    lift = rng.uniform(1.0, 3.0) * PX * np.sin(across / w * np.pi * rng.uniform(0.7, 1.6) + rng.uniform(0, 2))
    x = np.repeat(across[None, :], h, axis=0)
    y = np.arange(h, dtype=np.float32)[:, None] + lift[None, :].astype(np.float32)
    shade = 1 - 0.12 * (1 + np.sin(across / w * np.pi * 2)) / 2
    return _u8(cv2.remap(page, x, y, cv2.INTER_LINEAR, borderValue=245) * shade[None, :])


# ---- light


def shadow_edge(page: Picture, rng: Random) -> Picture:
    """The shadow of a hand or of the telephone over a part."""
    h, w = page.shape
    angle = rng.uniform(0, 2 * np.pi)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    side = (xx - w * rng.uniform(0.25, 0.75)) * np.cos(angle) + (yy - h * rng.uniform(0.25, 0.75)) * np.sin(angle)
    soft = rng.uniform(0.4, 4.0) * PX
    return _u8(page * (1 - rng.uniform(0.2, 0.5) / (1 + np.exp(np.clip(-side / soft, -30, 30)))))


def gradient(page: Picture, rng: Random) -> Picture:
    """Light from one side."""
    h, w = page.shape
    angle = rng.uniform(0, 2 * np.pi)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    t = (xx / w - 0.5) * np.cos(angle) + (yy / h - 0.5) * np.sin(angle) + 0.5
    return _u8(page * (1 - rng.uniform(0.15, 0.45) * np.clip(t, 0, 1)))


def low_contrast(page: Picture, rng: Random) -> Picture:
    """Grey paper, weak toner, a bad setting."""
    black = rng.uniform(70, 110)
    white = rng.uniform(165, 215)
    return _u8(black + page * ((white - black) / 255))


def glare(page: Picture, rng: Random) -> Picture:
    """The lamp mirrored on the page: ink fades there."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    size = rng.uniform(20, 45) * PX
    away = ((xx - w * rng.uniform(0.2, 0.8)) ** 2 + (yy - h * rng.uniform(0.2, 0.8)) ** 2) / size**2
    lit = np.exp(-away) * rng.uniform(0.25, 0.5)
    return _u8(page + (255 - page.astype(np.float32)) * lit)


# ---- sharpness and noise


def blurred(page: Picture, rng: Random) -> Picture:
    """Out of focus."""
    return cv2.GaussianBlur(page, (0, 0), rng.uniform(0.8, 2.2))


def moved(page: Picture, rng: Random) -> Picture:
    """The hand moved while it took the photo."""
    length = int(rng.integers(4, 9))
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), rng.uniform(0, 180), 1)
    kernel = cv2.warpAffine(kernel, turn, (length, length))
    return cv2.filter2D(page, -1, kernel / max(kernel.sum(), 1e-6))


def grainy(page: Picture, rng: Random) -> Picture:
    """Little light, much noise."""
    grain = rng.normal(0, rng.uniform(5, 14), page.shape).astype(np.float32)
    return _u8(page + cv2.GaussianBlur(grain, (0, 0), 0.6) * 1.6)


def jpeg(page: Picture, rng: Random, *, low: int = 35, high: int = 75) -> Picture:
    """Saved small."""
    ok, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(low, high))])
    assert ok
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)


def small(page: Picture, rng: Random) -> Picture:
    """Sent on by a messenger that makes pictures small."""
    scale = rng.uniform(0.55, 0.8)
    return cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def dithered(page: Picture, rng: Random) -> Picture:
    """A fax's black and white with patterns of dots for grey, and moire from the screen of a printed grey."""
    h, w = page.shape
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)
    pattern = np.tile((bayer + 0.5) * 16, (h // 4 + 1, w // 4 + 1))[:h, :w]
    tinted = page.astype(np.float32) * rng.uniform(0.88, 1.0)
    return _u8(np.where(tinted > pattern * 0.9, 255, 0))


def moire(page: Picture, rng: Random) -> Picture:
    """Fine stripes from photographing a screen, or from a scanner's raster on a printer's."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    angle, length = rng.uniform(0, np.pi), rng.uniform(5, 22)
    stripes = np.sin((xx * np.cos(angle) + yy * np.sin(angle)) * 2 * np.pi / length)
    return _u8(page * (1 - rng.uniform(0.03, 0.1) * (1 + stripes) / 2))


def bilevel(page: Picture, rng: Random) -> Picture:
    """Scanned as black and white."""
    return _u8(np.where(page > rng.uniform(140, 185), 255, 0))


def photocopied_twice(page: Picture, rng: Random) -> Picture:
    """Copied, and the copy copied: ragged lines, specks, all a little larger and thicker or thinner."""
    for _ in range(2):
        h, w = page.shape
        grow = rng.uniform(0.99, 1.012)
        matrix = cv2.getRotationMatrix2D((w / 2, h / 2), rng.uniform(-0.8, 0.8), grow)
        page = cv2.warpAffine(page, matrix, (w, h), borderValue=255)
        page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.7, 1.3))
        rough = page + cv2.GaussianBlur(rng.normal(0, 30, page.shape).astype(np.float32), (0, 0), 0.8)
        at = rng.uniform(120, 165)
        page = _u8(255 / (1 + np.exp(np.clip(-(rough - at) / 14, -30, 30))))
        page = specks(page, rng)
    return page


# ---- dirt and damage


def coffee_ring(page: Picture, rng: Random) -> Picture:
    """A cup stood on it."""
    h, w = page.shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    radius = rng.uniform(30, 42) * PX
    away = np.hypot(xx - w * rng.uniform(0.1, 0.9), yy - h * rng.uniform(0.1, 0.9)) - radius
    width = rng.uniform(1.0, 2.5) * PX
    ring = np.exp(-((away / width) ** 2)) * rng.uniform(0.2, 0.42)
    ring = np.maximum(ring, (away < 0) * rng.uniform(0.02, 0.1))
    blots = cv2.GaussianBlur(rng.normal(0, 1, (h, w)).astype(np.float32), (0, 0), 25) * 25
    return _u8(page * (1 - np.clip(ring * (1 + 0.4 * blots), 0, 0.6)))


def specks(page: Picture, rng: Random) -> Picture:
    """Dirt, on the paper or on the glass."""
    page = page.copy()
    h, w = page.shape
    for _ in range(int(rng.integers(20, 120))):
        centre = (int(rng.integers(w)), int(rng.integers(h)))
        axes = (max(1, int(rng.uniform(0.05, 0.45) * PX)), max(1, int(rng.uniform(0.05, 0.3) * PX)))
        cv2.ellipse(page, centre, axes, rng.uniform(0, 180), 0, 360, int(rng.uniform(0, 150)), -1, cv2.LINE_AA)
    return page


def streak(page: Picture, rng: Random) -> Picture:
    """Dirt on the glass of a feeder: a thin line down the whole page."""
    page = page.copy()
    x = int(rng.uniform(0.05, 0.95) * page.shape[1])
    wide = int(rng.integers(1, 3))
    page[:, x : x + wide] = np.minimum(page[:, x : x + wide], int(rng.uniform(60, 190)))
    return page


def staple_hole(page: Picture, rng: Random) -> Picture:
    """A hole or a staple in a corner, and the shadow of the fold beside it."""
    page = page.copy()
    h, w = page.shape
    x, y = (int(rng.uniform(6, 20) * PX) for _ in range(2))
    x, y = (x if rng.random() < 0.6 else w - x), (y if rng.random() < 0.7 else h - y)
    cv2.circle(page, (x, y), int(rng.uniform(0.8, 3.0) * PX), int(rng.uniform(0, 90)), -1, cv2.LINE_AA)
    return page


def torn_corner(page: Picture, rng: Random) -> Picture:
    """One corner is gone, with its mark."""
    page = page.copy()
    h, w = page.shape
    a, b = rng.uniform(26, 40, 2) * PX
    x, y = (0 if rng.random() < 0.5 else w), (0 if rng.random() < 0.5 else h)
    away = (abs(x - a), y), (x, abs(y - b))
    cv2.fillPoly(page, [np.array([(x, y), *away], np.int32)], int(rng.uniform(30, 250)))
    return page


def folded_through_code(page: Picture, rng: Random) -> Picture:
    """A fold across the upper code: a dark line, and the two halves do not quite meet."""
    h, w = page.shape
    x, y = 176 * PX, 20 * PX
    angle = rng.uniform(-0.7, 0.7)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    away = (xx - x) * np.sin(angle) + (yy - y) * np.cos(angle)
    step = rng.uniform(0.4, 1.5) * PX
    below = (away > 0).astype(np.float32)
    found = cv2.remap(page, xx, yy - below * step, cv2.INTER_LINEAR, borderValue=240)
    shade = 1 - below * rng.uniform(0.0, 0.15) - np.exp(-((away / (0.5 * PX)) ** 2)) * rng.uniform(0.2, 0.6)
    return _u8(found * shade)


def bleed_through(page: Picture, rng: Random) -> Picture:
    """Thin paper: the back shows, mirrored."""
    back = cv2.GaussianBlur(page[:, ::-1], (0, 0), 1.6)
    shift = rng.uniform(-6, 6, 2) * PX
    back = cv2.warpAffine(back, np.float32([[1, 0, shift[0]], [0, 1, shift[1]]]), page.shape[::-1], borderValue=255)
    return _u8(page - (255 - back.astype(np.float32)) * rng.uniform(0.06, 0.16))


def crumpled(page: Picture, rng: Random) -> Picture:
    """Out of a pocket: creases in light and dark."""
    h, w = page.shape
    field = np.zeros((h, w), np.float32)
    for _ in range(int(rng.integers(3, 8))):
        start, end = ((float(rng.uniform(0, w)), float(rng.uniform(0, h))) for _ in range(2))
        crease = np.zeros((h, w), np.uint8)
        cv2.line(crease, tuple(map(int, start)), tuple(map(int, end)), 255, int(rng.integers(2, 6)), cv2.LINE_AA)
        field += cv2.GaussianBlur(crease, (0, 0), rng.uniform(1, 4)).astype(np.float32) * rng.uniform(-0.3, 0.3)
    return _u8(page + field)


EFFECTS: dict[str, Effect] = {
    each.__name__: each
    for each in (
        quarter,
        perspective,
        skewed_feed,
        curled,
        shadow_edge,
        gradient,
        low_contrast,
        glare,
        blurred,
        moved,
        grainy,
        small,
        dithered,
        moire,
        bilevel,
        photocopied_twice,
        coffee_ring,
        specks,
        streak,
        staple_hole,
        torn_corner,
        folded_through_code,
        bleed_through,
        crumpled,
    )
}
BLACK_OR_WHITE = (bilevel, dithered)
_ON_PAPER = (
    photocopied_twice,
    coffee_ring,
    specks,
    staple_hole,
    torn_corner,
    folded_through_code,
    bleed_through,
    crumpled,
)
_PHOTO = (perspective, curled, shadow_edge, gradient, low_contrast, glare, blurred, moved, grainy, small, moire)
_SCANNER = (skewed_feed, streak, bilevel, dithered, moire, low_contrast, blurred)


def scanned(page: Picture, rng: Random) -> Picture:
    """A decent flatbed: 200 dpi, up to 5 degrees askew, a little soft, JPEG 75."""
    page = turned(page, rng)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 0.9))
    return jpeg(page, rng, low=72, high=80)


def hard(rng: Random) -> list[Effect]:
    """What is to be done to a page: something to the paper, then a bad photo or a bad scan."""
    done: list[Effect] = [_ON_PAPER[n] for n in rng.permutation(len(_ON_PAPER))[: int(rng.integers(0, 3))]]
    photo = rng.random() < 0.6
    pool = _PHOTO if photo else _SCANNER
    taken = [pool[n] for n in rng.permutation(len(pool))[: int(rng.integers(1, 4))]]
    taken.sort(key=pool.index)
    last = [each for each in taken if each in BLACK_OR_WHITE][:1]
    found = [*done, *(each for each in taken if each not in BLACK_OR_WHITE)]
    if not photo:
        found.append(turned)
    if rng.random() < 0.15:
        found.append(quarter)
    return [*found, *(last or [jpeg])]


def keeps_pencil(effects: list[Effect]) -> bool:
    """Whether a light pencil is still in the picture after that: copiers and black and white lose it for every eye."""
    return not {*BLACK_OR_WHITE, photocopied_twice} & set(effects)


def apply(effects: list[Effect], page: Picture, rng: Random) -> Picture:
    """Do *effects* to *page*, one after the other."""
    for effect in effects:
        page = effect(page, rng)
    return page

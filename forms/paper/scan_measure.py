"""How much ink is in each box of a page: level the light, lay the blank over it, take the print away. Needs `scan`.

Everything here works on pages that `scan_find.cut` brought upright, with `SCALE` pixels for a point.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.page_frame import FOOT, HEIGHT, MM, TOP, WIDTH
from forms.paper.scan_judge import STANDS_OUT, SURE_PEAK, Ink, typical_peak
from forms.paper.scan_strangers import Threads, drawn, whole_lines
from forms.paper.sheet_map import Mark

Grey = NDArray[np.uint8]
Dark = NDArray[np.uint8]
"""How dark the paper is at each pixel: 0 as paper, 255 black."""
Floats = NDArray[np.float32]
SCALE = 6 / MM
"""Pixels of a point: 6 a millimetre, so that a thin pencil stroke is two pixels wide."""
PX = 6
BACKGROUND_MM = 13
"""Dark things narrower than this lie on the paper; wider ones are light and shadow. The largest box has 8.5 mm."""
STROKE_MM = 2.6
"""Dark things narrower than this may be strokes of a pen."""
BLOCK_MM, BLOCK_REACH_MM = 30, 4.5
"""The page is laid under the blank in blocks of this size, first; boxes stand 7 mm apart or more."""
BOX_MARGIN_MM, BOX_REACH_MM = 3.0, 1.4
THIN_MM, UPRIGHT = 0.33, 0.05
"""How little a straight line spreads to its sides, and how nearly level or upright nobody's tick is."""
FAITHFUL = 0.45
"""From this correlation on, a box or block knows where it is."""
STRAY_MM = 0.9
"""A box that thinks it is so far off its neighbours is wrong."""
NOISY = 0.045
"""Paper that varies so much is no paper but a pattern of dots."""
SOFT, SOFTER = 0.9, 2.2
"""Pixels that a page is blurred by; a raster of dots is lost in a softer picture, and strokes are not."""
LEAST_DARK, SAME_PEN = 0.13, 0.45
"""As a part of black: what is ink at all; and of the marks' darkness, what may be of the same pen and is followed."""
STICKS_OUT_MM = 0.9
"""A stroke that leaves a box by so much crosses its edge, and does not only touch it."""
INSET_MM, OUTSET_MM = 0.95, 2.4
"""The middle of a box, which no printed line reaches; and how far around a box a mark on it may run out."""


@dataclass
class Blank:
    """The print of one page, made ready once for all scans of it."""

    half: Dark
    """At half size and a little soft, to find places by."""
    ink: Dark
    mask: Dark
    """Where there is print, or may be when it lies half a millimetre off."""
    wide: Dark
    """The same at half size: 255 or 0, and a little more."""

    @classmethod
    def of(cls, picture: Grey) -> Blank:
        """Make *picture*, the drawn blank page at `SCALE`, ready."""
        ink = 255 - picture
        half = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        wide = cv2.dilate(cv2.GaussianBlur(ink, (0, 0), 0.8), np.ones((7, 7), np.uint8))
        near = cv2.dilate(cv2.resize(wide, half.shape[::-1], interpolation=cv2.INTER_AREA), np.ones((3, 3), np.uint8))
        near = cv2.threshold(near, 8, 255, cv2.THRESH_BINARY)[1]
        return cls(cv2.GaussianBlur(half, (0, 0), 0.8), ink, wide, near)


@dataclass
class Measured:
    """What was seen of a page: ink by mark, how well the print agreed with the blank, and where each mark really is."""

    ink: dict[str, Ink]
    likeness: float
    shifts: dict[str, tuple[float, float]]
    """In points, of each mark: how far from where the map has it on the straightened page."""
    stray: dict[str, float]
    """By mark, the ink beside its box where its words are, that is not theirs."""


def measure(page: Grey, blank: Blank, marks: Sequence[Mark]) -> Measured:
    """Measure the boxes among *marks* on *page*, of which *blank* is the print alone; both at `SCALE`."""
    dark, strokes = _levelled(page, softness=SOFT)
    half = cv2.resize(dark, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    blocks = _blocks(half, blank.half)
    likeness = float(np.median([score for _, _, score in blocks])) if blocks else 0.0
    blocks = [block for block in blocks if block[2] >= FAITHFUL * 0.6]
    coarse = {mark.id: _near(blocks, mark) for mark in marks}
    boxes = [mark for mark in marks if mark.kind not in ("text", "sign")]
    shifts = _box_shifts(half, blank.half, boxes, coarse)
    patches, noise, black = _patches(dark, strokes, blank, boxes, shifts)
    if noise > NOISY:
        dark, strokes = _levelled(page, softness=SOFTER)
        patches, noise, black = _patches(dark, strokes, blank, boxes, shifts)
    printed = _printed(blank, boxes, shifts, blocks)
    least = max(LEAST_DARK, STANDS_OUT * noise)
    band = _without_lines(dark, printed, boxes, patches, least=least * black)
    typical = typical_peak([patch.ink(noise, 1.0) for patch in patches.values()])
    pen = max(least, SAME_PEN * min(typical, 1.0))
    inked = cv2.bitwise_or(_inked(strokes, pen * black), _inked(dark, max(pen, SURE_PEAK) * black))
    if band is not None:
        inked = np.where(band[::2, ::2][: inked.shape[0], : inked.shape[1]] > 0, 0, inked).astype(np.uint8)
    threads = Threads.of(inked, printed)
    own = _followed(threads, boxes, shifts, patches)
    moved = {mark.id: (coarse[mark.id][0] / SCALE, coarse[mark.id][1] / SCALE) for mark in marks}
    moved |= {id: (dx / SCALE, dy / SCALE) for id, (dx, dy, _) in shifts.items()}
    return Measured(
        ink={id: patch.ink(noise, shifts[id][2], pen=pen) for id, patch in patches.items()},
        likeness=likeness,
        shifts=moved,
        stray=_stray(threads, strokes, boxes, marks, own, shifts, black),
    )


WORDS_MM = 45
"""Words of a choice are looked at so far."""


def _patches(
    dark: Dark, strokes: Dark, blank: Blank, boxes: Sequence[Mark], shifts: dict[str, tuple[float, float, float]]
) -> tuple[dict[str, _Patch], float, float]:
    black = 255 * _black(dark, blank.ink, boxes, shifts)
    found = {mark.id: _patch(dark, strokes, blank.mask, mark, shifts[mark.id], black) for mark in boxes}
    floor, noise = _floor_and_noise(found.values())
    for patch in found.values():
        np.maximum(patch.dark - floor, 0, out=patch.dark)
    return found, noise, black


# ---- what is nobody's


def _without_lines(
    dark: Dark, printed: Dark, boxes: Sequence[Mark], patches: dict[str, _Patch], *, least: float
) -> Dark | None:
    """Take lines down or across the whole page out of *patches*; returns where they are, if there are any."""
    lines = whole_lines(_inked(dark, least), printed)
    if not lines:
        return None
    band = drawn(lines, dark.shape[::-1], zoom=2)
    for mark in boxes:
        patches[mark.id].take_away(band)
    return band


def _inked(dark: Dark, least: float) -> Dark:
    """Where the half-size page has anything darker than *least*: 255."""
    size = (dark.shape[1] // 2, dark.shape[0] // 2)
    whole = cv2.threshold(dark, least, 255, cv2.THRESH_BINARY)[1]
    return cv2.threshold(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), 50, 255, cv2.THRESH_BINARY)[1]


def _followed(
    threads: Threads,
    boxes: Sequence[Mark],
    shifts: dict[str, tuple[float, float, float]],
    patches: dict[str, _Patch],
) -> dict[str, NDArray[np.int32]]:
    """See how far the ink in each box runs on, and whose ink is around it; returns which is in it."""
    own = {mark.id: threads.within(_at(mark, -INSET_MM * MM, shifts)) for mark in boxes}
    for mark in boxes:
        patches[mark.id].beyond = threads.beyond(own[mark.id], _at(mark, 0.0, shifts))
    _disown(threads, own, patches)
    return own


def _at(mark: Mark, margin: float, shifts: dict[str, tuple[float, float, float]]) -> tuple[int, int, int, int]:
    """Where *mark* with *margin* points around it is on the half-size page."""
    left, top, right, bottom = _pixels(mark, margin, 0.5)
    dx, dy = (round(each / 2) for each in shifts[mark.id][:2])
    return left + dx, top + dy, right + dx, bottom + dy


def _disown(threads: Threads, own: dict[str, NDArray[np.int32]], patches: dict[str, _Patch]) -> None:
    """Ink around a box that is the tail of another's tick is not this one's."""
    ticks = set(np.concatenate(list(own.values())).tolist()) if own else set()
    for id, patch in patches.items():
        others = ticks - set(own[id].tolist())
        h, w = patch.core.shape
        left, top = patch.at[0] // 2, patch.at[1] // 2
        around = threads.cut((left, top, left + w // 2 + 1, top + h // 2 + 1))
        if others and around.any():
            theirs = np.isin(around, list(others)).astype(np.uint8)
            if theirs.any():
                patch.theirs = cv2.resize(theirs, (2 * theirs.shape[1], 2 * theirs.shape[0]))[:h, :w] > 0


def _stray(
    threads: Threads,
    strokes: Dark,
    boxes: Sequence[Mark],
    marks: Sequence[Mark],
    own: dict[str, NDArray[np.int32]],
    shifts: dict[str, tuple[float, float, float]],
    black: float,
) -> dict[str, float]:
    """Ink beside each box, over the words that belong to it, in darkness × mm²: somebody may have ringed the words."""
    found = {}
    for mark in boxes:
        left, top, right, bottom = _at(mark, 0.0, shifts)
        left = right + round(OUTSET_MM * PX / 2)
        beside = [one.x * SCALE / 2 for one in marks if abs(one.y - mark.y) < mark.h / 2 and one.x > mark.x]
        end = min([*beside, left + WORDS_MM * PX / 2, (WIDTH - 14 * MM) * SCALE / 2]) - OUTSET_MM * PX / 2
        there = threads.cut((left, top, max(left, round(end)), bottom))
        if not there.any():
            found[mark.id] = 0.0
            continue
        free = (there > 0) & ~np.isin(there, own[mark.id])
        dark = strokes[2 * max(0, top) :, 2 * max(0, left) :][: 2 * there.shape[0] : 2, : 2 * there.shape[1] : 2]
        found[mark.id] = float(dark[free[: dark.shape[0], : dark.shape[1]]].sum()) / black * (2 / PX) ** 2
    return found


def _printed(
    blank: Blank,
    boxes: Sequence[Mark],
    shifts: dict[str, tuple[float, float, float]],
    blocks: Sequence[tuple[tuple[float, float], tuple[float, float], float]],
) -> Dark:
    """Where there may be print on the half-size page: the blank's, moved in blocks, and with each box as it lies."""
    h, w = blank.wide.shape
    far = np.median([move for _, move, _ in blocks], axis=0) / 2 if blocks else (0.0, 0.0)
    found = _cut(blank.wide, -round(float(far[0])), -round(float(far[1])), w, h).copy()
    side = BLOCK_MM * PX // 2
    places = [
        (round(x * SCALE / 2 - side / 2), round(y * SCALE / 2 - side / 2), side, side, dx / 2, dy / 2)
        for (x, y), (dx, dy), _ in blocks
    ]
    for mark in boxes:
        left, top, right, bottom = _pixels(mark, BOX_MARGIN_MM * MM / 2, 0.5)
        dx, dy, _ = shifts[mark.id]
        places.append((left, top, right - left + WORDS_MM * PX // 2, bottom - top, dx / 2, dy / 2))
    for left, top, w, h, dx, dy in places:
        x, y = max(0, left + round(dx)), max(0, top + round(dy))
        there = found[y : y + h, x : x + w]
        np.maximum(there, _cut(blank.wide, left, top, there.shape[1], there.shape[0]), out=there)
    return found


# ---- light


def _levelled(page: Grey, *, softness: float) -> tuple[Dark, Dark]:
    """The page as darkness, without light and shadow; and of it only what is as narrow as strokes."""
    soft = cv2.GaussianBlur(page, (0, 0), softness)
    half = cv2.resize(soft, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    quarter = cv2.resize(half, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    size = page.shape[::-1]
    paper = np.maximum(cv2.GaussianBlur(_closed(quarter, BACKGROUND_MM, 4), (0, 0), 2), 24)
    paper = cv2.resize(paper, size)
    near = cv2.resize(_closed(half, STROKE_MM, 2), size)
    dark = 255 - cv2.divide(soft, paper, scale=255)
    strokes = cv2.divide(cv2.subtract(near, soft), paper, scale=255)
    return dark, strokes


def _closed(small: Grey, width_mm: float, shrunk: int) -> Grey:
    side = round(width_mm * PX / shrunk) | 1
    return cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))


# ---- where things are


def _blocks(seen: Dark, wanted: Dark) -> list[tuple[tuple[float, float], tuple[float, float], float]]:
    """Blocks of print: their middles in points, how far they moved in pixels, and how sure that is."""
    side, reach = BLOCK_MM * PX // 2, round(BLOCK_REACH_MM * PX / 2)
    found = []
    for top in range(round(TOP * SCALE / 2), round(FOOT * SCALE / 2) - side // 2, side):
        for left in range(round(14 * MM * SCALE / 2), round((WIDTH - 14 * MM) * SCALE / 2) - side // 2, side):
            block = wanted[top : top + side, left : left + side]
            if float(block.std()) < 15:
                continue
            shift = _matched(seen, block, left, top, reach)
            if shift is not None:
                h, w = block.shape
                middle = ((left + w / 2) * 2 / SCALE, (top + h / 2) * 2 / SCALE)
                found.append((middle, (shift[0] * 2, shift[1] * 2), shift[2]))
    return found


def _matched(seen: Dark, block: Dark, left: int, top: int, reach: int) -> tuple[float, float, float] | None:
    """Where *block* lies in *seen* near (left, top): pixels across and down with their fractions, and correlation."""
    h, w = block.shape
    around = cv2.copyMakeBorder(
        seen[max(0, top - reach) : top + h + reach, max(0, left - reach) : left + w + reach],
        max(0, reach - top),
        max(0, top + h + reach - seen.shape[0]),
        max(0, reach - left),
        max(0, left + w + reach - seen.shape[1]),
        cv2.BORDER_CONSTANT,
    )
    if around.shape[0] < h or around.shape[1] < w:
        return None
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


def _near(blocks: Sequence[tuple[tuple[float, float], tuple[float, float], float]], mark: Mark) -> tuple[float, float]:
    """How far the paper around *mark* moved: the weighted median of the blocks near it."""
    if not blocks:
        return 0.0, 0.0
    x, y = mark.x + min(mark.w, 60) / 2, mark.y + mark.h / 2
    weights = np.array(
        [score**2 * np.exp(-((bx - x) ** 2 + (by - y) ** 2) / (2 * (24 * MM) ** 2)) for (bx, by), _, score in blocks]
    )
    moves = np.array([move for _, move, _ in blocks])
    return _weighted_median(moves[:, 0], weights), _weighted_median(moves[:, 1], weights)


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def _box_shifts(
    seen: Dark, wanted: Dark, boxes: Sequence[Mark], coarse: dict[str, tuple[float, float]]
) -> dict[str, tuple[float, float, float]]:
    """Where each box is, in pixels off its place, and how sure that is; a lost one goes with its neighbours."""
    margin, reach = BOX_MARGIN_MM * MM, round(BOX_REACH_MM * PX / 2)
    own: dict[str, tuple[float, float, float]] = {}
    for mark in boxes:
        left, top, right, bottom = _pixels(mark, margin, 0.5)
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


def _pixels(mark: Mark, margin: float, zoom: float = 1.0) -> tuple[int, int, int, int]:
    left, top = round((mark.x - margin) * SCALE * zoom), round((mark.y - margin) * SCALE * zoom)
    right, bottom = round((mark.x + mark.w + margin) * SCALE * zoom), round((mark.y + mark.h + margin) * SCALE * zoom)
    return max(0, left), max(0, top), right, bottom


def _black(dark: Dark, printed: Dark, boxes: Sequence[Mark], shifts: dict[str, tuple[float, float, float]]) -> float:
    """How dark print is on this page: of the frames and words around its boxes."""
    found = []
    for mark in boxes[:: max(1, len(boxes) // 24)]:
        dx, dy, score = shifts[mark.id]
        left, top, right, bottom = _pixels(mark, BOX_MARGIN_MM * MM)
        there = _cut(dark, left + round(dx), top + round(dy), right - left, bottom - top)
        core = printed[top:bottom, left:right] > 180
        if score > 0 and core.any() and core.shape == there.shape:
            found.append(float(np.percentile(there[core], 70)) / 255)
    return float(np.clip(np.median(found), 0.25, 1.0)) if found else 1.0


def _cut(picture: Dark, left: int, top: int, w: int, h: int) -> Dark:
    """A part of *picture*; what lies outside it is white."""
    part = picture[max(0, top) : max(0, top + h), max(0, left) : max(0, left + w)]
    if part.shape == (h, w):
        return part
    found = np.zeros((h, w), picture.dtype)
    y, x = max(0, -top), max(0, -left)
    found[y : y + part.shape[0], x : x + part.shape[1]] = part
    return found


# ---- ink


@dataclass
class _Patch:
    """A box and what is around it, without print: all that is dark, what is narrow of it, and the two zones."""

    dark: Floats
    strokes: Floats
    core: NDArray[np.bool_]
    free: NDArray[np.bool_]
    """Where nothing is printed, so that any ink is somebody's."""
    box: tuple[int, int, int, int]
    at: tuple[int, int]
    """The left and the upper edge of all this on the page."""
    theirs: NDArray[np.bool_] | None = None
    """What here is the tail of another box's tick."""
    beyond: float = 0.0

    def take_away(self, band: Dark) -> None:
        """Count nothing that *band*, a picture of the page, covers, as ink."""
        h, w = self.core.shape
        there = _cut(band, *self.at, w, h) > 0
        if there.any():
            self.dark[there] = 0
            self.strokes[there] = 0
            self.free &= ~there

    def ink(self, noise: float, likeness: float, *, pen: float = 0.0) -> Ink:
        """The figures that a mark is judged by; around it only what is as dark as *pen* counts."""
        least = max(LEAST_DARK, STANDS_OUT * noise)
        core = self.core
        area = float(core.sum())
        there = (self.dark > least) & self.free
        narrow = (self.strokes > least * 0.8) & core
        count, _, stats, _ = cv2.connectedComponentsWithStats((there & core).astype(np.uint8), connectivity=8)
        extent = 0.0
        for n in range(1, count):
            if stats[n, cv2.CC_STAT_AREA] >= 0.12 * PX**2:
                extent = max(extent, float(np.hypot(stats[n, cv2.CC_STAT_WIDTH], stats[n, cv2.CC_STAT_HEIGHT])))
        inside = self.dark[there & core]
        outside = there & ~core & self._around() & (self.dark > pen)
        if self.theirs is not None:
            outside &= ~self.theirs
        points = np.argwhere(there & core)
        return Ink(
            mass=float(inside.sum()) / PX**2,
            strokes=float(self.strokes[narrow].sum()) / PX**2,
            extent=extent / PX,
            peak=float(np.percentile(inside, 85)) if inside.size else 0.0,
            fill=float((self.dark[core] > 0.4).sum()) / area,
            grey=float(self.dark[core].mean()),
            outside=float(self.dark[outside].sum()) / PX**2,
            noise=noise,
            likeness=likeness,
            line=self._is_line(points, least),
            beyond=self.beyond,
            corners=self._corners(outside),
            side=min(self.box[2] - self.box[0], self.box[3] - self.box[1]) / PX,
        )

    def _is_line(self, points: NDArray[np.int64], least: float) -> bool:
        """Whether the ink is one straight line that only passes: dirt on a scanner's glass, a fold."""
        if len(points) < 20:
            return False
        middle = points.mean(0)
        spread, axes = np.linalg.eigh(np.cov((points - middle).T))
        if np.sqrt(max(spread[0], 0)) > THIN_MM * PX or np.sqrt(spread[1]) < 0.2 * (self.box[3] - self.box[1]):
            return False
        way = axes[:, 1]
        if min(abs(way)) < UPRIGHT:
            return True
        ends = []
        for sign in (-1, 1):
            beyond = [middle + sign * way * (self.box[3] - self.box[1]) * length for length in (0.78, 0.84, 0.9)]
            seen = [
                self.dark[y, x] > least
                for y, x in (np.round(each).astype(int) for each in beyond)
                if 0 <= y < self.free.shape[0] and 0 <= x < self.free.shape[1] and self.free[y, x]
            ]
            ends.append(bool(seen) and all(seen))
        return all(ends)

    def _corners(self, outside: NDArray[np.bool_]) -> int:
        """Out of how many corners of the box, or beside them, ink sticks out."""
        left, top, right, bottom = self.box
        out = round(STICKS_OUT_MM * PX)
        far = outside.copy()
        far[max(0, top - out) : bottom + out, max(0, left - out) : right + out] = False
        across, down = (left + right) // 2, (top + bottom) // 2
        parts = (far[:down, :across], far[:down, across:], far[down:, :across], far[down:, across:])
        return sum(int(part.sum()) > STICKS_OUT_MM * PX for part in parts)

    def _around(self) -> NDArray[np.bool_]:
        found = np.zeros(self.core.shape, bool)
        reach = round(OUTSET_MM * PX)
        left, top, right, bottom = self.box
        found[max(0, top - reach) : bottom + reach, max(0, left - reach) : right + reach] = True
        return found


def _patch(
    dark: Dark, strokes: Dark, mask: Dark, mark: Mark, shift: tuple[float, float, float], black: float
) -> _Patch:
    margin = BOX_MARGIN_MM * MM
    left, top, right, bottom = _pixels(mark, margin)
    w, h = right - left, bottom - top
    dx, dy = round(shift[0]), round(shift[1])
    print_here = _cut(mask, left, top, w, h)
    box_left, box_top = round(mark.x * SCALE) - left, round(mark.y * SCALE) - top
    box = (box_left, box_top, box_left + round(mark.w * SCALE), box_top + round(mark.h * SCALE))
    inset = round(INSET_MM * PX)
    core = np.zeros((h, w), bool)
    core[box[1] + inset : box[3] - inset, box[0] + inset : box[2] - inset] = True
    return _Patch(
        _cut(dark, left + dx, top + dy, w, h).astype(np.float32) / black,
        _cut(strokes, left + dx, top + dy, w, h).astype(np.float32) / black,
        core,
        print_here < 20,
        box,
        (left + dx, top + dy),
    )


def _floor_and_noise(patches: Collection[_Patch]) -> tuple[float, float]:
    """How dark empty paper is on this page, and how much that varies: of the emptier half of the boxes."""
    if not patches:
        return 0.0, 0.0
    middles = np.array([float(np.median(patch.dark[patch.core])) for patch in patches])
    spreads = [
        1.4826 * float(np.median(np.abs(patch.dark[patch.core] - middle)))
        for patch, middle in zip(patches, middles, strict=True)
    ]
    return float(np.percentile(middles, 35)), float(np.percentile(spreads, 40))


def page_size() -> tuple[int, int]:
    """Width and height in pixels of a page at `SCALE`."""
    return round(WIDTH * SCALE), round(HEIGHT * SCALE)

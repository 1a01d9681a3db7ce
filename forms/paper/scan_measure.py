"""How much ink is in each box of a page: level the light, lay the blank over it, take the print away. Needs `scan`.

Everything here works on pages that `scan_find.cut` brought upright, with `SCALE` pixels for a point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.page_frame import MM
from forms.paper.scan_box import BLANK_MASS, STANDS_OUT, SURE_PEAK, Ink
from forms.paper.scan_folds import folds
from forms.paper.scan_ink import INSET_MM, LEAST_DARK, Patch, floor_and_noise, quantile
from forms.paper.scan_judge import typical_peak
from forms.paper.scan_light import levelled, smaller
from forms.paper.scan_neighbours import joined
from forms.paper.scan_place import (
    BLOCK_MM,
    BOX_MARGIN_MM,
    FAITHFUL,
    PX,
    SCALE,
    Block,
    Dark,
    Shift,
    blocks,
    box_shifts,
    half_at,
    near,
    part_of,
    pixels,
)
from forms.paper.scan_strangers import Threads, drawn, whole_lines
from forms.paper.scan_stripes import without_stripes
from forms.paper.scan_words import WORDS_MM, over_words, stray_at, words_at
from forms.paper.sheet_map import Mark

Grey = NDArray[np.uint8]
NOISY = 0.045
"""Paper that varies so much is no paper but a pattern of dots."""
STRIPED, EVENER = 0.03, 0.75
"""Paper that varies more than the first may have stripes; without them it has to vary less than so much of that."""
SOFT, SOFTER = 0.9, 2.2
"""Pixels that a page is blurred by; a raster of dots is lost in a softer picture, and strokes are not."""
SAME_PEN = 0.45
"""What has less than this part of the marks' darkness is of no pen that marked, and not followed."""
PALER = 0.75
"""What is paler than this part of the marks' darkness is followed together with all that is as pale."""
SEEN = 0.4
"""A side of a box is seen when it has this part of the darkness of the page's others."""


@dataclass
class Blank:
    """The print of one page, made ready once for all scans of it."""

    half: Dark
    """At half size and a little soft, to find places by."""
    quarter: Dark
    ink: Dark
    mask: Dark
    """Where there is print, or may be when it lies half a millimetre off."""
    wide: Dark
    """The same at half size: 255 or 0, and a little more."""

    @classmethod
    def of(cls, picture: Grey) -> Blank:
        """Make *picture*, the drawn blank page at `SCALE`, ready."""
        ink = 255 - picture
        half = smaller(ink)
        mask = cv2.dilate(cv2.GaussianBlur(ink, (0, 0), 0.8), np.ones((7, 7), np.uint8))
        wide = cv2.threshold(cv2.dilate(smaller(mask), np.ones((3, 3), np.uint8)), 8, 255, cv2.THRESH_BINARY)[1]
        return cls(cv2.GaussianBlur(half, (0, 0), 0.8), smaller(half), ink, mask, wide)


@dataclass
class Seen:
    """A page in even light: all that is dark, what is narrow of it, and its boxes."""

    dark: Dark
    strokes: Dark
    patches: dict[str, Patch]
    noise: float
    """How much paper alone varies."""
    black: float
    """How dark print is, of 255."""

    @classmethod
    def of(cls, dark: Dark, strokes: Dark, blank: Blank, boxes: Sequence[Mark], shifts: Mapping[str, Shift]) -> Seen:
        """Cut out the boxes, and see what is black and what is white here."""
        black = 255 * _black(dark, blank.ink, boxes, shifts)
        found = {mark.id: Patch.of(dark, strokes, blank.mask, mark, shifts[mark.id], black=black) for mark in boxes}
        floor, noise = floor_and_noise(found.values())
        for patch in found.values():
            patch.lighten(floor)
        return cls(dark, strokes, found, noise, black)


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
    dark, strokes = levelled(page, softness=SOFT)
    half = smaller(dark)
    found = blocks(smaller(half), blank.quarter)
    likeness = float(np.median([score for _, _, score in found])) if found else 0.0
    found = [block for block in found if block[2] >= FAITHFUL * 0.6]
    coarse = near(found, marks)
    boxes = [mark for mark in marks if mark.kind not in ("text", "sign")]
    shifts = box_shifts(half, blank.half, boxes, coarse)
    seen = Seen.of(dark, strokes, blank, boxes, shifts)
    if seen.noise > STRIPED and (even := without_stripes(page)) is not None:
        better = Seen.of(*levelled(even, softness=SOFT), blank, boxes, shifts)
        if better.noise < EVENER * seen.noise:
            page, seen = even, better
    if seen.noise > NOISY:
        seen = Seen.of(*levelled(page, softness=SOFTER), blank, boxes, shifts)
    dark, strokes, patches, noise, black = seen.dark, seen.strokes, seen.patches, seen.noise, seen.black
    edges = {id: patch.edges() for id, patch in patches.items()}
    there = SEEN * float(np.median(list(edges.values()))) if edges else 0.0
    moved = {id: (dx / SCALE, dy / SCALE) for id, (dx, dy) in coarse.items()}
    moved |= {id: (dx / SCALE, dy / SCALE) for id, (dx, dy, _) in shifts.items()}

    printed = _printed(blank, boxes, shifts, found)
    least = max(LEAST_DARK, STANDS_OUT * noise)
    band = _without_lines(dark, printed, patches, least=least * black, black=black)
    ink = {id: patch.ink(noise, shifts[id][2]) for id, patch in patches.items()}
    typical = min(typical_peak(list(ink.values())), 1.0)
    pen = max(least, SAME_PEN * typical)
    inked = cv2.bitwise_or(_inked(strokes, pen * black), _inked(dark, max(pen, SURE_PEAK) * black))
    open = np.full_like(inked, 255)
    if band is not None:
        hidden = cv2.compare(dark, band, cv2.CMP_LE) & cv2.compare(band, 0, cv2.CMP_GT)
        open = cv2.bitwise_not(hidden[::2, ::2][: inked.shape[0], : inked.shape[1]])
        strokes = cv2.bitwise_and(strokes, cv2.bitwise_not(hidden))
    inked = cv2.bitwise_and(inked, open)
    threads = Threads.of(inked, printed)
    pale = {id for id, one in ink.items() if one.mass > BLANK_MASS and one.peak < PALER * typical}
    veils = Threads.of(cv2.bitwise_and(_inked(dark, least * black), open), printed) if pale else threads
    own = {mark.id: threads.within(half_at(mark, -INSET_MM * MM, shifts)) for mark in boxes}
    inky = [mark for mark in boxes if ink[mark.id].mass > BLANK_MASS]
    shared = joined(inky, patches, pen=pen)
    for mark in boxes:
        patch, names = patches[mark.id], own[mark.id]
        theirs = _theirs(threads, patch, names, own)
        middle, outline = half_at(mark, -INSET_MM * MM, shifts), half_at(mark, 0.0, shifts)
        beyond, back = threads.beyond(names, outline)
        sides = int((edges[mark.id] > there).sum())
        ink[mark.id] = replace(
            patch.around(ink[mark.id], pen=pen, theirs=theirs),
            beyond=beyond,
            back=back,
            runs=veils.beyond(veils.within(middle), outline)[0] if mark.id in pale else beyond,
            sides=sides,
            shared=shared.get(mark.id, 0),
        )
    anyones = np.concatenate([*own.values(), np.zeros(0, np.int32)])
    stray = {
        mark.id: stray_at(threads, printed, strokes, mark, marks, own[mark.id], anyones, shifts) / black
        for mark in boxes
    }
    ticks = cv2.dilate((np.isin(threads.numbers, anyones)).view(np.uint8) * 255, np.ones((5, 5), np.uint8))
    words = {mark.id: (words_at(mark, marks), shifts[mark.id][:2]) for mark in boxes}
    for id, more in over_words(strokes, blank.ink, ticks, words, black=black, pen=pen).items():
        if ink[id].mass < BLANK_MASS:
            stray[id] = max(stray[id], more)
        else:
            ink[id] = replace(ink[id], over=more)
    return Measured(ink, likeness, moved, stray)


# ---- light


def _black(dark: Dark, printed: Dark, boxes: Sequence[Mark], shifts: Mapping[str, Shift]) -> float:
    """How dark print is on this page: of the frames and words around its boxes."""
    found = []
    for mark in boxes[:: max(1, len(boxes) // 16)]:
        dx, dy, score = shifts[mark.id]
        left, top, right, bottom = pixels(mark, BOX_MARGIN_MM * MM)
        there = part_of(dark, left + round(dx), top + round(dy), right - left, bottom - top)
        core = printed[top:bottom, left:right] > 180
        if score > 0 and core.any() and core.shape == there.shape:
            found.append(quantile(there[core], 0.7) / 255)
    return float(np.clip(np.median(found), 0.25, 1.0)) if found else 1.0


# ---- what is nobody's


def _without_lines(
    dark: Dark, printed: Dark, patches: Mapping[str, Patch], *, least: float, black: float
) -> Dark | None:
    """Take folds and lines across the whole page out of *patches*; returns where they are, and how dark, if any are."""
    inked = _inked(dark, least)
    lines = [*whole_lines(inked, printed), *folds(inked, printed, smaller(dark), black=black)]
    if not lines:
        return None
    band = drawn(lines, dark.shape[::-1], zoom=2)
    for patch in patches.values():
        patch.take_away(band, black=black)
    return band


def _inked(dark: Dark, least: float) -> Dark:
    """Where the half-size page has anything darker than *least*: 255."""
    whole = cv2.threshold(dark, least, 255, cv2.THRESH_BINARY)[1]
    return cv2.threshold(smaller(whole), 50, 255, cv2.THRESH_BINARY)[1]


def _theirs(
    threads: Threads, patch: Patch, names: NDArray[np.int32], own: Mapping[str, NDArray[np.int32]]
) -> NDArray[np.bool_] | None:
    """Where around a box, in which the pieces *names* are, there is the tail of a tick in another box."""
    h, w = patch.free.shape
    left, top = patch.at[0] // 2, patch.at[1] // 2
    around = threads.cut((left, top, left + w // 2 + 1, top + h // 2 + 1))
    there = set(np.unique(around).tolist()) - {0, *names.tolist()}
    others = [name for name in there if any(name in each for each in own.values())]
    if not others:
        return None
    theirs = np.isin(around, others).astype(np.uint8)
    return part_of(cv2.resize(theirs, (2 * theirs.shape[1], 2 * theirs.shape[0])), 0, 0, w, h) > 0


def _printed(
    blank: Blank,
    boxes: Sequence[Mark],
    shifts: Mapping[str, Shift],
    found: Sequence[Block],
) -> Dark:
    """Where there may be print on the half-size page: the blank's, moved in blocks, and with each box as it lies."""
    h, w = blank.wide.shape
    far = np.median([move for _, move, _ in found], axis=0) / 2 if found else (0.0, 0.0)
    print_here = part_of(blank.wide, -round(float(far[0])), -round(float(far[1])), w, h).copy()
    side = BLOCK_MM * PX // 2
    places = [
        (round(x * SCALE / 2 - side / 2), round(y * SCALE / 2 - side / 2), side, side, dx / 2, dy / 2)
        for (x, y), (dx, dy), _ in found
    ]
    for mark in boxes:
        left, top, right, bottom = pixels(mark, BOX_MARGIN_MM * MM / 2, 0.5)
        dx, dy, _ = shifts[mark.id]
        places.append((left, top, right - left + WORDS_MM * PX // 2, bottom - top, dx / 2, dy / 2))
    for left, top, w, h, dx, dy in places:
        x, y = max(0, left + round(dx)), max(0, top + round(dy))
        there = print_here[y : y + h, x : x + w]
        np.maximum(there, part_of(blank.wide, left, top, there.shape[1], there.shape[0]), out=there)
    return print_here

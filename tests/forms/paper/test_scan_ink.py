"""What is seen of one box: its frame, its ink, and the ink around it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from forms.paper.scan_ink import Patch
from forms.paper.scan_place import PX, SCALE
from forms.paper.sheet_map import Mark

MARK = Mark("a", "1", "one", 1, 100, 100, 20, 20)
SHIFT = (0.0, 0.0, 1.0)


def patch(*lines: tuple[tuple[float, float], tuple[float, float]], framed: bool = True) -> Patch:
    """A framed box of 7 mm with *lines* between points in sides of the box, of a black pen."""
    dark = np.zeros((900, 900), np.uint8)
    left = top = round(MARK.x * SCALE)
    side = round(MARK.w * SCALE)
    mask = np.zeros_like(dark)
    cv2.rectangle(mask, (left, top), (left + side, top + side), 255, 9)
    if framed:
        cv2.rectangle(dark, (left, top), (left + side, top + side), 255, 2)
    for start, end in lines:
        cv2.line(
            dark, *((round(left + side * x), round(top + side * y)) for x, y in (start, end)), color=255, thickness=3
        )
    return Patch.of(dark, dark, mask, MARK, SHIFT, black=255.0)


def test_an_empty_box_has_its_frame_and_no_ink() -> None:
    empty = patch()
    assert empty.ink(0.0, 1.0).mass == 0
    assert empty.edges().min() > 0.9


def test_a_box_under_a_note_has_no_frame() -> None:
    assert patch(framed=False).edges().max() == 0


def test_a_slash_is_as_long_and_heavy_as_it_was_drawn() -> None:
    ink = patch(((0.2, 0.8), (0.8, 0.2))).ink(0.0, 1.0)
    assert 4 < ink.extent < 8 and 1 < ink.mass < 4
    assert ink.peak == 1.0 and not ink.line


def test_a_line_right_through_is_a_line() -> None:
    assert patch(((0.5, -1.0), (0.5, 2.0))).ink(0.0, 1.0).line
    assert patch(((-0.35, -0.35), (1.35, 1.35))).ink(0.0, 1.0).line


def test_a_cross_over_the_box_sticks_out_at_four_corners_and_a_tick_at_one() -> None:
    def corners(box: Patch) -> int:
        return box.around(box.ink(0.0, 1.0), pen=0.13, theirs=None).corners

    assert corners(patch(((-0.3, -0.3), (1.3, 1.3)), ((1.3, -0.3), (-0.3, 1.3)))) == 4
    assert corners(patch(((0.2, 0.5), (0.4, 0.9)), ((0.4, 0.9), (1.3, -0.3)))) == 1


def test_the_tail_of_another_tick_is_not_counted() -> None:
    box = patch(((1.3, -0.1), (1.3, 1.1)))
    seen = box.around(box.ink(0.0, 1.0), pen=0.13, theirs=None)
    assert seen.outside > 1
    assert box.around(box.ink(0.0, 1.0), pen=0.13, theirs=np.ones_like(box.free)).outside == 0


def test_what_a_band_covers_is_neither_ink_nor_paper() -> None:
    box = patch(((0.5, -1.0), (0.5, 2.0)))
    band = np.zeros((900, 900), np.uint8)
    x = round((MARK.x + MARK.w / 2) * SCALE)
    cv2.line(band, (x, 0), (x, 899), 255, PX)
    box.take_away(band)
    assert box.ink(0.0, 1.0).mass == 0


def test_a_tick_below_a_cross_is_seen_beside_it() -> None:
    strokes = (((-0.3, -0.3), (1.3, 1.3)), ((1.3, -0.3), (-0.3, 1.3)))
    assert patch(*strokes).ink(0.0, 1.0).over_cross == 0
    mark = ((0.2, 0.4), (0.4, 0.85)), ((0.4, 0.85), (0.9, 0.3))
    assert patch(*strokes, *mark).ink(0.0, 1.0).over_cross > 1
    assert patch(*mark).ink(0.0, 1.0).over_cross == 0


def test_a_blot_is_thick_for_its_length_and_a_stroke_is_not() -> None:
    slash, blot = patch(((0.2, 0.8), (0.8, 0.2))).ink(0.0, 1.0), patch()
    assert slash.thick < 0.2 * slash.extent
    x, y = (blot.box[0] + blot.box[2]) // 2, (blot.box[1] + blot.box[3]) // 2
    cv2.circle(blot.dark, (x, y), PX, 1.0, -1)
    hole = blot.ink(0.0, 1.0)
    assert hole.thick > 0.5 * hole.extent > 0


@pytest.mark.parametrize("middle", [0.5, 0.15], ids=["in the box", "half hidden by its frame"])
def test_a_blot_is_told_from_the_end_of_a_stroke_as_broad(middle: float) -> None:
    spot, stroke = patch(), patch(((0.35, 0.4), (-0.1, 1.25)))
    left, top, right, bottom = spot.box
    at = (round(left + middle * (right - left)), (top + bottom) // 2)
    cv2.circle(spot.dark, at, round(1.4 * PX), 1.0, -1)
    cv2.line(stroke.dark, (left + 12, top + 18), (left - 2, bottom + 8), 1.0, round(1.5 * PX))
    assert 0 < spot.ink(0.0, 1.0).blot < 1.8 < stroke.ink(0.0, 1.0).blot


def test_only_what_is_as_pale_as_a_fold_is_taken_away_with_it() -> None:
    box = patch(((0.2, 0.8), (0.8, 0.2)))
    faint = patch()
    faint.dark[faint.core] = 0.3
    band = np.full((900, 900), 100, np.uint8)
    box.take_away(band)
    faint.take_away(band)
    assert box.ink(0.0, 1.0).mass > 1
    assert faint.ink(0.0, 1.0).mass == 0


def test_a_stroke_leaves_where_and_as_it_goes() -> None:
    ((place, slope),) = patch(((0.3, 0.9), (0.9, -0.3))).leaving("top", 0.1)
    assert slope == pytest.approx(0.5, abs=0.12)
    assert place == pytest.approx((MARK.x + 0.68 * MARK.w) * SCALE, abs=PX / 2)
    assert patch().leaving("top", 0.1) == []

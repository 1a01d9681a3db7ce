"""A tail that ends in the box above."""

from __future__ import annotations

import cv2
import numpy as np

from forms.paper.page_frame import MM
from forms.paper.scan_ink import Patch
from forms.paper.scan_neighbours import joined
from forms.paper.scan_place import SCALE
from forms.paper.sheet_map import Mark

ABOVE = Mark("a", "1", "many", 1, 100, 100, 20, 20)
BELOW = Mark("a", "2", "many", 1, 100, 100 + 20 + 1.5 * MM, 20, 20)
Point = tuple[float, float]


def met(*lines: tuple[Point, Point], below: Mark = BELOW) -> set[str]:
    """Which boxes share a stroke when *lines* are drawn between points of the page; print hides what is between."""
    dark, mask = np.zeros((900, 900), np.uint8), np.zeros((900, 900), np.uint8)
    for a, b in lines:
        cv2.line(dark, *((round(x * SCALE), round(y * SCALE)) for x, y in (a, b)), color=255, thickness=4)
    for mark in (ABOVE, below):
        corners = [(round(x * SCALE), round(y * SCALE)) for x, y in ((mark.x, mark.y), (mark.x + 20, mark.y + 20))]
        cv2.rectangle(mask, *corners, 255, 9)
    patches = {mark.id: Patch.of(dark, dark, mask, mark, (0.0, 0.0, 1.0), black=255.0) for mark in (ABOVE, below)}
    found = joined([ABOVE, below], patches, pen=0.3)
    assert set(found.values()) <= {2}
    return set(found)


def test_one_long_tail_in_two_boxes_is_one_stroke() -> None:
    assert met(((102, 134), (106, 142)), ((106, 142), (116, 104))) == {ABOVE.id, BELOW.id}


def test_two_ticks_below_each_other_are_two() -> None:
    ticks = [(((102, y + 10), (107, y + 18)), ((107, y + 18), (119, y + 3))) for y in (ABOVE.y, BELOW.y)]
    assert met(*(line for one in ticks for line in one)) == set()


def test_boxes_far_from_each_other_share_nothing() -> None:
    far = Mark("a", "2", "many", 1, 100, 160, 20, 20)
    assert met(((106, 178), (116, 104)), below=far) == set()

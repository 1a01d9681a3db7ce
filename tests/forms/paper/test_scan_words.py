"""Ink in among the letters beside a box, told from letters that are only bold."""

from __future__ import annotations

import cv2
import numpy as np

from forms.paper.scan_words import over_words

PLACES = {str(n): ((20, 20 + 60 * n, 220, 62 + 60 * n), (2.0, -1.0)) for n in range(8)}


def words(*, thick: int = 3) -> np.ndarray:
    """Eight lines of letters, as a blank or a copy has them."""
    found = np.zeros((560, 260), np.uint8)
    for n in range(8):
        for m in range(5):
            x, y = 28 + 36 * m, 26 + 60 * n
            cv2.rectangle(found, (x, y), (x + 24, y + 28), 255, thick)
            cv2.line(found, (x, y + 14), (x + 24, y + 14 - 3 * m), 255, thick)
    return found


def extra(page: np.ndarray, *, theirs: np.ndarray | None = None) -> dict[str, float]:
    moved = cv2.warpAffine(page, np.float32([[1, 0, 2], [0, 1, -1]]), page.shape[::-1])
    known = np.zeros((280, 130), np.uint8) if theirs is None else theirs
    return over_words(moved, words(), known, PLACES, black=255.0, pen=0.4)


def test_words_without_ink_have_none_bold_ones_either() -> None:
    assert max(extra(words()).values()) < 0.5
    assert max(extra(words(thick=5)).values()) < 1.0


def test_a_tick_over_the_words_is_seen_where_it_is() -> None:
    page = words()
    cv2.polylines(page, [np.array([(60, 165), (75, 180), (110, 142)])], False, 255, 5)
    found = extra(page)
    assert found["2"] > 1.8
    assert max(value for id, value in found.items() if id != "2") < 0.5


def test_the_tail_of_a_known_tick_is_no_second_one() -> None:
    page, theirs = words(), np.zeros((280, 130), np.uint8)
    tail = np.array([(10, 190), (110, 142)])
    cv2.polylines(page, [tail], False, 255, 5)
    cv2.polylines(theirs, [(tail + (2, -1)) // 2], False, 255, 7)
    assert extra(page, theirs=theirs)["2"] < 0.8

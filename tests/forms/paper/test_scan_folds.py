"""Folds at a slant are found, and what a hand strikes out is not taken for one."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from forms.paper.scan_folds import folds
from forms.paper.scan_strangers import Line, drawn

SIZE = (630, 891)
EMPTY = np.zeros((891, 630), np.uint8)
BLACK = 230.0
Point = tuple[int, int]


def page(*lines: tuple[Point, Point], level: int = 110, width: int = 4) -> np.ndarray:
    """A half-size page that is so dark along *lines*, softly, and white elsewhere."""
    found = EMPTY.copy()
    for start, end in lines:
        cv2.line(found, start, end, level, width)
    return cv2.GaussianBlur(found, (0, 0), 1.0)


def seen(dark: np.ndarray, printed: np.ndarray = EMPTY) -> list[Line]:
    ink = np.where(dark > 30, 255, 0).astype(np.uint8)
    return folds(ink, printed, dark, black=BLACK)


@pytest.mark.parametrize(
    ("start", "end"),
    [((0, 300), (629, 60)), ((0, 60), (629, 560)), ((150, 0), (629, 700)), ((500, 0), (60, 890))],
    ids=["up", "down", "to the side", "steep"],
)
def test_a_fold_from_edge_to_edge_is_found_and_covered(start: Point, end: Point) -> None:
    dark = page((start, end))
    (line,) = seen(dark)
    band = drawn([line], SIZE, zoom=1)
    inner = np.s_[108:783, 30:600]
    assert not (dark[inner] > 60)[band[inner] == 0].any()
    assert 110 < line.darkest < 200


def test_a_fold_is_followed_through_print() -> None:
    printed = EMPTY.copy()
    printed[150:250:20] = 255
    printed[:, 100:560:12] = 255
    assert len(seen(page(((0, 300), (629, 60))), printed)) == 1


@pytest.mark.parametrize(
    "dark",
    [
        page(((120, 300), (480, 160))),
        page(((0, 300), (629, 60)), level=230),
        page(((0, 200), (90, 110))),
        page(((0, 300), (629, 60)), width=16),
        page(((0, 300), (200, 260)), ((200, 260), (420, 100)), ((420, 100), (629, 60))),
    ],
    ids=["ends on the page", "as dark as a pen", "a turned corner", "a shadow", "not straight"],
)
def test_what_may_be_a_hand_or_a_shadow_is_left_there(dark: np.ndarray) -> None:
    assert seen(dark) == []


def test_a_tick_on_a_fold_is_darker_than_the_fold() -> None:
    dark = page(((0, 300), (629, 60)))
    cv2.line(dark, (300, 180), (312, 192), 220, 3)
    (line,) = seen(dark)
    assert line.darkest < 200

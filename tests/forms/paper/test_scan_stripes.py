"""Stripes over a page are taken away, and ink and pages without stripes stay as they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from forms.paper.scan_stripes import without_stripes


def page() -> np.ndarray:
    """Grey paper with lines, boxes and a little grain, as large as a straightened page."""
    found = np.full((1782, 1260), 225, np.uint8)
    for y in range(150, 1700, 90):
        for x in range(90, 1200, 240):
            cv2.rectangle(found, (x, y), (x + 42, y + 42), 40, 3)
            cv2.line(found, (x + 70, y + 20), (x + 190, y + 20), 60, 8)
    noise = np.random.default_rng(5).normal(0, 2, found.shape)
    return np.clip(found + noise, 0, 255).astype(np.uint8)


def striped(clean: np.ndarray, *, length: float, angle: float, depth: float, bend: float = 0.0) -> np.ndarray:
    yy, xx = np.mgrid[0 : clean.shape[0], 0 : clean.shape[1]].astype(np.float32)
    along = xx * np.cos(angle) + yy * np.sin(angle) + bend * (xx / 1260) ** 2
    return (clean * (1 - depth * (1 + np.sin(along * 2 * np.pi / length)) / 2)).astype(np.uint8)


@pytest.mark.parametrize(
    ("length", "angle", "bend"), [(14, 0.5, 0), (9, 2.2, 20), (20, 1.1, 40)], ids=["broad", "fine", "bent"]
)
def test_paper_is_even_without_its_stripes(length: float, angle: float, bend: float) -> None:
    clean = page()
    seen = striped(clean, length=length, angle=angle, depth=0.12, bend=bend)
    found = without_stripes(seen)
    assert found is not None
    paper = cv2.erode((clean > 200).astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    paper[:60] = paper[-60:] = False
    paper[:, :60] = paper[:, -60:] = False
    assert found[paper].std() < 0.5 * seen[paper].std()
    assert np.median(found[clean < 60]) == pytest.approx(np.median(seen[clean < 60]), abs=4)


def test_a_page_without_stripes_is_left_alone() -> None:
    assert without_stripes(page()) is None

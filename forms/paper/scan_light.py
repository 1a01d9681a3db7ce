"""A page in even light: paper is 0 everywhere, and ink as dark as it is against the paper. Needs the extra `scan`."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from forms.paper.scan_place import PX, Dark

Grey = NDArray[np.uint8]
BACKGROUND_MM = 13
"""Dark things narrower than this lie on the paper; wider ones are light and shadow. The largest box has 8.5 mm."""
STROKE_MM = 2.6
"""Dark things narrower than this may be strokes of a pen."""


def levelled(page: Grey, *, softness: float) -> tuple[Dark, Dark]:
    """The page as darkness, without light and shadow; and of it only what is as narrow as strokes."""
    soft = cv2.GaussianBlur(page, (0, 0), softness)
    half = smaller(soft)
    quarter = smaller(half)
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


def smaller(picture: Grey) -> Grey:
    """*picture* at half its size."""
    return cv2.resize(picture, (picture.shape[1] // 2, picture.shape[0] // 2), interpolation=cv2.INTER_AREA)

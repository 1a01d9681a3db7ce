"""A picture of filled-in sheets -> which pages it shows and what is marked on them. Needs the extra `scan`.

Marks are read, handwriting is not: every digit and every word goes to a person. What cannot be placed, named or
trusted is left to be keyed by hand, with the reason. Nothing is opened or written here; OpenCV and the reader of codes
are loaded when they are first needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.paper.numbers import SheetCode
from forms.paper.page_frame import HEIGHT, WIDTH
from forms.paper.scan_box import Box
from forms.paper.scan_judge import Reading, judge_page
from forms.paper.sheet_map import SheetMap

if TYPE_CHECKING:
    from forms.paper.scan_find import FoundPage, Grey
    from forms.paper.scan_measure import Blank

EXTRA = "opencv-python-headless zxing-cpp"
"""What has to be installed."""
SMALLEST = 100
"""A picture with fewer pixels across shows no sheet."""
ALIKE = 0.5
"""A page whose print agrees less with the blank is another, or too damaged: others reach 0.2, bad photos 0.9."""


@dataclass(frozen=True)
class FoundSheet:
    """A page of a sheet in a picture: what its code says, and how many corner marks were seen.

    *reason* is blank when it can be read, else "code" (none can be read) or "corners" (too few to know how it lies).
    """

    code: SheetCode | None
    corners: int
    reason: str
    upright: Any = None
    """The page straightened, grey, `scan_measure.SCALE` pixels a point; None without corners."""


@dataclass(frozen=True)
class PageRead:
    """What a page says. *reason* is blank, or "unlike": the print is not that of the blank, so nothing was read."""

    readings: tuple[Reading, ...]
    boxes: dict[str, Box]
    shifts: dict[str, tuple[float, float]]
    """In points, by mark: how far off its place each is on the straightened page."""
    likeness: float
    reason: str = ""


def can_scan() -> bool:
    """Is the extra `scan` installed?"""
    return all(find_spec(name) is not None for name in ("cv2", "zxingcpp", "numpy"))


def need_extra() -> None:
    """Raise `UserError` SCAN_001 when the extra `scan` is not installed or does not load here."""
    try:
        import cv2
        import zxingcpp  # noqa: F401

        cv2.aruco.DetectorParameters  # noqa: B018 - an OpenCV without its marks is of no use
    except (ImportError, AttributeError) as error:
        raise UserError("SCAN_001", packages=EXTRA) from error


def find_sheets(picture: Grey) -> list[FoundSheet]:
    """The pages that *picture* (grey, one value a pixel) shows, from left to right; empty when it shows none.

    Raises `UserError` SCAN_001 without the extra.
    """
    need_extra()
    from forms.paper import scan_find

    if min(picture.shape) < SMALLEST:
        return []
    picture = scan_find.without_dots(picture)
    return [_found(picture, page) for page in scan_find.find(picture)]


def _found(picture: Grey, page: FoundPage) -> FoundSheet:
    from forms.paper.scan_find import cut
    from forms.paper.scan_measure import SCALE

    upright = cut(picture, page.place, (0, 0, WIDTH, HEIGHT), scale=SCALE) if page.place is not None else None
    reason = "corners" if upright is None else "" if page.code is not None else "code"
    return FoundSheet(page.code, page.corners, reason, upright)


def ready(blank: Grey) -> Blank:
    """Make a drawn blank page, grey at `scan_measure.SCALE`, ready to read any number of scans of it."""
    need_extra()
    from forms.paper.scan_measure import Blank

    return Blank.of(blank)


def read_page(upright: Grey, *, blank: Blank, map: SheetMap, page: int) -> PageRead:
    """Read the marks of *page* of *map*, counted from 1, on its straightened picture."""
    from forms.paper.scan_measure import measure

    marks = map.on_page(page)
    seen = measure(upright, blank, marks)
    if seen.likeness < ALIKE:
        return PageRead((), {}, seen.shifts, seen.likeness, "unlike")
    readings, boxes = judge_page(marks, seen.ink, seen.stray)
    return PageRead(tuple(readings), boxes, seen.shifts, seen.likeness)

"""Sheets in a picture: their corner marks and codes, and how each page lies. Needs the extra `scan`.

Corner marks have numbers, so a page may lie any way round; a code that can be read is one more mark. Three marks that
do not stand in a row tell where the page is. A picture may show several pages: the marks of one page agree about where
its middle is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from forms.paper import page_frame as frame
from forms.paper.numbers import SheetCode, read_code

Grey = NDArray[np.uint8]
Matrix = NDArray[np.float64]
SIDE, LARGE_SIDE = 1200, 2400
"""Marks are looked for in a picture of the first size, 4 pixels a millimetre of A4; where that fails, the second."""
FEWEST = 3
APART = 55 * frame.MM
"""Marks whose page middles are nearer to one another than this are of one page; two pages are 210 mm apart."""
SLACK = 2.5 * frame.MM
"""A mark that stands so far off the others' page was misread, or lies on the other side of a fold."""
SPREAD = 0.08
"""The area between the marks, as a part of the page's, below which they say too little about the rest of it."""
LONELY, DOTTED = 70, 0.02
"""A pixel so unlike those around it stands alone; where this part of them does, the picture is made of dots."""
DOTS = (2, 3, 4, 5, 6, 8)
"""Pixels from dot to dot that are tried."""
CODE_MARGIN = 7 * frame.MM
CODE_SCALE = 3.0
"""Pixels of a point when a code is read: 8 pixels for each of its modules."""


@dataclass
class Anchor:
    """Something that was found: points of the picture, and where on the page they are printed, in points."""

    name: str
    seen: Matrix
    printed: Matrix

    @property
    def pixels(self) -> float:
        """How many pixels a point of the page is here."""
        return float(np.sqrt(abs(cv2.contourArea(_f32(self.seen))) / cv2.contourArea(_f32(self.printed))))

    def middle(self) -> Matrix:
        """Where in the picture the middle of the page is, as far as this alone can tell."""
        source, target = self.printed - self.printed.mean(0), self.seen - self.seen.mean(0)
        dot = float((source * target).sum())
        cross = float((source[:, 0] * target[:, 1] - source[:, 1] * target[:, 0]).sum())
        turn = np.array([[dot, -cross], [cross, dot]]) / float((source**2).sum())
        away = np.array([frame.WIDTH / 2, frame.HEIGHT / 2]) - self.printed.mean(0)
        return self.seen.mean(0) + turn @ away


@dataclass
class FoundPage:
    """A page in a picture. *place* leads from points of the page to pixels; None when too few marks were found."""

    anchors: list[Anchor] = field(default_factory=list)
    place: Matrix | None = None
    code: SheetCode | None = None

    @property
    def corners(self) -> int:
        """How many corner marks were found."""
        return sum(one.name.startswith("corner") for one in self.anchors)


def find(picture: Grey) -> list[FoundPage]:
    """The pages in *picture*, from left to right; empty when nothing of a sheet is in it."""
    pages = _grouped(_corners(picture, SIDE))
    for better, side in ((_sharpened, LARGE_SIDE), (_smoothed, SIDE)):
        if pages and all(len(page.anchors) >= FEWEST for page in pages):
            break
        again = _grouped(_corners(better(picture), side))
        if sum(map(len, (page.anchors for page in again))) > sum(map(len, (page.anchors for page in pages))):
            pages = again
    for page in pages:
        page.place = _placed(page.anchors)
        if page.place is not None:
            page.code = _code_of(picture, page.place)
    if not pages or any(page.code is None or page.place is None for page in pages):
        _add_codes(picture, pages)
    pages = [page for page in pages if len(page.anchors) > 1 or page.code is not None]
    return sorted(pages, key=lambda page: float(np.mean([one.seen[:, 0].mean() for one in page.anchors])))


def through(matrix: Matrix, points: Matrix) -> Matrix:
    """*points* moved by *matrix*."""
    found = np.c_[points, np.ones(len(points))] @ matrix.T
    return found[:, :2] / found[:, 2:]


def cut(picture: Grey, place: Matrix, box: tuple[float, float, float, float], *, scale: float) -> Grey:
    """The part *box* of the page (x, y, w, h in points), upright, with *scale* pixels for each point."""
    x, y, w, h = box
    to_page = np.array([[1 / scale, 0, x], [0, 1 / scale, y], [0, 0, 1]])
    shrink, pyramid = 1.0, picture
    pixels = _pixels_at(place, (x + w / 2, y + h / 2))
    while pixels * shrink / scale > 1.9 and min(pyramid.shape) > 200:
        pyramid = cv2.resize(pyramid, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        shrink /= 2
    smaller = np.array([[shrink, 0, (shrink - 1) / 2], [0, shrink, (shrink - 1) / 2], [0, 0, 1]])
    matrix = smaller @ place @ to_page
    size = (round(w * scale), round(h * scale))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpPerspective(pyramid, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def _pixels_at(place: Matrix, at: tuple[float, float]) -> float:
    near = through(place, np.array([at, (at[0] + 10, at[1]), (at[0], at[1] + 10)]))
    return float(np.hypot(*(near[1] - near[0])) + np.hypot(*(near[2] - near[0]))) / 20


# ---- corner marks


def _corners(picture: Grey, side: int) -> list[Anchor]:
    small, scale = _shrunk(picture, side)
    settings = cv2.aruco.DetectorParameters()
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    settings.minMarkerPerimeterRate = 0.02
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), settings)
    seen, ids, _ = detector.detectMarkers(small)
    printed = {one.id: _square(one.x, one.y, one.side) for one in frame.CORNERS}
    found = []
    for corners, id in zip(seen, [] if ids is None else np.ravel(ids), strict=True):
        if int(id) in printed:
            points = (corners.reshape(4, 2).astype(np.float64) + 0.5) / scale - 0.5
            found.append(Anchor(f"corner {id}", points, printed[int(id)]))
    return found


def _shrunk(picture: Grey, side: int) -> tuple[Grey, float]:
    """*picture* with about *side* pixels at its longer side, and what of its size it has; a whole part is quick."""
    parts = max(1, round(max(picture.shape) / side))
    size = (picture.shape[1] // parts, picture.shape[0] // parts)
    if parts == 1 or min(size) == 0:
        return picture, 1.0
    whole = picture[: size[1] * parts, : size[0] * parts]
    return cv2.resize(whole, size, interpolation=cv2.INTER_AREA), 1 / parts


def _sharpened(picture: Grey) -> Grey:
    even = cv2.createCLAHE(2.0, (8, 8)).apply(picture)
    return cv2.addWeighted(even, 2.5, cv2.GaussianBlur(even, (0, 0), 2.5), -1.5, 0)


def without_dots(picture: Grey) -> Grey:
    """*picture* with a raster of black and white dots run together to grey; any other as it is.

    Strokes are longer than dots: a pixel that none of its neighbours resembles is no part of one, and no picture of
    paper has many. Blurring over one dot of the raster, and no more, keeps most of the strokes.
    """
    samples = _samples(picture)
    if float(np.median([(cv2.absdiff(one, cv2.medianBlur(one, 3)) > LONELY).mean() for one in samples])) < DOTTED:
        return picture
    rough = [
        float(np.median([float(cv2.blur(one, (side, side))[8:-8, 8:-8].std()) for one in samples])) for side in DOTS
    ]
    side = next(each for each, std in zip(DOTS, rough, strict=True) if std <= 1.25 * min(rough) + 1)
    return cv2.blur(cv2.blur(picture, (side, side)), (2, 2))


def _samples(picture: Grey) -> list[Grey]:
    h, w = picture.shape
    side = min(64, h, w)
    rows, columns = np.linspace(0.08, 0.92, 8) * (h - side), np.linspace(0.08, 0.92, 4) * (w - side)
    return [picture[int(y) : int(y) + side, int(x) : int(x) + side] for y in rows for x in columns]


def _smoothed(picture: Grey) -> Grey:
    """Dots of a raster run together to grey."""
    soft = cv2.GaussianBlur(picture, (0, 0), max(picture.shape) / 900)
    return cv2.normalize(soft, None, 0, 255, cv2.NORM_MINMAX)


def _as_is(picture: Grey) -> Grey:
    return picture


def _grouped(anchors: Iterable[Anchor]) -> list[FoundPage]:
    pages: list[FoundPage] = []
    for anchor in anchors:
        fitting = [
            page
            for page in pages
            if all(one.name != anchor.name for one in page.anchors)
            and _away(anchor, page.anchors) < APART * min(anchor.pixels, *(one.pixels for one in page.anchors), 1e9)
        ]
        if fitting:
            min(fitting, key=lambda page: _away(anchor, page.anchors)).anchors.append(anchor)
        else:
            pages.append(FoundPage([anchor]))
    return pages


def _away(anchor: Anchor, others: Sequence[Anchor]) -> float:
    return float(np.hypot(*(anchor.middle() - np.mean([one.middle() for one in others], axis=0))))


# ---- how the page lies


def _placed(anchors: list[Anchor]) -> Matrix | None:
    """The homography from page to picture; an anchor that contradicts the others is left out, once."""
    place = _fitted(anchors)
    if place is None or len(anchors) <= FEWEST:
        return place
    errors = [float(np.abs(through(place, one.printed) - one.seen).max()) / one.pixels for one in anchors]
    if max(errors) > SLACK:
        without = [[one for one in anchors if one is not left] for left in anchors]
        tried = [(fit, kept) for kept in without if (fit := _fitted(kept)) is not None]
        if not tried:
            return place
        best, kept = min(tried, key=lambda each: _misfit(each[0], each[1]))
        if _misfit(best, kept) < max(errors) / 2:
            return best
    return place


def _misfit(place: Matrix, anchors: Sequence[Anchor]) -> float:
    return max(float(np.abs(through(place, one.printed) - one.seen).max()) / one.pixels for one in anchors)


def _fitted(anchors: Sequence[Anchor]) -> Matrix | None:
    if len(anchors) < FEWEST:
        return None
    middles = _f32([one.printed.mean(0) for one in anchors])
    if cv2.contourArea(cv2.convexHull(middles)) < SPREAD * frame.WIDTH * frame.HEIGHT:
        return None
    printed = np.concatenate([one.printed for one in anchors])
    seen = np.concatenate([one.seen for one in anchors])
    place, _ = cv2.findHomography(printed, seen, 0)
    return place if place is not None and np.isfinite(place).all() else None


# ---- codes


def _code_of(picture: Grey, place: Matrix) -> SheetCode | None:
    for better in (_as_is, _sharpened, _smoothed):
        for x, y, side in frame.CODES:
            whole = side + 2 * CODE_MARGIN
            crop = cut(picture, place, (x - CODE_MARGIN, y - CODE_MARGIN, whole, whole), scale=CODE_SCALE)
            for code, _ in _codes_in(better(crop)):
                return code
    return None


def _codes_in(picture: Grey) -> list[tuple[SheetCode, Matrix]]:
    """The sheet codes that can be read in *picture* with their corners, the symbol's own top left first."""
    found = []
    for one in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):  # type: ignore[arg-type]
        code = read_code(one.text) if one.valid else None
        if code is not None:
            at = one.position
            points = [(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
            found.append((code, np.array(points, float)))
    return found


def _add_codes(picture: Grey, pages: list[FoundPage]) -> None:
    """Look for codes in the whole picture: they name pages, and stand in for corner marks that are lost."""
    scale = min(1.0, LARGE_SIDE / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    found = _codes_in(small) or _codes_in(_sharpened(small)) or _codes_in(_smoothed(small))
    for code, points in found:
        seen = (points + 0.5) / scale - 0.5
        places = [Anchor(f"code {n}", seen, _square(*each)) for n, each in enumerate(frame.CODES)]
        options = [
            (_away(one, page.anchors) / one.pixels, page, one)
            for page in pages
            for one in places
            if page.code in (None, code) and all(each.name != one.name for each in page.anchors)
        ]
        away, page, anchor = min(options, key=lambda each: each[0], default=(np.inf, FoundPage(), places[0]))
        if away > APART:
            page, anchor = FoundPage(), places[0]
            pages.append(page)
        page.code = code
        page.anchors.append(anchor)
        if page.place is None:
            page.place = _placed(page.anchors)


def _square(x: float, y: float, side: float) -> Matrix:
    return np.array([[x, y], [x + side, y], [x + side, y + side], [x, y + side]])


def _f32(points: Sequence[Matrix] | Matrix) -> NDArray[np.float32]:
    return np.asarray(points, np.float32)

"""Sheets as people fill them in: strokes of a pen on a printed page, with what they meant. Knows nothing of the reader.

Lengths are millimetres; pictures are grey, 0 black to 255 white.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from forms.paper.sheet_map import Mark, SheetMap

DPI = 200
PX = DPI / 25.4
"""Pixels of a millimetre."""
POINT = DPI / 72
Picture = NDArray[np.uint8]
Random = np.random.Generator


@dataclass(frozen=True)
class Pen:
    """What somebody writes with: how dark it leaves the paper (0 black), how wide, how unsteady."""

    grey: float
    width: float
    tremble: float


@dataclass
class Meant:
    """What a question was to say. *clear* is False where a person would have to look, too: corrections, two ticks."""

    values: set[str] = field(default_factory=set)
    clear: bool = True
    how: str = ""


def rendered(pdf: bytes, *, dpi: int = DPI) -> list[Picture]:
    """The pages of a PDF as a scanner sees clean paper."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = [np.array(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")) for page in document]
    document.close()
    return found


def some_pen(rng: Random, *, pencil: bool = False) -> Pen:
    """A black or blue pen of some width, or a light pencil."""
    if pencil:
        return Pen(rng.uniform(120, 175), rng.uniform(0.4, 0.65), rng.uniform(0.1, 0.3))
    if rng.random() < 0.15:
        return Pen(rng.uniform(10, 50), rng.uniform(1.0, 1.6), rng.uniform(0.05, 0.2))  # felt tip
    return Pen(rng.uniform(15, 105), rng.uniform(0.35, 0.75), rng.uniform(0.05, 0.35))


def draw(page: Picture, pen: Pen, lines: Sequence[Sequence[tuple[float, float]]], rng: Random) -> None:
    """Draw *lines* (points in pixels) as a trembling hand does."""
    bent = [_bent(np.array(line, float), pen.tremble * PX * 0.5, rng) for line in lines]
    reach = int(pen.width * PX) + 6
    low = np.maximum(np.min([each.min(0) for each in bent], axis=0).astype(int) - reach, 0)
    high = np.minimum(np.max([each.max(0) for each in bent], axis=0).astype(int) + reach, page.shape[::-1])
    if (high <= low).any():
        return
    paper = page[low[1] : high[1], low[0] : high[0]]
    ink = np.zeros(paper.shape, np.uint8)
    for points in bent:
        width = max(1, round(pen.width * PX * rng.uniform(0.85, 1.15)))
        cv2.polylines(ink, [np.round((points - low) * 8).astype(np.int32)], False, 255, width, cv2.LINE_AA, 3)
    cover = cv2.GaussianBlur(ink, (0, 0), 0.7).astype(np.float32) / 255
    if pen.grey > 115:  # graphite takes to the tops of the paper only
        cover *= rng.uniform(0.75, 1.0, paper.shape).astype(np.float32)
    paper[:] = (paper * (1 - cover) + np.minimum(paper, pen.grey) * cover).astype(np.uint8)


def _bent(points: NDArray[np.float64], tremble: float, rng: Random) -> NDArray[np.float64]:
    """More points between the points, each a little astray."""
    found = [points[0]]
    for start, end in zip(points, points[1:], strict=False):
        steps = max(2, int(np.hypot(*(end - start)) / 6))
        for n in range(1, steps + 1):
            found.append(start + (end - start) * n / steps + rng.normal(0, tremble, 2) * 0.5)
    return np.array(found)


Shape = Callable[[float, float, float, Random], list[list[tuple[float, float]]]]


def tick(x: float, y: float, side: float, rng: Random) -> list[list[tuple[float, float]]]:
    """A check mark that may run out at the top right."""
    low = (x + side * rng.uniform(0.25, 0.45), y + side * rng.uniform(0.7, 0.95))
    start = (x + side * rng.uniform(0.0, 0.2), y + side * rng.uniform(0.35, 0.6))
    end = (x + side * rng.uniform(0.8, 1.35), y + side * rng.uniform(-0.3, 0.2))
    return [[start, low, end]]


def cross(x: float, y: float, side: float, rng: Random) -> list[list[tuple[float, float]]]:
    """Two strokes."""
    a, b, c, d = rng.uniform(-0.2, 0.3, 4)
    return [
        [(x + side * a, y + side * b), (x + side * (1 - c), y + side * (1 - d))],
        [(x + side * (1 - b), y + side * c), (x + side * d, y + side * (1 - a))],
    ]


def slash(x: float, y: float, side: float, rng: Random) -> list[list[tuple[float, float]]]:
    """One stroke."""
    a, b = rng.uniform(-0.1, 0.3, 2)
    return [[(x + side * a, y + side * (1 - b)), (x + side * (1 - b), y + side * a)]]


def scribble(x: float, y: float, side: float, rng: Random) -> list[list[tuple[float, float]]]:
    """Up and down through the box."""
    passes = int(rng.integers(2, 5))
    left, right = rng.uniform(0.05, 0.25), rng.uniform(0.75, 1.0)
    points = []
    for n in range(passes * 2):
        across = left + (right - left) * n / (passes * 2 - 1)
        points.append((x + side * across, y + side * (rng.uniform(0.0, 0.25) if n % 2 else rng.uniform(0.75, 1.0))))
    return [points]


def circle(x: float, y: float, side: float, rng: Random) -> list[list[tuple[float, float]]]:
    """A ring in the box."""
    radius = side * rng.uniform(0.28, 0.48)
    turn = rng.uniform(0, 6.28)
    angles = np.linspace(turn, turn + 6.6, 18)
    return [[(x + side / 2 + radius * np.cos(a), y + side / 2 + radius * np.sin(a)) for a in angles]]


def blackened(x: float, y: float, side: float, rng: Random) -> list[list[tuple[float, float]]]:
    """The whole box rubbed full: what the sheet says to do with a wrong tick."""
    rows = np.linspace(0.05, 0.95, 14)
    return [
        [(x + side * (0.03 if n % 2 else 0.97), y + side * row) for n, row in enumerate(rows)],
        [(x + side * row, y + side * (0.03 if n % 2 else 0.97)) for n, row in enumerate(rows)],
    ]


def struck(x: float, y: float, side: float, rng: Random) -> list[list[tuple[float, float]]]:
    """Lines back and forth over box and words, far over the edges."""
    points = []
    for n in range(int(rng.integers(4, 8))):
        across = rng.uniform(-0.6, -0.1) if n % 2 else rng.uniform(1.4, 3.0)
        points.append((x + side * across, y + side * rng.random()))
    return [points]


CLEAR: tuple[Shape, ...] = (tick, tick, tick, cross, slash, scribble, circle)


def _shape(pen: Pen, rng: Random, shapes: tuple[Shape, ...]) -> Shape:
    """Some shape; a felt tip that scribbles blackens the box, which is to undo a tick, so it makes a stroke."""
    shape = shapes[rng.integers(len(shapes))]
    return slash if shape is scribble and pen.width > 0.9 else shape


def put(page: Picture, mark: Mark, shape: Shape, pen: Pen, rng: Random, *, astray: float = 0.0) -> None:
    """Draw *shape* on the box of *mark*, up to *astray* millimetres beside it."""
    side = mark.w * POINT * rng.uniform(0.75, 1.1)
    middle = np.array([mark.x + mark.w / 2, mark.y + mark.h / 2]) * POINT + rng.uniform(-astray, astray, 2) * PX
    draw(page, pen, shape(middle[0] - side / 2, middle[1] - side / 2, side, rng), rng)


def fill_in(
    page: Picture,
    map: SheetMap,
    number: int,
    rng: Random,
    *,
    pencil: bool = False,
    astray: float = 0.4,
    odd: float = 0.0,
    shapes: tuple[Shape, ...] = CLEAR,
) -> dict[str, Meant]:
    """Answer the questions of page *number* on its picture; returns what was meant by each choice.

    With *odd* 1, 6 in 100 questions are left blank, 5 ticked twice, and 2 corrected.
    """
    meant: dict[str, Meant] = {}
    pen = some_pen(rng, pencil=pencil)
    marks: dict[str, list[Mark]] = {}
    for mark in map.on_page(number):
        marks.setdefault(mark.question, []).append(mark)
    for question, boxes in marks.items():
        kind = boxes[0].kind
        if kind in ("one", "many", "tick"):
            meant[question] = _answer(page, boxes, pen, rng, astray=astray, odd=odd, shapes=shapes)
        elif rng.random() < 0.5:
            for mark in boxes:
                _write(page, mark, pen, rng)
    return meant


def _answer(
    page: Picture,
    boxes: list[Mark],
    pen: Pen,
    rng: Random,
    *,
    astray: float,
    odd: float,
    shapes: tuple[Shape, ...],
) -> Meant:
    shape = _shape(pen, rng, shapes)
    order = list(rng.permutation(len(boxes)))
    many = boxes[0].kind == "many"
    chance = rng.random()
    if chance < 0.06 * odd:
        return Meant(set(), True, "blank")
    count = min(len(boxes), int(rng.integers(1, 4)) if many else 1)
    chosen = [boxes[n] for n in order[:count]]
    for mark in chosen:
        put(page, mark, shape, pen, rng, astray=astray)
    values = {mark.part for mark in chosen}
    rest = [boxes[n] for n in order[count:]]
    if rest and not many and chance < 0.11 * odd:
        put(page, rest[0], _shape(pen, rng, shapes), pen, rng, astray=astray)
        return Meant(values | {rest[0].part}, False, "two")
    if rest and chance < 0.13 * odd:
        put(page, rest[0], shape, pen, rng, astray=astray)
        put(page, rest[0], blackened if rng.random() < 0.7 else struck, pen, rng)
        return Meant(values, False, "corrected")
    return Meant(values, True, shape.__name__)


def _write(page: Picture, mark: Mark, pen: Pen, rng: Random) -> None:
    """Something like handwriting on a line or in a digit box; it may run over the edges a little."""
    x, y, w, h = (each * POINT for each in (mark.x, mark.y, mark.w, mark.h))
    glyph = h * 0.6
    across = x + glyph * 0.3
    end = x + (w * rng.uniform(0.3, 1.0) if w > 2 * h else w)
    while across + glyph * 0.6 < end:
        points = [
            (across + rng.uniform(0, glyph * 0.9), y + h * 0.2 + rng.uniform(0, glyph))
            for _ in range(int(rng.integers(3, 7)))
        ]
        draw(page, pen, [points], rng)
        across += glyph * 1.2

"""What people do to sheets with a pen, a rubber or a stamp that nobody asked them to do. Knows no reader.

Each deed takes a grey picture of a filled-in page at 200 dpi and its map, and changes what was meant. A question that
somebody corrected, ringed or crossed out is not clear: a person must see it, or it must be right.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from forms.paper.sheet_map import Mark, SheetMap
from tests.forms.paper.degrade import _u8
from tests.forms.paper.penned import POINT, PX, Meant, Pen, Picture, Random, draw, put, scribble, tick

Answers = dict[str, Meant]
Deed = Callable[[Picture, SheetMap, int, Answers, Random], None]
"""Something people do to a filled-in page; changes picture and answers."""


def _choices(map: SheetMap, page: int, answers: Answers) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in map.on_page(page):
        if mark.question in answers:
            found.setdefault(mark.question, []).append(mark)
    return found


def _box(mark: Mark) -> tuple[float, float, float, float]:
    return mark.x * POINT, mark.y * POINT, mark.w * POINT, mark.h * POINT


def highlighter(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Somebody who prepared the keying marked boxes in colour; ticks stay ticks."""
    for marks in _choices(map, number, answers).values():
        if rng.random() < 0.5:
            continue
        x, y, w, h = _box(marks[int(rng.integers(len(marks)))])
        wide = int(rng.uniform(4, 6) * PX)
        cover = np.zeros_like(page)
        middle = int(y + h * rng.uniform(0.3, 0.7))
        end = int(x + rng.uniform(10, 60) * PX)
        cv2.line(cover, (int(x - rng.uniform(0, 6) * PX), middle), (end, middle + int(rng.normal(0, 6))), 255, wide)
        there = cv2.GaussianBlur(cover, (0, 0), 1.2).astype(np.float32) / 255
        edge = cv2.morphologyEx(cover, cv2.MORPH_GRADIENT, np.ones((5, 5), np.uint8)).astype(np.float32) / 255
        page[:] = _u8(page * (1 - there * rng.uniform(0.06, 0.3) - 0.08 * edge))


def correction_fluid(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick painted over in white, with the box; another chosen. The lump throws a faint shadow."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.5:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        put(page, mark, tick, Pen(60, 0.5, 0.2), rng)
        x, y, w, h = (int(each) for each in _box(mark))
        axes = (int(w * rng.uniform(0.55, 0.9)), int(h * rng.uniform(0.5, 0.8)))
        middle = (x + w // 2 + int(rng.normal(0, 4)), y + h // 2 + int(rng.normal(0, 4)))
        cv2.ellipse(page, (middle[0] + 2, middle[1] + 3), axes, rng.uniform(0, 90), 0, 360, 205, -1, cv2.LINE_AA)
        cv2.ellipse(page, middle, axes, rng.uniform(0, 90), 0, 360, 253, -1, cv2.LINE_AA)
        answers[question].clear = False


def red_seal(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """The round red seal of an office, in grey, over boxes."""
    marks = [mark for own in _choices(map, number, answers).values() for mark in own]
    mark = marks[int(rng.integers(len(marks)))]
    x, y, w, h = _box(mark)
    radius = rng.uniform(17, 21) * PX
    way = rng.uniform(0, 6.28)
    middle = np.array([x + w / 2 + radius * np.cos(way), y + h / 2 + radius * np.sin(way)])
    seal = np.zeros_like(page)
    at = (int(middle[0]), int(middle[1]))
    cv2.circle(seal, at, int(radius), 255, int(rng.uniform(0.6, 1.3) * PX), cv2.LINE_AA)
    star = [
        middle + radius * (0.3 if n % 2 == 0 else 0.12) * np.array([np.sin(n * np.pi / 5), -np.cos(n * np.pi / 5)])
        for n in range(10)
    ]
    cv2.fillPoly(seal, [np.array(star).astype(np.int32)], 255, cv2.LINE_AA)
    for turn in np.linspace(-2.2, 2.2, 12):
        spot = middle + radius * 0.78 * np.array([np.sin(turn), -np.cos(turn)])
        for _ in range(4):
            a, b = spot + rng.uniform(-2.2, 2.2, 2) * PX, spot + rng.uniform(-2.2, 2.2, 2) * PX
            cv2.line(seal, tuple(a.astype(int)), tuple(b.astype(int)), 255, 4, cv2.LINE_AA)
    patchy = cv2.GaussianBlur(rng.normal(0, 1, page.shape).astype(np.float32), (0, 0), 3) * 3
    cover = cv2.GaussianBlur(seal, (0, 0), 0.8).astype(np.float32) / 255 * np.clip(0.85 + 0.3 * patchy, 0.2, 1)
    grey = rng.uniform(75, 150)
    page[:] = _u8(page * (1 - cover) + np.minimum(page, grey) * cover)


def rubbed_out(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Pencil ticks rubbed out, not quite, with a smear, and another box ticked."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.5:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        x, y, w, h = (int(each) for each in _box(mark))
        grown = np.s_[max(0, y - h) : y + 2 * h, max(0, x - w) : x + 2 * w]
        layer = np.full_like(page, 255)
        put(layer, mark, tick, Pen(120, 0.6, 0.2), rng)
        smear = cv2.blur(layer[grown], (int(rng.uniform(15, 35)), 5)).astype(np.float32)
        left = layer[grown].astype(np.float32)
        dark = (255 - left) * rng.uniform(0.05, 0.35) + (255 - smear) * rng.uniform(0.3, 0.8)
        page[grown] = _u8(page[grown] - dark)
        answers[question].clear = False


def broad_marker(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Boxes covered whole by a broad marker: chosen, or undone as the sheet tells? Only a person can say."""
    for question, marks in _choices(map, number, answers).items():
        if rng.random() < 0.4:
            mark = marks[int(rng.integers(len(marks)))]
            put(page, mark, scribble, Pen(rng.uniform(10, 60), rng.uniform(3, 5), 0.1), rng)
            answers[question] = Meant({"?"}, False, "marker")


def ringed_words(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Words ringed instead of boxes ticked, in questions that were left blank or in addition."""
    boxes = [mark for own in _choices(map, number, answers).values() for mark in own]
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values and rng.random() < 0.8:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        x, y, w, h = _box(mark)
        right = min([one.x * POINT for one in boxes if abs(one.y - mark.y) < mark.h and one.x > mark.x] or [1530.0])
        long = min(right - x - w, rng.uniform(10, 25) * PX)
        if long < 4 * PX:
            continue
        angles = np.linspace(0, 6.6, 30)
        middle = (x + w + long / 2, y + h / 2)
        ring = [(middle[0] + long / 2 * np.cos(a), middle[1] + h * 0.62 * np.sin(a)) for a in angles]
        draw(page, Pen(40, 0.5, 0.2), [ring], rng)
        answers[question] = Meant(answers[question].values | {mark.part}, False, "ringed")


def crossed_out(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick crossed out with two strokes, or struck through with its words; another chosen."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.5:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.7), 0.2)
        put(page, mark, tick, pen, rng)
        x, y, w, h = _box(mark)
        if rng.random() < 0.5:
            out = rng.uniform(0.25, 0.5)
            draw(page, pen, [[(x - w * out, y - h * out), (x + w * (1 + out), y + h * (1 + out))]], rng)
            draw(page, pen, [[(x + w * (1 + out), y - h * out), (x - w * out, y + h * (1 + out))]], rng)
        else:
            long = rng.uniform(12, 30) * PX
            for _ in range(int(rng.integers(1, 3))):
                level = y + h * rng.uniform(0.35, 0.65)
                draw(page, pen, [[(x - w * 0.3, level), (x + w + long, level + rng.normal(0, 4))]], rng)
        answers[question].clear = False


def struck_question(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A whole question crossed out from corner to corner."""
    for question, marks in _choices(map, number, answers).items():
        if len(marks) < 3 or rng.random() < 0.6:
            continue
        x1, y1 = min(mark.x for mark in marks) * POINT, min(mark.y for mark in marks) * POINT
        x2 = max(mark.x + mark.w for mark in marks) * POINT
        y2 = max(mark.y + mark.h for mark in marks) * POINT
        draw(page, Pen(50, 0.6, 0.2), [[(x1 - 8, y2 + 8), (x2 + 8, y1 - 8)]], rng)
        answers[question] = Meant({"?"}, False, "struck question")


def badly_blackened(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick undone by blackening in a hurry: some strokes to and fro, with gaps; another chosen or none."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.4:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.45, 0.8), 0.25)
        put(page, mark, tick, pen, rng)
        x, y, w, h = _box(mark)
        turns = int(rng.integers(9, 15))
        line = [
            (x + w * (rng.uniform(0, 0.15) if n % 2 else rng.uniform(0.85, 1.0)), y + h * (0.05 + 0.9 * n / turns))
            for n in range(turns + 1)
        ]
        draw(page, pen, [line], rng)
        answers[question].clear = False


def crossed_out_alone(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """The only tick of a question crossed out: the question is blank, or what? A person must see it."""
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values or rng.random() < 0.2:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.7), 0.2)
        put(page, mark, tick, pen, rng)
        x, y, w, h = _box(mark)
        out = rng.uniform(0.25, 0.5)
        draw(page, pen, [[(x - w * out, y - h * out), (x + w * (1 + out), y + h * (1 + out))]], rng)
        draw(page, pen, [[(x + w * (1 + out), y - h * out), (x - w * out, y + h * (1 + out))]], rng)
        answers[question].clear = False


def arrows(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick led to another box by an arrow: the other is meant."""
    for question, marks in _choices(map, number, answers).items():
        if len(marks) < 3 or len(answers[question].values) != 1 or rng.random() < 0.5:
            continue
        (part,) = answers[question].values
        start = next(mark for mark in marks if mark.part == part)
        end = next(mark for mark in marks if mark.part != part)
        a = (start.x * POINT + start.w * POINT / 2, start.y * POINT + start.h * POINT / 2)
        b = (end.x * POINT + end.w * POINT * 0.6, end.y * POINT + end.h * POINT * 0.6)
        draw(page, Pen(50, 0.5, 0.3), [[a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 20), b]], rng)
        answers[question] = Meant({end.part}, False, "arrow")


def light_pen(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Ticks added in a light green or orange pen where nothing was ticked."""
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        put(page, mark, tick, Pen(rng.uniform(150, 205), rng.uniform(0.4, 0.8), 0.2), rng)
        answers[question] = Meant({mark.part}, True, "light pen")


def marks_in_words(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """The words are ticked instead of the box: which is meant is clear to an eye, not to a machine."""
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values or rng.random() < 0.3:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        x, y, w, h = _box(mark)
        draw(page, Pen(rng.uniform(20, 90), rng.uniform(0.5, 0.8), 0.2), tick(x + w * 1.35, y, h, rng), rng)
        answers[question] = Meant({mark.part}, False, "in the words")


def into_the_neighbour(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick with a tail as long as two boxes, which ends in or beside the box above or to the right."""
    for question, marks in _choices(map, number, answers).items():
        if len(answers[question].values) != 1 or rng.random() < 0.3:
            continue
        (part,) = answers[question].values
        x, y, w, h = _box(next(mark for mark in marks if mark.part == part))
        low = (x + w * rng.uniform(0.3, 0.45), y + h * rng.uniform(0.75, 0.95))
        end = (low[0] + w * rng.uniform(0.4, 2.0), low[1] - h * rng.uniform(1.4, 2.2))
        draw(page, Pen(rng.uniform(20, 80), rng.uniform(0.5, 0.8), 0.2), [[(x, y + h * 0.5), low, end]], rng)
        answers[question].clear = False


def between_two_boxes(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick between two boxes, on the edge of both: only its writer knows."""
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values or len(marks) < 2 or rng.random() < 0.3:
            continue
        n = int(rng.integers(len(marks) - 1))
        (x1, y1, w, _), (x2, y2, _, _) = _box(marks[n]), _box(marks[n + 1])
        draw(page, Pen(rng.uniform(20, 90), 0.6, 0.2), tick((x1 + x2) / 2, (y1 + y2) / 2, w, rng), rng)
        answers[question] = Meant({"?"}, False, "between")


def notes_on_the_margin(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Words and crosses on the margin of a question: "see below", a question mark, a telephone number."""
    for question, marks in _choices(map, number, answers).items():
        if rng.random() < 0.6:
            continue
        x, y, _, h = _box(marks[-1])
        for n in range(int(rng.integers(2, 6))):
            at = (x + (10 + 5 * n) * PX, y + h * rng.uniform(0.9, 1.4))
            points = [(at[0] + rng.uniform(0, 4) * PX, at[1] + rng.uniform(-4, 1) * PX) for _ in range(5)]
            draw(page, Pen(50, 0.5, 0.3), [points], rng)
        answers[question].clear = False


def clouded_out(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A tick undone by loops drawn over it; another chosen, or none."""
    for question, marks in _choices(map, number, answers).items():
        wrong = [mark for mark in marks if mark.part not in answers[question].values]
        if not wrong or rng.random() < 0.5:
            continue
        mark = wrong[int(rng.integers(len(wrong)))]
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.7), 0.2)
        put(page, mark, tick, pen, rng)
        x, y, w, h = _box(mark)
        angles = np.linspace(0, 6.28 * rng.uniform(3, 5), 60)
        radius = w * rng.uniform(0.22, 0.4)
        line = [
            (x + w * (0.15 + 0.7 * n / 60) + radius * np.cos(a), y + h / 2 + radius * 1.1 * np.sin(a))
            for n, a in enumerate(angles)
        ]
        draw(page, pen, [line], rng)
        answers[question].clear = False


DEEDS: tuple[Deed, ...] = (
    highlighter,
    correction_fluid,
    red_seal,
    rubbed_out,
    broad_marker,
    ringed_words,
    crossed_out,
    struck_question,
    badly_blackened,
    crossed_out_alone,
    arrows,
    light_pen,
    marks_in_words,
    into_the_neighbour,
    between_two_boxes,
    notes_on_the_margin,
    clouded_out,
)

"""More of what people do to sheets with a pen, as in `misdeeds`. Knows no reader."""

from __future__ import annotations

import cv2
import numpy as np

from forms.paper.sheet_map import SheetMap
from tests.forms.paper.misdeeds import Answers, Deed, _box, _choices
from tests.forms.paper.penned import PX, Meant, Pen, Picture, Random, draw


def tiny_dots(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """The pen rested in some boxes while its owner thought, or means that by it."""
    for question, marks in _choices(map, number, answers).items():
        if rng.random() < 0.5:
            continue
        x, y, w, h = _box(marks[int(rng.integers(len(marks)))])
        at = (int(x + w * rng.uniform(0.3, 0.7)), int(y + h * rng.uniform(0.3, 0.7)))
        cv2.circle(page, at, max(1, int(rng.uniform(0.2, 0.5) * PX)), int(rng.uniform(20, 110)), -1, cv2.LINE_AA)
        if not answers[question].values:
            answers[question].clear = False


def line_down_a_column(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """One line through the same box of many questions: to answer them, or to strike out what was ticked there?"""
    own = [marks for marks in _choices(map, number, answers).values() if len(marks) > 1 and marks[0].kind == "one"]
    if not own:
        return
    column = min((marks[0] for marks in own), key=lambda mark: mark.y)
    same = [marks[0] for marks in own if abs(marks[0].x - column.x) < 4]
    x, y, w, _ = _box(same[0])
    last = _box(same[-1])
    middle = x + w * rng.uniform(0.4, 0.6)
    lines = [[(middle, y - 6), (middle + rng.normal(0, 6), (y + last[1]) / 2), (middle, last[1] + last[3] + 6)]]
    draw(page, Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.8), 0.2), lines, rng)
    for mark in same:
        answers[mark.question] = Meant({"?"}, False, "line down a column")


def line_along_a_row(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """All boxes of a question struck through by one line from left to right."""
    for question, marks in _choices(map, number, answers).items():
        row = [mark for mark in marks if abs(mark.y - marks[0].y) < 4]
        if len(row) < 2 or rng.random() < 0.6:
            continue
        x, y, _, h = _box(row[0])
        last = _box(row[-1])
        level = y + h * rng.uniform(0.35, 0.65)
        lines = [[(x - 8, level), (last[0] + last[2] + 8, level + rng.normal(0, 4))]]
        draw(page, Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.8), 0.2), lines, rng)
        answers[question] = Meant({"?"}, False, "line along a row")


def written_over(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Words written right across the boxes of a question: "does not concern us"."""
    for question, marks in _choices(map, number, answers).items():
        if rng.random() < 0.7:
            continue
        x, y, w, h = _box(marks[0])
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.7), 0.2)
        for n in range(int(rng.integers(3, 8))):
            left = x - 3 * PX + 7 * n * PX
            points = [(left + rng.uniform(0, 6) * PX, y + h * rng.uniform(-0.1, 1.1)) for _ in range(6)]
            draw(page, pen, [points], rng)
        answers[question] = Meant({"?"}, False, "written over")


def ringed_boxes(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """A ring around a box, nothing in it, where nothing else was ticked."""
    for question, marks in _choices(map, number, answers).items():
        if answers[question].values:
            continue
        mark = marks[int(rng.integers(len(marks)))]
        x, y, w, h = _box(mark)
        size = rng.uniform(0.75, 1.0)
        ring = [(x + w / 2 + w * size * np.cos(a), y + h / 2 + h * size * np.sin(a)) for a in np.linspace(0, 6.6, 30)]
        draw(page, Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.8), 0.2), [ring], rng)
        answers[question] = Meant({mark.part}, False, "ringed box")


def numbered(page: Picture, map: SheetMap, number: int, answers: Answers, rng: Random) -> None:
    """Numbers written into boxes instead of ticks: an order, which a tick cannot say."""
    for question, marks in _choices(map, number, answers).items():
        if len(marks) < 3 or answers[question].values or rng.random() < 0.2:
            continue
        pen = Pen(rng.uniform(20, 90), rng.uniform(0.4, 0.6), 0.15)
        for mark in marks[:3]:
            x, y, w, h = _box(mark)
            draw(page, pen, [[(x + w * 0.5, y + h * 0.15), (x + w * 0.5, y + h * 0.85)]], rng)
        answers[question] = Meant({mark.part for mark in marks[:3]}, False, "numbered")


MORE_DEEDS: tuple[Deed, ...] = (
    tiny_dots,
    line_down_a_column,
    line_along_a_row,
    written_over,
    ringed_boxes,
    numbered,
)

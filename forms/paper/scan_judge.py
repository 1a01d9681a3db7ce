"""What the boxes of a question mean together, and the questions of a page: one pen on one sheet explains much.

Pure arithmetic, as in `scan_box`, which judges each box by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.lean import dataclass
from forms.paper.scan_box import (
    AROUND_BLANK,
    BENT_MM,
    BROKEN,
    DOT,
    LEAST_EXTENT,
    LEAST_MASS,
    LEAST_PEAK,
    PASSES_MM,
    PASSING,
    SURE_PEAK,
    Box,
    Ink,
    State,
    judge_box,
)
from forms.paper.sheet_map import Mark

READ = ("one", "many", "tick")
"""Kinds of marks that are read; everything else is handwriting."""
HEAVIER, HEAVIER_THAN_USUAL, GONE_OVER = 2.0, 1.4, 0.35
"""Where several may be ticked, so many times the ink of the lightest tick, and of the page's usual mark, over so much
of the box, may undo it."""
FAINTER, SMEARED = 0.9, 0.9
"""Where several may be ticked: so much fainter and wider than the best tick is what was rubbed out."""
GOOD = 0.5
"""A tick with this part of the usual ink shows how the pen of a page writes."""
DIRT, DIRT_OF_MANY = (0.45, 0.3, 0.3), (0.36, 0.2, 0.25)
"""Beside a good tick: paler than the first part of it, and with less than the second of its ink, or of its own ink
less in strokes than the third, is dirt."""
DIRTY = ("small", "faint", "smear", "line")
WIDER = 0.08
"""What is wide may be so much less pale."""
PASSING_OF_MANY, FAR = 0.55, 2.0
"""A paler line that runs on for so many sides of the box passes through it: much paler, where several may be ticked."""
DOT_OF_ONE = 0.12
"""Beside the one tick that may be, so small a part of its ink, and short, is a speck."""
STRAY = 1.8
"""Ink over the words of a question without any tick: somebody ringed or underlined words."""
MOST_BLANK, MOST_BLANK_IN_PEN = 0.4, 0.5
"""Where a larger part of a page's questions is blank, the pen may have been too faint for the picture; the second, of
a page whose marks are dark."""
DARK_PEN, HEAVY_PEN = 0.6, 4.0
"""Marks so dark, with so much ink, come through whatever else does."""


@dataclass(frozen=True)
class Reading:
    """A question as one page shows it: *values* are what is ticked, as far as anything is."""

    question: str
    kind: str
    state: State
    values: tuple[str, ...]
    confidence: float
    why: str = ""


def judge_page(
    marks: Sequence[Mark], ink: Mapping[str, Ink], stray: Mapping[str, float]
) -> tuple[list[Reading], dict[str, Box]]:
    """Judge all questions of a page; returns them in their order, and each box by the id of its mark."""
    questions: dict[str, list[Mark]] = {}
    for mark in marks:
        questions.setdefault(mark.question, []).append(mark)
    inks = [ink[mark.id] for mark in marks if mark.kind in READ]
    typical, usual = typical_peak(inks), usual_mass(inks)
    readings: list[Reading] = []
    boxes: dict[str, Box] = {}
    for question, own in questions.items():
        kind = own[0].kind
        if kind not in READ:
            readings.append(Reading(question, kind, "look", (), 0.0, "hand"))
            continue
        judged = [
            judge_box(
                mark.part,
                ink[mark.id],
                typical=typical,
                usual=usual,
                many=kind == "many",
                beside=stray.get(mark.id, 0.0),
            )
            for mark in own
        ]
        judged = _only_dirt_beside_ticks(
            judged, [ink[mark.id] for mark in own], typical=typical, usual=usual, many=kind == "many"
        )
        judged = _not_of_the_next(judged, [ink[mark.id] for mark in own])
        if kind == "many":
            judged = _not_much_heavier(judged, [ink[mark.id] for mark in own], usual=usual)
            judged = _not_rubbed_out(judged, [ink[mark.id] for mark in own])
            judged = _not_ringed(judged, [stray.get(mark.id, 0.0) for mark in own])
        boxes |= {mark.id: box for mark, box in zip(own, judged, strict=True)}
        readings.append(judge_question(question, kind, judged, stray=sum(stray.get(mark.id, 0.0) for mark in own)))
    return _not_all_blank(readings, is_broken=_is_broken(inks), is_dark=typical > DARK_PEN and usual > HEAVY_PEN), boxes


def _only_dirt_beside_ticks(
    boxes: list[Box], inks: list[Ink], *, typical: float, usual: float, many: bool
) -> list[Box]:
    """Ink far fainter than a good tick of the same question, and little or blurred, is no tick of the same pen.

    One person answers a question with one pen, so a crease, the edge of a coffee ring or what was rubbed out is known
    by the tick beside it. Where several may be ticked it has to be fainter still.
    """
    ticks = [ink for box, ink in zip(boxes, inks, strict=True) if box.state == "mark"]
    good = [ink for ink in ticks if ink.mass > GOOD * usual]
    if not good or (len(ticks) > 1 and not many):
        return boxes
    peak, mass = min(ink.peak for ink in good), min(ink.mass for ink in good)
    return [
        Box(box.part, "blank", 0.9)
        if (box.why in DIRTY and _is_dirt(ink, peak=peak, mass=mass, many=many))
        or (box.state == "doubtful" and _passes(ink, pen=min(typical, peak), many=many))
        else box
        for box, ink in zip(boxes, inks, strict=True)
    ]


def _passes(ink: Ink, *, pen: float, many: bool) -> bool:
    """Whether *ink* is part of something paler than the *pen* that runs on far beyond its box."""
    return ink.runs > PASSES_MM and ink.peak < (PASSING_OF_MANY if many else PASSING) * min(pen, 1.0)


def _is_dirt(ink: Ink, *, peak: float, mass: float, many: bool) -> bool:
    """Whether *ink* is not of the pen that made a mark of this *peak* and *mass* beside it."""
    faint, little, wide = DIRT_OF_MANY if many else DIRT
    paler = ink.peak / min(peak, 1.0)
    if ink.outside > AROUND_BLANK:
        return False
    if ink.extent < LEAST_EXTENT and ink.mass < (DOT if many else DOT_OF_ONE) * mass:
        return True
    if paler < faint and ink.mass < little * mass:
        return True
    if paler < faint + WIDER and ink.strokes < wide * ink.mass:
        return True
    return not many and paler < PASSING and ink.mass < PASSING * mass and ink.beyond > FAR * ink.side


def _not_much_heavier(boxes: list[Box], inks: list[Ink], *, usual: float) -> list[Box]:
    """A box with far more ink than the lightest tick of its question was gone over again: to undo it, perhaps."""
    ticked = [ink.mass for box, ink in zip(boxes, inks, strict=True) if box.state == "mark"]
    limit = max(HEAVIER * min(ticked, default=0.0), HEAVIER_THAN_USUAL * usual)
    return [
        Box(box.part, "doubtful", 0.5, "full")
        if box.state == "mark" and ink.mass > limit and ink.fill > GONE_OVER
        else box
        for box, ink in zip(boxes, inks, strict=True)
    ]


def _not_of_the_next(boxes: list[Box], inks: list[Ink]) -> list[Box]:
    """Of ticks that seem to be one stroke through two boxes, one may be but the tail of the other: a straight one.

    What runs through more than two is a line down a column.
    """
    return [
        Box(box.part, "doubtful", 0.5, "line")
        if box.state == "mark" and (ink.shared > 2 or (ink.shared and ink.bent < BENT_MM))
        else box
        for box, ink in zip(boxes, inks, strict=True)
    ]


def _not_rubbed_out(boxes: list[Box], inks: list[Ink]) -> list[Box]:
    """A tick that is fainter than the others of its question, and smeared, was rubbed out, perhaps."""
    ticks = [ink for box, ink in zip(boxes, inks, strict=True) if box.state == "mark"]
    dark = FAINTER * max((ink.peak for ink in ticks), default=0.0)
    sharp = SMEARED * max((ink.strokes / ink.mass for ink in ticks), default=0.0)
    return [
        Box(box.part, "doubtful", 0.5, "faint")
        if box.state == "mark" and ink.peak < min(dark, SURE_PEAK) and ink.strokes < sharp * ink.mass
        else box
        for box, ink in zip(boxes, inks, strict=True)
    ]


def _not_ringed(boxes: list[Box], beside: list[float]) -> list[Box]:
    """An empty box whose words are ringed is chosen, perhaps."""
    return [
        Box(box.part, "doubtful", 0.5, "words") if box.state == "blank" and ink > STRAY else box
        for box, ink in zip(boxes, beside, strict=True)
    ]


def _not_all_blank(readings: list[Reading], *, is_broken: bool, is_dark: bool) -> list[Reading]:
    """A page on which little is ticked is looked at: maybe little of a pencil came through."""
    read = [one for one in readings if one.kind in READ]
    lost = [one for one in read if one.state == "blank" or one.why in ("small", "faint", "noise")]
    most = (MOST_BLANK_IN_PEN if is_dark else MOST_BLANK) * len(read)
    if not is_broken and (len(lost) < 2 or len(lost) <= most):
        return readings
    return [
        replace(one, state="doubtful", confidence=0.5, why="empty")
        if one.state == "blank" or (one.state == "mark" and one.kind == "many")
        else one
        for one in readings
    ]


def _is_broken(inks: Sequence[Ink]) -> bool:
    """Whether the marks of a page are so thin and short that others on it may be lost."""
    from statistics import median

    areas = [ink.mass / ink.peak for ink in inks if ink.mass >= LEAST_MASS / 2 and ink.peak > LEAST_PEAK]
    return bool(areas) and median(areas) < BROKEN


def judge_question(question: str, kind: str, boxes: Sequence[Box], *, stray: float = 0.0) -> Reading:
    """Put the boxes of a question together; *stray* is ink over its words."""
    marked = tuple(box.part for box in boxes if box.state == "mark")
    unsure = [box for box in boxes if box.state == "doubtful"]
    sure = min((box.confidence for box in boxes), default=0.0)
    if unsure:
        guess = marked or tuple(box.part for box in unsure if box.why not in ("noise", "ringed", "line"))
        return Reading(question, kind, "doubtful", guess, 0.5, unsure[0].why)
    if kind != "many" and len(marked) > 1:
        return Reading(question, kind, "doubtful", marked, 0.5, "two")
    if stray > STRAY and kind != "many":
        return Reading(question, kind, "doubtful", marked, 0.5, "words")
    if not marked:
        if stray > STRAY:
            return Reading(question, kind, "doubtful", (), 0.5, "words")
        return Reading(question, kind, "blank", (), sure)
    return Reading(question, kind, "mark", marked, sure)


def typical_peak(inks: Sequence[Ink]) -> float:
    """How dark the marks on a page are; 0 when there are too few to tell."""
    from statistics import median

    peaks = [ink.peak for ink in inks if ink.mass >= LEAST_MASS and ink.extent >= LEAST_EXTENT]
    return median(peaks) if len(peaks) > 1 else 0.0


def usual_mass(inks: Sequence[Ink]) -> float:
    """How much ink the marks on a page have; 0 when there are too few to tell."""
    from statistics import median

    masses = [ink.mass for ink in inks if ink.mass >= LEAST_MASS and ink.extent >= LEAST_EXTENT]
    return median(masses) if len(masses) > 1 else 0.0

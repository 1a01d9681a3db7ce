"""What ink in the boxes of a question means: a clear mark, clearly none, or something a person has to look at.

Pure arithmetic on what `scan_measure` saw, so that the rules can be read and tested without a picture. When in doubt
a rule says so: a look costs a second, a wrong answer stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from forms.lean import dataclass
from forms.paper.sheet_map import Mark

State = Literal["mark", "blank", "doubtful", "look"]
""" "look" is what no reader reads: digits, words, signatures."""
READ = ("one", "many", "tick")
"""Kinds of marks that are read; everything else is handwriting."""

LEAST_MASS, LEAST_EXTENT = 0.9, 2.1
"""A mark has as much ink (darkness × mm²) and is as long (mm): a light pencil's shortest tick. A speck is not."""
BLANK_MASS, SPECK_MASS, SPECK_EXTENT = 0.22, 0.5, 1.4
"""A blank box has less than the first, or no more than a speck of dirt."""
LEAST_PEAK = 0.27
"""As dark as a light pencil, against the print of the page."""
OF_TYPICAL = 0.5
"""A mark is not much fainter than the others on its page; a fainter one was rubbed out, or is no pen's."""
OF_USUAL, BROKEN = 0.15, 2.4
"""Far less ink than the page's other marks have is none; strokes of so few mm² are what was left of a thin pen."""
SHORT = 2.0
"""Where several may be ticked: when of one tick no more mm² came through, nothing may have of the next."""
FULL, STRUCK = 0.85, 7.0
"""A box so full may be blackened, as the sheet tells to undo a tick; with so much ink around it, it was struck out."""
FULL_OF_MANY, STRUCK_OF_MANY = 0.75, 4.2
"""Where several may be ticked no second tick tells an undone box from a ticked one, so doubt begins earlier."""
BLACK, GAPS = 0.9, 0.3
"""Fuller than the first, a box was blackened; less full, it was when fewer strokes show in it than the second."""
NARROW = 0.35
"""Faint ink is a pencil's only if so much of it is in strokes; coffee and shadows are wide."""
SURE_PEAK, RUBBED = 0.62, 0.35
"""Ink as dark as the first is a pen's, wide or narrow; a pencil that filled so much of a box is one too."""
NOBODYS_PEAK, NOBODYS_STROKES, STREAK_PEAK = 0.2, 0.65, 0.4
"""Fainter and wider than any pencil: the back of the paper shows. A faint straight line is dirt on the scanner."""
HEAVIER, GONE_OVER = 2.0, 0.35
"""Where several may be ticked, so many times the ink of the lightest tick, over so much of the box, may undo it."""
FAINTER, SMEARED = 0.8, 0.85
"""Where several may be ticked: so much fainter and wider than the best tick is what was rubbed out."""
STRUCK_PART = 0.6
"""A broad pen leaves more ink around a box, and in it: struck out is what has more than this part outside."""
CROSSED, CROSSED_THERE = 1.5, 1.25
"""A cross that sticks out at all four corners undoes a tick if there is more ink than so many usual marks have."""
AROUND_BLANK = 2.6
"""More ink around an empty box than this: it was ringed, or missed."""
WORDS_STRUCK = 0.5
"""Where several may be ticked: more ink over the words of a ticked box than this may strike them out."""
STRAY = 1.8
"""Ink over the words of a question without any tick: somebody ringed or underlined words."""
RUNS_ON = 0.65
"""How far, in sides of the box, a tick with the longest tail leaves it; what runs on farther only passes through."""
STANDS_OUT = 4.5
"""How many times darker than paper varies ink must be to be seen. Where the faintest mark is not, no box is blank."""
MOST_BLANK = 0.4
"""Where a larger part of a page's questions is blank, the pen may have been too faint for the picture."""
SIDES_SEEN = 3
"""Of the frame of a box; what lies under a note, a thumb or burnt-out light is not blank."""
PLACED = 0.12
"""A box whose print agrees less with the blank than this may be elsewhere."""
SURE_PLACE, SCANTY = 0.6, 2.5
"""So little ink does not spoil the likeness of a box: where that is poor, too, the ink may be the frame's own."""


@dataclass(frozen=True)
class Ink:
    """What is in one box beside its print. Darkness is 0 for paper and 1 for the print of the page.

    *mass* is darkness × mm² of all that stands out in the middle, *strokes* of what is as narrow as a pen's stroke;
    *extent* in mm of the longest thing; *peak* its darkness; *fill* the part of the box that is dark; *grey* the mean
    darkness; *outside* the mass around the box, where nothing is printed. *noise* is how much paper alone varies,
    *likeness* how well the print around the box agreed with the blank. *line*: it is one straight line passing through;
    *beyond* is how many millimetres outside the box the ink in it runs on; *corners*, from how many of its four
    corners ink sticks out; *side* is the box's own, in mm; *sides*, how many of its
    frame's four are seen.
    """

    mass: float = 0.0
    strokes: float = 0.0
    extent: float = 0.0
    peak: float = 0.0
    fill: float = 0.0
    grey: float = 0.0
    outside: float = 0.0
    noise: float = 0.0
    likeness: float = 1.0
    line: bool = False
    beyond: float = 0.0
    corners: int = 0
    side: float = 7.5
    sides: int = 4


@dataclass(frozen=True)
class Box:
    """One box judged. *confidence* from 0 to 1 is of its state; *why* says what made it doubtful."""

    part: str
    state: State
    confidence: float
    why: str = ""


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
        if kind == "many":
            judged = _not_much_heavier(judged, [ink[mark.id] for mark in own])
            judged = _not_rubbed_out(judged, [ink[mark.id] for mark in own])
            judged = _not_ringed(judged, [stray.get(mark.id, 0.0) for mark in own])
        boxes |= {mark.id: box for mark, box in zip(own, judged, strict=True)}
        readings.append(judge_question(question, kind, judged, stray=sum(stray.get(mark.id, 0.0) for mark in own)))
    return _not_all_blank(readings, is_broken=_is_broken(inks)), boxes


def _not_much_heavier(boxes: list[Box], inks: list[Ink]) -> list[Box]:
    """A box with far more ink than the lightest tick of its question was gone over again: to undo it, perhaps."""
    ticked = [ink.mass for box, ink in zip(boxes, inks, strict=True) if box.state == "mark"]
    limit = HEAVIER * min(ticked, default=0.0)
    return [
        Box(box.part, "doubtful", 0.5, "full")
        if box.state == "mark" and ink.mass > limit and ink.fill > GONE_OVER
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


def _is_broken(inks: Sequence[Ink]) -> bool:
    """Whether the marks of a page are so thin and short that others on it may be lost."""
    from statistics import median

    areas = [ink.mass / ink.peak for ink in inks if ink.mass >= LEAST_MASS / 2 and ink.peak > LEAST_PEAK]
    return bool(areas) and median(areas) < BROKEN


def _not_all_blank(readings: list[Reading], *, is_broken: bool) -> list[Reading]:
    """A page on which little is ticked is looked at: maybe little of a pencil came through."""
    read = [one for one in readings if one.kind in READ]
    lost = [one for one in read if one.state == "blank" or one.why in ("small", "faint", "noise")]
    if not is_broken and (len(lost) < 2 or len(lost) <= MOST_BLANK * len(read)):
        return readings
    return [
        replace(one, state="doubtful", confidence=0.5, why="empty")
        if one.state == "blank" or (one.state == "mark" and one.kind == "many")
        else one
        for one in readings
    ]


def judge_box(
    part: str, ink: Ink, *, typical: float, usual: float = 0.0, many: bool = False, beside: float = 0.0
) -> Box:
    """Judge one box. *typical* is how dark marks on its page are, *usual* their mass; *beside*, ink over its words."""
    faintest = max(LEAST_PEAK, OF_TYPICAL * min(typical, 1.0))
    is_speck = ink.extent < SPECK_EXTENT and ink.mass < SPECK_MASS
    is_faint = ink.peak < NOBODYS_PEAK and ink.strokes < NOBODYS_STROKES * ink.mass
    is_streak = ink.line and ink.peak < STREAK_PEAK
    if ink.sides < SIDES_SEEN:
        return Box(part, "doubtful", 0.5, "place")
    if ink.mass < BLANK_MASS or is_speck or (ink.mass < LEAST_MASS and (is_faint or is_streak)):
        if ink.noise * STANDS_OUT > faintest:
            return Box(part, "doubtful", 0.5, "noise")
        if ink.outside > AROUND_BLANK:
            return Box(part, "doubtful", 0.5, "ringed")
        return Box(part, "blank", _sure(1 - ink.mass / LEAST_MASS))
    doubts = {
        "small": ink.mass < max(LEAST_MASS, OF_USUAL * usual, many * SHORT * ink.peak) or ink.extent < LEAST_EXTENT,
        "faint": ink.peak < faintest,
        "smear": ink.peak < SURE_PEAK and ink.strokes < NARROW * ink.mass and ink.fill < RUBBED,
        "full": ink.fill > BLACK or (ink.fill > (FULL_OF_MANY if many else FULL) and ink.strokes < GAPS * ink.mass),
        "around": ink.outside > max((STRUCK_OF_MANY if many else STRUCK) * min(1.0, ink.peak), STRUCK_PART * ink.mass),
        "crossed": _is_crossed(ink, usual=usual, many=many),
        "struck": many and beside > WORDS_STRUCK,
        "line": ink.line or ink.beyond > RUNS_ON * ink.side,
        "place": ink.likeness < (SURE_PLACE if ink.mass < SCANTY else PLACED),
    }
    why = next((name for name, is_so in doubts.items() if is_so), "")
    if why:
        return Box(part, "doubtful", 0.5, why)
    return Box(part, "mark", _sure(min(ink.mass / LEAST_MASS, ink.peak / faintest) / 2))


def _is_crossed(ink: Ink, *, usual: float, many: bool) -> bool:
    """Whether a cross may lie over a tick: it sticks out at the corners, with more ink than a mark has there."""
    far_out = ink.outside > STRUCK_OF_MANY * min(1.0, ink.peak)
    if many:
        return ink.corners == 4 or (ink.corners == 3 and 0 < CROSSED_THERE * usual < ink.mass)
    return ink.corners == 4 and (far_out or 0 < CROSSED * usual < ink.mass)


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


def _sure(ratio: float) -> float:
    return round(min(0.999, max(0.5, 0.5 + ratio / 2)), 3)

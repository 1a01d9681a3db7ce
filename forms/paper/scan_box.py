"""What the ink in one box means: a clear mark, clearly none, or something a person has to look at.

Pure arithmetic on what `scan_measure` saw, so that the rules can be read and tested without a picture. When in doubt
a rule says so: a look costs a second, a wrong answer stays.
"""

from __future__ import annotations

from typing import Literal

from forms.lean import dataclass

State = Literal["mark", "blank", "doubtful", "look"]
""" "look" is what no reader reads: digits, words, signatures."""
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
LONG_PEN = 4.5
"""Where the page's marks have more mm² than this, one that is short was drawn so."""
FULL, STRUCK = 0.85, 7.0
"""A box so full may be blackened, as the sheet tells to undo a tick; with so much ink around it, it was struck out."""
FULL_OF_MANY, STRUCK_OF_MANY = 0.75, 4.2
"""Where several may be ticked no second tick tells an undone box from a ticked one, so doubt begins earlier."""
BLACK, GAPS = 0.87, 0.3
"""Fuller than the first, a box was blackened; less full, it was when fewer strokes show in it than the second."""
NARROW = 0.35
"""Faint ink is a pencil's only if so much of it is in strokes; coffee and shadows are wide."""
SURE_PEAK, RUBBED = 0.62, 0.35
"""Ink as dark as the first is a pen's, wide or narrow; a pencil that filled so much of a box is one too."""
NOBODYS_PEAK, NOBODYS_STROKES, STREAK_PEAK = 0.2, 0.65, 0.4
"""Fainter and wider than any pencil: the back of the paper shows. A faint straight line is dirt on the scanner."""
STRUCK_PART = 0.6
"""A broad pen leaves more ink around a box, and in it: struck out is what has more than this part outside."""
CROSSED, CROSSED_THERE = 1.5, 1.25
"""A cross that sticks out at all four corners undoes a tick if there is more ink than so many usual marks have."""
DOT = 0.06
"""So small a part of a mark's ink, and short, is a speck beside it."""
OVER_CROSS_MM, RUBBED_FULL = 0.3, 0.65
"""So many mm of stroke beside a cross from corner to corner are of a tick below it; in a fuller box all lines meet."""
ELSEWHERE, LIGHT = 0.02, 0.3
"""Less than this part of light ink is in the middle of the box: of what else lies there, a corner came in."""
BLOB, ROUND = 5.0, 0.42
"""What is shorter than so many mm, and thicker than this part of its length, may be a hole, a blot or toner."""
STROKE = 1.8
"""So many squares as wide as it lie in the shortest stroke of a pen; a disc is less than one, an oval blot is two."""
AROUND_BLANK, AROUND_IN_PEN = 2.6, 0.22
"""More ink around an empty box than this, and than this part of a mark: it was ringed, or missed."""
CLIPPED, OWN_DARK, PALE = 0.4, 0.9, 0.6
"""On a page of pale marks, ink of this mass in and around an empty box, as dark as the marks, is the end of one."""
OVER_WORDS, WITH_INK, OVER_ALONE = 0.25, 1.2, 0.6
"""Ink over the words of a ticked box strikes them out when it is this part of a usual mark, and there are so many usual
marks of it in the box; or, whatever is in the box, the third part."""
WORDS_STRUCK = 0.5
"""Where several may be ticked: more ink over the words of a ticked box than this may strike them out."""
RUNS_ON = 0.65
"""How far, in sides of the box, a tick with the longest tail leaves it; what runs on farther only passes through."""
TAIL, BACK, BENT_MM, OWN_INK = 1.3, 0.3, 0.6, 0.7
"""A long tail: so far beyond the box, in its sides, but no farther back than the second; of a tick that spreads so many
mm, and is as dark as this part of the page's marks."""
PASSES_MM, PASSING = 15.0, 0.65
"""What is paler than this part of the pen and runs on so far is a crease, the edge of a coffee ring or of a shadow."""
STANDS_OUT = 4.5
"""How many times darker than paper varies ink must be to be seen. Where the faintest mark is not, no box is blank."""
SIDES_SEEN = 3
"""Of the frame of a box; what lies under a note, a thumb or burnt-out light is not blank."""
PLACED = 0.12
"""A box whose print agrees less with the blank than this may be elsewhere."""
SHIFTED = 0.45
"""A box that agrees so little and lacks a side lies on a fold, perhaps, and the ink is the side that slid away."""
SURE_PLACE, SCANTY = 0.6, 2.5
"""So little ink does not spoil the likeness of a box: where that is poor, too, the ink may be the frame's own."""


@dataclass(frozen=True)
class Ink:
    """What is in one box beside its print. Darkness is 0 for paper and 1 for the print of the page.

    *mass* is darkness × mm² of all that stands out in the middle, *strokes* of what is as narrow as a pen's stroke;
    *extent* in mm of the longest thing; *peak* its darkness; *fill* the part of the box that is dark; *grey* the mean
    darkness; *outside* the mass around the box, where nothing is printed. *noise* is how much paper alone varies,
    *likeness* how well the print around the box agreed with the blank. *line*: it is one straight line passing through;
    *beyond* is how many millimetres outside the box the ink in it runs on, *back* of them to the left or below; *runs*,
    how many together with all that is paler; *bent*,
    how far in mm the ink spreads to the sides of its direction; *over_cross*, how many mm of stroke there are beside a
    cross from corner to corner; *thick*, its thickest place in mm;
    *middle*, what of the mass is in the very middle; *corners*, from how many of its four corners ink
    sticks out; *over*, the mass over the words of the box, in among their letters; *side* is the box's own, in mm;
    *sides*, how many of its frame's four are seen; *shared*: through how many boxes a stroke seems to run.
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
    back: float = 0.0
    runs: float = 0.0
    bent: float = 0.0
    over_cross: float = 0.0
    thick: float = 0.0
    blot: float = 0.0
    middle: float = 1.0
    corners: int = 0
    side: float = 7.5
    sides: int = 4
    shared: int = 0
    over: float = 0.0


@dataclass(frozen=True)
class Box:
    """One box judged. *confidence* from 0 to 1 is of its state; *why* says what made it doubtful."""

    part: str
    state: State
    confidence: float
    why: str = ""


def judge_box(
    part: str, ink: Ink, *, typical: float, usual: float = 0.0, many: bool = False, beside: float = 0.0
) -> Box:
    """Judge one box. *typical* is how dark marks on its page are, *usual* their mass; *beside*, ink over its words."""
    faintest = max(LEAST_PEAK, OF_TYPICAL * min(typical, 1.0))
    is_speck = (ink.extent < SPECK_EXTENT and ink.mass < SPECK_MASS) or _is_dot(ink, usual=usual)
    is_faint = ink.peak < NOBODYS_PEAK and ink.strokes < NOBODYS_STROKES * ink.mass
    is_pale = ink.peak < min(STREAK_PEAK, OF_TYPICAL * typical)
    is_streak = (ink.line and ink.peak < STREAK_PEAK) or (ink.runs > PASSES_MM and is_pale)
    if ink.sides < SIDES_SEEN:
        return Box(part, "doubtful", 0.5, "place")
    if ink.mass < BLANK_MASS or is_speck or (ink.mass < LEAST_MASS and (is_faint or is_streak)):
        if ink.noise * STANDS_OUT > faintest:
            return Box(part, "doubtful", 0.5, "noise")
        if ink.outside > max(AROUND_BLANK, AROUND_IN_PEN * usual):
            return Box(part, "doubtful", 0.5, "ringed")
        if many and typical < PALE and ink.peak > OWN_DARK * typical and ink.mass + ink.outside > CLIPPED:
            return Box(part, "doubtful", 0.5, "edge")
        return Box(part, "blank", _sure(1 - ink.mass / LEAST_MASS))
    doubts = {
        "small": ink.mass < max(LEAST_MASS, OF_USUAL * usual, many * SHORT * ink.peak * (usual < LONG_PEN * typical))
        or ink.extent < LEAST_EXTENT,
        "faint": ink.peak < faintest,
        "smear": ink.peak < SURE_PEAK and ink.strokes < NARROW * ink.mass and ink.fill < RUBBED,
        "blob": ink.extent < BLOB and ink.thick > ROUND * ink.extent and ink.blot < STROKE,
        "edge": ink.middle < ELSEWHERE * ink.mass and ink.mass < LIGHT * usual,
        "full": ink.fill > BLACK or (ink.fill > (FULL_OF_MANY if many else FULL) and ink.strokes < GAPS * ink.mass),
        "around": ink.outside > max((STRUCK_OF_MANY if many else STRUCK) * min(1.0, ink.peak), STRUCK_PART * ink.mass),
        "crossed": _is_crossed(ink, usual=usual, many=many),
        "struck": (many and beside > WORDS_STRUCK) or _is_struck(ink, usual=usual),
        "line": ink.line
        or (ink.runs > PASSES_MM and ink.peak < PASSING * min(typical, 1.0))
        or (ink.beyond > RUNS_ON * ink.side and not _has_tail(ink, typical=typical)),
        "place": ink.likeness < (SURE_PLACE if ink.mass < SCANTY else PLACED)
        or (ink.sides < 4 and ink.likeness < SHIFTED),
    }
    why = next((name for name, is_so in doubts.items() if is_so), "")
    if why:
        return Box(part, "doubtful", 0.5, why)
    return Box(part, "mark", _sure(min(ink.mass / LEAST_MASS, ink.peak / faintest) / 2))


def _is_dot(ink: Ink, *, usual: float) -> bool:
    """Whether ink is short, and next to nothing against the marks of the page."""
    return ink.extent < LEAST_EXTENT and ink.mass < min(SPECK_MASS, DOT * usual)


def _has_tail(ink: Ink, *, typical: float) -> bool:
    """Whether what runs on beyond a box is the tail of a bent tick in the page's ink, to the upper right."""
    bent = ink.bent > BENT_MM and ink.peak > OWN_INK * typical
    return bent and ink.back < BACK * ink.side and ink.beyond < TAIL * ink.side


def _is_struck(ink: Ink, *, usual: float) -> bool:
    """Whether a tick and its words were struck out together, or the words alone: a tail hides few letters."""
    over = ink.over / usual if usual else 0.0
    return over > OVER_ALONE or (over > OVER_WORDS and ink.mass > WITH_INK * usual)


def _is_crossed(ink: Ink, *, usual: float, many: bool) -> bool:
    """Whether a cross may lie over a tick: the tick shows beside it, or it sticks out at the corners with much ink."""
    if ink.over_cross > OVER_CROSS_MM and ink.fill < RUBBED_FULL:
        return True
    far_out = ink.outside > STRUCK_OF_MANY * min(1.0, ink.peak)
    if many:
        return ink.corners == 4 or (ink.corners == 3 and 0 < CROSSED_THERE * usual < ink.mass)
    return ink.corners == 4 and (far_out or 0 < CROSSED * usual < ink.mass)


def _sure(ratio: float) -> float:
    return round(min(0.999, max(0.5, 0.5 + ratio / 2)), 3)

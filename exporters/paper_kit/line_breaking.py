"""Where a Chinese line may end. One breaker for every text on paper (and for pictures of it on screen).

Neither ，nor 》 begins a line and 《 never ends one; 9/14 and 2022-09-22 stay whole. What does
not fit is pushed to the next line, so nothing ever hangs over the margin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

CANNOT_START = frozenset("，。、；：！？）》〉」』】〕］｝”’％‰℃·…—～.,;:!?)]}%-`″′°")
CANNOT_END = frozenset("（《〈「『【〔［｛“‘([{￥$#`№")
_WORD = re.compile(r"[A-Za-z0-9À-ɏ_@&+.,:'’]")
SPACES = " \u3000"
_AFTER_WORD_BREAKS = frozenset(" \u3000-/")
_PAIRED = frozenset("—…")


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before character *at*."""
    left, right = text[at - 1], text[at]
    if right in SPACES:
        return False  # the space goes with the line before it, where it is not seen
    if right in CANNOT_START or left in CANNOT_END:
        return False
    if left in _PAIRED and right == left:
        return False
    if left in "-/" and right.isdigit() and at > 1 and text[at - 2].isdigit():
        return False  # 9/14 and 2022-09-22 are one thing
    return left in _AFTER_WORD_BREAKS or not (_WORD.match(left) and (_WORD.match(right) or right == "/"))


def break_lines(text: str, advances: Sequence[float], width: float, *, first: float | None = None) -> list[slice]:
    """Cut *text* into lines of at most *width*; *advances* are the widths of its characters in the same unit.

    *first* is the width of the first line when it is indented. A line end in the text always ends a line. Spaces at
    the end of a line are left out. A word longer than a line is cut, for there is no better place.
    """
    lines: list[slice] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        reached = [0.0, *accumulate(advances[start:end])]
        here = 0
        if not paragraph:
            lines.append(slice(start, start))
        while here < len(paragraph):
            room = first if first is not None and not lines else width
            fits = bisect_right(reached, reached[here] + room + 1e-6) - 1
            if fits < len(paragraph):
                fits = _last_break(paragraph, here, max(fits, here + 1))
            shown = fits
            while shown > here + 1 and paragraph[shown - 1] in SPACES:
                shown -= 1
            lines.append(slice(start + here, start + shown))
            here = fits
            while here < len(paragraph) and paragraph[here] in SPACES:
                here += 1
        start = end + 1
    return lines


def _last_break(paragraph: str, here: int, fits: int) -> int:
    """The last place after *here* and not beyond *fits* where the line may end; *fits* itself when there is none."""
    if paragraph[fits] in SPACES:
        return fits
    for at in range(fits, here, -1):
        if may_break(paragraph, at):
            return at
    for at in range(fits, here + 1, -1):  # a date in a narrow column breaks at its hyphen before it breaks anywhere
        if paragraph[at - 1] in "-/_@" and paragraph[at] not in CANNOT_START:
            return at
    return fits

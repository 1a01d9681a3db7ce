"""What every page of every sheet has in the same place: corner marks, codes, room for head and foot. In points."""

from __future__ import annotations

from forms.paper.sheet_map import Corner

MM = 72 / 25.4
WIDTH, HEIGHT = round(210 * MM, 2), round(297 * MM, 2)
CORNER_SIDE = round(10 * MM, 2)
CODE_SIDE = round(20 * MM, 2)
"""The dark part of a QR code of 21 modules: each is nearly a millimetre, which a blurred photo still shows."""
QUIET = round(4 * MM, 2)
"""Kept white around corner marks and codes."""
LEFT, RIGHT = round(17 * MM, 2), round(193 * MM, 2)
TOP, FOOT = round(36 * MM, 2), round(261 * MM, 2)
"""Between these is what the form asks."""


def _corner(id: int, x_mm: float, y_mm: float) -> Corner:
    return Corner(id, round((x_mm - 5) * MM, 2), round((y_mm - 5) * MM, 2), CORNER_SIDE)


CORNERS = (_corner(0, 14, 14), _corner(1, 196, 14), _corner(2, 14, 283), _corner(3, 196, 283))
"""Top left, top right, bottom left, bottom right: the ids tell which way up a page lies, and three are enough."""
CODES = (
    (round(166 * MM, 2), round(10 * MM, 2), CODE_SIDE),
    (round(24 * MM, 2), round(267 * MM, 2), CODE_SIDE),
)
"""Far apart, so that one fold or one coffee cup does not take both."""
HEAD_LEFT, HEAD_RIGHT = round(22.5 * MM, 2), round(161 * MM, 2)
FOOT_LEFT, FOOT_RIGHT = round(49 * MM, 2), round(187 * MM, 2)

"""The colours and measures of the window: the only place where they are written down."""

from __future__ import annotations

from typing import Literal

from forms.lean import dataclass

Look = Literal["light", "dark", "contrast"]
Size = Literal["normal", "large", "walk"]

UNIT = 4
"""Every distance is a multiple of this many pixels."""
WITHIN = 2 * UNIT
BETWEEN = 4 * UNIT
AROUND = 6 * UNIT
CORNER = 6


@dataclass(frozen=True)
class Colours:
    """One look. A state has a colour here, and a shape and a word elsewhere: colour alone says nothing."""

    ground: str
    card: str
    line: str
    ink: str
    soft: str
    """Ink of notes and of what is not the matter now."""
    hint: str
    """Ink of the example in an empty line, which must not be taken for something entered."""
    accent: str
    on_accent: str
    accent_wash: str
    """Ground of what is chosen or hovered: the accent, thinned."""
    focus: str
    ring: str
    """The focus of a button that is filled with the accent."""
    edge: str
    """Outline of a control; at least 3 : 1 against the ground, unlike *line*, which only divides."""
    good: str
    bad: str
    grave: str
    neutral: str
    unseen: str
    doubt: str
    late: str
    good_wash: str
    bad_wash: str
    late_wash: str


LIGHT = Colours(
    ground="#FBFAF7",
    card="#FFFFFF",
    line="#E4E0D8",
    ink="#1F2933",
    soft="#56616D",
    hint="#56616D",
    accent="#0F6B6B",
    on_accent="#FFFFFF",
    accent_wash="#E3EFEE",
    focus="#0F6B6B",
    ring="#1F2933",
    edge="#8A8F94",
    good="#2E7D32",
    bad="#B4430E",
    grave="#9B1C1C",
    neutral="#66707A",
    unseen="#4F6478",
    doubt="#6D28D9",
    late="#8F5A00",
    good_wash="#ECF6EC",
    bad_wash="#FBEAE2",
    late_wash="#FBF1DC",
)
DARK = Colours(
    ground="#15191D",
    card="#1D2328",
    line="#323A42",
    ink="#E9ECEF",
    soft="#AAB4BE",
    hint="#AAB4BE",
    accent="#5CC2BE",
    on_accent="#10201F",
    accent_wash="#20383A",
    focus="#5CC2BE",
    ring="#E9ECEF",
    edge="#77828D",
    good="#7CC884",
    bad="#F0926A",
    grave="#FF8A80",
    neutral="#A9B2BB",
    unseen="#9FB4C8",
    doubt="#B79CF7",
    late="#E5B454",
    good_wash="#1F3324",
    bad_wash="#3D2820",
    late_wash="#3A3120",
)
CONTRAST = Colours(
    ground="#000000",
    card="#000000",
    line="#FFFFFF",
    ink="#FFFFFF",
    soft="#FFFFFF",
    hint="#9FB8C8",
    accent="#FFFFFF",
    on_accent="#000000",
    accent_wash="#333333",
    focus="#FFFF00",
    ring="#FFFF00",
    edge="#FFFFFF",
    good="#8CFF8C",
    bad="#FFB38A",
    grave="#FF9C9C",
    neutral="#FFFFFF",
    unseen="#BFE0FF",
    doubt="#D9C2FF",
    late="#FFD866",
    good_wash="#000000",
    bad_wash="#000000",
    late_wash="#000000",
)

COLOURS: dict[Look, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@dataclass(frozen=True)
class Measures:
    """Pixel sizes of type and of what a finger must hit."""

    text: int
    note: int
    section: int
    title: int
    target: int
    icon: int
    field: int
    """Large type of the one field being keyed."""


MEASURES: dict[Size, Measures] = {
    "normal": Measures(text=15, note=13, section=17, title=22, target=44, icon=24, field=26),
    "large": Measures(text=18, note=16, section=20, title=26, target=44, icon=28, field=30),
    "walk": Measures(text=22, note=19, section=24, title=30, target=56, icon=32, field=34),
}


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2, 0 to 1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)

"""Where everything stands on a printed sheet, kept with its batch so that a reader finds each mark years later.

Lengths are points (1/72 inch) from the top left corner of an A4 page, whatever the sheet was folded or bound into.
"""

from __future__ import annotations

import hashlib
import json
from typing import Literal

from forms.lean import dataclass

FORMAT = 1
Kind = Literal["one", "many", "rank", "digit", "tick", "text", "sign"]


@dataclass(frozen=True)
class Mark:
    """A place where somebody may write.

    *question* is the field, rows of repeats as "row[2]/name"; *part* is the value of a choice, or the place of a digit
    counted from 1 ("3", in a date "year/1"), and blank for a line of text. *kind* says what is expected there.
    """

    question: str
    part: str
    kind: Kind
    page: int
    x: float
    y: float
    w: float
    h: float

    @property
    def id(self) -> str:
        """The stable name of the mark: the question and what of it."""
        return f"{self.question}={self.part}" if self.part else self.question


@dataclass(frozen=True)
class Corner:
    """A registration mark: ArUco DICT_4X4_50 *id*, the top left of its black border, and its side."""

    id: int
    x: float
    y: float
    side: float


@dataclass(frozen=True)
class Words:
    """One line of text by the left end of its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool


@dataclass(frozen=True)
class Rule:
    """A line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Frame:
    """The outline of a box."""

    x: float
    y: float
    w: float
    h: float
    width: float


Element = Words | Rule | Frame
_SHAPES: dict[str, type[Words | Rule | Frame]] = {"w": Words, "r": Rule, "f": Frame}


@dataclass(frozen=True)
class SheetMap:
    """One printed layout of one version of a form."""

    form: str
    version: str
    layout: int
    languages: tuple[str, ...]
    large: bool
    pages: int
    width: float
    height: float
    corners: tuple[Corner, ...]
    codes: tuple[tuple[float, float, float], ...]
    """The QR codes of a page: left, top and side of the dark part."""
    marks: tuple[Mark, ...]
    drawing: tuple[tuple[Element, ...], ...]
    """What is printed on each page between head and foot, so that the blank page can be drawn again at any time."""

    def to_json(self) -> str:
        """Write the map as JSON; equal maps give equal text."""
        data = {
            "format": FORMAT,
            "form": self.form,
            "version": self.version,
            "layout": self.layout,
            "languages": self.languages,
            "large": self.large,
            "pages": self.pages,
            "size": [self.width, self.height],
            "corners": [[one.id, one.x, one.y, one.side] for one in self.corners],
            "codes": self.codes,
            "marks": [[one.question, one.part, one.kind, one.page, one.x, one.y, one.w, one.h] for one in self.marks],
            "drawing": [[_written(each) for each in page] for page in self.drawing],
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> SheetMap:
        """Read a map. Raises ValueError for what is none, or of a newer format than this program knows."""
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError("no sheet map of this format")
        width, height = data["size"]
        return cls(
            data["form"],
            data["version"],
            data["layout"],
            tuple(data["languages"]),
            data["large"],
            data["pages"],
            width,
            height,
            tuple(Corner(*each) for each in data["corners"]),
            tuple((x, y, side) for x, y, side in data["codes"]),
            tuple(Mark(*each) for each in data["marks"]),
            tuple(tuple(_SHAPES[each[0]](*each[1:]) for each in page) for page in data["drawing"]),
        )

    @property
    def digest(self) -> str:
        """The name of this layout: the hash of its text, in hexadecimal."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def on_page(self, page: int) -> list[Mark]:
        """The marks of one page, counted from 1."""
        return [mark for mark in self.marks if mark.page == page]


def _written(each: Element) -> list[object]:
    if isinstance(each, Words):
        return ["w", each.x, each.y, each.text, each.size, each.bold]
    if isinstance(each, Rule):
        return ["r", each.x1, each.y1, each.x2, each.y2, each.width]
    return ["f", each.x, each.y, each.w, each.h, each.width]

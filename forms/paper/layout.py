"""A form as pages of paper: pure geometry, no drawing and no files.

The same form, options and typesetter give the same map, always; whatever here changes where a mark stands raises
`LAYOUT`. Pages end between questions. A question that is longer than a page is cut between its rows, and a table
repeats its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from forms.form import Form
from forms.paper.page_frame import CODES, CORNERS, FOOT, HEIGHT, TOP, WIDTH
from forms.paper.pieces import Piece, Setter, Sizes, Typesetter
from forms.paper.questions import Heading, Item, LeftOut, Note, Question, ask
from forms.paper.sheet_map import Element, Frame, Mark, Rule, SheetMap, Words
from forms.paper.wording import is_chinese

LAYOUT = 1
"""The version of this geometry; it stands in every map and every code."""
WORTH_CUTTING = 0.6
"""A question that takes more of a page than this may be cut between its rows; a shorter one moves as a whole."""


@dataclass(frozen=True)
class Options:
    """How a form is printed. *languages* as the form names them, the main one first; none: the form's own first."""

    languages: tuple[str, ...] = ()
    large: bool = False
    office: frozenset[str] = frozenset()
    """Fields that whoever keys the sheet answers."""
    rows: int | None = None
    """Blank blocks of each repeat."""


@dataclass(frozen=True)
class Laid:
    """A finished layout, and what of the form is not on it."""

    map: SheetMap
    left_out: tuple[LeftOut, ...]
    personal: bool
    """The sheet asks for something that tells who filled it in."""


def lay_out(form: Form, typesetter: Typesetter, options: Options | None = None) -> Laid:
    """Lay *form* out on A4 pages."""
    chosen = options or Options()
    languages = chosen.languages or main_languages(form)
    asked = ask(form, languages=languages, office=chosen.office, rows=chosen.rows)
    chinese = tuple(is_chinese(language) for language in languages)
    pages = _set(asked.items, Setter(typesetter, Sizes.large() if chosen.large else Sizes(), chinese=chinese))
    if not chosen.large and len(pages) > 1:
        closer = _set(asked.items, Setter(typesetter, Sizes.snug(), chinese=chinese))
        if -(-len(closer) // 2) < -(-len(pages) // 2):
            pages = closer  # one leaf of paper less, and one less to lose
    fields = {re.sub(r"\[\d+\]", "", item.field) for item in asked.items if isinstance(item, Question)}
    personal = any(form.privacy.get(name) == "personal" for name in fields)
    elements, marks = _drawn(pages)
    made = SheetMap(
        form=form.form_id,
        version=form.version,
        layout=LAYOUT,
        languages=languages,
        large=chosen.large,
        pages=len(elements),
        width=WIDTH,
        height=HEIGHT,
        corners=CORNERS,
        codes=CODES,
        marks=tuple(marks),
        drawing=tuple(tuple(page) for page in elements),
    )
    return Laid(made, tuple(asked.left_out), personal)


def main_languages(form: Form) -> tuple[str, ...]:
    """The one language that a form is printed in when nobody chooses."""
    return (form.default_language or next(iter(form.languages), ""),)


def _set(items: list[Item], setter: Setter) -> list[_Page]:
    pages = _Pages()
    pages.add(_introduction(setter, items))
    for block in _blocks(setter, items):
        pages.add(block)
    return pages.finished()


def _introduction(setter: Setter, items: list[Item]) -> list[Piece]:
    """How to fill the sheet in, as short as it can be."""
    questions = [item for item in items if isinstance(item, Question)]
    if not questions:
        return []
    starred = any(question.required for question in questions)
    said = []
    for chinese in setter.chinese:
        words, star = _HOW[chinese]
        said.append(words + star if starred else words)
    return setter.note(Note("", tuple(said)))


def _blocks(setter: Setter, items: Iterable[Item]) -> Iterable[list[Piece]]:
    def together(item: Item) -> object:
        if isinstance(item, Question) and item.likert:
            return item.options, item.field.rpartition("/")[0]
        return id(item)

    for _, group in groupby(items, key=together):
        found = list(group)
        first = found[0]
        if isinstance(first, Heading):
            yield setter.heading(first)
        elif isinstance(first, Note):
            yield setter.note(first)
        elif first.likert and 2 <= len(first.options) <= 7:
            yield setter.matrix([item for item in found if isinstance(item, Question)])
        else:
            for item in found:
                if isinstance(item, Question):
                    yield setter.question(item)


_Page = list[tuple[float, Piece]]
_HOW = {
    True: (
        "请用黑色或蓝色的笔。选中的，在方框里打 ✓；选错了，把整个方框涂黑，再选别的。",
        "带 * 的题请一定回答。",
    ),
    False: (
        "Please use a black or blue pen. Tick the box of your choice; to undo it, blacken the whole box.",
        " Please do answer questions with *.",
    ),
}


class _Pages:
    """Fills pages with blocks."""

    def __init__(self) -> None:
        self.pages: list[_Page] = [[]]
        self.y = TOP
        self.waiting: list[Piece] = []
        """Headings that stand with whatever comes next."""

    def add(self, block: list[Piece]) -> None:
        """Place a block; one that wants company waits for the next."""
        if not block:
            return
        self.waiting += block
        if block[-1].keep:
            return
        self._place(self.waiting)
        self.waiting = []

    def _place(self, pieces: list[Piece]) -> None:
        room = FOOT - TOP
        height = sum(piece.height for piece in pieces)
        if self.y + height <= FOOT or (height <= room * WORTH_CUTTING and self._new_page()):
            self._put(pieces)
            return
        for chunk in _chunks(pieces):
            tall = sum(piece.height for piece in chunk)
            if self.y + tall > FOOT and self.y > TOP:
                self._new_page()
                if chunk[0].again is not None:
                    self._put([chunk[0].again])
            if tall > room:
                for piece in chunk:
                    if self.y + piece.height > FOOT:
                        self._new_page()
                    self._put([piece])
            else:
                self._put(chunk)

    def _new_page(self) -> bool:
        if self.pages[-1]:
            self.pages.append([])
        self.y = TOP
        return True

    def _put(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if not self.pages[-1] and not piece.elements and piece.begins:
                continue  # the gap before a question is not needed on top of a page
            self.pages[-1].append((self.y, piece))
            self.y += piece.height

    def finished(self) -> list[_Page]:
        """All pages, each piece with where it stands."""
        if self.waiting:
            self._place(self.waiting)
            self.waiting = []
        return self.pages


def _drawn(pages: list[_Page]) -> tuple[list[list[Element]], list[Mark]]:
    """What is drawn on each page, and all marks."""
    drawing: list[list[Element]] = []
    marks: list[Mark] = []
    for number, page in enumerate(pages, 1):
        drawn: list[Element] = []
        for y, piece in page:
            drawn += [_moved(each, y) for each in piece.elements]
            marks += [
                Mark(one.question, one.part, one.kind, number, *(_r(n) for n in (one.x, one.y + y, one.w, one.h)))
                for one in piece.places
            ]
        drawing.append(drawn)
    return drawing, marks


def _chunks(pieces: list[Piece]) -> list[list[Piece]]:
    """Runs of pieces between which a page may end; no single row is left behind."""
    chunks: list[list[Piece]] = [[]]
    for piece in pieces:
        chunks[-1].append(piece)
        if not piece.keep:
            chunks.append([])
    chunks = [chunk for chunk in chunks if chunk]
    if len(chunks) > 2:
        chunks[-2:] = [chunks[-2] + chunks[-1]]
    return chunks


def _moved(each: Element, y: float) -> Element:
    if isinstance(each, Words):
        return replace(each, x=_r(each.x), y=_r(each.y + y))
    if isinstance(each, Rule):
        return Rule(_r(each.x1), _r(each.y1 + y), _r(each.x2), _r(each.y2 + y), each.width)
    return Frame(_r(each.x), _r(each.y + y), _r(each.w), _r(each.h), each.width)


def _r(value: float) -> float:
    return round(value, 2)

"""Printed sheets for tests of the reader: drawn as the printer gets them, and their blanks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from exporters.sheets.blank import blank_pages
from exporters.sheets.draw import Issue, draw, numbered
from exporters.sheets.imposition import Spread
from forms.paper import scan
from forms.paper.scan_measure import SCALE, Blank
from forms.paper.sheet_map import SheetMap
from tests.forms.paper import degrade
from tests.forms.paper.penned import Meant, Picture, Random, fill_in, rendered

ISSUE = Issue(title="问卷", occasion="便民日 2026-11-22", language="zh", community="A1B", batch="Q2W3", printing="9ZK")


@dataclass
class Sheets:
    """Sheets of one map, their clean pictures and blanks."""

    map: SheetMap
    spread: Spread = "single"
    pages: list[Picture] = field(init=False)
    blanks: list[Blank] = field(init=False)

    def __post_init__(self) -> None:
        pdf, _ = draw(numbered("DG-", 1, 1), map=self.map, issue=ISSUE, spread=self.spread)
        self.pages = rendered(pdf)
        self.blanks = [scan.ready(each) for each in blank_pages(self.map, scale=SCALE)]

    def read(self, picture: Picture) -> list[tuple[int, scan.PageRead]]:
        """The pages in *picture* by number with what they say; a page that must be keyed is not among them."""
        found = []
        for sheet in scan.find_sheets(picture):
            if not sheet.reason and sheet.code is not None and sheet.code.page <= self.map.pages:
                page = sheet.code.page
                found.append(
                    (page, scan.read_page(sheet.upright, blank=self.blanks[page - 1], map=self.map, page=page))
                )
        return found


@dataclass
class Outcome:
    """What came of one page: of each choice whether it was read right, goes to a person, or is silently wrong."""

    questions: int = 0
    marks: int = 0
    right: int = 0
    clear: int = 0
    review: int = 0
    review_clear: int = 0
    wrong: list[str] = field(default_factory=list)
    to_key: int = 0
    pages: int = 0

    def add(self, other: Outcome) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def outcome(found: list[tuple[int, scan.PageRead]], map: SheetMap, page: int, meant: dict[str, Meant]) -> Outcome:
    """Compare what was read with what was meant. A page that was taken for another is wrong in all its questions."""
    told = Outcome(pages=1)
    if not found or all(read.reason for _, read in found):
        told.to_key = 1
        return told
    (number, read) = found[0]
    if number != page:
        told.wrong.append(f"page {page} taken for {number}")
        return told
    for one in read.readings:
        truth = meant.get(one.question)
        if truth is None:
            continue
        told.questions += 1
        told.clear += truth.clear
        told.marks += sum(mark.question == one.question for mark in map.on_page(page))
        if one.state == "doubtful":
            told.review += 1
            told.review_clear += truth.clear
        elif set(one.values) == truth.values:
            told.right += 1
        else:
            told.wrong.append(f"{one.question}: {one.values} for {sorted(truth.values)} ({truth.how})")
    return told


def filled(sheets: Sheets, page: int, rng: Random, *, how: str) -> tuple[Picture, dict[str, Meant], list[str]]:
    """Page *page* filled in, and "scan"ned decently or treated "hard"; with what was done to it."""
    picture = sheets.pages[page - 1].copy()
    if how == "scan":
        meant = fill_in(picture, sheets.map, page, rng)
        return degrade.scanned(picture, rng), meant, ["scanned"]
    plan = degrade.hard(rng)
    pencil = bool(rng.random() < 0.3) and degrade.keeps_pencil(plan)
    meant = fill_in(picture, sheets.map, page, rng, pencil=pencil, astray=1.2, odd=1)
    return degrade.apply(plan, picture, rng), meant, [each.__name__ for each in plan]


def trials(sheets: Sheets, seeds: range, *, how: str) -> Iterator[tuple[int, Outcome, list[str]]]:
    """One page for each seed, filled in, spoilt and read."""
    for seed in seeds:
        rng = np.random.default_rng(seed)
        page = seed % sheets.map.pages + 1
        picture, meant, done = filled(sheets, page, rng, how=how)
        yield seed, outcome(sheets.read(picture), sheets.map, page, meant), done

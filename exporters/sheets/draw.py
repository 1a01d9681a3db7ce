"""Draw sheets: what the map says once for all, then number, page and codes on every page of every sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import segno

from exporters.paper_kit.fonts import ExportLog, clean
from exporters.paper_kit.page import About, Layout, Paper
from exporters.paper_kit.painter import Painter
from exporters.paper_kit.pdf_painter import PdfPainter
from exporters.sentences import sentence
from exporters.sheets.aruco import BLACK, draw_cells, draw_corner
from exporters.sheets.imposition import Slot, Spread, impose
from forms.paper import page_frame as frame
from forms.paper.numbers import SheetCode, printed_number
from forms.paper.sheet_map import Frame, SheetMap, Words

TITLE, LINE, SMALL = 18.0, 12.0, 9.5


@dataclass(frozen=True)
class Issue:
    """What is printed on the sheets of one printing beside the form itself."""

    title: str
    occasion: str
    """Which day and event, below the title."""
    language: str
    """ "zh" or "en": of our own words in head and foot."""
    promise: str = ""
    """One sentence at the foot, such as that no names are asked."""
    community: str = "000"
    batch: str = "0000"
    printing: str = "000"


@dataclass(frozen=True)
class Numbered:
    """One sheet: its number in the batch (0: none), as it is printed, and whether it lies in reserve."""

    number: int
    words: str
    reserve: bool = False


def draw(
    sheets: Sequence[Numbered], *, map: SheetMap, issue: Issue, spread: Spread = "single"
) -> tuple[bytes, ExportLog]:
    """Return the PDF of *sheets* and what could not be printed as written. Equal arguments give equal bytes."""
    out = BytesIO()
    log = ExportLog()
    made = _Drawing(map, issue, Paper(out, _about(map, issue), layout=_layout(spread), invariant=True, log=log))
    first = True
    for sheet in sheets:
        for side in impose(map.pages, spread):
            if not first:
                made.paper.new_page()
            first = False
            for slot in side:
                made.page(sheet, slot)
    made.paper.close(furniture=lambda paper, number, total: None)
    return out.getvalue(), log


def draw_blank(map: SheetMap, painter: Painter, page: int) -> None:
    """Draw what is the same on every sheet: the corner marks and what the form asks on *page*, counted from 1.

    A reader subtracts this from a scan; it needs the map alone, so sheets of any age can be read.
    """
    for corner in map.corners:
        draw_corner(painter, corner.id, x=corner.x, y=corner.y, side=corner.side)
    for each in map.drawing[page - 1]:
        if isinstance(each, Words):
            painter.text(each.x, each.y, each.text, size=each.size, bold=each.bold, colour=BLACK)
        elif isinstance(each, Frame):
            painter.rectangle(each.x, each.y, each.w, each.h, stroke=BLACK, width=each.width)
        else:
            painter.line(each.x1, each.y1, each.x2, each.y2, width=each.width, colour=BLACK)


def _about(map: SheetMap, issue: Issue) -> About:
    return About(title=issue.title, subject=f"{map.form} {map.version}")


def _layout(spread: Spread) -> Layout:
    if spread == "single":
        return Layout(width=frame.WIDTH, height=frame.HEIGHT)
    if spread == "a3":
        return Layout(width=2 * frame.WIDTH, height=frame.HEIGHT)
    return Layout(width=frame.HEIGHT, height=frame.WIDTH)


class _Drawing:
    """Draws the pages of one file. What all sheets share is stored once and shown many times."""

    def __init__(self, map: SheetMap, issue: Issue, paper: Paper) -> None:
        self.map = map
        self.issue = issue
        self.paper = paper
        self.canvas: Any = paper._canvas
        self.painter = PdfPainter(self.canvas, height=frame.HEIGHT, log=paper.log)
        for page in range(1, map.pages + 1):
            self.canvas.beginForm(f"page{page}", 0, 0, frame.WIDTH, frame.HEIGHT)
            draw_blank(map, self.painter, page)
            self._title(page)
            self.canvas.endForm()

    def page(self, sheet: Numbered, slot: Slot) -> None:
        """Draw one page of one sheet into its place on the paper."""
        if slot.page == 0:
            return
        bottom = self.paper.layout.height - slot.y - frame.HEIGHT * slot.scale
        self.canvas._code.append(f"q {slot.scale:.5f} 0 0 {slot.scale:.5f} {slot.x:.2f} {bottom:.2f} cm")
        self.canvas.doForm(f"page{slot.page}")
        self._numbers(sheet, slot.page)
        self._codes(sheet, slot.page)
        self.canvas._code.append("Q")

    def _say(self, code: str, **values: object) -> str:
        return sentence(code, self.issue.language, **values)

    def _title(self, page: int) -> None:
        size = TITLE if page == 1 else LINE + 1
        room = frame.HEAD_RIGHT - frame.HEAD_LEFT
        title = clean(self.issue.title)
        while size > LINE and self.painter.text_width(title, size=size, bold=True) > room:
            size -= 0.5
        y = frame.CORNERS[0].y + 15
        self.painter.text(
            frame.HEAD_LEFT, y, self._fitted(title, size, room, bold=True), size=size, bold=True, colour=BLACK
        )
        if self.issue.occasion:
            words = self._fitted(self.issue.occasion, LINE, room)
            self.painter.text(frame.HEAD_LEFT, y + 21, words, size=LINE, colour=BLACK)
        y = frame.CODES[1][1] + 34
        room = frame.FOOT_RIGHT - frame.FOOT_LEFT - 16
        about = self._say("SHEET_003", title=title, version=self.map.version or "—")
        for words in filter(None, (self.issue.promise, about)):
            bold = words == self.issue.promise
            size = LINE if bold else SMALL
            fitted = self._fitted(words, size, room, bold=bold)
            self.painter.text(frame.FOOT_LEFT, y, fitted, size=size, bold=bold, colour=BLACK)
            y += 16

    def _numbers(self, sheet: Numbered, page: int) -> None:
        pages = self._say("SHEET_002", page=page, pages=self.map.pages)
        y = frame.CORNERS[0].y + 57
        words = self._say("SHEET_001", number=sheet.words) if sheet.words else ""
        if sheet.reserve:
            words += self._say("SHEET_004")
        if words:
            self.painter.text(frame.HEAD_LEFT, y, words, size=LINE + 1, bold=True, colour=BLACK)
        self.painter.text(frame.HEAD_RIGHT, y, pages, size=LINE, colour=BLACK, align="right")
        y = frame.CODES[1][1] + 12
        if words:
            self.painter.text(frame.FOOT_LEFT, y, words, size=LINE, bold=True, colour=BLACK)
        self.painter.text(frame.FOOT_RIGHT - 12, y, pages, size=LINE, colour=BLACK, align="right")

    def _codes(self, sheet: Numbered, page: int) -> None:
        issue = self.issue
        code = SheetCode(issue.community, issue.batch, issue.printing, self.map.layout, sheet.number, page)
        made = segno.make_qr(code.text(), version=1, error="m", boost_error=False)
        rows = [[bool(bit) for bit in row] for row in made.matrix_iter(scale=1, border=0)]
        for x, y, side in self.map.codes:
            draw_cells(self.painter, rows, x=x, y=y, side=side)

    def _fitted(self, words: str, size: float, room: float, *, bold: bool = False) -> str:
        words = clean(words).replace("\n", " ")
        if self.painter.text_width(words, size=size, bold=bold) <= room:
            return words
        while words and self.painter.text_width(words + "…", size=size, bold=bold) > room:
            words = words[:-1]
        return words + "…"


def numbered(prefix: str, first: int, last: int, *, reserve: int = 0) -> list[Numbered]:
    """The sheets *first* to *last* of a batch, the last *reserve* of them in reserve."""
    from storage.community.sheet_register import sheet_number

    return [
        Numbered(n, printed_number(sheet_number(prefix, n)), reserve=n > last - reserve) for n in range(first, last + 1)
    ]

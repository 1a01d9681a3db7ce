"""Draw paper ballots: large type, boxes for an unsteady hand, two on a sheet; cut stacks stay sorted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import MM, About, Layout, Paper
from exporters.paper_kit.painter import INK, LINE, SOFT
from exporters.paper_kit.text import Style, draw_lines, set_lines
from exporters.papers.ballots import Ballots, Question

SHEET = Layout(left=20 * MM, right=20 * MM, top=0, bottom=0)
EDGE, BOX, GAP, SEAL = 12 * MM, 8 * MM, 4 * MM, 20 * MM
# The type is as large as the paper allows: of half a page, and of a whole one.
SCALES, LARGE = (1.4, 1.25, 1.1, 1.0, 0.9), (2.1, 1.9, 1.7, 1.5)
ABSTAIN = "弃权"
HOW = "只选一项，在它前面的方框里打钩。"
RULES = "一项也不选，算弃权；选了两项以上或看不清选的是哪项，算无效票。编号只用来清点票数，不记是谁的票。"


@dataclass(frozen=True)
class _Sizes:
    scale: float

    def style(self, size: float, *, bold: bool = False, colour: str = INK) -> Style:
        return Style(size=size * self.scale, leading=1.4, bold=bold, colour=colour)

    @property
    def box(self) -> float:
        return BOX * self.scale

    @property
    def head(self) -> Style:
        return self.style(11, colour=SOFT)

    @property
    def question(self) -> Style:
        return self.style(18, bold=True)

    @property
    def how(self) -> Style:
        return self.style(13)

    @property
    def choice(self) -> Style:
        return self.style(16)

    @property
    def small(self) -> Style:
        return self.style(10.5, colour=SOFT)


def draw(made: Ballots, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the ballots as a PDF, question after question: two on a page where they fit, or with *large* one."""
    log = ExportLog()
    for one in made.remarks:
        log.note(one)
    about = About(f"{made.head.title} 表决票", author=made.head.community, subject="表决票")
    paper = Paper(out, about, layout=SHEET, invariant=invariant, log=log)
    blank = True
    for number, question in enumerate(made.questions, start=1):
        half = SHEET.height / 2
        across = 1 if large or _height(question, made, _Sizes(SCALES[-1])) > half else 2
        scales = [_Sizes(scale) for scale in ((*LARGE, *SCALES) if across == 1 else SCALES)]
        room = SHEET.height / across
        sizes = next((one for one in scales if _height(question, made, one) <= room), scales[-1])
        pages = -(-made.count // across)
        for page in range(pages):
            if not blank:
                paper.new_page()
            blank = False
            if page == 0:
                paper.outline(question.title)
            for place in range(across):
                # lower halves count on after the last upper one: cut the stack once and lay one half on the other
                serial = page + 1 + place * pages
                if serial <= made.count:
                    mark = f"{number}-{serial:03d}" if len(made.questions) > 1 else f"{serial:03d}"
                    _ballot(paper, question, made, sizes, top=place * half, serial=mark)
            if across == 2:
                _cut(paper, half)
    paper.close(lambda _paper, _number, _total: None)
    return log


def _cut(paper: Paper, y: float) -> None:
    paper.painter.line(8 * MM, y, SHEET.width - 8 * MM, y, width=0.6, colour=SOFT, dash=(4, 3))
    paper.painter.text(SHEET.width / 2, y - 3, "沿虚线裁开", size=8, colour=SOFT, align="center")


def _rows(question: Question) -> tuple[str, ...]:
    return (*question.choices, ABSTAIN)


def _width(sizes: _Sizes) -> float:
    return SHEET.inner_width - sizes.box - 12


def _small(question: Question) -> str:
    rule = f"通过规则：{question.rule}。" if question.rule else ""
    return f"每{question.unit}一张。{RULES}{rule}"


def _height(question: Question, made: Ballots, sizes: _Sizes) -> float:
    """What a ballot takes with its edges."""
    whole = SHEET.inner_width
    high = 2 * EDGE + 34 * sizes.scale
    high += len(set_lines(made.head.title, sizes.head, whole - 90)) * sizes.head.pitch
    high += len(set_lines(question.title, sizes.question, whole)) * sizes.question.pitch
    high += sizes.how.pitch + 10
    for words in _rows(question):
        lines = len(set_lines(words, sizes.choice, _width(sizes)))
        high += max(lines * sizes.choice.pitch, sizes.box) + GAP
    small = len(set_lines(_small(question), sizes.small, whole - 100)) * sizes.small.pitch
    return high + max(small, SEAL)


def _ballot(paper: Paper, question: Question, made: Ballots, sizes: _Sizes, *, top: float, serial: str) -> None:
    x, y, whole = SHEET.left, top + EDGE, SHEET.inner_width
    pen = paper.painter
    pen.text(x, y + 20 * sizes.scale, "表决票", size=22 * sizes.scale, bold=True)
    pen.text(x + whole, y + 18 * sizes.scale, f"编号 {serial}", size=13 * sizes.scale, bold=True, align="right")
    y += 28 * sizes.scale
    where = " · ".join(part for part in (made.head.community, made.head.title, made.head.when) if part)
    where += "（虚构示例）" if made.head.fictional else ""
    y = _lines(paper, where, sizes.head, x=x, y=y, width=whole)
    pen.line(x, y + 3, x + whole, y + 3, width=1.2)
    y = _lines(paper, question.title, sizes.question, x=x, y=y + 8, width=whole)
    y = _lines(paper, HOW, sizes.how, x=x, y=y, width=whole) + 6
    for words in _rows(question):
        lines = set_lines(words, sizes.choice, _width(sizes))
        high = max(len(lines) * sizes.choice.pitch, sizes.box)
        pen.rectangle(x, y + (high - sizes.box) / 2, sizes.box, sizes.box, stroke=INK, width=1.4)
        first = y + (high - len(lines) * sizes.choice.pitch) / 2
        draw_lines(paper, lines, sizes.choice, x=x + sizes.box + 12, y=first, width=_width(sizes))
        y += high + GAP
    small = set_lines(_small(question), sizes.small, whole - 100)
    draw_lines(paper, small, sizes.small, x=x, y=y, width=whole - 100)
    pen.rectangle(x + whole - 30 * MM, y, 30 * MM, SEAL, stroke=LINE, width=0.8)
    pen.text(x + whole - 15 * MM, y + SEAL - 4, "盖章", size=9, colour=SOFT, align="center")


def _lines(paper: Paper, words: str, style: Style, *, x: float, y: float, width: float) -> float:
    lines = set_lines(words, style, width)
    draw_lines(paper, lines, style, x=x, y=y, width=width)
    return y + len(lines) * style.pitch

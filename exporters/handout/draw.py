"""Draw a meeting handout: what must be decided, the numbers, who came, photos, how things stand, room to write."""

from __future__ import annotations

from typing import BinaryIO

from exporters.handout import answers, deciding, opening, photo_pages, standing
from exporters.handout.blocks import Sizes
from exporters.handout.content import AUDIENCES, Handout
from exporters.handout.sheet import Sheet
from exporters.paper_kit.flow import Flow
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import MM, About, Paper, footer
from exporters.paper_kit.painter import SOFT

SECTIONS = (
    *(opening.cover, opening.topics, opening.figures, opening.attendance),
    photo_pages.photos,
    *(standing.follow_ups, standing.by_item, standing.by_area, standing.relapses, standing.open_issues),
    answers.surveys,
    *(deciding.voices, deciding.options, deciding.tasks, deciding.votes, deciding.notes),
)


def draw(
    handout: Handout, out: BinaryIO, *, large: bool = False, invariant: bool = False, log: ExportLog | None = None
) -> ExportLog:
    """Write *handout* as a PDF; *large* is the size for old eyes. Returns what could not be printed as written."""
    log = log if log is not None else ExportLog()
    for remark in handout.remarks:
        log.note(remark)
    words = f"{handout.community} {AUDIENCES[handout.audience]} · {handout.made} 制 · 版本 {handout.version}"
    about = About(f"{handout.title} 会议讲义", author=handout.community, subject=handout.scope, footer=words)
    paper = Paper(out, about, invariant=invariant, log=log)
    sheet = Sheet(handout, Flow(paper), Sizes.large() if large else Sizes())
    for section in SECTIONS:
        section(sheet)
    paper.close(_fictional if handout.fictional else footer)
    return log


def _fictional(paper: Paper, number: int, total: int) -> None:
    footer(paper, number, total)
    right = paper.layout.width - paper.layout.right
    paper.painter.text(right, 13 * MM, "虚构示例，不是真实数据", size=10, bold=True, colour=SOFT, align="right")

"""What every paper shares: its head, numbered sections with their scope, tables, and a foot with page and version."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from exporters.handout.blocks import Sizes
from exporters.handout.content import AUDIENCES, Audience
from exporters.handout.sheet import numeral
from exporters.paper_kit.flow import Flow, Together
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import A4, MM, About, Layout, Paper, footer
from exporters.paper_kit.painter import SOFT
from exporters.paper_kit.table import Column, Row, Table, TableStyle
from exporters.paper_kit.text import Span
from exporters.remarks import Remark

BLANK = "____________"


@dataclass(frozen=True)
class Head:
    """What a paper is, about what, for whom, and when it was made."""

    kind: str
    title: str
    community: str
    audience: Audience
    when: str = ""
    where: str = ""
    made: str = ""
    fictional: bool = False


def version(head: Head, said: object) -> str:
    """Six characters that change when anything said changes, and never with the clock."""
    return hashlib.sha256(repr((replace(head, made=""), said)).encode()).hexdigest()[:6].upper()


class Leaf:
    """A paper on its way onto pages."""

    def __init__(
        self,
        head: Head,
        out: BinaryIO,
        *,
        said: object,
        large: bool = False,
        invariant: bool = False,
        layout: Layout = A4,
        remarks: Sequence[Remark] = (),
    ) -> None:
        self.head, self.log = head, ExportLog()
        for one in remarks:
            self.log.note(one)
        words = f"{head.community} {head.kind} {AUDIENCES[head.audience]} · {head.made} 制 · 版本 {version(head, said)}"
        about = About(f"{head.title} {head.kind}".strip(), author=head.community, subject=head.kind, footer=words)
        self.paper = Paper(out, about, layout=layout, invariant=invariant, log=self.log)
        self.flow = Flow(self.paper)
        self.sizes = Sizes.large() if large else Sizes()
        self.sections = 0
        self.pages = 0

    def cover(self, facts: Sequence[tuple[str, str]] = (), *, kicker: str = "") -> None:
        """The name of the paper, and beneath it its facts, three blanks between them."""
        head = self.head
        self.flow.text(kicker or f"{head.community} · {head.kind}（{AUDIENCES[head.audience]}）", self.sizes.kicker)
        self.flow.text(head.title, self.sizes.title)
        for line in self._lines(facts):
            self.flow.text(line, self.sizes.body)

    def _lines(self, facts: Sequence[tuple[str, str]]) -> list[list[str | Span]]:
        """Facts beside one another as long as they fit."""
        lines: list[list[str | Span]] = []
        used, room = 0.0, self.paper.layout.inner_width
        size = self.sizes.body.size
        for name, value in facts:
            wide = self.paper.painter.text_width(f"{name} {value}", size=size) + 2 * size
            if lines and used + wide <= room:
                lines[-1] += ["　　", Span(f"{name} ", True), value]
                used += wide
            else:
                lines.append([Span(f"{name} ", True), value])
                used = wide
        return lines

    def section(self, title: str, note: str = "") -> None:
        """Begin a section; *note* is the scope of every number in it."""
        self.sections += 1
        title = f"{numeral(self.sections)}、{title}"
        self.flow.heading(title, self.sizes.heading, outline=title)
        if note:
            self.flow.heading(f"口径：{note}", self.sizes.scope)

    def heading(self, title: str) -> None:
        """Begin a part of a section."""
        self.flow.heading(title, self.sizes.subheading, outline=title, level=1)

    def none(self, words: str = "无") -> None:
        """Say that there is nothing, rather than leave a blank."""
        self.flow.text(words, self.sizes.body)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Row], *, less: float = 0, pen: bool = False, totals: Row = ()
    ) -> None:
        """A table, or 无; with *pen* its rows are high enough to write in, and a short one stays on one page."""
        if not rows:
            self.none()
            return
        least = self.sizes.writing if pen else 0
        style = TableStyle(size=self.sizes.table - less, least=least, grid=pen)
        table = Table(columns, rows, style, totals)
        width = self.paper.layout.inner_width
        whole = self.paper.layout.foot - self.paper.layout.top
        self.flow.add(Together([table]) if pen and table.height(width) < whole / 2 else table)

    def close(self) -> ExportLog:
        """Write the file."""
        self.pages = self.paper.close(fictional if self.head.fictional else footer)
        return self.log


def fictional(paper: Paper, number: int, total: int) -> None:
    """The foot of a paper made from made-up data, which says so at the head of each page."""
    footer(paper, number, total)
    right = paper.layout.width - paper.layout.right
    paper.painter.text(right, 13 * MM, "虚构示例，不是真实数据", size=10, bold=True, colour=SOFT, align="right")


def plain(data: Any) -> Any:
    """*data* without its head, which is compared by itself."""
    return replace(data, head=None)

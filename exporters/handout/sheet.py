"""What all sections of a handout draw on: numbered headings with their scope, tables, days, and an honest 无."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exporters.handout.blocks import Sizes
from exporters.handout.content import Handout
from exporters.paper_kit.flow import Flow, Together
from exporters.paper_kit.table import Column, Row, Table, TableStyle

DIGITS = ("", *"一二三四五六七八九")


def numeral(number: int) -> str:
    """1 to 99 as headings count: 一, 十, 十一, 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + DIGITS[ones]


@dataclass
class Sheet:
    """A handout on its way onto paper."""

    handout: Handout
    flow: Flow
    sizes: Sizes
    sections: int = 0

    def section(self, title: str, note: str = "") -> None:
        """Begin a section; *note* is the scope of every number in it."""
        self.sections += 1
        title = f"{numeral(self.sections)}、{title}"
        self.flow.heading(title, self.sizes.heading, outline=title)
        if note:
            self.flow.heading(f"口径：{note}", self.sizes.scope)

    def none(self) -> None:
        """Say that there is nothing, rather than leave a blank."""
        self.flow.text("无", self.sizes.body)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        least: float = 0,
        grid: bool = False,
        less: float = 0,
    ) -> None:
        """A table, or 无; one to write in (*grid*) stays on one page."""
        if not rows:
            self.none()
            return
        table = Table(columns, rows, TableStyle(size=self.sizes.table - less, least=least, grid=grid))
        self.flow.add(Together([table]) if grid else table)

    def day(self, iso: str) -> str:
        """A day as lists say it: with its year only when that is not the meeting's."""
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
            return iso
        year, month, day = iso.split("-")
        known = year == self.handout.when[:4]
        return ("" if known else f"{year}年") + f"{int(month)}月{int(day)}日"

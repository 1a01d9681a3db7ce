"""Draw a pact: its clauses in type to read from a wall, who signed in numbers, and for insiders the lines to sign."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Gap, Together, WritingLines
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day
from exporters.paper_kit.table import Cell, Column, Row
from exporters.paper_kit.text import Style, Text
from exporters.papers.frame import BLANK, Leaf, plain
from exporters.papers.pact import Sheet

EMPTY_LINES = 10
SCALES = (2.2, 1.9, 1.6, 1.4, 1.25)
"""Of the body type, the largest first: a pact is read from a wall, and stays on one page where it can."""
BELOW = 120
"""Points that stay free under the clauses, for who signed."""


def _clauses(leaf: Leaf, made: Sheet) -> list[Together]:
    """The clauses in the largest type in which they fit the page."""
    width, room = leaf.paper.layout.inner_width, leaf.flow.room - BELOW
    blocks: list[Together] = []
    for scale in SCALES:
        style = Style(size=leaf.sizes.body.size * scale, leading=1.6)
        blocks = [
            Together([Text(f"{number}．{words}", style), Gap(4 * scale)])
            for number, words in enumerate(made.clauses, start=1)
        ]
        if sum(one.height(width) for one in blocks) <= room:
            break
    return blocks


def draw(made: Sheet, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the pact as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    body = leaf.sizes.body
    state = "已通过" if made.adopted else "草案，请提意见"
    facts = [("地点", made.head.where)] if made.head.where else []
    if made.number:
        facts += [("版本", f"第{made.number}版（{state}）"), ("日期", day(made.day) if made.day else BLANK)]
    leaf.cover(tuple(facts))
    leaf.flow.add(Gap(6))
    for block in _clauses(leaf, made):
        leaf.flow.add(block)
    if not made.clauses:
        leaf.flow.text("条款还没有写，请大家一起写：", body)
        leaf.flow.add(WritingLines(EMPTY_LINES))
    if made.clauses and not made.adopted:
        leaf.section("您的意见", "写下第几条、怎么改；可以不留姓名")
        leaf.flow.add(WritingLines(4))
    if made.signed or made.parties or made.homes:
        scope = f"第{made.number}版的签约，一户算一次" + (f"，共{made.homes}户" if made.homes else "")
        leaf.section("签约", scope)
        of = f"{made.homes}户中 {made.signed}户" if made.homes else f"{made.signed}户"
        leaf.flow.text(f"已签约：{of}" + (f"；{'、'.join(made.parties)}" if made.parties else ""), body)
    if made.lines:
        leaf.section("逐户签名", "只限内部；愿意签的住户签名，不签也可以")
        columns = [Column("住户", 3), Column("签名", 2.4), Column("日期", 1.6), Column("已签", 0.9, "center")]
        rows: list[Row] = [[home, "", when, Cell("", mark="tick" if when else "box")] for home, when in made.lines]
        leaf.table(columns, rows, pen=True)
    return leaf.close()

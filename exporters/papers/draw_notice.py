"""Draw the public notice: large type for a board, decisions first, then who does what, then how to object."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import BinaryIO

from exporters.handout.blocks import Sizes
from exporters.paper_kit.flow import Block, Gap, Together, WritingLines
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day
from exporters.paper_kit.table import Column, Row
from exporters.paper_kit.text import Rich, Span, Text
from exporters.papers.decided import Voted
from exporters.papers.draw_minutes import ballot_lines
from exporters.papers.frame import BLANK, Leaf, plain
from exporters.papers.notice import Item, Notice

# A notice is read standing, from a step away; it becomes smaller, but never small, to stay on one page of a board.
NORMAL, LARGE = (15, 14, 13, 12), (19, 18)
EMPTY_ITEMS, EMPTY_JOBS = 2, 4
EMPTY_DAY = "____年__月__日"


def draw(made: Notice, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the notice as a PDF, on one page where its words allow that."""
    sizes = LARGE if large else NORMAL
    for size in sizes:
        attempt = BytesIO()
        leaf = _draw(made, attempt, size, invariant=invariant)
        log = leaf.close()
        if leaf.pages == 1:
            break
    else:
        attempt = BytesIO()
        log = _draw(made, attempt, sizes[0], invariant=invariant).close()
    out.write(attempt.getvalue())
    return log


def _draw(made: Notice, out: BinaryIO, size: int, *, invariant: bool) -> Leaf:
    leaf = Leaf(made.head, out, said=plain(made), invariant=invariant, remarks=made.remarks)
    leaf.sizes = Sizes(size / 13)
    body = leaf.sizes.body
    leaf.flow.text("公　示", replace(leaf.sizes.title, size=34, align="center", after=8))
    leaf.flow.text(_opening(made), replace(body, indent=2, justify=True, after=4))
    leaf.section("决定了什么")
    items = made.items or (Item(BLANK + BLANK),) * EMPTY_ITEMS
    for number, item in enumerate(items, start=1):
        _item(leaf, number, item)
    _jobs(leaf, made)
    _costs(leaf, made)
    _objections(leaf, made)
    return leaf


def _opening(made: Notice) -> Rich:
    there = f"，到会{made.people}人、{made.kinds}类主体" if made.people else ""
    held = day(made.head.when) or EMPTY_DAY
    kind = "" if made.kind == made.head.title else made.kind
    return f"{held}，{made.head.community}召开{kind}“{made.head.title}”{there}。议定的事项公示如下，请大家监督。"


def _item(leaf: Leaf, number: int, item: Item) -> None:
    body = leaf.sizes.body
    title = Text([Span(f"{number}. {item.title}", True)], replace(body, before=2))
    if not item.decision:
        leaf.flow.add(Together([title, Text("决定：", body), WritingLines(2, leaf.sizes.writing)]))
        return
    leaf.flow.add(Together([title, Text([Span("决定：", True), item.decision], body)]))
    for line in _vote(item.vote):
        leaf.flow.text(line, replace(leaf.sizes.scope, size=11 * leaf.sizes.scale))


def _vote(vote: Voted | None) -> list[Rich]:
    if vote is None:
        return []
    if vote.ballots:
        return ballot_lines(vote.ballots)
    counts = [("同意", vote.yes), ("反对", vote.no), ("弃权", vote.abstained)]
    said = "，".join(f"{name}{count}人" for name, count in counts if count is not None)
    return [f"表决：{vote.way}{'：' if said else ''}{said}"]


def _jobs(leaf: Leaf, made: Notice) -> None:
    leaf.section("谁来做、什么时候做完")
    columns = [Column("做什么", 3.4), Column("谁负责", 1.5), Column("什么时候做完", 2)]
    rows: list[Row] = [[one.what, one.who or "待定", day(one.due) or "待定"] for one in made.jobs]
    leaf.table(columns, rows or [["", "", ""]] * EMPTY_JOBS, pen=not rows)


def _costs(leaf: Leaf, made: Notice) -> None:
    if not made.household:
        return
    leaf.section("钱从哪里来", made.costs_scope)
    parts = "；".join(f"{source}{amount}" for source, amount in made.costs)
    leaf.flow.text([f"{parts}。", Span(f"住户负担{made.household}。", True)], leaf.sizes.body)


def _objections(leaf: Leaf, made: Notice) -> None:
    """Until when and how to object, and who puts it up: never alone on a page without its day."""
    body = leaf.sizes.body
    leaf.section("公示时间和意见")
    until, before, signed = f"{EMPTY_DAY}至{EMPTY_DAY}", "公示期内", EMPTY_DAY
    if made.first_day:
        days = (date.fromisoformat(made.last_day) - date.fromisoformat(made.first_day)).days
        until = f"{day(made.first_day)}至{day(made.last_day)}（{days}天）"
        before, signed = f"{day(made.last_day)}前", day(made.first_day)
    said = f"有不同意见，请在{before}告诉居委会或社工，当面说、打电话、写纸条都可以，可以不留姓名。"
    right = replace(body, align="right")
    blocks: list[Block] = [
        Text([Span("公示时间：", True), until], body),
        Text(said, body),
        Text(f"地点：{BLANK}　　电话：{BLANK}", body),
        Gap(14),
        Text(f"{made.head.community}　　（盖章）", right),
        Text(signed, right),
    ]
    leaf.flow.add(Together(blocks))

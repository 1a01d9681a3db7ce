"""Draw the notice of what comes round: one page for a board, large enough to read standing, and what to do last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import BinaryIO

from exporters.handout.blocks import Sizes
from exporters.paper_kit.flow import Gap, Together
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day
from exporters.paper_kit.table import Cell, Column
from exporters.paper_kit.text import Span, Text
from exporters.papers.frame import Leaf, plain
from exporters.papers.schedule import ScheduleNotice

# Read standing, from a step away: as large as it may be on one page.
NORMAL, LARGE = (18, 16, 14), (22, 20, 18)
ABREAST = 3
"""So many days stand in one line without breaking."""
WEEKDAYS = "一二三四五六日"
OTHERWISE = "请只在公示的时间放到公示的地点，不放在楼道、门口和消防通道。时间有变会另行公示，不清楚的请打上面的电话。"


def draw(made: ScheduleNotice, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the notice as a PDF, on one page where its words allow that."""
    for size in LARGE if large else NORMAL:
        attempt = BytesIO()
        leaf = _draw(made, attempt, size, invariant=invariant)
        log = leaf.close()
        if leaf.pages == 1:
            break
    out.write(attempt.getvalue())
    return log


def _draw(made: ScheduleNotice, out: BinaryIO, size: int, *, invariant: bool) -> Leaf:
    leaf = Leaf(made.head, out, said=plain(made), invariant=invariant, remarks=made.remarks)
    leaf.sizes = Sizes(size / 13)
    body = leaf.sizes.body
    leaf.flow.text("公　示", replace(leaf.sizes.title, size=34, align="center", after=4))
    leaf.flow.text(made.head.title, replace(leaf.sizes.title, size=26, align="center", after=12))
    strong = replace(body, size=body.size * 1.25, leading=1.6, before=4)
    since, until = made.term
    facts = [("时间", made.when), ("地点", made.where), ("电话", made.phone), ("负责", made.does)]
    facts.append(("期限", f"{day(since)}至{day(until)}" if until else f"{day(since)}起"))
    for name, value in facts:
        if value:
            leaf.flow.text([Span(f"{name}　", True), value], strong if name in ("时间", "地点", "电话") else body)
    if made.days:
        leaf.flow.heading("最近几次", leaf.sizes.heading)
        cells = [Cell(f"{_short(one)} 周{WEEKDAYS[date.fromisoformat(one).weekday()]}") for one in made.days]
        wide = min(ABREAST, len(cells))
        cells += [Cell("")] * (-len(cells) % wide)
        rows = [cells[at : at + wide] for at in range(0, len(cells), wide)]
        leaf.table([Column("", 1, "center")] * wide, rows)
    if made.note:
        leaf.flow.heading("说明", leaf.sizes.heading)
        leaf.flow.text(made.note, body)
    leaf.flow.add(Gap(10))
    right = replace(body, align="right")
    leaf.flow.text(OTHERWISE, body)
    leaf.flow.add(
        Together([Gap(16), Text(f"{made.head.community}　　（盖章）", right), Text(day(made.head.when), right)])
    )
    return leaf


def _short(iso: str) -> str:
    _year, month, number = iso.split("-")
    return f"{int(month)}月{int(number)}日"

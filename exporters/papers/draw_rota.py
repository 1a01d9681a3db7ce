"""Draw the rota of a week: a line a day, a column a shift, room to write a name into each gap."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from exporters.paper_kit.flow import Gap
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.table import Cell, Column, Row
from exporters.papers.frame import Leaf, plain
from exporters.papers.rota import SLOTS, RotaSheet

WEEKDAYS = "一二三四五六日"
KEPT, OPEN = "有人值班", "（空）"


def draw(made: RotaSheet, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the sheet as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    facts = [("这一周", made.head.when)]
    facts += [(name, value) for name, value in (("地点", made.head.where), ("时间", made.starts)) if value]
    leaf.cover(facts)
    scope = f"每天的每一班算一班：{made.shifts}班，其中空缺{made.gaps}班（没有人，或没有到）"
    leaf.section("排班", scope if made.days else "")
    columns = [Column("日期", 1.6), *(Column(SLOTS.get(one, one), 2, "center") for one in made.slots)]
    if not made.days:
        leaf.flow.text("这一周一班也没有排。请告诉社工您哪天能来。", leaf.sizes.body)
        return leaf.close()
    rows: list[Row] = []
    for one in made.days:
        at = date.fromisoformat(one.day)
        cells = [Cell(OPEN if who is None else who or KEPT) for who in one.people]
        rows.append([f"{at.month}月{at.day}日 周{WEEKDAYS[at.weekday()]}", *cells])
    leaf.table(columns, rows, pen=True)
    leaf.flow.add(Gap(6))
    leaf.flow.text("空着的班谁能来，请告诉社工或写在表上。换班请先说好，再改表。", leaf.sizes.scope)
    return leaf.close()

"""Draw the sheet of a patrol: one page for a volunteer with a pen, about five minutes a round."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Gap
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.table import Cell, Column, Row
from exporters.paper_kit.text import Text
from exporters.papers.frame import BLANK, Leaf, plain
from exporters.papers.patrol import PatrolSheet

RULE = "每项勾一格：看了没问题勾“正常”，有问题勾“异常”并写在哪层、什么情况；没走到的勾“没走”。不写住户姓名。"
SAFETY = "看到起火、漏气、有人受伤：先打电话，再写表。不与人争执，不进住户家。"
DONE_NOW = ("已劝说搬走", "已清理", "已拍照", "没处理")
TOLD = ("社工", "居委会", "物业", "房东", "网格员")


def draw(made: PatrolSheet, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the sheet as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant)
    where = made.head.where or f"{BLANK}{BLANK}"
    leaf.cover((("地点", where), ("单元", BLANK), ("日期", made.head.when or BLANK), ("巡查人", BLANK),
                ("走了哪几层", BLANK)))  # fmt: skip
    leaf.flow.text(RULE, leaf.sizes.body)
    columns = [
        Column("看什么", 4),
        Column("正常", 0.9, "center"), Column("异常", 0.9, "center"), Column("没走", 0.9, "center"),
        Column("在哪层、什么情况", 3.4),
    ]  # fmt: skip
    box = Cell("", mark="box")
    rows: list[Row] = [[f"{number}. {item}", box, box, box, ""] for number, item in enumerate(made.items, start=1)]
    leaf.table(columns, rows, pen=True)
    leaf.flow.add(Gap(6))
    for name, choices in (("当场处理", DONE_NOW), ("已报给", TOLD)):
        leaf.table([Column(name, 1), *(Column(one, 1, "center") for one in choices)],
                   [["", *(box for _ in choices)]], pen=True)  # fmt: skip
    leaf.flow.add(Gap(4))
    leaf.flow.add(Text(f"其他问题 {BLANK}{BLANK}{BLANK}{BLANK}", leaf.sizes.body))
    leaf.flow.text(SAFETY, leaf.sizes.scope)
    return leaf.close()

"""Draw the sheet of an installation day: what to bring, then home by home with boxes for a pen and no network."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Gap, Together
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.table import Cell, Column, Row, Table, TableStyle
from exporters.paper_kit.text import Text
from exporters.papers.fitting import Fitting, Home
from exporters.papers.frame import BLANK, Leaf, plain

SAFETY = "电工作业前先看证件是否在有效期内，征得房东同意；进屋前先征得住户同意。装完当着住户的面试一次。"


def draw(made: Fitting, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the sheet as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant)
    leaf.cover((("日期", made.head.when or BLANK), ("带队", BLANK), ("安装人", f"{BLANK}{BLANK}")))
    leaf.flow.text(SAFETY, leaf.sizes.scope)
    leaf.section("要带的设备", f"还没装的需求按设备合计，{len(made.homes)}处" if made.homes else "")
    columns = [Column("设备", 4), Column("件数", 1, "right"), Column("已装车", 1.2, "center"), Column("备注", 2)]
    rows: list[Row] = [[name, f"{count}件", Cell("", mark="box"), ""] for name, count in made.bring]
    leaf.table(columns, rows, pen=True)
    leaf.section("逐处安装")
    if not made.homes:
        leaf.none("没有还没装的需求。")
    for home in made.homes:
        leaf.flow.add(_home(leaf, home))
    return leaf.close()


def _home(leaf: Leaf, home: Home) -> Together:
    """One home: it stays whole, because its household signs under it."""
    columns = [Column("设备", 2.6), Column("要装", 0.8, "right"), Column("装在哪里", 1.8), Column("已装", 1.2)]
    columns += [Column("当面试过", 1.2, "center"), Column("备注", 1.9)]
    rows: list[Row] = []
    for one in home.devices:
        note = "；".join(part for part in (f"房东{one.agreed}" if one.agreed else "", one.note) if part)
        rows.append([one.name, f"{one.count}件", one.where, Cell("　　件", mark="box"), Cell("", mark="box"), note])
    style = TableStyle(size=leaf.sizes.table, least=leaf.sizes.writing, grid=True)
    sign = Text(f"住户签名（可不签） {BLANK}　没装成的原因 {BLANK}", leaf.sizes.body)
    return Together([Text(home.label, leaf.sizes.subheading), Table(columns, rows, style), Gap(8), sign, Gap(8)])

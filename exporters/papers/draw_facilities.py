"""Draw the list of facilities: what there is by kind at the top, then the entries of each kind with their sum."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day
from exporters.paper_kit.table import Column, Row
from exporters.papers.facilities import FacilityKind, FacilityList
from exporters.papers.frame import Leaf, plain


def draw(made: FacilityList, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the list as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    leaf.cover((("范围", made.head.where or "全部小区"), ("截至", day(made.head.when))))
    leaf.section("分类合计", "按台账里登记的条目；件数是各条目数量之和，各类相加等于总数")
    columns = [Column("类别", 2.4), *(Column(name, 1.2, "right") for name in ("条目", "件数", "老旧损坏缺失"))]
    rows: list[Row] = [[one.name, f"{len(one.lines)}条", f"{one.pieces}件", f"{one.poor}件"] for one in made.kinds]
    totals = ["合计", f"{made.entries}条", f"{made.pieces}件", f"{sum(one.poor for one in made.kinds)}件"]
    leaf.table(columns, rows, totals=totals if rows else ())
    for one in made.kinds:
        leaf.section(f"{one.name}（{len(one.lines)}条，{one.pieces}件）")
        _lines(leaf, one)
    return leaf.close()


def _lines(leaf: Leaf, one: FacilityKind) -> None:
    noted = any(line.note for line in one.lines)
    columns = [Column("设施", 2.2), Column("位置", 2.6), Column("数量", 1, "right"), Column("状况", 1.2),
               Column("建成", 1.2)]  # fmt: skip
    if noted:
        columns.append(Column("备注", 2))
    rows: list[Row] = []
    for line in one.lines:
        built = f"{line.built}年" if line.built else ""
        row = [line.what, line.where or "—", str(line.count), line.state or "未查", built]
        rows.append([*row, line.note] if noted else row)
    totals = ["合计", "", str(one.pieces), "", "", *([""] if noted else [])]
    leaf.table(columns, rows, totals=totals if len(rows) > 1 else ())  # one row is its own sum

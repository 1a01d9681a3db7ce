"""The list of facilities as XLSX: every entry with its kind, and what there is of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from exporters.handout.content import AUDIENCES, Audience
from exporters.papers import facilities as paper
from exporters.remarks import Remark
from exporters.spreadsheets import Column, Ledger, Value, write

if TYPE_CHECKING:
    from storage.workspace import Workspace

NOTE = Column("note", "备注", 24)
ENTRIES = (
    Column("seq", "序号", 6, "number"),
    Column("kind", "类别", 12),
    Column("what", "设施", 22),
    Column("place", "位置", 26),
    Column("count", "数量", 8, "number"),
    Column("state", "状况", 10),
    Column("built", "建成年份", 10, "number"),
    NOTE,
)
KINDS = (
    Column("kind", "类别", 16),
    Column("entries", "条目", 10, "number"),
    Column("pieces", "件数", 10, "number"),
    Column("poor", "老旧损坏缺失", 14, "number"),
)


def facilities(
    ws: Workspace, out: BinaryIO, *, audience: Audience = "internal", area: str = ""
) -> tuple[int, tuple[Remark, ...]]:
    """Write the facilities within *area* (its record or name), or of everything; returns how many entries, and remarks.

    A public one has no remarks and knows places by their codes, as on paper. Raises `UserError` EXPORT_002 when there
    is no such area.
    """
    made = paper.gather(ws, area=area, audience=audience)
    columns = [column for column in ENTRIES if column is not NOTE or audience == "internal"]
    entries: list[list[Value]] = []
    for kind in made.kinds:
        for line in kind.lines:
            row: list[Value] = [len(entries) + 1, kind.name, line.what, line.where, line.count, line.state or "未查"]
            entries.append([*row, line.built, line.note][: len(columns)])
    kinds: list[list[Value]] = [[one.name, len(one.lines), one.pieces, one.poor] for one in made.kinds]
    poor = sum(one.poor for one in made.kinds)
    title = f"{made.head.community}{made.head.title}（{AUDIENCES[audience]}）"
    unit, today = made.head.community, ws.clock().date()
    whole: dict[str, Value] = {"seq": "合计", "what": f"{made.entries} 条", "count": made.pieces}
    sums: dict[str, Value] = {"kind": "合计", "entries": made.entries, "pieces": made.pieces, "poor": poor}
    ledger = Ledger(title, unit, today, columns, lambda: entries, lambda: whole, sheet="设施清单")
    by_kind = Ledger(title, unit, today, KINDS, lambda: kinds, lambda: sums, sheet="分类合计")
    return write(ledger, out, further=(by_kind,)), made.remarks

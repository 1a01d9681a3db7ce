"""Draw the sign-in sheet: a line for each person with room to sign, blank lines, and the sum by party."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Gap, Together
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.painter import SOFT
from exporters.paper_kit.table import Cell, Column, Row, Table, TableStyle
from exporters.paper_kit.text import Text
from exporters.papers.frame import BLANK, Leaf, plain
from exporters.papers.sign_in import SignIn

RULE = "一人只签一行；同一人有两种身份时，写这次代表的那一方，只算一方。"
KEEPING = "签到表单独保存，只用于这次会议的记录，不随纪要公开，到期销毁。不想留姓名的，只写代表哪一方也可以。"
# Parties to count by hand, where the sheet knows none.
EMPTY_KINDS = 8


def draw(made: SignIn, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the sheet as a PDF; *large* is for readers of seventy."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    head = made.head
    leaf.cover((("时间", head.when or BLANK), ("地点", head.where or BLANK), ("应到", _people(made.asked))))
    leaf.flow.text(f"{RULE}{KEEPING}", leaf.sizes.scope)
    _people_table(leaf, made)
    _kinds(leaf, made)
    return leaf.close()


def _people(count: int | None) -> str:
    return f"{count}人" if count is not None else "______人"


def _people_table(leaf: Leaf, made: SignIn) -> None:
    columns = [Column("序号", 0.7, "center"), Column("姓名", 1.7), Column("主体（代表哪一方）", 2.4)]
    columns += [Column("签名", 2.2), Column("备注", 1.4)]
    rows: list[Row] = []
    for number, line in enumerate(made.lines, start=1):
        signed = Cell("已登记到会", mark="tick", colour=SOFT) if line.signed else ""
        rows.append([str(number), line.name, line.party, signed, ""])
    first = len(rows) + 1
    rows += [[str(number), "", "", "", ""] for number in range(first, first + made.blank)]
    style = TableStyle(size=leaf.sizes.table, least=leaf.sizes.writing, grid=True)
    leaf.flow.add(Table(columns, rows, style))
    if made.source:
        count = sum(not line.signed for line in made.lines)
        if count:
            leaf.flow.text(
                f"预先写上的{count}人是{made.source}；没有来的划掉，来了没写上的写在空行。", leaf.sizes.scope
            )
    leaf.flow.add(Gap(6))


def _kinds(leaf: Leaf, made: SignIn) -> None:
    """How many of each party: what is known, and room to write what was counted."""
    columns = [Column("主体", 3), Column("名单上", 1, "center"), Column("实到", 1, "center")]
    rows: list[Row] = [
        [label, f"{known}人", f"{signed}人" if made.people else ""] for label, known, signed in made.kinds
    ]
    rows += [["", "", ""]] * (2 if rows else EMPTY_KINDS)
    kinds = sum(1 for _, _, signed in made.kinds if signed)
    people = f"{made.people}人，{kinds}类" if made.people else ""
    rows.append(
        [
            Cell("合计（同一人只算一次）", bold=True),
            f"{len(made.lines)}人" if made.lines else "",
            Cell(people, bold=True),
        ]
    )
    style = TableStyle(size=leaf.sizes.table, least=22 * leaf.sizes.scale, grid=True)
    heading = Text("按主体合计", leaf.sizes.subheading)
    sign = Text(f"主持人签名 {BLANK}　　点人数的人签名 {BLANK}", leaf.sizes.body)
    leaf.flow.add(Together([heading, Table(columns, rows, style), Gap(10), sign]))

"""Draw the statement of a fund: three amounts large, sums by source and purpose, and every entry."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Gap
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day
from exporters.paper_kit.table import Cell, Column, Row
from exporters.paper_kit.text import Span, Style
from exporters.papers.frame import Leaf, plain
from exporters.papers.fund import Account, Statement, Sum

CLOSING = "对账目有疑问，请向社区查问。凭证由社区保管，可以当面查看。"


def amount(fen: int) -> str:
    """Fen in yuan, two places: 1,234.50."""
    sign, fen = ("−", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02d}"


def draw(made: Statement, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the statement as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    leaf.cover((("截至", day(made.head.when)),))
    if not made.accounts:
        leaf.none("还没有启用的资金。")
    for one in made.accounts:
        if len(made.accounts) > 1:
            leaf.flow.heading(one.title, leaf.sizes.title, outline=one.title)
        _account(leaf, one)
    leaf.flow.add(Gap(8))
    if made.accounts:
        leaf.flow.text(CLOSING, leaf.sizes.scope)
    return leaf.close()


def _account(leaf: Leaf, one: Account) -> None:
    scope = f"{day(one.opened_on)}启用至{day(one.until)}，单位：元"
    if one.taken_back:
        scope += f"；撤销的{one.taken_back}笔不计"
    leaf.section("收入、支出、结余", scope)
    body = leaf.sizes.body
    strong = Style(size=body.size * 1.35, leading=1.6, bold=True)
    leaf.flow.text(
        [
            "收入 ", Span(amount(one.incoming), True), "　−　支出 ", Span(amount(one.outgoing), True), "　=　结余 ",
            Span(f"{amount(one.left)}元", True),
        ],
        strong,
    )  # fmt: skip
    leaf.section("收入来源", "按来源合计，合计等于收入")
    _sums(leaf, "来源", one.sources, one.incoming)
    leaf.section("支出用途", "按用途合计，合计等于支出")
    _sums(leaf, "用途", one.purposes, one.outgoing)
    public = leaf.head.audience == "public"
    leaf.section("逐笔", "按日期；结余是这一笔以后的数")
    columns = [Column("日期", 2.2), Column("来源或用途", 2.5)]
    if not public:
        columns.append(Column("凭证", 1.25))
    columns += [Column("收入", 1.75, "right"), Column("支出", 1.55, "right"), Column("结余", 1.75, "right")]
    rows: list[Row] = []
    for line in one.lines:
        words = f"{line.words}（已撤销）" if line.gone else line.words
        row: list[str | Cell] = [day(line.day), words]
        if not public:
            row.append(line.receipt)
        row += [amount(line.incoming) if line.incoming else "", amount(line.outgoing) if line.outgoing else ""]
        row.append("不计" if line.left is None else amount(line.left))
        rows.append(row)
    totals: list[str] = [
        "合计",
        "",
        *([] if public else [""]),
        amount(one.incoming),
        amount(one.outgoing),
        amount(one.left),
    ]
    leaf.table(columns, rows, totals=totals if rows else ())


def _sums(leaf: Leaf, name: str, sums: tuple[Sum, ...], total: int) -> None:
    columns = [Column(name, 4), Column("笔数", 1, "right"), Column("金额（元）", 1.6, "right")]
    rows: list[Row] = [[one.name, f"{one.count}笔", amount(one.fen)] for one in sums]
    totals = ["合计", f"{sum(one.count for one in sums)}笔", amount(total)]
    leaf.table(columns, rows, totals=totals if rows else ())

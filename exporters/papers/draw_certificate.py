"""Draw a certificate of service: a sentence that certifies, every attendance, and lines to sign and seal."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Block, Gap, Together
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day
from exporters.paper_kit.table import Column, Row
from exporters.paper_kit.text import Span, Style, Text
from exporters.papers.certificate import Certificate
from exporters.papers.frame import BLANK, Leaf, plain

UNKNOWN = "未记"
CLOSING = "本证明由本人要求出具，只写本人的服务；由志愿服务登记生成，以签名盖章的纸质件为准。"


def draw(made: Certificate, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the certificate as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    leaf.cover(kicker=made.head.community)
    body = leaf.sizes.body
    strong = Style(size=body.size * 1.2, leading=1.8)
    leaf.flow.add(Gap(6))
    leaf.flow.text(
        [
            "兹证明　", Span(made.name, True), f"　自{day(made.since)}至{day(made.until)}在本社区参加志愿服务，共",
            Span(f"{made.attendances}人次", True), f"、{made.activities}次活动{_hours(made)}。",
        ],
        strong,
    )  # fmt: skip
    leaf.section("服务记录", _scope(made))
    columns = [Column("日期", 1.9), Column("活动", 4), Column("承担的事", 3), Column("时长", 1, "right")]
    rows: list[Row] = [[day(one.day), one.title, one.role, _time(one.hours)] for one in made.lines]
    leaf.table(columns, rows, totals=["合计", f"{made.activities}次活动", f"{made.attendances}人次", _time(made.hours)])
    sign: list[Block] = [
        Gap(24),
        Text(f"本人签名 {BLANK}{BLANK}", body),
        Gap(14),
        Text(f"经办人签名 {BLANK}{BLANK}　出证单位（盖章） {BLANK}", body),
        Gap(14),
        Text("日期 ________年____月____日", body),
        Gap(10),
        Text(CLOSING, leaf.sizes.scope),
    ]
    leaf.flow.add(Together(sign))
    return leaf.close()


def _hours(made: Certificate) -> str:
    if not made.hours:
        return ""
    timed = "" if made.timed == made.attendances else f"其中{made.timed}人次记有时长，"
    return f"，{timed}计{made.hours}小时"


def _time(hours: int) -> str:
    return f"{hours}小时" if hours else UNKNOWN


def _scope(made: Certificate) -> str:
    said = f"{made.since}至{made.until}的志愿服务登记，一次活动的一个阶段算一人次"
    untimed = made.attendances - made.timed
    return said + (f"；{untimed}人次没有记时长，不计入小时" if untimed else "")

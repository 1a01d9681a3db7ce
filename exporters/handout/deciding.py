"""What the meeting itself does: hears each party, compares the options, shares out the work, votes, writes down."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.handout.content import Topic
from exporters.handout.sheet import Sheet
from exporters.paper_kit.flow import Block, Gap, Together, Whole, WritingLines
from exporters.paper_kit.page import Paper
from exporters.paper_kit.photos import Captioned, PhotoRow
from exporters.paper_kit.table import Cell, Column, Row, Table, TableStyle
from exporters.paper_kit.text import Rich, Span, Text

# Rows to fill in at the meeting, and the least that a page of notes begins with.
EMPTY_TASKS, LEAST_LINES = 7, 4
# A picture of an option is no higher, so that three and their comparison stand on one page.
MOST_PICTURE = 200
CLOSING = "本讲义为社区互助巡查记录，不代替消防、住建、燃气等部门检查和专业检测。“未发现问题”不等于“安全”。着火打119。"


@dataclass
class Indented(Whole):
    """A block that begins after a *share* of the width, over the columns of a table."""

    block: Block
    share: float

    def height(self, width: float) -> float:
        return self.block.height(width * (1 - self.share))

    def draw(self, paper: Paper, *, x: float, y: float, width: float) -> None:
        self.block.draw(paper, x=x + width * self.share, y=y, width=width * (1 - self.share))


def voices(sheet: Sheet) -> None:
    """What each party said, and room for what it adds."""
    shown = sheet.handout.voices
    said = sum(len(voice.said) for voice in shown)
    sheet.section("各方意见", f"按方记、不记姓名；{len(shown)}方共{said}条意见，右栏会上补写" if said else "")
    columns = [Column("哪一方", 1.5), Column("意见", 4.4), Column("会上补充", 3)]
    if not said:
        sheet.none()
    if not shown:
        sheet.flow.add(WritingLines(LEAST_LINES, sheet.sizes.writing))
        return
    rows: list[Row] = []
    for voice in shown:
        words: list[str | Span] = []
        for kind, text in voice.said:
            words += ["\n"] if words else []
            words += [Span(f"{kind} ", True), text]
        rows.append([Cell(voice.party, bold=True), Cell(words or ""), ""])
    sheet.table(columns, rows, least=sheet.sizes.writing + 4, grid=True)


def options(sheet: Sheet) -> None:
    """For each topic with options: their pictures side by side over the comparison."""
    topics = [topic for topic in sheet.handout.topics if topic.options]
    costs = "费用和工期是提方案的一方估算的，待会议核实" if topics else ""
    sheet.section("备选方案", costs)
    if not topics:
        sheet.none()
    for topic in topics:
        _compare(sheet, topic)


def _compare(sheet: Sheet, topic: Topic) -> None:
    sheet.flow.heading(topic.title, sheet.sizes.subheading, outline=topic.title, level=1)
    columns = [Column("", 0.8), *(Column(option.name, 2) for option in topic.options)]
    lines = [("费用", "cost"), ("钱从哪来", "fund"), ("工期", "days"), ("谁受影响", "affects")]
    lines += [("好处", "good"), ("不足", "bad")]
    rows: list[Row] = [
        [Cell(name, bold=True), *(getattr(o, part) or "未写" for o in topic.options)] for name, part in lines
    ]
    table = Table(columns, rows, TableStyle(size=sheet.sizes.table, grid=True))
    size = sheet.sizes.table
    pictured = [option for option in topic.options if option.picture]
    if not pictured:
        sheet.flow.add(Together([table, Gap(6)]))
        return
    places = [Captioned("", option.picture, missing="没有图") for option in topic.options]
    names = columns[0].share / sum(column.share for column in columns)
    sheet.flow.add(Together([Indented(PhotoRow(places, MOST_PICTURE, size=size), names), table, Gap(6)]))


def tasks(sheet: Sheet) -> None:
    """Who does what by when, to fill in."""
    sheet.section("行动分工（会上填写）")
    columns = [Column("做什么", 3), Column("责任方", 1.4), Column("协助方", 1.2), Column("完成期限", 1.3)]
    columns += [Column("经费", 1), Column("谁来查", 1.1)]
    rows: list[Row] = [[""] * len(columns) for _ in range(EMPTY_TASKS)]
    sheet.table(columns, rows, least=sheet.sizes.writing, grid=True)


def votes(sheet: Sheet) -> None:
    """Boxes for a vote on each topic, or on each of its options."""
    sheet.section("表决（会上填写）")
    rows: list[Row] = []
    for n, topic in enumerate(sheet.handout.topics, start=1):
        names: list[Rich] = [f"{n}. {topic.title}"]
        if topic.options:
            names = [f"{n}. {topic.title}：{option.name}" for option in topic.options]
        rows += [[Cell(name), "", "", "", ""] for name in names]
    columns = [Column("议题或方案", 4.4), Column("同意", 1), Column("反对", 1), Column("弃权", 1), Column("结果", 1.4)]
    sheet.table(columns, rows, least=sheet.sizes.writing, grid=True)


def notes(sheet: Sheet) -> None:
    """Lines for a pen to the end of the page; a fresh page only where too few are left."""
    sheet.section("会上记录")
    flow, sizes = sheet.flow, sheet.sizes
    end = Text(CLOSING, sizes.scope)
    used = (
        sizes.heading.before
        + sizes.heading.pitch
        + sizes.heading.after
        + 14
        + end.height(flow.paper.layout.inner_width)
    )
    lines = int((flow.room - used) / sizes.writing)
    if lines < LEAST_LINES:
        lines = int((flow.paper.layout.foot - flow.paper.layout.top - used) / sizes.writing)
    flow.add(Together([WritingLines(lines, sizes.writing), Gap(8), end]))

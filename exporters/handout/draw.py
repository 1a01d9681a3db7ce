"""Draw a meeting handout: first what must be decided, then three numbers, photo pairs, lists, and room to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from exporters.handout.blocks import FigureBoxes, Sizes, TopicBox
from exporters.handout.content import AUDIENCES, Handout, IssueRow, Option, Pair, Question, Survey, Topic
from exporters.paper_kit.charts import Bar, BarChart, LikertChart, StackedRow
from exporters.paper_kit.flow import Drawing, Flow, Gap, Together, WritingLines
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.marks import STATES
from exporters.paper_kit.page import MM, About, Paper, footer
from exporters.paper_kit.painter import SOFT
from exporters.paper_kit.photos import Captioned, PhotoRow
from exporters.paper_kit.table import Cell, Column, Row, Table, TableStyle
from exporters.paper_kit.text import Rich, Span, Text
from exporters.small_numbers import agreement, k_of_n

DIGITS = ("", *"一二三四五六七八九")
STEPS = ("很不同意", "不同意", "一般", "同意", "很同意")
# Rows to fill in at the meeting.
EMPTY_TASKS, LEAST_LINES = 8, 5


def numeral(number: int) -> str:
    """1 to 99 as headings count: 一, 十, 十一, 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + DIGITS[ones]


def draw(
    handout: Handout, out: BinaryIO, *, large: bool = False, invariant: bool = False, log: ExportLog | None = None
) -> ExportLog:
    """Write *handout* as a PDF; *large* is the size for old eyes. Returns what could not be printed as written."""
    log = log if log is not None else ExportLog()
    for remark in handout.remarks:
        log.note(remark)
    words = f"{handout.community} {AUDIENCES[handout.audience]} · {handout.made} 制 · 版本 {handout.version}"
    about = About(f"{handout.title} 会议讲义", author=handout.community, subject=handout.scope, footer=words)
    paper = Paper(out, about, invariant=invariant, log=log)
    _Drawing(handout, Flow(paper), Sizes.large() if large else Sizes()).everything()
    paper.close(_fictional if handout.fictional else footer)
    return log


def _fictional(paper: Paper, number: int, total: int) -> None:
    footer(paper, number, total)
    right = paper.layout.width - paper.layout.right
    paper.painter.text(right, 13 * MM, "虚构示例，不是真实数据", size=10, bold=True, colour=SOFT, align="right")


@dataclass
class _Drawing:
    handout: Handout
    flow: Flow
    sizes: Sizes
    sections: int = 0

    def everything(self) -> None:
        self.cover()
        self.topics()
        self.figures()
        self.pairs()
        self.follow_ups()
        self.by_item()
        self.by_area()
        self.relapses()
        self.open_issues()
        for survey in self.handout.surveys or (None,):
            self.survey(survey)
        self.options()
        self.tasks()
        self.notes()

    def section(self, title: str, note: str = "") -> None:
        self.sections += 1
        title = f"{numeral(self.sections)}、{title}"
        self.flow.heading(title, self.sizes.heading, outline=title)
        if note:
            self.flow.heading(f"口径：{note}", self.sizes.scope)

    def day(self, iso: str) -> str:
        """A day as lists say it: with its year only when that is not the meeting's."""
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
            return iso
        year, month, day = iso.split("-")
        known = year == self.handout.when[:4]
        return ("" if known else f"{year}年") + f"{int(month)}月{int(day)}日"

    def none(self) -> None:
        self.flow.text("无", self.sizes.body)

    def table(self, columns: Sequence[Column], rows: Sequence[Row], *, least: float = 0, grid: bool = False) -> None:
        style = TableStyle(size=self.sizes.table, least=least, grid=grid)
        self.flow.add(Table(columns, rows, style))

    def cover(self) -> None:
        h, sizes = self.handout, self.sizes
        self.flow.text(f"{h.community} · 会议讲义（{AUDIENCES[h.audience]}）", sizes.kicker)
        self.flow.text(h.title, sizes.title)
        blank = "________"
        self.flow.text([Span("时间 ", True), h.when or blank, Span("　　地点 ", True), h.where or blank], sizes.body)
        agenda = "　".join(f"{n}. {line}" for n, line in enumerate(h.agenda, 1))
        self.flow.text([Span("议程 ", True), agenda], sizes.body)
        self.flow.text(f"本讲义的数据范围：{h.scope}。", sizes.scope)

    def topics(self) -> None:
        self.section("请会议决定")
        if not self.handout.topics:
            self.none()
        for n, topic in enumerate(self.handout.topics, start=1):
            self.flow.add(TopicBox(n, topic, self.sizes))

    def figures(self) -> None:
        self.section("三个数")
        if self.handout.figures:
            self.flow.add(FigureBoxes(self.handout.figures[:3], self.sizes))
        else:
            self.none()

    def pairs(self) -> None:
        pairs = self.handout.pairs
        complete = sum(1 for pair in pairs if pair.before and pair.after)
        note = f"{self.handout.scope}；{len(pairs)} 处有照片，其中 {complete} 处有整改前后对照" if pairs else ""
        self.section("照片：整改前后", note)
        if not pairs:
            self.none()
            return
        layout = self.flow.paper.layout
        # four photos fill a page, also the one that begins with the heading
        tall = (layout.foot - layout.top - self.sizes.heading_room) / 2
        for pair in (pair for pair in pairs if pair.before and pair.after):
            places = [Captioned(pair.before_words, pair.before), Captioned(pair.after_words, pair.after)]
            self.flow.add(PhotoRow(places, tall, size=self.sizes.table, title=pair.title))
        single = [pair for pair in pairs if not (pair.before and pair.after)]
        for two in (single[n : n + 2] for n in range(0, len(single), 2)):
            self.flow.add(PhotoRow([self._single(pair) for pair in two], tall, size=self.sizes.table, columns=2))

    def _single(self, pair: Pair) -> Captioned:
        """An issue with one photo: two of these stand side by side, each with its own title."""
        words = f"{pair.before_words}\n整改后照片：待补" if pair.before else pair.after_words
        words = words if pair.before or pair.after else "暂无照片"
        return Captioned([Span(pair.title, True), f"\n{words}"], pair.before or pair.after)

    def follow_ups(self) -> None:
        last = self.handout.last_meeting
        self.section("上次决议落实", f"上次会议：{last}；“完成”要有照片或说明" if last else "")
        columns = [
            Column("事项", 3),
            Column("责任方", 1.4),
            Column("期限", 1.4),
            Column("状态", 1),
            Column("结果", 2.2),
        ]
        rows: list[Row] = [
            [f.what, f.party, self.day(f.due), Cell(f.state, bold=True), f.result] for f in self.handout.follow_ups
        ]
        self.table(columns, rows)

    def by_item(self) -> None:
        note = "同一处同一项只数一次；分母是看过的处数，未查看的不在分子也不在分母"
        self.section("发现的问题：按项目", note)
        items = self.handout.items
        if items:
            bars = [Bar(i.label, i.failed, k_of_n(i.failed, i.seen, "处")) for i in items[:5]]
            self.flow.heading("不合格最多的五项", self.sizes.subheading)
            chart = BarChart(bars, whole=max(i.seen for i in items[:5]), size=self.sizes.table)
            self.flow.add(Drawing(chart))
            self.flow.add(Gap(8))
        columns = [
            Column("类别", 1.5),
            Column("检查内容", 3.4),
            Column("不合格", 1.9),
            Column("等级", 1.2),
            Column("反弹", 0.8),
        ]
        rows: list[Row] = [
            [i.group, i.label, k_of_n(i.failed, i.seen, "处"), i.level, f"{i.relapsed} 处" if i.relapsed else ""]
            for i in items
        ]
        self.table(columns, rows)

    def by_area(self) -> None:
        h = self.handout
        note = f"应查、已查按{h.area_unit}数，其余按处数；重大只数未解决的；解决是复查合格，办结不算"
        self.section(f"发现的问题：按{h.area_head}（问题多的在前）", note)
        names = ("应查", "已查", "发现", "未解决", "重大（疑似）", "解决")
        columns = [Column(h.area_head, 2.2), *(Column(name, 1.8 if "（" in name else 1, "right") for name in names)]
        rows: list[Row] = [
            [a.label, *(str(n) for n in (a.places, a.visited, a.found, a.open, a.major, a.solved))] for a in h.areas
        ]
        self.table(columns, rows)

    def relapses(self) -> None:
        self.section("反弹：改好之后又出现的", "复查合格后再次发现，算原来那一处")
        columns = [
            Column("部位", 2),
            Column("问题", 3.2),
            Column("次数", 0.8),
            Column("最近发现", 1.4),
            Column("状态", 1.2),
        ]
        rows: list[Row] = [
            [i.place, i.what, f"{i.relapses} 次", self.day(i.last_seen), Cell(i.state, bold=True)]
            for i in self.handout.relapses
        ]
        self.table(columns, rows)

    def open_issues(self) -> None:
        issues = self.handout.open_issues
        late = sum(1 for issue in issues if issue.overdue)
        note = f"共 {len(issues)} 处，其中逾期 {late} 处；天数从第一次发现算到会议当天"
        self.section("还没解决的问题", note if issues else "")
        columns = [
            Column("部位", 1.9),
            Column("问题", 2.8),
            Column("等级", 1.7),
            Column("发现", 1.3),
            Column("已过", 0.9, "right"),
            Column("状态", 2.4),
        ]
        if self.handout.audience == "internal":
            columns.append(Column("谁办", 1.2))
        self.table(columns, [self._issue(issue) for issue in issues])

    def _issue(self, issue: IssueRow) -> Row:
        level = Cell(issue.level, mark=STATES["major"].mark if issue.level.startswith("重大") else "")
        state, due = Cell(issue.state), self.day(issue.due)
        if issue.overdue:
            state = Cell([Span("逾期", True), f" {issue.state}\n期限 {due}"], mark=STATES["overdue"].mark)
        elif issue.due:
            state = Cell(f"{issue.state}\n期限 {due}")
        what: Rich = [issue.what, Span(" 待核实", True)] if issue.conflict else issue.what
        row: list[str | Cell] = [issue.place, Cell(what), level, self.day(issue.opened), f"{issue.age_days}天", state]
        return [*row, issue.answers] if self.handout.audience == "internal" else row

    def survey(self, survey: Survey | None) -> None:
        if survey is None:
            self.section("问卷结果")
            self.none()
            return
        counts = [f"发放 {survey.printed} 份" if survey.printed is not None else ""]
        if survey.returned is not None:
            counts.append(f"收回 {survey.returned} 份")
        counts.append(f"有效 {survey.valid} 份" + (f"、无效 {survey.void} 份" if survey.void else ""))
        note = f"{survey.title}，{survey.day}；{'、'.join(c for c in counts if c)}；不记名"
        self.section(f"问卷结果（{survey.valid} 份有效）", note)
        scales = [question for question in survey.questions if question.kind == "scale"]
        for question in survey.questions:
            if question.kind != "scale":
                self._question(question)
        if scales:
            self._scales(scales)
        if not survey.questions:
            self.none()

    def _question(self, question: Question) -> None:
        words = question.label + ("（可多选，合计会超过份数）" if question.kind == "multiple" else "")
        if question.sheets > question.of:
            words += f"（{question.sheets} 份中 {question.of} 份答了这题）"
        bars = [
            Bar(a.label, a.count or 0, k_of_n(a.count, question.of) if a.count is not None else "少于 3 份，不公开")
            for a in question.answers
        ]
        chart = Drawing(BarChart(bars, whole=question.of, size=self.sizes.table))
        self.flow.add(Together([Text(words, self.sizes.subheading), chart, Gap(6)]))

    def _scales(self, questions: Sequence[Question]) -> None:
        size = self.sizes.table
        if self.handout.audience == "public":
            bars = []
            for question in questions:
                agree = agreement([answer.count or 0 for answer in question.answers])
                words = k_of_n(agree, question.of) if agree is not None else "少于 3 份，不公开"
                bars.append(Bar(question.label, agree or 0, words))
            title = Text("同意或很同意的有几份", self.sizes.subheading)
            whole = max(question.of for question in questions)
            self.flow.add(Together([title, Drawing(BarChart(bars, whole=whole, size=size)), Gap(6)]))
            return
        rows = [StackedRow(q.label, [a.count or 0 for a in q.answers], f"{q.of} 份") for q in questions]
        title = Text("同意程度（条内数字是份数；中线左边不同意，右边同意）", self.sizes.subheading)
        self.flow.add(Together([title, Drawing(LikertChart(STEPS, rows, size=size)), Gap(6)]))

    def options(self) -> None:
        self.section("备选方案")
        topics = [topic for topic in self.handout.topics if topic.options]
        if not topics:
            self.none()
        for topic in topics:
            self.flow.heading(topic.title, self.sizes.subheading, outline=topic.title, level=1)
            self._compare(topic)
            for option in topic.options:
                if option.picture:
                    self._picture(option)

    def _compare(self, topic: Topic) -> None:
        columns = [Column("", 1.1), *(Column(option.name, 2) for option in topic.options)]
        lines = [("费用", "cost"), ("钱从哪来", "fund"), ("工期", "days"), ("谁受影响", "affects")]
        lines += [("好处", "good"), ("不足", "bad")]
        rows: list[Row] = [
            [Cell(name, bold=True), *(getattr(o, part) or "未写" for o in topic.options)] for name, part in lines
        ]
        self.flow.add(Together([Table(columns, rows, TableStyle(size=self.sizes.table, grid=True)), Gap(6)]))

    def _picture(self, option: Option) -> None:
        """One picture a page, so that it can be passed round in a stairwell."""
        layout = self.flow.paper.layout
        tall = layout.foot - layout.top - self.sizes.heading_room
        self.flow.page_break()
        place = Captioned(f"方案：{option.name}（效果图）", option.picture)
        self.flow.add(PhotoRow([place], tall, size=self.sizes.table))

    def tasks(self) -> None:
        self.section("行动分工（会上填写）")
        columns = [
            Column("做什么", 3),
            Column("责任方", 1.4),
            Column("协助方", 1.2),
            Column("完成期限", 1.3),
            Column("经费", 1),
            Column("谁来查", 1.1),
        ]
        rows: list[Row] = [[""] * len(columns) for _ in range(EMPTY_TASKS)]
        self.table(columns, rows, least=self.sizes.writing, grid=True)

    def notes(self) -> None:
        self.section("会上记录")
        closing = "本讲义为社区互助巡查记录，不代替消防、住建、燃气等部门检查和专业检测。"
        closing += "“未发现问题”不等于“安全”。着火打 119。"
        end, width = Text(closing, self.sizes.scope), self.flow.paper.layout.inner_width
        # the rest of the page is for a pen, or a fresh page when little is left
        used = self.sizes.heading.pitch + 30 + end.height(width)
        lines = int((self.flow.room - used) / self.sizes.writing)
        if lines < LEAST_LINES:
            full = self.flow.paper.layout.foot - self.flow.paper.layout.top
            lines = int((full - used) / self.sizes.writing)
        self.flow.add(Together([WritingLines(lines, self.sizes.writing), Gap(8), end]))

"""Draw the minutes: what is known is printed, what is not yet known leaves room for a pen."""

from __future__ import annotations

from typing import BinaryIO

from exporters.paper_kit.flow import Block, Gap, Together, WritingLines
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.table import Cell, Column, Row
from exporters.paper_kit.text import Rich, Span, Text
from exporters.papers.decided import Ballots, Job, Voted
from exporters.papers.frame import BLANK, Leaf, plain
from exporters.papers.minutes import Discussed, Minutes, Offered, Opinion

# Topics, opinions and tasks to write by hand where the program knows none.
EMPTY_TOPICS, EMPTY_OPINIONS, EMPTY_JOBS = 3, 5, 6
COUNTING = "软件只算数，不替会议下结论；涉及共有部分或业主共同出钱的，可能要由业主共同决定。"


def draw(made: Minutes, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the minutes as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant, remarks=made.remarks)
    _cover(leaf, made)
    _present(leaf, made)
    _last(leaf, made)
    _topics(leaf, made)
    leaf.section("决议表", "本次会议定下的事；“完成”要有照片或说明" if made.jobs else "")
    job_table(leaf, made.jobs, pen=True)
    if made.note:
        leaf.section("其他")
        leaf.flow.text(made.note, leaf.sizes.body)
    _signatures(leaf, made)
    return leaf.close()


def _cover(leaf: Leaf, made: Minutes) -> None:
    head = made.head
    when = f"{head.when}–{made.ends}" if head.when and made.ends else head.when
    facts = [("时间", when or BLANK), ("地点", head.where or BLANK), ("类型", made.kind or BLANK)]
    if head.audience == "internal":
        facts += [("主持", made.host or BLANK), ("记录", made.recorder or BLANK)]
    if made.notice_days is not None:
        facts.append(("通知", f"提前{made.notice_days}天"))
    leaf.cover(facts)
    titles = "　".join(f"{n}. {topic.title}" for n, topic in enumerate(made.topics, start=1))
    leaf.flow.text([Span("议程 ", True), titles or f"{BLANK}{BLANK}{BLANK}"], leaf.sizes.body)


def _present(leaf: Leaf, made: Minutes) -> None:
    there = made.attendance
    leaf.section("到会", there.scope if there.people else "")
    asked = f"应到{there.asked}人，" if there.asked is not None else "应到____人，"
    if not there.people:
        leaf.flow.text(f"{asked}实到____人，____类主体（签到表单独保存）：", leaf.sizes.body)
        leaf.flow.add(WritingLines(2, leaf.sizes.writing))
        return
    share = f"（应到{there.asked}人中{there.people}人）" if there.asked else ""
    parts = [f"{kind}{count}人" for kind, count in there.shown]
    if there.others:
        parts.append(f"其余{len(there.others)}类（{'、'.join(there.others)}）合计{there.others_people}人")
    whole = Span(f"到会{there.people}人，{there.kinds}类主体", True)
    leaf.flow.text([whole, f"{share}：{'；'.join(parts)}。签到表单独保存。"], leaf.sizes.body)


def _last(leaf: Leaf, made: Minutes) -> None:
    leaf.section("上次决议落实", f"上次会议：{made.last_meeting}" if made.last_meeting else "")
    if made.last_review:
        leaf.flow.text(made.last_review, leaf.sizes.body)
    if not made.follow_ups:
        if not made.last_review:
            leaf.none()
        return
    columns = [Column("事项", 3), Column("责任方", 1.4), Column("期限", 1.3), Column("状态", 0.9), Column("结果", 2)]
    rows: list[Row] = [
        [one.what, one.party, one.due, Cell(one.state, bold=True), one.result] for one in made.follow_ups
    ]
    leaf.table(columns, rows)


def _topics(leaf: Leaf, made: Minutes) -> None:
    said = sum(len(topic.opinions) for topic in made.topics)
    leaf.section("议题、各方意见和决议", f"意见按方记、不记姓名，共{said}条" if said else "")
    topics = made.topics or (Discussed(f"{BLANK}{BLANK}"),) * EMPTY_TOPICS
    for number, topic in enumerate(topics, start=1):
        leaf.heading(f"{number}. {topic.title}")
        _topic(leaf, topic)


def _topic(leaf: Leaf, topic: Discussed) -> None:
    body = leaf.sizes.body
    if topic.source:
        leaf.flow.text([Span("来源 ", True), topic.source], body)
    if topic.fact:
        leaf.flow.text([Span("现状 ", True), topic.fact], body)
    if topic.widened:
        leaf.flow.text([Span("范围 ", True), topic.widened], body)
    if topic.options:
        _options(leaf, topic.options)
        leaf.flow.add(Gap(4))
    _opinions(leaf, topic.opinions)
    _vote(leaf, topic.vote)
    if topic.decision:
        leaf.flow.text([Span("决议 ", True), Span(topic.decision, True)], body)
    else:
        leaf.flow.add(Together([Text([Span("决议", True)], body), WritingLines(2, leaf.sizes.writing)]))
    if topic.dissent:
        leaf.flow.text([Span("保留意见 ", True), topic.dissent], body)
    if topic.conveyed:
        leaf.flow.text([Span("已告知居民 ", True), topic.conveyed], body)
    leaf.flow.add(Gap(6))


def _options(leaf: Leaf, options: tuple[Offered, ...]) -> None:
    """The ways to go about it; what was said for and against each, where anything was."""
    columns, rows = (
        [Column("备选方案", 3), Column("费用、来源、工期", 2.4)],
        [[o.name, o.terms or "未写"] for o in options],
    )
    if any(one.support or one.oppose for one in options):
        columns += [Column("支持", 0.8, "center"), Column("反对", 0.8, "center")]
        rows = [[*row, f"{o.support}条", f"{o.oppose}条"] for row, o in zip(rows, options, strict=True)]
    if any(one.chosen for one in options):
        columns.append(Column("选定", 0.8, "center"))
        rows = [[*row, "选定" * one.chosen] for row, one in zip(rows, options, strict=True)]
    leaf.table(columns, rows)


def _opinions(leaf: Leaf, opinions: tuple[Opinion, ...]) -> None:
    columns = [Column("哪一方（代谁说）", 1.9), Column("性质", 0.8), Column("意见", 5)]
    rows: list[Row] = []
    for one in opinions:
        party = f"{one.party}（代{one.spoken_for}）" if one.spoken_for else one.party
        words: Rich = [Span(f"对“{one.about}”：", True), one.words] if one.about else one.words
        rows.append([Cell(party, bold=True), one.kind, Cell(words)])
    leaf.table(columns, rows or [["", "", ""]] * EMPTY_OPINIONS, pen=not rows)
    leaf.flow.add(Gap(4))


def _vote(leaf: Leaf, vote: Voted | None) -> None:
    body = leaf.sizes.body
    if vote is None:
        leaf.flow.text([Span("表决 ", True), "方式________　同意____　反对____　弃权____"], body)
        return
    if vote.ballots is not None:
        for line in ballot_lines(vote.ballots):
            leaf.flow.text(line, body)
        leaf.flow.text(COUNTING, leaf.sizes.scope)
        return
    counts = [("同意", vote.yes), ("反对", vote.no), ("弃权", vote.abstained)]
    said = "，".join(f"{name}{count}人" for name, count in counts if count is not None)
    leaf.flow.text([Span("表决 ", True), f"{vote.way}{'：' if said else ''}{said}"], body)


def ballot_lines(one: Ballots) -> list[Rich]:
    """A vote in sentences; the numbers add up for whoever checks them."""
    unit = one.unit
    papers = (
        f"有表决权{one.base}{unit}；发出{one.issued}张，收回{one.returned}张（有效{one.valid}张、无效{one.void}张），"
    )
    lines: list[Rich] = [[Span("表决 ", True), f"投票（{one.title}），规则：{one.rule}"]]
    lines.append(f"{papers}未收回{one.unreturned}张。")
    counts = "；".join(f"{name}{count}票" for name, count in one.counts)
    lines.append([Span(f"{counts}；弃权{one.abstained}票", True), "。" if not one.tie else "。票数相同。"])
    lines += [f"{share}。" for share in one.shares]
    if one.unsettled:
        lines.append(f"还有{one.unsettled}张票两遍录入不一致，结果未定。")
    elif not one.closed:
        lines.append("计票还没有结束，以上不是最后结果。")
    return lines


def job_table(leaf: Leaf, jobs: tuple[Job, ...], *, pen: bool) -> None:
    """任务, 负责人, 完成时间, 进度, with who helps, pays and checks; empty lines for what is decided at the table."""
    all_columns = [Column("任务", 2.8), Column("负责人", 1.3), Column("协助", 1.1), Column("完成时间", 1.8)]
    all_columns += [Column("经费", 1.1), Column("谁来查", 1.1), Column("进度", 1.9)]
    all_rows: list[list[str | Cell]] = []
    for one in jobs:
        state: Rich = [Span(one.state, True), f"\n{one.result}"] if one.result else [Span(one.state, True)]
        all_rows.append(
            [one.what, one.who or "未定", one.helper, one.due or "未定", one.fund, one.checker, Cell(state)]
        )
    # columns that nobody filled make room for the words of the others
    kept = [n for n in range(len(all_columns)) if not jobs or n not in (2, 4, 5) or any(row[n] for row in all_rows)]
    columns, rows = [all_columns[n] for n in kept], [[row[n] for n in kept] for row in all_rows]
    if pen and not rows:
        rows = [[""] * len(columns) for _ in range(EMPTY_JOBS)]
    leaf.table(columns, rows, pen=pen, less=1)


def _signatures(leaf: Leaf, made: Minutes) -> None:
    """Who answers for the minutes; with a vote also who counted and who watched."""
    body = leaf.sizes.body
    lines: list[Block] = [Gap(10), Text(f"主持人签名 {BLANK}　　记录人签名 {BLANK}", body)]
    if any(topic.vote and topic.vote.ballots for topic in made.topics):
        lines += [Gap(6), Text(f"监票人签名 {BLANK}　　计票人签名 {BLANK}", body)]
    leaf.flow.add(Together([*lines, Gap(6), Text("日期　　　　年　　月　　日", body)]))

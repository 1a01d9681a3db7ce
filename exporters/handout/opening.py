"""The first page: what the meeting is, what it must decide, three numbers, and who came."""

from __future__ import annotations

from exporters.handout.blocks import AttendanceBox, FigureBoxes, TopicBox
from exporters.handout.content import AUDIENCES
from exporters.handout.sheet import Sheet
from exporters.paper_kit.text import Span

BLANK = "________"


def cover(sheet: Sheet) -> None:
    """Name, time, place and agenda."""
    h, sizes, flow = sheet.handout, sheet.sizes, sheet.flow
    flow.text(f"{h.community} · 会议讲义（{AUDIENCES[h.audience]}）", sizes.kicker)
    flow.text(h.title, sizes.title)
    flow.text([Span("时间 ", True), h.when or BLANK, Span("　　地点 ", True), h.where or BLANK], sizes.body)
    agenda = "　".join(f"{n}. {line}" for n, line in enumerate(h.agenda, 1))
    flow.text([Span("议程 ", True), agenda], sizes.body)
    flow.text(f"本讲义的数据范围：{h.scope}。", sizes.scope)


def topics(sheet: Sheet) -> None:
    """What must be decided, each with a line for the decision."""
    sheet.section("请会议决定")
    if not sheet.handout.topics:
        sheet.none()
    for n, topic in enumerate(sheet.handout.topics, start=1):
        sheet.flow.add(TopicBox(n, topic, sheet.sizes))


def figures(sheet: Sheet) -> None:
    """Three numbers."""
    sheet.section("三个数")
    if sheet.handout.figures:
        sheet.flow.add(FigureBoxes(sheet.handout.figures[:3], sheet.sizes))
    else:
        sheet.none()


def attendance(sheet: Sheet) -> None:
    """Who came, by kind of party."""
    sheet.section("到会")
    if sheet.handout.attendance:
        sheet.flow.add(AttendanceBox(sheet.handout.attendance, sheet.sizes))
    else:
        sheet.none()

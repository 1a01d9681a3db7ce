"""How things stand: what became of the last decisions, what was found, what came back, what is still open."""

from __future__ import annotations

from exporters.handout.content import IssueRow, ItemRow
from exporters.handout.findings import MOST_ROWS
from exporters.handout.sheet import Sheet
from exporters.paper_kit.charts import Bar, BarChart
from exporters.paper_kit.columns import TwoColumns
from exporters.paper_kit.flow import Drawing, Gap
from exporters.paper_kit.marks import STATES
from exporters.paper_kit.table import Cell, Column, Row
from exporters.paper_kit.text import Rich, Span, Style, Text
from exporters.small_numbers import k_of_n

# So many items are drawn as bars; the others follow in words.
MOST_BARS = 5
# Where less than one in so many failed, bars are drawn by the failures alone.
FEW = 4
# Points of each column of the open issues, so that a day and a term stand on one line, also in large type.
NORMAL, LARGE = (85, 163, 62, 62, 87), (92, 142, 68, 65, 92)


def follow_ups(sheet: Sheet) -> None:
    """What the last meeting decided, a line each."""
    last = sheet.handout.last_meeting
    sheet.section("上次决议落实", f"上次会议：{last}；“完成”要有照片或说明" if last else "")
    columns = [Column("事项", 3), Column("责任方", 1.4), Column("期限", 1.4), Column("状态", 1), Column("结果", 2.2)]
    rows: list[Row] = [
        [f.what, f.party, sheet.day(f.due), Cell(f.state, bold=True), f.result] for f in sheet.handout.follow_ups
    ]
    sheet.table(columns, rows)


def by_item(sheet: Sheet) -> None:
    """Items that failed: the most frequent as bars, the others in words."""
    items = sheet.handout.items
    note = "不合格的处数和看过的处数；同一处同一项只数一次，未查看的不在分子也不在分母"
    first = items[:MOST_BARS]
    whole = max((item.seen for item in first), default=0)
    if first and max(item.failed for item in first) * FEW < whole:
        # among thousands seen even the worst bar would be a stub: compare the bars with one another only
        whole, note = 0, f"{note}；条的长短按不合格处数"
    sheet.section("现状：按项目", note)
    if not items:
        sheet.none()
        return
    bars = [
        Bar(item.label, item.failed, k_of_n(item.failed, item.seen, "处"), _weight(item)) for item in items[:MOST_BARS]
    ]
    sheet.flow.heading("不合格最多的五项" if len(items) > MOST_BARS else "不合格的项目", sheet.sizes.subheading)
    chart = BarChart(bars, whole=whole, size=sheet.sizes.table, labels=0.4)
    sheet.flow.add(Drawing(chart))
    rest = items[MOST_BARS:]
    if rest:
        style = Style(size=sheet.sizes.table, leading=1.4, after=3)
        sheet.flow.heading(f"另外{len(rest)}项", sheet.sizes.subheading)
        sheet.flow.add(TwoColumns([Text([f"{item.label}：", Span(_count(item), True)], style) for item in rest]))
        sheet.flow.add(Gap(4))


def _count(item: ItemRow) -> str:
    weight = _weight(item)
    return k_of_n(item.failed, item.seen, "处") + (f"（{weight}）" if weight else "")


def _weight(item: ItemRow) -> str:
    words = [item.level] if item.level else []
    words += [f"反弹{item.relapsed}处"] if item.relapsed else []
    return "，".join(words)


def by_area(sheet: Sheet) -> None:
    """Areas, or buildings for one area, those with most open issues first."""
    h = sheet.handout
    note = f"应查、已查按{h.area_unit}数，其余按处数；重大只数未解决的；解决是复查合格，办结不算"
    sheet.section(f"现状：按{h.area_head}（问题多的在前）", note)
    names = ("应查", "已查", "发现", "未解决", "重大（疑似）", "解决")
    columns = [Column(h.area_head, 2.2), *(Column(name, 1.8 if "（" in name else 1, "right") for name in names)]
    rows: list[Row] = [
        [a.label, *(str(n) for n in (a.places, a.visited, a.found, a.open, a.major, a.solved))] for a in h.areas
    ]
    sheet.table(columns, rows)


def relapses(sheet: Sheet) -> None:
    """What came back."""
    sheet.section("现状：反弹（改好之后又出现的）", "复查合格后再次发现，算原来那一处")
    columns = [Column("部位", 2), Column("要求：实际", 3.2), Column("次数", 0.8), Column("最近发现", 1.4)]
    columns.append(Column("状态", 1.2))
    rows: list[Row] = [
        [i.place, i.what, f"{i.relapses}次", sheet.day(i.last_seen), Cell(i.state, bold=True)]
        for i in sheet.handout.relapses[:MOST_ROWS]
    ]
    sheet.table(columns, rows)
    _rest(sheet, sheet.handout.counts.relapsed)


def open_issues(sheet: Sheet) -> None:
    """Everything that is still open, with its age."""
    issues, counts = sheet.handout.open_issues, sheet.handout.counts
    note = f"共{counts.open}处，其中逾期{counts.late}处；天数从第一次发现算到会议当天"
    sheet.section("现状：还没解决的问题", note if issues else "")
    large = sheet.sizes.scale > 1
    heads = ("部位", "要求：实际", "等级", "发现", "状态")
    columns = [Column(head, share) for head, share in zip(heads, LARGE if large else NORMAL, strict=True)]
    sheet.table(columns, [_issue(sheet, issue) for issue in issues[:MOST_ROWS]], less=2.5 if large else 1)
    _rest(sheet, counts.open)


def _rest(sheet: Sheet, count: int) -> None:
    if count > MOST_ROWS:
        sheet.flow.text(
            f"这里列前{MOST_ROWS}处（先反弹，再按轻重和天数），其余{count - MOST_ROWS}处见内部台账。", sheet.sizes.scope
        )


def _issue(sheet: Sheet, issue: IssueRow) -> Row:
    mark = STATES["major"].mark if issue.level.startswith("重大") else ""
    level = Cell(issue.level.replace("（", "\n（") if mark else issue.level, mark=mark)
    answers = issue.answers if sheet.handout.audience == "internal" else ""
    state = f"{issue.state}（{answers}）" if answers else issue.state
    term = f"\n期限{sheet.day(issue.due)}" if issue.due else ""
    stands = Cell(state + term)
    if issue.overdue:
        stands = Cell([Span("逾期", True), f" {state}{term}"], mark=STATES["overdue"].mark)
    what: Rich = [issue.what, Span(" 待核实", True)] if issue.conflict else issue.what
    age = f"{sheet.day(issue.opened)}\n已过{issue.age_days}天"
    return [issue.place, Cell(what), level, age, stands]

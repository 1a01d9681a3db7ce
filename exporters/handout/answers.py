"""What the questionnaires said: counts of sheets beside bars, in two columns; what is too small is said once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from exporters.handout.content import Numbers, Opinions, Question, Survey
from exporters.handout.sheet import Sheet
from exporters.paper_kit.charts import Bar, BarChart, LikertChart, StackedRow
from exporters.paper_kit.columns import TwoColumns
from exporters.paper_kit.flow import Block, Drawing, Gap, Together
from exporters.paper_kit.page import day
from exporters.paper_kit.text import Text
from exporters.small_numbers import SMALLEST_CELL, agreement, k_of_n

TOO_FEW = f"少于{SMALLEST_CELL}份，不公开"


def surveys(sheet: Sheet) -> None:
    """A section for each batch of questionnaires, or 无."""
    if not sheet.handout.surveys:
        sheet.section("问卷结果")
        sheet.none()
    for survey in sheet.handout.surveys:
        _survey(sheet, survey)


def _survey(sheet: Sheet, survey: Survey) -> None:
    counts = [f"发放{survey.printed}份" if survey.printed is not None else ""]
    counts.append(f"收回{survey.returned}份" if survey.returned is not None else "")
    counts.append(f"有效{survey.valid}份" + (f"、无效{survey.void}份" if survey.void else ""))
    note = f"{survey.title}，{day(survey.day)}；{'、'.join(c for c in counts if c)}；不记名"
    note += _unchecked(survey)
    if any(question.kind == "multiple" for question in survey.questions):
        note += "；可多选的题按份数计，合计会超过份数"
    sheet.section(f"问卷结果（{survey.valid}份有效）", note)
    if not (survey.questions or survey.opinions or survey.numbers):
        sheet.none()
        return
    # large type has no room for bars in half a page
    narrow = sheet.sizes.scale == 1
    blocks: list[Block] = [_question(sheet, q, narrow=narrow) for q in survey.questions if q.kind != "scale"]
    blocks += [block for each in survey.opinions for block in _opinions(sheet, each, narrow=narrow)]
    scales = [question for question in survey.questions if question.kind == "scale"]
    public = sheet.handout.audience == "public"
    if narrow and blocks:
        sheet.flow.add(TwoColumns(blocks))
    else:
        for block in blocks:
            sheet.flow.add(block)
    if scales and public:
        sheet.flow.add(_agreement(sheet, scales))
    elif scales:
        _scales(sheet, scales)
    if survey.numbers:
        sheet.flow.add(_numbers(sheet, survey.numbers))


def _scales(sheet: Sheet, scales: Sequence[Question]) -> None:
    """A chart for each run of sentences with the same five steps, one row a sentence."""
    for steps, run in groupby(scales, key=lambda question: tuple(answer.label for answer in question.answers)):
        rows = [StackedRow(q.label, [a.count or 0 for a in q.answers], f"{q.of}份") for q in run]
        title = Text("同意程度（条内数字是份数；中线左边不同意，右边同意）", sheet.sizes.subheading)
        chart = Drawing(LikertChart(steps, rows, size=sheet.sizes.table))
        sheet.flow.add(Together([title, chart, Gap(6)]))


def _numbers(sheet: Sheet, numbers: Sequence[Numbers]) -> Together:
    lines: list[Block] = [Text("填写的数字", sheet.sizes.subheading)]
    for one in numbers:
        words = f"{one.label}：{one.of}份答了，中间值{one.median:g}"
        if one.lowest is not None and one.highest is not None:
            words += f"，最小{one.lowest:g}，最大{one.highest:g}"
        lines.append(Text(words, sheet.sizes.body))
    return Together([*lines, Gap(4)])


def _opinions(sheet: Sheet, opinions: Opinions, *, narrow: bool) -> list[Block]:
    """Tags with their counts as bars, then what was chosen to be printed word for word."""
    words = f"{opinions.label}（{opinions.sheets}份中{opinions.of}份写了意见，一份可归多类）"
    bars = [Bar(tag.label, tag.count, k_of_n(tag.count, opinions.of)) for tag in opinions.tags if tag.count]
    few = len(opinions.tags) - len(bars)
    blocks: list[Block] = [Text(words, sheet.sizes.subheading)]
    if bars:
        blocks.append(_bars(sheet, bars, whole=opinions.of, narrow=narrow))
    if few:
        blocks.append(Text(f"另有{few}类各{TOO_FEW}" if bars else f"{few}类各{TOO_FEW}", sheet.sizes.scope))
    if opinions.untagged and sheet.handout.audience == "internal":
        blocks.append(Text(f"{opinions.untagged}份还没有归类", sheet.sizes.scope))
    quotes: list[Block] = [Text(f"原话：“{quote}”", sheet.sizes.body) for quote in opinions.quotes]
    return [Together([*blocks, Gap(4)]), *quotes, Gap(4)]


def _unchecked(survey: Survey) -> str:
    """What is not checked yet: a figure that may still change says so."""
    parts = [f"{survey.waiting}份待第二遍录入" if survey.waiting else ""]
    parts.append(f"{survey.differing}份两遍录入不一致、尚未核定" if survey.differing else "")
    said = "、".join(part for part in parts if part)
    return f"；其中{said}，先按第一遍计" if said else ""


def _question(sheet: Sheet, question: Question, *, narrow: bool) -> Together:
    words = question.label
    if question.kind == "multiple" and "选" not in words:
        words += "（可多选）"
    if question.sheets > question.of:
        words += f"（{question.sheets}份中{question.of}份答了这题）"
    bars = [Bar(a.label, a.count, k_of_n(a.count, question.of)) for a in question.answers if a.count is not None]
    few = len(question.answers) - len(bars)
    blocks: list[Block] = [Text(words, sheet.sizes.subheading)]
    if bars:
        blocks.append(_bars(sheet, bars, whole=question.of, narrow=narrow))
    if few:
        rest = f"另有{few}项各{TOO_FEW}" if bars else f"{few}项各{TOO_FEW}"
        blocks.append(Text(rest, sheet.sizes.scope))
    return Together([*blocks, Gap(4)])


def _agreement(sheet: Sheet, questions: Sequence[Question]) -> Together:
    """How many agree with each sentence: what the public may read of a five-step scale."""
    bars, few = [], []
    for question in questions:
        agree = agreement([answer.count or 0 for answer in question.answers])
        if agree is None:
            few.append(question.label)
        else:
            bars.append(Bar(question.label, agree, k_of_n(agree, question.of)))
    blocks: list[Block] = [Text("同意或很同意的有几份", sheet.sizes.subheading)]
    if bars:
        blocks.append(_bars(sheet, bars, whole=max(question.of for question in questions), narrow=False))
    if few:
        blocks.append(Text(f"{'；'.join(few)}：同意或不同意的{TOO_FEW}", sheet.sizes.scope))
    return Together([*blocks, Gap(4)])


def _bars(sheet: Sheet, bars: Sequence[Bar], *, whole: float, narrow: bool) -> Drawing:
    size = sheet.sizes.table - (0.5 if narrow else 0)
    return Drawing(BarChart(bars, whole=whole, size=size, labels=0.42, spacing=2.1))

"""Headings count in Chinese, days are said as people say them, and nothing is said as 无."""

from __future__ import annotations

from io import BytesIO

from exporters.handout.blocks import Sizes
from exporters.handout.sheet import Sheet
from exporters.paper_kit.flow import Flow
from exporters.paper_kit.page import About, Paper
from exporters.paper_kit.table import Column
from tests.exporters.handout.sample import handout
from tests.exporters.reading import text


def test_a_section_is_numbered_and_says_its_scope_and_无_where_nothing_is() -> None:
    out = BytesIO()
    paper = Paper(out, About("试卷"), invariant=True)
    sheet = Sheet(handout(), Flow(paper), Sizes())
    sheet.section("反弹", "复查合格后再次发现")
    sheet.table([Column("部位"), Column("次数")], [])
    sheet.section("问卷")
    sheet.none()
    paper.close()
    read = text(out.getvalue())
    assert "一、反弹口径：复查合格后再次发现无" in read and "二、问卷无" in read and "部位" not in read


def test_a_day_of_the_year_of_the_meeting_goes_without_it() -> None:
    paper = Paper(BytesIO(), About("试卷"))
    sheet = Sheet(handout(), Flow(paper), Sizes())
    assert (sheet.day("2022-08-05"), sheet.day("2021-12-31"), sheet.day("年底")) == ("8月5日", "2021年12月31日", "年底")

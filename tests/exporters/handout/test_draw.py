"""The handout as people hold it: order, numbers in words, pairs whole, nothing personal, nothing blank."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from exporters.handout.content import Audience, Handout
from exporters.handout.sheet import numeral
from exporters.paper_kit.line_breaking import CANNOT_END, CANNOT_START
from tests.exporters.handout.sample import handout, printed
from tests.exporters.reading import RARE, missing_glyphs, pages, text, unembedded_fonts

EMPTY = Handout("街坊会", "敦根社区", "", "", "public", "第一片区", "2022-08-25 18:30")


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_sections_come_in_the_order_of_the_meeting(audience: Audience, large: bool) -> None:
    pdf = printed(handout(audience=audience), large=large)
    toc = [item.get_title() for item in pypdfium2.PdfDocument(pdf).get_toc()]
    wanted = [
        "请会议决定",
        "三个数",
        "到会",
        "照片",
        "上次决议落实",
        "按项目",
        "按片区",
        "反弹",
        "还没解决",
        "问卷结果",
    ]
    wanted += ["各方意见", "备选方案", "22 幢东侧空地", "行动分工", "表决", "会上记录"]
    assert len(toc) == len(wanted) and all(part in title for part, title in zip(wanted, toc, strict=True))
    assert unembedded_fonts(pdf) == [] and missing_glyphs(pdf) == 0


def test_blocks_without_data_say_so() -> None:
    read = text(printed(EMPTY))
    assert read.count("无") >= 8 and "还没解决的问题" in read and "照片：整改前后无" in read


def test_no_line_begins_or_ends_badly_anywhere() -> None:
    for large in (False, True):
        for page in pages(printed(handout(audience="internal"), large=large)):
            lines = [line.strip() for line in page.split("\n") if line.strip()]
            assert [line for line in lines if line[0] in CANNOT_START - {"-", "…"}] == []
            assert [line for line in lines if line[-1] in CANNOT_END] == []


def test_names_with_rare_characters_and_markup_survive() -> None:
    title = f"{RARE}议事会 <b>&amp; <img src='/etc/hostname'/>"
    pdf = printed(handout(title=title))
    assert "".join(title.split()) in text(pdf)
    assert pypdfium2.PdfDocument(pdf).get_metadata_dict()["Title"] == f"{title} 会议讲义"


def test_made_up_data_says_so_on_every_page() -> None:
    assert all("虚构示例" in page for page in pages(printed(handout())))
    assert "虚构示例" not in text(printed(handout(fictional=False)))


def test_every_page_has_date_version_and_its_number() -> None:
    made = handout()
    read = pages(printed(made))
    for n, page in enumerate(read, start=1):
        assert f"第{n}页 共{len(read)}页" in page and made.version in page and "2022-08-25 18:30 制" in page


def test_the_version_follows_the_content_and_not_the_clock() -> None:
    assert handout().version == handout(made="2022-08-26 09:00").version
    assert handout().version != handout(where="露天").version


def test_equal_content_is_an_equal_file() -> None:
    assert printed(handout()) == printed(handout())


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三")])
def test_headings_count_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_number_stands_beside_its_unit(audience: Audience) -> None:
    read = "".join(pages(printed(handout(audience=audience, more_photos=8, topics=(), pairs=()))))
    assert re.findall(r"\d [份人类处栋天页次元]", read) == []

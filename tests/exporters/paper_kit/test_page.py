"""Pages count themselves, the file says what it is, and equal content is an equal file."""

from __future__ import annotations

import pypdfium2

from exporters.paper_kit.flow import Flow, Gap, Together, WritingLines
from exporters.paper_kit.page import A4, A4_LANDSCAPE, MM, About, Paper
from exporters.paper_kit.text import Style, Text
from tests.exporters.reading import drawn, pages, text

BODY = Style(size=12)


def three_pages(paper: Paper) -> None:
    flow = Flow(paper)
    for n in range(3):
        flow.heading(f"第{n}节", Style(size=16, bold=True), outline=f"第{n}节")
        flow.text("正文", BODY)
        if n < 2:
            flow.page_break()


def test_each_page_says_which_of_how_many_it_is() -> None:
    read = pages(drawn(three_pages))
    assert len(read) == 3
    assert all(f"第{n}页 共3页" in page for n, page in enumerate(read, start=1))
    assert all("试卷 · 2022-08-26" in page for page in read)


def test_file_has_title_language_and_outline() -> None:
    pdf = drawn(three_pages, about=About("会议讲义 𠮷", author="敦根社区"))
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_dict()["Title"] == "会议讲义 𠮷"
    assert document.get_metadata_dict()["Author"] == "敦根社区"
    assert [(item.get_title(), item.get_dest().get_index()) for item in document.get_toc()] == [
        ("第0节", 0),
        ("第1节", 1),
        ("第2节", 2),
    ]
    assert b"zh-CN" in pdf


def test_equal_content_is_an_equal_file() -> None:
    assert drawn(three_pages) == drawn(three_pages)


def test_the_bound_edge_is_left_free() -> None:
    assert round(A4.left / MM) == 28 and round(A4_LANDSCAPE.top / MM) == 28


def test_a_heading_stands_with_what_follows() -> None:
    def draw(paper: Paper) -> None:
        flow = Flow(paper)
        flow.add(Gap(0))
        flow.add(Together([Gap(flow.room - 40)]))
        flow.heading("标题", Style(size=16))
        flow.text("正文" * 200, BODY)

    first, second = pages(drawn(draw))
    assert "标题" not in first and "标题" in second


def test_no_paragraph_leaves_one_line_alone() -> None:
    for filled in range(560, 690, 7):

        def draw(paper: Paper, filled: int = filled) -> None:
            flow = Flow(paper)
            flow.add(Together([Gap(filled)]))
            flow.text("一二三四五六七八九十" * 18, BODY)

        counts = [page.count("十") for page in pages(drawn(draw))]
        assert sum(counts) == 18
        assert all(count == 0 or count >= 3 for count in counts)


def test_room_to_write_is_never_divided() -> None:
    def draw(paper: Paper) -> None:
        flow = Flow(paper)
        flow.add(Together([Gap(600)]))
        flow.add(WritingLines(8))
        flow.text("下文", BODY)

    assert ["下文" in page for page in pages(drawn(draw))] == [False, True]


def test_a_long_footer_is_cut_before_the_page_number() -> None:
    pdf = drawn(three_pages, about=About("长", footer="很长的说明" * 40))
    assert "…" in pages(pdf)[0] and "第1页共3页" in text(pdf)


def test_a_justified_line_reaches_the_margin() -> None:
    def edges(justify: bool) -> float:
        def draw(paper: Paper) -> None:
            Flow(paper).add(Text("安全出口（疏散通道）" * 12 + "。", Style(size=12, justify=justify)))

        page = pypdfium2.PdfDocument(drawn(draw))[0].get_textpage()
        return max(page.get_charbox(n)[2] for n in range(page.count_chars()) if page.get_text_range(n, 1) == "口")

    assert edges(True) >= edges(False)

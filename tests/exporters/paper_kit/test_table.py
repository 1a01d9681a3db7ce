"""A table keeps its rows whole, repeats its head, and says 无 when it is empty."""

from __future__ import annotations

import pytest

from exporters.paper_kit.flow import Flow
from exporters.paper_kit.page import Paper
from exporters.paper_kit.table import Cell, Column, Row, Table
from exporters.paper_kit.text import Span, Style
from tests.exporters.reading import RARE, drawn, missing_glyphs, pages, text

COLUMNS = [Column("序号", 0.6, "right"), Column("部位", 1.6), Column("情况", 4)]


def printed(rows: list[Row], totals: Row = ()) -> bytes:
    def draw(paper: Paper) -> None:
        Flow(paper).add(Table(COLUMNS, rows, totals=totals))

    return drawn(draw)


def test_rows_and_marks_are_printed() -> None:
    pdf = printed([["1", f"第一片区 {RARE}", Cell([Span("不合格", True), "：堆放杂物"], mark="cross")]])
    assert f"第一片区{RARE}" in text(pdf) and "不合格：堆放杂物" in text(pdf)
    assert missing_glyphs(pdf) == 0


def test_an_empty_table_says_so() -> None:
    assert "序号部位情况无" in text(printed([]))


def test_the_head_is_on_every_page_and_no_row_is_lost_or_torn() -> None:
    rows: list[Row] = [[str(n), f"{n} 号", f"开始{n} " + "楼道堆放杂物，" * (n % 9) + f"结束{n}。"] for n in range(400)]
    read = pages(printed(rows, totals=["", "合计", "400 处"]))
    assert len(read) > 5
    assert all("部位" in page for page in read)
    for n in range(400):
        holding = [page for page in read if f"开始{n} " in page.replace("\n", " ")]
        assert len(holding) == 1 and f"结束{n}。" in holding[0].replace("\n", "")


def test_totals_stand_with_a_row() -> None:
    for count in range(24, 60):
        read = pages(printed([[str(n), f"{n} 号", "情况"] for n in range(count)], totals=["", "合计", "处"]))
        assert "情况" in read[-1].replace("部位 情况", "").replace("部位\n情况", "") and "合计" in read[-1]


def rows_on(page: str) -> int:
    return page.count("情况") - page.count("部位")


@pytest.mark.parametrize("totals", [(), ("", "合计", "处")], ids=["plain", "with totals"])
def test_no_row_stands_alone_on_a_page(totals: Row) -> None:
    for count in range(24, 60):
        found = pages(printed([[str(n), f"{n} 号", "情况"] for n in range(count)], totals=totals))
        assert sum(map(rows_on, found)) == count
        assert all(rows_on(page) >= 2 for page in found)


def test_a_short_table_is_not_torn_at_the_foot_of_a_page() -> None:
    def draw(paper: Paper, lines: int) -> None:
        flow = Flow(paper)
        for _ in range(lines):
            flow.text("上文", Style(size=10))
        flow.add(Table(COLUMNS, [["1", "一号", "情况"], ["2", "二号", "情况"]], totals=["", "合计", "处"]))

    for lines in range(30, 60):
        with_rows = [page for page in pages(drawn(lambda paper, n=lines: draw(paper, n))) if "一号" in page]
        assert "二号" in with_rows[0] and "合计" in with_rows[0]


def test_a_row_taller_than_a_page_goes_on_instead_of_running_out() -> None:
    pdf = printed([["1", "一号", "".join(f"第{n}句。" for n in range(900))], ["2", "二号", "下一行"]])
    assert text(pdf).count("句") == 900
    assert len(pages(pdf)) >= 2 and "下一行" in text(pdf)


def test_thousands_of_rows_keep_their_order() -> None:
    read = text(printed([[str(n), "幢", f"甲{n}乙"] for n in range(5000)]))
    assert [read.index(f"甲{n}乙") for n in range(5000)] == sorted(read.index(f"甲{n}乙") for n in range(5000))

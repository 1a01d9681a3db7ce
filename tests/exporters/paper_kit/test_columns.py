"""Two columns: read down the left one first, even, and whole blocks over a page end."""

from __future__ import annotations

from exporters.paper_kit.columns import TwoColumns
from exporters.paper_kit.flow import Flow
from exporters.paper_kit.page import Paper
from exporters.paper_kit.text import Style, Text
from tests.exporters.reading import drawn, pages, text

STYLE = Style(size=12)


def words(count: int, *, lines: int = 1) -> list[Text]:
    return [Text("\n".join(f"第{n}块第{line}行" for line in range(lines)), STYLE) for n in range(count)]


def test_columns_are_even_and_read_down_the_left_one_first() -> None:
    columns = TwoColumns(words(5))
    assert columns.height(400) == 3 * STYLE.pitch
    read = text(drawn(lambda paper: Flow(paper).add(columns)))
    assert [read.index(f"第{n}块") for n in (0, 1, 2)] == sorted(read.index(f"第{n}块") for n in (0, 1, 2))


def test_what_does_not_fit_goes_on_in_two_columns_without_dividing_a_block() -> None:
    def draw(paper: Paper) -> None:
        Flow(paper).add(TwoColumns(words(30, lines=6)))

    read = pages(drawn(draw))
    assert len(read) > 1
    for n in range(30):
        holding = [page for page in read if f"第{n}块第0行" in page]
        assert len(holding) == 1 and f"第{n}块第5行" in holding[0]


def test_a_single_block_stands_in_the_left_column() -> None:
    assert TwoColumns(words(1)).height(400) == STYLE.pitch
    assert TwoColumns(words(1)).split(400, 10) is None

"""What the meeting does: hears each party, fills in tables that stay whole, writes to the end of the page."""

from __future__ import annotations

import re

from tests.exporters.handout.sample import handout, printed
from tests.exporters.reading import pages, text


def test_each_party_has_its_words_and_a_line_to_add_to_them() -> None:
    read = text(printed(handout()))
    assert "原因主要是空间不够" in read and "2方共2条意见" in read and "会上补充" in read


def test_tables_to_fill_in_are_never_divided() -> None:
    for large in (False, True):
        read = pages(printed(handout(), large=large))
        (tasks,) = [page for page in read if "行动分工（会上填写）" in page]
        assert "谁来查" in tasks and sum("谁来查" in page for page in read) == 1


def test_the_last_page_is_filled_with_lines_and_no_page_is_empty() -> None:
    read = pages(printed(handout()))
    assert "着火打119" in re.sub(r"\s", "", read[-1]) and all(len(page) > 80 for page in read)

"""The timeline as it hangs beside the door."""

from __future__ import annotations

from io import BytesIO

from exporters.papers.draw_timeline import draw
from exporters.papers.frame import Head
from exporters.papers.timeline import Moment, Step, Timeline
from tests.exporters.papers.sample import LONG
from tests.exporters.reading import missing_glyphs, pages, text, unembedded_fonts

HEAD = Head("案件时间线", LONG, "敦根社区", "internal", "2022年7月1日起")


def drawn(moments: int, *, large: bool = False) -> bytes:
    steps = tuple(Step(f"步骤{n}", n, "2022-08-01" if n < 3 else "", "" if n < 3 else LONG) for n in range(6))
    told = tuple(Moment(f"2022-08-{1 + n // 2:02d}", "meeting", f"{n} {LONG}") for n in range(moments))
    out = BytesIO()
    draw(Timeline(HEAD, LONG, "街坊会", "", 1, steps, told), out, large=large, invariant=True)
    assert missing_glyphs(out.getvalue()) == 0 and unembedded_fonts(out.getvalue()) == []
    return out.getvalue()


def test_sixty_moments_go_on_over_the_pages_and_a_day_stands_once() -> None:
    made = drawn(60)
    assert text(made).count(LONG) >= 60 + 3 and len(pages(made)) > 3
    assert text(made).count("2022年8月7日会议") == 1


def test_days_are_in_words_wherever_they_stand_also_in_large_letters() -> None:
    for large in (False, True):
        read = text(drawn(24, large=large))
        assert "2022-" not in read
        assert read.count("2022年8月1日") == 3 + 3 + 1, "a stone, a row of the table and the line of time"
        assert read.count("2022年8月12日会议") == 1


def test_a_case_without_days_says_so() -> None:
    assert "还没有带日期的记录。" in text(drawn(0, large=True))

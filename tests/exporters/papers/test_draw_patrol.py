"""The sheet of a patrol as a volunteer carries it: one page, three boxes a line."""

from __future__ import annotations

from io import BytesIO

from exporters.papers.draw_patrol import draw
from exporters.papers.frame import Head
from exporters.papers.patrol import PatrolSheet
from storage.community.patrols import STAIRWELL
from tests.exporters.reading import missing_glyphs, pages, text

HEAD = Head("楼道巡查表", "第一片区 22幢楼道巡查", "敦根社区", "public", "", "第一片区 22幢")


def drawn(*, large: bool = False) -> bytes:
    out = BytesIO()
    draw(PatrolSheet(HEAD, tuple(STAIRWELL.values())), out, large=large, invariant=True)
    assert missing_glyphs(out.getvalue()) == 0
    return out.getvalue()


def test_a_patrol_is_one_page_with_every_line_and_three_boxes() -> None:
    made = drawn()
    assert len(pages(made)) == 1
    words = text(made)
    assert all(item in words for item in STAIRWELL.values())
    assert all(head in words for head in ("正常", "异常", "没走", "巡查人"))


def test_in_large_type_it_is_two_pages_at_most() -> None:
    assert len(pages(drawn(large=True))) <= 2

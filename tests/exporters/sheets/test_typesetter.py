"""Widths and lines are those of the fonts that are printed."""

from __future__ import annotations

from exporters.sheets.typesetter import PaperTypesetter


def test_lines_fit_and_begin_with_no_comma() -> None:
    setter = PaperTypesetter()
    lines = setter.lines("楼道里，出口前，都不要放东西。", size=12, width=60)
    assert "".join(lines) == "楼道里，出口前，都不要放东西。"
    assert all(setter.width(line, size=12) <= 60 and not line.startswith(("，", "。")) for line in lines)


def test_empty_words_are_one_empty_line() -> None:
    assert PaperTypesetter().lines("", size=12, width=60) == [""]

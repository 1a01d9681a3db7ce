"""No line begins with ， or ends with （, and nothing hangs over the margin."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.paper_kit.line_breaking import CANNOT_END, CANNOT_START, break_lines
from exporters.paper_kit.text import Span, Style, set_lines

TEXT = (
    "电动车在楼道停放和充电，9 份（共 14 份）提到；“是否同意”在 22 幢（1–3 单元）东侧加装充电桩？"
    "《广东省实施〈消防法〉办法》第 25 条……——请各方发表意见：同意、反对、弃权。约 80% 的住户，2022-09-22 前完成！"
)


def broken(text: str, width: int) -> list[str]:
    return [text[cut] for cut in break_lines(text, [1.0] * len(text), width)]


def test_comma_goes_to_the_line_of_its_word() -> None:
    assert broken("安全出口，畅通", 4) == ["安全出", "口，畅通"]


def test_opening_bracket_goes_to_the_line_of_its_word() -> None:
    assert broken("安全出（口）畅通", 4) == ["安全出", "（口）畅", "通"]


@pytest.mark.parametrize("word", ["9/14", "2022-09-22", "——", "……", "3.5kg", "ABC"])
def test_words_and_numbers_stay_whole(word: str) -> None:
    for width in range(len(word) + 1, 16):
        for before in range(12):
            lines = broken("安" * before + word + "全" * 12, width)
            assert any(word in line for line in lines)


def test_a_space_at_a_line_end_is_not_seen() -> None:
    assert broken("hello world", 5) == ["hello", "world"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert broken("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_line_ends_in_the_text_are_kept() -> None:
    assert broken("一\n\n二三", 9) == ["一", "", "二三"]


def test_first_line_can_be_shorter() -> None:
    assert [len(TEXT[cut]) for cut in break_lines("安" * 10, [1.0] * 10, 4, first=2)] == [2, 4, 4]


def lines_of(width: float, *, bold: bool) -> list[str]:
    spans = [Span(part, bold and n % 2 == 1) for n, part in enumerate(TEXT.split("，"))]
    rich = [Span(s.text + ("，" if n + 1 < len(spans) else ""), s.bold) for n, s in enumerate(spans)]
    lines = set_lines(rich if bold else TEXT, Style(size=12), width)
    assert all(line.width <= width + 0.01 for line in lines)
    return ["".join(span.text for span in line.spans) for line in lines]


@pytest.mark.parametrize("bold", [False, True], ids=["plain", "with bold words"])
def test_no_line_starts_or_ends_badly_at_any_width(bold: bool) -> None:
    checked = 0
    for width in range(80, 440, 2):
        lines = lines_of(width, bold=bold)
        assert "".join(lines).replace(" ", "") == TEXT.replace(" ", "")
        assert [line for line in lines[1:] if line[0] in CANNOT_START] == []
        assert [line for line in lines[:-1] if line[-1] in CANNOT_END] == []
        checked += len(lines)
    assert checked > 1000


@given(st.text(alphabet="安全，。（）“”《》—…a1/- \n", max_size=60), st.integers(min_value=1, max_value=20))
def test_nothing_is_lost_and_nothing_hangs_over(text: str, width: int) -> None:
    lines = broken(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(len(line) <= width for line in lines)


def test_long_texts_of_random_words_break_well_in_wide_columns() -> None:
    chance = random.Random(7)
    words = ["安全", "（出口）", "，", "“烟感”", "——", "ABC", "9/14", "。", "《办法》", "、"]
    text = "".join(chance.choice(words) + "电动车" for _ in range(400))
    lines = broken(text, 21)
    assert [line for line in lines[1:] if line[0] in CANNOT_START] == []
    assert [line for line in lines if line[-1] in CANNOT_END] == []

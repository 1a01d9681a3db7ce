"""The words of a form as people read them: marked up where the form says so, and nothing slips in."""

from __future__ import annotations

import pytest

from ui.form.markup import is_marked, plain, rich


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**必填**", "<b>必填</b>"),
        ("**请**填写", "<b>请</b>填写"),
        ("请*务必*填写", "请<i>务必</i>填写"),
        ("a *little* word", "a <i>little</i> word"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[map](https://example.org/a?b=1&c=2)", '<a href="https://example.org/a?b=1&amp;c=2">map</a>'),
        ('<span style="color:red">stop</span>', '<span style="color: red">stop</span>'),
        ("a\\*b\\*", "a*b*"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
    ],
)
def test_what_is_marked_is_shown_so(written: str, shown: str) -> None:
    assert rich(written) == shown


def test_lists_and_headings_are_lists_and_headings() -> None:
    assert rich("- one\n- two") == "<ul><li>one</li><li>two</li></ul>"
    assert rich("1. one") == "<ol><li>one</li></ol>"
    assert "font-weight:bold" in rich("# Part")


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", '<img src="file:///etc/passwd">', "[x](javascript:alert)"]
)
def test_other_markup_stays_text(nasty: str) -> None:
    assert "<script" not in rich(nasty) and "<img" not in rich(nasty) and "href" not in rich(nasty)
    assert plain(nasty) == nasty


def test_a_screen_reader_says_the_words_without_their_marks() -> None:
    assert plain("**Name** of [the house](https://example.org)") == "Name of the house"
    assert not is_marked("房间号")

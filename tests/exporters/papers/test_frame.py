"""The head, the foot and the version that every paper has."""

from __future__ import annotations

from dataclasses import replace

from exporters.paper_kit.page import day
from exporters.papers.frame import Head, version

HEAD = Head("签到表", "沟通会", "敦根社区", "internal", made="2022-08-25 18:30")


def test_the_version_follows_what_is_said_and_not_the_clock() -> None:
    assert version(HEAD, ("甲",)) == version(replace(HEAD, made="2023-01-01 08:00"), ("甲",))
    assert version(HEAD, ("甲",)) != version(HEAD, ("乙",))


def test_days_are_said_in_words_and_other_words_stay() -> None:
    assert day("2022-08-06") == "2022年8月6日" and day("下周") == "下周" and day("") == ""

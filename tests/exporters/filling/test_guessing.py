"""Offices call the same column by many names."""

from __future__ import annotations

import pytest

from exporters.filling.guessing import guess, likely
from exporters.filling.sources import SOURCES


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("序　号", "seq"),
        ("隐患部位（具体到房间）", "place"),
        ("存在的主要问题", "what"),
        ("整改责任人*", "who"),
        ("计划完成时间", "due"),
        ("实际完成时间", "done"),
        ("排查日期", "day"),
        ("整改进度", "state"),
        ("请用黑色签字笔填写，字迹要清楚，不得涂改", ""),
        ("张三", ""),
    ],
)
def test_a_heading_is_taken_for_what_people_mean(heading: str, field: str) -> None:
    assert likely(heading) == field


def test_a_field_goes_to_the_column_that_fits_best_and_only_once() -> None:
    found = guess({1: ("时间",), 2: ("整改", "完成时间"), 3: ("发现时间",), 4: ("天气",)}, ("day", "due", "seq"))
    assert found == {2: "due", 3: "day"}


def test_every_field_that_can_be_filled_can_be_guessed_from_its_own_name() -> None:
    for source in SOURCES.values():
        names = [one.name for one in source.fields]
        for one in source.fields:
            if one.name in ("address", "value", "scope", "rule"):
                continue
            assert guess({1: (one.zh,)}, names) == {1: one.name}, one.zh

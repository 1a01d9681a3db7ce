"""Dates and times as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest

from ui.form.dates import read_date, read_time

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-05", date(2026, 11, 5)),
        ("2026年11月5日", date(2026, 11, 5)),
        ("20261105", date(2026, 11, 5)),
        ("1105", date(2026, 11, 5)),
        ("11.5", date(2026, 11, 5)),
        ("１１／５", date(2026, 11, 5)),
        ("5", date(2026, 11, 5)),
        ("26/11/5", date(2026, 11, 5)),
        ("今天", TODAY),
        ("昨天", date(2026, 11, 21)),
        ("+7", date(2026, 11, 29)),
        ("-1", date(2026, 11, 21)),
        ("2026-02-30", None),
        ("soon", None),
    ],
)
def test_a_date_is_understood_the_way_it_is_typed(text: str, day: date | None) -> None:
    assert read_date(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:05", time(9, 5)),
        ("0905", time(9, 5)),
        ("9点05分", time(9, 5)),
        ("９：０５", time(9, 5)),
        ("9", time(9, 0)),
        ("下午3点", time(15, 0)),
        ("9点半", time(9, 30)),
        ("25:00", None),
        ("later", None),
    ],
)
def test_a_time_is_understood_the_way_it_is_typed(text: str, clock: time | None) -> None:
    assert read_time(text) == clock

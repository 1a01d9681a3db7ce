"""Dates of other calendars, against days that their own authorities have published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.form.test_view import focused, shown
from ui.form.calendars import CALENDARS
from ui.form.filling import Filling

Make = Callable[[str], Filling]


@pytest.mark.parametrize(
    ("calendar", "there", "here"),
    [
        ("ethiopian", (2000, 1, 1), date(2007, 9, 12)),  # the Ethiopian millennium
        ("ethiopian", (2017, 1, 1), date(2024, 9, 11)),
        ("ethiopian", (2015, 13, 6), date(2023, 9, 11)),  # a sixth day of Pagumen
        ("coptic", (1740, 1, 1), date(2023, 9, 12)),
        ("coptic", (1741, 1, 1), date(2024, 9, 11)),
        ("islamic", (1, 1, 1), date(622, 7, 19)),  # 16 July 622 of the Julian calendar
        ("islamic", (1445, 9, 1), date(2024, 3, 11)),
        ("persian", (1400, 1, 1), date(2021, 3, 21)),  # Nowruz
        ("persian", (1403, 1, 1), date(2024, 3, 20)),
        ("bikram-sambat", (2080, 1, 1), date(2023, 4, 14)),  # Nepali new year
        ("bikram-sambat", (2081, 1, 1), date(2024, 4, 13)),
        ("buddhist", (2569, 11, 22), date(2026, 11, 22)),
        ("myanmar", (1386, 2, 15), date(2024, 5, 22)),  # full moon of Kason
        ("myanmar", (1385, 5, 15), date(2023, 8, 1)),  # full moon of second Waso, in a year that has two
        ("myanmar", (1309, 11, 9), date(1948, 1, 4)),  # independence, the ninth waning day of Pyatho
    ],
)
def test_a_published_day_is_the_same_day(calendar: str, there: tuple[int, int, int], here: date) -> None:
    found = CALENDARS[calendar]
    if calendar == "myanmar" and there[0] == 1309:
        named = found.parts(here)
        assert named is not None and found.months(1309)[named[1] - 1] == "Pyatho" and named[2] == 15 + there[2]
        return
    assert (found.parts(here), found.day(*there)) == (there, here)


@pytest.mark.parametrize("calendar", list(CALENDARS))
def test_every_day_of_a_century_comes_back_as_it_went(calendar: str) -> None:
    found, day = CALENDARS[calendar], date(1945, 1, 1)
    before = found.parts(day - timedelta(days=1))
    while day < date(2030, 1, 1):
        parts = found.parts(day)
        assert parts is not None and before is not None and found.day(*parts) == day
        assert parts > before, "the days follow each other"
        before, day = parts, day + timedelta(days=1)


@pytest.mark.parametrize("calendar", list(CALENDARS))
def test_a_day_that_there_is_not_is_none(calendar: str) -> None:
    year = CALENDARS[calendar].parts(date(2026, 11, 22))[0]  # type: ignore[index]
    assert CALENDARS[calendar].day(year, 1, 40) is None
    assert CALENDARS[calendar].day(year, 16, 1) is None


FORM = """
| survey |      |      |       |            |
|        | type | name | label | appearance |
|        | date | day  | Day   | ethiopian  |
"""


def test_the_usual_date_stands_beside_and_a_wrong_day_is_said(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(FORM))
    field = view.slots[0].inner.field  # type: ignore[union-attr]
    qtbot.keyClicks(focused(), "2017")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "1")
    assert view.filling.session.value("/data/day") == "2024-09-11"
    assert field.usual.text() == "= 2024-09-11"
    qtbot.keyClicks(focused(), "9")
    qtbot.keyClicks(focused(), "9")
    field.day.setText("40")
    field._leave()
    assert field.said.isVisible() and view.filling.session.value("/data/day") == ""

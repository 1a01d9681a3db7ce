"""Putting in order: what nobody has ordered shows no places, and the marked line stays marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.form.test_view import focused, shown
from ui.form.filling import Filling
from ui.form.rank import RankField
from ui.form.view import FormView

Make = Callable[[str], Filling]
LONG = "Parking of electric bikes with a place to charge them, outside the building and away from all of the exits"
TABLE = f"""
| survey |
|        | type   | name | label  |
|        | rank f | r    | Order? |
| choices |
|         | list_name | name | label    |
|         | f         | a    | Lighting |
|         | f         | b    | {LONG}   |
|         | f         | c    | Rubbish  |
"""


def field(view: FormView) -> RankField:
    found = view.slots[0].inner.field  # type: ignore[union-attr]
    assert isinstance(found, RankField)
    return found


def lines(view: FormView) -> list[str]:
    return [field(view).list.item(row).text() for row in range(field(view).list.count())]


def test_an_order_that_nobody_gave_has_no_numbers(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(TABLE))
    assert [line[0] for line in lines(view)] == ["·", "·", "·"]
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert view.filling.session.value("/data/r") == "a b c"
    assert [line[0] for line in lines(view)] == ["1", "2", "3"]


def test_the_marked_line_stays_marked_while_it_moves(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(TABLE))
    list_ = field(view).list
    assert list_.currentRow() == 0 and not field(view).up.isEnabled()
    qtbot.keyClick(focused(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(focused(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert view.filling.session.value("/data/r") == "b c a"
    assert list_.currentRow() == 2 and not field(view).down.isEnabled()
    view.filling.answer("/data/r", "c a b")
    assert list_.currentItem().data(Qt.ItemDataRole.UserRole) == "a"


def test_long_words_wrap_in_a_narrow_form(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(TABLE))
    view.resize(420, 600)
    list_ = field(view).list
    qtbot.waitUntil(lambda: list_.visualItemRect(list_.item(1)).height() > list_.visualItemRect(list_.item(0)).height())
    qtbot.waitUntil(lambda: list_.visualItemRect(list_.item(2)).bottom() < list_.viewport().height())
    assert list_.visualItemRect(list_.item(1)).width() <= list_.viewport().width()

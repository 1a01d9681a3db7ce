"""Something known is found by a few signs of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pick_line import Known, PickLine, fitting

HOMES = [
    Known("a", "122幢 1单元 301室"),
    Known("b", "22幢 1单元 301室"),
    Known("c", "22幢 2单元 302室"),
    Known("d", "2幢 1单元 1301室"),
]
DEVICES = [Known("alarm", "Smoke alarm", 2), Known("rope", "Escape rope", 6), Known("board", "Notice sign 2", 21)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("22-301", ["b"]),
        ("２２ ３０１", ["b"]),
        ("22", ["b", "c"]),
        ("301", ["a", "b"]),
        ("22 2", ["c"]),
        ("22幢3", ["b", "c"]),
        ("99", []),
    ],
)
def test_numbers_stand_for_places_in_their_order(typed: str, found: list[str]) -> None:
    assert [one.key for one in fitting(HOMES, typed)] == found


def test_a_number_is_the_device_of_that_number_before_any_other() -> None:
    assert [one.key for one in fitting(DEVICES, "2")][0] == "alarm"
    assert [one.key for one in fitting(DEVICES, "rop")] == ["rope"]
    assert [one.key for one in fitting(DEVICES, "")] == ["alarm", "rope", "board"]


@pytest.fixture
def line(qtbot: QtBot) -> PickLine:
    made = PickLine("Place")
    qtbot.addWidget(made)
    made.know(HOMES)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_arrows_choose_among_what_fits_and_enter_picks(qtbot: QtBot, line: PickLine) -> None:
    picked: list[str] = []
    line.picked.connect(picked.append)
    qtbot.keyClicks(line.edit, "22")
    qtbot.keyClick(line.edit, Qt.Key.Key_Down)
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert picked == ["c"] and line.key == "c" and not line.list.isVisible()
    qtbot.keyClicks(line.edit, "9")
    assert line.key == "", "what is typed on is not picked any more"


def test_what_is_not_there_is_said_and_an_empty_line_passes(qtbot: QtBot, line: PickLine) -> None:
    passed: list[bool] = []
    line.passed.connect(lambda: passed.append(True))
    qtbot.keyClicks(line.edit, "99")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.said.isVisible() and not passed
    line.clear()
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert passed == [True]


def test_what_has_gone_is_picked_no_more(line: PickLine) -> None:
    line.pick("b")
    line.know(HOMES[:1])
    assert line.key == "" and line.edit.text() == ""

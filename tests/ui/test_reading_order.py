"""Tab goes as people read, whatever was made first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.reading_order import OwnOrder, ReadingOrder, first_stop


class Plain(ReadingOrder, QWidget):
    """A window with a column."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)


@pytest.fixture
def window(qtbot: QtBot) -> Plain:
    made = Plain()
    qtbot.addWidget(made)
    return made


def line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def visited(qtbot: QtBot, window: QWidget, *, back: bool = False) -> str:
    """Where Tab goes, round once, from the first stop in *window*."""
    if not window.isVisible():
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
    QApplication.processEvents()  # a widget is seen from the next turn on
    first = first_stop(window)
    assert first is not None
    first.setFocus()
    names = [first.objectName()]
    for _ in range(20):
        focused = window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        now = window.focusWidget()
        assert now is not None
        if now is first:
            return "".join(names)
        names.append(now.objectName())
    raise AssertionError(names)


def test_what_came_with_the_data_is_visited_where_it_stands(qtbot: QtBot, window: Plain) -> None:
    holder = QWidget()
    chips = QHBoxLayout(holder)
    for widget in (line("a"), holder, line("d")):
        window.column.addWidget(widget)
    assert visited(qtbot, window) == "ad"
    for name in "bc":
        chip = QPushButton(name)
        chip.setObjectName(name)
        chips.addWidget(chip)
    window.column.insertWidget(0, line("first"))
    assert visited(qtbot, window) == "firstabcd"
    assert visited(qtbot, window, back=True) == "firstdcba"


def form(into: QVBoxLayout) -> None:
    made = QFormLayout()
    into.addLayout(made)
    made.addRow("second", line("b"))
    made.addRow(line("c"))
    made.insertRow(0, "first", line("a"))


def grid(into: QVBoxLayout) -> None:
    made = QGridLayout()
    into.addLayout(made)
    for name, row, column in (("c", 1, 0), ("b", 0, 1), ("a", 0, 0)):
        made.addWidget(line(name), row, column)


def scrolled(into: QVBoxLayout) -> None:
    area, inside = QScrollArea(), QWidget()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column = QVBoxLayout(inside)
    column.addWidget(line("c"))
    column.insertWidget(0, line("b"))
    area.setWidget(inside)
    area.setWidgetResizable(True)
    into.addWidget(area)
    into.insertWidget(0, line("a"))


@pytest.mark.parametrize("fill", [form, grid, scrolled], ids=lambda fill: fill.__name__)
def test_rows_are_read_from_the_top(qtbot: QtBot, window: Plain, fill: Callable[[QVBoxLayout], None]) -> None:
    fill(window.column)
    assert visited(qtbot, window) == "abc"


def test_what_is_hidden_switched_off_or_speaks_for_another_is_passed_by(qtbot: QtBot, window: Plain) -> None:
    hidden, off, outer = line("h"), line("o"), line("p")
    for widget in (line("a"), hidden, off, outer, line("z")):
        window.column.addWidget(widget)
    inner = line("i")
    outer.setFocusProxy(inner)
    window.column.addWidget(inner)
    hidden.hide()
    off.setEnabled(False)
    assert visited(qtbot, window) == "azi"


class Rows(OwnOrder, QWidget):
    """Three lines without a layout, the last to be read made first."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [line(name) for name in "321"]
        for each in self.lines:
            each.setParent(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        names = sorted(self.lines, key=QWidget.objectName)
        at = next(n for n, each in enumerate(names) if each.hasFocus()) + (1 if forward else -1)
        if not 0 <= at < len(names):
            return super().focusNextPrevChild(forward)
        names[at].setFocus()
        return True

    def enter(self, forward: bool) -> bool:
        if self.isEnabled():
            self.lines[2 if forward else 0].setFocus()
        return self.isEnabled()


def test_what_walks_itself_is_entered_at_its_near_end_and_left_at_the_far_one(qtbot: QtBot, window: Plain) -> None:
    rows = Rows()
    for widget in (line("a"), rows, line("z")):
        window.column.addWidget(widget)
    assert visited(qtbot, window) == "a123z"
    assert visited(qtbot, window, back=True) == "az321"
    rows.setEnabled(False)
    assert visited(qtbot, window) == "az"


def test_from_what_hides_itself_the_keyboard_goes_to_what_stands_beside_it(qtbot: QtBot, window: Plain) -> None:
    for widget in (line("c"), line("d")):
        window.column.addWidget(widget)
    gone = line("b")
    for widget in (gone, line("a")):
        window.column.insertWidget(0, widget)
    assert visited(qtbot, window) == "abcd"
    gone.setFocus()
    gone.hide()
    now = window.focusWidget()
    assert now is not None and now.objectName() == "c"

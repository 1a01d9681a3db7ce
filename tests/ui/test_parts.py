"""A column that scrolls keeps in sight what has the keyboard, whatever comes in above it and however late."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.parts import Scrolled, bring_in_sight


@pytest.fixture
def column(qtbot: QtBot) -> Scrolled:
    column = Scrolled()
    qtbot.addWidget(column)
    column.resize(300, 200)
    for height in (20, 100):
        above = QWidget()
        above.setFixedHeight(height)
        column.body.addWidget(above)
    column.body.addWidget(QLineEdit())
    with qtbot.waitActive(column):
        column.show()
    return column


def grow(column: Scrolled, height: int) -> None:
    column.body.itemAt(0).widget().setFixedHeight(height)


def test_what_is_typed_in_stays_when_lines_come_in_above_it_one_after_another(qtbot: QtBot, column: Scrolled) -> None:
    line = column.findChild(QLineEdit)
    line.setFocus()
    bring_in_sight(line)
    for height in (150, 400, 900):
        grow(column, height)
        qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())
        qtbot.waitUntil(lambda height=height: column.verticalScrollBar().value() >= height - 100)


def test_what_somebody_scrolled_away_from_stays_away(qtbot: QtBot, column: Scrolled) -> None:
    line = column.findChild(QLineEdit)
    line.setFocus()
    bring_in_sight(line)
    grow(column, 900)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())
    column.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: line.visibleRegion().isEmpty())
    grow(column, 1500)
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 1400)
    qtbot.wait(50)
    assert column.verticalScrollBar().value() == 0


def test_what_is_typed_in_stays_when_the_lines_above_it_are_gone_for_a_moment(qtbot: QtBot, column: Scrolled) -> None:
    line, bar = column.findChild(QLineEdit), column.verticalScrollBar()
    grow(column, 900)
    line.setFocus()
    bring_in_sight(line)
    qtbot.waitUntil(lambda: bar.value() > 800)
    grow(column, 20)  # as when a list is emptied before it is filled again
    qtbot.waitUntil(lambda: bar.maximum() < 100)
    qtbot.wait(20)
    grow(column, 900)
    qtbot.waitUntil(lambda: line.y() > 900)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())

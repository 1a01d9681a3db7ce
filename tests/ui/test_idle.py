from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui.idle import Idle


def test_a_key_press_puts_the_lock_off(qtbot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    idle = Idle(5)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    idle.timer.stop()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert idle.timer.isActive()
    idle.stop()


def test_never_means_never(qtbot) -> None:
    idle = Idle(0)
    idle.wake()
    assert not idle.timer.isActive()
    idle.set_minutes(1)
    assert idle.timer.isActive()
    idle.stop()


def test_being_alone_for_long_is_told_once(qtbot) -> None:
    idle = Idle(5)
    idle.timer.setInterval(1)
    with qtbot.waitSignal(idle.tired):
        idle.timer.start()
    assert not idle.timer.isActive()
    idle.stop()

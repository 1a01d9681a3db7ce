from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning

from ui import crash


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[list[str]]:
    reports: list[str] = []
    crash.install(folder=tmp_path, show=reports.append)
    yield reports
    crash.uninstall()


def raise_in(name: str = "李四") -> None:
    raise ValueError(f"'{name}' lives at 敦根路22号, tel 13800138000, /home/wang/巡楼")


@pytest.mark.expects_log
def test_a_bug_in_a_slot_is_shown_once_however_often_it_repeats(qtbot, shown: list[str]) -> None:
    timer = QTimer(interval=1)
    fired: list[int] = []

    def wrong() -> None:
        fired.append(1)
        raise_in()

    timer.timeout.connect(wrong)
    hook = sys.excepthook
    timer.start()
    qtbot.waitUntil(lambda: len(fired) >= 5)
    timer.stop()
    assert sys.excepthook is hook
    qtbot.waitUntil(lambda: len(shown) == 1)


@pytest.mark.expects_log
def test_a_bug_in_another_thread_is_shown_too(qtbot, shown: list[str]) -> None:
    thread = threading.Thread(target=raise_in)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)


def test_the_report_names_nobody(shown: list[str], tmp_path: Path) -> None:
    try:
        raise_in()
    except ValueError as error:
        report = crash.describe(type(error), error, error.__traceback__)
    for private in ("李四", "敦根", "22", "13800138000", "wang"):
        assert private not in report
    assert "ValueError" in report
    assert "raise_in" in report


@pytest.mark.expects_log
def test_the_log_keeps_the_report_and_qt_s_warnings(qtbot, shown: list[str], tmp_path: Path) -> None:
    crash._on_exception(ValueError, ValueError("敦根"), None)
    qWarning("something odd")
    text = (tmp_path / "xunlou.log").read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "something odd" in text
    assert "敦根" not in text


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    crash.install(folder=tmp_path, show=lambda report: None)
    assert sys.excepthook is not before[0]
    crash.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    crash.install(folder=tmp_path / "file" / "log", show=lambda report: None)
    crash.uninstall()


def test_the_dialog_offers_the_report_for_copying(qtbot) -> None:
    from PySide6.QtGui import QGuiApplication

    from ui.crash_dialog import CrashDialog

    dialog = CrashDialog("ValueError: …")
    qtbot.addWidget(dialog)
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == "ValueError: …"

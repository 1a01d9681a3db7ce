"""Widgets that nobody holds any more go on the main thread."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import garbage


def test_a_closed_page_is_deleted_on_the_main_thread_whoever_allocates(qtbot: QtBot) -> None:
    parent, threads = QObject(), []
    garbage.keep_to_main_thread(parent)
    page = QObject()
    page.destroyed.connect(lambda: threads.append(threading.current_thread()))
    page.itself = page  # type: ignore[attr-defined]
    del page
    worker = threading.Thread(target=lambda: [[number] for number in range(100_000)])
    worker.start()
    worker.join()
    assert not threads and not gc.isenabled()
    gc.collect()
    assert threads == [threading.main_thread()]


def test_what_is_due_is_collected_as_python_would(qtbot: QtBot) -> None:
    held = [[] for _ in range(gc.get_threshold()[0] + 10)]
    assert gc.get_count()[0] > gc.get_threshold()[0]
    while any(count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)):
        garbage.collect_when_due()
    assert held

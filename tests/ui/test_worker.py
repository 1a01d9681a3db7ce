from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from forms.errors import UserError
from ui import worker as worker_module
from ui.worker import Progress, Worker


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    made.close()


def test_a_result_comes_back_in_the_main_thread(qtbot, worker: Worker) -> None:
    seen: list[tuple[int, bool, bool]] = []
    main = threading.current_thread()

    def work(progress: Progress) -> bool:
        return threading.current_thread() is not main

    worker.run(work, lambda elsewhere: seen.append((7, elsewhere, threading.current_thread() is main)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(7, True, True)]


def test_an_error_people_can_mend_goes_to_the_one_who_asked(qtbot, worker: Worker) -> None:
    seen: list[str] = []

    def fail(progress: Progress) -> None:
        raise UserError("VAULT_001")

    worker.run(fail, failed=lambda error: seen.append(str(error)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["VAULT_001()"]


def test_an_error_nobody_asked_for_is_told_to_everybody(qtbot, worker: Worker) -> None:
    def fail(progress: Progress) -> None:
        raise UserError("WORKSPACE_001")

    with qtbot.waitSignal(worker.trouble) as heard:
        worker.run(fail)
    assert heard.args[0].code == "WORKSPACE_001"


def test_a_bug_in_the_pool_is_not_swallowed(qtbot, worker: Worker) -> None:
    def fail(progress: Progress) -> None:
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(worker.settled):
        worker.run(fail, lambda _: None, failed=lambda error: None)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_what_was_cancelled_neither_succeeds_nor_fails(qtbot, worker: Worker) -> None:
    started, seen = threading.Event(), []

    def work(progress: Progress) -> None:
        started.set()
        for step in range(10**9):
            progress(step)

    job = worker.run(
        work,
        lambda _: seen.append("done"),
        failed=lambda _: seen.append("failed"),
        cancelled=lambda: seen.append("cancelled"),
    )
    assert started.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["cancelled"]


def test_a_page_that_is_gone_gets_no_result(qtbot, worker: Worker) -> None:
    owner, seen, go = QObject(), [], threading.Event()
    with qtbot.waitSignal(worker.settled):
        worker.run(lambda progress: go.wait(10), seen.append, owner=owner)
        shiboken6.delete(owner)
        go.set()
    assert seen == []


def test_quick_work_shows_nothing_and_slow_work_a_busy_cursor(
    qtbot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "CURSOR_AFTER_MS", 1)
    with qtbot.waitSignal(worker.settled):
        worker.run(lambda progress: None)
    assert QApplication.overrideCursor() is None
    go = threading.Event()
    worker.run(lambda progress: go.wait(10))
    qtbot.waitUntil(lambda: QApplication.overrideCursor() is not None)
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.BusyCursor
    with qtbot.waitSignal(worker.settled):
        go.set()
    assert QApplication.overrideCursor() is None


def test_long_work_with_a_title_shows_how_far_it_is_and_can_be_stopped(
    qtbot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.progress import ProgressDialog

    monkeypatch.setattr(worker_module, "WINDOW_AFTER_MS", 1)
    shown: list[ProgressDialog] = []

    def make(job: object) -> ProgressDialog:
        shown.append(ProgressDialog())
        return shown[0]

    worker.window_for = make
    ready, seen = threading.Event(), []

    def work(progress: Progress) -> None:
        progress(3, 10, "Photo 3 of 10")
        ready.set()
        while True:
            progress.check()

    worker.run(work, cancelled=lambda: seen.append("stopped"), title="Copying")
    qtbot.waitUntil(lambda: bool(shown) and ready.is_set())
    shown[0].look()
    assert (shown[0]._bar.value(), shown[0]._bar.maximum(), shown[0]._text.text()) == (3, 10, "Photo 3 of 10")
    shown[0]._cancel.click()
    qtbot.waitUntil(lambda: seen == ["stopped"])
    assert not shiboken6.isValid(shown[0]) or not shown[0].isVisible()


def test_a_write_is_counted_until_it_has_come_back(qtbot, worker: Worker) -> None:
    future: Future[int] = Future()
    counts: list[tuple[int, bool]] = []
    worker.wrote.connect(lambda writing, failed: counts.append((writing, failed)))
    worker.follow(future, lambda _: None)
    assert worker.writing == 1
    future.set_result(1)
    qtbot.waitUntil(lambda: worker.writing == 0)
    assert counts == [(1, False), (0, False)]


def test_work_asked_for_after_closing_time_is_not_begun(qapp) -> None:
    worker = Worker()
    begun: list[str] = []
    worker.close()
    job = worker.run(lambda _progress: begun.append("run"), lambda _result: begun.append("done"))
    worker.follow(Future(), lambda _result: begun.append("followed"))
    QApplication.processEvents()
    assert (begun, worker.running, job.over) == ([], 0, True)

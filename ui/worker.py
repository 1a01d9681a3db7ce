"""Keeps slow work out of the window: reads in a free pool, writes by the workspace's one writer.

Results come back by one signal in the main thread. Nothing shows for 300 ms, then a busy cursor; work
that has a title and still runs at 600 ms gets a small window with its progress and a Cancel button.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from forms.errors import UserError
from forms.lean import dataclass

if TYPE_CHECKING:
    from storage.workspace import Transaction, Workspace

T = TypeVar("T")
CURSOR_AFTER_MS = 300
WINDOW_AFTER_MS = 600
POLL_MS = 150


class Cancelled(Exception):
    """The person pressed Cancel; what was begun has been left as it was."""


class Progress:
    """A small object that the work fills and the window looks at; safe to use from any thread."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.text = ""
        self._cancel = threading.Event()

    def __call__(self, done: int, total: int = 0, text: str = "") -> None:
        """Say how far the work is. Raises `Cancelled` when the person asked for it."""
        self.done, self.total = done, total
        self.text = text or self.text
        self.check()

    def cancel(self) -> None:
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when the person asked for it."""
        if self.cancelled:
            raise Cancelled


@dataclass(eq=False)
class Job:
    """One piece of work on its way."""

    title: str
    owner: QObject | None
    done: Callable[[Any], object] | None
    failed: Callable[[Exception], object] | None
    cancelled: Callable[[], object] | None
    progress: Progress = field(default_factory=Progress)
    future: Future[Any] | None = None
    writes: bool = False
    over: bool = False
    background: bool = False
    """A question that nobody waits for: no busy cursor, and no window stays open for it."""

    def cancel(self) -> None:
        self.progress.cancel()
        if self.future is not None:
            self.future.cancel()


class ProgressWindow(Protocol):
    """What the worker asks of the window that shows a long piece of work."""

    def watch(self, job: Job) -> None: ...
    def look(self) -> None: ...
    def finish(self) -> None: ...


class Worker(QObject):
    """Runs work for the window. *trouble* carries errors that people can mend to whoever shows them."""

    trouble = Signal(object)
    settled = Signal()
    """Nothing is running any more."""
    wrote = Signal(int, bool)
    """How many writes are still on their way, and whether the last one failed."""
    _arrived = Signal(object, object)

    def __init__(self, ws: Workspace | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ws = ws
        self._pool = ThreadPoolExecutor(max_workers=3, thread_name_prefix="read")
        self._jobs: list[Job] = []
        self._slow: set[int] = set()
        self._closed = False
        self._windows: dict[int, ProgressWindow] = {}
        self.window_for: Callable[[Job], ProgressWindow] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many jobs have not come back yet."""
        return sum(not job.background for job in self._jobs)

    @property
    def writing(self) -> int:
        """How many writes have not come back yet."""
        return sum(job.writes for job in self._jobs)

    def read(
        self,
        fn: Callable[[Any], T],
        done: Callable[[T], object],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
        title: str = "",
    ) -> Job:
        """Run *fn(db)* on a snapshot in the pool and hand its result to *done*, unless *owner* is gone by then."""
        ws = self._workspace()
        job = Job(title, owner, done, failed, None)
        return self._start(job, self._submit(ws.read, fn))

    def write(
        self,
        fn: Callable[[Transaction], T],
        done: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
        title: str = "",
    ) -> Job:
        """Run *fn(txn)* in one transaction; *done* comes only after it is safely on the disk."""
        ws = self._workspace()
        job = Job(title, owner, done, failed, None, writes=True)
        return self._start(job, nothing() if self._closed else ws.write(fn))

    def run(
        self,
        fn: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        title: str = "",
        background: bool = False,
    ) -> Job:
        """Run any slow *fn(progress)* in the pool: a document, a picture, a key being derived."""
        job = Job(title, owner, done, failed, cancelled, background=background)
        return self._start(job, self._submit(fn, job.progress))

    def follow(
        self,
        future: Future[T],
        done: Callable[[T], object] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
        title: str = "",
    ) -> Job:
        """Watch a write that something else started (a verb that returns the future of `ws.write`)."""
        return self._start(Job(title, owner, done, failed, None, writes=True), future)

    def stop(self) -> None:
        """Ask what can be stopped to stop, because the workspace is to be closed; writes go on to their end."""
        for job in self._jobs:
            if not job.writes:
                job.progress.cancel()

    def close(self) -> None:
        """Let what runs finish, deliver nothing more; work asked for from now on is not begun."""
        self._closed = True
        for job in self._jobs:
            job.progress.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()
        self._show_busy(None)

    def _submit(self, fn: Callable[..., T], *given: Any) -> Future[T]:
        return nothing() if self._closed else self._pool.submit(fn, *given)

    def _workspace(self) -> Workspace:
        if self.ws is None:
            raise RuntimeError("this work needs an open workspace")
        return self.ws

    def _start(self, job: Job, future: Future[Any]) -> Job:
        job.future = future
        if self._closed:  # a timer of a page that is being taken down may still ask
            job.over = True
            return job
        self._jobs.append(job)
        if job.writes:
            self.wrote.emit(self.writing, False)
        if not job.background:
            QTimer.singleShot(CURSOR_AFTER_MS, self, lambda: self._show_busy(job))
        if job.title:
            QTimer.singleShot(WINDOW_AFTER_MS, self, lambda: self._show_window(job))
        future.add_done_callback(lambda finished: self._announce(job, finished))
        return job

    def _announce(self, job: Job, future: Future[Any]) -> None:
        if shiboken6.isValid(self):
            self._arrived.emit(job, future)

    def _deliver(self, job: Job, future: Future[Any]) -> None:
        if job not in self._jobs:
            return
        job.over = True
        self._jobs.remove(job)
        window = self._windows.pop(id(job), None)
        if window is not None:
            window.finish()
        self._show_busy(None)
        if job.writes:
            self.wrote.emit(self.writing, future.cancelled() or future.exception() is not None)
        try:
            if job.owner is not None and not shiboken6.isValid(job.owner):
                job = Job(job.title, None, None, None, None)
            self._hand_over(job, future)
        finally:
            if not self.running:
                self.settled.emit()

    def _hand_over(self, job: Job, future: Future[Any]) -> None:
        error = Cancelled() if future.cancelled() else future.exception()
        if error is None:
            if job.done is not None:
                job.done(future.result())
        elif isinstance(error, Cancelled):
            if job.cancelled is not None:
                job.cancelled()
        elif isinstance(error, UserError):
            (job.failed or self.trouble.emit)(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _show_busy(self, job: Job | None) -> None:
        """Put the busy cursor on for *job* if it still runs, and take it off when nothing slow is left."""
        was = bool(self._slow)
        self._slow &= {id(each) for each in self._jobs}
        if job is not None and job in self._jobs:
            self._slow.add(id(job))
        if self._slow and not was:
            QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        elif was and not self._slow:
            QApplication.restoreOverrideCursor()

    def _show_window(self, job: Job) -> None:
        if job.over or job not in self._jobs:
            return
        make = self.window_for
        if make is None:
            from ui.progress import ProgressDialog

            make = ProgressDialog.for_job
        window = make(job)
        self._windows[id(job)] = window
        window.watch(job)


def nothing() -> Future[Any]:
    """What comes of work that is not begun."""
    future: Future[Any] = Future()
    future.cancel()
    return future


def widget_of(job: Job) -> QWidget | None:
    """The widget that a job's progress window belongs to."""
    if isinstance(job.owner, QWidget) and shiboken6.isValid(job.owner):
        return job.owner.window()
    return QApplication.activeWindow()

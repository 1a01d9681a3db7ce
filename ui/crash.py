"""What happens when the program itself is wrong: one log file, one dialog, nothing sent, nobody named."""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from platformdirs import user_log_path
from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

log = logging.getLogger("xunlou")
_PRIVATE = (
    (r"\d*(?:[\u3400-\u9fff\U00020000-\U0003ffff]+\d*)+", "□"),
    (r"\d{5,}", "#"),
    (r"(?<=[/\\])(?:home|Users)[/\\][^/\\\s\"']+", "~"),
    (r"'[^'\n]{1,400}'|\"[^\"\n]{1,400}\"", "'…'"),
)
_state: dict[str, object] = {}


def strip(text: str) -> str:
    """Take out of a message what may be someone's words: quoted values, Chinese, long numbers, the home folder."""
    for pattern, instead in _PRIVATE:
        text = re.sub(pattern, instead, text)
    return text


def describe(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    """A report that can be handed on: where in our code, what kind of error, which system. No values."""
    import platform

    lines = []
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {machine}"
    return "\n".join([f"{kind.__name__}: {strip(str(error))}", *lines, system])


def _short(file: str) -> str:
    parts = Path(file).parts
    for root in ("ui", "storage", "forms", "exporters"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else file


class Reporter(QObject):
    """Collects bugs from every thread and shows the first one in the main thread; repeats are counted."""

    happened = Signal(str)

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self._show = show
        self._open = False
        self.happened.connect(self._on_happened)

    def _on_happened(self, report: str) -> None:
        self.counts[report] += 1
        if self._open or self.counts[report] > 1:
            return
        self._open = True
        try:
            self._show(report)
        finally:
            self._open = False


def install(*, folder: Path | None = None, show: Callable[[str], None] | None = None) -> Reporter:
    """Install the four hooks and open the log file; a log folder that cannot be written is done without."""
    from logging.handlers import RotatingFileHandler  # brings sockets and pickles

    place = folder or user_log_path("xunlou", appauthor=False)
    log.setLevel(logging.INFO)
    try:
        place.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            place / "xunlou.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        hard: IO[str] = (place / "faults.log").open("a", encoding="utf-8")
        _state["faults"], _state["handler"] = hard, handler
        faulthandler.enable(hard)
    except OSError:
        faulthandler.enable(sys.__stderr__) if sys.__stderr__ else None
    reporter = Reporter(show or _dialog)
    _state.update(reporter=reporter, excepthook=sys.excepthook, threadhook=threading.excepthook)
    sys.excepthook = _on_exception
    threading.excepthook = _on_thread_exception
    _state["messages"] = qInstallMessageHandler(_on_qt_message)
    return reporter


def uninstall() -> None:
    """Give every hook back; tests and an orderly end use it."""
    if "excepthook" not in _state:
        return
    sys.excepthook = _state["excepthook"]  # type: ignore[assignment]
    threading.excepthook = _state["threadhook"]  # type: ignore[assignment]
    qInstallMessageHandler(None)
    faulthandler.disable()
    for name in ("faults", "handler"):
        opened = _state.get(name)
        if opened is not None:
            if isinstance(opened, logging.Handler):
                log.removeHandler(opened)
            opened.close()  # type: ignore[attr-defined]
    _state.clear()


def log_file() -> Path:
    """Where the log lies, for the settings page."""
    return user_log_path("xunlou", appauthor=False) / "xunlou.log"


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.quit()
        return
    report = describe(kind, error, trace)
    log.error("%s", report)
    if sys.__stderr__ is not None:
        print(report, file=sys.__stderr__)
    reporter = _state.get("reporter")
    if isinstance(reporter, Reporter):
        reporter.happened.emit(report)


def _on_thread_exception(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and args.exc_type is not SystemExit:
        _on_exception(args.exc_type, args.exc_value, args.exc_traceback)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}.get(kind, logging.WARNING)
    log.log(level, "Qt: %s", strip(text))


def _dialog(report: str) -> None:
    from ui.crash_dialog import CrashDialog

    CrashDialog(report).exec()

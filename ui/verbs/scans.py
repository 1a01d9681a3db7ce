"""What people do with scanned sheets: read pictures in, settle a field, name a page, put one aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storage.community import scan_naming, scans
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from exporters.sheets.scanning import PageResult
    from storage.community.scan_naming import Sought
    from storage.community.scans import Opened
    from storage.workspace import Workspace


def read_pictures(
    worker: Worker,
    *,
    paths: Sequence[Path],
    title: str,
    owner: QObject,
    done: Callable[[list[PageResult]], object],
    failed: Callable[[Exception], object],
    cancelled: Callable[[], object],
) -> Job:
    """Read the sheets in files and folders into the queue; stopping keeps what was read until then."""
    ws = worker.ws
    assert ws is not None
    return worker.run(
        partial(_read, ws, list(paths)), done, owner=owner, failed=failed, cancelled=cancelled, title=title
    )


def _read(ws: Workspace, paths: list[Path], progress: Progress) -> list[PageResult]:
    from exporters.sheets.scanning import scan_files

    return scan_files(ws, paths, progress=progress)


def settle(
    worker: Worker,
    *,
    scan: str,
    question: str,
    values: Sequence[str],
    done: Callable[[None], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Say what a question of a scanned page really says; no values: it is blank."""
    return worker.write(lambda txn: scans.settle(txn, rec=scan, question=question, values=values), done, failed=failed)


def unsettle(
    worker: Worker, *, scan: str, question: str, done: Callable[[None], object], failed: Callable[[Exception], object]
) -> Job:
    """Take back what was settled, so that the question is open again."""
    return worker.write(lambda txn: scans.unsettle(txn, rec=scan, question=question), done, failed=failed)


def put_aside(worker: Worker, *, scan: str, on: bool = True, done: Callable[[None], object]) -> Job:
    """Take a page out of the queue because it was keyed by hand or scanned better; or bring it back."""
    return worker.write(lambda txn: scans.put_aside(txn, rec=scan, on=on), done)


def name_page(
    worker: Worker,
    *,
    scan: str,
    sought: Sought,
    page: int,
    read: bool,
    owner: QObject,
    done: Callable[[Opened], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Say which sheet and page a scanned page is; *read* its ticks, or keep the picture only."""
    ws = worker.ws
    assert ws is not None

    def name(_progress: Progress) -> Opened:
        from exporters.sheets.naming import name_page

        return name_page(ws, rec=scan, sought=sought, page=page, read=read)

    return worker.run(name, done, owner=owner, failed=failed)


def unname(worker: Worker, *, scan: str, done: Callable[[None], object], failed: Callable[[Exception], object]) -> Job:
    """Take back which sheet a page is; it is as its reader had found it."""
    return worker.write(lambda txn: scan_naming.unname(txn, rec=scan), done, failed=failed)

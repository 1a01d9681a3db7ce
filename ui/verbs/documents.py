"""Documents that people make from the window: ledgers as files."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from storage.community.issues import Filter
    from storage.workspace import Workspace


def save_ledger(
    worker: Worker,
    ws: Workspace,
    *,
    path: Path,
    only: Filter | None = None,
    done: Callable[[int], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Write the hazard ledger as a workbook, or the lines that *only* lets through; *done* gets their number."""

    def work(_progress: Progress) -> int:
        from exporters.workbook import hazards

        out = BytesIO()
        lines = hazards(ws, out, only=only)
        save_file(path, out.getvalue())
        return lines

    return worker.run(work, done, failed=failed)


def save_file(path: Path, data: bytes) -> None:
    """Write a whole file or none: a full disk leaves no half document under its name. Raises `UserError`."""
    from exporters.documents import save

    save(path, data)

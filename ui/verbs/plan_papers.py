"""Files and papers of plans: the demand ledger as a workbook, sheets to take along, a coloured plan."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ui.verbs.documents import save_file
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from storage.workspace import Workspace


def save_demands(
    worker: Worker,
    ws: Workspace,
    *,
    path: Path,
    area: str,
    done: Callable[[int], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Write the demand ledger as a workbook; *done* gets the number of its lines."""

    def work(_progress: Progress) -> int:
        from exporters.demand_workbook import demands

        out = BytesIO()
        lines = demands(ws, out, area=area)
        save_file(path, out.getvalue())
        return lines

    return worker.run(work, done, failed=failed)

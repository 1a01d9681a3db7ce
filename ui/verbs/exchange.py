"""Records that come in from ODK, and what is handed on of the community's own forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from exporters.documents import Remark, Wishes
    from storage.submissions import TakenIn
    from storage.workspace import Workspace


def bring_in(
    worker: Worker,
    ws: Workspace,
    *,
    file: Path,
    title: str,
    owner: QObject,
    done: Callable[[TakenIn], object],
    failed: Callable[[Exception], object],
    stopped: Callable[[], object],
) -> Job:
    """Take in the submissions of a zip. What was taken in before somebody stopped stays."""

    def work(progress: Progress) -> TakenIn:
        from storage.submissions import take_in

        return take_in(ws, file, progress)

    return worker.run(work, done, failed=failed, cancelled=stopped, title=title, owner=owner)


def hand_on(
    worker: Worker,
    ws: Workspace,
    *,
    kind: str,
    file: Path,
    wishes: Wishes,
    title: str,
    owner: QObject,
    done: Callable[[list[Remark]], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Write a document of the command line's kinds; stopped before its end, it writes nothing."""

    def work(progress: Progress) -> list[Remark]:
        from exporters.documents import export

        return export(ws, kind, file, wishes, progress=progress)

    return worker.run(work, done, failed=failed, title=title, owner=owner)

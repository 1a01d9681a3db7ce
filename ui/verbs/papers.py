"""The papers of a meeting and of a period, made on a thread beside the window; what goes out is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.documents import Remark
    from exporters.papers.making import Made, Wanted
    from storage.workspace import Workspace


def make_paper(
    worker: Worker,
    ws: Workspace,
    *,
    kind: str,
    wanted: Wanted,
    done: Callable[[Made], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Gather and draw the paper *kind*, one of `exporters.papers.making.PAPERS`; *done* gets data and remarks."""

    def work(progress: Progress) -> Made:
        from exporters.papers.making import PAPERS

        return PAPERS[kind](ws, replace(wanted, check=progress.check))

    return worker.run(work, done, failed=failed)


def save_table(
    worker: Worker,
    ws: Workspace,
    *,
    kind: str,
    path: Path,
    area: str,
    done: Callable[[list[Remark]], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Write what a paper lists as a workbook for insiders; *done* gets what to read again."""

    def work(progress: Progress) -> list[Remark]:
        from exporters.documents import Wishes, export

        return export(ws, kind, path, Wishes(area=area), progress=lambda _done, _total: progress.check())

    return worker.run(work, done, failed=failed)


def went_out(worker: Worker, ws: Workspace, made: Made) -> Job:
    """Note that a paper was printed or saved, so that it is called stale later; call it then, not for a preview."""

    def work(_progress: Progress) -> str:
        from exporters.papers.making import remember

        return remember(ws, made)

    return worker.run(work)


def make_handover(
    worker: Worker,
    ws: Workspace,
    *,
    to: str,
    community: str,
    done: Callable[[Made], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Draw the list of what is handed over, for insiders."""

    def work(_progress: Progress) -> Made:
        from io import BytesIO

        from exporters.papers import handover
        from exporters.papers.making import Made

        out = BytesIO()
        log = handover.draw(handover.gather(ws, to=to, community=community), out)
        return Made(out.getvalue(), tuple(log.warnings()))

    return worker.run(work, done, failed=failed)


def make_happened(
    worker: Worker,
    ws: Workspace,
    *,
    kind: str,
    rec: str,
    name: str,
    within: bool,
    done: Callable[[Made], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Draw what happened at a place, to a person or about an issue, for insiders."""

    def work(_progress: Progress) -> Made:
        from io import BytesIO

        from exporters.papers import happened
        from exporters.papers.making import Made

        out = BytesIO()
        log = happened.draw(happened.gather(ws, kind=kind, rec=rec, name=name, within=within), out)
        return Made(out.getvalue(), tuple(log.warnings()))

    return worker.run(work, done, failed=failed)

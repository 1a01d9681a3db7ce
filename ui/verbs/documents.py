"""Documents that people make from the window: the handout's pages, and ledgers as files."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from forms.lean import dataclass
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from exporters.remarks import Remark
    from storage.community.issues import Filter
    from storage.workspace import Workspace

Audience = Literal["public", "internal"]


@dataclass(frozen=True)
class Document:
    """A finished PDF, and what could not be printed as it was written."""

    data: bytes
    remarks: tuple[Remark, ...]


def make_handout(
    worker: Worker,
    ws: Workspace,
    *,
    meeting: str,
    area: str,
    audience: Audience,
    large: bool,
    done: Callable[[Document], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Gather and draw the handout of *meeting*."""

    def work(progress: Progress) -> Document:
        from exporters.handout.draw import draw
        from exporters.handout.gather import LATEST, gather

        handout = gather(ws, meeting=meeting or LATEST, area=area, audience=audience, check=progress.check)
        progress.check()
        out = BytesIO()
        log = draw(handout, out, large=large)
        return Document(out.getvalue(), tuple(log.warnings()))

    return worker.run(work, done, failed=failed)


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

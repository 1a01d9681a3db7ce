"""The papers of one meeting: looked at one by one, or made all at once into a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from ui.verbs.documents import save_file
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from exporters.papers.making import Made
    from storage.workspace import Workspace

HANDOUT = "handout"
KINDS = (HANDOUT, "sign-in", "ballots", "minutes", "notice")
"""In the order in which a meeting needs them."""


@dataclass(frozen=True)
class Pack:
    """What was made: the files, and what could not be made with the reason."""

    files: tuple[Path, ...]
    refused: tuple[tuple[str, UserError], ...]


def make(ws: Workspace, *, kind: str, meeting: str, large: bool = False, count: int = 0,
         check: Callable[[], object] = lambda: None) -> Made:  # fmt: skip
    """Make one paper of a meeting for whom it is usually for. Raises `UserError` where something is missing."""
    from exporters.papers.making import PAPERS, Made, Wanted

    if kind == HANDOUT:
        from io import BytesIO

        from exporters.handout.draw import draw
        from exporters.handout.gather import gather

        handout = gather(ws, meeting=meeting, area="", audience="public", check=check)
        out = BytesIO()
        log = draw(handout, out, large=large)
        return Made(out.getvalue(), tuple(log.warnings()))
    return PAPERS[kind](ws, Wanted(meeting=meeting, large=large, count=count, check=check))


def look(
    worker: Worker,
    ws: Workspace,
    *,
    kind: str,
    meeting: str,
    large: bool = False,
    count: int = 0,
    done: Callable[[Made], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Make one paper to look at."""

    def work(progress: Progress) -> Made:
        return make(ws, kind=kind, meeting=meeting, large=large, count=count, check=progress.check)

    return worker.run(work, done, failed=failed)


def save_all(
    worker: Worker,
    ws: Workspace,
    *,
    meeting: str,
    names: Mapping[str, str],
    folder: Path,
    title: str,
    large: bool = False,
    count: int = 0,
    done: Callable[[Pack], object],
    failed: Callable[[Exception], object],
) -> Job:
    """Make every paper of *names* (kind: file name) into *folder*; one that lacks something does not stop the rest."""

    def work(progress: Progress) -> Pack:
        from exporters.papers.making import remember

        files, refused = [], []
        for number, (kind, name) in enumerate(names.items()):
            progress(number, len(names), name)
            try:
                made = make(ws, kind=kind, meeting=meeting, large=large, count=count, check=progress.check)
            except UserError as error:
                refused.append((kind, error))
                continue
            path = folder / f"{name}.pdf"
            save_file(path, made.data)
            files.append(path)
            remember(ws, made)
        return Pack(tuple(files), tuple(refused))

    return worker.run(work, done, failed=failed, title=title)


def went_out(worker: Worker, ws: Workspace, made: Made) -> Job:
    """Note that a paper was printed or saved, so that it can be called stale later."""

    def work(_progress: Progress) -> str:
        from exporters.papers.making import remember

        return remember(ws, made)

    return worker.run(work)

"""The papers of one meeting, made all at once into a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from ui.verbs.documents import save_file
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:
    from storage.workspace import Workspace

KINDS = ("handout", "sign-in", "ballots", "minutes", "notice")
"""In the order in which a meeting needs them."""


@dataclass(frozen=True)
class Pack:
    """What was made: the files, and what could not be made with the reason."""

    files: tuple[Path, ...]
    refused: tuple[tuple[str, UserError], ...]


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
        from exporters.papers.making import PAPERS, Wanted, remember

        wanted = Wanted(meeting=meeting, large=large, count=count, check=progress.check)
        files, refused = [], []
        for number, (kind, name) in enumerate(names.items()):
            progress(number, len(names), name)
            try:
                made = PAPERS[kind](ws, wanted)
            except UserError as error:
                refused.append((kind, error))
                continue
            path = folder / f"{name}.pdf"
            save_file(path, made.data)
            files.append(path)
            remember(ws, made)
        return Pack(tuple(files), tuple(refused))

    return worker.run(work, done, failed=failed, title=title)

"""Making a demonstration workspace: small enough to read through, or as large as a community or a street."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage.builtin_forms import install_builtin_forms
from storage.demonstration import story
from storage.demonstration.story import Story
from storage.demonstration.teller import Album, Chance, StoryClock
from storage.vault import Cost
from storage.workspace import Workspace

PASSPHRASE = "demo"
SCALES = ("seed", "community", "street")
Scale = Literal["seed", "community", "street"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """What was made: where, for how many communities, and the code that opens it without the passphrase."""

    folder: Path
    scale: str
    communities: int
    events: int
    recovery_code: str


def demo(
    folder: Path | str,
    *,
    scale: Scale = "seed",
    seed: int = 0,
    progress: Progress | None = None,
    cost: Cost | None = None,
) -> Made:
    """Make a demonstration workspace in an empty or new *folder*; the same scale and seed make the same events.

    *progress* is told how many of how many steps are done, and cancels by raising; nothing is left then.
    Raises UserError WORKSPACE_007 when something else is in the folder.
    """
    folder = Path(folder)
    existed = folder.exists()
    clock = StoryClock(story.told()["begun"])
    ws, code = Workspace.create(
        folder,
        PASSPHRASE,
        community=story.told()["community"],
        person=story.told()["person"],
        entropy=Chance(seed),
        clock=clock,
        cost=cost,
    )
    try:
        install_builtin_forms(ws)
        _tell(ws, clock, scale=scale, seed=seed, progress=progress or (lambda done, total: None))
        events = ws.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone()[0])
        made = Made(folder, scale, len(ws.communities()), events, code)
    except BaseException:
        ws.close()
        for item in folder.iterdir():
            shutil.rmtree(item) if item.is_dir() else item.unlink()
        if not existed:
            folder.rmdir()
        raise
    ws.close()
    return made


def _tell(ws: Workspace, clock: StoryClock, *, scale: Scale, seed: int, progress: Progress) -> None:
    telling = Story(ws, clock, Album(ws, ws.community))
    chapters = telling.chapters()
    total = len(chapters)
    for done, chapter in enumerate(chapters):
        progress(done, total)
        telling.tell(chapter)
    progress(total, total)

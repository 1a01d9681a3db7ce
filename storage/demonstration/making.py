"""Making a demonstration workspace: small enough to read through, or as large as a community or a street."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage.built_in import install_built_in
from storage.demonstration import story
from storage.demonstration.crowd import Crowd, Size
from storage.demonstration.story import Story
from storage.demonstration.teller import Album, Chance, StoryClock
from storage.engine import Database
from storage.vault import Cost
from storage.workspace import Workspace

PASSPHRASE = "demo"
COMMUNITY = "长堤第{number}社区（虚构示例）"
COMMUNITIES = {"community": 1, "street": 20}
SIZES = {"community": Size(), "street": Size(photos=0)}
BULK_CACHE_KIB = 262_144
BULK_CHECKPOINT_PAGES = 32_768
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
    size: Size | None = None,
) -> Made:
    """Make a demonstration workspace in an empty or new *folder*; the same scale and seed make the same events.

    *progress* is told how many of how many steps are done, and cancels by raising; nothing is left then.
    *size* makes a smaller community than the scale says. Raises UserError WORKSPACE_007 when something else is in
    the folder.
    """
    folder = Path(folder)
    existed = folder.exists()
    large = scale != "seed"
    clock = StoryClock("2021-11-20T09:00:00+08:00" if large else story.told()["begun"])
    ws, code = Workspace.create(
        folder,
        PASSPHRASE,
        community=COMMUNITY.format(number=1) if large else story.told()["community"],
        person=story.told()["person"],
        entropy=Chance(seed),
        clock=clock,
        cost=cost,
    )
    try:
        install_built_in(ws)
        if large:
            ws.connections.on_writer(_for_bulk)
        tell = progress or (lambda done, total: None)
        if large:
            _fill(ws, clock, communities=COMMUNITIES[scale], size=size or SIZES[scale], seed=seed, progress=tell)
        else:
            _tell(ws, clock, progress=tell)
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


def _for_bulk(db: Database) -> None:
    """Let this connection keep more pages and fold the log away less often: the same pages change again and again."""
    db.conn.execute(f"PRAGMA cache_size = -{BULK_CACHE_KIB}")
    db.conn.execute(f"PRAGMA wal_autocheckpoint = {BULK_CHECKPOINT_PAGES}")


def _tell(ws: Workspace, clock: StoryClock, *, progress: Progress) -> None:
    telling = Story(ws, clock, Album(ws, ws.community))
    chapters = telling.chapters()
    for done, chapter in enumerate(chapters):
        progress(done, len(chapters))
        telling.tell(chapter)
    progress(len(chapters), len(chapters))


def _fill(ws: Workspace, clock: StoryClock, *, communities: int, size: Size, seed: int, progress: Progress) -> None:
    homes = [ws.community] + [ws.add_community(COMMUNITY.format(number=number)) for number in range(2, communities + 1)]
    crowds = [Crowd(ws, community=home, clock=clock, seed=f"{seed}-{n}", size=size) for n, home in enumerate(homes)]
    total, done = sum(crowd.count() for crowd in crowds), 0
    for crowd in crowds:
        for step in crowd.steps():
            progress(done, total)
            step()
            done += 1
    ws.community = homes[0]
    progress(total, total)

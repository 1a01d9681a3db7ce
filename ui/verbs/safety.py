"""Backing up, proving a backup, and new keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.worker import Progress

if TYPE_CHECKING:
    from storage.backup import BackupReport
    from storage.restore import DrillReport
    from storage.workspace import Workspace


def back_up(ws: Workspace, *, folder: Path, progress: Progress) -> BackupReport:
    """Back the workspace up into *folder* and note how far that went, for the status strip."""
    from storage.backup import backup

    (upto,) = ws.read(lambda db: db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone())
    report = backup(ws, folder, progress)
    ws.set_setting("backup_seq", int(upto))
    ws.set_setting("backup_at", ws.clock().isoformat(timespec="seconds"))
    return report


def prove(*, folder: Path, passphrase: str, progress: Progress) -> DrillReport:
    """Restore the newest backup of *folder* to a temporary place and read it to the end."""
    from storage.restore import drill

    return drill(folder, passphrase, progress)


def change_passphrase(ws: Workspace, *, new: str) -> None:
    """From now on only *new* and the recovery code open the workspace."""
    ws.change_passphrase(new)


def renew_recovery(ws: Workspace) -> str:
    """A new recovery code; the old slip opens nothing any more."""
    return ws.renew_recovery()

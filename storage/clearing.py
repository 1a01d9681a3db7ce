"""Handing a laptop back: when everything is elsewhere, the keys go first and then the folder."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from forms.errors import UserError
from storage.engine import environment
from storage.standing import standing
from storage.vault import FILE as KEYS_FILE

if TYPE_CHECKING:
    from storage.workspace import Workspace


def check(workspace: Workspace) -> None:
    """Raises `UserError` LEDGER_030 while changes are on this laptop only, or a form is half filled."""
    now = workspace.read(standing)
    (drafts,) = workspace.read(lambda db: db.conn.execute("SELECT count(*) FROM draft").fetchone())
    if now.only_here or not now.elsewhere or drafts:
        raise UserError("LEDGER_030", count=now.only_here, drafts=drafts)


def clear(workspace: Workspace) -> None:
    """Close *workspace* and delete it from this laptop.

    The file with the wrapped keys is overwritten before it is deleted: what a disk keeps of the rest cannot be
    opened without it. Raises `UserError` like `check`, and nothing is closed or deleted then.
    """
    check(workspace)
    folder = workspace.folder
    workspace.close()
    with environment(folder):
        keys = folder / KEYS_FILE
        with keys.open("r+b") as file:
            file.write(b"\0" * keys.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
        keys.unlink()
        shutil.rmtree(folder)

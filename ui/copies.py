"""Unsealed copies for the computer's own programs: where they lie, and that none outlives a crash for long."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "xunlou-opened-"


def new_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that only this person may enter; it goes with the object, at the latest with the program."""
    return tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)


def sweep() -> None:
    """Remove the copies that a crash left behind, or a player that held its file."""
    with suppress(OSError):
        for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)

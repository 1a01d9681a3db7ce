"""Files that are either the old ones or the new ones, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

RETRIES = 8  # a virus scanner on Windows may hold a fresh file for a moment
FIRST_PAUSE_S = 0.05
PART_CHARACTERS = 50  # 200 bytes at most, of the 255 that Linux takes


def write_atomically(path: Path, data: bytes) -> None:
    """Write *data* to *path*: part file in the same folder, fsync, rename, fsync of the folder."""
    # cut short, so that a name which the disk just takes is not made too long by ours
    part = path.with_name(f".{path.name[:PART_CHARACTERS]}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong first is what people must hear
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def replace(source: Path, target: Path) -> None:
    """os.replace that waits for whoever holds the file for a moment."""
    pause = FIRST_PAUSE_S
    for attempt in range(RETRIES):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if sys.platform != "win32" or attempt == RETRIES - 1:
                raise
            time.sleep(pause)
            pause *= 2


def sync_folder(folder: Path) -> None:
    """Make a rename in *folder* survive a power cut. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Damaged files are kept aside, in a folder of their own inside the workspace; nothing of them is ever deleted."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from storage.files import sync_folder

NAME = "damaged-%Y%m%dT%H%M%SZ"


def new_aside(folder: Path, *, at: datetime) -> Path:
    """Make a new folder in *folder*, named after the moment *at*."""
    name = at.astimezone(UTC).strftime(NAME)
    aside, number = folder / name, 1
    while aside.exists():
        number += 1
        aside = folder / f"{name}-{number}"
    aside.mkdir()
    return aside


def put_aside(source: Path, aside: Path) -> None:
    """Copy *source* into *aside*, and be sure that it lies on the disk; the folder's own entry too."""
    copy = aside / source.name
    shutil.copyfile(source, copy)
    with copy.open("r+b") as file:
        os.fsync(file.fileno())
    sync_folder(aside)
    sync_folder(aside.parent)

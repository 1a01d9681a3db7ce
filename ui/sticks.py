"""Which sticks are plugged in: what the system has mounted and a person can pull out."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from forms.lean import dataclass

MOUNTED_BY_HAND = ("/media/", "/run/media/")
BLOCK_DEVICES = Path("/sys/class/block")
REMOVABLE = 2  # Windows: DRIVE_REMOVABLE


@dataclass(frozen=True)
class Stick:
    """One stick: where it is, what it is called, whether it takes anything."""

    path: str
    name: str
    readonly: bool
    free: int
    """Bytes."""


def sticks() -> list[Stick]:
    """The sticks that are plugged in now, by path."""
    found = {}
    for volume in QStorageInfo.mountedVolumes():
        path = volume.rootPath()
        if volume.isValid() and volume.isReady() and _removable(path, bytes(volume.device().data()).decode(), volume):
            name = volume.name() or Path(path).name or path
            found[path] = Stick(path, name, volume.isReadOnly(), volume.bytesAvailable())
    return [found[path] for path in sorted(found)]


def _removable(path: str, device: str, volume: QStorageInfo) -> bool:
    if volume.isRoot():
        return False
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(path)) == REMOVABLE
    if sys.platform == "darwin":
        return path.startswith("/Volumes/")
    return f"{path}/".startswith(MOUNTED_BY_HAND) or _marked_removable(device)


def _marked_removable(device: str) -> bool:
    """Whether Linux says of the disk behind *device* (/dev/sdb1) that it can be taken out."""
    if not device.startswith("/dev/"):
        return False
    block = BLOCK_DEVICES / Path(device).name
    try:
        disk = block.resolve()
        mark = disk / "removable"
        if not mark.exists():
            mark = disk.parent / "removable"
        return mark.read_text().strip() == "1"
    except OSError:
        return False

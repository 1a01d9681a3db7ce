"""Where a workspace should not lie: folders that a program copies, or another computer holds.

A cloud client copies the database and its WAL at different moments; a third of such copies were damaged when we
tried. Over a network the locks are not to be relied on.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path
from typing import Literal

Reason = Literal["cloud", "network", "temporary"]
_CLOUD = re.compile(
    r"onedrive( - .+)?|dropbox.*|google ?drive|icloud ?drive|mobile documents|com~apple~clouddocs|cloudstorage"
    r"|nutstore.*|我的坚果云|坚果云.*|baidunetdisk.*|baidusyncdisk|百度网盘.*|百度云.*|weiyun.*|微云.*|nextcloud|owncloud"
    r"|seafile|syncthing|aliyundrive|阿里云盘.*|wpsdrive|wps云盘.*|wps cloud files",
    re.IGNORECASE,
)
_NETWORK_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.davfs2", "9p", "afs")
)
_REMOTE_DRIVE = 4  # GetDriveTypeW's DRIVE_REMOTE
_MARKS = (".dropbox.cache", ".nutstore", ".stfolder", ".sync_ready")
"""What clients leave at the top of a folder that they copy, whatever its name."""


def risky_folder(path: Path | str, *, mounts: str | None = None) -> Reason | None:
    """Why a workspace should not lie at *path*, None when nothing speaks against it. *path* need not exist yet.

    "cloud": a client of OneDrive, 坚果云, 百度网盘 or the like copies it; "network": it lies on another computer;
    "temporary": the system may empty it. *mounts* is what Linux says is mounted where.
    """
    whole = Path(os.path.abspath(Path(path).expanduser()))
    if _on_network(whole, mounts):
        return "network"
    for folder in (whole, *whole.parents):
        if _CLOUD.fullmatch(folder.name) or any((folder / mark).exists() for mark in _MARKS):
            return "cloud"
    onedrive = [os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    if any(place and whole.is_relative_to(place) for place in onedrive):
        return "cloud"
    return "temporary" if _temporary(whole) else None


def _on_network(whole: Path, mounts: str | None) -> bool:
    if str(whole).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return ctypes.windll.kernel32.GetDriveTypeW(whole.anchor) == _REMOTE_DRIVE
    if mounts is None:
        table = Path("/proc/mounts")
        mounts = table.read_text("utf-8", "replace") if table.is_file() else ""
    deepest, found = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            place = fields[1].replace("\\040", " ")
            if whole.is_relative_to(place) and len(place) >= len(deepest):
                deepest, found = place, fields[2]
    return found in _NETWORK_SYSTEMS


def _temporary(whole: Path) -> bool:
    places = [os.environ.get(name) for name in ("TEMP", "TMP", "TMPDIR")] + ["/tmp", "/var/tmp"]
    return any(place and whole.is_relative_to(place) for place in places)

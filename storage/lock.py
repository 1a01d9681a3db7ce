"""One program at a time in a workspace: two writers of one folder overwrite each other's photos and drafts."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO

from forms.errors import UserError
from storage.engine import environment

FILE = "workspace.lock"
_FAR = 1 << 30  # Windows locks bytes, and the locked ones cannot be read: lock one far behind the text


class WorkspaceLock:
    """A lock that the system lets go when the process ends, however it ends. Says who holds it."""

    def __init__(self, folder: Path, *, readonly: bool = False) -> None:
        """Take the lock; *readonly*, without writing anything, and not at all where there is no lock file.

        Raises `UserError` WORKSPACE_004 naming host and process when somebody else has the workspace open.
        """
        self.path = folder / FILE
        self._file: IO[bytes] | None = None
        with environment(self.path):
            if readonly and not self.path.is_file():
                return
            self._file = self.path.open("rb" if readonly else "a+b", buffering=0)
        try:
            _take(self._file)
        except OSError:
            holder = self._holder()
            self._file.close()
            raise UserError("WORKSPACE_004", path=str(folder), **holder) from None
        if readonly:
            return
        try:
            with environment(self.path):
                self._file.truncate(0)
                self._file.write(json.dumps({"host": _host(), "pid": os.getpid()}).encode())
        except BaseException:  # a full disk: whoever makes room and tries again is not to find the folder in use
            self.release()
            raise

    def _holder(self) -> dict[str, object]:
        try:
            data = json.loads(self.path.read_text("utf-8"))
            return {"host": str(data["host"]), "pid": int(data["pid"])}
        except (OSError, ValueError, KeyError, TypeError):
            return {"host": "?", "pid": "?"}

    def release(self) -> None:
        """Let go. The file stays: removing it would race with the next one who locks it."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _host() -> str:
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""The way into a workspace's folder: key, lock, and where its database lies."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from forms.errors import UserError
from storage import schema
from storage.damage import naming
from storage.engine import environment, self_test
from storage.lock import WorkspaceLock
from storage.vault import FILE as KEYS_FILE
from storage.vault import Cost, Entropy, Vault

DATABASE_FILE = "workspace.db"
SOMEBODY_ELSES = ("WORKSPACE_004", "WORKSPACE_007")  # another program was quicker in this folder


@dataclass
class Unlocked:
    """A folder that this process may use now. `release` it at the end."""

    folder: Path
    database: Path
    key: bytes
    vault: Vault
    lock: WorkspaceLock
    copy: tempfile.TemporaryDirectory[str] | None = None
    """Holds the copy that is read instead of the database itself, when nothing may be written."""

    @property
    def readonly(self) -> bool:
        return self.copy is not None

    def release(self) -> None:
        self.lock.release()
        if self.copy is not None:
            self.copy.cleanup()


def make(folder: Path, passphrase: str, *, entropy: Entropy, cost: Cost | None) -> tuple[Unlocked, str]:
    """Take an empty or new *folder* and give it keys; returns the recovery code too.

    Raises `UserError` WORKSPACE_007 when something else is in the folder.
    """
    self_test()
    with environment(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UserError("WORKSPACE_007", path=str(folder))
    lock = WorkspaceLock(folder)
    try:
        key = entropy(32)
        with environment(folder):
            vault, code = Vault.create(folder / KEYS_FILE, passphrase, data_key=key, entropy=entropy, cost=cost)
    except BaseException:
        lock.release()
        raise
    return Unlocked(folder, folder / DATABASE_FILE, key, vault, lock), code


@contextmanager
def unmade(folder: Path) -> Iterator[None]:
    """Leave *folder* as it was when making a workspace in it fails or is stopped: whoever tries again finds it empty.

    A folder that already holds something is never touched.
    """
    with environment(folder):
        existed = folder.exists()
        mine = not existed or (folder.is_dir() and not any(folder.iterdir()))
    try:
        yield
    except BaseException as error:
        elsewhere = isinstance(error, UserError) and error.code in SOMEBODY_ELSES
        if mine and not elsewhere and folder.is_dir():
            for item in folder.iterdir():
                shutil.rmtree(item, ignore_errors=True) if item.is_dir() else item.unlink(missing_ok=True)
            if not existed:
                with suppress(OSError):
                    folder.rmdir()
        raise


def unlock(folder: Path, way: Callable[[Vault], bytes], *, readonly: bool = False) -> Unlocked:
    """Unlock the workspace in *folder*; *way* finds its key.

    A database with a WAL needs a folder that can be written even by who only reads. So, *readonly*, the two are
    copied (encrypted as they are) to a temporary folder and opened there: a locked stick shows its newest state
    and is not touched.
    """
    self_test()
    with environment(folder):
        if not (folder / KEYS_FILE).is_file() or not (folder / DATABASE_FILE).is_file():
            raise UserError("WORKSPACE_006", path=str(folder))
        vault = Vault.read(folder / KEYS_FILE)
    key = way(vault)
    home = Unlocked(folder, folder / DATABASE_FILE, key, vault, WorkspaceLock(folder, readonly=readonly))
    try:
        if readonly:
            home.copy = tempfile.TemporaryDirectory(prefix="xunlou-reading-")
            home.database = _copied(home.database, Path(home.copy.name))
        with naming(home.database, key):
            schema.refuse_newer(home.database, key)
    except BaseException:
        home.release()
        raise
    return home


def _copied(database: Path, folder: Path) -> Path:
    with environment(folder):
        for ending in ("", "-wal"):
            source = Path(f"{database}{ending}")
            if source.is_file():
                shutil.copyfile(source, folder / source.name)  # the content alone: not the write protection
    return folder / database.name

"""The way into a workspace's folder: key, lock, and where its database lies."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from forms.errors import UserError
from forms.lean import dataclass
from storage import schema
from storage.damage import naming
from storage.engine import DISK_FULL, DatabaseError, environment, self_test
from storage.lock import WorkspaceLock
from storage.vault import FILE as KEYS_FILE
from storage.vault import Cost, Entropy, Vault, Way

DATABASE_FILE = "workspace.db"
# the copy is encrypted, and its folder is this user's alone
IN_MEMORY = (Path("/dev/shm"),)
SPARE_BYTES = 8 << 20
SOMEBODY_ELSES = ("WORKSPACE_004", "WORKSPACE_007")  # another program was quicker in this folder


@dataclass
class Unlocked:
    """A folder that this process may use now. `release` it at the end."""

    folder: Path
    database: Path
    key: bytes
    vault: Vault
    lock: WorkspaceLock
    readonly: bool = False
    copy: tempfile.TemporaryDirectory[str] | None = None
    """Holds the copy that is read instead of the database itself, when nothing may be written."""
    in_place: bool = False
    """Nothing may be written and there is no room for a copy: the database itself is read, as it lies there."""

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


def unlock(folder: Path, way: Way, *, readonly: bool = False) -> Unlocked:
    """Unlock the workspace in *folder*; *way* finds its key.

    A database with a WAL needs a folder that can be written even by who only reads. So, *readonly*, the two are
    copied (encrypted as they are) to a temporary folder and opened there: a locked stick shows its newest state
    and is not touched. Where every disk is full, a database that was closed properly is read where it lies.

    Raises `UserError`: WORKSPACE_006 no workspace here, 019 it may not be read, VAULT_009 its key file is gone.
    """
    try:
        self_test()
    except (OSError, DatabaseError) as error:
        if not readonly:  # no room even for a probe; who only reads writes nothing that would need encrypting
            raise UserError(DISK_FULL, path=str(folder)) from error
    with reading(folder):
        if not (folder / DATABASE_FILE).is_file():
            raise UserError("WORKSPACE_006", path=str(folder))
        with (folder / DATABASE_FILE).open("rb"):
            pass
        if not (folder / KEYS_FILE).is_file():
            raise UserError("VAULT_009", path=str(folder / KEYS_FILE))
        vault = Vault.read(folder / KEYS_FILE)
    key = way(vault)
    lock = WorkspaceLock(folder, readonly=readonly)
    home = Unlocked(folder, folder / DATABASE_FILE, key, vault, lock, readonly)
    try:
        if readonly:
            _copy(home)
        with naming(home.database, key):
            schema.refuse_newer(home.database, key, immutable=home.in_place)
    except BaseException:
        home.release()
        raise
    return home


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Say that something may not be read, where the system's own error would be taken for a refusal to write."""
    try:
        with environment(folder):
            yield
    except UserError as error:
        if isinstance(error.__cause__, PermissionError):
            raise UserError("WORKSPACE_019", path=str(error.values["path"])) from error
        raise


def _copy(home: Unlocked) -> None:
    """Copy the database of *home* to where there is room, or settle for reading it in place."""
    sources = [Path(f"{home.database}{ending}") for ending in ("", "-wal")]
    needed = sum(source.stat().st_size for source in sources if source.is_file())
    folded = not sources[1].is_file() or not sources[1].stat().st_size
    place = roomy(needed)
    if place is None and not folded:
        raise UserError(DISK_FULL, path=str(home.folder))
    if place is None:
        home.in_place = True
        return
    home.copy = tempfile.TemporaryDirectory(prefix="xunlou-reading-", dir=place)
    with environment(Path(home.copy.name)):
        for source in sources:
            if source.is_file():
                shutil.copyfile(source, Path(home.copy.name) / source.name)  # the content: not the write protection
    home.database = Path(home.copy.name) / home.database.name


def roomy(needed: int) -> Path | None:
    """A folder for passing things where *needed* bytes fit with room to spare: on a disk, else in memory."""
    try:
        usual = [Path(tempfile.gettempdir())]
    except OSError:  # Python tries by writing a little file, which a full disk does not take
        usual = []
    for place in (*usual, *IN_MEMORY):
        try:
            may = os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
            if may and shutil.disk_usage(place).free > needed + SPARE_BYTES:
                return place
        except OSError:
            continue
    return None

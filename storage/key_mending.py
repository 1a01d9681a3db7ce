"""A damaged or lost key file is mended from a backup, once it is proved to be the same workspace's.

The data key never changes, so the keys of any backup of this workspace open it, with the passphrase or the
recovery code that held when the backup was made.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from forms.errors import UserError
from forms.lean import dataclass
from storage.aside import new_aside, put_aside
from storage.backup import generations, read_manifest
from storage.damage import belongs
from storage.engine import environment
from storage.files import write_atomically
from storage.lock import WorkspaceLock
from storage.unlocking import DATABASE_FILE, reading
from storage.vault import FILE as KEYS_FILE
from storage.vault import Vault, Way
from storage.workspace import wall_clock

GONE, DAMAGED = "VAULT_009", "VAULT_004"
BROKEN = (GONE, DAMAGED)
REFUSED = ("VAULT_001", "VAULT_002", "VAULT_003")


@dataclass(frozen=True)
class MendedKeys:
    """Where the keys came from, and where the damaged file lies now, if there was one."""

    backup: Path
    kept: Path | None


def mend_keys(
    folder: Path | str,
    way: Way,
    *,
    backups: Path | str | None = None,
    clock: Callable[[], datetime] = wall_clock,
) -> MendedKeys | None:
    """Give the workspace in *folder* a key file again if it has no good one; None when it has.

    *way* is the passphrase or the recovery code of the time of a backup in *backups*. Raises `UserError`:
    VAULT_004 or VAULT_009 without backups, BACKUP_005 when none of them is of this workspace, VAULT_008 when the
    keys of one are there and *way* does not open them. The folder is as before then.
    """
    folder = Path(folder)
    keys = folder / KEYS_FILE
    try:
        _vault(folder)
        return None
    except UserError as error:
        if error.code not in BROKEN or backups is None:
            raise
    found = _fitting(Path(backups), folder / DATABASE_FILE, way)
    lock = WorkspaceLock(folder)
    try:
        with environment(folder):
            kept = None
            if keys.exists():
                kept = new_aside(folder, at=clock())
                put_aside(keys, kept)
            write_atomically(keys, (found / KEYS_FILE).read_bytes())
    finally:
        lock.release()
    return MendedKeys(found, kept)


def _vault(folder: Path) -> Vault:
    with reading(folder):
        if not (folder / DATABASE_FILE).is_file():
            raise UserError("WORKSPACE_006", path=str(folder))
        if not (folder / KEYS_FILE).is_file():
            raise UserError(GONE, path=str(folder / KEYS_FILE))
        return Vault.read(folder / KEYS_FILE)


def _fitting(backups: Path, database: Path, way: Way) -> Path:
    """The newest backup whose keys open *database*."""
    candidates = []
    for path in generations(backups):
        with suppress(ValueError, KeyError, TypeError, OSError):
            candidates.append(read_manifest(path))
    tried: set[bytes] = set()
    refused = False
    for item in sorted(candidates, key=lambda item: (item.at, item.path.name), reverse=True):
        file = item.path / KEYS_FILE
        content = file.read_bytes() if file.is_file() else b""
        if content in tried:  # stretching a passphrase takes a moment, and most backups hold the same file
            continue
        tried.add(content)
        try:
            if belongs(database, way(Vault.read(file))):
                return item.path
        except UserError as error:
            refused = refused or error.code in REFUSED
        except FileNotFoundError:
            continue
    raise UserError("VAULT_008" if refused else "BACKUP_005", path=str(backups))

"""Repairing a workspace that does not open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.lean import dataclass
from ui.worker import Progress

if TYPE_CHECKING:
    from storage.key_mending import MendedKeys
    from storage.salvage import SalvageReport


@dataclass(frozen=True)
class Mended:
    """What was mended; a part that was whole is None."""

    keys: MendedKeys | None
    database: SalvageReport | None


def repair(folder: str, secret: str, *, backups: str, progress: Progress) -> Mended:
    """Mend the key file, then the database, by a passphrase or recovery code; *backups* may be blank."""
    from storage import key_mending, salvage
    from storage.vault import by_either

    way, where = by_either(secret), Path(backups) if backups else None
    keys = key_mending.mend_keys(folder, way, backups=where)
    progress.check()
    return Mended(keys, salvage.repair(folder, way, backups=where, progress=progress))

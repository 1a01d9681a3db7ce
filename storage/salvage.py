"""Rebuild a workspace from what is still readable in its damaged database, and from the newest whole backup.

Only what people entered is copied: the log, drafts, photos' rows, keys and settings. Everything else is built
from the log again. The damaged files are kept aside, never deleted, and nothing in the folder is changed
before the new database is complete.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path

from forms.errors import UserError
from forms.lean import dataclass
from storage import events, projections, schema
from storage.aside import new_aside, put_aside
from storage.backup import DATABASE, generations, manifest_seal, read_manifest
from storage.damage import DAMAGES, damaged_pages, sign_anew
from storage.engine import DAMAGED, DatabaseError, environment, open_database, self_test
from storage.events import Gap
from storage.files import replace, sync_folder
from storage.lock import WorkspaceLock
from storage.objects import FOLDER as OBJECTS
from storage.projections import Registry
from storage.readable import Readable
from storage.rebuild import Progress, rebuild
from storage.refill import Refill
from storage.restore import problems
from storage.settings import put_setting
from storage.vault import FILE as KEYS_FILE
from storage.vault import Entropy, Vault, Way, way_in
from storage.workspace import DATABASE_FILE, Workspace, wall_clock

SCRATCH = "salvage.tmp.db"
LOG = ("-wal", "-shm")


@dataclass(frozen=True)
class SalvageReport:
    """What was brought back, from where, and what was not."""

    kept: Path
    """The folder with the damaged files as they were."""
    pages: int
    """Damaged pages in the old file."""
    events: int
    from_backup: int
    """How many of the events only the backup had."""
    backup: Path | None
    lost: tuple[Gap, ...]
    """Changes that are known to have been there and are not any more, by device and counter."""
    lost_count: int
    """How many changes were lost in all, as far as the old file tells; named or not."""
    drafts: int
    lost_drafts: tuple[str, ...]
    """Drafts of which answers or the whole could not be read."""
    photos: int
    gaps: tuple[Gap, ...]
    """What is missing in the log now: other laptops may still have it."""


def salvage(
    folder: Path | str,
    passphrase: str | Way,
    *,
    backups: Path | str | None = None,
    clock: Callable[[], datetime] = wall_clock,
    entropy: Entropy = os.urandom,
    registry: Registry | None = None,
    progress: Progress | None = None,
) -> SalvageReport:
    """Give the workspace in *folder* a good database; it continues as a new device, as after a restore.

    *backups* is a folder with backups: the newest whole one of this workspace fills in what is lost. Raises
    `UserError`: VAULT_001 wrong passphrase, WORKSPACE_004 open elsewhere, WORKSPACE_016 nothing can be read and
    there is no backup; the folder is as before then.
    """
    self_test()
    folder = Path(folder)
    with environment(folder):
        if not (folder / KEYS_FILE).is_file() or not (folder / DATABASE_FILE).is_file():
            raise UserError("WORKSPACE_006", path=str(folder))
        vault = Vault.read(folder / KEYS_FILE)
        key = way_in(passphrase)(vault)
        lock = WorkspaceLock(folder)
        try:
            aside = _keep_aside(folder, at=clock())
            scratch = folder / SCRATCH
            try:
                report = _fill(
                    scratch, aside, folder=folder, key=key, backups=backups, clock=clock, entropy=entropy,
                    registry=projections.load_all() if registry is None else registry, progress=progress,
                )  # fmt: skip
                _sync(scratch)
            except BaseException:
                shutil.rmtree(aside, ignore_errors=True)
                _remove(scratch)
                raise
            for name in LOG:  # they belong to the old file, and SQLite would replay them into the new one
                Path(f"{folder / DATABASE_FILE}{name}").unlink(missing_ok=True)
            replace(scratch, folder / DATABASE_FILE)
            sync_folder(folder)
        finally:
            lock.release()
    return report


def repair(
    folder: Path | str, passphrase: str | Way, *, backups: Path | str | None = None, progress: Progress | None = None
) -> SalvageReport | None:
    """`salvage` a workspace that needs it; None when its database is whole."""
    try:
        with Workspace.open(folder, passphrase) as workspace:
            found = workspace.check()
        if not found.pages and not found.unreadable:
            return None
    except UserError as error:
        if error.code not in DAMAGES:
            raise
    return salvage(folder, passphrase, backups=backups, progress=progress)


def _fill(
    scratch: Path, aside: Path, *, folder: Path, key: bytes, backups: Path | str | None,
    clock: Callable[[], datetime], entropy: Entropy, registry: Registry, progress: Progress | None,
) -> SalvageReport:  # fmt: skip
    old = aside / DATABASE_FILE
    pages = len(damaged_pages(old, key))
    found = _newest_genuine(backups, key)
    _remove(scratch)
    db = open_database(scratch, key)
    try:
        schema.migrate(db)
        db.conn.execute("BEGIN IMMEDIATE")
        refill = Refill(db)
        with ExitStack() as stack:
            damaged = _opened(stack, old, key)
            copy = None if found is None else _opened(stack, found / DATABASE, key)
            reread = _opened(stack, _signed_anew(stack, old, key), key)
            for source in (damaged, copy, reread):
                refill.keys(source)
            if not refill.communities:
                raise UserError("WORKSPACE_016", path=str(folder / DATABASE_FILE))
            refill.known(damaged)
            refill.events(damaged)
            refill.events(reread)
            own = len(refill.ids)
            refill.events(copy)
            refill.settings(damaged, copy)
            refill.objects(damaged, copy)
            refill.drafts(damaged, copy)
        photos = refill.photos(folder / OBJECTS, backup=None if found is None else found.parent / OBJECTS, clock=clock)
        refill.as_new_device(entropy(32), clock=clock)
        rebuild(db, db, keys=refill.communities, registry=registry, progress=progress)
        put_setting(db, "derived", registry.signature())
        lost, count = refill.lost()
        report = SalvageReport(
            kept=aside, pages=pages, events=len(refill.ids), from_backup=len(refill.ids) - own, backup=found,
            lost=tuple(lost), lost_count=count, drafts=refill.draft_count(), lost_drafts=tuple(refill.lost_drafts),
            photos=photos, gaps=tuple(events.gaps(db)),
        )  # fmt: skip
        db.conn.execute("COMMIT")
    finally:
        db.conn.close()
    return report


def _newest_genuine(folder: Path | str | None, key: bytes) -> Path | None:
    """The newest whole backup in *folder* that was written by who holds *key*."""
    candidates = []
    for path in generations(Path(folder)) if folder is not None else ():
        with suppress(ValueError, KeyError, TypeError, OSError):
            item = read_manifest(path)
            if manifest_seal(item.manifest, key) == item.manifest.get("seal"):
                candidates.append(item)
    newest_first = sorted(candidates, key=lambda item: (item.at, item.path.name), reverse=True)
    return next((item.path for item in newest_first if not problems(item)), None)


def _opened(stack: ExitStack, path: Path, key: bytes) -> Readable | None:
    """The database at *path* until *stack* closes, None when not even its first page can be read."""
    try:
        source = Readable(path, key)
    except DatabaseError:  # a header that says nonsense
        return None
    except UserError as error:
        if error.code != DAMAGED:
            raise
        return None
    return stack.enter_context(source)


def _signed_anew(stack: ExitStack, old: Path, key: bytes) -> Path:
    """A copy of the old file with every page counted as whole, removed when *stack* closes."""
    copy = old.with_name("reread.tmp.db")
    stack.callback(_remove, copy)
    sign_anew(old, copy, key)
    wal = Path(f"{old}-wal")
    if wal.is_file():
        shutil.copyfile(wal, f"{copy}-wal")
    return copy


def _keep_aside(folder: Path, *, at: datetime) -> Path:
    aside = new_aside(folder, at=at)
    try:
        for ending in ("", "-wal"):
            source = Path(f"{folder / DATABASE_FILE}{ending}")
            if source.is_file():
                put_aside(source, aside)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return aside


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _remove(path: Path, endings: Iterable[str] = ("", *LOG, "-journal")) -> None:
    for ending in endings:
        Path(f"{path}{ending}").unlink(missing_ok=True)

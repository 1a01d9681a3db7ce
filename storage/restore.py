"""Restore: every byte is verified before anything is placed, and a drill proves that it would work."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from forms.errors import UserError
from forms.lean import dataclass
from storage.backup import DATABASE, LIST, Backup, describe, generations, is_whole, manifest_seal, read_manifest
from storage.engine import environment
from storage.files import sync_folder, write_atomically
from storage.objects import FOLDER as OBJECTS
from storage.vault import FILE as KEYS_FILE
from storage.vault import Way
from storage.workspace import RESTORED_FILE, Workspace

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class RestoreReport:
    """What was restored, and what could not be."""

    path: Path
    source: Path
    at: datetime
    events: int
    objects: int
    missing: tuple[str, ...]
    """Photos that the backup names but no longer holds whole."""
    absent: tuple[str, ...]
    """Photos that were missing or damaged already when the backup was made."""
    damaged: tuple[str, ...]
    """Newer backups that were damaged and passed over."""


@dataclass(frozen=True)
class DrillReport:
    """A drill: the newest whole backup was restored elsewhere, opened and read to the end."""

    source: Path
    at: datetime
    events: int
    objects: int
    missing: tuple[str, ...]
    absent: tuple[str, ...]
    """Photos that were missing or damaged already when the backup was made."""
    damaged: tuple[str, ...]
    genuine: bool
    """The manifest was written by who holds this workspace's key."""
    whole: bool


def problems(item: Backup) -> list[str]:
    """Names of the files of a backup that are missing or differ from its manifest; photos are not read."""
    return [
        name
        for name, described in item.manifest["files"].items()
        if name in (DATABASE, KEYS_FILE, LIST)
        and not ((item.path / name).is_file() and describe(item.path / name) == described)
    ] + [name for name in (DATABASE, KEYS_FILE, LIST) if name not in item.manifest["files"]]


def newest_whole(folder: Path | str) -> tuple[Backup, list[str]]:
    """The newest backup in *folder* that is whole, and the names of newer ones that are not.

    Raises `UserError` BACKUP_001 when there is none at all, BACKUP_002 naming them when all are damaged.
    """
    damaged: list[str] = []
    candidates: list[Backup] = []
    for path in generations(Path(folder)):
        try:
            candidates.append(read_manifest(path))
        except (ValueError, KeyError, TypeError, OSError):
            damaged.append(path.name)
    for item in sorted(candidates, key=lambda item: (item.at, item.path.name), reverse=True):
        if not problems(item):
            return item, damaged
        damaged.append(item.path.name)
    if damaged:
        raise UserError("BACKUP_002", names=", ".join(damaged), path=str(folder))
    raise UserError("BACKUP_001", path=str(folder))


def restore(folder: Path | str, target: Path | str, progress: Progress | None = None) -> RestoreReport:
    """Restore the newest whole backup in *folder* to *target*, a new or empty folder.

    *folder* may also be one particular backup. The workspace opens with the passphrase it had then, as a new
    device, because the old one may have gone on writing.
    """
    target = Path(target)
    with environment(target):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise UserError("WORKSPACE_007", path=str(target))
        item, damaged = newest_whole(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.parent / f".{target.name}.part-{os.getpid()}"
        shutil.rmtree(part, ignore_errors=True)
        try:
            part.mkdir()
            objects, missing = _place(item, part, progress)
            if target.exists():
                target.rmdir()
            os.replace(part, target)
            sync_folder(target.parent)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return RestoreReport(
        path=target,
        source=item.path,
        at=item.at,
        events=item.events,
        objects=objects,
        missing=tuple(missing),
        absent=item.absent,
        damaged=tuple(damaged),
    )


def _place(item: Backup, part: Path, progress: Progress | None) -> tuple[int, list[str]]:
    for name in (DATABASE, KEYS_FILE):
        shutil.copyfile(item.path / name, part / name)
        with (part / name).open("r+b") as file:
            os.fsync(file.fileno())
        if describe(part / name) != item.manifest["files"][name]:
            raise UserError("BACKUP_003", path=str(part))
    ids = (item.path / LIST).read_text("ascii").split()
    missing = []
    for done, object_id in enumerate(ids, start=1):
        source = item.objects_folder / object_id[:2] / object_id
        if is_whole(source, object_id):
            path = part / OBJECTS / object_id[:2] / object_id
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, source.read_bytes())
        else:
            missing.append(object_id)
        if progress is not None:
            progress(done, len(ids))
    write_atomically(part / RESTORED_FILE, item.at.isoformat().encode())
    return len(ids) - len(missing), missing


def drill(folder: Path | str, passphrase: str | Way, progress: Progress | None = None) -> DrillReport:
    """Restore into a temporary folder, open with *passphrase*, read everything, and throw it away again."""
    with tempfile.TemporaryDirectory(prefix="xunlou-drill-") as temporary:
        report = restore(folder, Path(temporary) / "workspace", progress)
        item = read_manifest(report.source)
        with Workspace.open(report.path, passphrase) as workspace:
            checked = workspace.check()
            genuine = manifest_seal(item.manifest, workspace.data_key) == item.manifest.get("seal")
    return DrillReport(
        source=report.source,
        at=report.at,
        events=checked.events,
        objects=report.objects,
        missing=report.missing,
        absent=report.absent,
        damaged=report.damaged,
        genuine=genuine,
        whole=genuine and not checked.pages and not checked.unreadable and checked.events >= item.events,
    )

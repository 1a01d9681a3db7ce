"""Backups: a closed copy of the database, the photos that are new, and a manifest written last.

A backup exists when its manifest does and agrees with every byte; so a stick pulled out at any moment leaves
the backups before it as good as they were. Photos are written once and shared by all backups of a workspace.

    FOLDER/xunlou-<workspace>/objects/ab/<id>
    FOLDER/xunlou-<workspace>/<time>/workspace.db, keys.json, objects.txt, manifest.json
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.engine import Database, environment, open_database
from storage.files import replace, sync_folder, write_atomically
from storage.objects import FOLDER as OBJECTS
from storage.sealing import subkey
from storage.settings import put_setting
from storage.thinning import superfluous
from storage.vault import FILE as KEYS_FILE

if TYPE_CHECKING:
    from storage.workspace import Workspace

FORMAT = 1
PREFIX = "xunlou-"
MANIFEST = "manifest.json"
LIST = "objects.txt"
DATABASE = "workspace.db"
STAMP = "%Y%m%dT%H%M%SZ"
CHUNK = 1 << 20
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class BackupReport:
    """What a backup did. *made* is False when nothing had changed since the last one."""

    path: Path
    made: bool
    objects: int
    new_objects: int
    damaged: tuple[str, ...]
    """Photos that are missing or damaged in the workspace itself and so could not be copied."""
    thinned: tuple[str, ...]


@dataclass(frozen=True)
class Backup:
    """One backup in a folder, as its manifest describes it."""

    path: Path
    workspace: str
    at: datetime
    schema: int
    events: int
    objects: int
    fingerprint: str
    absent: tuple[str, ...]
    """Photos that the database names and the workspace no longer had whole, so they are not in here."""
    manifest: dict[str, Any]

    @property
    def objects_folder(self) -> Path:
        return self.path.parent / OBJECTS


def backup(
    workspace: Workspace, folder: Path | str, progress: Progress | None = None, *, only_if_changed: bool = False
) -> BackupReport:
    """Back *workspace* up into *folder* and read everything back before saying that it is done.

    Work goes on meanwhile. Raises `UserError`: BACKUP_003 when the medium does not give back what was written,
    BACKUP_004 for a folder inside the workspace, WORKSPACE_005 when the medium is full.
    """
    folder = Path(folder)
    if workspace.folder.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise UserError("BACKUP_004", path=str(folder))
    with environment(folder):
        home = folder / f"{PREFIX}{_identity(workspace)[:12]}"
        fingerprint = workspace.read(_fingerprint)
        before = list_backups(folder, workspace=_identity(workspace))
        if only_if_changed and before and before[0].fingerprint == fingerprint:
            return BackupReport(before[0].path, False, before[0].objects, 0, (), ())
        home.mkdir(parents=True, exist_ok=True)
        part = _fresh_part(home)
        try:
            report = _write(workspace, part, fingerprint, progress)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        thinned = _thin(home, now=report.at)
    return BackupReport(
        path=report.path,
        made=True,
        objects=report.objects,
        new_objects=report.new_objects,
        damaged=tuple(report.damaged),
        thinned=tuple(thinned),
    )


@dataclass
class _Written:
    path: Path
    at: datetime
    objects: int
    new_objects: int
    damaged: list[str]


def _write(workspace: Workspace, part: Path, fingerprint: str, progress: Progress | None) -> _Written:
    home = part.parent
    at = workspace.clock().astimezone(UTC)
    database = part / DATABASE
    # a connection of its own: the writer stays free for whoever is typing
    source = open_database(workspace.connections.path, workspace.data_key)
    try:
        source.conn.execute("VACUUM INTO ?", (str(database),))
    finally:
        source.conn.close()
    _sync_file(database)
    write_atomically(part / KEYS_FILE, (workspace.folder / KEYS_FILE).read_bytes())
    copy = open_database(database, workspace.data_key, readonly=True)
    try:  # the photos that this very copy names
        ids = [row[0] for row in copy.conn.execute("SELECT id FROM object WHERE NOT absent ORDER BY id")]
        events, schema = (
            copy.conn.execute(sql).fetchone()[0] for sql in ("SELECT count(*) FROM event", "PRAGMA user_version")
        )
    finally:
        copy.conn.close()
    new, damaged = _copy_objects(workspace, home / OBJECTS, ids, progress)
    kept = [item for item in ids if item not in damaged]
    write_atomically(part / LIST, "".join(f"{item}\n" for item in kept).encode())
    files = {name: describe(part / name) for name in (DATABASE, KEYS_FILE, LIST)}
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "workspace": _identity(workspace),
        "at": at.isoformat(),
        "schema": schema,
        "events": events,
        "objects": len(kept),
        "absent": damaged,
        "fingerprint": fingerprint,
        "files": files,
    }
    manifest["seal"] = manifest_seal(manifest, workspace.data_key)
    write_atomically(part / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
    for name, described in files.items():
        if describe(part / name) != described:
            raise UserError("BACKUP_003", path=str(part))
    name = at.strftime(STAMP)
    number = 1
    while (home / name).exists():  # a second backup within one second, or a clock that went back
        number += 1
        name = f"{at.strftime(STAMP)}-{number}"
    replace(part, home / name)
    sync_folder(home)
    return _Written(home / name, at, len(kept), new, damaged)


def list_backups(folder: Path | str, *, workspace: str | None = None) -> list[Backup]:
    """The backups in *folder*, newest first, by their manifests alone; unreadable ones are left out."""
    found = []
    for path in generations(Path(folder)):
        try:
            item = read_manifest(path)
        except (ValueError, KeyError, TypeError, OSError):
            continue
        if workspace in (None, item.workspace):
            found.append(item)
    return sorted(found, key=lambda item: (item.at, item.path.name), reverse=True)


def read_manifest(path: Path) -> Backup:
    """The backup in the folder *path*. Raises `ValueError`, `KeyError`, `TypeError` or `OSError` when it is not one."""
    data = json.loads((path / MANIFEST).read_text("utf-8"))
    if data["format"] != FORMAT:
        raise ValueError("written by a newer version")
    return Backup(
        path=path,
        workspace=str(data["workspace"]),
        at=datetime.fromisoformat(data["at"]),
        schema=int(data["schema"]),
        events=int(data["events"]),
        objects=int(data["objects"]),
        fingerprint=str(data["fingerprint"]),
        absent=tuple(map(str, data.get("absent", ()))),  # backups of the first version do not say
        manifest=data,
    )


def manifest_seal(manifest: dict[str, Any], key: bytes) -> str:
    """A keyed hash over everything else in the manifest: only who holds the data key can have written it."""
    body = {name: value for name, value in manifest.items() if name != "seal"}
    text = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.blake2b(text, key=subkey(key, "backup"), digest_size=32).hexdigest()


def _identity(workspace: Workspace) -> str:
    found = workspace.setting("workspace")
    if not found:
        found = workspace.entropy(16).hex()
        # past the guard of a workspace that is only read: its copy may be written, and forgets this again
        workspace.connections.wait(workspace.connections.write(lambda db: put_setting(db, "workspace", found)))
    return str(found)


def _fingerprint(db: Database) -> str:
    """Changes whenever something worth backing up has changed."""
    state = [
        db.conn.execute(sql).fetchall()
        for sql in (
            "SELECT max(seq), count(*) FROM event",
            "SELECT count(*) FROM object WHERE NOT absent",
            "SELECT count(*) FROM quarantine",
            "SELECT id FROM community ORDER BY id",
            "SELECT rec, changed FROM draft ORDER BY rec",
            "SELECT name, value FROM setting WHERE name NOT IN ('backup_seq', 'backup_at') ORDER BY name",
        )
    ]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def _fresh_part(home: Path) -> Path:
    for left in home.glob(".part-*"):  # a stick pulled out earlier
        shutil.rmtree(left, ignore_errors=True)
    part = home / f".part-{os.getpid()}"
    part.mkdir()
    return part


def _copy_objects(
    workspace: Workspace, target: Path, ids: list[str], progress: Progress | None
) -> tuple[int, list[str]]:
    new, damaged = 0, []
    for done, object_id in enumerate(ids, start=1):
        path = target / object_id[:2] / object_id
        source = workspace.objects.path(object_id)
        if not (path.is_file() and source.is_file() and path.stat().st_size == source.stat().st_size):
            try:
                sealed = workspace.objects.get_sealed(object_id)
            except UserError as error:
                if error.code not in ("OBJECT_004", "OBJECT_005"):
                    raise
                if not is_whole(path, object_id):
                    damaged.append(object_id)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, sealed)
                if not is_whole(path, object_id):
                    raise UserError("BACKUP_003", path=str(path))
                new += 1
        if progress is not None:
            progress(done, len(ids))
    return new, damaged


def is_whole(path: Path, object_id: str) -> bool:
    return path.is_file() and describe(path)["sha256"] == object_id


def _thin(home: Path, *, now: datetime) -> list[str]:
    """Remove backups that are no longer needed; returns their names."""
    found = [(item.path.name, item.at) for item in list_backups(home)]
    gone = sorted(superfluous(found, now=now))
    for name in gone:
        (home / name / MANIFEST).unlink()  # first, so that a half-removed one is no backup
        shutil.rmtree(home / name, ignore_errors=True)
    return gone


def generations(folder: Path) -> Iterator[Path]:
    """Backup folders in *folder*, in its workspaces' folders, or *folder* itself."""
    if (folder / MANIFEST).is_file():
        yield folder
    elif folder.is_dir():
        for pattern in (f"*/{MANIFEST}", f"{PREFIX}*/*/{MANIFEST}"):
            yield from (path.parent for path in sorted(folder.glob(pattern)) if not path.parent.name.startswith("."))


def describe(path: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return {"size": path.stat().st_size, "sha256": digest.hexdigest()}


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())

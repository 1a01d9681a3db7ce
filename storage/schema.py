"""The tables that are not derived, and how older workspaces get them.

A migration is a named function that is never edited once released; a failing one rolls back whole.
`user_version` counts them, so that an older program refuses a newer workspace instead of guessing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from forms.errors import UserError
from storage.engine import Database, environment, open_database

if TYPE_CHECKING:
    from storage.engine import Tables

Migration: TypeAlias = "Callable[[Tables], None]"
migrations: list[Migration] = []


def migration(step: Migration) -> Migration:
    migrations.append(step)
    return step


@migration
def log(db: Tables) -> None:
    """The event log with its guard, keys of communities, heads and what waits for missing events."""
    db.executescript(
        """
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, community TEXT NOT NULL, dev TEXT NOT NULL,
            n INTEGER NOT NULL, rec TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX event_dev ON event (community, dev, n);
        CREATE INDEX event_rec ON event (rec);
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;
        CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'events are insert-only'); END;
        CREATE TABLE quarantine (
            id TEXT PRIMARY KEY, community TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE community (id TEXT PRIMARY KEY, key BLOB NOT NULL, name TEXT NOT NULL) STRICT;
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE head (
            rec TEXT PRIMARY KEY, kind TEXT NOT NULL, community TEXT NOT NULL, void INTEGER NOT NULL, body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX head_kind ON head (kind, rec);
        CREATE TABLE conflict (
            rec TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, community TEXT NOT NULL,
            PRIMARY KEY (rec, field)
        ) STRICT;
        CREATE TABLE awaited (id TEXT NOT NULL, rec TEXT NOT NULL, PRIMARY KEY (id, rec)) STRICT, WITHOUT ROWID;
        CREATE TABLE object (
            id TEXT PRIMARY KEY, community TEXT NOT NULL, mime TEXT NOT NULL, size INTEGER NOT NULL,
            width INTEGER NOT NULL, height INTEGER NOT NULL, thumbnail BLOB, at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE draft (
            rec TEXT PRIMARY KEY, form_id TEXT NOT NULL, version TEXT NOT NULL, place TEXT, community TEXT NOT NULL,
            started TEXT NOT NULL, changed TEXT NOT NULL, base TEXT, extra TEXT NOT NULL
        ) STRICT;
        CREATE TABLE draft_answer (
            rec TEXT NOT NULL REFERENCES draft (rec) ON DELETE CASCADE, field TEXT NOT NULL, value TEXT,
            PRIMARY KEY (rec, field)
        ) STRICT, WITHOUT ROWID;
        """
    )


@migration
def sync(db: Tables) -> None:
    """What syncing remembers: who may sign, keys of later epochs, how far each peer is, and what still waits."""
    db.executescript(
        """
        CREATE TABLE parcel (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, object TEXT NOT NULL,
            community TEXT NOT NULL
        ) STRICT;
        CREATE INDEX parcel_object ON parcel (object);
        ALTER TABLE object ADD COLUMN absent INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX object_absent ON object (community) WHERE absent;
        ALTER TABLE quarantine ADD COLUMN cause TEXT NOT NULL DEFAULT '';
        ALTER TABLE quarantine ADD COLUMN dev TEXT NOT NULL DEFAULT '';
        CREATE TABLE root (community TEXT NOT NULL, dev TEXT NOT NULL, PRIMARY KEY (community, dev)) STRICT;
        CREATE TABLE epoch (
            id TEXT PRIMARY KEY, community TEXT NOT NULL, number INTEGER NOT NULL, key BLOB NOT NULL
        ) STRICT;
        CREATE TABLE peer (
            id TEXT NOT NULL, community TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
            met TEXT NOT NULL, finished TEXT, in_sync TEXT, PRIMARY KEY (id, community)
        ) STRICT;
        CREATE TABLE checkpoint (
            name TEXT PRIMARY KEY, peer TEXT NOT NULL, community TEXT NOT NULL, direction TEXT NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        CREATE TABLE waiting (
            community TEXT NOT NULL, peer TEXT NOT NULL, direction TEXT NOT NULL, id TEXT NOT NULL,
            reason TEXT NOT NULL, status INTEGER NOT NULL, final INTEGER NOT NULL, attempts INTEGER NOT NULL,
            since TEXT NOT NULL, tried TEXT NOT NULL, PRIMARY KEY (community, peer, direction, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unanswered (
            batch INTEGER PRIMARY KEY, community TEXT NOT NULL, kind TEXT NOT NULL, ids BLOB NOT NULL
        ) STRICT;
        """
    )


MERGED_TABLES = ("head", "conflict", "awaited")
"""Derived from the log by the merge alone; rebuilt with the projections, compared with them."""


def schema_version() -> int:
    """How many migrations this program knows."""
    return len(migrations)


def stored_version(db: Database) -> int:
    return int(db.conn.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Database) -> None:
    """Apply what is missing and note the version."""
    db.apply("workspace", migrations)
    db.conn.execute(f"PRAGMA user_version = {schema_version()}")


def refuse_newer(path: Path, key: bytes, *, immutable: bool = False) -> None:
    """Raises `UserError` WORKSPACE_001 with both versions when a newer program wrote the database at *path*.

    A database without tables is no workspace of an older program: it was emptied (WORKSPACE_002), or making it was
    interrupted (WORKSPACE_017). Filling it as if it were new would hide what is lost.
    """
    with environment(path):
        empty = path.stat().st_size == 0
    if empty:
        raise UserError(_without_tables(path), path=str(path))
    db = open_database(path, key, readonly=immutable, immutable=immutable)
    try:
        with environment(path):
            found = stored_version(db)
            begun = db.conn.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'event'").fetchone()
    finally:
        db.conn.close()
    if found > schema_version():
        raise UserError("WORKSPACE_001", found=found, known=schema_version())
    if begun is None:
        raise UserError(_without_tables(path), path=str(path))


def _without_tables(path: Path) -> str:
    return "WORKSPACE_002" if (path.parent / "objects").is_dir() else "WORKSPACE_017"


def copy_before_migration(db: Database, folder: Path) -> Path:
    """A copy of the database as the older program left it; there is no way back from a migration but this."""
    copy = folder / f"workspace-before-migration-{stored_version(db)}.db"
    with environment(copy):
        copy.unlink(missing_ok=True)
        db.conn.execute("VACUUM INTO ?", (str(copy),))
    return copy

"""Whether a workspace is whole: the file, the log, the objects, and what is derived."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage import events
from storage.engine import DAMAGED, Database, DatabaseError, environment, open_database
from storage.events import Clone, Gap
from storage.objects import ObjectReport
from storage.rebuild import Progress, digests, rebuild
from storage.schema import migrate

if TYPE_CHECKING:
    from storage.workspace import Workspace

SCRATCH = "check.tmp.db"
MOST_FINDINGS = 20


@dataclass(frozen=True)
class CheckReport:
    """What a check found. `whole` is the answer; the rest says where it is not."""

    events: int
    pages: tuple[str, ...]
    """What SQLCipher says about damaged pages, and SQLite about its structure."""
    unreadable: tuple[str, ...]
    """Events in the log that no longer open or whose signature does not hold."""
    gaps: tuple[Gap, ...]
    clones: tuple[Clone, ...]
    quarantined: int
    objects: ObjectReport
    differing: tuple[str, ...]
    """Derived tables that differ from what the log gives; only looked for when a rebuild was asked for."""
    rebuilt: bool

    @property
    def whole(self) -> bool:
        """True when nothing is damaged. Gaps, clones and orphans are told, but lose nothing here."""
        return not (self.pages or self.unreadable or self.objects.missing or self.objects.damaged or self.differing)


def check(workspace: Workspace, *, rebuild: bool = False, progress: Progress | None = None) -> CheckReport:
    """Read everything in *workspace* and report; nothing is changed.

    With *rebuild*, everything derived is built a second time into a scratch database (encrypted, removed
    afterwards) and compared, while others go on working.
    """
    pages = tuple(workspace.connections.on_writer(_pages))
    unreadable: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    if not pages:
        unreadable = tuple(workspace.read(lambda db: _unreadable(workspace, db)))
    if rebuild and not pages and not unreadable:
        differing = tuple(workspace.read(lambda db: _differing(workspace, db, progress)))
    try:
        with environment(workspace.folder):
            objects = workspace.objects.verify()
    except UserError as error:
        if not pages or error.code != DAMAGED:
            raise
        objects = ObjectReport(0, (), (), ())

    def rest(db: Database) -> tuple[int, int, list[Gap], list[Clone]]:
        counts = [db.conn.execute(sql).fetchone()[0] for sql in _COUNTS]
        return counts[0], counts[1], events.gaps(db), events.clones(db)

    try:
        count, quarantined, gaps, clones = workspace.read(rest)
    except UserError as error:
        if not pages or error.code != DAMAGED:
            raise
        count, quarantined, gaps, clones = 0, 0, [], []  # the log itself is hit: `pages` says so
    return CheckReport(
        events=count,
        pages=pages,
        unreadable=unreadable,
        gaps=tuple(gaps),
        clones=tuple(clones),
        quarantined=quarantined,
        objects=objects,
        differing=differing,
        rebuilt=rebuild,
    )


_COUNTS = ("SELECT count(*) FROM event", "SELECT count(*) FROM quarantine")


def _pages(db: Database) -> list[str]:
    """Damage in the file itself; the WAL is folded in first, because the cipher check reads the file alone."""
    found: list[str] = []
    try:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
            rows = db.conn.execute(f"PRAGMA {pragma}").fetchmany(MOST_FINDINGS)
            found += [f"{pragma}: {' '.join(map(str, row))}" for row in rows if row[0] != "ok"]
    except DatabaseError as error:
        found.append(str(error))
    return found


def _unreadable(workspace: Workspace, db: Database) -> list[str]:
    found = []
    for event_id, community, sealed in db.conn.execute("SELECT id, community, sealed FROM event ORDER BY seq"):
        try:
            event = events.read(sealed, key=workspace.community_key(community), community=community)
        except (events.Unacceptable, UserError):
            found.append(event_id)
        else:
            if event.id != event_id:
                found.append(event_id)
    return found


def _differing(workspace: Workspace, db: Database, progress: Progress | None) -> list[str]:
    path = workspace.connections.path.with_name(SCRATCH)
    _remove(path)
    try:
        scratch = open_database(path, os.urandom(32))
        try:
            scratch.conn.execute("PRAGMA journal_mode = OFF")
            scratch.conn.execute("PRAGMA synchronous = OFF")  # nobody needs this file after a power cut
            migrate(scratch)
            scratch.conn.execute("BEGIN")
            keys = {item.id: workspace.community_key(item.id) for item in workspace.communities()}
            rebuild(db, scratch, keys=keys, registry=workspace.registry, progress=progress)
            fresh = digests(scratch, workspace.registry)
            scratch.conn.execute("COMMIT")
        finally:
            scratch.conn.close()
    finally:
        _remove(path)
    return differences(digests(db, workspace.registry), fresh)


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Names of the tables whose digests differ."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def _remove(path: Path) -> None:
    for name in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{name}").unlink(missing_ok=True)

"""Build everything derived from the log again, and compare: rebuilt and grown must be the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby

from storage import events, heads
from storage.engine import Database
from storage.events import Event
from storage.projections import Key, Registry, table_digest
from storage.schema import MERGED_TABLES
from storage.sealing import SealingKey

PAGE = 1_000
ROOMY_KIB = 262_144
"""Page cache while everything is built: with the usual one, pages of large tables are encrypted again and again."""
Progress = Callable[[int, int], None]
"""Called with how many of how many; raises `Cancelled` to stop, and everything is as before."""


class Cancelled(Exception):
    """Somebody pressed cancel."""


def rebuild(
    source: Database,
    target: Database,
    *,
    keys: Mapping[str, SealingKey],
    registry: Registry,
    progress: Progress | None = None,
) -> None:
    """Drop what is derived in *target* and build it from the events of *source*, in the caller's transaction.

    They may be the same database. Records come one after the other with all their events, so memory holds a
    page of events and no more, however long the log is.
    """
    with _roomy(target):
        _rebuild(source, target, keys=keys, registry=registry, progress=progress)


@contextmanager
def _roomy(db: Database) -> Iterator[None]:
    (usual,) = db.conn.execute("PRAGMA cache_size").fetchone()
    db.conn.execute(f"PRAGMA cache_size = -{ROOMY_KIB}")
    try:
        yield
    finally:
        db.conn.execute(f"PRAGMA cache_size = {usual}")


def _rebuild(
    source: Database,
    target: Database,
    *,
    keys: Mapping[str, SealingKey],
    registry: Registry,
    progress: Progress | None,
) -> None:
    registry.drop(target)
    for name in MERGED_TABLES:
        target.conn.execute(f"DELETE FROM {name}")  # noqa: S608 - a constant
    registry.create(target)
    total = source.conn.execute("SELECT count(*) FROM event").fetchone()[0]
    early = {item.kind for item in registry.projections if item.stage == 0}
    done = 0
    dependents: set[Key] = set()
    for stage in (0, 1):
        history_of = _by_record(source, keys, kinds=early, inside=stage == 0)
        for rec, found in groupby(history_of, key=lambda event: event.rec):
            history = list(found)
            state = heads.merge(rec, history)
            heads.store(target, state)
            _await(source, target, history)
            registry.project(target, state, dependents, stage=0 if stage == 0 else None)
            done += len(history)
            if progress is not None:
                progress(done, total)
        if stage == 0:
            for kind in sorted(early):
                for state in list(heads.load_kind(target, kind)):
                    registry.project(target, state, dependents, stage=1)
            registry.recompute(target, dependents)
    registry.recompute(target, dependents)


def digests(db: Database, registry: Registry) -> dict[str, str]:
    """A digest of each table that a rebuild writes."""
    return dict(registry.dump(db)) | {name: table_digest(db, name) for name in MERGED_TABLES}


def _by_record(db: Database, keys: Mapping[str, SealingKey], *, kinds: set[str], inside: bool) -> Iterator[Event]:
    # in pages: an open cursor would forbid projections to drop a table of theirs
    last = ("", 0)
    while True:
        rows = db.conn.execute(
            "SELECT rec, seq, id, community, sealed FROM event WHERE (rec, seq) > (?, ?)"
            " AND (kind IN (SELECT value FROM json_each(?))) = ? ORDER BY rec, seq LIMIT ?",
            (*last, json.dumps(sorted(kinds)), inside, PAGE),
        ).fetchall()
        for _, _, event_id, community, sealed in rows:
            yield events.read_own(sealed, event_id=event_id, key=keys[community], community=community)
        if len(rows) < PAGE:
            return
        last = rows[-1][:2]


def _await(source: Database, target: Database, history: list[Event]) -> None:
    own = {event.id for event in history}
    named = {item for event in history for name in event.set for item in event.prev.get(name, ())}
    for missing in sorted(named - own):
        if not events.known(source, missing):
            target.conn.execute("INSERT INTO awaited (id, rec) VALUES (?, ?)", (missing, history[0].rec))

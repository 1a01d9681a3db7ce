"""Filling a new database from damaged, re-read and backed-up ones: what is taken from where, and what is missing."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from forms.errors import UserError
from storage import events
from storage.backup import is_whole
from storage.engine import Database
from storage.events import Event, Gap
from storage.files import write_atomically
from storage.pictures import take_in
from storage.readable import Readable, Row
from storage.sealing import SealingKey
from storage.settings import get_setting, put_setting
from storage.sync.epochs import sealing_key

PLACE_BOUND = ("device", "derived", "backup_seq", "backup_at", "carried_seq")
"""Settings that count rows of the old database or name the old device."""
JPEG = b"\xff\xd8\xff"


class Refill:
    """One new database in the making. A source may be None: a file that does not open has nothing."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.communities: dict[str, SealingKey] = {}
        self.ids: set[str] = set()
        """Events that are in the new log."""
        self.lost_drafts: list[str] = []
        self._known: set[tuple[str, str, int]] = set()
        self._present: set[tuple[str, str, int]] = set()
        self._expected = 0

    def keys(self, source: Readable | None) -> None:
        """Take the communities' keys, those of an earlier source first: without them no event opens."""
        for _, *row in self._rows(source, "community", ["id", "key", "name"]):
            if isinstance(row[1], bytes) and len(row[1]) == 32 and row[0] not in self.communities:
                self._insert("community", ["id", "key", "name"], row)
                self.communities[row[0]] = SealingKey(row[1])
        for table in ("epoch", "root"):
            if source is not None and source.columns(table):
                self._copy(source, table)
        self.communities = {community: sealing_key(self.db, community) for community in self.communities}

    def known(self, source: Readable | None) -> None:
        """Note which events there should be: an index of the log names them when their own page is gone."""
        if source is None:
            return
        select = "SELECT community, dev, n FROM event INDEXED BY event_dev"
        rows, _ = source.both_ways("event", select, by="community, dev, n")
        self._known = {(community, dev, n) for community, dev, n in rows}
        self._expected = max(source.last_given("event"), len(self._known))

    def events(self, source: Readable | None) -> None:
        """Take every event whose seal holds: a page that was signed anew proves nothing, a seal does."""
        for _, event_id, community, sealed in self._rows(source, "event", ["id", "community", "sealed"]):
            if not isinstance(sealed, bytes):
                continue
            digest = hashlib.sha256(sealed).hexdigest()
            if digest in self.ids:
                continue
            event = self._opened(sealed, digest, community)
            if event is not None:
                events.insert(self.db, event, sealed)
                self.ids.add(digest)
                self._present.add((event.community, event.dev, event.n))
            elif digest == event_id:
                self._quarantine([digest, str(community), "no key opens it", "", sealed])
        names = ["id", "community", "reason", "at", "sealed"]
        for _, *row in self._rows(source, "quarantine", names):
            if isinstance(row[4], bytes) and hashlib.sha256(row[4]).hexdigest() == row[0]:
                self._quarantine(row)

    def settings(self, damaged: Readable | None, copy: Readable | None) -> None:
        """Take the settings; the backup's where some could not be read."""
        for source in self._both(damaged, copy, "setting"):
            for _, name, value in self._rows(source, "setting", ["name", "value"]):
                if name not in PLACE_BOUND:
                    self._insert("setting", ["name", "value"], [name, value])
        put_setting(self.db, "person", get_setting(self.db, "person", ""))
        put_setting(self.db, "community", get_setting(self.db, "community", next(iter(self.communities))))

    def objects(self, damaged: Readable | None, copy: Readable | None) -> None:
        """Take the rows of photos, with their thumbnails."""
        for source in self._both(damaged, copy, "object"):
            self._copy(source, "object")

    def photos(self, folder: Path, *, backup: Path | None, clock: Callable[[], datetime]) -> int:
        """Bring rows and files together: a row for each file that opens, the backup's file where one is missing.

        Returns how many photos there are.
        """
        rows = {row[0] for row in self.db.conn.execute("SELECT id FROM object")}
        for path in sorted(folder.glob("*/*")) if folder.is_dir() else ():
            if path.name not in rows and is_whole(path, path.name):
                self._row_of_file(path, at=clock().isoformat(timespec="seconds"))
        for object_id in sorted(rows) if backup is not None else ():
            target = folder / object_id[:2] / object_id
            assert backup is not None
            source = backup / object_id[:2] / object_id
            if not target.is_file() and is_whole(source, object_id):
                target.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(target, source.read_bytes())
        return int(self.db.conn.execute("SELECT count(*) FROM object").fetchone()[0])

    def drafts(self, damaged: Readable | None, copy: Readable | None) -> None:
        """Take drafts with every answer that can be read; from the backup what is missing and was not finished since.

        An answer of the damaged file stands before the backup's, which is older.
        """
        for source in self._both(damaged, copy, "draft", "draft_answer"):
            had = self._recs()
            names, _ = source.both_ways("draft", "SELECT rec FROM draft", by="rec")
            self._copy(source, "draft", wanted=None if source is damaged else partial(self._unfinished, source))
            self.lost_drafts += [rec for (rec,) in names if source is damaged and rec not in self._recs()]
            for rec in sorted(self._recs()):
                select = "SELECT rec, field, value FROM draft_answer WHERE rec = ?"
                found, whole = source.both_ways("draft_answer", select, by="field", values=(rec,))
                if source is damaged and not whole:
                    self.lost_drafts.append(rec)
                if source is damaged or rec not in had or rec in self.lost_drafts:
                    for row in found:
                        self._insert("draft_answer", ["rec", "field", "value"], list(row))
        self.lost_drafts = sorted(set(self.lost_drafts))

    def draft_count(self) -> int:
        return len(self._recs())

    def as_new_device(self, seed: bytes, *, clock: Callable[[], datetime]) -> None:
        """Go on under a new counter: which numbers the old one has used is no longer certain."""
        put_setting(self.db, "device", seed.hex())
        put_setting(self.db, "restored", clock().isoformat(timespec="seconds"))

    def lost(self) -> tuple[list[Gap], int]:
        """Events that the old file is known to have had, by device and counter; and how many in all."""
        gaps: list[Gap] = []
        for community, dev, n in sorted(self._known - self._present):
            if gaps and (gaps[-1].community, gaps[-1].dev, gaps[-1].last + 1) == (community, dev, n):
                gaps[-1] = Gap(community, dev, gaps[-1].first, n)
            else:
                gaps.append(Gap(community, dev, n, n))
        return gaps, max(self._expected - len(self.ids), sum(gap.last - gap.first + 1 for gap in gaps))

    def _both(self, damaged: Readable | None, copy: Readable | None, *tables: str) -> Iterator[Readable]:
        """The damaged file, then the backup if that one could not be read to the end."""
        if damaged is not None:
            yield damaged
        if copy is not None and (damaged is None or damaged.faults.intersection(tables)):
            yield copy

    def _rows(self, source: Readable | None, table: str, columns: list[str]) -> Iterator[Row]:
        if source is not None:
            yield from source.rows(table, columns)

    def _copy(self, source: Readable, table: str, *, wanted: Callable[[str], bool] | None = None) -> None:
        here = [row[1] for row in self.db.conn.execute(f'PRAGMA table_info("{table}")')]
        there = source.columns(table)
        columns = [name for name in here if name in there]
        for _, *row in source.rows(table, columns):
            if wanted is None or wanted(row[0]):
                self._insert(table, columns, row)

    def _unfinished(self, source: Readable, rec: str) -> bool:
        """Whether a draft of the backup *source* is still one: nothing was written to its record since."""
        then, _ = source.both_ways("event", "SELECT id FROM event WHERE rec = ?", by="seq", values=(rec,))
        now = self.db.conn.execute("SELECT id FROM event WHERE rec = ?", (rec,)).fetchall()
        return {item for (item,) in now} <= {item for (item,) in then}

    def _recs(self) -> set[str]:
        return {rec for (rec,) in self.db.conn.execute("SELECT rec FROM draft")}

    def _opened(self, sealed: bytes, digest: str, community: object) -> Event | None:
        likely = sorted(self.communities, key=lambda item: item != community)
        for home in likely:
            try:
                return events.read_own(sealed, event_id=digest, key=self.communities[home], community=home)
            except (UserError, ValueError, TypeError, zlib.error):
                continue
        return None

    def _row_of_file(self, path: Path, *, at: str) -> None:
        sealed = path.read_bytes()
        for home, key in self.communities.items():
            try:
                plain = key.open(sealed, purpose="object")
                shown = take_in(plain) if plain.startswith(JPEG) else None
            except UserError:
                continue
            columns = ["id", "community", "mime", "size", "width", "height", "thumbnail", "at"]
            about = [path.name, home, "image/jpeg" if shown else "application/octet-stream", len(sealed)]
            size = [shown.width, shown.height, shown.thumbnail] if shown else [0, 0, None]
            self._insert("object", columns, [*about, *size, at])
            return

    def _quarantine(self, row: list) -> None:
        if row[0] not in self.ids:
            self._insert("quarantine", ["id", "community", "reason", "at", "sealed"], row)

    def _insert(self, table: str, columns: list[str], values: list) -> None:
        marks = ", ".join("?" * len(columns))
        self.db.conn.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING",  # noqa: S608
            values,
        )

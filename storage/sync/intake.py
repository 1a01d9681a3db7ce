"""Taking in what a carrier brought: each thing is good, or kept in quarantine with the reason; nothing is dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from storage import events
from storage.bookkeeping import is_bookkeeping
from storage.engine import Database
from storage.events import Event, Unacceptable
from storage.sealing import SealingKey
from storage.sync import devices, epochs
from storage.sync.carrier import EVENT, Item
from storage.sync.notes import Note, read_note
from storage.transaction import Transaction

UNOPENED = "unopened"
_FIRST = (devices.KIND, epochs.KIND)
_PAGE = 200


class Prepared(NamedTuple):
    """An item whose hash holds, opened and verified as far as that needs no database."""

    id: str
    sealed: bytes
    content: Event | Note | Unacceptable | None
    """None for a photo: its hash is all there is to verify."""


@dataclass
class Taken:
    """What came of a batch."""

    new: int = 0
    changes: int = 0
    """Of what is new, the events that people wrote."""
    known: int = 0
    quarantined: int = 0
    released: int = 0
    """Items of the quarantine that could be taken in after all."""
    cloned: bool = False
    """Somebody else writes under this laptop's name."""
    keys: bool = False
    """A key of a new epoch came."""
    objects: set[str] = field(default_factory=set)
    rows: tuple[int, int] | None = None
    """What came stands in the log after the first of these numbers and up to the second, and nothing else does."""


def prepare(item: Item, *, key: SealingKey, community: str) -> Prepared:
    """Open and verify *item*, whose hash was compared with its id. Runs in any thread."""
    content: Event | Note | Unacceptable | None = None
    try:
        if item.id.startswith(EVENT):
            content = events.read(item.sealed, key=key, community=community, event_id=item.id[2:])
        elif item.id.startswith("t"):
            content = read_note(item.sealed, key=key)
    except Unacceptable as error:
        content = error
    return Prepared(item.id, item.sealed, content)


def prepare_event(sealed: bytes, *, key: SealingKey, community: str) -> Event | None:
    """The event in *sealed*, None when it is none."""
    try:
        return events.read(sealed, key=key, community=community)
    except Unacceptable:
        return None


def take(txn: Transaction, found: Sequence[Prepared], *, community: str, seeds: Sequence[bytes]) -> Taken:
    """Take events and notes into the log, in one transaction with everything derived from them.

    *seeds* are this laptop's device seeds, the present one first: a new epoch's key is in a box for one of them.
    """
    before = last_row(txn.db)
    intake = _Intake(txn, community, seeds)
    intake.run(found)
    if not intake.taken.released:
        intake.taken.rows = (before, last_row(txn.db))
    return intake.taken


class _Intake:
    def __init__(self, txn: Transaction, community: str, seeds: Sequence[bytes]) -> None:
        self.txn = txn
        self.db = txn.db
        self.community = community
        self.seeds = seeds
        self.key = txn.author.keys[community]
        self.trust = devices.load_trust(txn.db, community)
        self.taken = Taken()
        self._learned: set[str] = set()
        self._arrivals: list[tuple[Event, bytes]] = []

    def run(self, found: Sequence[Prepared]) -> None:
        known = stored(self.db, [item.id for item in found])
        self.taken.known = len(known)
        rest = []
        for item in {item.id: item for item in found if item.id not in known}.values():
            if isinstance(item.content, Event) and item.content.kind in _FIRST:
                self._enter(item)
            else:
                rest.append(item)
        for item in rest:
            self._enter(item)
        self._settle()
        self._release()

    def _settle(self) -> None:
        """Put what may enter into the log, all together."""
        arrivals, self._arrivals = self._arrivals, []
        if arrivals:
            self.txn.take_in(arrivals)

    def _enter(self, item: Prepared, *, again: bool = False) -> bool:
        content = item.content
        if isinstance(content, Event):
            return self._enter_event(content, item, again=again)
        if isinstance(content, Unacceptable) and content.cause == UNOPENED:  # the key may have come since it was tried
            content = prepare(Item(item.id, item.sealed), key=self.key, community=self.community).content
        if isinstance(content, Unacceptable):
            return self._keep_apart(item, str(content), cause=content.cause, dev="", again=again)
        if isinstance(content, Note):
            keep_note(self.db, content, note_id=item.id, community=self.community, at=self.txn.now())
            self.taken.new += not again
            return True
        assert isinstance(content, Event)
        return self._enter_event(content, item, again=again)

    def _enter_event(self, content: Event, item: Prepared, *, again: bool) -> bool:
        objection = self.trust.objection(content)
        if objection is not None:
            cause, dev = objection
            return self._keep_apart(item, f"{cause} {dev}", cause=cause, dev=dev, again=again)
        if content.dev == self.txn.author.device.id:
            self.taken.cloned = True
        self._arrivals.append((content, item.sealed))
        self.taken.new += not again
        self.taken.changes += not is_bookkeeping(content)
        if content.kind == devices.KIND:
            self._settle()
            learned = self.trust.learn(content.rec, self.txn.state(content.rec).values)
            self._learned |= {learned} if learned else set()
        elif content.kind == epochs.KIND:
            self._epoch(content)
        return True

    def _epoch(self, event: Event) -> None:
        key = epochs.open_epoch(event.set, seeds=self.seeds)
        if key is not None and epochs.keep(self.db, event.rec, community=self.community, fields=event.set, key=key):
            self.key = epochs.sealing_key(self.db, self.community)
            self.taken.keys = True
            self._learned.add("")

    def _keep_apart(self, item: Prepared, reason: str, *, cause: str, dev: str, again: bool) -> bool:
        self.db.conn.execute(
            "INSERT INTO quarantine (id, community, reason, at, sealed, cause, dev) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, cause = excluded.cause, dev = excluded.dev",
            (item.id[2:], self.community, reason, self.txn.now(), item.sealed, cause, dev),
        )
        self.taken.quarantined += not again
        return False

    def _release(self) -> None:
        """Look again at what waited for a device or a key that is here now, until nothing more comes free."""
        while self._learned:
            learned, self._learned = self._learned, set()
            causes = [UNOPENED] if "" in learned else []
            last = ""
            while rows := self._waiting(learned, causes, after=last):
                for bare, sealed in rows:
                    last = bare
                    if self._enter(self._again(bare, sealed), again=True):
                        self.db.conn.execute("DELETE FROM quarantine WHERE id = ?", (bare,))
                        self.taken.released += 1
                self._settle()

    def _waiting(self, learned: set[str], causes: list[str], *, after: str) -> list[tuple[str, bytes]]:
        return self.db.conn.execute(
            "SELECT id, sealed FROM quarantine WHERE community = ? AND id > ? AND"
            " (dev IN (SELECT value FROM json_each(?)) AND dev <> '' OR cause IN (SELECT value FROM json_each(?)))"
            " ORDER BY id LIMIT ?",
            (self.community, after, json.dumps(sorted(learned)), json.dumps(causes), _PAGE),
        ).fetchall()

    def _again(self, bare: str, sealed: bytes) -> Prepared:
        event = prepare(Item(f"e:{bare}", sealed), key=self.key, community=self.community)
        if isinstance(event.content, Event):
            return event
        note = prepare(Item(f"t:{bare}", sealed), key=self.key, community=self.community)
        return note if isinstance(note.content, Note) else event


def release(txn: Transaction, *, community: str, seeds: Sequence[bytes], learned: set[str]) -> Taken:
    """Look again at what waits in quarantine for the devices *learned* ("" for a new key)."""
    intake = _Intake(txn, community, seeds)
    intake._learned = set(learned)
    intake.taken.keys = True
    intake._release()
    return intake.taken


def last_row(db: Database) -> int:
    """The number of the newest event in the log."""
    return int(db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])


def stored(db: Database, ids: Sequence[str]) -> set[str]:
    """Those of *ids* that are in the log or among the photos and their notes; the quarantine does not count."""
    by_kind: dict[str, list[str]] = {}
    for item in ids:
        by_kind.setdefault(item[0], []).append(item)
    found: set[str] = set()
    if wanted := by_kind.pop(EVENT, None):
        bare = json.dumps([item[2:] for item in wanted])
        rows = db.conn.execute("SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?))", (bare,))
        found |= {f"{EVENT}:{row[0]}" for row in rows}
    if rest := [item for items in by_kind.values() for item in items]:
        rows = db.conn.execute(
            "SELECT id FROM parcel WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(rest),)
        )
        found |= {row[0] for row in rows}
    return found


def set_apart(db: Database, ids: Sequence[str]) -> set[str]:
    """Those of *ids* that wait in quarantine whole: they need not be fetched again."""
    if db.conn.execute("SELECT 1 FROM quarantine LIMIT 1").fetchone() is None:
        return set()
    bare = json.dumps([item[2:] for item in ids])
    rows = db.conn.execute("SELECT id FROM quarantine WHERE id IN (SELECT value FROM json_each(?))", (bare,)).fetchall()
    apart = {row[0] for row in rows}
    return {item for item in ids if item[2:] in apart}


def keep_note(db: Database, note: Note, *, note_id: str, community: str, at: str) -> None:
    """Remember what a photo is; it is absent until its bytes come."""
    db.conn.execute(
        "INSERT INTO object (id, community, mime, size, width, height, thumbnail, at, absent)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET"
        " thumbnail = coalesce(thumbnail, excluded.thumbnail)",
        (note.object, community, note.mime, note.size, note.width, note.height, note.thumbnail, at),
    )
    keep_parcel(db, note_id, object_id=note.object, community=community)


def keep_parcel(db: Database, parcel: str, *, object_id: str, community: str) -> None:
    """Add a note or a photo to what this laptop can bring to others."""
    db.conn.execute(
        "INSERT OR IGNORE INTO parcel (id, object, community) VALUES (?, ?, ?)", (parcel, object_id, community)
    )

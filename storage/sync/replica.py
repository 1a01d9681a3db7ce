"""This laptop's side of a sync: one community's log, photos, checkpoints, and what waits for a peer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from storage.bookkeeping import bookkeeping
from storage.engine import Database
from storage.sync import intake, log_pages, outbox, receipts
from storage.sync.carrier import EVENT, NOTE, PHOTO, Changes, Item, Peer, Refusal, item_id
from storage.sync.intake import Prepared, Taken, keep_parcel
from storage.sync.notes import Note, write_note
from storage.sync.outbox import Waiting

if TYPE_CHECKING:
    from storage.workspace import Workspace

_PARCELS_PAGE = 500
_PASSING_KIB = 4096


class Replica:
    """One community of an open workspace, as `replicate` sees it."""

    def __init__(self, workspace: Workspace, community: str) -> None:
        self.workspace = workspace
        self.community = community
        workspace.community_key(community)
        self.uuid = self._uuid()
        self._wrap_photos()

    def new_session(self) -> str:
        return self.workspace.entropy(16).hex()

    def read_in_passing(self) -> None:
        """Have this thread keep few pages in memory: what it brings it reads once, in the order of the log."""
        self.workspace.read(lambda db: db.conn.execute(f"PRAGMA cache_size = -{_PASSING_KIB}").fetchone())

    # -- what is here -------------------------------------------------------------------------------------------

    def changes(self, since: str, limit: int, *, without: Sequence[tuple[int, int]] = ()) -> Changes:
        """What came into this laptop after *since*, as `log_pages.page` lists it."""
        return self.workspace.read(lambda db: log_pages.page(db, self.community, since, limit, without=without))

    def backlog(self, since: str) -> int:
        """About how many items `changes` will list after *since*."""
        return self.workspace.read(lambda db: log_pages.backlog(db, since))

    def count_changes(self, ids: Sequence[str]) -> int:
        """How many of *ids* are changes that people wrote: no photo, no note on one, nothing of the program's own."""
        events = {item[2:] for item in ids if item[0] == EVENT}
        return len(events - self.workspace.read(lambda db: set(bookkeeping(db, [self.community])))) if events else 0

    def missing(self, ids: Sequence[str]) -> set[str]:
        """Those of *ids* that are neither here nor kept in quarantine."""
        if not ids:
            return set()
        return set(ids) - self.workspace.read(lambda db: intake.stored(db, ids) | intake.set_apart(db, ids))

    def read(self, ids: Sequence[str], *, sealed: Mapping[str, bytes] | None = None) -> Iterator[Item]:
        """The sealed items, in the order of *ids*; a photo that cannot be read is left out and fetched again later.

        What is in *sealed* was read before.
        """
        small = sealed or {}
        if lacking := [item for item in ids if item[0] != PHOTO and item not in small]:
            small = {**small, **self.workspace.read(lambda db: self._sealed(db, lacking))}
        for item in ids:
            if item in small:
                yield Item(item, small[item])
            elif item[0] == PHOTO:
                try:
                    yield Item(item, self.workspace.objects.get_sealed(item[2:]))
                except UserError as error:
                    if error.code not in ("OBJECT_004", "OBJECT_005"):
                        raise
                    self._write(partial(_lost, object_id=item[2:]))

    def _sealed(self, db: Database, ids: Sequence[str]) -> dict[str, bytes]:
        bare = json.dumps([item[2:] for item in ids if item[0] == EVENT])
        rows = db.conn.execute("SELECT id, sealed FROM event WHERE id IN (SELECT value FROM json_each(?))", (bare,))
        found = {f"{EVENT}:{event_id}": sealed for event_id, sealed in rows}
        notes = json.dumps([item for item in ids if item[0] == NOTE])
        rows = db.conn.execute(
            "SELECT p.id, o.id, o.mime, o.size, o.width, o.height, o.thumbnail FROM parcel p JOIN object o"
            " ON o.id = p.object WHERE p.id IN (SELECT value FROM json_each(?))",
            (notes,),
        )
        for note_id, *described in rows:
            sealed = self._note(Note(*described), note_id)
            if sealed is not None:
                found[note_id] = sealed
        return found

    def _note(self, note: Note, note_id: str) -> bytes | None:
        """The sealed note again: sealing is deterministic, so only its hash is kept."""
        key = self.workspace.community_key(self.community)
        for candidate in (key, *key.older):
            item = Item(note_id, write_note(note, key=candidate))
            if item.whole:
                return item.sealed
        return None

    def _wrap_photos(self) -> None:
        """Give every photo that was taken in since the last sync a note and a place among what can be brought."""
        key = self.workspace.community_key(self.community)

        def wrap(db: Database) -> int:
            rows = db.conn.execute(
                "SELECT id, mime, size, width, height, thumbnail FROM object WHERE community = ? AND NOT absent"
                " AND id NOT IN (SELECT object FROM parcel WHERE id >= 'b:' AND id < 'b;') LIMIT ?",
                (self.community, _PARCELS_PAGE),
            ).fetchall()
            for described in rows:
                note = Note(*described)
                if not db.conn.execute(
                    "SELECT 1 FROM parcel WHERE object = ? AND id >= 't:' AND id < 't;'", (note.object,)
                ).fetchone():
                    sealed = write_note(note, key=key)
                    keep_parcel(db, item_id(NOTE, sealed), object_id=note.object, community=self.community)
                keep_parcel(db, f"{PHOTO}:{note.object}", object_id=note.object, community=self.community)
            return len(rows)

        while self._write(wrap) == _PARCELS_PAGE:
            pass

    # -- taking in ----------------------------------------------------------------------------------------------

    def get_ready(self) -> None:
        """Load what is needed to store events, while the first are on their way."""
        _ = self.workspace.registry

    def prepare(self, found: Iterable[Item]) -> list[Prepared]:
        """Open and verify items whose hash holds; may run in any thread."""
        key = self.workspace.community_key(self.community)
        return [intake.prepare(item, key=key, community=self.community) for item in found]

    def take(self, found: Sequence[Prepared]) -> Taken:
        """Keep events and notes: good ones in the log, the others in quarantine."""
        if not found:
            return Taken()
        seeds = self.workspace.keyring.seeds()
        community = self.community
        taken = self.workspace.write_now(lambda txn: intake.take(txn, found, community=community, seeds=seeds))
        if taken.keys:
            self.workspace.keyring.load()
        if taken.cloned:
            self.workspace.renew_device()
        return taken

    def place(self, photos: Iterable[Item]) -> list[str]:
        """Have *photos*, whose hashes hold, safe on disk; returns their ids for `arrived`. May run in any thread."""
        placed = []
        for item in photos:
            self.workspace.objects.place(item.sealed, object_id=item.id[2:])
            placed.append(item.id)
        return placed

    def arrived(self, photos: Sequence[str]) -> int:
        """Note that *photos* are here, whose bytes are in their place; returns how many were not here before."""
        return int(self._write(lambda db: _arrived(db, photos, self.community))) if photos else 0

    def absent(self) -> Iterator[str]:
        """Photos of which only the note is here, in the order in which their notes came."""
        after = 0
        while True:
            rows = self.workspace.read(partial(_absent, community=self.community, after=after))
            yield from (f"{PHOTO}:{row[1]}" for row in rows)
            if len(rows) < _PARCELS_PAGE:
                return
            after = rows[-1][0]

    def count_absent(self) -> int:
        return int(
            self.workspace.read(
                lambda db: db.conn.execute(
                    "SELECT count(*) FROM object WHERE absent AND community = ?", (self.community,)
                ).fetchone()[0]
            )
        )

    # -- what was agreed with peers -------------------------------------------------------------------------------

    def load_checkpoint(self, name: str) -> dict[str, Any] | None:
        def load(db: Database) -> dict[str, Any] | None:
            row = db.conn.execute("SELECT document FROM checkpoint WHERE name = ?", (name,)).fetchone()
            return None if row is None else json.loads(row[0])

        return self.workspace.read(load)

    def store_checkpoint(self, name: str, document: Mapping[str, Any], *, peer: str, direction: str) -> None:
        text = json.dumps(document)
        self._write(
            lambda db: db.conn.execute(
                "INSERT INTO checkpoint (name, peer, community, direction, document) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET document = excluded.document",
                (name, peer, self.community, direction, text),
            )
        )

    def waiting(self, peer: str, direction: str) -> list[Waiting]:
        """What waits for *peer* ("out") or is owed by it ("in")."""
        return self.workspace.read(
            lambda db: outbox.waiting(db, community=self.community, peer=peer, direction=direction)
        )

    def count_waiting(self, peer: str, direction: str) -> int:
        return self.workspace.read(
            lambda db: outbox.count(db, community=self.community, peer=peer, direction=direction)
        )

    def note_waiting(self, peer: str, direction: str, *, refused: Sequence[Refusal], arrived: Sequence[str]) -> None:
        """Remember refusals before any checkpoint passes them, and forget what has arrived."""
        if not refused and not self.count_waiting(peer, direction):
            return
        place = outbox.Place(self.community, peer, direction)
        at = self._now()
        self._write(lambda db: outbox.note(db, place, refused=refused, arrived=arrived, at=at))

    def note_unanswered(self, ids: Sequence[str]) -> None:
        """Remember that *ids* lie on a stick or in a folder, and that nobody has said yet that they arrived."""
        self._write(partial(receipts.note, community=self.community, ids=ids))

    def note_answers(self, confirmed: Callable[[Sequence[str]], set[str]]) -> int:
        """Forget of what is unanswered what *confirmed* says has arrived; returns how many changes and photos."""
        batches = self.workspace.read(partial(receipts.unanswered, community=self.community))
        answered: set[str] = set()
        for batch, ids in batches:
            arrived = confirmed(ids)
            if arrived:
                left = [item for item in ids if item not in arrived]
                self._write(partial(receipts.shrink, batch=batch, ids=left))
                answered |= arrived
        return self.count_changes(list(answered)) + sum(item[0] == PHOTO for item in answered)

    def count_unanswered(self) -> int:
        return self.workspace.read(partial(receipts.count_unanswered, community=self.community))

    def any_unanswered(self) -> bool:
        return self.workspace.read(partial(receipts.any_unanswered, community=self.community))

    def met(self, peer: Peer, *, finished: bool, in_sync: bool) -> None:
        """Remember when *peer* was last there, when a run last came to its end, and when both sides were equal."""
        at = self._now()
        self._write(
            lambda db: db.conn.execute(
                "INSERT INTO peer (id, community, kind, title, met, finished, in_sync) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id, community) DO UPDATE SET kind = excluded.kind, title = excluded.title,"
                " met = excluded.met, finished = coalesce(excluded.finished, finished),"
                " in_sync = coalesce(excluded.in_sync, in_sync)",
                (peer.id, self.community, peer.kind, peer.title, at, at if finished else None, at if in_sync else None),
            )
        )

    def _now(self) -> str:
        moment: datetime = self.workspace.clock()
        return moment.isoformat(timespec="seconds")

    def _uuid(self) -> str:
        """A name for this laptop's copy in checkpoints; made once."""
        found = self.workspace.setting("replica")
        if not found:
            found = self.workspace.entropy(16).hex()
            self.workspace.set_setting("replica", found)
        return str(found)

    def _write(self, fn: Any) -> Any:
        connections = self.workspace.connections
        return connections.wait(connections.write(fn))


def _arrived(db: Database, ids: Sequence[str], community: str) -> int:
    new = 0
    for item in ids:
        changed = db.conn.execute("UPDATE object SET absent = 0 WHERE id = ? AND absent", (item[2:],))
        new += changed.rowcount
        keep_parcel(db, item, object_id=item[2:], community=community)
    return new


def _absent(db: Database, *, community: str, after: int) -> list[tuple[int, str]]:
    return db.conn.execute(
        "SELECT p.seq, o.id FROM object o JOIN parcel p ON p.object = o.id"
        " WHERE o.absent AND o.community = ? AND p.seq > ? AND p.id >= 't:' AND p.id < 't;' ORDER BY p.seq LIMIT ?",
        (community, after, _PARCELS_PAGE),
    ).fetchall()


def _lost(db: Database, *, object_id: str) -> None:
    """A photo whose file is gone is one to fetch, not one to bring; when it comes back it is brought again."""
    db.conn.execute("UPDATE object SET absent = 1 WHERE id = ?", (object_id,))
    for table, more in (("parcel", ""), ("waiting", " AND direction = 'out'")):
        db.conn.execute(f"DELETE FROM {table} WHERE id = ?{more}", (f"{PHOTO}:{object_id}",))  # noqa: S608 - constants

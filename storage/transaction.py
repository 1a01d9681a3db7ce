"""One change to a workspace: events appended, heads merged, derived tables written, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Literal

from forms.errors import UserError
from forms.lean import dataclass
from forms.plain_text import writable
from storage import events, heads
from storage.engine import Database
from storage.events import Value, checked
from storage.heads import VOID, HeadState
from storage.projections import Key, Registry
from storage.sealing import DeviceKey, SealingKey

MOST_PENDING = 500  # records whose head waits in memory; bulk imports write them out beyond this


@dataclass
class Author:
    """Who writes, on which laptop, for which community, and by which clock."""

    device: DeviceKey
    person: str
    community: str
    keys: Mapping[str, SealingKey]
    clock: Callable[[], datetime]
    entropy: Callable[[int], bytes]


@dataclass
class Transaction:
    """What the writer thread hands to a function given to `Workspace.write`.

    Derived tables are written when the function returns. Whoever must read them earlier, in the same
    transaction, calls `flush`.
    """

    db: Database
    author: Author
    registry: Registry
    kinds: set[str] = field(default_factory=set)
    remembered: dict[str, dict[str, Value]] | None = None
    """What each record said before it was written; None where nobody asked."""
    _pending: dict[str, HeadState] = field(default_factory=dict)
    _loaded: dict[str, HeadState] = field(default_factory=dict)
    """Heads that were read ahead and not changed yet."""
    _dependents: set[Key] = field(default_factory=set)
    _counters: dict[str, int] = field(default_factory=dict)

    def append(
        self,
        kind: str,
        rec: str,
        fields: Mapping[str, Value],
        *,
        at: str | None = None,
        author: str | None = None,
        community: str | None = None,
        seen: HeadState | None = None,
    ) -> str:
        """Write one event that sets *fields* of *rec*; a field set to None is cleared. Returns the event's id.

        *seen* is what the author had in view, when that is older than what is stored now (a draft, an open
        dialog): a value that came in between is then not superseded and shows as a conflict.
        """
        if events.record_kind(rec) != kind:
            raise ValueError(f"{rec} is no {kind}")
        if not fields:
            raise ValueError("an event changes at least one field")
        state = self.state(rec)
        if self.remembered is not None:
            self.remembered.setdefault(rec, {} if state.void else state.values)
        view = state if seen is None else seen
        home = community or state.community or self.author.community
        values = {name: checked(_writable(value)) for name, value in fields.items()}
        if values.get(VOID) is True:
            values[VOID] = list(view.seen())
        body = {
            "dev": self.author.device.id,
            "n": self._next(home),
            "rec": rec,
            "kind": kind,
            "at": at or self.now(),
            "author": self.author.person if author is None else author,
            "set": values,
            "prev": {name: ids for name in values if (ids := view.ids(name))},
        }
        event_id, sealed = events.write(body, device=self.author.device, key=self.author.keys[home])
        event = events.Event(id=event_id, community=home, **body)  # type: ignore[arg-type]
        events.insert(self.db, event, sealed)
        state.apply(event)
        self._touched(state)
        return event_id

    def void(self, rec: str, *, seen: HeadState | None = None, author: str | None = None) -> str:
        """Delete a record. An edit made elsewhere that this author has not seen keeps it alive, as a conflict."""
        return self.append(events.record_kind(rec), rec, {VOID: True}, seen=seen, author=author)

    def accept(self, sealed: bytes, *, community: str) -> Literal["new", "known", "quarantined"]:
        """Take in an event from another laptop, or keep what is no event of ours in quarantine with the reason."""
        event_id = hashlib.sha256(sealed).hexdigest()
        if events.known(self.db, event_id):
            return "known"
        try:
            event = events.read(sealed, key=self.author.keys[community], community=community)
        except events.Unacceptable as error:
            self.db.conn.execute(
                "INSERT OR IGNORE INTO quarantine (id, community, reason, at, sealed) VALUES (?, ?, ?, ?, ?)",
                (event_id, community, str(error), self.now(), sealed),
            )
            return "quarantined"
        self.take_in([(event, sealed)])
        return "new"

    def take_in(self, arrivals: Sequence[tuple[events.Event, bytes]]) -> None:
        """Add events of other laptops that were read and found good, and that are not in the log yet.

        Many at once: what they need to know of the log is asked in a few queries, not in some for each event.
        """
        events.insert_many(self.db, arrivals)
        for community in {event.community for event, _ in arrivals}:
            self._counters.pop(community, None)
        awaited = heads.no_longer_awaited(self.db, [event.id for event, _ in arrivals])
        self._load({event.rec: event.kind for event, _ in arrivals})
        named: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        changed: dict[str, HeadState] = {}
        whole: set[str] = set()
        for event, _ in arrivals:
            rec = event.rec
            if event.id in named or (awaited and (event.id, rec) in awaited):
                # something that came earlier supersedes this one: only the whole history says what stands
                whole.add(rec)
            state = changed.get(rec)
            if state is None:
                state = changed[rec] = self.state(rec)
            state.apply(event)
            if event.prev:
                superseded = event.supersedes()
                named |= superseded
                pairs.update((item, rec) for item in superseded)
        heads.await_missing(self.db, pairs)
        for rec in whole:
            changed[rec] = heads.merge(rec, events.of_record(self.db, rec, keys=self.author.keys))
        for rec in sorted(changed):  # side by side in the indexes, so that each page of theirs is sought once
            self._touched(changed[rec])

    def _load(self, recs: Mapping[str, str]) -> None:
        """Have the heads of *recs*, each with its kind, in memory, read together."""
        wanted = [rec for rec in recs if rec not in self._pending]
        self._loaded = {state.rec: state for state in heads.load_many(self.db, wanted)}
        for rec in wanted:
            if rec not in self._loaded:
                self._loaded[rec] = HeadState(rec, recs[rec], "")

    def state(self, rec: str) -> HeadState:
        """The merged state of *rec* as of now, this transaction's events included."""
        state = self._pending.get(rec) or self._loaded.get(rec)
        return state or heads.load(self.db, rec) or heads.empty(rec)

    def fields(self, rec: str) -> dict[str, Value]:
        """The merged fields of *rec*; empty for a new or a voided record."""
        state = self.state(rec)
        return {} if state.void else state.values

    def new_id(self) -> str:
        """32 hex digits (a version 4 UUID without its dashes)."""
        raw = bytearray(self.author.entropy(16))
        raw[6] = raw[6] & 0x0F | 0x40
        raw[8] = raw[8] & 0x3F | 0x80
        return raw.hex()

    def now(self) -> str:
        """The wall clock as text with its offset. It orders lists and decides nothing."""
        return self.author.clock().isoformat(timespec="seconds")

    def flush(self) -> None:
        """Write the derived tables of everything so far, for whoever reads them in this transaction."""
        self._project()
        self.registry.recompute(self.db, self._dependents)

    def _touched(self, state: HeadState) -> None:
        self.kinds.add(state.kind)
        self._pending[state.rec] = state
        self._loaded.pop(state.rec, None)
        if len(self._pending) >= MOST_PENDING:
            self._project()

    def _project(self) -> None:
        heads.store_many(self.db, self._pending.values())
        self.registry.project_many(self.db, self._pending.values(), self._dependents)
        self._pending.clear()

    def _next(self, community: str) -> int:
        if community not in self.author.keys:
            raise UserError("WORKSPACE_010", community=community)
        if community not in self._counters:
            self._counters[community] = events.last_n(self.db, community=community, dev=self.author.device.id)
        self._counters[community] += 1
        return self._counters[community]


def _writable(value: Value) -> Value:
    """Pasted text without what no file can hold; else a form that looks complete could never be kept."""
    if isinstance(value, str):
        return writable(value)
    return [_writable(item) for item in value] if isinstance(value, list) else value

"""The merge rule: what a record says now, and where people said different things.

For one field, the heads are the events that no known event of that record supersedes. One distinct value is the value;
several are a conflict, and all are kept until a person settles it. No clock decides anything. The result
depends on the set of events alone, not on the order in which they came.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from forms.lean import dataclass
from storage.engine import Database
from storage.events import Event, Value, canonical, known_events, record_kind

VOID = "_void"
# What the machine stamps on a changed record is never in dispute: whoever settles the answers stamps it anew.
_STAMPED = re.compile(r"(^|/)([^/]+:)?meta/([^/]+:)?(instanceID|deprecatedID)$")
_text = json.encoder.encode_basestring
# A conflict in a list or document shows the value that leads somebody to look again.
_CAUTION = {"fail": 4, "major": 4, "serious": 3, "unseen": 3, "yes": 2, "minor": 2, "na": 1, "pass": -1, "ok": -1}


@dataclass
class HeadState:
    """The current heads of one record: per field, the events that stand and their values.

    Reading `values` gives one value a field; `conflicts` says where that one is disputed.
    """

    rec: str
    kind: str
    community: str
    heads: dict[str, dict[str, Value]] = field(default_factory=dict)
    """field -> event id -> value"""

    def apply(self, event: Event) -> None:
        """Take in an *event* that no event of this state supersedes."""
        if event.community < self.community or not self.community:
            self.community = event.community
        event_id, prev, heads = event.id, event.prev, self.heads
        for name, value in event.set.items():
            standing = heads.get(name)
            if standing is None:
                heads[name] = {event_id: value}
                continue
            for superseded in prev.get(name, ()):
                standing.pop(superseded, None)
            standing[event_id] = value

    def ids(self, name: str) -> list[str]:
        """The events that stand for field *name*: what a new value supersedes."""
        return sorted(self.heads.get(name, ()))

    @property
    def values(self) -> dict[str, Value]:
        """One value a field; fields without a value are left out, and so is `_void`."""
        merged: dict[str, Value] = {}
        for name, standing in self.heads.items():
            value = next(iter(standing.values())) if len(standing) == 1 else most_cautious(standing.values())
            if value is not None and name != VOID:
                merged[name] = value
        return merged

    @property
    def conflicts(self) -> dict[str, list[Value]]:
        """Fields on which people differ, with every value (null: cleared by somebody)."""
        found = {}
        for name, standing in self.heads.items():
            if len(standing) > 1 and name != VOID and not _STAMPED.search(name):
                distinct = distinct_values(standing.values())
                if len(distinct) > 1:
                    found[name] = distinct
        if self.heads.get(VOID) and not self.void and any(v is not None for v in self.heads[VOID].values()):
            found[VOID] = distinct_values(self.heads[VOID].values())
        return found

    @property
    def void(self) -> bool:
        """Whether the record is deleted.

        Voiding names the events its author saw, so an edit that nobody saw keeps the record alive.
        """
        if VOID not in self.heads:
            return False
        votes = self.heads[VOID].values()
        if not votes or any(vote is None for vote in votes):
            return False
        seen = {item for vote in votes for item in (vote if isinstance(vote, list) else ())}
        return all(event_id in seen for name, standing in self.heads.items() if name != VOID for event_id in standing)

    def seen(self) -> list[str]:
        """Every event that stands in this record: what voiding it supersedes."""
        return sorted({event_id for name, standing in self.heads.items() if name != VOID for event_id in standing})

    def body(self) -> str:
        """The compact row: ids once, fields by index. Equal states give equal text."""
        found = {event_id for standing in self.heads.values() for event_id in standing}
        if len(found) == 1:  # as of every record that was written once
            (only,) = found
            stands = ((name, self.heads[name]) for name in sorted(self.heads))
            said = [
                f"{_text(name)}:[[0,{_json(each[only])}]]" if each else f"{_text(name)}:[]" for name, each in stands
            ]
            return f'{{"events":[{_text(only)}],"fields":{{{",".join(said)}}}}}'
        ids = sorted(found)
        index = {event_id: place for place, event_id in enumerate(ids)}
        fields = {
            name: [[index[event_id], standing[event_id]] for event_id in sorted(standing)]
            for name, standing in self.heads.items()
        }
        return canonical({"events": ids, "fields": fields}).decode()

    @classmethod
    def from_body(cls, rec: str, *, kind: str, community: str, body: str) -> HeadState:
        data = json.loads(body)
        ids = data["events"]
        heads = {name: {ids[place]: value for place, value in pairs} for name, pairs in data["fields"].items()}
        return cls(rec, kind, community, heads)


def _json(value: Value) -> str:
    return _text(value) if isinstance(value, str) else canonical(value).decode()


def empty(rec: str) -> HeadState:
    return HeadState(rec, record_kind(rec), "")


def merge(rec: str, events: Iterable[Event]) -> HeadState:
    """The state of a record from all its events, in whatever order."""
    found = {event.id: event for event in events}
    superseded = {(name, item) for event in found.values() for name in event.set for item in event.prev.get(name, ())}
    state = empty(rec)
    for event_id in sorted(found):
        event = found[event_id]
        state.community = min(state.community or event.community, event.community)
        for name, value in event.set.items():
            standing = state.heads.setdefault(name, {})
            if (name, event_id) not in superseded:
                standing[event_id] = value
    return state


def distinct_values(values: Iterable[Value]) -> list[Value]:
    """Each value once, in a fixed order."""
    by_text = {canonical(value): value for value in values}
    return [by_text[text] for text in sorted(by_text)]


def most_cautious(values: Iterable[Value]) -> Value:
    """The value that stands in lists while a conflict is open: the one that is worse for safety."""
    return max(distinct_values(values), key=_caution, default=None)


def _caution(value: Value) -> tuple[bool, int, float, int, bytes]:
    text = value if isinstance(value, str) else ""
    try:
        number = float(value) if isinstance(value, (str, int)) and len(str(value)) < 20 else 0.0
    except ValueError:
        number = 0.0
    return (
        value is not None,
        _CAUTION.get(text, 0),
        number if abs(number) < 1e18 else 0.0,  # NaN and infinity compare with nothing
        len(text.split()),  # more ticked findings
        canonical(value),
    )


def load(db: Database, rec: str) -> HeadState | None:
    """The stored state of *rec*, None when nobody has written it."""
    row = db.conn.execute("SELECT kind, community, body FROM head WHERE rec = ?", (rec,)).fetchone()
    return None if row is None else HeadState.from_body(rec, kind=row[0], community=row[1], body=row[2])


def load_kind(db: Database, kind: str) -> Iterator[HeadState]:
    """All records of one kind, voided ones too, by id."""
    rows = db.conn.execute("SELECT rec, community, body FROM head WHERE kind = ? ORDER BY rec", (kind,))
    for rec, community, body in rows:
        yield HeadState.from_body(rec, kind=kind, community=community, body=body)


def load_many(db: Database, recs: Iterable[str]) -> Iterator[HeadState]:
    """The stored states of those of *recs* that somebody has written."""
    rows = db.conn.execute(
        "SELECT rec, kind, community, body FROM head WHERE rec IN (SELECT value FROM json_each(?))",
        (json.dumps(list(recs)),),
    )
    for rec, kind, community, body in rows.fetchall():
        yield HeadState.from_body(rec, kind=kind, community=community, body=body)


def store(db: Database, state: HeadState) -> None:
    """Write the head row of *state* and its open conflicts. Only the merge calls this."""
    store_many(db, [state])


def store_many(db: Database, states: Iterable[HeadState]) -> None:
    """Write the head rows of *states* and their open conflicts."""
    states = list(states)
    db.conn.executemany(
        "INSERT INTO head (rec, kind, community, void, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (rec) DO UPDATE SET"
        " community = excluded.community, void = excluded.void, body = excluded.body",
        [(state.rec, state.kind, state.community, state.void, state.body()) for state in states],
    )
    db.conn.execute(
        "DELETE FROM conflict WHERE rec IN (SELECT value FROM json_each(?))",
        (json.dumps([state.rec for state in states]),),
    )
    db.conn.executemany(
        "INSERT INTO conflict (rec, field, kind, community) VALUES (?, ?, ?, ?)",
        [(state.rec, name, state.kind, state.community) for state in states for name in sorted(state.conflicts)],
    )


def no_longer_awaited(db: Database, ids: Sequence[str]) -> set[tuple[str, str]]:
    """Forget that *ids* are awaited; returns those that were, each with the record that waited for it."""
    if db.conn.execute("SELECT 1 FROM awaited LIMIT 1").fetchone() is None:
        return set()
    rows = db.conn.execute(
        "DELETE FROM awaited WHERE id IN (SELECT value FROM json_each(?)) RETURNING id, rec", (json.dumps(ids),)
    )
    return set(rows.fetchall())


def await_missing(db: Database, named: Collection[tuple[str, str]]) -> None:
    """Remember which of the events *named*, each by a record, are not in the log yet."""
    if not named:
        return
    known = known_events(db, {item for item, _ in named})
    db.conn.executemany(
        "INSERT OR IGNORE INTO awaited (id, rec) VALUES (?, ?)", sorted(pair for pair in named if pair[0] not in known)
    )


def fields(db: Database, rec: str) -> Mapping[str, Value]:
    """The merged fields of *rec*; empty when there is no such record, or it is deleted."""
    state = load(db, rec)
    return {} if state is None or state.void else state.values

"""What people said differently: every side with who, when and where, until somebody settles it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from forms.lean import dataclass
from storage import heads
from storage.engine import Database
from storage.events import Event, Value, of_record, record_kind
from storage.heads import HeadState
from storage.sealing import SealingKey
from storage.transaction import Transaction


@dataclass(frozen=True)
class Side:
    """One value that stands, and the event that wrote it."""

    value: Value
    event: str
    author: str
    at: str
    dev: str


@dataclass(frozen=True)
class Conflict:
    """A field of a record on which people differ. `shown` is what lists show meanwhile, to be marked 待核实."""

    rec: str
    kind: str
    community: str
    field: str
    shown: Value
    sides: tuple[Side, ...]


def open_conflicts(db: Database, *, keys: Mapping[str, SealingKey], rec: str | None = None) -> list[Conflict]:
    """All open conflicts, or those of one record, by record and field."""
    rows = db.conn.execute(
        "SELECT rec, field FROM conflict WHERE ? IS NULL OR rec = ? ORDER BY rec, field", (rec, rec)
    ).fetchall()
    found: list[Conflict] = []
    histories: dict[str, dict[str, Event]] = {}
    for record, field in rows:
        if record not in histories:
            histories = {record: {event.id: event for event in of_record(db, record, keys=keys)}}
        state = heads.load(db, record)
        assert state is not None
        sides = tuple(
            Side(value, event_id, event.author, event.at, event.dev)
            for event_id, value in sorted(state.heads[field].items())
            for event in [histories[record][event_id]]
        )
        shown = heads.most_cautious(side.value for side in sides)
        found.append(Conflict(record, state.kind, state.community, field, shown, sides))
    return found


def count(db: Database, communities: Sequence[str]) -> int:
    """How many fields people differ on in *communities*."""
    row = db.conn.execute(
        "SELECT count(*) FROM conflict WHERE community IN (SELECT value FROM json_each(?))", (json.dumps(communities),)
    ).fetchone()
    return int(row[0])


def disputed(db: Database, communities: Sequence[str]) -> list[str]:
    """The records on which people differ in *communities*, by kind and id."""
    rows = db.conn.execute(
        "SELECT DISTINCT rec, kind FROM conflict WHERE community IN (SELECT value FROM json_each(?))"
        " ORDER BY kind, rec",
        (json.dumps(communities),),
    )
    return [str(rec) for rec, _ in rows]


NEWER, CAUTIOUS = "newer", "cautious"
"""Rules by which many are settled at once: the answer written last, or the one that is worse for safety."""


def by_rule(conflict: Conflict, rule: str) -> Side | None:
    """The side that *rule* lets stand: `NEWER`, `CAUTIOUS`, or the id of a laptop for what was said there last.

    None where the rule says nothing: that laptop has not spoken, or one deleted what another changed.
    """
    if conflict.field == heads.VOID:
        return None
    sides = conflict.sides
    if rule == CAUTIOUS:
        sides = tuple(side for side in sides if side.value == conflict.shown)
    elif rule != NEWER:
        sides = tuple(side for side in sides if side.dev == rule)
    return max(sides, key=lambda side: (datetime.fromisoformat(side.at), side.event), default=None)


def settle_many(txn: Transaction, chosen: Sequence[tuple[Conflict, Value]]) -> dict[str, str]:
    """Settle many at once, one event a record; returns those events by record."""
    by_record: dict[str, dict[str, Value]] = {}
    for conflict, value in chosen:
        by_record.setdefault(conflict.rec, {})[conflict.field] = value
    return {rec: txn.append(record_kind(rec), rec, fields) for rec, fields in by_record.items()}


def reopen(txn: Transaction, settled: Sequence[Conflict], events: Mapping[str, str]) -> int:
    """Let every side of *settled* stand again, with who said it and when; returns how many are open again.

    What somebody has written since the *events* that settled them stays as it is.
    """
    count = 0
    seen: dict[str, HeadState | None] = {}
    for conflict in settled:
        if conflict.rec not in seen:
            seen[conflict.rec] = heads.load(txn.db, conflict.rec)
        view = seen[conflict.rec]
        if view is None or set(view.heads.get(conflict.field, ())) != {events[conflict.rec]}:
            continue
        for side in conflict.sides:
            fields = {conflict.field: side.value}
            txn.append(conflict.kind, conflict.rec, fields, at=side.at, author=side.author, seen=view)
        count += 1
    return count


def settle(txn: Transaction, *, rec: str, field: str, value: Value) -> str:
    """A person's decision: one event that supersedes every side, so that *value* stands alone everywhere."""
    return txn.append(record_kind(rec), rec, {field: value})

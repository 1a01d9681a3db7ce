"""What people said differently: every side with who, when and where, until somebody settles it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from forms.lean import dataclass
from storage import heads
from storage.engine import Database
from storage.events import Event, Value, of_record, record_kind
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


def settle(txn: Transaction, *, rec: str, field: str, value: Value) -> str:
    """A person's decision: one event that supersedes every side, so that *value* stands alone everywhere."""
    return txn.append(record_kind(rec), rec, {field: value})

"""A ledger table from a dataclass: one row a record, or one row for each repeated row inside a record.

The nouns of the community are plain: a few typed fields, now and then rows inside (who attended, which
stalls there were). Their tables and projections differ in nothing but the fields, so the fields are all they state.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from storage.community.place_rows import text, whole
from storage.engine import Database
from storage.events import Value
from storage.projections import Projected, projection

if TYPE_CHECKING:
    from storage.transaction import Transaction

T = TypeVar("T")
_NUMBER, _FLAG, _LIST, _TEXT = "INTEGER", "INTEGER NOT NULL", "TEXT NOT NULL DEFAULT '[]'", "TEXT NOT NULL"
# By annotation, as it is written: all of them stand on the way to the window, and evaluating them takes time.
_COLUMNS = {"str": _TEXT, "bool": _FLAG, "tuple[str, ...]": _LIST, "int | None": _NUMBER, "int": _NUMBER}


class Ledger(Generic[T]):
    """The rows of dataclass *cls* in table *name*, derived from records of *kind*.

    A field of *cls* is a field of the record, by the same name. Without *repeat* its first fields are `id` and
    `community`. With *repeat* there is one row for each repeated row "repeat:key" of the record: its first
    fields are `owner`, `key` and `value` (what the row's own field holds), the rest are "repeat:key/name".
    What is *counted* elsewhere is no column; in rows from here it has its default.
    """

    def __init__(
        self,
        cls: type[T],
        *,
        kind: str,
        name: str,
        repeat: str = "",
        indexes: Sequence[str] = (),
        counted: Sequence[str] = (),
    ) -> None:
        self.cls = cls
        self.kind = kind
        self.name = name
        self._given = ("owner", "key", "value") if repeat else ("id", "community")
        self._types = {name: _COLUMNS[kind] for name, kind in cls.__annotations__.items() if name not in counted}
        self._repeat = f"{repeat}:" if repeat else ""
        key = "PRIMARY KEY (owner, key)" if repeat else "PRIMARY KEY (id)"
        columns = ", ".join(f'"{column}" {kind}' for column, kind in self._types.items())
        projection(
            kind,
            tables={name: f"CREATE TABLE {name} ({columns}, {key}) STRICT, WITHOUT ROWID"},
            indexes=[f'CREATE INDEX {name}_by_{column} ON {name} ("{column}")' for column in indexes],
        )(self._project)

    def _project(self, db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
        db.conn.execute(f"DELETE FROM {self.name} WHERE {self._given[0]} = ?", (rec,))  # noqa: S608
        if state.void:
            return
        if not self._repeat:
            self._insert(db, [rec, state.community], fields, prefix="")
            return
        for name, value in fields.items():
            key = name.removeprefix(self._repeat)
            if key and key != name and "/" not in key:
                self._insert(db, [rec, key, value if isinstance(value, str) else str(value)], fields, prefix=f"{name}/")

    def _insert(self, db: Database, given: list[str], fields: Mapping[str, Value], *, prefix: str) -> None:
        names = list(self._types)[len(given) :]
        row = [*given, *(_stored(fields, prefix + name, self._types[name]) for name in names)]
        db.conn.execute(f"INSERT INTO {self.name} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608

    def load(self, db: Database, rec: str) -> T | None:
        """The row of one record."""
        return next(iter(self.select(db, f"{self._given[0]} = ?", (rec,))), None)

    def select(self, db: Database, where: str = "1", values: Sequence[object] = (), *, order: str = "1") -> list[T]:
        """Rows by a condition on the table's columns."""
        columns = ", ".join(f'"{column}"' for column in self._types)
        tail = ", ".join(dict.fromkeys((order, *(("owner", "key") if self._repeat else ("id",)))))
        sql = f"SELECT {columns} FROM {self.name} WHERE {where} ORDER BY {tail}"  # noqa: S608 - from our own code
        return [self.cls(*map(_loaded, row, self._types.values())) for row in db.conn.execute(sql, tuple(values))]

    def add(self, txn: Transaction, /, *, rec: str | None = None, **fields: Value) -> str:
        """Write a new record, or further fields of *rec*; what is empty is left out. Returns its id."""
        unknown = fields.keys() - self._types.keys()
        if unknown:
            raise TypeError(f"{self.name} has no {', '.join(sorted(unknown))}")
        return write(txn, kind=self.kind, rec=rec, fields=fields)

    def change(self, txn: Transaction, /, *, rec: str, **fields: Value) -> None:
        """Set fields of a record; what is given empty is cleared. What stands already is not written again."""
        unknown = fields.keys() - self._types.keys()
        if unknown:
            raise TypeError(f"{self.name} has no {', '.join(sorted(unknown))}")
        change(txn, rec=rec, fields=fields)


def write(txn: Transaction, *, kind: str, rec: str | None = None, fields: Mapping[str, Value]) -> str:
    """Append one event with the fields that hold something; returns the record's id."""
    rec = rec or f"{kind}:{txn.new_id()}"
    kept = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
    txn.append(kind, rec, kept, community=home_of(txn, rec, fields))
    return rec


def write_whole(txn: Transaction, *, rec: str, fields: Mapping[str, Value]) -> str:
    """Write a record of which *fields* is everything, under the one id that it can have.

    Nothing of what it said before it was taken back comes back with it.
    """
    state = txn.state(rec)
    if state.void:
        kept = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
        gone: dict[str, Value] = dict.fromkeys(state.values)
        txn.append(state.kind, rec, gone | kept, community=home_of(txn, rec, fields))
    else:
        change(txn, rec=rec, fields=fields)
    return rec


# What a record belongs to, most telling first: it is kept where that is kept.
_BELONGS = ("place", "case", "meeting", "activity", "issue", "vote", "schedule", "fund", "subject", "rec", "survey")


def home_of(txn: Transaction, rec: str, fields: Mapping[str, Value]) -> str | None:
    """The community in whose log a new record belongs: that of the place, case or meeting that it names.

    None where that says nothing; then it is the community somebody works in. A workspace may hold several.
    """
    if txn.state(rec).community:
        return None
    for name in _BELONGS:
        value = fields.get(name)
        if not isinstance(value, str) or ":" not in value or value == rec:
            continue
        if known := txn.state(value).community:
            return known
        if name == "place":  # the community itself is a place without a record of its own
            row = txn.db.conn.execute("SELECT community FROM place WHERE id = ?", (value,)).fetchone()
            if row and row[0]:
                return str(row[0])
    return None


def change(txn: Transaction, *, rec: str, fields: Mapping[str, Value]) -> None:
    """Append one event with the fields that differ from what stands; an empty one is cleared."""
    known = txn.fields(rec)
    wanted = {name: None if value in (None, "", [], ()) else value for name, value in fields.items()}
    differing = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in wanted.items()
        if known.get(name) != (list(value) if isinstance(value, tuple) else value)
    }
    if differing:
        txn.append(rec.partition(":")[0], rec, differing, community=home_of(txn, rec, differing))


def add_row(
    txn: Transaction, *, rec: str, repeat: str, value: str = "1", key: str | None = None, **parts: Value
) -> str:
    """Add one repeated row to a record; returns its key. Two laptops that add rows keep both.

    Rows that both mean are one: they get the same *key* on both.
    """
    key = key or txn.new_id()
    name = f"{repeat}:{key}"
    write(
        txn,
        kind=rec.partition(":")[0],
        rec=rec,
        fields={name: value} | {f"{name}/{part}": v for part, v in parts.items()},
    )
    return key


def change_row(txn: Transaction, *, rec: str, repeat: str, key: str, **parts: Value) -> None:
    """Set parts of a repeated row; what is given empty is cleared. `value` is what the row itself holds."""
    name = f"{repeat}:{key}"
    change(txn, rec=rec, fields={name if part == "value" else f"{name}/{part}": v for part, v in parts.items()})


def drop_row(txn: Transaction, *, rec: str, repeat: str, key: str) -> None:
    """Take a repeated row away with everything in it; the history keeps it."""
    name = f"{repeat}:{key}"
    known = [field for field in txn.fields(rec) if field == name or field.startswith(f"{name}/")]
    if known:
        txn.append(rec.partition(":")[0], rec, dict.fromkeys(known, None))


def same_id(kind: str, *parts: str) -> str:
    """The record id that every laptop gives to the one thing that *parts* name."""
    return f"{kind}:" + hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def _stored(fields: Mapping[str, Value], name: str, kind: str) -> str | int | None:
    value = fields.get(name)
    if kind == _TEXT:
        return text(fields, name)
    if kind == _FLAG:
        return int(value is True)
    if kind == _LIST:
        return json.dumps([str(one) for one in value] if isinstance(value, list) else [], ensure_ascii=False)
    return whole(fields, name)


def _loaded(value: object, kind: str) -> object:
    if kind == _LIST:
        return tuple(json.loads(str(value)))
    return bool(value) if kind == _FLAG else value

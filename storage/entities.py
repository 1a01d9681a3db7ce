"""Entities: things that finished forms create and change, and that other forms choose from, with no server between.

An entity is a record like every other, so two laptops that change different properties of one meet in it, and where
they change the same property it is in dispute until a person settles it. ODK counts versions; here a version is how
often the entity was changed, which comes out alike in whatever order the changes arrive.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage import events, heads
from storage.engine import Database
from storage.events import Value
from storage.projections import Projected, projection
from storage.search import searchable
from storage.transaction import Transaction

if TYPE_CHECKING:
    from forms.entities import EntityAction
    from forms.nodes import Node

KIND = "entity"
_PROPERTY, _CHANGE = "p:", "by:"
OWN_COLUMNS = ("name", "label", "__version", "__trunkVersion", "__branchId")


@dataclass(frozen=True)
class Entity:
    """One thing of an entity list. *trunk* is its version on the server it came from, 0 for one made here."""

    rec: str
    dataset: str
    uuid: str
    label: str
    version: int
    trunk: int
    properties: Mapping[str, str]
    disputed: bool = False

    @property
    def branch(self) -> str:
        """The branch that a server knows our changes by: one a community, because they meet here first."""
        from uuid import NAMESPACE_URL, uuid5

        return str(uuid5(NAMESPACE_URL, f"xunlou:{self.dataset}/{self.uuid}"))


@projection(
    KIND,
    tables={
        "entity": "CREATE TABLE entity (rec TEXT PRIMARY KEY, community TEXT NOT NULL, dataset TEXT NOT NULL,"
        " uuid TEXT NOT NULL, label TEXT NOT NULL, version INTEGER NOT NULL, trunk INTEGER NOT NULL,"
        " properties TEXT NOT NULL, disputed INTEGER NOT NULL) STRICT"
    },
    indexes=("CREATE INDEX entity_list ON entity (dataset, label, uuid)",),
)
def project_entity(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """One row an entity."""
    db.conn.execute("DELETE FROM entity WHERE rec = ?", (rec,))
    if state.void:
        return
    own = {name.removeprefix(_PROPERTY): value for name, value in fields.items() if name.startswith(_PROPERTY)}
    trunk = fields.get("trunk")
    first = trunk if isinstance(trunk, int) else 0
    db.conn.execute(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rec,
            state.community,
            str(fields.get("dataset") or ""),
            str(fields.get("uuid") or ""),
            str(fields.get("label") or ""),
            first + _changes(fields),
            first,
            json.dumps(own, ensure_ascii=False, sort_keys=True),
            bool(state.conflicts),
        ),
    )


@searchable(KIND)
def _found_by(fields: Mapping[str, Value]) -> tuple[str, str] | None:
    label = str(fields.get("label") or "")
    words = [str(value) for name, value in fields.items() if name.startswith(_PROPERTY) and value]
    return (label, " ".join([label, *words])) if label else None


def entity_record(community: str, *, dataset: str, uuid: str) -> str:
    """The record of an entity: the same on every laptop of the community."""
    return f"{KIND}:{hashlib.sha256(json.dumps([community, dataset, uuid]).encode()).hexdigest()[:32]}"


def apply(
    txn: Transaction, action: EntityAction, *, answer: str, community: str, before: EntityAction | None = None
) -> str:
    """Carry out what the finished form *answer* does to one entity; returns the entity's record.

    *before* is what the same record did when it was finished last: of a correction only the difference counts, so
    that correcting an old form does not undo what newer ones changed. An update that was filled in with an older
    version in view supersedes only what it saw; the rest shows as a conflict.
    """
    rec = entity_record(community, dataset=action.dataset, uuid=action.uuid)
    fields = txn.fields(rec)
    wanted: dict[str, Value] = {f"{_PROPERTY}{name}": value for name, value in action.properties.items()}
    if action.label.strip():
        wanted["label"] = action.label
    if before is not None and before.uuid == action.uuid:
        same = {f"{_PROPERTY}{name}": value for name, value in before.properties.items()} | {"label": before.label}
        wanted = {name: value for name, value in wanted.items() if same.get(name) != value}
        if not wanted:
            return rec
    exists = bool(fields.get("dataset"))
    if not exists:
        wanted |= {"dataset": action.dataset, "uuid": action.uuid}
        if not action.creates or action.base:
            wanted["trunk"] = action.base
    seen = None
    if exists and before is None and action.base:
        seen = _as_of(txn, rec, action.base)
    turn = sum(name.startswith(f"{_CHANGE}{answer}/") for name in fields)
    wanted[f"{_CHANGE}{answer}/{turn + 1}"] = action.base
    txn.append(KIND, rec, wanted, community=community, seen=seen)
    return rec


def lists(db: Database) -> dict[str, int]:
    """The entity lists that have entities, each with how many."""
    rows = db.conn.execute("SELECT dataset, count(*) FROM entity WHERE label <> '' GROUP BY dataset ORDER BY dataset")
    return {name: count for name, count in rows.fetchall()}


def entities(db: Database, dataset: str, *, community: str = "") -> list[Entity]:
    """The entities of a list, by label; those of one *community* or of all."""
    rows = db.conn.execute(
        "SELECT rec, dataset, uuid, label, version, trunk, properties, disputed FROM entity"
        " WHERE dataset = ? AND ? IN ('', community) ORDER BY label, uuid",
        (dataset, community),
    ).fetchall()
    return [
        Entity(
            rec=row[0],
            dataset=row[1],
            uuid=row[2],
            label=row[3],
            version=row[4],
            trunk=row[5],
            properties=json.loads(row[6]),
            disputed=bool(row[7]),
        )
        for row in rows
    ]


def as_instance(db: Database, dataset: str, *, community: str = "", attached: Node | None = None) -> Node:
    """An entity list as forms read it: an item an entity, with name, label, version and properties.

    *attached* is the list as it came with the form, from a server. What was changed here stands over it, until the
    server's version of an entity is beyond ours.
    """
    from forms import instances  # with the whole form engine, which no opening waits for

    ours = {entity.uuid: entity for entity in entities(db, dataset, community=community)}
    rows: list[dict[str, str]] = []
    for row in instances.rows_of(attached) if attached is not None else ():
        changed = ours.pop(row.get("name", "").lower(), None)
        theirs = row.get("__version", "")
        if changed is None or (theirs.isdecimal() and int(theirs) > changed.version):
            rows.append(row)
        else:
            cells = _cells(changed)
            rows.append({**row, **{name: value for name, value in cells.items() if value or name != "label"}})
    rows += [_cells(entity) for entity in ours.values() if entity.label]
    names = list(dict.fromkeys([*OWN_COLUMNS, *(name for row in rows for name in row)]))
    return instances.from_rows({name: row.get(name, "") for name in names} for row in rows)


def write_csv(db: Database, dataset: str) -> bytes:
    """An entity list as the CSV that ODK servers serve: UTF-8, a row an entity."""
    out = io.StringIO(newline="")
    rows = [_cells(entity) for entity in entities(db, dataset) if entity.label]
    names = list(dict.fromkeys([*OWN_COLUMNS, *(name for row in rows for name in row)]))
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _cells(entity: Entity) -> dict[str, str]:
    own = {
        "name": entity.uuid,
        "label": entity.label,
        "__version": str(entity.version),
        "__trunkVersion": str(entity.trunk or ""),
        "__branchId": entity.branch,
    }
    return {**own, **{name: value for name, value in entity.properties.items() if name not in own}}


def _changes(fields: Mapping[str, Value]) -> int:
    return sum(name.startswith(_CHANGE) for name in fields)


def _as_of(txn: Transaction, rec: str, version: int) -> heads.HeadState | None:
    """The entity as somebody saw it who had *version* in view; None when that is what it is now."""
    found: list[events.Event] = []
    trunk, count = 0, 0
    for event in _history(txn, rec):
        changes = sum(name.startswith(_CHANGE) for name in event.set)
        first = event.set.get("trunk")
        trunk = first if isinstance(first, int) else trunk
        if changes and trunk + count + changes > version:
            return heads.merge(rec, found) if found else None
        found.append(event)
        count += changes
    return None


def _history(txn: Transaction, rec: str) -> Iterator[events.Event]:
    yield from events.of_record(txn.db, rec, keys=txn.author.keys)

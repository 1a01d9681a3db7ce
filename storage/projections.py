"""The registry of derived tables: what can be dropped and built again from the log.

A projection is a pure function of one record's head. It owns its tables: it deletes and inserts the rows of
its record and nothing else, so the order in which records come cannot matter. What spans records (an issue
found by two inspections) is asked for with `state.dependents.add(("issue", place, item))` and computed once at
the end of the transaction by the function registered with `@dependent("issue")`, from tables that projections
have written. When a record leaves a group (its place changed), the group it left must be asked for too: read
the old rows before deleting them.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias, TypeVar

from forms.lean import dataclass
from storage.engine import Database
from storage.events import Value, canonical
from storage.heads import HeadState

Key: TypeAlias = "tuple[str, ...]"
_CREATE = re.compile(r"^\s*CREATE (VIRTUAL TABLE|TABLE|UNIQUE INDEX|INDEX|VIEW) (?:IF NOT EXISTS )?", re.IGNORECASE)


@dataclass
class Projected:
    """A record's state as a projection sees it, with room to ask for dependants."""

    head: HeadState
    dependents: set[Key]

    @property
    def kind(self) -> str:
        return self.head.kind

    @property
    def community(self) -> str:
        return self.head.community

    @property
    def void(self) -> bool:
        """A deleted record: the projection removes its rows and adds none."""
        return self.head.void

    @property
    def conflicts(self) -> dict[str, list[Value]]:
        return self.head.conflicts


Project: TypeAlias = "Callable[[Database, str, Mapping[str, Value], Projected], None]"
ProjectMany: TypeAlias = "Callable[[Database, Sequence[tuple[str, Mapping[str, Value], Projected]]], None]"
Recompute: TypeAlias = "Callable[[Database, Key, set[Key]], None]"
_P = TypeVar("_P", bound=Project)
_R = TypeVar("_R", bound=Recompute)


@dataclass(frozen=True)
class Projection:
    """One registered projection. *stage* 0 is rebuilt before 1: form definitions before answers."""

    kind: str
    project: Project
    stage: int = 1
    many: ProjectMany | None = None
    """Does the same for many different records at once, in fewer statements."""


@dataclass
class Registry:
    """All projections of a program; tests make their own."""

    projections: list[Projection] = field(default_factory=list)
    recomputes: dict[str, Recompute] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    indexes: list[str] = field(default_factory=list)
    dynamic: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)

    def projection(
        self,
        kind: str,
        *,
        tables: Mapping[str, str] | None = None,
        indexes: Sequence[str] = (),
        dynamic: Sequence[str] = (),
        version: int = 1,
        stage: int = 1,
        many: ProjectMany | None = None,
    ) -> Callable[[_P], _P]:
        """Register a projection of *kind* ("" for every kind).

        *tables* maps a table's name to its CREATE TABLE statement, *indexes* are CREATE INDEX statements, *dynamic*
        are beginnings of table names that the projection creates itself. Raise *version* when the same
        statements mean something else: every workspace then rebuilds itself at its next opening.
        """

        def register(function: _P) -> _P:
            self.projections.append(Projection(kind, function, stage, many))
            self._own(tables or {}, indexes=indexes, dynamic=dynamic)
            self.versions.append(f"{function.__module__}.{function.__qualname__}={version}")
            return function

        return register

    def dependent(
        self, name: str, *, tables: Mapping[str, str] | None = None, indexes: Sequence[str] = (), version: int = 1
    ) -> Callable[[_R], _R]:
        """Register what recomputes keys that begin with *name*; it gets the key and a set for further keys."""

        def register(function: _R) -> _R:
            self.recomputes[name] = function
            self._own(tables or {}, indexes=indexes, dynamic=())
            self.versions.append(f"{function.__module__}.{function.__qualname__}={version}")
            return function

        return register

    def hide(self, *tables: str) -> None:
        """Leave *tables* out of comparisons: full-text indexes of a table that is compared itself."""
        self.hidden.update(tables)

    def _own(self, tables: Mapping[str, str], *, indexes: Sequence[str], dynamic: Sequence[str]) -> None:
        for name, statement in tables.items():
            if self.tables.get(name, statement) != statement:
                raise ValueError(f"two projections own {name}")
            self.tables[name] = statement
        self.indexes += indexes
        self.dynamic += dynamic

    def signature(self) -> str:
        """A digest of every statement and version: when it changes, derived tables are built again."""
        parts = [sorted(self.tables.items()), sorted(self.indexes), sorted(self.versions), sorted(self.dynamic)]
        return hashlib.sha256(canonical(parts)).hexdigest()[:32]

    def create(self, db: Database) -> None:
        """Create the derived tables that are not there yet."""
        for statement in [*self.tables.values(), *self.indexes]:
            db.conn.execute(_if_missing(statement))

    def drop(self, db: Database) -> None:
        """Drop every derived table."""
        for name in self.derived(db):
            db.conn.execute(f'DROP TABLE IF EXISTS "{name}"')

    def derived(self, db: Database) -> list[str]:
        """Names of the derived tables in *db*, dynamic ones too; full-text indexes first."""
        rows = db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        virtual = [name for name, sql in rows if sql.upper().startswith("CREATE VIRTUAL") and name in self.tables]
        names = [
            name for name, _ in rows if name in self.tables or (self.dynamic and name.startswith(tuple(self.dynamic)))
        ]
        return virtual + [name for name in names if name not in virtual]

    def project(self, db: Database, state: HeadState, dependents: set[Key], *, stage: int | None = None) -> None:
        """Run every projection of this record's kind."""
        values = state.values
        projected = Projected(state, dependents)
        for item in self.projections:
            if item.kind in ("", state.kind) and stage in (None, item.stage):
                item.project(db, state.rec, values, projected)

    def project_many(self, db: Database, states: Iterable[HeadState], dependents: set[Key]) -> None:
        """Run the projections of records that all differ."""
        together = [(state.rec, state.values, Projected(state, dependents)) for state in states]
        by_kind: dict[str, list[tuple[str, Mapping[str, Value], Projected]]] = {}
        for each in together:
            by_kind.setdefault(each[2].head.kind, []).append(each)
        singly = {
            kind: [item.project for item in self.projections if item.many is None and item.kind in ("", kind)]
            for kind in by_kind
        }
        for each in together:  # in the order of the records, whatever their kinds
            for project in singly[each[2].head.kind]:
                project(db, *each)
        for item in self.projections:
            if item.many is not None:
                item.many(db, by_kind.get(item.kind, []) if item.kind else together)

    def recompute(self, db: Database, dependents: set[Key]) -> None:
        """Handle every key once, in a fixed order; keys that a handler adds are handled after those before them."""
        done: set[Key] = set()
        while dependents:
            batch = sorted(dependents)
            done |= dependents
            dependents.clear()
            for key in batch:
                self.recomputes[key[0]](db, key, dependents)
            dependents -= done
        dependents.clear()

    def dump(self, db: Database) -> Iterator[tuple[str, str]]:
        """Each derived table with a digest of its content, whatever the order of rows and row numbers."""
        for name in self.derived(db):
            if name not in self.hidden:
                yield name, table_digest(db, name)


def table_digest(db: Database, name: str) -> str:
    """A digest of a table's rows.

    Row numbers (INTEGER PRIMARY KEY) are left out: they tell only an order of arrival.
    """
    info = db.conn.execute(f'PRAGMA table_info("{name}")').fetchall()
    keys = [row for row in info if row[5]]
    columns = [
        '"{}"'.format(row[1].replace('"', '""'))
        for row in info
        if not (len(keys) == 1 and row[5] and row[2].upper() == "INTEGER")
    ]
    total = 0
    count = 0
    for row in db.conn.execute(f'SELECT {", ".join(columns)} FROM "{name}"'):  # noqa: S608 - names from the schema
        # a sum does not depend on the order and needs no sorting of a large table
        total += int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=16).digest(), "big")
        count += 1
    columns_text = ",".join(sorted(columns))
    return hashlib.sha256(f"{columns_text}|{count}|{total % (1 << 128)}".encode()).hexdigest()


def _if_missing(statement: str) -> str:
    changed, count = _CREATE.subn(r"CREATE \1 IF NOT EXISTS ", statement, count=1)
    if not count:
        raise ValueError(f"not a CREATE statement: {statement[:40]}")
    return changed


registry = Registry()
projection = registry.projection
dependent = registry.dependent

_MODULES = ("storage.photos", "storage.forms_registry", "storage.wide", "storage.entities", "storage.search")


def program() -> str:
    """A digest of the names, sizes and times of the files that this program's projections are in.

    Where it is the one that a workspace was last opened with, its projections are known to be the same without
    importing them. A bundle carries its modules inside its executable.
    """
    files = [sys.executable] if getattr(sys, "frozen", False) else sorted(_sources(os.path.dirname(__file__)))
    found = [(os.path.basename(name), os.stat(name)) for name in files]
    stamps = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in found]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()[:32]


def _sources(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _sources(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.path


def load_all(modules: Iterable[str] = _MODULES) -> Registry:
    """Import every module that registers projections, so that no program can open a workspace with half of them."""
    import pkgutil

    import storage.community

    for name in modules:
        importlib.import_module(name)
    for module in pkgutil.iter_modules(storage.community.__path__, "storage.community."):
        importlib.import_module(module.name)
    return registry

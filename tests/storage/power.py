"""A disk whose power can fail: it remembers every write and sync, and builds what a crash would have left.

What was synced is there. Of what was written since, a drive may have kept nothing, a beginning, or any of its
sectors of 512 bytes. Killing a process cannot show this, because the system's cache survives it.

SQLCipher has no way to put a file system of ours below it, so the workspace runs here on the plain SQLite of
apsw, which has one. It is our own code that runs, with every statement and PRAGMA it issues; only the cipher's
are without effect. Such a file system has no shared memory either, so the database is locked exclusively and
readers share the writer's connection.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR_BYTES = 512
CHECKPOINT_PAGES = 60  # often enough for several during one test


@dataclass
class Disk:
    """The log of what reached the disk, with marks (`acknowledge`) of what the program was told is safe."""

    synchronous: str = "FULL"
    operations: list[tuple[Any, ...]] = field(default_factory=list)
    fail_at: int | None = None
    """Let the write or sync with this number fail, once."""
    calls: int = 0
    _shared: dict[str, Connection] = field(default_factory=dict)
    _files: _Files | None = None

    def acknowledge(self, what: object) -> None:
        self.operations.append(("ack", "", what))

    def connect(self, address: str, **_: object) -> Connection:
        """Stand in for the database module's connect."""
        path = address.removeprefix("file://").split("?")[0]
        if path in self._shared:
            return Connection(self._shared[path].real, self, owner=False)
        self._files = self._files or _Files(self)  # apsw forgets a file system that nobody holds
        made = Connection(apsw.Connection(path, vfs=self._files.name), self, owner=True)
        made.real.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        made.real.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}").fetchall()
        self._shared[path] = made
        return made

    def may_fail(self) -> None:
        self.calls += 1
        if self.calls == self.fail_at:
            raise apsw.IOError("the plug was pulled")

    def crashes(self, points: int, *, chance: random.Random) -> Iterator[tuple[dict[str, bytes], list[Any]]]:
        """*points* states that a crash may leave: files by name, and what had been acknowledged before."""
        first = next(place for place, item in enumerate(self.operations) if item[0] == "ack")
        wanted = sorted(chance.sample(range(first + 1, len(self.operations)), points))
        durable: dict[str, bytearray] = {}
        pending: dict[str, list[tuple[Any, ...]]] = {}
        told: list[Any] = []
        done = 0
        for point in wanted:
            for operation in self.operations[done:point]:
                kind, name, *values = operation
                if kind == "ack":
                    told.append(values[0])
                elif kind == "delete":
                    durable.pop(name, None)
                    pending.pop(name, None)
                elif kind == "sync":
                    content = durable.setdefault(name, bytearray())
                    for change in pending.pop(name, []):
                        _apply(content, change)
                else:
                    pending.setdefault(name, []).append((kind, *values))
            done = point
            yield {name: _left(durable, pending, name, chance) for name in {*durable, *pending}}, list(told)


def _left(durable: dict[str, bytearray], pending: dict[str, list[tuple[Any, ...]]], name: str, chance: random.Random):
    content = bytearray(durable.get(name, b""))
    changes = pending.get(name, [])
    way = chance.randrange(3)
    if way == 1:
        for change in changes[: chance.randint(0, len(changes))]:
            _apply(content, change)
    elif way == 2:
        for change in changes:
            if change[0] == "truncate":
                if chance.random() < 0.5:
                    _apply(content, change)
                continue
            _, data, offset = change
            for start in range(0, len(data), SECTOR_BYTES):
                if chance.random() < 0.5:
                    _apply(content, ("write", data[start : start + SECTOR_BYTES], offset + start))
    return bytes(content)


def _apply(content: bytearray, change: tuple[Any, ...]) -> None:
    if change[0] == "truncate":
        del content[change[1] :]
        return
    _, data, offset = change
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


class Connection:
    """As much of a database connection as the storage layer uses, on apsw."""

    def __init__(self, real: apsw.Connection, disk: Disk, *, owner: bool) -> None:
        self.real = real
        self._disk = disk
        self._owner = owner

    @property
    def in_transaction(self) -> bool:
        return self.real.in_transaction

    def execute(self, sql: str, values: Any = ()) -> Cursor:
        if "query_only" in sql:
            sql = "SELECT 1"
        if "synchronous" in sql:
            sql = f"PRAGMA synchronous = {self._disk.synchronous}"
        return Cursor(self.real.execute(sql, values or None), self.real)

    def executemany(self, sql: str, rows: Any) -> Cursor:
        return Cursor(self.real.executemany(sql, rows), self.real)

    def executescript(self, sql: str) -> Cursor:
        return self.execute(sql)

    def cursor(self) -> Connection:
        return self

    def commit(self) -> None:
        if self.in_transaction:
            self.real.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.real.execute("ROLLBACK")

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        (self.rollback if kind else self.commit)()

    def close(self) -> None:
        if self._owner:
            self.real.close()


class Cursor:
    def __init__(self, real: apsw.Cursor, connection: apsw.Connection) -> None:
        self._rows = iter(real)
        self._real = real
        self.rowcount = connection.changes()
        self.lastrowid = connection.last_insert_rowid()
        try:
            self.description = real.get_description()
        except apsw.ExecutionCompleteError:
            self.description = ()

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def fetchmany(self, size: int) -> list[Any]:
        return [row for _, row in zip(range(size), self._rows, strict=False)]


class _Files(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self.name = f"power-{id(disk)}"
        self._disk = disk
        super().__init__(self.name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File(self._disk, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:
        self._disk.operations.append(("delete", Path(name).name))
        super().xDelete(name, syncdir)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.may_fail()
        self._disk.operations.append(("write", self._name, bytes(data), offset))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._disk.operations.append(("truncate", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self._disk.may_fail()
        super().xSync(flags)
        self._disk.operations.append(("sync", self._name))

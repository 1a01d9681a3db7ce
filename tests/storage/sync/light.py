"""A laptop without disk, threads and key stretching: everything else of it is the real thing."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from storage import schema
from storage.engine import Database, dbapi
from storage.keyring import Keyring
from storage.objects import ObjectStore
from storage.projections import Registry
from storage.workspace import Workspace

COMMUNITY_KEY = bytes(range(32))
COMMUNITY = "c" * 32


class MemoryConnections:
    """One database in memory, one user at a time."""

    def __init__(self, image: Database) -> None:
        self.db = Database(dbapi.connect(":memory:", isolation_level=None, check_same_thread=False))
        image.conn.backup(self.db.conn)
        self._guard = threading.RLock()

    def read(self, fn: Callable[[Database], Any]) -> Any:
        with self._guard:
            return fn(self.db)

    def write(self, fn: Callable[[Database], Any], *, done: Callable[[Any], None] | None = None) -> Future[Any]:
        future: Future[Any] = Future()
        with self._guard:
            self.db.conn.execute("BEGIN")
            try:
                result = fn(self.db)
                self.db.conn.execute("COMMIT")
            except BaseException as error:
                self.db.conn.execute("ROLLBACK")
                future.set_exception(error)
                return future
        if done is not None:
            done(result)
        future.set_result(result)
        return future

    def wait(self, future: Future[Any]) -> Any:
        return future.result()

    def image(self) -> Database:
        """A copy of the disk as it is now."""
        copy = Database(dbapi.connect(":memory:", isolation_level=None, check_same_thread=False))
        self.db.conn.backup(copy.conn)
        return copy

    def close(self) -> None:
        self.db.conn.close()


class JumpyClock:
    """A wall clock that somebody sets wrongly now and then."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def jump(self, days: int) -> None:
        self.time = datetime(2026, 11, 22, 9, tzinfo=UTC) + timedelta(days=days)


class LightWorkspace(Workspace):
    """A workspace over an image of a database."""

    def __init__(self, image: Database, *, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.readonly = False
        self.clock = JumpyClock()
        self._registry = REGISTRY
        self.entropy = chance.randbytes
        self.changed = []
        self.connections = MemoryConnections(image)  # type: ignore[assignment]
        self.keyring = Keyring(self.connections, entropy=self.entropy)
        self.objects = ObjectStore(self)

    def close(self) -> None:
        self.connections.close()


def new_laptop(number: int, *, folder: Path, chance: random.Random) -> LightWorkspace:
    """A laptop of the one community, believed by all others."""
    laptop = LightWorkspace(empty_image(), folder=folder / str(number), chance=chance)
    laptop.folder.mkdir(parents=True)
    laptop.set_setting("device", device_seed(number).hex())
    laptop.set_setting("person", f"person {number}")
    laptop.keyring.load()
    laptop.join_community(COMMUNITY, key=COMMUNITY_KEY, name="社区", roots=[device_id(number) for number in range(5)])
    return laptop


def device_seed(number: int) -> bytes:
    return bytes([number]) * 32


def device_id(number: int) -> str:
    from storage.sealing import DeviceKey

    return DeviceKey.from_seed(device_seed(number)).id


REGISTRY = Registry()


@REGISTRY.projection("place", tables={"names": "CREATE TABLE names (rec TEXT, field TEXT, value TEXT) STRICT"})
def _names(db: Database, rec: str, fields: Any, state: Any) -> None:
    db.conn.execute("DELETE FROM names WHERE rec = ?", (rec,))
    if not state.void:
        db.conn.executemany("INSERT INTO names VALUES (?, ?, ?)", [(rec, k, str(v)) for k, v in sorted(fields.items())])


@cache
def empty_image() -> Database:
    db = Database(dbapi.connect(":memory:", isolation_level=None, check_same_thread=False))
    schema.migrate(db)
    REGISTRY.create(db)
    return db

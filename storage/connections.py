"""Who touches the database: one thread that writes, and for every reading thread a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from storage.engine import Database, environment, open_database

T = TypeVar("T")


class Connections:
    """The connections to one database file. A write never waits for a reader, nor a reader for a write."""

    def __init__(self, path: Path, key: bytes, *, immutable: bool = False) -> None:
        """*immutable*: the file does not change while it is open, and nothing may be written, not even beside it."""
        self.path = path
        self._key = key
        self._immutable = immutable
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="workspace-writer")
        self._readers: dict[threading.Thread, Database] = {}
        self._guard = threading.Lock()
        self._shared: dict[str, Any] = {}
        self._writer_thread: threading.Thread | None = None
        try:
            self._writer = self._executor.submit(self._open_writer).result()
        except BaseException:
            self._executor.shutdown()
            raise

    def read(self, fn: Callable[[Database], T]) -> T:
        """Run *fn* on this thread's read-only connection, in one snapshot."""
        db = self._reader()
        with environment(self.path):
            if db.conn.in_transaction:
                return fn(db)
            db.conn.execute("BEGIN")
            try:
                return fn(db)
            finally:
                if db.conn.in_transaction:
                    db.conn.execute("ROLLBACK")

    def write(self, fn: Callable[[Database], T], *, done: Callable[[T], None] | None = None) -> Future[T]:
        """Run *fn* on the writer thread in one transaction. The future resolves after COMMIT.

        *done* runs on that thread after the commit, before anybody sees the result.
        """
        return self._executor.submit(self._transact, fn, done)

    def on_writer(self, fn: Callable[[Database], T]) -> T:
        """Run *fn* on the writer thread outside a transaction, for what SQLite does not allow in one."""
        self._not_on_writer()

        def run() -> T:
            with environment(self.path):
                return fn(self._writer)

        return self._executor.submit(run).result()

    def wait(self, future: Future[T]) -> T:
        self._not_on_writer()
        return future.result()

    def close(self) -> None:
        """Finish what is queued and close everything. The WAL is folded into the file, so the folder is one file."""
        self._executor.shutdown(wait=True)
        with self._guard:
            for db in self._readers.values():
                db.conn.close()
            self._readers.clear()
        self._writer.conn.close()

    def _not_on_writer(self) -> None:
        if threading.current_thread() is self._writer_thread:
            raise RuntimeError("the writer thread cannot wait for itself")

    def _open_writer(self) -> Database:
        self._writer_thread = threading.current_thread()
        return open_database(self.path, self._key, readonly=self._immutable, immutable=self._immutable)

    def _reader(self) -> Database:
        thread = threading.current_thread()
        db = self._readers.get(thread)
        if db is None:
            db = open_database(self.path, self._key, readonly=True, immutable=self._immutable)
            db.shared = self._shared
            with self._guard:
                for gone in [other for other in self._readers if not other.is_alive()]:
                    self._readers.pop(gone).conn.close()
                self._readers[thread] = db
        return db

    def _transact(self, fn: Callable[[Database], T], done: Callable[[T], None] | None) -> T:
        conn = self._writer.conn
        with environment(self.path):
            conn.execute("BEGIN IMMEDIATE")
            try:
                result = fn(self._writer)
                conn.execute("COMMIT")
            except BaseException:
                if conn.in_transaction:
                    conn.execute("ROLLBACK")
                raise
        if done is not None:
            done(result)
        return result

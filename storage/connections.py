"""Who touches the database: one thread that writes, and for every reader a connection of its own while it reads.

A connection that has been read from holds decrypted pages, so the next reader gets the one that has been used most: it
does not matter on which thread a page of the window asks.
"""

from __future__ import annotations

import heapq
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
        self._readers: list[Database] = []
        self._free: list[int] = []
        self._here = threading.local()
        self._guard = threading.Lock()
        self._shared: dict[str, Any] = {}
        self._writer_thread: threading.Thread | None = None
        try:
            self._writer = self._executor.submit(self._open_writer).result()
        except BaseException:
            self._executor.shutdown()
            raise

    def read(self, fn: Callable[[Database], T]) -> T:
        """Run *fn* on a read-only connection, in one snapshot; a read within a read sees the same one."""
        held: Database | None = getattr(self._here, "db", None)
        if held is not None:
            return fn(held)
        with environment(self.path):
            number, db = self._borrow()
            try:
                db.conn.execute("BEGIN")
                self._here.db = db
                return fn(db)
            finally:
                self._here.db = None
                if db.conn.in_transaction:
                    db.conn.execute("ROLLBACK")
                with self._guard:
                    heapq.heappush(self._free, number)

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
            for db in self._readers:
                db.conn.close()
            self._readers.clear()
            self._free.clear()
        self._writer.conn.close()

    def _not_on_writer(self) -> None:
        if threading.current_thread() is self._writer_thread:
            raise RuntimeError("the writer thread cannot wait for itself")

    def _open_writer(self) -> Database:
        self._writer_thread = threading.current_thread()
        return open_database(self.path, self._key, readonly=self._immutable, immutable=self._immutable)

    def _borrow(self) -> tuple[int, Database]:
        """The free connection that was opened first, or a new one when all are being read from."""
        with self._guard:
            if self._free:
                number = heapq.heappop(self._free)
                return number, self._readers[number]
        db = open_database(self.path, self._key, readonly=True, immutable=self._immutable)
        db.shared = self._shared
        with self._guard:
            self._readers.append(db)
            return len(self._readers) - 1, db

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

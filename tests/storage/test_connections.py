"""Readers share connections that are warm, and never one at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from storage.engine import Database
from storage.workspace import Workspace


def test_whoever_reads_next_gets_the_connection_that_is_warm_on_whatever_thread(ws: Workspace) -> None:
    here = ws.read(id)
    with ThreadPoolExecutor(1) as other:
        assert other.submit(ws.read, id).result(10) == here
    assert ws.read(id) == here


def test_two_who_read_at_once_have_a_connection_each(ws: Workspace) -> None:
    together = Barrier(2, timeout=10)

    def read(db: Database) -> int:
        together.wait()
        return id(db)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(ws.read, read), pool.submit(ws.read, read)
        assert first.result(10) != second.result(10)
    assert ws.read(id) in (first.result(), second.result())


def test_a_read_within_a_read_sees_the_same_moment(ws: Workspace) -> None:
    def outer(db: Database) -> None:
        ws.read(lambda inner: None)
        assert ws.read(lambda inner: inner is db)
        assert db.conn.in_transaction

    ws.read(outer)


def test_a_reader_that_fails_gives_its_connection_back(ws: Workspace) -> None:
    kept: list[Database] = []

    def fail(db: Database) -> None:
        kept.append(db)
        raise ValueError

    with pytest.raises(ValueError):
        ws.read(fail)
    assert ws.read(lambda db: db is kept[0] and db.conn.in_transaction)
    assert not kept[0].conn.in_transaction

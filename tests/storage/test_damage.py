"""Damaged pages are found by number, and a page signed anew is read past its wrong byte."""

from __future__ import annotations

import pytest

from storage.damage import PAGE_BYTES, damaged_pages, sign_anew
from storage.engine import DatabaseError, open_database

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    db = open_database(tmp_path / "a.db", KEY)
    db.conn.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    db.conn.executemany("INSERT INTO t (text) VALUES (?)", [(f"{n}幢" * 20,) for n in range(500)])
    db.conn.close()
    return tmp_path / "a.db"


def flip(path, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 0x40
    path.write_bytes(data)


def rows(path):
    db = open_database(path, KEY, readonly=True)
    try:
        return db.conn.execute(
            "SELECT count(*), sum(id) FROM t NOT INDEXED WHERE id > 0 AND length(text) > 0"
        ).fetchone()
    finally:
        db.conn.close()


def test_a_whole_file_has_no_damaged_page(path):
    assert damaged_pages(path, KEY) == []


def test_damaged_pages_are_numbered_from_one(path):
    for page in (4, 7):
        flip(path, (page - 1) * PAGE_BYTES + 3000)
    assert damaged_pages(path, KEY) == [4, 7]
    with pytest.raises(DatabaseError):
        rows(path)


def test_a_copy_signed_anew_is_read_past_the_wrong_byte(path, tmp_path):
    want = rows(path)
    flip(path, 4 * PAGE_BYTES + 3000)
    sign_anew(path, tmp_path / "copy.db", KEY)
    assert damaged_pages(tmp_path / "copy.db", KEY) == []
    assert rows(tmp_path / "copy.db")[0] >= want[0] - 2


@pytest.mark.parametrize("place", range(16))
def test_a_wrong_byte_in_the_salt_is_found_by_trying(path, tmp_path, place):
    want = rows(path)
    flip(path, place)
    sign_anew(path, tmp_path / "copy.db", KEY)
    assert rows(tmp_path / "copy.db") == want

"""Reading a damaged database: every row that can still be read, however many pages cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storage.engine import Database, DatabaseError, open_database

MOST_ON_A_PAGE = 256  # rows of ours that a page of 4 KB can hold
Row = tuple[Any, ...]


class Readable:
    """The readable rows of one database file.

    After a bad page SQLCipher answers every question with the same error, so the file is opened anew after
    each. Without that nine rows in ten are lost for nothing.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises `UserError` WORKSPACE_002 when not even the first page can be read."""
        self.path = path
        self._key = key
        self._db: Database | None = None
        self.faults: set[str] = set()
        """Tables in which something could not be read."""
        self._fresh()

    def close(self) -> None:
        if self._db is not None:
            self._db.conn.close()
            self._db = None

    def __enter__(self) -> Readable:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def columns(self, table: str) -> list[str]:
        """The columns of *table*; empty when there is no such table, or nobody can tell."""
        return [row[1] for row in self._until_error(f'PRAGMA table_info("{table}")')]

    def rows(self, table: str, columns: list[str]) -> Iterator[Row]:
        """The rows of *table* that can be read, in the order of their rowid, which comes first."""
        names = ", ".join(["rowid", *columns])
        sql = f"SELECT {names} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608
        ranges = [(1, self.last(table))]
        while ranges:
            low, high = ranges.pop()
            last = low - 1
            try:
                for row in self._fresh_if_needed().conn.execute(sql, (low, high)):
                    last = row[0]
                    yield row
            except DatabaseError:
                self._failed(table)
                low = last + 1
                if low < high:
                    middle = (low + high) // 2
                    ranges += [(middle + 1, high), (low, middle)]

    def both_ways(self, table: str, select: str, *, by: str, values: tuple[object, ...] = ()) -> tuple[list[Row], bool]:
        """The rows of *select* from the first until an error, then from the last until an error; and whether all."""
        found: list[Row] = []
        for direction in ("ASC", "DESC"):
            failed = False
            try:
                for row in self._fresh_if_needed().conn.execute(f"{select} ORDER BY {by} {direction}", values):
                    found.append(row)
            except DatabaseError:
                failed = True
                self._failed(table)
            if not failed:
                return found, True
        return found, False

    def last(self, table: str) -> int:
        """A rowid beyond which *table* has no rows, as far as anything readable tells."""
        found = [row[0] for row in self._until_error(f"SELECT max(rowid) FROM {table}")]  # noqa: S608
        if found:
            return int(found[0] or 0)
        found = [row[0] for row in self._until_error("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))]
        for (index,) in self._until_error(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table,)
        ):
            sql = f'SELECT rowid FROM {table} INDEXED BY "{index}"'  # noqa: S608 - names from the schema
            found += [row[0] for row in self._until_error(sql)]
        found += [row[0] for row in self._until_error(f"SELECT rowid FROM {table} NOT INDEXED")]  # noqa: S608
        return max(found, default=0) + MOST_ON_A_PAGE

    def last_given(self, table: str) -> int:
        """The highest rowid that *table* ever gave out, 0 when that cannot be read."""
        found = self._until_error("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(found[0][0]) if found else 0

    def _until_error(self, sql: str, values: tuple[object, ...] = ()) -> list[Row]:
        found: list[Row] = []
        try:
            for row in self._fresh_if_needed().conn.execute(sql, values):
                found.append(row)
        except DatabaseError:
            self.close()
        return found

    def _failed(self, table: str) -> None:
        self.faults.add(table)
        self.close()

    def _fresh_if_needed(self) -> Database:
        return self._db or self._fresh()

    def _fresh(self) -> Database:
        self.close()
        self._db = open_database(self.path, self._key, readonly=True)
        return self._db

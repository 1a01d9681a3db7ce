"""Which issues a filter lets through, in the order of a sorting: kept in memory, so that no page is far down.

A page from the middle of many thousand lines is read by passing by all that stand before it. Whoever scrolls asks for
one after the other; so the first of these notes the numbers of all rows in order, and the others pick theirs.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock
from typing import Any

from storage.community.issue_filter import Filter
from storage.engine import Database

MOST_KEPT = 12
"""Orders in memory at once; that of a street's every issue has 1.2 MB."""
Stamp = tuple[int, int]


class Orders:
    """What the readers of one workspace have noted, the last used ones, as long as the log has not grown."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._stamp: Stamp = (0, 0)
        self._kept: OrderedDict[tuple[Filter, str], array[int]] = OrderedDict()
        self._counts: dict[Filter, int] = {}

    def order(self, stamp: Stamp, wanted: Filter, sort: str, read: Callable[[], Iterable[int]]) -> array[int]:
        """The row numbers of *wanted* by *sort*, ascending; *read* finds them where they are not known."""
        key = (wanted, sort)
        with self._guard:
            self._forget_before(stamp)
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = array("q", read())
        with self._guard:
            if stamp == self._stamp:
                self._kept[key] = found
                self._counts[wanted] = len(found)
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return found

    def count(self, stamp: Stamp, wanted: Filter, read: Callable[[], int]) -> int:
        """How many *wanted* lets through; *read* counts them where that is not known."""
        with self._guard:
            self._forget_before(stamp)
            if wanted in self._counts:
                return self._counts[wanted]
        found = read()
        with self._guard:
            if stamp == self._stamp:
                self._counts[wanted] = found
        return found

    def _forget_before(self, stamp: Stamp) -> None:
        if stamp != self._stamp:
            self._stamp = stamp
            self._kept.clear()
            self._counts.clear()


def comparable(wanted: Filter) -> Filter:
    """*wanted* as a key: its lists as tuples."""
    lists: dict[str, Any] = {name: tuple(value) for name, value in vars(wanted).items() if isinstance(value, list)}
    return replace(wanted, **lists) if lists else wanted


def orders_of(db: Database) -> tuple[Orders, Stamp] | None:
    """The orders that this connection may use and the moment it sees; None on the one that writes.

    What is derived changes with the log alone, or when it is built anew, which makes its tables again. A
    writer sees what may yet be undone, so it keeps nothing.
    """
    if db.shared is None:
        return None
    orders = db.shared.setdefault("issue orders", Orders())
    (events,) = db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
    (made,) = db.conn.execute("PRAGMA schema_version").fetchone()
    return orders, (made, events)

"""Which issues a filter lets through, in the order of a sorting: kept in memory, so that no page is far down.

A page from the middle of many thousand lines is read by passing by all that stand before it. Whoever scrolls asks for
one after the other; so the first of these notes the numbers of all rows in order, and the others pick theirs. The order
of the whole ledger serves every filter of chips and words: what a filter lets through is picked from it.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import compress
from threading import Lock
from typing import Any

from forms.lean import dataclass
from storage.community.issue_filter import Filter
from storage.community.noted import Stamp, stamp_of
from storage.engine import Database

MOST_KEPT = 24
"""Orders in memory at once; that of a street's every issue has 0.6 MB."""
Pair = tuple[int, str]
"""The marks and the term of an issue: what the chips look at."""


@dataclass(frozen=True)
class Pairs:
    """Which pair of marks and term each row has: *of_row* has the pair's number at the row's."""

    numbers: Mapping[Pair, int]
    of_row: array[int]

    @classmethod
    def read(cls, rows: Iterable[tuple[int, int, str]], *, last: int) -> Pairs:
        """From all rows as (number, marks, term); *last* is the highest number."""
        numbers: dict[Pair, int] = {}
        of_row = array("i", bytes(4 * (last + 1)))
        for row, marks, term in rows:
            of_row[row] = numbers.setdefault((marks, term), len(numbers))
        return cls(numbers, of_row)

    def picked(self, order: array[int], wanted: Iterable[Pair], among: Iterable[int] | None = None) -> Iterator[int]:
        """The rows of *order* with a *wanted* pair; where *among* is given, only those in it."""
        is_wanted = bytearray(len(self.numbers))
        for pair in wanted:
            if pair in self.numbers:
                is_wanted[self.numbers[pair]] = 1
        chosen = compress(order, map(is_wanted.__getitem__, map(self.of_row.__getitem__, order)))
        if among is None:
            return chosen
        is_among = bytearray(len(self.of_row))
        for row in among:
            is_among[row] = 1
        return filter(is_among.__getitem__, chosen)


class Orders:
    """What the readers of one workspace have noted, the last used ones, as long as the log has not grown."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._stamp: Stamp = (0, 0)
        self._kept: OrderedDict[tuple[Filter, str], array[int]] = OrderedDict()
        self._counts: dict[Filter, int] = {}
        self._pairs: Pairs | None = None

    def pairs(self, stamp: Stamp, read: Callable[[], Pairs]) -> Pairs:
        """Marks and terms of all rows; *read* finds them where they are not known."""
        with self._guard:
            self._forget_before(stamp)
            if self._pairs is not None:
                return self._pairs
        found = read()
        with self._guard:
            if stamp == self._stamp:
                self._pairs = found
        return found

    def knows(self, stamp: Stamp, wanted: Filter, sort: str) -> bool:
        """Whether the order of *wanted* by *sort* is noted."""
        with self._guard:
            self._forget_before(stamp)
            return (wanted, sort) in self._kept

    def order(self, stamp: Stamp, wanted: Filter, sort: str, read: Callable[[], Iterable[int]]) -> array[int]:
        """The row numbers of *wanted* by *sort*, ascending; *read* finds them where they are not known."""
        key = (wanted, sort)
        with self._guard:
            self._forget_before(stamp)
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = array("i", read())
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
            self._pairs = None


def comparable(wanted: Filter) -> Filter:
    """*wanted* as a key: its lists as tuples."""
    lists: dict[str, Any] = {name: tuple(value) for name, value in vars(wanted).items() if isinstance(value, list)}
    return replace(wanted, **lists) if lists else wanted


def orders_of(db: Database) -> tuple[Orders, Stamp] | None:
    """The orders that this connection may use and the moment it sees; None on the one that writes.

    A writer sees what may yet be undone, so it keeps nothing.
    """
    if db.shared is None:
        return None
    return db.shared.setdefault("issue orders", Orders()), stamp_of(db)

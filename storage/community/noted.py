"""What readers have worked out and may use again, as long as the log has not grown.

Everything derived changes with the log alone, or when it is built anew, which makes its tables again. So the number of
events and the version of the tables are a stamp under which an answer stays true.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from storage.engine import Database

T = TypeVar("T")
Stamp = tuple[int, int]
# Answers in memory at once; each is what a page or a paper shows, never every row behind it.
MOST_KEPT = 32


class Noted:
    """The answers of one workspace, the last used ones."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._stamp: Stamp = (0, 0)
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._under_way: dict[tuple[Stamp, Hashable], Lock] = {}

    def answer(self, stamp: Stamp, key: Hashable, read: Callable[[], T]) -> T:
        """What is noted under *key*; *read* finds it where it is not known.

        Whoever asks while another thread is at it waits for that answer.
        """
        with self._guard:
            under_way = self._under_way.setdefault((stamp, key), Lock())
        with under_way:
            with self._guard:
                if stamp != self._stamp:
                    self._stamp = stamp
                    self._kept.clear()
                elif key in self._kept:
                    self._kept.move_to_end(key)
                    self._under_way.pop((stamp, key), None)
                    return self._kept[key]  # type: ignore[no-any-return]
            try:
                found = read()
                with self._guard:
                    if stamp == self._stamp:
                        self._kept[key] = found
                        while len(self._kept) > MOST_KEPT:
                            self._kept.popitem(last=False)
                return found
            finally:
                with self._guard:
                    self._under_way.pop((stamp, key), None)


def noted(db: Database, key: Hashable, read: Callable[[], T]) -> T:
    """The answer under *key*, which nobody may change; *read* finds it where the log has grown since it was noted.

    A writer sees what may yet be undone, so its connection notes nothing.
    """
    if db.shared is None:
        return read()
    kept: Noted = db.shared.setdefault("noted", Noted())
    return kept.answer(stamp_of(db), key, read)


def stamp_of(db: Database) -> Stamp:
    """The moment that this connection sees."""
    (events,) = db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
    (made,) = db.conn.execute("PRAGMA schema_version").fetchone()
    return made, events

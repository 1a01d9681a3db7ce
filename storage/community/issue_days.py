"""How the issues of a ledger stood at the end of a day: counted, and the first of them listed.

What happened after that day is left out, so a paper that is printed again says what it said. Only the issues that have
moved since are worked out from what was found and done; the others are counted by the database and never read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import field
from heapq import merge
from itertools import islice
from typing import NamedTuple

from forms.lean import dataclass
from storage.community.issue_filter import Filter, Where
from storage.community.issue_histories import entries_until
from storage.community.issue_marks import OPEN, RELAPSED, SOLVED
from storage.community.issue_states import LEVELS, Standing, derive
from storage.community.issue_table import Issue, by_numbers, conditions, standing_so
from storage.engine import Database

# A day after the day asked for in any of these means that the issue has moved on since.
_DAYS = (
    *("last_seen", "accepted_on", "assigned_on", "started_on", "done_on"),
    *("rechecked_on", "fed_back_on", "escalated_on"),
)
# Some steps leave no day on the issue itself, and what was merged into another place has its steps under its own name.
_MOVED = f"""(substr(max({", ".join(_DAYS)}), 1, 10) > ?
    OR id IN (SELECT issue FROM issue_step WHERE substr(day, 1, 10) > ?)
    OR place IN (SELECT merged_into FROM place WHERE merged_into <> ''))"""  # noqa: S608 - names from above
_COUNTED = OPEN | SOLVED | RELAPSED
# How many whole issues are read at a time.
_BATCH = 60


class Kind(NamedTuple):
    """Issues that are counted together: their area, building and item, their level, and how they stood."""

    area: str
    building: str
    item: str
    level: str
    open: bool
    solved: bool
    relapsed: bool
    late: bool


class Moved(NamedTuple):
    """An issue that has moved since: its row, and how it stood then."""

    n: int
    id: str
    item_seq: int
    then: Standing


@dataclass(frozen=True)
class Order:
    """An order of issues: in SQL, and as a key of a standing, the number of the item and the id."""

    columns: str
    key: Callable[[Standing, int, str], tuple[object, ...]]


URGENT = Order(
    "relapses DESC, level_rank DESC, opened, item_seq, id",
    lambda then, seq, rec: (-then.relapses, -_rank(then.level), then.opened, seq, rec),
)
"""What came back, then the worst, then the oldest."""
BACK = Order("relapses DESC, item_seq, id", lambda then, seq, rec: (-then.relapses, seq, rec))
"""What came back most often."""
UNSOLVED = Order(
    f"(marks & {SOLVED}) <> 0, level_rank DESC, opened, item_seq, id",
    lambda then, seq, rec: (then.solved, -_rank(then.level), then.opened, seq, rec),
)
"""What is not solved, then the worst, then the oldest."""


@dataclass
class Stood:
    """The issues of *wanted* at the end of *day*, as one snapshot of the database has them."""

    db: Database
    wanted: Filter
    day: str
    kinds: Counter[Kind] = field(default_factory=Counter)
    moved: list[Moved] = field(default_factory=list)

    def count(self, holds: Callable[[Kind], bool] = lambda _kind: True) -> int:
        """How many are of the kinds for which *holds*."""
        return sum(number for kind, number in self.kinds.items() if holds(kind))

    def first_open(self, limit: int) -> list[Issue]:
        """The first that were neither solved nor set apart: what came back, then the worst, then the oldest."""
        return list(islice(self._walk(URGENT, f"marks & {OPEN}", lambda one: is_open(one.then)), limit))

    def first_relapsed(self, limit: int) -> list[Issue]:
        """The first that were solved and came back, most often first."""
        return list(islice(self._walk(BACK, "relapses > 0", lambda one: one.then.relapses > 0), limit))

    def unsolved_first(self, numbers: frozenset[int]) -> Iterator[Issue]:
        """Those in the rows *numbers*, read as they are asked for: not solved, then the worst, then the oldest."""
        few = f"n IN ({', '.join(map(str, numbers))})" if len(numbers) <= _BATCH else "1"
        return self._walk(UNSOLVED, few, lambda one: one.n in numbers, numbers)

    def _walk(
        self, order: Order, among: str, keep: Callable[[Moved], bool], numbers: frozenset[int] | None = None
    ) -> Iterator[Issue]:
        """Issues in an *order*: of those that have moved those that *keep* takes, of the others those *among* them."""
        where = self.where() + Where(["n NOT IN (SELECT value FROM json_each(?))", among], [self._moved()])
        sql = f"SELECT n FROM issue WHERE {where} ORDER BY {order.columns}"  # noqa: S608 - names from here
        rested = (row[0] for row in self.db.conn.execute(sql, where.values) if numbers is None or row[0] in numbers)
        moved = sorted((order.key(one.then, one.item_seq, one.id), one.n, one.then) for one in self.moved if keep(one))

        def resting() -> Iterator[tuple[tuple[object, ...], Issue]]:
            for issue in self._read(rested):
                yield order.key(issue, issue.item_seq, issue.id), issue

        def moving() -> Iterator[tuple[tuple[object, ...], Issue]]:
            for (key, _, then), issue in zip(moved, self._read(one[1] for one in moved), strict=True):
                yield key, standing_so(issue, then)

        return (issue for _, issue in merge(resting(), moving(), key=lambda pair: pair[0]))

    def _read(self, numbers: Iterator[int]) -> Iterator[Issue]:
        """Whole issues, some at a time."""
        while batch := list(islice(numbers, _BATCH)):
            yield from by_numbers(self.db, batch)

    def where(self) -> Where:
        """The conditions of these issues, whether they have moved or not."""
        return conditions(self.wanted)

    def _moved(self) -> str:
        return json.dumps([one.n for one in self.moved])


def is_open(then: Standing) -> bool:
    """Whether it was neither solved nor set apart."""
    return not then.solved and not then.side


def stood(db: Database, wanted: Filter, day: str, *, by_building: bool = False) -> Stood:
    """How the issues of *wanted* stood at the end of *day*; only *by_building* their kinds name the building."""
    found = Stood(db, wanted, day)
    where = conditions(wanted)
    columns = f"area, {'building' if by_building else repr('')}, item"
    sql = f"SELECT n, id, place, item_seq, {columns} FROM issue WHERE {where} AND {_MOVED}"  # noqa: S608 - from here
    rows = db.conn.execute(sql, (*where.values, day, day)).fetchall()
    told = entries_until(db, [(number, rec, place, what[-1]) for number, rec, place, _, *what in rows], day)
    for number, rec, _place, seq, area, building, item in rows:
        then = derive(*told[number])
        if then is not None:
            open_then = is_open(then)
            late = open_then and then.overdue(day)
            how = (then.level, open_then, then.solved, then.relapses > 0, late)
            found.kinds[Kind(area, building, item, *how)] += 1
            found.moved.append(Moved(number, rec, seq, then))
    sql = f"""SELECT {columns}, level, marks & {_COUNTED}, term <> '' AND term < ?, count(*) FROM issue
        WHERE {where} AND n NOT IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4, 5, 6"""  # noqa: S608 - from here
    moved = json.dumps([row[0] for row in rows])
    for area, building, item, level, marks, late, number in db.conn.execute(sql, (day, *where.values, moved)):
        how = (level, bool(marks & OPEN), bool(marks & SOLVED), bool(marks & RELAPSED), bool(late))
        found.kinds[Kind(area, building, item, *how)] += number
    return found


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else 0

"""How the issues of a ledger stood at the end of a day: counted, and the first of them listed.

What happened after that day is left out, so a paper that is printed again says what it said. The marks that an issue
had before those of today stand in `issue_past`; only the issues that are listed are worked out from their histories.
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
from storage.community.issue_histories import standings_on
from storage.community.issue_marks import ANY_LEVEL, LEVEL_OF, OPEN, RELAPSED, SOLVED
from storage.community.issue_states import LEVELS
from storage.community.issue_table import Issue, by_numbers, conditions, standing_so
from storage.engine import Database

_COUNTED = OPEN | SOLVED | RELAPSED | ANY_LEVEL
# How many whole issues are read at a time.
_BATCH = 60
EVERY = -1


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
    """An issue that has moved since: its row, and the marks that it had then."""

    n: int
    id: str
    item_seq: int
    opened: str
    marks: int
    relapses: int


class Marked(NamedTuple):
    """An issue as it stood: its marks, whether its term had passed, and how often it had come back."""

    id: str
    marks: int
    late: bool
    relapses: int


@dataclass(frozen=True)
class Order:
    """An order of issues: as columns in SQL, and the same of an issue that has moved."""

    columns: tuple[str, ...]
    key: Callable[[Moved], tuple[object, ...]]


URGENT = Order(
    ("-relapses", "-level_rank", "opened", "item_seq", "id"),
    lambda then: (-then.relapses, -_rank(then.marks), then.opened, then.item_seq, then.id),
)
"""What came back, then the worst, then the oldest."""
BACK = Order(("-relapses", "item_seq", "id"), lambda then: (-then.relapses, then.item_seq, then.id))
"""What came back most often."""
UNSOLVED = Order(
    (f"(marks & {SOLVED}) <> 0", "-level_rank", "opened", "item_seq", "id"),
    lambda then: (bool(then.marks & SOLVED), -_rank(then.marks), then.opened, then.item_seq, then.id),
)
"""What is not solved, then the worst, then the oldest."""


@dataclass
class Stood:
    """The issues of *wanted* at the end of *day*, as one snapshot of the database has them."""

    db: Database
    wanted: Filter
    day: str
    kinds: Counter[Kind] = field(default_factory=Counter)
    moved: dict[int, Moved] = field(default_factory=dict)
    _read_before: dict[int, Issue] = field(default_factory=dict)

    def count(self, holds: Callable[[Kind], bool] = lambda _kind: True) -> int:
        """How many are of the kinds for which *holds*."""
        return sum(number for kind, number in self.kinds.items() if holds(kind))

    def first_open(self, limit: int) -> list[Issue]:
        """The first that were neither solved nor set apart: what came back, then the worst, then the oldest."""
        return list(self._walk(URGENT, f"marks & {OPEN}", lambda one: bool(one.marks & OPEN), limit=limit))

    def first_relapsed(self, limit: int) -> list[Issue]:
        """The first that were solved and came back, most often first."""
        return list(self._walk(BACK, "relapses > 0", lambda one: one.relapses > 0, limit=limit))

    def unsolved_first(self, numbers: frozenset[int]) -> Iterator[Issue]:
        """Those in the rows *numbers*, read as they are asked for: not solved, then the worst, then the oldest."""
        few = f"n IN ({', '.join(map(str, numbers))})" if len(numbers) <= _BATCH else "1"
        return self._walk(UNSOLVED, few, lambda one: one.n in numbers, numbers)

    def _walk(
        self,
        order: Order,
        among: str,
        keep: Callable[[Moved], bool],
        numbers: frozenset[int] | None = None,
        *,
        limit: int = EVERY,
    ) -> Iterator[Issue]:
        """Issues in an *order*: of those that have moved those that *keep* takes, of the others those *among* them."""
        where = self.where() + Where([among, "n NOT IN (SELECT value FROM json_each(?))"], [json.dumps([*self.moved])])
        places = ", ".join(str(place + 1) for place in range(len(order.columns)))
        sql = f"SELECT {', '.join(order.columns)}, n FROM issue WHERE {where} ORDER BY {places} LIMIT {limit}"  # noqa: S608
        rested = ((row[:-1], row[-1]) for row in self.db.conn.execute(sql, where.values))
        moved = sorted((order.key(one), one.n) for one in self.moved.values() if keep(one))
        both = (number for _, number in merge(rested, moved) if numbers is None or number in numbers)
        return self._read(both if limit == EVERY else islice(both, limit))

    def _read(self, numbers: Iterator[int]) -> Iterator[Issue]:
        """Whole issues as they stood, some at a time."""
        while batch := list(islice(numbers, _BATCH)):
            unread = [number for number in batch if number not in self._read_before]
            if unread:
                issues = by_numbers(self.db, unread)
                then = standings_on(self.db, issues, self.day)
                known = (standing_so(one, then[one.id]) if one.id in then else one for one in issues)
                self._read_before.update(zip(unread, known, strict=True))
            yield from (self._read_before[number] for number in batch)

    def where(self) -> Where:
        """The conditions of these issues, whether they have moved or not."""
        return conditions(self.wanted) + Where(["+substr(opened, 1, 10) <= ?"], [self.day])


def marked(db: Database, where: Where, day: str) -> list[Marked]:
    """The issues of *where* by their ids, as they stood at the end of *day*."""
    there = where + Where(["+substr(opened, 1, 10) <= ?"], [day])
    sql = f"SELECT id, marks, term <> '' AND term < ?, relapses FROM issue WHERE {there}"  # noqa: S608 - from the filter
    found = {row[0]: row for row in db.conn.execute(sql, (day, *there.values))}
    sql = f"""SELECT id, then_marks, then_term <> '' AND then_term < ?, then_relapses
        FROM issue_past CROSS JOIN issue ON id = issue WHERE until > ? AND since <= ? AND {there}"""  # noqa: S608
    found |= {row[0]: row for row in db.conn.execute(sql, (day, day, day, *there.values))}
    return [Marked._make(found[issue]) for issue in sorted(found)]


def stood(db: Database, wanted: Filter, day: str, *, by_building: bool = False) -> Stood:
    """How the issues of *wanted* stood at the end of *day*; only *by_building* their kinds name the building."""
    found = Stood(db, wanted, day)
    where = found.where()
    place = f"area, {'building' if by_building else repr('')}, item"

    sql = f"""SELECT {place}, marks & {_COUNTED}, term <> '' AND term < ?, count(*) FROM issue
        WHERE {where} GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608 - names from here
    counted = Counter({tuple(row[:-1]): row[-1] for row in db.conn.execute(sql, (day, *where.values))})
    sql = f"""SELECT n, id, item_seq, opened, then_marks & {_COUNTED}, then_relapses, {place},
        then_term <> '' AND then_term < ?, marks & {_COUNTED}, term <> '' AND term < ?
        FROM issue_past CROSS JOIN issue ON id = issue WHERE until > ? AND since <= ? AND {where}"""  # noqa: S608
    for *then, area, building, item, was_late, marks, late in db.conn.execute(sql, (day, day, day, day, *where.values)):
        one = found.moved[then[0]] = Moved(*then)
        counted[area, building, item, one.marks, was_late] += 1
        counted[area, building, item, marks, late] -= 1
    for (area, building, item, marks, late), number in counted.items():
        how = (
            LEVEL_OF[marks & ANY_LEVEL],
            bool(marks & OPEN),
            bool(marks & SOLVED),
            bool(marks & RELAPSED),
            bool(late),
        )
        found.kinds[Kind(area, building, item, *how)] += number
    found.kinds = +found.kinds
    return found


def _rank(marks: int) -> int:
    return LEVELS.index(LEVEL_OF[marks & ANY_LEVEL])

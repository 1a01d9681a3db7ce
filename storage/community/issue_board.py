"""The board of the ledger: the issues of each state in a column, the most pressing first, a page at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from forms.lean import dataclass
from storage.community import issue_table
from storage.community.issue_filter import Filter, chips, details, inside
from storage.community.issue_marks import STATE_PLACE
from storage.community.issue_rows import SORTED_BY
from storage.community.issue_states import MAIN_STATES, STATES
from storage.community.issue_table import Issue
from storage.engine import Database

PAGE = 40
"""Cards of a column that are read at once; a screen shows eight."""
LATEST_FIRST = ("rated",)
"""What is finished is looked back on; everything else is worked off by its day."""


@dataclass(frozen=True)
class Board:
    """How many issues stand in each state, and the first cards of each column."""

    counts: Mapping[str, int]
    cards: Mapping[str, list[Issue]]

    @property
    def shown(self) -> int:
        """Issues that stand in the columns."""
        return sum(self.counts.get(state, 0) for state in MAIN_STATES)

    @property
    def aside(self) -> int:
        """Issues off the main line: transferred, merged, withdrawn or no longer let. They have no column."""
        return sum(self.counts.values()) - self.shown


def board(db: Database, wanted: Filter, *, limit: int = PAGE) -> Board:
    """The counts of every state, and the first *limit* cards of every column."""
    if inside(wanted).parts or details(wanted).parts or wanted.text.strip():
        return _in_one_pass(db, wanted, limit=limit)
    chosen = chips(wanted)
    sql = f"SELECT marks >> {STATE_PLACE}, sum(n) FROM issue_tally WHERE {chosen} GROUP BY 1"  # noqa: S608
    counts = {STATES[rank]: count for rank, count in db.conn.execute(sql, chosen.values)}
    columns = [state for state in MAIN_STATES if counts.get(state)]
    return Board(counts, {state: column(db, wanted, state, limit=limit) for state in columns})


def column(db: Database, wanted: Filter, state: str, *, limit: int = PAGE, offset: int = 0) -> list[Issue]:
    """One page of the cards of *state*: what is due first, and of what is finished the latest."""
    sql, values, turned = issue_table.page_sql(
        db, replace(wanted, states=(state,)), sort="state", descending=state in LATEST_FIRST, limit=limit,
        offset=offset, whole=True,
    )  # fmt: skip
    found = [issue_table.issue_of(row) for row in db.conn.execute(sql, values)]
    return found[::-1] if turned else found


def _in_one_pass(db: Database, wanted: Filter, *, limit: int) -> Board:
    """Every column at once: what places, words and kinds let through is looked for once and not eight times."""
    source, where, walks = issue_table.way(db, wanted, sort="state")
    order = ", ".join(f"{'' if walks else '+'}{name}" for name in SORTED_BY["state"])
    sql = f"SELECT n, state_rank FROM {source} WHERE {where} ORDER BY {order}"  # noqa: S608
    counts = [0] * len(STATES)
    chosen: list[deque[int]] = [deque(maxlen=limit) for _ in STATES]  # the last ones stay
    latest = {STATES.index(state) for state in LATEST_FIRST}
    for number, rank in db.conn.execute(sql, where.values):
        counts[rank] += 1
        if counts[rank] <= limit or rank in latest:
            chosen[rank].append(number)
    cards: dict[str, list[Issue]] = {}
    for rank, state in enumerate(STATES):
        if counts[rank] and state in MAIN_STATES:
            numbers = list(reversed(chosen[rank])) if rank in latest else list(chosen[rank])
            cards[state] = issue_table.by_numbers(db, numbers)
    return Board({state: counts[rank] for rank, state in enumerate(STATES) if counts[rank]}, cards)

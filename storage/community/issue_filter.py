"""What the issue table shows, as conditions: those that the marks answer, and those that need the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from forms.lean import dataclass
from storage.community.issue_marks import (
    APART,
    CLOSED,
    COUNTED,
    LATE,
    LEVEL_MARKS,
    OPEN,
    OWES_REPORT,
    RELAPSED,
    SOLVED,
    STATE_PLACE,
    TOLD,
    UNCHECKED,
    UNREPORTED_BACK,
    query,
)  # fmt: skip
from storage.community.issue_states import STATES

FIGURES = {
    "accepted": COUNTED,
    "closed": COUNTED | CLOSED,
    "solved": COUNTED | SOLVED,
    "fed_back": COUNTED | TOLD,
    "awaiting_recheck": COUNTED | UNCHECKED,
    "overdue": COUNTED,
    "closed_late": COUNTED | LATE,
    "relapsed": COUNTED | RELAPSED,
    "apart": APART,
}
"""The rows behind each rate and count, as marks; what is overdue needs its day (`Filter.overdue_on`) besides."""


@dataclass(frozen=True)
class Filter:
    """What the issue table shows. Empty means everything; several values of one kind mean any of them."""

    communities: Sequence[str] = ()
    areas: Sequence[str] = ()
    buildings: Sequence[str] = ()
    places: Sequence[str] = ()
    levels: Sequence[str] = ()
    states: Sequence[str] = ()
    groups: Sequence[str] = ()
    items: Sequence[str] = ()
    assignees: Sequence[str] = ()
    queues: Sequence[str] = ()
    public: bool = False
    """Leaves out what public papers never tell of: the care queue (贴心办)."""
    open: bool | None = None
    overdue_on: str = ""
    relapsed: bool = False
    owes_report: bool = False
    unreported_back: bool = False
    figure: str = ""
    """Only what one of the rates or counts counts, by its key in `FIGURES`."""
    opened_since: str = ""
    opened_until: str = ""
    text: str = ""


@dataclass
class Where:
    """Conditions joined by AND, and their values."""

    parts: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    def add(self, part: str, *values: str) -> None:
        self.parts.append(part)
        self.values += values

    def any_of(self, column: str, options: Iterable[str]) -> None:
        chosen = list(options)
        if chosen:
            self.add(f"{column} IN ({', '.join('?' * len(chosen))})", *chosen)

    def __add__(self, other: Where) -> Where:
        return Where(self.parts + other.parts, self.values + other.values)

    def __str__(self) -> str:
        return " AND ".join(self.parts) or "1"


def chips(wanted: Filter) -> Where:
    """What community, marks and term alone decide: the same in the tally and in every sorting index."""
    where = Where()
    where.any_of("+community", wanted.communities)
    mask = 0
    if wanted.open is not None:
        mask |= OPEN if wanted.open else 0
        if not wanted.open:
            where.add(f"(marks & {OPEN}) = 0")
    for is_wanted, mark in (
        (wanted.relapsed, RELAPSED), (wanted.owes_report, OWES_REPORT), (wanted.unreported_back, UNREPORTED_BACK),
    ):  # fmt: skip
        mask |= mark if is_wanted else 0
    mask |= FIGURES[wanted.figure] if wanted.figure else 0
    if mask:
        where.add(f"(marks & {mask}) = {mask}")
    if wanted.states:
        ranks = (str(STATES.index(state)) for state in wanted.states if state in STATES)
        where.add(f"(marks >> {STATE_PLACE}) IN ({', '.join(ranks)})")
    levels = sum(LEVEL_MARKS[level] for level in set(wanted.levels) & LEVEL_MARKS.keys())
    if wanted.levels:
        none = f"(marks & {sum(LEVEL_MARKS.values())}) = 0"
        where.add(f"((marks & {levels}) <> 0 OR {none})" if "" in wanted.levels else f"(marks & {levels}) <> 0")
    if wanted.overdue_on:
        where.add("+term <> '' AND +term < ?", wanted.overdue_on)
    return where


def inside(wanted: Filter) -> Where:
    """What narrows the table to a few places: their own indexes find these."""
    where = Where()
    where.any_of("area", wanted.areas)
    where.any_of("building", wanted.buildings)
    where.any_of("place", wanted.places)
    return where


def details(wanted: Filter) -> Where:
    """What only the rows themselves tell."""
    where = Where()
    where.any_of("item_group", wanted.groups)
    where.any_of("item", wanted.items)
    where.any_of("assignee", wanted.assignees)
    if wanted.queues:
        marks = ", ".join("?" * len(wanted.queues))
        where.add(f"id IN (SELECT issue FROM issue_queue WHERE queue IN ({marks}))", *wanted.queues)  # noqa: S608
    if wanted.public:
        where.add("id NOT IN (SELECT issue FROM issue_queue WHERE queue = 'care')")
    if wanted.opened_since:
        where.add("+opened >= ?", wanted.opened_since)
    if wanted.opened_until:
        where.add("+opened <= ?", wanted.opened_until)
    return where


def words(wanted: Filter) -> Where:
    """What the full-text index finds, as a condition."""
    where = Where()
    if wanted.text.strip():
        sql, value = hits(wanted)
        where.add(f"n IN ({sql})" if "MATCH" in sql else "instr(words, ?)", value)
    return where


def hits(wanted: Filter) -> tuple[str, str]:
    """The statement that finds the rows with the words, and its value.

    Signs without any letter are looked for in the words as they stand.
    """
    match = query(wanted.text)
    if match:
        return "SELECT rowid FROM issue_grams WHERE issue_grams MATCH ?", match
    return "SELECT n FROM issue WHERE instr(words, ?)", wanted.text.strip()

"""What the page of the ledger shows, read in one go for whichever way it is looked at.

Nothing of Qt stands here: it is fetched on a thread beside the window before anybody asks (ui/warming.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from forms.lean import dataclass
from storage.community import issue_board, issue_buildings, issue_queues, issue_rates, issues, places
from storage.community.disputes import disputed
from storage.community.issue_board import Board
from storage.community.issue_buildings import Bars
from storage.community.issue_orders import comparable
from storage.community.issue_rates import Share
from storage.community.noted import noted
from storage.community.places import Place
from storage.engine import Database

PAGE = 200


@dataclass(frozen=True)
class Row:
    """One issue and where it is, in words."""

    issue: issues.Issue
    place: str
    disputed: bool = False
    """People said different things about it, and nobody has settled it yet."""


@dataclass(frozen=True)
class View:
    """What the table shows, and in which order."""

    wanted: issues.Filter = issues.Filter()
    sort: str = "due"
    descending: bool = False


@dataclass(frozen=True)
class Found:
    """What the database answered: how many there are, and what the view in front needs."""

    view: View
    shown: int
    total: int
    areas: list[tuple[str, str]]
    first: list[Row] = field(default_factory=list)
    """The first page of the table."""
    current: int = -1
    """Where in the table the row stands that was current."""
    board: Board | None = None
    cards: Mapping[str, list[Row]] = field(default_factory=dict)
    buildings: list[tuple[Bars, Place]] = field(default_factory=list)


def look(db: Database, view: View, *, way: str, kept: str, community: str, today: str) -> Found:
    """Read what the *way* of looking (table, board, buildings) needs; *kept* is the row that was current."""
    wanted = view.wanted
    whole = issues.Filter(communities=(community,)) if community else None
    total, areas = issues.count(db, whole), areas_of(db, community)
    if way == "board":
        board = noted(db, ("board", comparable(wanted)), lambda: issue_board.board(db, wanted))
        drawn = [issue for column in board.cards.values() for issue in column]
        rows = {row.issue.id: row for row in rows_of(db, drawn)}
        cards = {state: [rows[issue.id] for issue in column] for state, column in board.cards.items()}
        return Found(view, sum(board.counts.values()), total, areas, board=board, cards=cards)
    if way == "buildings":
        every = comparable(with_solved(wanted))
        bars = noted(db, ("buildings", every, today), lambda: issue_buildings.buildings(db, every, today=today))
        found = list(bars)
        if wanted.open:
            found = [row for row in found if row[0].open]
        shown = sum(bars.open if wanted.open else bars.total for bars, _ in found)
        return Found(view, shown, total, areas, buildings=found)
    shown = issues.count(db, wanted)
    row = issues.position(db, wanted, kept, sort=view.sort, descending=view.descending) if kept else -1
    return Found(view, shown, total, areas, first=load_page(db, view), current=row)


def with_solved(wanted: issues.Filter) -> issues.Filter:
    """The same filter, open or not: a building's bar tells what was put right beside what is open."""
    return replace(wanted, open=None) if wanted.open else wanted


@dataclass(frozen=True)
class Beside:
    """What stands beside the view: the rates, and of one queue what is late and how old it is."""

    shares: Mapping[str, Share]
    scope: str
    queue: str = ""
    late: int = 0
    """Issues of the queue past their day of which nobody was told yet."""
    days: float | None = None
    open: int = 0


def beside(db: Database, within: issues.Filter, *, queue: str, today: str, scope: str) -> Beside:
    """Count the rates *within* communities, areas and places, and look into *queue*."""
    names = [place.name for place in places.load_many(db, (*within.areas, *within.buildings)).values()]
    key = ("shares", comparable(within), today)
    shares = noted(db, key, lambda: issue_rates.shares(db, within=within, today=today))
    said = "、".join(names) if len(names) <= 2 else f"{names[0]} … ({len(names)})"
    if not queue:
        return Beside(shares, said or scope)
    late = [one for one in issue_queues.overdue(db, queue, as_of=today) if not one.escalated_on]
    days, count = issue_queues.open_days(db, queue, as_of=today)
    return Beside(shares, said or scope, queue, len(late), days, count)


def load_page(db: Database, view: View, *, offset: int = 0) -> list[Row]:
    """The rows of one page. When issues have gone meanwhile it is shorter, and the rows past its end stay empty."""
    found = issues.rows(db, view.wanted, sort=view.sort, descending=view.descending, limit=PAGE, offset=offset)
    return rows_of(db, found)


def rows_of(db: Database, found: Sequence[issues.Issue]) -> list[Row]:
    """Issues with their places in words, and whether people differ on them."""
    names = places.load_many(db, {issue.place for issue in found})
    unsettled = disputed(db, (issue.id for issue in found))
    return [
        Row(issue, names[issue.place].path if issue.place in names else "", issue.id in unsettled) for issue in found
    ]


def areas_of(db: Database, community: str = "") -> list[tuple[str, str]]:
    """The areas of one *community* or of all as (id, name), in walking order."""
    return [(place.id, place.name) for place in places.tree(db, community=community or None, levels=("area",))]

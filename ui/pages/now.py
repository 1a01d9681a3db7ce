"""What waits now, read in one go: rounds begun, sheets, issues, feedback, backup."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import issue_table, places, questionnaires, visits
from storage.community.issue_table import Filter, Issue
from storage.engine import Database
from storage.standing import Standing, standing

SHOWN = 3


@dataclass(frozen=True)
class Round:
    """An inspection that somebody began and has not finished."""

    place: str
    path: str
    done: int
    total: int
    next_unit: str
    next_name: str


@dataclass(frozen=True)
class Sheets:
    """A batch of paper sheets of which some are not keyed, not keyed again, or not settled yet."""

    batch: str
    title: str
    unkeyed: int
    waiting: int = 0
    differing: int = 0


@dataclass(frozen=True)
class Now:
    """Everything that the page of today shows."""

    buildings: bool
    rounds: tuple[Round, ...]
    sheets: tuple[Sheets, ...]
    overdue: int
    most_overdue: tuple[tuple[Issue, str], ...]
    owed: int
    standing: Standing


def read_now(db: Database, *, today: str, community: str = "") -> Now:
    """Read what waits on the day *today*, in one *community* or in all."""
    where = (community,) if community else ()
    late = Filter(open=True, overdue_on=today, communities=where)
    first = issue_table.rows(db, late, sort="due", limit=SHOWN)
    named = places.load_many(db, [issue.place for issue in first])
    return Now(
        buildings=places.any_building(db),
        rounds=tuple(_rounds(db, today=today, community=community)),
        sheets=tuple(_sheets(db, community=community)),
        overdue=issue_table.count(db, late),
        most_overdue=tuple((issue, named[issue.place].path if issue.place in named else "") for issue in first),
        owed=issue_table.count(db, Filter(unreported_back=True, communities=where)),
        standing=standing(db),
    )


def _rounds(db: Database, *, today: str, community: str) -> list[Round]:
    rows = db.conn.execute(
        "SELECT DISTINCT place FROM draft WHERE form_id = ? AND place IS NOT NULL ORDER BY changed DESC",
        (visits.INSPECTION,),
    ).fetchall()
    found = []
    for (rec,) in rows:
        place = places.load(db, rec)
        if place is None or community not in ("", place.community):
            continue
        states = visits.unit_states(db, rec, since=today)
        waiting = [unit for unit in places.units(db, rec) if states[unit.id].state in ("unseen", "in_progress")]
        following = waiting[0] if waiting else None
        found.append(
            Round(
                place=rec,
                path=place.path,
                done=len(states) - len(waiting),
                total=len(states),
                next_unit=following.id if following else "",
                next_name=following.name if following else "",
            )
        )
    return found


def _sheets(db: Database, *, community: str) -> list[Sheets]:
    found = []
    for batch in questionnaires.batches.select(db, order="day DESC"):
        if community not in ("", batch.community):
            continue
        counts = questionnaires.counts(db, batch.id)
        if counts.unkeyed > 0 or counts.waiting or counts.differing:
            open_ones = (max(0, counts.unkeyed), counts.waiting, counts.differing)
            found.append(Sheets(batch.id, batch.title or batch.day, *open_ones))
    return found

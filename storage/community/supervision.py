"""The supervisor's view: what each worker has open, past its day, and owes an answer on. The parts add up."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import issues
from storage.community.issue_filter import Filter
from storage.community.issue_table import Issue
from storage.engine import Database


@dataclass(frozen=True)
class Load:
    """One worker's issues; "" is what nobody was given. Each number is the length of a list of issues."""

    worker: str
    open: tuple[str, ...]
    overdue: tuple[str, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """All workers and the whole; the whole is counted by itself, not summed."""

    loads: tuple[Load, ...]
    whole: Load


FIGURES = ("open", "overdue", "untold")
"""The numbers of a load, by the names of its lists."""


def view(db: Database, *, as_of: str, wanted: Filter | None = None) -> View:
    """Open, overdue and untold (done and nobody told) issues, by whoever they were given to."""
    found = issues.standings(db, wanted)
    by_worker: dict[str, list[Issue]] = {}
    for issue in found:
        by_worker.setdefault(issue.assignee, []).append(issue)
    loads = tuple(_load(worker, by_worker[worker], as_of) for worker in sorted(by_worker))
    return View(tuple(one for one in loads if one.open or one.overdue or one.untold), _load("", found, as_of))


def _load(worker: str, found: list[Issue], as_of: str) -> Load:
    return Load(
        worker,
        open=tuple(sorted(one.id for one in found if not one.side and not one.solved)),
        overdue=tuple(sorted(one.id for one in found if one.overdue(as_of))),
        untold=tuple(sorted(one.id for one in found if one.closed and not one.fed_back_on)),
    )

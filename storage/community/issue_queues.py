"""Two queues beside the ledger: 马上办 with a short term, and 贴心办, which nothing public ever tells of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from storage.community import issues
from storage.community.issue_filter import Filter
from storage.community.issue_rows import issue_id
from storage.community.issue_table import Issue
from storage.community.ledger import change
from storage.community.place_rows import text, whole
from storage.community.places import resolve, same_as
from storage.engine import Database
from storage.events import Value
from storage.projections import Key, Projected, dependent, projection

if TYPE_CHECKING:
    from storage.transaction import Transaction

QUEUES = {"act_now": "马上办", "care": "贴心办"}
# Days from being put there, product defaults: shorter than the term of any but a major issue.
QUEUE_DAYS = {"act_now": 3, "care": 7}
CARE = "care"
CONCERN = """CREATE TABLE issue_concern (
    id TEXT PRIMARY KEY, place TEXT NOT NULL, item TEXT NOT NULL, queue TEXT NOT NULL, urgency TEXT NOT NULL,
    households INTEGER) STRICT, WITHOUT ROWID"""
QUEUE = "CREATE TABLE issue_queue (issue TEXT PRIMARY KEY, queue TEXT NOT NULL) STRICT, WITHOUT ROWID"


@projection(
    "issue",
    tables={"issue_concern": CONCERN, "issue_queue": QUEUE},
    indexes=("CREATE INDEX issue_concern_at ON issue_concern (place, item)",),
)
def project(db: Database, rec: str, fields: Mapping[str, Value], state: Projected) -> None:
    """What somebody decided about an issue beside its steps; the queue itself follows at the end."""
    known = db.conn.execute("SELECT 1 FROM issue_concern WHERE id = ?", (rec,)).fetchone()
    row = (text(fields, "queue"), text(fields, "urgency"), whole(fields, "households"))
    if known is None and not any(row):
        return
    db.conn.execute("DELETE FROM issue_concern WHERE id = ?", (rec,))
    place, item = text(fields, "place"), text(fields, "item")
    if not state.void and place and item:
        db.conn.execute("INSERT INTO issue_concern VALUES (?, ?, ?, ?, ?, ?)", (rec, place, item, *row))
    state.dependents.add(("queue", place, item))


@dependent("queue")
def recompute(db: Database, key: Key, further: set[Key]) -> None:
    """An issue that several places tell of, which were merged, stands in the queue of the most careful one."""
    _, place, item = key
    target = resolve(db, place)
    members = {place, target, *same_as(db, target)}
    found = set()
    for member in members:
        db.conn.execute("DELETE FROM issue_queue WHERE issue = ?", (issue_id(member, item),))
        rows = db.conn.execute("SELECT queue FROM issue_concern WHERE place = ? AND item = ?", (member, item))
        found |= {row[0] for row in rows if row[0]}
    if found:
        row = (issue_id(target, item), CARE if CARE in found else min(found))
        db.conn.execute("INSERT INTO issue_queue VALUES (?, ?)", row)


def queue_of(db: Database, issue: str) -> str:
    """The queue in which an issue stands, or ""."""
    row = db.conn.execute("SELECT queue FROM issue_queue WHERE issue = ?", (issue,)).fetchone()
    return row[0] if row else ""


def queue(db: Database, name: str, *, open_only: bool = True) -> list[Issue]:
    """The issues of one queue, those due first."""
    wanted = Filter(queues=(name,), open=True if open_only else None)
    return issues.rows(db, wanted, sort="due", limit=-1)


def overdue(db: Database, name: str, *, as_of: str) -> list[Issue]:
    """What stands in a queue past its day."""
    return [issue for issue in queue(db, name) if issue.overdue(as_of)]


def open_days(db: Database, name: str, *, as_of: str) -> tuple[float | None, int]:
    """The median age in days of what is open in a queue, and of how many issues; None where nothing is open."""
    from statistics import median

    ages = [(date.fromisoformat(as_of) - date.fromisoformat(one.opened[:10])).days for one in queue(db, name)]
    return (float(median(ages)) if ages else None, len(ages))


# Verbs


def into(txn: Transaction, *, issue: str, queue: str, day: str, by: str = "") -> None:
    """Put an issue into a queue ("" takes it out); its term becomes that of the queue where that is sooner."""
    if queue and queue not in QUEUES:
        raise ValueError(queue)
    known = issues.load_now(txn, issue)
    change(txn, rec=issue, fields={"place": known.place, "item": known.item, "queue": queue})
    if queue:
        due = (date.fromisoformat(day) + timedelta(days=QUEUE_DAYS[queue])).isoformat()
        if not known.due or due < known.due:
            issues.set_term(txn, issue=issue, day=day, due=due, note=QUEUES[queue], by=by)


def escalate_overdue(txn: Transaction, *, queue: str, day: str, to: str, by: str = "") -> list[str]:
    """Tell *to* of everything in a queue that is past its day and was not told of yet; returns the issues."""
    txn.flush()
    late = [one.id for one in overdue(txn.db, queue, as_of=day) if not one.escalated_on]
    for issue in late:
        issues.escalate(txn, issue=issue, day=day, to=to, by=by, note=f"{QUEUES[queue]}超期")
    return late

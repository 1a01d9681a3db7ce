"""The decision table (任务/负责人/完成时间/进度), and which decisions residents were told of."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import meetings, plans, tasks
from storage.community.people import persons
from storage.engine import Database


@dataclass(frozen=True)
class Work:
    """One line of the decision table."""

    rec: str
    what: str
    owner: str
    person: bool
    """Whether *owner* is somebody's name, and not the code of a party."""
    due: str
    state: str
    late: bool
    evidence: str
    day: str


@dataclass(frozen=True)
class Told:
    """One decision. *key* is meeting/topic."""

    key: str
    day: str
    title: str
    decision: str
    told_on: str
    told_way: str


@dataclass(frozen=True)
class FollowUpShown:
    """What came of decisions."""

    work: tuple[Work, ...]
    decisions: tuple[Told, ...]


def read_follow_up(db: Database, *, meeting: str, today: str, community: str = "") -> FollowUpShown:
    """Read the work and decisions of *meeting*, or with "" of every meeting; late ones first, then by day."""
    where, values = ("id = ?", (meeting,)) if meeting else ("1", ())
    held = [one for one in meetings.meetings.select(db, where, values) if community in ("", one.community) or meeting]
    work: list[Work] = []
    decisions: list[Told] = []
    for one in held:
        for measure in plans.measures.select(db, "meeting = ?", (one.id,)):
            late = measure.state in ("planned", "doing") and bool(measure.due) and measure.due < today
            work.append(Work(measure.id, measure.title, measure.party, False, measure.due, measure.state, late,
                             measure.evidence, one.day))  # fmt: skip
        for task in tasks.tasks.select(db, "meeting = ? AND measure = ''", (one.id,)):
            who = persons.load(db, task.person) if task.person else None
            owner = who.name if who else task.party
            work.append(Work(task.id, task.title, owner, who is not None, task.due, task.state, task.overdue(today),
                             task.evidence, one.day))  # fmt: skip
        for topic in meetings.topics.select(db, "owner = ? AND decision <> ''", (one.id,), order="seq"):
            decisions.append(
                Told(f"{one.id}/{topic.key}", one.day, topic.title, topic.decision, topic.conveyed_on,
                     topic.conveyed_way)
            )  # fmt: skip
    shut = ("done", "cancelled")
    work.sort(key=lambda each: (each.state in shut, not each.late, each.due or "9999", each.what))
    decisions.sort(key=lambda each: (bool(each.told_on), each.day))
    return FollowUpShown(tuple(work), tuple(decisions))

"""The people's-concerns ledger (民情台账): what was told, from where, how pressing; entered once, it is an issue."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community import issue_queues, issues, opinions
from storage.community.checklist_items import ISSUE_TYPES, item_label
from storage.community.issue_filter import Filter
from storage.community.issue_states import RATING_LABELS, STATE_LABELS
from storage.community.ledger import change
from storage.community.places import load as load_place
from storage.community.places import same_as
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

URGENCIES = {"now": "马上", "week": "一周内", "plan": "要商量"}
_LEVELS = {"now": "serious", "week": "minor", "plan": "minor"}


@dataclass(frozen=True)
class Concern:
    """One row of the ledger, with the columns that the street asks for. *words* are internal; a public row has none."""

    seq: int
    issue: str
    source: str
    day: str
    area: str
    kind: str
    words: str
    households: int | None
    urgency: str
    queue: str
    on_agenda: bool
    meeting: str
    decision: str
    party: str
    due: str
    progress: str
    told_on: str
    told_way: str
    satisfied: str


def ledger(db: Database, wanted: Filter | None = None, *, public: bool = False) -> list[Concern]:
    """What was told, oldest first. A *public* one leaves out the care queue and what people said in their own words."""
    found = issues.rows(db, wanted or Filter(), sort="opened", limit=-1)
    hidden = {one.id for one in issue_queues.queue(db, issue_queues.CARE, open_only=False)} if public else set()
    rows: list[Concern] = []
    for issue in found:
        if not issue.source or issue.id in hidden:
            continue
        place = load_place(db, issue.place)
        topic = _topic(db, issue.id)
        extra = db.conn.execute("SELECT urgency, households FROM issue_concern WHERE id = ?", (issue.id,)).fetchone()
        said = voices(db, issue.id)
        steps = [step for step in issues.history(db, issue.id) if isinstance(step, issues.Step)]
        area = load_place(db, issue.area) if issue.area else None
        rows.append(
            Concern(
                seq=len(rows) + 1,
                issue=issue.id,
                source=issue.source,
                day=issue.opened,
                area=area.name if area else place.path if place else "",
                kind=item_label(issue.item),
                words="" if public else "；".join(one.words for one in said) or _first_note(steps),
                households=extra[1] if extra else None,
                urgency=extra[0] if extra else "",
                queue=issue_queues.queue_of(db, issue.id),
                on_agenda=topic is not None,
                meeting=topic[0] if topic else "",
                decision=topic[1] if topic else "",
                party=issue.assignee or issue.office,
                due=issue.due,
                progress=STATE_LABELS[issue.state],
                told_on=issue.fed_back_on,
                told_way=next((step.value for step in reversed(steps) if step.what == "fed_back"), ""),
                satisfied=RATING_LABELS.get(issue.rated, RATING_LABELS[""]),
            )
        )
    return rows


def by_source(db: Database, *, since: str = "", until: str = "9999-12-31") -> dict[str, tuple[str, ...]]:
    """The issues behind each source, by where they were first told."""
    found: dict[str, list[str]] = {}
    for issue in issues.standings(db, Filter(opened_since=since, opened_until=until)):
        if issue.source:
            found.setdefault(issue.source, []).append(issue.id)
    return {source: tuple(sorted(found[source])) for source in sorted(found)}


def voices(db: Database, issue: str) -> list[opinions.Opinion]:
    """Everything that was said about an issue, by whomever, oldest first; places merged since included."""
    known = issues.load(db, issue)
    if known is None:
        return []
    members = [issues.issue_id(place, known.item) for place in same_as(db, known.place)]
    found = [one for member in members for one in opinions.select(db, issue=member)]
    return sorted(found, key=lambda one: (one.day, one.id))


def _topic(db: Database, issue: str) -> tuple[str, str] | None:
    row = db.conn.execute(
        "SELECT m.title, t.decision FROM meeting_topic t JOIN meeting m ON m.id = t.owner"
        " WHERE EXISTS (SELECT 1 FROM json_each(t.issues) i WHERE i.value = ?) ORDER BY m.day DESC, t.key LIMIT 1",
        (issue,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def _first_note(steps: Sequence[issues.Step]) -> str:
    return next((step.note for step in steps if step.what == "reported"), "")


# Verbs


def report(
    txn: Transaction,
    *,
    place: str,
    kind: str,
    words: str,
    day: str,
    source: str,
    party: str = "resident",
    urgency: str = "week",
    households: int | None = None,
    queue: str = "",
    matter: str = "",
    by: str = "",
    speaker: str = "",
    contact: str = "",
    photos: Sequence[str] = (),
) -> str:
    """Enter what somebody told; it is an issue at once, and one more voice where it is known. Returns the issue.

    *kind* is an issue type or a checklist item; *matter* tells two things of one kind at one place apart. Pictures
    of chat accounts are not kept: the words, the party and the source are.
    """
    # the words of a matter are internal, an issue's item is not: what tells matters apart tells nothing else
    item = f"{kind}~{hashlib.blake2b(matter.encode(), digest_size=4).hexdigest()}" if matter else kind
    issue = issues.report(
        txn, place=place, item=item, day=day, level=_LEVELS[urgency], note=words, source=source, by=by, photos=photos
    )
    change(
        txn,
        rec=issue,
        fields={"urgency": urgency, "households": households or txn.fields(issue).get("households")},
    )
    if queue:
        issue_queues.into(txn, issue=issue, queue=queue, day=day, by=by)
    opinions.add(
        txn, day=day, party=party, words=words, kind="fact", source=source, place=place, issue=issue,
        speaker=speaker, contact=contact,
    )  # fmt: skip
    return issue


def tell(txn: Transaction, *, issue: str, day: str, way: str, by: str) -> int:
    """Feed an issue back to everybody who spoke about it; returns to how many voices that was new."""
    issues.feed_back(txn, issue=issue, day=day, way=way, by=by)
    txn.flush()
    fresh = [one for one in voices(txn.db, issue) if not one.told_on]
    for one in fresh:
        opinions.tell(txn, opinion=one.id, day=day, way=way, by=by)
    return len(fresh)


__all__ = ["ISSUE_TYPES", "URGENCIES", "Concern", "by_source", "ledger", "report", "tell", "voices"]

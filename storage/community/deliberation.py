"""What is done at a meeting: signing in, the agenda from open issues, who said what for whom, and decisions.

A decision writes its measures and tasks along, so nobody types them again; nothing a program knows is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import issues, plans, tasks
from storage.community.checklist_items import item_label, item_order
from storage.community.issue_filter import Filter
from storage.community.issue_queues import CARE, queue_of
from storage.community.ledger import add_row, change_row
from storage.community.meetings import (
    STATEMENT_KINDS,
    Option,
    Statement,
    Topic,
    agenda,
    before,
    meetings,
    options,
    statements,
    topics,
)
from storage.community.people import persons
from storage.community.places import load as load_place
from storage.community.places import load_many as load_places
from storage.engine import Database
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction

AT_ONCE = 200
"""Topics in one event: a meeting that sees everything of a street writes a few, none of them too large."""


def options_of(db: Database, meeting: str, topic: str) -> list[tuple[Option, list[Statement]]]:
    """The options of a topic with what was said about each; those not chosen stay."""
    found = options.select(db, "owner = ? AND topic = ?", (meeting, topic), order="key")
    said = statements.select(db, "owner = ? AND topic = ?", (meeting, topic), order="key")
    return [(one, [words for words in said if words.option == one.key]) for one in found]


@dataclass(frozen=True)
class Decision:
    """One line of the decision table: 任务, 负责人, 完成时间, 进度, and the record behind it."""

    topic: str
    what: str
    party: str
    due: str
    state: str
    rec: str
    helper: str = ""
    fund: str = ""
    checker: str = ""
    done_on: str = ""
    evidence: str = ""


def decisions(db: Database, meeting: str) -> list[Decision]:
    """The decision table of a meeting: its measures, and tasks that belong to none of them."""
    titles = {one.key: one.title for one in topics.select(db, "owner = ?", (meeting,))}
    found = [
        Decision(titles.get(one.topic, ""), one.title, one.party, one.due, one.state, one.id, *_more(one))
        for one in plans.measures.select(db, "meeting = ?", (meeting,), order="due, title")
    ]
    found += [
        Decision(titles.get(one.topic, ""), one.title, one.party or one.person, one.due, one.state, one.id, *_more(one))
        for one in tasks.tasks.select(db, "meeting = ? AND measure = ''", (meeting,), order="due, title")
    ]
    return found


def _more(one: plans.Measure | tasks.Task) -> tuple[str, str, str, str, str]:
    return one.helper, one.fund, one.checker, one.done_on, one.evidence


def chain(db: Database, meeting: str, topic: str) -> list[tuple[str, Topic]]:
    """The same topic through several meetings, oldest first, as (day, topic)."""
    found: list[tuple[str, Topic]] = []
    at: tuple[str, str] | None = (meeting, topic)
    while at and (at[0], at[1]) not in {(one.owner, one.key) for _, one in found}:
        row = next((one for one in topics.select(db, "owner = ?", (at[0],)) if one.key == at[1]), None)
        held = meetings.load(db, at[0])
        if row is None or held is None:
            break
        found.append((held.day, row))
        earlier, _, key = row.previous.partition("/")
        at = (earlier, key) if key else None
    return found[::-1]


def conveyed(db: Database, *, case: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Decisions that residents were told of, and all decisions: k and n of 决策传达率, as meeting/topic."""
    where, values = ('"case" = ?', (case,)) if case else ("1", ())
    found = [
        one for held in meetings.select(db, where, values, order="day")
        for one in topics.select(db, "owner = ? AND decision <> ''", (held.id,), order="seq")
    ]  # fmt: skip
    return (
        tuple(f"{one.owner}/{one.key}" for one in found if one.conveyed_on),
        tuple(f"{one.owner}/{one.key}" for one in found),
    )


# Verbs


def sign_in(txn: Transaction, *, meeting: str, party: str, name: str = "", person: str = "") -> str:
    """Add a line to the sign-in sheet. Somebody known brings name and party along; signing again changes the line."""
    known = persons.load(txn.db, person) if person else None
    key = person.partition(":")[2] if person else None
    return add_row(
        txn, rec=meeting, repeat="attendee", key=key, value=party or (known.party if known else ""),
        name=name or (known.name if known else ""), person=person,
    )  # fmt: skip


def add_topic(txn: Transaction, *, meeting: str, title: str, reason: str = "", **more: Any) -> str:
    """Put a topic on the agenda, after those that are there. Raises UserError MEETING_018 without a title."""
    if not title.strip():
        raise UserError("MEETING_018")
    txn.flush()
    seq = len(topics.select(txn.db, "owner = ?", (meeting,))) + 1
    return add_row(txn, rec=meeting, repeat="topic", value=title.strip(), seq=seq, reason=reason, **more)


def put_on_agenda(txn: Transaction, *, meeting: str, wanted: Iterable[str]) -> list[str]:
    """Make issues topics of a meeting; one that is on its agenda stays once. Title and facts come from the ledger.

    Raises UserError MEETING_028 for one in the care queue: an agenda is public.
    """
    txn.flush()
    listed = topics.select(txn.db, "owner = ?", (meeting,))
    there = {issue for one in listed for issue in one.issues}
    fresh = [rec for rec in dict.fromkeys(wanted) if rec not in there]
    known = [issues.load_now(txn, rec) for rec in fresh]
    if any(queue_of(txn.db, rec) == CARE for rec in fresh):
        raise UserError("MEETING_028")
    at = load_places(txn.db, {one.place for one in known})
    rows: dict[str, dict[str, Value]] = {}
    for seq, one in enumerate(known, start=len(listed) + 1):
        place, group = at.get(one.place), item_order(one.item)[1]
        label = place.public_label or place.name if place else ""
        rows[txn.new_id()] = {
            "": f"{label} {item_label(one.item)}".strip(),
            "/seq": seq,
            "/source": "patrol" if one.times_found else "resident",
            "/fact": f"{one.opened} 发现，{one.times_found or 1} 次",
            "/groups": [group] if group else [],
            "/issues": [one.id],
        }
    for first in range(0, len(rows), AT_ONCE):
        fields = {
            f"topic:{key}{name}": value
            for key in list(rows)[first : first + AT_ONCE]
            for name, value in rows[key].items()
            if value != []
        }
        txn.append("meeting", meeting, fields)
    return list(rows)


def collect_agenda(txn: Transaction, *, meeting: str, wanted: Filter | None = None) -> list[str]:
    """Put every open issue on the agenda, as of the meeting's day, but those of the care queue.

    Returns the topics that were added.
    """
    txn.flush()
    held = meetings.load(txn.db, meeting)
    if held is None:
        raise KeyError(meeting)
    last = before(txn.db, held.day, case=held.case)
    public = replace(wanted or Filter(), public=True)
    entries = agenda(txn.db, day=held.day, since=last.day if last else "", wanted=public)
    return put_on_agenda(txn, meeting=meeting, wanted=[entry.issue.id for entry in entries])


def say(txn: Transaction, *, meeting: str, topic: str, party: str, words: str, kind: str = "wish", **more: Any) -> str:
    """Note what a party said. Raises UserError LEDGER_003 without words or party."""
    if not words.strip() or not party:
        raise UserError("LEDGER_003")
    if kind not in STATEMENT_KINDS:
        raise ValueError(kind)
    return add_row(
        txn, rec=meeting, repeat="statement", value=words.strip(), topic=topic, party=party, kind=kind, **more
    )


def widen(txn: Transaction, *, meeting: str, topic: str, group: str, statement: str) -> None:
    """Let a topic cover one more group of items, and note whose words that came from."""
    txn.flush()
    known = next(one for one in topics.select(txn.db, "owner = ?", (meeting,)) if one.key == topic)
    if group not in known.groups:
        change_row(txn, rec=meeting, repeat="topic", key=topic, groups=[*known.groups, group], widened_from=statement)


def offer_option(txn: Transaction, *, meeting: str, topic: str, title: str, **more: Any) -> str:
    """Put one way to go about a topic on the table."""
    return add_row(txn, rec=meeting, repeat="option", value=title, topic=topic, **more)


def demand_from(
    txn: Transaction, *, meeting: str, statement: str, place: str, device: str, quantity: int, area: str = ""
) -> str:
    """Make what somebody said a demand; each names the other."""
    txn.flush()
    said = next(one for one in statements.select(txn.db, "owner = ?", (meeting,)) if one.key == statement)
    held, at = meetings.load(txn.db, meeting), load_place(txn.db, place)
    demand = plans.demand(
        txn, place=place, device=device, quantity=quantity, day=held.day if held else "",
        area=area or (at.area if at else ""), asked_by=said.party, item=said.item, statement=f"{meeting}/{statement}",
    )  # fmt: skip
    change_row(txn, rec=meeting, repeat="statement", key=statement, leads_to=demand)
    return demand


def decide(
    txn: Transaction,
    *,
    meeting: str,
    topic: str,
    decision: str,
    measures: Sequence[Mapping[str, Value]] = (),
    jobs: Sequence[Mapping[str, Value]] = (),
    option: str = "",
    dissent: str = "",
) -> list[str]:
    """Write a decision with its measures and tasks; returns their records.

    Case, meeting and topic of each come from the meeting, and a task falls to whoever answers where nobody is named.
    Raises UserError MEETING_021 without words.
    """
    if not decision.strip():
        raise UserError("MEETING_021")
    txn.flush()
    held = meetings.load(txn.db, meeting)
    if held is None:
        raise KeyError(meeting)
    change_row(txn, rec=meeting, repeat="topic", key=topic, decision=decision.strip(), chosen=option, dissent=dissent)
    origin: dict[str, Any] = {"case": held.case, "meeting": meeting, "topic": topic}
    made = [plans.measures.add(txn, **(origin | dict(one))) for one in measures]
    for one in jobs:
        more = origin | dict(one)
        title = str(more.pop("title", ""))
        made.append(tasks.add(txn, title=title, given_on=held.day, **more))
    return made


def convey(txn: Transaction, *, meeting: str, topic: str, day: str, way: str) -> None:
    """Note that residents were told of a decision. Raises UserError ISSUE_009 without day or way."""
    if not day or not way:
        raise UserError("ISSUE_009")
    change_row(txn, rec=meeting, repeat="topic", key=topic, conveyed_on=day, conveyed_way=way)


def take_up_again(txn: Transaction, *, meeting: str, earlier: str, topic: str) -> str:
    """Bring a topic of an earlier meeting to this one; both stay, linked."""
    txn.flush()
    known = next(one for one in topics.select(txn.db, "owner = ?", (earlier,)) if one.key == topic)
    return add_topic(
        txn, meeting=meeting, title=known.title, source="last", fact=known.fact, groups=list(known.groups),
        issues=list(known.issues), previous=f"{earlier}/{topic}",
    )  # fmt: skip

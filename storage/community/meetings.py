"""Meetings: who came and for whom, what is on the agenda, what each party said, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from forms.lean import dataclass
from storage.community.issue_table import Filter, Issue, rows
from storage.community.ledger import Ledger
from storage.community.people import party_order
from storage.engine import Database

# What a statement is; causes, wishes and worries are kept apart.
STATEMENT_KINDS = {
    "fact": "现状",
    "cause": "原因",
    "wish": "建议",
    "worry": "担心",
    "support": "支持",
    "oppose": "反对",
}


@dataclass(frozen=True)
class Meeting:
    """One meeting. *kind* decides which quorum a page hints at."""

    id: str
    community: str
    title: str
    kind: str
    day: str
    starts: str
    ends: str
    place: str
    host: str
    recorder: str
    notice_days: int | None
    should_attend: int | None
    case: str
    last_review: str
    note: str
    fictional: bool


@dataclass(frozen=True)
class Attendee:
    """One line of the sign-in sheet. *value* is the party they came for; the name is personal."""

    owner: str
    key: str
    value: str
    name: str
    person: str

    @property
    def party(self) -> str:
        return self.value


@dataclass(frozen=True)
class Topic:
    """One item to talk about. *value* is its title; *widened_from* names the statement that widened it.

    *chosen* is the option that was taken, *previous* the same topic at an earlier meeting ("meeting/key").
    """

    owner: str
    key: str
    value: str
    source: str
    fact: str
    reason: str
    seq: int | None
    groups: tuple[str, ...]
    issues: tuple[str, ...]
    widened_from: str
    decision: str
    dissent: str
    vote_way: str
    vote_yes: int | None
    vote_no: int | None
    vote_abstain: int | None
    vote: str
    chosen: str
    previous: str
    conveyed_on: str
    conveyed_way: str

    @property
    def title(self) -> str:
        return self.value


@dataclass(frozen=True)
class Statement:
    """What one party said about a topic, by party and never by name. *leads_to* is the demand it became.

    *spoken_for* is whom the party spoke for, where that is somebody else; *option* is what it was about.
    """

    owner: str
    key: str
    value: str
    topic: str
    party: str
    kind: str
    item: str
    leads_to: str
    spoken_for: str
    option: str
    day: str

    @property
    def text(self) -> str:
        return self.value


@dataclass(frozen=True)
class Option:
    """One way to go about a topic, with picture, cost and who is affected."""

    owner: str
    key: str
    value: str
    topic: str
    cost: int | None
    fund: str
    days: int | None
    affected: str
    good: str
    bad: str
    picture: str


meetings = Ledger(Meeting, kind="meeting", name="meeting", indexes=("day", "case"))
attendees = Ledger(Attendee, kind="meeting", name="meeting_attendee", repeat="attendee")
topics = Ledger(Topic, kind="meeting", name="meeting_topic", repeat="topic")
statements = Ledger(Statement, kind="meeting", name="meeting_statement", repeat="statement")
options = Ledger(Option, kind="meeting", name="meeting_option", repeat="option")


@dataclass(frozen=True)
class Presence:
    """People (人) and parties (方) of one meeting. Somebody who signed twice is one person."""

    people: int
    parties: tuple[str, ...]
    by_party: dict[str, int]
    rows: tuple[str, ...]


def presence(db: Database, meeting: str) -> Presence:
    """Who was there, by the sign-in sheet."""
    return count(attendees.select(db, "owner = ?", (meeting,)))


def count(signed: Iterable[Attendee]) -> Presence:
    """Count people and parties on a sign-in sheet.

    Lines with the same person count once, for the party of the first line; the rule is printed with the number.
    """
    once = {attendee.person or attendee.key: attendee for attendee in reversed(list(signed))}
    by_party: dict[str, int] = {}
    for attendee in once.values():
        by_party[attendee.party] = by_party.get(attendee.party, 0) + 1
    parties = tuple(sorted(by_party, key=party_order))
    keys = tuple(sorted(attendee.key for attendee in once.values()))
    return Presence(len(once), parties, {party: by_party[party] for party in parties}, keys)


def parties_over(db: Database, *, case: str) -> tuple[str, ...]:
    """The parties of a whole case: at meetings, in activities, and answering for measures and tasks.

    This is another scope than one meeting's, and both numbers are printed with theirs.
    """
    found = db.conn.execute(
        'SELECT a.value FROM meeting_attendee a JOIN meeting m ON m.id = a.owner WHERE m."case" = ?1'
        ' UNION SELECT p.party FROM participation p JOIN activity a ON a.id = p.activity WHERE a."case" = ?1'
        ' UNION SELECT party FROM measure WHERE "case" = ?1 UNION SELECT party FROM task WHERE "case" = ?1',
        (case,),
    )
    return tuple(sorted((row[0] for row in found if row[0]), key=party_order))


@dataclass(frozen=True)
class AgendaEntry:
    """An open issue with its age on the day of the meeting, and whether it is new since the last one."""

    issue: Issue
    age_days: int
    new: bool


def agenda(db: Database, *, day: str, since: str = "", wanted: Filter | None = None) -> list[AgendaEntry]:
    """The open issues a meeting on *day* should see: relapsed ones first, then the worst, then the oldest.

    What was solved since the last meeting is not on it; what was opened after *since* is marked new once.
    """
    base = wanted or Filter()
    chosen = Filter(**{**base.__dict__, "open": True, "opened_until": day})
    entries = [
        AgendaEntry(issue, _days(issue.opened, day), issue.opened > since) for issue in rows(db, chosen, limit=-1)
    ]
    order = ("major", "serious", "minor", "")
    return sorted(entries, key=lambda e: (-e.issue.relapses, order.index(e.issue.level), -e.age_days))


def before(db: Database, day: str, *, case: str = "") -> Meeting | None:
    """The last meeting before *day*, of the same case where one is given."""
    where, values = ('day < ? AND "case" = ?', (day, case)) if case else ("day < ?", (day,))
    found = meetings.select(db, where, values, order="day DESC")
    return found[0] if found else None


def _days(since: str, until: str) -> int:
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def statements_by_party(db: Database, meeting: str) -> dict[str, Sequence[Statement]]:
    """What was said, by party; two statements are never made one."""
    found: dict[str, list[Statement]] = {}
    for statement in statements.select(db, "owner = ?", (meeting,), order="topic, key"):
        found.setdefault(statement.party, []).append(statement)
    return {party: found[party] for party in sorted(found, key=party_order)}

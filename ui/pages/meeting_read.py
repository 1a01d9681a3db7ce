"""Everything that the window shows of a meeting, read in one go."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community import deliberation, meetings, places, plans, tasks, votes
from storage.community.cases import cases
from storage.community.issue_filter import Filter
from storage.community.issues import Issue
from storage.community.meetings import Attendee, Meeting, Option, Presence, Statement, Topic
from storage.community.people import Person, persons
from storage.community.votes import Result
from storage.engine import Database


@dataclass(frozen=True)
class Card:
    """A meeting in the list, with what it has to show."""

    meeting: Meeting
    case: str
    people: int
    parties: int
    topics: int
    decided: int
    open: int
    overdue: int


@dataclass(frozen=True)
class TopicShown:
    """A topic with everything that belongs to it."""

    topic: Topic
    issues: tuple[Issue, ...]
    said: tuple[Statement, ...]
    options: tuple[tuple[Option, tuple[Statement, ...]], ...]
    vote: Result | None
    work: tuple[deliberation.Decision, ...]
    before: tuple[tuple[str, Topic], ...]
    """The same topic at earlier meetings, oldest first."""


@dataclass(frozen=True)
class MeetingShown:
    """One meeting as its sections show it."""

    meeting: Meeting
    case: str
    presence: Presence
    signed: tuple[Attendee, ...]
    topics: tuple[TopicShown, ...]
    known: tuple[Person, ...]
    """People of the ledger who have not signed in, those of the last meeting first."""
    regulars: tuple[str, ...]
    """Those of them who were at the last meeting."""
    last: Meeting | None
    left_over: tuple[Topic, ...]
    """Topics of the last meeting without a decision that are not on this agenda."""
    cases: tuple[tuple[str, str], ...]


def listed(db: Database, *, today: str, community: str = "") -> list[Card]:
    """The meetings of one *community* or of all, the latest first."""
    held = meetings.meetings.select(db, order="day DESC")
    titles = {one.id: one.title for one in cases.select(db)}
    found = []
    for one in held:
        if community not in ("", one.community):
            continue
        presence = meetings.presence(db, one.id)
        topics = meetings.topics.select(db, "owner = ?", (one.id,))
        work = deliberation.decisions(db, one.id)
        open_work = [each for each in work if each.state in ("planned", "doing")]
        late = [each for each in open_work if each.due and each.due < today]
        decided = sum(bool(each.decision) for each in topics)
        card = Card(one, titles.get(one.case, ""), presence.people, len(presence.parties), len(topics), decided,
                    len(open_work), len(late))  # fmt: skip
        found.append(card)
    return found


def read_meeting(db: Database, meeting: str) -> MeetingShown | None:
    """Read one meeting; None when it has gone."""
    held = meetings.meetings.load(db, meeting)
    if held is None:
        return None
    signed = tuple(
        sorted(
            meetings.attendees.select(db, "owner = ?", (meeting,)),
            key=lambda one: (meetings.party_order(one.party), one.name),
        )
    )
    topics = meetings.topics.select(db, "owner = ?", (meeting,), order="seq")
    here = {one.person for one in signed}
    last = meetings.before(db, held.day, case=held.case) or meetings.before(db, held.day)
    came = [one.person for one in meetings.attendees.select(db, "owner = ?", (last.id,))] if last else []
    people = [one for one in persons.select(db, order="name") if one.id not in here and one.community == held.community]
    people.sort(key=lambda one: (one.id not in came, meetings.party_order(one.party)))
    taken = {one.previous for one in topics}
    left = [
        one
        for one in (meetings.topics.select(db, "owner = ?", (last.id,), order="seq") if last else ())
        if not one.decision and f"{one.owner}/{one.key}" not in taken
    ]
    offered_cases = cases.select(
        db, "community = ? AND (ended = '' OR id = ?)", (held.community, held.case), order="begun DESC"
    )
    case = cases.load(db, held.case) if held.case else None
    return MeetingShown(
        meeting=held,
        case=case.title if case else "",
        presence=meetings.count(signed),
        signed=signed,
        topics=tuple(_topic(db, held, one) for one in topics),
        known=tuple(people),
        regulars=tuple(one.id for one in people if one.id in came),
        last=last,
        left_over=tuple(left),
        cases=tuple((one.id, one.title) for one in offered_cases),
    )


def _topic(db: Database, held: Meeting, topic: Topic) -> TopicShown:
    from storage.community import issues

    found = (issues.load(db, one) for one in topic.issues)
    said = meetings.statements.select(db, "owner = ? AND topic = ?", (held.id, topic.key), order="key")
    work = [
        deliberation.Decision(topic.title, one.title, one.party, one.due, one.state, one.id)
        for one in plans.measures.select(db, "meeting = ? AND topic = ?", (held.id, topic.key), order="due, title")
    ]
    work += [
        deliberation.Decision(topic.title, one.title, one.party or one.person, one.due, one.state, one.id)
        for one in tasks.tasks.select(
            db, "meeting = ? AND topic = ? AND measure = ''", (held.id, topic.key), order="due, title"
        )
    ]
    offered = deliberation.options_of(db, held.id, topic.key)
    return TopicShown(
        topic=topic,
        issues=tuple(one for one in found if one),
        said=tuple(said),
        options=tuple((option, tuple(words)) for option, words in sorted(offered, key=lambda each: each[0].value)),
        vote=votes.result(db, topic.vote) if topic.vote and votes.votes.load(db, topic.vote) else None,
        work=tuple(work),
        before=tuple(deliberation.chain(db, held.id, topic.key)[:-1]),
    )


@dataclass(frozen=True)
class Candidate:
    """An open issue that could be talked about."""

    issue: str
    place: str
    item: str
    age_days: int
    new: bool
    relapses: int
    level: str


def candidates(db: Database, meeting: str) -> list[Candidate]:
    """The open issues that are not on the agenda yet: relapsed ones first, then the worst, then the oldest."""
    held = meetings.meetings.load(db, meeting)
    if held is None:
        return []
    last = meetings.before(db, held.day, case=held.case)
    there = {issue for one in meetings.topics.select(db, "owner = ?", (meeting,)) for issue in one.issues}
    wanted = Filter(communities=(held.community,), public=True)
    entries = meetings.agenda(db, day=held.day, since=last.day if last else "", wanted=wanted)
    left = [one for one in entries if one.issue.id not in there]
    at = places.load_many(db, {one.issue.place for one in left})
    return [
        Candidate(
            one.issue.id,
            at[one.issue.place].path if one.issue.place in at else "",
            one.issue.item,
            one.age_days,
            one.new and last is not None,
            one.issue.relapses,
            one.issue.level,
        )
        for one in left
    ]

"""What a meeting decided, as papers say it: votes with all their numbers, and the table of who does what by when."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.handout.gather import FUNDS, MEASURE_STATES
from exporters.handout.scope import Scope
from storage.community import plans, tasks, votes
from storage.community.meetings import Topic, topics
from storage.community.people import party_label, persons
from storage.community.vote_rules import RULES, Threshold
from storage.engine import Database

WAYS = {
    "consensus": "协商一致",
    "hand": "举手",
    "ballot": "投票",
    "stick": "贴点",
    "online": "微信接龙",
    "none": "不表决",
}
_WHAT = {"take_part": "参与", "agree": "同意"}
_MEASURED = {"voters": "", "area": "（按面积）"}


@dataclass(frozen=True)
class Ballots:
    """A vote on paper: valid + void + unreturned = issued, and how many chose what."""

    title: str
    unit: str
    rule: str
    base: int
    issued: int
    returned: int
    valid: int
    void: int
    abstained: int
    counts: tuple[tuple[str, int], ...]
    # "参与 14户（至少要11户）：达到"
    shares: tuple[str, ...]
    unsettled: int
    tie: bool
    closed: bool

    @property
    def unreturned(self) -> int:
        return self.issued - self.returned


@dataclass(frozen=True)
class Voted:
    """How a topic was voted on: by ballots, or counted in the room."""

    way: str
    yes: int | None = None
    no: int | None = None
    abstained: int | None = None
    ballots: Ballots | None = None


@dataclass(frozen=True)
class Job:
    """One line of the decision table."""

    topic: str
    what: str
    who: str
    helper: str
    due: str
    fund: str
    checker: str
    state: str
    result: str


def voted(db: Database, scope: Scope, topic: Topic) -> Voted | None:
    """How *topic* was voted on; None while nothing is known."""
    found = votes.votes.load(db, topic.vote) if topic.vote else None
    if found is None:
        own = votes.votes.select(db, "meeting = ? AND topic = ?", (topic.owner, topic.key), order="day DESC")
        found = own[0] if own else None
    if found is not None:
        return Voted(WAYS["ballot"], ballots=_ballots(db, scope, found.id))
    counted = (topic.vote_yes, topic.vote_no, topic.vote_abstain)
    if not topic.vote_way and all(count is None for count in counted):
        return None
    return Voted(scope.words(WAYS.get(topic.vote_way, topic.vote_way), where="表决方式"), *counted)


def _ballots(db: Database, scope: Scope, vote: str) -> Ballots:
    counted = votes.result(db, vote)
    unit = votes.UNITS[counted.vote.unit]

    def share(one: Threshold) -> str:
        said = "达到" if one.met else "未达到"
        whole = unit if one.measure == "voters" else "㎡"
        count, of, least = (
            (one.count, one.of, one.least)
            if one.measure == "voters"
            else (round(one.count / 100), round(one.of / 100), round(one.least / 100))
        )
        return f"{_WHAT[one.what]}{_MEASURED[one.measure]}{of}{whole}中{count}{whole}，至少要{least}{whole}：{said}"

    return Ballots(
        title=scope.words(counted.vote.title, where="表决事项"),
        unit=unit,
        rule=RULES.get(counted.vote.rule, counted.vote.rule),
        base=counted.turnout[1],
        issued=counted.issued,
        returned=counted.returned,
        valid=len(counted.valid),
        void=len(counted.void),
        abstained=counted.abstained,
        counts=tuple((scope.words(one.value, where="票上的选项"), counted.count(one.key)) for one in counted.choices),
        shares=tuple(share(one) for one in counted.thresholds) if counted.returned else (),
        unsettled=len(counted.unsettled),
        tie=counted.tie,
        closed=bool(counted.vote.closed_on),
    )


def jobs(db: Database, scope: Scope, meeting: str) -> tuple[Job, ...]:
    """The decision table: measures and tasks of a meeting. The public reads no person's name."""
    titles = {one.key: one.title for one in topics.select(db, "owner = ?", (meeting,))}

    def words(text: str) -> str:
        return scope.words(text, where="决议表")

    def line(one: plans.Measure | tasks.Task, who: str) -> Job:
        evidence = "有照片" if one.evidence.startswith("photo:") else one.evidence
        result = " ".join(part for part in (one.done_on, evidence) if part) if one.state == "done" else one.cancelled
        return Job(
            topic=words(titles.get(one.topic.removeprefix("topic:"), "")),
            what=words(one.title),
            who=words(who),
            helper=words(_names(db, one.helper, scope)),
            due=one.due,
            fund=words(FUNDS.get(one.fund, one.fund)),
            checker=words(_names(db, one.checker, scope)),
            state=MEASURE_STATES[one.state],
            result=words(result),
        )

    measured = [
        line(one, party_label(one.party))
        for one in plans.measures.select(db, "meeting = ?", (meeting,), order="due = '', due, title")
    ]
    given = [
        line(one, party_label(one.party) or _names(db, one.person, scope))
        for one in tasks.tasks.select(db, "meeting = ? AND measure = ''", (meeting,), order="due = '', due, title")
    ]
    return tuple(measured + given)


def _names(db: Database, text: str, scope: Scope) -> str:
    """A party's label, a person's name for insiders, or the words themselves."""
    if text.startswith("person:"):
        known = persons.load(db, text)
        return "专人" if scope.public or known is None else known.name
    return party_label(text)


def rests_on(db: Database, meeting: str) -> tuple[str, ...]:
    """The records whose words stand in a paper about a meeting: itself, its measures, its tasks."""
    measured = [one.id for one in plans.measures.select(db, "meeting = ?", (meeting,), order="id")]
    given = [one.id for one in tasks.tasks.select(db, "meeting = ?", (meeting,), order="id")]
    return (meeting, *measured, *given)

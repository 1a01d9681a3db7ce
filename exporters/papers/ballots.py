"""Paper ballots: one question each, what one may choose, and numbers that count papers and never people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout import LATEST
from exporters.handout.content import Audience
from exporters.handout.scope import Scope, find_scope
from exporters.paper_kit.page import day, stamp
from exporters.papers.frame import Head
from exporters.remarks import Remark
from forms.errors import UserError
from storage.community import meetings, votes
from storage.community.vote_rules import RULES
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

MOST = 2000
YES_NO = ("同意", "不同意")


@dataclass(frozen=True)
class Question:
    """What one ballot asks. *unit* is whose one paper it is: a household's or a person's."""

    title: str
    choices: tuple[str, ...]
    unit: str = "人"
    rule: str = ""


@dataclass(frozen=True)
class Ballots:
    """*count* papers of each question, numbered from one."""

    head: Head
    questions: tuple[Question, ...]
    count: int
    remarks: tuple[Remark, ...] = ()


def gather(ws: Workspace, *, meeting: str = LATEST, count: int = 0, audience: Audience = "public") -> Ballots:
    """Read what *meeting* votes on; without a *count* as many papers as were given out, may vote, or are asked to come.

    Raises `UserError` EXPORT_001 without such a meeting, EXPORT_013 when nobody knows how many papers or they are too
    many, EXPORT_014 when the meeting has no topic.
    """
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> Ballots:
        scope = find_scope(db, meeting=meeting, area="", community_names=names, public=audience == "public")
        return _read(db, scope, count, audience, stamp(ws.clock()))

    return ws.read(read)


def _read(db: Database, scope: Scope, count: int, audience: Audience, made: str) -> Ballots:
    held = scope.meeting
    topics = meetings.topics.select(db, "owner = ?", (held.id,), order="seq, key")
    if not topics:
        raise UserError("EXPORT_014", meeting=held.title)
    known = [_vote(db, topic) for topic in topics]
    issued = max((vote.issued or vote.base or 0 for vote in known if vote), default=0)
    wanted = count or issued or held.should_attend or 0
    if not 1 <= wanted <= MOST:
        raise UserError("EXPORT_013", most=MOST)
    questions = tuple(_question(db, scope, topic, vote) for topic, vote in zip(topics, known, strict=True))
    title = scope.words(held.title, where="会议名称")
    head = Head("表决票", title, scope.community, audience, day(held.day), made=made, fictional=held.fictional)
    return Ballots(head, questions, wanted, tuple(dict.fromkeys(scope.screen.remarks)))


def _vote(db: Database, topic: meetings.Topic) -> votes.Vote | None:
    found = votes.votes.load(db, topic.vote) if topic.vote else None
    own = votes.votes.select(db, "meeting = ? AND topic = ?", (topic.owner, topic.key), order="day DESC")
    return found or (own[0] if own else None)


def _question(db: Database, scope: Scope, topic: meetings.Topic, vote: votes.Vote | None) -> Question:
    if vote:
        offered = [one.value for one in votes.choices.select(db, "owner = ?", (vote.id,), order="seq, key")]
        unit, rule, title = votes.UNITS[vote.unit], RULES.get(vote.rule, ""), vote.title or topic.title
    else:
        at = (topic.owner, topic.key, f"topic:{topic.key}")
        options = meetings.options.select(db, "owner = ? AND topic IN (?, ?)", at, order="value, key")
        offered, unit, rule, title = [one.value for one in options] or [*YES_NO], "人", "", topic.title
    choices = tuple(scope.words(one, where=f"议题“{topic.title}”的选项") for one in offered)
    return Question(scope.words(title, where="议题"), choices, unit, rule)

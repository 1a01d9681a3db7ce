"""The minutes of a meeting, or its empty form: who was there, what was said by whom for whom, votes, decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.handout import LATEST
from exporters.handout.content import Attendance, Audience, FollowUp
from exporters.handout.gather import FUNDS, SOURCES, attendance, follow_ups
from exporters.handout.scope import Scope, find_scope
from exporters.paper_kit.page import day, stamp
from exporters.papers.decided import Job, Voted, jobs, rests_on, voted
from exporters.papers.frame import Head
from exporters.remarks import Remark
from storage.community import meetings
from storage.community.people import party_label, party_order
from storage.engine import Database

if TYPE_CHECKING:
    from storage.community.figures import Figure
    from storage.workspace import Workspace

KINDS = {
    "forum": "多元主体沟通会",
    "council": "议事会/街坊会",
    "bench": "小板凳议事会（楼下）",
    "residents": "居民会议",
    "owners": "业主共同决定",
    "joint": "联席会议",
}


@dataclass(frozen=True)
class Opinion:
    """One statement: what it is, its words, what option it is about, and whom it was said for."""

    party: str
    kind: str
    words: str
    about: str = ""
    spoken_for: str = ""


@dataclass(frozen=True)
class Offered:
    """One way to go about a topic, and how many statements were for and against it."""

    name: str
    terms: str
    support: int = 0
    oppose: int = 0
    chosen: bool = False


@dataclass(frozen=True)
class Discussed:
    """One topic, from why it is there to what was decided."""

    title: str
    source: str = ""
    fact: str = ""
    widened: str = ""
    options: tuple[Offered, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    vote: Voted | None = None
    decision: str = ""
    dissent: str = ""
    conveyed: str = ""


@dataclass(frozen=True)
class Minutes:
    """Everything in the minutes. Names of chair and recorder are for insiders."""

    head: Head
    kind: str
    ends: str
    host: str
    recorder: str
    notice_days: int | None
    attendance: Attendance
    last_meeting: str
    follow_ups: tuple[FollowUp, ...]
    last_review: str
    topics: tuple[Discussed, ...]
    jobs: tuple[Job, ...]
    note: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The minutes, and what they rest on."""

    minutes: Minutes
    meeting: str
    numbers: tuple[Figure, ...]
    quotes: tuple[str, ...]


def gather(ws: Workspace, *, meeting: str = LATEST, audience: Audience = "internal") -> Gathered:
    """Read the minutes of *meeting* for *audience*. Raises `UserError` EXPORT_001 without such a meeting."""
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> Gathered:
        from storage.community import figures, service_figures, votes

        scope = find_scope(db, meeting=meeting, area="", community_names=names, public=audience == "public")
        held = scope.meeting.id
        numbers = [figures.meeting_parties(db, held)]
        numbers += [service_figures.turnout(db, vote=one.id) for one in votes.votes.select(db, "meeting = ?", (held,))]
        minutes = _read(db, scope, audience, stamp(ws.clock()))
        return Gathered(minutes, held, tuple(numbers), rests_on(db, held))

    return ws.read(read)


def _read(db: Database, scope: Scope, audience: Audience, made: str) -> Minutes:
    held = scope.meeting

    def words(text: str, where: str) -> str:
        return scope.words(text, where=where)

    last, followed = follow_ups(db, scope)
    head = Head(
        kind="会议记录",
        title=words(held.title, "会议名称"),
        community=scope.community,
        audience=audience,
        when=" ".join(part for part in (day(held.day), held.starts) if part),
        where=words(held.place, "会议地点"),
        made=made,
        fictional=held.fictional,
    )
    minutes = Minutes(
        head=head,
        kind=words(KINDS.get(held.kind, held.kind), "会议类型"),
        ends=held.ends,
        host="" if scope.public else held.host,
        recorder="" if scope.public else held.recorder,
        notice_days=held.notice_days,
        attendance=attendance(db, scope),
        last_meeting=last,
        follow_ups=followed,
        last_review=words(held.last_review, "上次决议落实情况"),
        topics=discussed(db, scope),
        jobs=jobs(db, scope, held.id),
        note=words(held.note, "备注"),
    )
    return replace(minutes, remarks=tuple(dict.fromkeys(scope.screen.remarks)))


def discussed(db: Database, scope: Scope) -> tuple[Discussed, ...]:
    """The topics of the meeting in their order."""
    held = scope.meeting.id
    said = meetings.statements.select(db, "owner = ?", (held,), order="key")
    offered = meetings.options.select(db, "owner = ?", (held,), order="value, key")
    by_key = {one.key: one for one in said}
    found = []
    for topic in meetings.topics.select(db, "owner = ?", (held,), order="seq, key"):
        at = (topic.key, f"topic:{topic.key}")
        own = [one for one in said if one.topic in at]
        options = [one for one in offered if one.topic in at]
        titles = {one.key: one.value for one in options}

        def words(text: str, part: str, title: str = topic.title) -> str:
            return scope.words(text, where=f"议题“{title}”的{part}")

        widened = by_key.get(topic.widened_from)
        found.append(
            Discussed(
                title=words(topic.title, "标题"),
                source=words("、".join(SOURCES.get(code, code) for code in topic.source.split()), "来源"),
                fact=words("；".join(part for part in (topic.fact, topic.reason) if part), "现状"),
                widened=f"{party_label(widened.party)}在会上提出扩大范围" if widened else "",
                options=tuple(_offered(one, own, words(one.value, "方案"), topic.chosen) for one in options),
                opinions=tuple(
                    Opinion(
                        party_label(one.party),
                        meetings.STATEMENT_KINDS.get(one.kind, one.kind),
                        words(one.text, "意见"),
                        words(titles.get(one.option, ""), "方案"),
                        words(party_label(one.spoken_for), "代谁发言"),
                    )
                    for one in sorted(own, key=lambda one: (party_order(one.party), one.key))
                ),
                vote=voted(db, scope, topic),
                decision=words(topic.decision, "决议"),
                dissent=words(topic.dissent, "保留意见"),
                conveyed=" ".join(part for part in (topic.conveyed_on, words(topic.conveyed_way, "告知")) if part),
            )
        )
    return tuple(found)


def _offered(one: meetings.Option, said: list[meetings.Statement], name: str, chosen: str) -> Offered:
    about = [words.kind for words in said if words.option == one.key]
    terms = [f"{one.cost:,}元" if one.cost is not None else "", FUNDS.get(one.fund, one.fund)]
    terms.append(f"{one.days}天" if one.days is not None else "")
    return Offered(
        name,
        "，".join(part for part in terms if part),
        about.count("support"),
        about.count("oppose"),
        chosen in (one.key, one.value) and bool(chosen),
    )

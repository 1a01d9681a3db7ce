"""Gather a meeting handout from the ledgers: everything read at one moment, for one audience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.handout import LATEST, findings, pictures, surveys
from exporters.handout.content import (
    Attendance,
    Audience,
    Figure,
    FollowUp,
    Handout,
    Option,
    Survey,
    Topic,
    Voice,
)
from exporters.handout.pictures import Shown
from exporters.handout.scope import Scope, find_scope
from exporters.paper_kit.page import day, stamp
from exporters.remarks import Remark
from exporters.small_numbers import Merged, merge_small
from storage.community import meetings, places, plans
from storage.community.issue_days import Stood
from storage.community.noted import noted
from storage.community.people import party_label, party_order
from storage.community.seen_items import Walked
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

SOURCES = {
    "survey": "问卷",
    "patrol": "巡楼",
    "lane": "巷长",
    "resident": "居民提议",
    "last": "上次遗留",
    "town": "上级交办",
}
FUNDS = {
    "landlord": "房东",
    "community": "社区经费",
    "charity": "慈善、爱心企业",
    "gov": "政府补贴",
    "project": "社工项目",
    "self": "租客自费",
}
MEASURE_STATES = {"planned": "未启动", "doing": "进行", "done": "完成", "cancelled": "取消"}


@dataclass(frozen=True)
class _Read:
    """What one look into the database gave; photos are opened afterwards."""

    handout: Handout
    shown: tuple[Shown, ...]
    # object ids of option pictures by (topic, option) position
    option_pictures: dict[tuple[int, int], str]
    remarks: tuple[Remark, ...]


def gather(
    ws: Workspace,
    *,
    meeting: str = LATEST,
    audience: Audience = "public",
    area: str = "",
    photos: bool = True,
    check: Callable[[], object] = lambda: None,
) -> Handout:
    """Everything the handout of *meeting* says to *audience*, perhaps about one *area* only.

    *check* is called between steps and stops the work by raising.
    Raises `UserError` EXPORT_001 without such a meeting, EXPORT_002 without such an area.
    """
    found = ws.read(_reader(ws, meeting=meeting, audience=audience, area=area, check=check))
    check()
    remarks = list(found.remarks)
    pairs = pictures.opened(ws, found.shown, remarks) if photos else ()
    topics = list(found.handout.topics)
    for (t, o), item in found.option_pictures.items():
        options = list(topics[t].options)
        options[o] = replace(options[o], picture=pictures.picture(ws, item, remarks, title=options[o].name))
        topics[t] = replace(topics[t], options=tuple(options))
    made = stamp(ws.clock())
    return replace(found.handout, pairs=pairs, topics=tuple(topics), made=made, remarks=tuple(dict.fromkeys(remarks)))


def prepare(ws: Workspace, *, meeting: str, audience: Audience) -> None:
    """Read what the handout says before anybody asks for it, so that it only needs to be drawn then."""
    ws.read(_reader(ws, meeting=meeting, audience=audience))


def _reader(
    ws: Workspace, *, meeting: str, audience: Audience, area: str = "", check: Callable[[], object] = lambda: None
) -> Callable[[Database], _Read]:
    """Reads what is on the paper, or what was read of it since the log has grown last."""
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> _Read:
        scope = find_scope(db, meeting=meeting, area=area, community_names=names, public=audience == "public")
        return _read(db, scope, audience, check)

    key = ("handout", meeting, audience, area, tuple(names.items()))
    return lambda db: noted(db, key, lambda: read(db))


def _read(db: Database, scope: Scope, audience: Audience, check: Callable[[], object]) -> _Read:
    remarks: list[Remark] = []
    meeting = scope.meeting
    check()
    issues = findings.in_scope(db, scope)
    check()
    walked = findings.walked(db, scope)
    check()
    topics, option_pictures = _topics(db, scope)
    asked = surveys.surveys(db, scope, remarks)
    last, followed = follow_ups(db, scope)
    handout = Handout(
        title=scope.words(meeting.title, where="会议名称"),
        community=scope.community,
        when=" ".join(part for part in (day(meeting.day), meeting.starts) if part),
        where=scope.words(meeting.place, where="会议地点"),
        audience=audience,
        scope=f"{scope.where}，{scope.days}",
        made="",
        figures=_figures(db, scope, walked, issues, asked),
        topics=topics,
        attendance=attendance(db, scope),
        last_meeting=last,
        follow_ups=followed,
        items=findings.by_item(walked, issues),
        areas=findings.by_area(db, scope, walked, issues),
        area_head="楼栋" if scope.area else "片区",
        area_unit="户" if scope.area else "栋",
        relapses=findings.issue_rows(db, scope, issues.first_relapsed(findings.MOST_ROWS)),
        open_issues=findings.issue_rows(db, scope, issues.first_open(findings.MOST_ROWS)),
        whole=findings.whole(issues),
        surveys=asked,
        voices=_voices(db, scope),
        fictional=meeting.fictional,
    )
    check()
    chosen = pictures.chosen(db, scope, issues, remarks)
    remarks += scope.screen.remarks
    return _Read(replace(handout, more_photos=chosen.left), tuple(chosen.shown), option_pictures, tuple(remarks))


def _figures(
    db: Database, scope: Scope, walked: Walked, issues: Stood, asked: tuple[Survey, ...]
) -> tuple[Figure, ...]:
    """What was walked, what is open, and how many answered (without questionnaires: what is solved)."""
    tree = places.tree(db, community=scope.meeting.community, levels=("building",))
    buildings = [place for place in tree if scope.holds(place)]
    known, still = issues.count(), issues.count(lambda kind: kind.open)
    walks = f"{scope.where}，{scope.days}；同一栋走访几次只数一次"
    found = f"{scope.where}，截至 {day(scope.until)}；同一处同一项只数一次"
    if asked:
        batches = "；".join(f"{survey.title} {day(survey.day)}" for survey in asked)
        returned = sum(survey.returned or 0 for survey in asked)
        printed = sum(survey.printed or 0 for survey in asked)
        valid = sum(survey.valid for survey in asked)
        counts = [f"发放{printed}份" if printed else "", f"收回{returned}份" if returned else "", f"有效{valid}份"]
        third = Figure("有效问卷", valid, "份", f"{batches}；{'，'.join(filter(None, counts))}", of=returned or None)
    else:
        third = Figure(
            "已经解决的问题", issues.count(lambda kind: kind.solved), "处", f"{found}；复查合格才算解决", of=known
        )
    return (
        Figure("走访的楼栋", len(walked.buildings), "栋", walks, of=len(buildings)),
        Figure("还没解决的问题", still, "处", found, of=known),
        third,
    )


def attendance(db: Database, scope: Scope) -> Attendance:
    """People and kinds of party by the sign-in sheet of this meeting; names stay with it."""
    there = meetings.presence(db, scope.meeting.id)
    counts = {scope.words(party_label(party), where="到会的方"): n for party, n in there.by_party.items()}
    shown = merge_small(counts) if scope.public else Merged(tuple(counts.items()))
    return Attendance(
        people=there.people,
        kinds=len(there.parties),
        shown=shown.shown,
        others=shown.others,
        others_people=shown.sum,
        scope=f"本次会议签到（{day(scope.meeting.day)}），按人去重；方按登记的类计",
        asked=scope.meeting.should_attend,
    )


def _voices(db: Database, scope: Scope) -> tuple[Voice, ...]:
    """A line for each party that is here, with what it said."""
    said = meetings.statements_by_party(db, scope.meeting.id)
    here = meetings.presence(db, scope.meeting.id).parties
    parties = sorted({*here, *said}, key=party_order)
    return tuple(
        Voice(
            party_label(party),
            tuple(
                (
                    meetings.STATEMENT_KINDS.get(one.kind, one.kind),
                    scope.words(one.text, where=f"{party_label(party)}的意见"),
                )
                for one in said.get(party, ())
            ),
        )
        for party in parties
    )


def _topics(db: Database, scope: Scope) -> tuple[tuple[Topic, ...], dict[tuple[int, int], str]]:
    rows = meetings.topics.select(db, "owner = ?", (scope.meeting.id,), order="seq, key")
    options = meetings.options.select(db, "owner = ?", (scope.meeting.id,), order="topic, value")
    shown, images = [], {}
    for t, row in enumerate(rows):
        own = [option for option in options if option.topic in (row.key, f"topic:{row.key}")]
        for o, option in enumerate(own):
            if option.picture:
                images[t, o] = _object(db, option.picture, public=scope.public)
        sources = "、".join(SOURCES.get(code, code) for code in row.source.split())
        topic = Topic(
            scope.words(row.title, where="议题"),
            scope.words(sources, where="议题来源"),
            scope.words(row.fact, where=f"议题“{row.title}”的现状"),
            tuple(_option(scope, option) for option in own),
        )
        shown.append(topic)
    return tuple(shown), {at: item for at, item in images.items() if item}


def _option(scope: Scope, option: meetings.Option) -> Option:
    def words(text: str) -> str:
        return scope.words(text, where=f"方案“{option.value}”")

    return Option(
        name=words(option.value),
        cost=f"{option.cost:,}元" if option.cost is not None else "",
        fund=words(FUNDS.get(option.fund, option.fund)),
        days=f"{option.days}天" if option.days is not None else "",
        affects=words(option.affected),
        good=words(option.good),
        bad=words(option.bad),
    )


def _object(db: Database, photo: str, *, public: bool) -> str:
    """The object of a photo record this audience may see."""
    row = db.conn.execute("SELECT object, public FROM photo WHERE rec = ?", (photo,)).fetchone()
    return str(row[0]) if row and (row[1] or not public) else ""


def follow_ups(db: Database, scope: Scope) -> tuple[str, tuple[FollowUp, ...]]:
    """What the last meeting decided, and how it stands: its measures, and decisions that no measure carries."""
    last = scope.last
    if last is None:
        return "", ()
    rows = []
    carried = set()
    for measure in plans.measures.select(db, "meeting = ?", (last.id,), order="due, title"):
        carried.add(measure.topic.removeprefix("topic:"))
        done = measure.state == "done"
        shown = "有照片" if measure.evidence.startswith("photo:") else measure.evidence
        result = " ".join(part for part in (day(measure.done_on), shown) if part) if done else measure.cancelled
        words = [scope.words(text, where=f"措施“{measure.title}”") for text in (measure.title, result)]
        party = party_label(measure.party) or "未定"
        rows.append(FollowUp(words[0], party, measure.due, MEASURE_STATES[measure.state], words[1]))
    for topic in meetings.topics.select(db, "owner = ?", (last.id,), order="seq, key"):
        if topic.decision and topic.key not in carried:
            decision = scope.words(topic.decision, where=f"决议“{topic.title}”")
            rows.append(FollowUp(decision, "未定", "", "未启动", ""))
    title = scope.words(last.title, where="上次会议名称")
    return f"{day(last.day)} {title}", tuple(rows)

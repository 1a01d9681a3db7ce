"""The timeline of a case: its stages with what each can show, and everything dated in it, oldest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.paper_kit.page import day, stamp
from exporters.papers.frame import Head
from exporters.papers.report import find_case, screen_of
from exporters.remarks import Remark
from exporters.sentences import sentence
from storage.community import case_cycles, cases
from storage.community.people import party_label
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

KINDS = {
    "begun": "开始",
    "stage": "完成一步",
    "meeting": "会议",
    "activity": "活动",
    "batch": "问卷",
    "measure": "措施完成",
    "task": "任务完成",
    "ended": "结束",
}


@dataclass(frozen=True)
class Step:
    """One stage: the day it was complete, or what it still lacks."""

    label: str
    evidence: int
    done_on: str
    lacks: str


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day. *kind* is a key of `KINDS`."""

    day: str
    kind: str
    title: str


@dataclass(frozen=True)
class Timeline:
    """Everything on the sheet."""

    head: Head
    goal: str
    lead: str
    guided: str
    cycle: int
    steps: tuple[Step, ...]
    moments: tuple[Moment, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The timeline, and the records that it tells of."""

    timeline: Timeline
    case: str
    quotes: tuple[str, ...]


def _when(begun: str, ended: str) -> str:
    if ended:
        return f"{day(begun)}至{day(ended)}"
    return f"{day(begun)}起" if begun else ""


def gather(ws: Workspace, *, case: str = "", audience: Audience = "internal") -> Gathered:
    """Read *case* by title or record, or the one that began last. Raises `UserError` EXPORT_015 without such a case."""
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> Gathered:
        known = find_case(db, case)
        screen = screen_of(db)

        def words(text: str, where: str) -> str:
            return screen(text, where=where) if audience == "public" else text

        told = case_cycles.timeline(db, known.id)
        lead = case_cycles.lead_on(db, known.id, on=f"{ws.clock():%Y-%m-%d}")
        guided = " ".join(part for part in (words(known.guided_by, "指导方"), day(known.guided_on)) if part)
        timeline = Timeline(
            head=Head(
                kind="案件时间线",
                title=words(known.title, "案件名称"),
                community=names.get(known.community, ""),
                audience=audience,
                when=_when(known.begun, known.ended),
                made=stamp(ws.clock()),
                fictional=known.fictional,
            ),
            goal=words(known.goal, "目标"),
            lead=words(party_label(lead.value), "牵头") if lead and not lead.value.startswith("person:") else "",
            guided=guided,
            cycle=known.cycle or 1,
            steps=tuple(
                Step(
                    words(one.label, "步骤名称"),
                    one.evidence,
                    one.done_on,
                    words(sentence(one.lacks, "zh", stage=one.label), "还缺什么")
                    if one.lacks and not one.done_on
                    else "",
                )
                for one in cases.stages(db, known.id)
            ),
            moments=tuple(Moment(one.day, one.kind, words(one.title, "时间线")) for one in told),
        )
        timeline = replace(timeline, remarks=tuple(dict.fromkeys(screen.remarks)))
        return Gathered(timeline, known.id, tuple(dict.fromkeys([known.id, *(one.rec for one in told)])))

    return ws.read(read)

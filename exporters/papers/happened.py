"""What happened at a place, to a person or about an issue, as a sheet: internal, the oldest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from exporters.ledger_rows import VISIT_KINDS
from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day, stamp
from exporters.papers.draw_timeline import Dated
from exporters.papers.frame import Head, Leaf, plain
from exporters.papers.timeline import Moment
from forms.lean import dataclass
from storage.community import devices, happenings
from storage.community.checklist_items import item_label
from storage.community.happenings import Happening

if TYPE_CHECKING:
    from storage.engine import Database
    from storage.workspace import Workspace

WORDS = {
    "visit": "巡查", "patrol": "巡楼", "doorstep": "入户", "opinion": "反映", "task": "任务", "demand": "加装需求",
    "survey": "踏勘", "activity": "活动", "contribution": "投入", "distribution": "发放", "vote": "投票",
    "watch": "留意", "schedule": "周期安排", "pact": "公约", "issue": "发现问题", "finding": "查看", "note": "备注",
    "topic": "会议议题", "meeting": "会议", "case": "案件", "duty": "责任人", "consent": "同意", "pairing": "结对",
    "shift": "值班", "member": "成员",
}  # fmt: skip
STEPS = {
    "reported": "有人反映", "accepted": "受理", "assigned": "派单", "started": "开始处置", "term": "改期",
    "escalated": "上报", "done": "办结", "recheck": "复查", "fed_back": "反馈", "rated": "评价",
    "transferred": "移交", "merged": "合并", "withdrawn": "撤销", "vacated": "停租", "reopened": "重新打开",
}  # fmt: skip
PURPOSES = {
    "photo": "拍照", "name": "署名", "quote": "引用原话", "contact": "联系", "handover": "移交", "certificate": "证明",
    "pairing": "结对探访",
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The head of the sheet and its lines."""

    head: Head
    moments: tuple[Moment, ...]


def moment(one: Happening) -> Moment:
    """A happening as a line of the sheet, in Chinese as all papers are."""
    if one.kind == "step":
        said = one.title[len(one.code) :].strip()
        about = (one.where, item_label(one.item) if one.item else "", said)
        return Moment(one.day, STEPS.get(one.code, one.code), "，".join(filter(None, about)))
    title = {
        "visit": VISIT_KINDS.get(one.code, one.code),
        "consent": PURPOSES.get(one.code, one.code),
        "demand": devices.label(one.code),
    }.get(one.kind, one.title)
    return Moment(one.day, WORDS.get(one.kind, one.kind), "，".join(filter(None, (one.where, title))))


def gather(ws: Workspace, *, kind: str, rec: str, name: str, within: bool = True) -> Sheet:
    """Read what happened: *kind* is place, person or issue, *name* is what stands above it."""

    def read(db: Database) -> list[Happening]:
        if kind == "place":
            return happenings.at_place(db, rec, within=within)
        return happenings.of_person(db, rec) if kind == "person" else happenings.of_issue(db, rec)

    found = ws.read(read)
    when = f"{day(found[0].day)}至{day(found[-1].day)}" if found else ""
    community = next(iter(ws.communities())).name if ws.communities() else ""
    head = Head("经过", name, community, "internal", when=when, made=stamp(ws.clock()))
    return Sheet(head, tuple(moment(one) for one in found))


def draw(sheet: Sheet, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the sheet as a PDF."""
    leaf = Leaf(sheet.head, out, said=plain(sheet), large=large, invariant=invariant)
    leaf.cover([("时间", sheet.head.when or "没有记")])
    leaf.section("经过", f"有日期的记录，共{len(sheet.moments)}件，从早到晚")
    if not sheet.moments:
        leaf.none("还没有带日期的记录。")
    for when, moments in groupby(sheet.moments, key=lambda one: one.day):
        leaf.flow.add(Dated(when, tuple(moments), leaf.sizes))
    return leaf.close()

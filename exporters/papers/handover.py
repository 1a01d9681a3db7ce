"""The list of a handover: how much there is of each, what is open, and whom to call if they agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from exporters.paper_kit.fonts import ExportLog
from exporters.paper_kit.page import day, stamp
from exporters.paper_kit.table import Column, Row
from exporters.papers.frame import Head, Leaf, plain
from storage import forms_registry
from storage.community import handover, issues, opinions, pacts, places, schedules, tasks
from storage.community.checklist_items import item_label
from storage.community.handover import Handover
from storage.community.issue_states import STATE_LABELS
from storage.community.people import party_label, persons

if TYPE_CHECKING:
    from storage.engine import Database
    from storage.workspace import Workspace

KINDS = {"patrol": "巡查", "cleaning": "清理回收", "duty": "排班", "supervision": "督导"}
CLOSING = "移交人（签名）____________　　接手人（签名）____________　　日期____________"


@dataclass(frozen=True)
class List:
    """What the paper says, section by section, each a table of its own."""

    head: Head
    to: str
    found: Handover
    issues: tuple[tuple[str, ...], ...]
    tasks: tuple[tuple[str, ...], ...]
    untold: tuple[tuple[str, ...], ...]
    pacts: tuple[tuple[str, ...], ...]
    schedules: tuple[tuple[str, ...], ...]
    contacts: tuple[tuple[str, ...], ...]
    forms: tuple[tuple[str, ...], ...]


def gather(ws: Workspace, *, to: str = "", community: str = "") -> List:
    """Read what there is to hand over today, to whom."""
    today = ws.clock().date().isoformat()
    known = [one.name for one in ws.communities() if community in ("", one.id)]
    head = Head("移交清单", "移交清单", "、".join(known), "internal", when=today, made=stamp(ws.clock()))

    def read(db: Database) -> List:
        found = handover.gather(db, on=today, community=community)
        names = {one.id: one.name for one in persons.select(db)}
        held = [issue for each in found.issues if (issue := issues.load(db, each))]
        given = [task for each in found.tasks if (task := tasks.tasks.load(db, each))]
        said = [opinion for each in found.untold if (opinion := opinions.opinions.load(db, each))]
        spots = [*(one.place for one in held), *(one.place for one in given), *(one.place for one in said)]
        at = places.load_many(db, (spot for spot in spots if spot))

        def path(place: str) -> str:
            return at[place].path if place in at else ""

        titles = {one.form_id: one.title("zh") for one in forms_registry.definitions(db)}
        return List(
            head,
            to,
            found,
            issues=tuple(
                (path(one.place), item_label(one.item), STATE_LABELS[one.state], one.due, one.assignee) for one in held
            ),
            tasks=tuple(
                (one.title, names.get(one.person) or party_label(one.party), one.due, path(one.place)) for one in given
            ),
            untold=tuple((one.day, party_label(one.party), one.words, path(one.place)) for one in said),
            pacts=tuple(
                (pact.title, f"{len(pacts.history(db, each))} 版", f"{len(pacts.signed(db, each))} 户或方签")
                for each in found.pacts
                if (pact := pacts.pacts.load(db, each))
            ),
            schedules=tuple(
                (rota.title, KINDS.get(rota.kind, rota.kind), rota.starts, rota.where)
                for each in found.schedules
                if (rota := schedules.schedules.load(db, each))
            ),
            contacts=tuple((one.name, party_label(one.party), one.phone) for one in found.contacts),
            forms=tuple((titles.get(form, form), form) for form in found.forms),
        )

    return ws.read(read)


def draw(made: List, out: BinaryIO, *, large: bool = False, invariant: bool = False) -> ExportLog:
    """Write the list as a PDF."""
    leaf = Leaf(made.head, out, said=plain(made), large=large, invariant=invariant)
    leaf.cover([("日期", day(made.head.when)), ("接手", made.to or "____________")])
    found = made.found
    leaf.section("清点", "移交当天还没有结束的事，和接手后要用的东西")
    rows: list[Row] = [
        ["未结的问题", f"{len(found.issues)} 件"],
        ["未完成的任务", f"{len(found.tasks)} 项"],
        ["还没有答复的意见", f"{len(found.untold)} 条"],
        ["公约", f"{len(found.pacts)} 份"],
        ["周期安排", f"{len(found.schedules)} 项"],
        ["同意移交的联系人", f"{len(found.contacts)} 人"],
        ["没有同意移交的联系人（不在此列）", f"{found.withheld} 人"],
        ["表单", f"{len(found.forms)} 张"],
    ]
    leaf.table([Column("内容", 3), Column("数量", 1, "right")], rows)
    sections: tuple[tuple[str, str, list[Column], tuple[tuple[str, ...], ...]], ...] = (
        ("未结的问题", "还没有了结的", _columns("地点 3", "问题 3", "状态 1.3", "期限 1.5", "谁 1.5"), made.issues),
        ("未完成的任务", "没有完成、没有取消的", _columns("做什么 3.5", "谁 1.6", "期限 1.5", "地点 2.4"), made.tasks),
        ("还没有答复的意见", "还没有告知结果", _columns("日期 1.4", "主体 1.5", "意见 4.5", "地点 2.4"), made.untold),
        ("公约", "最近一版", _columns("公约 4", "版本 1", "签署 1.6"), made.pacts),
        ("周期安排", "还在继续的", _columns("安排 3", "类型 1.4", "时间 1.4", "地点 2"), made.schedules),
        ("联系人", "只列同意移交电话的人", _columns("姓名 2", "主体 2", "电话 2.4"), made.contacts),
        ("表单", "接手的电脑里都有", _columns("名称 4", "编号 3"), made.forms),
    )  # fmt: skip
    for title, note, columns, lines in sections:
        leaf.section(title, note)
        leaf.table(columns, [list(line) for line in lines])
    leaf.flow.text(CLOSING, leaf.sizes.body)
    return leaf.close()


def _columns(*said: str) -> list[Column]:
    return [Column(one.split()[0], float(one.split()[1])) for one in said]

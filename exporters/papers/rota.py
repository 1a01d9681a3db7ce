"""The rota of one week on paper: for insiders with names, for a door only which shifts are kept and which are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.paper_kit.page import day, stamp
from exporters.papers.frame import Head
from exporters.papers.schedule import find_schedule
from exporters.remarks import Remark
from exporters.screening import Screen
from storage.community.known_names import known_names
from storage.community.rosters import turns
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace

KIND = "值班表"
NO_SHIFT = "—"
SLOTS = {"": "全天", "morning": "上午", "noon": "中午", "afternoon": "下午", "evening": "晚上"}


@dataclass(frozen=True)
class RotaDay:
    """One day: who has each shift; None where nobody has, "" for somebody who is not named, — where there is none."""

    day: str
    people: tuple[str | None, ...]


@dataclass(frozen=True)
class RotaSheet:
    """A week of a rota."""

    head: Head
    slots: tuple[str, ...]
    days: tuple[RotaDay, ...]
    shifts: int
    gaps: int
    starts: str
    remarks: tuple[Remark, ...] = ()


def gather(
    ws: Workspace, *, schedule: str = "", first_day: str = "", audience: Audience = "internal"
) -> tuple[RotaSheet, str]:
    """Read the week of *first_day* (this week) of a rota by title or record (the one that began last).

    Raises `UserError` as `find_schedule` does.
    """
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()
    asked = date.fromisoformat(first_day) if first_day else now.date()
    monday = asked - timedelta(days=asked.weekday())
    since, until = monday.isoformat(), (monday + timedelta(days=6)).isoformat()

    def read(db: Database) -> tuple[RotaSheet, str]:
        known = find_schedule(db, schedule, kind="duty")
        found = turns(db, schedule=known.id, since=since, until=until)
        slots = tuple(dict.fromkeys([*(known.slots or ()), *(one.slot for one in found)])) or ("",)
        held = {(one.day, one.slot): one for one in found}
        screen = Screen(known_names(db))
        public = audience == "public"
        days = []
        for at in dict.fromkeys(one.day for one in found):
            people: list[str | None] = []
            for slot in slots:
                one = held.get((at, slot))
                people.append(NO_SHIFT if one is None else None if one.gap else "" if public else one.person)
            days.append(RotaDay(at, tuple(people)))
        title = screen(known.title, where="标题") if public else known.title
        where = screen(known.where, where="地点") if public else known.where
        when = f"{day(since)} 至 {day(until)}"
        head = Head(KIND, title, names.get(known.community, ""), audience, when, where, made=stamp(now))
        gaps = sum(one.gap for one in found)
        made = RotaSheet(head, slots, tuple(days), len(found), gaps, known.starts, tuple(screen.remarks))
        return made, known.id

    return ws.read(read)

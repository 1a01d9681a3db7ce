"""Patrols of a building, a lane or a square: what was ticked, what was said on the spot, what became an issue.

Reminders on the spot are a count of their own: they are neither attendances nor issues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community import concerns
from storage.community.ledger import Ledger, add_row, same_id
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

STAIRWELL = {
    "exit_clear": "楼梯走道没有堆物",
    "ebike_common": "没有电动车停放、充电",
    "wire_private": "没有飞线、乱拉电线",
    "common_light_wall": "楼道灯亮，扶手、墙面完好",
    "emergency_light": "应急灯亮",
    "exit_sign": "疏散指示牌清楚",
    "ext_valid": "灭火器在位、针在绿区",
    "hydrant_ok": "消火栓、消防卷盘不被挡",
    "smoke_corridor": "走道烟感灯在闪、没被包",
    "fire_door": "单元门、防火门好开好关",
    "meter_box": "电表箱、管井关好无杂物",
    "rubbish_bulky": "地面、墙面干净，没有小广告、垃圾",
}
"""What a building's own volunteer looks at: items of the checklist, so that what is found meets the ledger."""
VERDICTS = ("pass", "fail", "na", "unseen")


@dataclass(frozen=True)
class Patrol:
    """One round of one place on one day. *reminders* counts what was put right with a word."""

    id: str
    community: str
    place: str
    schedule: str
    day: str
    slot: str
    by: str
    reminders: int | None
    note: str
    on_paper: bool


@dataclass(frozen=True)
class Tick:
    """One line of a patrol. *value* is the verdict, the key the item; *times* how often it was seen."""

    owner: str
    key: str
    value: str
    times: int | None
    issue: str
    before: tuple[str, ...]
    after: tuple[str, ...]


patrols = Ledger(Patrol, kind="patrol", name="patrol", indexes=("place", "day", "schedule"))
ticks = Ledger(Tick, kind="patrol", name="patrol_tick", repeat="tick")


@dataclass(frozen=True)
class Trend:
    """One day of a trend: the count, and None (not 0) where nobody went."""

    day: str
    count: int | None
    rows: tuple[str, ...]


def trend(db: Database, *, schedule: str, item: str, since: str, until: str) -> list[Trend]:
    """How often *item* was seen on each day of a schedule; a day that was left out stays empty."""
    from storage.community.schedules import days, schedules

    known = schedules.load(db, schedule)
    rows = patrols.select(db, "schedule = ? AND day BETWEEN ? AND ?", (schedule, since, until), order="day")
    found = []
    for day in days(known, since=since, until=until) if known else []:
        there = [one for one in rows if one.day == day]
        seen = [tick for one in there for tick in ticks.select(db, "owner = ? AND key = ?", (one.id, item))]
        looked = [tick for tick in seen if tick.value != "unseen"]
        times = sum(tick.times or int(tick.value == "fail") for tick in looked)
        found.append(Trend(day, times if looked else None, tuple(one.id for one in there)))
    return found


def pass_rate(db: Database, found: Sequence[str]) -> tuple[int, int]:
    """Passed of looked at, over some patrols; what was not seen is in neither."""
    seen = [tick.value for one in found for tick in ticks.select(db, "owner = ?", (one,))]
    return seen.count("pass"), seen.count("pass") + seen.count("fail")


def reminders(db: Database, *, place: str, since: str = "", until: str = "9999-12-31") -> tuple[int, tuple[str, ...]]:
    """Reminders on the spot at a place, and the patrols behind them."""
    rows = patrols.select(db, "place = ? AND day BETWEEN ? AND ? AND reminders > 0", (place, since, until), order="day")
    return sum(one.reminders or 0 for one in rows), tuple(one.id for one in rows)


def without_pair(db: Database, *, since: str = "", until: str = "9999-12-31") -> list[Tick]:
    """Lines that show only how it was, or only how it is now: they are not complete."""
    rows = patrols.select(db, "day BETWEEN ? AND ?", (since, until), order="day")
    return [
        one for row in rows for one in ticks.select(db, "owner = ?", (row.id,)) if bool(one.before) != bool(one.after)
    ]


def keep(
    txn: Transaction,
    *,
    place: str,
    day: str,
    by: str,
    ticked: Mapping[str, str],
    schedule: str = "",
    slot: str = "",
    times: Mapping[str, int] | None = None,
    words: Mapping[str, str] | None = None,
    photos: Mapping[str, tuple[Sequence[str], Sequence[str]]] | None = None,
    reminders: int = 0,
    note: str = "",
    on_paper: bool = False,
) -> str:
    """Keep one patrol; returns it. What has *words* becomes an issue at once: told by the patrol, at this place.

    The same round keyed on two laptops is one patrol. *ticked* maps items to verdicts; *photos* to those from before
    and after.
    """
    unknown = set(ticked.values()) - set(VERDICTS)
    if unknown:
        raise ValueError(unknown)
    rec = patrols.add(
        txn, rec=same_id("patrol", place, schedule, day, slot, by), place=place, schedule=schedule, day=day, slot=slot,
        by=by, reminders=reminders or None, note=note, on_paper=on_paper,
    )  # fmt: skip
    for item, verdict in ticked.items():
        issue = ""
        before, after = (photos or {}).get(item, ((), ()))
        if verdict == "fail" and (words or {}).get(item):
            issue = concerns.report(
                txn, place=place, kind=item, words=(words or {})[item], day=day, source="patrol", party="patrol", by=by,
                photos=before,
            )  # fmt: skip
        add_row(
            txn, rec=rec, repeat="tick", key=item, value=verdict, times=(times or {}).get(item), issue=issue,
            before=list(before), after=list(after),
        )  # fmt: skip
    return rec

"""Rooms, facilities, what comes round and what was handed out, so that none of their pages is empty.

All of it is made up and says so; none of it counts into the numbers of the case.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from storage.community import distributions, facilities, partners, rosters, schedules, venues
from storage.demonstration.living import Around, Chapter

if TYPE_CHECKING:
    from storage.transaction import Transaction

ROOM = "社区客厅（虚构示例）"
SPARE = "巷口闲置铺面（虚构示例）"
CLEANER = "清运公司（虚构示例）"
CLEARING = "大件杂物清运（虚构示例）"
ROTA = "社区客厅值守（虚构示例）"
CARD = "门禁卡"


def chapters(around: Callable[[], Around]) -> list[Chapter]:
    """What happens, each on its day; *around* is asked when it does."""

    def on(day: str, happen: Callable[[Transaction, Around], None]) -> Chapter:
        return day, lambda txn: happen(txn, around())

    return [
        on("2022-09-02", _rooms),
        on("2022-09-06", _facilities),
        on("2022-09-24", _clearing),
        on("2022-10-03", _rota),
        on("2022-10-11", _cards),
        on("2022-10-20", _convert),
    ]


def _room(txn: Transaction, title: str) -> str:
    txn.flush()
    return venues.venues.select(txn.db, "title = ? AND community = ?", (title, txn.author.community))[0].id


def _rooms(txn: Transaction, around: Around) -> None:
    """A lounge in use with its bookings, two of them at once, and a shop that stands empty."""
    room = venues.add(
        txn, title=ROOM, kind="hall", place=around.house, head="街坊会", rooms=2, note="投影、40 把椅子（虚构示例）"
    )
    venues.turn(txn, venue=room, state="in_use", day="2022-03-01")
    book = partial(venues.book, txn, venue=room, by="街坊会")
    book(what="街坊会例会", day="2022-09-16", slot="evening")
    book(what="便民日布置材料", day="2022-09-08", slot="")
    book(what="消防知识小课堂", day="2022-11-25", slot="evening")
    venues.book(txn, venue=room, what="广场舞排练", day="2022-11-25", slot="evening", anyway=True)
    for post, count in (("社工", 1), ("志愿者", 4)):
        venues.appoint(txn, venue=room, post=post, count=count)
    spare = venues.add(txn, title=SPARE, kind="store", place=around.house)
    venues.turn(txn, venue=spare, state="idle", day="2022-08-01")


def _convert(txn: Transaction, around: Around) -> None:
    note = "清理、粉刷，准备放工具和宣传材料"
    venues.turn(txn, venue=_room(txn, SPARE), state="converting", day="2022-10-20", note=note)


def _facilities(txn: Transaction, around: Around) -> None:
    add = partial(facilities.add, txn, place=around.house, note="虚构示例")
    add(kind="fire", title="消火栓", quantity=2, state="good", built=2006)
    add(kind="fire", title="应急照明", quantity=5, state="worn", built=2010)
    add(kind="water", title="排水立管", quantity=2, state="worn", built=1998)
    add(kind="gas", title="燃气立管", quantity=1, state="good", built=2012)
    add(kind="parking", title="电动车充电位", quantity=8, state="broken", built=2019)


def _clearing(txn: Transaction, around: Around) -> None:
    cleaner = partners.add(txn, name=CLEANER, kind="company", party="shop")
    schedules.add(
        txn, title=CLEARING, kind="cleaning", since="2022-09-24", weekdays=["6"], starts="09:00–11:00",
        where="滘心巷东头空地", phone="0757-00000000", partner=cleaner, place=around.house,
        note="旧沙发、床垫、柜子都收；装修垃圾请先打电话另约。",
    )  # fmt: skip


def _rota(txn: Transaction, around: Around) -> None:
    """Three weekends: one shift stays open, and once nobody came."""
    rota = schedules.add(
        txn, title=ROTA, kind="duty", since="2022-10-08", until="2022-10-23", weekdays=["6", "7"],
        slots=["morning", "afternoon"], starts="9:00–11:30、14:30–17:00", where=ROOM, place=around.house,
    )  # fmt: skip
    take = partial(rosters.take, txn, schedule=rota)
    for day in ("2022-10-08", "2022-10-09", "2022-10-15", "2022-10-16", "2022-10-22"):
        shift = take(day=day, slot="morning", person=around.name)
        rosters.note(txn, shift=shift, came=True)
    for day in ("2022-10-08", "2022-10-15", "2022-10-23"):
        take(day=day, slot="afternoon", person=around.other)
    missed = take(day="2022-10-16", slot="afternoon", person=around.other)
    rosters.note(txn, shift=missed, came=False)


def _cards(txn: Transaction, around: Around) -> None:
    """A card each for the homes of one house; one was not taken, one has not been shown how."""
    for number, home in enumerate(around.homes):
        distributions.give(
            txn, what=CARD, place=home, day="2022-10-11", brought=2, taken=1 if number == 1 else 2, taught=number != 2
        )

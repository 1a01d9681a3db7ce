"""Rooms: what is in them when, a clash with a way to insist, a booking that moves or goes, posts and their sum."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forms.errors import UserError
from storage.community import activities, taking_part, venues
from storage.workspace import Workspace

Do = Callable[..., Any]
DAY = "2022-10-08"


@pytest.fixture
def do(ws: Workspace) -> Do:
    return lambda verb, **given: ws.write_now(lambda txn: verb(txn, **given))


@pytest.fixture
def room(do: Do) -> str:
    return str(do(venues.add, title="社区客厅", kind="hall"))


def test_what_has_no_part_of_the_day_is_in_the_way_all_day(ws: Workspace, do: Do, room: str) -> None:
    do(venues.book, venue=room, what="布置", day=DAY, slot="")
    with pytest.raises(UserError, match="LEDGER_019"):
        do(venues.book, venue=room, what="合唱", day=DAY, slot="morning")
    do(venues.book, venue=room, what="合唱", day="2022-10-09", slot="morning")
    with pytest.raises(UserError, match="LEDGER_019"):
        do(venues.book, venue=room, what="大扫除", day="2022-10-09", slot="")
    assert [one.what for one in ws.read(lambda db: venues.uses(db, room))] == ["布置", "合唱"]


def test_whoever_insists_gets_the_room_and_both_are_listed(ws: Workspace, do: Do, room: str) -> None:
    do(venues.book, venue=room, what="议事", day=DAY, slot="evening")
    do(venues.book, venue=room, what="合唱", day=DAY, slot="evening", anyway=True)
    assert len(ws.read(lambda db: venues.clashes(db, venue=room, day=DAY, slot="evening"))) == 2


def test_an_activity_is_one_line_with_its_booking_and_its_room_goes_when_that_is_given_up(
    ws: Workspace, do: Do, room: str
) -> None:
    held = do(taking_part.plan, title="便民日", kind="service", day=DAY, slot="morning")
    key = do(venues.book, venue=room, what="", day=DAY, slot="morning", activity=held)
    (use,) = ws.read(lambda db: venues.uses(db, room))
    assert (use.what, use.activity, use.key, use.moved_to) == ("便民日", held, key, "")
    do(activities.activities.change, rec=held, day="2022-10-15")
    (use,) = ws.read(lambda db: venues.uses(db, room))
    assert (use.day, use.moved_to) == (DAY, "2022-10-15")
    do(venues.rebook, venue=room, booking=key, what="便民日", day="2022-10-15", slot="morning")
    (use,) = ws.read(lambda db: venues.uses(db, room))
    assert (use.day, use.moved_to) == ("2022-10-15", "")
    do(venues.cancel, venue=room, booking=key)
    assert ws.read(lambda db: venues.uses(db, room)) == []
    assert ws.read(lambda db: activities.activities.load(db, held)).venue == ""


def test_an_activity_held_in_a_room_without_a_booking_is_in_the_way_too(ws: Workspace, do: Do, room: str) -> None:
    held = do(taking_part.plan, title="义诊", kind="service", day=DAY, slot="morning", venue=room)
    with pytest.raises(UserError, match="义诊"):
        do(venues.book, venue=room, what="合唱", day=DAY, slot="morning")
    do(venues.leave, activity=held)
    do(venues.book, venue=room, what="合唱", day=DAY, slot="morning")


def test_moving_a_booking_asks_whether_the_room_is_free_and_is_not_in_its_own_way(do: Do, room: str) -> None:
    do(venues.book, venue=room, what="议事", day=DAY, slot="evening")
    key = do(venues.book, venue=room, what="合唱", day=DAY, slot="morning")
    do(venues.rebook, venue=room, booking=key, what="合唱队", day=DAY, slot="morning")
    with pytest.raises(UserError, match="LEDGER_019"):
        do(venues.rebook, venue=room, booking=key, what="合唱队", day=DAY, slot="evening")
    do(venues.rebook, venue=room, booking=key, what="合唱队", day=DAY, slot="evening", anyway=True)


@pytest.mark.parametrize(("what", "day", "code"), [("", DAY, "LEDGER_005"), ("合唱", "", "LEDGER_018")])
def test_a_booking_says_what_for_and_when(do: Do, room: str, what: str, day: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        do(venues.book, venue=room, what=what, day=day, slot="morning")


def test_posts_add_up_change_and_go(ws: Workspace, do: Do, room: str) -> None:
    for post, count in (("社工", 5), ("行政/财务", 1)):
        do(venues.appoint, venue=room, post=post, count=count)
    do(venues.appoint, venue=room, post="社工", count=4)
    assert ws.read(lambda db: venues.staff(db, room)) == (5, {"社工": 4, "行政/财务": 1})
    do(venues.strike, venue=room, post="社工")
    assert ws.read(lambda db: venues.staff(db, room)) == (1, {"行政/财务": 1})
    with pytest.raises(UserError, match="LEDGER_002"):
        do(venues.appoint, venue=room, post=" ", count=1)


def test_a_state_noted_by_mistake_goes_and_a_room_keeps_a_name(ws: Workspace, do: Do, room: str) -> None:
    do(venues.turn, venue=room, state="idle", day="2022-01-01")
    wrong = do(venues.turn, venue=room, state="in_use", day="2022-02-01")
    do(venues.unturn, venue=room, state=wrong)
    assert ws.read(lambda db: venues.state_on(db, room, on="2022-03-01")).value == "idle"
    with pytest.raises(UserError, match="LEDGER_002"):
        do(venues.alter, venue=room, title="")
    do(venues.alter, venue=room, title="睦邻客厅", rooms=3, serves="近 800 名老人")
    known = ws.read(lambda db: venues.venues.load(db, room))
    assert (known.title, known.rooms, known.serves) == ("睦邻客厅", 3, "近 800 名老人")

"""The parts of places and plans that are lists: named, reachable, large enough and whole, with something in them."""

from __future__ import annotations

import pytest

from storage.community import distributions, facilities, meetings, places, rosters, schedules, venues
from storage.transaction import Transaction
from storage.workspace import Workspace
from tests.ui.test_access import SIZES, check, language, settle, size, window
from ui.pages.people_part import Listed
from ui.pages.places import PlacesPage
from ui.pages.plans import PlansPage
from ui.window import Window

__all__ = ["language", "size", "window"]


def furnished(ws: Workspace) -> None:
    """One of everything that these parts show, in the longest words there are."""

    def write(txn: Transaction) -> None:
        house = next(one for one in places.tree(txn.db) if one.level == "building").id
        day = ws.clock().date().isoformat()
        meeting = meetings.meetings.add(txn, title="闲置房怎么用的第二次居民议事会", day="2026-01-01")
        room = venues.add(
            txn, title="社区客厅", kind="hall", place=house, head="陈巧", rooms=20, serves="近 800 名老人"
        )
        venues.turn(txn, venue=room, state="in_use", day="2026-01-02", meeting=meeting, note="居民出工粉刷")
        for when in (day, "2026-01-03"):
            venues.book(txn, venue=room, what="舞蹈队排练", day=when, slot="evening", by="街坊舞蹈队")
        venues.appoint(txn, venue=room, post="社工", count=5)
        facilities.add(txn, kind="fire", title="消火栓", place=house, quantity=4, state="worn", built=2003)
        facilities.add(txn, kind="gas", title="燃气立管", place=house, quantity=6, note="钥匙在居委会")
        full = {"starts": "09:00–11:00", "where": "东头巷口", "phone": "0757-86230000", "place": house}
        schedules.add(txn, title="大件杂物清运", kind="cleaning", since="2026-01-01", weekdays=["2", "6"], **full)
        two = ["morning", "afternoon"]
        rota = schedules.add(txn, title="阵地开放", kind="duty", since="2026-01-01", every=1, slots=two)
        rosters.take(txn, schedule=rota, day=day, slot="morning", person="陈巧")
        schedules.add(txn, title="楼道巡查", kind="patrol", since="2026-01-01", every=7, place=house)
        home = next(one for one in places.tree(txn.db) if one.level == "unit").id
        distributions.give(txn, what="门禁卡", place=home, day=day, brought=2, taken=1, taught=True)

    ws.write_now(write)


def through(qtbot, window: Window, page: PlacesPage | PlansPage, part: Listed) -> dict[str, dict[str, list[str]]]:
    """What is wrong with each of the list, with a new one and with changing one."""
    wrong = {}
    for key in part.list.keys:
        part.show_rec(key)
        settle(qtbot, window)
        wrong[part.list.currentItem().text()] = check(page)
    part.ask_new()
    settle(qtbot, window)
    wrong["a new one"] = check(page)
    part.form_block.sheet.close_it()
    return wrong


@pytest.mark.parametrize("shape", SIZES, ids=["laptop", "narrow"])
def test_rooms_and_facilities_are_whole(qtbot, window: Window, shape: tuple[int, int]) -> None:
    window.resize(*shape)
    wrong = {}
    for part in ("rooms", "facilities"):
        window.show_page("places", part=part)
        settle(qtbot, window)
        wrong[f"{part}, empty"] = check(window.page("places"))
    furnished(window.ws)
    page = window.page("places")
    assert isinstance(page, PlacesPage)
    for part in ("rooms", "facilities"):
        page.show_part(part)
        settle(qtbot, window)
        wrong |= through(qtbot, window, page, page.section(part))
    rooms = page.section("rooms")
    page.show_part("rooms")
    settle(qtbot, window)
    rooms.show_rec(rooms.list.keys[0])
    settle(qtbot, window)
    for ask in (rooms.ask_booking, rooms.ask_turn, rooms.ask_change):  # type: ignore[attr-defined]
        ask()
        settle(qtbot, window)
        wrong[ask.__name__] = check(page)
    assert {where: found for where, found in wrong.items() if found} == {}
    assert (window.width(), window.height()) == shape, "the page forces the window wider than a small screen"


@pytest.mark.parametrize("shape", SIZES, ids=["laptop", "narrow"])
def test_schedules_the_rota_and_what_is_handed_out_are_whole(qtbot, window: Window, shape: tuple[int, int]) -> None:
    window.resize(*shape)
    wrong = {}
    for part in ("schedules", "handed"):
        window.show_page("plans", part=part)
        settle(qtbot, window)
        wrong[f"{part}, empty"] = check(window.page("plans"))
    furnished(window.ws)
    page = window.page("plans")
    assert isinstance(page, PlansPage)
    page.show_part("handed")
    settle(qtbot, window)
    wrong["handed"] = check(page)
    page.show_part("schedules")
    settle(qtbot, window)
    part = page.schedules.section
    assert isinstance(part, Listed)
    wrong |= through(qtbot, window, page, part)
    assert {where: found for where, found in wrong.items() if found} == {}
    assert (window.width(), window.height()) == shape, "the page forces the window wider than a small screen"

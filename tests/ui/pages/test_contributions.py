"""What residents and partners put in, noted where one looks for it: at a measure, an activity, and on its own page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from storage.community import activities, cases, funds, places, plans
from storage.workspace import Workspace
from tests.ui.pages.people_hand import fill, open_page, section, settle, today
from ui.pages.people import PeoplePage
from ui.pages.people_given import ALL, Given
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PeoplePage:
    return open_page(qtbot, open_window(ws))


def entries(ws: Workspace) -> list[funds.Contribution]:
    return ws.read(lambda db: funds.contributions.select(db, order="day, what"))


def give(qtbot: QtBot, page: PeoplePage, given: Given, kind: str, **values: str) -> None:
    before = len(entries(page.ws))
    given.rows.ask_gift(kind)
    fill(given.rows, **values).keep()
    qtbot.waitUntil(lambda: len(entries(page.ws)) == before + 1)
    settle(qtbot, page)


def test_each_sum_opens_exactly_its_entries(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> None:
    building = next(one for one in ws.read(places.tree) if one.level == "building")
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="楼道", begun="2022-07-01"))
    given = section(qtbot, page, "given")
    assert isinstance(given, Given) and given.sums.list.isHidden()
    give(qtbot, page, given, "labour", what="扫楼道", quantity="12", hours="24", place=building.path, about=case)
    give(qtbot, page, given, "goods", what="花盆", quantity="6", unit="个")
    give(qtbot, page, given, "money", what="买漆", amount="120.5", payer="company")
    give(qtbot, page, given, "money", what="粉刷", amount="5000", payer="public", about=case)
    give(qtbot, page, given, "space", what="活动室", payer="company")
    found = entries(ws)
    assert {one.kind for one in found} == {"labour", "goods", "money", "space"}
    (work,) = [one for one in found if one.kind == "labour"]
    assert (work.quantity, work.hours, work.place, work.case) == (12, 24, building.id, case)
    seen = []
    for key in given.sums.list.keys:
        given.sums.list.choose(key)
        payer, _, kind = key.partition("/")
        wanted = {one.id for one in found if payer in (ALL, one.payer) and kind in ("", one.kind)}
        assert set(given.rows.list.keys) == wanted and len(given.rows.list.keys) == len(wanted)
        seen.append(key)
    assert {ALL, "resident", "company", "public", "resident/goods", "company/money"} <= set(seen)
    words = [given.sums.list.item(n).text() for n in range(given.sums.list.count())]
    assert not [line for line in words if "5,120.50" in line], "public money and what others gave are never one sum"
    given.case.setCurrentIndex(given.case.findData(case))
    given.read()
    settle(qtbot, page)
    assert {one.row.what for one in given.shown.entries} == {"扫楼道", "粉刷"}


def test_an_entry_is_put_right_in_its_place_and_that_can_be_taken_back(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    building = next(one for one in ws.read(places.tree) if one.level == "building")
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="楼道", begun="2022-07-01"))
    given = section(qtbot, page, "given")
    give(qtbot, page, given, "goods", what="花盆", quantity="6", unit="个", place=building.path, about=case)
    (before,) = entries(ws)
    given.rows.list.choose(before.id)
    given.rows.list.opened.emit(before.id)
    sheet = given.rows.sheet
    assert sheet is not None and not sheet.unsaved
    assert sheet.widgets["place"].text() == building.path and sheet.widgets["about"].currentData() == case
    fill(given.rows, quantity="", what="").keep()
    assert sheet.wrong.text() and entries(ws) == [before], "what is needed may not be emptied"
    fill(given.rows, what="大花盆", quantity="8", payer="company", place="").keep()
    qtbot.waitUntil(lambda: entries(ws) != [before])
    settle(qtbot, page)
    (after,) = entries(ws)
    assert (after.id, after.what, after.quantity, after.payer) == (before.id, "大花盆", 8, "company")
    assert (after.unit, after.day, after.case, after.place) == ("个", before.day, case, "")
    assert given.rows.list.keys == [before.id] and "大花盆" in given.rows.list.item(0).text()
    page.banner._action.click()
    qtbot.waitUntil(lambda: entries(ws) == [before])
    settle(qtbot, page)


def test_an_unknown_place_is_said_and_what_was_typed_stays(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> None:
    given = section(qtbot, page, "given")
    given.rows.ask_gift("goods")
    sheet = fill(given.rows, what="花盆", place="没有的地方")
    sheet.keep()
    assert "没有的地方" in sheet.wrong.text() and entries(ws) == [] and sheet is given.rows.sheet
    sheet.widgets["place"].clear()
    sheet.keep()
    qtbot.waitUntil(lambda: len(entries(ws)) == 1)
    settle(qtbot, page)


def test_at_an_activity_it_is_about_the_activity_and_can_be_taken_back(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="楼道", begun="2022-07-01"))
    held = ws.write_now(lambda txn: activities.activities.add(txn, title="清扫日", day=today(ws), case=case))
    made = section(qtbot, page, "activities")
    made.show_rec(held)
    settle(qtbot, page)
    made.view.given.ask_gift("labour")
    sheet = fill(made.view.given, what="扫楼道")
    sheet.keep()
    assert entries(ws) == [] and sheet.wrong.text(), "attendances are asked for"
    fill(made.view.given, quantity="8").keep()
    qtbot.waitUntil(lambda: made.view.given.list.count() == 1)
    settle(qtbot, page)
    (one,) = entries(ws)
    assert (one.activity, one.case, one.quantity) == (held, case, 8)
    page.banner._action.click()
    qtbot.waitUntil(lambda: entries(ws) == [])
    settle(qtbot, page)
    assert made.view.given.list.count() == 0


def test_at_a_measure_it_stands_under_the_measure_and_in_no_other(
    qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    first = ws.write_now(lambda txn: plans.measures.add(txn, title="粉刷", track="hardware"))
    other = ws.write_now(lambda txn: plans.measures.add(txn, title="宣传", track="awareness"))
    window = open_window(ws)
    window.show_page("plans", part="measures")
    plan = window.page("plans")
    part = plan.measures
    qtbot.waitUntil(lambda: part.shown is not None and plan.worker.running == 0)
    assert part.given.isHidden(), "there is nothing to put into before a measure is chosen"
    part.open(first)
    part.given.ask_gift("goods")
    fill(part.given, what="白漆", quantity="4", unit="桶", payer="company").keep()
    qtbot.waitUntil(lambda: part.given.list.count() == 1)
    assert "白漆" in part.given.list.item(0).text() and "4 桶" in part.given.said.text()
    assert [one.measure for one in entries(ws)] == [first]
    part.open(other)
    assert part.given.list.count() == 0
    part.open(first)
    part.given.drop()
    qtbot.waitUntil(lambda: entries(ws) == [])
    plan.take_back()
    qtbot.waitUntil(lambda: len(entries(ws)) == 1)
    qtbot.waitUntil(lambda: plan.worker.running == 0)

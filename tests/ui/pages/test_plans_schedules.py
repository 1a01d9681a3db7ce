"""What comes round as people enter it: a clearing day with its notice, a rota and its gaps, a patrol left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import occasions, people, rosters, schedules
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.ui.conftest import type_text
from tests.ui.pages import conftest
from tests.ui.pages.conftest import building, press, settle
from tests.ui.pages.people_hand import fill
from ui.pages.plans import PlansPage
from ui.pages.plans_schedules import Schedules
from ui.room_words import day
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PlansPage:
    ws.write_now(lambda txn: people.partners.add(txn, name="保洁公司", kind="company"))
    agreed = {"phone": "13800138000", "agreed_on": "2022-01-01"}
    ws.write_now(lambda txn: people.persons.add(txn, name="何志愿", party="resident", **agreed))
    return conftest.open_page(qtbot, open_window(ws), "plans", PlansPage)


@pytest.fixture
def part(qtbot: QtBot, page: PlansPage) -> Schedules:
    page.chips.buttons["schedules"].click()
    settle(qtbot, page)
    made = page.schedules.section
    assert isinstance(made, Schedules) and made.stack.currentWidget() is made.empty
    return made


def begin(qtbot: QtBot, page: PlansPage, part: Schedules, **values: object) -> None:
    before = len(page.ws.read(schedules.schedules.select))
    part.ask_new()
    fill(part.form_block, **values).keep()
    qtbot.waitUntil(lambda: len(page.ws.read(schedules.schedules.select)) == before + 1)
    settle(qtbot, page)


def monday(ws: Workspace) -> date:
    today = ws.clock().date()
    return today - timedelta(days=today.weekday())


def rota(qtbot: QtBot, page: PlansPage, part: Schedules) -> None:
    begin(qtbot, page, part, title="阵地开放", kind="duty", every="1", since=(monday(page.ws)).isoformat())


CLEARING = {
    "title": "大件杂物清运",
    "kind": "cleaning",
    "weekdays": ["2", "6"],
    "starts": "09:00",
    "since": "2022-06-01",
}


def test_jb_04_the_notice_waits_for_time_place_and_telephone_and_then_has_all_three(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    partner = ws.read(people.partners.select)[0].id
    begin(qtbot, page, part, **CLEARING, partner=partner)
    assert "every week on Tue, Sat" in part.facts.said.text() and part.notice.isVisible() and not part.rota.isVisible()
    part.notice.look("public")
    qtbot.waitUntil(lambda: "lacks its time, place or telephone" in page.banner.text)
    part.ask_change()
    fill(part.facts, where="东头巷口", phone="0757-86230000").keep()
    settle(qtbot, page)
    part.notice.look("public")
    qtbot.waitUntil(lambda: part.notice.window_shown is not None)
    read = text(part.notice.window_shown.data)
    part.notice.window_shown.close()
    assert all(words in read for words in ("每周二、六09:00", "东头巷口", "0757-86230000", "保洁公司", "大件杂物清运"))
    assert "何志愿" not in read and "13800138000" not in read


def test_the_telephone_of_somebody_in_the_roster_is_refused(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    part.ask_new()
    sheet = fill(part.form_block, **CLEARING, phone="138 0013 8000")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert "roster" in sheet.wrong.text() and ws.read(schedules.schedules.select) == []
    assert sheet.widgets["phone"].text() == "138 0013 8000", "what was typed stays"


def test_nothing_comes_round_without_saying_how_often(qtbot: QtBot, page: PlansPage, part: Schedules) -> None:
    part.ask_new()
    sheet = fill(part.form_block, title="清运", kind="cleaning")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert "every how many days" in sheet.wrong.text()


def test_xj_05_the_gaps_of_a_week_are_listed_and_filled_one_after_the_other_by_keys(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    rota(qtbot, page, part)
    assert part.rota.isVisible() and len(part.rota.list.keys) == 7 and "7 gaps" in part.rota.said.text()
    part.rota.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    for number in range(5):
        sheet = part.rota.sheet
        assert sheet is not None, "the next gap is asked for by itself"
        type_text(sheet.widgets["person"], "何志愿")
        sheet.keep()
        qtbot.waitUntil(lambda: len(ws.read(rosters.shifts.select)) == number + 1)  # noqa: B023
        settle(qtbot, page)
    qtbot.keyClick(part.rota.sheet, Qt.Key.Key_Escape)
    assert part.rota.sheet is None
    week = [(monday(ws) + timedelta(days=n)).isoformat() for n in range(7)]
    assert "2 gaps: Sat, Sun" in part.rota.said.text()
    part.rota.list.setCurrentRow(4)
    qtbot.keyClicks(part.rota.list, "n")
    settle(qtbot, page)
    qtbot.waitUntil(lambda: "3 gaps: Fri, Sat, Sun" in part.rota.said.text())
    key = part.key
    open_days = ws.read(lambda db: rosters.unmanned(db, schedule=key, since=week[0], until=week[6]))
    assert [day for day, _slot in open_days] == week[4:]
    page.take_back()
    qtbot.waitUntil(lambda: "2 gaps: Sat, Sun" in part.rota.said.text())


def test_the_next_week_can_be_as_this_one_and_is_printed(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    rota(qtbot, page, part)
    first = monday(ws).isoformat()
    ws.write_now(lambda txn: rosters.take(txn, schedule=part.key, day=first, person="何志愿"))
    part.rota.turn(1)
    settle(qtbot, page)
    assert "7 gaps" in part.rota.said.text()
    part.rota.repeat()
    qtbot.waitUntil(lambda: "6 gaps" in part.rota.said.text())
    part.rota.repeat()
    qtbot.waitUntil(lambda: "a week before" in page.banner.text)
    part.rota.paper.look("internal")
    qtbot.waitUntil(lambda: part.rota.paper.window_shown is not None)
    read = text(part.rota.paper.window_shown.data)
    part.rota.paper.window_shown.close()
    assert "何志愿" in read and "空缺6班" in read


def test_a_patrol_that_was_left_out_is_named_and_one_that_was_walked_is_not(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    house = building(ws).id
    since = (ws.clock().date() - timedelta(days=14)).isoformat()
    begin(qtbot, page, part, title="楼道巡查", kind="patrol", every="7", since=since, place=house)
    assert part.missed.list.keys == [since, (ws.clock().date() - timedelta(days=7)).isoformat()]
    page.show_part("patrol")
    settle(qtbot, page)
    page.patrol.place.pick(house)
    page.patrol.begin()
    for _item in page.patrol.items:
        page.patrol.judge("1")
    page.patrol.keep()
    settle(qtbot, page)
    today = ws.clock().date().isoformat()
    key = part.key
    assert ws.read(lambda db: schedules.done_on(db, key, since=today, until=today)) == {today}


def clearing(qtbot: QtBot, page: PlansPage, part: Schedules, *, since: int) -> list[str]:
    """A clearing every week since so many days ago; returns its days, the latest first."""
    first = page.ws.clock().date() - timedelta(days=since)
    partner = page.ws.read(people.partners.select)[0].id
    begin(qtbot, page, part, title="清运", kind="cleaning", every="7", since=first.isoformat(), partner=partner)
    return [(first + timedelta(days=n)).isoformat() for n in range(since // 7 * 7, -1, -7)]


def test_clearing_days_are_noted_by_keys_and_what_is_not_was_left_out(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    today, week, two_weeks = clearing(qtbot, page, part, since=14)
    lines = part.days.list
    assert lines.keys == [today, week, two_weeks] and "2 left out" in part.days.said.text()
    assert "today, not noted yet" in lines.item(0).text() and "nobody wrote that it was done" in lines.item(1).text()
    assert f"left out: {day(week)}" in part.list.item(0).text()
    lines.setFocus()
    lines.setCurrentRow(1)
    qtbot.keyClicks(lines, "d")
    qtbot.waitUntil(lambda: "done · 保洁公司" in lines.item(1).text())
    settle(qtbot, page)
    assert f"left out: {day(two_weeks)}" in part.list.item(0).text()
    lines.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Return)
    fill(part.days, by="何志愿", note="两车").keep()
    qtbot.waitUntil(lambda: "done · 何志愿 · 两车" in lines.item(0).text())
    settle(qtbot, page)
    assert "2 done · 1 left out" in part.days.said.text() and not part.missed.isVisible()
    page.take_back()
    qtbot.waitUntil(lambda: "today, not noted yet" in lines.item(0).text())
    settle(qtbot, page)
    lines.setCurrentRow(1)
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "2 left out" in part.days.said.text())
    settle(qtbot, page)
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "done · 保洁公司" in lines.item(1).text())


def test_a_clearing_that_was_put_off_is_noted_on_its_day_and_never_on_one_to_come(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    clearing(qtbot, page, part, since=14)
    part.days.ask_other()
    sheet = fill(part.days, day=(ws.clock().date() + timedelta(days=1)).isoformat())
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert "has not come yet" in sheet.wrong.text() and ws.read(occasions.occasions.select) == []
    put_off = (ws.clock().date() - timedelta(days=6)).isoformat()
    fill(part.days, day=put_off).keep()
    qtbot.waitUntil(lambda: put_off in part.days.list.keys)
    assert "beside the plan" in part.days.list.item(part.days.list.keys.index(put_off)).text()


def test_of_something_rare_the_last_days_are_there_to_be_noted(
    qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules
) -> None:
    since = (ws.clock().date() - timedelta(days=200)).isoformat()
    begin(qtbot, page, part, title="督导", kind="supervision", every="60", since=since)
    assert len(part.days.list.keys) == 4 and part.days.isVisible() and not part.missed.isVisible()


def test_it_ends_is_taken_out_and_comes_back(qtbot: QtBot, ws: Workspace, page: PlansPage, part: Schedules) -> None:
    begin(qtbot, page, part, **CLEARING)
    part.ask_end()
    fill(part.facts, day="2022-07-01").keep()
    settle(qtbot, page)
    qtbot.waitUntil(lambda: "ended" in part.list.item(0).text())
    page.take_back()
    qtbot.waitUntil(lambda: "next" in part.list.item(0).text())
    settle(qtbot, page)
    part.ask_end()
    fill(part.facts, day="2022-07-01").keep()
    qtbot.waitUntil(lambda: "ended" in part.list.item(0).text())
    settle(qtbot, page)
    assert part.go_on.isVisible() and not part.end.isVisible()
    part.let_go_on()
    qtbot.waitUntil(lambda: "next" in part.list.item(0).text())
    settle(qtbot, page)
    assert not part.go_on.isVisible()
    part.take_out()
    qtbot.waitUntil(lambda: ws.read(schedules.schedules.select) == [])
    settle(qtbot, page)
    page.take_back()
    qtbot.waitUntil(lambda: len(ws.read(schedules.schedules.select)) == 1)


def test_the_keyboard_is_in_the_search_when_the_part_opens(
    qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    ws.write_now(lambda txn: schedules.add(txn, title="清运", kind="cleaning", since="2022-06-01", every=1))
    page = conftest.open_page(qtbot, open_window(ws), "plans", PlansPage)
    page.chips.buttons["schedules"].click()
    settle(qtbot, page)
    part = page.schedules.section
    assert isinstance(part, Schedules)
    qtbot.waitUntil(part.search.hasFocus)

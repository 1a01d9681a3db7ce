"""The people page as somebody works it: entered by one sheet, found by a sign, matched, visited, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import consents, duties, pairings, places, taking_part, tasks, watch_items
from storage.community.activities import activities
from storage.community.people import persons, skilled
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import building, focused, press
from tests.ui.pages.people_hand import fill, open_page, section, settle, today
from ui.pages.people import PeoplePage
from ui.pages.people_sheet import Ask, Sheet, read_yuan
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PeoplePage:
    return open_page(qtbot, open_window(ws))


def test_an_empty_roster_teaches_and_its_button_begins(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> None:
    roster = page.section("roster")
    assert roster.stack.currentWidget() is roster.empty
    roster.ask_new()
    assert focused() is roster.form_block.sheet.widgets["name"]
    press(qtbot, Qt.Key.Key_Escape)
    assert roster.stack.currentWidget() is roster.empty


def test_somebody_is_entered_with_enter_found_by_a_sign_and_undone(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    roster = page.section("roster")
    for name, party in (("房东甲", "landlord"), ("电工乙", "expert")):
        roster.ask_new()
        fill(roster.form_block, name=name, party=party)
        if party == "expert":
            fill(roster.form_block, skills=["electric"], other="修锁、开车")
        roster.form_block.sheet.widgets["name"].setFocus()
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda name=name: name in [one.name for one in ws.read(persons.select)])
        settle(qtbot, page)
    known = ws.read(lambda db: persons.select(db, "name = '电工乙'"))[0]
    assert known.skills == ("electric", "修锁", "开车") and roster.key == known.id
    roster.search.setFocus()
    type_text(roster.search, "电工")
    assert [roster.list.item(n).text()[:3] for n in range(roster.list.count())] == ["电工乙"]
    roster.search.clear()
    type_text(roster.search, "landlords")
    assert roster.list.keys == [one.id for one in ws.read(persons.select) if one.name == "房东甲"]
    assert "电工乙" in page.banner.text
    page.banner._action.click()
    qtbot.waitUntil(lambda: [one.name for one in ws.read(persons.select)] == ["房东甲"])


def test_a_telephone_is_kept_only_of_who_agreed_and_shown_only_on_demand(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    roster = page.section("roster")
    roster.ask_new()
    sheet = fill(roster.form_block, name="电工乙", phone="13812345678")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert "agreed" in sheet.wrong.text() and ws.read(persons.select) == []
    fill(roster.form_block, agreed_on="today").keep()
    qtbot.waitUntil(lambda: len(ws.read(persons.select)) == 1)
    settle(qtbot, page)
    (one,) = ws.read(persons.select)
    assert ws.read(lambda db: consents.agreed(db, subject=one.id, purpose="contact"))
    qtbot.waitUntil(roster.view.phone.isVisible)
    assert "138" not in roster.list.item(0).text() + roster.view.facts.said.text() + roster.view.phone.text()
    roster.view.phone.click()
    assert roster.view.phone.text() == "13812345678"
    roster.search.setText("5678")
    assert roster.list.count() == 1, "whoever calls is found by the number that they call from"


def test_who_takes_the_consent_back_has_no_telephone_here_any_more(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    ws.write_now(lambda txn: _agreed(txn, "电工乙"))
    roster = section(qtbot, page, "roster")
    qtbot.waitUntil(lambda: roster.view.consents.list.count() == 1)
    roster.view.take_back_consent()
    qtbot.waitUntil(lambda: ws.read(persons.select)[0].phone == "")
    settle(qtbot, page)
    assert ws.read(persons.select)[0].agreed_on == "" and not roster.view.phone.isVisible()
    assert "taken back" in roster.view.consents.list.item(0).text()
    page.banner._action.click()
    qtbot.waitUntil(lambda: ws.read(persons.select)[0].phone == "13812345678")


def _agreed(txn, name: str, **more: object) -> str:
    rec = persons.add(txn, name=name, party="expert", phone="13812345678", agreed_on="2026-01-01",
                      skills=["electric"], **more)  # fmt: skip
    consents.give(txn, subject=rec, purpose="contact", day="2026-01-01", way="signed")
    return rec


def test_certificates_that_ran_out_or_end_soon_are_one_click_away(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    def write(txn) -> None:
        _agreed(txn, "过期", cert_kind="低压电工", cert_until=today(ws, -1))
        _agreed(txn, "快到", cert_kind="低压电工", cert_until=today(ws, 20))
        _agreed(txn, "还早", cert_kind="低压电工", cert_until=today(ws, 200))

    ws.write_now(write)
    roster = section(qtbot, page, "roster")
    qtbot.waitUntil(roster.care.isVisible)
    assert "2" in roster.care.text() and roster.list.count() == 3
    roster.care.click()
    assert sorted(roster.list.item(n).text()[:2] for n in range(roster.list.count())) == ["快到", "过期"]
    found = ws.read(lambda db: taking_part.expiring(db, by=today(ws, 30)))
    assert len(found) == roster.list.count()


def test_helpers_are_those_the_ledger_finds_and_who_is_busy_is_warned_of(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    area = next(place.id for place in ws.read(places.tree) if place.level == "area")

    def write(txn) -> None:
        busy, _free = _agreed(txn, "忙的"), _agreed(txn, "有空的", areas=[area])
        _agreed(txn, "别处的", areas=["place:elsewhere"])
        _agreed(txn, "过期的", cert_until=today(ws, -1))
        persons.add(txn, name="没同意的", skills=["electric"])
        held = activities.add(txn, title="便民日", day=today(ws), slot="morning")
        taking_part.take_part(txn, activity=held, person=busy)

    ws.write_now(write)
    helpers = section(qtbot, page, "helpers")
    helpers.area.setCurrentIndex(helpers.area.findData(area))
    helpers.read()
    settle(qtbot, page)
    lines = [helpers.block.list.item(n).text() for n in range(helpers.block.list.count())]
    assert [line[:2] for line in lines] == ["有空", "忙的"] and "便民日" in lines[1]
    wanted = {"skill": "electric", "area": area, "slot": "morning", "on": today(ws)}
    assert {one.id for one in ws.read(lambda db: skilled(db, **wanted))} == set(helpers.block.list.keys)
    assert all(name in helpers.unfit.text() for name in ("别处的", "过期的", "没同意的"))
    helpers.ask_task(helpers.block.list.keys[1])
    sheet = fill(helpers.block, title="装烟感")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert "便民日" in sheet.wrong.text() and ws.read(tasks.tasks.select) == []
    fill(helpers.block, anyway=True).keep()
    qtbot.waitUntil(lambda: len(ws.read(tasks.tasks.select)) == 1)
    settle(qtbot, page)


def test_a_place_without_anybody_is_listed_until_somebody_answers_for_it(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    answers = section(qtbot, page, "duties")
    here = building(ws).id
    answers.only.setChecked(True)
    without = ws.read(lambda db: duties.without_responsible(db, on=today(ws)))
    assert answers.list.keys == [one.id for one in without] == [here]
    answers.show_rec(here)
    settle(qtbot, page)
    answers.ask_duty()
    fill(answers.now, person="楼长甲", title="楼长")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ws.read(lambda db: duties.without_responsible(db, on=today(ws))) == [])
    settle(qtbot, page)
    assert answers.list.keys == [] and not answers.only.isVisible()
    answers.only.setChecked(False)
    answers.show_rec(here)
    settle(qtbot, page)
    assert "楼长甲" in answers.now.list.item(0).text()
    assert "楼长甲" in next(answers.list.item(n).text() for n in range(answers.list.count())
                         if answers.list.keys[n] == here)  # fmt: skip


def test_a_visit_moves_the_day_of_the_next_and_nobody_is_paired_without_consent(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    visits = section(qtbot, page, "visits")
    visits.ask_pair()
    sheet = fill(visits.pairs, elder="独居老人", helper="街坊甲", since=today(ws, -30))
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert ws.read(pairings.pairings.select) == [] and ws.read(persons.select) == []
    fill(visits.pairs, agreed_way="signed").keep()
    qtbot.waitUntil(lambda: visits.pairs.list.count() == 1)
    settle(qtbot, page)
    (one,) = ws.read(pairings.pairings.select)
    assert [pair[0].id for pair in ws.read(lambda db: pairings.overdue(db, as_of=today(ws)))] == [one.id]
    assert "was due" in visits.pairs.list.item(0).text()
    visits.ask_call()
    fill(visits.pairs, note="都好").keep()
    qtbot.waitUntil(lambda: today(ws, 7) in visits.pairs.list.item(0).text())
    assert ws.read(lambda db: pairings.overdue(db, as_of=today(ws))) == []
    qtbot.waitUntil(lambda: visits.calls.list.count() == 1)


def test_what_to_look_out_for_has_an_end(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> None:
    visits = section(qtbot, page, "visits")
    visits.ask_watch()
    sheet = fill(visits.watch, where="六楼", reason="出门一个月")
    sheet.keep()
    assert sheet.wrong.isVisible() and ws.read(watch_items.watch_items.select) == []
    fill(visits.watch, until="+30").keep()
    qtbot.waitUntil(lambda: visits.watch.list.count() == 1)
    assert today(ws, 30) in visits.watch.list.item(0).text()
    settle(qtbot, page)
    visits.end_watch()
    qtbot.waitUntil(lambda: ws.read(lambda db: watch_items.current(db, on=today(ws))) == [])
    settle(qtbot, page)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("120", 12000), ("１２．５", 1250), ("1,200.05", 120005), ("￥12元", 1200), ("0.01", 1), ("12.345", None),
     ("-3", None), ("一百", None), ("", None), ("1e3", 100000), ("nan", None)],
)  # fmt: skip
def test_money_is_typed_in_yuan_and_kept_in_whole_fen(typed: str, fen: int | None) -> None:
    assert read_yuan(typed) == fen


def test_a_sheet_with_words_in_it_counts_as_unsaved_until_it_is_put_away(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    roster = page.section("roster")
    roster.ask_new()
    assert not page.unsaved
    fill(roster.form_block, name="电")
    assert page.unsaved
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.unsaved


def test_a_day_that_is_none_is_said_under_the_lines(qtbot: QtBot, page: PeoplePage) -> None:
    sheet = Sheet(page.desk, [Ask("day", "Day", "day")], keep="Keep")
    qtbot.addWidget(sheet)
    sheet.widgets["day"].setText("someday")
    kept: list[object] = []
    sheet.kept.connect(kept.append)
    sheet.keep()
    assert kept == [] and "date" in sheet.wrong.text()


def test_a_card_is_as_high_as_its_lines_and_a_long_line_has_room_around_it(
    qtbot: QtBot, ws: Workspace, page: PeoplePage
) -> None:
    def write(txn) -> str:
        person = _agreed(txn, "参与很多的")
        for n in range(3):
            title = "第一片区查缺补漏加装和入户宣传" * (6 * (n % 2) + 1)
            held = activities.add(txn, title=title, day=today(ws, -n))
            taking_part.take_part(txn, activity=held, person=person)
        return person

    rec = ws.write_now(write)
    page.window().resize(1920, 1080)
    roster = section(qtbot, page, "roster")
    roster.show_rec(rec)
    settle(qtbot, page)
    block = roster.view.served
    lines = block.list
    qtbot.waitUntil(lambda: lines.count() == 3 and lines.viewport().height() > 0)
    heights = [lines.visualItemRect(lines.item(n)).height() for n in range(3)]
    assert heights[0] == heights[2] < heights[1], "the long one takes further lines"
    assert lines.viewport().height() - sum(heights) <= lines.visualItemRect(lines.item(0)).height()
    assert block.height() == block.sizeHint().height(), "nothing in the card is stretched"

"""Plans as people work on them in the window: measures, tasks, demands, and the day on which devices are fitted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import costs, issues, places, plans, tasks
from storage.community.people import persons
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, open_page, photo, press, settle
from ui.pages.plans import PlansPage
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PlansPage:
    return open_page(qtbot, open_window(ws), "plans", PlansPage)


def show(qtbot: QtBot, page: PlansPage, part: str) -> None:
    page.show_part(part)
    settle(qtbot, page)


def homes(ws: Workspace) -> list[places.Place]:
    return [one for one in ws.read(places.tree) if one.level == "unit"]


def area(ws: Workspace) -> str:
    return next(one.id for one in ws.read(places.tree) if one.level == "area")


def asked(ws: Workspace) -> list[plans.Demand]:
    return ws.read(plans.demands)


def ask_for(ws: Workspace, home: str, device: str, quantity: int) -> str:
    return ws.write_now(
        lambda txn: plans.demand(txn, place=home, device=device, quantity=quantity, day="2026-11-01", area=area(ws))
    )


# Measures and tasks


def test_a_measure_is_typed_and_who_has_none_is_named(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    measures = page.measures
    assert focused() is measures.edits["title"], "an empty plan begins with its first measure"
    type_text(focused(), "规整走道电线")
    measures.edits["due"].setText("2020-01-01")
    measures.keep_new()
    qtbot.waitUntil(lambda: measures.lists["awareness"].count() + measures.lists["hardware"].count() == 1)
    assert "规整走道电线" in measures.missing.text() and measures.missing.isVisible()
    assert "1 measure late" in measures.count.text()
    (one,) = ws.read(plans.measures.select)
    assert (one.title, one.due, one.state) == ("规整走道电线", "2020-01-01", "planned")
    assert "规整走道电线" in page.header._scope.accessibleName()
    page.take_back()
    qtbot.waitUntil(lambda: ws.read(plans.measures.select) == [])


def test_a_measure_is_done_with_what_shows_it(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    rec = ws.write_now(lambda txn: plans.measures.add(txn, title="入户宣传", track="awareness", party="ngo"))
    settle(qtbot, page)
    measures = page.measures
    qtbot.waitUntil(lambda: measures.lists["awareness"].keys == [rec])
    measures.open(rec)
    assert not measures.missing.isVisible() and measures.edits["title"].text() == "入户宣传"
    measures.edits["target"].setText("第一片区")
    measures.edits["target"].left.emit()
    measures.finish.click()
    press(qtbot, Qt.Key.Key_Return)
    assert measures.evidence.isVisible(), "nothing shows it yet, so it is not done"
    type_text(focused(), "照片三张")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ws.read(lambda db: plans.measures.load(db, rec)).state == "done")
    assert ws.read(lambda db: plans.measures.load(db, rec)).target == "第一片区"


def test_a_task_that_clashes_is_given_only_when_somebody_insists(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    who = ws.write_now(lambda txn: persons.add(txn, name="电工甲", party="expert"))
    ws.write_now(
        lambda txn: tasks.add(txn, title="装烟感", given_on="2026-11-01", person=who, day="2026-12-01", slot="morning")
    )
    show(qtbot, page, "tasks")
    part = page.tasks
    part.what.setFocus()
    type_text(part.what, "修电路")
    part.who.setCurrentIndex(part.who.findData(who))
    part.on.setText("2026-12-01")
    part.slot.setCurrentIndex(part.slot.findData("morning"))
    part.add()
    qtbot.waitUntil(part.anyway.isVisible)
    assert "装烟感" in part.wrong.text() and part.what.text() == "修电路"
    part.anyway.click()
    qtbot.waitUntil(lambda: part.grid.rows.rowCount() == 2)
    shown = [part.grid.rows.index(row, 1).data() for row in range(2)]
    assert all("also down for" in words for words in shown)


def test_a_task_begins_by_s_and_closes_by_f(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    task = ws.write_now(
        lambda txn: tasks.add(txn, title="清杂物", given_on="2026-11-01", party="property", due="2020-02-02")
    )
    show(qtbot, page, "tasks")
    part = page.tasks
    qtbot.waitUntil(lambda: part.grid.keys == [task])
    assert "late" in part.grid.rows.index(0, 2).data()
    part.grid.setFocus()
    press(qtbot, "s")
    qtbot.waitUntil(lambda: ws.read(lambda db: tasks.tasks.load(db, task)).state == "doing")
    settle(qtbot, page)
    press(qtbot, "f")
    type_text(focused(), "楼道已清")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ws.read(lambda db: tasks.tasks.load(db, task)).state == "done")


# Demands


def test_a_home_with_two_devices_is_typed_without_the_mouse(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    show(qtbot, page, "needs")
    needs = page.needs
    assert needs.area.currentData() == area(ws), "the only area there is"
    assert focused() is needs.place.edit
    press(qtbot, "22-301", Qt.Key.Key_Return)
    press(qtbot, "2", Qt.Key.Key_Return, "3", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked(ws)) == 1)
    press(qtbot, "1", Qt.Key.Key_Return, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked(ws)) == 2)
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is needs.place.edit and needs.place.edit.text() == "", "the next home"
    there = {(one.place, one.device, one.quantity, one.area) for one in asked(ws)}
    home = next(one.id for one in homes(ws) if one.name == "301室")
    assert there == {(home, "smoke_alarm", 3, area(ws)), (home, "hose_reel", 1, area(ws))}
    qtbot.waitUntil(lambda: needs.shopping.rows.rowCount() == 2)
    assert [needs.shopping.rows.index(0, n).data() for n in range(3)] == ["Fire hose reel", "1", "1"]
    page.take_back()
    qtbot.waitUntil(lambda: len(asked(ws)) == 1)


def test_a_word_finds_a_device_and_no_device_says_so(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    show(qtbot, page, "needs")
    needs = page.needs
    press(qtbot, "101", Qt.Key.Key_Return, "rope", Qt.Key.Key_Return)
    assert needs.device.key == "escape_rope"
    needs.device.clear()
    needs.device.setFocus()
    press(qtbot, "zebra", Qt.Key.Key_Return)
    assert needs.device.said.isVisible() and focused() is needs.device.edit
    needs.add()
    assert needs.wrong.isVisible() and asked(ws) == []


def test_the_round_is_what_is_missing_less_what_was_fitted(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    first, second = homes(ws)[:2]
    ask_for(ws, first.id, "smoke_alarm", 2)
    ask_for(ws, second.id, "exit_sign", 1)
    show(qtbot, page, "needs")
    needs = page.needs
    needs.grid.selectRow(0)
    needs.grid.setFocus()
    press(qtbot, "f")
    qtbot.waitUntil(lambda: needs.rounds.rows.index(0, 3).data() not in (None, "0"))
    homes_, gaps, fitted, remain = (int(needs.rounds.rows.index(0, n).data()) for n in range(1, 5))
    assert (homes_, gaps) == (2, 3) and gaps - fitted == remain == sum(one.remaining for one in asked(ws))
    fit = next(one for one in asked(ws) if one.fitted)
    assert fit.matched == fit.fitted, "what is fitted was provided"
    page.take_back()
    qtbot.waitUntil(lambda: sum(one.fitted for one in asked(ws)) == 0)
    assert sum(one.matched for one in asked(ws)) == 0


def test_costs_by_source_add_up(qtbot: QtBot, ws: Workspace, page: PlansPage) -> None:
    demand = ask_for(ws, homes(ws)[0].id, "smoke_alarm", 2)
    show(qtbot, page, "needs")
    needs = page.needs
    for source, amount in (("charity", "80"), ("landlord", "6.50")):
        needs.grid.selectRow(0)
        needs.grid.setFocus()
        press(qtbot, "p")
        needs.source.setCurrentIndex(needs.source.findData(source))
        press(qtbot, amount, Qt.Key.Key_Return)
        settle(qtbot, page)
    qtbot.waitUntil(lambda: "86.50" in needs.costs.text())
    bill = ws.read(lambda db: costs.bill(db, demand=demand))
    assert bill.by_source == {"charity": 8000, "landlord": 650} and bill.total == 8650
    assert "86.50" in needs.costs.text() and "6.50" in needs.household.text()


def test_issues_that_ask_for_a_device_become_demands_without_typing(
    qtbot: QtBot, ws: Workspace, page: PlansPage
) -> None:
    home = homes(ws)[0]
    issue = ws.write_now(
        lambda txn: issues.report(
            txn, place=home.id, item="smoke_room", day="2026-11-01", level="serious", note="没有", source="resident"
        )
    )
    show(qtbot, page, "needs")
    needs = page.needs
    assert "1" in needs.issues.text()
    needs.issues.click()
    qtbot.waitUntil(lambda: needs.from_issues.grid.rows.rowCount() == 1)
    settle(qtbot, page)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked(ws)) == 1)
    (one,) = asked(ws)
    assert (one.issue, one.place, one.device, one.quantity, one.area) == (issue, home.id, "smoke_alarm", 1, area(ws))
    qtbot.waitUntil(lambda: not needs.issues.isEnabled())
    assert "0" in needs.issues.text(), "an issue is asked for once"


def test_the_ledger_goes_out_as_a_workbook(qtbot: QtBot, ws: Workspace, page: PlansPage, tmp_path: Path) -> None:
    ask_for(ws, homes(ws)[0].id, "smoke_alarm", 2)
    show(qtbot, page, "needs")
    page.needs.save(tmp_path / "需求.xlsx")
    settle(qtbot, page)
    words = [str(cell.value) for row in load_workbook(tmp_path / "需求.xlsx").worksheets[0] for cell in row]
    assert "独立式烟感报警器" in words


# The installation day


@pytest.fixture
def day(qtbot: QtBot, ws: Workspace, page: PlansPage) -> str:
    """Three smoke alarms at one home, one rope at the next; returns the alarms."""
    first, second = homes(ws)[:2]
    alarms = ask_for(ws, first.id, "smoke_alarm", 3)
    ask_for(ws, second.id, "escape_rope", 1)
    show(qtbot, page, "fitting")
    return alarms


def test_one_key_and_one_click_tick_one_fitted_device_each(
    qtbot: QtBot, ws: Workspace, page: PlansPage, day: str
) -> None:
    fitting = page.fitting
    assert focused() is fitting.list and fitting.list.key == day
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ws.read(lambda db: plans.load_demand(db, day)).fitted == 1)
    spot = fitting.list.visualRect(fitting.list.model_.index(1)).center()
    qtbot.mouseClick(fitting.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: ws.read(lambda db: plans.load_demand(db, day)).fitted == 2)
    qtbot.waitUntil(lambda: "2 of 4" in fitting.count.text())
    page.take_back()
    qtbot.waitUntil(lambda: ws.read(lambda db: plans.load_demand(db, day)).fitted == 1)
    assert fitting.list.key == day, "the hand stays where it was"


def test_more_ticks_than_devices_do_nothing(qtbot: QtBot, ws: Workspace, page: PlansPage, day: str) -> None:
    press(qtbot, *[Qt.Key.Key_Space] * 5)
    settle(qtbot, page)
    now = ws.read(lambda db: plans.load_demand(db, day))
    assert now.fitted == 3 and now.stage == "fitted"
    press(qtbot, "c")
    qtbot.waitUntil(lambda: ws.read(lambda db: plans.load_demand(db, day)).stage == "checked")
    settle(qtbot, page)
    assert page.fitting.list.key == day, "what was fitted today stays on today's sheet"


def test_a_photo_hangs_on_what_was_fitted(
    qtbot: QtBot, ws: Workspace, page: PlansPage, day: str, tmp_path: Path
) -> None:
    press(qtbot, Qt.Key.Key_Space)
    settle(qtbot, page)
    path = tmp_path / "烟感.jpg"
    path.write_bytes(photo())
    page.fitting.hang(day, path)
    qtbot.waitUntil(lambda: any(one.photos for one in page.fitting.list.model_.lines))
    (step,) = ws.read(lambda db: plans.demand_steps.select(db, "value = 'fitted'"))
    assert len(step.photos) == 1


def test_the_sheet_to_tick_by_pen_is_made(qtbot: QtBot, page: PlansPage, day: str) -> None:
    page.fitting.look()
    qtbot.waitUntil(lambda: page.fitting._window is not None and page.fitting._window.isVisible())
    assert page.fitting._window is not None
    settle(qtbot, page)
    page.fitting._window.close()

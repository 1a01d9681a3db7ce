"""Activities as people hold them: planned with booths, counted by one key a visitor, copied; and the figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import activities, questionnaires, taking_part
from storage.community.cases import cases
from storage.community.people import persons, skilled
from storage.workspace import Workspace
from tests.ui.pages.conftest import focused, press
from tests.ui.pages.people_hand import fill, open_page, section, settle, today
from ui.pages.people import PeoplePage
from ui.pages.people_activities import Activities
from ui.pages.people_counted import Participation
from ui.pages.people_counted_read import ALL
from ui.people_words import counted
from ui.window import Window


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> PeoplePage:
    return open_page(qtbot, open_window(ws))


@pytest.fixture
def held(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> Activities:
    """A service day with three booths that was planned by typing."""
    made = section(qtbot, page, "activities")
    assert isinstance(made, Activities)
    assert made.stack.currentWidget() is made.empty
    made.ask_new()
    assert focused() is made.form_block.sheet.widgets["title"]
    fill(made.form_block, title="便民日", kind="便民日", stalls="猜灯谜\n民情收集\n\n志愿者招募\n猜灯谜").keep()
    qtbot.waitUntil(lambda: made.one_shown is not None and len(made.one_shown.booths) == 3)
    settle(qtbot, page)
    return made


def attended(ws: Workspace, held: Activities, **wanted: str) -> activities.Attendance:
    return ws.read(lambda db: activities.attendance(db, activity=[held.key], **wanted))


def test_a_visitor_is_one_key_and_backspace_takes_the_last_back(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities
) -> None:
    held.begin_counting()
    names = [key.name for key in held.counter.keys.values()]
    assert sorted(names) == sorted(["猜灯谜", "民情收集", "志愿者招募"])
    press(qtbot, "1", "1", "2", "3", "1", Qt.Key.Key_Backspace)
    assert [key.count for key in held.counter.keys.values()] == [2, 1, 1], "the number stands before the disk answers"
    settle(qtbot, page)
    found = attended(ws, held, role="visitor")
    assert found.attendances == found.unnamed == 4 and found.people == 0
    assert len(found.rows) == 3, "one row a booth and counter, not one a visitor"
    by_booth = ws.read(lambda db: activities.by_booth(db, held.key))
    assert [there.attendances for _booth, there in by_booth] == [key.count for key in held.counter.keys.values()]
    assert "4" in held.counter.total.text()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: held.pane.currentWidget() is held.one)
    settle(qtbot, page)
    assert "4 attendances" in held.view.booths.said.text().replace("(s)", "s")


def test_counting_again_goes_on_and_two_counters_add_up(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities
) -> None:
    booth = next(one.key for one, _there in held.one_shown.booths)
    held.begin_counting()
    press(qtbot, "1", "1")
    settle(qtbot, page)
    ws.write_now(lambda txn: taking_part.came(txn, activity=held.key, count=5, booth=booth))
    qtbot.waitUntil(lambda: held.counter.keys[booth].count == 7)
    held.begin_counting()
    assert held.counter.keys[booth].count == 7
    press(qtbot, Qt.Key.Key_Backspace)
    settle(qtbot, page)
    assert attended(ws, held).attendances == 7, (
        "what an earlier count or somebody else counted is not taken back by key"
    )
    press(qtbot, "1", Qt.Key.Key_Backspace)
    settle(qtbot, page)
    assert attended(ws, held).attendances == 7


def test_a_booth_with_visitors_stays_and_an_empty_one_goes_and_comes_back(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities
) -> None:
    booths = [one for one, _there in held.one_shown.booths]
    ws.write_now(lambda txn: taking_part.came(txn, activity=held.key, count=3, booth=booths[0].key))
    settle(qtbot, page)
    held.view.booths.list.choose(booths[0].key)
    held.view.drop_booth()
    qtbot.waitUntil(lambda: "3" in page.banner.text)
    held.view.booths.list.choose(booths[1].key)
    held.view.drop_booth()
    qtbot.waitUntil(lambda: held.view.booths.list.count() == 2)
    settle(qtbot, page)
    page.banner._action.click()
    qtbot.waitUntil(lambda: held.view.booths.list.count() == 3)
    settle(qtbot, page)


def test_a_visitor_joins_in_one_row_and_is_found_by_skill(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities
) -> None:
    held.view.ask_recruit()
    sheet = fill(held.view.joined, name="新志愿者", phone="13900000000", agreed_on="")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert ws.read(persons.select) == [], "nobody is entered who did not agree"
    fill(held.view.joined, agreed_on="today", skills=["electric"]).keep()
    qtbot.waitUntil(lambda: held.view.joined.list.count() == 1)
    settle(qtbot, page)
    assert [one.name for one in ws.read(lambda db: skilled(db, skill="electric", on=today(ws)))] == ["新志愿者"]
    found = ws.read(lambda db: taking_part.recruited(db, held.key))
    assert "1 person" in held.view.joined.said.text() and len(found.people) == 1


def test_somebody_takes_part_once_a_phase_and_is_taken_off_by_key(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities
) -> None:
    for phase in ("planning", "running", "running"):
        held.view.ask_join()
        fill(held.view.named, name="街坊甲", phase=phase).keep()
        qtbot.waitUntil(lambda: held.view.named.sheet is None)
        settle(qtbot, page)
    found = attended(ws, held, role="volunteer")
    assert (found.attendances, found.people) == (2, 1)
    assert held.view.named.said.text() == f"Volunteers: {counted(found)}"
    with qtbot.waitActive(page.window()):  # without a screen the list of names under a line keeps the window inactive
        page.window().activateWindow()
    held.view.named.list.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: attended(ws, held, role="volunteer").attendances == 1)
    settle(qtbot, page)
    page.banner._action.click()
    qtbot.waitUntil(lambda: attended(ws, held, role="volunteer").attendances == 2)
    settle(qtbot, page)


def test_a_sensitive_activity_names_nobody(qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities) -> None:
    held.edit()
    fill(held.view.facts, sensitive=True).keep()
    qtbot.waitUntil(lambda: held.one_shown.activity.sensitive)
    settle(qtbot, page)
    held.view.ask_join()
    sheet = fill(held.view.named, name="某人")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert attended(ws, held).attendances == 0 and ws.read(persons.select) == []


def test_an_activity_is_copied_to_another_day_with_nobody_in_it(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities
) -> None:
    first = held.key
    ws.write_now(lambda txn: taking_part.came(txn, activity=first, count=9))
    held.view.ask_copy()
    fill(held.view.facts, day="+7").keep()
    qtbot.waitUntil(lambda: held.key != first and held.one_shown.activity.id == held.key)
    settle(qtbot, page)
    assert held.one_shown.activity.day == today(ws, 7) and len(held.one_shown.booths) == 3
    assert attended(ws, held).attendances == 0 and held.list.count() == 2


def test_a_booth_gets_its_questionnaires(qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities) -> None:
    booth = next(one.key for one, _there in held.one_shown.booths if one.value == "民情收集")
    held.view.booths.list.choose(booth)
    held.view.sheets.click()
    qtbot.waitUntil(lambda: len(ws.read(questionnaires.batches.select)) == 1)
    settle(qtbot, page)
    assert "民情收集" in ws.read(questionnaires.batches.select)[0].title


# ---- participation


@pytest.fixture
def figures(qtbot: QtBot, ws: Workspace, page: PeoplePage) -> Participation:
    """Twelve people, thirty attendances in three phases, visitors, and a case that holds half of it."""

    def write(txn) -> None:
        case = cases.add(txn, title="消防", begun="2022-08-01")
        days = [
            activities.activities.add(txn, title=title, kind=kind, day=day, case=case if n < 2 else "")
            for n, (title, kind, day) in enumerate(
                (("策划", "会", "2022-09-01"), ("便民日", "便民日", "2022-09-09"), ("加装", "加装", "2022-09-22"))
            )
        ]
        people = [
            persons.add(txn, name=f"志愿者{n:02d}", party="resident" if n % 2 else "neighbour") for n in range(12)
        ]
        for n, phase in enumerate(activities.PHASES):
            for person in people[: 12 - 2 * n]:
                taking_part.take_part(txn, activity=days[n], person=person, phase=phase)
        taking_part.came(txn, activity=days[1], count=118)

    ws.write_now(write)
    made = section(qtbot, page, "participation")
    assert isinstance(made, Participation)
    qtbot.waitUntil(lambda: made.figures.list.count() > 1)
    return made


def test_attendances_and_people_stand_side_by_side_and_equal_the_ledger(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, figures: Participation
) -> None:
    assert figures.figures.list.item(0).text() == "All: " + counted(
        ws.read(lambda db: activities.attendance(db, role="volunteer"))
    )
    assert "30 attendance" in figures.figures.list.item(0).text() and "12 known" in figures.figures.list.item(0).text()
    phases = ws.read(taking_part.by_phase)
    lines = [figures.figures.list.item(n).text().partition(": ")[2] for n in range(1, 4)]
    assert lines == [counted(phases[phase]) for phase in activities.PHASES]
    assert sum(there.attendances for there in phases.values()) == 30
    for way, ledger in (("party", taking_part.by_party), ("kind", _by_kind)):
        figures.by.setCurrentIndex(figures.by.findData(way))
        figures.by.activated.emit(figures.by.currentIndex())
        found = ws.read(ledger)
        keys = figures.figures.list.keys[1:]
        assert keys == list(found)
        said = [figures.figures.list.item(n + 1).text().partition(": ")[2] for n in range(len(keys))]
        assert said == [counted(found[key]) for key in keys]


def _by_kind(db) -> dict[str, activities.Attendance]:
    return taking_part.grouped(db, lambda one: one.kind, role="volunteer")


def test_each_figure_opens_as_many_rows_as_it_says(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, figures: Participation
) -> None:
    figures.by.setCurrentIndex(figures.by.findData("person"))
    figures.by.activated.emit(figures.by.currentIndex())
    assert figures.figures.list.count() == 13
    for row in range(figures.figures.list.count()):
        figures.figures.list.setCurrentRow(row)
        key = figures.figures.list.key
        behind = figures.shown.part("person", key)
        assert figures.rows.list.keys == [one.row.id for one in behind]
        assert len(behind) == (
            30 if key == ALL else int(figures.figures.list.item(row).text().split(": ")[1].split()[0])
        )


def test_the_scope_narrows_the_figures_and_is_said(
    qtbot: QtBot, ws: Workspace, page: PeoplePage, figures: Participation
) -> None:
    (case,) = [one.id for one in ws.read(cases.select)]
    figures.case.setCurrentIndex(figures.case.findData(case))
    figures.read()
    settle(qtbot, page)
    there = ws.read(lambda db: taking_part.by_phase(db, case=case))
    assert f"{sum(one.attendances for one in there.values())} attendance" in figures.figures.list.item(0).text()
    assert "消防" in figures.scope.text()
    figures.role.setCurrentIndex(figures.role.findData(""))
    figures.since.setText("2022-09-09")
    figures.until.setText("2022-09-09")
    figures.read()
    settle(qtbot, page)
    text = figures.figures.list.item(0).text()
    assert "128 attendance" in text and "10 known" in text and "118" in text, "visitors without a name are no people"
    assert "2022-09-09" in figures.scope.text()
    figures.since.setText("someday")
    figures.read()
    assert figures.wrong.isVisible()


def test_a_child_is_counted_and_never_named(qtbot: QtBot, ws: Workspace, page: PeoplePage, held: Activities) -> None:
    ws.write_now(lambda txn: persons.add(txn, name="小朋友", birth_year=ws.clock().year - 10))
    held.view.ask_join()
    sheet = fill(held.view.named, name="小朋友")
    sheet.keep()
    qtbot.waitUntil(sheet.wrong.isVisible)
    assert attended(ws, held).attendances == 0

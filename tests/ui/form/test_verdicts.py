"""The checklist control: four keys, reasons on a fail, the rest of a group at once, as last time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.form.conftest import Album, Disk
from ui.form.filling import Filling
from ui.form.slots import Slot
from ui.form.verdicts import LastTime, VerdictHeading, VerdictRow
from ui.form.view import FormView
from ui.worker import Worker

Make = Callable[[str], Filling]
CHECKLIST = """
| survey |                       |            |          |          |                   |
|        | type                  | name       | label    | required | relevant          |
|        | begin_group           | egress     | Escape   |          |                   |
|        | select_one judge      | exit       | Exit     | yes      |                   |
|        | select_multiple why   | exit_why   | Why      | yes      | ${exit} = 'fail'  |
|        | image                 | exit_photo | Photo    |          | ${exit} = 'fail'  |
|        | text                  | exit_note  | Note     |          | ${exit} = 'fail' or ${exit} = 'unseen' |
|        | select_one judge      | door       | Door     | yes      |                   |
|        | select_multiple why   | door_why   | Why      | yes      | ${door} = 'fail'  |
|        | select_one judge      | roof       | Roof     | yes      |                   |
|        | end_group             |            |          |          |                   |
|        | begin_repeat          | room       | Room     |          |                   |
|        | select_one seen       | room_seen  | Seen     |          |                   |
|        | select_multiple items | room_fails | Fails    |          | ${room_seen} != 'not' |
|        | select_multiple why   | smoke_why  | Smoke: why | yes    | selected(${room_fails}, 'smoke') |
|        | select_multiple why   | wire_why   | Wire: why | yes     | selected(${room_fails}, 'wire')  |
|        | end_repeat            |            |          |          |                   |
| choices |           |        |         |
|         | list_name | name   | label   |
|         | judge     | pass   | Pass    |
|         | judge     | fail   | Fail    |
|         | judge     | na     | N/A     |
|         | judge     | unseen | Unseen  |
|         | why       | piled  | Piled up |
|         | why       | locked | Locked  |
|         | seen      | seen   | Seen    |
|         | seen      | not    | Not entered |
|         | items     | smoke  | Smoke alarm |
|         | items     | wire   | Wiring  |
"""


@pytest.fixture
def view(qtbot: QtBot, filling: Make, album: Album, worker: Worker) -> FormView:
    last = LastTime({"egress/door": "fail", "egress/door_why": "locked", "egress/roof": "na"}, "2026-07-12")
    extra = {"shelf": album, "worker": worker, "has_room_seen": True}
    view = FormView(filling(CHECKLIST), extra=extra, last=last)
    qtbot.addWidget(view)
    view.resize(760, 900)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.start()
    return view


def slot(view: FormView, key: str) -> Slot:
    return next(each for each in view.slots if each.entry.key == key)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_one_key_judges_and_goes_on(qtbot: QtBot, view: FormView, disk: Disk) -> None:
    qtbot.keyClicks(focused(), "1")
    qtbot.keyClicks(focused(), "3")
    qtbot.keyClicks(focused(), "4")
    assert {name: disk.kept[f"egress/{name}"] for name in ("exit", "door", "roof")} == {
        "exit": "pass",
        "door": "na",
        "roof": "unseen",
    }


def test_a_fail_with_a_reason_takes_three_keys(qtbot: QtBot, view: FormView, disk: Disk) -> None:
    qtbot.keyClicks(focused(), "2")
    qtbot.keyClicks(focused(), "1")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert disk.kept["egress/exit"] == "fail" and disk.kept["egress/exit_why"] == "piled"
    assert focused() is slot(view, "egress/door").inner


def test_escape_leads_from_the_reasons_back_to_the_item(qtbot: QtBot, view: FormView) -> None:
    qtbot.keyClicks(focused(), "2")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is slot(view, "egress/exit").inner


def test_not_seen_asks_for_a_note_only(qtbot: QtBot, view: FormView) -> None:
    qtbot.keyClicks(focused(), "4")
    row = slot(view, "egress/exit").inner
    assert isinstance(row, VerdictRow) and row.details is not None and row.details.note is not None
    assert row.details.note.isVisible()
    assert row.details.why is not None and not row.details.why.isVisible()


def test_the_heading_counts_and_the_rest_passes_with_one_key(qtbot: QtBot, view: FormView, disk: Disk) -> None:
    qtbot.keyClicks(focused(), "3")
    heading = slot(view, "egress").inner
    assert isinstance(heading, VerdictHeading) and heading.count.text() == "1/3"
    qtbot.keyClicks(focused(), "a")
    assert heading.count.text() == "3/3"
    assert [disk.kept[f"egress/{name}"] for name in ("exit", "door", "roof")] == ["na", "pass", "pass"]


def test_same_as_last_time_takes_answers_and_reasons_of_what_is_open(qtbot: QtBot, view: FormView, disk: Disk) -> None:
    qtbot.keyClicks(focused(), "1")
    qtbot.keyClicks(focused(), "s")
    assert disk.kept["egress/door"] == "fail" and disk.kept["egress/door_why"] == "locked"
    assert disk.kept["egress/exit"] == "pass" and disk.kept["egress/roof"] == "na"


def test_the_last_visit_is_said_beside_the_item(view: FormView) -> None:
    row = slot(view, "egress/door").inner
    assert isinstance(row, VerdictRow)
    assert row.before.text.text() == "Last time 07-12: Fail · Locked"


def test_in_a_room_only_what_fails_is_ticked(qtbot: QtBot, view: FormView, disk: Disk) -> None:
    row = view.filling.session.field("/data/room[1]")
    tick = slot(view, f"{row}/room_fails=wire")
    view.reach(tick)
    qtbot.keyClicks(focused(), "2")
    qtbot.keyClicks(focused(), "2")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.keyClicks(focused(), "a")
    assert disk.kept[f"{row}/room_fails"] == "wire"
    assert disk.kept[f"{row}/wire_why"] == "locked"
    assert disk.kept[f"{row}/room_seen"] == "seen"


def test_a_digit_in_the_note_is_text(qtbot: QtBot, view: FormView, disk: Disk) -> None:
    qtbot.keyClicks(focused(), "2")
    row = slot(view, "egress/exit").inner
    assert isinstance(row, VerdictRow) and row.details is not None and row.details.note is not None
    row.details.note.setFocus()
    qtbot.keyClicks(focused(), "12a")
    assert row.details.note.text() == "12a"
    assert view.filling.session.value("/data/egress/exit") == "fail"

"""A form on screen as people meet it: keys, relevance, autosave, repeats, language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forms.errors import UserError
from tests.ui.conftest import type_text
from tests.ui.form.conftest import Album, Disk
from ui.form.box import QuestionBox
from ui.form.filling import Filling
from ui.form.view import FormView
from ui.worker import Worker

Make = Callable[[str], Filling]
PLAIN = """
| survey |                   |       |            |          |          |            |
|        | type              | name  | label      | required | relevant | constraint |
|        | text              | name  | Your name  | yes      |          |            |
|        | integer           | age   | Age        |          |          | . < 120    |
|        | select_one yn     | kids  | Children   |          |          |            |
|        | integer           | count | How many   |          | ${kids} = 'yes' |     |
|        | select_multiple k | tools | Tools      |          |          |            |
|        | date              | day   | Day        |          |          |            |
|        | text              | end   | Remark     |          |          |            |
| choices |           |      |        |
|         | list_name | name | label  |
|         | yn        | yes  | Yes    |
|         | yn        | no   | No     |
|         | k         | saw  | Saw    |
|         | k         | axe  | Axe    |
|         | k         | nail | Nails  |
"""


def shown(qtbot: QtBot, filling: Filling, **more: object) -> FormView:
    view = FormView(filling, **more)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(700, 900)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.start()
    return view


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def names(view: FormView) -> list[str]:
    return [slot.entry.item.ref.rpartition("/")[2] for slot in view.slots]


def test_a_form_is_filled_with_the_keyboard_alone(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    view = shown(qtbot, filling(PLAIN))
    type_text(focused(), "陈巧")
    for key in (Qt.Key.Key_Return,):
        qtbot.keyClick(focused(), key)
    qtbot.keyClicks(focused(), "42")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "1")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "3")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "13")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "2026-11-22")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "ok")
    with qtbot.waitSignal(view.ended):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.filling.state.kind == "saved")
    assert {name: disk.kept[name] for name in ("name", "age", "kids", "count", "tools", "day", "end")} == {
        "name": "陈巧", "age": "42", "kids": "yes", "count": "3", "tools": "saw nail", "day": "2026-11-22", "end": "ok",
    }  # fmt: skip


def test_a_question_appears_when_it_is_asked_and_keeps_its_answer_when_it_goes(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(PLAIN))
    assert "count" not in names(view)
    view.filling.answer("/data/kids", "yes")
    view.filling.answer("/data/count", "2")
    assert names(view)[3] == "count"
    view.filling.answer("/data/kids", "no")
    assert "count" not in names(view)
    view.filling.answer("/data/kids", "yes")
    assert view.filling.session.value("/data/count") == "2"


def test_what_stands_under_the_eye_stays_when_something_appears_above(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(PLAIN))
    view.resize(700, 300)
    slot = next(slot for slot in view.slots if slot.entry.key == "tools")
    view.reach(slot)
    QApplication.processEvents()
    before = slot.mapTo(view.viewport(), slot.rect().topLeft()).y()
    view.filling.answer("/data/kids", "yes")
    QApplication.processEvents()
    assert abs(slot.mapTo(view.viewport(), slot.rect().topLeft()).y() - before) <= 2


def test_enter_that_ends_a_composition_does_not_move_on(qtbot: QtBot, filling: Make) -> None:
    shown(qtbot, filling(PLAIN))
    edit = focused()
    QApplication.sendEvent(edit, QInputMethodEvent("ni hao", []))
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert focused() is edit
    type_text(edit, "你好")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert focused() is not edit


def test_full_width_digits_are_numbers(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(PLAIN))
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    type_text(focused(), "４２")
    assert view.filling.session.value("/data/age") == "42"


def test_a_required_question_complains_only_after_someone_was_there(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(PLAIN))
    box = view.slots[0].inner
    assert isinstance(box, QuestionBox)
    assert not box.wrong.isVisible()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert box.wrong.isVisible() and box.wrong.text()


def test_a_wrong_answer_is_kept_and_said_at_the_place(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    view = shown(qtbot, filling(PLAIN))
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "300")
    box = view.slots[1].inner
    assert isinstance(box, QuestionBox) and box.wrong.isVisible()
    view.filling.flush()
    qtbot.waitUntil(lambda: disk.kept.get("age") == "300")


def test_saved_is_said_only_after_the_commit_and_nothing_is_lost_when_it_fails(
    qtbot: QtBot, filling: Make, disk: Disk
) -> None:
    disk.broken = UserError("WORKSPACE_003", path="x")
    view = shown(qtbot, filling(PLAIN))
    type_text(focused(), "陈巧")
    qtbot.waitUntil(lambda: view.filling.state.kind == "failed")
    assert view.banner.isVisible()
    assert view.filling.waiting
    disk.broken = None
    view.filling.flush()
    qtbot.waitUntil(lambda: view.filling.state.kind == "saved")
    assert disk.kept["name"] == "陈巧"
    assert not view.banner.isVisible()
    assert view.filling.state.at is not None


def test_typing_is_written_after_a_pause_without_leaving_the_field(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    view = shown(qtbot, filling(PLAIN))
    type_text(focused(), "陈")
    assert not disk.writes
    qtbot.waitUntil(lambda: disk.kept.get("name") == "陈")
    assert view.filling.state.kind == "saved"


def test_a_choice_is_written_at_once(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    view = shown(qtbot, filling(PLAIN))
    slot = next(slot for slot in view.slots if slot.entry.key == "kids")
    view.reach(slot)
    writes = len(disk.writes)
    qtbot.keyClicks(focused(), "2")
    assert disk.writes[writes:] and disk.kept["kids"] == "no"


REPEAT = """
| survey |              |       |          |
|        | type         | name  | label    |
|        | begin_repeat | room  | Room     |
|        | text         | no    | Number   |
|        | integer      | floor | Floor    |
|        | end_repeat   |       |          |
|        | text         | end   | Remark   |
"""


def test_a_row_taken_out_can_be_put_back_with_its_answers(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(REPEAT))
    session = view.filling.session
    for number in ("301", "302"):
        if session.value(f"{session.repeats('/data/room')[-1]}/no"):
            view.add_row("/data/room")
        view.filling.answer(f"{session.repeats('/data/room')[-1]}/no", number)
    first = session.field(session.repeats("/data/room")[0])
    view.remove_row(session.repeats("/data/room")[0])
    assert [session.value(f"{row}/no") for row in session.repeats("/data/room")] == ["302"]
    view.banner._on_action()
    assert [session.value(f"{row}/no") for row in session.repeats("/data/room")] == ["302", "301"]
    assert session.field(session.repeats("/data/room")[1]) == first


def test_the_button_adds_a_row_and_goes_to_its_first_question(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(REPEAT))
    add = next(slot for slot in view.slots if slot.entry.kind == "add")
    view.reach(add)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert len(view.filling.session.repeats("/data/room")) == 2
    qtbot.keyClicks(focused(), "302")
    assert view.filling.session.value("/data/room[2]/no") == "302"


TWO_LANGUAGES = """
| survey |               |      |                  |             |
|        | type          | name | label::中文 (zh) | label::English (en) |
|        | select_one yn | ok   | 好吗             | All right   |
| choices |           |      |                  |             |
|         | list_name | name | label::中文 (zh) | label::English (en) |
|         | yn        | yes  | 是               | Yes         |
|         | yn        | no   | 否               | No          |
"""


def test_the_language_changes_while_filling_and_answers_stay(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(TWO_LANGUAGES))
    qtbot.keyClicks(focused(), "1")
    view.filling.set_language("English (en)")
    box = view.slots[0].inner
    assert isinstance(box, QuestionBox)
    assert box.label.text().startswith("All right")
    assert [button.text() for button in box.field.buttons] == ["Yes", "No"]  # type: ignore[attr-defined]
    assert box.field.buttons[0].isChecked()  # type: ignore[attr-defined]


def test_of_three_hundred_questions_only_those_near_the_eye_are_built(qtbot: QtBot, filling: Make) -> None:
    rows = "\n".join(f"|        | text | q{n} | Question {n} |" for n in range(300))
    view = shown(qtbot, filling(f"| survey |      |      |       |\n|        | type | name | label |\n{rows}\n"))
    QApplication.processEvents()
    assert 5 < sum(slot.built for slot in view.slots) < 60
    view.reach(view.slots[299])
    qtbot.keyClicks(focused(), "x")
    assert view.filling.session.value("/data/q299") == "x"


def test_tab_walks_in_reading_order_whatever_was_built_first(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(PLAIN))
    seen = [view.slot_of(focused())]
    for _ in range(5):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        slot = view.slot_of(focused())
        if slot is not seen[-1]:
            seen.append(slot)
    assert [slot.entry.key for slot in seen if slot] == ["name", "age", "kids", "tools", "day", "end"]


@pytest.mark.parametrize(
    ("kind", "appearance"),
    [
        ("select_one yn", ""),
        ("select_one yn", "minimal"),
        ("select_one yn", "autocomplete"),
        ("select_one yn", "likert"),
        ("select_one yn", "columns-2"),
        ("select_one yn", "horizontal"),
        ("select_multiple yn", ""),
        ("select_multiple yn", "minimal"),
        ("integer", ""),
        ("decimal", ""),
        ("text", "multiline"),
        ("date", ""),
        ("date", "month-year"),
        ("date", "year"),
        ("time", ""),
        ("datetime", ""),
        ("geopoint", ""),
        ("rank yn", ""),
        ("image", ""),
        ("image", "signature"),
        ("audio", ""),
        ("acknowledge", ""),
        ("range", ""),
    ],
)
def test_every_kind_of_question_has_a_name_for_the_ear(
    qtbot: QtBot, filling: Make, album: Album, worker: Worker, kind: str, appearance: str
) -> None:
    from PySide6.QtGui import QAccessible

    table = f"""
    | survey |        |      |          |              |                          |
    |        | type   | name | label    | appearance   | parameters               |
    |        | {kind} | q    | Question | {appearance} | {"start=1 end=5 step=1" if kind == "range" else ""} |
    | choices |           |      |       |
    |         | list_name | name | label |
    |         | yn        | yes  | Yes   |
    |         | yn        | no   | No    |
    """
    view = shown(qtbot, filling(table), extra={"shelf": album, "worker": worker})
    stops = [
        w
        for w in view.column.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.focusProxy()
    ]
    assert stops
    for stop in stops:
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface is not None and interface.text(QAccessible.Text.Name), type(stop).__name__

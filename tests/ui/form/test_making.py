"""Widgets that serve one question after another, and those that are made before they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.form.test_column import box_of, shown, stands_in_order
from ui.form.box import QuestionBox
from ui.form.filling import Filling
from ui.form.slots import Slot
from ui.form.view import FormView

Make = Callable[[str], Filling]
COUNT = 150
LONG = "\n".join(
    [
        "| survey |",
        "| | type | name | label | required | constraint | appearance |",
        *(
            f"| | {kind} | {name}{n} | {name} {n}? | {required} | {constraint} | {look} |"
            for n in range(COUNT)
            for kind, name, required, constraint, look in (
                ("integer", "number", "yes", ". < 100", ""),
                ("text", "words", "", "", "multiline"),
                (f"select_multiple l{n % 2}", "pick", "", "", "autocomplete"),
            )
        ),
        "| choices |",
        "| | list_name | name | label |",
        *(f"| | l{which} | {name} | {name.title()} |" for which in (0, 1) for name in ("yes", "no", f"other{which}")),
    ]
)
HIDDEN = """
| survey |
|        | type          | name  | label    | relevant          | required |
|        | integer       | rooms | Rooms?   |                   |          |
|        | select_one yn | let   | Let?     | ${rooms} > 1      |          |
|        | text          | whom  | To whom? | ${let} = 'yes'    | yes      |
|        | text          | end   | Remark   |                   |          |
| choices |
|         | list_name | name | label |
|         | yn        | yes  | Yes   |
|         | yn        | no   | No    |
"""


def go(qtbot: QtBot, view: FormView, ref: str) -> QuestionBox:
    view.show_ref(ref)
    qtbot.waitUntil(lambda: not view.busy)
    return box_of(view, ref.rpartition("/")[2])


def key(what: Any) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, what)


def test_however_far_people_go_the_form_keeps_few_widgets_and_right_answers(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(LONG))
    for n in range(0, COUNT, 10):
        go(qtbot, view, f"/data/number{n}")
        key("7")
        key(Qt.Key.Key_Return)
        assert stands_in_order(view)
    assert sum(slot.built for slot in view.slots) < 60
    session = view.filling.session
    assert [n for n in range(COUNT) if session.value(f"/data/number{n}")] == list(range(0, COUNT, 10))
    assert all(box_of(view, slot.entry.item.field).item is slot.entry.item for slot in view.slots if slot.built)


def test_what_stood_in_a_field_is_not_seen_in_the_question_that_takes_its_place(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(LONG))
    number = go(qtbot, view, "/data/number0")
    key("-")  # half a number, which is no answer yet
    words = box_of(view, "words0")
    words.field.edit.setPlainText("something")  # type: ignore[attr-defined]
    pick = box_of(view, "pick0")
    pick.field.search.setText("no")  # type: ignore[attr-defined]
    pick.field.search.textEdited.emit("no")  # type: ignore[attr-defined]
    assert [button.isHidden() for button in pick.field.buttons] == [True, False, True]  # type: ignore[attr-defined]
    for n in range(20, COUNT, 20):
        go(qtbot, view, f"/data/number{n}")
    assert {number.item.field, words.item.field, pick.item.field}.isdisjoint({"number0", "words0", "pick0"})
    for box in (number, words, pick):
        assert not view.filling.session.value(box.item.ref)
    assert number.field.edit.text() == ""  # type: ignore[attr-defined]
    assert words.field.edit.toPlainText() == ""  # type: ignore[attr-defined]
    assert not words.field.edit.document().isUndoAvailable()  # type: ignore[attr-defined]
    assert not pick.field.search.text()  # type: ignore[attr-defined]
    assert not any(button.isHidden() for button in pick.field.buttons)  # type: ignore[attr-defined]
    offered = [choice.value for choice in view.filling.session.choices(pick.item.ref)]
    assert [button.value for button in pick.field.buttons] == offered  # type: ignore[attr-defined]
    assert view.filling.session.value("/data/words0") == "something"
    again = go(qtbot, view, "/data/words0")
    assert again.field.edit.toPlainText() == "something"  # type: ignore[attr-defined]


def test_a_place_that_lost_its_widgets_remembers_that_someone_was_there(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(LONG))
    go(qtbot, view, "/data/number0")
    key(Qt.Key.Key_Return)  # passed over, though it needs an answer
    assert box_of(view, "number0").troubled
    go(qtbot, view, f"/data/number{COUNT - 1}")
    assert not next(slot for slot in view.slots if slot.entry.key == "number0").built
    go(qtbot, view, "/data/words0")
    assert box_of(view, "number0").troubled
    assert not box_of(view, "number1").troubled


def test_the_scroll_bar_stands_still_while_widgets_change_places(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(LONG))
    for n in range(0, COUNT, 5):
        go(qtbot, view, f"/data/number{n}")
    high = view.column.full_height
    for n in range(0, COUNT, 15):
        go(qtbot, view, f"/data/words{n}")
    assert view.column.full_height == high


def test_what_an_answer_brings_is_made_while_people_pause(
    qtbot: QtBot, filling: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(qtbot, filling(HIDDEN))
    go(qtbot, view, "/data/rooms")
    made: list[str] = []
    make = Slot._make

    def noted(slot: Slot) -> QWidget:
        made.append(slot.entry.key)
        return make(slot)

    monkeypatch.setattr(Slot, "_make", noted)
    key("3")
    key(Qt.Key.Key_Return)
    key("1")
    key(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    key("L")
    assert made == []
    assert view.filling.session.value("/data/whom") == "L" and view.filling.session.value("/data/let") == "yes"
    assert box_of(view, "whom").label.text() == "To whom? *"
    assert stands_in_order(view)


def test_a_question_that_goes_and_comes_again_still_takes_answers(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(HIDDEN))
    go(qtbot, view, "/data/rooms")
    key("3")
    key(Qt.Key.Key_Return)
    key("1")
    key(Qt.Key.Key_Return)
    for name in ("Lin", "Wu"):
        go(qtbot, view, "/data/whom")
        view.filling.answer("/data/whom", name)
        assert box_of(view, "whom").field.edit.text() == name  # type: ignore[attr-defined]
        go(qtbot, view, "/data/let")
        key("2")
        assert not any(slot.entry.key == "whom" for slot in view.slots)
        assert not any(slot.isVisible() for slot in view.findChildren(Slot) if slot not in view.slots)
        key("1")
        box = box_of(view, "whom")
        assert box.isVisible() and box.field.edit.text() == name  # type: ignore[attr-defined]
        assert stands_in_order(view)
    go(qtbot, view, "/data/whom")
    key(Qt.Key.Key_End)
    key("x")
    assert view.filling.session.value("/data/whom") == "Wux"

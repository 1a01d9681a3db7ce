"""The column of a long form: every question has its place, and only what was touched is drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import type_text
from ui.form.box import QuestionBox
from ui.form.filling import Filling
from ui.form.slots import Slot
from ui.form.view import FormView

Make = Callable[[str], Filling]
LONG = """
| survey |
|        | type    | name  | label | relevant | constraint | constraint_message |
|        | text    | first | First |          |            |                    |
""" + "\n".join(f"|        | text | q{n} | Question {n} | ${{first}} != 'short' | | |" for n in range(200))
WORDS = """
| survey |
|        | type        | name  | label               | constraint | constraint_message         |
|        | text        | name  | Your name           |            |                            |
|        | begin group | house | House of ${name}    |            |                            |
|        | integer     | age   | How old is ${name}? | . < 120    | Nobody is that old, ${name} |
|        | end group   |       |                     |            |                            |
|        | text        | note  | Note                |            |                            |
"""


def shown(qtbot: QtBot, given: Filling) -> FormView:
    view = FormView(given)
    qtbot.addWidget(view)
    view.resize(700, 600)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.start()
    QApplication.processEvents()
    return view


def stands_in_order(view: FormView) -> bool:
    """Do the slots on screen follow each other without gaps or overlaps?"""
    built = [slot for slot in view.slots if slot.built]
    return all(
        above.geometry().bottom() < below.y() == view.column.top_of(below)
        and (view.slots.index(below) - view.slots.index(above) > 1 or below.y() - above.geometry().bottom() < 8)
        for above, below in pairwise(built)
    )


def box_of(view: FormView, name: str) -> QuestionBox:
    slot = next(slot for slot in view.slots if slot.entry.item.field.endswith(name))
    assert isinstance(slot.inner, QuestionBox)
    return slot.inner


def test_questions_nobody_came_near_take_room_and_no_widgets(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(LONG))
    assert sum(slot.built for slot in view.slots) < 40
    assert stands_in_order(view)
    assert view.column.height() > 200 * 60
    view.show_ref("/data/q150")
    QApplication.processEvents()
    assert stands_in_order(view)
    top = view._top_of(next(slot for slot in view.slots if slot.entry.key == "q150"))
    assert 0 <= top < view.viewport().height()


def test_questions_come_and_go_and_the_others_close_up(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(LONG))
    tall = view.column.height()
    view.filling.answer("/data/first", "short")
    QApplication.processEvents()
    assert len(view.slots) == 1 and view.column.height() < tall
    view.filling.answer("/data/first", "long")
    QApplication.processEvents()
    assert len(view.slots) == 201 and stands_in_order(view)


def test_a_question_that_says_what_is_wrong_pushes_the_next_ones_down(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(WORDS))
    note = next(slot for slot in view.slots if slot.entry.key == "note")
    before = note.y()
    view.show_ref("/data/house/age")
    type_text(QApplication.focusWidget(), "130")
    QApplication.processEvents()
    assert note.y() > before and stands_in_order(view)


def test_words_that_fill_in_an_answer_follow_it(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(WORDS))
    view.filling.answer("/data/house/age", "130")
    view.filling.answer("/data/name", "Lin")
    assert box_of(view, "age").label.text().strip() == "How old is Lin?"
    assert box_of(view, "age").wrong.text().strip() == "Nobody is that old, Lin"
    heading = next(slot for slot in view.slots if slot.entry.kind == "heading")
    assert heading.inner is not None and heading.inner.text().strip() == "House of Lin"  # type: ignore[attr-defined]


def test_an_answer_draws_only_its_own_question_anew(qtbot: QtBot, filling: Make, monkeypatch) -> None:
    view = shown(qtbot, filling(WORDS))
    drawn: list[str] = []
    refresh = Slot.refresh
    monkeypatch.setattr(Slot, "refresh", lambda self, entry: (drawn.append(entry.key), refresh(self, entry))[1])
    view.filling.answer("/data/note", "fine")
    assert drawn == ["note"]

"""The column of a long form: every question has its place, and only what was touched is drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import type_text
from ui.form.box import QuestionBox
from ui.form.choice_button import ChoiceButton
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
ROWS = """
| survey |
|        | type         | name | label |
|        | begin repeat | room | Room  |
|        | text         | name | Name  |
|        | end repeat   |      |       |
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
    top = view.top_of(next(slot for slot in view.slots if slot.entry.key == "q150"))
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


MOVED = """
| survey |
|        | type             | name  | label             | relevant       |
|        | select_one yesno | ask   | Is it in order?   |                |
|        | text             | why   | Why not?          | ${ask} = 'no'  |
|        | select_one yesno | other | Is that in order? |                |
| choices |
|         | list_name | name | label |
|         | yesno     | yes  | Yes   |
|         | yesno     | no   | No    |
"""


class Paints(QObject):
    """Which choices below *watched* are drawn from now on."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen: list[QWidget] = []
        for button in watched.findChildren(ChoiceButton):
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen.append(watched)
        return False


def test_what_an_answer_only_moves_is_not_drawn_anew(qtbot: QtBot, filling: Make, monkeypatch) -> None:
    view = shown(qtbot, filling(MOVED))
    other = box_of(view, "other")
    before = other.mapTo(view, other.rect().topLeft()).y()
    paints = Paints(view.column)
    view.filling.answer("/data/ask", "no")
    qtbot.waitUntil(lambda: any(box_of(view, "ask").isAncestorOf(button) for button in paints.seen))
    assert other.mapTo(view, other.rect().topLeft()).y() > before
    assert [button for button in paints.seen if other.isAncestorOf(button)] == []


def test_a_question_out_of_sight_follows_an_answer_when_people_come_to_it(qtbot: QtBot, filling: Make) -> None:
    far = [f"|        | text | q{n} | Question {n} of ${{name}} |" for n in range(100)]
    table = ["| survey |", "|        | type | name | label |", "|        | text | name | Your name |", *far]
    view = shown(qtbot, filling("\n".join(table)))
    view.show_ref("/data/q99")
    assert box_of(view, "q99").label.text().strip() == "Question 99 of"
    view.show_ref("/data/name")
    QApplication.processEvents()
    view.filling.answer("/data/name", "Lin")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not view.busy)
    assert box_of(view, "q99").label.text().strip() == "Question 99 of Lin"


def test_an_answer_in_a_moved_row_goes_to_the_new_place_of_the_row(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(ROWS))
    session = view.filling.session
    while len(session.repeats("/data/room")) < 40:
        session.add_repeat("/data/room")
    view.sync()
    view.show_ref("/data/room[4]/name")
    box = box_of(view, session.field("/data/room[4]/name"))
    view.show_ref("/data/room[1]/name")
    view.remove_row("/data/room[2]")
    box.field.answered.emit("the last", True)
    assert session.value("/data/room[3]/name") == "the last"
    assert view.show_ref("/data/room[3]/name") and stands_in_order(view)
    assert QApplication.focusWidget().text() == "the last"  # type: ignore[union-attr]


def test_a_row_that_comes_or_goes_leaves_the_others_alone(qtbot: QtBot, filling: Make, monkeypatch) -> None:
    view = shown(qtbot, filling(ROWS))
    for _ in range(20):
        view.add_row("/data/room")
    looked: list[str] = []
    move = Slot.move_to
    monkeypatch.setattr(Slot, "move_to", lambda self, entry: (looked.append(entry.kind), move(self, entry))[1])
    view.add_row("/data/room")
    view.remove_row("/data/room[22]")
    assert set(looked) <= {"repeat", "add"} and stands_in_order(view)


GRID = """
| survey |
|        | type        | name | label | appearance | relevant |
|        | begin_group | g    | Home  | w4         |          |
|        | text        | a    | A     | w2         |          |
|        | text        | b    | B     | w2         |          |
|        | text        | c    | C     | w4         |          |
|        | text        | d    | D     | w4         | ${c}!='' |
|        | end_group   |      |       |            |          |
|        | text        | end  | End   |            |          |
| settings |
|          | style      |
|          | theme-grid |
"""


def test_the_lines_of_a_grid_share_their_edges_and_the_last_stands_apart(qtbot: QtBot, filling: Make) -> None:
    view = shown(qtbot, filling(GRID))

    def edges() -> list[int]:
        lines = [slot for slot in view.slots if slot.entry.kind == "line" and slot.entry.depth == 1]
        bottoms = [slot.inner.mapTo(view.column, slot.inner.rect().bottomLeft()).y() for slot in lines]  # type: ignore[union-attr]
        tops = [slot.inner.mapTo(view.column, slot.inner.rect().topLeft()).y() for slot in lines]  # type: ignore[union-attr]
        return [top - bottom for bottom, top in zip(bottoms, tops[1:], strict=False)]

    qtbot.waitUntil(lambda: not view.busy)
    assert edges() == [0]
    view.filling.answer("/data/g/c", "x")
    qtbot.waitUntil(lambda: not view.busy)
    assert edges() == [0, 0]
    view.filling.answer("/data/g/c", None)
    qtbot.waitUntil(lambda: not view.busy)
    assert edges() == [0]
    last = next(slot for slot in view.slots if slot.entry.item.ref == "/data/g/c")
    after = view.slots[last.at + 1]
    assert after.y() - last.inner.mapTo(view.column, last.inner.rect().bottomLeft()).y() > 8  # type: ignore[union-attr]


def test_a_repeat_in_a_row_stands_further_in_than_the_row(qtbot: QtBot, filling: Make) -> None:
    view = shown(
        qtbot,
        filling(
            """
            | survey |
            |        | type         | name  | label |
            |        | begin_repeat | child | Child |
            |        | text         | kid   | Kid   |
            |        | begin_repeat | toy   | Toy   |
            |        | text         | what  | What  |
            |        | end_repeat   |       |       |
            |        | end_repeat   |       |       |
            """
        ),
    )
    qtbot.waitUntil(lambda: not view.busy)
    left = {(slot.entry.kind, slot.entry.item.ref): slot.inner.x() for slot in view.slots if slot.inner is not None}
    assert left["repeat", "/data/child"] < left["row", "/data/child[1]"] < left["row", "/data/child[1]/toy[1]"]
    assert left["add", "/data/child"] < left["add", "/data/child[1]/toy"]

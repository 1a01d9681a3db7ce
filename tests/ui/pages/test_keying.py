"""The keys of keying: what paper shows besides answers, what it says against the form, and what is saved on typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forms.xlsform import convert
from storage import heads
from storage.community import keyings, questionnaires
from storage.forms_registry import add_form
from storage.workspace import Workspace
from tests.forms.tables import saved
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.keying import KeyingView
from ui.window import Window

ENTER, UP = Qt.Key.Key_Return, Qt.Key.Key_PageUp
F = {number: getattr(Qt.Key, f"Key_F{number}") for number in range(1, 10)}
FORM = """
| survey |
|        | type                | name   | label         | relevant           | constraint |
|        | select_one yn       | bike   | Have a bike?  |                    |            |
|        | select_one where    | charge | Where charged | ${bike} = 'yes'    |            |
|        | select_multiple where | seen | Seen where    |                    |            |
|        | integer             | years  | Years here    |                    | . <= 99    |
|        | date                | since  | Since         |                    |            |
|        | select_one yn       | happy  | Happy?        |                    |            |
|        | begin_repeat        | room   | Rooms         |                    |            |
|        | integer             | size   | Size          |                    | . <= 9     |
|        | end_repeat          |        |               |                    |            |
|        | text                | idea   | Ideas         |                    |            |
| choices |
|         | list_name | name | label   |
|         | yn        | yes  | Yes     |
|         | yn        | no   | No      |
|         | where     | home | At home |
|         | where     | shed | In the shed |
"""


@pytest.fixture
def batch(ws: Workspace, tmp_path: Path) -> questionnaires.Batch:
    made = convert(saved(tmp_path, FORM))

    def begin(txn) -> str:
        add_form(txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles)
        return questionnaires.batches.add(
            txn, form=made.form_id, title="Day", day="2026-11-22", prefix="A-", returned=3
        )

    rec = ws.write_now(begin)
    found = ws.read(lambda db: questionnaires.batches.load(db, rec))
    assert found is not None
    return found


@pytest.fixture
def desk(qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, open_window: Callable[[Workspace], Window]):
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")

    def begin(key_pass: str = "first") -> KeyingView:
        page.key(batch, key_pass) if key_pass != "first" else page.key(batch)
        view = page.keying
        qtbot.waitUntil(lambda: view.sheet is not None or view.who.isVisible(), timeout=20_000)
        return view

    return begin


@pytest.fixture
def view(desk) -> KeyingView:
    return desk()


def value(view: KeyingView, name: str) -> str:
    assert view.sheet is not None
    return view.sheet.session.value(f"/data/{name}")


def at(view: KeyingView) -> str:
    step = view.step
    return step.field if step is not None and step.kind == "question" else step.kind if step is not None else ""


def finish(qtbot: QtBot, view: KeyingView) -> None:
    """Pass over whatever is left of the sheet."""
    with qtbot.waitSignal(view.kept):
        while view.sheet is not None:
            press(qtbot, ENTER)
    qtbot.waitUntil(lambda: view.sheet is not None)


def fields(ws: Workspace, batch: questionnaires.Batch, number: int = 0) -> dict:
    sheet = ws.read(lambda db: questionnaires.sheets(db, batch.id))[number]
    return ws.read(lambda db: heads.fields(db, sheet.counts.id))


def test_skips_follow_the_form_and_full_digit_boxes_go_on_by_themselves(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, ENTER, "2")
    assert at(view) == "seen"
    press(qtbot, "1", "2", ENTER, "1", "2")
    assert value(view, "years") == "12" and at(view) == "since"
    for digit in "20260815":
        press(qtbot, digit)
    assert value(view, "since") == "2026-08-15" and at(view) == "happy"


def test_paper_that_answers_a_skipped_question_is_kept_and_flagged(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: KeyingView
) -> None:
    press(qtbot, ENTER, "2", F[9])
    assert at(view) == "charge" and "skip" in view.flag.text()
    press(qtbot, "2")
    assert at(view) == "seen"
    press(qtbot, UP)
    assert at(view) == "charge" and value(view, "charge") == "shed"
    press(qtbot, ENTER, ENTER)
    finish(qtbot, view)
    kept = fields(ws, batch)
    assert kept["_contradicts:charge"] == "shed" and "charge" not in kept


def test_an_answer_that_a_correction_makes_superfluous_is_not_dropped(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: KeyingView
) -> None:
    press(qtbot, ENTER, "1", "1", UP, UP, "2")
    assert at(view) == "charge" and view.flag.isVisible()
    finish(qtbot, view)
    assert fields(ws, batch)["_contradicts:charge"] == "home"


def test_a_skipped_question_opened_by_mistake_closes_again(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, ENTER, "2", F[9], ENTER)
    assert at(view) == "seen"
    press(qtbot, UP)
    assert at(view) == "bike"


def test_refused_illegible_and_notes_are_kept_as_marks_and_no_answer_is_invented(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: KeyingView
) -> None:
    press(qtbot, ENTER, F[2], F[3], F[5])
    type_text(focused(), "crossed out twice")
    press(qtbot, ENTER)
    assert "crossed out twice" in view.flag.text()
    press(qtbot, UP)
    assert at(view) == "seen" and view.flag.text() == "Cannot be read"
    press(qtbot, UP)
    assert view.flag.text() == "Refused to answer"
    finish(qtbot, view)
    kept = fields(ws, batch)
    assert (kept["_mark:bike"], kept["_mark:seen"], kept["_note:years"]) == (
        "refused",
        "illegible",
        "crossed out twice",
    )
    assert not {"bike", "seen"} & kept.keys()


def test_an_answer_takes_the_mark_away(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, ENTER, F[2], UP, "1")
    assert view.sheet is not None and view.sheet.marks == {} and value(view, "bike") == "yes"


def test_the_same_as_on_the_last_sheet_is_one_key(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, ENTER, "1", "2", ENTER, "7", ENTER)
    finish(qtbot, view)
    press(qtbot, ENTER, "+", "+", ENTER, F[4])
    assert (value(view, "bike"), value(view, "charge"), value(view, "years")) == ("yes", "shed", "7")
    press(qtbot, F[4])
    assert at(view) == "since" and view.wrong.isVisible()


def test_an_answer_kept_for_the_batch_is_not_asked_again(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, desk: Callable[..., KeyingView], view: KeyingView
) -> None:
    press(qtbot, ENTER, "2", UP, F[7])
    finish(qtbot, view)
    press(qtbot, ENTER)
    assert at(view) == "seen" and value(view, "bike") == "no"
    press(qtbot, UP)
    assert at(view) == "bike" and "whole batch" in view.flag.text()
    press(qtbot, F[7])
    finish(qtbot, view)
    press(qtbot, ENTER)
    assert at(view) == "bike" and value(view, "bike") == ""


def test_undo_goes_back_to_the_question_and_what_it_said(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, ENTER, "1", "2")
    press(qtbot, Qt.Key.Key_Z, control=True)
    assert at(view) == "charge" and value(view, "charge") == ""
    press(qtbot, Qt.Key.Key_Z, control=True)
    assert at(view) == "bike" and value(view, "bike") == ""


def test_rows_are_added_by_a_key(qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: KeyingView) -> None:
    press(qtbot, ENTER, "2", ENTER, ENTER, ENTER, "1", "8")
    assert at(view) == "more"
    press(qtbot, "1", "9")
    assert at(view) == "more"
    press(qtbot, ENTER)
    assert at(view) == "idea"
    press(qtbot, UP, UP)
    assert value(view, "room[2]/size") == "9"
    finish(qtbot, view)
    kept = fields(ws, batch)
    assert sorted(v for name, v in kept.items() if name.endswith("/size")) == ["8", "9"]


def test_every_key_is_shown_by_f1_and_printed(qtbot: QtBot, view: KeyingView, tmp_path: Path) -> None:
    press(qtbot, ENTER, "1", F[1])
    assert view.table.isVisible()
    path = tmp_path / "keys.pdf"
    view.table.save(path)
    qtbot.waitUntil(path.exists, timeout=20_000)
    with pypdfium2.PdfDocument(path) as document:
        text, pages = document[0].get_textpage().get_text_bounded(), len(document)
    assert "the same as on the last sheet" in text and "F9" in text and pages == 1
    press(qtbot, ENTER)
    assert not view.table.isVisible() and at(view) == "charge"
    press(qtbot, "1")
    assert value(view, "charge") == "home"


def test_changing_ones_mind_about_a_note_or_a_void_sheet_stays_at_the_question(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, ENTER, "1")
    for key in (F[5], F[8]):
        press(qtbot, key)
        press(qtbot, Qt.Key.Key_Escape)
        assert at(view) == "charge" and not view.reason.isVisible() and not view.note.isVisible()
    press(qtbot, "1")
    assert at(view) == "seen"


def test_sounds_can_be_turned_off(qtbot: QtBot, view: KeyingView, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    monkeypatch.setattr("ui.pages.keying_face.QApplication.beep", lambda: heard.append(1))
    press(qtbot, ENTER, "1", F[9])
    assert len(heard) == 1
    view.desk.preferences.keying_sounds = False
    press(qtbot, F[9])
    assert len(heard) == 1


def test_progress_says_which_sheet_of_how_many(qtbot: QtBot, view: KeyingView) -> None:
    press(qtbot, ENTER, "2")
    finish(qtbot, view)
    assert "sheet 2 of 3" in view.progress.text()


def test_how_much_it_took_is_kept_with_the_sheet(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: KeyingView
) -> None:
    press(qtbot, ENTER, "2", "1", ENTER, ENTER, ENTER, ENTER, ENTER, ENTER)
    with qtbot.waitSignal(view.kept):
        press(qtbot, ENTER)
    found = ws.read(lambda db: questionnaires.sheets(db, batch.id))[0].passed("first")
    assert found is not None and (found.keys, found.fields) == (10, 7)


def test_the_second_keyer_is_somebody_else_and_sees_nothing_of_the_first(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, desk: Callable[..., KeyingView]
) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch.id, verify="all"))
    first = desk()
    press(qtbot, ENTER, "1", "2")
    finish(qtbot, first)
    press(qtbot, Qt.Key.Key_Escape)
    second = desk("second")
    assert second.who.isVisible() and ws.person in second.label.text()
    type_text(focused(), "Second Person")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: second.sheet is not None)
    assert (
        second.sheet is not None and second.sheet.number == "A-001" and second.sheet.session.value("/data/bike") == ""
    )
    press(qtbot, ENTER)
    assert "Yes" not in second.before.text() and value(second, "bike") == ""
    press(qtbot, "1", "1")
    with qtbot.waitSignal(second.kept):
        while second.sheet is not None:
            press(qtbot, ENTER)
    qtbot.waitUntil(lambda: "third look" in second.label.text())
    assert ws.read(lambda db: questionnaires.sheets(db, batch.id))[0].state == "differs"


def test_a_form_that_answers_something_itself_still_begins_with_the_number_on_the_sheet(
    qtbot: QtBot, ws: Workspace, tmp_path: Path, open_window: Callable[[Workspace], Window]
) -> None:
    dated = """
    | survey |
    |        | type | name | label | default |
    |        | text | who  | Who   |         |
    |        | date | day  | Day   | today() |
    """
    made = convert(saved(tmp_path, dated))

    def begin(txn) -> str:
        add_form(txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles)
        return questionnaires.batches.add(txn, form=made.form_id, title="Day", day="2026-11-22", prefix="A-")

    rec = ws.write_now(begin)
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    page.key(ws.read(lambda db: questionnaires.batches.load(db, rec)))
    view = page.keying
    qtbot.waitUntil(lambda: view.sheet is not None, timeout=20_000)
    assert view.place == -1 and focused() is view.number


def test_a_finger_goes_on_back_and_stops(qtbot: QtBot, view: KeyingView) -> None:
    view.on.click()
    assert view.place == 0
    press(qtbot, "1")
    first = view.place
    view.back.click()
    assert view.place == first - 1
    view.on.click()
    assert view.place == first
    with qtbot.waitSignal(view.closed):
        view.stop.click()

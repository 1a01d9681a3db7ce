"""How a batch is checked: chosen, done by reading aloud or a third look, and its figures said honestly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forms.xlsform import convert
from storage import heads
from storage.community import keyings, questionnaires
from storage.forms_registry import add_form
from storage.workspace import Workspace
from tests.forms.tables import saved
from tests.ui.pages.conftest import photo, press
from ui.pages.questionnaires import QuestionnairesPage
from ui.window import Window

ENTER, ESC, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_PageUp
FORM = """
| survey |
|        | type          | name | label        |
|        | select_one yn | bike | Have a bike? |
|        | integer       | age  | Age          |
|        | text          | idea | Ideas        |
| choices |
|         | list_name | name | label |
|         | yn        | yes  | Yes   |
|         | yn        | no   | No    |
"""


@pytest.fixture
def batch(ws: Workspace, tmp_path: Path) -> questionnaires.Batch:
    made = convert(saved(tmp_path, FORM))

    def begin(txn) -> str:
        add_form(txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles)
        return questionnaires.batches.add(txn, form=made.form_id, title="Day", day="2026-11-22", prefix="A-")

    rec = ws.write_now(begin)
    found = ws.read(lambda db: questionnaires.batches.load(db, rec))
    assert found is not None
    return found


@pytest.fixture
def page(ws: Workspace, batch: questionnaires.Batch, open_window: Callable[[Workspace], Window]) -> QuestionnairesPage:
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    return page


def key(ws: Workspace, batch: questionnaires.Batch, by: str, key_pass: str = "first", number: int = 1, **said) -> None:
    answers = {"bike": "yes", "age": "30", "idea": "lamps"} | said
    ws.write_now(
        lambda txn: questionnaires.key_sheet(
            txn,
            batch=batch.id,
            number=f"A-{number:03d}",
            version="",
            answers={name: value for name, value in answers.items() if value},
            keyed_by=by,
            key_pass=key_pass,
        )
    )


def counted(ws: Workspace, batch: questionnaires.Batch) -> dict:
    sheet = ws.read(lambda db: questionnaires.sheets(db, batch.id))[0]
    return ws.read(lambda db: heads.fields(db, sheet.counts.id))


def words(view) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


@pytest.fixture
def third(qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage):
    key(ws, batch, "A")
    key(ws, batch, "B", "second", bike="no", age="31")
    page.show_mode(batch, "third")
    view = page.third
    assert view is not None
    qtbot.waitUntil(lambda: view.open is not None, timeout=20_000)
    return view


def test_a_third_look_names_nobody_and_takes_another_value(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, third
) -> None:
    shown = {button.text().split()[-1] for button in third.values}
    assert third.label.text() == "Have a bike?" and shown == {"Yes", "No"}
    assert "second" not in words(third) and "A keyed" not in words(third)
    wanted = 1 + [value for _, value, _ in third.difference.shown].index("no")
    press(qtbot, str(wanted))
    assert third.label.text() == "Age"
    press(qtbot, UP)
    assert third.label.text() == "Have a bike?" and any("✓" in button.text() for button in third.values)
    press(qtbot, str(wanted), "3", "3", "9")
    with qtbot.waitSignal(third.settled):
        press(qtbot, ENTER)
    assert (counted(ws, batch)["bike"], counted(ws, batch)["age"]) == ("no", "39")
    qtbot.waitUntil(lambda: "settled" in third.label.text())
    assert not third.picture.isVisible(), "nothing is left to hold a picture beside"


def test_what_cannot_be_read_is_settled_as_that(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, third
) -> None:
    press(qtbot, Qt.Key.Key_F3)
    with qtbot.waitSignal(third.settled):
        press(qtbot, Qt.Key.Key_F3)
    kept = counted(ws, batch)
    assert kept["_mark:bike"] == kept["_mark:age"] == "illegible" and "bike" not in kept


def test_a_picture_of_the_sheet_is_attached_and_shown(qtbot: QtBot, third, tmp_path: Path) -> None:
    path = tmp_path / "sheet.jpg"
    path.write_bytes(photo())
    third.picture.take([path])
    qtbot.waitUntil(lambda: bool(third.picture._pictures), timeout=20_000)
    assert third.picture.picture.accessibleName() == "Picture of the sheet" and third.label.text() == "Have a bike?"


def test_who_keyed_a_sheet_is_warned_and_may_go_on(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage
) -> None:
    key(ws, batch, ws.person)
    key(ws, batch, "B", "second", bike="no")
    page.show_mode(batch, "third")
    view = page.third
    assert view is not None
    qtbot.waitUntil(view.who.isVisible, timeout=20_000)
    assert ws.person in view.label.text() and view.difference is None
    press(qtbot, ENTER)
    assert view.difference is not None and view.label.text() == "Have a bike?"


def test_reading_aloud_ticks_each_answer_and_keys_what_is_heard(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage
) -> None:
    key(ws, batch, "A")
    key(ws, batch, "A", number=2)
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch.id, verify="aloud"))
    page.show_mode(batch, "aloud")
    view = page.aloud
    assert view is not None
    qtbot.waitUntil(lambda: view.read is not None, timeout=20_000)
    assert (view.label.text(), view.value.text()) == ("Have a bike?", "Yes")
    press(qtbot, "+", "-", "3", "1", ENTER)
    assert view.label.text() == "Ideas" and "≠ Age  31" in view.before.text()
    with qtbot.waitSignal(view.checked):
        press(qtbot, "+")
    qtbot.waitUntil(lambda: view.read is not None)
    with qtbot.waitSignal(view.checked):
        press(qtbot, "+", ENTER, "+")
    qtbot.waitUntil(lambda: "Every sheet" in view.label.text())
    assert [one.state for one in ws.read(lambda db: questionnaires.sheets(db, batch.id))] == ["differs", "agreed"]
    assert counted(ws, batch)["age"] == "30"


def test_a_finger_alone_settles_a_sheet_and_reads_one_aloud(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage, third
) -> None:
    third.neither.click()
    assert third.hint_typing.isVisible() and not third.neither.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert third.neither.isVisible() and not third.hint_typing.isVisible()
    third.values[0].click()
    with qtbot.waitSignal(third.settled):
        third.unread.click()
    third.stop.click()
    key(ws, batch, "A", number=7)
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch.id, verify="aloud"))
    page.show_mode(batch, "aloud")
    view = page.aloud
    assert view is not None
    qtbot.waitUntil(lambda: view.read is not None, timeout=20_000)
    view.same.click()
    view.other.click()
    assert view.hint_typing.isVisible() and not view.same.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    view.same.click()
    with qtbot.waitSignal(view.checked):
        view.same.click()


def test_how_a_batch_is_checked_is_chosen_and_what_is_open_is_said(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage
) -> None:
    key(ws, batch, "A")
    page.show_mode(batch, "checking")
    view = page.checking
    assert view is not None
    qtbot.waitUntil(lambda: "Nothing is open" in words(view))
    next(button for button in view.ways.buttons() if button.property("way") == "all").click()
    qtbot.waitUntil(lambda: "1 sheet waits for a second keying" in words(view))
    assert view.second.isVisible() and not view.third.isVisible()
    next(button for button in view.ways.buttons() if button.property("way") == "nth").click()
    qtbot.waitUntil(lambda: view.batch.verify_every == 10)
    press(qtbot, ESC)
    qtbot.waitUntil(lambda: page.checking is None)


def test_figures_are_silent_where_there_is_too_little_and_are_saved_with_names(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage, tmp_path: Path
) -> None:
    key(ws, batch, "A")
    key(ws, batch, "B", "second", bike="no")
    page.show_mode(batch, "checking")
    view = page.checking
    assert view is not None
    qtbot.waitUntil(lambda: "fields agree" in words(view))
    assert "2 of 3 fields agree, on 1 sheet keyed twice" in words(view) and "%" not in view.agreement.text()
    path = tmp_path / "figures.xlsx"
    view.save(path)
    qtbot.waitUntil(path.exists, timeout=20_000)
    book = openpyxl.load_workbook(path)
    people = [[cell.value for cell in row] for row in book.worksheets[0]]
    assert [row[0] for row in people[1:]] == ["A", "B"]
    assert book.worksheets[1]["A2"].value == "Have a bike?"


def test_the_page_of_today_says_what_waits_to_be_checked(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage
) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch.id, verify="all"))
    key(ws, batch, "A")
    window = page.window()
    window.show_page("today")
    qtbot.waitUntil(lambda: "1 sheet waits for a second keying" in words(window))


def test_a_record_of_paper_says_what_the_paper_had_beside_its_answers(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, page: QuestionnairesPage
) -> None:
    rec = ws.write_now(
        lambda txn: questionnaires.key_sheet(
            txn,
            batch=batch.id,
            number="A-001",
            version="",
            answers={"bike": "yes"},
            keyed_by="A",
            marks={"age": "refused"},
            contradicts={"idea": "lamps"},
        )  # fmt: skip
    )
    page.show_forms()
    page.forms.look_at(rec)
    qtbot.waitUntil(page.forms.banner.isVisible, timeout=20_000)
    said = page.forms.banner.accessibleName()
    assert "Age  Refused to answer" in said and "Ideas  On paper, although the form would skip it: lamps" in said

"""The page of results: figures that open, parts of the sheets, the public's view, and tags put on by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from forms.xlsform import convert
from storage import forms_registry
from storage.community import keyings, questionnaires
from storage.forms_registry import add_form
from storage.workspace import Workspace
from tests.forms.tables import saved
from tests.storage.community.test_results import FORM
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import press
from ui import parts
from ui.pages.results import ResultsView
from ui.pages.results_cards import AgreementCard, LikertCard, NumberCard, PublicWords, TallyCard
from ui.pages.results_coding import CodingCard
from ui.window import Window

ENTER = Qt.Key.Key_Return
SHEETS = (
    {"area": "east", "fears": "fire theft", "clear": "5", "people": "2", "idea": "More lamps"},
    {"area": "east", "fears": "fire", "clear": "1", "people": "6", "idea": "Chargers are far"},
    {"area": "west", "fears": "fire", "clear": "3", "people": "4", "idea": "Ring 13812345678"},
    {"area": "west", "clear": "4", "people": "4"},
)


@pytest.fixture
def batch(ws: Workspace, tmp_path: Path) -> questionnaires.Batch:
    made = convert(saved(tmp_path, FORM))

    def begin(txn) -> str:
        add_form(txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles)
        rec = questionnaires.batches.add(txn, form=made.form_id, title="Day", day="2026-11-22", prefix="A-")
        for n, answers in enumerate(SHEETS, start=1):
            questionnaires.key_sheet(
                txn, batch=rec, number=f"A-{n:03d}", version=made.version, answers=answers, keyed_by="甲"
            )
        return rec

    rec = ws.write_now(begin)
    found = ws.read(lambda db: questionnaires.batches.load(db, rec))
    assert found is not None
    return found


@pytest.fixture
def view(qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, open_window: Callable[[Workspace], Window]):
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    page.show_results(batch)
    results = page.results
    qtbot.waitUntil(lambda: bool(results.cards), timeout=20_000)
    return results


def card(view: ResultsView, kind: type, place: int = 0):
    return [each for each in view.cards if isinstance(each, kind)][place]


def again(qtbot: QtBot, view: ResultsView) -> None:
    qtbot.waitUntil(lambda: view.desk.worker.running == 0)


def choose_part(qtbot: QtBot, view: ResultsView, answer: str) -> None:
    view.split.setCurrentIndex(1)
    view.split.activated.emit(1)
    view.part.setCurrentIndex(view.part.findText(answer))
    view.part.activated.emit(view.part.currentIndex())
    again(qtbot, view)


def test_each_answer_has_its_count_in_words_and_no_percentage(view: ResultsView) -> None:
    fears = card(view, TallyCard, 1)
    assert fears.bars.accessibleName() == "Fire: 3 of 3\nTheft: 1 of 3"
    assert [type(each) for each in view.cards[:4]] == [TallyCard, TallyCard, LikertCard, NumberCard]
    assert view.scope.text() == "Counted: 4 valid sheets." and not view.open.isVisible()


def test_a_figure_opens_the_numbers_of_its_sheets_by_mouse_and_by_key(qtbot: QtBot, view: ResultsView) -> None:
    fears = card(view, TallyCard, 1)
    qtbot.mouseClick(fears.bars, Qt.MouseButton.LeftButton, pos=QPointF(30, 10).toPoint())
    assert fears.behind.text() == "Fire: A-001, A-002, A-003" and fears.behind.isVisible()
    fears.bars.setFocus()
    press(qtbot, Qt.Key.Key_Down, ENTER)
    assert fears.behind.text() == "Theft: A-001"
    press(qtbot, ENTER)
    assert not fears.behind.isVisible()


def test_a_scale_opens_by_arrows_and_reads_from_no_to_yes(qtbot: QtBot, view: ResultsView) -> None:
    likert = card(view, LikertCard)
    assert likert.chart.accessibleName().endswith(
        "Disagree strongly 1, Disagree 0, In between 1, Agree 1, Agree strongly 1"
    )
    likert.chart.setFocus()
    press(qtbot, *[Qt.Key.Key_Right] * 4, ENTER)
    assert likert.behind.text() == "The way out is clear: Agree strongly: A-001"


def test_numbers_have_a_middle_and_a_range(view: ResultsView) -> None:
    number = card(view, NumberCard)
    texts = [label.text() for label in number.findChildren(type(number.behind))]
    assert "middle 4, from 2 to 6" in texts


def test_a_part_is_counted_by_itself_and_the_public_of_a_handful_reads_no_parts(
    qtbot: QtBot, view: ResultsView
) -> None:
    choose_part(qtbot, view, "West")
    assert card(view, TallyCard, 1).bars.accessibleName() == "Fire: 1 of 1\nTheft: 0 of 1"
    assert "2 of 4" in view.scope.text() and "“West”" in view.scope.text()
    view.public.setChecked(True)
    again(qtbot, view)
    assert "fewer sheets than 30" in view.scope.text() and "fewer people than 3" in view.scope.text()
    assert card(view, TallyCard, 1).bars.accessibleName() == "Fire: 3 of 3\nTheft: not shown"
    assert card(view, AgreementCard).bars.accessibleName() == "The way out is clear: not shown"


def test_what_waits_for_a_second_keying_is_said_and_never_named(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: ResultsView
) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch.id, verify="all"))
    view.read()
    again(qtbot, view)
    assert view.open.words.text() == "Not checked yet: 4 sheets, counted as keyed first."
    assert view.open.second.isVisible() and not view.open.third.isVisible() and not view.open.aloud.isVisible()
    fears = card(view, TallyCard, 1)
    fears.bars.opened.emit("fire")
    assert fears.behind.text() == "Fire: no sheet; 3 not named, because they are still to be keyed again"


def test_what_waits_is_one_click_away(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: ResultsView
) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch.id, verify="all"))
    version = ws.read(lambda db: forms_registry.load(db, batch.form)).version
    ws.write_now(
        lambda txn: questionnaires.key_sheet(
            txn, batch=batch.id, number="A-001", version=version, answers={}, keyed_by="乙", key_pass="second"
        )
    )
    view.read()
    again(qtbot, view)
    assert view.open.second.text() == "Key 3 sheets a second time"
    assert view.open.third.text() == "Settle 1 sheet read differently"
    page = view.window().page("sheets")  # type: ignore[attr-defined]
    view.open.third.click()
    assert page.third is not None and page.stack.currentWidget() is page.third


def test_where_nothing_counts_the_page_says_why_and_leads_on(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: ResultsView
) -> None:
    for sheet in ws.read(lambda db: questionnaires.sheets(db, batch.id)):
        ws.write_now(lambda txn, rec=sheet.counts.id: questionnaires.void_sheet(txn, sheet=rec, reason="blank"))
    view.read()
    again(qtbot, view)
    shown = next(each for each in view.list.findChildren(parts.Empty))
    said = " ".join(label.text() for label in shown.findChildren(type(view.scope)))
    assert "No sheet of this batch counts: blank 4." in said and not view.cards
    assert view.scope.text() == "Counted: 0 valid sheets. 4 came back, 4 do not count."


def test_an_empty_batch_says_that_nothing_was_keyed(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: ResultsView
) -> None:
    rec = ws.write_now(
        lambda txn: questionnaires.batches.add(txn, form=batch.form, title="Next", day="2026-11-23", returned=3)
    )
    page = view.window().page("sheets")  # type: ignore[attr-defined]
    empty = ws.read(lambda db: questionnaires.batches.load(db, rec))
    page.show_results(empty)
    qtbot.waitUntil(lambda: page.results.found is not None, timeout=20_000)
    assert page.results.scope.text() == "Counted: 0 valid sheets. 3 came back, 3 not keyed yet."
    shown = next(each for each in page.results.findChildren(parts.Empty))
    key = next(each for each in shown.findChildren(QPushButton))
    key.click()
    assert page.keying is not None


def stored(ws: Workspace, batch: questionnaires.Batch) -> list[tuple[str, tuple[str, ...]]]:
    found = ws.read(lambda db: questionnaires.open_answers(db, batch=batch.id, question="idea"))
    return [(answer.number, answer.tags) for answer in found]


def test_answers_are_tagged_with_the_keyboard_alone(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, view: ResultsView
) -> None:
    coding = card(view, CodingCard)
    coding.line.setFocus()
    type_text(coding.line, "lamps")
    press(qtbot, ENTER, ENTER)  # a new tag, then the next answer without one
    assert coding.quotes.currentRow() == 1
    type_text(coding.line, "chargers")
    press(qtbot, ENTER, "1", ENTER)  # several on one answer
    press(qtbot, "2")
    assert coding.counts() == {"chargers": 2, "lamps": 2} and coding.bars is not None
    again(qtbot, view)
    assert stored(ws, batch) == [("A-001", ("lamps",)), ("A-002", ("chargers", "lamps")), ("A-003", ("chargers",))]
    press(qtbot, Qt.Key.Key_Z, control=True)
    again(qtbot, view)
    assert stored(ws, batch)[2] == ("A-003", ()) and coding.back.isEnabled()
    press(qtbot, Qt.Key.Key_Up, "2")  # takes off what is on
    again(qtbot, view)
    assert stored(ws, batch)[1] == ("A-002", ("lamps",))


def test_a_tag_opens_its_answers(qtbot: QtBot, view: ResultsView) -> None:
    coding = card(view, CodingCard)
    coding.toggle("lamps")
    assert coding.bars is not None
    coding.bars.opened.emit("lamps")
    assert coding.quotes.count() == 1 and "A-001" in coding.quotes.item(0).text() and coding.every.isVisible()
    coding.every.click()
    assert coding.quotes.count() == 3
    again(qtbot, view)


def test_a_chosen_quote_reaches_the_public_unless_it_is_personal_and_a_third_is_refused(
    qtbot: QtBot, view: ResultsView
) -> None:
    coding = card(view, CodingCard)
    coding.line.setFocus()
    for _ in range(3):
        press(qtbot, Qt.Key.Key_F4)
        again(qtbot, view)
        press(qtbot, Qt.Key.Key_Down)
    assert coding.banner.isVisible() and "A-001" in coding.banner.text and len(coding.quoted) == 2
    coding.move_by(-5)
    press(qtbot, Qt.Key.Key_F4)
    again(qtbot, view)
    coding.move_by(5)
    press(qtbot, Qt.Key.Key_F4)
    again(qtbot, view)
    view.public.setChecked(True)
    again(qtbot, view)
    words = card(view, PublicWords)
    texts = " ".join(label.text() for label in words.findChildren(type(view.scope)))
    assert "“Chargers are far”" in texts and "A-003 is left out" in texts and "13812345678" not in texts

"""Any form of the community is filled in the window: begun, left, gone on with, finished, looked at, corrected."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from storage import filled, forms_registry, heads
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from ui.pages.forms import FormsView
from ui.pages.questionnaires import QuestionnairesPage
from ui.window import Window

TREES = """
| survey |               |        |                  |                     |          |
|        | type          | name   | label::中文 (zh) | label::English (en) | required |
|        | begin_group   | tree   | 树               | The tree            |          |
|        | text          | where  | 在哪里           | Where               | yes      |
|        | select_one k  | kind   | 树种             | Kind                |          |
|        | end_group     |        |                  |                     |          |
|        | begin_group   | state  | 状况             | Its state           |          |
|        | integer       | height | 高度             | Height              |          |
|        | end_group     |        |                  |                     |          |
| choices |           |        |                  |                     |
|         | list_name | name   | label::中文 (zh) | label::English (en) |
|         | k         | fig    | 榕树             | Fig                 |
|         | k         | kapok  | 木棉             | Kapok               |
| settings |         |         |
|          | form_id | version |
|          | trees   | 2026    |
"""


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> QuestionnairesPage:
    xform = convert(xlsform=dedent(TREES), file_type=".md").xform
    ws.write_now(
        lambda txn: forms_registry.add_form(
            txn, form_id="trees", version="2026", xform=xform, titles={"中文 (zh)": "树", "English (en)": "Trees"}
        )
    )
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    page.show_forms()
    qtbot.waitUntil(lambda: page.forms.forms.count() > 0)
    return page


def begin(qtbot: QtBot, view: FormsView) -> None:
    view.begin("trees")
    qtbot.waitUntil(lambda: view.panel is not None, timeout=20_000)


def button(layout: object, number: int = 0, place: int = 0) -> QPushButton:
    holder = layout.itemAt(number).widget()  # type: ignore[attr-defined]
    found = holder if isinstance(holder, QPushButton) else holder.layout().itemAt(place).widget()
    return found


def finished(ws: Workspace) -> list[filled.Filled]:
    return ws.read(lambda db: filled.filled(db, form_id="trees"))


def fill(qtbot: QtBot, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    type_text(focused(), "村口")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, "1", Qt.Key.Key_Return)
    press(qtbot, "1", "2", Qt.Key.Key_Return)


def test_a_form_is_filled_and_finished_with_the_keyboard_alone(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage
) -> None:
    fill(qtbot, page)
    panel = page.forms.panel
    assert panel is not None and focused() is panel.done
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(finished(ws)) == 1)
    record = finished(ws)[0]
    values = ws.read(lambda db: dict(heads.fields(db, record.rec)))
    assert (values["tree/where"], values["tree/kind"], values["state/height"]) == ("村口", "fig", "12")
    assert ws.drafts.open_drafts() == []
    qtbot.waitUntil(lambda: page.forms.finished.count() == 1)
    assert "村口" in button(page.forms.finished).text()


def test_what_is_missing_is_said_and_a_click_leads_there(qtbot: QtBot, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    panel = page.forms.panel
    assert panel is not None
    panel.done.click()
    assert panel.missing.isVisible()
    said = panel.missing.findChildren(QPushButton)
    assert [each.text().split(":")[0] for each in said] == ["Where"]
    said[0].click()
    type_text(focused(), "河边")
    assert not panel.missing.isVisible()


def test_a_form_left_half_filled_is_gone_on_with(qtbot: QtBot, ws: Workspace, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    type_text(focused(), "桥头")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.forms.begun.count() == 1)
    assert "桥头" in button(page.forms.begun).text()
    button(page.forms.begun).click()
    qtbot.waitUntil(lambda: page.forms.panel is not None)
    assert page.forms.opened is not None
    assert page.forms.opened.session.value("/data/tree/where") == "桥头"


def test_a_form_opened_and_left_untouched_leaves_nothing_behind(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage
) -> None:
    begin(qtbot, page.forms)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: ws.drafts.open_drafts() == [])


def test_a_draft_thrown_away_can_be_put_back(qtbot: QtBot, ws: Workspace, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    type_text(focused(), "桥头")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.forms.begun.count() == 1)
    button(page.forms.begun, 0, 1).click()
    qtbot.waitUntil(lambda: page.forms.banner.isVisible() and ws.drafts.open_drafts() == [])
    page.forms.banner._on_action()
    qtbot.waitUntil(lambda: page.forms.begun.count() == 1 and "桥头" in button(page.forms.begun).text())


def test_a_finished_record_is_looked_at_without_being_changed(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage
) -> None:
    fill(qtbot, page)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.forms.finished.count() == 1)
    before = ws.history(finished(ws)[0].rec)
    button(page.forms.finished).click()
    qtbot.waitUntil(lambda: page.forms.panel is not None)
    assert page.forms.panel is not None and page.forms.panel.readonly
    assert not page.forms.panel.done.isVisible()
    box = page.forms.panel.view.slots[1].inner
    assert box is not None and box.field.edit.isReadOnly()  # type: ignore[attr-defined]
    press(qtbot, Qt.Key.Key_Escape)
    assert page.forms.panel is None
    assert ws.history(finished(ws)[0].rec) == before


def test_a_finished_record_is_corrected(qtbot: QtBot, ws: Workspace, page: QuestionnairesPage) -> None:
    fill(qtbot, page)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.forms.finished.count() == 1)
    button(page.forms.finished, 0, 1).click()
    qtbot.waitUntil(lambda: page.forms.panel is not None)
    assert page.forms.panel is not None and page.forms.filling is not None
    page.forms.filling.answer("/data/state/height", "15")
    page.forms.panel.done.click()
    rec = finished(ws)[0].rec
    qtbot.waitUntil(lambda: ws.read(lambda db: heads.fields(db, rec)).get("state/height") == "15")
    assert len(finished(ws)) == 1


def test_the_language_of_the_form_is_changed_in_its_header(qtbot: QtBot, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    panel = page.forms.panel
    assert panel is not None
    type_text(focused(), "村口")
    assert panel.view.slots[1].inner.label.text() == "Where *"  # type: ignore[union-attr]
    panel.languages.setCurrentIndex(0)
    panel.languages.activated.emit(0)
    box = panel.view.slots[1].inner
    assert box.label.text() == "在哪里 *" and box.field.edit.text() == "村口"  # type: ignore[union-attr]


def test_contents_lead_to_the_part_that_is_chosen(qtbot: QtBot, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    panel = page.forms.panel
    assert panel is not None
    assert [panel.contents.item(n).text() for n in range(panel.contents.count())] == ["The tree  0/2", "Its state"]
    panel.contents.setCurrentRow(1)
    panel.contents.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, "7")
    assert page.forms.filling is not None and page.forms.filling.session.value("/data/state/height") == "7"


def test_one_screen_at_a_time_goes_forward_and_back(qtbot: QtBot, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    panel = page.forms.panel
    assert panel is not None
    panel.one.click()
    shown = lambda: [slot.entry.item.field for slot in panel.view.slots if slot.entry.kind == "question"]  # noqa: E731
    assert shown() == ["tree/where"]
    type_text(focused(), "村口")
    press(qtbot, Qt.Key.Key_Return)
    assert shown() == ["tree/kind"]
    panel.previous()
    assert shown() == ["tree/where"]
    panel.turn(2)
    assert shown() == ["state/height"]
    assert panel.count.text().startswith("Screen 3 of 3")


def test_an_answer_is_taken_back(qtbot: QtBot, page: QuestionnairesPage) -> None:
    begin(qtbot, page.forms)
    filling, panel = page.forms.filling, page.forms.panel
    assert filling is not None and panel is not None
    filling.answer("/data/tree/kind", "fig", at_once=True)
    filling.answer("/data/tree/kind", "kapok", at_once=True)
    for letter in ("1", "12"):
        filling.answer("/data/state/height", letter)
    panel.undo()
    assert filling.session.value("/data/state/height") == ""
    panel.undo()
    assert filling.session.value("/data/tree/kind") == "fig"


def test_the_last_answers_stand_beside_the_questions_when_wanted(
    qtbot: QtBot, ws: Workspace, page: QuestionnairesPage
) -> None:
    fill(qtbot, page)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.forms.finished.count() == 1)
    begin(qtbot, page.forms)
    panel = page.forms.panel
    assert panel is not None and panel.before.isVisible()
    panel.before.click()
    box = panel.view.slots[2].inner
    assert box.last.isVisible() and "Fig" in box.last.words.text()  # type: ignore[union-attr]
    box.last.again.click()  # type: ignore[union-attr]
    assert panel.filling.session.value("/data/tree/kind") == "fig"


def test_records_are_found_by_what_was_answered(qtbot: QtBot, ws: Workspace, page: QuestionnairesPage) -> None:
    fill(qtbot, page)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.forms.finished.count() == 1)
    page.forms.list.words.setText("河")
    page.forms.read()
    qtbot.waitUntil(page.forms.list.nothing.isVisible)
    page.forms.list.words.setText("村口")
    page.forms.read()
    qtbot.waitUntil(lambda: page.forms.finished.count() == 1)

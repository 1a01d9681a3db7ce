"""What a new version of a form does to what was begun, seen in the window; copies; forms that keep an audit log."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from storage import forms_registry, heads
from storage.records import answers, audit_lines, save_answers
from storage.workspace import Workspace
from tests.ui.conftest import type_text
from tests.ui.pages.conftest import focused, press
from tests.ui.pages.test_forms import button
from ui.pages.forms import FormsView
from ui.pages.questionnaires import QuestionnairesPage
from ui.window import Window

FIRST = """
| settings |   |   |
|          | form_id | version |
|          | visit   | 1       |
| survey |   |   |   |   |
|        | type           | name   | label | parameters |
|        | text           | street | 街道   |            |
|        | select_one use | use    | 用途   |            |
|        | text           | remark | 备注   |            |
| choices |   |   |   |
|         | list_name | name | label |
|         | use       | home | 居住   |
|         | use       | shop | 商铺   |
"""
SECOND = (
    FIRST.replace("| 1       |", "| 2       |")
    .replace("|        | text           | street | 街道   |            |\n", "")
    .replace("|         | use       | shop | 商铺   |\n", "")
)
AUDIT = "track-changes=true track-changes-reasons=on-form-edit identify-user=true"
AUDITED = FIRST.replace(
    "|        | text           | street", f"|        | audit | audit | | {AUDIT} |\n|        | text           | street"
)


def take_in(ws: Workspace, table: str) -> None:
    xform = convert(xlsform=dedent(table), file_type=".md").xform
    version = "2" if "| 2       |" in table else "1"
    ws.write_now(lambda txn: forms_registry.add_form(txn, form_id="visit", version=version, xform=xform))


@pytest.fixture
def view(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> FormsView:
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    page.show_forms()
    return page.forms


def draft(ws: Workspace, **fields: str) -> str:
    return ws.drafts.start(form_id="visit", version="1", fields=fields)


def opened(qtbot: QtBot, view: FormsView) -> None:
    qtbot.waitUntil(lambda: view.panel is not None, timeout=20_000)


def kept(ws: Workspace, rec: str) -> dict[str, str]:
    return answers(ws.read(lambda db: heads.fields(db, rec)))


@pytest.fixture
def begun(qtbot: QtBot, ws: Workspace, view: FormsView) -> str:
    """A draft under the first version, open in the window after the second came."""
    take_in(ws, FIRST)
    rec = draft(ws, street="新基路", use="shop", remark="好")
    take_in(ws, SECOND)
    view.go_on(rec)
    opened(qtbot, view)
    return rec


def test_a_draft_of_an_older_version_says_calmly_what_the_newer_one_changes(view, begun):
    assert view.version.isVisible()
    assert "2" in view.version.headline.text()
    said = "\n".join(view.version.list.lines)
    assert "街道" in said and "商铺" in said
    assert view.filling.session.value("/data/street") == "新基路"


def test_carried_over_the_old_answers_can_be_read_and_the_way_back_is_open(qtbot, ws, view, begun):
    view.version.carry_over.click()
    qtbot.waitUntil(lambda: view.opened is not None and view.opened.version == "2")
    assert not view.version.isVisible()
    assert view.no_longer.list.lines == ["街道: 新基路", "用途: 商铺"]
    assert view.filling.session.value("/data/remark") == "好"
    view.banner._action.click()
    qtbot.waitUntil(lambda: view.opened is not None and view.opened.version == "1")
    assert view.filling.session.value("/data/street") == "新基路"
    assert view.version.isVisible() and not view.no_longer.isVisible()


def test_finished_after_carrying_over_the_record_still_shows_what_is_no_longer_asked(qtbot, ws, view, begun):
    view.version.carry_over.click()
    qtbot.waitUntil(lambda: view.opened is not None and view.opened.version == "2")
    view.panel.done.click()
    qtbot.waitUntil(lambda: kept(ws, begun) != {})
    assert kept(ws, begun)["remark"] == "好" and "street" not in kept(ws, begun)
    qtbot.waitUntil(lambda: view.finished.count() == 1)
    view.look_at(begun)
    opened(qtbot, view)
    assert view.no_longer.list.lines == ["街道: 新基路", "用途: 商铺"]


def test_finished_under_the_old_version_the_record_stays_with_it(qtbot, ws, view, begun):
    view.version.finish_old.click()
    assert not view.version.isVisible()
    view.panel.done.click()
    qtbot.waitUntil(lambda: kept(ws, begun) != {})
    assert kept(ws, begun)["street"] == "新基路"
    assert ws.read(lambda db: heads.fields(db, begun))["_version"] == "1"


def test_an_old_record_is_looked_at_in_its_own_version_without_a_word_about_newer_ones(qtbot, ws, view):
    take_in(ws, FIRST)
    fields = {"street": "新基路", "use": "shop"}
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, form_id="visit", version="1", fields=fields))
    take_in(ws, SECOND)
    view.look_at(rec)
    opened(qtbot, view)
    assert not view.version.isVisible()
    assert view.filling.session.value("/data/street") == "新基路"


def test_a_past_report_begins_a_new_one(qtbot, ws, view):
    take_in(ws, FIRST)
    fields = {"street": "新基路", "use": "home"}
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, form_id="visit", version="1", fields=fields))
    view.read()
    qtbot.waitUntil(lambda: view.finished.count() == 1)
    button(view.finished, 0, 2).click()
    opened(qtbot, view)
    assert view.opened.rec != rec
    assert view.filling.session.value("/data/street") == "新基路"
    view.panel.done.click()
    qtbot.waitUntil(lambda: kept(ws, view.opened.rec if view.opened else rec) != {})
    qtbot.waitUntil(lambda: view.finished.count() == 2)


def events(lines: list[str]) -> list[str]:
    return [",".join(line.split(",")[:2]) for line in lines]


def test_an_audited_form_writes_down_the_sitting_with_the_record(qtbot, ws, view):
    take_in(ws, AUDITED)
    view.begin("visit")
    opened(qtbot, view)
    rec = view.opened.rec
    type_text(focused(), "新基路")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ws.drafts.load(rec) is not None)
    view.to_list()
    qtbot.waitUntil(lambda: view.begun.count() == 1)
    view.go_on(rec)
    opened(qtbot, view)
    view.panel.done.click()
    qtbot.waitUntil(lambda: kept(ws, rec) != {})
    lines = audit_lines(ws.read(lambda db: heads.fields(db, rec)))
    said = events(lines)
    assert said[:2] == ["form start,", "question,/data/street"]
    assert "form resume," in said and said[-3:] == ["form save,", "form exit,", "form finalize,"]
    assert any(line.split(",")[4:6] == ["", "新基路"] for line in lines)
    assert all(ws.person in line for line in lines)


def test_a_changed_record_of_an_audited_form_needs_a_reason(qtbot, ws, view):
    take_in(ws, AUDITED)
    fields = {"street": "新基路", "meta/instanceID": "uuid:1"}
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, form_id="visit", version="1", fields=fields))
    view.change(rec)
    opened(qtbot, view)
    view.filling.answer("/data/street", "文明路")
    view.ask_reason = lambda: ""
    view.panel.done.click()
    assert view.panel is not None and kept(ws, rec)["street"] == "新基路"
    view.ask_reason = lambda: "写错了"
    view.panel.done.click()
    qtbot.waitUntil(lambda: kept(ws, rec)["street"] == "文明路")
    assert kept(ws, rec)["meta/deprecatedID"] == "uuid:1"
    reasons = [line for line in audit_lines(ws.read(lambda db: heads.fields(db, rec))) if "change reason" in line]
    assert [line.rpartition(",")[2] for line in reasons] == ["写错了"]

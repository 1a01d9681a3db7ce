"""A form changes between two printings: each sheet of paper is keyed and counted against what was printed on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exporters.sheets.printing import Order, print_sheets
from forms.xlsform import convert
from storage.community import questionnaires
from storage.community.results import results
from storage.forms_registry import add_form
from storage.workspace import Workspace
from tests.forms.tables import saved
from tests.ui.pages.conftest import press
from ui.pages.keying import KeyingView
from ui.window import Window

ENTER = Qt.Key.Key_Return
FIRST = """
| settings |
|          | form_id | version |
|          | lamps   | 1       |
| survey |
|        | type            | name | label        |
|        | select_one use  | use  | Your home is |
|        | select_one yn   | dark | Is it dark   |
| choices |
|         | list_name | name | label     |
|         | use       | home | Lived in  |
|         | use       | shop | A shop    |
|         | yn        | yes  | Yes       |
|         | yn        | no   | No        |
"""
SECOND = (
    FIRST.replace("| 1       |", "| 2       |")
    .replace("|         | use       | shop | A shop    |\n", "")
    .replace("| dark | Is it dark   |", "| lamp | More lamps   |")
)


def install(ws: Workspace, folder: Path, table: str) -> str:
    made = convert(saved(folder, table))

    def add(txn) -> None:
        add_form(txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles)

    ws.write_now(add)
    return made.form_id


@pytest.fixture
def batch(ws: Workspace, tmp_path: Path) -> questionnaires.Batch:
    """Sheets 1 and 2 were printed from the first version, sheet 3 from the second."""
    form = install(ws, tmp_path, FIRST)
    printed = print_sheets(ws, Order(form, 2))
    install(ws, tmp_path, SECOND)
    print_sheets(ws, Order(form, 1))
    found = ws.read(lambda db: questionnaires.batches.load(db, printed.batch))
    assert found is not None
    return found


def begin(qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, window: Window) -> KeyingView:
    window.show_page("sheets")
    page = window.page("sheets")
    page.key(batch)  # type: ignore[attr-defined]
    view: KeyingView = page.keying  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view.sheet is not None, timeout=20_000)
    return view


def asked(view: KeyingView) -> list[str]:
    return [step.field for step in view.items() if step.kind == "question"]


def test_paper_of_an_old_version_is_keyed_as_it_was_printed_and_counted_with_the_new(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, open_window: Callable[[Workspace], Window]
) -> None:
    view = begin(qtbot, ws, batch, open_window(ws))
    for number, version, fields, keys in (
        (1, "1", ["use", "dark"], "21"),
        (2, "1", ["use", "dark"], "12"),
        (3, "2", ["use", "lamp"], "11"),
    ):
        qtbot.waitUntil(lambda number=number: view.sheet is not None and f"00{number}" in view.sheet.number)
        press(qtbot, ENTER)
        assert view.sheet is not None
        assert (view.sheet.version, asked(view)) == (version, fields)
        with qtbot.waitSignal(view.kept):
            for key in keys:
                press(qtbot, key)
            while view.sheet is not None:
                press(qtbot, ENTER)
    found = {each.question.field: each for each in ws.read(lambda db: results(db, batch)).tallies}
    assert {cell.label: cell.count for cell in found["use"].cells} == {"Lived in": 2, "A shop": 1}
    assert [(found[field].of, found[field].answered) for field in ("dark", "lamp")] == [(2, 2), (1, 1)]
    assert found["dark"].question.label == "Is it dark（旧版）"


def test_an_older_number_typed_over_the_next_one_brings_its_own_questions(
    qtbot: QtBot, ws: Workspace, batch: questionnaires.Batch, open_window: Callable[[Workspace], Window]
) -> None:
    view = begin(qtbot, ws, batch, open_window(ws))
    assert view.sheet is not None
    old = view.sheet.number
    view.number.setText(old.replace("001", "003"))
    press(qtbot, ENTER)
    assert view.sheet.version == "2" and asked(view) == ["use", "lamp"]
    view.number.setFocus()
    view.number.setText(old)
    press(qtbot, ENTER)
    assert view.sheet.version == "1" and asked(view) == ["use", "dark"]

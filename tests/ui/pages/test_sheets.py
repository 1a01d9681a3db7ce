"""Printed sheets from the window: print, hand out, take in, void."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.community import questionnaires, sheet_register
from storage.workspace import Workspace
from ui.pages.questionnaires import QuestionnairesPage
from ui.pages.sheets import SheetsView
from ui.window import Window


@pytest.fixture
def view(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window], tmp_path: Path) -> SheetsView:
    """The sheets of a batch of which five were printed."""
    batch = ws.write_now(
        lambda txn: questionnaires.batches.add(
            txn, form="resident_questionnaire", title="便民日", day="2026-11-22", prefix="DG-"
        )
    )
    window = open_window(ws)
    window.show_page("sheets", batch=batch, mode="sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    qtbot.waitUntil(lambda: page.printing is not None, timeout=20_000)
    view = page.printing
    assert view is not None
    view.count.setValue(5)
    path = tmp_path / "sheets.pdf"
    view.print_to(path)
    qtbot.waitUntil(lambda: bool(register(ws).printed) and path.exists(), timeout=30_000)
    assert path.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: "001–005" in view.which.text(), timeout=20_000)
    return view


def register(ws: Workspace) -> sheet_register.Register:
    batch = ws.read(questionnaires.batches.select)[0].id
    return ws.read(lambda db: sheet_register.register(db, batch))


def test_a_run_of_numbers_is_handed_out_and_what_is_missing_is_listed(
    qtbot: QtBot, ws: Workspace, view: SheetsView
) -> None:
    assert register(ws).printed == frozenset(range(1, 6))
    assert (view.first.value(), view.last.value(), view.last.maximum()) == (1, 5, 5)
    view.last.setValue(4)
    view.note("out")
    qtbot.waitUntil(lambda: len(register(ws).out) == 4, timeout=20_000)
    view.last.setValue(2)
    view.note("back")
    qtbot.waitUntil(lambda: len(register(ws).back) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: "003–004" in view.which.text(), timeout=20_000)
    assert "005" in view.which.text()


def test_what_was_printed_is_opened_from_where_it_says_so(view: SheetsView) -> None:
    assert view.banner.isVisible() and "DG-001" in view.banner.text and view.noting.isVisible()


def test_nothing_can_be_noted_before_anything_is_printed(
    qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]
) -> None:
    batch = ws.write_now(lambda txn: questionnaires.batches.add(txn, form="f", title="便民日", day="2026-11-22"))
    window = open_window(ws)
    window.show_page("sheets", batch=batch, mode="sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    qtbot.waitUntil(lambda: page.printing is not None and page.printing.figures.count() > 0, timeout=20_000)
    assert page.printing is not None and not page.printing.noting.isVisible()


def test_void_without_a_reason_is_refused_where_it_was_asked(qtbot: QtBot, ws: Workspace, view: SheetsView) -> None:
    view.note("void")
    qtbot.waitUntil(lambda: "Write why" in view.banner.text, timeout=20_000)
    assert register(ws).void == {}
    view.reason.setText("印坏了")
    view.last.setValue(1)
    view.reason.entered.emit()
    qtbot.waitUntil(lambda: register(ws).void == {1: "印坏了"}, timeout=20_000)
    qtbot.waitUntil(lambda: not view.banner.isVisible(), timeout=20_000)


def test_what_is_void_after_it_went_out_is_no_longer_waited_for(qtbot: QtBot, ws: Workspace, view: SheetsView) -> None:
    view.note("out")
    qtbot.waitUntil(lambda: len(register(ws).out) == 5, timeout=20_000)
    view.first.setValue(5)
    view.reason.setText("没用上")
    view.note("void")
    qtbot.waitUntil(lambda: register(ws).void == {5: "没用上"}, timeout=20_000)
    batch = ws.read(questionnaires.batches.select)[0].id
    counts = ws.read(lambda db: questionnaires.counts(db, batch))
    assert (counts.printed, counts.void_out, counts.missing) == (5, 1, 4)


def test_a_specimen_is_shown_and_takes_no_number(qtbot: QtBot, ws: Workspace, view: SheetsView) -> None:
    before = register(ws).printed
    view.look()
    qtbot.waitUntil(lambda: view.specimen.count() == 3, timeout=30_000)
    assert register(ws).printed == before

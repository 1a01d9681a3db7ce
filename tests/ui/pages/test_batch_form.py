"""A new batch: what it is asked for, and how it will be checked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import questionnaires
from storage.workspace import Workspace
from tests.ui.pages.conftest import press
from ui.pages.batch_form import BatchForm
from ui.pages.questionnaires import QuestionnairesPage
from ui.window import Window


@pytest.fixture
def form(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> BatchForm:
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    page.ask_batch()
    qtbot.waitUntil(lambda: page.form.which.count() > 0, timeout=20_000)
    return page.form


def only_batch(qtbot: QtBot, ws: Workspace) -> questionnaires.Batch:
    qtbot.waitUntil(lambda: bool(ws.read(questionnaires.batches.select)), timeout=20_000)
    return ws.read(questionnaires.batches.select)[0]


def choose(form: BatchForm, value: str) -> None:
    form.verify.setCurrentIndex(form.verify.findData(value))


@pytest.mark.parametrize("value", ["", "all", "aloud"])
def test_a_batch_is_checked_as_was_chosen(qtbot: QtBot, ws: Workspace, form: BatchForm, value: str) -> None:
    choose(form, value)
    assert not form.every.isVisible()
    form.begin()
    batch = only_batch(qtbot, ws)
    assert (batch.verify, batch.verify_every) == (value, None)


def test_one_sheet_in_so_many_is_asked_how_many_and_the_first_is_drawn(
    qtbot: QtBot, ws: Workspace, form: BatchForm
) -> None:
    choose(form, "nth")
    assert form.every.isVisible() and form.note.isVisible()
    form.every.setValue(7)
    form.name.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    batch = only_batch(qtbot, ws)
    assert (batch.verify, batch.verify_every) == ("nth", 7)
    assert batch.verify_start is not None and 0 <= batch.verify_start < 7


def test_a_batch_that_is_begun_is_keyed_at_once_and_one_that_is_not_leaves_nothing(
    qtbot: QtBot, ws: Workspace, form: BatchForm
) -> None:
    page = form.parent().parent()
    while not isinstance(page, QuestionnairesPage):
        page = page.parent()
    form.stopped.emit()
    assert ws.read(questionnaires.batches.select) == []
    page.ask_batch()
    form.begin()
    qtbot.waitUntil(lambda: page.keying is not None, timeout=20_000)

"""The file of a house: begun, left, gone on with, finished; what it says reaches the next visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import visits
from storage.workspace import Workspace
from tests.ui.pages.conftest import building
from ui.pages.dossier import DossierPanel
from ui.pages.places import PlacesPage
from ui.verbs.forms import ensure_form
from ui.window import Window

FACTS = {"floors_total": "7", "stairs_count": "2", "water_heater": "gas", "ext_qty": "8"}


@pytest.fixture
def window(ws: Workspace, open_window: Callable[[Workspace], Window]) -> Window:
    return open_window(ws)


@pytest.fixture
def panel(qtbot: QtBot, ws: Workspace, window: Window) -> DossierPanel:
    window.show_page("places", place=building(ws).id)
    page = window.page("places")
    assert isinstance(page, PlacesPage)
    qtbot.waitUntil(lambda: page.details.place == building(ws).id and hasattr(page.details, "file"))
    page.details.file.click()
    qtbot.waitUntil(lambda: page.dossier.view is not None, timeout=20_000)
    return page.dossier


def test_a_finished_file_reaches_the_next_visit_and_shows_on_the_page(
    qtbot: QtBot, ws: Workspace, window: Window, panel: DossierPanel
) -> None:
    assert panel.filling is not None and panel.opened is not None
    assert panel.opened.session.value("/data/address") == building(ws).path
    for name, value in FACTS.items():
        panel.filling.answer(f"/data/{name}", value)
    panel.finish.click()
    assert "still want an answer" in panel.banner.text
    panel.banner._action.click()
    page = window.page("places")
    assert isinstance(page, PlacesPage)
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.details)
    qtbot.waitUntil(lambda: page.details.file.text() == "Correct the file")
    assert ws.read(lambda db: visits.dossier(db, building(ws).id))["water_heater"] == "gas"
    rec = visits.start_visit(ws, place=building(ws).id, version=ensure_form(ws, "rental_inspection"))
    draft = ws.drafts.load(rec)
    assert draft is not None
    assert {name: draft.fields[f"facts/{name}"] for name in FACTS} == FACTS


def test_a_file_that_is_left_goes_on_where_it_was(
    qtbot: QtBot, ws: Workspace, window: Window, panel: DossierPanel
) -> None:
    assert panel.filling is not None
    panel.filling.answer("/data/floors_total", "7")
    panel.go_back()
    page = window.page("places")
    assert isinstance(page, PlacesPage)
    qtbot.waitUntil(lambda: page.details.file.text() == "Go on with the file")
    page.details.file.click()
    qtbot.waitUntil(lambda: panel.opened is not None)
    assert panel.opened is not None and panel.opened.session.value("/data/floors_total") == "7"


def test_who_only_looked_at_the_file_leaves_no_draft(qtbot: QtBot, ws: Workspace, panel: DossierPanel) -> None:
    panel.go_back()
    qtbot.waitUntil(lambda: ws.drafts.open_drafts() == [])


def test_the_file_is_walked_through_by_enter(qtbot: QtBot, panel: DossierPanel) -> None:
    assert panel.view is not None
    first = panel.view.focusWidget()
    assert first is not None
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert panel.view.focusWidget() is not first

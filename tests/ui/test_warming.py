"""What the first click would wait for is fetched while nobody clicks, and stops when the window closes."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from storage.community import issues
from storage.workspace import Workspace
from ui import window as windows
from ui.pages.ledger import LedgerPage
from ui.pages.ledger_read import look
from ui.pages.ledger_rows import View
from ui.pages.registry import PAGES
from ui.preferences import Preferences
from ui.warming import warm
from ui.worker import Cancelled, Progress


def test_every_page_is_imported_and_the_ledger_is_asked_what_its_views_ask_first(ws: Workspace) -> None:
    said: list[str] = []
    # the connection that is warmed is the one that the next question gets
    ws.read(lambda db: db.conn.set_trace_callback(said.append))
    warm(Progress(), ws, modules=[entry.module for entry in PAGES], community="")
    assert all(entry.module in sys.modules for entry in PAGES)
    warmed = set(said)
    view, today = View(issues.Filter(open=True)), ws.clock().date().isoformat()
    for way in ("table", "board", "buildings"):
        said.clear()
        ws.read(lambda db, way=way: look(db, view, way=way, kept="", community="", today=today))
        assert said and set(said) <= warmed | {"BEGIN ", "ROLLBACK"}, way


def test_it_stops_where_it_is_told_to(ws: Workspace) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        warm(progress, ws, modules=["ui.pages.ledger"], community="")


def test_the_ledger_is_built_while_nobody_touches_the_window(
    qtbot: QtBot, ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "SOON", 0)
    monkeypatch.setattr(windows, "QUIET", 10)
    window = windows.Window(ws, preferences=Preferences())
    qtbot.addWidget(window)
    window.show_page("today")
    window.show()
    qtbot.waitUntil(lambda: window.findChild(LedgerPage) is not None, timeout=20_000)
    assert window.current_key == "today"
    window.release()

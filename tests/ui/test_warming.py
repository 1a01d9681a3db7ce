"""What the first click would wait for is fetched while nobody clicks, and stops when the window closes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.community import issues
from storage.workspace import Workspace
from ui import window as windows
from ui.pages.ledger import LedgerPage
from ui.pages.ledger_read import View, look
from ui.preferences import Preferences
from ui.warming import LIBRARIES, warm
from ui.worker import Cancelled, Progress


def test_the_libraries_are_imported_and_the_ledger_is_asked_what_its_views_ask_first(ws: Workspace) -> None:
    said: list[str] = []
    # the connection that is warmed is the one that the next question gets
    ws.read(lambda db: db.conn.set_trace_callback(said.append))
    warm(Progress(), ws, community="")
    assert all(module in sys.modules for module in LIBRARIES)
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
        warm(progress, ws, community="")


FRESH = """
import gc, sys, threading
import storage.engine
from PySide6.QtCore import QObject
from ui import app, window as windows
from ui.pages.registry import PAGES
from ui.preferences import Preferences
from storage.workspace import Workspace

class Watch:
    beside = set()

    def find_spec(self, name, path=None, target=None):
        if threading.current_thread() is not threading.main_thread():
            self.beside.add(name)

gc.disable()
windows.SOON, windows.QUIET = 0, 0
program, preferences = app.make(["xunlou"], preferences=Preferences())
with Workspace.open(sys.argv[1], sys.argv[2]) as ws:
    window = windows.Window(ws, preferences=preferences)
    sys.meta_path.insert(0, Watch())
    window.show_page("today")
    window.show()
    while windows.AHEAD not in window._pages:
        program.processEvents()
    fetched = [entry.module in sys.modules for entry in PAGES]
    for entry in PAGES:
        window.show_page(entry.key)
        while window.worker.running:
            program.processEvents()
    window.release()

def widgets(name):
    held = vars(sys.modules[name]).values() if name in sys.modules else ()
    return any(isinstance(each, type(QObject)) and each.__module__ == name for each in held)

print(all(fetched), "exporters.handout" in Watch.beside, sorted(filter(widgets, Watch.beside)))
"""


def test_no_class_of_a_widget_is_made_beside_the_main_thread(ws: Workspace, folder: Path, passphrase: str) -> None:
    ws.close()
    ran = subprocess.run(
        [sys.executable, "-c", FRESH, str(folder), passphrase],
        check=False,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.stdout.split(maxsplit=2) == ["True", "True", "[]\n"], ran.stdout + ran.stderr


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

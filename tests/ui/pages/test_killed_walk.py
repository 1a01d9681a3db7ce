"""The program is killed in the middle of a round: everything that it called saved is there afterwards."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.community import visits
from storage.photos import photos_of
from storage.workspace import Workspace
from tests.ui.pages.conftest import PASSPHRASE, building, community
from ui.pages.walk import WalkPage
from ui.window import Window

ROOT = Path(__file__).resolve().parents[3]


def walk_and_kill(folder: Path, *, after_notes: int) -> tuple[dict[str, str], list[str]]:
    """Let another process walk and kill it after so many saved notes; returns what it had called saved."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.ui.pages.killed_walk", str(folder)]
    walker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    saved: dict[str, str] = {}
    photos: list[str] = []
    assert walker.stdout is not None
    for line in walker.stdout:
        told = json.loads(line)
        saved = told.get("saved", saved)
        photos += [told["photo"]] if "photo" in told else []
        if sum(1 for name in saved if name.endswith("/room_note")) >= after_notes or told.get("done"):
            break
    walker.send_signal(signal.SIGKILL)
    walker.wait()
    walker.stdout.close()
    return saved, photos


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process that hard")
def test_every_answer_that_was_called_saved_is_there_after_the_program_was_killed(
    qtbot: QtBot, folder: Path, open_window: Callable[[Workspace], Window]
) -> None:
    community(folder).close()
    saved, photos = walk_and_kill(folder, after_notes=5)
    assert sum(1 for name in saved if name.endswith("/room_note")) >= 5
    ws = Workspace.open(folder, PASSPHRASE)
    try:
        place = building(ws).id
        rec = visits.open_draft(ws, place)
        assert rec is not None
        draft = ws.drafts.load(rec)
        assert draft is not None
        assert {name: draft.fields.get(name) for name in saved} == saved
        assert [each.id for each in ws.read(lambda db: photos_of(db, rec))] == photos
        window = open_window(ws)
        window.show_page("walk")
        page = window.page("walk")
        assert isinstance(page, WalkPage)
        qtbot.waitUntil(lambda: page.here is not None, timeout=20_000)
        assert page.round is not None and page.here is not None and page.here.kind == "home"
        assert {name: page.round.session.fields().get(name) for name in saved} == saved
        qtbot.waitUntil(lambda: window.worker.running == 0)
    finally:
        ws.close()

"""Run as a program: walks a building in a real window and says each answer that the window calls saved.

Prints one JSON line a saved state: {"saved": {field: value}} only after the window shows it as saved, and
{"photo": id} for each photo. The parent kills this program whenever it likes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from storage.workspace import Workspace
from tests.ui.pages.conftest import PASSPHRASE, building, photo
from tests.ui.pages.rounds import answer_the_front
from ui import fonts, texts, theme
from ui.form.filling import SaveState
from ui.form.verdicts import VerdictRow
from ui.pages.walk import WalkPage
from ui.preferences import Preferences
from ui.window import Window


def say(**what: object) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def wait(until) -> None:
    app = QApplication.instance()
    while not until():
        app.processEvents()


def keys(text: str, control: bool = False) -> None:
    focused = QApplication.focusWidget()
    if text == "\n":
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focused, Qt.Key.Key_Return, held)
    else:
        QTest.keyClicks(focused, text)
    QApplication.processEvents()


def main(folder: Path) -> None:
    QApplication([])
    fonts.load()
    texts.install("en")
    theme.apply()
    ws = Workspace.open(folder, PASSPHRASE)
    window = Window(ws, preferences=Preferences())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.show_page("walk", place=building(ws).id)
    page = window.page("walk")
    assert isinstance(page, WalkPage)
    wait(lambda: page.here is not None)
    assert page.filling is not None and page.round is not None

    def told(state: SaveState) -> None:
        if state.kind == "saved" and page.filling is not None:
            say(saved=page.filling.session.fields(), rec=page.round.rec if page.round else "")

    page.filling.state_changed.connect(told)
    answer_the_front(page)
    page.go("building")
    keys("1")
    keys("2")
    keys("1")
    row = page.view.slots[2].inner if page.view else None
    assert isinstance(row, VerdictRow) and row.details is not None and row.details.strip is not None
    strip = row.details.strip
    strip.changed.connect(lambda ids: say(photo=ids[-1]))
    strip.take([photo()])
    wait(lambda: len(strip.thumbs) == 1)
    for slot in [slot for slot in page.view.slots if slot.entry.kind == "verdicts"] if page.view else []:
        page.view.pass_rest(slot.entry.key)
    while True:
        keys("\n", control=True)
        if page.here is None or page.here.kind != "home":
            break
        wait(lambda: page.filling.state.kind != "waiting")
        keys("1")
        where = f"{page.round.row(page.here)}/room_note"
        page.view.show_ref(where)
        keys(f"note {page.here.label[:3]}")
        wait(lambda: page.filling.state.kind == "saved")
    say(done=True)
    wait(lambda: False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

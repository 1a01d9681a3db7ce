"""Forms on screen: python tests/bench/forms_screen.py; run by `forms.py`, prints one JSON object.

The window is drawn off screen at 1366 × 768. A key is measured from its press until the form has answered, laid itself
out and painted: until no event waits any more. Beside the time on the clock stands the time of the processor alone,
which tells one state of the program from another even where other programs want the machine too.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import forms_cases
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # before this folder, which has a forms.py of its own
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from forms.form import Form

ROUNDS = 3
Taken = tuple[float, float]
"""Seconds on the clock, and of them those of the processor."""


class Screen:
    """A form in a window, and how long it takes to do things with it."""

    def __init__(self, form: Form, *, program: QApplication) -> None:
        from forms.session import FormSession
        from ui.form.filling import Filling
        from ui.form.view import FormView

        self.program = program
        began = time.perf_counter()
        self.filling = Filling(FormSession(form), write=_written)
        self.view = FormView(self.filling)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        self.view.start()
        self.settle()
        self.opened_s = time.perf_counter() - began

    def settle(self) -> None:
        """Let the window do all that it has to do now."""
        self.program.processEvents()
        self.program.sendPostedEvents()
        self.program.processEvents()

    def rest(self) -> None:
        """Let the window finish what it puts off to pauses, as when people read before they answer."""
        while self.view.busy:
            self.settle()

    def timed(self, act: Callable[[], object]) -> Taken:
        """How long it takes until *act* is done and seen."""
        began, worked = time.perf_counter(), time.thread_time()
        act()
        self.settle()
        return time.perf_counter() - began, time.thread_time() - worked

    def focused(self) -> QWidget:
        return self.program.focusWidget() or self.view

    def key(self, key: Qt.Key | str) -> Taken:
        """How long a key takes where the keyboard is."""
        where = self.focused()
        return self.timed(lambda: QTest.keyClick(where, key))

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
        self.settle()


def _written(_delta: object) -> Future[None]:
    """The workspace writes on a thread of its own; here it has always written already."""
    done: Future[None] = Future()
    done.set_result(None)
    return done


def told(times: list[Taken]) -> dict[str, float]:
    found = {}
    for name, seconds in (("", [clock for clock, _ in times]), ("cpu_", [worked for _, worked in times])):
        found[f"{name}mean_ms"] = round(statistics.mean(seconds) * 1000, 3)
        found[f"{name}p95_ms"] = round(statistics.quantiles(seconds, n=20)[-1] * 1000, 3)
    return found


def typing(form: Form, *, program: QApplication) -> dict[str, Any]:
    """Open the long form, then answer questions all over it with the keyboard."""
    screen = Screen(form, program=program)
    typed, moved, picked = [], [], []
    refs = [slot.entry.item.ref for slot in screen.view.slots if "/number" in slot.entry.item.ref]
    for ref in refs[:: max(1, len(refs) // 20)]:
        screen.view.show_ref(ref)
        screen.rest()
        typed += [screen.key(digit) for digit in "42"]
        moved.append(screen.key(Qt.Key.Key_Return))
        picked.append(screen.key("2"))
        moved.append(screen.key(Qt.Key.Key_Return))
        picked.append(screen.key("4"))
        moved.append(screen.key(Qt.Key.Key_Return))
        typed += [screen.key(letter) for letter in "note"]
        screen.key(Qt.Key.Key_Return)
    opened = screen.opened_s
    screen.close()
    return {"opened_ms": opened, "typed": typed, "picked": picked, "moved": moved}


def rows(form: Form, *, program: QApplication) -> dict[str, Any]:
    """Type into, add to, scroll and shorten a repeat of 500 rows."""
    screen = Screen(form, program=program)
    repeat = "/data/room"
    session = screen.filling.session
    while len(session.repeats(repeat)) < 500:
        session.add_repeat(repeat)
    screen.view.sync()
    screen.settle()
    screen.view.show_ref("/data/room[250]/width")
    screen.rest()
    typed = [screen.key(digit) for digit in "12345678"]
    added = [screen.timed(lambda: screen.view.add_row(repeat)) for _ in range(10)]
    removed = [screen.timed(lambda row=row: screen.view.remove_row(f"{repeat}[{row}]")) for row in range(500, 490, -1)]
    bar = screen.view.verticalScrollBar()
    pages = [round(bar.maximum() * part / 20) for part in range(20)]
    scrolled = [screen.timed(lambda place=place: bar.setValue(place)) for place in pages]
    screen.close()
    return {"typed": typed, "added": added, "removed": removed, "scrolled": scrolled}


def least(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """The quickest round of each act."""
    found: dict[str, Any] = {}
    for name, first in rounds[0].items():
        if isinstance(first, list):
            acts = zip(*(each[name] for each in rounds), strict=True)
            found[name] = told([(min(c for c, _ in times), min(w for _, w in times)) for times in acts])
        else:
            found[name] = round(min(each[name] for each in rounds) * 1000, 2)
    return found


def main() -> None:
    from forms.xform import parse
    from ui import app
    from ui.preferences import Preferences

    program, _preferences = app.make(sys.argv[:1], preferences=Preferences())
    parts: dict[str, tuple[Callable[..., dict[str, Any]], Form]] = {
        "questions_1000": (typing, parse(forms_cases.questions()["xml"])),
        "repeats_500": (rows, parse(forms_cases.repeats()["xml"])),
    }
    only = sys.argv[1:] or list(parts)
    seen = {}
    for name in only:
        act, form = parts[name]
        seen[name] = least([act(form, program=program) for _ in range(ROUNDS)])
    print(json.dumps(seen))


if __name__ == "__main__":
    main()

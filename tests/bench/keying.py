"""Keying: python tests/bench/keying.py [SHEETS]; prints one JSON object.

A sheet of every form that comes with the program is keyed by driving the real page, off screen at 1366 × 768. Its keys
are counted and put beside the model: a key a tick, Enter behind several ticks, behind numbers and behind words, one key
to keep the sheet. A key is measured from its press until the page has answered and painted, by the processor time of
the window's own thread, because other programs want the machine too.

The peer is a bare grid of lines with the same questions, keyed with the same answers in the same run: the least that a
spreadsheet takes. What is published of other programs stands beside it and was not measured here.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forms.paper.steps import Step
from storage.built_in import FORMS
from storage.community import questionnaires
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.bench.keying_peer import KEYS_AN_HOUR, PUBLISHED, Grid, questions
from ui import fonts, texts, theme
from ui.form.choice_button import KEYS
from ui.pages.keying import KeyingView
from ui.pages.questionnaires import QuestionnairesPage
from ui.preferences import Preferences
from ui.verbs.forms import ensure_form
from ui.window import Window

WORDS = "lou dao jia deng"
FRAME_MS = 16.0
TARGET = 1.15


class Keyer:
    """Hands on the keys of one window."""

    def __init__(self, program: QApplication, page: QWidget) -> None:
        self.program, self.page = program, page
        self.keys = 0
        self.took: list[float] = []
        self.said: dict[str, str] = {}
        """What was typed at each question, without the key that goes on."""

    def press(self, key: Qt.Key | str) -> None:
        """Press one key where the keyboard is, and wait until the page has answered and painted."""
        target = QApplication.focusWidget() or self.page
        began = time.thread_time()
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)
        for _ in range(2):
            self.program.sendPostedEvents()
            self.program.processEvents()
        self.took.append(1000 * (time.thread_time() - began))
        self.keys += 1

    def sheet(self, view: KeyingView) -> int:
        """Key one sheet; returns how many keys the model has for it."""
        self.press(Qt.Key.Key_Return)
        model = 1  # the key that keeps the sheet; here it is the one that takes its number
        count = view.count
        while view.sheet is not None and view.count == count:
            step = view.step
            if step is None:
                break
            item = step.item
            if step.kind == "more":
                self.press(Qt.Key.Key_Return)
                model += 1
            elif item.control in ("select1", "select", "rank"):
                choices = len(view.sheet.session.choices(step.ref))
                several = item.control != "select1"
                ticks = min(choices, 2 if several else 1) if choices <= len(KEYS) else 0
                for tick in range(ticks):
                    self.press(KEYS[tick])
                self.said[step.ref] = "".join(KEYS[:ticks])
                if several or not ticks:
                    self.press(Qt.Key.Key_Return)
                model += ticks + (several or not ticks)
            elif item.datatype == "date":
                model += self._typed(view, step.ref, "20260815") + 1
            elif item.datatype in ("int", "decimal"):
                model += self._typed(view, step.ref, "12"[: step.digits or 2]) + 1
            elif item.datatype == "string" and item.control == "input":
                model += self._typed(view, step.ref, WORDS) + 1
            else:  # times and the like are passed over
                self.press(Qt.Key.Key_Return)
                model += 1
            self._past(view, step.ref)
        return model

    def grid(self, asked: Sequence[str], said: Mapping[str, str]) -> None:
        """Key the same answers into the grid, with Enter behind every line."""
        for ref in asked:
            for letter in said.get(ref, ""):
                self.press(letter)
            self.press(Qt.Key.Key_Return)

    def _typed(self, view: KeyingView, ref: str, text: str) -> int:
        self.said[ref] = text
        for letter in text:
            self.press(letter)
        if self._is_at(view, ref):
            self.press(Qt.Key.Key_Return)
        return len(text)

    def _past(self, view: KeyingView, ref: str) -> None:
        """Where the form objects to the answer, a second Enter says that the paper has it so."""
        if self._is_at(view, ref) and view.sheet is not None and view.items()[view.place].kind != "more":
            self.press(Qt.Key.Key_Return)
        if self._is_at(view, ref) and view.place >= 0 and view.sheet is not None:
            view.go(view.place + 1)  # a question that no key of this script leaves; none of its keys is counted twice

    @staticmethod
    def _is_at(view: KeyingView, ref: str) -> bool:
        step = view.step if view.sheet is not None else None
        return step is not None and step.ref == ref


def main(sheets: int) -> dict[str, Any]:
    """Key *sheets* sheets of each form."""
    program = QApplication.instance() or QApplication([])
    assert isinstance(program, QApplication)
    fonts.load()
    texts.install("zh")
    theme.apply()
    report: dict[str, Any] = {"target": TARGET, "frame_ms": FRAME_MS, "forms": {}}
    every: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        ws, _ = Workspace.create(Path(folder) / "w", "bench", community="敦根社区", person="陈巧", cost=FLOOR)
        window = Window(ws, preferences=Preferences())
        window.resize(1366, 768)
        window.show()
        window.show_page("sheets")
        page = window.page("sheets")
        assert isinstance(page, QuestionnairesPage)
        for path in sorted(FORMS.glob("*.xlsx")):
            found = _form(program, ws, page, form=path.stem, sheets=sheets)
            every += found.pop("took")
            report["forms"][path.stem] = found
        window.close()
        window.release()
        ws.close()
    for found in report["forms"].values():  # another window would take the keys from the page
        found["grid"] = found.pop("as_grid")()
        bare += found["grid"].pop("took")
    worst = max(found["of_model"] for found in report["forms"].values())
    report |= {
        "worst_of_model": worst,
        "keys": len(every),
        "ms_median": round(statistics.median(every), 2),
        "ms_p95": round(_p95(every), 2),
        "p95_of_frame": round(_p95(every) / FRAME_MS, 2),
        "grid": {
            "what": "a bare grid of lines, Enter going down, keyed in this run; it knows no skips and keeps nothing",
            "keys": len(bare),
            "keys_ours_to_grid": round(len(every) / len(bare), 3),
            "ms_median": round(statistics.median(bare), 2),
            "ms_p95": round(_p95(bare), 2),
            "ms_p95_ours_to_grid": round(_p95(every) / _p95(bare), 2),
        },
        "published, not measured here": {
            name: {"figure": figure, "source": source} for name, (figure, source) in PUBLISHED.items()
        },
        "seconds a sheet of ours at 8,000 keys an hour": {
            form: round(3600 * found["keys"] / sheets / KEYS_AN_HOUR, 1) for form, found in report["forms"].items()
        },
    }
    return report


def _form(program: QApplication, ws: Workspace, page: QuestionnairesPage, *, form: str, sheets: int) -> dict[str, Any]:
    ensure_form(ws, form)
    rec = ws.write_now(
        lambda txn: questionnaires.batches.add(txn, form=form, title=form, day="2026-11-22", prefix="B-")
    )
    batch = ws.read(lambda db: questionnaires.batches.load(db, rec))
    assert batch is not None
    page.show_mode(batch, "key")
    view = page.keying
    assert view is not None
    model, keyer = 0, Keyer(program, page)
    asked: list[Step] = []
    labels: list[str] = []
    for number in range(sheets):
        _until(program, lambda number=number: view.sheet is not None and view.count == number)
        assert view.sheet is not None
        asked = questions(view.sheet.session)
        labels = [view.sheet.session.label(step.ref) for step in asked]
        model += keyer.sheet(view)
    _until(program, lambda: view.count == sheets)
    page._to_cards()
    _until(program, lambda: page.worker.running == 0)
    return {
        "as_grid": partial(_grid, program, labels, [step.ref for step in asked], keyer.said, sheets, model),
        "keys": keyer.keys,
        "model": model,
        "of_model": round(keyer.keys / model, 3),
        "ms_p95": round(_p95(keyer.took), 2),
        "took": keyer.took,
    }


def _grid(
    program: QApplication, labels: list[str], asked: list[str], said: dict[str, str], sheets: int, model: int
) -> dict[str, Any]:
    grid = Grid(labels)
    grid.resize(1366, 768)
    grid.show()
    grid.activateWindow()
    grid.lines[0].setFocus()
    program.processEvents()
    keyer = Keyer(program, grid)
    for _ in range(sheets):
        keyer.grid(asked, said)
        assert [line.text() for line in grid.lines] == [said.get(ref, "") for ref in asked]
        for line in grid.lines:
            line.clear()
    grid.close()
    return {"keys": keyer.keys, "of_model": round(keyer.keys / model, 3), "took": keyer.took}


def _until(program: QApplication, done: Any) -> None:
    end = time.monotonic() + 60
    while not done():
        if time.monotonic() > end:
            raise SystemExit("the page does not go on")
        program.processEvents()
        time.sleep(0.002)


def _p95(took: list[float]) -> float:
    return sorted(took)[int(0.95 * (len(took) - 1))]


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2), ensure_ascii=False, indent=1))

"""How long the matrix of a street takes to set a cell and to show again: python tests/bench/matrix.py

A street: eight communities with 62 buildings and 165 stairwells each, every building with a state for every measure,
as the page reads it after a click. (Homes are left out: the matrix never reads them.) Beside it, in alternation, the
same SQL on the same connection: the works, their tasks, their places, and every building. Prints one JSON object:
`read_ms` and `sql_ms` are medians of CPU time, `ratio` what the page's question takes of what the bare SQL takes,
`write_ms` one cell set and committed, `click_ms` both together. In the window, the best of the rounds: `seen_ms` from a
key until its cell is drawn in the new state, `window_ms` until it is on the disk and the whole matrix, its sentence and
its counts are read and drawn anew by the wall clock, and `window_cpu_ms` the same in CPU time.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import storage.engine  # noqa: F401 - before sqlite_utils
from storage.community import places, works
from storage.community.place_bulk import parse_bulk
from storage.community.places import COLUMNS
from storage.engine import Database
from storage.vault import FLOOR
from storage.workspace import Workspace

COMMUNITIES = 8
ESTATE = "1-41幢 1-3单元；42-62幢 1-2单元"
STATES = ("planned", "doing", "done")
QUESTIONS = (
    "SELECT * FROM work",
    "SELECT * FROM task WHERE work <> '' AND cancelled = ''",
    f"SELECT {COLUMNS} FROM place WHERE id IN (SELECT place FROM work) ORDER BY ord, id",  # noqa: S608
    f"SELECT {COLUMNS} FROM place"  # noqa: S608 - from our own code
    " WHERE merged_into = '' AND level IN ('building') AND level <> 'unit' ORDER BY ord, id",
)


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time, because other programs run beside this one."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def street(folder: Path) -> Workspace:
    """The places of a street, as an estate of 62 buildings is entered, eight times over."""
    ws, _ = Workspace.create(folder, "bench", community="1号社区", person="bench", cost=FLOOR)
    for number in range(2, COMMUNITIES + 1):
        ws.add_community(f"{number}号社区")
    for community in ws.communities():
        ws.community = community.id
        ws.write_now(
            lambda txn: places.add_places(txn, wanted=parse_bulk(ESTATE), parent=places.root_id(txn.author.community))
        )
    return ws


def fill(ws: Workspace) -> int:
    """Put every measure at every building, in all three states."""
    buildings = ws.read(lambda db: places.tree(db, levels=("building",)))

    def write(txn) -> None:  # type: ignore[no-untyped-def]
        for number, place in enumerate(buildings):
            for at, measure in enumerate(works.MEASURES):
                works.plan(txn, place=place.id, measure=measure, noted=STATES[(number + at) % 3])

    ws.write_now(write)
    return len(buildings)


def bare(db: Database) -> None:
    for sql in QUESTIONS:
        db.conn.execute(sql).fetchall()


def in_the_window(ws: Workspace, *, rounds: int) -> tuple[float, float, float]:
    """A key until its cell is drawn anew; until all is on the disk and drawn, by wall clock and CPU: the best each."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    from ui import fonts, texts, theme
    from ui.preferences import Preferences
    from ui.window import Window

    fonts.load()
    texts.install("zh")
    theme.apply()
    window = Window(ws, preferences=Preferences())
    window.resize(1366, 768)
    window.show()
    window.show_page("plans", part="matrix")
    page = window.page("plans")
    matrix = page.matrix  # type: ignore[attr-defined]
    while not matrix.model.rowCount() or window.worker.running:
        app.processEvents()
    drawn, spent, worked = [], [], []
    for number in range(rounds):
        matrix.table.setCurrentIndex(matrix.model.index(number, 2))
        app.processEvents()
        before = matrix.model.matrix
        started, began = time.perf_counter(), time.process_time()
        done = matrix.model.state(matrix.table.currentIndex()) == "done"
        QTest.keyClick(matrix.table, Qt.Key.Key_1 if done else Qt.Key.Key_3)
        assert matrix.model.state(matrix.table.currentIndex()) == ("planned" if done else "done")
        app.processEvents()
        drawn.append((time.perf_counter() - started) * 1000)
        while matrix.model.matrix is before:
            app.processEvents()
            time.sleep(0.001)  # else waiting would count as work
        app.processEvents()
        spent.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - began) * 1000)
        while window.worker.running:
            app.processEvents()
    window.close()
    window.release()
    return min(drawn), min(spent), min(worked)


def measure(folder: Path, *, rounds: int) -> dict[str, object]:
    with street(folder) as ws:
        buildings = fill(ws)
        cell = ws.read(lambda db: works.works.select(db)[0].id)

        def read(db: Database) -> dict[str, float]:
            works.overview(db)
            bare(db)
            page, sql = [], []
            for _ in range(rounds):
                page.append(milliseconds(lambda: works.overview(db)))
                sql.append(milliseconds(lambda: bare(db)))
            return {"read_ms": statistics.median(page), "sql_ms": statistics.median(sql)}

        found = ws.read(read)
        writes = []
        for number in range(rounds):
            state = STATES[number % 3]
            started = time.perf_counter()
            ws.write_now(lambda txn, state=state: works.works.change(txn, rec=cell, noted=state))  # type: ignore[misc]
            writes.append((time.perf_counter() - started) * 1000)
        found["write_ms"] = statistics.median(writes)
        found["click_ms"] = found["read_ms"] + found["write_ms"]
        found["ratio"] = found["read_ms"] / found["sql_ms"]
        found["seen_ms"], found["window_ms"], found["window_cpu_ms"] = in_the_window(ws, rounds=rounds)
        cells = buildings * len(works.MEASURES)
        return {"bench": "matrix", "buildings": buildings, "cells": cells, "rounds": rounds} | {
            name: round(number, 2) for name, number in found.items()
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        print(json.dumps(measure(Path(temporary) / "street", rounds=options.rounds), ensure_ascii=False))

"""How long the ledger takes from a click until it can be used: python tests/bench/clicks.py --workspace FOLDER

A street's workspace is copied (or a community made) and opened in the window, which is left alone until it has fetched
what the first clicks need. Then the ledger is opened and its views are looked at in turn: `first` is the first click on
each, `again` the best of the later ones, each until the view shows its rows and is drawn. `ms` is the processor's time
of the whole program, which other programs do not stretch, `wall_ms` the clock on the wall. Prints one JSON object;
`ratio` is the slowest first click by the same click later.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import storage.engine  # noqa: F401 - before sqlite_utils
from storage.community import issues
from storage.demonstration import PASSPHRASE, demo
from storage.workspace import Workspace

VIEWS = ("table", "board", "buildings")
Spent = tuple[float, float]


def clicks(ws: Workspace, *, rounds: int) -> dict[str, list[Spent]]:
    """Every click on each view of the ledger: processor and wall clock, in milliseconds."""
    from ui import app
    from ui.pages.ledger import LedgerPage
    from ui.pages.ledger_read import Found
    from ui.preferences import Preferences
    from ui.window import AHEAD, Window

    program, preferences = app.make(sys.argv[:1], preferences=Preferences())
    preferences.ledger_view = VIEWS[0]
    window = Window(ws, preferences=preferences)
    window.resize(1366, 768)
    window.show_page("today")
    window.show()
    while window.worker.running or not window.findChildren(LedgerPage):
        program.processEvents()
        time.sleep(0.002)
    page = window.page(AHEAD)
    assert isinstance(page, LedgerPage)
    shown: list[bool] = []
    show = page._show

    def note(found: Found) -> None:
        show(found)
        shown.append(True)

    page._show = note  # type: ignore[method-assign]

    def click(work: Callable[[], object]) -> Spent:
        while window.worker.running:
            program.processEvents()
        shown.clear()
        started, began = time.perf_counter(), time.process_time()
        work()
        while not shown:
            program.processEvents()
            time.sleep(0.0005)  # else waiting would count as work
        program.processEvents()
        return (time.process_time() - began) * 1000, (time.perf_counter() - started) * 1000

    found: dict[str, list[Spent]] = {"table": [click(lambda: window.show_page(AHEAD))], "board": [], "buildings": []}
    for _ in range(rounds):
        for way in (*VIEWS[1:], VIEWS[0]):
            found[way].append(click(lambda way=way: page.look_as(way)))  # type: ignore[misc]
    window.close()
    window.release()
    return found


def measure(folder: Path, *, rounds: int) -> dict[str, object]:
    with Workspace.open(folder, PASSPHRASE) as ws:
        found = clicks(ws, rounds=rounds)
        first = {way: spent[0] for way, spent in found.items()}
        again = {way: min(spent[1:]) for way, spent in found.items()}
        worst = max(first, key=lambda way: first[way][0])
        return {
            "bench": "clicks",
            "issues": ws.read(issues.count),
            "worst_first_ms": round(first[worst][0], 1),
            "ratio": round(first[worst][0] / again[worst][0], 2),
            "first": {way: {"ms": round(cpu, 1), "wall_ms": round(wall, 1)} for way, (cpu, wall) in first.items()},
            "again": {way: {"ms": round(cpu, 1), "wall_ms": round(wall, 1)} for way, (cpu, wall) in again.items()},
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, help="A workspace to copy; else a community is made (some minutes).")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        copied = Path(temporary) / "street"
        if options.workspace:
            shutil.copytree(options.workspace, copied)
            (copied / "workspace.lock").unlink(missing_ok=True)
        else:
            demo(copied, scale="community")
        print(json.dumps(measure(copied, rounds=options.rounds), ensure_ascii=False))

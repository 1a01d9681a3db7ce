"""How long the window of a community's workspace takes to be usable: python tests/bench/open.py

Beside it, in alternation, a process that shows an empty QMainWindow: that much costs Python with Qt on this machine at
this moment. Both are measured from outside, from the start of the process until its window is drawn and nothing is
being read any more. Turning the passphrase into a key is slow on purpose and is taken out. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOUSE))

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 760)
window.show()
app.processEvents()
window.grab()
print("{}", flush=True)
"""

OURS = """
import gc, json, os, sys, time
gc.disable()  # as main.py does
from pathlib import Path
import storage.engine
from ui import app
from ui.preferences import Preferences
from ui.window import Window
from storage.vault import Vault
from storage.workspace import Workspace
folder = Path(sys.argv[1])
program, preferences = app.make(sys.argv[:1], preferences=Preferences())
begun = time.perf_counter()
vault = Vault.read(folder / "keys.json")
key = vault.data_key("demo")
derived = time.perf_counter() - begun
Vault.data_key = lambda self, passphrase: key
workspace = Workspace.open(folder, "demo")
window = Window(workspace, preferences=preferences)
window.resize(1280, 760)
window.show_page("today")
window.show()
program.processEvents()
while window.worker.running:
    program.processEvents()
program.processEvents()
window.grab()
print(json.dumps({"derived": derived}), flush=True)
window.release()
workspace.close()
"""


def seconds(script: str, *arguments: object, compiled: Path) -> tuple[float, dict[str, float]]:
    """Start a process and return how long it took to print its line, and what the line says.

    Python keeps what it compiled in the folder *compiled*, whatever the environment says: an installed program has
    its modules compiled.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "PYTHONPYCACHEPREFIX": str(compiled)}
    started = time.perf_counter()
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - started
        process.communicate()
    if process.returncode != 0 or not line:
        raise SystemExit("the process failed; see above")
    return taken, json.loads(line)


def measure(folder: Path, *, rounds: int, compiled: Path) -> dict[str, object]:
    ours, bare, derived = [], [], []
    # the first of each warms the disk and compiles
    seconds(BARE, compiled=compiled), seconds(OURS, folder, compiled=compiled)
    for _ in range(rounds):
        bare.append(seconds(BARE, compiled=compiled)[0])
        taken, inside = seconds(OURS, folder, compiled=compiled)
        derived.append(inside["derived"])
        ours.append(taken - inside["derived"])
    middle = {"window_s": ours, "bare_window_s": bare, "key_derivation_s": derived}
    figures = {name: round(statistics.median(times), 3) for name, times in middle.items()}
    ratio = round(figures["window_s"] / figures["bare_window_s"], 2)
    return {"bench": "open", "rounds": rounds, **figures, "ratio": ratio}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", default="community", choices=["seed", "community", "street"])
    parser.add_argument("--workspace", type=Path, help="a demonstration workspace made before")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        folder = options.workspace or Path(temporary) / "demonstration"
        if not options.workspace:
            from storage.demonstration import demo

            demo(folder, scale=options.scale)
        print(
            json.dumps(
                measure(folder, rounds=options.rounds, compiled=Path(temporary) / "compiled") | {"scale": options.scale}
            )
        )

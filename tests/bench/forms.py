"""Filling forms beside ODK's engine for browsers: python tests/bench/forms.py

Both engines get the same XForms and the same answers (`forms_cases.py`), each in a process of its own, in turn, some
rounds. Of each step the quickest round counts on either side: what other programs took away is not the engine's. The
values in the end are compared, so that nobody is quick by doing less. The rival is installed into a cache folder on the
first run; it needs Node 20. How long a key press takes on screen is measured in a process of its own. Prints one JSON
object; a ratio says how many times quicker we are.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import forms_cases

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

RIVALS = ("@getodk/xforms-engine@0.22.0", "jsdom@29")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "xunlou-bench" / "engine"
RECORDED = Path(os.environ.get("XUNLOU_RECORDED") or ROOT.parent / "shared" / "conformance")
Run = dict[str, Any]


def rival() -> Path | None:
    """The folder that has the rival, which is installed on the first run; nothing where there is no Node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    if not (CACHE / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        (CACHE / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", *RIVALS], cwd=CACHE, check=True)
    return CACHE


def run(command: list[str | Path], folder: Path) -> Run:
    """Run one program on one case and return what it prints."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def best(rounds: list[Run]) -> Run:
    """The quickest round of the loading and of each step; memory is the least that was needed."""
    steps = [min(times) for times in zip(*(each["step_s"] for each in rounds), strict=True)]
    least = {name: min(each[name] for each in rounds) for name in ("load_s", "peak_mb")}
    grown = min(each["loaded_mb"] - each["before_mb"] for each in rounds)
    return {**least, "grown_mb": round(grown, 1), "step_s": steps}


def figures(case: forms_cases.Case, seen: Run) -> dict[str, float]:
    """What is told of one engine and one case: milliseconds, memory in MB."""
    told = {"load_ms": round(seen["load_s"] * 1000, 2)}
    added = [time for time, step in zip(seen["step_s"], case["steps"], strict=True) if step[0] == "add"]
    answered = [time for time, step in zip(seen["step_s"], case["steps"], strict=True) if step[0] != "add"]
    if added:
        told["add_all_ms"] = round(sum(added) * 1000, 2)
    if answered:
        told["answer_mean_ms"] = round(statistics.mean(answered) * 1000, 4)
        told["answer_p95_ms"] = round(statistics.quantiles(answered, n=20)[-1] * 1000, 4)
    return told | {"memory_for_the_form_mb": seen["grown_mb"], "peak_mb": seen["peak_mb"]}


def values(xml: str) -> list[tuple[str, str]]:
    """The names and values of an instance in their order, without what is new in every record."""
    found = re.findall(r"<([\w:]+)[^>/]*>([^<]*)</\1>", xml)
    return [(name, value) for name, value in found if value.strip() and "uuid:" not in value]


def compare(case: forms_cases.Case, peer: Path | None, *, rounds: int, folder: Path) -> dict[str, Any]:
    path = folder / f"{case['name']}.json"
    path.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(run([sys.executable, HERE / "forms_ours.py", path], folder))
        if peer is not None:
            theirs.append(run(["node", HERE / "forms_peer.mjs", path], peer))
    told: dict[str, Any] = {key: case[key] for key in ("form", "binds") if key in case}
    told["xunlou"] = mine = figures(case, best(ours))
    if theirs:
        told["peer"] = other = figures(case, best(theirs))
        told["ratio"] = {name: round(other[name] / mine[name], 1) for name in mine if mine[name] > 0}
        if case["steps"]:
            told["same_values"] = values(ours[0]["xml"]) == values(theirs[0]["xml"])
    return told


def on_screen() -> dict[str, Any]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, HERE / "forms_screen.py"], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"the form on screen failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


CASES = {
    "questions": forms_cases.questions,
    "repeats": forms_cases.repeats,
    "cascade": lambda: forms_cases.cascade(10_000),
    "cascade_csv": lambda: forms_cases.cascade(50_000, file=True),
    "largest": lambda: forms_cases.largest(RECORDED / "corpus"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=[*CASES, "screen"], action="append", help="leave the others out")
    parser.add_argument("--alone", action="store_true", help="without the rival")
    asked = parser.parse_args()
    peer = None if asked.alone else rival()
    told: dict[str, Any] = {"bench": "forms", "rounds": asked.rounds}
    if peer is None and not asked.alone:
        told["peer"] = "Node and npm are not on this machine, so there is nothing to compare with"
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as name:
        for key, make in CASES.items():
            if asked.only and key not in asked.only:
                continue
            case = make()
            if case is None:
                told[key] = "the corpus of real forms (../shared/conformance/corpus) is not on this machine"
                continue
            told[case["name"]] = compare(case, peer, rounds=asked.rounds, folder=Path(name))
    if not asked.only or "screen" in asked.only:
        told["screen"] = on_screen()
    print(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

"""Fills one case of `forms_cases.py` with our engine: python forms_ours.py CASE.json; prints one JSON object.

The same as `forms_peer.mjs` prints: seconds to load and of each step, memory in MB, and the instance in the end.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # before this folder, which has a forms.py of its own


def resident_mb() -> float:
    """The memory that this process holds now."""
    statistics = Path("/proc/self/statm")
    if not statistics.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(statistics.read_text().split()[1]) * resource.getpagesize() / 1e6


def fill(case: dict[str, Any]) -> dict[str, Any]:
    """Load the form and take its steps."""
    from forms.session import FormSession
    from forms.xform import parse

    files = {name: text.encode() for name, text in case.get("files", {}).items()}
    before = resident_mb()
    began = time.perf_counter()
    session = FormSession(parse(case["xml"], resources=files))
    load = time.perf_counter() - began
    after = resident_mb()
    lists = {path for path, control in session.form.controls.items() if control.items or control.itemset}
    seconds = []
    for what, ref, *given in case["steps"]:
        started = time.perf_counter()
        if what == "add":
            session.add_repeat(ref)
        else:
            _kind, value, seen = given
            session.answer(ref, value)
            if seen in lists:
                session.choices(seen)
            session.value(seen)
        seconds.append(time.perf_counter() - started)
    return {
        "load_s": load,
        "step_s": seconds,
        "before_mb": round(before, 1),
        "loaded_mb": round(after, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1),
        "xml": session.to_xml(),
    }


if __name__ == "__main__":
    print(json.dumps(fill(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))

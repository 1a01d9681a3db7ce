"""How long one autosaved answer takes to be safe, beside a bare SQLCipher commit: python tests/bench/autosave.py

Answer and bare commit alternate in one run and on one disk, so that noise falls on both. Prints one JSON object; the
figures are milliseconds. Both are durable: WAL with synchronous=FULL.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storage.engine import Database, open_database
from storage.vault import FLOOR
from storage.workspace import Workspace

WARM_UP = 20


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def bare(folder: Path) -> Database:
    """A table of answers and nothing else."""
    db = open_database(folder / "bare.db", bytes(range(32)))
    db.conn.execute("CREATE TABLE answer (rec TEXT, field TEXT, value TEXT, PRIMARY KEY (rec, field)) WITHOUT ROWID")
    return db


def bare_commit(db: Database, field: str, value: str) -> None:
    db.conn.execute("BEGIN IMMEDIATE")
    db.conn.execute(
        "INSERT INTO answer VALUES ('r', ?, ?) ON CONFLICT (rec, field) DO UPDATE SET value = excluded.value",
        (field, value),
    )
    db.conn.execute("COMMIT")


def measure(folder: Path, *, answers: int) -> dict[str, object]:
    ws, _ = Workspace.create(folder / "workspace", "bench", community="社区", person="王芳", cost=FLOOR)
    db = bare(folder)
    saved, committed = [], []
    with ws:
        rec = ws.drafts.start(form_id="bench", version="1")
        for number in range(answers + WARM_UP):
            field, value = f"items/question_{number % 40}", f"第 {number} 次：楼道堆放电动车"
            both = (
                (saved, lambda field=field, value=value: ws.drafts.put(rec, "bench", field, value).result()),
                (committed, lambda field=field, value=value: bare_commit(db, field, value)),
            )
            for times, work in both if number % 2 else reversed(both):
                times.append(milliseconds(work))
    db.conn.close()
    ours, theirs = (percentiles(times[WARM_UP:]) for times in (saved, committed))
    return {
        "bench": "autosave",
        "answers": answers,
        "autosave_ms": ours,
        "bare_commit_ms": theirs,
        "ratio": {name: round(ours[name] / theirs[name], 2) for name in ours},
    }


def percentiles(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {"p50": round(cuts[49], 3), "p95": round(cuts[94], 3), "p99": round(cuts[98], 3)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        print(json.dumps(measure(Path(temporary), answers=options.answers), ensure_ascii=False))

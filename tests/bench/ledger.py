"""How long the issue ledger takes to filter and sort at street scale: python tests/bench/ledger.py

Each question is asked through the ledger (the order of all issues, then the first page as rows) and as the same SQL on
the same encrypted connection, in alternation. The demonstration's issues are multiplied to the number asked for.
Prints one JSON object; `worst_ms` is the slowest answer of a ledger question, `ratio` the median of ledger to SQL.
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

from storage.community.issue_table import PAGE, SORTS, Filter, ids, rows
from storage.demonstration import PASSPHRASE, demo
from storage.engine import Database
from storage.transaction import Transaction
from storage.workspace import Workspace

QUESTIONS: dict[str, tuple[Filter, str, str]] = {
    "everything by place": (Filter(), "1", "place"),
    "everything by due day": (Filter(), "1", "due"),
    "open by level": (Filter(open=True), "open = 1", "level"),
    "relapsed by last sight": (Filter(relapsed=True), "relapses > 0", "last_seen"),
    "major, unreported": (
        Filter(owes_report=True),
        "level = 'major' AND escalated_on = '' AND open = 1",
        "opened",
    ),
    "two characters": (Filter(text="通道"), "instr(words, '通道')", "opened"),
}


def multiply(txn: Transaction, *, issues: int) -> int:
    """Copy the issues under new ids and in changed order until there are enough."""
    conn = txn.db.conn
    names = [row[1] for row in conn.execute("PRAGMA table_info(issue)")]
    have = conn.execute("SELECT count(*) FROM issue").fetchone()[0]
    values = ", ".join("id || '-' || ?" if name == "id" else name for name in names)
    for copy in range(1, issues // have + 1):
        conn.execute(
            f"INSERT INTO issue ({', '.join(names)}) SELECT {values} FROM issue WHERE id NOT LIKE '%-%'",  # noqa: S608
            (copy,),
        )
    return int(conn.execute("SELECT count(*) FROM issue").fetchone()[0])


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def ask(db: Database, wanted: Filter, where: str, sort: str, *, rounds: int) -> dict[str, float]:
    tie = ", item_seq" if sort == "place" else ""
    order = f"{SORTS[sort]} ASC, place_ord ASC{tie}, id ASC"
    every = f"SELECT id FROM issue WHERE {where} ORDER BY {order}"  # noqa: S608 - from the table above
    page = f"SELECT * FROM issue WHERE {where} ORDER BY {order} LIMIT {PAGE}"  # noqa: S608
    ours_all, bare_all, ours_page, bare_page = [], [], [], []
    for _ in range(rounds):
        ours_all.append(milliseconds(lambda: ids(db, wanted, sort=sort)))
        bare_all.append(milliseconds(lambda: [row[0] for row in db.conn.execute(every)]))
        ours_page.append(milliseconds(lambda: rows(db, wanted, sort=sort)))
        bare_page.append(milliseconds(lambda: db.conn.execute(page).fetchall()))
    order_ms, page_ms = statistics.median(ours_all), statistics.median(ours_page)
    return {
        "order_ms": round(order_ms, 2),
        "order_ratio": round(order_ms / statistics.median(bare_all), 2),
        "page_ms": round(page_ms, 2),
        "page_ratio": round(page_ms / statistics.median(bare_page), 2),
        "worst_ms": round(max(ours_all + ours_page), 2),
    }


def measure(folder: Path, *, issues: int, rounds: int) -> dict[str, object]:
    demo(folder)
    with Workspace.open(folder, PASSPHRASE) as ws:
        count = ws.write_now(lambda txn: multiply(txn, issues=issues))
        answers = ws.read(
            lambda db: {
                name: ask(db, wanted, where, sort, rounds=rounds) for name, (wanted, where, sort) in QUESTIONS.items()
            }
        )
    ratios = [answer[name] for answer in answers.values() for name in ("order_ratio", "page_ratio")]
    worst = max(answer["worst_ms"] for answer in answers.values())
    return {"bench": "ledger", "issues": count, "worst_ms": worst, "ratio": statistics.median(ratios), "asked": answers}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        print(json.dumps(measure(Path(temporary) / "demonstration", issues=options.issues, rounds=options.rounds)))

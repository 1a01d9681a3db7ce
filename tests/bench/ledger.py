"""How long the issue ledger of a street takes to filter, sort, search and count: python tests/bench/ledger.py

Each question is one that the ledger's page asks: how many there are, and a page of rows from the beginning, the middle
or the end. Beside it, in alternation, the same SQL on the same connection. Prints one JSON object: `worst_ms` is the
slowest question (median of its rounds), `ratio` what the ledger takes of what the bare SQL takes, over all questions;
`slowest_round_ms` is the slowest single asking of all by the clock on the wall and `slowest_cpu_ms` by the processor's
time of the thread that asks, which other programs on the machine do not stretch. As in the window, garbage is
collected in between, never while somebody waits. As on the page, the order of a sorting is noted behind the first page,
once for all filters: `noting_ms` is what that takes for each sorting. Without --workspace a street is made first
(some minutes).

With `board` or `buildings` as the part it asks what these views of the page ask instead: the counts and first cards of
every column with their places, or the bars of every building; beside it the very statements that they ran, bare.
`cpu_ms` is the processor's time, which a busy machine does not stretch. `rates` counts the rates that stand above.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import storage.engine  # noqa: F401 - before sqlite_utils
from storage.community import issue_board, issue_buildings, issue_rates, places
from storage.community.issue_rows import SORTED_BY
from storage.community.issue_table import PAGE, Filter, count, note_order, page_sql, rows
from storage.demonstration import PASSPHRASE, demo
from storage.engine import Database
from storage.workspace import Workspace

TODAY = "2022-11-20"
FILTERS = {
    "everything": Filter(),
    "open": Filter(open=True),
    "open, overdue": Filter(open=True, overdue_on=TODAY),
    "open, major": Filter(open=True, levels=("major",)),
    "open, serious": Filter(open=True, levels=("serious",)),
    "come back": Filter(relapsed=True),
    "to tell upward": Filter(open=True, owes_report=True),
    "to report back": Filter(unreported_back=True),
    "open, overdue, serious or major, come back": Filter(
        open=True, overdue_on=TODAY, levels=("major", "serious"), relapsed=True
    ),
    "search 3幢": Filter(text="3幢"),
    "search 电动车, open": Filter(text="电动车", open=True),
    "search 通道 2单元": Filter(text="通道 2单元"),
    "search 堆": Filter(text="堆"),
    "search 没有的词": Filter(text="没有的词"),
}
Spent = dict[str, list[float]]


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def both(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock on the wall, and of the processor for this thread."""
    began = time.thread_time()
    wall = milliseconds(work)
    return wall, (time.thread_time() - began) * 1000


def questions(db: Database) -> Iterator[tuple[str, Filter, str, bool, int]]:
    """Every filter by every sorting of the page, at the beginning, the middle and the end."""
    community = db.conn.execute("SELECT community FROM issue LIMIT 1").fetchone()[0]
    filters = FILTERS | {
        "one community, open": Filter(communities=(community,), open=True),
        "one community, open, major": Filter(communities=(community,), open=True, levels=("major",)),
    }
    for name, wanted in filters.items():
        total = count(db, wanted)
        for sort in SORTED_BY:
            for offset in sorted({0, total // 2, max(0, total - PAGE)}):
                yield f"{name} by {sort} from {offset}", wanted, sort, bool(offset), offset


def note(db: Database) -> dict[str, float]:
    """Note the order of each sorting, in milliseconds."""
    return {
        sort: round(milliseconds(lambda sort=sort: note_order(db, Filter(open=True), sort=sort)), 1)  # type: ignore[misc]
        for sort in SORTED_BY
    }


def ask(db: Database, wanted: Filter, *, sort: str, descending: bool, offset: int, rounds: int) -> Spent:
    sql, values, _ = page_sql(
        db, wanted, sort=sort, descending=descending, limit=PAGE, offset=offset, whole=True
    )  # fmt: skip
    db.conn.execute(sql, values).fetchall()  # whoever asks first would pay for decrypting the pages
    spent: Spent = {"ledger": [], "sql": [], "count": [], "cpu": []}
    for _ in range(rounds):
        wall, cpu = both(lambda: rows(db, wanted, sort=sort, descending=descending, limit=PAGE, offset=offset))
        spent["ledger"].append(wall)
        spent["sql"].append(milliseconds(lambda: db.conn.execute(sql, values).fetchall()))
        counting, counted = both(lambda: count(db, wanted))
        spent["count"].append(counting)
        spent["cpu"] += [cpu, counted]
    gc.collect()
    return spent


def measure(folder: Path, *, rounds: int) -> dict[str, object]:
    gc.disable()
    with Workspace.open(folder, PASSPHRASE) as ws:

        def all_of(db: Database) -> dict[str, object]:
            noting = note(db)
            asked = {
                name: ask(db, wanted, sort=sort, descending=descending, offset=offset, rounds=rounds)
                for name, wanted, sort, descending, offset in questions(db)
            }
            medians = {
                name: {part: statistics.median(times) for part, times in spent.items()} for name, spent in asked.items()
            }
            slow = sorted(medians, key=lambda name: -max(medians[name]["ledger"], medians[name]["count"]))
            every = [time for spent in asked.values() for part in ("ledger", "count") for time in spent[part]]
            ratios = [each["ledger"] / each["sql"] for each in medians.values()]
            return {
                "issues": count(db),
                "questions": len(asked),
                "worst_ms": round(max(medians[slow[0]]["ledger"], medians[slow[0]]["count"]), 1),
                "slowest_round_ms": round(max(every), 1),
                "slowest_cpu_ms": round(max(time for spent in asked.values() for time in spent["cpu"]), 1),
                "noting_ms": noting,
                "median_ms": round(statistics.median(each["ledger"] for each in medians.values()), 2),
                "ratio": round(sum(e["ledger"] for e in medians.values()) / sum(e["sql"] for e in medians.values()), 2),
                "worst_ratio": round(max(ratios), 2),
                "slowest": {name: {p: round(t, 1) for p, t in medians[name].items()} for name in slow[:6]},
            }

        return {"bench": "ledger", "rounds": rounds, **ws.read(all_of)}


def views(db: Database) -> dict[str, Callable[[Filter], object]]:
    """What each part of the page reads for a filter."""

    def board(wanted: Filter) -> object:
        found = issue_board.board(db, wanted)
        cards = [issue for column in found.cards.values() for issue in column]
        return found, places.load_many(db, {issue.place for issue in cards})

    return {
        "board": board,
        "buildings": lambda wanted: issue_buildings.buildings(db, wanted, today=TODAY),
        "rates": lambda wanted: issue_rates.shares(db, within=wanted, today=TODAY),
    }


def bare(db: Database, work: Callable[[], object]) -> list[str]:
    """The statements that *work* runs, with their values in them."""
    said: list[str] = []
    db.conn.set_trace_callback(said.append)
    try:
        work()
    finally:
        db.conn.set_trace_callback(None)
    return [one for one in said if one.lstrip().upper().startswith(("SELECT", "WITH"))]


def measure_view(folder: Path, part: str, *, rounds: int) -> dict[str, object]:
    with Workspace.open(folder, PASSPHRASE) as ws:

        def all_of(db: Database) -> dict[str, object]:
            look = views(db)[part]
            community, area = db.conn.execute("SELECT community, area FROM issue WHERE area <> '' LIMIT 1").fetchone()
            kinds = {"one kind": Filter(groups=("fire_equipment",)), "one kind, open": Filter(
                groups=("fire_equipment",), open=True)}  # fmt: skip
            near = {"one community": Filter(communities=(community,)), "one area": Filter(areas=(area,))}
            asked = {name: wanted for name, wanted in (FILTERS | kinds | near).items()}
            if part == "rates":
                asked = {"everything": Filter()} | near
            medians: dict[str, dict[str, float]] = {}
            every: list[float] = []
            for name, wanted in asked.items():
                statements = bare(db, lambda w=wanted: look(w))  # type: ignore[misc]
                spent: Spent = {"view": [], "sql": [], "cpu": []}
                for _ in range(rounds):
                    before = time.process_time()
                    spent["view"].append(milliseconds(lambda w=wanted: look(w)))  # type: ignore[misc]
                    spent["cpu"].append((time.process_time() - before) * 1000)
                    spent["sql"].append(
                        milliseconds(lambda s=statements: [db.conn.execute(one).fetchall() for one in s])  # type: ignore[misc]
                    )
                medians[name] = {key: statistics.median(times) for key, times in spent.items()}
                every += spent["view"]
            slow = sorted(medians, key=lambda name: -medians[name]["view"])
            return {
                "issues": count(db),
                "filters": len(asked),
                "worst_ms": round(medians[slow[0]]["view"], 1),
                "worst_cpu_ms": round(max(each["cpu"] for each in medians.values()), 1),
                "slowest_round_ms": round(max(every), 1),
                "median_ms": round(statistics.median(each["view"] for each in medians.values()), 1),
                "ratio": round(sum(e["view"] for e in medians.values()) / sum(e["sql"] for e in medians.values()), 2),
                "slowest": {name: {key: round(t, 1) for key, t in medians[name].items()} for name in slow[:6]},
            }

        return {"bench": f"ledger {part}", "rounds": rounds, **ws.read(all_of)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="rows", choices=["rows", "board", "buildings", "rates"])
    parser.add_argument("--workspace", type=Path, help="a demonstration workspace made before")
    parser.add_argument("--scale", default="street", choices=["seed", "community", "street"])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        folder = options.workspace or Path(temporary) / "demonstration"
        if not options.workspace:
            demo(folder, scale=options.scale)
        if options.part == "rows":
            found = measure(folder, rounds=options.rounds)
        else:
            found = measure_view(folder, options.part, rounds=options.rounds)
        print(json.dumps(found, ensure_ascii=False))

"""How fast a sync is, beside PouchDB with the same server: python tests/bench/sync.py [PART…]

Parts: small (10,000 records), photos (500 of 200 KB), delta (500 new records on 100,000), stick (segments out and
in), memory (200,000 records beside 50,000, by hub and by stick). Each step runs in a process of its own; ours and
PouchDB's alternate. Ours signs, seals, verifies, merges and commits to an encrypted database; PouchDB stores into
leveldb. Prints one JSON object; ratios are PouchDB's seconds by ours, so larger is better, except those of memory.
Needs what `packaging/test.sh` installs; XUNLOU_COUCHDB names another server to meet (see `tests.storage.sync.couch`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storage.sync.couchdb import CouchCarrier
from storage.sync.replica import Replica
from storage.sync.replicate import replicate
from storage.sync.segments import SegmentCarrier
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.sync import couch

PASSPHRASE = "bench"
BODY = 824 * 3 // 4  # bytes that make a document of 824 characters
PHOTO = 200_000
Figures = dict[str, Any]


def cpu_seconds() -> float:
    """What this process and those that it has started and that have ended have spent."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def peak_mb() -> float:
    """The most memory that this process ever had, and with it that of the largest one it started."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in both) / 1024


def laptop(folder: Path, *, like: Path | None = None) -> None:
    """Make a workspace; *like* another, it holds that one's community and its key."""
    with Workspace.create(folder, PASSPHRASE, community="社区", person="王芳", cost=FLOOR)[0] as ws:
        if like is not None:
            with Workspace.open(like, PASSPHRASE) as other:
                key, community, device = other.community_key(other.community).key, other.community, other.device_id
            ws.join_community(community, key=key, name="社区", roots=[device])
            ws.community = community


def fill(folder: Path, *, records: int, photos: int = 0) -> Figures:
    """Write *records* of about 800 sealed bytes, and *photos* of incompressible bytes."""
    with Workspace.open(folder, PASSPHRASE) as ws:
        text = os.urandom(300).hex()  # what is sealed is zipped first
        started = time.perf_counter()
        for first in range(0, records, 2000):

            def some(txn: Any, first: int = first) -> None:
                for n in range(first, min(records, first + 2000)):
                    txn.append("note", f"note:{txn.new_id()}", {"text": f"{n} {text[n % 200 :]}"})

            ws.write_now(some)
        for _ in range(photos):
            ws.objects.put(os.urandom(PHOTO), mime="application/octet-stream")
        return {"seconds": time.perf_counter() - started, "moved": records + photos}


def hub_sync(folder: Path, address: str) -> Figures:
    with Workspace.open(folder, PASSPHRASE) as ws:
        started, spent = time.perf_counter(), cpu_seconds()
        carrier = CouchCarrier.connect(address, community=ws.community)
        report = replicate(Replica(ws, ws.community), carrier)
        carrier.close()
        seconds = time.perf_counter() - started
        assert report.in_sync, report
        moved = report.pushed + report.pulled + report.pushed_photos + report.pulled_photos
        return {"seconds": seconds, "client_cpu_s": cpu_seconds() - spent, "moved": moved}


def stick_sync(folder: Path, target: str) -> Figures:
    with Workspace.open(folder, PASSPHRASE) as ws:
        replica = Replica(ws, ws.community)
        started, spent = time.perf_counter(), cpu_seconds()
        carrier = SegmentCarrier(Path(target), replica)
        report = replicate(replica, carrier)
        carrier.close()
        seconds = time.perf_counter() - started
        assert report.finished, report
        return {
            "seconds": seconds,
            "cpu_s": cpu_seconds() - spent,
            "moved": report.pushed + report.pulled,
        }


def plain(folder: Path, target: str) -> Figures:
    """What any program must do: write the sealed bytes to one file with an fsync, read and hash them."""
    with Workspace.open(folder, PASSPHRASE) as ws:
        path = Path(target)
        started = time.perf_counter()
        rows = ws.read(lambda db: db.conn.execute("SELECT id, sealed FROM event").fetchall())
        with path.open("wb") as file:
            for _, sealed in rows:
                file.write(len(sealed).to_bytes(4, "little") + sealed)
            file.flush()
            os.fsync(file.fileno())
        written = time.perf_counter()
        with path.open("rb") as file:
            for event_id, _ in rows:
                assert hashlib.sha256(file.read(int.from_bytes(file.read(4), "little"))).hexdigest() == event_id
        return {"out": written - started, "in": time.perf_counter() - written}


STEPS: dict[str, Callable[..., Figures | None]] = {
    "laptop": lambda folder, like="": laptop(Path(folder), like=Path(like) if like else None),
    "fill": lambda folder, records, photos="0": fill(Path(folder), records=int(records), photos=int(photos)),
    "hub": lambda folder, address: hub_sync(Path(folder), address),
    "stick": lambda folder, target: stick_sync(Path(folder), target),
    "plain": lambda folder, target: plain(Path(folder), target),
}


def step(name: str, *arguments: object) -> Figures:
    """Run one step of ours in a process of its own."""
    command = [sys.executable, __file__, "--step", name, *map(str, arguments)]
    return last_line(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peer(*arguments: object) -> Figures:
    """Run one step of PouchDB's."""
    command = [couch.node(), str(couch.HUB / "bench.js"), *map(str, arguments)]
    return last_line(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def last_line(text: str) -> Figures:
    return dict(json.loads(text.strip().splitlines()[-1]))


def against_pouchdb(work: Path, hub: str, *, records: int, photos: int, rounds: int) -> Figures:
    """Push from a full laptop, pull into an empty one, ours and PouchDB's in turn, it as it comes and tuned."""
    tuned = 25 if photos else 1000  # documents a batch; it comes with 100
    times: dict[str, list[float]] = {}
    peaks: dict[str, float] = {"ours": 0.0, "peer": 0.0}

    def note(name: str, figures: Figures) -> None:
        times.setdefault(name, []).append(figures["seconds"])
        side = "peer" if name.startswith("peer") else "ours"
        peaks[side] = max(peaks[side], figures["peak_mb"])

    for number in range(rounds):
        ours, empty, theirs = (work / f"{name}{number}" for name in ("ours", "empty", "theirs"))
        step("laptop", ours)
        step("fill", ours, records, photos)
        step("laptop", empty, ours)
        peer("fill", theirs, photos or records, 60 if photos else BODY, *([PHOTO] if photos else []))
        url = f"{hub}/peer{number}-{photos}"
        note("peer push", peer("push", theirs, url, 100))
        note("push", step("hub", ours, hub))
        note("peer push tuned", peer("push", theirs, url + "-tuned", tuned))
        note("peer pull", peer("pull", work / f"pulled{number}", url, 100))
        note("pull", step("hub", empty, hub))
        note("peer pull tuned", peer("pull", work / f"tuned{number}", url, tuned))
    best = {name: min(each) for name, each in times.items()}
    return {
        "ratio_push": round(best["peer push"] / best["push"], 2),
        "ratio_pull": round(best["peer pull"] / best["pull"], 2),
        "ratio_push_tuned": round(best["peer push tuned"] / best["push"], 2),
        "ratio_pull_tuned": round(best["peer pull tuned"] / best["pull"], 2),
        "per_second": {name: round((photos or records) / seconds) for name, seconds in best.items()},
        "median_seconds": {name: round(statistics.median(each), 2) for name, each in times.items()},
        "peak_mb": {name: round(each) for name, each in peaks.items()},
    }


def delta(work: Path, hub: str) -> Figures:
    full = work / "full"
    step("laptop", full)
    step("fill", full, 100_000)
    first = step("hub", full, hub)
    listed = step("hub", full, hub)  # the hub's list names what we brought: once read, both sides stand at its end
    nothing = step("hub", full, hub)
    assert not listed["moved"] and not nothing["moved"], (listed, nothing)
    step("fill", full, 500)
    after = step("hub", full, hub)
    assert after["moved"] == 500, after
    return {
        "first_seconds": round(first["seconds"], 1),
        "listing_own_seconds": round(listed["seconds"], 1),
        "nothing_new_seconds": round(nothing["seconds"], 2),
        "delta_seconds": round(after["seconds"], 2),
        "delta_client_cpu_s": round(after["client_cpu_s"], 2),
        "moved": after["moved"],
    }


def stick(work: Path, *, records: int, photos: int = 100) -> Figures:
    """Out to an empty stick, into another laptop; then nothing new, a day's work, and photos."""
    ours, other, target = work / "stick-ours", work / "stick-other", work / "stick"
    target.mkdir()
    step("laptop", ours)
    step("fill", ours, records)
    step("laptop", other, ours)
    out, taken = step("stick", ours, target), step("stick", other, target)
    nothing = [step("stick", each, target)["seconds"] for each in (ours, other)]
    step("fill", ours, 500)
    day = [step("stick", each, target)["seconds"] for each in (ours, other)]
    step("fill", ours, 0, photos)
    pictures = [step("stick", each, target)["seconds"] for each in (ours, other)]
    peer_file = step("plain", ours, work / "plain")
    return {
        "events": out["moved"],
        "out_per_cpu_s": round(out["moved"] / out["cpu_s"]),
        "in_per_cpu_s": round(taken["moved"] / taken["cpu_s"]),
        "out_per_s": round(out["moved"] / out["seconds"]),
        "in_per_s": round(taken["moved"] / taken["seconds"]),
        "ratio_to_plain_file": {
            name: round(peer_file[name] / seconds["seconds"], 3) for name, seconds in (("out", out), ("in", taken))
        },
        "nothing_new_out_in_ms": [round(seconds * 1000) for seconds in nothing],
        "delta_500_out_in_ms": [round(seconds * 1000) for seconds in day],
        "photos_out_in_per_s": [round(photos / seconds) for seconds in pictures],
        "peak_out_in_mb": [round(each["peak_mb"]) for each in (out, taken)],
        "load": [round(each, 1) for each in os.getloadavg()],
    }


def memory(work: Path, hub: str, *, sizes: list[int]) -> Figures:
    """Peak memory of each step's own process at different numbers of records: *ratio* is the largest by the first."""
    peaks: dict[str, list[float]] = {}
    for records in sizes:
        full, empty, other, target = (work / f"{name}{records}" for name in ("full", "empty", "other", "stick"))
        target.mkdir()
        step("laptop", full)
        step("fill", full, records)
        for each in (empty, other):
            step("laptop", each, full)
        for name, figures in (
            ("push", step("hub", full, hub)),
            ("pull", step("hub", empty, hub)),
            ("out", step("stick", full, target)),
            ("in", step("stick", other, target)),
        ):
            assert figures["moved"] >= records, (name, figures)
            peaks.setdefault(name, []).append(figures["peak_mb"])
    return {
        "records": sizes,
        "peak_mb": {name: [round(each) for each in found] for name, found in peaks.items()},
        "ratio": {name: round(found[-1] / found[0], 2) for name, found in peaks.items()},
    }


def main(parts: list[str], rounds: int, events: int, sizes: list[int]) -> None:
    found: Figures = {"bench": "sync"}
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        work = Path(temporary)
        with couch.serve(work / "databases") if set(parts) - {"stick"} else nullcontext("") as hub:
            if "small" in parts:
                found["small"] = against_pouchdb(work, hub, records=10_000, photos=0, rounds=rounds)
            if "photos" in parts:
                (work / "photos").mkdir()
                found["photos"] = against_pouchdb(work / "photos", hub, records=0, photos=500, rounds=rounds)
            if "delta" in parts:
                found["delta"] = delta(work, hub)
            if "memory" in parts:
                found["memory"] = memory(work, hub, sizes=sizes)
        if "stick" in parts:
            found["stick"] = stick(work, records=events)
    print(json.dumps(found))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        figures = STEPS[sys.argv[2]](*sys.argv[3:]) or {}
        print(json.dumps({**figures, "peak_mb": peak_mb()}))
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("parts", nargs="*", default=["small", "photos", "delta", "stick"])
        parser.add_argument("--events", type=int, default=50_000, help="records on the stick")
        parser.add_argument("--rounds", type=int, default=3)
        parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 200_000], help="records for memory")
        options = parser.parse_args()
        main(options.parts, options.rounds, options.events, options.sizes)

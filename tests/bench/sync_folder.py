"""How fast a folder carries a community, beside plain reading and writing: python tests/bench/sync_folder.py

Events are real: signed, sealed, verified, merged into heads and derived tables. Out is what one laptop writes to an
empty folder, in what a second one takes from it, delta a day's work on top. The peer in the same run does what
any program must: it writes the sealed bytes to one file with an fsync, and reads and hashes them. Prints one JSON
object; rates are items a second by wall clock and by processor time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storage.sync.replica import Replica
from storage.sync.replicate import Report, replicate
from storage.sync.segments import SegmentCarrier
from storage.vault import FLOOR
from storage.workspace import Workspace

BATCH = 2_000
PHOTO_BYTES = 200_000


def timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - used


def rates(count: int, times: tuple[float, float]) -> dict[str, float]:
    wall, used = times
    return {"per_second": round(count / wall), "per_cpu_second": round(count / max(used, 1e-9))}


def fill(ws: Workspace, count: int, *, start: int = 0) -> None:
    """Append *count* small records of a kind with no ledger of its own, about 400 sealed bytes each."""
    for first in range(start, start + count, BATCH):
        last = min(first + BATCH, start + count)
        ws.write_now(
            lambda txn, first=first, last=last: [
                txn.append("remark", f"remark:{n}", {"text": f"第 {n} 次：楼道堆放电动车，已当面告知", "floor": n % 7})
                for n in range(first, last)
            ]
        )


def visit(ws: Workspace, folder: Path) -> Report:
    replica = Replica(ws, ws.community)
    carrier = SegmentCarrier(folder, replica)
    try:
        report = replicate(replica, carrier)
    finally:
        carrier.close()
    assert report.complete, report
    return report


def plain(ws: Workspace, folder: Path) -> tuple[Callable[[], None], Callable[[], None]]:
    """The peer: the same sealed bytes in one file."""
    rows = ws.read(lambda db: db.conn.execute("SELECT id, sealed FROM event").fetchall())
    path = folder / "plain"

    def out() -> None:
        with path.open("wb") as file:
            for _, sealed in ws.read(lambda db: db.conn.execute("SELECT id, sealed FROM event").fetchall()):
                file.write(len(sealed).to_bytes(4, "little") + sealed)
            file.flush()
            os.fsync(file.fileno())

    def back() -> None:
        with path.open("rb") as file:
            for event_id, _ in rows:
                sealed = file.read(int.from_bytes(file.read(4), "little"))
                assert hashlib.sha256(sealed).hexdigest() == event_id

    return out, back


def measure(folder: Path, *, events: int, delta: int, photos: int) -> dict[str, object]:
    a, _ = Workspace.create(folder / "a", "bench", community="社区", person="王芳", cost=FLOOR)
    b, _ = Workspace.create(folder / "b", "bench", community="own", person="李强", cost=FLOOR)
    stick = folder / "stick"
    stick.mkdir()
    with a, b:
        b.join_community(a.community, key=a.community_key(a.community).key, name="社区", roots=[a.device_id])
        b.community = a.community
        fill(a, events)
        peer_out, peer_in = plain(a, folder)
        found: dict[str, object] = {"bench": "sync-folder", "events": events}
        peer = {"out": rates(events, timed(peer_out)), "in": rates(events, timed(peer_in))}
        ours = {
            "out": rates(events, timed(lambda: visit(a, stick))),
            "in": rates(events, timed(lambda: visit(b, stick))),
        }
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        ours["nothing_new_ms"] = {
            name: round(timed(lambda w=w: visit(w, stick))[0] * 1000) for name, w in (("a", a), ("b", b))
        }
        fill(a, delta, start=events)
        ours["delta"] = {"events": delta} | {
            f"{name}_ms": round(timed(lambda w=w: visit(w, stick))[0] * 1000) for name, w in (("out", a), ("in", b))
        }
        for n in range(photos):
            a.objects.put(n.to_bytes(4, "big") * (PHOTO_BYTES // 4), mime="image/jpeg", thumbnail=bytes(4000))
        ours["photos"] = {"count": photos} | {
            name: rates(photos, timed(lambda w=w: visit(w, stick))) for name, w in (("out", a), ("in", b))
        }
        assert b.read(lambda db: db.conn.execute("SELECT count(*) FROM object WHERE absent").fetchone()[0]) == 0
    ratio = {name: round(ours[name]["per_second"] / peer[name]["per_second"], 3) for name in ("out", "in")}  # type: ignore[index]
    return found | {"ours": ours, "plain_file": peer, "ratio": ratio, "peak_mib_after_events": memory}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--delta", type=int, default=500)
    parser.add_argument("--photos", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xunlou-bench-") as temporary:
        print(json.dumps(measure(Path(temporary), **vars(options)), ensure_ascii=False))

"""Laptops that are killed, fill their disk, lose the cable or the stick in the middle of a sync with a real hub.

After it, and after syncing again, both laptops and the hub or stick hold the same, nothing is lost, doubled or
overwritten, and nobody ever saw half a thing. By hand: XUNLOU_SCHEDULES=252 python -m pytest
tests/storage/sync/test_schedules.py
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from forms.errors import UserError
from storage import events, heads
from storage.sync.carrier import Carrier, document_bytes
from storage.sync.couchdb import CouchCarrier, database_name
from storage.sync.http import Address, Server
from storage.sync.replica import Replica
from storage.sync.replicate import Report
from storage.sync.segments import SegmentCarrier
from storage.sync.visit import is_address, visit
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import Clock, picture
from tests.storage.sync import couch, dying
from tests.storage.sync.proxy import Proxy
from tests.storage.sync.test_replicate import heads_of, log_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="laptops die in forks")
SCHEDULES = int(os.environ.get("XUNLOU_SCHEDULES", "14"))
KINDS = [
    (target, direction, fault)
    for target, faults in (
        ("hub", ("request", "commit", "fsync", "full", "cut up", "cut down")),
        ("stick", ("fsync", "commit", "write", "pulled", "full")),
    )
    for direction in ("push", "pull")
    for fault in faults
    if (target, direction, fault) != ("hub", "push", "fsync")  # nothing is written but the database
]
PLACES, PHOTOS = 25, 2
Laptops = dict[str, Workspace]


class Town:
    """A hub, a process in which laptops die, and the two laptops as they are before each schedule."""

    def __init__(self, folder: Path, hub: str, process: dying.Process, client: httpx.Client) -> None:
        self.folder = folder
        self.hub = hub
        self.process = process
        self.client = client
        self._moments: dict[tuple[str, str], dict[str, int]] = {}
        with self._made("a", community="敦根社区") as a, self._made("b", community="own") as b:
            self.community = a.community
            self.base = f"{hub}/{database_name(self.community)}"
            devices = [a.device_id, b.device_id]
            for workspace in (a, b):
                key = a.community_key(a.community).key
                workspace.join_community(self.community, key=key, name="敦根社区", roots=devices)
                workspace.community = self.community
            for workspace, name, start in ((a, "a", 0), (b, "b", PLACES)):
                numbers = range(start, start + PLACES)
                workspace.write_now(
                    lambda txn, name=name, numbers=numbers: [
                        *(txn.append("place", f"place:{n}", {"name": f"{n}{name}"}) for n in numbers),
                        txn.append("place", "place:both", {"name": name}),
                    ]
                )
                for n in range(PHOTOS):
                    photo = picture(90 + n, 60, color="#" + name * 6)
                    workspace.add_photo(photo, owner_rec=f"place:{start}", field="photo")

    def _made(self, name: str, *, community: str) -> Workspace:
        folder = self.folder / name
        return Workspace.create(folder, dying.PASSPHRASE, community=community, person=name, cost=FLOOR, clock=Clock())[
            0
        ]

    def fresh(self) -> Path:
        """A folder with both laptops, a stick and an empty hub, as if nothing had happened yet."""
        folder = self.folder / "now"
        shutil.rmtree(folder, ignore_errors=True)
        for name in ("a", "b"):
            shutil.copytree(self.folder / name, folder / name)
        (folder / "stick").mkdir()
        self.client.delete(self.base)
        return folder

    @contextmanager
    def laptops(self, folder: Path, *names: str) -> Iterator[Laptops]:
        opened: Laptops = {}
        try:
            for name in names:
                opened[name] = Workspace.open(folder / name, dying.PASSPHRASE)
            yield opened
        finally:
            for workspace in opened.values():
                workspace.close()

    def sync(self, workspace: Workspace, target: str, *, patience: tuple[float, ...] = ()) -> Report:
        """Sync in small batches."""

        def opener(target: str, replica: Replica) -> Carrier:
            carrier: Carrier
            if is_address(target):
                transport = httpx.HTTPTransport(verify=False, limits=httpx.Limits(max_connections=24))
                server = Server(
                    Address.parse(target),
                    database_name(replica.community),
                    transport=transport,
                    pause=lambda seconds: None,
                )
                carrier = CouchCarrier.over(server)
                server.patience = patience
            else:
                carrier = SegmentCarrier(Path(target), replica)
            carrier.batch, carrier.commit_every = dying.BATCH, 2 * dying.BATCH
            return carrier

        return visit(workspace, target, communities=[self.community], opener=opener).reports[self.community]

    def prepared(self, target: str, direction: str) -> tuple[Path, str, str]:
        """A fresh start, where they sync, and who is to suffer: b when everything of a is there already."""
        folder = self.fresh()
        where = self.hub if target == "hub" else str(folder / "stick")
        if direction == "push":
            return folder, where, "a"
        with self.laptops(folder, "a") as laptops:
            assert self.sync(laptops["a"], where).complete
        return folder, where, "b"

    def run(self, laptop: Path, target: str, fault: str, *, at: int) -> dict[str, Any]:
        return self.process.run(folder=str(laptop), target=target, community=self.community, fault=fault, at=at)

    def moments(self, target: str, direction: str, fault: str) -> int:
        """How many moments of that kind a sync has when nothing happens."""
        if (target, direction) not in self._moments:
            folder, where, name = self.prepared(target, direction)
            with Proxy(self.hub) as proxy:
                done = self.run(folder / name, proxy.address if target == "hub" else where, "count", at=0)
            assert done.get("ended") == "complete", done
            largest = max(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            up, down = proxy.passed
            counts = {**done["moments"], "cut up": up, "cut down": down, "full": largest // dying.FULL_STEP}
            self._moments[target, direction] = counts
        assert self._moments[target, direction][fault] > 0
        return self._moments[target, direction][fault]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    with (
        couch.serve(folder / "databases") as hub,
        dying.started() as process,
        httpx.Client(verify=False, timeout=60) as client,
    ):
        yield Town(folder, hub, process, client)


@pytest.mark.parametrize("number", range(SCHEDULES))
def test_whatever_happens_in_the_middle_of_a_sync_loses_and_doubles_nothing(town: Town, number: int):
    kind = target, direction, fault = KINDS[number * 8 % len(KINDS)]  # any few are of all sorts
    total, rounds = town.moments(*kind), max(1, SCHEDULES // len(KINDS))
    # spread over the whole sync, and beginning elsewhere for each kind
    at = 1 + (number // len(KINDS) * total // rounds + number * total // 37) % total
    told = f"{target} {direction} {fault} at {at} of {total}"

    folder, where, name = town.prepared(target, direction)
    if fault.startswith("cut"):
        cable = Proxy(town.hub, after=at, down=fault == "cut down", for_good=number % 2 == 0)
        with cable as proxy, town.laptops(folder, name) as laptops:
            try:
                town.sync(laptops[name], proxy.address, patience=() if proxy.for_good else (0.0, 0.0))
            except UserError as error:  # the hub was never reached
                assert error.code == "SYNC_031"
    else:
        done = town.run(folder / name, where, fault, at=at)
        assert "error" not in done, (told, done)
        # threads may share out the work so that there are a few moments less this time
        assert done["killed"] == (fault not in ("full", "pulled")) or done["moments"][fault] < at, (told, done)
        if (folder / "pulled").exists():
            shutil.rmtree(folder / "stick", ignore_errors=True)
            (folder / "pulled").rename(folder / "stick")

    with town.laptops(folder, "a", "b") as laptops:
        nothing_is_half(town, laptops, target)
        for name in "baba" if number % 4 < 2 else "aba":  # somebody else may come first
            report = town.sync(laptops[name], where)
            assert report.complete, (told, report)
        everybody_has_everything(town, laptops, target)
        for workspace in laptops.values():
            report = town.sync(workspace, where)
            assert not report.moved, told


def nothing_is_half(town: Town, laptops: Laptops, target: str) -> None:
    """What the others could see now is whole, whoever looks."""
    if target == "hub":
        documents_are_whole(town)
    for workspace in laptops.values():
        key = workspace.community_key(town.community)
        rows = workspace.read(lambda db: db.conn.execute("SELECT id, community, sealed FROM event").fetchall())
        for event_id, community, sealed in rows:
            if community == town.community:
                assert events.read(sealed, key=key, community=community).id == event_id
        assert workspace.check().whole


def documents_are_whole(town: Town) -> set[str]:
    """Every document of the hub holds the bytes that it is named by, and was written once."""
    params = {"include_docs": "true", "conflicts": "true"}
    ids = set()
    for row in town.client.get(f"{town.base}/_all_docs", params=params).json().get("rows") or []:
        document, item = row["doc"], row["id"]
        assert document["_rev"].startswith("1-") and "_conflicts" not in document, document
        photo = item[0] == "b"
        sealed = town.client.get(f"{town.base}/{item}/sealed").content if photo else document_bytes(document["sealed"])
        assert hashlib.sha256(sealed).hexdigest() == item[2:]
        ids.add(item)
    return ids


def everybody_has_everything(town: Town, laptops: Laptops, target: str) -> None:
    a, b = laptops["a"], laptops["b"]
    assert log_of(a) == log_of(b) and heads_of(a) == heads_of(b)
    for workspace in (a, b):
        assert workspace.check().whole
        written = "SELECT count(*), count(DISTINCT rec) FROM event WHERE kind = 'place'"
        assert workspace.read(lambda db, sql=written: db.conn.execute(sql).fetchone()) == (
            2 * PLACES + 2,
            2 * PLACES + 1,
        )
        assert not workspace.read(lambda db: db.conn.execute("SELECT id FROM quarantine").fetchall())
        assert not workspace.read(events.gaps) and not workspace.read(events.clones)
        state = workspace.read(lambda db: heads.load(db, "place:both"))
        assert state is not None and state.conflicts == {"name": ["a", "b"]}
        photos = workspace.read(lambda db: db.conn.execute("SELECT id FROM object WHERE NOT absent").fetchall())
        assert len(photos) == 2 * PHOTOS
        for (photo,) in photos:
            workspace.objects.get(photo)
    if target == "hub":
        there = documents_are_whole(town)
        assert {item[2:] for item in there if item[0] == "e"} == log_of(a)
        assert sum(item[0] == "b" for item in there) == 2 * PHOTOS

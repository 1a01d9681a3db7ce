"""Random lives of a community: laptops, sticks and three tiers of hubs, and everything that can go wrong with them.

However it went, once everybody has met again all hold the same, and nothing that reached anybody is lost. Most of it
happens in memory; every twentieth life has its laptops on a disk. By hand:
XUNLOU_HISTORIES=3000 python -m pytest tests/storage/sync/test_histories.py
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from storage import events, heads
from storage.events import Event
from storage.sync.carrier import Refusal, Unreachable
from storage.sync.replica import Replica
from storage.sync.segment_file import read_record
from storage.sync.segment_index import SegmentIndex
from storage.sync.segments import FOLDER, SegmentCarrier
from storage.sync.visit import visit
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.sync.light import (
    COMMUNITY,
    COMMUNITY_KEY,
    REGISTRY,
    JumpyClock,
    LightWorkspace,
    device_id,
    device_seed,
    new_laptop,
)
from tests.storage.sync.memory import Cable, Hub, Pulled, flipped

HISTORIES = int(os.environ.get("XUNLOU_HISTORIES", "200"))
ON_DISK = max(1, HISTORIES // 20)
LAPTOPS, STICKS, TIERS = 5, 2, 3
FOLDER_AT = STICKS  # behind the sticks, the folder that some program keeps in step between laptops
SHARED_MEMORY = Path("/dev/shm")
LAPTOP = st.integers(0, LAPTOPS - 1)
STICK = st.integers(0, STICKS)
TIER = st.integers(0, TIERS - 1)
MOMENT = st.one_of(st.none(), st.none(), st.integers(1, 25))
TEN_YEARS = 3650
PASSPHRASE = "passphrase"


class Lives(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(dir=self.disk()))
        self.chance = random.Random(7)
        self.laptops: list[Workspace] = []
        self.images: list[tuple[int, Any]] = []
        self.hubs = [Hub(f"tier {number}") for number in range(TIERS)]
        self.backups: list[tuple[int, dict]] = []
        self.sticks = [self.root / f"stick {number}" for number in range(STICKS)] + [self.root / "synced folder"]
        self.late: list[tuple[Path, Path]] = []
        for stick in self.sticks:
            stick.mkdir()
        self.copies: list[tuple[int, Path]] = []
        self.disks_lost = False
        self.written = 0

    @initialize(laptops=st.integers(3, LAPTOPS), last=st.sampled_from(["hub", "stick", "folder", "all"]))
    def who_they_are_and_where_they_meet_at_last(self, laptops: int, last: str) -> None:
        """One way alone must be enough in the end, so that no other one hides what it passed over."""
        self.laptops = [self.new_laptop(number) for number in range(laptops)]
        self.last_sticks = {"stick": range(STICKS), "folder": [FOLDER_AT], "all": range(STICKS + 1), "hub": []}[last]
        self.last_hub = last in ("hub", "all")

    def at(self, number: int) -> Workspace:
        return self.laptops[number % len(self.laptops)]

    def disk(self) -> Path | None:
        return SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None

    def new_laptop(self, number: int) -> Workspace:
        return new_laptop(number, folder=self.root, chance=self.chance)

    def image(self, laptop: Workspace) -> Any:
        """A copy of a laptop's disk as it is now."""
        return laptop.connections.image()  # type: ignore[attr-defined]

    def reimaged(self, old: Workspace, image: Any) -> Workspace:
        """The laptop *old* after somebody has put *image* on its disk."""
        laptop = LightWorkspace(image, folder=old.folder, chance=self.chance)
        laptop.keyring.load()
        old.close()
        return laptop

    # -- work ---------------------------------------------------------------------------------------------------

    @rule(laptop=LAPTOP, rec=st.integers(0, 2), fields=st.sampled_from(["a", "b", "ab"]), kind=st.integers(0, 5))
    def somebody_writes(self, laptop: int, rec: int, fields: str, kind: int) -> None:
        self.written += 1
        name = "hologram" if kind == 0 else "place"  # a kind that this version does not know
        values = {field: f"{field}{self.written % 7}" for field in fields}
        self.at(laptop).write_now(lambda txn: txn.append(name, f"{name}:{rec}", values))

    @rule(laptop=LAPTOP, rec=st.integers(0, 2))
    def somebody_deletes(self, laptop: int, rec: int) -> None:
        self.at(laptop).write_now(lambda txn: txn.void(f"place:{rec}"))

    @rule(laptop=LAPTOP, picture=st.integers(0, 3))
    def somebody_takes_a_photo(self, laptop: int, picture: int) -> None:
        self.at(laptop).objects.put(b"jpeg %d" % picture * 20, mime="image/jpeg", thumbnail=b"small %d" % picture)

    @rule(laptop=LAPTOP, days=st.integers(-TEN_YEARS, TEN_YEARS))
    def a_clock_jumps(self, laptop: int, days: int) -> None:
        self.at(laptop).clock.jump(days)  # type: ignore[attr-defined]

    # -- carriers -----------------------------------------------------------------------------------------------

    @rule(
        laptop=LAPTOP,
        tier=st.sampled_from([0, 0, 1, 2]),
        moment=MOMENT,
        batch=st.integers(1, 4),
        bent=st.booleans(),
        photos=st.booleans(),
    )
    def a_laptop_meets_a_hub(
        self, laptop: int, tier: int, moment: int | None, batch: int, bent: bool, photos: bool
    ) -> None:
        chance = random.Random(self.written)
        self.to_hub(
            laptop,
            tier,
            photos=photos,
            batch=batch,
            commit_every=batch * 2,
            fails=Pulled(moment) if moment else lambda name: None,
            bend=(lambda item: flipped(item) if chance.random() < 0.8 else item) if bent else (lambda item: item),
        )

    @rule(laptop=LAPTOP, stick=STICK, batch=st.integers(1, 4))
    def a_laptop_meets_a_stick(self, laptop: int, stick: int, batch: int) -> None:
        self.to_stick(laptop, stick, batch=batch)

    @rule(laptop=LAPTOP, stick=STICK, moment=st.integers(0, 6))
    def a_stick_is_pulled(self, laptop: int, stick: int, moment: int) -> None:
        left = [moment]

        def opener(target: str, replica: Replica) -> SegmentCarrier:
            carrier = SegmentCarrier(Path(target), replica)
            for name in ("put", "flush", "store_checkpoint", "get"):
                setattr(carrier, name, breaking(getattr(carrier, name), left))
            return carrier

        visit(self.at(laptop), str(self.sticks[stick]), communities=[COMMUNITY], opener=opener)

    @rule(lower=st.integers(0, TIERS - 2), down=st.booleans())
    def hubs_replicate(self, lower: int, down: bool) -> None:
        one, other = self.hubs[lower], self.hubs[lower + 1]
        (other if down else one).replicate_to(one if down else other)

    # -- misfortunes --------------------------------------------------------------------------------------------

    @rule(tier=TIER, what=st.sampled_from(["forbid", "invalid", "mend", "back up", "restore", "make anew"]))
    def a_hub_suffers(self, tier: int, what: str) -> None:
        hub = self.hubs[tier]
        bad = "01234567" if self.written % 2 else "89abcdef"
        if what in ("forbid", "invalid", "mend"):
            hub.rule, hub.invalid = lambda item: None, lambda item: False
        if what == "forbid":
            hub.rule = lambda item: Refusal(item.id, "forbidden", 403, final=True) if item.id[2] in bad else None
        elif what == "invalid":
            hub.invalid = lambda item: item.id[2] in bad
        elif what == "back up":
            self.backups.append((tier, hub.backup()))
        elif what == "restore" and self.backups:
            tier, backup = self.backups.pop()
            self.hubs[tier].restore(backup)
        elif what == "make anew":
            hub.recreate()

    @rule(stick=STICK, place=st.integers(0, 10_000), how=st.sampled_from(["flip", "cut", "wipe", "copy", "bring back"]))
    def a_stick_suffers(self, stick: int, place: int, how: str) -> None:
        folder = self.sticks[stick]
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        if how == "wipe":
            shutil.rmtree(folder / FOLDER, ignore_errors=True)
        elif how == "copy":
            copy = self.root / f"copy {len(self.copies)} {self.written}"
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            self.copies.append((stick, copy))
        elif how == "bring back":
            if self.copies:
                stick, copy = self.copies.pop()
                shutil.rmtree(self.sticks[stick])
                shutil.copytree(copy, self.sticks[stick])
        elif files:
            path = files[place % len(files)]
            data = bytearray(path.read_bytes())
            if how == "cut":
                path.write_bytes(data[: place % (len(data) + 1)])
            elif data:
                data[place % len(data)] ^= 1 << place % 8
                path.write_bytes(data)

    @rule(place=st.integers(0, 10_000), how=st.sampled_from(["conflict copy", "clashing name", "late", "arrives"]))
    def a_synced_folder_suffers(self, place: int, how: str) -> None:
        """What OneDrive and its like do: second copies under other names, and files that come late."""
        if how == "arrives":
            for path, hidden in self.late:
                if not path.exists():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    shutil.move(hidden, path)
            self.late.clear()
            return
        files = sorted(path for path in self.sticks[FOLDER_AT].rglob("*-*.*") if path.is_file())
        if not files:
            return
        path = files[place % len(files)]
        if how == "late":
            hidden = self.root / f"late {len(self.late)} {self.written} {place}"
            shutil.move(path, hidden)
            self.late.append((path, hidden))
        else:
            copy = path.with_stem(f"{path.stem} (1)" if how == "conflict copy" else f"{path.stem}-OFFICE-PC")
            shutil.copy(path, copy)
            if how == "clashing name":
                path.write_bytes(path.read_bytes()[: place % (path.stat().st_size + 1)])

    @rule(laptop=LAPTOP, how=st.sampled_from(["copied", "copied", "put back", "put into another"]), other=LAPTOP)
    def a_disk_is_copied_and_used_later(self, laptop: int, how: str, other: int) -> None:
        """The laptop goes back to an older state, or another one goes on as its clone."""
        if how == "copied":
            self.images.append((laptop, self.image(self.at(laptop))))
        elif self.images:
            owner, image = self.images.pop()
            target = (owner if how == "put back" else other) % len(self.laptops)
            self.disks_lost = True
            self.laptops[target] = self.reimaged(self.laptops[target], image)

    # -- what must hold -----------------------------------------------------------------------------------------

    def teardown(self) -> None:
        try:
            self.everybody_meets()
            self.all_hold_the_same()
        finally:
            for laptop in self.laptops:
                laptop.close()
            shutil.rmtree(self.root, ignore_errors=True)

    def everybody_meets(self) -> None:
        before = [self.reachable(laptop) for laptop in self.laptops]
        for hub in self.hubs:
            hub.rule, hub.invalid = lambda item: None, lambda item: False
        for _ in range(4):
            for number in range(len(self.laptops)):
                if self.last_hub:
                    self.to_hub(number, 0)
                for stick in self.last_sticks:
                    self.to_stick(number, stick)
            for lower in (0, 1, 1, 0):
                self.hubs[lower].replicate_to(self.hubs[lower + 1])
                self.hubs[lower + 1].replicate_to(self.hubs[lower])
        everything = self.reachable(self.laptops[0])
        for held in before:
            assert held <= everything, "what a laptop held is gone"

    def all_hold_the_same(self) -> None:
        first = self.laptops[0]
        for laptop in self.laptops:
            assert self.reachable(laptop) == self.reachable(first)
            assert head_rows(laptop) == head_rows(first)
            assert not laptop.read(lambda db: db.conn.execute("SELECT id FROM quarantine WHERE cause <> ''").fetchall())
            if not self.disks_lost:
                assert not laptop.read(events.gaps) and not laptop.read(events.clones)
            assert reference(laptop) == head_ids(laptop)
            digests = laptop.digests()
            laptop.rebuild()
            assert laptop.digests() == digests
        held = {item for item in self.reachable(first) if item[0] == "e"}
        for hub in self.hubs:
            assert held <= set(hub.items) or not self.last_hub
            assert all(hashlib.sha256(sealed).hexdigest() == item[2:] for item, sealed in hub.items.items())
        for number in range(len(self.laptops)):
            reports = [self.to_hub(number, 0)] if self.last_hub else []
            reports += [self.to_stick(number, stick) for stick in self.last_sticks]
            assert not any(report.moved or report.waiting or report.owed for report in reports)

    def to_hub(self, laptop: int, tier: int, *, photos: bool = True, **cable):
        found = visit(
            self.at(laptop),
            "hub",
            communities=[COMMUNITY],
            photos=photos,
            opener=lambda target, replica: Cable(self.hubs[tier], **cable),
        )
        return found.reports[COMMUNITY]

    def to_stick(self, laptop: int, stick: int, *, batch: int = 1000):
        def opener(target: str, replica: Replica) -> SegmentCarrier:
            carrier = SegmentCarrier(Path(target), replica, kind="folder" if stick == FOLDER_AT else "stick")
            carrier.batch = batch
            carrier.commit_every = batch * 2
            return carrier

        found = visit(self.at(laptop), str(self.sticks[stick]), communities=[COMMUNITY], opener=opener)
        return found.reports[COMMUNITY]

    def reachable(self, laptop: Workspace) -> set[str]:
        """Everything that a laptop holds: its log, and the photos whose bytes are there."""
        ids = laptop.read(
            lambda db: (
                [row[0] for row in db.conn.execute("SELECT 'e:' || id FROM event")]
                + [row[0] for row in db.conn.execute("SELECT 'b:' || id FROM object WHERE NOT absent")]
            )
        )
        return set(ids)


def breaking(call, left: list[int]):
    def method(*arguments, **named):
        left[0] -= 1
        if left[0] < 0:
            raise Unreachable("SYNC_001", peer="stick")
        return call(*arguments, **named)

    return method


def head_rows(laptop: Workspace) -> list[tuple]:
    return laptop.read(
        lambda db: db.conn.execute("SELECT rec, kind, community, void, body FROM head ORDER BY rec").fetchall()
    )


def all_events(laptop: Workspace) -> list[Event]:
    key = laptop.community_key(COMMUNITY)
    rows = laptop.read(lambda db: db.conn.execute("SELECT id, sealed FROM event").fetchall())
    found = [events.read(sealed, key=key, community=COMMUNITY) for _, sealed in rows]
    assert [event.id for event in found] == [row[0] for row in rows]
    return found


def reference(laptop: Workspace) -> dict[tuple[str, str], set[str]]:
    """Per record and field, the events that no other names: said without any of the code under test."""
    found: dict[tuple[str, str], set[str]] = {}
    log = all_events(laptop)
    named = {(event.rec, field, item) for event in log for field in event.set for item in event.prev.get(field, ())}
    for event in log:
        for field in event.set:
            standing = found.setdefault((event.rec, field), set())
            if (event.rec, field, event.id) not in named:
                standing.add(event.id)
    return found


def head_ids(laptop: Workspace) -> dict[tuple[str, str], set[str]]:
    rows = laptop.read(lambda db: db.conn.execute("SELECT rec, kind, community, body FROM head").fetchall())
    states = [heads.HeadState.from_body(rec, kind=kind, community=home, body=body) for rec, kind, home, body in rows]
    return {(state.rec, field): set(standing) for state in states for field, standing in state.heads.items()}


def test_what_a_stick_holds_is_read_only_whole(tmp_path):
    """The helper that other tests rely on: an index finds what a writer wrote."""
    laptop = new_laptop(0, folder=tmp_path, chance=random.Random(1))
    laptop.write_now(lambda txn: txn.append("place", "place:1", {"a": "1"}))
    (tmp_path / "stick").mkdir()
    visit(laptop, str(tmp_path / "stick"), communities=[COMMUNITY])
    index = SegmentIndex(tmp_path / "stick" / FOLDER / f"xl-{COMMUNITY}")
    (segment,) = index.segments
    with segment.path.open("rb") as file:
        body = read_record(file, offset=segment.contents.offsets[0], length=segment.contents.lengths[0])
    assert hashlib.sha256(body).digest() == segment.contents.id(0)
    laptop.close()


class LivesOnDisk(Lives):
    """The same lives with whole workspaces: a sealed database file, its writer thread, and photos in files."""

    def disk(self) -> Path | None:
        return None

    def new_laptop(self, number: int) -> Workspace:
        laptop, _ = Workspace.create(
            self.root / str(number), PASSPHRASE, community=None, person=f"person {number}", cost=FLOOR, **self.edges()
        )
        laptop.set_setting("device", device_seed(number).hex())
        laptop.keyring.load()
        believed = [device_id(other) for other in range(LAPTOPS)]
        laptop.join_community(COMMUNITY, key=COMMUNITY_KEY, name="社区", roots=believed)
        return laptop

    def image(self, laptop: Workspace) -> Any:
        self.written += 1
        copy = self.root / f"image {len(self.images)} {self.written}"
        laptop.connections.on_writer(lambda db: db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        shutil.copytree(laptop.folder, copy)
        return copy

    def reimaged(self, old: Workspace, image: Any) -> Workspace:
        old.close()
        shutil.rmtree(old.folder)
        shutil.copytree(image, old.folder)
        return Workspace.open(old.folder, PASSPHRASE, **self.edges())

    def edges(self) -> dict[str, Any]:
        return {"clock": JumpyClock(), "entropy": self.chance.randbytes, "registry": REGISTRY}


def lives(count: int) -> settings:
    return settings(
        max_examples=count,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


TestLives = Lives.TestCase
TestLives.settings = lives(HISTORIES)
TestLivesOnDisk = LivesOnDisk.TestCase
TestLivesOnDisk.settings = lives(ON_DISK)

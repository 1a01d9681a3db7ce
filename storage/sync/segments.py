"""A stick or a shared folder as a carrier: write-once files, one folder a laptop, nothing ever changed in place.

    <target>/XUNLOU/xl-<community>/<device>/<device>-<series>-<first>-<last>.seg    events
                                                                      .note   notes on photos
                                                                      .pack   photos
                                   <device>/<device>-<number>.state           what this laptop has read

What lies there is its own checkpoint: it is read anew at every visit, so a wiped stick, an older copy and a file that
a synced folder has not brought yet are all seen for what they are.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace as replace_in
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

from storage.files import replace, sync_folder
from storage.sync.carrier import PHOTO, Changes, Item, Peer, Refusal, Unreachable
from storage.sync.replica import Replica
from storage.sync.segment_file import SegmentWriter, read_record, read_records
from storage.sync.segment_index import ENDINGS, Segment, SegmentIndex, chained, device_folders
from storage.sync.statements import Statement, read_statements, write_statement

FOLDER = "XUNLOU"
LARGEST_SEGMENT = 64 << 20
LARGEST_PACK = 256 << 20  # far below what FAT32 takes, and little to write again when the stick is pulled
_PART = ".part-"
_MARK = re.compile(r"id-([0-9a-f]{32})")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED = (errno.EROFS, errno.EACCES, errno.EPERM)
GENERATIONS = "segment_series"
"""Setting: the last number of each series that this laptop has written."""


class SegmentCarrier:
    """The folder *target* on a stick, a network drive or in a synced folder, for one community."""

    answers = False
    batch = 1000
    batch_bytes = 16 << 20
    lanes = 2
    commit_every = 50_000

    def __init__(self, target: Path, replica: Replica, *, kind: str = "folder") -> None:
        """Raises `Unreachable` SYNC_002 when there is no such folder."""
        self.target = Path(target)
        self.replica = replica
        self._workspace = replica.workspace
        self._community = replica.community
        self.root = self.target / FOLDER / f"xl-{replica.community}"
        self._device = self._workspace.keyring.device
        self._own = self.root / self._device.id
        self._writer: SegmentWriter | None = None
        self._writing = Lock()
        self._asked: dict[str, int] = {}
        self._plan: list[tuple[Segment, int]] = []
        self._planned_for = ""
        with self._io():
            if not self.target.is_dir():
                raise Unreachable("SYNC_002", path=str(self.target))
            self.writable = self._can_write()
            self.peer = Peer(self._identity(), kind, self.target.name or str(self.target))
            self.index = SegmentIndex(self.root)
            self._statements = read_statements(self.root, key=self._key)
        self._mine = self._statements.get(self._device.id) or Statement(self._device.id)
        if not self.index.still_holds(self._mine.extents):
            # a single file is gone: what was agreed holds no more, also when the next statement is written
            self._mine = replace_in(self._mine, checkpoints={})
        self._seen = dict(self._mine.seen)
        self._adrift = self._behind_holes()
        self._series, self._last = self._continued()

    # -- reading ------------------------------------------------------------------------------------------------

    def changes(self, since: str, limit: int) -> Changes:
        """Ids after *since*, file by file. A token within a run also says where in which file it stands."""
        position = json.loads(since) if since else {}
        if not self._plan or position.get("plan") != self._planned_for:
            self._make_plan(position.get("seen") or {})
            at, ordinal = 0, 0
        else:
            at, ordinal = position["at"]
        ids: list[str] = []
        while at < len(self._plan) and len(ids) < limit:
            segment, start = self._plan[at]
            first = max(start, ordinal)
            last = min(len(segment.contents), first + limit - len(ids))
            ids += segment.contents.items(first, last)
            ordinal = last
            if last >= len(segment.contents):
                self._advance(segment)
                at, ordinal = at + 1, 0
        if at >= len(self._plan):
            return Changes(ids, json.dumps({"seen": self._seen}), more=False)
        token = {"seen": self._seen, "plan": self._planned_for, "at": [at, ordinal]}
        ahead = sum(len(segment.contents) for segment, _ in self._plan[at:]) - ordinal
        return Changes(ids, json.dumps(token), more=True, ahead=ahead)

    def _make_plan(self, seen: Mapping[str, list[Any]]) -> None:
        """What is to be read: every file behind the number that was reached in its series."""
        self._seen = {
            series: [last, chain]
            for series, (last, chain) in seen.items()
            if self.index.chains(series).get(last) == chain  # else the series is not the one that was read
        }
        self._planned_for = self._workspace.entropy(8).hex()
        self._plan = []
        for segment in self.index.in_order():
            reached = self._seen.get(segment.series, [0])[0] if segment.series else 0
            if not segment.series or segment.last > reached or not segment.whole:
                self._plan.append((segment, 0))

    def _advance(self, segment: Segment) -> None:
        last, chain = self._seen.get(segment.series, [0, ""])
        if segment.series and segment.whole and segment.first == last + 1:
            self._seen[segment.series] = [segment.last, chained(chain, segment.contents.ids)]

    def missing(self, ids: Sequence[str]) -> set[str]:
        """What no file lists, what somebody asks for again because every copy is damaged, and what lies adrift."""
        asked = self._asked_for()
        found = self.index.lacking(ids)
        found |= {item for item in ids if item in asked and self.index.copies(item) <= asked[item]}
        if self._adrift:
            found |= {
                item
                for item in ids
                if item not in found and all(spot.segment.path in self._adrift for spot in self.index.spots(item))
            }
        return found

    def get(self, ids: Sequence[str]) -> Iterator[Item]:
        """Read items file by file; a damaged copy is passed over when there is another."""
        order = sorted((place, item) for item, place in self.index.found(ids) if place is not None)
        with self._io():
            for number, stretch in groupby(order, key=lambda each: each[0] >> 32):
                places = list(stretch)
                segment = self.index.segments[number]
                with segment.path.open("rb") as file:
                    ordinals = [self.index.spot(place).ordinal for place, _ in places]
                    for (_, item), sealed in zip(places, read_records(file, segment.contents, ordinals), strict=True):
                        copy = Item(item, sealed)
                        # a single copy is for the caller to compare
                        yield copy if self.index.single or copy.whole else self._other_copy(copy)

    def _other_copy(self, damaged: Item) -> Item:
        """A copy that is whole of what is *damaged* at one place, where there is any."""
        for spot in self.index.spots(damaged.id):
            with spot.segment.path.open("rb") as file:
                contents = spot.segment.contents
                copy = Item(
                    damaged.id,
                    read_record(file, offset=contents.offsets[spot.ordinal], length=contents.lengths[spot.ordinal]),
                )
            if copy.whole:
                return copy
        return damaged

    def wanted(self) -> Iterable[str]:
        return [item for item, copies in self._asked_for().items() if self.index.copies(item) <= copies]

    def confirmed(self, ids: Sequence[str]) -> set[str]:
        """Those of *ids* that another laptop has written here itself, or says it has read and kept."""
        reached = self._reached()
        return {item for item in ids if any(self._has_arrived(spot, item, reached) for spot in self.index.spots(item))}

    def _reached(self) -> list[tuple[Statement, dict[str, int]]]:
        """Per other laptop, how far it has read each series, where the hash over the ids agrees with ours."""
        found: list[tuple[Statement, dict[str, int]]] = []
        for statement in self._statements.values():
            if statement.dev != self._device.id:
                numbers = {
                    series: last
                    for series, (last, chain) in statement.seen.items()
                    if self.index.chains(series).get(last) == chain
                }
                found.append((statement, numbers))
        return found

    def _has_arrived(self, spot: Any, item: str, reached: list[tuple[Statement, dict[str, int]]]) -> bool:
        if spot.segment.series and not spot.segment.series.startswith(self._device.id):
            return True
        return any(
            spot.number <= numbers.get(spot.segment.series, 0) and item not in statement.wanted
            for statement, numbers in reached
        )

    def _asked_for(self) -> dict[str, int]:
        asked: dict[str, int] = {}
        for statement in self._statements.values():
            if statement.dev != self._device.id:
                for item, copies in statement.wanted.items():
                    asked[item] = max(asked.get(item, 0), copies)
        return asked

    # -- writing ------------------------------------------------------------------------------------------------

    def put(self, items: Sequence[Item]) -> list[Refusal]:
        with self._writing, self._io():
            for item in items:
                writer = self._writer_for(item.id[0])
                writer.add(bytes.fromhex(item.id[2:]), item.sealed)
                if writer.size >= (LARGEST_PACK if item.id[0] == PHOTO else LARGEST_SEGMENT):
                    self._finish()
        return []

    def flush(self) -> None:
        # what another thread is just making safe must be listed before anybody asks for it
        with self._writing, self._io():
            self._finish()

    def ask(self, ids: Sequence[str]) -> None:
        self._asked = {item: self.index.copies(item) for item in ids}
        if self._asked != self._mine.wanted:
            self.store_checkpoint("", {})

    def load_checkpoint(self, name: str) -> Mapping[str, Any] | None:
        """The checkpoint in our statement; None when something that lay here at our last visit is gone."""
        return self._mine.checkpoints.get(name)

    def store_checkpoint(self, name: str, document: Mapping[str, Any]) -> None:
        """Say how far we have come. Written after everything that it speaks of is safe here and there."""
        if not self.writable:
            return
        before = self._mine
        self._mine = Statement(
            dev=self._device.id,
            number=before.number + 1,
            at=self._workspace.clock().isoformat(timespec="seconds"),
            seen=self._said(document) or before.seen,
            wanted=dict(self._asked),
            checkpoints={**before.checkpoints, name: dict(document)} if name else before.checkpoints,
            extents=self.index.extents(),
        )
        with self._io():
            self._own.mkdir(parents=True, exist_ok=True)
            write_statement(self._own, self._mine, key=self._key, device=self._device)

    def _said(self, document: Mapping[str, Any]) -> dict[str, list[Any]] | None:
        """How far the items were kept that a pull's checkpoint stands after; listing is ahead of that."""
        position = json.loads(document.get("seq") or "[]")
        return position["seen"] if isinstance(position, dict) else None

    def close(self) -> None:
        if self._writer is not None:
            self._writer.abandon()
            with suppress(OSError):  # a pulled stick: the next visit removes it
                self._writer.part.unlink(missing_ok=True)
            self._writer = None

    def _writer_for(self, kind: str) -> SegmentWriter:
        if self._writer is not None and self._writer.kind != kind:
            self._finish()
        if self._writer is None:
            self._own.mkdir(parents=True, exist_ok=True)
            part = self._own / f"{_PART}{self._workspace.entropy(8).hex()}"
            self._writer = SegmentWriter(part, kind)
        return self._writer

    def _finish(self) -> None:
        """Make the file under way safe and visible: fsync, rename, fsync of the folder."""
        writer, self._writer = self._writer, None
        if writer is None:
            return
        writer.finish()
        first, last = self._last + 1, self._last + writer.count
        path = self._own / f"{self._device.id}-{self._series}-{first:010d}-{last:010d}.{ENDINGS[writer.kind]}"
        if path.exists():  # another laptop with a copy of our disk was quicker: a series of our own
            self._series, self._last = self._workspace.entropy(4).hex(), 0
            first, last = 1, writer.count
            path = self._own / f"{self._device.id}-{self._series}-{first:010d}-{last:010d}.{ENDINGS[writer.kind]}"
        replace(writer.part, path)
        sync_folder(self._own)
        self._last = last
        self._remember()
        self.index.add(path)

    def _continued(self) -> tuple[str, int]:
        """The series to go on with: ours, if it ends here where we remember; else a new one.

        Numbers are never used twice for different records: whoever has read so far would pass the second ones over.
        """
        remembered = self._workspace.setting(GENERATIONS, {})
        for name, last in remembered.items():
            series = f"{self._device.id}-{name}"
            here = [segment.last for segment in self.index.of_series(series)]
            if here and max(here) == last and last in self.index.chains(series):
                return name, last
        return self._workspace.entropy(4).hex(), 0

    def _behind_holes(self) -> set[Path]:
        """Our files behind one that vanished or was cut: others read them and can say so of none, so it is brought
        anew what lies there alone."""
        found: set[Path] = set()
        for series in {segment.series for segment in self.index.segments if segment.series.startswith(self._device.id)}:
            whole = self.index.chains(series)
            found |= {segment.path for segment in self.index.of_series(series) if segment.last not in whole}
        return found

    def _remember(self) -> None:
        remembered = self._workspace.setting(GENERATIONS, {})
        self._workspace.set_setting(GENERATIONS, {**remembered, self._series: self._last})

    def _can_write(self) -> bool:
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            for left in self._own.glob(f"{_PART}*"):  # a stick pulled out earlier
                left.unlink(missing_ok=True)
            probe = self._own / f"{_PART}probe"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            if error.errno in _LOCKED:
                return False
            raise
        return True

    def _identity(self) -> str:
        """A name that the folder keeps wherever it is plugged in; of several, made at the same time, the smallest."""
        home = self.target / FOLDER
        found = (
            sorted(match[1] for path in home.iterdir() if (match := _MARK.fullmatch(path.name.lower())))
            if (home.is_dir())
            else []
        )
        if found:
            return f"folder:{found[0]}"
        if not self.writable:
            return f"folder:{hashlib.sha256(str(self.target).encode()).hexdigest()[:32]}"
        name = self._workspace.entropy(16).hex()
        (home / f"id-{name}").write_bytes(b"")
        sync_folder(home)
        return f"folder:{name}"

    @property
    def _key(self) -> Any:
        return self._workspace.community_key(self._community)

    @contextmanager
    def _io(self) -> Iterator[None]:
        """A pulled stick, a full one and a lost network drive become sentences."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise Unreachable("SYNC_003", path=str(self.target)) from error
            if error.errno in _LOCKED:
                raise Unreachable("SYNC_004", path=str(self.target)) from error
            raise Unreachable("SYNC_001", peer=str(self.target)) from error


def is_carrier(target: Path) -> bool:
    """Whether a folder or stick already holds things of Xunlou."""
    return (target / FOLDER).is_dir() and any(
        True for path in (target / FOLDER).iterdir() for _ in device_folders(path)
    )

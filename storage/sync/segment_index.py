"""What lies in a folder of segments: which items, in which files, and how far each writer's numbers go without a hole.

Whoever writes numbers its records in its own series, one a folder, so another laptop needs one number a series to
remember what it has read.
"""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import ne
from pathlib import Path
from typing import TypeAlias

from storage.sync.carrier import EVENT, NOTE, PHOTO
from storage.sync.segment_file import ID_BYTES, Contents, read_contents

ENDINGS = {EVENT: "seg", NOTE: "note", PHOTO: "pack"}
_KINDS = {ending: kind for kind, ending in ENDINGS.items()}
_NAME = re.compile(
    r"(?P<series>[0-9a-f]{32}-[0-9a-f]{8})-(?P<first>\d{10})-(?P<last>\d{10})\.(?P<ending>seg|note|pack)"
)
_FOLDER = re.compile(r"[0-9a-f]{32}")
_HEAD = array("Q").itemsize
_ORDINAL = 0xFFFFFFFF
"""The part of a place that says which record of its file it is; the rest says which file."""
_Table: TypeAlias = "tuple[array[int], array[int]]"


@dataclass
class Segment:
    """One file and what it lists. A file whose name a synced folder has changed has no series: it is always read."""

    path: Path
    kind: str
    series: str
    first: int
    last: int
    size: int
    contents: Contents

    @property
    def whole(self) -> bool:
        return self.contents.whole and len(self.contents) == self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a copy of an item lies."""

    segment: Segment
    ordinal: int

    @property
    def number(self) -> int:
        return self.segment.first + self.ordinal


class SegmentIndex:
    """The segments of one community in a folder, in a fixed order, with a compact index over their ids."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.segments = [self._read(path, match) for path, match in _found(root)]
        self.segments.sort(key=lambda item: (item.series, item.first, item.last, item.path.name))
        self._tables: tuple[_Table, ...] = (self._table(0),)
        """Where ids lie: one table of what was found, and one for each file that was written since."""
        heads, _ = self._tables[0]
        self.single = all(map(ne, heads, islice(heads, 1, None)))
        """Whether nothing lies twice, as far as is known."""

    def add(self, path: Path) -> None:
        """Take in a file that was just written."""
        match = _NAME.fullmatch(path.name)
        self.single = False
        self.segments.append(self._read(path, match))
        self._tables = (*self._tables, self._table(len(self.segments) - 1))

    def places(self, item: str) -> list[int]:
        """Every place where *item* lies, as far as lists tell; places are in the order of files and of their lists."""
        bare, kind = bytes.fromhex(item[2:]), item[0]
        head = int.from_bytes(bare[:_HEAD], sys.byteorder)
        found = []
        for heads, places in self._tables:
            at = bisect_left(heads, head)
            while at < len(heads) and heads[at] == head:
                segment = self.segments[places[at] >> 32]
                if segment.kind == kind and segment.contents.id(places[at] & _ORDINAL) == bare:
                    found.append(places[at])
                at += 1
        return found

    def lacking(self, items: Iterable[str]) -> set[str]:
        """Those of *items* that lie nowhere: `places` of each is empty."""
        return {item for item, place in self.found(items) if place is None}

    def found(self, items: Iterable[str]) -> Iterator[tuple[str, int | None]]:
        """Each of *items* with a place where it lies, None where it lies nowhere.

        Most are asked for in the order of a file, and so the place after the last one is looked at first.
        """
        kind, ids, place, at = "", b"", 0, 0
        for item in items:
            bare = bytes.fromhex(item[2:])
            place, at = place + 1, at + ID_BYTES
            if ids[at : at + ID_BYTES] != bare or item[0] != kind:
                places = self.places(item) if self._may_lie(bare) else None
                if not places:
                    yield item, None
                    continue
                place = places[0]
                segment = self.segments[place >> 32]
                kind, ids, at = segment.kind, segment.contents.ids, (place & _ORDINAL) * ID_BYTES
            yield item, place

    def _may_lie(self, bare: bytes) -> bool:
        head = int.from_bytes(bare[:_HEAD], sys.byteorder)
        for heads, _ in self._tables:
            at = bisect_left(heads, head)
            if at < len(heads) and heads[at] == head:
                return True
        return False

    def spot(self, place: int) -> Spot:
        return Spot(self.segments[place >> 32], place & _ORDINAL)

    def spots(self, item: str) -> list[Spot]:
        return [self.spot(place) for place in self.places(item)]

    def copies(self, item: str) -> int:
        """In how many places *item* lies."""
        return len(self.places(item))

    def in_order(self) -> Iterator[Segment]:
        yield from self.segments

    def chains(self, series: str) -> dict[int, str]:
        """For each file of *series* from the first without a hole: its last number, and a hash over all ids so far."""
        found: dict[int, str] = {}
        chain, expected = "", 1
        for segment in sorted(self.of_series(series), key=lambda item: (item.first, item.last)):
            if segment.first != expected or not segment.whole:
                break
            chain = chained(chain, segment.contents.ids)
            expected = segment.last + 1
            found[segment.last] = chain
        return found

    def of_series(self, series: str) -> list[Segment]:
        return [segment for segment in self.segments if segment.series == series]

    def extents(self) -> dict[str, list[int]]:
        """Per series: files, bytes and last number, to notice that something was taken away."""
        found: dict[str, list[int]] = {}
        for segment in self.segments:
            extent = found.setdefault(segment.series, [0, 0, 0])
            extent[0] += 1
            extent[1] += segment.size
            extent[2] = max(extent[2], segment.last)
        return found

    def still_holds(self, extents: object) -> bool:
        """Whether everything that *extents* once described is still there."""
        if not isinstance(extents, dict):
            return False
        for series, extent in extents.items():
            older = [item for item in self.of_series(series) if item.last <= extent[2]]
            if [len(older), sum(item.size for item in older)] != extent[:2]:
                return False
        return True

    def _read(self, path: Path, match: re.Match[str] | None) -> Segment:
        kind = _KINDS[path.suffix[1:].lower()]
        contents = read_contents(path, kind)
        size = path.stat().st_size
        if match is None:
            return Segment(path, kind, "", 0, 0, size, contents)
        return Segment(path, kind, match["series"], int(match["first"]), int(match["last"]), size, contents)

    def _table(self, first: int) -> _Table:
        """The beginnings of the ids in the segments from *first* on, sorted, and the place of each."""
        heads, places = array("Q"), array("Q")
        for number, segment in enumerate(self.segments[first:], first):
            heads.extend(array("Q", segment.contents.ids)[:: ID_BYTES // _HEAD])
            places.extend(range(number << 32, (number << 32) + len(segment.contents)))
        order = sorted(range(len(heads)), key=heads.__getitem__)
        return array("Q", map(heads.__getitem__, order)), array("Q", map(places.__getitem__, order))


def chained(before: str, ids: bytes) -> str:
    return hashlib.sha256(before.encode() + hashlib.sha256(ids).digest()).hexdigest()


def device_folders(root: Path) -> Iterator[Path]:
    """The folders that laptops write to; a stick may have changed the case of their names."""
    if root.is_dir():
        yield from (path for path in sorted(root.iterdir()) if _FOLDER.fullmatch(path.name.lower()) and path.is_dir())


def _found(root: Path) -> Iterable[tuple[Path, re.Match[str] | None]]:
    for folder in device_folders(root):
        for path in sorted(folder.iterdir()):
            if not path.name.startswith(".") and path.suffix[1:].lower() in _KINDS and path.is_file():
                yield path, _NAME.fullmatch(path.name.lower())

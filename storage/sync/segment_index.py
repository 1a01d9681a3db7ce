"""What lies in a folder of segments: which items, in which files, and how far each writer's numbers go without a hole.

Whoever writes numbers its records in its own series, one a folder, so another laptop needs one number a series to
remember what it has read.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.sync.carrier import EVENT, NOTE, PHOTO
from storage.sync.segment_file import ID_BYTES, Contents, read_contents

ENDINGS = {EVENT: "seg", NOTE: "note", PHOTO: "pack"}
_KINDS = {ending: kind for kind, ending in ENDINGS.items()}
_NAME = re.compile(
    r"(?P<series>[0-9a-f]{32}-[0-9a-f]{8})-(?P<first>\d{10})-(?P<last>\d{10})\.(?P<ending>seg|note|pack)"
)
_FOLDER = re.compile(r"[0-9a-f]{32}")


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
        self._count = 0
        self._heads = array("Q")
        self._spots = array("Q")
        self._fresh: dict[bytes, list[int]] = {}
        self._sort()

    def add(self, path: Path) -> None:
        """Take in a file that was just written."""
        match = _NAME.fullmatch(path.name)
        segment = self._read(path, match)
        self.segments.append(segment)
        place = (len(self.segments) - 1) << 32
        for ordinal in range(len(segment.contents)):
            self._fresh.setdefault(segment.contents.id(ordinal), []).append(place | ordinal)

    def spots(self, item: str) -> list[Spot]:
        """Every place where *item* lies, as far as lists tell."""
        bare, kind = bytes.fromhex(item[2:]), item[0]
        head = int.from_bytes(bare[:8], "big")
        found = list(self._fresh.get(bare, ()))
        at = bisect_left(self._heads, head)
        while at < len(self._heads) and self._heads[at] == head:
            found.append(self._spots[at])
            at += 1
        spots = [Spot(self.segments[place >> 32], place & 0xFFFFFFFF) for place in found]
        return [spot for spot in spots if spot.segment.kind == kind and spot.segment.contents.id(spot.ordinal) == bare]

    def copies(self, item: str) -> int:
        """In how many places *item* lies."""
        bare, kind = bytes.fromhex(item[2:]), item[0]
        places = list(self._fresh.get(bare, ()))
        if self._heads:
            head = int.from_bytes(bare[:8], "big")
            at = bisect_left(self._heads, head)
            while at < len(self._heads) and self._heads[at] == head:
                place = self._spots[at]
                if self.segments[place >> 32].contents.id(place & 0xFFFFFFFF) == bare:
                    places.append(place)
                at += 1
        return sum(self.segments[place >> 32].kind == kind for place in places)

    def has(self, item: str) -> bool:
        return bool(self.spots(item))

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

    def _sort(self) -> None:
        pairs = []
        for place, segment in enumerate(self.segments):
            ids = segment.contents.ids
            for ordinal in range(len(segment.contents)):
                head = int.from_bytes(ids[ordinal * ID_BYTES : ordinal * ID_BYTES + 8], "big")
                pairs.append(head << 64 | place << 32 | ordinal)
        pairs.sort()
        self._heads = array("Q", (pair >> 64 for pair in pairs))
        self._spots = array("Q", (pair & 0xFFFFFFFFFFFFFFFF for pair in pairs))


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

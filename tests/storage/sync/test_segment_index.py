"""Where things lie in a folder of segments."""

from __future__ import annotations

import random
from pathlib import Path

from storage.sync.carrier import item_id
from storage.sync.segment_file import SegmentWriter, read_contents, read_records
from storage.sync.segment_index import SegmentIndex

DEVICE = "0" * 32


def write(root: Path, kind: str, bodies: list[bytes], *, first: int, series: str = "00000000") -> Path:
    folder = root / DEVICE
    folder.mkdir(parents=True, exist_ok=True)
    writer = SegmentWriter(folder / "part", kind)
    for body in bodies:
        writer.add(bytes.fromhex(item_id(kind, body)[2:]), body)
    writer.finish()
    ending = {"e": "seg", "t": "note", "b": "pack"}[kind]
    path = folder / f"{DEVICE}-{series}-{first:010d}-{first + len(bodies) - 1:010d}.{ending}"
    return writer.part.rename(path)


def body(n: int) -> bytes:
    return str(n).encode() * (n % 7 + 1)


def test_what_lies_there_is_found_in_whatever_order_it_is_asked_for(tmp_path):
    write(tmp_path, "e", [body(n) for n in range(50)], first=1)
    index = SegmentIndex(tmp_path)
    index.add(write(tmp_path, "e", [body(n) for n in range(40, 90)], first=51))
    index.add(write(tmp_path, "t", [body(n) for n in range(30)], first=101))
    names = [item_id("e", body(n)) for n in range(100)] + [item_id("t", body(n)) for n in range(100)]
    for order in (names, names[::-1], random.Random(1).sample(names, len(names)), names[:3] * 3):
        for item, place in index.found(order):
            assert (place in index.places(item)) if place is not None else not index.places(item)
        assert index.lacking(order) == {item for item in order if not index.places(item)}
    assert index.copies(names[45]) == 2


def test_an_index_says_whether_every_copy_is_the_only_one(tmp_path):
    write(tmp_path, "e", [body(n) for n in range(5)], first=1)
    assert SegmentIndex(tmp_path).single
    write(tmp_path, "e", [body(4)], first=1, series="00000001")
    assert not SegmentIndex(tmp_path).single


def test_records_are_read_as_they_were_written_side_by_side_or_not(tmp_path):
    bodies = [body(n) for n in range(200)] + [b"", b"x" * 3_000_000, b"y"]
    path = write(tmp_path, "e", bodies, first=1)
    contents = read_contents(path, "e")
    assert contents.whole
    assert contents.items(2, 5) == [item_id("e", each) for each in bodies[2:5]]
    everything = list(range(len(bodies)))
    with path.open("rb") as file:
        for ordinals in (everything, everything[::-1], everything[::3], [7, 8, 9, 100, 201, 202], []):
            assert list(read_records(file, contents, ordinals)) == [bodies[ordinal] for ordinal in ordinals]

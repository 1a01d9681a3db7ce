"""One write-once file of sealed items: every record carries its length and hash, and a list of them ends the file.

    XLSEG1 <kind>\\n | records: length (uint32, little-endian), id (32 bytes), body | FF FF FF FF |
    list: id (32 bytes), length (uint32) for each record | SHA-256 of the list | offset of the list (uint64) | XLEND1\\n

The list makes a damaged record cost itself alone. Where the list is missing, because the file was cut off or has
not arrived whole, what stands before the damage is read record by record.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import IO

from forms.lean import dataclass

HEADER = "XLSEG1 {kind}\n"
HEADER_BYTES = 9
END = b"XLEND1\n"
ID_BYTES = 32
PREFIX = struct.Struct("<I32s")
ENTRY = struct.Struct("<32sI")
_ID_WORDS = ID_BYTES // array("I").itemsize
OFFSET = struct.Struct("<Q")
STOP = b"\xff\xff\xff\xff"
TAIL_BYTES = 32 + OFFSET.size + len(END)
TOGETHER = 1 << 20  # a write and a step of the digest for each of thousands of records would cost more than both
LARGEST_RECORD = 64 * 1024 * 1024
LARGEST_LIST = 256 * 1024 * 1024


class SegmentWriter:
    """Writes records to a hidden part file; `finish` makes them safe. Nothing of it is visible before."""

    def __init__(self, part: Path, kind: str) -> None:
        self.part = part
        self.kind = kind
        self.count = 0
        """How many records there are."""
        self._ids = bytearray()
        self._lengths = array("I")
        self._file: IO[bytes] = part.open("xb")
        self._digest = hashlib.sha256()
        self._pieces: list[bytes] = []
        """Of records that were added and not written yet."""
        self._written = 0
        self.size = 0
        self._write(HEADER.format(kind=kind).encode())

    def add(self, bare_id: bytes, sealed: bytes) -> None:
        self._pieces += (PREFIX.pack(len(sealed), bare_id), sealed)
        self.size += PREFIX.size + len(sealed)
        self._ids += bare_id
        self._lengths.append(len(sealed))
        self.count += 1
        if self.size - self._written >= TOGETHER:
            self._write()

    def finish(self) -> str:
        """Write the list, bring everything to the medium and read it back.

        Returns the SHA-256 of the file. Raises `OSError` when the medium does not give back what was written.
        """
        offset = self.size
        listed = _list(self._ids, self._lengths)
        with self._file:
            self._write(STOP + listed + hashlib.sha256(listed).digest() + OFFSET.pack(offset) + END)
            self._file.flush()
            os.fsync(self._file.fileno())
            if hasattr(os, "posix_fadvise"):  # else what is read back comes from memory
                os.posix_fadvise(self._file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        wanted = self._digest.hexdigest()
        if _digest(self.part) != wanted:
            raise OSError(5, "what was written does not read back the same", str(self.part))
        return wanted

    def abandon(self) -> None:
        """Let go of an unfinished file; a stick that was pulled out takes nothing more."""
        with contextlib.suppress(OSError):
            self._file.close()

    def _write(self, last: bytes = b"") -> None:
        """Write what was added, and *last* after it."""
        data = b"".join((*self._pieces, last))
        self._pieces.clear()
        self._file.write(data)
        self._digest.update(data)
        self._written += len(data)
        self.size = self._written


@dataclass
class Contents:
    """What a file lists: ids and where their bodies lie. *whole* is False when its end is missing or damaged."""

    kind: str
    ids: bytes
    """32 bytes for each record, in order."""
    offsets: array[int]
    lengths: array[int]
    whole: bool

    def __len__(self) -> int:
        return len(self.offsets)

    def id(self, ordinal: int) -> bytes:
        return self.ids[ordinal * ID_BYTES : (ordinal + 1) * ID_BYTES]

    def items(self, first: int, last: int) -> list[str]:
        """The items from the ordinal *first* up to *last*, by their names."""
        text = self.ids[first * ID_BYTES : last * ID_BYTES].hex()
        return [f"{self.kind}:{text[at : at + 2 * ID_BYTES]}" for at in range(0, len(text), 2 * ID_BYTES)]


def read_contents(path: Path, kind: str) -> Contents:
    """The list of a segment file of *kind*; from its records, as far as they are whole, when the list is not."""
    with path.open("rb") as file:
        if file.read(HEADER_BYTES) != HEADER.format(kind=kind).encode():
            return Contents(kind, b"", array("Q"), array("I"), whole=False)
        return _listed(file, kind) or _scanned(file, kind)


def read_record(file: IO[bytes], *, offset: int, length: int) -> bytes:
    """The body of one record. Its hash is for the caller to compare."""
    file.seek(offset)
    return file.read(length)


def read_records(file: IO[bytes], contents: Contents, ordinals: Sequence[int]) -> Iterator[bytes]:
    """The bodies of these records, as `read_record` gives them; those that lie side by side are read together."""
    offsets, lengths = contents.offsets, contents.lengths
    at = 0
    while at < len(ordinals):
        start = offsets[ordinals[at]]
        next_, last = at + 1, ordinals[at]
        while (
            next_ < len(ordinals)
            and ordinals[next_] == last + 1
            and offsets[last + 1] + lengths[last + 1] - start <= TOGETHER
        ):
            next_, last = next_ + 1, last + 1
        data = read_record(file, offset=start, length=offsets[last] + lengths[last] - start)
        for ordinal in ordinals[at:next_]:
            begin = offsets[ordinal] - start
            yield data[begin : begin + lengths[ordinal]]
        at = next_


def _list(ids: bytes | bytearray, lengths: array[int]) -> bytes:
    """The list that ends a file: each id with its length."""
    words = array("I", bytes(len(lengths) * ENTRY.size))
    own = array("I", bytes(ids))
    for word in range(_ID_WORDS):
        words[word :: _ID_WORDS + 1] = own[word::_ID_WORDS]
    words[_ID_WORDS :: _ID_WORDS + 1] = _little_endian(lengths)
    return words.tobytes()


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def _listed(file: IO[bytes], kind: str) -> Contents | None:
    size = file.seek(0, os.SEEK_END)
    if size < HEADER_BYTES + TAIL_BYTES:
        return None
    file.seek(size - TAIL_BYTES)
    tail = file.read(TAIL_BYTES)
    (offset,) = OFFSET.unpack(tail[32 : 32 + OFFSET.size])
    length = size - TAIL_BYTES - offset - len(STOP)
    if tail[-len(END) :] != END or not 0 <= length <= LARGEST_LIST or length % ENTRY.size or offset < HEADER_BYTES:
        return None
    file.seek(offset)
    stop, listed = file.read(len(STOP)), file.read(length)
    if stop != STOP or hashlib.sha256(listed).digest() != tail[:32]:
        return None
    words = array("I", listed)
    lengths = _little_endian(words[_ID_WORDS :: _ID_WORDS + 1])
    del words[_ID_WORDS :: _ID_WORDS + 1]
    offsets = array("Q", accumulate(map(PREFIX.size.__add__, lengths), initial=HEADER_BYTES + PREFIX.size))
    end = offsets.pop() - PREFIX.size
    return Contents(kind, words.tobytes(), offsets, lengths, whole=True) if end == offset else None


def _scanned(file: IO[bytes], kind: str) -> Contents:
    ids = bytearray()
    offsets, lengths = array("Q"), array("I")
    for bare_id, offset, length in _records(file):
        ids += bare_id
        offsets.append(offset)
        lengths.append(length)
    return Contents(kind, bytes(ids), offsets, lengths, whole=False)


def _records(file: IO[bytes]) -> Iterator[tuple[bytes, int, int]]:
    file.seek(HEADER_BYTES)
    at = HEADER_BYTES
    while True:
        prefix = file.read(PREFIX.size)
        if len(prefix) < PREFIX.size:
            return
        length, bare_id = PREFIX.unpack(prefix)
        if length > LARGEST_RECORD:
            return
        body = file.read(length)
        if hashlib.sha256(body).digest() != bare_id:
            return
        yield bare_id, at + PREFIX.size, length
        at += PREFIX.size + length


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()

"""A process beside this one that opens and verifies events: what goes over its pipes, and what it does.

All numbers are uint32, little-endian; a batch goes as one piece each way, because a call for each event costs as much
as opening it.

    to it:    sign, count, size of what follows | K: keys of 32 bytes, newest first | E: lengths, then the sealed bytes
    from it:  size of what follows | how many were refused, and for each: place, length, cause NUL reason
              | a JSON list of the events that are good, in their order
"""

from __future__ import annotations

import gc
import os
import struct
import sys
from collections.abc import Sequence
from contextlib import suppress
from queue import Queue
from threading import Thread
from typing import IO, Any

from storage import events
from storage.events import Unacceptable
from storage.sealing import SealingKey

KEYS, EVENTS = b"K", b"E"
COURTESY = 5
"""By how much less urgent this is than storing what was verified, and the window: else work heaps up between them."""
NUMBER = struct.Struct("<I")
_HEAD = struct.Struct("<cII")
_REFUSED = struct.Struct("<II")


def ordered_keys(key: SealingKey) -> bytes:
    """What tells the process to open with *key* from now on."""
    keys = [key.key, *(older.key for older in key.older)]
    return _HEAD.pack(KEYS, len(keys), 32 * len(keys)) + b"".join(keys)


def ordered_events(batch: Sequence[bytes]) -> bytes:
    """What tells the process to open these sealed events."""
    lengths = [len(sealed) for sealed in batch]
    size = NUMBER.size * len(batch) + sum(lengths)
    return b"".join((_HEAD.pack(EVENTS, len(batch), size), struct.pack(f"<{len(batch)}I", *lengths), *batch))


def read_answer(source: IO[bytes]) -> tuple[dict[int, Unacceptable], bytes]:
    """What came of the next batch: why some were refused, by their places, and the JSON list of the others.

    Raises `EOFError`, `struct.error` or `ValueError` for what is no answer.
    """
    data = exactly(source, NUMBER.unpack(exactly(source, NUMBER.size))[0])
    (count,) = NUMBER.unpack_from(data)
    at = NUMBER.size
    refused: dict[int, Unacceptable] = {}
    for _ in range(count):
        place, length = _REFUSED.unpack_from(data, at)
        at += _REFUSED.size
        cause, _, reason = data[at : at + length].decode().partition("\0")
        refused[place] = Unacceptable(reason, cause=cause)
        at += length
    return refused, data[at:]


def exactly(source: IO[bytes], size: int) -> bytes:
    """The next *size* bytes. Raises `EOFError` when there are fewer."""
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data


def serve() -> None:
    """Be that process: read, open, verify and answer until the other end closes."""
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    gc.disable()  # nothing here refers to itself, and looking for what does takes its time
    if sys.platform == "win32":  # else 0x1A ends what comes, and each 0x0A grows on its way out
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    source, target = os.fdopen(0, "rb", buffering=1 << 20), os.fdopen(1, "wb", buffering=0)
    asked: Queue[list[bytes] | SealingKey | None] = Queue()
    answered: Queue[bytes | None] = Queue()
    # neither reading nor writing may keep the one that verifies waiting
    Thread(target=_read, args=(source, asked), daemon=True).start()
    writer = Thread(target=_write, args=(target, answered))
    writer.start()
    key: SealingKey | None = None
    while (order := asked.get()) is not None:
        if isinstance(order, SealingKey):
            key = order
        elif key is not None:
            answered.put(_answer(order, key))
    answered.put(None)
    writer.join()


def _answer(batch: Sequence[bytes], key: SealingKey) -> bytes:
    good: list[bytes] = []
    refused: list[bytes] = []
    for place, sealed in enumerate(batch):
        try:
            good.append(events.opened(sealed, key=key)[0])
        except Unacceptable as error:
            told = f"{error.cause}\0{error}".encode(errors="replace")
            refused += (_REFUSED.pack(place, len(told)), told)
    body = b"".join((NUMBER.pack(len(refused) // 2), *refused, b"[", b",".join(good), b"]"))
    return NUMBER.pack(len(body)) + body


def _read(source: IO[bytes], asked: Queue[Any]) -> None:
    with suppress(OSError, EOFError):
        while True:
            sign, count, size = _HEAD.unpack(exactly(source, _HEAD.size))
            data = exactly(source, size)
            asked.put(_keys(data) if sign == KEYS else _batch(data, count))
    asked.put(None)


def _keys(data: bytes) -> SealingKey:
    newest, *older = (data[at : at + 32] for at in range(0, len(data), 32))
    return SealingKey(newest, older=[SealingKey(each) for each in older])


def _batch(data: bytes, count: int) -> list[bytes]:
    at = NUMBER.size * count
    batch = []
    for (length,) in NUMBER.iter_unpack(data[:at]):
        batch.append(data[at : at + length])
        at += length
    return batch


def _write(target: IO[bytes], answered: Queue[bytes | None]) -> None:
    with suppress(OSError):
        while (data := answered.get()) is not None:
            rest = memoryview(data)
            while rest:
                rest = rest[target.write(rest) :]

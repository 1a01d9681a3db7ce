"""Opens and verifies what came in a process beside this one, so that signatures cost no time of the thread that stores.

A signature takes as long as everything else that is done with an event, and threads do not help: they hand the
interpreter's lock back and forth a few times an event, and that takes longer than one after the other. The process is
started once a run has much to verify, speaks over pipes, holds nothing but keys, and ends with its parent. Where it
cannot run, or ends too soon, everything is opened here: it is quicker, never needed.

    to it:    K, length (uint32, little-endian), keys of 32 bytes, newest first | E, count (uint32), then for each
              length (uint32) and sealed bytes
    from it:  for each event length (uint32); its JSON, or where the highest bit is set, why not: cause, NUL, reason
"""

from __future__ import annotations

import logging
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any

from storage import events
from storage.events import Event, Unacceptable
from storage.sealing import SealingKey
from storage.sync import intake
from storage.sync.carrier import EVENT, Item
from storage.sync.intake import Prepared

OPEN_EVENTS = "--open-events"
"""What tells the program, where it is one file without Python's own, to be this process and nothing else."""
WORTH_IT = 1500  # events in one run; to start the process costs as much as a thousand of them
_KEYS, _EVENTS = b"K", b"E"
_LENGTH = struct.Struct("<I")
_HEAD = struct.Struct("<cI")
_REFUSED = 1 << 31
log = logging.getLogger(__name__)


class Opener:
    """Opens what one run fetches, one batch after another, in the order in which they were begun."""

    def __init__(self, *, community: str, key: Callable[[], SealingKey], worth_it: int = WORTH_IT) -> None:
        self.community = community
        self.key = key
        self._worth_it = worth_it
        self._begun = 0
        self._beside: Beside | None = None
        self._possible = _cores() > 1

    def begin(self, items: Sequence[Item]) -> Opened:
        """Begin to open *items*, whose hashes were compared.

        Called by one thread; what it returns is waited for by one thread, in the same order.
        """
        self._begun += len(items)
        opened = Opened(self, items)
        if self._begun >= self._worth_it and self._possible:
            try:
                if self._beside is None:
                    self._beside = Beside()
                opened.ask(self._beside)
            except OSError:
                self.give_up()
        return opened

    def give_up(self) -> None:
        """Open everything in this process from now on."""
        if self._possible:
            log.info("events are opened without a process of their own")
        self._possible = False

    def stop(self) -> None:
        """Let nobody wait any longer for what was begun."""
        if self._beside is not None:
            self._beside.stop()

    def close(self) -> None:
        """End the process; nobody waits for it any more."""
        if self._beside is not None:
            self._beside.close()


class Opened:
    """A batch that is being opened: beside this process, or here once somebody wants the result."""

    def __init__(self, opener: Opener, items: Sequence[Item]) -> None:
        self._opener = opener
        self._items = items
        self._beside: Beside | None = None
        self._found: list[Prepared] | None = None
        self.size = sum(len(item.sealed) for item in items)
        """Sealed bytes."""

    def ask(self, beside: Beside) -> None:
        """Have *beside* open the events among the items. Raises `OSError` when it has ended."""
        beside.ask(self._events(), self._opener.key())
        self._beside = beside

    def wait(self) -> None:
        """Return when what *beside* was asked is answered. What is opened here is left for `result`."""
        if self._beside is None or self._found is not None:
            return
        try:
            asked = self._events()
            answers = self._beside.answer(asked, self._opener.community)
            contents = dict(zip((item.id for item in asked), answers, strict=True))
        except (OSError, EOFError, ValueError, struct.error):
            self._opener.give_up()
            self._beside = None
            return
        self._found = [
            Prepared(item.id, item.sealed, contents[item.id]) if item.id in contents else self._here(item)
            for item in self._items
        ]

    def result(self) -> list[Prepared]:
        self.wait()
        return [self._here(item) for item in self._items] if self._found is None else self._found

    def _events(self) -> list[Item]:
        return [item for item in self._items if item.id[0] == EVENT]

    def _here(self, item: Item) -> Prepared:
        return intake.prepare(item, key=self._opener.key(), community=self._opener.community)


class Beside:
    """The process, seen from here."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # nothing of a user's is on its command line
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._key: SealingKey | None = None

    def ask(self, items: Sequence[Item], key: SealingKey) -> None:
        pieces: list[bytes] = []
        if key is not self._key:
            keys = [key.key, *(older.key for older in key.older)]
            pieces += [_HEAD.pack(_KEYS, 32 * len(keys)), *keys]
            self._key = key
        pieces.append(_HEAD.pack(_EVENTS, len(items)))
        for item in items:
            pieces += (_LENGTH.pack(len(item.sealed)), item.sealed)
        pipe = self._process.stdin
        assert pipe is not None
        pipe.write(b"".join(pieces))
        pipe.flush()

    def answer(self, items: Sequence[Item], community: str) -> Iterator[Event | Unacceptable]:
        """What came of *items*, each. Raises `EOFError` when the process has ended."""
        pipe = self._process.stdout
        assert pipe is not None
        (size,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
        data = _exactly(pipe, size)
        at = 0
        for item in items:
            (length,) = _LENGTH.unpack_from(data, at)
            at += _LENGTH.size
            piece = data[at : at + (length & ~_REFUSED)]
            at += len(piece)
            yield _content(item, length, piece, community)

    def stop(self) -> None:
        self._process.kill()

    def close(self) -> None:
        self.stop()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()


def _content(item: Item, length: int, piece: bytes, community: str) -> Event | Unacceptable:
    if length & _REFUSED:
        cause, _, reason = piece.decode().partition("\0")
        return Unacceptable(reason, cause=cause)
    return events.from_plain(piece, event_id=item.id[2:], community=community)


def serve() -> None:
    """Be that process: read, open, verify and answer until the other end closes."""
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
            body = b"".join(piece for sealed in order for piece in _opened(sealed, key))
            answered.put(_LENGTH.pack(len(body)) + body)
    answered.put(None)
    writer.join()


def _opened(sealed: bytes, key: SealingKey) -> tuple[bytes, bytes]:
    try:
        plain, _ = events.opened(sealed, key=key)
    except Unacceptable as error:
        plain = f"{error.cause}\0{error}".encode(errors="replace")
        return _LENGTH.pack(len(plain) | _REFUSED), plain
    return _LENGTH.pack(len(plain)), plain


def _read(source: IO[bytes], asked: Queue[Any]) -> None:
    with suppress(OSError, EOFError):
        while True:
            sign, number = _HEAD.unpack(_exactly(source, _HEAD.size))
            if sign == _KEYS:
                keys = _exactly(source, number)
                newest, *older = (keys[at : at + 32] for at in range(0, number, 32))
                asked.put(SealingKey(newest, older=[SealingKey(each) for each in older]))
            else:
                asked.put([_exactly(source, _LENGTH.unpack(_exactly(source, 4))[0]) for _ in range(number)])
    asked.put(None)


def _write(target: IO[bytes], answered: Queue[bytes | None]) -> None:
    with suppress(OSError):
        while (data := answered.get()) is not None:
            rest = memoryview(data)
            while rest:
                rest = rest[target.write(rest) :]


def _exactly(source: IO[bytes], size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, OPEN_EVENTS]
    house = str(Path(__file__).resolve().parents[2])
    code = f"import sys; sys.path.insert(0, {house!r}); from storage.sync.opening import serve; serve()"
    return [sys.executable, "-c", code]


def _cores() -> int:
    """How many cores this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

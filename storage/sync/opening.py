"""Opens and verifies what came in processes beside this one, so that signatures cost no time of the thread that stores.

A signature takes as long as everything else that is done with an event, and threads do not help: they hand the
interpreter's lock back and forth a few times an event, and that takes longer than one after the other. A process is
started once a run has much to verify, speaks over pipes, holds nothing but keys, and ends with its parent; there are as
many as cores, up to a few, so that neither they nor we wait. Where one cannot run, or ends too soon, everything is
opened here: it is quicker, never needed. What they do is in `beside`.
"""

from __future__ import annotations

import json
import logging
import os
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from storage import events
from storage.events import Event, Unacceptable
from storage.sealing import SealingKey
from storage.sync import beside, intake
from storage.sync.carrier import EVENT, Item
from storage.sync.intake import Prepared

OPEN_EVENTS = "--open-events"
"""What tells the program, where it is one file without Python's own, to be this process and nothing else."""
MOST_PROCESSES = 3
ANOTHER = 6000  # events begun for each process but the first
WORTH_IT = 1500  # events in one run; to start the process costs as much as a thousand of them
# on Windows; elsewhere the process makes itself less urgent
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
log = logging.getLogger(__name__)


class Opener:
    """Opens what one run fetches, one batch after another, in the order in which they were begun."""

    def __init__(self, *, community: str, key: Callable[[], SealingKey], worth_it: int = WORTH_IT) -> None:
        self.community = community
        self.key = key
        self._worth_it = worth_it
        self._begun = 0
        self._beside: deque[Beside] = deque()
        self._processes = min(_cores(), MOST_PROCESSES)
        """How many there may be; with one core alone they would only take turns with us."""
        self._possible = self._processes > 1

    def begin(self, items: Sequence[Item], *, ahead: int = 0) -> Opened:
        """Begin to open *items*, whose hashes were compared; about so many others are *ahead*.

        Called by one thread; what it returns is waited for by one thread, in the same order.
        """
        self._begun += len(items)
        opened = Opened(self, items)
        if items and self._possible and self._begun + ahead >= self._worth_it:
            try:
                self._start(1 + (self._begun + ahead) // ANOTHER)
                opened.ask(self._next())
            except OSError:
                self.give_up()
        return opened

    def _start(self, processes: int) -> None:
        """Have so many *processes*, or as many as there may be: they start while the first pages are fetched."""
        while len(self._beside) < min(processes, self._processes):
            self._beside.append(Beside())

    def _next(self) -> Beside:
        """The process whose turn it is: each batch goes to another one."""
        self._beside.rotate(1)
        return self._beside[-1]

    def give_up(self) -> None:
        """Open everything in this process from now on."""
        if self._possible:
            log.info("events are opened without a process of their own")
        self._possible = False

    def stop(self) -> None:
        """Let nobody wait any longer for what was begun."""
        for each in list(self._beside):  # another may just be started
            each.stop()

    def close(self) -> None:
        """End the processes; nobody waits for them any more."""
        for each in self._beside:
            each.close()


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
            answers = iter(self._beside.answer(self._events(), self._opener.community))
        except (OSError, EOFError, ValueError, TypeError, KeyError, struct.error):
            self._opener.give_up()
            self._beside = None
            return
        self._found = [
            Prepared(item.id, item.sealed, next(answers)) if item.id[0] == EVENT else self._here(item)
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
            creationflags=_FLAGS,
        )
        self._key: SealingKey | None = None

    def ask(self, items: Sequence[Item], key: SealingKey) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        if key is not self._key:
            pipe.write(beside.ordered_keys(key))
            self._key = key
        pipe.write(beside.ordered_events([item.sealed for item in items]))
        pipe.flush()

    def answer(self, items: Sequence[Item], community: str) -> list[Event | Unacceptable]:
        """What came of *items*, each. Raises `EOFError` when the process has ended, `ValueError` for nonsense."""
        pipe = self._process.stdout
        assert pipe is not None
        refused, listed = beside.read_answer(pipe)
        good = [item for place, item in enumerate(items) if place not in refused]
        found: list[Event | Unacceptable] = [
            events.from_body(body, event_id=item.id[2:], community=community)
            for item, body in zip(good, json.loads(listed), strict=True)  # one list is read quicker than many texts
        ]
        for place in sorted(refused):
            found.insert(place, refused[place])
        if len(found) != len(items):
            raise ValueError("an answer about something else")
        return found

    def stop(self) -> None:
        self._process.kill()

    def close(self) -> None:
        self.stop()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, OPEN_EVENTS]
    house = str(Path(__file__).resolve().parents[2])
    code = f"import sys; sys.path.insert(0, {house!r}); from storage.sync.beside import serve; serve()"
    return [sys.executable, "-c", code]


def _cores() -> int:
    """How many cores this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

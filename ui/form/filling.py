"""A form being filled: the session, the queue of what is not yet written, and what is safe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from typing import Literal

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from forms.errors import UserError
from forms.lean import dataclass
from forms.session import Change, FormSession

IDLE_MS = 300  # a pause in typing is written after this long
LONGEST_MS = 2000  # even someone who never pauses loses no more than this
RETRY_MS = 5000  # a full disk may have been mended meanwhile
STEPS = 500  # so many answers can be taken back, one by one

Delta = Mapping[str, str | None]
Write = Callable[[Delta], Future]


@dataclass(frozen=True)
class SaveState:
    """What is known about the draft: *saved* is said only after COMMIT returned."""

    kind: Literal["untouched", "waiting", "saved", "failed"]
    at: datetime | None = None
    error: BaseException | None = None


class Filling(QObject):
    """Answers go to the session at once and to the draft shortly after.

    What is written is the difference between the session and what is known to be on disk, so a
    failed write loses nothing: the next attempt carries everything that is still missing.
    *write* gets the difference and returns a future that resolves after the commit.

    After an answer only what it touched is compared: in a form of a thousand questions a look at all of them would
    take longer than the answer itself. All of it is compared when rows come or go, after a failure, and in the pause
    after typing, so nothing stays unwritten that was not named as touched.
    """

    changed = Signal(object)  # Change
    language_changed = Signal()
    state_changed = Signal(object)  # SaveState
    _written = Signal(object, object)  # future, difference as it was handed over

    def __init__(
        self,
        session: FormSession,
        *,
        write: Write,
        on_disk: Mapping[str, str] | None = None,
        clock: Callable[[], datetime] | None = None,
        lazy: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """*lazy* writes nothing before somebody answers: what the form fills in by itself leaves no draft."""
        super().__init__(parent)
        self._lazy = lazy
        self.session = session
        self.state = SaveState("untouched")
        self._write = write
        self._clock = clock or (lambda: datetime.now().astimezone())
        self._on_disk: dict[str, str] = dict(on_disk or {})
        self._in_flight: Future | None = None
        self._at_rest = False
        self._touched: set[str] = set()
        """The refs of what may differ from what is on disk."""
        self._all = True
        """Anything may differ."""
        self._steps: list[tuple[str, str]] = []
        self._same_step = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        for timer in (self._idle, self._longest, self._retry):
            timer.timeout.connect(self.flush)
        self._written.connect(self._after_write)

    def answer(self, ref: str, value: str | None, *, at_once: bool = False) -> Change:
        """Put one answer into the form; *at_once* when the person has finished with the question."""
        self._remember(ref, at_once=at_once)
        change = self.session.answer(ref, value)
        self._note(change, at_once=at_once)
        return change

    @property
    def can_undo(self) -> bool:
        """Has anything been answered here that can be taken back?"""
        return bool(self._steps)

    def undo(self) -> str:
        """Put the answer that was changed last back to what it was; returns its ref, or "" when there is none."""
        self._same_step = False
        while self._steps:
            field, before = self._steps.pop()
            try:
                ref = self.session.ref(field)
            except UserError:
                continue  # its row has been taken out meanwhile
            self._note(self.session.answer(ref, before or None), at_once=True)
            return ref
        return ""

    def _remember(self, ref: str, *, at_once: bool) -> None:
        """Keep what stands at *ref*; the letters of one answer are one step."""
        field = self.session.field(ref)
        if not (self._same_step and self._steps and self._steps[-1][0] == field):
            self._steps.append((field, self.session.value(ref)))
            del self._steps[:-STEPS]
        self._same_step = not at_once

    def add_row(self, ref: str, *, key: str | None = None) -> str:
        """Add a row to the repeat *ref* and return the new row's ref."""
        row = self.session.add_repeat(ref, key)
        self._note(Change(added=frozenset({row})), at_once=True)
        return row

    def remove_row(self, ref: str) -> dict[str, str]:
        """Take a row out and return its fields, so that it can be put back."""
        kept = self.session.row_fields(ref)
        self._note(self.session.remove_repeat(ref), at_once=True)
        return kept

    def put_back(self, repeat: str, fields: Mapping[str, str]) -> str:
        """Bring a removed row back with all its answers, at the end of its repeat."""
        row = ""
        for field in sorted(fields, key=lambda name: (name.count("/"), name)):
            parent, _, last = field.rpartition("/")
            name, colon, key = last.partition(":")
            if not row:
                row = self.session.add_repeat(repeat, key)
            elif colon:
                self.session.add_repeat(f"{self.session.ref(parent)}/{name}", key)
            else:
                self.session.answer(self.session.ref(field), fields[field])
        self._note(Change(added=frozenset({row})), at_once=True)
        return row

    def set_language(self, language: str) -> None:
        """Ask the questions in another language from now on; answers stay."""
        self.session.language = language
        self._all = True  # what the form calculates from its words is in the other language now
        self.language_changed.emit()

    @property
    def waiting(self) -> bool:
        """Is something typed that is not yet known to be on disk?"""
        return self._in_flight is not None or (not self._lazy and bool(self._delta(self.session.fields())))

    def flush(self, *, touched_only: bool = False) -> None:
        """Write now what is not yet on disk. Harmless when there is nothing.

        Behind a write that is under way the rest is queued as well, for whoever calls this may be gone when it ends.
        *touched_only* looks only at what answers have touched: for whoever is in the middle of answering.
        """
        self._all = self._all or not touched_only
        for timer in (self._idle, self._longest, self._retry):
            timer.stop()
        if self._at_rest or self._lazy:
            return
        if self._in_flight is not None:
            if not touched_only and (rest := self._delta(self.session.fields())):
                with suppress(Exception):  # what is refused is tried again after the write that is under way
                    self._write(rest)
            return
        delta = self._difference()
        self._touched.clear()
        self._all = False
        if not delta:
            return
        self._set_state(SaveState("waiting"))
        try:
            future = self._write(delta)
        except Exception as error:  # a closed or broken workspace refuses before it queues
            future = Future()
            future.set_exception(error)
        self._in_flight = future
        future.add_done_callback(lambda done: self._announce(done, delta))

    def _difference(self) -> Delta:
        """What of that which may differ from what is on disk does differ."""
        if self._all:
            return self._delta(self.session.fields())
        now = self.session.fields_at(self._touched)
        return {key: value or None for key, value in now.items() if value != self._on_disk.get(key, "")}

    def _announce(self, done: Future, delta: Delta) -> None:
        """On the writer thread: tell the main thread, unless the page has closed meanwhile."""
        with suppress(RuntimeError):  # Qt has deleted the signal between the look and the call
            if shiboken6.isValid(self):
                self._written.emit(done, delta)

    def rest(self, *, on: bool = True) -> None:
        """Write nothing more: the form is being finished, and a late write would bring its draft back."""
        self._at_rest = on
        for timer in (self._idle, self._longest, self._retry):
            timer.stop()

    def _delta(self, fields: Mapping[str, str]) -> dict[str, str | None]:
        delta: dict[str, str | None] = {key: value for key, value in fields.items() if self._on_disk.get(key) != value}
        delta.update((key, None) for key in self._on_disk if key not in fields)
        return delta

    def _note(self, change: Change, *, at_once: bool) -> None:
        self._lazy = False
        if change.added or change.removed:
            self._all = True
        else:
            self._touched |= change.touched
        self.changed.emit(change)
        if self._at_rest:
            return
        if at_once:
            self.flush(touched_only=True)
            self._idle.start()
            return
        if self.state.kind != "failed":
            self._set_state(SaveState("waiting"))
        self._idle.start()
        if not self._longest.isActive():
            self._longest.start()

    def _after_write(self, future: Future, delta: Delta) -> None:
        self._in_flight = None
        if self._at_rest:
            return
        error = future.exception()
        if error is not None:
            self._all = True
            self._set_state(SaveState("failed", error=error))
            self._retry.start()
            return
        for key, value in delta.items():
            if value is None:
                self._on_disk.pop(key, None)
            else:
                self._on_disk[key] = value
        if self._difference():
            self.flush(touched_only=True)
            self._idle.start()
        else:
            self._set_state(SaveState("saved", at=self._clock()))

    def _set_state(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

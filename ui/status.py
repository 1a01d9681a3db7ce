"""Keeps the status strip true: listens to commits and failures, counts what waits."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from storage.standing import Standing, standing
from ui.desk import Desk
from ui.strip import Strip

GATHER_MS = 120


class Status(QObject):
    """Hears of every commit on the writer thread and tells the window in its own."""

    changed = Signal(frozenset)
    """Kinds that have changed since the last time; several commits in a row come as one."""
    _committed = Signal(frozenset)

    def __init__(self, desk: Desk, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip: Strip | None = None
        self._kinds: set[str] = set()
        self._released = False
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._tell)
        self._committed.connect(self._on_committed)
        self._unsubscribe = desk.ws.subscribe(self._from_writer)
        desk.worker.wrote.connect(self._on_wrote)
        desk.person_changed.connect(self.count)
        desk.backed_up.connect(self.count)
        desk.synced.connect(self.count)

    def show_in(self, strip: Strip) -> None:
        """Let *strip* show the state from now on."""
        self._strip = strip
        if self._desk.ws.readonly:
            strip.show_reading_only()
        elif self._desk.worker.writing:
            strip.show_saving()
        self.count()

    def count(self) -> None:
        """Ask the workspace again how much is only here."""
        if self._strip is not None:
            self._desk.worker.read(standing, self._show_standing, owner=self._strip)

    def release(self) -> None:
        """Hear nothing more."""
        self._unsubscribe()
        self._gather.stop()
        self._strip = None
        self._released = True

    def _from_writer(self, kinds: frozenset[str]) -> None:
        if shiboken6.isValid(self):
            self._committed.emit(kinds)

    def _on_committed(self, kinds: frozenset[str]) -> None:
        if self._released:
            return
        self._kinds |= kinds
        self._gather.start()
        if self._strip is not None and not self._desk.worker.writing and not self._desk.ws.readonly:
            self._strip.show_saved(self._desk.ws.clock())

    def _on_wrote(self, writing: int, failed: bool) -> None:
        if self._strip is None or self._desk.ws.readonly:
            return
        if failed:
            self._strip.show_unsaved()
        elif writing:
            self._strip.show_saving()
        else:
            self._strip.show_saved(self._desk.ws.clock())

    def _tell(self) -> None:
        kinds, self._kinds = frozenset(self._kinds), set()
        self.count()
        self.changed.emit(kinds)

    def _show_standing(self, found: Standing) -> None:
        if self._strip is not None:
            if not self._desk.ws.readonly:
                self._strip.show_waiting(found.only_here, elsewhere=found.elsewhere)
            known = [(each.id, each.name) for each in self._desk.ws.communities()]
            self._strip.offer_communities(known, self._desk.community)
            # with several, the choice beside it says which
            self._strip.show_place(found.community if len(known) < 2 else "", self._desk.ws.person)

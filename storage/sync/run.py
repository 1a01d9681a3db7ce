"""What fetching and bringing share: one run with one peer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from storage.sync.carrier import Carrier
from storage.sync.checkpoint import advanced, checkpoint_name, common_point
from storage.sync.replica import Replica
from storage.sync.report import Report

Progress = Callable[[str, int, int], None]
"""Called with what is done ("pull", "push" or "photos"), how many of how many; raises `Cancelled` to stop."""


class Run:
    """One run with one peer: both sides, how far they have come, and what came of it so far."""

    def __init__(self, replica: Replica, carrier: Carrier, progress: Progress, pool: ThreadPoolExecutor) -> None:
        self.replica = replica
        self.carrier = carrier
        self.progress = progress
        self.pool = pool
        self.session = replica.new_session()
        self.report = Report(carrier.peer, readonly=not carrier.writable, answers=carrier.answers)
        self.fetched: set[str] = set()
        """Ids that just came from there, which need not be offered back."""
        self.rows: list[tuple[int, int]] = []
        """Stretches of our log, each after its first number and up to its second, that just came from there whole."""

    def finish(self) -> Report:
        peer = self.carrier.peer
        self.report.waiting = self.replica.count_waiting(peer.id, "out")
        self.report.owed = self.replica.count_waiting(peer.id, "in")
        self.report.photos_missing = self.replica.count_absent()
        self.report.unanswered = 0 if self.carrier.answers else self.replica.count_unanswered()
        self.report.confirmed = self.carrier.answers or not self.replica.any_unanswered()
        self.replica.met(peer, finished=self.report.finished, in_sync=self.report.in_sync)
        return self.report

    def note_rows(self, rows: tuple[int, int]) -> None:
        """Remember a stretch of our log that came from there; they come in their order."""
        if self.rows and self.rows[-1][1] == rows[0]:
            rows = (self.rows.pop()[0], rows[1])
        if rows[0] < rows[1]:
            self.rows.append(rows)

    def agreed(self, direction: str) -> tuple[dict[str, Any] | None, str]:
        """Our checkpoint document of *direction*, and the position that both sides agree on."""
        ours = self.replica.load_checkpoint(self._name(direction))
        return ours, common_point(ours, self.carrier.load_checkpoint(self._name(direction)))

    def checkpoint(self, direction: str, ours: dict[str, Any] | None, since: str) -> dict[str, Any]:
        """Note on both sides that everything up to *since* is safe; returns our document as it is now."""
        document = advanced(ours, session=self.session, seq=since)
        name = self._name(direction)
        if self.carrier.writable:
            self.carrier.store_checkpoint(name, document)
        self.replica.store_checkpoint(name, document, peer=self.carrier.peer.id, direction=direction)
        return document

    def _name(self, direction: str) -> str:
        return checkpoint_name(replica=self.replica.uuid, peer=self.carrier.peer.id, direction=direction)


def chunks(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    """*ids* in lists of *size*, the last one shorter."""
    chunk: list[str] = []
    for item in ids:
        chunk.append(item)
        if len(chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

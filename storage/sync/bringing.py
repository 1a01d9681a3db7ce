"""What is here and not there is brought, and counts as arrived once the other side has named it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import field
from functools import partial
from typing import Any

from forms.lean import dataclass
from storage.rebuild import Cancelled
from storage.sync.carrier import PHOTO, BatchRefused, Changes, Item, Refusal
from storage.sync.run import Run, chunks

HOPELESS = 32  # so many refusals in a row without a success: the rest of the batch waits instead of being halved


class Bringing:
    """The half of a run that brings."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.replica = run.replica
        self.carrier = run.carrier

    def push(self) -> None:
        peer = self.carrier.peer
        retry = [item.id for item in self.replica.waiting(peer.id, "out")]
        asked = [item for item in self.carrier.wanted() if item not in set(retry)]
        have = self.replica.missing(asked)
        retry += [item for item in asked if item not in have]
        outcome = _Outcome()
        for ids in chunks(retry, self.carrier.batch):
            outcome.add(self.run.pool.submit(self._bring, ids).result())
        self._safe(outcome)
        ours, since = self.run.agreed("push")
        total = self.replica.backlog(since)
        done, stored = 0, since
        outcome = _Outcome()
        try:
            for token, brought in self._brought(since):
                outcome.add(brought)
                since = token
                done += len(brought.ids)
                if len(outcome.ids) >= self.carrier.commit_every:
                    ours, outcome, stored = self._commit(ours, since, outcome), _Outcome(), since
                self.run.progress("push", done, max(total, done))
        except Cancelled:
            self._commit(ours, since, outcome)  # what is there already need not be brought again
            raise
        if since != stored:
            self._commit(ours, since, outcome)

    def _brought(self, since: str) -> Iterator[tuple[str, _Outcome]]:
        """Batches in the order of our log with what came of them; the next are under way meanwhile."""
        under_way: deque[tuple[str, Future[_Outcome]]] = deque()
        # read in the pool, whose connections keep few pages: the log is read once, from its beginning to its end
        list_ = partial(self.replica.changes, limit=self.carrier.batch, without=tuple(self.run.rows))
        listing: Future[Changes] | None = self.run.pool.submit(list_, since)
        while listing is not None or under_way:
            while listing is not None and len(under_way) <= self.carrier.lanes:
                page = listing.result()
                more = self.run.pool.submit(list_, page.token) if page.more else None
                ids = [item for item in page.ids if item not in self.run.fetched]
                under_way.append((page.token, self.run.pool.submit(self._bring, ids, page.sealed)))
                listing = more
            token, future = under_way.popleft()
            yield token, future.result()

    def _bring(self, ids: Sequence[str], sealed: Mapping[str, bytes] | None = None) -> _Outcome:
        """Bring those of *ids* that the other side lacks, in portions of `batch_bytes`; *sealed* were read already."""
        outcome = _Outcome(ids=list(ids))
        if not ids:
            return outcome
        lacking = self.carrier.missing(ids)
        portion: list[Item] = []
        size = 0
        for item in self.replica.read([item for item in ids if item in lacking], sealed=sealed):
            if portion and size + len(item.sealed) > self.carrier.batch_bytes:
                self._put(portion, outcome)
                portion, size = [], 0
            portion.append(item)
            size += len(item.sealed)
        if portion:
            self._put(portion, outcome)
        handled = {*outcome.sent, *(item.id for item in outcome.refused)}
        lost = sorted(lacking - handled)
        gone = self.replica.missing(lost)  # photos whose files are not here: the report counts them as missing
        outcome.ids = [item for item in outcome.ids if item not in gone]
        outcome.refused += [Refusal(item, "not readable on this laptop") for item in lost if item not in gone]
        return outcome

    def _put(self, items: list[Item], outcome: _Outcome) -> None:
        try:
            refused = self.carrier.put(items)
        except BatchRefused as error:
            if len(items) == 1 or outcome.refused_in_a_row >= HOPELESS:
                outcome.refused_in_a_row += len(items)
                outcome.refused += [Refusal(item.id, error.reason, error.status, error.final) for item in items]
                return
            middle = len(items) // 2
            self._put(items[:middle], outcome)
            self._put(items[middle:], outcome)
            return
        if len(refused) < len(items):
            outcome.refused_in_a_row = 0
        outcome.refused += refused
        denied = {item.id for item in refused}
        outcome.sent += [item.id for item in items if item.id not in denied]

    def _safe(self, outcome: _Outcome) -> None:
        """Make what was put safe, have the other side name it, and only then count it as arrived."""
        if not outcome.ids:
            return
        if outcome.sent:
            self.carrier.flush()
        lost: set[str] = set()
        for ids in chunks(outcome.sent, max(self.carrier.batch, 1)):
            lost |= self.carrier.missing(ids)
        refused = [*outcome.refused, *(Refusal(item, "not kept by the other side") for item in sorted(lost))]
        denied = {item.id for item in refused}
        arrived = [item for item in outcome.ids if item not in denied]
        self.replica.note_waiting(self.carrier.peer.id, "out", refused=refused, arrived=arrived)
        kept = [item for item in outcome.sent if item not in denied]
        if not self.carrier.answers:
            self.replica.note_unanswered(kept)
        self.run.report.pushed_photos += sum(item.startswith(PHOTO) for item in kept)
        self.run.report.pushed += self.replica.count_changes(kept)
        self.run.report.moved += len(kept)

    def _commit(self, ours: dict[str, Any] | None, since: str, outcome: _Outcome) -> dict[str, Any]:
        self._safe(outcome)
        return self.run.checkpoint("push", ours, since)


@dataclass
class _Outcome:
    """What came of bringing *ids*: those that were *sent* and taken, and those *refused*."""

    ids: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    refused_in_a_row: int = 0

    def add(self, other: _Outcome) -> None:
        self.ids += other.ids
        self.sent += other.sent
        self.refused += other.refused

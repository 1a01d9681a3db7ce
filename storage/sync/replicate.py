"""The one way to sync: each side gets what it lacks, and a checkpoint never passes what has not arrived.

What the other side refuses goes to the outbox before the checkpoint moves, and what could not be fetched is noted as
owed; both are tried again at every sync. A run may break off anywhere: what was not safe on both sides is
offered again, and an item that arrives twice is the same item.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import field
from typing import cast

from forms.errors import UserError
from forms.lean import dataclass
from storage.rebuild import Cancelled
from storage.sync.carrier import (
    PHOTO,
    BatchRefused,
    Carrier,
    Changes,
    Item,
    Peer,
    Refusal,
    Store,
    Unreachable,
    item_id,
)
from storage.sync.checkpoint import advanced, checkpoint_name, common_point
from storage.sync.replica import Replica

Progress = Callable[[str, int, int], None]
"""Called with what is done ("pull", "push" or "photos"), how many of how many; raises `Cancelled` to stop."""

HOPELESS = 32  # so many refusals in a row without a success: the rest of the batch waits instead of being halved
MOST_REMEMBERED = 50_000  # ids just fetched, which need not be offered back
PHOTO_BATCH = 25
TAKEN_TOGETHER = 4000  # small items in one transaction: its commit writes each page of an index once
BYTES_TOGETHER = 8 << 20


@dataclass
class Report:
    """What one sync did, and what stands now. `in_sync` is said only when another laptop or the hub has it all."""

    peer: Peer
    pulled: int = 0
    """Changes that people wrote and that came; neither photos nor what laptops tell each other are counted here."""
    pulled_photos: int = 0
    pushed: int = 0
    pushed_photos: int = 0
    moved: int = 0
    """Everything that went over in either direction, whatever it is."""
    quarantined: int = 0
    again: int = 0
    """Items fetched once more because they came damaged or not at all."""
    waiting: int = 0
    """Changes and photos in the outbox for this peer."""
    owed: int = 0
    """Changes and photos that this peer has and that could not be fetched whole."""
    unanswered: int = 0
    """Changes and photos on sticks or in folders, of which no other laptop has said yet that it has them."""
    answered: int = 0
    """Changes and photos of which another laptop has now said that they arrived."""
    confirmed: bool = False
    """Whether nothing lies on sticks or in folders unanswered, be it only what laptops tell each other."""
    photos_missing: int = 0
    """Photos of which only the note is here."""
    readonly: bool = False
    answers: bool = True
    cancelled: bool = False
    broken: UserError | None = None
    """Why the run ended early; the next one goes on from there."""
    alarms: list[str] = field(default_factory=list)
    """Codes of what people should know at once: "cloned" when another laptop uses this one's counter."""

    @property
    def finished(self) -> bool:
        return not self.cancelled and self.broken is None

    @property
    def in_sync(self) -> bool:
        """Whether the other side has named every item as present, and we have every item of it."""
        return self.complete and self.confirmed

    @property
    def complete(self) -> bool:
        """Whether nothing waits: on a stick everything lies there, though nobody may have read it yet."""
        return self.finished and not self.readonly and not self.waiting and not self.owed


def replicate(replica: Replica, carrier: Carrier, *, progress: Progress | None = None, photos: bool = True) -> Report:
    """Fetch what *carrier* has, bring what it lacks, then fetch photos (unless *photos* is False).

    A broken connection and a cancel end the run with a report; an error that a person must mend (a wrong password)
    is raised as `UserError`.
    """
    run = _Run(replica, carrier, progress or (lambda *_: None))
    try:
        lanes = max(1, carrier.lanes)
        with ThreadPoolExecutor(lanes, thread_name_prefix="sync", initializer=replica.read_in_passing) as pool:
            try:
                run.pool = pool
                run.pull()
                if carrier.writable:
                    run.push()
                if photos:
                    run.fetch_photos()
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
    except Cancelled:
        run.report.cancelled = True
    except Unreachable as error:
        run.report.broken = error
    return run.finish()


class _Run:
    """One run with one peer."""

    pool: ThreadPoolExecutor

    def __init__(self, replica: Replica, carrier: Carrier, progress: Progress) -> None:
        self.replica = replica
        self.carrier = carrier
        self.progress = progress
        self.session = replica.new_session()
        self.report = Report(carrier.peer, readonly=not carrier.writable, answers=carrier.answers)
        self._fetched: set[str] = set()
        self._not_there: set[str] = set()
        """Of what was asked for, what the other side does not have at all."""
        self._misnamed: set[str] = set()
        """Of what was asked for, what holds something that is here under its own name."""
        self._doubtful = False
        """A hub listed what it does not have, so what it has may not have been listed: its list is read again."""

    def finish(self) -> Report:
        peer = self.carrier.peer
        self.report.waiting = self.replica.count_waiting(peer.id, "out")
        self.report.owed = self.replica.count_waiting(peer.id, "in")
        self.report.photos_missing = self.replica.count_absent()
        self.report.unanswered = 0 if self.carrier.answers else self.replica.count_unanswered()
        self.report.confirmed = self.carrier.answers or not self.replica.any_unanswered()
        self.replica.met(peer, finished=self.report.finished, in_sync=self.report.in_sync)
        return self.report

    # -- fetching ---------------------------------------------------------------------------------------------

    def pull(self) -> None:
        owed = self.replica.waiting(self.carrier.peer.id, "in")
        for ids in _chunks([item.id for item in owed], self.carrier.batch):
            self._take(_Held(list(ids), self.pool.submit(self._fetch, ids).result()), again=True)
        ours = self.replica.load_checkpoint(self._name("pull"))
        since = common_point(ours, self.carrier.load_checkpoint(self._name("pull")))
        done, stored = 0, since
        uncommitted = 0
        held = _Held()
        try:
            for page, wanted, fetched in self._pages(since):
                held.add(wanted, fetched)
                done += len(page.ids)
                uncommitted += len(page.ids)
                since = page.token
                due = uncommitted >= self.carrier.commit_every or not page.more
                if due or held.enough:
                    held = self._take(held)
                if due:
                    if since != stored and not self._doubtful:
                        ours = self._checkpoint("pull", ours, since)
                    uncommitted, stored = 0, since
                self.progress("pull", done, done + (self.carrier.batch if page.more else 0))
        except (Cancelled, Unreachable):
            self._take(held)  # what came need not come again
            raise
        if not self.carrier.answers:
            self._leave_word(cast(Store, self.carrier))

    def _leave_word(self, store: Store) -> None:
        """Read which of our things others say they have, and ask for what lies damaged here."""
        self.report.answered = self.replica.note_answers(store.confirmed)
        if store.writable:
            store.ask([item.id for item in self.replica.waiting(store.peer.id, "in")])

    def _pages(self, since: str) -> Iterator[tuple[Changes, list[str], list[Item]]]:
        """Pages of changes with what was fetched of them, in order; the next are under way meanwhile."""
        under_way: deque[tuple[Changes, list[str], Future[list[Item]]]] = deque()
        listing: Future[Changes] | None = self.pool.submit(self.carrier.changes, since, self.carrier.batch)
        while listing is not None or under_way:
            while listing is not None and len(under_way) <= self.carrier.lanes:
                page = listing.result()
                wanted = self._lacking(page.ids)
                under_way.append((page, wanted, self.pool.submit(self._fetch, wanted)))
                more = self.pool.submit(self.carrier.changes, page.token, self.carrier.batch) if page.more else None
                listing = more
            page, wanted, future = under_way.popleft()
            yield page, wanted, future.result()

    def _lacking(self, ids: Iterable[str]) -> list[str]:
        small = [item for item in ids if not item.startswith(PHOTO)]
        lacking = self.replica.missing(small)
        return [item for item in small if item in lacking]

    def _fetch(self, ids: Sequence[str]) -> list[Item]:
        """Those of *ids* that come whole."""
        if not ids:
            return []
        found = list(self.carrier.get(ids))
        whole = {item.id for item in found if item.whole}
        damaged = [item for item in ids if item not in whole]
        if damaged:  # a bit may have flipped on the way: once more, before it is noted as owed
            again = list(self.carrier.get(damaged))
            self._not_there |= set(damaged) - {item.id for item in (*found, *again)}
            self._misnamed |= self._known_otherwise(again)
            found = [item for item in (*found, *again) if item.whole]
        return found

    def _known_otherwise(self, found: Sequence[Item]) -> set[str]:
        """Those of *found* whose name was damaged on its way to the other side, and that are here under their own."""
        names = {item.id: item_id(item.id[0], item.sealed) for item in found if item.sealed and not item.whole}
        lacking = self.replica.missing(list(names.values()))
        return {wrong for wrong, right in names.items() if right not in lacking}

    def _take(self, held: _Held, *, again: bool = False) -> _Held:
        """Keep what came, and note what was listed but did not come whole; *again* when that was noted before.

        Returns room for more. Things are opened and verified here, while nothing is written: two threads that pass the
        interpreter's lock back and forth a few times an event take longer than one after the other.
        """
        if not held.wanted:
            return _Held()
        asked = set(held.wanted)
        taken = self.replica.take(self.replica.prepare(item for item in held.found if item.id in asked))
        came = {item.id for item in held.found}
        gone = asked & self._not_there if self.carrier.answers else set()
        settled = (came | self._misnamed | (gone if again else set())) & asked
        self._doubtful |= bool(gone) and not again
        lost = [Refusal(item, "damaged or missing at the other side") for item in held.wanted if item not in settled]
        self.replica.note_waiting(self.carrier.peer.id, "in", refused=lost, arrived=sorted(settled))
        self.report.pulled += taken.changes
        self.report.moved += taken.new
        self.report.quarantined += taken.quarantined
        self.report.again += len(lost)
        if taken.cloned and "cloned" not in self.report.alarms:
            self.report.alarms.append("cloned")
        if len(self._fetched) < MOST_REMEMBERED:
            self._fetched |= came
        return _Held()

    def fetch_photos(self) -> None:
        """Fetch the photos that notes speak of and that are not here, as far as the other side has them."""
        total = self.replica.count_absent()
        done = 0
        under_way: deque[Future[list[Item]]] = deque()
        batches = _chunks(self.replica.absent(), min(PHOTO_BATCH, self.carrier.batch))
        for ids in batches:
            under_way.append(self.pool.submit(self._fetch_present, ids))
            while len(under_way) > self.carrier.lanes:
                done += self._keep(under_way.popleft().result())
                self.progress("photos", done, total)
        while under_way:
            done += self._keep(under_way.popleft().result())
            self.progress("photos", done, total)

    def _fetch_present(self, ids: Sequence[str]) -> list[Item]:
        there = self.carrier.missing(ids)
        return self._fetch([item for item in ids if item not in there])

    def _keep(self, found: Sequence[Item]) -> int:
        taken = self.replica.take(self.replica.prepare(found))
        self.report.pulled_photos += taken.new
        self.report.moved += taken.new
        return taken.new

    # -- bringing ---------------------------------------------------------------------------------------------

    def push(self) -> None:
        peer = self.carrier.peer
        retry = [item.id for item in self.replica.waiting(peer.id, "out")]
        asked = [item for item in self.carrier.wanted() if item not in set(retry)]
        have = self.replica.missing(asked)
        retry += [item for item in asked if item not in have]
        outcome = _Outcome()
        for ids in _chunks(retry, self.carrier.batch):
            outcome.add(self.pool.submit(self._bring, ids).result())
        self._safe(outcome)
        ours = self.replica.load_checkpoint(self._name("push"))
        since = common_point(ours, self.carrier.load_checkpoint(self._name("push")))
        total = self.replica.backlog(since)
        done, stored = 0, since
        outcome = _Outcome()
        try:
            for token, brought in self._brought(since):
                outcome.add(brought)
                since = token
                done += len(brought.ids)
                if len(outcome.ids) >= self.carrier.commit_every:
                    ours, outcome, stored = self._commit("push", ours, since, outcome), _Outcome(), since
                self.progress("push", done, max(total, done))
        except Cancelled:
            self._commit("push", ours, since, outcome)  # what is there already need not be brought again
            raise
        if since != stored:
            self._commit("push", ours, since, outcome)

    def _brought(self, since: str) -> Iterator[tuple[str, _Outcome]]:
        """Batches in the order of our log with what came of them; the next are under way meanwhile."""
        under_way: deque[tuple[str, Future[_Outcome]]] = deque()
        more = True
        while more or under_way:
            while more and len(under_way) <= self.carrier.lanes:
                page = self.replica.changes(since, self.carrier.batch)
                since, more = page.token, page.more
                ids = [item for item in page.ids if item not in self._fetched]
                under_way.append((since, self.pool.submit(self._bring, ids)))
            token, future = under_way.popleft()
            yield token, future.result()

    def _bring(self, ids: Sequence[str]) -> _Outcome:
        """Bring those of *ids* that the other side lacks, in portions of `batch_bytes`."""
        outcome = _Outcome(ids=list(ids))
        if not ids:
            return outcome
        lacking = self.carrier.missing(ids)
        portion: list[Item] = []
        size = 0
        for item in self.replica.read([item for item in ids if item in lacking]):
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
        for ids in _chunks(outcome.sent, max(self.carrier.batch, 1)):
            lost |= self.carrier.missing(ids)
        refused = [*outcome.refused, *(Refusal(item, "not kept by the other side") for item in sorted(lost))]
        denied = {item.id for item in refused}
        arrived = [item for item in outcome.ids if item not in denied]
        self.replica.note_waiting(self.carrier.peer.id, "out", refused=refused, arrived=arrived)
        kept = [item for item in outcome.sent if item not in denied]
        if not self.carrier.answers:
            self.replica.note_unanswered(kept)
        self.report.pushed_photos += sum(item.startswith(PHOTO) for item in kept)
        self.report.pushed += self.replica.count_changes(kept)
        self.report.moved += len(kept)

    def _commit(self, direction: str, ours: dict | None, since: str, outcome: _Outcome) -> dict:
        self._safe(outcome)
        return self._checkpoint(direction, ours, since)

    def _checkpoint(self, direction: str, ours: dict | None, since: str) -> dict:
        document = advanced(ours, session=self.session, seq=since)
        name = self._name(direction)
        if self.carrier.writable:
            self.carrier.store_checkpoint(name, document)
        self.replica.store_checkpoint(name, document, peer=self.carrier.peer.id, direction=direction)
        return document

    def _name(self, direction: str) -> str:
        return checkpoint_name(replica=self.replica.uuid, peer=self.carrier.peer.id, direction=direction)


@dataclass
class _Held:
    """What was asked for and what came of it, kept together until it is worth a transaction."""

    wanted: list[str] = field(default_factory=list)
    found: list[Item] = field(default_factory=list)
    size: int = 0

    def add(self, wanted: Sequence[str], found: Sequence[Item]) -> None:
        self.wanted += wanted
        self.found += found
        self.size += sum(len(item.sealed) for item in found)

    @property
    def enough(self) -> bool:
        return len(self.wanted) >= TAKEN_TOGETHER or self.size >= BYTES_TOGETHER


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


def _chunks(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    chunk: list[str] = []
    for item in ids:
        chunk.append(item)
        if len(chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

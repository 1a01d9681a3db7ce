"""What is there and not here is fetched, opened and kept, in steps that go on side by side.

Pages are read ahead in a thread of their own, what came of them is opened in a process beside this one when there is
much of it (`opening`), and this thread alone stores. A page that has not been stored is passed by no checkpoint.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import field
from functools import partial
from typing import cast

from forms.lean import dataclass
from storage.rebuild import Cancelled
from storage.sync.ahead import Ahead, InTurn
from storage.sync.carrier import EVENT, PHOTO, Changes, Item, Refusal, Store, Unreachable, item_id
from storage.sync.intake import Prepared
from storage.sync.opening import Opened, Opener
from storage.sync.run import Run, chunks

MOST_REMEMBERED = 50_000  # ids just fetched, which need not be offered back
PHOTO_BATCH = 25
# Small items in one transaction. Its commit writes each page of an index once, and the more is there already the more
# pages that are, so what is stored together grows with what was stored. While more is ready it waits for that.
LEAST_TOGETHER, MOST_TOGETHER = 1000, 12_000
AMPLE_TOGETHER = 4000
BYTES_TOGETHER = 16 << 20
BYTES_AHEAD = 8 << 20
BOOKS_BYTES = 1 << 10  # what an item takes up beside its own bytes, about


@dataclass
class _Page:
    """A page of changes: what of it was wanted, and what came."""

    changes: Changes
    wanted: list[str]
    opened: Opened

    def weight(self) -> int:
        return self.opened.size + BOOKS_BYTES * len(self.wanted)


class Fetching:
    """The half of a run that fetches."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.replica = run.replica
        self.carrier = run.carrier
        self.pool = run.pool
        self._not_there: set[str] = set()
        """Of what was asked for, what the other side does not have at all."""
        self._misnamed: set[str] = set()
        """Of what was asked for, what holds something that is here under its own name."""
        self._doubtful = False
        """A hub listed what it does not have, so what it has may not have been listed: its list is read again."""

    def pull(self) -> None:
        owed = self.replica.waiting(self.carrier.peer.id, "in")
        for ids in chunks([item.id for item in owed], self.carrier.batch):
            found = self.pool.submit(self._fetch, ids).result()
            self._take(_Held(list(ids), self.replica.prepare(found)), again=True)
        ours, since = self.run.agreed("pull")
        done, stored = 0, since
        uncommitted = 0
        held = _Held()
        with self._pages_ahead(since) as pages:
            try:
                for page in pages:
                    held.add(page)
                    done += len(page.changes.ids)
                    uncommitted += len(page.changes.ids)
                    since = page.changes.token
                    due = uncommitted >= self.carrier.commit_every or not page.changes.more
                    if due or held.full or (held.enough(done) and not pages.ready):
                        held = self._take(held)
                    if due:
                        if since != stored and not self._doubtful:
                            ours = self.run.checkpoint("pull", ours, since)
                        uncommitted, stored = 0, since
                    self.run.progress("pull", done, done + (self.carrier.batch if page.changes.more else 0))
            except (Cancelled, Unreachable):
                self._take(held)  # what came need not come again
                raise
        if not self.carrier.answers:
            self._leave_word(cast(Store, self.carrier))

    def _leave_word(self, store: Store) -> None:
        """Read which of our things others say they have, and ask for what lies damaged here."""
        self.run.report.answered = self.replica.note_answers(store.confirmed)
        if store.writable:
            store.ask([item.id for item in self.replica.waiting(store.peer.id, "in")])

    @contextmanager
    def _pages_ahead(self, since: str) -> Iterator[InTurn[_Page] | Ahead[_Page]]:
        """Pages of changes in order, fetched and opened while others are stored, where the other side bears that."""
        community = self.replica.community
        opener = Opener(community=community, key=partial(self.replica.workspace.community_key, community))
        pages = self._pages(since, opener)
        with ExitStack() as stack:
            stack.callback(opener.close)
            if self.carrier.lanes == 1:
                yield stack.enter_context(InTurn(pages))
                return
            line = partial(Ahead, weigh=_Page.weight)
            fetched = stack.enter_context(line(pages, most=BYTES_AHEAD, begin=self.replica.read_in_passing))
            opened = stack.enter_context(line(_opened(fetched), most=BYTES_TOGETHER))
            stack.callback(opener.stop)
            yield opened

    def _pages(self, since: str, opener: Opener) -> Generator[_Page, None, None]:
        """Pages of changes with what was fetched of them; the next are under way meanwhile."""
        under_way: deque[tuple[Changes, list[str], Future[list[Item]]]] = deque()
        ready: Future[None] | None = None
        listing: Future[Changes] | None = self.pool.submit(self.carrier.changes, since, self.carrier.batch)
        while listing is not None or under_way:
            room = len(under_way) <= self.carrier.lanes
            if listing is not None and room and not (under_way and under_way[0][2].done() and not listing.done()):
                page = listing.result()
                wanted = self._lacking(page.ids)
                if wanted and not ready:
                    ready = self.pool.submit(self.replica.get_ready)
                under_way.append((page, wanted, self.pool.submit(self._fetch, wanted)))
                more = self.pool.submit(self.carrier.changes, page.token, self.carrier.batch) if page.more else None
                listing = more
                continue
            page, wanted, future = under_way.popleft()
            asked = set(wanted)
            found = [item for item in future.result() if item.id in asked]
            ahead = page.ahead * len(wanted) // max(len(page.ids), 1)  # as many of those will be new as of these
            yield _Page(page, wanted, opener.begin(found, ahead=ahead))

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

        Returns room for more.
        """
        if not held.wanted:
            return _Held()
        asked = set(held.wanted)
        taken = self.replica.take(held.found)
        came = {item.id for item in held.found}
        gone = asked & self._not_there if self.carrier.answers else set()
        settled = (came | self._misnamed | (gone if again else set())) & asked
        self._doubtful |= bool(gone) and not again
        lost = [Refusal(item, "damaged or missing at the other side") for item in held.wanted if item not in settled]
        self.replica.note_waiting(self.carrier.peer.id, "in", refused=lost, arrived=sorted(settled))
        report = self.run.report
        report.pulled += taken.changes
        report.moved += taken.new
        report.quarantined += taken.quarantined
        report.again += len(lost)
        if taken.cloned and "cloned" not in report.alarms:
            report.alarms.append("cloned")
        if taken.rows is not None:
            self.run.note_rows(taken.rows)
            came = {item for item in came if item[0] != EVENT}
        if len(self.run.fetched) < MOST_REMEMBERED:
            self.run.fetched |= came
        return _Held()

    def fetch_photos(self) -> None:
        """Fetch the photos that notes speak of and that are not here, as far as the other side has them."""
        total = self.replica.count_absent()
        done = 0
        under_way: deque[Future[list[str]]] = deque()
        batches = chunks(self.replica.absent(), min(PHOTO_BATCH, self.carrier.batch))
        for ids in batches:
            under_way.append(self.pool.submit(self._fetch_present, ids))
            while len(under_way) > self.carrier.lanes:
                done += self._keep(under_way.popleft().result())
                self.run.progress("photos", done, total)
        while under_way:
            done += self._keep(under_way.popleft().result())
            self.run.progress("photos", done, total)

    def _fetch_present(self, ids: Sequence[str]) -> list[str]:
        """Those of the photos *ids* that came whole, safe on disk."""
        there = self.carrier.missing(ids)
        return self.replica.place(self._fetch([item for item in ids if item not in there]))

    def _keep(self, placed: Sequence[str]) -> int:
        new = self.replica.arrived(placed)
        self.run.report.pulled_photos += new
        self.run.report.moved += new
        return new


def _opened(pages: Iterable[_Page]) -> Generator[_Page, None, None]:
    """Each page once what the process beside us has to say of it is here."""
    for page in pages:
        page.opened.wait()
        yield page


@dataclass
class _Held:
    """What was asked for and what came of it, kept together until it is worth a transaction."""

    wanted: list[str] = field(default_factory=list)
    found: list[Prepared] = field(default_factory=list)
    size: int = 0

    def add(self, page: _Page) -> None:
        self.wanted += page.wanted
        self.found += page.opened.result()
        self.size += page.opened.size

    def enough(self, done: int) -> bool:
        """Whether it is worth a transaction after *done* items of this run, these included."""
        return len(self.wanted) >= min(max(LEAST_TOGETHER, done // 3), AMPLE_TOGETHER)

    @property
    def full(self) -> bool:
        return len(self.wanted) >= MOST_TOGETHER or self.size >= BYTES_TOGETHER

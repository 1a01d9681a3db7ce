"""A hub and a cable in memory: the edge of the machine, with every fault that can happen there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from storage.sync.carrier import BatchRefused, Changes, Item, Peer, Refusal, Unreachable


class Hub:
    """What a hub keeps of one community: items in the order in which they came, and checkpoint documents."""

    def __init__(self, name: str = "hub") -> None:
        self.name = name
        self.generation = 0
        self.items: dict[str, bytes] = {}
        self.log: list[str] = []
        self.checkpoints: dict[str, dict[str, Any]] = {}
        self.rule: Callable[[Item], Refusal | None] = lambda item: None
        """Refuses single items, as a hub's rule does."""
        self.invalid: Callable[[Item], bool] = lambda item: False
        """Makes the hub refuse a whole batch, as CouchDB does for one invalid document."""
        self.requests = 0
        self.put_items = 0

    def backup(self) -> dict[str, Any]:
        return deepcopy({name: self.__dict__[name] for name in ("items", "log", "checkpoints", "generation")})

    def restore(self, backup: dict[str, Any]) -> None:
        self.__dict__.update(deepcopy(backup))

    def recreate(self) -> None:
        """Delete the database and make it again under the same name."""
        self.generation += 1
        self.items, self.log, self.checkpoints = {}, [], {}

    def replicate_to(self, other: Hub) -> None:
        """What CouchDB's own replicator does between tiers."""
        for item in self.log:
            if item not in other.items:
                other.items[item] = self.items[item]
                other.log.append(item)


class Cable:
    """A carrier to a hub. *fails* is asked before and after each request, with its name; it may raise."""

    writable = True
    answers = True
    batch_bytes = 1 << 20
    lanes = 1

    def __init__(
        self,
        hub: Hub,
        *,
        batch: int = 50,
        commit_every: int = 100,
        fails: Callable[[str], None] = lambda name: None,
        bend: Callable[[Item], Item] = lambda item: item,
    ) -> None:
        self.hub = hub
        self.batch = batch
        self.commit_every = commit_every
        self.fails = fails
        self.bend = bend
        self.peer = Peer(f"memory:{hub.name}", "hub", hub.name)

    def changes(self, since: str, limit: int) -> Changes:
        self._request("changes")
        generation, _, place = since.rpartition("-")
        start = int(place) if since and generation == str(self.hub.generation) else 0
        start = min(start, len(self.hub.log))
        ids = self.hub.log[start : start + limit]
        end = start + len(ids)
        self._request("changes done")
        return Changes(list(ids), f"{self.hub.generation}-{end}", more=end < len(self.hub.log))

    def missing(self, ids: Sequence[str]) -> set[str]:
        self._request("missing")
        return {item for item in ids if item not in self.hub.items}

    def put(self, items: Sequence[Item]) -> list[Refusal]:
        self._request("put")
        if any(self.hub.invalid(item) for item in items):
            raise BatchRefused("invalid document", status=400, final=True)
        refused = []
        for item in items:
            refusal = self.hub.rule(item)
            if refusal is not None:
                refused.append(refusal)
            elif item.whole and item.id not in self.hub.items:
                self.hub.items[item.id] = item.sealed
                self.hub.log.append(item.id)
                self.hub.put_items += 1
        self._request("put done")
        return refused

    def get(self, ids: Sequence[str]) -> Iterator[Item]:
        self._request("get")
        for item in ids:
            if item in self.hub.items:
                yield self.bend(Item(item, self.hub.items[item]))

    def wanted(self) -> Iterable[str]:
        return ()

    def load_checkpoint(self, name: str) -> Mapping[str, Any] | None:
        self._request("load checkpoint")
        return deepcopy(self.hub.checkpoints.get(name))

    def store_checkpoint(self, name: str, document: Mapping[str, Any]) -> None:
        self._request("store checkpoint")
        self.hub.checkpoints[name] = deepcopy(dict(document))
        self._request("store checkpoint done")

    def flush(self) -> None:
        self._request("flush")

    def close(self) -> None:
        pass

    def _request(self, name: str) -> None:
        self.hub.requests += 1
        self.fails(name)


class Pulled:
    """Breaks the cable at the *n*-th moment, counting from 1; each request has one or two."""

    def __init__(self, n: int) -> None:
        self.left = n

    def __call__(self, name: str) -> None:
        self.left -= 1
        if self.left == 0:
            raise Unreachable("SYNC_001", peer=name)


def flipped(item: Item) -> Item:
    """The item with one bit changed on the way."""
    place = int.from_bytes(hashlib.sha256(item.sealed).digest()[:4], "big") % len(item.sealed)
    damaged = bytearray(item.sealed)
    damaged[place] ^= 1 << place % 8
    return Item(item.id, bytes(damaged))

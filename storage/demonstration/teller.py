"""What tells a story into a workspace: a clock and chance of its own, and photos that are drawn once."""

from __future__ import annotations

import hashlib
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storage.demonstration.pictures import draw
from storage.events import Value

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace


class StoryClock:
    """A clock that stands where the story is; each reading is a second later."""

    def __init__(self, begun: str) -> None:
        self._now = datetime.fromisoformat(begun)
        self._guard = threading.Lock()

    def __call__(self) -> datetime:
        with self._guard:
            self._now += timedelta(seconds=1)
            return self._now

    def go_to(self, day: str, time: str = "09:00:00") -> None:
        """Move to a day of the story, never backwards."""
        moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=self._now.tzinfo)
        with self._guard:
            self._now = max(self._now, moment)


class Chance:
    """Bytes that look random and are the same for the same seed: keys and ids of a demonstration."""

    def __init__(self, seed: int) -> None:
        self._seed = f"xunlou-demonstration-{seed}".encode()
        self._drawn = 0
        self._guard = threading.Lock()

    def __call__(self, size: int) -> bytes:
        with self._guard:
            self._drawn += 1
            count = self._drawn
        return hashlib.shake_256(self._seed + count.to_bytes(8, "big")).digest(size)


class Album:
    """Drawn photos as objects of a workspace: each picture is stored once, whatever number of records shows it."""

    def __init__(self, ws: Workspace, community: str) -> None:
        self._ws = ws
        self._community = community
        self._objects: dict[tuple[str, int], str] = {}

    def object(self, scene: str, variant: int = 0) -> str:
        """The object of a picture. It is stored outside any transaction, so ask before one begins."""
        key = (scene, variant)
        if key not in self._objects:
            picture = draw(scene, variant=variant)
            self._objects[key] = self._ws.objects.take_photo(picture, community=self._community)
        return self._objects[key]

    def hang(self, txn: Transaction, *, scene: str, variant: int, owner: str, field: str, day: str) -> str:
        """Add the record of a photo on a field; returns its id."""
        rec = f"photo:{txn.new_id()}"
        fields: dict[str, Value] = {
            "object": self._objects[scene, variant],
            "owner": owner,
            "field": field,
            "taken": f"{day}T10:00:00+08:00",
            "public": True,
        }
        txn.append("photo", rec, fields, community=self._community)
        return rec

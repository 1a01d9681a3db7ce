"""What a peer has not taken yet, or has and could not give: kept with its reason until it has arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine import Database
from storage.sync.carrier import Refusal

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Place:
    """One community with one peer, in direction "out" (to bring) or "in" (to fetch)."""

    community: str
    peer: str
    direction: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One item that waits: why, since when, and how often it was tried. *final*: waiting alone will not help."""

    id: str
    peer: str
    reason: str
    status: int
    final: bool
    attempts: int
    since: str
    tried: str

    def due(self, now: datetime) -> bool:
        """Whether an automatic sync should try again; one that a person starts tries everything.

        The pause doubles with each attempt. A clock that jumped makes it due rather than forgotten.
        """
        tried = datetime.fromisoformat(self.tried)
        pause = min(FIRST_PAUSE * 2 ** min(self.attempts - 1, 20), LONGEST_PAUSE)
        return not tried <= now < tried + pause


def waiting(db: Database, *, community: str, peer: str | None = None, direction: str = "out") -> list[Waiting]:
    """What waits for *peer*, or for all peers, oldest first."""
    rows = db.conn.execute(
        "SELECT id, peer, reason, status, final, attempts, since, tried FROM waiting"
        " WHERE community = ? AND direction = ? AND (? IS NULL OR peer = ?) ORDER BY since, id",
        (community, direction, peer, peer),
    )
    return [
        Waiting(item, other, reason, status, bool(final), attempts, since, tried)
        for item, other, reason, status, final, attempts, since, tried in rows
    ]


def count(db: Database, *, community: str, peer: str, direction: str = "out") -> int:
    """How many changes and photos wait; a photo and the note that describes it are one."""
    row = db.conn.execute(
        "SELECT total(id LIKE 'e:%'), total(id LIKE 't:%'), total(id LIKE 'b:%') FROM waiting"
        " WHERE community = ? AND peer = ? AND direction = ?",
        (community, peer, direction),
    ).fetchone()
    return int(row[0] + max(row[1], row[2]))


def note(db: Database, place: Place, *, refused: Sequence[Refusal], arrived: Sequence[str], at: str) -> None:
    """Forget what *arrived* and remember what was *refused*, with one attempt more."""
    where = (place.community, place.peer, place.direction)
    db.conn.executemany(
        "DELETE FROM waiting WHERE community = ? AND peer = ? AND direction = ? AND id = ?",
        [(*where, item) for item in arrived],
    )
    db.conn.executemany(
        "INSERT INTO waiting (community, peer, direction, id, reason, status, final, attempts, since, tried)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (community, peer, direction, id) DO UPDATE SET"
        " reason = excluded.reason, status = excluded.status, final = excluded.final, attempts = attempts + 1,"
        " tried = excluded.tried",
        [(*where, item.id, item.reason, item.status, item.final, at, at) for item in refused],
    )

"""Where each record and each photo is: only here, on a stick, or arrived elsewhere.

Arrived is said only of what the other side has named by its hash: a hub that was asked after bringing it, another
laptop that left word on a stick, or what came from another laptop in the first place.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from enum import Enum
from itertools import groupby

from forms.lean import dataclass
from storage.bookkeeping import bookkeeping
from storage.engine import Database
from storage.sync.carrier import EVENT, NOTE, PHOTO

_BARE = 32


class Where(Enum):
    """How far something has come; the order is that of safety."""

    HERE = "here"
    """本机: on this laptop only."""
    CARRIED = "carried"
    """已到U盘: on a stick or in a shared folder too; nobody has said that it arrived."""
    ARRIVED = "arrived"
    """站点已回执: a hub or another laptop has it and has said so."""


_ORDER = (Where.HERE, Where.CARRIED, Where.ARRIVED)


@dataclass(frozen=True)
class Receipt:
    """Where a record is, and where each of its photos is (by object id). *all* is the least safe of them."""

    rec: str
    record: Where
    photos: dict[str, Where]

    @property
    def all(self) -> Where:
        return min([self.record, *self.photos.values()], key=_ORDER.index)


@dataclass(frozen=True)
class _Reached:
    """How far one peer has been brought our items, and what it has not taken."""

    answers: bool
    event: int
    photo: int
    waiting: frozenset[str]


def receipt(db: Database, rec: str, *, community: str, own: str) -> Receipt:
    """Where *rec* and the photos that hang on it are; *own* is this laptop's device."""
    return receipts(db, [rec], community=community, own=own)[0]


def receipts(db: Database, recs: Sequence[str], *, community: str, own: str) -> list[Receipt]:
    """Where each of *recs* is, in their order."""
    reached = _reached(db, community)
    silent = unanswered(db, community=community)
    unheard = frozenset(item for _, ids in silent for item in ids)
    found = []
    for rec in recs:
        photos = db.conn.execute("SELECT rec, object FROM photo WHERE owner = ?", (rec,)).fetchall()
        places = [_of_events(db, item, reached, unheard, own) for item in (rec, *(photo for photo, _ in photos))]
        objects = {item: _of_object(db, item, reached, unheard) for _, item in photos}
        found.append(Receipt(rec, min(places, key=_ORDER.index), objects))
    return found


def only_here(db: Database, *, community: str, own: str) -> int:
    """How many of this laptop's own events no peer has, as far as anything tells."""
    reached = _reached(db, community)
    furthest = max((item.event for item in reached), default=0)
    waits = {item for peer in reached for item in peer.waiting}
    by_itself = bookkeeping(db, [community])
    (fresh,) = db.conn.execute(
        "SELECT count(*) FROM event WHERE seq > ? AND community = ? AND dev = ?"
        " AND id NOT IN (SELECT value FROM json_each(?))",
        (furthest, community, own, json.dumps(list(by_itself))),
    ).fetchone()
    return int(fresh) + sum(item.startswith(EVENT) and item[2:] not in by_itself for item in waits)


def _of_events(db: Database, rec: str, reached: Sequence[_Reached], unheard: frozenset[str], own: str) -> Where:
    rows = db.conn.execute("SELECT seq, id, dev FROM event WHERE rec = ?", (rec,)).fetchall()
    places = [
        Where.ARRIVED
        if dev != own
        else _place(f"{EVENT}:{event_id}", [(seq <= peer.event, peer) for peer in reached], unheard)
        for seq, event_id, dev in rows
    ]
    return min(places, key=_ORDER.index, default=Where.HERE)


def _of_object(db: Database, object_id: str, reached: Sequence[_Reached], unheard: frozenset[str]) -> Where:
    row = db.conn.execute(
        "SELECT o.absent, p.seq FROM object o LEFT JOIN parcel p ON p.id = ? WHERE o.id = ?",
        (f"{PHOTO}:{object_id}", object_id),
    ).fetchone()
    if row is None or row[0]:
        return Where.ARRIVED  # it is elsewhere and has not come here yet
    seq = row[1]
    if seq is None:
        return Where.HERE
    return _place(f"{PHOTO}:{object_id}", [(seq <= peer.photo, peer) for peer in reached], unheard)


def _place(item: str, passed: Sequence[tuple[bool, _Reached]], unheard: frozenset[str]) -> Where:
    best = Where.HERE
    for brought, peer in passed:
        if brought and item not in peer.waiting:
            if peer.answers or item not in unheard:
                return Where.ARRIVED
            best = Where.CARRIED
    return best


def _reached(db: Database, community: str) -> list[_Reached]:
    waiting: dict[str, set[str]] = {}
    for peer, item in db.conn.execute(
        "SELECT peer, id FROM waiting WHERE community = ? AND direction = 'out'", (community,)
    ):
        waiting.setdefault(peer, set()).add(item)
    found = []
    rows = db.conn.execute(
        "SELECT c.peer, p.kind, c.document FROM checkpoint c JOIN peer p ON p.id = c.peer AND p.community = c.community"
        " WHERE c.community = ? AND c.direction = 'push'",
        (community,),
    )
    for peer, kind, document in rows.fetchall():
        event, _, photo = json.loads(json.loads(document)["seq"] or "[0, 0, 0]")
        found.append(_Reached(kind == "hub", event, photo, frozenset(waiting.get(peer, ()))))
    return found


# -- what lies on sticks and has not been answered --------------------------------------------------------------


def note(db: Database, *, community: str, ids: Sequence[str]) -> None:
    """Remember *ids* as lying on a stick or in a folder."""
    for kind in sorted({item[0] for item in ids}):
        packed = bytes.fromhex("".join([item[2:] for item in ids if item[0] == kind]))
        db.conn.execute("INSERT INTO unanswered (community, kind, ids) VALUES (?, ?, ?)", (community, kind, packed))


def unanswered(db: Database, *, community: str) -> list[tuple[int, list[str]]]:
    """The batches that were brought to sticks and folders, with those of their ids that nobody has confirmed."""
    rows = db.conn.execute("SELECT batch, kind, ids FROM unanswered WHERE community = ? ORDER BY batch", (community,))
    return [
        (batch, [f"{kind}:{packed[at : at + _BARE].hex()}" for at in range(0, len(packed), _BARE)])
        for batch, kind, packed in rows.fetchall()
    ]


def shrink(db: Database, *, batch: int, ids: Sequence[str]) -> None:
    """Leave of *batch* only *ids*."""
    if not ids:
        db.conn.execute("DELETE FROM unanswered WHERE batch = ?", (batch,))
    else:
        packed = b"".join(bytes.fromhex(item[2:]) for item in ids)
        db.conn.execute("UPDATE unanswered SET ids = ? WHERE batch = ?", (packed, batch))


def count_unanswered(db: Database, *, community: str) -> int:
    """How many changes and photos lie on sticks unanswered; a photo and the note that describes it are one."""
    by_itself = [bytes.fromhex(event_id) for event_id in bookkeeping(db, [community])]
    counts = {
        kind: _count_distinct(db, community, kind, without=by_itself if kind == EVENT else ())
        for kind in (EVENT, NOTE, PHOTO)
    }
    return counts[EVENT] + max(counts[NOTE], counts[PHOTO])


def _count_distinct(db: Database, community: str, kind: str, *, without: Sequence[bytes]) -> int:
    """How many different ids of *kind* there are *without* these, by their first eight bytes: a stick holds many."""
    heads = array("Q")
    for (packed,) in db.conn.execute("SELECT ids FROM unanswered WHERE community = ? AND kind = ?", (community, kind)):
        heads.extend(array("Q", packed)[:: _BARE // heads.itemsize])
    passed = {array("Q", each)[0] for each in without}
    return sum(head not in passed for head, _ in groupby(sorted(heads)))  # the same may lie on two sticks


def any_unanswered(db: Database, *, community: str) -> bool:
    """Whether anything at all lies on sticks unanswered, be it only what laptops tell each other."""
    return db.conn.execute("SELECT 1 FROM unanswered WHERE community = ?", (community,)).fetchone() is not None

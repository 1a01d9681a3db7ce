"""What a sync would bring and fetch, what has not left this laptop, and what people should look after.

Asked before anybody syncs: nothing is written, neither here nor on a stick that has never carried our things.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.bookkeeping import bookkeeping
from storage.engine import Database
from storage.sync import membership, outbox, receipts
from storage.sync.carrier import EVENT, PHOTO, Carrier, Unreachable
from storage.sync.checkpoint import checkpoint_name, common_point
from storage.sync.membership import Standing
from storage.sync.receipts import Receipt, Where
from storage.sync.replica import Replica
from storage.sync.segments import FOLDER, SegmentCarrier
from storage.sync.visit import OpenCarrier

if TYPE_CHECKING:
    from storage.workspace import Workspace

COUNTED = 50_000
"""More changes than that are reckoned from the log's numbers instead of being counted."""
LISTED = 2_000
"""Of what the other side has, so many items are looked at before anybody syncs."""


@dataclass
class Outlook:
    """What one sync with one peer would do, as far as can be told beforehand; over all communities."""

    peer: str = ""
    """Its id; blank for a stick or folder that has never carried anything of ours."""
    changes: int = 0
    photos: int = 0
    coming: int = 0
    more_coming: bool = False
    """There is more there than was counted."""
    absent: int = 0
    """Photos of which only a small picture is here."""
    waiting: int = 0
    """Of what would be brought: items that were refused before."""

    def add(self, other: Outlook) -> None:
        """Put the counts of another community to these."""
        self.peer = self.peer or other.peer
        for name in ("changes", "photos", "coming", "absent", "waiting"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.more_coming = self.more_coming or other.more_coming


@dataclass(frozen=True)
class Met:
    """A peer with which this laptop has synced. Moments are ISO 8601; None where it never came to that."""

    id: str
    kind: str
    title: str
    met: str
    finished: str | None
    in_sync: str | None


@dataclass(frozen=True)
class Unsent:
    """What other laptops cannot have seen yet: records of this laptop with where they are, and counts of all."""

    records: tuple[Receipt, ...]
    changes: int
    photos: int
    unanswered: int
    """Items that lie on sticks and in folders, of which nobody has said that they arrived."""


def before_folder(workspace: Workspace, target: Path, *, kind: str = "folder") -> Outlook:
    """What a sync with the folder or stick *target* would do. Raises `Unreachable` SYNC_002 when it is not there."""
    if not target.is_dir():
        raise Unreachable("SYNC_002", path=str(target))

    def open_it(_target: str, replica: Replica) -> Carrier:
        return SegmentCarrier(target, replica, kind=kind)

    found = Outlook()
    for community in workspace.communities():
        carries = (target / FOLDER / f"xl-{community.id}").is_dir()
        found.add(_before(workspace, community.id, open_it if carries else None))
    return found


def before_hub(workspace: Workspace, opener: OpenCarrier, *, address: str) -> Outlook:
    """What a sync with the hub at *address* would do; a hub that was never reached is not asked."""
    found = Outlook()
    known = {peer.title for peer in workspace.read(peers) if peer.kind == "hub"}
    for community in workspace.communities():
        found.add(_before(workspace, community.id, opener if address in known else None))
    return found


def peers(db: Database) -> list[Met]:
    """Whom this laptop has synced with, the latest first."""
    rows = db.conn.execute(
        "SELECT id, kind, title, max(met), max(finished), max(in_sync) FROM peer GROUP BY CASE kind WHEN 'hub'"
        " THEN title ELSE id END ORDER BY max(met) DESC, id"
    )
    return [Met(*row) for row in rows]


def unsent(db: Database, *, communities: Sequence[str], own: str, limit: int = 100) -> Unsent:
    """What has not arrived elsewhere, the newest first; at most *limit* records are named, and all are counted."""
    found: list[Receipt] = []
    changes = photos = silent = 0
    for community in communities:
        recs = _unsent_records(db, community, own, limit)
        told = receipts.receipts(db, recs, community=community, own=own)
        found += [receipt for receipt in told if receipt.all is not Where.ARRIVED]
        changes += receipts.only_here(db, community=community, own=own)
        photos += _photos_here(db, community)
        silent += receipts.count_unanswered(db, community=community)
    return Unsent(tuple(found[:limit]), changes, photos, silent)


@dataclass(frozen=True)
class Refused:
    """Why a peer has not taken something of a record, in the peer's words; *final*: waiting alone will not help."""

    peer: str
    reason: str
    final: bool


def refused(db: Database, communities: Sequence[str]) -> dict[str, Refused]:
    """The records of which something was refused, a photo under the record it hangs on; the oldest reason of each."""
    rows = db.conn.execute(
        "SELECT coalesce(e.rec, o.owner), coalesce(p.title, w.peer), w.reason, w.status, w.final FROM waiting w"
        " LEFT JOIN event e ON e.id = substr(w.id, 3) LEFT JOIN photo o ON o.object = substr(w.id, 3)"
        " LEFT JOIN peer p ON p.id = w.peer AND p.community = w.community"
        " WHERE w.direction = 'out' AND w.community IN (SELECT value FROM json_each(?)) ORDER BY w.since, w.id",
        (json.dumps(list(communities)),),
    )
    found: dict[str, Refused] = {}
    for rec, peer, reason, status, final in rows:
        if rec is not None:
            found.setdefault(str(rec), Refused(peer, f"{status} {reason}" if status else reason, bool(final)))
    return found


def laptops(db: Database, *, community: str, own: str) -> list[tuple[Standing, str]]:
    """Every laptop of a community, and when something of it was last written (blank when never)."""
    found = []
    for one in membership.standings(db, community=community, own=own):
        row = db.conn.execute(
            "SELECT at FROM event WHERE community = ? AND dev = ? ORDER BY n DESC LIMIT 1", (community, one.device.id)
        ).fetchone()
        found.append((one, str(row[0]) if row else ""))
    return found


@dataclass
class Care:
    """What people should look after, summed up over the communities."""

    cloned: list[str] = field(default_factory=list)
    """Names of laptops whose disk was copied."""
    missing: list[tuple[str, int]] = field(default_factory=list)
    """Names of laptops of which changes have not come, and how many."""
    quarantined: int = 0
    restored: str = ""
    """When this workspace came back from a backup."""


def care(workspace: Workspace) -> Care:
    """Copied disks, gaps and what is kept apart."""
    found = Care(restored=str(workspace.setting("restored", "") or ""))
    own = workspace.device_id
    for community in workspace.communities():
        for one in workspace.read(
            lambda db, c=community.id: membership.standings(db, community=c, own=own)  # type: ignore[misc]
        ):
            name = one.device.name or one.device.id[:8]
            if one.copies:
                found.cloned.append(name)
            if one.gaps:
                found.missing.append((name, sum(last - first + 1 for first, last in one.gaps)))
        found.quarantined += workspace.read(
            lambda db, c=community.id: _count(db, "quarantine WHERE community = ?", c)  # type: ignore[misc]
        )
    return found


def _before(workspace: Workspace, community: str, opener: OpenCarrier | None) -> Outlook:
    found = Outlook()
    peer = ""
    if opener is not None:
        replica = Replica(workspace, community)
        carrier = opener("", replica)
        try:
            peer = carrier.peer.id
            _listen(replica, carrier, found)
        finally:
            carrier.close()
    workspace.read(lambda db: _to_bring(db, community, peer, found))
    found.peer = peer
    return found


def _listen(replica: Replica, carrier: Carrier, found: Outlook) -> None:
    """Count what *carrier* has and we lack, as far as a few requests tell."""
    name = checkpoint_name(replica=replica.uuid, peer=carrier.peer.id, direction="pull")
    since = common_point(replica.load_checkpoint(name), carrier.load_checkpoint(name))
    seen = 0
    while True:
        page = carrier.changes(since, carrier.batch)
        found.coming += len(replica.missing([item for item in page.ids if item[0] == EVENT]))
        seen += len(page.ids)
        if not page.more or seen >= LISTED:
            found.more_coming = page.more
            return
        since = page.token


def _to_bring(db: Database, community: str, peer: str, found: Outlook) -> None:
    event, _, photo = _pushed(db, community, peer)
    found.changes = _events_after(db, community, event)
    found.photos = _unwrapped(db, community) + _count(
        db, "parcel WHERE community = ? AND seq > ? AND id >= 'b:' AND id < 'b;'", community, photo
    )
    found.waiting = outbox.count(db, community=community, peer=peer)
    by_itself = bookkeeping(db, [community])
    for (item,) in db.conn.execute(
        "SELECT id FROM waiting WHERE community = ? AND peer = ? AND direction = 'out'", (community, peer)
    ):
        found.changes += item.startswith(EVENT) and item[2:] not in by_itself
        found.photos += item.startswith(PHOTO)
    found.absent = _count(db, "object WHERE absent AND community = ?", community)


def _pushed(db: Database, community: str, peer: str) -> tuple[int, int, int]:
    """How far *peer* has been brought our events, notes and photos."""
    row = db.conn.execute(
        "SELECT document FROM checkpoint WHERE community = ? AND peer = ? AND direction = 'push'", (community, peer)
    ).fetchone()
    event, note, photo = json.loads(json.loads(row[0])["seq"] or "[0, 0, 0]") if row else (0, 0, 0)
    return int(event), int(note), int(photo)


def _events_after(db: Database, community: str, seq: int) -> int:
    (last,) = db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
    if last - seq > COUNTED:
        return int(last - seq)
    by_itself = sum(at > seq for at in bookkeeping(db, [community]).values())
    return _count(db, "event WHERE community = ? AND seq > ?", community, seq) - by_itself


def _unwrapped(db: Database, community: str) -> int:
    """Photos that were taken in since the last sync."""
    return _count(
        db,
        "object WHERE community = ? AND NOT absent"
        " AND id NOT IN (SELECT object FROM parcel WHERE id >= 'b:' AND id < 'b;')",
        community,
    )


def _photos_here(db: Database, community: str) -> int:
    furthest = max((_pushed(db, community, peer)[2] for peer in _peer_ids(db, community)), default=0)
    waits = _count(db, "waiting WHERE community = ? AND direction = 'out' AND id LIKE 'b:%'", community)
    beyond = "parcel WHERE community = ? AND seq > ? AND id >= 'b:' AND id < 'b;'"
    return _unwrapped(db, community) + _count(db, beyond, community, furthest) + waits


def _peer_ids(db: Database, community: str) -> list[str]:
    rows = db.conn.execute("SELECT DISTINCT peer FROM checkpoint WHERE community = ?", (community,))
    return [str(row[0]) for row in rows]


def _unsent_records(db: Database, community: str, own: str, limit: int) -> list[str]:
    """Records that this laptop wrote and that no peer has, then those that lie on a stick unanswered."""
    furthest = max((_pushed(db, community, peer)[0] for peer in _peer_ids(db, community)), default=0)
    rows = db.conn.execute(
        "SELECT rec FROM event WHERE seq > ? AND community = ? AND dev = ? GROUP BY rec ORDER BY max(seq) DESC LIMIT ?",
        (furthest, community, own, limit),
    ).fetchall()
    recs = [str(row[0]) for row in rows]
    bare = [
        row[0][2:]
        for row in db.conn.execute(
            "SELECT id FROM waiting WHERE community = ? AND direction = 'out' AND id LIKE 'e:%' LIMIT ?",
            (community, limit),
        )
    ]
    for _, ids in reversed(receipts.unanswered(db, community=community)):
        bare += [item[2:] for item in reversed(ids) if item[0] == EVENT][: max(0, limit - len(bare))]
    rows = db.conn.execute(
        "SELECT rec FROM event WHERE id IN (SELECT value FROM json_each(?)) AND dev = ? GROUP BY rec"
        " ORDER BY max(seq) DESC",
        (json.dumps(bare), own),
    ).fetchall()
    return list(dict.fromkeys([*recs, *(str(row[0]) for row in rows)]))[:limit]


def _count(db: Database, what: str, *values: object) -> int:
    return int(db.conn.execute(f"SELECT count(*) FROM {what}", values).fetchone()[0])  # noqa: S608 - from above

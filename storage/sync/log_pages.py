"""This laptop's log as a peer is offered it: page by page, in the order in which things came here."""

from __future__ import annotations

import json
from collections.abc import Sequence

from storage.engine import Database
from storage.events import LARGEST_INTEGER
from storage.sync.carrier import EVENT, NOTE, PHOTO, Changes

PHOTOS_A_PAGE = 20  # so that several pages are under way while photos are brought, and each is one request
BYTES_A_PAGE = 4 << 20


def page(db: Database, community: str, since: str, limit: int, *, without: Sequence[tuple[int, int]] = ()) -> Changes:
    """Ids that came into this laptop after *since*: all events, then notes, then photos.

    Events come along sealed: what is new here is mostly lacking there, and each would be sought a second time.
    Stretches *without* which the log is listed, each after its first row and up to its second, are passed by.
    """
    at = list(_positions(since))
    at[0] = next((last for first, last in without if first <= at[0] < last), at[0])
    ahead = min((stretch for stretch in without if stretch[0] >= at[0]), default=None)
    sealed: dict[str, bytes] = {}
    size = 0
    rows = db.conn.execute(
        # "+": else each page reads and sorts all of the community through its index
        "SELECT seq, id, sealed FROM event WHERE seq > ? AND seq <= ? AND +community = ? ORDER BY seq LIMIT ?",
        (at[0], ahead[0] if ahead else LARGEST_INTEGER, community, limit),
    )
    for seq, event_id, each in rows:
        sealed[f"{EVENT}:{event_id}"] = each
        size += len(each)
        at[0] = seq
        if size >= BYTES_A_PAGE:
            break
    rows.close()
    ids = list(sealed)
    more = len(ids) >= limit or size >= BYTES_A_PAGE
    if ahead and not more:
        at[0], more = ahead[1], True
    room = 0 if size >= BYTES_A_PAGE else limit - len(ids)
    for place, kind, most in ((1, NOTE, limit), (2, PHOTO, PHOTOS_A_PAGE)):
        wanted = min(room, most)
        if wanted > 0:
            parcels = db.conn.execute(
                "SELECT seq, id FROM parcel WHERE seq > ? AND community = ? AND +id >= ? AND +id < ?"
                " ORDER BY seq LIMIT ?",
                (at[place], community, f"{kind}:", f"{kind};", wanted),
            ).fetchall()
            ids += [row[1] for row in parcels]
            at[place] = parcels[-1][0] if parcels else at[place]
            more = more or len(parcels) == wanted
            room -= len(parcels)
    return Changes(ids, json.dumps(at), more=more, sealed=sealed)


def backlog(db: Database, since: str) -> int:
    """About how many items `page` will list after *since*."""
    event, note, photo = _positions(since)
    (last,) = db.conn.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
    (parcels,) = db.conn.execute("SELECT coalesce(max(seq), 0) FROM parcel").fetchone()
    return max(0, last - event) + max(0, parcels - max(note, photo))


def _positions(since: str) -> tuple[int, int, int]:
    if not since:
        return 0, 0, 0
    event, note, photo = json.loads(since)
    return int(event), int(note), int(photo)

"""What a hub has: its word on each item, and what of that word is not to be believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

from storage.sync.carrier import PHOTO
from storage.sync.couch_documents import ATTACHMENT, listed, path_of, photo_revision
from storage.sync.http import Server, plain

UNASKED = 8  # batches
MOST_LISTED = 50_000  # ids that are kept in memory


class Presence:
    """One run's knowledge of what lies on the hub, by item."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.sent: dict[str, str] = {}
        """Revisions of small documents that were brought and whose arrival has not been asked for yet."""
        self.digests: dict[str, str] = {}
        """What the server must say of the photos that this run brought."""
        self.edited: set[str] = set()
        """Items that were written anew over damaged or deleted ones."""
        self._damaged: dict[str, str] = {}
        self._listed: set[str] | None = None
        """Every item that the hub lists, as far as this run has read its list, which it began at the beginning."""
        self._all_listed = False
        self._unasked = 0
        self._lock = Lock()

    def note_damaged(self, item: str, rev: str) -> None:
        """Remember that the bytes at the hub are not those that *item* names, and the revision that holds them."""
        with self._lock:
            self._damaged[item] = rev

    def damaged(self, item: str) -> str | None:
        """The revision to write over, None when nothing is known to be wrong."""
        return self._damaged.get(item)

    def mended(self, item: str) -> None:
        with self._lock:
            self._damaged.pop(item, None)
            self.edited.add(item)

    def note_listed(self, ids: Sequence[str], *, first: bool, last: bool) -> None:
        """Remember a page of the hub's list: what a whole list does not name need not be asked for."""
        if first:
            self._listed = set()
        if self._listed is not None:
            self._listed.update(ids)
            self._all_listed = last
            if len(self._listed) > MOST_LISTED:
                self._listed = None

    def missing(self, ids: Sequence[str]) -> set[str]:
        """Those of *ids* that the hub lacks or holds damaged."""
        sent = {item: [self.sent[item]] for item in ids if item in self.sent}
        uploaded = [item for item in ids if item in self.digests]
        edited = [item for item in ids if item in self.edited and item not in self.digests]
        asked = {*sent, *uploaded, *edited}
        unasked = [item for item in ids if item[0] == PHOTO and item not in asked]
        photos = {item: [photo_revision(item)] for item in unasked if self._may_be_there(item)}
        lacking = self._without_revision({**sent, **photos})
        lacking |= set(unasked) - photos.keys()
        lacking |= self._not_listed(edited)
        lacking |= self._not_met([item for item in ids if item[0] != PHOTO and item not in asked])
        lacking |= self._not_as_sent(uploaded)
        for item in sent:
            self.sent.pop(item, None)  # its word was asked for once; memory stays flat
        return lacking | {item for item in ids if item in self._damaged}

    def _may_be_there(self, item: str) -> bool:
        """Whether the hub may have *item*: what a whole list of what it has does not name is not there."""
        return self._listed is None or not self._all_listed or item in self._listed

    def rows(self, ids: Sequence[str], *, documents: bool) -> list[dict[str, Any]]:
        """What the server lists of *ids*; what it does not have is left out."""
        params = {"include_docs": "true"} if documents else None
        with plain(self.server):
            return listed(self.server.ask("POST", "/_all_docs", params=params, json={"keys": list(ids)}), "rows")

    def rev(self, document: str) -> str:
        """The revision that stands at the hub, "" where there is no such document."""
        return str(self.server.ask("GET", path_of(document), expect=(200, 404)).get("_rev", ""))

    def _without_revision(self, revisions: Mapping[str, list[str]]) -> set[str]:
        if not revisions:
            return set()
        with plain(self.server):
            for _ in range(2):
                found: set[str] = set(self.server.ask("POST", "/_revs_diff", json=revisions))
                if found <= revisions.keys():
                    return found
            return set(revisions)  # an answer about something else: "missing" may be given too freely

    def _not_met(self, ids: Sequence[str]) -> set[str]:
        """Those of *ids* that the hub lacks. Not asked for is what its list, read in this run, does not name; without
        that, after a batch of which it had nothing, the next few go unasked.

        What is brought twice is the same document, so the word "missing" may be given too freely, never "present".
        """
        there = [item for item in ids if self._may_be_there(item)]
        if len(there) < len(ids):
            return set(ids) - set(there) | self._not_listed(there)
        if not ids:
            return set()
        if self._unasked:
            self._unasked -= 1
            return set(ids)
        lacking = self._not_listed(ids)
        self._unasked = UNASKED if len(lacking) == len(ids) else 0
        return lacking

    def _not_listed(self, ids: Sequence[str]) -> set[str]:
        there = set()
        for row in self.rows(ids, documents=False) if ids else ():
            value = row.get("value") or {}
            if value.get("deleted"):  # by an administrator: it is brought again, as an edit
                self.note_damaged(row["id"], str(value.get("rev", "")))
            elif "error" not in row:
                there.add(row["id"])
        return set(ids) - there

    def _not_as_sent(self, photos: Sequence[str]) -> set[str]:
        """Those of *photos* that do not lie there as they were sent: some servers keep what was damaged on the way."""
        there = set()
        for row in self.rows(photos, documents=True) if photos else ():
            document = row.get("doc") or {}
            stub = (document.get("_attachments") or {}).get(ATTACHMENT) or {}
            if stub.get("digest") == self.digests.get(row["id"], ""):
                there.add(row["id"])
            elif document.get("_rev"):
                self.note_damaged(row["id"], str(document["_rev"]))
        return set(photos) - there

"""A hub: one Apache CouchDB database a community, reached with CouchDB's replication protocol.

Nothing is ever updated, so a document has one revision, which follows from its content: the same event brought by
stick to one laptop and by hub to another is one document there too. Revisions and digests are the server's business;
whether a thing is whole is decided by our own hash alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from forms.errors import UserError
from storage.sync import couch_parts
from storage.sync.carrier import (
    PHOTO,
    BatchRefused,
    Changes,
    Item,
    Peer,
    Refusal,
    Unreachable,
    document_text,
)
from storage.sync.couch_documents import (
    ATTACHMENT,
    batch_of,
    count_told,
    digest_of,
    is_final,
    item_of,
    listed,
    multipart,
    path_of,
    photo_revision,
    row_refusal,
)
from storage.sync.couch_list import ChangesList
from storage.sync.couch_presence import Presence
from storage.sync.couch_requests import Requests
from storage.sync.http import PATIENCE, Address, Server, Surprise, TimedOut, plain

FETCHED_AT_ONCE = 250  # small documents; one may have over a megabyte
PHOTOS_AT_ONCE = 8
TRIES = 4  # of a write that others may cross


def database_name(community: str) -> str:
    """The hub's database of a community, a name that CouchDB allows: xl- and the community's hex digits."""
    return "xl-" + community.rpartition(":")[2].lower()


class CouchCarrier:
    """One community's database on a hub."""

    writable = True
    answers = True
    batch = 1000
    batch_bytes = 7_000_000  # as text, a third more: what a laptop's memory and a hub bear easily
    lanes = 3
    commit_every = 10_000

    def __init__(self, server: Server, *, title: str = "", documents: int = 0) -> None:
        """*documents* is how many the database holds, about."""
        self.server = server
        with plain(server):
            about = server.root()
        # The server's own name where it has one: its address may differ from laptop to laptop.
        name = about.get("uuid") or server.address.url
        self.peer = Peer(f"couch:{name}/{server.database}", "hub", title or server.address.url)
        self._in_batches = bool(about) and "couchdb" not in about
        """Whether photos go many to a request, as text. A CouchDB takes a photo's bytes as they are, which are a third
        fewer to carry; PouchDB's server writes each such request to a file first and takes twice as long."""
        self._in_parts = not self._in_batches
        """Whether the server is quick at `_bulk_get`: a CouchDB is, and sends photos in it as the bytes they are."""
        self._photos = ThreadPoolExecutor(PHOTOS_AT_ONCE, thread_name_prefix="photo")
        self._presence = Presence(server)
        self._requests = Requests(server, self._presence)
        self._list = ChangesList(
            server,
            self._presence,
            documents=documents,
            spare=(self.lanes + 2) * self.batch,
            along=not self._in_parts,
        )

    @classmethod
    def connect(cls, address: str, *, community: str, password: str = "", title: str = "") -> CouchCarrier:
        """Reach the hub at *address* and the community's database there, making it where we may.

        Raises `UserError` SYNC_030 to SYNC_036 with what a person can do, `Unreachable` when nobody answers.
        """
        return cls.over(Server(Address.parse(address, password=password), database_name(community)), title=title)

    @classmethod
    def over(cls, server: Server, *, title: str = "") -> CouchCarrier:
        """The carrier over *server*, once its database is known to be there. Closes *server* when it is not."""
        try:
            documents = _make_sure(server)
            server.patience = PATIENCE
            return cls(server, title=title, documents=documents)
        except BaseException:
            server.close()
            raise

    # -- what is there ------------------------------------------------------------------------------------------

    def changes(self, since: str, limit: int) -> Changes:
        return self._list.changes(since, limit)

    def missing(self, ids: Sequence[str]) -> set[str]:
        if not ids:
            return set()
        lacking = self._presence.missing(ids)
        for item in lacking & self._presence.digests.keys():
            self._requests.leave(item)  # should this run end before it is mended
        return lacking

    # -- bringing -----------------------------------------------------------------------------------------------

    def put(self, items: Sequence[Item]) -> list[Refusal]:
        apart = [item for item in items if self._goes_alone(item)]
        refused = [refusal for refusal in self._photos.map(self._put_alone, apart) if refusal is not None]
        chosen = {item.id for item in apart}
        together = [item for item in items if item.id not in chosen]
        return refused + self._put_together(together) if together else refused

    def _goes_alone(self, item: Item) -> bool:
        if self._presence.damaged(item.id) is not None:
            return True
        return item.id[0] == PHOTO and not (self._in_batches and len(item.sealed) < self.batch_bytes)

    def _put_together(self, items: Sequence[Item]) -> list[Refusal]:
        body, revisions = batch_of(items)
        length = str(sum(map(len, body)))
        headers = {"Content-Type": "application/json", "Content-Length": length, "X-Couch-Full-Commit": "false"}
        try:
            answer = self.server.ask("POST", "/_bulk_docs", kind=list, content=body, headers=headers)
        except TimedOut as error:
            with plain(self.server):
                self.server.root()  # a hub that answers nothing at all has refused nothing
            raise BatchRefused(str(error)) from error
        except Surprise as error:
            raise BatchRefused(error.reason, status=error.status, final=is_final(error.status)) from error
        self._presence.sent.update((item, rev) for item, rev in revisions.items() if item[0] != PHOTO)
        self._presence.digests.update((item.id, digest_of(item.sealed)) for item in items if item.id[0] == PHOTO)
        return [row_refusal(row) for row in answer if isinstance(row, dict) and row.get("error") and row.get("id")]

    def _put_alone(self, item: Item) -> Refusal | None:
        try:
            if self._presence.damaged(item.id) is not None:
                self._replace(item)
            else:
                self._write(item, {"new_edits": "false"}, rev=photo_revision(item.id))
        except TimedOut as error:
            return Refusal(item.id, str(error))
        except Surprise as error:
            return Refusal(item.id, error.reason, error.status, is_final(error.status))
        return None

    def _write(self, item: Item, params: Mapping[str, str], *, rev: str) -> None:
        if item.id[0] == PHOTO:
            digest = self._presence.digests[item.id] = digest_of(item.sealed)
            content, kind = multipart(item, rev=rev, digest=digest)
        else:
            document = {"_id": item.id, "sealed": document_text(item.sealed)} | ({"_rev": rev} if rev else {})
            content, kind = json.dumps(document).encode(), "application/json"
        self.server.request("PUT", path_of(item.id), params=params, content=content, headers={"Content-Type": kind})

    def _replace(self, item: Item) -> None:
        """Put the right bytes over damaged ones, as an edit; the document has a second revision from then on."""
        for left in reversed(range(TRIES)):
            try:
                self._write(item, {}, rev=self._presence.damaged(item.id) or "")
                break
            except Surprise as error:
                if error.status != 409 or not left:
                    raise
                self._presence.note_damaged(item.id, self._presence.rev(item.id))
        self._presence.mended(item.id)
        self._requests.take_back(item.id)

    # -- fetching -----------------------------------------------------------------------------------------------

    def get(self, ids: Sequence[str]) -> Iterator[Item]:
        photos = [item for item in ids if item[0] == PHOTO]
        small = []
        for item in ids:
            document = self._list.at_hand.pop(item, None)
            if document is not None:
                yield self._whole(item_of(document), rev=str(document.get("_rev", "")))
            elif item[0] != PHOTO:
                small.append(item)
        if len(small) * 2 > self.batch:
            self._list.with_documents = not self._in_parts
        for start in range(0, len(small), FETCHED_AT_ONCE):
            for document in self._documents(small[start : start + FETCHED_AT_ONCE]):
                yield self._whole(item_of(document), rev=str(document.get("_rev", "")))
        came = set()
        for photo in self._together(photos) if len(photos) > 1 and self._in_parts else ():
            came.add(photo.id)
            yield photo
        rest = [item for item in photos if item not in came]
        for one, rev in self._photos.map(self._photo, rest):
            if one is not None:
                yield self._whole(one, rev=rev)

    def _documents(self, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        """The documents *ids*; what does not come under its own name comes again."""
        named: list[tuple[str, Any]] = []
        if self._in_parts:
            try:
                rows = listed(
                    self.server.ask("POST", "/_bulk_get", json={"docs": [{"id": item} for item in ids]}), "results"
                )
                named = [(row["id"], found) for row in rows for found in _standing(row)]
            except (Surprise, TimedOut):
                self._in_parts = False  # an older server, or one that has trouble with it
        if not self._in_parts:
            named = [(row["id"], row.get("doc")) for row in self._presence.rows(ids, documents=True)]
        for name, document in named:
            if isinstance(document, dict) and document.get("_id") == name:
                yield document

    def _together(self, photos: Sequence[str]) -> Iterator[Item]:
        """Those of *photos* that come whole in one answer; the others are asked for one by one, patiently."""
        asked = set(photos)
        body = {"docs": [{"id": item} for item in photos]}
        headers, params = {"Accept": "multipart/mixed"}, {"attachments": "true"}
        try:
            with self.server.stream("POST", "/_bulk_get", json=body, headers=headers, params=params) as (kind, pieces):
                self._in_parts = kind.startswith("multipart/mixed")
                for photo in couch_parts.photos(kind, pieces) if self._in_parts else ():
                    if photo.id in asked and photo.whole:
                        yield photo
        except (couch_parts.Broken, Surprise, TimedOut, Unreachable):
            return

    def _photo(self, item: str) -> tuple[Item | None, str]:
        with plain(self.server):
            answer = self.server.request("GET", f"{path_of(item)}/{ATTACHMENT}", expect=(200, 404))
            if answer.status_code == 404:
                return None, ""
            found = Item(item, answer.content)
            return found, "" if found.whole else self._presence.rev(item)

    def _whole(self, item: Item, *, rev: str) -> Item:
        """*item*, or the same from another branch of its document: whoever writes under our ids hides nothing."""
        if item.whole:
            return item
        self._presence.note_damaged(item.id, rev)
        if item.id[0] != PHOTO:
            for other in self._branches(item.id):
                if other.whole:
                    return other
        self._requests.leave(item.id)
        return item

    def _branches(self, item: str) -> list[Item]:
        with plain(self.server):
            rows = self.server.ask("GET", path_of(item), kind=list, params={"open_revs": "all"}, expect=(200, 404))
        found = [item_of(row["ok"]) for row in rows if isinstance(row, dict) and isinstance(row.get("ok"), dict)]
        return [each for each in found if each.id == item]

    def wanted(self) -> Iterable[str]:
        return [*self._list.deleted, *self._requests.read()]

    # -- checkpoints --------------------------------------------------------------------------------------------

    def load_checkpoint(self, name: str) -> Mapping[str, Any] | None:
        with plain(self.server):
            return self.server.ask("GET", f"/_local/{name}", expect=(200, 404)) or None

    def store_checkpoint(self, name: str, document: Mapping[str, Any]) -> None:
        for left in reversed(range(TRIES)):
            there = self.load_checkpoint(name)
            body = {**document, "_id": f"_local/{name}"} | (
                {"_rev": there["_rev"]} if there and "_rev" in there else {}
            )
            with plain(self.server):
                answer = self.server.request("PUT", f"/_local/{name}", json=body, expect=(200, 201, 202, 409))
            if answer.status_code != 409:
                return
            if not left:
                raise self.server.unexpected(Surprise(409, "checkpoint"))

    def flush(self) -> None:
        with plain(self.server):
            self.server.request("POST", "/_ensure_full_commit", json={}, expect=(200, 201, 202, 404, 405))

    def close(self) -> None:
        self._photos.shutdown(wait=True, cancel_futures=True)
        self.server.close()


def _standing(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The documents in a row of `_bulk_get`, those deleted left out."""
    docs = row.get("docs")
    found = [one.get("ok") for one in docs if isinstance(one, dict)] if isinstance(docs, list) else []
    return [document for document in found if isinstance(document, dict) and not document.get("_deleted")]


def _make_sure(server: Server) -> int:
    """Find the community's database, or make it where the hub lets this name do so; returns how much it holds."""
    with plain(server):
        answer = server.request("GET", "", expect=(200, 404))
        if answer.status_code == 200:
            return count_told(answer)
        try:
            server.request("PUT", "", expect=(201, 202, 412))
        except UserError as error:
            if error.code not in ("SYNC_032", "SYNC_034"):
                raise
            raise UserError("SYNC_036", address=server.address.url, database=server.database) from error
    return 0

"""What a hub lists as changed, page by page, with the documents that come along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.sync.carrier import ITEM_ID, PHOTO, Changes, Unreachable
from storage.sync.couch_documents import is_sound, listed, position
from storage.sync.couch_presence import Presence
from storage.sync.http import Server, Surprise, plain

FIRST_PAGE = 100  # documents that come with the list of changes, until it is known how large they are
PAGE_CHARACTERS = 2_000_000


class ChangesList:
    """One run's reading of the list of changes."""

    def __init__(self, server: Server, presence: Presence, *, documents: int, spare: int, along: bool) -> None:
        """*documents* is how many the database holds, about; *spare*, how many that came along are kept in memory;
        *along*, whether documents may come with the list: some servers are quicker when asked for them apart."""
        self.server = server
        self.deleted: list[str] = []
        """Items that an administrator deleted: whoever has them brings them again."""
        self.at_hand: dict[str, dict[str, Any]] = {}
        """Documents that came with the list."""
        self.with_documents = False
        """Whether the list brings the documents along: worth it while most of them are new to us."""
        self._presence = presence
        self._documents = documents
        self._unlisted = 0
        """How many documents are still to be listed, where this run reads the list from the beginning."""
        self._most_spare = spare
        self._along = along
        self._page_length = FIRST_PAGE
        """How many documents a page brings along."""

    def changes(self, since: str, limit: int) -> Changes:
        """The next page, as `Carrier.changes` gives it."""
        if not since and self._along:  # we are new here, or what we knew is gone: most of it will be wanted
            self.with_documents = True
        params = {"limit": str(limit), "since": since or "0"}
        if self.with_documents:
            limit = min(limit, self._page_length)
            params |= {"limit": str(limit), "include_docs": "true"}
        with plain(self.server):
            try:
                page = self._page(params)
            except Surprise as error:
                if error.status != 400 or not since:
                    raise
                # a position of another database under the same name: whoever asks twice loses nothing
                page = self._page({**params, "since": "0"})
        rows = listed(page, "results")
        ids = []
        characters = 0
        for row in rows:
            item = row["id"]
            if not ITEM_ID.fullmatch(item):
                continue
            if row.get("deleted"):
                self._presence.note_damaged(item, _rev_of(row))
                self.deleted.append(item)
                continue
            ids.append(item)
            if item[0] != PHOTO and isinstance(row.get("doc"), dict) and row["doc"].get("_id") == item:
                self.at_hand[item] = row["doc"]
                characters += len(str(row["doc"].get("sealed", "")))
        if characters:
            fitting = PAGE_CHARACTERS * len(rows) // characters
            self._page_length = max(1, min(fitting, 4 * len(rows)))
        self._unlisted = max((self._unlisted if since else self._documents) - len(rows), 0)
        pending = page.get("pending")
        more = bool(rows) and bool(pending if isinstance(pending, int) else len(rows) >= limit)
        self._presence.note_listed(ids, first=not since, last=not more)
        self._spare()
        return Changes(ids, position(page.get("last_seq", since)), more=more, ahead=self._unlisted)

    def _page(self, params: Mapping[str, str]) -> dict[str, Any]:
        """A page of changes; one that names what is not ours is asked for twice, for it may be damaged."""
        page: dict[str, Any] = self.server.ask("GET", "/_changes", params=params)
        if not is_sound(page):
            page = self.server.ask("GET", "/_changes", params=params)
        if not isinstance(page.get("results"), list):
            raise Unreachable("SYNC_031", address=self.server.address.url, reason="the answer cannot be read")
        return page

    def _spare(self) -> None:
        """Forget documents that came with the list and were not asked for: they are known here already."""
        for item in list(self.at_hand)[: -self._most_spare]:
            if self.at_hand.pop(item, None):
                self.with_documents = False


def _rev_of(row: Mapping[str, Any]) -> str:
    changes = row.get("changes")
    first = changes[0] if isinstance(changes, list) and changes else None
    return str(first.get("rev", "")) if isinstance(first, dict) else ""

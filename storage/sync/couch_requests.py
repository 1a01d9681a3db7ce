"""Documents at a hub by which one laptop asks the others to bring an item again, because it lies there damaged."""

from __future__ import annotations

import json

from storage.sync.carrier import ITEM_ID
from storage.sync.couch_documents import WANTED, listed, path_of
from storage.sync.couch_presence import Presence
from storage.sync.http import Server, Surprise, TimedOut, plain


class Requests:
    """What is asked for at one hub."""

    def __init__(self, server: Server, presence: Presence) -> None:
        self.server = server
        self._presence = presence

    def read(self) -> list[str]:
        """The items that somebody asks for; each is noted as damaged there."""
        params = {"startkey": json.dumps(WANTED), "endkey": json.dumps(WANTED + "\ufff0")}
        with plain(self.server):
            rows = listed(self.server.ask("GET", "/_all_docs", params=params), "rows")
        asked = [bare for row in rows if ITEM_ID.fullmatch(bare := row["id"].removeprefix(WANTED))]
        for item in asked:
            with plain(self.server):
                self._presence.note_damaged(item, self._presence.rev(item))
        return asked

    def leave(self, item: str) -> None:
        """Ask whoever has it to bring it again; a hub that forbids asking is asked by word of mouth."""
        try:
            self.server.request("PUT", path_of(WANTED + item), json={}, expect=(201, 202, 409))
        except (Surprise, TimedOut):
            return

    def take_back(self, item: str) -> None:
        """Ask no longer for what was brought again."""
        try:
            rev = self._presence.rev(WANTED + item)
            if rev:
                self.server.request("DELETE", path_of(WANTED + item), params={"rev": rev}, expect=(200, 202, 404, 409))
        except (Surprise, TimedOut):
            return  # asked for once too often: it is compared and found whole

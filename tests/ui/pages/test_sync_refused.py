"""A hub that does not take something: the page says what, why and what helps; the rest goes, and it goes later."""

from __future__ import annotations

from pathlib import Path

import httpx
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.community import places
from storage.sync.couchdb import database_name
from storage.sync.hub_account import Hub
from storage.workspace import Workspace
from tests.storage.sync import couch
from tests.ui.pages.test_sync import (
    OpenWindow,
    building,
    first_home,
    go,
    other,
    said,
    settle,
    sync_page,
    ws,
)
from ui.pages.sync import SyncPage
from ui.window import Window

__all__ = ["other", "ws"]

RULE = "function (doc) { if (doc._id === '%s') { throw({forbidden: 'closed until Monday'}); } }"


def words(page: SyncPage) -> str:
    return "\n".join(label.text() for label in page.unsent.findChildren(QLabel) if label.isVisibleTo(page.unsent))


def with_hub(qtbot: QtBot, window: Window, address: str) -> SyncPage:
    page = sync_page(qtbot, window)
    page.keep_hub(Hub(address))
    qtbot.waitUntil(lambda: page.hub.target is not None)
    settle(qtbot, window)
    return page


def test_what_a_hub_forbids_stands_on_the_page_until_the_rule_is_mended(
    qtbot: QtBot, ws: Workspace, other: Workspace, tmp_path: Path, open_window: OpenWindow
) -> None:
    with couch.serve(tmp_path / "databases") as address:
        window, theirs = open_window(ws), open_window(other)
        page, elsewhere = with_hub(qtbot, window, address), with_hub(qtbot, theirs, address)
        go(qtbot, window, page.hub)

        house, home = building(ws), first_home(ws)
        ws.write_now(lambda txn: places.rename(txn, place=house, name="22幢（北）"))
        ws.write_now(lambda txn: places.rename(txn, place=home, name="101 室（自住）"))
        forbidden = ws.history(house)[-1].id
        with httpx.Client(base_url=f"{address}/{database_name(ws.community)}") as hub:
            rule = {"_id": "_design/rule", "validate_doc_update": RULE % f"e:{forbidden}"}
            rev = hub.put("/_design/rule", json=rule).raise_for_status().json()["rev"]

            told = go(qtbot, window, page.hub)
            assert "was brought 1 change and 0 photos" in told and "1 item waits" in told
            assert "closed until Monday" in told and "hold the same" not in told
            (row,) = page.unsent.rows
            assert row.rec == house and row.refused is not None and row.refused.final
            # the rows are laid out a turn after they were read
            qtbot.waitUntil(lambda: "did not take it: 403 forbidden: closed until Monday." in words(page))
            assert "Show this to whoever looks after it." in words(page)
            assert page.unsent.text == "Not yet brought anywhere: 1 change, 0 photos."
            assert "1 change only on this laptop" in window.strip.text
            again = "To bring there: 1 change. 1 thing of it was refused before and is tried again."
            assert page.hub.goes.text() == again
            go(qtbot, theirs, elsewhere.hub)  # the rest has gone
            assert other.read(lambda db: places.load(db, home)).name == "101 室（自住）"
            assert other.read(lambda db: places.load(db, house)).name == "22幢"

            assert "1 item waits" in go(qtbot, window, page.hub)
            hub.delete("/_design/rule", params={"rev": rev}).raise_for_status()

        assert "hold the same" in go(qtbot, window, page.hub)
        assert page.unsent.rows == [] and "did not take it" not in words(page)
        assert page.hub.goes.text() == "Nothing to bring there."
        go(qtbot, theirs, elsewhere.hub)
        assert "1 change" in said(elsewhere)
        assert other.read(lambda db: places.load(db, house)).name == "22幢（北）"

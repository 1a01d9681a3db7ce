"""Two workers in one building without a network, each at a window of their own: by stick first, by hub later."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from storage.community import issues, places
from storage.photos import photos_of
from storage.sync.hub_account import Hub
from storage.workspace import Workspace
from tests.storage.sync import couch
from tests.storage.sync.test_replicate import heads_of, log_of
from tests.ui.pages.conftest import photo
from tests.ui.pages.test_sync import (
    OpenWindow,
    building,
    by_stick,
    go,
    named,
    other,
    settle,
    stick,
    sync_page,
    ws,
)

__all__ = ["other", "stick", "ws"]


def test_one_closes_what_the_other_adds_to_and_stick_and_hub_bring_all_of_it(
    qtbot: QtBot, ws: Workspace, other: Workspace, stick: Path, tmp_path: Path, open_window: OpenWindow
) -> None:
    one, two = open_window(ws), open_window(other)
    first, second = sync_page(qtbot, one), sync_page(qtbot, two)
    by_stick(qtbot, [one, two], stick)
    issue, house = other.read(issues.ids)[0], building(other)

    # without a network
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2026-11-10", by="陈巧", note="已装烟感"))
    ws.write_now(lambda txn: places.rename(txn, place=house, name="22幢（北）"))
    mine = ws.add_photo(photo((90, 120, 150)), owner_rec=issue, field="note")
    other.write_now(lambda txn: issues.add_note(txn, issue=issue, day="2026-11-10", by="李工", note="隔壁也没有"))
    other.write_now(lambda txn: places.rename(txn, place=house, name="二十二幢"))
    theirs = other.add_photo(photo((160, 110, 90)), owner_rec=issue, field="note")
    written = log_of(ws) | log_of(other)

    # by stick
    by_stick(qtbot, [two, one, two], stick)
    for laptop in (ws, other):
        assert written <= log_of(laptop)
        assert laptop.read(lambda db: issues.load(db, issue)).state == "done"
        assert [text for _, _, text in laptop.read(lambda db: issues.notes(db, issue))] == ["隔壁也没有"]
        assert {each.id for each in laptop.read(lambda db: photos_of(db, issue))} == {mine, theirs}
        for kept in laptop.read(lambda db: photos_of(db, issue)):
            assert laptop.objects.get(kept.object)
        (conflict,) = laptop.conflicts()
        assert {(side.author, side.value) for side in conflict.sides} == {("陈巧", "22幢（北）"), ("李工", "二十二幢")}

    # settled at the screen, while the other adds once more
    first.show_section(1)
    qtbot.waitUntil(lambda: len(first.differences.choices) == 1)
    choice = first.differences.choices[0]
    choice.setFocus()
    qtbot.keyClick(choice, str(1 + named(choice).index("二十二幢")))
    qtbot.waitUntil(lambda: not first.differences.choices)
    other.write_now(lambda txn: issues.add_note(txn, issue=issue, day="2026-11-11", by="李工", note="已看过"))

    # later by hub
    with couch.serve(tmp_path / "databases") as address:
        for window, page in ((one, first), (two, second)):
            page.keep_hub(Hub(address))
            qtbot.waitUntil(lambda shown=page: shown.hub.target is not None)
            settle(qtbot, window)
        go(qtbot, one, first.hub)
        assert "hold the same" in go(qtbot, two, second.hub)
        assert "hold the same" in go(qtbot, one, first.hub)
        qtbot.waitUntil(lambda: "Everything is also elsewhere" in one.strip.text)

    assert log_of(ws) == log_of(other) and written < log_of(ws)
    assert heads_of(ws) == heads_of(other)
    assert ws.conflicts() == other.conflicts() == []
    assert other.read(lambda db: places.load(db, house)).name == "二十二幢"
    assert ws.read(lambda db: issues.load(db, issue)).state == "done"
    assert [text for _, _, text in ws.read(lambda db: issues.notes(db, issue))] == ["隔壁也没有", "已看过"]
    second.show_section(1)
    assert second.differences.choices == []

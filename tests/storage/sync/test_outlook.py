"""What a sync would do is told beforehand, and what has not left the laptop is counted until it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import UserError
from storage.sync import outlook
from storage.sync.outlook import Unsent
from storage.sync.receipts import Where
from storage.sync.visit import visit
from storage.workspace import Workspace
from tests.storage.conftest import picture
from tests.storage.sync.conftest import MakeLaptop


def name(ws: Workspace, rec: str, text: str) -> None:
    ws.write_now(lambda txn: txn.append("place", rec, {"name": text}))


def unsent(ws: Workspace) -> Unsent:
    return ws.read(lambda db: outlook.unsent(db, communities=[ws.community], own=ws.device_id))


def test_what_would_go_is_nothing_after_it_has_gone_and_what_came_since_would_come(
    laptops: MakeLaptop, tmp_path: Path
) -> None:
    one, two = laptops("one"), laptops("two")
    stick = tmp_path / "stick"
    stick.mkdir()
    name(one, "place:a", "一号楼")
    one.add_photo(picture(), owner_rec="place:a", field="name")
    before = outlook.before_folder(one, stick)
    assert (before.peer, before.photos, before.coming) == ("", 1, 0)
    assert before.changes == 2  # the place, and which photo hangs on it
    assert list(stick.iterdir()) == []
    brought = visit(one, str(stick), communities=[one.community]).reports[one.community]
    assert (brought.pushed, brought.pushed_photos) == (before.changes, before.photos)
    assert unsent(one).unanswered == before.changes + before.photos
    after = outlook.before_folder(one, stick)
    assert (after.changes, after.photos, after.coming) == (0, 0, 0)
    visit(two, str(stick), communities=[one.community])
    name(two, "place:b", "二号楼")
    visit(two, str(stick), communities=[one.community])
    assert outlook.before_folder(one, stick).coming >= 1
    came = visit(one, str(stick), communities=[one.community]).reports[one.community]
    assert (came.pulled, came.pulled_photos, came.answered) == (1, 0, before.changes + before.photos)


def test_a_folder_that_is_gone_is_an_error_with_a_remedy(laptops: MakeLaptop, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        outlook.before_folder(laptops("one"), tmp_path / "gone")
    assert caught.value.code == "SYNC_002"


def test_a_record_is_listed_with_where_it_is_until_another_laptop_has_it(laptops: MakeLaptop, tmp_path: Path) -> None:
    one, two = laptops("one"), laptops("two")
    stick = tmp_path / "stick"
    stick.mkdir()
    name(one, "place:a", "一号楼")
    found = unsent(one)
    assert {each.rec: each.all for each in found.records}["place:a"] is Where.HERE
    assert found.changes >= 1
    visit(one, str(stick), communities=[one.community])
    found = unsent(one)
    assert {each.rec: each.all for each in found.records}["place:a"] is Where.CARRIED
    assert (found.changes, found.photos) == (0, 0)
    assert found.unanswered >= 1
    for laptop in (two, one):
        visit(laptop, str(stick), communities=[one.community])
    assert "place:a" not in {each.rec for each in unsent(one).records}
    assert [peer.kind for peer in one.read(outlook.peers)] == ["folder"]

"""A damaged database is rebuilt from what can be read, and what cannot be is named."""

from __future__ import annotations

import random

import pytest

from forms.errors import UserError
from storage import heads
from storage.backup import backup
from storage.damage import PAGE_BYTES, damaged_pages
from storage.engine import DatabaseError, open_database
from storage.salvage import repair, salvage
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE, picture

PLACES = 600


@pytest.fixture
def filled(ws):
    """Places, a photo, and two drafts, in a closed database of some hundred pages."""
    for start in range(0, PLACES, 50):
        ws.write_now(
            lambda txn, start=start: [
                txn.append("place", f"place:{n}", {"name": f"{n}幢", "level": "building"})
                for n in range(start, start + 50)
            ]
        )
    ws.add_photo(picture(), owner_rec="place:1", field="photo")
    for rec in ("answer:1", "answer:2"):
        ws.drafts.put_all(rec, "visit", {f"q{n}": f"answer {n} " * 8 for n in range(60)}).result()
    return ws


def flip(path, pages, *, at=1900, bytes_each=1):
    data = bytearray(path.read_bytes())
    for page in pages:
        for offset in range(bytes_each):
            data[(page - 1) * PAGE_BYTES + at + offset] ^= 0x55
    path.write_bytes(data)


def opens_without(path, page, *, key):
    """Whether a database still opens, with the keys in it, when *page* is gone: some pages hold the list of tables."""
    flip(path, [page], at=8, bytes_each=3900)
    try:
        db = open_database(path, key, readonly=True)
        try:
            return bool(db.conn.execute("SELECT key FROM community NOT INDEXED").fetchall())
        finally:
            db.conn.close()
    except (UserError, DatabaseError):
        return False
    finally:
        flip(path, [page], at=8, bytes_each=3900)


def page_count(path):
    return path.stat().st_size // PAGE_BYTES


def test_one_wrong_byte_in_many_pages_loses_next_to_nothing(filled, folder, clock):
    device = filled.device_id
    filled.close()
    path = folder / "workspace.db"
    before = path.read_bytes()
    some = random.Random(3).sample(range(12, page_count(path)), 60)
    pages = [page for page in some if opens_without(path, page, key=filled.data_key)][:40]
    flip(path, pages)
    assert damaged_pages(path, filled.data_key) == sorted(pages)

    report = salvage(folder, PASSPHRASE, clock=clock)

    assert report.pages == 40
    assert report.events + report.lost_count == PLACES + 2
    assert report.lost_count <= 40
    assert sum(gap.last - gap.first + 1 for gap in report.lost) <= report.lost_count
    flip(report.kept / "workspace.db", pages)
    assert (report.kept / "workspace.db").read_bytes() == before
    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        assert again.check(rebuild=True).whole
        assert again.device_id != device
        assert again.person == "陈姑娘"
        again.write_now(lambda txn: txn.append("place", "place:new", {"name": "after"}))


def test_destroyed_pages_are_filled_from_the_backup(filled, folder, clock, tmp_path):
    backup(filled, tmp_path / "stick")
    filled.write_now(lambda txn: txn.append("place", "place:later", {"name": "after the backup"}))
    want = filled.digests()
    filled.close()
    path = folder / "workspace.db"
    pages = random.Random(5).sample(range(4, page_count(path)), page_count(path) // 2)
    flip(path, pages, at=8, bytes_each=3900)

    report = salvage(folder, PASSPHRASE, backups=tmp_path / "stick", clock=clock)

    assert report.from_backup > 0
    assert report.backup is not None
    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        there = again.read(lambda db: db.conn.execute("SELECT count(*) FROM head WHERE kind = 'place'").fetchone()[0])
        assert there >= PLACES
        assert again.check(rebuild=True).whole
        for rec in ("answer:1", "answer:2"):
            assert len(again.drafts.load(rec).fields) == 60
        if "place:later" in records(again, "place"):
            assert again.digests() == want


@pytest.mark.parametrize("seed", range(4))
def test_without_a_backup_every_lost_change_is_counted_and_named(filled, folder, clock, seed):
    device = filled.device_id
    community = filled.community
    filled.close()
    path = folder / "workspace.db"
    pages = random.Random(seed).sample(range(2, page_count(path)), 25)
    flip(path, [page for page in pages if opens_without(path, page, key=filled.data_key)], at=8, bytes_each=3900)

    report = salvage(folder, PASSPHRASE, clock=clock)

    assert report.events + report.lost_count == PLACES + 2
    assert all((gap.community, gap.dev) == (community, device) for gap in report.lost)
    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        assert again.check(rebuild=True).whole
        here = {int(rec.split(":")[1]) for rec in records(again, "place")}
        # the community's own record came first
        missing = {n + 2 for n in range(PLACES)} - {n + 2 for n in here}
        named = {n for gap in report.lost for n in range(gap.first, gap.last + 1)}
        assert len(missing - named) <= report.lost_count - len(named)


def records(ws, kind):
    return [row[0] for row in ws.read(lambda db: db.conn.execute("SELECT rec FROM head WHERE kind = ?", (kind,)))]


@pytest.mark.parametrize("at", [3, 40, 120, 1900])
def test_a_wrong_byte_on_the_first_page_is_read_past(filled, folder, clock, at):
    filled.close()
    flip(folder / "workspace.db", [1], at=at)
    with pytest.raises(UserError, match="WORKSPACE_002"):
        Workspace.open(folder, PASSPHRASE)
    try:
        report = salvage(folder, PASSPHRASE, clock=clock)
    except UserError as error:
        assert error.code == "WORKSPACE_016"  # the byte sits in the header itself, and nothing was changed
        assert sorted(path.name for path in folder.iterdir()) == ["keys.json", "objects", "workspace.db",
                                                                   "workspace.lock"]  # fmt: skip
        return
    assert report.events == PLACES + 2
    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        assert heads_name(again) == "7幢"


def heads_name(ws):
    return ws.read(lambda db: heads.fields(db, "place:7"))["name"]


def test_a_database_that_cannot_be_read_at_all_comes_from_the_backup(filled, folder, clock, tmp_path):
    backup(filled, tmp_path / "stick")
    filled.close()
    (folder / "workspace.db").write_bytes(b"\0" * 8192)

    report = salvage(folder, PASSPHRASE, backups=tmp_path / "stick", clock=clock)

    assert report.from_backup == report.events == PLACES + 2
    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        assert again.check(rebuild=True).whole
        assert heads_name(again) == "7幢"


def test_what_was_still_in_the_wal_is_kept(filled, folder, clock, tmp_path):
    import shutil

    filled.write_now(lambda txn: txn.append("place", "place:last", {"name": "just now"}))
    copy = tmp_path / "as after a power cut"
    shutil.copytree(folder, copy)
    assert (copy / "workspace.db-wal").stat().st_size
    flip(copy / "workspace.db", [page_count(copy / "workspace.db")])

    salvage(copy, PASSPHRASE, clock=clock)

    with Workspace.open(copy, PASSPHRASE, clock=clock) as again:
        assert again.read(lambda db: heads.fields(db, "place:last"))["name"] == "just now"


def test_a_photo_whose_row_is_lost_is_found_by_its_file(filled, folder, clock):
    (object_id,) = [path.name for path in filled.objects.folder.glob("*/*")]
    filled.connections.on_writer(lambda db: db.conn.execute("DELETE FROM object"))
    filled.close()

    assert salvage(folder, PASSPHRASE, clock=clock).photos == 1

    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        assert again.objects.get(object_id).startswith(b"\xff\xd8")
        assert again.objects.thumbnail(object_id)


def test_a_finished_draft_does_not_come_back_from_the_backup(filled, folder, clock, tmp_path):
    backup(filled, tmp_path / "stick")
    filled.write_now(lambda txn: filled.drafts.finish(txn, "answer:1"))
    filled.close()
    (folder / "workspace.db").write_bytes((folder / "workspace.db").read_bytes())
    with Workspace.open(folder, PASSPHRASE, clock=clock) as opened:
        root = opened.read(
            lambda db: db.conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'draft'").fetchone()[0]
        )
    flip(folder / "workspace.db", [root], at=8, bytes_each=3900)

    report = salvage(folder, PASSPHRASE, backups=tmp_path / "stick", clock=clock)

    assert report.drafts == 1
    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        assert [draft.rec for draft in again.drafts.open_drafts()] == ["answer:2"]


def test_opening_names_how_much_is_damaged_and_whether_anything_entered_is(filled, folder):
    tables = {"setting": "WORKSPACE_014", "community": "WORKSPACE_014"}
    roots = {
        name: filled.read(
            lambda db, name=name: db.conn.execute(
                "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
            ).fetchone()[0]
        )
        for name in tables
    }
    filled.close()
    for name, code in tables.items():
        flip(folder / "workspace.db", [roots[name]])
        with pytest.raises(UserError) as caught:
            Workspace.open(folder, PASSPHRASE)
        assert (caught.value.code, caught.value.values["pages"]) == (code, 1)
        flip(folder / "workspace.db", [roots[name]])


def test_a_whole_workspace_is_left_with_the_same_content(filled, folder, clock):
    want = filled.digests()
    filled.close()
    report = salvage(folder, PASSPHRASE, clock=clock)
    assert (report.pages, report.lost, report.lost_count, report.lost_drafts) == (0, (), 0, ())
    with Workspace.open(folder, PASSPHRASE, clock=clock) as again:
        assert again.digests() == want
        assert {draft.rec for draft in again.drafts.open_drafts()} == {"answer:1", "answer:2"}


def test_a_wrong_passphrase_changes_nothing(filled, folder, clock):
    filled.close()
    before = sorted(path.name for path in folder.rglob("*"))
    with pytest.raises(UserError, match="VAULT_001"):
        salvage(folder, "another", clock=clock)
    assert sorted(path.name for path in folder.rglob("*")) == before


def test_a_whole_database_needs_no_repair(filled, folder):
    filled.close()
    before = (folder / "workspace.db").read_bytes()
    assert repair(folder, PASSPHRASE) is None
    assert (folder / "workspace.db").read_bytes() == before
    flip(folder / "workspace.db", [page_count(folder / "workspace.db") - 3])
    assert repair(folder, PASSPHRASE).pages == 1
    assert repair(folder, PASSPHRASE) is None

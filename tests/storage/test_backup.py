"""A backup on a stick brings the workspace back on another laptop."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage import heads
from storage.backup import backup, list_backups
from storage.community.lacking import lacking
from storage.restore import drill, restore
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE, picture


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


@pytest.fixture
def filled(ws):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    ws.add_photo(picture(), owner_rec="place:1", field="photo")
    return ws


def flip(path, at=-100):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_restored_workspace_has_everything_and_is_a_new_device(filled, stick, tmp_path):
    rec = filled.drafts.start(form_id="f", version="1")
    filled.drafts.put(rec, "f", "a", "half an answer").result()
    report = backup(filled, stick)
    assert (report.made, report.objects, report.new_objects, report.damaged) == (True, 1, 1, ())

    restored = restore(stick, tmp_path / "other")

    assert (restored.objects, restored.missing, restored.damaged) == (1, (), ())
    with Workspace.open(tmp_path / "other", PASSPHRASE) as other:
        assert other.read(lambda db: heads.fields(db, "place:1"))["name"] == "22幢"
        assert other.drafts.load(rec).fields == {"a": "half an answer"}
        assert other.digests() == filled.digests()
        assert other.check(rebuild=True).whole
        assert other.device_id != filled.device_id
        assert other.setting("restored")
    with Workspace.open(tmp_path / "other", PASSPHRASE) as other:
        assert other.device_id != filled.device_id


def test_the_second_backup_copies_only_new_photos(filled, stick):
    backup(filled, stick)
    filled.add_photo(picture(color="blue"), owner_rec="place:1", field="photo")
    report = backup(filled, stick)
    assert (report.objects, report.new_objects) == (2, 1)
    assert len(list_backups(stick)) == 2


def test_nothing_is_written_when_nothing_changed(filled, stick):
    first = backup(filled, stick)
    again = backup(filled, stick, only_if_changed=True)
    assert (again.made, again.path) == (False, first.path)
    filled.write_now(lambda txn: txn.append("place", "place:1", {"name": "23幢"}))
    assert backup(filled, stick, only_if_changed=True).made


def test_a_damaged_backup_is_passed_over_and_named(filled, stick, tmp_path):
    backup(filled, stick)
    filled.write_now(lambda txn: txn.append("place", "place:1", {"name": "23幢"}))
    newest = backup(filled, stick)
    flip(newest.path / "workspace.db")

    report = restore(stick, tmp_path / "other")

    assert report.damaged == (newest.path.name,)
    with Workspace.open(tmp_path / "other", PASSPHRASE) as other:
        assert other.read(lambda db: heads.fields(db, "place:1"))["name"] == "22幢"


@pytest.mark.parametrize("name", ["workspace.db", "keys.json", "objects.txt", "manifest.json"])
def test_when_all_backups_are_damaged_nothing_is_placed(filled, stick, tmp_path, name):
    report = backup(filled, stick)
    if name == "manifest.json":
        (report.path / name).write_text("{")
    else:
        flip(report.path / name, 3)
    with pytest.raises(UserError) as caught:
        restore(stick, tmp_path / "other")
    assert caught.value.code == "BACKUP_002"
    assert report.path.name in caught.value.values["names"]
    assert not (tmp_path / "other").exists()


def test_a_damaged_photo_in_the_backup_is_named_and_the_rest_comes_back(filled, stick, tmp_path):
    backup(filled, stick)
    (damaged,) = (path for path in stick.glob("*/objects/*/*"))
    flip(damaged)
    assert restore(stick, tmp_path / "other").missing == (damaged.name,)


def test_a_photo_that_is_missing_in_the_workspace_does_not_stop_the_backup(filled, stick):
    (path,) = filled.objects.folder.glob("*/*")
    path.unlink()
    report = backup(filled, stick)
    assert report.damaged == (path.name,)


def test_a_photo_that_was_missing_before_the_backup_is_told_when_it_is_restored(filled, stick, tmp_path):
    (sealed,) = filled.objects.folder.glob("*/*")
    sealed.unlink()
    backup(filled, stick)

    restored = restore(stick, tmp_path / "other")

    assert (restored.objects, restored.missing, restored.absent) == (0, (), (sealed.name,))
    with Workspace.open(tmp_path / "other", PASSPHRASE) as other:
        (found,) = other.read(lambda db: lacking(db, restored.absent))
        assert (found.object, found.owner, found.place) == (sealed.name, "place:1", "22幢")
        assert found.title == f"22幢 {found.day}"
    assert drill(stick, PASSPHRASE).absent == (sealed.name,)


def test_a_stick_pulled_out_leaves_the_backup_before_as_it_was(filled, stick, tmp_path):
    backup(filled, stick)
    filled.add_photo(picture(color="blue"), owner_rec="place:1", field="photo")

    def pulled(done, total):
        raise OSError(5, "Input/output error")

    with pytest.raises(UserError, match="WORKSPACE_008"):
        backup(filled, stick, pulled)
    assert len(list_backups(stick)) == 1
    assert restore(stick, tmp_path / "other").objects == 1


def test_a_drill_proves_the_backup_and_leaves_nothing_behind(filled, stick):
    backup(filled, stick)
    report = drill(stick, PASSPHRASE)
    assert report.whole and report.genuine
    assert report.missing == ()
    with pytest.raises(UserError, match="VAULT_001"):
        drill(stick, "another passphrase")


def test_a_folder_without_backups_says_so(tmp_path):
    with pytest.raises(UserError, match="BACKUP_001"):
        restore(tmp_path, tmp_path / "other")


def test_restoring_over_something_is_refused(filled, stick, folder):
    backup(filled, stick)
    with pytest.raises(UserError, match="WORKSPACE_007"):
        restore(stick, folder)


def test_a_backup_inside_the_workspace_is_refused(filled, folder):
    with pytest.raises(UserError, match="BACKUP_004"):
        backup(filled, folder / "backups")


def test_nothing_readable_lies_on_the_stick(filled, stick):
    backup(filled, stick)
    for path in stick.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert "22幢".encode() not in data and b"JFIF" not in data and b"SQLite format" not in data

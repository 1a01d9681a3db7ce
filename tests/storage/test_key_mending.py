"""A key file that is damaged or gone comes back from a backup of the same workspace, and of no other."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.backup import backup
from storage.key_mending import mend_keys
from storage.salvage import repair
from storage.vault import FLOOR, by_either
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE

DAMAGE = {
    "gone": lambda keys: keys.unlink(),
    "empty": lambda keys: keys.write_bytes(b""),
    "half": lambda keys: keys.write_bytes(keys.read_bytes()[:100]),
    "weakened": lambda keys: keys.write_text(keys.read_text().replace('"memory_mib": 19', '"memory_mib": 1')),
}


@pytest.fixture
def stick(ws, tmp_path):
    """A backup of a workspace with one place, which is then closed."""
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    backup(ws, tmp_path / "stick")
    ws.close()
    return tmp_path / "stick"


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_the_keys_of_a_backup_open_the_workspace_again(folder, stick, clock, damage):
    damage(folder / "keys.json")
    left = (folder / "keys.json").read_bytes() if (folder / "keys.json").exists() else None
    with pytest.raises(UserError, match="VAULT_004|VAULT_009"):
        Workspace.open(folder, PASSPHRASE)

    mended = mend_keys(folder, by_either(PASSPHRASE), backups=stick, clock=clock)

    assert mended is not None
    assert mended.backup.parent.parent == stick
    assert (mended.kept and (mended.kept / "keys.json").read_bytes()) == left
    with Workspace.open(folder, PASSPHRASE) as again:
        assert again.check().whole


def test_good_keys_are_left_alone(folder, stick):
    before = (folder / "keys.json").read_bytes()
    assert mend_keys(folder, by_either("never asked"), backups=stick) is None
    assert (folder / "keys.json").read_bytes() == before


def test_the_recovery_code_of_that_time_mends_them_too(folder, tmp_path):
    made, code = Workspace.create(folder, PASSPHRASE, community="c", person="p", cost=FLOOR)
    with made:
        backup(made, tmp_path / "stick")
    (folder / "keys.json").unlink()
    assert mend_keys(folder, by_either(code.lower()), backups=tmp_path / "stick")
    Workspace.open(folder, PASSPHRASE).close()


def test_a_passphrase_that_was_changed_since_is_told_to_be_the_wrong_one(folder, stick):
    with Workspace.open(folder, PASSPHRASE) as ws:
        ws.change_passphrase("a new one", cost=FLOOR)
    (folder / "keys.json").unlink()
    with pytest.raises(UserError, match="VAULT_008"):
        mend_keys(folder, by_either("a new one"), backups=stick)
    assert not (folder / "keys.json").exists()
    assert mend_keys(folder, by_either(PASSPHRASE), backups=stick)


def test_the_backup_of_another_workspace_with_the_same_passphrase_is_refused(folder, stick, tmp_path):
    other, _ = Workspace.create(tmp_path / "other", PASSPHRASE, community="c", person="p", cost=FLOOR)
    with other:
        backup(other, tmp_path / "elsewhere")
    (folder / "keys.json").write_text("{}")
    with pytest.raises(UserError, match="BACKUP_005"):
        mend_keys(folder, by_either(PASSPHRASE), backups=tmp_path / "elsewhere")
    assert sorted(path.name for path in folder.iterdir()) == ["keys.json", "workspace.db", "workspace.lock"]
    assert (folder / "keys.json").read_text() == "{}"


def test_without_backups_the_sentence_says_what_is_wrong(folder, stick):
    (folder / "keys.json").unlink()
    with pytest.raises(UserError, match="VAULT_009"):
        mend_keys(folder, by_either(PASSPHRASE))


def test_keys_and_a_damaged_database_are_mended_one_after_the_other(folder, stick, clock):
    data = bytearray((folder / "workspace.db").read_bytes())
    data[5 * 4096 + 2000] ^= 1
    (folder / "workspace.db").write_bytes(data)
    (folder / "keys.json").unlink()
    assert mend_keys(folder, by_either(PASSPHRASE), backups=stick, clock=clock)
    repair(folder, by_either(PASSPHRASE), backups=stick)
    with Workspace.open(folder, PASSPHRASE) as again:
        assert again.check(rebuild=True).whole

"""A workspace on a locked stick or in an archive can be read, and nothing in it changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from forms.errors import UserError
from storage import heads, unlocking
from storage.backup import backup
from storage.projections import Registry
from storage.vault import FLOOR, by_either
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE, picture


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_opened_for_reading_shows_everything_and_touches_nothing(ws, folder):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    photo = ws.objects.take_photo(picture())
    ws.close()
    before = content(folder)

    with Workspace.open(folder, PASSPHRASE, readonly=True) as opened:
        assert opened.readonly
        assert opened.read(lambda db: heads.fields(db, "place:1"))["name"] == "22幢"
        assert opened.objects.get(photo).startswith(b"\xff\xd8")
        assert opened.check(rebuild=True).whole
        copy = opened.connections.path.parent
        assert b"SQLite format 3" not in opened.connections.path.read_bytes()[:16]

    assert content(folder) == before
    assert not copy.exists()


def test_opened_for_reading_refuses_to_write(ws, folder):
    ws.close()
    with Workspace.open(folder, PASSPHRASE, readonly=True) as opened:
        with pytest.raises(UserError, match="WORKSPACE_003"):
            opened.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
        with pytest.raises(UserError, match="WORKSPACE_003"):
            opened.person = "何伯"


def test_what_was_last_written_before_a_power_cut_is_shown_too(ws, folder, tmp_path):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "just now"}))
    shutil.copytree(folder, tmp_path / "cut")
    before = content(tmp_path / "cut")
    assert before["workspace.db-wal"]
    with Workspace.open(tmp_path / "cut", PASSPHRASE, readonly=True) as opened:
        assert opened.read(lambda db: heads.fields(db, "place:1"))["name"] == "just now"
    assert content(tmp_path / "cut") == before


def test_a_workspace_that_somebody_writes_in_is_not_opened_for_reading(ws, folder):
    with pytest.raises(UserError, match="WORKSPACE_004"):
        Workspace.open(folder, PASSPHRASE, readonly=True)


def test_lists_that_a_newer_program_would_build_again_are_built_in_the_copy(ws, folder):
    ws.close()
    before = content(folder)
    with Workspace.open(folder, PASSPHRASE, readonly=True, registry=Registry()) as opened:
        assert opened.check(rebuild=True).whole
    assert content(folder) == before


def test_a_locked_workspace_can_be_backed_up(ws, folder, tmp_path):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    ws.close()
    with Workspace.open(folder, PASSPHRASE, readonly=True) as opened:
        assert backup(opened, tmp_path / "stick").made


@pytest.mark.skipif(sys.platform != "linux", reason="mounts")
def test_a_locked_stick_opens_for_reading_only(tmp_path):
    disk = tmp_path / "stick"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no mounting here")
    try:
        Workspace.create(disk / "w", PASSPHRASE, community="c", person="p", cost=FLOOR)[0].close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(UserError, match="WORKSPACE_003"):
            Workspace.open(disk / "w", PASSPHRASE)
        with Workspace.open(disk / "w", PASSPHRASE, readonly=True) as opened:
            assert opened.person == "p"
            assert opened.check().whole
        environment = {"XUNLOU_PASSPHRASE": PASSPHRASE, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        command = [sys.executable, "main.py", "check", str(disk / "w"), "--language", "en"]
        done = subprocess.run(
            command, cwd=Path(__file__).parents[2], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "for reading only" in done.stderr
    finally:
        subprocess.run(["umount", str(disk)], check=False)


FULL = """
import sys, tempfile
from pathlib import Path
from forms.errors import UserError
from storage import unlocking
from storage.workspace import Workspace
# the system's folder for passing things lies on the same full disk, as it does on most laptops
tempfile.tempdir = str(Path(sys.argv[1]).parent)
unlocking.IN_MEMORY = ()
try:
    Workspace.open(sys.argv[1], sys.argv[2]).close()
except UserError as error:
    print(error.code)
with Workspace.open(sys.argv[1], sys.argv[2], readonly=True) as opened:
    print(opened.connections.path.parent == Path(sys.argv[1]), opened.person, opened.check().whole)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="mounts")
def test_a_workspace_on_a_full_disk_opens_for_reading(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no mounting here")
    try:
        Workspace.create(disk / "w", PASSPHRASE, community="c", person="p", cost=FLOOR)[0].close()
        with pytest.raises(OSError, match="No space left"), (disk / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        before = content(disk / "w")
        done = subprocess.run(
            [sys.executable, "-c", FULL, str(disk / "w"), PASSPHRASE],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.splitlines() == ["WORKSPACE_005", "True p True"], done.stderr
        assert content(disk / "w") == before
    finally:
        subprocess.run(["umount", str(disk)], check=False)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root becomes somebody else")
def test_a_workspace_of_another_user_is_said_to_be_unreadable_and_not_unwritable(ws, folder):
    ws.close()
    folder.chmod(0o700)
    os.seteuid(65534)
    try:
        for readonly in (False, True):
            with pytest.raises(UserError, match="WORKSPACE_019"):
                Workspace.open(folder, PASSPHRASE, readonly=readonly)
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root becomes somebody else")
def test_nothing_is_passed_through_a_folder_where_this_user_may_not_write(monkeypatch):
    with tempfile.TemporaryDirectory() as name:  # not tmp_path, into which another user may not even look
        os.chmod(name, 0o755)
        monkeypatch.setattr(tempfile, "tempdir", name)
        monkeypatch.setattr(unlocking, "IN_MEMORY", (Path(name),))
        assert unlocking.roomy(1) == Path(name)
        os.seteuid(65534)
        try:
            assert unlocking.roomy(1) is None
        finally:
            os.seteuid(0)


def test_the_recovery_code_opens_wherever_either_is_asked_for(folder):
    made, code = Workspace.create(folder, PASSPHRASE, community="c", person="p", cost=FLOOR)
    made.close()
    for secret in (PASSPHRASE, code, code.replace("-", " ").lower()):
        Workspace.open(folder, by_either(secret)).close()
    with pytest.raises(UserError, match="VAULT_001"):
        Workspace.open(folder, by_either("neither"))

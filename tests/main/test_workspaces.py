"""Checking, backing up and restoring a workspace from the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

from PIL import Image

from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.main.conftest import PASSPHRASE, Run, one_sentence


def test_check_of_a_whole_workspace_passes(xunlou: Run, workspace: Path) -> None:
    done = xunlou("check", workspace, "--rebuild", "--json", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done
    report = json.loads(done.stdout)
    assert report["ok"] and report["report"]["rebuilt"] and report["report"]["events"] >= 2


def test_check_names_a_missing_photo(xunlou: Run, workspace: Path, photo: bytes) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        ws.add_photo(photo, owner_rec="place:1", field="front")
    (stored,) = [path for path in (workspace / "objects").rglob("*") if path.is_file()]
    stored.unlink()
    done = xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 1
    assert stored.name in done.stdout


def test_backup_comes_back_with_its_photos(xunlou: Run, workspace: Path, tmp_path: Path, photo: bytes) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        ws.add_photo(photo, owner_rec="place:1", field="front")
    stick, again = tmp_path / "stick", tmp_path / "again"
    saved = xunlou("backup", workspace, stick, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert (saved.returncode, saved.stderr) == (0, "")
    assert "photos: 1" in saved.stdout
    restored = xunlou("restore", stick, again)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert xunlou("check", again, XUNLOU_PASSPHRASE=PASSPHRASE).returncode == 0


def test_restore_never_overwrites(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    xunlou("backup", workspace, tmp_path / "stick", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert str(workspace) in one_sentence(xunlou("restore", tmp_path / "stick", workspace))


def test_restore_from_an_empty_folder_is_one_sentence(xunlou: Run, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert "no Xunlou backup" in one_sentence(xunlou("restore", tmp_path / "stick", tmp_path / "again"))


def test_demonstration_is_whole_and_prints_its_handout(xunlou: Run, tmp_path: Path) -> None:
    tour, handout = tmp_path / "tour", tmp_path / "handout.pdf"
    made = xunlou("demo", tour)
    assert (made.returncode, made.stderr) == (0, "")
    assert "demo" in made.stdout
    assert xunlou("check", tour, "--rebuild", XUNLOU_PASSPHRASE="demo").returncode == 0
    assert xunlou("export", tour, "handout", "--out", handout, XUNLOU_PASSPHRASE="demo").returncode == 0
    assert handout.stat().st_size > 10_000


def test_demonstration_goes_into_no_folder_with_other_things(xunlou: Run, workspace: Path) -> None:
    assert str(workspace) in one_sentence(xunlou("demo", workspace))


def test_a_damaged_database_is_repaired_and_says_from_where(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    xunlou("backup", workspace, tmp_path / "stick", XUNLOU_PASSPHRASE=PASSPHRASE)
    database = workspace / "workspace.db"
    database.write_bytes(bytes(8192))
    assert "--repair" in one_sentence(xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE))
    done = xunlou(
        "check", workspace, "--repair", "--backups", tmp_path / "stick", "--json", XUNLOU_PASSPHRASE=PASSPHRASE
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["ok"] and told["repaired"]["from_backup"] == told["report"]["events"] >= 2
    (kept,) = workspace.glob("damaged-*/workspace.db")
    assert kept.read_bytes() == bytes(8192)


def test_an_emptied_database_is_named_and_not_filled_as_if_new(xunlou: Run, workspace: Path) -> None:
    database = workspace / "workspace.db"
    database.write_bytes(b"")
    (workspace / "objects").mkdir(exist_ok=True)
    line = one_sentence(xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE))
    assert str(database) in line and "damaged" in line
    assert database.read_bytes() == b""


def test_a_workspace_whose_making_was_interrupted_says_so(xunlou: Run, workspace: Path) -> None:
    (workspace / "workspace.db").write_bytes(b"")
    for item in sorted((workspace / "objects").rglob("*"), reverse=True):
        item.rmdir()
    if (workspace / "objects").exists():
        (workspace / "objects").rmdir()
    assert "interrupted" in one_sentence(xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE))


def test_a_workspace_under_a_file_is_one_sentence(xunlou: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    line = one_sentence(xunlou("demo", tmp_path / "file" / "tour"))
    assert str(tmp_path / "file" / "tour") in line


def test_of_many_damaged_photos_a_person_reads_the_first(xunlou: Run, workspace: Path) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        for n in range(10):
            out = io.BytesIO()
            Image.new("RGB", (8, 8), (n, n, n)).save(out, "PNG")
            ws.add_photo(out.getvalue(), owner_rec="place:1", field="front")
    for path in (workspace / "objects").rglob("*"):
        if path.is_file():
            path.unlink()
    done = xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE)
    assert "10 (" in done.stdout and "2 more" in done.stdout


def test_the_recovery_code_does_wherever_the_passphrase_does(xunlou: Run, tmp_path: Path) -> None:
    made, code = Workspace.create(tmp_path / "w", PASSPHRASE, community="敦根社区", person="王芳", cost=FLOOR)
    made.close()
    for arguments in (["check", tmp_path / "w"], ["check", tmp_path / "w", "--repair"]):
        assert xunlou(*arguments, XUNLOU_PASSPHRASE=code.lower()).returncode == 0
    refused = xunlou("check", tmp_path / "w", XUNLOU_PASSPHRASE=code[:-1] + ("2" if code[-1] == "1" else "1"))
    assert "wrong" in one_sentence(refused)


def test_a_lost_key_file_comes_back_from_a_backup(xunlou: Run, workspace: Path, tmp_path: Path) -> None:
    xunlou("backup", workspace, tmp_path / "stick", XUNLOU_PASSPHRASE=PASSPHRASE)
    (workspace / "keys.json").unlink()
    assert "Repair it with a backup" in one_sentence(xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE))
    done = xunlou(
        "check", workspace, "--repair", "--backups", tmp_path / "stick", "--language", "en",
        XUNLOU_PASSPHRASE=PASSPHRASE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "it is back from the backup" in done.stdout
    assert xunlou("check", workspace, XUNLOU_PASSPHRASE=PASSPHRASE).returncode == 0


def test_photos_that_were_missing_before_the_backup_are_named_when_it_is_restored(
    xunlou: Run, workspace: Path, tmp_path: Path, photo: bytes
) -> None:
    with Workspace.open(workspace, PASSPHRASE) as ws:
        ws.add_photo(photo, owner_rec="place:1", field="front", taken="2022-08-15T10:00:00+08:00")
        (sealed,) = ws.objects.folder.glob("*/*")
    sealed.unlink()
    assert xunlou("backup", workspace, tmp_path / "stick", XUNLOU_PASSPHRASE=PASSPHRASE).returncode == 1
    done = xunlou("restore", tmp_path / "stick", tmp_path / "a", "--language", "en", XUNLOU_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 1
    assert "already missing when the backup was made: 1 (22幢 2022-08-15)" in done.stdout
    alone = xunlou("restore", tmp_path / "stick", tmp_path / "b", "--language", "en")
    assert f"already missing when the backup was made: 1 ({sealed.name})" in alone.stdout

"""Full disks, pulled plugs and damaged files: what was saved stays, and a sentence says what to do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from forms.errors import UserError
from storage import heads
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE, picture

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="uses signals and limits of Linux")

AUTOSAVE = """
import sys
from storage.workspace import Workspace
ws = Workspace.open(sys.argv[1], sys.argv[2])
for number in range(100_000):
    ws.drafts.put("answer:1", "visit", f"q{number % 20}", str(number)).result()
    print(number, flush=True)
"""

LIMITED = """
import resource, signal, sys
from forms.errors import UserError
from storage.workspace import Workspace
ws = Workspace.open(sys.argv[1], sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, resource.RLIM_INFINITY))
saved = 0
try:
    while True:
        ws.write_now(lambda txn: txn.append("place", f"place:{saved}", {"note": txn.new_id() * 2000}))
        saved += 1
except UserError as error:
    print(error.code)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
ws.write_now(lambda txn: txn.append("place", "place:after", {"note": "room again"}))
print(saved, ws.read(lambda db: db.conn.execute("SELECT count(*) FROM head WHERE kind = 'place'").fetchone()[0]))
print(ws.check(rebuild=True).whole)
ws.close()
"""


def run(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@linux
@pytest.mark.parametrize("answers", [1, 7, 60])
def test_killed_while_typing_loses_no_answer_that_was_saved(ws, folder, reopen, answers):
    ws.close()
    process = run(AUTOSAVE, str(folder), PASSPHRASE)
    assert process.stdout is not None
    acknowledged = [int(process.stdout.readline()) for _ in range(answers)]
    process.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in process.stdout.read().split()]
    process.communicate()

    again = reopen()

    kept = again.drafts.load("answer:1").fields
    for number in acknowledged[-20:]:
        assert int(kept[f"q{number % 20}"]) >= number
    assert again.check(rebuild=True).whole


@linux
def test_a_file_that_may_not_grow_keeps_what_was_saved_and_goes_on_when_it_may(ws, folder):
    ws.close()
    process = run(LIMITED, str(folder), PASSPHRASE)
    out, err = process.communicate(timeout=120)
    code, counts, whole = out.splitlines() or [err] * 3
    assert code == "WORKSPACE_008", err
    saved, found = map(int, counts.split())
    assert found == saved + 1
    assert whole == "True"
    assert err == ""


def test_a_second_process_is_told_who_has_the_workspace_open(ws, folder):
    code = (
        "import sys\nfrom storage.workspace import Workspace\nfrom forms.errors import UserError\n"
        "try:\n    Workspace.open(*sys.argv[1:])\nexcept UserError as error:\n    print(error.code,"
        " error.values['pid'])\n"
    )
    out, _ = run(code, str(folder), PASSPHRASE).communicate(timeout=60)
    assert out.split() == ["WORKSPACE_004", str(os.getpid())]


@linux
def test_a_killed_program_leaves_no_lock_behind(ws, folder, reopen):
    ws.close()
    process = run(AUTOSAVE, str(folder), PASSPHRASE)
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.communicate()
    assert reopen().person == "陈姑娘"


def test_every_flipped_page_is_noticed(ws, folder, reopen):
    ws.write_now(lambda txn: [txn.append("place", f"place:{n}", {"name": f"{n}幢"}) for n in range(200)])
    ws.close()
    path = folder / "workspace.db"
    whole = path.read_bytes()
    noticed = 0
    pages = range(0, len(whole) // 4096, max(1, len(whole) // 4096 // 12))
    for page in pages:
        damaged = bytearray(whole)
        damaged[page * 4096 + 2000] ^= 1
        path.write_bytes(damaged)
        try:
            with Workspace.open(folder, PASSPHRASE) as opened:
                report = opened.check()
                noticed += bool(report.pages) and not report.whole
        except UserError as error:
            noticed += error.code == "WORKSPACE_002"
    path.write_bytes(whole)
    assert noticed == len(pages)
    assert reopen().check(rebuild=True).whole


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_says_so(ws, folder):
    ws.close()
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with pytest.raises(UserError, match="WORKSPACE_003"):
            Workspace.open(folder, PASSPHRASE)
    finally:
        folder.chmod(0o755)


@linux
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root mounts")
def test_a_workspace_on_a_locked_stick_says_so(tmp_path):
    disk = tmp_path / "stick"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("no mounting here")
    try:
        Workspace.create(disk / "w", PASSPHRASE, community="c", person="p", cost=FLOOR)[0].close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(UserError, match="WORKSPACE_003"):
            Workspace.open(disk / "w", PASSPHRASE)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_a_medium_that_turned_read_only_says_so(ws, monkeypatch):
    import storage.files

    def refuse(source, target):
        raise OSError(30, "Read-only file system", str(target))

    monkeypatch.setattr(storage.files.os, "replace", refuse)
    with pytest.raises(UserError, match="WORKSPACE_003"):
        ws.objects.take_photo(picture())
    monkeypatch.undo()
    assert ws.objects.verify().checked == 0
    assert ws.objects.verify().orphans == ()


def test_a_full_disk_while_a_photo_is_kept_leaves_no_half_photo(ws, monkeypatch):
    import storage.files

    def full(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(storage.files.os, "fsync", full)
        with pytest.raises(UserError, match="WORKSPACE_005"):
            ws.add_photo(picture(), owner_rec="answer:1", field="photo")
    report = ws.objects.verify()
    assert (report.checked, report.orphans) == (0, ())
    assert ws.read(lambda db: heads.load(db, "answer:1")) is None
    assert ws.add_photo(picture(), owner_rec="answer:1", field="photo")


@linux
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root mounts")
def test_a_really_full_disk_keeps_what_was_saved(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("no mounting here")
    try:
        workspace, _ = Workspace.create(disk / "w", PASSPHRASE, community="c", person="p", cost=FLOOR)
        saved = 0
        with workspace:
            try:
                while True:
                    workspace.write_now(
                        lambda txn: txn.append("place", f"place:{txn.new_id()}", {"note": txn.new_id() * 1000})
                    )
                    saved += 1
            except UserError as error:
                assert error.code == "WORKSPACE_005"
            assert saved > 3
            count = workspace.read(
                lambda db: db.conn.execute("SELECT count(*) FROM head WHERE kind = 'place'").fetchone()[0]
            )
            assert count == saved
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        with Workspace.open(disk / "w", PASSPHRASE) as again:
            again.write_now(lambda txn: txn.append("place", "place:after", {"note": "x"}))
            assert again.check(rebuild=True).whole
    finally:
        subprocess.run(["umount", str(disk)], check=False)

"""The power fails at any moment: what the program was told is saved is there, and nothing is half there."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from storage import engine
from storage.projections import Registry
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.power import Disk

ANSWERS, EVENTS, POINTS = 160, 40, 300
open_normally = engine.dbapi.connect


@pytest.fixture
def powered(tmp_path, monkeypatch):
    """Make a workspace on a disk whose power can fail."""
    engine.self_test()
    made: list[Workspace] = []

    def make(name: str = "w", **wishes: object) -> tuple[Workspace, Disk]:
        disk = Disk(**wishes)
        monkeypatch.setattr(engine.dbapi, "connect", disk.connect)
        workspace, _ = Workspace.create(
            tmp_path / name, "passphrase", community="敦根社区", person="陈", cost=FLOOR, registry=Registry()
        )
        made.append(workspace)
        disk.acknowledge(("created", "", ""))
        return workspace, disk

    yield make
    for workspace in made:
        workspace.close()


def fill_in(workspace: Workspace, disk: Disk) -> None:
    """A person types; now and then a record is finished."""
    for number in range(ANSWERS):
        field, value = f"q{number % 12}", str(number)
        workspace.drafts.put("answer:1", "visit", field, value).result()
        disk.acknowledge(("answer", field, number))
        if number % (ANSWERS // EVENTS) == 0:
            event = workspace.write_now(
                lambda txn, number=number: txn.append("place", f"place:{number}", {"name": f"{number}幢" * 40})
            )
            disk.acknowledge(("event", event, number))


def found_after(files: dict[str, bytes], folder: Path) -> tuple[str, dict[str, int], set[str]]:
    """What another start of the program finds: whether the file is whole, answers, events."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    conn = open_normally(str(folder / "workspace.db"))
    try:
        whole = conn.execute("PRAGMA integrity_check").fetchone()[0]
        if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'draft_answer'").fetchone():
            return whole, {}, set()  # not even the making of the workspace reached the disk
        answers = {name: int(value) for name, value in conn.execute("SELECT field, value FROM draft_answer")}
        events = conn.execute("SELECT id, sealed FROM event").fetchall()
    finally:
        conn.close()
    assert all(hashlib.sha256(sealed).hexdigest() == event for event, sealed in events)
    return whole, answers, {event for event, _ in events}


def lost(told: list[tuple[str, str, int]], answers: dict[str, int], events: set[str]) -> int:
    latest = {field: number for kind, field, number in told if kind == "answer"}
    gone = sum(answers.get(field, -1) < number for field, number in latest.items())
    return gone + sum(kind == "event" and event not in events for kind, event, _ in told)


def crash_everywhere(disk: Disk, folder: Path) -> tuple[int, int]:
    """How many of many crash points left a broken file, and how many had lost something that was acknowledged."""
    folder.mkdir()
    broken = losing = 0
    for files, told in disk.crashes(POINTS, chance=random.Random(5)):
        whole, answers, events = found_after(files, folder)
        broken += whole != "ok"
        losing += lost(told, answers, events) > 0
    return broken, losing


def test_no_acknowledged_answer_is_lost_wherever_the_power_fails(powered, tmp_path):
    workspace, disk = powered()
    fill_in(workspace, disk)
    assert sum(operation[0] == "sync" and operation[1] == "workspace.db" for operation in disk.operations) > 3
    assert crash_everywhere(disk, tmp_path / "after") == (0, 0)


def test_this_test_notices_a_setting_that_would_lose_answers(powered, tmp_path):
    workspace, disk = powered(synchronous="NORMAL")
    fill_in(workspace, disk)
    broken, losing = crash_everywhere(disk, tmp_path / "after")
    assert broken == 0
    assert losing > POINTS // 2


def test_each_write_that_fails_leaves_the_answer_saved_or_refused(powered):
    workspace, disk = powered()
    workspace.drafts.put("answer:1", "visit", "before", "kept").result()
    failures = 0
    for number in range(1, 200):
        disk.calls, disk.fail_at = 0, number
        try:
            workspace.drafts.put("answer:1", "visit", "q", str(number)).result()
        except Exception:  # of the plain SQLite below, whose errors our table does not know
            failures += 1
            disk.fail_at = None
            kept = workspace.drafts.load("answer:1").fields
            assert kept["before"] == "kept"
            assert kept.get("q", "") != str(number)
            workspace.drafts.put("answer:1", "visit", "q", f"again {number}").result()
            assert workspace.drafts.load("answer:1").fields["q"] == f"again {number}"
        else:
            break
    disk.fail_at = None
    assert failures >= 2
    assert workspace.drafts.load("answer:1").fields["q"] == str(number)

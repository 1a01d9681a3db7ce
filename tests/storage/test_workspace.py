"""Create a workspace, write in it, close it, open it again and find everything there."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import UserError
from storage import heads
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE


def test_what_was_written_is_there_after_reopening(ws, reopen):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢", "level": "building"}))
    ws.close()

    again = reopen()

    assert again.read(lambda db: heads.fields(db, "place:1")) == {"name": "22幢", "level": "building"}
    assert again.person == "陈姑娘"
    assert [community.name for community in again.communities()] == ["敦根社区"]


def test_a_wrong_passphrase_opens_nothing(ws, folder):
    ws.close()
    with pytest.raises(UserError) as caught:
        Workspace.open(folder, "wrong passphrase")
    assert caught.value.code == "VAULT_001"


def test_the_recovery_code_opens_and_a_new_passphrase_follows(tmp_path):
    workspace, code = Workspace.create(tmp_path / "w", "first passphrase", community="江滨", person="李", cost=FLOOR)
    workspace.close()

    with Workspace.open_with_recovery(tmp_path / "w", code.lower()) as opened:
        opened.change_passphrase("second passphrase", cost=FLOOR)

    with Workspace.open(tmp_path / "w", "second passphrase") as opened:
        assert opened.person == "李"
    with pytest.raises(UserError, match="VAULT_001"):
        Workspace.open(tmp_path / "w", "first passphrase")


def test_a_second_program_is_told_who_has_the_workspace_open(ws, folder):
    import os

    with pytest.raises(UserError) as caught:
        Workspace.open(folder, "敦根2022")
    assert caught.value.code == "WORKSPACE_004"
    assert caught.value.values["pid"] == os.getpid()


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    with pytest.raises(UserError, match="WORKSPACE_007"):
        Workspace.create(tmp_path, "passphrase", community="c", person="p", cost=FLOOR)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_an_empty_folder_is_no_workspace(tmp_path):
    with pytest.raises(UserError, match="WORKSPACE_006"):
        Workspace.open(tmp_path, "passphrase")


def test_subscribers_hear_which_kinds_changed(ws):
    heard = []
    forget = ws.subscribe(heard.append)

    def two_kinds(txn):
        txn.append("place", "place:1", {"name": "a"})
        txn.append("partner", "partner:1", {"name": "b"})

    ws.write_now(two_kinds)
    forget()
    ws.write_now(lambda txn: txn.append("place", "place:2", {"name": "c"}))

    assert heard == [frozenset({"place", "partner"})]


def test_a_write_that_fails_leaves_nothing(ws):
    def half(txn):
        txn.append("place", "place:1", {"name": "22幢"})
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        ws.write_now(half)

    assert ws.read(lambda db: heads.load(db, "place:1")) is None
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "23幢"}))
    assert [event.n for event in ws.history("place:1")] == [2]


def test_readers_cannot_write(ws):
    with pytest.raises(UserError, match="WORKSPACE_003"):
        ws.read(lambda db: db.conn.execute("DELETE FROM setting"))


def test_the_writer_thread_does_not_wait_for_itself(ws):
    with pytest.raises(RuntimeError, match="itself"):
        ws.write_now(lambda txn: ws.write_now(lambda inner: None))


def test_names_that_sat_down_here_are_remembered(ws):
    ws.person = "何伯"
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "a"}))
    assert ws.persons() == ["何伯", "陈姑娘"]
    assert ws.history("place:1")[0].author == "何伯"


def test_two_communities_seal_with_their_own_keys(ws):
    second = ws.add_community("江滨社区")
    ws.community = second
    ws.write_now(lambda txn: txn.append("place", "place:2", {"name": "江滨1幢"}))

    (event,) = ws.history("place:2")

    assert event.community == second
    assert event.n == 2  # after the community's own record: each log counts for itself


def test_a_newer_workspace_is_refused_with_both_versions(ws, folder):
    ws.connections.on_writer(lambda db: db.conn.execute("PRAGMA user_version = 999"))
    ws.close()
    with pytest.raises(UserError) as caught:
        Workspace.open(folder, "敦根2022")
    assert caught.value.code == "WORKSPACE_001"
    assert (caught.value.values["found"], caught.value.values["known"] < 999) == (999, True)


def test_an_older_workspace_is_copied_before_it_is_brought_up_to_date(ws, folder, reopen):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    ws.connections.on_writer(lambda db: db.conn.execute("PRAGMA user_version = 0"))
    ws.close()

    again = reopen()

    assert again.read(lambda db: heads.fields(db, "place:1")) == {"name": "22幢"}
    copy = folder / "workspace-before-migration-0.db"
    assert copy.is_file() and not copy.read_bytes().startswith(b"SQLite format 3")
    assert again.connections.on_writer(lambda db: db.conn.execute("PRAGMA user_version").fetchone()[0]) > 0


def test_readers_see_one_moment_while_others_write(ws):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "before"}))

    def look(db):
        before = heads.fields(db, "place:1")
        ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "after"}))
        return before, heads.fields(db, "place:1")

    assert ws.read(look) == ({"name": "before"}, {"name": "before"})
    assert ws.read(lambda db: heads.fields(db, "place:1")) == {"name": "after"}


def test_threads_that_ended_leave_no_connection_behind(ws):
    import threading

    for _ in range(20):
        thread = threading.Thread(target=lambda: ws.read(lambda db: heads.fields(db, "place:1")))
        thread.start()
        thread.join()
    assert len(ws.connections._readers) <= 2


def test_a_listener_that_fails_does_not_undo_what_was_written(ws, caplog):
    def broken(kinds):
        raise RuntimeError("a page that is gone")

    ws.subscribe(broken)
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    assert ws.read(lambda db: heads.fields(db, "place:1")) == {"name": "22幢"}
    assert "a listener failed" in caplog.text
    caplog.clear()


def test_a_broken_lock_file_does_not_lock_anybody_out(ws, folder, reopen):
    ws.close()
    (folder / "workspace.lock").write_bytes(b"\xff\xfe not json")
    assert reopen().person == "陈姑娘"


def test_the_same_seed_and_clock_make_the_same_workspace(tmp_path):
    import random
    from datetime import UTC, datetime

    def make(name):
        source = random.Random(7)
        workspace, code = Workspace.create(
            tmp_path / name,
            "demo",
            community="敦根社区",
            person="王",
            entropy=source.randbytes,
            clock=lambda: datetime(2022, 5, 1, tzinfo=UTC),
            cost=FLOOR,
        )
        with workspace:
            workspace.write_now(lambda txn: txn.append("place", f"place:{txn.new_id()}", {"name": "22幢"}))
            ids = workspace.read(lambda db: db.conn.execute("SELECT id FROM event ORDER BY seq").fetchall())
            return code, ids, workspace.digests()

    assert make("one") == make("two")


def test_nothing_that_was_written_can_be_read_in_the_folder(ws, folder):
    secret = "张伟的电话13800138000"
    ws.write_now(lambda txn: txn.append("person", "person:1", {"name": secret}))
    ws.drafts.put("answer:1", "f", "note", secret).result()
    ws.set_setting("note", secret)
    for path in folder.rglob("*"):  # while it is open: the WAL and its index too
        if path.is_file():
            data = path.read_bytes()
            assert secret.encode() not in data and b"13800138000" not in data, path.name


@pytest.mark.parametrize("step", ["vault", "tables", "community"])
def test_a_workspace_whose_making_is_stopped_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    steps = {
        "vault": ("storage.vault.Vault.create", stop),
        "tables": ("storage.schema.migrate", stop),
        "community": ("storage.workspace.Workspace.add_community", stop),
    }
    monkeypatch.setattr(*steps[step])
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "new"):
        with pytest.raises(KeyboardInterrupt):
            Workspace.create(folder, PASSPHRASE, community="敦根", person="王", cost=FLOOR)
    assert [item.name for item in tmp_path.rglob("*")] == ["empty"]


def test_a_folder_with_other_things_keeps_them_when_no_workspace_can_be_made_there(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UserError, match="WORKSPACE_007"):
        Workspace.create(tmp_path, PASSPHRASE, community="敦根", person="王", cost=FLOOR)
    assert [item.name for item in tmp_path.iterdir()] == ["mine.txt"]

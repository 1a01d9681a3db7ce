"""No workspace is opened by a process that would write it in plain."""

from __future__ import annotations

import ctypes.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from forms.errors import UserError
from storage import engine
from storage.engine import Database, dbapi, environment, open_database

ROOT = Path(__file__).parents[2]
KEY, OTHER = bytes(range(32)), bytes(32)


def python(code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_what_is_written_comes_back_and_is_unreadable_on_disk(tmp_path):
    db = open_database(tmp_path / "a.db", KEY)
    db.utils["place"].insert({"name": "22幢"}, pk="name")
    db.conn.close()
    assert list(open_database(tmp_path / "a.db", KEY, readonly=True).utils["place"].rows) == [{"name": "22幢"}]
    data = (tmp_path / "a.db").read_bytes()
    assert not data.startswith(b"SQLite format 3") and "22幢".encode() not in data


def test_durable_settings_hold_on_every_connection(tmp_path):
    db = open_database(tmp_path / "a.db", KEY)
    read = {
        name: db.conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
    }
    assert read == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1}


def test_sqlite_utils_runs_on_the_cipher(tmp_path):
    db = open_database(tmp_path / "a.db", KEY)
    db.utils["t"].insert({"id": 1, "text": "烟感"}, pk="id")
    db.utils["t"].upsert({"id": 1, "more": 2}, pk="id", alter=True)  # catches the error of the module that it found
    db.utils["none"].drop(ignore=True)
    assert isinstance(db, Database)
    assert db.utils.execute("PRAGMA cipher_version").fetchone()


def test_another_key_and_another_file_are_refused(tmp_path):
    open_database(tmp_path / "a.db", KEY).utils["t"].insert({"a": 1})
    (tmp_path / "b.db").write_bytes(b"not a database at all" * 500)
    for path, key in ((tmp_path / "a.db", OTHER), (tmp_path / "b.db", KEY)):
        with pytest.raises(UserError, match="WORKSPACE_002"):
            open_database(path, key)


def test_a_read_only_connection_writes_nothing(tmp_path):
    open_database(tmp_path / "a.db", KEY).utils["t"].insert({"a": 1})
    db = open_database(tmp_path / "a.db", KEY, readonly=True)
    with pytest.raises(UserError, match="WORKSPACE_003"), environment(tmp_path):
        db.conn.execute("INSERT INTO t VALUES (2)")


def test_bugs_of_ours_are_not_dressed_up_as_the_machines(tmp_path):
    db = open_database(tmp_path / "a.db", KEY)
    with pytest.raises(dbapi.OperationalError), environment(tmp_path):
        db.conn.execute("SELECT nothing FROM nowhere")


def test_this_process_passes_its_own_self_test():
    engine.self_test()


def test_a_system_sqlite_in_the_way_is_noticed_and_refused(tmp_path):
    library = ctypes.util.find_library("sqlite3")
    if sys.platform != "linux" or library is None:
        pytest.skip("needs a system libsqlite3")
    code = (
        "from storage.workspace import Workspace\n"
        "from forms.errors import UserError\n"
        "try:\n"
        f"    Workspace.create({str(tmp_path / 'w')!r}, 'passphrase', community='c', person='p')\n"
        "except UserError as error:\n"
        "    print(error.code, error.values['reason'])\n"
    )
    refused = python(code, LD_PRELOAD=library)
    if "cannot be preloaded" in refused.stderr:
        pytest.skip("the system libsqlite3 cannot be preloaded")
    assert refused.stdout.startswith("ENGINE_001"), refused.stderr
    assert not (tmp_path / "w").exists()

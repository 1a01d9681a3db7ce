from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.built_in import install_built_in
from storage.standing import standing
from storage.vault import FLOOR
from storage.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    made, _ = Workspace.create(tmp_path / "w", "passphrase", community="敦根社区", person="王社工", cost=FLOOR)
    with made:
        yield made


def test_what_no_backup_has_is_counted_and_a_backup_clears_the_count(ws: Workspace) -> None:
    before = ws.read(standing)
    assert (before.community, before.last_backup, before.elsewhere) == ("敦根社区", None, False)
    ws.write_now(lambda txn: txn.append("community", f"community:{ws.community}", {"name": "敦根"}))
    now = ws.read(standing)
    assert now.community == "敦根"
    assert now.only_here == before.only_here + 1
    back_up(ws)
    safe = ws.read(standing)
    assert (safe.only_here, safe.elsewhere, safe.last_backup) == (0, True, "2022-09-22T10:00:00+08:00")


def test_a_new_workspace_with_its_forms_has_nothing_that_could_be_lost(ws: Workspace) -> None:
    assert len(install_built_in(ws)) == 11
    assert ws.read(standing).only_here == 0


def test_what_a_person_writes_after_that_counts_one_by_one(ws: Workspace) -> None:
    install_built_in(ws)
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "23幢"}))
    assert ws.read(standing).only_here == 2


def test_a_second_community_with_its_forms_does_not_count_after_a_backup_either(ws: Workspace) -> None:
    install_built_in(ws)
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    back_up(ws)
    other = ws.add_community("红旗社区")
    install_built_in(ws, community=other)
    assert ws.read(standing).only_here == 0
    ws.write_now(lambda txn: txn.append("place", "place:2", {"name": "1幢"}, community=other))
    assert ws.read(standing).only_here == 1


def back_up(ws: Workspace) -> None:
    """Note a backup of everything, as the verb does that makes one."""
    ws.set_setting("backup_seq", ws.read(lambda db: db.conn.execute("SELECT max(seq) FROM event").fetchone()[0]))
    ws.set_setting("backup_at", "2022-09-22T10:00:00+08:00")

from __future__ import annotations

from pathlib import Path

from storage.standing import standing
from storage.vault import FLOOR
from storage.workspace import Workspace


def test_what_no_backup_has_is_counted_and_a_backup_clears_the_count(tmp_path: Path) -> None:
    ws, _ = Workspace.create(tmp_path / "w", "passphrase", community="敦根社区", person="王社工", cost=FLOOR)
    with ws:
        before = ws.read(standing)
        assert (before.community, before.last_backup) == ("敦根社区", None)
        ws.write_now(lambda txn: txn.append("community", f"community:{ws.community}", {"name": "敦根"}))
        now = ws.read(standing)
        assert now.community == "敦根"
        assert now.only_here == before.only_here + 1
        ws.set_setting("backup_seq", now.only_here)
        ws.set_setting("backup_at", "2022-09-22T10:00:00+08:00")
        assert ws.read(standing).only_here == 0
        assert ws.read(standing).last_backup == "2022-09-22T10:00:00+08:00"

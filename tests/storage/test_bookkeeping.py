"""What people write counts, and what the program writes of its own accord does not."""

from __future__ import annotations

from pathlib import Path

from storage.bookkeeping import bookkeeping, is_bookkeeping
from storage.built_in import install_built_in
from storage.sync import membership
from storage.vault import FLOOR
from storage.workspace import Workspace


def test_founding_a_community_is_nobodys_change_and_calling_it_otherwise_is_somebodys(tmp_path: Path) -> None:
    ws, _ = Workspace.create(tmp_path / "w", "passphrase", community="敦根社区", person="王社工", cost=FLOOR)
    with ws:
        forms = install_built_in(ws)
        membership.announce(ws, ws.community)
        ws.write_now(lambda txn: txn.append("community", f"community:{ws.community}", {"name": "敦根"}))
        ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
        begun = {f"community:{ws.community}", f"device:{ws.device_id}", *forms}
        by_itself = ws.read(lambda db: bookkeeping(db, [ws.community]))
        for rec in (*begun, "place:1"):
            history = ws.history(rec)
            assert [is_bookkeeping(event) for event in history] == [event.id in by_itself for event in history]
            assert is_bookkeeping(history[0]) == (rec in begun)
        assert len(by_itself) == len(begun)
        assert not is_bookkeeping(ws.history(f"community:{ws.community}")[-1])

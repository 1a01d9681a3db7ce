"""Issues agree on every laptop, in whatever order the events arrive."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.community import issues, places
from storage.community.issue_rows import issue_id
from storage.vault import FLOOR
from storage.workspace import Workspace

DERIVED = ("issue", "finding", "issue_step", "issue_note", "issue_place", "place", "place_duty", "visit", "visit_room")


@pytest.fixture
def events(ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]) -> list[bytes]:
    """A life of an issue with a correction, a relapse, a merge and a rename, as sealed events."""
    area, one, other, home = build("第一片区 1号；2号 201室")
    visit(one, "2022-08-10", exit_clear="fail", ebike_common="fail")
    rec = visit(other, "2022-08-12", exit_clear="fail", rooms={home: "gas_modify"})
    issue = issue_id(one, "exit_clear")
    ws.write_now(lambda txn: issues.accept(txn, issue=issue, day="2022-08-12", office="社区"))
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-14", by="房东A", note="清走了"))
    ws.write_now(lambda txn: issues.recheck(txn, issue=issue, day="2022-08-15", by="社工", result="pass"))
    visit(one, "2022-09-10", exit_clear="fail")
    ws.write_now(lambda txn: txn.append("answer", rec, {"items/building_egress/exit_clear": "pass"}))
    ws.write_now(lambda txn: places.merge(txn, place=other, into=one))
    ws.write_now(lambda txn: places.rename(txn, place=area, name="滘边片区"))
    ws.write_now(lambda txn: issues.add_note(txn, issue=issue, day="2022-09-11", by="社工", note="又堆了"))
    return [row[0] for row in ws.read(lambda db: db.conn.execute("SELECT sealed FROM event ORDER BY seq").fetchall())]


@pytest.mark.parametrize("seed", range(4))
def test_events_in_any_order_give_the_same_issues(
    ws: Workspace, events: list[bytes], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    chance.shuffle(events)
    other, _ = Workspace.create(tmp_path / "other", "passphrase", community="另一处", person="乙", cost=FLOOR)
    with other:
        other.join_community(ws.community, key=ws.community_key(ws.community).key, name="敦根社区")
        other.write_now(lambda txn: txn.void(f"community:{other.community}"))
        while events:
            batch = [events.pop() for _ in range(min(len(events), chance.randint(1, 4)))]
            for sealed in batch:
                assert other.write_now(lambda txn, s=sealed: txn.accept(s, community=ws.community)) == "new"
        ours, theirs = ws.digests(), other.digests()
        assert {name: theirs[name] for name in DERIVED} == {name: ours[name] for name in DERIVED}


def test_an_issue_has_the_same_id_on_every_laptop() -> None:
    assert issue_id("place:1", "exit_clear") == issue_id("place:1", "exit_clear") != issue_id("place:2", "exit_clear")

"""A large community: the real size on demand, a small one always."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.community import issues, places, visits
from storage.demonstration import PASSPHRASE, demo
from storage.demonstration.crowd import ESTATE, Size
from storage.vault import FLOOR
from storage.workspace import Workspace

SMALL = Size(
    estate=("第一片区 1-2幢 1-2单元 1-3层 每层2户", "第二片区 3幢 1单元 1-3层 每层2户"), inspections=40, photos=80
)
LARGE = "XUNLOU_TEST_COMMUNITY"


def test_a_small_community_has_everything_a_large_one_has(tmp_path: Path) -> None:
    made = demo(tmp_path / "small", scale="community", cost=FLOOR, size=SMALL)
    with Workspace.open(made.folder, PASSPHRASE) as ws:
        assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM photo").fetchone()[0]) == 80
        assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM object").fetchone()[0]) < 80
        assert len(ws.read(lambda db: visits.visits_between(db, since="2021-01-01", until="2022-12-31"))) == 40
        states = ws.read(lambda db: issues.tally(db, "state"))
        assert {"new", "accepted", "assigned", "done"} <= states.keys()
        assert ws.check(rebuild=True).differing == ()


def test_the_same_seed_makes_the_same_community_and_another_seed_another(tmp_path: Path) -> None:
    tiny = Size(estate=SMALL.estate, inspections=5, photos=4)
    ids = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        demo(tmp_path / name, scale="community", seed=seed, cost=FLOOR, size=tiny)
        with Workspace.open(tmp_path / name, PASSPHRASE) as ws:
            ids.append(ws.read(lambda db: db.conn.execute("SELECT group_concat(id) FROM event").fetchone()[0]))
    assert ids[0] == ids[1] != ids[2]


def test_a_street_holds_twenty_communities(tmp_path: Path) -> None:
    tiny = Size(estate=("1幢 1单元 1层 每层2户",), inspections=2, photos=0)
    made = demo(tmp_path / "street", scale="street", cost=FLOOR, size=tiny)
    assert made.communities == 20
    with Workspace.open(made.folder, PASSPHRASE) as ws:
        buildings = [place for place in ws.read(places.tree) if place.level == "building"]
        assert len({place.community for place in buildings}) == len(buildings) == 20


@pytest.mark.skipif(not os.environ.get(LARGE), reason=f"takes a minute or two: set {LARGE}=1")
def test_a_community_of_62_buildings_and_165_stairwells(tmp_path: Path) -> None:
    assert Size().estate == ESTATE
    made = demo(tmp_path / "community", scale="community", cost=FLOOR)
    with Workspace.open(made.folder, PASSPHRASE) as ws:
        levels = [place.level for place in ws.read(places.tree)]
        assert (levels.count("building"), levels.count("stairwell"), levels.count("unit")) == (62, 165, 3960)
        assert len(ws.read(lambda db: visits.visits_between(db, since="2021-01-01", until="2022-12-31"))) == 5_000
        assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM photo").fetchone()[0]) == 20_000

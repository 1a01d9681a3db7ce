"""The ledger by building, and inside one: the sums are what its issues give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from storage.community import issue_buildings, issues, places
from storage.community.issue_buildings import Bars
from storage.community.issues import Filter, Issue
from storage.workspace import Workspace

TODAY = "2022-09-20"
FILTERS = (
    Filter(), Filter(open=True), Filter(text="消防"), Filter(levels=["major"]), Filter(groups=["fire_equipment"]),
    Filter(open=False),
)  # fmt: skip


@pytest.fixture
def houses(ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]) -> dict[str, str]:
    """Two buildings with stairwells, one house without, a lane; one building is worse than the other."""
    build("第一片区 22幢 1-2单元 1-3层 每层2户")
    build("第一片区 5号")
    build("第二片区 23幢 1-2层 每层2户")
    tree = ws.read(places.tree)
    named = {place.path.split(" ", 1)[-1]: place.id for place in tree}
    rooms = {place.path: place.id for place in tree if place.level == "unit"}
    first = next(key for path, key in rooms.items() if "22幢 1单元 201" in path)
    other = next(key for path, key in rooms.items() if "23幢" in path)
    told = ((first, "ebike_room", "major"), (first, "smoke_room", "serious"), (other, "smoke_room", "minor"))
    for place, item, level in told:
        ws.write_now(
            lambda txn, p=place, i=item, lv=level: issues.report(
                txn, place=p, item=i, day="2022-08-01", level=lv, note="看到", source="walk"
            )
        )
    for place in tree:
        if place.level == "building":
            visit(place.id, "2022-09-01", exit_clear="fail", ext_count="fail")
    issue = issues.issue_id(other, "smoke_room")
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-05", by="房东", note="装好"))
    ws.write_now(lambda txn: issues.recheck(txn, issue=issue, day="2022-08-06", by="社工", result="pass"))
    area = next(place.id for place in tree if place.level == "area")
    ws.write_now(
        lambda txn: issues.report(
            txn, place=area, item="light", day="2022-08-01", level="minor", note="巷口灯不亮", source="lane"
        )
    )
    return named | {"first": first, "area": area}


def counted(place: str, found: list[Issue]) -> Bars:
    """The same by looking at each issue."""
    unsettled = [one for one in found if not one.side and not one.solved]
    return Bars(
        place,
        total=len(found),
        open=len(unsettled),
        late=sum(one.overdue(TODAY) for one in unsettled),
        major=sum(one.level == "major" for one in unsettled),
        passed=sum(one.solved for one in found),
    )


@pytest.mark.parametrize("scope", ["", "community", "area"])
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_each_building_says_what_its_issues_say(
    ws: Workspace, houses: dict[str, str], wanted: Filter, scope: str
) -> None:
    if scope:
        where = {"communities": (ws.community,)} if scope == "community" else {"areas": (houses["area"],)}
        wanted = replace(wanted, **where)
    rows = ws.read(lambda db: issue_buildings.buildings(db, wanted, today=TODAY))
    every = ws.read(lambda db: issues.standings(db, wanted))
    expected = {}
    for key in {one.building or one.place for one in every}:
        expected[key] = counted(key, [one for one in every if (one.building or one.place) == key])
    assert {bars.place: bars for bars, _ in rows} == expected
    weights = [bars.weight for bars, _ in rows]
    assert weights == sorted(weights, reverse=True)


def test_inside_a_building_stand_stairwells_floors_and_homes(ws: Workspace, houses: dict[str, str]) -> None:
    building = next(place for place in ws.read(places.tree) if place.level == "building" and place.name == "22幢")
    found = ws.read(lambda db: issue_buildings.parts(db, building.id, Filter(), today=TODAY))
    assert [(one.level, one.depth, one.bars.total) for one in found] == [
        ("building", 0, 2), ("stairwell", 0, 2), ("floor", 1, 2), ("unit", 2, 2),
    ]  # fmt: skip
    whole = ws.read(lambda db: issue_buildings.buildings(db, Filter(), today=TODAY))
    top = next(bars for bars, place in whole if place.id == building.id)
    assert sum(one.bars.total for one in found if one.depth == 0) == top.total
    # what a line holds is what the ledger shows for its places
    for one in found:
        assert ws.read(lambda db, o=one: issues.count(db, Filter(places=o.places))) == one.bars.total

"""Plans of buildings: outlines on a picture, and how each building stands."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.community import building_plans, issue_queues, issues, works
from storage.community.building_plans import building_plans as plans
from storage.workspace import Workspace

SQUARE = ((1000, 1000), (2000, 1000), (2000, 2000), (1000, 2000))


@pytest.fixture
def plan(ws: Workspace) -> str:
    return ws.write_now(lambda txn: building_plans.begin(txn, title="航拍图"))


def test_an_outline_is_drawn_moved_named_and_erased(ws: Workspace, plan: str, build) -> None:
    (house,) = build("22幢")
    key = ws.write_now(lambda txn: building_plans.draw(txn, plan=plan, corners=SQUARE, kind="rectangle"))
    ws.write_now(lambda txn: building_plans.assign(txn, plan=plan, outline=key, place=house))
    moved = [(x + 500, y) for x, y in SQUARE]
    ws.write_now(lambda txn: building_plans.reshape(txn, plan=plan, outline=key, corners=moved))
    (one,) = ws.read(lambda db: building_plans.outlines_of(db, plan))
    assert (one.place, one.value, one.corners[0]) == (house, "rectangle", (1500, 1000))
    ws.write_now(lambda txn: building_plans.erase(txn, plan=plan, outline=key))
    assert ws.read(lambda db: building_plans.outlines_of(db, plan)) == []
    assert [one.title for one in ws.read(plans.select)] == ["航拍图"]


def test_two_corners_are_no_building_and_no_corner_lies_outside(ws: Workspace, plan: str) -> None:
    with pytest.raises(UserError) as caught:
        ws.write_now(lambda txn: building_plans.draw(txn, plan=plan, corners=((0, 0), (9, 9), (9, 9))))
    assert caught.value.code == "LEDGER_040"
    ws.write_now(lambda txn: building_plans.draw(txn, plan=plan, corners=((-5, 0), (20_000, 0), (0, 900))))
    (one,) = ws.read(lambda db: building_plans.outlines_of(db, plan))
    assert one.corners == ((0, 0), (10_000, 0), (0, 900))


def test_one_moves_an_outline_while_another_names_it(ws: Workspace, plan: str, build) -> None:
    """Both laptops saw the same outline; neither change takes the other away."""
    (house,) = build("22幢")
    key = ws.write_now(lambda txn: building_plans.draw(txn, plan=plan, corners=SQUARE))
    seen = ws.write_now(lambda txn: txn.state(plan))
    name = f"outline:{key}"

    def beside(txn) -> None:
        txn.append("building_plan", plan, {f"{name}/place": house}, seen=seen)
        txn.append("building_plan", plan, {f"{name}/points": ["0 0", "9 0", "0 9"]}, seen=seen)

    ws.write_now(beside)
    (one,) = ws.read(lambda db: building_plans.outlines_of(db, plan))
    assert one.place == house and one.corners == ((0, 0), (9, 0), (0, 9))
    assert ws.conflicts(plan) == []


def test_buildings_stand_by_measure_by_open_issues_and_by_visits(ws: Workspace, build) -> None:
    first, *_, home = build("21幢 101室")
    second, other = build("22幢 101室")
    ws.write_now(lambda txn: works.plan(txn, place=first, measure="lift", noted="done"))
    ws.write_now(lambda txn: works.plan(txn, place=first, measure="wall", noted="doing"))
    by = building_plans.standing
    assert ws.read(lambda db: by(db, by="measure")) == {first: "doing"}
    assert ws.read(lambda db: by(db, by="measure", measure="lift")) == {first: "done"}
    ws.write_now(
        lambda txn: issues.report(
            txn, place=home, item="ebike_room", day="2022-09-01", level="major", note="充电", source="resident"
        )
    )
    quiet = ws.write_now(
        lambda txn: issues.report(
            txn, place=other, item="elderly", day="2022-09-01", level="minor", note="独居", source="resident"
        )
    )
    assert ws.read(lambda db: by(db, by="issues")) == {first: "major", second: "open"}
    ws.write_now(lambda txn: issue_queues.into(txn, issue=quiet, queue="care", day="2022-09-02"))
    assert ws.read(lambda db: by(db, by="issues")) == {first: "major"}, "what is cared for quietly is on no plan"
    assert ws.read(lambda db: by(db, by="inspected")) == {first: "none", second: "none"}

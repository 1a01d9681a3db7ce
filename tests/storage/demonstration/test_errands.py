"""Between its meetings the demonstration has tasks, houses improved, visits, and a plan of the houses on a picture."""

from __future__ import annotations

from exporters.papers.making import PAPERS, Wanted
from storage.community import building_plans, cases, duties, pairings, places, tasks, watch_items, works
from storage.demonstration.errands import DRAWN, TASKS, VISITED
from storage.demonstration.lane_picture import HOUSES
from storage.workspace import Workspace
from tests.exporters.reading import text


def test_tasks_are_done_begun_overdue_and_waiting(told: Workspace) -> None:
    known = {one.title: one for one in told.read(tasks.tasks.select)}
    assert {title for _, title, *_ in TASKS} <= known.keys()
    assert {one.state for one in known.values()} >= {"done", "doing", "planned"}
    assert [one.title for one in known.values() if one.overdue("2022-11-20")] == ["请房东定线槽走法，报个价"]
    assert all(one.case and (one.measure or one.work) for one in known.values())


def test_houses_stand_at_every_state_of_a_measure(told: Workspace) -> None:
    matrix = told.read(works.matrix)
    clearing = [matrix.state(place.id, "clearing") for place in matrix.places]
    assert sorted(filter(None, clearing)) == ["doing", "done", "done", "planned"]


def test_every_house_is_an_outline_of_the_plan(told: Workspace) -> None:
    (plan,) = told.read(building_plans.building_plans.select)
    assert plan.title == DRAWN and plan.picture
    drawn = {one.place for one in told.read(lambda db: building_plans.outlines_of(db, plan.id))}
    houses = {place.id for place in told.read(places.tree) if place.level == "building"}
    assert drawn == houses and len(drawn) == len(HOUSES)
    states = told.read(lambda db: building_plans.standing(db, by="measure"))
    assert set(states.values()) == {"done", "doing", "planned"}


def test_two_are_visited_and_one_visit_is_late(told: Workspace) -> None:
    late = told.read(lambda db: pairings.overdue(db, as_of="2022-11-20"))
    assert [(one.every, due) for one, due in late] == [(14, "2022-11-11")]
    assert told.read(pairings.public_count) == sum(len(days) for *_, days in VISITED)
    house = next(place for place in told.read(places.tree) if place.path.endswith("滘心巷 1号"))
    assert [one.title for one in told.read(lambda db: duties.duties(db, house.id))] == ["楼长"]
    assert told.read(lambda db: watch_items.current(db, on="2022-11-20"))


def test_no_public_paper_names_who_is_visited(told: Workspace) -> None:
    for kind in ("handout", "minutes", "notice", "report", "ballots", "sign-in", "timeline"):
        wanted = Wanted(audience="public", first_day="2022-08-01", last_day="2022-12-31", count=4)
        if kind == "timeline":
            wanted = Wanted(audience="public", case=told.read(cases.cases.select)[0].id)
        read = text(PAPERS[kind](told, wanted).data)
        assert "独居" not in read and "楼长" not in read, kind

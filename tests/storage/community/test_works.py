"""The matrix of places and measures, with the buildings that nobody has planned anything for."""

from __future__ import annotations

from storage.community import works
from storage.workspace import Workspace


def test_an_overview_knows_every_building_and_how_many_tasks_a_cell_has(ws: Workspace, build) -> None:
    first, second = build("1-2幢")
    cell = ws.write_now(lambda txn: works.plan(txn, place=first, measure="lift", noted="done"))
    found = ws.read(works.overview)
    assert [one.id for one in found.buildings] == [first, second]
    assert found.matrix.state(first, "lift") == "done" and found.matrix.given == {}
    assert found.summary.sentence() == "电梯 1 幢（1）；合计涉及 1/2 幢"
    ws.write_now(lambda txn: works.give_task(txn, work=cell, title="修电梯", given_on="2021-06-01", party="property"))
    found = ws.read(works.overview)
    assert found.matrix.given == {cell: 1} and found.matrix.state(first, "lift") == "planned"


def test_a_matrix_of_a_part_holds_that_part(ws: Workspace, build) -> None:
    first, second = build("1-2幢")
    for place in (first, second):
        ws.write_now(lambda txn, place=place: works.plan(txn, place=place, measure="wall", noted="doing"))
    found = ws.read(lambda db: works.overview(db, within=second))
    assert [one.id for one in found.matrix.places] == [second]
    assert [one.id for one in found.buildings] == [second]

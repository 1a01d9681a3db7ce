"""What is taken back is taken back field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from storage.community import plans, tasks, works
from storage.undoing import Did
from storage.workspace import Workspace
from ui.verbs import acting, demands, matrix
from ui.verbs import plans as verbs
from ui.worker import Worker


@pytest.fixture
def worker(ws: Workspace) -> Iterator[Worker]:
    made = Worker(ws)
    yield made
    made.close()


def test_taking_back_leaves_what_others_wrote_meanwhile(qtbot: QtBot, ws: Workspace, worker: Worker) -> None:
    rec = ws.write_now(lambda txn: plans.measures.add(txn, title="规整电线", due="2022-10-01"))
    kept: list[Did[Any]] = []
    verbs.change_measure(worker, measure=rec, due="2022-12-01", done=kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    ws.write_now(lambda txn: plans.measures.change(txn, rec=rec, party="expert"))
    acting.take_back(worker, did=kept[0])
    qtbot.waitUntil(lambda: worker.running == 0)
    now = ws.read(lambda db: plans.measures.load(db, rec))
    assert now is not None and (now.due, now.party) == ("2022-10-01", "expert")


def test_a_cell_that_was_new_is_out_of_the_matrix_again(qtbot: QtBot, ws: Workspace, worker: Worker) -> None:
    kept: list[Did[Any]] = []
    matrix.set_cells(worker, cells=[("place:1", "lift", "")], state="done", done=kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    (one,) = ws.read(works.works.select)
    assert one.noted == "done" and not one.dropped
    acting.take_back(worker, did=kept[0])
    qtbot.waitUntil(lambda: worker.running == 0)
    assert ws.read(works.matrix).cells == {}
    matrix.set_cells(worker, cells=[("place:1", "lift", "")], state="doing")
    qtbot.waitUntil(lambda: worker.running == 0)
    (one,) = ws.read(works.works.select)
    assert one.noted == "doing" and not one.dropped, "the same cell, not a second one"


def test_the_same_device_typed_twice_for_a_home_is_one_demand(qtbot: QtBot, ws: Workspace, worker: Worker) -> None:
    for _ in range(2):
        demands.demand(worker, place="place:1", device="smoke_alarm", quantity=2, day="2022-09-15", area="")
    demands.demand(worker, place="place:1", device="smoke_alarm", quantity=1, day="2022-09-16", area="")
    qtbot.waitUntil(lambda: worker.running == 0)
    assert [one.quantity for one in ws.read(plans.demands)] == [4, 1], "another day is another wish"


def test_a_task_given_for_an_empty_cell_is_taken_back_with_the_cell(
    qtbot: QtBot, ws: Workspace, worker: Worker
) -> None:
    kept: list[Did[Any]] = []
    matrix.give_cell_task(
        worker, place="place:1", measure="lift", work="", case="", title="装电梯", day="2022-09-15", done=kept.append
    )
    qtbot.waitUntil(lambda: bool(kept))
    assert ws.read(works.matrix).cells
    acting.take_back(worker, did=kept[0])
    qtbot.waitUntil(lambda: worker.running == 0)
    assert ws.read(works.matrix).cells == {} and ws.read(tasks.tasks.select) == []

"""Measures and demands."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.community import plans
from storage.workspace import Workspace


def ask(ws: Workspace, place: str, device: str, quantity: int) -> str:
    return ws.write_now(
        lambda txn: plans.demand(
            txn, place=place, device=device, quantity=quantity, day="2022-09-15", area="place:area"
        )
    )


def advance(ws: Workspace, demand: str, stage: str, quantity: int) -> None:
    ws.write_now(lambda txn: plans.advance(txn, demand=demand, stage=stage, day="2022-09-22", quantity=quantity))


def test_what_remains_is_what_was_asked_less_what_was_fitted(ws: Workspace) -> None:
    first, second = ask(ws, "place:1", "smoke_alarm", 4), ask(ws, "place:2", "exit_sign", 2)
    advance(ws, first, "fitted", 1)
    advance(ws, first, "fitted", 2)
    advance(ws, second, "fitted", 2)
    now = ws.read(lambda db: plans.round_of(db, "place:area"))
    assert (now.households, now.missing, now.fitted, now.remaining) == (2, 6, 5, 1)
    assert ws.read(plans.shopping_list) == {"smoke_alarm": 1}
    stages = [demand.stage for demand in ws.read(plans.demands)]
    assert stages == ["demanded", "fitted"]


def test_no_more_is_fitted_than_was_asked_for(ws: Workspace) -> None:
    demand = ask(ws, "place:1", "smoke_alarm", 1)
    with pytest.raises(UserError) as caught:
        advance(ws, demand, "fitted", 2)
    assert caught.value.code == "MEETING_002"
    with pytest.raises(UserError) as caught:
        ask(ws, "place:1", "smoke_alarm", 0)
    assert caught.value.code == "MEETING_001"


def test_a_measure_is_done_with_evidence_and_a_plan_names_who_answers(ws: Workspace) -> None:
    measure = ws.write_now(lambda txn: plans.measures.add(txn, title="规整电线", case="case:1", track="hardware"))
    assert [one.title for one in ws.read(lambda db: plans.unready(db, case="case:1"))] == ["规整电线"]
    with pytest.raises(UserError) as caught:
        ws.write_now(lambda txn: plans.finish_measure(txn, measure=measure, day="2022-09-22", evidence=" "))
    assert caught.value.code == "MEETING_003"
    ws.write_now(lambda txn: plans.finish_measure(txn, measure=measure, day="2022-09-22", evidence="前后照片"))
    done = ws.read(lambda db: plans.measures.load(db, measure))
    assert done is not None
    assert done.state == "done"

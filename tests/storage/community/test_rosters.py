"""A rota by the day and its parts: gaps, somebody new, a week again as the last one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from storage import undoing
from storage.community import rosters, schedules
from storage.workspace import Workspace

Do = Callable[..., Any]
WEEK = {"since": "2019-12-02", "until": "2019-12-08"}


@pytest.fixture
def do(ws: Workspace) -> Do:
    return lambda verb, **given: ws.write_now(lambda txn: verb(txn, **given))


@pytest.fixture
def plan(do: Do) -> str:
    two = ["morning", "afternoon"]
    return str(do(schedules.add, title="阵地开放", kind="duty", since="2019-12-02", every=1, slots=two))


def turns(ws: Workspace, plan: str, **span: str) -> list[rosters.Turn]:
    return ws.read(lambda db: rosters.turns(db, schedule=plan, **(span or WEEK)))


def test_every_part_of_every_day_is_listed_and_gaps_are_the_open_ones(ws: Workspace, do: Do, plan: str) -> None:
    do(rosters.take, schedule=plan, day="2019-12-02", slot="morning", person="志愿者甲")
    found = turns(ws, plan)
    assert len(found) == 14 and [one.slot for one in found[:2]] == ["morning", "afternoon"]
    assert sum(one.gap for one in found) == 13
    same = ws.read(lambda db: rosters.unmanned(db, schedule=plan, slots=("morning", "afternoon"), **WEEK))
    assert [(one.day, one.slot) for one in found if one.gap] == same


def test_somebody_new_has_not_failed_to_come(ws: Workspace, do: Do, plan: str) -> None:
    shift = do(rosters.take, schedule=plan, day="2019-12-02", slot="morning", person="志愿者甲")
    do(rosters.note, shift=shift, came=False)
    assert turns(ws, plan)[0].gap
    do(rosters.take, schedule=plan, day="2019-12-02", slot="morning", person="志愿者乙")
    assert (turns(ws, plan)[0].person, turns(ws, plan)[0].came) == ("志愿者乙", "")
    do(rosters.note, shift=shift, came=True)
    do(rosters.note, shift=shift, came=None)
    assert turns(ws, plan)[0].came == ""
    do(rosters.take, schedule=plan, day="2019-12-02", slot="morning", person="")
    assert turns(ws, plan)[0].gap


def test_last_week_again_leaves_alone_what_is_taken(ws: Workspace, do: Do, plan: str) -> None:
    for day, person in (("2019-12-02", "甲"), ("2019-12-03", "乙")):
        do(rosters.take, schedule=plan, day=day, slot="morning", person=person)
    do(rosters.take, schedule=plan, day="2019-12-10", slot="morning", person="丙")
    assert do(rosters.repeat, schedule=plan, since="2019-12-09", until="2019-12-15") == 1
    there = turns(ws, plan, since="2019-12-09", until="2019-12-15")
    assert [one.person for one in there if one.person] == ["甲", "丙"]


def test_who_stepped_in_on_a_day_beside_the_rota_is_listed(ws: Workspace, do: Do) -> None:
    plan = do(schedules.add, title="值班", kind="duty", since="2019-12-02", weekdays=["1"])
    do(rosters.take, schedule=plan, day="2019-12-04", person="甲")
    assert [(one.day, one.gap) for one in turns(ws, plan)] == [("2019-12-02", True), ("2019-12-04", False)]


def test_a_shift_taken_back_and_given_again_knows_nothing_of_before(ws: Workspace, do: Do, plan: str) -> None:
    given = {"schedule": plan, "day": "2019-12-02", "slot": "morning"}
    did = ws.write_now(lambda txn: undoing.do(txn, lambda inside: rosters.take(inside, person="甲", **given)))
    do(rosters.note, shift=did.result, came=False)
    ws.write_now(lambda txn: undoing.take_back(txn, did))
    do(rosters.take, person="乙", **given)
    assert (turns(ws, plan)[0].person, turns(ws, plan)[0].came) == ("乙", "")

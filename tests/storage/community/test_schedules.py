"""What comes round: it keeps a name and a first day, changes, and days on which it was done are known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.errors import UserError
from storage.community import patrols, places, schedules
from storage.workspace import Workspace


@pytest.mark.parametrize(("title", "since", "code"), [("", "2022-09-01", "LEDGER_005"), ("清运", "", "LEDGER_018")])
def test_it_has_a_name_and_a_first_day(ws: Workspace, title: str, since: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        ws.write_now(lambda txn: schedules.add(txn, title=title, kind="cleaning", since=since))
    rec = ws.write_now(lambda txn: schedules.add(txn, title="清运", kind="cleaning", since="2022-09-01"))
    with pytest.raises(UserError, match=code):
        ws.write_now(lambda txn: schedules.alter(txn, schedule=rec, title=title, since=since))


def test_a_patrol_comes_round_at_a_house_that_was_entered_twice(
    ws: Workspace, build: Callable[[str], list[str]]
) -> None:
    twice, stays = build("6号楼")[0], build("7号楼")[0]
    plan = {"title": "巡查", "kind": "patrol", "since": "2022-09-01", "every": 1, "place": twice}
    rec = ws.write_now(lambda txn: schedules.add(txn, **plan))
    ws.write_now(lambda txn: places.merge(txn, place=twice, into=stays))
    assert ws.read(lambda db: schedules.patrol_of(db, stays, on="2022-09-02")) == rec


def test_a_changed_weekday_changes_the_days(ws: Workspace) -> None:
    add = {"title": "清运", "kind": "cleaning", "since": "2022-09-01", "weekdays": ["3"], "starts": "09:00"}
    rec = ws.write_now(lambda txn: schedules.add(txn, **add))
    change = {"title": "清运", "since": "2022-09-01", "weekdays": ["6"]}
    ws.write_now(lambda txn: schedules.alter(txn, schedule=rec, **change))
    known = ws.read(lambda db: schedules.schedules.load(db, rec))
    assert schedules.days(known, since="2022-09-01", until="2022-09-14") == ["2022-09-03", "2022-09-10"]


def test_days_that_were_done_are_not_missed(ws: Workspace, build: Callable[[str], list[str]]) -> None:
    house = build("6号楼 1层 每层1户")[0]
    plan = {"title": "巡查", "kind": "patrol", "since": "2022-09-01", "every": 1, "place": house}
    rec = ws.write_now(lambda txn: schedules.add(txn, **plan))
    kept = {"place": house, "day": "2022-09-02", "by": "甲", "ticked": {"rubbish": "pass"}, "schedule": rec}
    ws.write_now(lambda txn: patrols.keep(txn, **kept))
    span = {"since": "2022-09-01", "until": "2022-09-03"}
    assert ws.read(lambda db: schedules.done_on(db, rec, **span)) == {"2022-09-02"}
    assert ws.read(lambda db: schedules.missed(db, rec, **span)) == ["2022-09-01", "2022-09-03"]

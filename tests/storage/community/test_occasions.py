"""Days on which what comes round was done: what is noted is done, and what nobody noted was left out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from forms.errors import UserError
from storage import conflicts, undoing
from storage.community import occasions, schedules
from storage.community.known_names import known_names
from storage.workspace import Workspace
from tests.storage.community.test_two_desks import meet
from tests.storage.sync.conftest import MakeLaptop, laptops

__all__ = ["laptops"]
SPAN = {"since": "2022-09-01", "until": "2022-09-14"}


def clearing(ws: Workspace) -> str:
    add = {"title": "清运", "kind": "cleaning", "since": "2022-09-01", "weekdays": ["6"]}
    return ws.write_now(lambda txn: schedules.add(txn, **add))


def done(ws: Workspace, rec: str, day: str, **more: str) -> str:
    return ws.write_now(lambda txn: occasions.note_done(txn, schedule=rec, day=day, **more))


def told(ws: Workspace, rec: str) -> list[tuple[str, str, bool]]:
    """Each day with who did it ("-" for nobody), and whether it was planned."""
    found = ws.read(lambda db: occasions.held(db, rec, **SPAN))
    return [(one.day, one.done.by if one.done else "-", one.planned) for one in found]


def test_a_day_that_was_noted_is_done_and_the_others_were_left_out(ws: Workspace) -> None:
    rec = clearing(ws)
    done(ws, rec, "2022-09-10", by="保洁公司", note="两车")
    assert told(ws, rec) == [("2022-09-03", "-", True), ("2022-09-10", "保洁公司", True)]
    assert ws.read(lambda db: schedules.missed(db, rec, **SPAN)) == ["2022-09-03"]
    assert ws.read(lambda db: schedules.done_on(db, rec, **SPAN)) == {"2022-09-10"}


def test_other_days_from_today_on_make_no_day_before_a_day_left_out(ws: Workspace) -> None:
    today = ws.clock().date()
    begun = (today - timedelta(days=21)).isoformat()
    weekday, other = str(today.isoweekday()), str((today - timedelta(days=1)).isoweekday())
    add = {"title": "清运", "kind": "cleaning", "since": begun, "weekdays": [weekday]}
    rec = ws.write_now(lambda txn: schedules.add(txn, **add))
    done(ws, rec, begun)
    said = {"schedule": rec, "title": "清运", "since": begun}
    span = {"since": begun, "until": (today - timedelta(days=1)).isoformat()}
    ws.write_now(lambda txn: schedules.alter(txn, **said, weekdays=[weekday], note="改了备注"))
    assert len(ws.read(lambda db: schedules.missed(db, rec, **span))) == 2, "the days are what they were"
    ws.write_now(lambda txn: schedules.alter(txn, **said, weekdays=[other]))
    assert ws.read(lambda db: schedules.missed(db, rec, **span)) == []
    assert [(one.day, one.planned) for one in ws.read(lambda db: occasions.held(db, rec, **span))] == [(begun, True)]


def test_what_rain_put_off_stands_on_the_day_it_was_done(ws: Workspace) -> None:
    rec = clearing(ws)
    done(ws, rec, "2022-09-04", by="保洁公司")
    assert told(ws, rec)[:2] == [("2022-09-03", "-", True), ("2022-09-04", "保洁公司", False)]


def test_noted_twice_it_is_one_day_with_what_was_said_last(ws: Workspace) -> None:
    rec = clearing(ws)
    first = done(ws, rec, "2022-09-03", by="甲", note="少来一车")
    assert done(ws, rec, "2022-09-03", by="乙") == first
    (one,) = ws.read(occasions.occasions.select)
    assert (one.by, one.note) == ("乙", "")
    ws.write_now(lambda txn: occasions.take_off(txn, occasion=first))
    assert told(ws, rec)[0] == ("2022-09-03", "-", True)
    done(ws, rec, "2022-09-03")
    assert ws.read(occasions.occasions.select)[0].by == "", "nothing of what was taken off comes back"


def test_it_can_be_taken_back(ws: Workspace) -> None:
    rec = clearing(ws)

    def note(by: str) -> undoing.Did[str]:
        say = {"schedule": rec, "day": "2022-09-03", "by": by}
        return ws.write_now(lambda txn: undoing.do(txn, lambda inside: occasions.note_done(inside, **say)))

    first, second = note("甲"), note("乙")
    ws.write_now(lambda txn: undoing.take_back(txn, second))
    assert told(ws, rec)[0][1] == "甲"
    ws.write_now(lambda txn: undoing.take_back(txn, first))
    assert told(ws, rec)[0][1] == "-"


def test_a_day_to_come_and_no_day_are_refused_and_a_rota_is_noted_by_its_shifts(ws: Workspace) -> None:
    rec = clearing(ws)
    tomorrow = (ws.clock().date() + timedelta(days=1)).isoformat()
    for day, code in ((tomorrow, "LEDGER_051"), ("", "LEDGER_018")):
        with pytest.raises(UserError, match=code):
            done(ws, rec, day)
    rota = ws.write_now(lambda txn: schedules.add(txn, title="值班", kind="duty", since="2022-09-01", every=1))
    with pytest.raises(ValueError, match=rota):
        done(ws, rota, "2022-09-03")


def test_whoever_did_it_is_named_in_no_public_paper(ws: Workspace) -> None:
    done(ws, clearing(ws), "2022-09-03", by="钱师傅")
    assert "钱师傅" in ws.read(known_names)


def test_noted_on_two_laptops_it_is_one_day_and_who_did_it_is_asked(laptops: MakeLaptop, tmp_path: Path) -> None:
    a, b = laptops("甲"), laptops("乙")
    rec = clearing(a)
    meet(a, b, tmp_path / "stick")
    for laptop, by in ((a, "保洁公司"), (b, "志愿者队")):
        done(laptop, rec, "2022-09-03", by=by)
        done(laptop, rec, "2022-09-10", by="保洁公司")
    meet(a, b, tmp_path / "stick")
    for laptop in (a, b):
        assert [day for day, by, _planned in told(laptop, rec) if by != "-"] == ["2022-09-03", "2022-09-10"]
        assert laptop.read(lambda db: schedules.missed(db, rec, **SPAN)) == []
        assert laptop.read(lambda db: conflicts.count(db, [a.community])) == 1, "only who did it"
        grown = laptop.digests()
        laptop.rebuild()
        assert laptop.digests() == grown
    assert told(a, rec) == told(b, rec)

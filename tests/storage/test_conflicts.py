"""Two inspectors disagree; both are heard, and a person decides."""

from __future__ import annotations

from storage import heads
from storage.conflicts import CAUTIOUS, NEWER, by_rule, reopen, settle, settle_many


def disagree(ws):
    ws.person = "陈姑娘"
    ws.write_now(lambda txn: txn.append("answer", "answer:1", {"exit": "pass"}))
    unseen = heads.empty("answer:1")
    ws.person = "何伯"
    ws.write_now(lambda txn: txn.append("answer", "answer:1", {"exit": "fail"}, seen=unseen))


def test_both_sides_are_shown_with_who_and_when(ws):
    disagree(ws)
    (conflict,) = ws.conflicts()
    assert (conflict.rec, conflict.field, conflict.shown) == ("answer:1", "exit", "fail")
    assert {(side.author, side.value) for side in conflict.sides} == {("陈姑娘", "pass"), ("何伯", "fail")}
    assert all(side.dev == ws.device_id and side.at.startswith("2026-11-22T09:00") for side in conflict.sides)


def test_a_settled_conflict_is_gone_and_its_history_stays(ws):
    disagree(ws)
    ws.write_now(lambda txn: settle(txn, rec="answer:1", field="exit", value="pass"))
    assert ws.conflicts() == ws.conflicts(rec="answer:1") == []
    assert ws.read(lambda db: heads.fields(db, "answer:1")) == {"exit": "pass"}
    assert len(ws.history("answer:1")) == 3
    assert ws.check(rebuild=True).whole


def test_an_edit_that_voiding_did_not_see_is_a_conflict_until_it_is_settled(ws):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    seen = ws.read(lambda db: heads.load(db, "place:1"))
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "23幢"}))
    ws.write_now(lambda txn: txn.void("place:1", seen=seen))
    (conflict,) = ws.conflicts()
    assert conflict.field == "_void"
    assert ws.read(lambda db: heads.fields(db, "place:1")) == {"name": "23幢"}

    ws.write_now(lambda txn: settle(txn, rec="place:1", field="_void", value=True))
    assert ws.conflicts() == []
    assert ws.read(lambda db: heads.load(db, "place:1")).void


def test_many_are_settled_by_a_rule_with_one_event_a_record(ws):
    for rec in ("answer:1", "answer:2"):
        for field, values in (("exit", ("fail", "pass")), ("lamp", ("pass", "unseen"))):
            view = ws.read(lambda db, rec=rec: heads.load(db, rec)) or heads.empty(rec)
            for day, (person, value) in enumerate(zip(("陈姑娘", "何伯"), values, strict=True), 20):
                at = f"2026-11-{day}T09:00:00+08:00"
                ws.write_now(
                    lambda txn, rec=rec, field=field, value=value, person=person, at=at, view=view: txn.append(
                        "answer", rec, {field: value}, seen=view, author=person, at=at
                    )
                )
    found = ws.conflicts()
    assert [by_rule(one, NEWER).value for one in found] == ["pass", "unseen"] * 2
    assert [by_rule(one, CAUTIOUS).value for one in found] == ["fail", "unseen"] * 2
    assert [by_rule(one, ws.device_id).value for one in found] == ["pass", "unseen"] * 2
    assert [by_rule(one, "another laptop") for one in found] == [None] * 4

    events = ws.write_now(lambda txn: settle_many(txn, [(one, by_rule(one, CAUTIOUS).value) for one in found]))
    assert len(events) == 2 and ws.conflicts() == []
    assert ws.read(lambda db: heads.fields(db, "answer:2")) == {"exit": "fail", "lamp": "unseen"}

    ws.write_now(lambda txn: txn.append("answer", "answer:2", {"lamp": "pass"}))
    assert ws.write_now(lambda txn: reopen(txn, found, events)) == 3  # somebody has answered the fourth since
    again = ws.conflicts()
    assert [(one.rec, one.field) for one in again] == [(one.rec, one.field) for one in found[:3]]
    for before, after in zip(found, again, strict=False):
        assert {(s.value, s.author, s.at) for s in before.sides} == {(s.value, s.author, s.at) for s in after.sides}
    assert ws.check(rebuild=True).whole


def test_a_deletion_that_met_a_change_is_never_settled_by_a_rule(ws):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    seen = ws.read(lambda db: heads.load(db, "place:1"))
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "23幢"}))
    ws.write_now(lambda txn: txn.void("place:1", seen=seen))
    (conflict,) = ws.conflicts()
    assert [by_rule(conflict, rule) for rule in (NEWER, CAUTIOUS, ws.device_id)] == [None] * 3

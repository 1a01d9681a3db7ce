"""Two inspectors disagree; both are heard, and a person decides."""

from __future__ import annotations

from storage import heads
from storage.conflicts import settle


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

"""What was done can be taken back as one step, and nothing that somebody else wrote meanwhile goes with it."""

from __future__ import annotations

import pytest

from storage import undoing
from storage.community import pacts, people
from storage.community.people import persons
from storage.workspace import Workspace


def test_a_new_record_is_gone_and_a_changed_one_says_what_it_said(ws: Workspace) -> None:
    old = ws.write_now(lambda txn: persons.add(txn, name="街坊甲", party="neighbour", phone="13800000000"))

    def action(txn) -> str:
        persons.change(txn, rec=old, phone="", party="resident")
        return persons.add(txn, name="街坊乙")

    did = ws.write_now(lambda txn: undoing.do(txn, action))
    assert ws.read(lambda db: persons.load(db, did.result)) is not None
    ws.write_now(lambda txn: undoing.take_back(txn, did))
    known = ws.read(lambda db: persons.load(db, old))
    assert known is not None and (known.phone, known.party) == ("13800000000", "neighbour")
    assert ws.read(lambda db: persons.load(db, did.result)) is None


def test_what_was_written_meanwhile_in_another_field_stays(ws: Workspace) -> None:
    rec = ws.write_now(lambda txn: persons.add(txn, name="街坊甲"))
    did = ws.write_now(lambda txn: undoing.do(txn, lambda inside: persons.change(inside, rec=rec, employer="物业")))
    ws.write_now(lambda txn: persons.change(txn, rec=rec, birth_year=1960))
    ws.write_now(lambda txn: undoing.take_back(txn, did))
    known = ws.read(lambda db: persons.load(db, rec))
    assert known is not None and (known.employer, known.birth_year) == ("", 1960)


def test_a_record_that_was_taken_out_comes_back_whole(ws: Workspace) -> None:
    rec = ws.write_now(lambda txn: pacts.begin(txn, title="楼道公约", day="2022-01-01"))
    ws.write_now(lambda txn: pacts.draft(txn, pact=rec, clauses=["不堆物"], day="2022-01-01"))
    did = ws.write_now(lambda txn: undoing.do(txn, lambda inside: inside.void(rec)))
    assert ws.read(lambda db: pacts.history(db, rec)) == []
    ws.write_now(lambda txn: undoing.take_back(txn, did))
    assert [one.clauses for one in ws.read(lambda db: pacts.history(db, rec))] == [("不堆物",)]


def test_what_an_action_left_as_it_was_is_not_taken_back(ws: Workspace) -> None:
    rec = ws.write_now(lambda txn: persons.add(txn, name="街坊甲", employer="物业"))

    def action(txn) -> None:
        persons.change(txn, rec=rec, employer="社区", birth_year=1960)
        persons.change(txn, rec=rec, employer="物业")

    did = ws.write_now(lambda txn: undoing.do(txn, action))
    ws.write_now(lambda txn: persons.change(txn, rec=rec, employer="学校"))
    ws.write_now(lambda txn: undoing.take_back(txn, did))
    known = ws.read(lambda db: persons.load(db, rec))
    assert known is not None and (known.employer, known.birth_year) == ("学校", None)
    nothing = ws.write_now(lambda txn: undoing.do(txn, lambda inside: persons.change(inside, rec=rec, employer="学校")))
    assert nothing.before == (), "there is nothing to take back"


def test_what_was_taken_out_and_written_anew_since_keeps_what_is_new(ws: Workspace) -> None:
    rec = ws.write_now(lambda txn: persons.add(txn, name="街坊甲", employer="物业"))
    did = ws.write_now(lambda txn: undoing.do(txn, lambda inside: inside.void(rec)))
    ws.write_now(lambda txn: persons.change(txn, rec=rec, employer="学校"))
    ws.write_now(lambda txn: undoing.take_back(txn, did))
    known = ws.read(lambda db: persons.load(db, rec))
    assert known is not None and (known.name, known.employer) == ("街坊甲", "学校")


def test_an_action_that_fails_leaves_nothing_to_take_back(ws: Workspace) -> None:
    def action(txn) -> None:
        persons.add(txn, name="街坊甲")
        raise KeyError("no")

    with pytest.raises(KeyError):
        ws.write_now(lambda txn: undoing.do(txn, action))
    assert ws.read(people.persons.select) == []

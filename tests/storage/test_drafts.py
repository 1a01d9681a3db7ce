"""Answers are safe while a form is still being filled in, and become one event at the end."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage import heads
from storage.records import save_answers

INSPECTION = {"form_id": "rental_inspection", "version": "1"}


def fields(ws, rec):
    return dict(ws.read(lambda db: heads.fields(db, rec)))


def test_a_draft_survives_closing_and_finishes_as_one_event(ws, reopen):
    rec = ws.drafts.start(**INSPECTION, place="place:1")
    ws.drafts.put(rec, "rental_inspection", "items/exit_clear", "fail").result()
    ws.drafts.put(rec, "rental_inspection", "items/exit_clear", "pass").result()
    ws.close()

    again = reopen()
    assert [draft.fields for draft in again.drafts.open_drafts()] == [{"items/exit_clear": "pass"}]
    again.write_now(lambda txn: again.drafts.finish(txn, rec))

    assert again.drafts.open_drafts() == []
    assert len(again.history(rec)) == 1
    assert fields(again, rec) == {
        "items/exit_clear": "pass", "_form": "rental_inspection", "_version": "1", "_place": "place:1",
    }  # fmt: skip


def test_an_answer_taken_back_is_gone_from_the_draft(ws):
    rec = ws.drafts.start(**INSPECTION)
    ws.drafts.put(rec, "rental_inspection", "a", "1")
    ws.drafts.put(rec, "rental_inspection", "a", None).result()
    assert ws.drafts.load(rec).fields == {}


def test_the_first_answer_begins_a_draft_by_itself(ws):
    ws.drafts.put("answer:abc", "rental_inspection", "a", "1", version="7").result()
    draft = ws.drafts.load("answer:abc")
    assert (draft.form_id, draft.version, draft.fields, draft.corrects) == ("rental_inspection", "7", {"a": "1"}, False)


def test_a_correction_begins_with_the_finished_answers_and_writes_only_what_changed(ws):
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, fields={"a": "1", "b": "2", "c": "3"}, **INSPECTION))
    ws.drafts.start(rec=rec, **INSPECTION)
    ws.drafts.put(rec, "rental_inspection", "b", "20")
    ws.drafts.put(rec, "rental_inspection", "c", "")
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec))

    assert ws.history(rec)[-1].set == {"b": "20", "c": None}
    assert {name: value for name, value in fields(ws, rec).items() if name[0] != "_"} == {"a": "1", "b": "20"}


def test_a_change_that_arrives_during_a_correction_is_not_overwritten(ws):
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, fields={"a": "1"}, **INSPECTION))
    ws.drafts.start(rec=rec, **INSPECTION)
    ws.drafts.put(rec, "rental_inspection", "a", "mine")
    ws.write_now(lambda txn: txn.append("answer", rec, {"a": "from elsewhere"}))
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec))

    assert ws.read(lambda db: heads.load(db, rec)).conflicts == {"a": ["from elsewhere", "mine"]}


def test_saving_unchanged_answers_writes_nothing(ws):
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, fields={"a": "1"}, **INSPECTION))
    ws.write_now(lambda txn: save_answers(txn, rec=rec, fields={"a": "1"}, **INSPECTION))
    assert len(ws.history(rec)) == 1


def test_a_discarded_draft_leaves_the_finished_record(ws):
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, fields={"a": "1"}, **INSPECTION))
    ws.drafts.start(rec=rec, **INSPECTION)
    ws.drafts.discard(rec)
    assert ws.drafts.load(rec) is None
    assert fields(ws, rec)["a"] == "1"


def test_finishing_twice_says_that_it_is_finished(ws):
    rec = ws.drafts.start(**INSPECTION)
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec))
    with pytest.raises(UserError, match="WORKSPACE_012"):
        ws.write_now(lambda txn: ws.drafts.finish(txn, rec))


def test_a_finish_that_fails_keeps_the_draft(ws):
    rec = ws.drafts.start(**INSPECTION)
    ws.drafts.put(rec, "rental_inspection", "a", "1").result()

    def finish_and_break(txn):
        ws.drafts.finish(txn, rec)
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        ws.write_now(finish_and_break)
    assert ws.drafts.load(rec).fields == {"a": "1"}

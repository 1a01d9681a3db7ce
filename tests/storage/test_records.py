"""What is written of a filled form: revisions, names of their own, the audit log."""

from __future__ import annotations

import pytest

from storage import heads
from storage.records import answers, audit_fields, audit_lines, save_answers
from tests.storage.test_drafts import INSPECTION

ID, OLD = "meta/instanceID", "meta/deprecatedID"


def saved(ws, rec=None, **fields: str) -> str:
    return ws.write_now(lambda txn: save_answers(txn, rec=rec, fields=fields, **INSPECTION))


def kept(ws, rec: str) -> dict[str, str]:
    return answers(ws.read(lambda db: heads.fields(db, rec)))


def test_a_finished_record_that_is_changed_is_a_submission_that_names_the_one_it_replaces(ws):
    rec = saved(ws, a="1", **{ID: "uuid:first"})
    saved(ws, rec, a="2", **{ID: "uuid:first"})
    second = kept(ws, rec)
    assert second[OLD] == "uuid:first"
    assert second[ID] not in ("uuid:first", "") and second[ID].startswith("uuid:") and len(second[ID]) == 41
    saved(ws, rec, a="3", **{ID: second[ID]})
    assert kept(ws, rec)[OLD] == second[ID]


def test_finishing_again_without_a_change_is_no_revision(ws):
    rec = saved(ws, a="1", **{ID: "uuid:first"})
    saved(ws, rec, a="2", **{ID: "uuid:first"})
    before = kept(ws, rec)
    saved(ws, rec, a="2", **{ID: before[ID]})
    assert kept(ws, rec) == before
    assert len(ws.history(rec)) == 2


def test_the_names_of_odks_own_forms_are_kept_as_they_write_them(ws):
    rec = saved(ws, a="1", **{"orx:meta/orx:instanceID": "uuid:first"})
    saved(ws, rec, a="2", **{"orx:meta/orx:instanceID": "uuid:first"})
    assert kept(ws, rec)["orx:meta/orx:deprecatedID"] == "uuid:first"


def test_two_people_who_change_different_answers_have_nothing_to_settle(ws):
    rec = saved(ws, a="1", b="1", **{ID: "uuid:first"})
    seen = ws.write_now(lambda txn: txn.state(rec))
    both = {"a": "1", "b": "1", ID: "uuid:first"}
    for change in ({"a": "2"}, {"b": "2"}):
        ws.write_now(
            lambda txn, change=change: save_answers(txn, rec=rec, fields={**both, **change}, seen=seen, **INSPECTION)
        )
    assert ws.conflicts(rec) == []
    assert (kept(ws, rec)["a"], kept(ws, rec)["b"]) == ("2", "2")


def test_a_question_whose_name_begins_with_an_underscore_keeps_its_answer(ws):
    rec = saved(ws, _id="7", **{"_group/door": "red", "meta/x": "1"})
    assert kept(ws, rec) == {"_id": "7", "_group/door": "red", "meta/x": "1"}
    ws.drafts.start(rec=rec, **INSPECTION)
    assert ws.drafts.load(rec).fields["_id"] == "7"
    ws.drafts.put(rec, "rental_inspection", "_id", "").result()
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec))
    assert "_id" not in kept(ws, rec)


def test_the_audit_log_of_every_sitting_stays_with_the_record(ws):
    rec = ws.drafts.start(**INSPECTION, fields={"a": "1"})
    ws.drafts.add_audit(rec, ["form start,,1,", 'question,/data/a,1,2,"x\ny",']).result()
    ws.drafts.add_audit(rec, ["form save,,3,"]).result()
    assert ws.drafts.load(rec).fields == {"a": "1"}
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec, audit=["form finalize,,4,"]))
    ws.drafts.start(rec=rec, **INSPECTION)
    ws.drafts.add_audit(rec, ["form resume,,5,"]).result()
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec, fields={"a": "2"}))
    lines = audit_lines(ws.read(lambda db: heads.fields(db, rec)))
    assert [line.split(",")[0] for line in lines] == [
        "form start",
        "question",
        "form save",
        "form finalize",
        "form resume",
    ]
    assert lines[1] == 'question,/data/a,1,2,"x\ny",'
    assert kept(ws, rec) == {"a": "2"}


def test_nothing_is_logged_for_a_draft_that_nobody_began(ws):
    ws.drafts.add_audit("answer:nobody", ["form start,,1,"]).result()
    assert ws.drafts.open_drafts() == []


@pytest.mark.parametrize("count", [0, 1, 40_000])
def test_a_log_of_any_length_is_kept_whole(ws, count):
    lines = [f"question,/data/q{number},{number},{number + 1}" for number in range(count)]
    rec = ws.drafts.start(**INSPECTION, fields={"a": "1"})
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec, audit=lines))
    assert audit_lines(ws.read(lambda db: heads.fields(db, rec))) == lines
    assert len(audit_fields(lines, sitting="s")) <= 1 + count // 6000

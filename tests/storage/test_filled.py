"""The list of finished records: the latest first, found by what was answered, named for people."""

from __future__ import annotations

from storage import filled
from storage.records import save_answers
from storage.workspace import Workspace


def keep(ws: Workspace, form: str, **fields: str) -> str:
    return ws.write_now(lambda txn: save_answers(txn, rec=None, form_id=form, version="1", fields=fields))


def test_records_are_listed_by_form_and_found_by_their_answers(ws: Workspace) -> None:
    fig = keep(ws, "trees", where="村口", kind="fig")
    keep(ws, "trees", where="100%河边", kind="kapok")
    keep(ws, "wells", where="村口")
    found = ws.read(lambda db: filled.filled(db, form_id="trees"))
    assert {each.name for each in found} == {"fig · 村口", "kapok · 100%河边"}
    by_words = ws.read(lambda db: filled.filled(db, form_id="trees", containing="村口"))
    assert [each.rec for each in by_words] == [fig]
    assert len(ws.read(lambda db: filled.filled(db, containing="100%"))) == 1
    assert ws.read(lambda db: filled.filled(db, leave_out=["trees", "wells"])) == []


def test_the_form_s_own_name_for_a_record_is_used(ws: Workspace) -> None:
    rec = ws.write_now(
        lambda txn: save_answers(
            txn, rec=None, form_id="trees", version="1", fields={"a": "1", "meta/instanceName": "榕树 1"}
        )
    )
    (only,) = ws.read(filled.filled)
    assert (only.rec, only.name) == (rec, "榕树 1")


def test_the_last_answers_leave_out_the_record_that_is_being_changed(ws: Workspace) -> None:
    rec = keep(ws, "trees", where="村口")
    assert ws.read(lambda db: filled.last_answers(db, "trees"))[0] == {"where": "村口"}
    assert ws.read(lambda db: filled.last_answers(db, "trees", but=rec)) == ({}, "")

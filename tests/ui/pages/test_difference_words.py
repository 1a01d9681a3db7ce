"""A difference is said in the words of the form and of the checklist, not in names of fields."""

from __future__ import annotations

from storage import heads
from storage.community import visits
from storage.records import save_answers
from storage.workspace import Workspace
from tests.ui.pages.conftest import building
from ui.pages.difference_words import told
from ui.verbs.forms import ensure_form


def test_an_inspection_that_two_laptops_corrected_reads_as_it_was_asked(ws: Workspace, chinese: None) -> None:
    version = ensure_form(ws, visits.INSPECTION)
    rec = "answer:" + "1" * 32
    first = {"scope": "building", "items/exit_clear": "pass", "room:a": "1", "room:a/room_no": "301"}
    place = building(ws).id
    ws.write_now(
        lambda txn: save_answers(txn, rec=rec, form_id=visits.INSPECTION, version=version, fields=first, place=place)
    )
    unseen = ws.read(lambda db: heads.load(db, rec))
    for verdict, why, fails in (("pass", None, "gas_modify"), ("fail", "piled", "cook_separate")):
        values = {"items/exit_clear": verdict, "items/exit_clear_why": why, "room:a/room_fails": fails}
        ws.write_now(lambda txn, values=values: txn.append("answer", rec, values, seen=unseen))
    (record,) = ws.read(lambda db: told(db, ws.conflicts(rec)))
    asked = {each.conflict.field: each for each in record.differences}
    verdict = asked["items/exit_clear"]
    assert "/" not in verdict.question
    assert {each.words for each in verdict.said} == {"合格", "不合格"}
    assert verdict.shown == "不合格"
    assert [code for code, _ in verdict.choices] == ["pass", "fail", "na", "unseen"]
    assert not asked["items/exit_clear_why"].free  # ticks are not written by hand
    assert asked["items/exit_clear_why"].question == f"{verdict.question} · 情形"
    assert asked["room:a/room_fails"].question.startswith("301 · ")
    assert all(each.words not in ("gas_modify", "cook_separate") for each in asked["room:a/room_fails"].said)

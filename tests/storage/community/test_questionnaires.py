"""Paper questionnaires: keyed, counted, void with a reason."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage import heads
from storage.community import questionnaires as q
from storage.workspace import Workspace

VALID = {"q1_identity": "tenant", "q2_area": "area1", "q5_safety": "ebike equip", "q14_idea": "想装烟感"}


@pytest.fixture
def batch(ws: Workspace) -> str:
    return ws.write_now(
        lambda txn: q.batches.add(txn, form=q.QUESTIONNAIRE, title="便民日", day="2022-08-13", printed=20, returned=16)
    )


def key(ws: Workspace, batch: str, number: str, *, by: str = "甲", key_pass: str = "first", **answers: str) -> str:
    return ws.write_now(
        lambda txn: q.key_sheet(
            txn, batch=batch, number=number, version="1", answers=VALID | answers, keyed_by=by, key_pass=key_pass
        )
    )


def test_sixteen_back_two_void_fourteen_valid(ws: Workspace, batch: str) -> None:
    keyed = [key(ws, batch, f"{number:03d}") for number in range(1, 16)]
    key(ws, batch, "016", q1_identity="")
    ws.write_now(lambda txn: q.void_sheet(txn, sheet=keyed[0], reason="同一人重复填写"))
    counted = ws.read(lambda db: q.counts(db, batch))
    assert (counted.printed, counted.returned, counted.keyed, counted.valid, counted.invalid) == (20, 16, 16, 14, 2)
    assert counted.reasons == {"同一人重复填写": 1, "第1、2、5题有未答": 1}
    ws.write_now(lambda txn: q.restore_sheet(txn, sheet=keyed[0]))
    assert ws.read(lambda db: q.counts(db, batch)).valid == 15


def test_a_sheet_set_aside_and_brought_back_says_so_in_its_own_answer_too(ws: Workspace, batch: str) -> None:
    valid, lacking = key(ws, batch, "001", is_valid="yes"), key(ws, batch, "002", is_valid="yes", q2_area="")

    def said(sheet: str) -> object:
        return ws.read(lambda db: heads.fields(db, sheet))["is_valid"]

    for sheet, after in ((valid, "yes"), (lacking, "no")):
        ws.write_now(lambda txn, sheet=sheet: q.void_sheet(txn, sheet=sheet, reason="重复"))
        assert said(sheet) == "no"
        ws.write_now(lambda txn, sheet=sheet: q.restore_sheet(txn, sheet=sheet))
        assert said(sheet) == after


def test_sheets_that_wait_to_be_keyed_are_counted(ws: Workspace, batch: str) -> None:
    key(ws, batch, "001")
    assert ws.read(lambda db: q.counts(db, batch)).unkeyed == 15


def test_the_second_pass_is_keyed_by_somebody_else_and_the_first_counts(ws: Workspace, batch: str) -> None:
    first = key(ws, batch, "001")
    with pytest.raises(UserError) as caught:
        key(ws, batch, "001", key_pass="second")
    assert caught.value.code == "KEY_004"
    key(ws, batch, "001", by="乙", key_pass="second", q1_identity="owner")
    assert [rec for rec, _ in ws.read(lambda db: q.answers_of(db, batch))] == [first]
    final = key(ws, batch, "001", by="丙", key_pass="adjudicate", q1_identity="owner")
    assert [rec for rec, _ in ws.read(lambda db: q.answers_of(db, batch))] == [final]
    assert ws.read(lambda db: q.counts(db, batch)).keyed == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [("001", "KEY_001"), (" ", "KEY_002")],
    ids=["keyed twice", "no number"],
)
def test_a_sheet_is_keyed_once_and_has_a_number(ws: Workspace, batch: str, number: str, code: str) -> None:
    key(ws, batch, "001")
    with pytest.raises(UserError) as caught:
        key(ws, batch, number, by="乙")
    assert caught.value.code == code


def test_void_needs_a_reason(ws: Workspace, batch: str) -> None:
    sheet = key(ws, batch, "001")
    with pytest.raises(UserError) as caught:
        ws.write_now(lambda txn: q.void_sheet(txn, sheet=sheet, reason=" "))
    assert caught.value.code == "KEY_003"


def test_open_answers_keep_their_words_and_get_tags(ws: Workspace, batch: str) -> None:
    sheet = key(ws, batch, "001")
    key(ws, batch, "002", q14_idea="电动车乱停")
    ws.write_now(lambda txn: q.tag_answer(txn, sheet=sheet, question="q14_idea", tag="设备不足"))
    found = ws.read(lambda db: q.open_answers(db, batch=batch, question="q14_idea"))
    assert [(answer.text, answer.tags) for answer in found] == [("想装烟感", ("设备不足",)), ("电动车乱停", ())]
    assert ws.read(lambda db: q.tag_counts(db, batch=batch, question="q14_idea")) == {"设备不足": 1}
    ws.write_now(lambda txn: q.tag_answer(txn, sheet=sheet, question="q14_idea", tag="设备不足", on=False))
    assert ws.read(lambda db: q.tag_counts(db, batch=batch, question="q14_idea")) == {}

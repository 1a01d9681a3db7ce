"""A draft that was begun under an older version of its form: finished under it, or carried over with nothing lost."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert

from forms.errors import UserError
from storage import carrying, heads
from storage.carrying import carry_back, carry_or_ask, carry_over, kept_in_words, newer, preview
from storage.forms_registry import add_form
from storage.records import answers, save_answers

FIRST = """
| settings |   |   |
|          | form_id | version |
|          | visit   | 1.9     |
| survey |   |   |   |
|        | type           | name   | label   |
|        | text           | street | Street? |
|        | select_one use | use    | Use?    |
|        | integer        | floors | Floors? |
| choices |   |   |   |
|         | list_name | name | label |
|         | use       | home | Home  |
|         | use       | shop | Shop  |
"""
SECOND = (
    FIRST.replace("1.9 ", "1.10").replace("|        | text           | street | Street? |\n", "")
    .replace("|         | use       | shop | Shop  |\n", "|         | use       | shed | Shed  |\n")
)  # fmt: skip


def take_in(ws, table: str, version: str) -> None:
    xform = convert(table, file_type=".md", validate=False).xform
    ws.write_now(lambda txn: add_form(txn, form_id="visit", version=version, xform=xform))


@pytest.fixture
def begun(ws) -> str:
    take_in(ws, FIRST, "1.9")
    return ws.drafts.start(form_id="visit", version="1.9", fields={"street": "新基路", "use": "shop", "floors": "6"})


def test_while_there_is_no_newer_version_there_is_nothing_to_carry(ws, begun):
    assert preview(ws, begun) is None
    assert ws.read(lambda db: newer(db, form_id="visit", version="1.9")) is None


def test_a_newer_version_says_first_what_would_become_of_the_draft(ws, begun):
    take_in(ws, SECOND, "1.10")
    over = preview(ws, begun)
    assert over.to.version == "1.10"
    assert [(change.kind, change.before) for change in over.carried.changes] == [
        ("choice_added", "use"),
        ("choice_removed", "use"),
        ("deleted", "street"),
    ]
    assert ws.drafts.load(begun).version == "1.9"


def test_carried_over_the_answers_go_on_and_what_is_not_asked_is_kept_with_the_record(ws, begun):
    take_in(ws, SECOND, "1.10")
    carry_over(ws, preview(ws, begun))
    draft = ws.drafts.load(begun)
    assert (draft.version, draft.fields) == ("1.10", {"floors": "6"})
    ws.write_now(lambda txn: ws.drafts.finish(txn, begun))
    fields = ws.read(lambda db: heads.fields(db, begun))
    assert answers(fields) == {"floors": "6"}
    said = ws.read(lambda db: kept_in_words(db, "visit", fields))
    assert [(each.label[""], each.shown[""]) for each in said] == [("Street?", "新基路"), ("Use?", "Shop")]


def test_only_what_keeps_its_place_and_sense_is_carried_over_without_asking(ws, begun):
    assert carry_or_ask(ws, begun) is None
    take_in(ws, SECOND, "1.10")
    assert not carry_or_ask(ws, begun).lossless and ws.drafts.load(begun).version == "1.9"
    take_in(ws, FIRST.replace("1.9 ", "1.11").replace("Street?", "Which street?"), "1.11")
    assert carry_or_ask(ws, begun).to.version == "1.11"
    draft = ws.drafts.load(begun)
    assert (draft.version, draft.fields["street"]) == ("1.11", "新基路")


def test_carrying_over_can_be_undone(ws, begun):
    take_in(ws, SECOND, "1.10")
    before, over = ws.drafts.load(begun), preview(ws, begun)
    carry_over(ws, over)
    carry_back(ws, over)
    after = ws.drafts.load(begun)
    assert (after.version, after.fields, after.extra) == (before.version, before.fields, before.extra)


def test_an_answer_given_while_somebody_reads_the_list_is_carried_over_too(ws, begun):
    take_in(ws, SECOND, "1.10")
    over = preview(ws, begun)
    ws.drafts.put(begun, "visit", "floors", "7").result()
    carry_over(ws, over)
    assert ws.drafts.load(begun).fields == {"floors": "7"}


def test_a_draft_finished_under_its_old_version_stays_with_it(ws, begun):
    take_in(ws, SECOND, "1.10")
    ws.write_now(lambda txn: ws.drafts.finish(txn, begun))
    assert ws.read(lambda db: heads.fields(db, begun))["_version"] == "1.9"


def test_a_correction_that_is_carried_over_keeps_what_the_record_said(ws):
    take_in(ws, FIRST, "1.9")
    said = {"street": "新基路", "use": "home", "floors": "6"}
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, form_id="visit", version="1.9", fields=said))
    take_in(ws, SECOND, "1.10")
    ws.drafts.start(rec=rec, form_id="visit", version="1.9")
    carry_over(ws, preview(ws, rec))
    ws.write_now(lambda txn: ws.drafts.finish(txn, rec))
    fields = ws.read(lambda db: heads.fields(db, rec))
    assert (fields["_version"], answers(fields)) == ("1.10", {"use": "home", "floors": "6"})
    assert carrying.kept(fields) == {"street": "新基路"}


def test_a_draft_whose_own_version_is_not_here_is_left_as_it_is(ws):
    take_in(ws, SECOND, "1.10")
    rec = ws.drafts.start(form_id="visit", version="1.9", fields={"street": "新基路"})
    assert preview(ws, rec) is None


def test_a_draft_that_is_gone_is_not_carried(ws, begun):
    take_in(ws, SECOND, "1.10")
    over = preview(ws, begun)
    ws.drafts.discard(begun)
    with pytest.raises(UserError, match="WORKSPACE_012"):
        carry_over(ws, over)
    with pytest.raises(UserError, match="WORKSPACE_012"):
        preview(ws, begun)


def test_what_lies_beside_the_answers_stays_and_keeps_nothing_from_going_over(ws, begun):
    ws.drafts.put_all(begun, "visit", {"#mark/use": "unclear"}, version="1.9").result()
    take_in(ws, FIRST.replace("1.9 ", "1.10").replace("Street?", "Which street?"), "1.10")
    over = carrying.carry_or_ask(ws, begun)
    assert over.lossless and ws.drafts.load(begun).version == "1.10"
    assert ws.drafts.load(begun).fields["#mark/use"] == "unclear"
    carry_back(ws, over)
    assert ws.drafts.load(begun).version == "1.9" and ws.drafts.load(begun).fields["#mark/use"] == "unclear"


def test_where_an_answer_would_be_lost_it_is_only_said(ws, begun):
    take_in(ws, SECOND, "1.10")
    over = carrying.carry_or_ask(ws, begun)
    assert not over.lossless and set(over.carried.kept) == {"street", "use"}
    assert ws.drafts.load(begun).version == "1.9"

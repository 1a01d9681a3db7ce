"""Sheets keyed twice: the second keyer is blind, equal keyings settle themselves, a third look settles the rest."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage import heads
from storage.community import adjudication, keyings
from storage.community import questionnaires as q
from storage.community.adjudication import Decision
from storage.community.paper_sheets import Sheet, Verify, wants_second
from storage.projections import registry
from storage.rebuild import digests
from storage.search import search
from storage.workspace import Workspace

SAID = {"q1_identity": "tenant", "q2_area": "area1", "q5_safety": "ebike equip", "q14_idea": "想装烟感"}


@pytest.fixture
def batch(ws: Workspace) -> str:
    return ws.write_now(lambda txn: q.batches.add(txn, form=q.QUESTIONNAIRE, title="便民日", prefix="DG-", returned=9))


def verify(ws: Workspace, batch: str, how: Verify, **more: int) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch, verify=how, **more))


def key(ws: Workspace, batch: str, *, by: str = "甲", key_pass: str = "first", number: str = "DG-001", **more) -> str:
    answers = {name: value for name, value in (SAID | more.pop("said", {})).items() if value}
    return ws.write_now(
        lambda txn: q.key_sheet(
            txn, batch=batch, number=number, version="1", answers=answers, keyed_by=by, key_pass=key_pass, **more
        )
    )


def sheet(ws: Workspace, batch: str) -> Sheet:
    return ws.read(lambda db: q.sheets(db, batch))[0]


def counted(ws: Workspace, batch: str) -> dict[str, str]:
    return ws.read(lambda db: q.answers_of(db, batch))[0][1]


def visible(ws: Workspace, words: str = "想装烟感") -> bool:
    """Whether lists, search or exports could show the answers."""
    return bool(ws.read(lambda db: search(db, words))) or bool(
        ws.read(lambda db: db.conn.execute("SELECT count(*) FROM answer").fetchone()[0])
    )


def test_the_first_answers_are_nowhere_to_be_seen_before_the_second_are_there(ws: Workspace, batch: str) -> None:
    verify(ws, batch, "all")
    key(ws, batch)
    assert not visible(ws) and sheet(ws, batch).state == "waiting" and sheet(ws, batch).hidden
    assert ws.read(lambda db: q.open_answers(db, batch=batch, question="q14_idea")) == []
    found = ws.read(lambda db: q.counts(db, batch))
    assert (found.valid, found.waiting) == (1, 1) and counted(ws, batch)["q1_identity"] == "tenant"
    key(ws, batch, by="乙", key_pass="second")
    assert visible(ws) and sheet(ws, batch).state == "agreed"
    assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM answer").fetchone()[0]) == 1
    found = ws.read(lambda db: q.counts(db, batch))
    assert (found.valid, found.waiting, found.settled) == (1, 0, 1)


def test_the_same_person_does_not_key_twice_in_either_order(ws: Workspace, batch: str) -> None:
    verify(ws, batch, "all")
    key(ws, batch)
    with pytest.raises(UserError) as caught:
        key(ws, batch, key_pass="second")
    assert caught.value.code == "KEY_004"
    key(ws, batch, key_pass="second", number="DG-002")
    with pytest.raises(UserError) as caught:
        key(ws, batch, number="DG-002")
    assert caught.value.code == "KEY_004"


@pytest.mark.parametrize(
    ("first", "second", "fields"),
    [
        ({}, {}, []),
        ({"q1_identity": "tenant"}, {"q1_identity": "owner"}, ["q1_identity"]),
        ({"q3_years": "3"}, {"q3_years": ""}, ["q3_years"]),
        ({"age": "7.0"}, {"age": "7"}, []),
        ({"code": "007"}, {"code": "7"}, ["code"]),
        ({"q14_idea": "装灯 ２个"}, {"q14_idea": "装灯  2个"}, []),
        ({"room:a": "1", "room:a/size": "9"}, {"room:b": "1", "room:b/size": "9.0"}, []),
        ({"room:a": "1", "room:a/size": "9"}, {"room:b": "1", "room:b/size": "8"}, ["room[1]/size"]),
        ({"meta/instanceID": "uuid:1"}, {"meta/instanceID": "uuid:2"}, []),
    ],
    ids=["same", "other", "blank", "number", "leading noughts", "widths", "rows", "a row", "own id"],
)
def test_differences_are_what_people_would_call_one(
    ws: Workspace, batch: str, first: dict[str, str], second: dict[str, str], fields: list[str]
) -> None:
    key(ws, batch, said=first)
    key(ws, batch, said=second, by="乙", key_pass="second")
    found = sheet(ws, batch)
    assert [each.field for each in ws.read(lambda db: adjudication.differences(db, found))] == fields
    assert found.state == ("differs" if fields else "agreed")


def decide(ws: Workspace, batch: str, by: str = "丙", **decisions: Decision) -> str:
    return ws.write_now(
        lambda txn: adjudication.adjudicate(txn, batch=batch, number="DG-001", decisions=decisions, keyed_by=by)
    )


def test_a_third_look_settles_a_difference_and_its_answer_counts(ws: Workspace, batch: str) -> None:
    verify(ws, batch, "all")
    key(ws, batch)
    key(ws, batch, by="乙", key_pass="second", said={"q1_identity": "owner", "q3_years": "y3"})
    assert not visible(ws) and sheet(ws, batch).state == "differs"
    with pytest.raises(UserError) as caught:
        decide(ws, batch, q1_identity=Decision("owner", chose="second"))
    assert caught.value.code == "KEY_007"
    decide(ws, batch, q1_identity=Decision("owner", chose="second"), q3_years=Decision("", mark="illegible"))
    assert counted(ws, batch)["q1_identity"] == "owner" and "q3_years" not in counted(ws, batch)
    found = sheet(ws, batch)
    assert found.state == "settled" and found.counts.key_pass == "adjudicate" and visible(ws)
    assert ws.read(lambda db: heads.fields(db, found.result))["_mark:q3_years"] == "illegible"


def test_a_row_that_only_the_second_keyer_saw_can_be_decided_on(ws: Workspace, batch: str) -> None:
    key(ws, batch)
    key(ws, batch, by="乙", key_pass="second", said={"room:b": "1", "room:b/size": "8"})
    found = ws.read(lambda db: adjudication.differences(db, sheet(ws, batch)))
    assert [each.field for each in found] == ["room[1]/size"]
    ws.write_now(
        lambda txn: adjudication.adjudicate(
            txn, batch=batch, number="DG-001", decisions={"room[1]/size": Decision("8", chose="second")}, keyed_by="丙"
        )
    )
    assert counted(ws, batch)["room:b/size"] == "8" and counted(ws, batch)["room:b"] == "1"


def test_neither_value_stands_first_by_rule_and_the_order_stays(ws: Workspace, batch: str) -> None:
    said = {f"f{number}": "a" for number in range(40)}
    key(ws, batch, said=said)
    key(ws, batch, by="乙", key_pass="second", said=dict.fromkeys(said, "b"))
    orders = [
        [each.shown[0][0] for each in ws.read(lambda db: adjudication.differences(db, sheet(ws, batch)))]
        for _ in range(2)
    ]
    assert orders[0] == orders[1] and 8 < orders[0].count("first") < 32


def test_what_paper_shows_beside_answers_is_kept_and_flagged(ws: Workspace, batch: str) -> None:
    rec = key(ws, batch, marks={"q4_age": "refused"}, notes={"q14_idea": "涂改过"}, contradicts={"q9_pile": "far"})
    fields = ws.read(lambda db: heads.fields(db, rec))
    assert fields["_mark:q4_age"] == "refused" and fields["_note:q14_idea"] == "涂改过"
    assert fields["_contradicts:q9_pile"] == "far" and "q9_pile" not in fields


def test_a_contradiction_that_only_one_saw_is_a_difference_and_stays_flagged(ws: Workspace, batch: str) -> None:
    verify(ws, batch, "all")
    key(ws, batch)
    key(ws, batch, by="乙", key_pass="second", contradicts={"q9_pile": "far"})
    decide(ws, batch, q9_pile=Decision("far", chose="second"))
    fields = ws.read(lambda db: heads.fields(db, sheet(ws, batch).result))
    assert fields["_contradicts:q9_pile"] == "far" and "q9_pile" not in fields


def test_a_scan_checks_a_keying_and_never_stands_alone(ws: Workspace, batch: str) -> None:
    with pytest.raises(UserError) as caught:
        key(ws, batch, by="scan:flatbed")
    assert caught.value.code == "KEY_006"
    own = key(ws, batch, by="scan:flatbed", key_pass="second", confidences={"q1_identity": 0.98})
    assert ws.read(lambda db: keyings.confidences(db, own)) == {"q1_identity": 980}
    found = ws.read(lambda db: q.counts(db, batch))
    assert (found.keyed, found.valid, found.returned) == (0, 0, 9) and not visible(ws)
    key(ws, batch, said={"q1_identity": "owner"})
    assert sheet(ws, batch).state == "differs"
    key(ws, batch, number="DG-002", by="scan:flatbed", key_pass="second")
    key(ws, batch, number="DG-002")
    assert [one.state for one in ws.read(lambda db: q.sheets(db, batch))] == ["differs", "agreed"]


def test_every_third_sheet_from_a_number_drawn_by_chance(ws: Workspace, batch: str) -> None:
    starts = set()
    for _ in range(40):
        verify(ws, batch, "nth", every=3)
        known = ws.read(lambda db: q.batches.load(db, batch))
        assert known is not None
        chosen = [n for n in range(1, 10) if wants_second(known, f"DG-{n:03d}")]
        assert len(chosen) == 3 and chosen[1] - chosen[0] == 3
        starts.add(chosen[0])
    assert starts == {1, 2, 3}
    with pytest.raises(UserError) as caught:
        verify(ws, batch, "nth", every=1)
    assert caught.value.code == "KEY_008"


def test_deciding_later_to_key_twice_takes_the_first_answers_out_of_sight(ws: Workspace, batch: str) -> None:
    rec = key(ws, batch)
    assert visible(ws)
    verify(ws, batch, "all")
    assert not visible(ws) and counted(ws, batch)["q1_identity"] == "tenant"
    verify(ws, batch, "")
    assert visible(ws) and sheet(ws, batch).result == rec
    assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM answer").fetchone()[0]) == 1


def test_a_void_sheet_stays_void_whatever_is_decided_about_checking(ws: Workspace, batch: str) -> None:
    rec = key(ws, batch)
    ws.write_now(lambda txn: q.void_sheet(txn, sheet=rec, reason="重复"))
    verify(ws, batch, "all")
    assert sheet(ws, batch).state == "single" and sheet(ws, batch).why_not == "重复"
    verify(ws, batch, "")
    ws.write_now(lambda txn: q.restore_sheet(txn, sheet=rec))
    verify(ws, batch, "all")
    hidden = sheet(ws, batch).counts.id
    ws.write_now(lambda txn: q.void_sheet(txn, sheet=hidden, reason="涂改"))
    assert sheet(ws, batch).state == "single" and sheet(ws, batch).why_not == "涂改"
    ws.write_now(lambda txn: keyings.settle(txn, batch=batch))
    assert sheet(ws, batch).why_not == "涂改" and not sheet(ws, batch).valid
    ws.write_now(lambda txn: q.restore_sheet(txn, sheet=sheet(ws, batch).counts.id))
    ws.write_now(lambda txn: keyings.settle(txn, batch=batch))
    assert sheet(ws, batch).valid and sheet(ws, batch).state == "waiting" and sheet(ws, batch).hidden
    assert not ws.read(lambda db: keyings.needs_settling(db, batch))


def test_read_aloud_does_not_hide_what_is_read(ws: Workspace, batch: str) -> None:
    verify(ws, batch, "aloud")
    key(ws, batch)
    assert visible(ws) and sheet(ws, batch).state == "waiting"
    key(ws, batch, by="乙", key_pass="second", way="aloud", said={"q1_identity": "owner"})
    assert sheet(ws, batch).state == "differs" and counted(ws, batch)["q1_identity"] == "tenant"


def test_a_sheet_that_one_made_void_and_one_did_not_is_a_difference(ws: Workspace, batch: str) -> None:
    verify(ws, batch, "all")
    key(ws, batch)
    key(ws, batch, by="乙", key_pass="second", void_reason="涂得看不清")
    assert [each.field for each in ws.read(lambda db: adjudication.differences(db, sheet(ws, batch)))] == [""]
    decide(ws, batch, **{"": Decision("涂得看不清", chose="second")})
    assert not sheet(ws, batch).valid and sheet(ws, batch).why_not == "涂得看不清"


def test_a_keying_of_before_there_were_keyings_still_counts_and_can_be_checked(ws: Workspace, batch: str) -> None:
    fields = {"_form": q.QUESTIONNAIRE, "_version": "1", "_batch": batch, "_number": "DG-001", "_pass": "first"}
    old = "answer:" + "a" * 32
    ws.write_now(lambda txn: txn.append("answer", old, {**fields, "_keyed_by": "甲", **SAID}))
    assert counted(ws, batch) == SAID and sheet(ws, batch).result == old
    verify(ws, batch, "all")
    assert not visible(ws) and counted(ws, batch) == SAID
    key(ws, batch, by="乙", key_pass="second")
    assert sheet(ws, batch).state == "agreed" and sheet(ws, batch).result == old and counted(ws, batch) == SAID


def test_what_is_derived_is_the_same_after_a_rebuild(ws: Workspace, batch: str) -> None:
    verify(ws, batch, "nth", every=2, start=1)
    for number in range(1, 6):
        key(ws, batch, number=f"DG-{number:03d}")
        if number > 1:
            key(
                ws, batch, number=f"DG-{number:03d}", by="乙", key_pass="second", said={"q3_years": "y1" * (number % 2)}
            )
    decisions = {"q3_years": Decision("y1", chose="second")}
    ws.write_now(
        lambda txn: adjudication.adjudicate(txn, batch=batch, number="DG-003", decisions=decisions, keyed_by="丙")
    )
    before = ws.read(lambda db: digests(db, registry)), ws.read(lambda db: q.sheets(db, batch))
    ws.rebuild()
    assert (ws.read(lambda db: digests(db, registry)), ws.read(lambda db: q.sheets(db, batch))) == before
    assert not ws.write_now(lambda txn: keyings.settle(txn, batch=batch))


@pytest.mark.parametrize(("other", "state"), [("tenant", "agreed"), ("owner", "differs")])
def test_two_laptops_that_both_keyed_a_sheet_first_have_keyed_it_twice(
    ws: Workspace, batch: str, other: str, state: str
) -> None:
    """What comes by sync has asked nobody here: two first keyings by two people are a first and a second."""
    key(ws, batch)
    fields = {"_batch": batch, "_number": "DG-001", "_pass": "first", "_keyed_by": "乙", "_form": q.QUESTIONNAIRE}
    said = SAID | {"q1_identity": other}
    twin = "f" * 32

    def arrive(txn) -> None:
        answers = [[name, value] for name, value in sorted(said.items())]
        txn.append("keying", f"keying:{twin}", {**fields, "_answer": f"answer:{twin}", "_answers": answers})
        txn.append("answer", f"answer:{twin}", {**fields, "_keying": f"keying:{twin}", **said})

    ws.write_now(arrive)
    found = ws.read(lambda db: q.counts(db, batch))
    assert (found.keyed, found.valid) == (1, 1) and sheet(ws, batch).state == state
    assert ws.read(lambda db: keyings.needs_settling(db, batch))
    ws.write_now(lambda txn: keyings.settle(txn, batch=batch))
    assert ws.read(lambda db: db.conn.execute("SELECT count(*) FROM answer").fetchone()[0]) == 1
    assert not ws.read(lambda db: keyings.needs_settling(db, batch)) and sheet(ws, batch).state == state

"""Speed and errors of those who key: counted against the third look, and silent where there is too little."""

from __future__ import annotations

import pytest

from storage.community import adjudication
from storage.community import questionnaires as q
from storage.community.adjudication import Decision
from storage.community.keying_figures import Rate, figures
from storage.community.keyings import Effort
from storage.workspace import Workspace

SAID = {f"q{number}": "a" for number in range(10)}


@pytest.fixture
def batch(ws: Workspace) -> str:
    return ws.write_now(lambda txn: q.batches.add(txn, form="some_form", title="便民日", prefix="DG-"))


def key(ws: Workspace, batch: str, number: int, by: str, key_pass: str = "first", **said: str) -> None:
    ws.write_now(
        lambda txn: q.key_sheet(
            txn,
            batch=batch,
            number=f"DG-{number:03d}",
            version="1",
            answers=SAID | said,
            keyed_by=by,
            key_pass=key_pass,
            effort=Effort(keys=20, ms=9_000, fields=10),
        )
    )


def decide(ws: Workspace, batch: str, number: int, by: str, **decisions: Decision) -> None:
    ws.write_now(
        lambda txn: adjudication.adjudicate(
            txn, batch=batch, number=f"DG-{number:03d}", decisions=decisions, keyed_by=by
        )
    )


def test_both_kinds_of_error_are_counted_against_what_the_third_look_found(ws: Workspace, batch: str) -> None:
    for number in (1, 2, 3, 4):
        key(ws, batch, number, "甲", **({"q1": "b", "q2": "b"} if number == 1 else {"q3": "x"} if number == 3 else {}))
    for number in (1, 2, 3):
        key(ws, batch, number, "乙", "second", **({"q2": "c"} if number == 1 else {}))
    decide(ws, batch, 1, "丙", q1=Decision("a", chose="second"), q2=Decision("d"))
    found = ws.read(lambda db: figures(db, batch))
    first, second = sorted(found.people, key=lambda one: -one.sheets)
    assert (first.name, first.sheets, first.fields, first.keys_an_hour) == ("甲", 4, 40, 8000)
    # sheet 3 is not settled, sheet 4 was keyed once: neither says who was wrong
    assert (first.keyer, first.verifier) == (Rate(2, 20), Rate(0, 0))
    assert (second.keyer, second.verifier) == (Rate(0, 0), Rate(1, 20))
    assert (found.sheets, found.twice, found.settled, found.by_keyer) == (4, 3, 1, 0)
    assert (found.compared, found.differing, found.agreeing) == (30, 3, 27)
    assert [(one.field, one.differing, one.first_wrong, one.second_wrong) for one in found.questions] == [
        ("q1", 1, 1, 0),
        ("q2", 1, 1, 1),
        ("q3", 1, 0, 0),
    ]


def test_who_settles_what_they_keyed_themselves_is_counted(ws: Workspace, batch: str) -> None:
    key(ws, batch, 1, "甲")
    key(ws, batch, 1, "乙", "second", q1="b")
    decide(ws, batch, 1, "乙", q1=Decision("b", chose="second"))
    assert ws.read(lambda db: figures(db, batch)).by_keyer == 1


@pytest.mark.parametrize(
    ("rate", "enough", "interval"),
    [
        (Rate(0, 0), False, (0, 10_000)),
        (Rate(0, 299), False, (0, 127)),
        (Rate(0, 300), True, (0, 126)),
        (Rate(3, 1000), True, (10, 88)),
        (Rate(29, 10_000), True, (20, 42)),
    ],
)
def test_a_rate_comes_with_what_it_may_really_be(rate: Rate, enough: bool, interval: tuple[int, int]) -> None:
    assert rate.enough is enough
    assert tuple(map(round, rate.interval)) == interval

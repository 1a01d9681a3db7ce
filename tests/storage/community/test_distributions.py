"""Things handed out by household: sums by home, a correction, what was shown, and no number of any card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forms.errors import UserError
from storage.community import distributions, places
from storage.workspace import Workspace

Do = Callable[..., Any]
CARD, DAY = "门禁卡", "2021-06-01"


@pytest.fixture
def do(ws: Workspace) -> Do:
    return lambda verb, **given: ws.write_now(lambda txn: verb(txn, **given))


@pytest.fixture
def homes(build: Callable[[str], list[str]]) -> list[str]:
    return build("6号楼 1层 每层3户")[1:]


def test_a_household_is_the_sum_of_its_entries_and_the_last_can_be_taken_back(
    ws: Workspace, do: Do, homes: list[str]
) -> None:
    do(distributions.give, what=CARD, place=homes[0], day=DAY, brought=2, taken=2)
    do(distributions.give, what=CARD, place=homes[0], day="2021-06-08", brought=1, taken=1, taught=True)
    do(distributions.give, what="宣传单", place=homes[0], day=DAY, brought=1, taken=1)
    home = ws.read(lambda db: distributions.by_home(db, CARD))[homes[0]]
    assert (home.brought, home.taken, home.taught, len(home.rows)) == (3, 3, True, 2)
    assert ws.read(distributions.things) == [CARD, "宣传单"]
    do(distributions.take_back, what=CARD, place=homes[0])
    home = ws.read(lambda db: distributions.by_home(db, CARD))[homes[0]]
    assert (home.taken, home.taught) == (2, False)


def test_a_home_that_was_entered_twice_has_what_both_got(ws: Workspace, do: Do, homes: list[str]) -> None:
    stays, again, third = homes
    for home in homes:
        do(distributions.give, what=CARD, place=home, day=DAY, brought=2, taken=2)
    do(places.merge, place=third, into=again)
    do(places.merge, place=again, into=stays)
    (home,) = ws.read(lambda db: distributions.by_home(db, CARD)).values()
    assert (home.place, home.taken, len(home.rows)) == (stays, 6, 3)
    do(distributions.teach, what=CARD, place=stays, day="2021-06-02")
    assert ws.read(lambda db: distributions.by_home(db, CARD))[stays].taught
    for left in (2, 1, 0):
        do(distributions.take_back, what=CARD, place=stays)
        assert len(ws.read(distributions.distributions.select)) == left


def test_showing_how_goes_with_what_was_given_or_stands_alone(ws: Workspace, do: Do, homes: list[str]) -> None:
    do(distributions.give, what=CARD, place=homes[0], day=DAY, brought=2, taken=2)
    for place in homes[:2]:
        do(distributions.teach, what=CARD, place=place, day=DAY)
    found = ws.read(lambda db: distributions.by_home(db, CARD))
    assert [(found[home].taken, found[home].taught) for home in homes[:2]] == [(2, True), (0, True)]
    assert len(found[homes[0]].rows) == 1
    do(distributions.teach, what=CARD, place=homes[0], day=DAY, taught=False)
    assert not ws.read(lambda db: distributions.by_home(db, CARD))[homes[0]].taught


def test_a_correction_still_fits(ws: Workspace, do: Do, homes: list[str]) -> None:
    row = do(distributions.give, what=CARD, place=homes[0], day=DAY, brought=2, taken=2)
    with pytest.raises(UserError, match="LEDGER_021"):
        do(distributions.correct, distribution=row, day=DAY, brought=2, taken=3, taught=True)
    do(distributions.correct, distribution=row, day=DAY, brought=3, taken=2, taught=True)
    assert ws.read(lambda db: distributions.totals(db, CARD)) == (3, 2, (row,))


@pytest.mark.parametrize("what", ["门禁卡 0013562", "门禁卡１２３４５６", "卡 1234-5678"])
def test_no_card_number_comes_in_by_the_name_of_the_thing(do: Do, homes: list[str], what: str) -> None:
    with pytest.raises(UserError, match="LEDGER_047"):
        do(distributions.give, what=what, place=homes[0], day=DAY, brought=1, taken=1)

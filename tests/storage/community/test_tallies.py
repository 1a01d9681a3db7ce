"""Counting answers for insiders and for the public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.community.tallies import MERGED, SMALLEST_CELL, Question, Tally, for_public, tally

ONE = Question("q1", "您是", "one", (("a", "甲"), ("b", "乙"), ("c", "丙"), ("d", "丁")))
MANY = Question("q5", "担心", "many", (("a", "甲"), ("b", "乙"), ("c", "丙")))


def counted(question: Question, *values: str) -> Tally:
    return tally(question, [(f"answer:{index}", value) for index, value in enumerate(values)])


def cells(table: Tally) -> dict[str, int | None]:
    return {cell.code: cell.count for cell in table.cells}


def test_several_choices_are_counted_by_person() -> None:
    table = counted(MANY, "a b", "a", "", "a c c")
    assert (table.of, table.answered, cells(table), table.several) == (4, 3, {"a": 3, "b": 1, "c": 1}, True)
    assert dict(table.sheets)["a"] == ("answer:0", "answer:1", "answer:3")


@pytest.mark.parametrize(("sheets", "percent"), [(29, False), (30, True)])
def test_a_percentage_appears_from_thirty_sheets(sheets: int, percent: bool) -> None:
    assert counted(ONE, *["a"] * sheets).shows_percent is percent


def test_a_hidden_cell_takes_another_with_it() -> None:
    public = for_public(counted(ONE, *"aaaaaaa", *"bbbb", *"ccc", *"dd"))
    assert cells(public) == {"a": 7, "b": 4, "c": None, "d": None, MERGED: 5}
    assert public.sheets == ()


def test_a_hidden_cell_of_several_choices_needs_no_other() -> None:
    assert cells(for_public(counted(MANY, "a b", "a", "a", "a"))) == {"a": 4, "b": None, "c": 0}


def test_large_cells_and_empty_ones_stay() -> None:
    table = counted(ONE, *"aaaa", *"bbb")
    assert cells(for_public(table)) == cells(table)


@given(st.lists(st.sampled_from("abcd"), max_size=40))
def test_no_single_small_cell_can_be_worked_out(values: list[str]) -> None:
    table = for_public(counted(ONE, *values))
    hidden = [cell for cell in table.cells if cell.count is None]
    assert not [cell for cell in table.cells if cell.count and cell.count < SMALLEST_CELL]
    shown = sum(cell.count or 0 for cell in table.cells if cell.code != MERGED)
    others = [cell for cell in table.cells if cell.count and cell.code != MERGED]
    assert len(hidden) != 1 or not others
    assert not hidden or len(values) - shown >= SMALLEST_CELL or not others

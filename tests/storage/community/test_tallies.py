"""Counting answers for insiders and for the public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from forms import xform
from storage.community.tallies import MERGED, SMALLEST_CELL, Question, Tally, for_public, questions_of_versions, tally

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


FIRST = """
| settings |
|          | form_id | version |
|          | q       | 1       |
| survey |
|        | type              | name | label |
|        | select_one use    | use  | 用途  |
|        | select_multiple w | wish | 愿望  |
|        | select_one use    | gone | 从前  |
| choices |
|         | list_name | name | label |
|         | use       | home | 居住  |
|         | use       | shop | 商铺  |
|         | w         | a    | 甲    |
"""
SECOND = (
    FIRST.replace("| 1       |", "| 2       |")
    .replace("| 居住  |", "| 自住  |")
    .replace("|         | use       | shop | 商铺  |\n", "")
    .replace("|        | select_one use    | gone | 从前  |\n", "|        | select_one use    | new  | 新题  |\n")
)


def versions() -> list[Question]:
    forms = [xform.parse(convert(table, file_type=".md", validate=False).xform) for table in (SECOND, FIRST)]
    return questions_of_versions(forms)


def test_old_sheets_keep_the_words_that_they_were_answered_in() -> None:
    use = next(one for one in versions() if one.field == "use")
    table = tally(
        use, [("a:1", "home"), ("a:2", "home"), ("a:3", "shop")], versions={"a:1": "2", "a:2": "1", "a:3": "1"}
    )
    assert [(cell.label, cell.count) for cell in table.cells] == [("自住（旧版：居住）", 2), ("商铺", 1)]
    new = tally(use, [("a:1", "home")], versions={"a:1": "2"})
    assert [cell.label for cell in new.cells] == ["自住"], "nobody chose it under its old name"


def test_a_question_is_counted_over_the_sheets_that_had_it() -> None:
    asked = {one.field: one for one in versions()}
    assert list(asked) == ["use", "wish", "new", "gone"] and asked["gone"].label == "从前（旧版）"
    by_version = {"a:1": "1", "a:2": "2", "a:3": "2"}
    new = tally(asked["new"], [("a:1", ""), ("a:2", "home"), ("a:3", "")], versions=by_version)
    assert (new.of, new.answered) == (2, 1)
    gone = tally(asked["gone"], [("a:1", "shop"), ("a:2", ""), ("a:3", "")], versions=by_version)
    assert (gone.of, gone.answered) == (1, 1)

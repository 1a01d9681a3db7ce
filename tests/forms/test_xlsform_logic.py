"""Logic that can never be meant so is named, with row, column and the word that was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.sentences import sentence
from forms.errors import Problem
from forms.xlsform import check
from tests.forms.tables import saved

HEAD = """
| survey |
|        | type                | name  | label | relevant | constraint | calculation | repeat_count | required |
|        | integer             | age   | Age   |          |            |             |              |          |
|        | date                | born  | Born  |          |            |             |              |          |
|        | select_one yn       | ok    | OK    |          |            |             |              |          |
|        | select_multiple col | tints | Tints |          |            |             |              |          |
|        | text                | words | Words |          |            |             |              |          |
"""
CHOICES = """
| choices |
|         | list_name | name  | label |
|         | yn        | yes   | Yes   |
|         | yn        | no    | No    |
|         | col       | red   | Red   |
|         | col       | green | Green |
|         | nums      | 1     | One   |
|         | nums      | 2     | Two   |
"""


def found(folder: Path, rows: str) -> list[Problem]:
    return [each for each in check(saved(folder, HEAD + rows + CHOICES)) if each.code != "FORM_125"]


RELEVANT = {
    "a misspelt choice": ("${ok} = 'yess'", "FORM_132", {"name": "ok", "value": "yess", "suggestion": "yes"}),
    "a misspelt choice, the other way round": ("'yess' = ${ok}", "FORM_132", {"suggestion": "yes"}),
    "a choice that is not there": ("${ok} != 'perhaps'", "FORM_133", {"choices": "yes、no"}),
    "a misspelt choice among several": ("selected(${tints}, 'gren')", "FORM_132", {"suggestion": "green"}),
    "a day and a number": ("${born} > 18", "FORM_134", {"name": "born", "value": "18"}),
    "a day and a word": ("${born} = 'today'", "FORM_134", {"value": "today"}),
    "a number and a word": ("${age} = 'old'", "FORM_136", {"name": "age", "value": "old"}),
    "a day and a number question": ("${born} < ${age}", "FORM_137", {"name": "born", "other": "age"}),
    "two values at once": ("${ok} = 'yes' and ${ok} = 'no'", "FORM_135", {"name": "x"}),
    "two choices of one at once": ("selected(${ok}, 'yes') and selected(${ok}, 'no')", "FORM_135", {}),
    "more and less": ("${age} > 60 and ${age} < 18", "FORM_135", {}),
    "equal and not equal": ("${words} = 'a' and ${words} != 'a'", "FORM_135", {}),
    "above what it equals": ("${age} = 5 and ${age} > 5", "FORM_135", {}),
    "constants": ("1 = 2", "FORM_143", {"text": "1 = 2"}),
    "false": ("false()", "FORM_143", {}),
    "its own answer": ("${x} = 'a'", "FORM_130", {"name": "x"}),
    "a word without quotes": ("${ok} = yes", "FORM_142", {"word": "yes"}),
    "wide brackets": ("selected（${ok}, 'yes'）", "FORM_120", {"sign": "（", "plain": "("}),
    "a wide equals sign": ("${ok} ＝ 'yes'", "FORM_120", {"plain": "="}),
}


@pytest.mark.parametrize(("logic", "code", "values"), RELEVANT.values(), ids=RELEVANT.keys())
def test_a_condition_that_cannot_be_meant_is_named(
    tmp_path: Path, logic: str, code: str, values: dict[str, object]
) -> None:
    problems = found(tmp_path, f"| | text | x | X | {logic} | | | | |")
    assert [(each.code, each.row, each.column) for each in problems] == [(code, 7, "relevant")]
    assert values.items() <= problems[0].values.items()
    for language in ("zh", "en"):
        assert "{" not in sentence(problems[0], language).replace("${", "")


SOUND = [
    "${ok} = 'yes' or ${ok} = 'no'",
    "${ok} = '' or not(${ok} = 'no')",
    "selected(${tints}, 'red') and selected(${tints}, 'green')",
    "${tints} = 'red green' or ${words} = 'anything'",
    "${born} > '2020-01-01' and ${born} <= today()",
    "${born} > date('2020-01-01') + 5",
    "${age} >= 18 and ${age} <= 18",
    "${age} = '' or ${age} > 3",
    "number(${age}) != 'NaN'",
    "string-length(${words}) > 3 and regex(${words}, '^（.*）$')",
    "${words} = '＝'",
    "decimal-date-time(${born}) > 18000",
]


@pytest.mark.parametrize("logic", SOUND)
def test_a_sound_condition_is_left_alone(tmp_path: Path, logic: str) -> None:
    assert found(tmp_path, f"| | text | x | X | {logic} | | | | |") == []


def test_a_question_that_contradicts_its_group_is_named(tmp_path: Path) -> None:
    rows = """
|        | begin_group | g | G | ${ok} = 'yes' | | | | |
|        | text        | x | X | ${ok} = 'no'  | | | | |
|        | text        | y | Y | ${age} > 3    | | | | |
|        | end_group   |   |   |               | | | | |
"""
    (problem,) = found(tmp_path, rows)
    assert (problem.code, problem.row, problem.values["group"]) == ("FORM_138", 8, "g")


def test_questions_that_decide_about_each_other_are_named_once(tmp_path: Path) -> None:
    rows = "| | text | x | X | ${y} = 'a' | | | | |\n| | text | y | Y | ${x} = 'a' | | | | |"
    (problem,) = found(tmp_path, rows)
    assert problem.code == "FORM_131" and {problem.values["name"], problem.values["other"]} == {"x", "y"}


def test_a_group_hidden_by_its_own_question_is_a_circle(tmp_path: Path) -> None:
    rows = """
|        | begin_group | g | G | ${x} = 'a' | | | | |
|        | text        | x | X | ${ok} = 'yes' | | | | |
|        | text        | z | Z | ${age} > 1 | | ${x} | | |
|        | end_group   |   |   |             | | | | |
"""
    assert [each.code for each in found(tmp_path, rows)] == []
    rows = rows.replace("${ok} = 'yes'", "${z} = 'b'")
    assert "FORM_131" in [each.code for each in found(tmp_path, rows)]


def test_a_running_total_over_the_row_before_is_no_circle(tmp_path: Path) -> None:
    rows = """
|        | begin_repeat | r | R | | | | | |
|        | integer      | n | N | | | | | |
|        | calculate    | t |   | | | ${n} + sum(${r}/../r[position() < position(current()/..)]/t) | | |
|        | end_repeat   |   |   | | | | | |
"""
    assert not [each for each in found(tmp_path, rows) if each.code in ("FORM_131", "FORM_110")]


@pytest.mark.parametrize(
    ("count", "code"),
    [("${words}", ""), ("${age}", ""), ("3", ""), ("${born}", "FORM_140"), ("${ok}", "FORM_140"), ("2.5", "FORM_139")],
)
def test_a_number_of_rows_that_is_none_is_named(tmp_path: Path, count: str, code: str) -> None:
    rows = f"| | begin_repeat | r | R | | | | {count} | |\n| | text | x | X | | | | | |\n| | end_repeat | | | | | | | |"
    problems = found(tmp_path, rows)
    assert [(each.code, each.row, each.column) for each in problems] == ([(code, 7, "repeat_count")] if code else [])


def test_numbers_as_choice_names_may_be_written_without_quotes(tmp_path: Path) -> None:
    rows = "| | select_one nums | n | N | | | | | |\n| | text | x | X | ${n} = 1 | | | | |"
    assert found(tmp_path, rows) == []
    (problem,) = found(tmp_path, rows.replace("= 1", "= 3"))
    assert problem.code == "FORM_133"

"""A form that works is still told what is misspelt, unused, untranslated or only possible on a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.sentences import sentence
from forms.xlsform import check
from tests.forms.tables import saved

HEAD = "| survey |\n| | type | name | label | appearance | parameters | required | readonly | constraint | relevant |\n"
CHOICES = "| choices |\n| | list_name | name | label |\n| | yn | yes | Yes |\n| | yn | no | No |\n"

ROWS = {
    "a misspelt appearance": (
        "select_one yn | q | Q | minimall",
        "FORM_122",
        "appearance",
        {"appearance": "minimall", "suggestion": "minimal"},
    ),
    "an appearance in capitals": ("text | q | Q | Multiline", "FORM_122", "appearance", {"suggestion": "multiline"}),
    "an unknown appearance": ("text | q | Q | zzzz", "FORM_121", "appearance", {"appearance": "zzzz"}),
    "an unknown parameter": ("integer | q | Q | | strat=1", "FORM_123", "parameters", {"suggestion": "start"}),
    "a recording in the background": ("background-audio | q | Q", "FORM_124", "type", {"what": "background-audio"}),
    "another app": ("text | q | Q | ex:org.app(a='b')", "FORM_124", "appearance", {}),
    "a printer": ("text | q | Q | printer:org.app", "FORM_124", "appearance", {}),
    "a compass": ("decimal | q | Q | bearing", "FORM_124", "appearance", {"what": "bearing"}),
    "where the audit was": (
        "audit | audit | | | location-priority=balanced location-min-interval=60 location-max-age=120",
        "FORM_124",
        "parameters",
        {},
    ),
    "a note that must be answered": ("note | q | Q | | | yes", "FORM_126", "required", {"name": "q"}),
    "a note with a constraint": ("note | q | Q | | | | | . > 1", "FORM_127", "constraint", {"name": "q"}),
}


@pytest.mark.parametrize(("row", "code", "column", "values"), ROWS.values(), ids=ROWS.keys())
def test_what_does_not_work_as_written_is_named(
    tmp_path: Path, row: str, code: str, column: str, values: dict[str, object]
) -> None:
    found = check(saved(tmp_path, f"{HEAD}| | select_one yn | first | First |\n| | {row} |\n{CHOICES}"))
    assert [(each.code, each.row, each.column, each.severity) for each in found] == [(code, 3, column, "warning")]
    assert values.items() <= found[0].values.items()
    assert sentence(found[0], "zh") != sentence(found[0], "en")


@pytest.mark.parametrize(
    "row",
    [
        "select_one yn | q | Q | w4 columns-3 minimal",
        "select_one who | q | Q | search('people', 'matches', 'x', ${first})",
        "note | q | Stop here | | | yes | | | ${first} = 'no'",
        "range | q | Q | | start=1 end=5 step=1",
    ],
    ids=["grid", "search", "a note that stops", "a range"],
)
def test_what_works_is_left_alone(tmp_path: Path, row: str) -> None:
    (tmp_path / "people.csv").write_text("name,x\na,yes\n")
    table = f"{HEAD}| | select_one yn | first | First |\n| | {row} |\n{CHOICES}| | who | name | name |"
    assert [each for each in check(saved(tmp_path, table)) if each.code != "FORM_125"] == []


def test_a_list_that_nobody_uses_is_named_once(tmp_path: Path) -> None:
    table = f"{HEAD}| | select_one yn | q | Q |\n{CHOICES}| | old | a | A |\n| | old | b | B |"
    assert [(each.code, each.sheet, each.row) for each in check(saved(tmp_path, table))] == [("FORM_125", "choices", 4)]


def test_a_choice_of_many_with_a_space_in_its_name_is_named(tmp_path: Path) -> None:
    table = f"{HEAD}| | select_multiple yn | q | Q |\n{CHOICES}| | yn | not sure | Not sure |"
    (problem,) = check(saved(tmp_path, table))
    assert (problem.code, problem.row, problem.values["choice"]) == ("FORM_055", 4, "not sure")


def test_many_missing_translations_are_one_sentence(tmp_path: Path) -> None:
    rows = "\n".join(f"| | text | q{n} | 问{n} | |" for n in range(20))
    table = f"| survey |\n| | type | name | label::中文 (zh) | label::English (en) |\n{rows}"
    (problem,) = check(saved(tmp_path, table))
    assert (problem.code, problem.row, problem.column) == ("FORM_129", 2, "label::English (en)")
    assert problem.values["count"] == 20 and "20" in sentence(problem, "zh")


def test_what_is_the_same_in_every_language_needs_no_translation(tmp_path: Path) -> None:
    rows = "| | text | a | 甲 | A |\n| | note | b | ${a} | |\n| | note | c | 12 | |"
    table = f"| survey |\n| | type | name | label::中文 (zh) | label::English (en) |\n{rows}"
    assert check(saved(tmp_path, table)) == []

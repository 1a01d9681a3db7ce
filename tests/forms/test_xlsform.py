"""An XLSForm becomes an XForm, and whatever is wrong in it is named with sheet, row, column and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.sentences import explain, sentence
from forms.errors import FormError, Problem
from forms.xform import parse
from forms.xlsform import XlsForm, check, convert
from tests.forms.tables import saved

CHOICES = """
| choices  |
|          | list_name | name | label |
|          | yn        | yes  | Yes   |
|          | yn        | no   | No    |
"""


def problems(folder: Path, table: str) -> list[Problem]:
    with pytest.raises(FormError) as caught:
        convert(saved(folder, table))
    return caught.value.problems


def test_a_form_becomes_an_xform_with_its_titles_settings_and_privacy(tmp_path: Path) -> None:
    form = convert(
        saved(
            tmp_path,
            """
| survey   |
|          | type          | name  | label::中文 (zh) | label::English (en) | bind::xunlou:privacy |
|          | text          | who   | 姓名             | Name                | personal             |
|          | begin_repeat  | room  | 房间             | Room                |                      |
|          | integer       | floor | 楼层             | Floor               | internal             |
|          | end_repeat    |       |                  |                     |                      |
| settings |
|          | form_title | form_id | version | title_en | default_language | retention_months |
|          | 登记       | signup  | 3       | Sign-up  | 中文 (zh)        | 6                |
""",
        )
    )
    assert isinstance(form, XlsForm)
    assert (form.form_id, form.version, form.warnings) == ("signup", "3", [])
    assert form.titles == {"中文 (zh)": "登记", "English (en)": "Sign-up"}
    assert form.settings["retention_months"] == "6"
    assert form.privacy == {"who": "personal", "room/floor": "internal"}
    assert parse(form.xform).privacy == form.privacy


MISTAKES = {
    "a misspelt type": ("| | txt | a | A |", ("FORM_057", 3, "type", {"type": "txt", "suggestion": "text"})),
    "an unknown type": ("| | qqqqqq | a | A |", ("FORM_016", 3, "type", {"type": "qqqqqq"})),
    "no type": ("| | | a | A |", ("FORM_015", 3, "type", {"name": "a"})),
    "a select without a list": ("| | select_one | a | A |", ("FORM_060", 3, "type", {"type": "select_one"})),
    "a misspelt list": ("| | select_one yn1 | a | A |", ("FORM_058", 3, "type", {"list": "yn1", "suggestion": "yn"})),
    "an unknown list": ("| | select_one zzz | a | A |", ("FORM_021", 3, "type", {"list": "zzz"})),
    "no name": ("| | integer | | A |", ("FORM_017", 3, "name", {"type": "integer"})),
    "a name with a space": ("| | text | a b | A |", ("FORM_018", 3, "name", {"name": "a b"})),
    "a name used twice": ("| | text | floor | A |", ("FORM_019", 3, "name", {"name": "floor", "other": 2})),
    "a question without words": ("| | text | a | |", ("FORM_031", 3, "label", {"name": "a"})),
    "an end without a beginning": ("| | end_group | | |", ("FORM_025", 3, "type", {"kind": "group"})),
    "a beginning without an end": (
        "| | begin_group | g | G |",
        ("FORM_024", 3, "type", {"kind": "group", "name": "g"}),
    ),
    "a misspelt reference": (
        "| | text | a | A | ${florr} = 1 |",
        ("FORM_056", 3, "relevant", {"name": "florr", "suggestion": "floor"}),
    ),
    "an unknown reference": (
        "| | text | a | A | ${elsewhere} = 1 |",
        ("FORM_026", 3, "relevant", {"name": "elsewhere"}),
    ),
    "an open bracket": ("| | text | a | A | ${floor = 1 |", ("FORM_028", 3, "relevant", {"text": "${floor = 1"})),
    "an open parenthesis": (
        "| | text | a | A | count(${floor} > 0 |",
        ("XPATH_001", 3, "relevant", {"expression": "count(${floor} > 0"}),
    ),
    "an unknown function": (
        "| | text | a | A | counts(${floor}) > 0 |",
        ("XPATH_002", 3, "relevant", {"function": "counts"}),
    ),
    "a calculation without a formula": ("| | calculate | a | |", ("FORM_029", 3, "calculation", {"name": "a"})),
}


@pytest.mark.parametrize(("row", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, row: str, expected: tuple[str, int, str, dict[str, object]]
) -> None:
    table = f"| survey |\n| | type | name | label | relevant |\n| | text | floor | F |\n{row}\n{CHOICES}"
    code, number, column, values = expected
    found = next(problem for problem in problems(tmp_path, table) if problem.code == code)
    assert (found.sheet, found.row, found.column) == ("survey", number, column)
    assert values.items() <= found.values.items()
    for language in ("zh", "en"):
        assert str(number) in sentence(found, language)


def test_groups_nested_without_end_are_refused_at_the_row_where_it_gets_too_deep(tmp_path: Path) -> None:
    deep = 20_000  # each level looked at would name all those around it: 200 million names
    rows = [f",begin group,g{n},G" for n in range(deep)] + [",text,a,A"] + [",end group,,"] * deep
    path = tmp_path / "form.csv"
    path.write_text("\n".join(["survey", ",type,name,label", *rows]), "utf-8")
    (problem,) = check(path)
    assert (problem.code, problem.sheet, problem.row) == ("FORM_104", "survey", 102)


def test_what_lies_below_the_row_where_groups_get_too_deep_is_not_read(tmp_path: Path) -> None:
    # "end" is a question like another: it closes no group
    rows = [",end,finished,", *(f",Begin_Group,g{n},G" for n in range(101)), ",text,a,\x01"]
    path = tmp_path / "form.csv"
    path.write_text("\n".join(["survey", ",Type,name,label", *rows]), "utf-8")
    (problem,) = check(path)
    assert (problem.code, problem.row) == ("FORM_104", 103)


def test_ninety_groups_in_each_other_are_read(tmp_path: Path) -> None:
    rows = [*(f",begin group,g{n},G" for n in range(90)), ",text,a,A", *[",end group,,"] * 90]
    path = tmp_path / "form.csv"
    path.write_text("\n".join(["survey", ",type,name,label", *rows]), "utf-8")
    assert "FORM_104" not in {problem.code for problem in check(path)}


def test_all_mistakes_come_at_once_and_in_order(tmp_path: Path) -> None:
    table = f"""
| survey |
|        | type            | name | label | relevant   |
|        | txt             | a    | A     |            |
|        | text            | b c  | B     | ${{nobody}} |
|        | select_one yep  | d    | D     |            |
{CHOICES}
|        | yn        | no   | Never |
"""
    found = problems(tmp_path, table)
    assert [(p.sheet, p.row, p.code) for p in found] == [
        ("survey", 2, "FORM_057"),
        ("survey", 3, "FORM_018"),
        ("survey", 3, "FORM_026"),
        ("survey", 4, "FORM_021"),
        ("choices", 4, "FORM_023"),
    ]
    assert len(explain(FormError(found), "zh")) == 6


def test_blank_rows_do_not_shift_the_numbers(tmp_path: Path) -> None:
    path = saved(tmp_path, "| survey |\n| | type | name | label |\n| | text | q | Q |")
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["survey"].cell(9, 1, "range")
    book["survey"].cell(9, 2, "r")
    book["survey"].cell(9, 3, "R")
    book["survey"].cell(1, 4, "parameters")
    book["survey"].cell(9, 4, "start=ten")
    book.save(path)
    found = check(path)
    assert [(p.code, p.row, p.column) for p in found] == [("FORM_034", 9, "parameters")]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("| questions |\n| | type | name | label |\n| other |\n| | a |", "FORM_011"),
        ("| survey |\n| | name | label |\n| | q | Q |\n| choices |\n| | list_name |", "FORM_012"),
        ("| survey |\n| | type | name | label |\n| choices |\n| | list_name |", "FORM_050"),
        ("| survey |\n| | type | name | name |\n| | text | q | Q |", "FORM_013"),
    ],
    ids=["no survey sheet", "no type column", "no questions", "a heading twice"],
)
def test_a_sheet_that_lacks_a_part_says_which(tmp_path: Path, table: str, code: str) -> None:
    assert [problem.code for problem in problems(tmp_path, table)] == [code]


def test_a_missing_translation_is_a_warning_at_its_row(tmp_path: Path) -> None:
    table = "| survey |\n| | type | name | label::中文 (zh) | label::English (en) |\n| | text | q | 问 | |"
    found = check(saved(tmp_path, table))
    assert [(p.code, p.row, p.column, p.severity) for p in found] == [("FORM_042", 2, "label::English (en)", "warning")]


def test_an_unknown_privacy_level_is_refused(tmp_path: Path) -> None:
    table = "| survey |\n| | type | name | label | bind::xunlou:privacy |\n| | text | q | Q | secret |"
    assert [(p.code, p.row, p.values["level"]) for p in problems(tmp_path, table)] == [("FORM_051", 2, "secret")]


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("text | phone | 电话", "personal"),
        ("text | who | 您的姓名", "personal"),
        ("text | problem | 问题和位置", "internal"),
        ("image | photo | 照片", "internal"),
        ("geopoint | where | 位置", "internal"),
        ("integer | floor | 楼层", "public"),
        ("date | day | 日期", "public"),
        ("text | remark | 备注（不写姓名电话）", "internal"),
    ],
)
def test_privacy_is_guessed_with_care_where_nothing_is_said(tmp_path: Path, row: str, level: str) -> None:
    form = convert(saved(tmp_path, f"| survey |\n| | type | name | label |\n| | {row} |"))
    assert list(form.privacy.values()) == [level]


def test_a_calculation_is_as_private_as_what_it_shows(tmp_path: Path) -> None:
    table = """
| survey |
|        | type      | name  | label | calculation              |
|        | text      | phone | 电话  |                          |
|        | calculate | shown |       | concat('T ', ${phone})   |
|        | calculate | size  |       | string-length(${phone})  |
"""
    form = convert(saved(tmp_path, table))
    assert form.privacy == {"phone": "personal", "shown": "personal", "size": "public"}


def test_a_question_about_identity_cards_is_remarked_on(tmp_path: Path) -> None:
    table = "| survey |\n| | type | name | label |\n| | text | card | 租客身份证号 |"
    assert [problem.code for problem in check(saved(tmp_path, table))] == ["FORM_059"]


def test_chinese_quotation_marks_stay_and_bent_quotes_in_a_formula_are_straightened(tmp_path: Path) -> None:
    table = """
| survey |
|        | type | name | label            | relevant   |
|        | text | a    | 请选“是”或‘否’ |            |
|        | text | b    | B                | ${a} = “x” |
"""
    xform = convert(saved(tmp_path, table)).xform
    assert "请选“是”或‘否’" in xform
    assert "/data/a  = &quot;x&quot;" in xform or """/data/a  = "x\"""" in xform


@pytest.mark.parametrize(
    ("logic", "code", "severity"),
    [
        ("../typo = 1", "FORM_072", "warning"),
        ("/data/nowhere = 1", "FORM_072", "warning"),
        ("count(instance('towns')/*/item[name = ${a}]) > 1", "FORM_073", "warning"),
        ("regex(${a}, '[')", "XPATH_007", "error"),
    ],
    ids=["a relative path to nowhere", "an absolute path to nowhere", "an unknown list", "a broken pattern"],
)
def test_logic_that_could_never_work_is_named(tmp_path: Path, logic: str, code: str, severity: str) -> None:
    table = f"| survey |\n| | type | name | label | relevant |\n| | text | a | A |\n| | text | b | B | {logic} |"
    found = check(saved(tmp_path, table))
    assert [(p.code, p.row, p.column, p.severity) for p in found] == [(code, 3, "relevant", severity)]


def test_a_sum_of_thousands_of_terms_is_checked_like_any_other(tmp_path: Path) -> None:
    logic = "+".join(["1"] * 20_000)
    table = f"| survey |\n| | type | name | label | relevant |\n| | text | a | A | {logic} |"
    assert {problem.code for problem in check(saved(tmp_path, table))} == set()


def test_paths_that_lead_somewhere_are_left_alone(tmp_path: Path) -> None:
    table = """
| survey |
|        | type         | name | label | relevant                                |
|        | text         | a    | A     |                                         |
|        | begin_repeat | g    | G     |                                         |
|        | integer      | n    | N     | ../../a = 'x' and /data/a != 'y'        |
|        | text         | m    | M     | current()/../n > 1 and count(/data/g[n = 1]) > 0 |
|        | end_repeat   |      |       |                                         |
"""
    assert check(saved(tmp_path, table)) == []


def test_two_calculations_that_wait_for_each_other_are_named(tmp_path: Path) -> None:
    table = "| survey |\n| | type | name | calculation |\n| | calculate | a | ${b} |\n| | calculate | b | ${a} |"
    found = problems(tmp_path, table)
    assert [(p.code, p.column) for p in found] == [("FORM_110", "calculation")]

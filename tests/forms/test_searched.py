"""Choices that search() takes from a list beside the form, as Collect offers them."""

from __future__ import annotations

import pytest
from pyxform.xls2xform import convert

from forms import xform
from forms.context import Context
from forms.form_media import files_named
from forms.instances import read
from forms.searched import search_of
from forms.session import FormSession

STREETS = "code,title,title_en,town\ns1,新基路,Xinji Road,n\ns2,东巷,East Lane,s\ns3,新河路,Xinhe Road,s\n".encode()
TABLE = """
| survey |
|        | type         | name   | label | appearance                |
|        | text         | q      | Q     |                           |
|        | text         | town   | T     |                           |
|        | select_one c | street | S     | minimal {search}          |
| choices |
|         | list_name | name | label |
|         | c         | code | {label} |
|         | c         | 0    | 不在   |
| settings |
|          | form_id |
|          | x       |
"""


def offered(search: str, label: str = "title", **answers: str) -> list[tuple[str, str]]:
    table = TABLE.format(search=search, label=label)
    form = xform.parse(convert(table, file_type=".md", validate=False).xform, resources={"streets.csv": STREETS})
    session = FormSession(form)
    for name, value in answers.items():
        session.answer(f"/data/{name}", value)
    return [(choice.value, choice.label) for choice in session.choices("/data/street")]


def test_the_whole_list_is_offered_below_the_written_choices() -> None:
    assert offered("search('streets')") == [("0", "不在"), ("s1", "新基路"), ("s2", "东巷"), ("s3", "新河路")]


@pytest.mark.parametrize(
    ("how", "column", "typed", "expected"),
    [
        ("contains", "title", "新", ["s1", "s3"]),
        ("contains", "title_en", "XIN", ["s1", "s3"]),
        ("startswith", "title_en", "east", ["s2"]),
        ("endswith", "title", "路", ["s1", "s3"]),
        ("matches", "code", "s2", ["s2"]),
        ("contains", "title,title_en", "lane", ["s2"]),
        ("contains", "title", "", ["s1", "s2", "s3"]),
    ],
)
def test_what_was_typed_narrows_it(how: str, column: str, typed: str, expected: list[str]) -> None:
    found = offered(f"search('streets', '{how}', '{column}', ${{q}})", q=typed)
    assert [value for value, _ in found] == ["0", *expected]


def test_a_second_column_narrows_it_further() -> None:
    search = "search('streets', 'contains', 'title', ${q}, 'town', ${town})"
    assert [value for value, _ in offered(search, q="新", town="s")] == ["0", "s3"]


def test_several_columns_make_one_label() -> None:
    assert offered("search('streets')", label="title, title_en")[1] == ("s1", "新基路 Xinji Road")


def test_the_list_is_one_of_the_forms_files_and_may_come_later() -> None:
    table = TABLE.format(search="search('streets')", label="title")
    form = xform.parse(convert(table, file_type=".md", validate=False).xform)
    assert files_named(form) == ["streets.csv"] and form.controls["/data/street"].appearance == {"minimal"}
    session = FormSession(form, context=Context(lists={"streets.csv": read("streets.csv", STREETS)}))
    assert len(session.choices("/data/street")) == 4


@pytest.mark.parametrize(
    "written", ["search()", "search('a', 'b')", "search('a', 'like', 'c', 'd')", "search(", "minimal"]
)
def test_what_is_no_search_stays_an_appearance(written: str) -> None:
    assert search_of(written) is None

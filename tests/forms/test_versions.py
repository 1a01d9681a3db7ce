"""A new version of a form says what it changed, in the words of the people who fill it."""

from __future__ import annotations

import pytest

from forms import versions
from forms.versions import Change, compare
from tests.walker import Walker


def form(table: str):
    return Walker.of(table).session.form


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.before, each.after) for each in compare(form(old), form(new))]


BEFORE = """
| survey |   |   |   |   |
|        | type           | name    | label::中文 (zh) | label::English (en) |
|        | begin group    | about   | 概况             | About               |
|        | text           | street  | 街道             | Street              |
|        | integer        | floors  | 层数             | Floors              |
|        | end group      |         |                  |                     |
|        | select_one use | use     | 用途             | Use                 |
|        | begin repeat   | room    | 房间             | Room                |
|        | integer        | beds    | 床位             | Beds                |
|        | end repeat     |         |                  |                     |
|        | note           | thanks  | 谢谢             | Thanks              |
| choices |   |   |   |   |
|         | list_name | name | label::中文 (zh) | label::English (en) |
|         | use       | home | 居住             | Home                |
|         | use       | shop | 商铺             | Shop                |
"""


def after(*changes: tuple[str, str]) -> str:
    table = BEFORE
    for old, new in changes:
        assert old in table
        table = table.replace(old, new, 1)
    return table


STREET = "|        | text           | street  | 街道             | Street              |\n"
BEDS = "|        | integer        | beds    | 床位             | Beds                |\n"


def test_the_same_form_has_no_changes():
    assert told(BEFORE, BEFORE) == []


def test_other_words_alone_are_no_change_of_the_questions():
    assert told(BEFORE, after(("| 街道 ", "| 哪条街 "))) == []


def test_a_question_that_is_added_and_one_that_is_deleted_are_told_in_every_language():
    new = after((STREET, STREET.replace("street", "lane  ").replace("街道", "巷").replace("Street", "Lane  ")))
    added, deleted = compare(form(BEFORE), form(new))
    assert (added.kind, added.after, added.label) == (
        "added",
        "about/lane",
        {"中文 (zh)": "巷", "English (en)": "Lane"},
    )
    assert (deleted.kind, deleted.before) == ("deleted", "about/street")
    assert deleted.label == {"中文 (zh)": "街道", "English (en)": "Street"}


def test_a_question_that_stands_elsewhere_was_moved():
    assert told(BEFORE, after((STREET, ""), ("|        | note ", STREET + "|        | note "))) == [
        ("moved", "about/street", "street")
    ]


def test_a_question_of_another_name_with_the_same_words_was_renamed():
    assert told(BEFORE, after(("street  ", "street_1"))) == [("renamed", "about/street", "about/street_1")]


def test_two_questions_with_the_same_words_are_not_taken_for_each_other():
    twice = STREET + STREET.replace("street ", "second ")
    gone = twice.replace("street ", "one    ").replace("second ", "two    ")
    kinds = [kind for kind, *_ in told(after((STREET, twice)), after((STREET, gone)))]
    assert sorted(kinds) == ["added", "added", "deleted", "deleted"]


def test_another_kind_of_answer_is_named_with_both_kinds():
    [change] = compare(
        form(BEFORE), form(after(("|        | integer        | floors", "|        | text           | floors")))
    )
    assert (change.kind, change.after, change.old, change.new) == (
        "type",
        "about/floors",
        {"": "int"},
        {"": "string"},
    )


def test_choices_that_came_went_or_are_called_otherwise_are_named():
    new = after(
        (
            "|         | use       | shop | 商铺             | Shop                |\n",
            "|         | use       | both | 两用 | Both |\n",
        ),
        ("| 居住 ", "| 自住 "),
    )
    found = [(each.kind, each.value, dict(each.old), dict(each.new)) for each in compare(form(BEFORE), form(new))]
    assert found == [
        (
            "choice_relabelled",
            "home",
            {"中文 (zh)": "居住", "English (en)": "Home"},
            {"中文 (zh)": "自住", "English (en)": "Home"},
        ),
        ("choice_added", "both", {}, {"中文 (zh)": "两用", "English (en)": "Both"}),
        ("choice_removed", "shop", {"中文 (zh)": "商铺", "English (en)": "Shop"}, {}),
    ]


def test_a_group_that_stands_elsewhere_is_named_once_and_not_with_each_of_its_questions():
    new = after(
        (
            "|        | begin group    | about",
            "|        | begin group    | house   | 房屋 | House |\n|        | begin group    | about",
        ),
        (
            "|        | end group      |         |                  |                     |\n",
            "|        | end group |\n|        | end group |\n",
        ),
    )
    assert told(BEFORE, new) == [("group_moved", "about", "house/about")]


def test_a_repeat_that_became_a_group_and_a_group_that_repeats_are_named():
    once = after(("begin repeat   | room", "begin group    | room"), ("| end repeat  ", "| end group   "))
    assert told(BEFORE, once) == [("repeats_no_more", "room", "room")]
    assert told(once, BEFORE) == [("repeats_now", "room", "room")]


def test_choices_that_stand_in_a_filter_are_compared_whatever_the_filter_says():
    table = """
    | survey |   |   |   |   |
    |        | type             | name | label | choice_filter |
    |        | text             | town | Town? |               |
    |        | select_one lanes | lane | Lane? | town=${town}  |
    | choices |   |   |   |   |
    |         | list_name | name | label | town |
    |         | lanes     | a    | A     | x    |
    |         | lanes     | b    | B     | y    |
    """
    [change] = compare(
        form(table), form(table.replace("| b    | B ", "| c    | C ").replace("| a    | A ", "| a    | A "))
    )[:1]
    assert change == Change("choice_added", "lane", "lane", {"": "Lane?"}, "c", new={"": "C"})


def test_notes_are_no_questions_and_calculations_are_not_listed():
    new = after(("|        | note           | thanks  | 谢谢             | Thanks              |\n", ""))
    assert told(BEFORE, new) == []
    assert [each.field for each in versions.questions(form(BEFORE))] == [
        "about/street",
        "about/floors",
        "use",
        "room/beds",
    ]


@pytest.mark.parametrize("name", ["rental_inspection", "resident_questionnaire"])
def test_a_built_in_form_is_compared_with_itself_without_a_difference(name):
    from forms.xform import parse
    from storage.built_in import FORMS

    written = parse((FORMS / f"{name}.xml").read_bytes())
    assert compare(written, written) == []
    assert len(versions.questions(written)) > 10

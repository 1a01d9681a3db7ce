"""Answers go across to a new version of their form, and none is lost on the way."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.carrying import Carried, KeptAnswer, carry, kept_answers
from forms.session import FormSession
from tests.forms.test_versions import BEDS, BEFORE, STREET, after, form

ANSWERS = {
    "about/street": "新基路",
    "about/floors": "6",
    "use": "shop",
    "room:aa": "1",
    "room:aa/beds": "2",
    "room:bb": "2",
    "room:bb/beds": "3",
    "meta/instanceID": "uuid:1",
}


def keys():
    numbers = itertools.count(1)
    return lambda: f"key{next(numbers)}"


def carried(new: str, fields=ANSWERS, old: str = BEFORE, **how) -> Carried:
    return carry(form(old), form(new), fields, new_key=keys(), **how)


def test_without_a_change_everything_stays_as_it_is():
    found = carried(BEFORE)
    assert (found.fields, found.kept, found.misfits, found.changes) == (ANSWERS, {}, (), ())


def test_the_answer_of_a_deleted_question_is_kept_with_its_question():
    new = after((STREET, ""))
    found = carried(new)
    assert found.kept == {"about/street": "新基路"}
    assert "about/street" not in found.fields
    [shown] = kept_answers(found.kept, [form(new), form(BEFORE)])
    assert shown == KeptAnswer(
        "about/street", "新基路", {"中文 (zh)": "街道", "English (en)": "Street"}, {"": "新基路"}
    )


def test_a_moved_or_renamed_question_takes_its_answer_along():
    assert carried(after((STREET, ""), ("|        | note ", STREET + "|        | note "))).fields["street"] == "新基路"
    assert carried(after(("street  ", "street_1"))).fields["about/street_1"] == "新基路"


def test_a_repeat_that_stands_elsewhere_takes_all_its_rows_along():
    new = after(
        ("|        | begin repeat", "|        | begin group | inside | 内部 | Inside |\n|        | begin repeat"),
        ("| end repeat     |", "| end repeat |\n|        | end group |"),
    )
    found = carried(new)
    assert found.kept == {}
    assert found.fields["inside/room:aa/beds"] == "2"
    session = FormSession(form(new), fields=found.fields)
    assert [session.value(f"{row}/beds") for row in session.repeats("/data/inside/room")] == ["2", "3"]


def test_when_nothing_repeats_any_more_the_first_row_stays_and_the_others_are_kept():
    new = after(("begin repeat   | room", "begin group    | room"), ("| end repeat  ", "| end group   "))
    found = carried(new)
    assert found.fields["room/beds"] == "2"
    assert found.kept == {"room:bb/beds": "3"}


def test_what_was_answered_once_becomes_the_first_row_of_what_repeats_now():
    once = after(("begin repeat   | room", "begin group    | room"), ("| end repeat  ", "| end group   "))
    found = carried(BEFORE, {"room/beds": "4"}, old=once)
    assert found.fields == {"room:key1": "1", "room:key1/beds": "4"}


def test_a_question_that_moves_into_a_repeat_answers_for_its_first_row():
    new = after((STREET, ""), (BEDS, BEDS + STREET))
    found = carried(new)
    assert found.fields["room:aa/street"] == "新基路"
    assert len([name for name in found.fields if name.startswith("room:") and "/" not in name]) == 2


def test_a_choice_that_is_gone_is_kept_and_pointed_out_and_the_question_is_asked_again():
    new = after(("|         | use       | shop | 商铺             | Shop                |\n", ""))
    found = carried(new)
    assert "use" not in found.fields
    assert found.kept == {"use": "shop"}
    [misfit] = found.misfits
    assert (misfit.field, misfit.kind, misfit.value) == ("use", "choice", "shop")
    assert misfit.shown == {"中文 (zh)": "商铺", "English (en)": "Shop"}


def test_of_several_choices_those_that_are_still_offered_stay():
    several = after(("select_one use", "select_multiple use"))
    new = several.replace("|         | use       | shop | 商铺             | Shop                |\n", "")
    found = carried(new, {"use": "home shop"}, old=several)
    assert (found.fields, found.kept) == ({"use": "home"}, {"use": "shop"})


def test_several_choices_where_one_is_asked_for_now_are_left_to_a_person():
    several = after(("select_one use", "select_multiple use"))
    found = carried(BEFORE, {"use": "home shop"}, old=several)
    assert (found.fields, found.kept) == ({}, {"use": "home shop"})
    assert carried(BEFORE, {"use": "home"}, old=several).fields == {"use": "home"}


def test_a_value_of_another_kind_stays_in_its_question_and_is_pointed_out():
    new = after(("| text           | street", "| integer        | street"))
    found = carried(new)
    assert found.fields["about/street"] == "新基路"
    [misfit] = found.misfits
    assert (misfit.field, misfit.kind, misfit.value) == ("about/street", "type", "新基路")
    session = FormSession(form(new), fields=found.fields)
    assert [(each.ref, each.kind) for each in session.problems()] == [("/data/about/street", "type")]


def test_a_number_that_reads_as_text_fits_and_is_not_pointed_out():
    found = carried(after(("| integer        | floors", "| text           | floors")))
    assert (found.fields["about/floors"], found.misfits) == ("6", ())


def test_a_choice_where_words_are_asked_for_now_is_pointed_out_with_its_words():
    found = carried(after(("| select_one use | use", "| text           | use")))
    assert found.fields["use"] == "shop"
    assert [(each.kind, each.shown["中文 (zh)"]) for each in found.misfits] == [("type", "商铺")]


def test_a_question_that_came_new_begins_as_in_a_new_record():
    new = after(
        (STREET, STREET + STREET.replace("street ", "city   ").replace("街道", "城市").replace("Street", "City"))
    )
    assert carried(new, fresh={"about/city": "江门", "about/street": "x"}).fields["about/city"] == "江门"
    assert carried(new, fresh={"about/city": "江门", "about/street": "x"}).fields["about/street"] == "新基路"


def test_an_answer_of_an_older_version_still_is_shown_in_the_words_of_that_version():
    new = after(("|         | use       | shop | 商铺             | Shop                |\n", ""))
    [shown] = kept_answers({"use": "shop"}, [form(new), form(BEFORE)])
    assert shown.shown["中文 (zh)"] == "商铺"
    [unknown] = kept_answers({"gone/away": "x"}, [form(BEFORE)])
    assert (unknown.label, unknown.shown) == ({"": "away"}, {"": "x"})


VARIANTS = [
    BEFORE,
    after((STREET, "")),
    after((STREET, ""), (BEDS, BEDS + STREET)),
    after(("begin repeat   | room", "begin group    | room"), ("| end repeat  ", "| end group   ")),
    after(("|         | use       | shop | 商铺             | Shop                |\n", "")),
    after(("select_one use", "select_multiple use"), ("street  ", "street_1")),
    after(("| integer        | floors", "| date           | floors"), (BEDS, "")),
]


@pytest.fixture(scope="module")
def forms():
    return [form(table) for table in VARIANTS]


@settings(max_examples=120, deadline=None)
@given(
    path=st.lists(st.integers(0, len(VARIANTS) - 1), min_size=2, max_size=5),
    street=st.text(min_size=1, max_size=8).filter(str.strip),
    rows=st.lists(st.integers(1, 9), max_size=3),
)
def test_whatever_versions_an_answer_passes_through_it_is_never_lost(forms, path, street, rows):
    """Each value that was typed is among the answers or among what is kept, after any number of versions."""
    fields = {"about/street": street, "about/floors": "6", "use": "shop"}
    first = forms[0]
    for number, beds in enumerate(rows, start=1):
        fields |= {f"room:r{number}": str(number), f"room:r{number}/beds": str(beds)}
    typed = sorted(value for name, value in fields.items() if not name.rpartition("/")[2].startswith("room:"))
    kept: list[str] = []
    for step in path:
        found = carry(first, forms[step], fields, new_key=keys())
        fields, first = dict(found.fields), forms[step]
        kept += found.kept.values()
    there = [value for name, value in fields.items() if not name.rpartition("/")[2].startswith("room:")]
    assert sorted([*there, *kept]) == typed

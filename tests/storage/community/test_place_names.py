"""Names of places: what counts as the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.community.place_names import LEVELS, letters, natural_key, normalise_name, read_number


@pytest.mark.parametrize(
    "name",
    ["22幢", "22 幢", "22栋", "２２幢", "二十二幢", "廿二栋", "22号楼", "022幢", "第22幢", "22座", "22"],
)
def test_one_building_has_many_spellings(name: str) -> None:
    assert normalise_name(name, "building") == "22幢"


@pytest.mark.parametrize(
    ("level", "name", "other"),
    [
        ("stairwell", "1单元", "一梯"),
        ("stairwell", "A梯", "a单元"),
        ("unit", "301室", "301房"),
        ("unit", "301户", "３０１"),
        ("unit", "3楼01房", "301室"),
        ("area", "第一片区", "1片区"),
        ("building", "三巷五号", "3巷05号"),
    ],
)
def test_same_place_in_other_words(level: str, name: str, other: str) -> None:
    assert normalise_name(name, level) == normalise_name(other, level)


@pytest.mark.parametrize(
    ("level", "name", "other"),
    [
        ("building", "22幢", "22号"),
        ("building", "12幢", "二幢"),
        ("area", "三元里", "3元里"),
        ("unit", "301室", "302室"),
        ("unit", "A-1室", "A-2室"),
    ],
)
def test_different_places_stay_apart(level: str, name: str, other: str) -> None:
    assert normalise_name(name, level) != normalise_name(other, level)


def test_rare_characters_stay_as_they_are() -> None:
    assert normalise_name("𠮷祥里𬭎巷", "area") == "𠮷祥里𬭎巷"


@given(
    st.text(alphabet="0123456789０１２ 一二三十百廿零第片区幢栋号楼座单元梯室房户层巷AbZ-#犇", max_size=12),
    st.sampled_from(LEVELS),
)
def test_normalising_twice_changes_nothing(name: str, level: str) -> None:
    once = normalise_name(name, level)
    assert normalise_name(once, level) == once


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("22", 22),
        ("二十二", 22),
        ("二二", 22),
        ("十", 10),
        ("一百零三", 103),
        ("三百二十", 320),
        ("廿", 20),
        ("幢", None),
    ],
)
def test_numbers_are_read_in_digits_and_numerals(text: str, number: int | None) -> None:
    assert read_number(text) == number


def test_places_sort_as_people_count() -> None:
    names = ["10幢", "2幢", "1幢", "第二片区", "第十片区", "第一片区"]
    assert sorted(names, key=natural_key) == ["1幢", "2幢", "10幢", "第一片区", "第二片区", "第十片区"]


def test_letters_go_on_after_z() -> None:
    assert [letters(index) for index in (0, 25, 26, 27, 51, 52)] == ["A", "Z", "AA", "AB", "AZ", "BA"]

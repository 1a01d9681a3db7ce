"""Many places from one line."""

from __future__ import annotations

from collections import Counter

import pytest

from forms.errors import UserError
from storage.community.place_bulk import MAX_PLACES, floor_of, parse_bulk


def names(text: str, level: str) -> list[str]:
    return [wanted.name for wanted in parse_bulk(text) if wanted.level == level]


def test_a_block_with_stairwells_floors_and_flats() -> None:
    found = parse_bulk("22幢 1-3单元 1-6层 每层4户")
    assert Counter(wanted.level for wanted in found) == {"building": 1, "stairwell": 3, "unit": 72}
    first, last = next(w for w in found if w.level == "unit"), found[-1]
    assert first.path == (("building", "22幢"), ("stairwell", "1单元"), ("unit", "101室"))
    assert (last.name, last.floor) == ("604室", 6)


def test_a_whole_estate_in_one_definition() -> None:
    found = parse_bulk("1-41幢 1-3单元；42-62幢 1-2单元")
    assert Counter(wanted.level for wanted in found) == {"building": 62, "stairwell": 165}


def test_parents_come_before_their_children() -> None:
    seen: set[tuple[tuple[str, str], ...]] = set()
    for wanted in parse_bulk("第一片区 1-2幢 1-2单元 1-2层 每层2户"):
        assert len(wanted.path) == 1 or wanted.path[:-1] in seen
        seen.add(wanted.path)


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("1-3幢", "building", ["1幢", "2幢", "3幢"]),
        ("１－３栋", "building", ["1栋", "2栋", "3栋"]),
        ("1幢-3幢", "building", ["1幢", "2幢", "3幢"]),
        ("一至三号楼", "building", ["1号楼", "2号楼", "3号楼"]),
        ("二十二幢", "building", ["二十二幢"]),
        ("1-2、5、7-8幢", "building", ["1幢", "2幢", "5幢", "7幢", "8幢"]),
        ("A-C栋", "building", ["A栋", "B栋", "C栋"]),
        ("5幢 301-306室", "unit", [f"{n}室" for n in range(301, 307)]),
        ("5幢301、303房", "unit", ["301房", "303房"]),
        ("5幢 A-D户", "unit", ["A户", "B户", "C户", "D户"]),
        ("5幢 3-4楼 每层2户", "unit", ["301室", "302室", "401室", "402室"]),
        ("第一片区 1-3号", "area", ["第一片区"]),
        ("第一片区 1-3号", "building", ["1号", "2号", "3号"]),
        ("第1-3片区", "area", ["第1片区", "第2片区", "第3片区"]),
        ("滘边𠮷巷 1-2号", "area", ["滘边𠮷巷"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_lists_are_read(text: str, level: str, expected: list[str]) -> None:
    assert names(text, level) == expected


def test_a_second_part_belongs_to_the_area_before_it() -> None:
    found = parse_bulk("第一片区 1-2幢；3幢\n4幢")
    assert [wanted.path[0][0] for wanted in found if wanted.level == "building"] == ["area", "area", "area", "building"]


def test_the_same_place_named_twice_is_asked_for_once() -> None:
    assert len(parse_bulk("22幢\n二十二栋\n22号楼")) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hello", "PLACE_001"),
        ("5-3幢", "PLACE_002"),
        ("1-9999幢 1-9单元 1-9层 每层9户", "PLACE_003"),
        ("1-6层 每层4户", "PLACE_004"),
        ("3幢 1-6层", "PLACE_004"),
        ("1-3单元", "PLACE_004"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_bulk(text)
    assert caught.value.code == code


def test_a_huge_range_stops_early() -> None:
    with pytest.raises(UserError) as caught:
        parse_bulk("1-999999999999幢")
    assert caught.value.values["limit"] == MAX_PLACES


@pytest.mark.parametrize(("name", "floor"), [("301室", 3), ("1204", 12), ("A户", None), ("5室", None), ("A301", 3)])
def test_a_room_number_tells_its_floor(name: str, floor: int | None) -> None:
    assert floor_of(name) == floor

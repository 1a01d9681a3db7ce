"""The tree of places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from forms.errors import UserError
from storage.community import places
from storage.community.place_bulk import parse_bulk
from storage.workspace import Workspace

Build = Callable[[str], list[str]]


def test_a_definition_is_previewed_then_created_once(ws: Workspace, root: str, build: Build) -> None:
    wanted = parse_bulk("22幢 1-3单元 1-6层 每层4户")
    before = ws.read(lambda db: places.preview(db, wanted, parent=root))
    assert (len(before.new), len(before.existing)) == (76, 0)
    first = build("22幢 1-3单元 1-6层 每层4户")
    again = build("二十二栋 1-3梯 1-6楼 每层4房")
    assert again == first
    after = ws.read(lambda db: places.preview(db, wanted, parent=root))
    assert (len(after.new), len(after.existing)) == (0, 76)


def test_an_estate_of_62_buildings_and_165_stairwells_comes_from_one_definition(ws: Workspace, build: Build) -> None:
    build("1-41幢 1-3单元；42-62幢 1-2单元")
    levels = Counter(place.level for place in ws.read(places.tree))
    assert levels == {"community": 1, "building": 62, "stairwell": 165}


def test_two_laptops_give_the_same_place_the_same_id() -> None:
    ours = places.place_id("place:x", "building", "22幢")
    assert ours == places.place_id("place:x", "building", "２２号楼")
    assert ours != places.place_id("place:y", "building", "22幢")


def test_places_come_in_walking_order_with_their_full_names(ws: Workspace, build: Build) -> None:
    build("第一片区 10幢 1单元 1-2层 每层1户；2幢")
    found = [place.path for place in ws.read(places.tree)]
    assert found == [
        "敦根社区",
        "第一片区",
        "第一片区 2幢",
        "第一片区 10幢",
        "第一片区 10幢 1单元",
        "第一片区 10幢 1单元 101室",
        "第一片区 10幢 1单元 201室",
    ]


def test_homes_of_a_building_are_found_through_its_stairwells(ws: Workspace, build: Build) -> None:
    building = build("3幢 1-2单元 1-2层 每层2户")[0]
    homes = ws.read(lambda db: places.units(db, building))
    assert [home.name for home in homes] == ["101室", "102室", "201室", "202室"] * 2
    assert {home.floor for home in homes} == {1, 2}


@pytest.mark.parametrize(
    ("definition", "labels"),
    [
        ("22幢 1单元 1层 每层3户", ["22幢 1单元-A户", "22幢 1单元-B户", "22幢 1单元-C户"]),
        ("5幢 301-302室", ["5幢-A户", "5幢-B户"]),
        ("第一片区 𠮷巷8号 301室", ["第一片区 𠮷巷 01 号-A户"]),
    ],
    ids=["estate", "no stairwell", "house with a door number"],
)
def test_a_public_document_never_names_the_door(
    ws: Workspace, build: Build, definition: str, labels: list[str]
) -> None:
    build(definition)
    homes = [place for place in ws.read(places.tree) if place.level == "unit"]
    assert [home.public_label for home in homes] == labels


def test_houses_of_an_area_are_numbered_and_keep_their_numbers(ws: Workspace, build: Build) -> None:
    build("第一片区 12号、15号")
    build("第一片区 3号")
    labels = {p.name: p.public_label for p in ws.read(places.tree) if p.level == "building"}
    assert labels == {"12号": "第一片区 01 号", "15号": "第一片区 02 号", "3号": "第一片区 03 号"}


def test_two_houses_with_one_number_are_still_told_apart(ws: Workspace, build: Build) -> None:
    area, first, second = build("第一片区 1-2号")
    ws.write_now(lambda txn: txn.append("place", second, {"code": 1}))
    labels = {place.public_label for place in ws.read(places.tree) if place.level == "building"}
    assert len(labels) == 2
    ws.write_now(lambda txn: places.void(txn, place=first))
    remaining = ws.read(lambda db: places.children(db, area))
    assert [place.public_label for place in remaining] == ["第一片区 01 号"]


def test_a_renamed_area_renames_what_is_inside(ws: Workspace, build: Build) -> None:
    area, building = build("第一片区 2幢")
    ws.write_now(lambda txn: places.rename(txn, place=area, name="滘边片区"))
    found = ws.read(lambda db: places.load(db, building))
    assert found is not None
    assert (found.path, found.public_label) == ("滘边片区 2幢", "滘边片区 2幢")
    again = build("第一片区")
    assert again != [area]


def test_a_merged_place_is_found_where_it_went(ws: Workspace, build: Build) -> None:
    one, other = build("2幢、2A幢")
    ws.write_now(lambda txn: places.merge(txn, place=other, into=one))
    assert ws.read(lambda db: places.resolve(db, other)) == one
    assert build("2A栋") == [one]
    assert ws.read(lambda db: places.same_as(db, one)) == sorted([one, other])
    ws.write_now(lambda txn: places.part(txn, place=other))
    assert ws.read(lambda db: places.resolve(db, other)) == other


def test_merging_in_a_circle_ends_at_one_place(ws: Workspace, build: Build) -> None:
    one, other = build("1-2幢")
    ws.write_now(lambda txn: txn.append("place", one, {"merged_into": other}))
    ws.write_now(lambda txn: txn.append("place", other, {"merged_into": one}))
    ends = ws.read(lambda db: {places.resolve(db, one), places.resolve(db, other)})
    assert ends == {min(one, other)}


def test_a_building_does_not_merge_into_its_own_stairwell(ws: Workspace, build: Build) -> None:
    building, stairwell = build("2幢 1单元")
    with pytest.raises(UserError) as caught:
        ws.write_now(lambda txn: places.merge(txn, place=building, into=stairwell))
    assert caught.value.code == "PLACE_007"


def test_a_place_with_others_inside_is_not_left_out(ws: Workspace, build: Build) -> None:
    building, stairwell = build("2幢 1单元")
    with pytest.raises(UserError) as caught:
        ws.write_now(lambda txn: places.void(txn, place=building))
    assert caught.value.code == "PLACE_006"
    ws.write_now(lambda txn: places.void(txn, place=stairwell))
    ws.write_now(lambda txn: places.void(txn, place=building))
    assert [place.level for place in ws.read(places.tree)] == ["community"]


def test_an_unknown_parent_is_said(ws: Workspace) -> None:
    with pytest.raises(UserError) as caught:
        ws.write_now(lambda txn: places.add_place(txn, level="building", name="2幢", parent="place:nowhere"))
    assert caught.value.code == "PLACE_005"


def test_children_that_arrive_before_their_parents_find_their_way(ws: Workspace, root: str) -> None:
    area = places.place_id(root, "area", "第一片区")
    building = places.place_id(area, "building", "2幢")
    for rec, level, name, parent in ((building, "building", "2幢", area), (area, "area", "第一片区", root)):
        fields = {"level": level, "name": name, "parent": parent}
        ws.write_now(lambda txn, rec=rec, fields=fields: txn.append("place", rec, fields))
    found = ws.read(lambda db: places.load(db, building))
    assert found is not None
    assert (found.path, found.area) == ("第一片区 2幢", area)


def test_looked_up_by_any_spelling(ws: Workspace, build: Build) -> None:
    building = build("二十二幢")[0]
    assert [p.id for p in ws.read(lambda db: places.named(db, "22号楼", level="building"))] == [building]


def test_a_list_of_buildings_leaves_out_homes_and_counts_them(ws: Workspace, build: Build) -> None:
    assert not ws.read(places.any_building)
    build("第一片区 10幢 1单元 1-2层 每层1户；2幢")
    assert ws.read(places.any_building)
    found = ws.read(lambda db: places.tree(db, levels=("building",)))
    assert [place.name for place in found] == ["2幢", "10幢"]
    homes = ws.read(places.homes_of_buildings)
    assert [homes.get(place.id, 0) for place in found] == [0, 2]

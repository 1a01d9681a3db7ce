"""What one touch fills in."""

from __future__ import annotations

from storage.community.visit_answers import rest_passes, rooms_entered, same_as_last

LAST = {
    "visit_date": "2022-08-10",
    "inspectors": "巡查组",
    "items/building_egress/exit_clear": "fail",
    "items/building_egress/exit_clear_why": "piled",
    "items/building_egress/exit_clear_photo": "photo:1",
    "items/electricity/meter_box": "pass",
    "room:old": "1",
    "room:old/room_place": "place:301",
    "room:old/room_seen": "seen",
    "room:old/room_fails": "gas_modify",
    "room:old/gas_modify_why": "reinstalled",
    "room:old/gas_modify_photo": "photo:2",
    "room:gone/room_place": "place:999",
    "room:gone/room_seen": "seen",
}


def test_same_as_last_fills_what_is_open_and_carries_no_photo() -> None:
    now = {"items/electricity/meter_box": "fail", "room:new": "1", "room:new/room_place": "place:301"}
    assert same_as_last(now, LAST) == {
        "items/building_egress/exit_clear": "fail",
        "items/building_egress/exit_clear_why": "piled",
        "room:new/room_seen": "seen",
        "room:new/room_fails": "gas_modify",
        "room:new/gas_modify_why": "reinstalled",
    }


def test_same_as_last_twice_fills_nothing_more() -> None:
    now = {"room:new": "1", "room:new/room_place": "place:301"}
    now |= same_as_last(now, LAST)
    assert same_as_last(now, LAST) == {}


def test_the_rest_passes_leaves_verdicts_alone() -> None:
    now = {"items/a/x": "fail", "items/a/y": "unseen"}
    assert rest_passes(now, ["items/a/x", "items/a/y", "items/a/z"]) == {"items/a/z": "pass"}


def test_all_rooms_entered_leaves_what_was_said() -> None:
    now = {"room:a": "1", "room:b": "2", "room:b/room_seen": "not"}
    assert rooms_entered(now) == {"room:a/room_seen": "seen"}

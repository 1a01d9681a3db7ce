"""What a filled inspection says of each item and room."""

from __future__ import annotations

from collections import Counter

from storage.community.visit_rows import rooms_of, seen_in

FIELDS = {
    "_form": "rental_inspection",
    "items/building_egress/exit_clear": "fail",
    "items/building_egress/exit_clear_why": "piled locked",
    "items/building_egress/exit_clear_level": "major",
    "items/building_egress/exit_clear_photo": "photo:1",
    "items/electricity/meter_box": "pass",
    "items/ebike/ebike_lift": "na",
    "items/hygiene/drain_pest": "unseen",
    "room:b": "2",
    "room:b/room_seen": "not",
    "room:a": "1",
    "room:a/room_seen": "seen",
    "room:a/room_fails": "gas_modify",
    "room:a/gas_modify_level": "minor",
}


def test_the_four_verdicts_of_the_building_stay_apart_and_silence_is_unseen() -> None:
    stated = ("exit_clear", "meter_box", "ebike_lift", "drain_pest")
    found = {seen.item: seen.verdict for seen in seen_in(FIELDS) if not seen.room}
    assert [found[item] for item in stated] == ["fail", "pass", "na", "unseen"]
    assert Counter(found.values()) == {"fail": 1, "pass": 1, "na": 1, "unseen": 37}


def test_what_cannot_apply_to_a_room_is_no_pass() -> None:
    fields = {**FIELDS, "facts/water_heater": "electric", "room:a/floor_no": "1"}
    found = {seen.item: seen.verdict for seen in seen_in(fields) if seen.room == "a"}
    assert (found["heater_flue"], found["escape_device"], found["smoke_room"]) == ("na", "na", "pass")


def test_a_level_goes_up_never_down() -> None:
    levels = {seen.item: seen.level for seen in seen_in(FIELDS) if seen.verdict == "fail"}
    assert levels == {"exit_clear": "major", "gas_modify": "serious"}


def test_a_failure_keeps_its_reasons_and_photo() -> None:
    failed = next(seen for seen in seen_in(FIELDS) if seen.item == "exit_clear")
    assert failed.reasons == ("piled", "locked")
    assert failed.photo_fields == ("items/building_egress/exit_clear_photo",)


def test_a_room_not_entered_passes_nothing() -> None:
    verdicts = {
        room.key: Counter(s.verdict for s in seen_in(FIELDS) if s.room == room.key) for room in rooms_of(FIELDS)
    }
    assert list(verdicts) == ["a", "b"]
    assert verdicts["a"] == {"pass": 25, "fail": 1}
    assert verdicts["b"] == {"unseen": 26}

"""Answers of an inspection become findings, and findings are printed with the right rules beside them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from forms.checklist import Checklist, conclusion, findings, load_checklist, overall, printable_basis, rate
from forms.errors import UserError

TABLES = Path(__file__).resolve().parents[2] / "assets" / "checklists"
CHECKLIST = load_checklist(TABLES / "items.csv", TABLES / "basis.csv")
STATE = {"land_type": "state", "highrise": "no"}


def verified(*codes: str) -> Checklist:
    """The checklist after someone local has verified these rules."""
    bases = {
        code: dataclasses.replace(basis, verified_on="2026-11-01") if code in codes else basis
        for code, basis in CHECKLIST.bases.items()
    }
    return Checklist(CHECKLIST.items, bases)


def test_a_visit_with_one_failure_and_one_room() -> None:
    fields = {
        "facts/floors_total": "3",
        "items/building_egress/exit_clear": "fail",
        "items/building_egress/exit_clear_why": "piled locked",
        "items/building_egress/exit_clear_note": "二楼转角",
        "items/building_egress/exit_clear_photo": "photo:1",
        "room:aa": "1",
        "room:aa/room_no": "301",
        "room:aa/floor_no": "3",
        "room:aa/room_seen": "seen",
        "room:aa/room_fails": "smoke_room",
        "room:aa/smoke_room_why": "none",
    }
    found = findings(CHECKLIST, fields, facts={})
    exit_clear = next(finding for finding in found if finding.item == "exit_clear")
    assert (exit_clear.room, exit_clear.verdict, exit_clear.level) == (None, "fail", "serious")
    assert exit_clear.reasons == ("piled", "locked")
    assert exit_clear.note == "二楼转角"
    assert exit_clear.photo_fields == ("items/building_egress/exit_clear_photo",)
    assert exit_clear.advice["zh"].startswith("当场清走")
    smoke = next(finding for finding in found if finding.item == "smoke_room")
    assert (smoke.room, smoke.room_no, smoke.verdict, smoke.reasons) == ("aa", "301", "fail", ("none",))


def test_the_checklist_has_sixty_items_in_eight_groups() -> None:
    items = CHECKLIST.items.values()
    assert (len(items), sum(i.in_building for i in items), sum(i.in_rooms for i in items)) == (60, 40, 26)
    assert len({i.group for i in items}) == 8
    assert all(code.partition("§")[0] in CHECKLIST.bases for i in items for code in i.basis)
    assert all(label["en"] != code for i in items for code, label in i.fail_options.items())


@pytest.mark.parametrize(
    ("seen", "ticked", "verdict"),
    [
        ("seen", "", "pass"),
        ("seen", "heating_rod", "fail"),
        ("partly", "", "unseen"),
        ("partly", "heating_rod", "fail"),
        ("not", "", "unseen"),
        ("not", "heating_rod", "unseen"),
        ("", "", "unseen"),
    ],
)
def test_a_room_is_judged_by_what_was_ticked_and_how_much_was_seen(seen: str, ticked: str, verdict: str) -> None:
    fields = {"room:a": "1", "room:a/room_no": "101", "room:a/room_seen": seen, "room:a/room_fails": ticked}
    found = [f for f in findings(CHECKLIST, fields, facts={}) if f.item == "heating_rod"]
    assert [finding.verdict for finding in found] == [verdict]


def test_an_item_without_an_answer_is_unseen_and_never_not_applicable() -> None:
    found = {f.item: f.verdict for f in findings(CHECKLIST, {}, facts={}) if f.room is None}
    assert set(found.values()) == {"unseen"}
    assert len(found) == 60


def test_what_the_facts_rule_out_does_not_apply() -> None:
    facts = {"floors_total": "1", "has_lift": "no", "highrise": "no", "ext_qty": "0", "water_heater": "electric"}
    found = {f.item: f.verdict for f in findings(CHECKLIST, {"facts/gas_type": "none"}, facts=facts)}
    ruled_out = {name for name, verdict in found.items() if verdict == "na"}
    assert ruled_out == {
        "second_escape",
        "stair_to_roof",
        "stair_material",
        "shaft_clear",
        "ext_valid",
        "exit_sign",
        "escape_device",
        "ebike_lift",
        "heater_type",
        "heater_flue",
        "gas_hose",
        "gas_modify",
    }


def test_what_was_seen_on_the_spot_replaces_the_dossier() -> None:
    found = findings(CHECKLIST, {"facts/has_lift": "yes"}, facts={"has_lift": "no"})
    assert next(f.verdict for f in found if f.item == "ebike_lift") == "unseen"


@pytest.mark.parametrize(
    ("item", "told", "level"),
    [
        ("exit_clear", "major", "major"),
        ("exit_clear", "minor", "serious"),
        ("ext_count", "serious", "serious"),
        ("meter_box", "major", "minor"),
    ],
    ids=["raised", "never lowered", "raised by one", "no escalation known"],
)
def test_a_level_is_raised_and_never_lowered(item: str, told: str, level: str) -> None:
    stem = f"items/{CHECKLIST.items[item].group}/{item}"
    found = findings(CHECKLIST, {stem: "fail", f"{stem}_level": told}, facts={})
    assert next(f.level for f in found if f.item == item) == level


def test_an_item_of_two_levels_is_judged_for_the_building_and_for_each_room() -> None:
    fields = {
        "items/electricity/wire_aging": "pass",
        "room:b": "2",
        "room:b/room_no": "202",
        "room:b/room_seen": "seen",
        "room:b/room_fails": "wire_aging",
        "room:b/wire_aging_level": "major",
        "room:a": "1",
        "room:a/room_no": "201",
        "room:a/room_seen": "seen",
    }
    found = [f for f in findings(CHECKLIST, fields, facts={}) if f.item == "wire_aging"]
    assert [(f.room_no, f.verdict) for f in found] == [("", "pass"), ("201", "pass"), ("202", "fail")]
    whole = overall(found)["wire_aging"]
    assert (whole.verdict, whole.level, whole.rooms_failed, whole.rooms_judged) == ("fail", "major", 1, 2)


def test_rooms_that_were_not_entered_are_in_neither_number() -> None:
    fields = {"room:a": "1", "room:a/room_seen": "not", "room:b": "2", "room:b/room_seen": "seen"}
    whole = overall(findings(CHECKLIST, fields, facts={}))["smoke_room"]
    assert (whole.verdict, whole.rooms_failed, whole.rooms_judged) == ("unseen", 0, 1)


def test_a_row_that_nobody_filled_in_is_no_room() -> None:
    found = findings(CHECKLIST, {"room:a": "1", "room:a/room_unseen": "0"}, facts={})
    assert not [finding for finding in found if finding.room]


def test_the_rate_leaves_unseen_and_not_applicable_out() -> None:
    items = {"exit_clear": "pass", "meter_box": "fail", "hydrant_ok": "na", "ebike_common": "unseen"}
    fields = {f"items/{CHECKLIST.items[name].group}/{name}": verdict for name, verdict in items.items()}
    assert rate(findings(CHECKLIST, fields, facts={})) == (1, 2)


@pytest.mark.parametrize(
    ("item", "code"),
    [("ebike_common", "report"), ("wire_private", "follow_up"), ("meter_box", "remind")],
)
def test_a_visit_is_concluded_by_its_worst_level(item: str, code: str) -> None:
    fields = {f"items/{CHECKLIST.items[item].group}/{item}": "fail"}
    assert conclusion(findings(CHECKLIST, fields, facts={})).code == code


def test_nothing_found_is_never_called_safe() -> None:
    everything = {f"items/{i.group}/{i.name}": "pass" for i in CHECKLIST.items.values() if i.in_building}
    some = conclusion(findings(CHECKLIST, everything, facts={}))
    assert (some.code, "20 项未查看" in some.text["zh"]) == ("partly_seen", True)
    everything |= {"room:a": "1", "room:a/room_no": "1", "room:a/room_seen": "seen"}
    done = conclusion(findings(CHECKLIST, everything, facts={}))
    assert (done.code, done.text["zh"]) == ("nothing_found", "本次未发现问题")
    assert "安全" not in done.text["zh"] + some.text["zh"]


def lines(checklist: Checklist, item: str, facts: dict[str, str], on: str = "") -> list[str]:
    return [line.text for line in printable_basis(checklist, item, facts, on=on)]


def test_nothing_is_called_a_basis_before_somebody_verified_it() -> None:
    for item in CHECKLIST.items:
        for line in printable_basis(CHECKLIST, item, {"land_type": "state", "highrise": "yes"}):
            assert line.kind == "reference"
            assert not line.text.startswith("依据")


def test_a_verified_rule_is_a_basis_with_its_clauses() -> None:
    assert lines(verified("XFF"), "exit_clear", STATE) == [
        "依据：《中华人民共和国消防法（2021-04-29 修正）》第28条、第60条"
    ]


def test_titles_inside_titles_get_single_brackets() -> None:
    found = lines(verified("GDXF"), "ebike_battery", STATE)
    assert found == ["依据：《广东省实施〈中华人民共和国消防法〉办法（2022 修订）》第25条"]


def test_rules_for_high_rises_stand_only_in_high_rises() -> None:
    checklist = verified("XFF", "GC5", "GDGC")
    assert not any("高层" in line for line in lines(checklist, "exit_door_opens", STATE))
    assert not any("高层" in line for line in lines(checklist, "exit_door_opens", {}))
    high = lines(checklist, "exit_door_opens", {"highrise": "yes"})
    assert sum("高层" in line and line.startswith("依据") for line in high) == 2


@pytest.mark.parametrize(
    ("land", "kind"), [("state", "basis"), ("collective", "reference"), ("unknown", "reference"), ("", "reference")]
)
def test_land_decides_whether_the_rental_regulation_is_a_basis(land: str, kind: str) -> None:
    found = printable_basis(verified("ZL812"), "wire_private", {"land_type": land})
    assert next(line.kind for line in found if "住房租赁条例" in line.text) == kind
    town = printable_basis(verified("GDZL"), "structure_visible", {"land_type": land})
    assert [line.kind for line in town] == [kind]


def test_practice_from_elsewhere_is_named_as_such_and_never_a_basis() -> None:
    found = lines(verified("FT23"), "stair_material", STATE)
    assert found == ["参照（北京丰台）：《丰台出租房要求（报纸刊登）》"]


def test_only_the_clauses_known_to_hold_are_called_a_basis() -> None:
    checklist = verified("ZA24")
    assert any(text.startswith("依据") and "第7条" in text for text in lines(checklist, "landlord_check", STATE))
    assert [text for text in lines(checklist, "hazmat", STATE) if "治安" in text] == ["参照：《租赁房屋治安管理规定》"]


def test_what_could_not_be_confirmed_is_named_without_its_clause() -> None:
    bases = {
        **CHECKLIST.bases,
        "XFF": dataclasses.replace(CHECKLIST.bases["XFF"], confidence="M", verified_on="2026-11-01"),
    }
    found = lines(Checklist(CHECKLIST.items, bases), "fire_lane_clear", STATE)
    assert found == ["参照：《中华人民共和国消防法（2021-04-29 修正）》"]


def test_drafts_are_not_printed_at_all() -> None:
    assert not any("报批稿" in text for text in lines(verified("DDCB"), "ebike_flywire", STATE))


def test_house_rules_are_printed_as_a_pact() -> None:
    assert lines(CHECKLIST, "drain_pest", STATE) == ["公约：居民公约/楼道公约/卫生要求"]


def test_a_rule_not_yet_in_force_on_the_day_is_a_reference() -> None:
    high = {"highrise": "yes"}
    assert any(
        t.startswith("参照") and "广东省高层" in t
        for t in lines(verified("GDGC"), "shaft_clear", high, on="2026-03-01")
    )
    assert any(
        t.startswith("依据") and "广东省高层" in t
        for t in lines(verified("GDGC"), "shaft_clear", high, on="2026-05-01")
    )


def test_a_damaged_table_is_named_with_file_and_line(tmp_path: Path) -> None:
    text = (TABLES / "items.csv").read_text(encoding="utf-8")
    (tmp_path / "items.csv").write_text(text.replace(",serious,", ",huge,", 1), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_checklist(tmp_path / "items.csv", TABLES / "basis.csv")
    assert (caught.value.code, caught.value.values["line"], caught.value.values["value"]) == ("FORM_082", 2, "huge")
    with pytest.raises(UserError) as caught:
        load_checklist(TABLES / "basis.csv", TABLES / "basis.csv")
    assert caught.value.code == "FORM_081"
    with pytest.raises(UserError) as caught:
        load_checklist(tmp_path / "nowhere.csv", TABLES / "basis.csv")
    assert caught.value.code == "FORM_080"

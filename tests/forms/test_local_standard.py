"""Measured numbers that lie outside the local reference get a remark; what nobody set is not judged."""

from __future__ import annotations

from pathlib import Path

from forms.checklist import load_local_standard, remarks

STANDARD = load_local_standard(Path(__file__).resolve().parents[2] / "assets/checklists/local_standard.csv")


def test_an_escape_opening_below_the_reference_is_remarked_on_whichever_way_it_was_measured() -> None:
    def found(width: str, height: str) -> list[str]:
        fields = {"room:a": "1", "room:a/room_no": "301", "room:a/win_w_cm": width, "room:a/win_h_cm": height}
        return [remark.text["zh"] for remark in remarks(STANDARD, fields, facts={})]

    assert found("60", "50") == ["逃生口 60×50 厘米，小于参考的 100×80 厘米"]
    assert found("80", "100") == []
    assert found("100", "80") == []


def test_too_few_extinguishers_for_the_area_are_remarked_on() -> None:
    found = remarks(STANDARD, {"facts/area_m2": "160", "facts/ext_qty": "4"}, facts={"ext_qty": "9"})
    assert [(r.item, r.text["zh"]) for r in found] == [("ext_count", "灭火器 4 具，按当地参考数约需 6 具")]
    assert remarks(STANDARD, {}, facts={"area_m2": "150", "ext_qty": "4"}) == []


def test_a_number_nobody_set_is_not_judged() -> None:
    fields = {"room:a": "1", "room:a/people_now": "8", "room:a/room_area": "10"}
    assert remarks(STANDARD, fields, facts={}) == []
    strict = {**STANDARD, "max_per_room": "2", "min_area_m2": "4"}
    assert [remark.item for remark in remarks(strict, fields, facts={})] == ["crowding", "crowding"]

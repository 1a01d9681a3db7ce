"""Inspections as the demonstration fills them in."""

from __future__ import annotations

from storage.demonstration.crowd import FACTS
from storage.demonstration.inspections import Fail, Inspection


def inspection(*fails: Fail) -> Inspection:
    return Inspection("XL-1", "第一片区 01 号", "2022-08-10", "routine", "巡查组", FACTS, fails)


def test_what_is_not_said_to_fail_passes_and_what_does_not_apply_is_not_asked() -> None:
    fields = inspection(Fail("exit_clear", "piled", "堆了纸箱")).fields()
    assert fields["items/building_egress/exit_clear"] == "fail"
    assert fields["items/building_egress/exit_clear_level"] == "serious"
    assert fields["items/electricity/meter_box"] == "pass"
    assert "items/building_egress/shaft_clear" not in fields


def test_a_major_finding_is_reported_the_same_day() -> None:
    assert inspection(Fail("ebike_common", "park")).fields()["need_report"] == "yes"
    assert inspection(Fail("exit_sign", "none")).fields()["need_report"] == "no"
    assert "due_date" not in inspection().fields()

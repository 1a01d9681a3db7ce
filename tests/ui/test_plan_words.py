"""Words of plans: everything that a ledger may hold has one."""

from __future__ import annotations

from storage.community import costs, devices, patrols, plans, works
from ui import plan_words


def test_every_code_has_its_word() -> None:
    assert set(plan_words.DEVICES) == set(devices.DEVICES)
    assert set(plan_words.STAGES) == set(plans.STAGE_LABELS) == set(plan_words.STAGE_SHAPE)
    assert set(plan_words.MEASURES) == {*works.MEASURES, ""}
    assert set(plan_words.WORK_STATES) == set(works.STATES)
    assert set(plan_words.FUNDS) == set(costs.SOURCES)
    assert list(plan_words.PATROL) == list(patrols.STAIRWELL)


def test_the_six_devices_of_the_first_plan_have_the_first_numbers() -> None:
    assert [plan_words.DEVICE_NUMBERS[code] for code in devices.SIX] == [1, 2, 3, 4, 5, 6]


def test_a_name_that_somebody_gave_stays_as_it_is() -> None:
    assert plan_words.say(plan_words.MEASURES, "休闲椅") == "休闲椅"

"""The story's own clock and chance."""

from __future__ import annotations

from storage.demonstration.teller import Chance, StoryClock


def test_the_clock_stands_in_the_story_and_never_goes_back() -> None:
    clock = StoryClock("2022-08-05T09:00:00+08:00")
    first = clock()
    clock.go_to("2022-08-26")
    assert clock().isoformat().startswith("2022-08-26")
    clock.go_to("2022-08-10")
    assert clock() > first
    assert clock().isoformat().startswith("2022-08-26")


def test_the_same_seed_draws_the_same_bytes() -> None:
    one, other, third = Chance(1), Chance(1), Chance(2)
    drawn = [one(16), one(32)]
    assert drawn == [other(16), other(32)] != [third(16), third(32)]
    assert len(set(drawn)) == 2

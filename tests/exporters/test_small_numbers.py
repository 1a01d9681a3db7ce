"""Small counts: words instead of shares, and nothing that can be subtracted back."""

from __future__ import annotations

from exporters import small_numbers
from exporters.small_numbers import agreement, k_of_n
from storage.community import tallies


def test_counts_are_said_in_words() -> None:
    assert k_of_n(9, 14) == "14 份中 9 份"
    assert k_of_n(9, 29, "处") == "29 处中 9 处"
    assert k_of_n(9, 30) == "30 份中 9 份（30%）"


def test_agreement_is_silent_when_it_points_at_one_or_two() -> None:
    assert agreement([1, 2, 3, 5, 3]) == 8
    assert agreement([0, 0, 5, 1, 1]) is None
    assert agreement([0, 1, 0, 6, 6]) is None
    assert agreement([0, 0, 0, 6, 6]) == 12


def test_paper_and_ledgers_agree_on_what_is_small() -> None:
    assert small_numbers.PERCENT_FROM == tallies.PERCENT_FROM
    assert small_numbers.SMALLEST_CELL == tallies.SMALLEST_CELL

"""Small counts: words instead of shares, and nothing that can be subtracted back."""

from __future__ import annotations

from exporters import small_numbers
from exporters.small_numbers import agreement, k_of_n, merge_small
from storage.community import tallies


def test_counts_are_said_in_words() -> None:
    assert k_of_n(9, 14) == "14份中9份"
    assert k_of_n(9, 29, "处") == "29处中9处"
    assert k_of_n(9, 30) == "30份中9份（30%）"


def test_agreement_is_silent_when_it_points_at_one_or_two() -> None:
    assert agreement([1, 2, 3, 5, 3]) == 8
    assert agreement([0, 0, 5, 1, 1]) is None
    assert agreement([0, 1, 0, 6, 6]) is None
    assert agreement([0, 0, 0, 6, 6]) == 12


def test_paper_and_ledgers_agree_on_what_is_small() -> None:
    assert small_numbers.PERCENT_FROM == tallies.PERCENT_FROM
    assert small_numbers.SMALLEST_CELL == tallies.SMALLEST_CELL


def test_kinds_of_one_or_two_people_are_merged_so_that_nothing_can_be_subtracted() -> None:
    six = {"综治": 1, "流管": 2, "居委会": 2, "街坊会": 3, "房东": 2, "社工": 3}
    merged = merge_small(six)
    assert (merged.shown, merged.others, merged.sum) == (
        (("街坊会", 3), ("社工", 3)),
        ("综治", "流管", "居委会", "房东"),
        7,
    )


def test_a_single_small_kind_takes_the_next_smallest_with_it() -> None:
    merged = merge_small({"房东": 5, "租客": 4, "消防": 1})
    assert (merged.shown, merged.others, merged.sum) == ((("房东", 5),), ("租客", "消防"), 5)


def test_kinds_that_are_all_large_are_all_shown() -> None:
    assert merge_small({"房东": 3, "租客": 4}).others == ()

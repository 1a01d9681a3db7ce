"""Small counts: words instead of shares, and nothing that can be subtracted back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exporters.small_numbers import LEAST_PUBLIC, OTHERS, agreement, hide_small, k_of_n

counts = st.lists(st.integers(min_value=0, max_value=12), min_size=1, max_size=7)


def test_counts_are_said_in_words() -> None:
    assert k_of_n(9, 14) == "14 份中 9 份"
    assert k_of_n(9, 29, "处") == "29 处中 9 处"
    assert k_of_n(9, 30) == "30 份中 9 份（30%）"


def test_two_small_cells_become_one() -> None:
    assert hide_small([("甲", 9), ("乙", 2), ("丙", 2), ("丁", 0)], partition=True) == [
        ("甲", 9),
        ("丁", 0),
        (OTHERS, 4),
    ]


def test_a_single_small_cell_takes_another_with_it() -> None:
    assert hide_small([("甲", 9), ("乙", 3), ("丙", 2)], partition=True) == [("甲", 9), (OTHERS, 5)]


def test_small_cells_of_a_multiple_choice_are_hidden_only() -> None:
    assert hide_small([("甲", 9), ("乙", 1)], partition=False) == [("甲", 9), ("乙", None)]


@given(counts)
def test_no_public_cell_can_be_worked_out(values: list[int]) -> None:
    cells = [(str(n), value) for n, value in enumerate(values)]
    shown = hide_small(cells, partition=True)
    assert all(count is None or count == 0 or count >= LEAST_PUBLIC for _, count in shown)
    hidden = [value for label, value in cells if label not in dict(shown)]
    assert not hidden or len(hidden) > 1 or dict(shown)[OTHERS] is None


def test_agreement_is_silent_when_it_points_at_one_or_two() -> None:
    assert agreement([1, 2, 3, 5, 3]) == 8
    assert agreement([0, 0, 5, 1, 1]) is None
    assert agreement([0, 1, 0, 6, 6]) is None
    assert agreement([0, 0, 0, 6, 6]) == 12

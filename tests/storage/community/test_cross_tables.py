"""Tables of parts of the people: what is hidden cannot be worked out by subtracting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.community.cross_tables import hidden_cells
from storage.community.tallies import SMALLEST_CELL


def test_a_small_cell_takes_one_of_its_row_and_one_of_its_column_along() -> None:
    counts = {"yes": {"east": 9, "west": 8}, "no": {"east": 7, "west": 1}}
    assert hidden_cells(counts, adds_up=True) == {
        ("no", "west"),
        ("no", "east"),
        ("yes", "west"),
        ("yes", "east"),
    }
    assert hidden_cells(counts, adds_up=False) == {("no", "west"), ("no", "east")}


def test_large_cells_hide_nothing() -> None:
    assert not hidden_cells({"yes": {"east": 9, "west": 8}, "no": {"east": 3, "west": 0}}, adds_up=True)


def test_what_the_table_of_all_hides_its_parts_hide_too() -> None:
    counts = {"a": {"east": 9, "west": 8}, "b": {"east": 4, "west": 0}, "c": {"east": 5, "west": 6}}
    hidden = hidden_cells(counts, adds_up=False, unsaid={"b"})
    assert {("b", "east"), ("b", "west")} == hidden


@given(
    st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=5),
    st.booleans(),
)
def test_no_line_gives_a_small_cell_away(table: list[list[int]], adds_up: bool) -> None:
    counts = {f"r{n}": {f"g{m}": value for m, value in enumerate(row)} for n, row in enumerate(table)}
    hidden = hidden_cells(counts, adds_up=adds_up)
    lines = [[(code, group) for group in row] for code, row in counts.items()]
    lines += [[(code, f"g{m}") for code in counts] for m in range(3)] if adds_up else []
    for code, row in counts.items():
        assert all((code, group) in hidden for group, value in row.items() if 0 < value < SMALLEST_CELL)
    for line in lines:
        inside = [counts[code][group] for code, group in line if (code, group) in hidden]
        if inside and len(inside) < len(line):
            assert len(inside) > 1 and (sum(inside) >= SMALLEST_CELL or not sum(inside))

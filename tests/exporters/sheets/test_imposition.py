"""Pages in the order of a folded booklet."""

from __future__ import annotations

import pytest

from exporters.sheets.imposition import impose


def order(pages: int) -> list[tuple[int, ...]]:
    return [tuple(slot.page for slot in side) for side in impose(pages, "a3")]


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [(1,)]),
        (3, [(0, 1), (2, 3)]),
        (4, [(4, 1), (2, 3)]),
        (6, [(0, 1), (2, 0), (6, 3), (4, 5)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
    ],
)
def test_folded_and_laid_into_one_another_the_pages_follow(pages: int, sides: list[tuple[int, ...]]) -> None:
    assert order(pages) == sides


def test_single_pages_stand_alone_and_a4_booklets_are_reduced() -> None:
    assert [[slot.page for slot in side] for side in impose(2, "single")] == [[1], [2]]
    assert {round(slot.scale, 3) for side in impose(4, "a4") for slot in side} == {0.707}

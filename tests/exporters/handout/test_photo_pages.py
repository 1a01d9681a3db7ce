"""Photo pages: pairs together, the worst without an after, and a word about the rest."""

from __future__ import annotations

import re

from tests.exporters.handout.sample import handout, pair, printed
from tests.exporters.reading import pages, text


def test_photo_pairs_stay_together_three_to_a_page() -> None:
    read = pages(printed(handout(pairs=tuple(pair(n) for n in range(1, 9)))))
    holding = [page.count("整改前 2022-07-12") for page in read]
    assert [page.count("整改后 2022-08-20") for page in read] == holding
    assert max(holding) == 3 and sum(holding) == 8


def test_issues_with_one_photo_stand_two_by_two() -> None:
    read = pages(printed(handout(pairs=tuple(pair(n, after=False) for n in range(1, 6)))))
    holding = [re.sub(r"\s", "", page).count("整改后照片：待补") for page in read]
    assert sum(holding) == 5 and max(holding) == 4


def test_photos_that_are_left_out_are_named() -> None:
    assert "其余8处照片见内部台账" in text(printed(handout(more_photos=8)))

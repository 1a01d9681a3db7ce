"""What else happens to sheets and their pictures: nothing of it may change an answer without anybody seeing it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.exporters.sheets.test_draw import map_of
from tests.forms.paper import degrade, mishaps_more
from tests.forms.paper.misdeeds import Deed
from tests.forms.paper.misdeeds_more import MORE_DEEDS
from tests.forms.paper.mishaps_more import TO_PAPER, TO_PICTURES
from tests.forms.paper.penned import fill_in
from tests.forms.paper.scanning import Outcome, Sheets, outcome

SEEDS = (98_501, 98_502)
"""The reader was tuned on others."""


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return Sheets(map_of())


@pytest.mark.parametrize("effect", [*TO_PAPER, *TO_PICTURES], ids=lambda one: one.__name__)
def test_no_answer_is_silently_wrong_on_paper_that_suffered(sheets: Sheets, effect: degrade.Effect) -> None:
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        page = seed % sheets.map.pages + 1
        picture = sheets.pages[page - 1].copy()
        meant = fill_in(picture, sheets.map, page, rng, astray=1.0, odd=1)
        picture = effect(picture, rng)
        if effect in TO_PAPER:
            picture = degrade.scanned(picture, rng)
        assert outcome(sheets.read(picture), sheets.map, page, meant).wrong == [], seed


@pytest.mark.parametrize("deed", MORE_DEEDS, ids=lambda one: one.__name__)
def test_no_answer_is_silently_wrong_whatever_a_pen_did_beside_it(sheets: Sheets, deed: Deed) -> None:
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        page = seed % sheets.map.pages + 1
        picture = sheets.pages[page - 1].copy()
        meant = fill_in(picture, sheets.map, page, rng, astray=1.0, odd=1)
        deed(picture, sheets.map, page, meant, rng)
        told = outcome(sheets.read(degrade.scanned(picture, rng)), sheets.map, page, meant)
        assert told.wrong == [], seed


def test_good_ink_is_read_from_a_page_that_was_printed_smaller_or_pulled_longer(sheets: Sheets) -> None:
    whole = Outcome()
    for effect in (mishaps_more.shrunk_print, mishaps_more.stretched, mishaps_more.two_on_a_page):
        rng = np.random.default_rng(SEEDS[0])
        picture = sheets.pages[1].copy()
        meant = fill_in(picture, sheets.map, 2, rng)
        whole.add(outcome(sheets.read(effect(picture, rng)), sheets.map, 2, meant))
    assert (whole.to_key, whole.wrong) == (0, [])
    assert whole.review <= 0.15 * whole.questions


def test_a_mirrored_page_and_a_negative_are_left_to_be_keyed(sheets: Sheets) -> None:
    rng = np.random.default_rng(SEEDS[0])
    for effect in (mishaps_more.mirrored, mishaps_more.negative):
        assert sheets.read(effect(sheets.pages[0], rng)) == []

"""Sheets after mishaps: a wrong answer is worse than a question to a person."""

from __future__ import annotations

import numpy as np
import pytest

from tests.exporters.sheets.test_draw import map_of
from tests.forms.paper import degrade, mishaps
from tests.forms.paper.misdeeds import DEEDS, Deed
from tests.forms.paper.mishaps import PAPER, TAKEN
from tests.forms.paper.penned import fill_in
from tests.forms.paper.scanning import Sheets, outcome

SEEDS = (90_001, 90_003)
"""The reader was tuned on others."""


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return Sheets(map_of())


@pytest.mark.parametrize("effect", [*PAPER, *TAKEN], ids=lambda one: one.__name__)
def test_whatever_happens_to_paper_no_answer_is_silently_wrong(sheets: Sheets, effect: degrade.Effect) -> None:
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        page = seed % sheets.map.pages + 1
        picture = sheets.pages[page - 1].copy()
        meant = fill_in(picture, sheets.map, page, rng, astray=1.0, odd=1)
        picture = effect(picture, rng)
        if effect in PAPER:
            picture = degrade.scanned(picture, rng)
        told = outcome(sheets.read(picture), sheets.map, page, meant)
        assert told.wrong == [], seed


@pytest.mark.parametrize("deed", DEEDS, ids=lambda one: one.__name__)
def test_whatever_people_do_with_a_pen_no_answer_is_silently_wrong(sheets: Sheets, deed: Deed) -> None:
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        page = seed % sheets.map.pages + 1
        picture = sheets.pages[page - 1].copy()
        meant = fill_in(picture, sheets.map, page, rng, astray=1.0, odd=1)
        deed(picture, sheets.map, page, meant, rng)
        told = outcome(sheets.read(degrade.scanned(picture, rng)), sheets.map, page, meant)
        assert told.wrong == [], seed


@pytest.mark.parametrize("effect", [mishaps.streaks_across, mishaps.two_lamps, mishaps.steep, mishaps.one_megapixel])
def test_a_bad_picture_of_good_ink_is_read_nearly_without_asking(sheets: Sheets, effect: degrade.Effect) -> None:
    asked = questions = 0
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        picture = sheets.pages[1].copy()
        meant = fill_in(picture, sheets.map, 2, rng, astray=0.4)
        told = outcome(sheets.read(effect(picture, rng)), sheets.map, 2, meant)
        assert (told.to_key, told.wrong) == (0, [])
        asked, questions = asked + told.review, questions + told.questions
    assert asked <= max(2, 0.15 * questions)

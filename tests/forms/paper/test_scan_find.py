"""Pictures made of dots, before anything is looked for in them."""

from __future__ import annotations

import numpy as np
import pytest

from forms.paper.scan_find import without_dots
from tests.exporters.sheets.test_draw import map_of
from tests.forms.paper import degrade
from tests.forms.paper.scanning import Sheets


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    return Sheets(map_of()).pages[0]


def test_a_picture_of_paper_stays_as_it_is(page: np.ndarray) -> None:
    rng = np.random.default_rng(5)
    for picture in (page, degrade.bilevel(page, rng), degrade.grainy(page, rng), degrade.photocopied_twice(page, rng)):
        assert without_dots(picture) is picture


def test_a_grey_page_made_of_dots_is_grey_again(page: np.ndarray) -> None:
    rng = np.random.default_rng(5)
    dotted = degrade.dithered(degrade.low_contrast(page, rng), rng)
    paper = np.s_[1000:1200, 20:110]
    assert dotted[paper].std() > 80
    assert without_dots(dotted)[paper].std() < 12

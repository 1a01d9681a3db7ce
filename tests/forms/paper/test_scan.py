"""Printed, filled in with a pen, scanned or photographed, and read back."""

from __future__ import annotations

import sys

import cv2
import numpy as np
import pytest

from forms.errors import UserError
from forms.paper import scan
from tests.exporters.sheets.test_draw import map_of
from tests.forms.paper import degrade
from tests.forms.paper.penned import PX, cross, fill_in, put, some_pen, tick
from tests.forms.paper.scanning import Outcome, Sheets, outcome, trials

UNSEEN = 90_000
"""The reader was tuned on other seeds."""


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return Sheets(map_of())


def ticked(sheets: Sheets, page: int = 1):
    """A page with ticks in good ink, and what was meant."""
    rng = np.random.default_rng(7)
    picture = sheets.pages[page - 1].copy()
    return picture, fill_in(picture, sheets.map, page, rng, shapes=(tick,))


def all_right(sheets: Sheets, picture, meant, page: int = 1) -> None:
    told = outcome(sheets.read(picture), sheets.map, page, meant)
    assert (told.to_key, told.wrong) == (0, [])
    assert told.right == told.questions > 0


def test_every_tick_of_a_clean_page_is_read(sheets: Sheets) -> None:
    for page in (1, 2, 3):
        all_right(sheets, *ticked(sheets, page), page)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_may_lie_any_way_round(sheets: Sheets, turns: int) -> None:
    picture, meant = ticked(sheets)
    all_right(sheets, np.ascontiguousarray(np.rot90(picture, turns)), meant)


@pytest.mark.parametrize("lost", [0, 1, 2, 3])
def test_three_corners_are_enough(sheets: Sheets, lost: int) -> None:
    picture, meant = ticked(sheets)
    x, y = ((14, 14), (196, 14), (14, 283), (196, 283))[lost]
    cv2.circle(picture, (round(x * PX), round(y * PX)), round(8 * PX), 255, -1)
    all_right(sheets, picture, meant)


@pytest.mark.parametrize("code", [0, 1])
def test_one_code_is_enough(sheets: Sheets, code: int) -> None:
    picture, meant = ticked(sheets)
    x, y, side = (each * 200 / 72 for each in sheets.map.codes[code])
    cv2.rectangle(picture, (int(x), int(y)), (int(x + side), int(y + side / 2)), 40, -1)
    all_right(sheets, picture, meant)


def test_without_codes_nobody_guesses_which_sheet_it_is(sheets: Sheets) -> None:
    picture, _ = ticked(sheets)
    for x, y, side in sheets.map.codes:
        cv2.rectangle(picture, (int(x * 2.7), int(y * 2.7)), (int((x + side) * 2.8), int((y + side) * 2.8)), 90, -1)
    (found,) = scan.find_sheets(picture)
    assert (found.reason, found.code, found.corners) == ("code", None, 4)
    assert found.upright is not None


def test_without_corners_the_number_is_still_known(sheets: Sheets) -> None:
    picture, _ = ticked(sheets)
    for x, y in ((14, 14), (196, 14), (14, 283), (196, 283)):
        cv2.circle(picture, (round(x * PX), round(y * PX)), round(8 * PX), 255, -1)
    (found,) = scan.find_sheets(picture)
    assert found.reason == "corners" and found.code is not None
    assert (found.code.sheet, found.code.page) == (1, 1)


def test_a_picture_without_a_sheet_has_none() -> None:
    rng = np.random.default_rng(1)
    assert scan.find_sheets(rng.integers(0, 255, (900, 700), np.uint8)) == []
    assert scan.find_sheets(np.full((40, 3000), 255, np.uint8)) == []


def test_a_page_whose_print_is_another_is_not_read(sheets: Sheets) -> None:
    picture, _ = ticked(sheets, 2)
    (found,) = scan.find_sheets(picture)
    read = scan.read_page(found.upright, blank=sheets.blanks[0], map=sheets.map, page=1)
    assert (read.reason, read.readings) == ("unlike", ())


def test_two_pages_on_one_photo_are_both_read(sheets: Sheets) -> None:
    (first, meant), (second, also) = ticked(sheets, 1), ticked(sheets, 3)
    table = np.full((first.shape[0] + 300, first.shape[1] * 2 + 300), 120, np.uint8)
    table[100 : 100 + first.shape[0], 80 : 80 + first.shape[1]] = first
    table[160 : 160 + first.shape[0], 180 + first.shape[1] : 180 + 2 * first.shape[1]] = np.rot90(second, 2)
    found = sheets.read(table)
    assert [page for page, _ in found] == [1, 3]
    for each, page, truth in zip(found, (1, 3), (meant, also), strict=True):
        told = outcome([each], sheets.map, page, truth)
        assert told.wrong == [] and told.right == told.questions


def test_two_ticks_and_a_blackened_box_go_to_a_person(sheets: Sheets) -> None:
    rng = np.random.default_rng(3)
    picture = sheets.pages[0].copy()
    single = [mark for mark in sheets.map.on_page(1) if mark.kind == "one"]
    first = [mark for mark in single if mark.question == single[0].question]
    for mark in first[:2]:
        put(picture, mark, tick, some_pen(rng), rng)
    ((_, read),) = sheets.read(picture)
    found = next(one for one in read.readings if one.question == first[0].question)
    assert (found.state, found.why) == ("doubtful", "two")


@pytest.mark.parametrize(
    "form",
    [
        "contact_slip",
        "deliberation_minutes",
        "equipment_request",
        "followup_visit",
        "lane_patrol",
        "rectification_notice",
        "rental_unit",
        "resident_questionnaire",
        "stairwell_patrol",
        "volunteer_skill",
    ],
)
@pytest.mark.parametrize("how", ["plain", "large", "bilingual"])
def test_every_built_in_form_is_read_back_from_paper(form: str, how: str) -> None:
    options = {"plain": {}, "large": {"large": True}, "bilingual": {"languages": ("中文 (zh)", "English (en)")}}
    printed = Sheets(map_of(form, **options[how]))
    rng = np.random.default_rng(11)
    whole = Outcome()
    for page in sorted({1, printed.map.pages // 2 + 1, printed.map.pages}):
        picture = printed.pages[page - 1].copy()
        meant = fill_in(picture, printed.map, page, rng, shapes=(tick, cross))
        whole.add(outcome(printed.read(degrade.scanned(picture, rng)), printed.map, page, meant))
    assert (whole.to_key, whole.wrong) == (0, [])
    assert whole.review <= max(1, 0.08 * whole.questions)


@pytest.mark.parametrize("spread", ["a3", "a4"])
def test_a_booklet_is_read_page_by_page(spread) -> None:
    printed = Sheets(map_of(), spread=spread)
    found = [page for picture in printed.pages for page, read in printed.read(picture) if not read.reason]
    assert sorted(found) == [1, 2, 3]


def test_no_answer_is_silently_wrong_however_bad_the_picture(sheets: Sheets) -> None:
    whole = Outcome()
    for seed, told, done in trials(sheets, range(UNSEEN, UNSEEN + 12), how="hard"):
        assert told.wrong == [], (seed, done)
        whole.add(told)
    assert whole.right >= 0.6 * whole.questions
    assert whole.to_key <= 2


def test_decent_scans_are_read_nearly_without_asking(sheets: Sheets) -> None:
    whole = Outcome()
    for seed, told, _ in trials(sheets, range(UNSEEN, UNSEEN + 6), how="scan"):
        assert told.wrong == [], seed
        whole.add(told)
    assert whole.to_key == 0
    assert whole.review <= 0.08 * whole.questions


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cv2", None)
    with pytest.raises(UserError) as caught:
        scan.find_sheets(np.zeros((100, 100), np.uint8))
    assert caught.value.code == "SCAN_001"
    assert "zxing-cpp" in str(caught.value.values["packages"])

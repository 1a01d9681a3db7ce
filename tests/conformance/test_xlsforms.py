"""1,151 small XLSForms of pyxform's own suite: the valid ones load, the others are refused with a place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exporters.sentences import sentence
from forms.errors import FormError
from forms.sheets import read_workbook_bytes
from forms.xlsform import convert, convert_workbook
from forms.xlsform_sheets import SHEETS
from tests.conformance.recorded import ABSENT, FOLDER
from tests.forms.tables import workbook

CASES = FOLDER / "xlsforms.json"
# Spreadsheets that are there to be refused: a formula in plain English, a column twice, types of other programs,
# a calculation without a formula, a filter that is no expression.
REFUSED_SPREADSHEETS = {
    "bad_calc.xlsx",
    "calculate_without_calculation.xls",
    "duplicate_columns.xlsx",
    "include.xls",
    "include_json.xls",
    "include_json.xlsx",
    "xl_date_ambiguous.xlsx",
}
# Real counts. What is missing: forms that pyxform itself stumbles over, deliberately broken XPath, and a name
# that only pyxform's own call can get wrong.
LOADED_OF_813 = 805
REFUSED_OF_338 = 337


def outcome(case: dict[str, Any]) -> FormError | None:
    try:
        book = read_workbook_bytes(workbook(case["md"]), file="form.xlsx", wanted=SHEETS)
        convert_workbook(book, fallback_id="form")
    except FormError as refused:
        return refused
    return None


@pytest.mark.skipif(not CASES.exists(), reason=ABSENT)
def test_valid_forms_load_and_the_others_are_refused_at_a_row() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    loaded = refused = 0
    without_place: list[str] = []
    for case in cases:
        error = outcome(case)
        if not case["errored"]:
            loaded += error is None
        elif error is not None:
            refused += 1
            first = error.problems[0]
            if not first.sheet or first.row is None:
                without_place.append(case["source"])
            for problem in error.problems:
                assert sentence(problem, "zh") != sentence(problem, "en")
    print(f"\nXLSForms: {loaded} of 813 load, {refused} of 338 are refused")
    assert loaded >= LOADED_OF_813
    assert refused >= REFUSED_OF_338
    assert not without_place


@pytest.mark.skipif(not CASES.exists(), reason=ABSENT)
def test_real_spreadsheets_load_and_the_broken_ones_are_refused_with_a_place() -> None:
    refused = set()
    files = [*sorted((FOLDER / "corpus").glob("*.xls*"))]
    for file in files:
        try:
            convert(file)
        except FormError as error:
            refused.add(file.name.rpartition("__")[2])
            assert error.problems[0].sheet, file.name
    print(f"\nSpreadsheets: {len(files) - len(refused)} of {len(files)} load; refused {sorted(refused)}")
    assert refused == REFUSED_SPREADSHEETS

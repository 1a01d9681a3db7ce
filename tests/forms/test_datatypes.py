from __future__ import annotations

from datetime import UTC

import pytest

from forms import datatypes
from forms.xpath.values import DateValue


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("int", "2.9", "2"),
        ("int", "-2.9", "-2"),
        ("int", "007", "7"),
        ("int", "1e3", "1000"),
        ("int", "two", "two"),
        ("int", "3000000000", "3000000000"),
        ("decimal", "2", "2.0"),
        ("decimal", "2.50", "2.5"),
        ("decimal", "1e-7", "0.0000001"),
        ("decimal", "-0.25", "-0.25"),
        ("date", "2026-11-22T10:00", "2026-11-22"),
        ("date", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z"),
        ("geopoint", "31.2 121.5", "31.2 121.5"),
        ("geopoint", "31 121 4 5", "31.0 121.0 4.0 5.0"),
        ("geopoint", "0 0 0 0", ""),
        ("geotrace", "1 2 0 0; 3 4 0 0;", "1.0 2.0 0.0 0.0;3.0 4.0 0.0 0.0"),
        ("string", " as typed ", " as typed "),
    ],
)
def test_an_answer_is_written_as_its_type_writes_it(kind: str, typed: str, kept: str) -> None:
    assert datatypes.normal(typed, kind) == kept


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("int", "2147483647", True),
        ("int", "2147483648", False),
        ("date", "2024-02-29", True),
        ("date", "2026-02-29", False),
        ("date", "2026-11-22T10:00:00Z", False),
        ("time", "22:02:00", True),
        ("time", "22:02", False),
        ("time", "22:02:00+25:00", False),
        ("time", "22:02:00+14:00", True),
        ("dateTime", "2026-11-22T22:02:00.123-07:00", True),
        ("dateTime", "2026-11-22", False),
        ("geopoint", "91 0", False),
        ("geotrace", "1 2;3 4", True),
        ("geotrace", "1 2;3 4;1 2", False),
        ("geoshape", "1 2;3 4;5 6;1 2", True),
        ("geoshape", "1 2;3 4;5 6", False),
        ("geoshape", "nowhere", False),
    ],
)
def test_only_what_the_type_allows_is_an_answer(kind: str, value: str, fits: bool) -> None:
    assert datatypes.fits(value, kind) is fits


@pytest.mark.parametrize(
    ("result", "kind", "stored"),
    [
        (2.0, "decimal", "2.0"),
        (2.0, "string", "2"),
        (float("nan"), "string", ""),
        (float("inf"), "int", ""),
        (True, "string", "true"),
        (True, "int", ""),
        ("abc", "int", ""),
        ("12", "decimal", "12.0"),
        (DateValue("2026-11-22T10:00:00.000Z", 20779.4), "date", "2026-11-22"),
        (20779.0, "date", "2026-11-22"),
        ("2026-11-22T10:00:00.000+08:00", "date", "2026-11-22"),
    ],
)
def test_a_result_is_stored_as_its_type_writes_it(result: object, kind: str, stored: str) -> None:
    assert datatypes.written(result, kind, UTC) == stored


def test_a_range_holds_what_lies_on_its_scale() -> None:
    assert datatypes.on_scale("-2.0", {"start": "-2", "end": "2"})
    assert not datatypes.on_scale("2.5", {"start": "-2", "end": "2"})
    assert datatypes.on_scale("1", {"start": "5", "end": "0"})
    assert datatypes.on_scale("99", {})

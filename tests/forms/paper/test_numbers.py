"""Numbers that check themselves, and codes that name nobody."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.paper.numbers import SheetCode, check_digit, plain_number, printed_number, read_code, short


def test_a_number_is_printed_with_its_check_digit() -> None:
    assert check_digit("0794") == "5"  # the example of ISO 7064
    assert plain_number(printed_number("DG-20261121-001")) == "DG-20261121-001"


@given(st.from_regex(r"20[0-9]{6}-[0-9]{3,4}", fullmatch=True), st.data())
def test_every_mistyped_digit_is_noticed(number: str, data: st.DataObject) -> None:
    places = [n for n, character in enumerate(number) if character.isdecimal()]
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in string.digits if d != number[at]]))
    wrong = number[:at] + digit + number[at + 1 :]
    assert plain_number(f"{wrong}-{check_digit(number)}") is None


CODES = st.builds(
    SheetCode,
    community=st.text().map(lambda text: short(text, 3)),
    batch=st.text().map(lambda text: short(text, 4)),
    printing=st.text().map(lambda text: short(text, 3)),
    layout=st.integers(0, 35),
    sheet=st.integers(0, 36**4 - 1),
    page=st.integers(1, 36**2 - 1),
)


@given(CODES)
def test_a_code_reads_back_and_fits_the_smallest_qr_code(code: SheetCode) -> None:
    text = code.text()
    assert read_code(text) == code
    assert len(text) == 20 and set(text) <= set(string.ascii_uppercase + string.digits)


@pytest.mark.parametrize("text", ["", "https://example.org", "X" * 20, "x1", "Ω" * 20])
def test_other_codes_are_not_taken_for_ours(text: str) -> None:
    assert read_code(text) is None


def test_a_number_too_large_for_its_place_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        SheetCode("000", "0000", "000", 1, 36**4, 1).text()

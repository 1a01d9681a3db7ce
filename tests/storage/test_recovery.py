"""A recovery code that was written down by hand opens, and a slip of the pen is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import UserError
from storage.recovery import ALPHABET, BYTES, GROUP, read_code, write_code

SECRET = bytes(range(BYTES))


@given(st.binary(min_size=BYTES, max_size=BYTES))
def test_what_was_written_reads_the_same(secret):
    assert read_code(write_code(secret)) == secret


def test_the_code_comes_in_groups_that_fit_on_paper():
    groups = write_code(SECRET).split("-")
    assert [len(group) for group in groups[:-1]] == [GROUP] * (len(groups) - 1)


def test_case_spaces_and_full_width_dashes_do_not_matter():
    code = write_code(SECRET)
    assert read_code(f" {code.lower().replace('-', '－ ')} ") == SECRET


def test_letters_that_look_like_digits_are_read_as_such():
    code = write_code(SECRET)
    assert read_code(code[:-1].replace("0", "O").replace("1", "l") + code[-1]) == SECRET


def test_every_single_wrong_character_is_noticed():
    code = write_code(SECRET)
    for place, right in enumerate(code[:-1]):
        for wrong in ALPHABET if right != "-" else "":
            if wrong != right:
                with pytest.raises(UserError, match="VAULT_003"):
                    read_code(code[:place] + wrong + code[place + 1 :])


def test_two_swapped_characters_are_noticed():
    digits = write_code(SECRET).replace("-", "")
    for place in range(len(digits) - 2):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if swapped != digits:
            with pytest.raises(UserError, match="VAULT_003"):
                read_code(swapped)


@pytest.mark.parametrize("code", ["", "-", "ABC", "敦根社区", "0" * 26, "U" * 27, "0" * 400])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(UserError, match="VAULT_003"):
        read_code(code)

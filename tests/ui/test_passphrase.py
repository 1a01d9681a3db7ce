from __future__ import annotations

import pytest

from ui.passphrase import strength


@pytest.mark.parametrize(
    "weak", ["a", "12345678", "password1", "aaaaaaaaaaaaaaaa", "888888888", "敦根", "Qwerty123456"]
)
def test_what_everybody_tries_first_is_called_easy_to_guess(weak: str) -> None:
    assert strength(weak) == "weak"


@pytest.mark.parametrize("good", ["榕树下的蓝色小板凳", "correct horse battery staple", "Kx7#pQ2!vR9$mT"])
def test_several_words_are_called_hard_to_guess(good: str) -> None:
    assert strength(good) == "good"


def test_something_in_between_is_told_to_grow() -> None:
    assert strength("榕树板凳") == "fair"


def test_an_empty_line_is_not_judged() -> None:
    assert strength("  ") == "empty"

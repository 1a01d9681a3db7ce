"""Where an expression stands: in which repeats."""

from __future__ import annotations

import pytest

from forms.xpath.site import Site, lies_in, repeated

KNOWN = frozenset({"/d", "/d/a", "/d/r", "/d/r/x", "/d/r/s", "/d/r/s/z", "/d/r2"})
REPEATS = frozenset({"/d/r", "/d/r/s"})


@pytest.mark.parametrize(
    ("path", "around"),
    [("/d/a", ()), ("/d/r2", ()), ("/d/r", ("/d/r",)), ("/d/r/x", ("/d/r",)), ("/d/r/s/z", ("/d/r", "/d/r/s"))],
)
def test_the_repeats_around_a_question_come_outermost_first(path: str, around: tuple[str, ...]) -> None:
    assert Site(path, REPEATS, KNOWN).around == around


def test_a_name_that_begins_alike_is_another_place() -> None:
    assert lies_in("/d/r/x", "/d/r") and lies_in("/d/r", "/d/r")
    assert not lies_in("/d/r2", "/d/r") and not lies_in("/d", "/d/r")


def test_what_repeats_is_the_repeats_and_all_below() -> None:
    assert repeated(KNOWN, REPEATS) == {"/d/r", "/d/r/x", "/d/r/s", "/d/r/s/z"}

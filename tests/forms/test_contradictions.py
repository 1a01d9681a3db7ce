"""Comparisons that cannot hold together are recognised, and doubtful ones are not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.contradictions import Known, contradiction

OPERATORS = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
FACTS = st.lists(st.tuples(st.sampled_from(sorted(OPERATORS)), st.integers(0, 6)), max_size=5)


@given(FACTS)
@example([("!=", 2), ("<=", 2), (">=", 2)])
def test_numbers_contradict_only_when_no_number_fits(facts: list[tuple[str, int]]) -> None:
    fitting = any(all(OPERATORS[op](half / 2, value) for op, value in facts) for half in range(-2, 16))
    assert contradiction(Known("q", op, str(value), number=True) for op, value in facts) is not fitting


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("q", "=", "a"), ("r", "=", "b")], False),
        ([("q", "=", "1"), ("q", "=", "01")], False),
        ([("q", "=", "a"), ("q", "=", "b")], True),
        ([("q", "!=", "a"), ("q", "!=", "b")], False),
        ([(("", "1"), "=", "1")], False),
        ([(("", "2"), "<", "1")], True),
    ],
)
def test_words_and_constants(facts: list[tuple[object, str, str]], expected: bool) -> None:
    assert contradiction(Known(*fact) for fact in facts) is expected  # type: ignore[arg-type]

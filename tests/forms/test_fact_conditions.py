"""Conditions over facts read as they do in a form; a fact nobody knows is blank."""

from __future__ import annotations

import pytest

from forms.fact_conditions import holds
from forms.xpath.tokens import XPathError


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        ("${floors_total} >= 2", {"floors_total": "3"}, True),
        ("${floors_total} >= 2", {"floors_total": "1"}, False),
        ("${floors_total} >= 2", {}, False),
        ("${floors_total} < 2", {}, False),
        ("${gas} != '' and ${gas} != 'lpg'", {"gas": "pipe"}, True),
        ("${a} = 'yes' or ${b} = 'yes'", {"b": "yes"}, True),
        ("", {"a": "yes"}, False),
    ],
)
def test_a_condition_holds(condition: str, facts: dict[str, str], expected: bool) -> None:
    assert holds(condition, facts) is expected


def test_a_condition_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(XPathError):
        holds("${a} >", {"a": "1"})

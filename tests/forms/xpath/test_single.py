"""What paths to one answer give when they are taken as text, as a number, or compared."""

from __future__ import annotations

import math
from datetime import UTC
from types import SimpleNamespace
from typing import Any

import pytest

from forms.nodes import Node, document
from forms.xpath.compiler import Scope, compile_text
from forms.xpath.single import as_number, as_text, first_of, only_of
from forms.xpath.site import Site

SITE = Site("/data/room/area", frozenset({"/data/room"}), frozenset({"/data", "/data/n", "/data/room", "/data/room/n"}))


def scope() -> Scope:
    """An answer of the second room, in a form that has one number outside the rooms."""
    data = Node("data")
    number = Node("n", "7")
    data.append(number)
    for value in ("1", "2"):
        room = Node("room")
        data.append(room)
        room.append(Node("n", value))
        room.append(Node("area"))
    top = document(data)
    env: Any = SimpleNamespace(
        document=top,
        zone=UTC,
        static={"/data/n": number}.get,
        every=lambda path: [r.named("n")[0] for r in data.named("room")],
    )
    return Scope(env, data.named("room")[1].named("area")[0])


@pytest.mark.parametrize(
    ("path", "text", "number"),
    [
        ("/data/n", "7", 7.0),
        ("../n", "2", 2.0),
        ("/data/room/n", "2", 2.0),
        ("../../room/n", "1", 1.0),
        ("../none", "", math.nan),
        ("../none/n", "", math.nan),
        (".", "", math.nan),
        ("'12' + 1", "13", 13.0),
        ("coalesce(/data/n, 5)", "7", 7.0),
        ("coalesce(., 5)", "5", 5.0),
        ("coalesce(., '')", "", math.nan),
        ("coalesce(., ../n)", "2", 2.0),
        ("coalesce(../none, ../../room/n)", "1", 1.0),
    ],
)
def test_the_first_node_is_the_same_with_and_without_a_list(path: str, text: str, number: float) -> None:
    closure = compile_text(path, SITE)
    here = scope()
    assert as_text(closure)(here) == text
    assert as_number(closure)(here) == pytest.approx(number, nan_ok=True)
    first, found = first_of(closure), closure(here)
    if first is not None and isinstance(found, list):
        assert first(here) is (found[0] if found else None)


def test_only_what_cannot_be_several_is_compared_as_one() -> None:
    assert only_of(compile_text("/data/n", SITE)) is not None
    assert only_of(compile_text(".", SITE)) is not None
    assert only_of(compile_text("../../room/n", SITE)) is None


@pytest.mark.parametrize(
    ("expression", "holds"),
    [
        ("/data/n = '7'", True),
        ("'7' = /data/n", True),
        ("/data/n != '7'", False),
        ("/data/n != ''", True),
        ("../../room/n = '1'", True),
        ("../../room/n != '1'", True),
        ("/data/n > 6", True),
        ("6 >= /data/n", False),
        (". < 1", False),
        (". >= 0", False),
        ("../../room/n < 2", True),
        ("../none = ''", False),
    ],
)
def test_comparisons_look_at_every_node_and_a_blank_is_in_no_order(expression: str, holds: bool) -> None:
    assert compile_text(expression, SITE)(scope()) is holds

"""Conditions over plain facts, such as `${floors_total} >= 2`, in the language of the forms."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from functools import cache, lru_cache
from typing import Any

from forms.nodes import Node
from forms.xlsform_sheets import REFERENCE
from forms.xpath.compiler import Closure, Scope, compile_text
from forms.xpath.values import to_boolean


class _Facts:
    """The surroundings an expression asks for; facts are all there is."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self.zone: tzinfo = UTC
        self.random = random.Random(0)

    def now(self) -> datetime:
        return datetime.now(UTC)

    def uuid(self) -> str:
        return str(uuid.uuid4())

    def instance(self, name: str) -> Node | None:
        return None

    def static(self, path: str) -> Node | None:
        return None

    def every(self, path: str) -> list[Any]:
        return []

    def itext(self, identifier: str, node: Node) -> Any:
        return ""

    def choice_name(self, value: str, path: str, node: Node | None) -> str:
        return value

    def live_text(self, node: Node) -> str:
        return node.value


def holds(condition: str, facts: Mapping[str, str]) -> bool:
    """Whether *condition* is true of *facts*; a fact that is not known reads as blank. No condition never holds.

    Raises `forms.xpath.tokens.XPathError` when the condition cannot be read.
    """
    if not condition:
        return False
    names = _names(condition)
    return _answer(condition, names, tuple(facts.get(name, "") for name in names))


@lru_cache(maxsize=4096)
def _answer(condition: str, names: tuple[str, ...], values: tuple[str, ...]) -> bool:
    """Few buildings differ in the facts a condition asks for, and every room asks again."""
    row = Node("facts")
    for name, value in zip(names, values, strict=True):
        row.append(Node(name, value))
    document = Node("", kind=5)
    document.append(row)
    return to_boolean(_compiled(condition)(Scope(_Facts(document), row)))


@cache
def _names(condition: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(REFERENCE.findall(condition)))


@cache
def _compiled(condition: str) -> Closure:
    return compile_text(REFERENCE.sub(r"\1", condition))

"""The function library of XPath 1.0."""

from __future__ import annotations

import math
from typing import Any

from forms.nodes import COMMENT, ELEMENT, TEXT, Node
from forms.xpath.functions.registry import function
from forms.xpath.values import DateValue, to_number, to_text


@function("last")
def last(scope: Any) -> float:
    return float(scope.size)


@function("count", "N")
def count(scope: Any, nodes: list[Node]) -> float:
    return float(len(nodes))


@function("id", "v")
def identified(scope: Any, value: Any) -> list[Node]:
    words = set((" ".join(node.text() for node in value) if isinstance(value, list) else to_text(value)).split())
    top = scope.node.root()
    return [node for node in top.descendants() if node.kind == ELEMENT and node.attribute("id") in words]


def _named_node(scope: Any, nodes: list[Node] | None) -> Node | None:
    if nodes is None:
        found: Node = scope.node
        return found
    return nodes[0] if nodes else None


@function("local-name", "N?")
def local_name(scope: Any, nodes: list[Node] | None = None) -> str:
    node = _named_node(scope, nodes)
    return node.local_name if node is not None and node.kind not in (TEXT, COMMENT) else ""


@function("name", "N?")
def name(scope: Any, nodes: list[Node] | None = None) -> str:
    node = _named_node(scope, nodes)
    return node.name if node is not None and node.kind not in (TEXT, COMMENT) else ""


@function("namespace-uri", "N?")
def namespace_uri(scope: Any, nodes: list[Node] | None = None) -> str:
    node = _named_node(scope, nodes)
    return node.namespace if node is not None else ""


@function("string", "v?")
def string(scope: Any, *value: Any) -> str:
    return to_text(value[0]) if value else scope.node.text()


@function("concat", "v?*")
def concat(scope: Any, *values: Any) -> str:
    return "".join(
        "".join(node.text() for node in value) if isinstance(value, list) else to_text(value) for value in values
    )


@function("starts-with", "ss")
def starts_with(scope: Any, text: str, start: str) -> bool:
    return text.startswith(start)


@function("contains", "ss")
def contains(scope: Any, text: str, part: str) -> bool:
    return part in text


@function("substring-before", "ss")
def substring_before(scope: Any, text: str, part: str) -> str:
    return text.partition(part)[0] if part and part in text else ""


@function("substring-after", "ss")
def substring_after(scope: Any, text: str, part: str) -> str:
    if not part:
        return text
    return text.partition(part)[2]


@function("substring", "snn?")
def substring(scope: Any, text: str, start: float, length: float | None = None) -> str:
    begin = _half_up(start)
    end = math.inf if length is None else begin + _half_up(length)
    return "".join(letter for place, letter in enumerate(text, 1) if place >= begin and place < end)


def _half_up(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@function("string-length", "s?")
def string_length(scope: Any, text: str | None = None) -> float:
    return float(len(scope.node.text() if text is None else text))


@function("normalize-space", "s?")
def normalize_space(scope: Any, text: str | None = None) -> str:
    words = scope.node.text() if text is None else text
    for blank in "\t\r\n":
        words = words.replace(blank, " ")
    return " ".join(word for word in words.split(" ") if word)


@function("translate", "sss")
def translate(scope: Any, text: str, old: str, new: str) -> str:
    table: dict[int, str | None] = {}
    for place, letter in enumerate(old):
        table.setdefault(ord(letter), new[place] if place < len(new) else None)
    return text.translate(table)


@function("boolean", "b")
def boolean(scope: Any, value: bool) -> bool:
    return value


@function("not", "b")
def negation(scope: Any, value: bool) -> bool:
    return not value


@function("true")
def true(scope: Any) -> bool:
    return True


@function("false")
def false(scope: Any) -> bool:
    return False


@function("lang", "s")
def lang(scope: Any, wanted: str) -> bool:
    node = scope.node
    while node is not None:
        found = node.attribute("xml:lang")
        if found is not None:
            return found.lower() == wanted.lower() or found.lower().startswith(wanted.lower() + "-")
        node = node.parent
    return False


@function("number", "v?")
def number(scope: Any, *value: Any) -> float | DateValue:
    given = value[0] if value else scope.node.text()
    found = to_number(given, scope.env.zone)
    text = to_text(given)
    if not math.isfinite(found) or len(text) < 10 or text.strip()[4:5] != "-":
        return found
    # a date counts whole days where it is shown, and keeps its share of the day where it is computed with
    return DateValue(str(math.floor(found)), found)


@function("sum", "N")
def total(scope: Any, nodes: list[Node]) -> float:
    zone = scope.env.zone
    return (
        math.fsum(numbers)
        if all(map(math.isfinite, numbers := [to_number(node.text(), zone) for node in nodes]))
        else (sum(numbers))
    )


@function("floor", "n")
def floor(scope: Any, value: float) -> float:
    return float(math.floor(value)) if math.isfinite(value) else value


@function("ceiling", "n")
def ceiling(scope: Any, value: float) -> float:
    if not math.isfinite(value):
        return value
    return float(math.ceil(value)) if value <= -1 or value >= 0 else -0.0

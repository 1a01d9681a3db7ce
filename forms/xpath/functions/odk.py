"""Choices, repeats, instances and conditions: what forms are made of."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from typing import Any

from forms.nodes import ATTRIBUTE, Node
from forms.table import Table
from forms.xpath.functions.registry import Closure, function, special
from forms.xpath.single import as_number, as_text, only_of, yields_number
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Expr, Path
from forms.xpath.values import to_boolean, to_number, to_text


@special("if", 3, 3)
def condition(args: tuple[Closure, ...], expressions: tuple[Expr, ...]) -> Closure:
    test, then, otherwise = args
    return lambda scope: then(scope) if to_boolean(test(scope)) else otherwise(scope)


@special("coalesce", 2, 2)
def coalesce(args: tuple[Closure, ...], expressions: tuple[Expr, ...]) -> Closure:
    preferred, other = args

    def found(scope: Any) -> Any:
        value = preferred(scope)
        if _is_blank(value):
            value = other(scope)
        return "" if _is_blank(value) else value

    if only_of(preferred) is None:
        return found
    # `coalesce(${answer}, 0) + …` is how forms add up what may be unanswered
    text, number = as_text(preferred), as_number(other)

    def as_sum(scope: Any) -> float:
        words = text(scope)
        return to_number(words, scope.env.zone) if words else number(scope)

    return yields_number(found, as_sum)


def _is_blank(value: Any) -> bool:
    if isinstance(value, list):
        return not value or not value[0].text()
    return value != value if isinstance(value, float) else not to_text(value)


@function("once", "l")
def once(scope: Any, evaluate: Callable[[], Any]) -> Any:
    """Keep what the question already has; evaluate only while it is empty."""
    kept = scope.env.live_text(scope.node)
    if kept:
        return kept
    value = evaluate()
    return "" if _is_blank(value) else value


@function("selected", "ss")
def selected(scope: Any, chosen: str, value: str) -> bool:
    wanted = value.strip()
    return wanted in chosen.split() if wanted else not chosen.strip()


@function("selected-at", "sn")
def selected_at(scope: Any, chosen: str, place: float) -> str:
    words = chosen.split()
    if place != place or not 0 <= int(place) < len(words):
        return ""
    return words[int(place)]


@function("count-selected", "s")
def count_selected(scope: Any, chosen: str) -> float:
    return float(len(chosen.split()))


@function("instance", "s")
def instance(scope: Any, name: str) -> list[Node]:
    found = scope.env.instance(name)
    return [found] if found is not None else []


@function("current")
def current(scope: Any) -> list[Node]:
    return [scope.current]


@function("position", "N?")
def position(scope: Any, nodes: list[Node] | None = None) -> float:
    if nodes is None:
        return float(scope.position)
    if not nodes:
        return math.nan
    node = nodes[0]
    if node.parent is None or node.kind == ATTRIBUTE:
        return 1.0
    return float(node.parent.named(node.match).index(node) + 1)


@function("jr:itext", "s")
def itext(scope: Any, identifier: str) -> Any:
    return scope.env.itext(identifier, scope.current)


@function("jr:choice-name", "ss")
def choice_name(scope: Any, value: str, path: str) -> str:
    found: str = scope.env.choice_name(value, path, scope.node)
    return found


@function("pulldata", "ssss")
def pulldata(scope: Any, name: str, column: str, key_column: str, key: str) -> str:
    found = scope.env.instance(name)
    if found is None:
        return ""
    for root in found.children:
        if isinstance(root, Table) and not key_column.startswith("@"):
            rows = root.find(root.row_match, key_column, key) or []
            return next((text for row in rows[:1] for text in _cells(row, column)), "")
        for row in root.children:
            if key in _cells(row, key_column):
                return next(iter(_cells(row, column)), "")
    return ""


def _cells(row: Node, column: str) -> list[str]:
    if column.startswith("@"):
        found = row.attribute(column[1:])
        return [] if found is None else [found]
    return [cell.text() for cell in row.named(column)]


@special("indexed-repeat", 3, None)
def indexed_repeat(args: tuple[Closure, ...], expressions: tuple[Expr, ...]) -> Closure:
    """`indexed-repeat(question, repeat, index, …)`: the question in that instance of the repeat."""
    if len(args) % 2 == 0:
        raise XPathError("XPATH_003", function="indexed-repeat", given=len(args), wanted="3, 5, 7")
    target, groups, indexes = expressions[0], expressions[1::2], args[2::2]

    def find(scope: Any) -> list[Node]:
        top = scope.env.document
        names = names_of(target, scope.node, top)
        chosen = {
            names_of(group, scope.node, top): to_number(index(scope), scope.env.zone)
            for group, index in zip(groups, indexes, strict=True)
        }
        around = {id(node) for node in _line(scope.node)}
        nodes: list[Any] = [scope.env.document]
        for depth, name in enumerate(names, 1):
            nodes = [child for node in nodes for child in node.named(name)]
            if names[:depth] in chosen:
                place = chosen[names[:depth]]
                nodes = [nodes[int(place) - 1]] if place == place and 1 <= int(place) <= len(nodes) else []
            elif len(nodes) > 1:
                nodes = [node for node in nodes if id(node) in around] or nodes
        return nodes

    return find


def names_of(expression: Expr, node: Any, top: Node) -> tuple[str, ...]:
    """Return the names from *top* down to what a plain path points at, seen from *node*."""
    if not isinstance(expression, Path) or expression.start is not None:
        raise XPathError("XPATH_004", function="indexed-repeat")
    names: list[str] = []
    if not expression.absolute:
        while node is not None and node is not top:
            names.insert(0, node.name)
            node = node.parent
    for step in expression.steps:
        if step.axis == "parent" and names:
            names.pop()
        elif step.axis == "child":
            names.append(step.test)
    return tuple(names)


def _line(node: Any) -> list[Any]:
    found = []
    while node is not None:
        found.append(node)
        node = node.parent
    return found


@function("checklist", "nnv*")
def checklist(scope: Any, least: float, most: float, *values: Any) -> bool:
    holding = sum(_truths(values))
    return (least < 0 or holding >= least) and (most < 0 or holding <= most)


def _truths(values: tuple[Any, ...]) -> list[bool]:
    found: list[bool] = []
    for value in values:
        if isinstance(value, list):
            found.extend(bool(node.text()) for node in value)
        else:
            found.append(to_boolean(value))
    return found


@function("weighted-checklist", "nnvv*", pairs=True)
def weighted_checklist(scope: Any, least: float, most: float, *values: Any) -> bool:
    weight = 0.0
    for holds, heavy in zip(values[0::2], values[1::2], strict=False):
        weights = (
            [to_number(node.text(), scope.env.zone) for node in heavy]
            if isinstance(heavy, list)
            else [to_number(heavy, scope.env.zone)]
        )
        weight += sum(each for truth, each in zip(_truths((holds,)), weights, strict=False) if truth)
    return (least < 0 or weight >= least) and (most < 0 or weight <= most)


@function("randomize", "Nv?")
def randomize(scope: Any, nodes: list[Node], *seed: Any) -> list[Node]:
    """Shuffle; with a seed, in the same order as every other ODK client.

    The specification names the inside-out shuffle of Fisher and Yates over the minimal standard generator of
    Park and Miller.
    """
    draw = _park_miller(_seed(seed[0], scope)) if seed else scope.env.random.random
    shuffled: list[Node] = []
    for place, node in enumerate(nodes):
        other = int(draw() * (place + 1))
        shuffled.append(node)
        shuffled[place], shuffled[other] = shuffled[other], node
    return shuffled


def _park_miller(state: int) -> Callable[[], float]:
    def draw() -> float:
        nonlocal state
        state = state * 16_807 % 2_147_483_647
        return (state - 1) / 2_147_483_646

    return draw


def _seed(value: Any, scope: Any) -> int:
    """Read a seed as the ODK specification does: a number as it is, other text by its SHA-256."""
    number = to_number(value, scope.env.zone)
    if math.isfinite(number):
        whole = int(number)
    else:
        text = to_text(value)
        whole = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True) if text else 0
    state = int(math.fmod(whole, 2_147_483_647)) if abs(whole) < 2**53 else _remainder(whole)
    return state + 2_147_483_646 if state <= 0 else state


def _remainder(whole: int) -> int:
    found = abs(whole) % 2_147_483_647
    return -found if whole < 0 else found

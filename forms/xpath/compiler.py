"""Turn an expression into a closure.

An expression is compiled once a form and called thousands of times a session, so whatever can be
known beforehand (which function, which step, which node of a form without repeats) is decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from random import Random
from typing import Any, Protocol

from forms.nodes import Node
from forms.xpath import paths
from forms.xpath.functions import FUNCTIONS
from forms.xpath.grammar import parse
from forms.xpath.single import as_number, only_of
from forms.xpath.site import Site
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Binary, Call, Expr, Filtered, Negate, Number, Path, String, walk
from forms.xpath.values import equal, numbers_of, to_boolean, to_number, unequal

JAVAROSA = "http://openrosa.org/javarosa"
_MAY_GIVE_NODES = frozenset({"instance", "current", "randomize", "indexed-repeat", "id", "if", "coalesce", "once"})


class Environment(Protocol):
    """What an expression may ask of the form around it."""

    document: Node
    zone: tzinfo
    random: Random

    def now(self) -> datetime: ...
    def uuid(self) -> str: ...
    def instance(self, name: str) -> Node | None: ...
    def itext(self, identifier: str, node: Node) -> Any: ...
    def static(self, path: str) -> Node | None: ...
    def every(self, path: str) -> list[Any]: ...
    def choice_name(self, value: str, path: str, node: Node | None) -> str: ...
    def live_text(self, node: Node) -> str: ...


class Scope:
    """Where an expression is being evaluated: node, position, size, the node it began at."""

    __slots__ = ("current", "env", "node", "position", "size")

    def __init__(
        self, env: Environment, node: Node, *, current: Node | None = None, position: int = 1, size: int = 1
    ) -> None:
        self.env = env
        self.node = node
        self.current = current if current is not None else node
        self.position = position
        self.size = size


Closure = Callable[[Scope], Any]


def operands(expression: Binary) -> list[Expr]:
    """Return what a chain of one operator holds, from left to right."""
    found: list[Expr] = []
    left: Expr = expression
    while isinstance(left, Binary) and left.operator == expression.operator:
        found.append(left.right)
        left = left.left
    return [left, *reversed(found)]


def compile_text(text: str, site: Site | None = None) -> Closure:
    """Parse and compile *text*."""
    return compile_expression(parse(text), site)


def compile_expression(expression: Expr, site: Site | None = None) -> Closure:
    """Return a closure for *expression*; it raises `XPathError` when it meets a wrong call."""
    match expression:
        case Number(text=text):
            number = float(text)
            return lambda scope: number
        case String(value=value):
            return lambda scope: value
        case Negate(operand=operand):
            inner = as_number(compile_expression(operand, site))
            return lambda scope: -inner(scope)
        case Binary():
            return _binary(expression, site)
        case Call():
            return _call(expression, site)
        case Path():
            return paths.compile_path(expression, site)
        case Filtered(subject=subject, predicates=predicates):
            found = compile_expression(subject, site)
            filters = [paths.compile_predicate(predicate, site) for predicate in predicates]

            def filtered(scope: Scope) -> list[Node]:
                nodes = found(scope)
                if not isinstance(nodes, list):
                    raise XPathError("XPATH_004", function="[…]")
                for keep in filters:
                    nodes = keep(nodes, scope)
                return nodes

            return filtered


def fault(call: Call, site: Site | None = None) -> XPathError | None:
    """Return what is wrong with a call: an unknown function, a wrong number of arguments, a value for nodes."""
    function = FUNCTIONS.get(call.name)
    given = len(call.args)
    prefix, colon, _ = call.name.partition(":")
    foreign = bool(colon) and site is not None and site.namespaces.get(prefix, JAVAROSA) != JAVAROSA
    if function is None or foreign:
        return XPathError("XPATH_002", function=call.name)
    if not function.takes(given):
        return XPathError("XPATH_003", function=call.name, given=given, wanted=function.wanted)
    if function.of_nodes and given and is_value(call.args[0]):
        return XPathError("XPATH_004", function=call.name)
    return None


def is_value(expression: Expr) -> bool:
    """Whether *expression* gives a number, a text or a truth whatever is answered, and never nodes."""
    match expression:
        case Number() | String() | Negate():
            return True
        case Binary():
            return expression.operator != "|"
        case Call():
            return expression.name not in _MAY_GIVE_NODES
    return False


def check(expression: Expr, site: Site | None = None) -> None:
    """Refuse an expression that calls what does not exist, even where it would never be reached.

    Raises `XPathError` XPATH_002, XPATH_003, or XPATH_004 where a value stands for nodes. Compiling alone does not:
    a call in a branch that is not taken does no harm.
    """
    for each in walk(expression):
        wrong = fault(each, site) if isinstance(each, Call) else None
        if wrong is not None:
            raise wrong


def _call(call: Call, site: Site | None) -> Closure:
    wrong = fault(call, site)
    if wrong is not None:

        def refuse(scope: Scope) -> Any:
            raise wrong

        return refuse
    name, args = call.name, call.args
    function = FUNCTIONS[name]
    compiled = tuple(compile_expression(arg, site) for arg in args)
    return function.bind(compiled, args)


def _binary(expression: Binary, site: Site | None) -> Closure:
    operator = expression.operator
    if operator in ("or", "and", "+"):
        return _chain(operator, [compile_expression(operand, site) for operand in operands(expression)])
    left = compile_expression(expression.left, site)
    right = compile_expression(expression.right, site)
    match operator:
        case "=" | "!=":
            return _comparison(expression, left, right)
        case "<" | "<=" | ">" | ">=":
            return _ordering(expression, left, right)
        case "|":
            return lambda scope: paths.union(left(scope), right(scope))
        case _:
            calculate, first, second = ARITHMETIC[operator], as_number(left), as_number(right)
            return lambda scope: calculate(first(scope), second(scope))


def _chain(operator: str, parts: list[Closure]) -> Closure:
    """Evaluate `a or b or c …` in a loop: forms add up hundreds of answers, and Python's stack is short."""
    if operator == "+":
        first, *others = map(as_number, parts)

        def added(scope: Scope) -> float:
            total = first(scope)
            for number in others:
                total += number(scope)
            return total

        return added
    decides = operator == "or"

    def decided(scope: Scope) -> bool:
        return next((decides for part in parts if to_boolean(part(scope)) is decides), not decides)

    return decided


def _comparison(expression: Binary, left: Closure, right: Closure) -> Closure:
    """Compare for (un)equality; one answer against words as written, the usual case, compares two texts."""
    compares, wants = (equal, True) if expression.operator == "=" else (unequal, False)
    for closure, other in ((left, expression.right), (right, expression.left)):
        only = only_of(closure)
        if only is not None and isinstance(other, String):
            return _same_words(only, other.value, wants)
    return lambda scope: compares(left(scope), right(scope), scope.env.zone)


def _same_words(only: Callable[[Scope], Node | None], words: str, wants: bool) -> Closure:
    def same(scope: Scope) -> bool:
        node = only(scope)
        return node is not None and (node.text() == words) is wants

    return same


def _ordering(expression: Binary, left: Closure, right: Closure) -> Closure:
    holds = ORDERING[expression.operator]
    if all(
        isinstance(side, Number) or only_of(closure) is not None
        for side, closure in ((expression.left, left), (expression.right, right))
    ):
        # a missing node is not a number, and no order holds for that: the same as looking at no node
        first_number, second_number = as_number(left), as_number(right)
        return lambda scope: holds(first_number(scope), second_number(scope))

    def compare(scope: Scope) -> bool:
        first, second, zone = left(scope), right(scope), scope.env.zone
        # a boolean against nodes is tried with each node's number: the recorded cases want it so, XPath 1.0 does not
        if isinstance(first, list) or isinstance(second, list):
            others = numbers_of(second, zone)
            return any(holds(one, other) for one in numbers_of(first, zone) for other in others)
        return holds(to_number(first, zone), to_number(second, zone))

    return compare


def _divide(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or left != left:
            return float("nan")
        positive = (left > 0) == (str(right)[0] != "-")
        return float("inf") if positive else float("-inf")
    return left / right


def _modulo(left: float, right: float) -> float:
    if right == 0 or left != left or right != right or left in (float("inf"), float("-inf")):
        return float("nan")
    if right in (float("inf"), float("-inf")):
        return left
    from math import fmod

    return fmod(left, right)


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "div": _divide,
    "mod": _modulo,
}
ORDERING: dict[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}

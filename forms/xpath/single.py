"""Closures that can give the first of their nodes without making a list of it.

Most paths of real forms point to one answer, and most functions want its text or its number: XPath takes the first
node then. A list made and thrown away for each would cost more than the rest of the evaluation, so such a closure
carries a second function that returns the node itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from forms.xpath.values import to_number, to_text

if TYPE_CHECKING:
    from forms.nodes import Node
    from forms.xpath.compiler import Closure, Scope

First = Callable[["Scope"], "Node | None"]


def yields_first(closure: Closure, first: First, *, only: bool = False) -> Closure:
    """Note that *first* gives the first node of *closure*; with *only*, that there is never another."""
    closure.__dict__["first"] = first
    closure.__dict__["only"] = only
    return closure


def first_of(closure: Closure) -> First | None:
    """Return what gives the first node of *closure*, if it has that."""
    found: First | None = getattr(closure, "first", None)
    return found


def only_of(closure: Closure) -> First | None:
    """Return what gives the one node that *closure* can yield; comparisons look at every node, so they need this."""
    return first_of(closure) if getattr(closure, "only", False) else None


def yields_number(closure: Closure, number: Callable[[Scope], float]) -> Closure:
    """Note that *number* gives what `as_number` would make of *closure*, with less work."""
    closure.__dict__["number"] = number
    return closure


def as_text(closure: Closure) -> Callable[[Scope], str]:
    """Return *closure* converted as by XPath's string()."""
    first = first_of(closure)
    if first is None:
        return lambda scope: to_text(closure(scope))

    def text(scope: Scope) -> str:
        node = first(scope)
        return node.text() if node is not None else ""

    return text


def as_number(closure: Closure) -> Callable[[Scope], float]:
    """Return *closure* converted as by XPath's number()."""
    known: Callable[[Scope], float] | None = getattr(closure, "number", None)
    if known is not None:
        return known
    first = first_of(closure)
    if first is None:

        def converted(scope: Scope) -> float:
            value = closure(scope)
            return value if type(value) is float else to_number(value, scope.env.zone)

        return converted

    def number(scope: Scope) -> float:
        node = first(scope)
        if node is None:
            return math.nan
        text: Any = node.text()
        return float(text) if text.isdigit() and text.isascii() else to_number(text, scope.env.zone)

    return number

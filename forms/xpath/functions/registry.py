"""How a function is declared: its name and the kinds of its arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from forms.xpath.single import as_number, as_text
from forms.xpath.tree import Expr
from forms.xpath.values import to_boolean, to_nodes

Closure = Callable[[Any], Any]
Binder = Callable[[tuple[Closure, ...], tuple[Expr, ...]], Closure]


@dataclass(frozen=True)
class Function:
    """A function's name, how many arguments it takes and how a call is bound to its arguments."""

    name: str
    least: int
    most: int | None
    bind: Binder
    pairs: bool = False
    """The arguments come in pairs, so their number is even."""
    of_nodes: bool = False
    """The first argument is nodes, not a value."""

    @property
    def wanted(self) -> str:
        """The number of arguments in words: `2`, `1–3`, `1+` or `4, 6, 8…`."""
        if self.pairs:
            return f"{self.least}, {self.least + 2}, {self.least + 4}…"
        if self.most is None:
            return f"{self.least}+"
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"

    def takes(self, given: int) -> bool:
        """Tell whether a call may have *given* arguments."""
        return self.least <= given and (self.most is None or given <= self.most) and not (self.pairs and given % 2)


FUNCTIONS: dict[str, Function] = {}


def function(name: str, kinds: str = "", *, pairs: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register `f(scope, *arguments)` under *name*.

    *kinds* has one letter an argument: s text, n number, b boolean, v any value, N nodes, l the unevaluated
    closure. A question mark makes the argument optional; a star at the end repeats the last kind. With *pairs*
    the number of arguments is even.
    """
    letters: list[str] = []
    least = 0
    repeated = kinds.endswith("*")
    for letter in kinds.rstrip("*").replace("?", " ?").split():
        for each in letter.lstrip("?"):
            letters.append(each)
            least += 1
    least = _required(kinds)

    def declare(body: Callable[..., Any]) -> Callable[..., Any]:
        def bind(compiled: tuple[Closure, ...], expressions: tuple[Expr, ...]) -> Closure:
            converted = tuple(
                _convert(closure, letters[min(index, len(letters) - 1)], name) for index, closure in enumerate(compiled)
            )
            match converted:
                case ():
                    return body
                case (only,):
                    return lambda scope: body(scope, only(scope))
                case (first, second):
                    return lambda scope: body(scope, first(scope), second(scope))
                case _:
                    return lambda scope: body(scope, *[each(scope) for each in converted])

        FUNCTIONS[name] = Function(name, least, None if repeated else len(letters), bind, pairs, kinds.startswith("N"))
        return body

    return declare


def _required(kinds: str) -> int:
    bare = kinds.rstrip("*")
    return sum(1 for index, letter in enumerate(bare) if letter != "?" and bare[index + 1 : index + 2] != "?")


def special(name: str, least: int, most: int | None) -> Callable[[Binder], Binder]:
    """Register a function that needs its arguments as written, such as `indexed-repeat`."""

    def declare(bind: Binder) -> Binder:
        FUNCTIONS[name] = Function(name, least, most, bind)
        return bind

    return declare


def _convert(closure: Closure, kind: str, name: str) -> Closure:
    match kind:
        case "s":
            return as_text(closure)
        case "n":
            return as_number(closure)
        case "b":
            return lambda scope: to_boolean(closure(scope))
        case "N":
            return lambda scope: to_nodes(closure(scope), name)
        case "l":
            return lambda scope: lambda: closure(scope)
        case _:
            return closure


def spread(values: tuple[Any, ...]) -> list[Any]:
    """Return *values* with nodes replaced by their texts, as `concat` and `max` take them."""
    found: list[Any] = []
    for value in values:
        if isinstance(value, list):
            found.extend(node.text() for node in value)
        else:
            found.append(value)
    return found

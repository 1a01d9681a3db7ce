"""Look-ups on lists that never change, for predicates of the form `row[column = …]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from forms.xpath.tree import Binary, Call, Expr, Filtered, Negate, Number, Path, Step, String, walk

if TYPE_CHECKING:
    from forms.xpath.compiler import Closure, Scope
    from forms.xpath.site import Site

Keep = Callable[[list[Any], "Scope"], list[Any]]
Lookup = Callable[[Any, "Scope"], "list[Any] | None"]


def lookup_for(
    name: str, condition: Expr, site: Site | None, *, predicate: Callable[[Expr, Site | None], Keep]
) -> Lookup | None:
    """Return a look-up by a column's value for `name[column = …]` on trees that never change, if the predicate is one.

    With 50,000 rows a scan costs some 100 ms an answer, the look-up a microsecond. *predicate* compiles the conditions
    that remain beside it.
    """
    from forms.xpath.compiler import compile_expression

    conjuncts = _conjuncts(condition)
    for index, conjunct in enumerate(conjuncts):
        if not isinstance(conjunct, Binary) or conjunct.operator != "=":
            continue
        for column_side, other in ((conjunct.left, conjunct.right), (conjunct.right, conjunct.left)):
            column = _column(column_side)
            if not column or not _ignores_row(other):
                continue
            others = [each for place, each in enumerate(conjuncts) if place != index]
            if any(
                isinstance(part, Call) and part.name in ("position", "last") for each in others for part in walk(each)
            ):
                continue
            rest = [predicate(Call("boolean", (each,)), site) for each in others]
            return _indexed(name, column, compile_expression(other, site), rest)
    return None


def _indexed(name: str, column: str, wanted: Closure, rest: list[Keep]) -> Callable[[Any, Scope], list[Any] | None]:
    def lookup(node: Any, scope: Scope) -> list[Any] | None:
        if node.indexes is None:
            return None
        value = wanted(scope)
        if isinstance(value, list):
            if len(value) != 1:
                return None
            value = value[0].text()
        if not isinstance(value, str):
            return None
        found = node.find(name, column, value)
        for keep in rest:
            found = keep(found, scope)
        return found

    return lookup


def _conjuncts(predicate: Expr) -> list[Expr]:
    if isinstance(predicate, Binary) and predicate.operator == "and":
        return [*_conjuncts(predicate.left), *_conjuncts(predicate.right)]
    return [predicate]


def _column(expression: Expr) -> str:
    if isinstance(expression, Path) and not expression.absolute and expression.start is None:
        steps = [step for step in expression.steps if step != Step("self", "node()")]
        if len(steps) == 1:
            return steps[0].plain_name
    return ""


_STEADY_WITHOUT_ARGUMENTS = frozenset({"true", "false", "today", "now", "current", "pi"})
_ABOUT_THE_ROW = frozenset({"once", "lang", "jr:choice-name", "indexed-repeat", "random", "uuid", "position", "last"})


def _ignores_row(expression: Expr) -> bool:
    """Tell whether *expression* means the same for every row of a predicate."""
    match expression:
        case Number() | String():
            return True
        case Negate(operand=operand):
            return _ignores_row(operand)
        case Binary(left=left, right=right):
            return _ignores_row(left) and _ignores_row(right)
        case Call(name=name, args=args):
            if not args:
                return name in _STEADY_WITHOUT_ARGUMENTS
            return name not in _ABOUT_THE_ROW and all(map(_ignores_row, args))
        case Path(absolute=absolute, start=start):
            return absolute or (start is not None and _ignores_row(start))
        case Filtered(subject=subject):
            return _ignores_row(subject)
    return False

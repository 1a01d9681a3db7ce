"""What an expression is made of: plain frozen data.

The parser makes it, the compiler turns it into closures, the form engine reads references out of it, and `str()` of
any part is an expression that parses to the same part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class String:
    """A quoted string, without its quotes."""

    value: str

    def __str__(self) -> str:
        quote = "'" if '"' in self.value else '"'
        return quote + self.value + quote


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments."""

    name: str
    args: tuple[Expr, ...]

    def __str__(self) -> str:
        return f"{self.name}({', '.join(map(str, self.args))})"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what stands between them."""

    operator: str
    left: Expr
    right: Expr

    def __str__(self) -> str:
        return f"({self.left} {self.operator} {self.right})"


@dataclass(frozen=True, slots=True)
class Negate:
    """A minus sign before an operand."""

    operand: Expr

    def __str__(self) -> str:
        return f"(- {self.operand})"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: axis, test and predicates.

    *test* is a name (`room`, `jr:template`, `*`, `jr:*`) or a node kind with brackets (`node()`, `text()`).
    """

    axis: str
    test: str
    predicates: tuple[Expr, ...] = ()

    def __str__(self) -> str:
        return f"{self.axis}::{self.test}" + "".join(f"[{predicate}]" for predicate in self.predicates)

    @property
    def plain_name(self) -> str:
        """The name of a child step without predicate, else the empty string."""
        if self.axis == "child" and not self.predicates and not self.test.endswith(("*", ")")):
            return self.test
        return ""


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the root (*absolute*), from an expression (*start*) or from the context node."""

    steps: tuple[Step, ...]
    absolute: bool = False
    start: Expr | None = None

    @property
    def plain_names(self) -> list[str]:
        """The names of the steps that only name a child, as far as they come without another between them."""
        return [step.plain_name for step in takewhile(lambda step: step.plain_name, self.steps)]

    def __str__(self) -> str:
        walked = "/".join(map(str, self.steps))
        if self.start is not None:
            return f"({self.start})/{walked}" if walked else f"({self.start})"
        if self.absolute and not walked:
            return "(/)"  # bare, an operator after it would read as a name
        return "/" + walked if self.absolute else walked


@dataclass(frozen=True, slots=True)
class Filtered:
    """An expression with predicates, such as `(a | b)[1]`."""

    subject: Expr
    predicates: tuple[Expr, ...]

    def __str__(self) -> str:
        return f"({self.subject})" + "".join(f"[{predicate}]" for predicate in self.predicates)


Expr = Number | String | Call | Binary | Negate | Path | Filtered


def children(expression: Expr) -> Iterator[Expr]:
    """Yield the expressions directly inside *expression*, predicates included."""
    match expression:
        case Call(args=args):
            yield from args
        case Binary(left=left, right=right):
            yield left
            yield right
        case Negate(operand=operand):
            yield operand
        case Path(steps=steps, start=start):
            if start is not None:
                yield start
            for step in steps:
                yield from step.predicates
        case Filtered(subject=subject, predicates=predicates):
            yield subject
            yield from predicates


def walk(expression: Expr) -> Iterator[Expr]:
    """Yield *expression* and everything inside it, outermost first."""
    waiting = [expression]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(children(current))

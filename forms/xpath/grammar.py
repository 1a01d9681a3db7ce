"""Read an XPath 1.0 expression into a tree (`forms.xpath.tree`)."""

from __future__ import annotations

from functools import lru_cache

from forms.xpath.tokens import Token, XPathError, excerpt, tokens
from forms.xpath.tree import Binary, Call, Expr, Filtered, Negate, Number, Path, Step, String

LONGEST_PATH = 500  # steps; each looks through all that the step before it found
DEEPEST_NESTING = 50  # brackets within brackets; a hostile form must not exhaust the stack

AXES = frozenset(
    [
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    ]
)
NODE_KINDS = frozenset({"node", "text", "comment", "processing-instruction"})

_BINDS: dict[str, int] = {
    **dict.fromkeys(["or"], 1),
    **dict.fromkeys(["and"], 2),
    **dict.fromkeys(["=", "!="], 3),
    **dict.fromkeys(["<", "<=", ">", ">="], 4),
    **dict.fromkeys(["+", "-"], 5),
    **dict.fromkeys(["*", "div", "mod"], 6),
}
"""How tightly each operator binds its operands."""
_ANY_BELOW = Step("descendant-or-self", "node()")


@lru_cache(maxsize=20_000)
def _child(name: str) -> Step:
    return Step("child", name)


@lru_cache(maxsize=20_000)
def parse(text: str) -> Expr:
    """Return the tree of *text*; equal texts give the same tree.

    Raises `XPathError` XPATH_001 with the 1-based place of the first token that does not fit.
    """
    reader = _Reader(text)
    expression = reader.whole()
    if reader.token.kind != "end":
        reader.refuse()
    return expression


class _Reader:
    """A recursive descent over the tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.index = 0
        self.depth = 0
        self.token: Token = self.tokens[0]

    def refuse(self) -> None:
        raise XPathError("XPATH_001", expression=excerpt(self.text, self.token.at), at=self.token.at + 1)

    def advance(self) -> Token:
        passed = self.token
        if passed.kind != "end":
            self.index += 1
            self.token = self.tokens[self.index]
        return passed

    def sees(self, mark: str) -> bool:
        return self.token.kind == "mark" and self.token.text == mark

    def next_is(self, mark: str) -> bool:
        following = self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        return following.kind == "mark" and following.text == mark

    def take(self, mark: str) -> bool:
        if self.sees(mark):
            self.advance()
            return True
        return False

    def expect(self, mark: str) -> None:
        if not self.take(mark):
            self.refuse()

    def whole(self) -> Expr:
        """Read an expression that stands by itself: an argument, a predicate, what brackets hold."""
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            self.refuse()
        found = self.binary(0)
        self.depth -= 1
        return found

    def binary(self, tightness: int) -> Expr:
        """Read operands as long as the operators between them bind more than *tightness*."""
        left = self.negated()
        while self.token.kind == "operator":
            binds = _BINDS.get(self.token.text, 0)
            if binds <= tightness:
                break
            operator = self.advance().text
            left = Binary(operator, left, self.binary(binds))
        return left

    def negated(self) -> Expr:
        signs = 0
        while self.token.kind == "operator" and self.token.text == "-":
            self.advance()
            signs += 1
            if signs > DEEPEST_NESTING:
                self.refuse()
        operand = self.union()
        for _ in range(signs):
            operand = Negate(operand)
        return operand

    def union(self) -> Expr:
        left = self.path()
        while self.token.kind == "operator" and self.token.text == "|":
            self.advance()
            left = Binary("|", left, self.path())
        return left

    def path(self) -> Expr:
        if self._begins_primary():
            subject = self.primary()
            predicates = self.predicates()
            if predicates:
                subject = Filtered(subject, predicates)
            if self.sees("/") or self.sees("//"):
                return Path(self._more_steps(), start=subject)
            return subject
        if self.token.kind == "path":
            return self._plain_path()
        if self.sees("//"):
            return Path(self._more_steps(), absolute=True)
        if self.take("/"):
            return Path((self.step(), *self._more_steps()) if self._begins_step() else (), absolute=True)
        return Path((self.step(), *self._more_steps()))

    def _plain_path(self) -> Path:
        names = self.advance().text[1:].split("/")
        if len(names) > LONGEST_PATH:
            raise XPathError("XPATH_011", expression=self.text[:60])
        return Path(tuple(map(_child, names)), absolute=True)

    def _more_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self.sees("/") or self.sees("//"):
            if self.advance().text == "//":
                steps.append(_ANY_BELOW)
            steps.append(self.step())
            if len(steps) > LONGEST_PATH:
                raise XPathError("XPATH_011", expression=self.text[:60])
        return tuple(steps)

    def _begins_primary(self) -> bool:
        if self.token.kind in ("number", "string") or self.sees("("):
            return True
        return self.token.kind == "name" and self.next_is("(") and self.token.text not in NODE_KINDS

    def _begins_step(self) -> bool:
        return self.token.kind == "name" or any(self.sees(mark) for mark in (".", "..", "@", "*"))

    def primary(self) -> Expr:
        token = self.advance()
        if token.kind == "number":
            return Number(token.text)
        if token.kind == "string":
            return String(token.text)
        if token.kind == "name":
            self.expect("(")
            args: list[Expr] = []
            if not self.sees(")"):
                args.append(self.whole())
                while self.take(","):
                    args.append(self.whole())
            self.expect(")")
            return Call(token.text, tuple(args))
        inner = self.whole()
        self.expect(")")
        return inner

    def predicates(self) -> tuple[Expr, ...]:
        found: list[Expr] = []
        while self.take("["):
            found.append(self.whole())
            self.expect("]")
        return tuple(found)

    def step(self) -> Step:
        # ODK forms write `.[…]` although XPath 1.0 does not allow it
        if self.take("."):
            return Step("self", "node()", self.predicates())
        if self.take(".."):
            return Step("parent", "node()", self.predicates())
        axis = "child"
        if self.take("@"):
            axis = "attribute"
        elif self.token.kind == "name" and self.next_is("::"):
            axis = self.token.text
            if axis not in AXES:
                self.refuse()
            self.advance()
            self.advance()
        return Step(axis, self._test(), self.predicates())

    def _test(self) -> str:
        if self.take("*"):
            return "*"
        if self.token.kind != "name":
            self.refuse()
        name = self.advance().text
        if name in NODE_KINDS and self.take("("):
            literal = ""
            if name == "processing-instruction" and self.token.kind == "string":
                literal = str(String(self.advance().text))
            self.expect(")")
            return f"{name}({literal})"
        return name

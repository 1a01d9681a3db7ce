"""Cut an XPath expression into tokens.

XPath decides by the token before whether `*`, `and`, `or`, `div` and `mod` are operators or
names (XPath 1.0 section 3.7), so that decision is made here and the grammar stays simple.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from forms.errors import UserError

LONGEST_EXPRESSION = 100_000  # characters; the longest of 8,489 expressions seen in real forms has 6,400
LONGEST_EXCERPT = 160


class XPathError(UserError):
    """An expression that cannot be read or evaluated; `XPATH_…` codes."""


class Token(NamedTuple):
    """A piece of an expression: what it is, its text and where it starts."""

    kind: str
    text: str
    at: int


_NAME = r"[^\W\d][\w.\-\u00b7]*"
_BLANK = " \t\r\n"
_TOKEN = rf"""
    [{_BLANK}]*
    (?:
    (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<string>"[^"]*"|'[^']*')
  | (?P<mark>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
  | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
    )
"""
_AFTER_OPERAND = re.compile(_TOKEN, re.VERBOSE)
# nearly all paths of real forms lead from the root over names, so such a path is a single token
_BEFORE_OPERAND = re.compile(
    rf"""
    [{_BLANK}]*(?P<path>(?:/{_NAME}(?::(?!:){_NAME})?)++)(?![{_BLANK}]*[(\[/:]) | {_TOKEN}
    """,
    re.VERBOSE,
)
# `1mod2` has no blank before its second number, yet every engine reads it
_OPERATOR_BEFORE_DIGIT = re.compile(r"(?:and|or|div|mod)(?=\d)")
_BEFORE_A_NAME = {"@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "*op"}
_OPERATOR_NAMES = {"and", "or", "div", "mod"}
_OPERATORS = {"+", "-", "=", "!=", "<", "<=", ">", ">=", "|"}


def excerpt(text: str, at: int) -> str:
    """Return *text* for a sentence: all of it, or the surroundings of the letter *at* where it is very long."""
    if len(text) <= LONGEST_EXCERPT:
        return text
    start = max(0, min(at - LONGEST_EXCERPT // 2, len(text) - LONGEST_EXCERPT))
    end = start + LONGEST_EXCERPT
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def tokens(text: str) -> list[Token]:
    """Return the tokens of *text*, ending with one of kind `end`.

    Raises `XPathError` XPATH_001 at the first character that begins no token.
    """
    if len(text) > LONGEST_EXPRESSION:
        raise XPathError("XPATH_001", expression=text[:60] + "…", at=LONGEST_EXPRESSION)
    found: list[Token] = []
    at = 0
    end = len(text.rstrip(_BLANK))
    operator_may_follow = False
    while at < end:
        match = (_AFTER_OPERAND if operator_may_follow else _BEFORE_OPERAND).match(text, at)
        if match is None:
            start = len(text) - len(text[at:].lstrip(_BLANK))
            raise XPathError("XPATH_001", expression=excerpt(text, start), at=start + 1)
        kind = match.lastgroup or ""
        start, at = match.span(kind)
        piece = match.group(kind)
        if kind == "name":
            if operator_may_follow:
                glued = _OPERATOR_BEFORE_DIGIT.match(piece)
                if glued is not None:
                    piece, at, kind = glued.group(), start + glued.end(), "operator"
                elif piece in _OPERATOR_NAMES:
                    kind = "operator"
        elif kind == "mark":
            if piece in _OPERATORS or (piece == "*" and operator_may_follow):
                kind = "operator"
        elif kind == "string":
            piece = piece[1:-1]
        operator_may_follow = kind != "operator" and not (kind == "mark" and piece in _BEFORE_A_NAME)
        found.append(Token(kind, piece, start))
    found.append(Token("end", "", len(text)))
    return found

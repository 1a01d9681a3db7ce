"""The appearance search('file', …): choices from a list beside the form, as Collect reads them.

A question with it has one choice whose value names the column of the values, and whose label names that of the words;
choices with whole numbers for values stand above the list. https://docs.getodk.org/form-datasets
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CALL = re.compile(r"\bsearch\s*\(")
_LITERAL = re.compile(r"""\s*(["'])(?P<text>[^"']*)\1\s*""")
_UPWARDS = re.compile(r"(?<![\w/.)\]])(?=\.\./)")
_UPPER, _LOWER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_HOW = {"contains": "contains({}, {})", "startswith": "starts-with({}, {})", "endswith": "ends-with({}, {})"}
ID = "search:"
"""Before the name of a list that no instance of the form's own has."""


@dataclass(frozen=True)
class Search:
    """What is searched: the list's file, and the nodes that are offered as XPath."""

    file: str
    nodeset: str
    other_words: str
    """The appearance without the search."""

    @property
    def instance(self) -> str:
        """The id under which the list is known in the form."""
        return f"{ID}{self.file}"


def search_of(appearance: str) -> Search | None:
    """Read the search in an *appearance*; None when there is none, or none that can be read."""
    match = _CALL.search(appearance)
    end = appearance.rfind(")")
    if match is None or end < match.end():
        return None
    given = list(_arguments(appearance[match.end() : end]))
    file = _literal(given[0]) if given else ""
    if not file or len(given) not in (1, 4, 6):
        return None
    file = file if "." in file else f"{file}.csv"
    conditions = []
    if len(given) > 3:
        columns, how = _literal(given[2]), _literal(given[1])
        if not columns or how not in (*_HOW, "matches"):
            return None
        text = _in_row(given[3])
        conditions.append(" or ".join(_condition(how, column.strip(), text) for column in columns.split(",")))
    if len(given) > 5:
        column = _literal(given[4])
        if not column:
            return None
        conditions.append(f"{column.strip()} = string({_in_row(given[5])})")
    where = "".join(f"[{each}]" for each in conditions)
    nodeset = f"instance('{ID}{file}')/root/item{where}"
    return Search(file, nodeset, f"{appearance[: match.start()]} {appearance[end + 1 :]}")


def _condition(how: str, column: str, text: str) -> str:
    if how == "matches":
        return f"{column} = string({text})"
    small = (f"translate({each}, '{_UPPER}', '{_LOWER}')" for each in (column, text))
    return _HOW[how].format(*small)


def _in_row(text: str) -> str:
    """An expression as it reads inside a row of the list: relative paths begin at the question."""
    return _UPWARDS.sub("current()/", text.strip())


def _literal(text: str) -> str:
    match = _LITERAL.fullmatch(text)
    return match["text"].strip() if match else ""


def _arguments(text: str) -> Iterator[str]:
    """The parts of *text* between its commas, those in quotes and brackets aside."""
    start, depth, quote = 0, 0, ""
    for n, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and depth == 0:
            yield text[start:n]
            start = n + 1
    yield text[start:]

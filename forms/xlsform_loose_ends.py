"""Expressions that read well and still cannot work: paths to nowhere, lists that do not exist, broken patterns.

A `${name}` that is misspelt stops the conversion; a path written by hand does not, it is only ever blank. That is
the kind of mistake nobody notices until the answers are missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from forms.errors import Problem
from forms.form import Expression, Form
from forms.xpath.tree import Binary, Call, Expr, Filtered, Negate, Path, String, walk

COLUMNS = {
    "relevant": "relevant",
    "constraint": "constraint",
    "calculate": "calculation",
    "required": "required",
    "readonly": "readonly",
}
"""Each kind of logic of a bind, and the column of the survey that it is written in."""


def loose_ends(form: Form) -> Iterator[Problem]:
    """Problems of the logic of *form*, each with the path of its question."""
    for path, bind in form.binds.items():
        for kind, column in COLUMNS.items():
            expression = getattr(bind, kind)
            if expression is not None:
                for problem in _of_expression(form, path, expression):
                    yield replace(problem, column=column)


def _of_expression(form: Form, path: str, expression: Expression) -> Iterator[Problem]:
    for call in walk(expression.tree):
        if not isinstance(call, Call) or not call.args:
            continue
        literal = call.args[-1]
        if call.name == "instance" and isinstance(literal, String) and literal.value not in form.instances:
            values: dict[str, object] = {"path": path, "function": "instance", "name": literal.value}
            yield Problem("FORM_073", severity="warning", values=values)
        if call.name == "regex" and isinstance(literal, String) and not _is_pattern(literal.value):
            yield Problem("XPATH_007", values={"path": path, "function": "regex", "pattern": literal.value})
    for reference in _plain_paths(expression.tree):
        nowhere = _nowhere(form, path, reference)
        if not nowhere:
            continue
        values = {"path": path, "reference": nowhere, "expression": expression.text.strip()}
        bare = len(reference.steps) == 1 and not reference.absolute and reference.start is None
        if bare and reference.steps[0].plain_name:
            yield Problem("FORM_142", severity="warning", values=values | {"word": reference.steps[0].test})
        else:
            yield Problem("FORM_072", severity="warning", values=values)


def _is_pattern(text: str) -> bool:
    try:
        regex.compile(text)
    except (regex.error, OverflowError, RecursionError):
        return False
    return True


def _plain_paths(tree: Expr) -> Iterator[Path]:
    """The paths that start at the question itself; inside a predicate they would start at another node.

    Without recursion: a sum of thousands of terms is a tree as deep.
    """
    pending = [tree]
    while pending:
        match pending.pop():
            case Path(start=None) | Path(start=Call(name="current")) as path:
                yield path
            case Call(args=args):
                pending.extend(reversed(args))
            case Binary(left=left, right=right):
                pending += [right, left]
            case Negate(operand=operand):
                pending.append(operand)
            case Filtered(subject=subject):
                pending.append(subject)


def _nowhere(form: Form, site: str, path: Path) -> str:
    """The template path that *path* leads to, if there is no such question; else nothing."""
    names = [] if path.absolute else site.strip("/").split("/")
    for step in path.steps:
        if step.axis == "parent" and step.test == "node()" and names:
            names.pop()
        elif step.axis == "child" and not step.test.endswith(("*", ")")):
            names.append(step.test)
        elif not (step.axis == "self" and step.test == "node()"):
            return ""  # a walk that cannot be followed here
    reached = "/" + "/".join(names)
    return "" if not names or reached in form.site.known else reached

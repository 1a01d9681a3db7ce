"""Logic that can be read and carried out, and still cannot be what its author meant.

A choice that no list has, a day compared with a number, a condition that never holds, questions that decide about
each other in a circle: each is said here with the path of its question and the column it stands in. What is not
certain is not said: one false alarm, and nobody reads the next true one.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from forms.contradictions import Known, contradiction
from forms.errors import Problem
from forms.form import Expression, Form
from forms.nodes import Node
from forms.xlsform_loose_ends import COLUMNS
from forms.xpath.compiler import operands
from forms.xpath.tree import Binary, Call, Expr, Filtered, Negate, Number, Path, String

MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
NUMBERS, DAYS = frozenset({"int", "decimal"}), frozenset({"date", "dateTime"})
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:T.*)?")
NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*")


def doubts(form: Form) -> Iterator[Problem]:
    """What in the logic of *form* cannot be meant so; all of it warnings."""
    reader = _Reader(form)
    for path, bind in form.binds.items():
        for kind, column in COLUMNS.items():
            expression = getattr(bind, kind)
            if expression is not None:
                yield from reader.comparisons(path, column, expression)
        if bind.relevant is not None:
            yield from reader.relevance(path, bind.relevant)
    for path, control in form.repeat_controls.items():
        if control.count is not None:
            yield from reader.count(path, control.count)
    yield from reader.circles()


class _Reader:
    """One form, and what is known of its questions."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._values: dict[str, tuple[str, ...] | None] = {}

    # --- comparisons ---

    def comparisons(self, path: str, column: str, expression: Expression) -> Iterator[Problem]:
        seen: set[tuple[object, ...]] = set()
        for each in outside_predicates(expression.tree):
            for left, operator, right in _pairs(each):
                target = self.question(left, path)
                if not target:
                    continue
                found = self._misfit(path, column, target, operator, right)
                key = (found.code, frozenset(map(str, found.values.values()))) if found is not None else ()
                if found is not None and key not in seen:
                    seen.add(key)
                    yield found

    def _misfit(self, path: str, column: str, target: str, operator: str, other: Expr) -> Problem | None:
        name = target.rpartition("/")[2]
        values: dict[str, object] = {"path": path, "name": name}
        literal = other.value if isinstance(other, String) else other.text if isinstance(other, Number) else None
        if literal == "NaN":
            return None  # how forms ask whether a number is missing
        kind = self.form.binds[target].type if target in self.form.binds else "string"
        if operator in ("=", "!=", "selected") and literal is not None:
            choices = self.choices(target)
            if choices is not None:
                several = self.form.controls[target].kind != "select1" and operator != "selected"
                if all(word in choices for word in (literal.split() if several else filter(None, [literal]))):
                    return None
                if isinstance(other, Number) and _same(literal, choices):
                    return None
                close = difflib.get_close_matches(literal, choices, n=1, cutoff=0.6)
                values |= {"value": literal, "choices": "、".join(choices[:8]) + ("…" if len(choices) > 8 else "")}
                if close:
                    return _warn("FORM_132", column, values | {"suggestion": close[0]})
                return _warn("FORM_133", column, values)
        if operator == "selected":
            return None
        if kind in DAYS and isinstance(other, Number):
            return _warn("FORM_134", column, values | {"value": literal})
        if kind in DAYS and literal and not DATE.fullmatch(literal) and not NUMBER.fullmatch(literal):
            return _warn("FORM_134", column, values | {"value": literal})
        if kind in NUMBERS and literal and isinstance(other, String) and not NUMBER.fullmatch(literal):
            return _warn("FORM_136", column, values | {"value": literal})
        partner = self.question(other, path)
        theirs = self.form.binds[partner].type if partner in self.form.binds else ""
        if (kind in DAYS and theirs in NUMBERS) or (kind in NUMBERS and theirs in DAYS):
            return _warn("FORM_137", column, values | {"other": partner.rpartition("/")[2]})
        return None

    def question(self, expression: Expr, site: str) -> str:
        """The template path of the question that *expression* is a plain reference to; else nothing."""
        if not isinstance(expression, Path) or not (expression.start is None or _is_current(expression.start)):
            return ""
        names = [] if expression.absolute else site.strip("/").split("/")
        for step in expression.steps:
            if step.predicates:
                return ""
            if step.axis == "parent" and step.test == "node()" and names:
                names.pop()
            elif step.plain_name:
                names.append(step.test)
            elif not (step.axis == "self" and step.test == "node()"):
                return ""
        reached = "/" + "/".join(names)
        return reached if reached in self.form.site.known else ""

    def choices(self, path: str) -> tuple[str, ...] | None:
        """The values that can be chosen at *path*; None where it is no choice, or its list is not known here."""
        if path not in self._values:
            self._values[path] = self._choices(path)
        return self._values[path]

    def _choices(self, path: str) -> tuple[str, ...] | None:
        controls = [each for each in self.form.every_control() if each.path == path and each.kind not in _BOXES]
        if len(controls) != 1 or controls[0].kind not in ("select1", "select", "rank"):
            return None
        (control,) = controls
        if any(word.startswith("search(") for word in control.appearance):
            return None  # the choices come from a file while filling
        if control.itemset is None:
            return tuple(value for value, _ in control.items) or None
        tree = control.itemset.nodes.tree
        while isinstance(tree, Call) and tree.name == "randomize" and tree.args:
            tree = tree.args[0]
        start = tree.start if isinstance(tree, Path) else None
        if not (isinstance(start, Call) and start.name == "instance" and len(start.args) == 1):
            return None
        wanted = start.args[0]
        instance = self.form.instances.get(wanted.value) if isinstance(wanted, String) else None
        if instance is None or instance.source:
            return None
        column = control.itemset.value.text.strip()
        found = (cell.text() for row in _rows(instance.top) for cell in row.named(column))
        return tuple(dict.fromkeys(found)) or None

    # --- conditions that never hold ---

    def relevance(self, path: str, expression: Expression) -> Iterator[Problem]:
        name = path.rpartition("/")[2]
        if any(self.question(each, path) == path for each in outside_predicates(expression.tree)):
            yield _warn("FORM_130", "relevant", {"path": path, "name": name})
            return
        facts = [*self._facts(path, expression.tree)]
        if contradiction(facts):
            values: dict[str, object] = {"path": path, "name": name, "text": _shown(expression)}
            yield _warn("FORM_135" if expression.references else "FORM_143", "relevant", values)
            return
        around = path.rpartition("/")[0]
        while around:
            bind = self.form.binds.get(around)
            if bind is not None and bind.relevant is not None:
                outer = [*self._facts(around, bind.relevant.tree)]
                if contradiction(outer):
                    return  # said of the group
                if contradiction([*facts, *outer]):
                    group = around.rpartition("/")[2]
                    yield _warn("FORM_138", "relevant", {"path": path, "name": name, "group": group})
                    return
                facts += outer
            around = around.rpartition("/")[0]

    def _facts(self, site: str, tree: Expr) -> Iterator[Known]:
        """What must hold for *tree* to hold, as far as it is about single answers."""
        for each in operands(tree) if isinstance(tree, Binary) and tree.operator == "and" else [tree]:
            if isinstance(each, Binary) and each.operator == "and":
                yield from self._facts(site, each)
            elif isinstance(each, Call) and each.name == "false" and not each.args:
                yield Known("", "never", "")
            elif isinstance(each, Binary) and each.operator in MIRRORED:
                yield from self._fact(site, each)
            elif isinstance(each, Call) and each.name == "selected" and len(each.args) == 2:
                target = self.question(each.args[0], site)
                single = target in self.form.controls and self.form.controls[target].kind == "select1"
                if single and isinstance(each.args[1], String):
                    yield Known(target, "=", each.args[1].value)

    def _fact(self, site: str, each: Binary) -> Iterator[Known]:
        for left, operator, right in (
            (each.left, each.operator, each.right),
            (each.right, MIRRORED[each.operator], each.left),
        ):
            if not isinstance(right, String | Number):
                continue
            written = right.value if isinstance(right, String) else right.text
            if isinstance(left, String | Number):
                first = left.value if isinstance(left, String) else left.text
                yield Known(("", first), operator, written)
                return
            target = self.question(left, site)
            control = self.form.controls.get(target)
            # many answers at once satisfy several comparisons; what lies in another row is another answer
            if target and (control is None or control.kind != "select") and self._one_answer(target, site):
                yield Known(target, operator, written, number=isinstance(right, Number))

    def _one_answer(self, target: str, site: str) -> bool:
        return all(
            site == repeat or site.startswith(repeat + "/")
            for repeat in self.form.repeats
            if target.startswith(repeat + "/")
        )

    # --- repeat counts and circles ---

    def count(self, path: str, expression: Expression) -> Iterator[Problem]:
        name = path.rpartition("/")[2]
        own = self.form.binds.get(self.question(expression.tree, path))
        if own is not None and own.path == f"{path}_count" and own.calculate is not None:
            expression = own.calculate  # where pyxform keeps a count that is no plain reference
        tree = expression.tree
        if isinstance(tree, String | Negate) or (isinstance(tree, Number) and float(tree.text) % 1):
            yield _warn("FORM_139", "repeat_count", {"path": path, "name": name, "text": _shown(expression)})
        target = self.question(tree, path)
        if target.startswith(path + "/"):
            yield _warn("FORM_141", "repeat_count", {"path": path, "name": target.rpartition("/")[2]})
            return
        bind, control = self.form.binds.get(target), self.form.controls.get(target)
        typed = bind is not None and (bind.type in DAYS or bind.type in ("geopoint", "binary", "time"))
        worded = not any(map(NUMBER.fullmatch, self.choices(target) or ("1",)))
        if typed or worded or (control is not None and control.kind in ("select", "rank")):
            yield _warn("FORM_140", "repeat_count", {"path": path, "name": target.rpartition("/")[2]})

    def circles(self) -> Iterator[Problem]:
        """Questions whose relevance or calculation goes round in a circle; each circle is said once."""
        state: dict[str, int] = {}
        for start in self._edges:
            line: list[tuple[str, Iterator[str]]] = []
            if start not in state:
                state[start] = 1
                line.append((start, iter(self._edges[start])))
            while line:
                path, rest = line[-1]
                following = next(rest, None)
                if following is None:
                    state[path] = 2
                    line.pop()
                elif state.get(following) == 1:
                    column = "relevant" if self.form.binds[path].relevant is not None else "calculation"
                    names = {"name": path.rpartition("/")[2], "other": following.rpartition("/")[2]}
                    yield _warn("FORM_131", column, {"path": path, **names})
                elif following not in state and following in self._edges:
                    state[following] = 1
                    line.append((following, iter(self._edges[following])))

    @cached_property
    def _edges(self) -> dict[str, list[str]]:
        conditional = {path for path, bind in self.form.binds.items() if bind.relevant is not None}
        edges: dict[str, list[str]] = defaultdict(list)
        for path, bind in self.form.binds.items():
            for expression in (bind.relevant, bind.calculate):
                for reference in expression.references if expression is not None else ():
                    if reference.path != path and self._same_row(reference.path, reference.scope):
                        edges[path].append(reference.path)
                        edges[path] += [group for group in _above(reference.path) if group in conditional]
        return {path: [each for each in dict.fromkeys(found) if each != path] for path, found in edges.items()}

    def _same_row(self, path: str, scope: str) -> bool:
        """A sum over all rows, or the row before, closes no circle with the row itself."""
        inside = [repeat for repeat in self.form.repeats if path.startswith(repeat + "/")]
        return not inside or max(inside, key=len) == scope


_BOXES = frozenset({"group", "repeat"})


def outside_predicates(tree: Expr) -> Iterator[Expr]:
    """*tree* and everything in it that is read at the question itself; without recursion, for trees thousands deep."""
    pending = [tree]
    while pending:
        each = pending.pop()
        yield each
        match each:
            case Call(args=args):
                pending.extend(reversed(args))
            case Binary(left=left, right=right):
                pending += [right, left]
            case Negate(operand=operand):
                pending.append(operand)
            case Filtered(subject=subject):
                pending.append(subject)


def _pairs(each: Expr) -> Iterator[tuple[Expr, str, Expr]]:
    if isinstance(each, Binary) and each.operator in MIRRORED:
        yield each.left, each.operator, each.right
        yield each.right, MIRRORED[each.operator], each.left
    elif isinstance(each, Call) and each.name == "selected" and len(each.args) == 2:
        yield each.args[0], "selected", each.args[1]


def _is_current(start: Expr) -> bool:
    return isinstance(start, Call) and start.name == "current"


def _rows(top: Node) -> Iterator[Node]:
    for root in top.children:
        yield from root.children


def _same(number: str, choices: tuple[str, ...]) -> bool:
    return any(NUMBER.fullmatch(choice) and float(choice) == float(number) for choice in choices)


def _above(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _shown(expression: Expression) -> str:
    text = " ".join(expression.text.split())
    return text if len(text) <= 80 else text[:79] + "…"


def _warn(code: str, column: str, values: dict[str, object]) -> Problem:
    return Problem(code, column=column, severity="warning", values=values)

"""What depends on what: references in expressions, and the order in which answers spread.

Everything here speaks of template paths (`/data/room/room_no`, no positions), so the graph is made once a
form however many rows a session has. Each reference carries its *scope*: the repeat within whose single
instance it stays, or nothing when it looks across instances.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from forms.errors import FormError, Problem
from forms.xpath.compiler import operands
from forms.xpath.grammar import parse
from forms.xpath.paths import shared_repeat
from forms.xpath.site import Site, lies_in
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Binary, Call, Expr, Filtered, Negate, Path, Step, String, children

if TYPE_CHECKING:
    from forms.form import Expression, Form


class Reference(NamedTuple):
    """A path that an expression reads, and the repeat in whose instance it stays."""

    path: str
    scope: str = ""


def references(tree: Expr, site: Site) -> frozenset[Reference]:
    """Return all that *tree* reads when it stands at *site*."""
    found: set[Reference] = set()
    _collect(tree, [site.path], site, None, found)
    return frozenset(found)


@lru_cache(maxsize=64)
def _below(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in known:
        found[path.rpartition("/")[0]].append(path)
    return {path: tuple(sorted(paths)) for path, paths in found.items()}


def _everything_below(path: str, site: Site) -> list[str]:
    found: list[str] = []
    waiting = list(_below(site.known).get(path, ()))
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting.extend(_below(site.known).get(each, ()))
    return found


def _collect(tree: Expr, contexts: list[str], site: Site, scope: str | None, found: set[Reference]) -> list[str]:
    """Add what *tree* reads to *found*; return the paths of the nodes it yields.

    *contexts* are the paths of the context node; *scope*, inside a predicate, is that of the path around it.
    """
    match tree:
        case Path():
            return _collect_path(tree, contexts, site, scope, found)
        case Filtered(subject=subject, predicates=predicates):
            paths = _collect(subject, contexts, site, scope, found)
            for predicate in predicates:
                _collect(predicate, paths, site, "", found)
            return paths
        case Call(name="current"):
            return [site.path]
        case Call(name="indexed-repeat", args=args):
            for arg in args:
                before = set(found)
                _collect(arg, contexts, site, scope, found)
                for reference in found - before:
                    if not isinstance(arg, Path) or arg in args[2::2]:
                        continue
                    found.discard(reference)
                    found.add(Reference(reference.path, ""))
            return []
        case Call(name="jr:choice-name", args=args):
            for arg in args:
                _collect(arg, contexts, site, scope, found)
            if len(args) == 2 and isinstance(args[1], String):
                try:
                    _collect(parse(args[1].value.strip()), contexts, site, scope, found)
                except XPathError:
                    return []
            return []
        case Binary():
            paths = [path for operand in operands(tree) for path in _collect(operand, contexts, site, scope, found)]
            return paths if tree.operator == "|" else []
        case _:
            paths = [path for child in children(tree) for path in _collect(child, contexts, site, scope, found)]
            return paths if isinstance(tree, Call | Negate) else []


def _collect_path(path: Path, contexts: list[str], site: Site, scope: str | None, found: set[Reference]) -> list[str]:
    if path.start is not None:
        paths = _collect(path.start, contexts, site, scope, found)
        if isinstance(path.start, Call) and path.start.name == "instance":
            paths = []
        apex = min(paths, key=len, default="")
        from_site = isinstance(path.start, Call) and path.start.name == "current"
    elif path.absolute:
        names = path.plain_names
        whole = len(names) == len(path.steps)
        if whole and names and not site.around:  # nearly all that forms refer to
            found.add(Reference("/" + "/".join(names)))
            return ["/" + "/".join(names)]
        paths = [""]
        apex = shared_repeat(names, site, whole) if names else ""
        from_site = True
    else:
        paths = list(contexts)
        apex = min(paths, key=len, default="")
        from_site = scope is None
    absolute_apex = apex if path.absolute else None
    for step in path.steps:
        if step.axis in _SIDEWAYS:
            apex = apex.rpartition("/")[0]  # other rows are looked at, those to come included
        paths = _step(step, paths, site)
        if absolute_apex is None and paths:
            lowest = min(paths, key=len)
            apex = lowest if len(lowest) < len(apex) else apex
        for predicate in step.predicates:
            inner = _scope(apex, site) if from_site else (scope or "")
            _collect(predicate, paths, site, inner, found)
    reach = _scope(apex, site) if from_site else (scope or "")
    for each in paths:
        if each:
            found.add(Reference(each, reach))
    return paths


_SIDEWAYS = frozenset({"following", "following-sibling", "preceding", "preceding-sibling"})


def _scope(apex: str, site: Site) -> str:
    """Return the deepest repeat that holds *apex* and the site."""
    return next((repeat for repeat in reversed(site.around) if lies_in(apex, repeat)), "")


def _step(step: Step, paths: list[str], site: Site) -> list[str]:
    found: list[str] = []
    for path in paths:
        match step.axis:
            case "self":
                found.append(path)
            case "parent":
                found.append(path.rpartition("/")[0])
            case "child" if step.test == "text()":
                found.append(path)
            case "child" if step.test in ("*", "node()"):
                found.extend(each for each in _below(site.known).get(path, ()) if "/@" not in each)
            case "child":
                found.append(f"{path}/{step.test}")
            case "attribute" if step.test == "*":
                found.extend(each for each in _below(site.known).get(path, ()) if "/@" in each)
            case "attribute":
                found.append(f"{path}/@{step.test}")
            case "descendant" | "descendant-or-self":
                if step.axis == "descendant-or-self":
                    found.append(path)
                found.extend(_everything_below(path, site))
            case "ancestor" | "ancestor-or-self":
                upward = path
                while upward:
                    found.append(upward)
                    upward = upward.rpartition("/")[0]
            case _:
                found.extend(_everything_below(path.rpartition("/")[0], site))
    if step.axis not in ("child", "attribute", "parent", "self") and not step.test.endswith((")", "*")):
        found = [path for path in found if path.rpartition("/")[2] == step.test]
    return list(dict.fromkeys(found))


@dataclass(slots=True, eq=False)
class Dependent:
    """A question that has to be looked at again: its path, within which repeat, and why."""

    path: str
    scope: str
    flags_only: bool = False
    """Only required, readonly or constraint can change, nothing that others read."""
    shown_only: bool = False
    """Only its words can change: a label or hint fills in the answer."""


class Graph:
    """Who depends on each path, and the rank by which they are evaluated."""

    def __init__(self, form: Form) -> None:
        self.dependents: dict[str, list[Dependent]] = defaultdict(list)
        self.rank: dict[str, int] = {}
        before: dict[str, set[str]] = defaultdict(set)
        shaping: dict[str, list[str]] = defaultdict(list)
        for path, bind in form.binds.items():
            if bind.relevant is not None:
                shaping[path].append(path)
        for path, control in form.repeat_controls.items():
            if control.count is not None:
                shaping[path].append(path + "#count")
        computed: set[tuple[str, str]] = set()
        for path, kind, expression in _expressions(form):
            values = kind in ("relevant", "calculate", "count", "itemset")
            for reference in expression.references:
                self.dependents[reference.path].append(Dependent(path, reference.scope, not values))
                if reference.path == path:
                    continue  # `coalesce(., 'x')` settles; what never does is refused when the form is first evaluated
                if values:
                    before[path].add(reference.path)
                    before[path].update(_prefixes(reference.path, shaping))
                if kind == "calculate":
                    computed.add((path, reference.path))
        for path, expression in shown(form):
            for reference in expression.references:
                self.dependents[reference.path].append(Dependent(path, reference.scope, shown_only=True))
        for path in form.binds:
            before[path].update(_prefixes(path, shaping))
            before[path].discard(path)
        self.computed = computed
        ranges = {path for path, control in form.controls.items() if control.kind == "range"}
        self.typed = {path: bind for path, bind in form.binds.items() if bind.type != "string" or path in ranges}
        """The questions that do not take any text."""
        self.flagged = frozenset(
            path for path, bind in form.binds.items() if bind.required or bind.readonly or bind.constraint
        )
        """The questions of which required, readonly or constraint is an expression."""
        self._order(before, set(form.binds) | {each for paths in shaping.values() for each in paths})

    def _order(self, before: dict[str, set[str]], paths: Iterable[str]) -> None:
        state: dict[str, int] = {}
        for start in sorted(paths):
            waiting: list[tuple[str, list[str]]] = []
            if start not in state:
                state[start] = 1
                waiting.append((start, sorted(before.get(start, ()))))
            while waiting:
                path, earlier = waiting[-1]
                if earlier:
                    each = earlier.pop()
                    if each == path:
                        continue
                    if state.get(each) == 1:
                        self._refuse_circle([link[0] for link in waiting], each)
                        continue
                    if each not in state:
                        state[each] = 1
                        waiting.append((each, sorted(before.get(each, ()))))
                else:
                    state[path] = 2
                    self.rank[path] = len(self.rank)
                    waiting.pop()

    def _refuse_circle(self, line: list[str], back_to: str) -> None:
        """Refuse a circle of calculations. One that closes over relevance or a count may settle, so it is let be."""
        circle = [*line[line.index(back_to) :], back_to]
        if all(link in self.computed for link in zip(circle, circle[1:], strict=False)):
            raise circle_refusal(circle[-2], back_to)


def circle_refusal(path: str, other: str) -> FormError:
    return FormError([Problem("FORM_110", values={"path": path, "other": other})])


def _prefixes(path: str, among: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    while path:
        found.extend(among.get(path, ()))
        path = path.rpartition("/")[0]
    return found


def shown(form: Form) -> Iterator[tuple[str, Expression]]:
    """Yield the outputs in labels, hints and written choices with the path of their question.

    An output that cannot be read is a warning: it shows nothing, and the question can still be answered.
    """
    for control in form.every_control():
        if not control.path:
            continue
        for text in (control.label, control.hint, *(label for _, label in control.items)):
            if text is None:
                continue
            if text.expression is not None:
                yield control.path, text.expression
            translations = (texts.get(text.identifier, {}) for texts in form.itext.values()) if text.identifier else ()
            for each in (text, *(words for forms in translations for words in forms.values())):
                for part, is_output in each.parts:
                    if is_output:
                        try:
                            yield control.path, form.expression(part, control.path)
                        except XPathError as problem:
                            values = {**problem.values, "path": control.path}
                            form.problems += (Problem(problem.code, severity="warning", values=values),)


def unknown(form: Form) -> Iterator[tuple[str, str]]:
    """Yield the references to questions that the form does not have, each with who makes it."""
    for path, _, expression in _expressions(form):
        for reference in sorted(expression.references, key=lambda each: each.path):
            if reference.path not in form.site.known:
                yield path.removesuffix("#count"), reference.path


def _expressions(form: Form) -> Iterable[tuple[str, str, Expression]]:
    for path, bind in form.binds.items():
        for kind in ("relevant", "calculate", "required", "readonly", "constraint"):
            expression = getattr(bind, kind)
            if expression is not None:
                yield path, kind, expression
    for path, control in form.filtered.items():
        if control.itemset is not None:
            yield path, "itemset", control.itemset.nodes
    for path, control in form.repeat_controls.items():
        if control.count is not None:
            yield path + "#count", "count", control.count

"""Compile location paths: axes, node tests, predicates, and the indexes that make cascades quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from forms.nodes import ATTRIBUTE, ELEMENT, Node, order_key
from forms.xpath.axes import AXES, node_test
from forms.xpath.lookup import Keep, lookup_for
from forms.xpath.single import yields_first
from forms.xpath.site import lies_in, repeated
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Expr, Number, Path, Step
from forms.xpath.values import to_boolean

if TYPE_CHECKING:
    from forms.xpath.compiler import Closure, Scope
    from forms.xpath.site import Site

Walk = Callable[[list[Any], "Scope"], list[Any]]

_REVERSE_AXES = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """Return distinct nodes in document order."""
    distinct = list({id(node): node for node in nodes}.values())
    return sorted(distinct, key=order_key) if len(distinct) > 1 else distinct


def union(left: Any, right: Any) -> list[Node]:
    """Return the nodes of both sides in document order."""
    if not isinstance(left, list) or not isinstance(right, list):
        raise XPathError("XPATH_004", function="|")
    return in_order([*left, *right])


def compile_path(path: Path, site: Site | None) -> Closure:
    """Return a closure that walks *path*."""
    from forms.xpath.compiler import compile_expression

    if path.start is not None:
        start = compile_expression(path.start, site)
        walks = compile_steps(path.steps, site)

        def from_start(scope: Scope) -> list[Node]:
            nodes = start(scope)
            if not isinstance(nodes, list):
                raise XPathError("XPATH_004", function="/")
            for walk in walks:
                nodes = walk(nodes, scope)
            return nodes

        return from_start
    if path.absolute:
        return _absolute(path, site)
    return _relative(path, site)


def _relative(path: Path, site: Site | None) -> Closure:
    steps = path.steps
    climbs = 0
    for step in steps:
        if step.axis == "parent" and step.test == "node()" and not step.predicates:
            climbs += 1
        else:
            break
    names = [_quick_name(step, site) for step in steps[climbs:]]
    if climbs and all(names):
        return _climb_and_descend(climbs, names)
    if len(steps) == 1 and steps[0] == Step("self", "node()"):
        return yields_first(lambda scope: [scope.node], lambda scope: scope.node, only=True)
    walks = compile_steps(steps, site)
    first = walks[0]
    rest = walks[1:]

    def walked(scope: Scope) -> list[Node]:
        nodes = first([scope.node], scope)
        for walk in rest:
            nodes = walk(nodes, scope)
        return nodes

    return walked


def _climb_and_descend(climbs: int, names: list[str]) -> Closure:
    def walked(scope: Scope) -> list[Node]:
        node: Any = scope.node
        for _ in range(climbs):
            node = node.parent
            if node is None:
                return []
        return _descend([node], names)

    def first(scope: Scope) -> Node | None:
        node: Any = scope.node
        for _ in range(climbs):
            node = node.parent
            if node is None:
                return None
        return _first_below(node, names)

    return yields_first(walked, first)


def _first_below(node: Any, names: list[str]) -> Node | None:
    """Return the first node that the walk over *names* finds; one child a step is the usual case."""
    for place, name in enumerate(names):
        found = node.named(name)
        if len(found) != 1:
            return next(iter(_descend(found, names[place + 1 :])), None)
        node = found[0]
    first: Node = node
    return first


def _descend(nodes: list[Any], names: Iterable[str]) -> list[Any]:
    for name in names:
        nodes = nodes[0].named(name) if len(nodes) == 1 else [child for node in nodes for child in node.named(name)]
        if not nodes:
            return []
    return list(nodes)


def _absolute(path: Path, site: Site | None) -> Closure:
    names = path.plain_names
    whole = len(names) == len(path.steps)
    if site is not None and names:
        anchor = shared_repeat(names, site, whole)
        if anchor:
            return _within_repeat(path, site, anchor)
        full = "/" + "/".join(names)
        if whole and full in site.known:
            if full in repeated(site.known, site.repeats):
                return lambda scope: scope.env.every(full)

            def at_static(scope: Scope) -> list[Node]:
                node = scope.env.static(full)
                return [node] if node is not None else []

            return yields_first(at_static, lambda scope: scope.env.static(full), only=True)
    walks = compile_steps(path.steps, site)

    def walked(scope: Scope) -> list[Node]:
        nodes: list[Any] = [scope.env.document]
        for walk in walks:
            nodes = walk(nodes, scope)
        return nodes

    return walked


def shared_repeat(names: list[str], site: Site, whole: bool) -> str:
    """Return the deepest repeat that holds both the site and what the path *names* point to.

    A path that ends at a repeat means all its instances, so the last name does not count when the names are
    the *whole* path.
    """
    if not site.around:
        return ""
    target = "/" + "/".join(names[:-1] if whole else names)
    return next((repeat for repeat in reversed(site.around) if lies_in(target, repeat)), "")


def _within_repeat(path: Path, site: Site, anchor: str) -> Closure:
    depth = anchor.count("/")
    climbs = site.path.count("/") - depth
    names = [_quick_name(step, site) for step in path.steps[depth:]]
    if all(names):

        def row(scope: Scope) -> Any:
            node: Any = scope.current
            for _ in range(climbs):
                node = node.parent
            return node

        return yields_first(lambda scope: _descend([row(scope)], names), lambda scope: _first_below(row(scope), names))
    walks = compile_steps(path.steps[depth:], site)

    def walked(scope: Scope) -> list[Node]:
        node: Any = scope.current
        for _ in range(climbs):
            node = node.parent
        nodes = [node]
        for walk in walks:
            nodes = walk(nodes, scope)
        return nodes

    return walked


def compile_steps(steps: tuple[Step, ...], site: Site | None) -> list[Walk]:
    """Return one function a step, from a list of nodes to a list of nodes."""
    return [_step(step, site) for step in steps]


def _quick_name(step: Step, site: Site | None) -> str:
    """Return a step's name where comparing names as written is enough: no prefix, or one of the form's own tree."""
    name = step.plain_name
    prefix, colon, _ = name.partition(":")
    return "" if colon and site is not None and not site.known and prefix in site.namespaces else name


def _step(step: Step, site: Site | None) -> Walk:
    name = _quick_name(step, site)
    if name:
        return lambda nodes, scope: (
            nodes[0].named(name) if len(nodes) == 1 else [child for node in nodes for child in node.named(name)]
        )
    keeps = [compile_predicate(predicate, site) for predicate in step.predicates]
    select = _selector(step, site)
    reverse = step.axis in _REVERSE_AXES
    keeps_order = step.axis in ("child", "attribute", "self")
    lookup = None
    if step.axis == "child" and step.predicates and Step("child", step.test).plain_name:
        lookup = lookup_for(step.test, step.predicates[0], site, predicate=compile_predicate)

    def walk(nodes: list[Any], scope: Scope) -> list[Any]:
        found: list[Any] = []
        for node in nodes:
            near = lookup(node, scope) if lookup is not None else None
            if near is not None:
                for keep in keeps[1:]:
                    near = keep(near, scope)
            else:
                near = select(node)
                for keep in keeps:
                    near = keep(near, scope)
            if reverse:
                near = near[::-1]
            if len(nodes) == 1:
                return near
            found.extend(near)
        return found if keeps_order else in_order(found)

    return walk


def compile_predicate(predicate: Expr, site: Site | None) -> Keep:
    """Return a function that keeps the nodes for which *predicate* holds, or the one at its position."""
    from forms.xpath.compiler import Scope, compile_expression

    if isinstance(predicate, Number):
        wanted = float(predicate.text)
        return lambda nodes, scope: (
            [nodes[int(wanted) - 1]] if wanted == int(wanted) and 1 <= wanted <= len(nodes) else []
        )
    holds = compile_expression(predicate, site)

    def keep(nodes: list[Any], scope: Scope) -> list[Any]:
        if not nodes:
            return nodes
        inner = Scope(scope.env, scope.node, current=scope.current, size=len(nodes))
        kept = []
        for position, node in enumerate(nodes, 1):
            inner.node = node
            inner.position = position
            verdict = holds(inner)
            if verdict is True or (
                verdict is not False and (verdict == position if isinstance(verdict, float) else to_boolean(verdict))
            ):
                kept.append(node)
        return kept

    return keep


def _selector(step: Step, site: Site | None) -> Callable[[Any], list[Any]]:
    axis = step.axis
    accepts = node_test(step.test, ATTRIBUTE if axis == "attribute" else ELEMENT, site)
    around = AXES[axis]
    return lambda node: [near for near in around(node) if accepts(near)]

"""Compile location paths: axes, node tests, predicates, and the indexes that make cascades quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from forms.nodes import ATTRIBUTE, COMMENT, DOCUMENT, ELEMENT, INSTRUCTION, TEXT, Node, order_key
from forms.xpath.grammar import Binary, Call, Expr, Filtered, Negate, Number, Path, Step, String
from forms.xpath.tokens import XPathError
from forms.xpath.values import to_boolean

if TYPE_CHECKING:
    from forms.xpath.compiler import Closure, Scope, Site

Walk = Callable[[list[Any], "Scope"], list[Any]]
Keep = Callable[[list[Any], "Scope"], list[Any]]

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
        return lambda scope: [scope.node]
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

    return walked


def _descend(nodes: list[Any], names: Iterable[str]) -> list[Any]:
    for name in names:
        nodes = nodes[0].named(name) if len(nodes) == 1 else [child for node in nodes for child in node.named(name)]
        if not nodes:
            return []
    return list(nodes)


def _absolute(path: Path, site: Site | None) -> Closure:
    names: list[str] = []
    for step in path.steps:
        if not step.plain_name:
            break
        names.append(step.plain_name)
    if site is not None and names:
        anchor = shared_repeat(names, site, len(names) == len(path.steps))
        if anchor:
            return _within_repeat(path, site, anchor)
        full = "/" + "/".join(names)
        if len(names) == len(path.steps) and full in site.known and not _crosses(full, site.repeats):

            def at_static(scope: Scope) -> list[Node]:
                node = scope.env.static(full)
                return [node] if node is not None else []

            return at_static
    walks = compile_steps(path.steps, site)

    def walked(scope: Scope) -> list[Node]:
        nodes: list[Any] = [scope.env.document]
        for walk in walks:
            nodes = walk(nodes, scope)
        return nodes

    return walked


def _crosses(path: str, repeats: frozenset[str]) -> bool:
    return any(path == repeat or path.startswith(repeat + "/") for repeat in repeats)


def shared_repeat(names: list[str], site: Site, whole: bool) -> str:
    """Return the deepest repeat that holds both the site and what the path *names* point to.

    A path that ends at a repeat means all its instances, so the last name does not count when the names are
    the *whole* path.
    """
    found = ""
    path = ""
    for name in names[:-1] if whole else names:
        path += "/" + name
        if not (site.path == path or site.path.startswith(path + "/")):
            break
        if path in site.repeats:
            found = path
    return found


def _within_repeat(path: Path, site: Site, anchor: str) -> Closure:
    depth = anchor.count("/")
    climbs = site.path.count("/") - depth
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
        lookup = _lookup(step.test, step.predicates[0], site)

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


def _lookup(name: str, predicate: Expr, site: Site | None) -> Callable[[Any, Scope], list[Any] | None] | None:
    """Return a look-up by a column's value for `name[column = …]` on trees that never change, if the predicate is one.

    With 50,000 rows a scan costs some 100 ms an answer, the look-up a microsecond.
    """
    from forms.xpath.compiler import compile_expression

    conjuncts = _conjuncts(predicate)
    for index, conjunct in enumerate(conjuncts):
        if not isinstance(conjunct, Binary) or conjunct.operator != "=":
            continue
        for column_side, other in ((conjunct.left, conjunct.right), (conjunct.right, conjunct.left)):
            column = _column(column_side)
            if not column or not _ignores_row(other):
                continue
            wanted = compile_expression(other, site)
            rest = [compile_predicate(each, site) for place, each in enumerate(conjuncts) if place != index]
            if any(not isinstance(each, Binary) for place, each in enumerate(conjuncts) if place != index):
                continue
            return _indexed(name, column, wanted, rest)
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
        rows = node.indexes.get((name, column))
        if rows is None:
            rows = {}
            for row in node.named(name):
                for text in dict.fromkeys(cell.text() for cell in row.named(column)):
                    rows.setdefault(text, []).append(row)
            node.indexes[(name, column)] = rows
        found = rows.get(value, [])
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


_CHANGING = frozenset({"position", "last", "random", "uuid", "now", "randomize", "once", "string", "number", "name"})


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
            if name in _CHANGING and not args:
                return False
            return name not in ("position", "last", "random", "once") and all(map(_ignores_row, args))
        case Path(absolute=absolute, start=start):
            return absolute or (start is not None and _ignores_row(start))
        case Filtered(subject=subject):
            return _ignores_row(subject)
    return False


def _selector(step: Step, site: Site | None) -> Callable[[Any], list[Any]]:
    axis = step.axis
    accepts = _test(step.test, ATTRIBUTE if axis == "attribute" else ELEMENT, site)
    around = _AXES[axis]
    return lambda node: [near for near in around(node) if accepts(near)]


def _test(test: str, principal: int, site: Site | None) -> Callable[[Any], bool]:
    if test == "node()":
        return lambda node: True
    if test == "text()":
        return lambda node: node.kind == TEXT
    if test == "comment()":
        return lambda node: node.kind == COMMENT
    if test.startswith("processing-instruction("):
        target = test[len("processing-instruction(") : -1].strip("'\"")
        return lambda node: node.kind == INSTRUCTION and target in ("", node.name)
    if test == "*":
        return lambda node: node.kind == principal
    prefix, _, local = test.rpartition(":")
    uri = site.namespaces.get(prefix) if site is not None and prefix else None
    if local == "*":
        return lambda node: (
            node.kind == principal
            and (node.name.startswith(prefix + ":") or (uri is not None and node.namespace == uri))
        )
    if uri is not None:
        return lambda node: (
            node.kind == principal and (node.name == test or (node.namespace == uri and node.local_name == local))
        )
    return lambda node: node.match == test and node.kind == principal


def _ancestors(node: Any) -> list[Any]:
    found = []
    node = node.parent
    while node is not None:
        found.append(node)
        node = node.parent
    return found


def _siblings(node: Any) -> tuple[list[Any], int]:
    if node.parent is None or node.kind == ATTRIBUTE:
        return [], 0
    around = node.parent.contents()
    return around, next((index for index, other in enumerate(around) if other is node), 0)


def _following_siblings(node: Any) -> list[Any]:
    around, place = _siblings(node)
    return around[place + 1 :]


def _preceding_siblings(node: Any) -> list[Any]:
    around, place = _siblings(node)
    return around[:place][::-1]


def _following(node: Any) -> list[Any]:
    found = []
    if node.kind == ATTRIBUTE:
        node = node.parent
        found.extend(node.descendants())
    for each in (node, *_ancestors(node)):
        for sibling in _following_siblings(each):
            found.append(sibling)
            found.extend(sibling.descendants())
    return found


def _preceding(node: Any) -> list[Any]:
    found = []
    if node.kind == ATTRIBUTE:
        node = node.parent
    for each in (node, *_ancestors(node)):
        for sibling in _preceding_siblings(each):
            found.extend(reversed([sibling, *sibling.descendants()]))
    return found


_AXES: dict[str, Callable[[Any], Iterable[Any]]] = {
    "child": lambda node: node.contents() if node.kind in (ELEMENT, DOCUMENT) else [],
    "self": lambda node: [node],
    "parent": lambda node: [node.parent] if node.parent is not None else [],
    "attribute": lambda node: node.attributes,
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [node, *_ancestors(node)],
    "descendant": lambda node: list(node.descendants()),
    "descendant-or-self": lambda node: [node, *node.descendants()],
    "following-sibling": _following_siblings,
    "preceding-sibling": _preceding_siblings,
    "following": _following,
    "preceding": _preceding,
    "namespace": lambda node: [],
}

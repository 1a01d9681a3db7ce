"""The axes of XPath and its node tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from forms.nodes import ATTRIBUTE, COMMENT, DOCUMENT, ELEMENT, INSTRUCTION, TEXT

if TYPE_CHECKING:
    from forms.xpath.site import Site


def node_test(test: str, principal: int, site: Site | None) -> Callable[[Any], bool]:
    """Return whether a node passes *test*; *principal* is the kind of node that the axis holds."""
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


AXES: dict[str, Callable[[Any], Iterable[Any]]] = {
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

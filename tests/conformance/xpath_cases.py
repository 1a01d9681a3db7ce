"""Evaluate the recorded XPath cases."""

from __future__ import annotations

import math
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from forms.nodes import ATTRIBUTE, COMMENT, DOCUMENT, ELEMENT, INSTRUCTION, TEXT, Node, from_element
from forms.xpath.compiler import Scope, compile_text
from forms.xpath.site import Site
from forms.xpath.tokens import XPathError
from forms.xpath.values import to_boolean, to_number, to_text
from tests.conformance.recorded import PHOENIX, RECORDED_AT, seeded

SUBJECTS = {"text()": TEXT, "comment()": COMMENT, "processing-instruction()": INSTRUCTION}


class Surroundings:
    """A document instead of a form around an expression."""

    def __init__(self, top: Node, root: Node, language: str) -> None:
        self.top = top
        self.document = root
        self.zone = PHOENIX
        self.random = seeded()
        self.language = language

    def now(self) -> datetime:
        return RECORDED_AT

    def uuid(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def _all(self) -> Iterator[Node]:
        return (node for node in self.top.descendants() if node.kind == ELEMENT)

    def instance(self, name: str) -> Node | None:
        return next(
            (node for node in self._all() if node.local_name == "instance" and node.attribute("id") == name), None
        )

    def itext(self, identifier: str, node: Node) -> list[Node]:
        for translation in self._all():
            if translation.local_name == "translation" and translation.attribute("lang") == self.language:
                for text in translation.children:
                    if text.attribute("id") == identifier:
                        return list(text.children)
        return []

    def static(self, path: str) -> Node | None:
        return None

    def every(self, path: str) -> list[Any]:
        return []

    def choice_name(self, value: str, path: str, node: Node | None) -> str:
        return ""

    def live_text(self, node: Node) -> str:
        return node.text()


@dataclass
class Document:
    """A recorded document and the namespaces that it declares."""

    top: Node
    namespaces: dict[str, str]


def read_document(text: str) -> Document:
    """Parse a recorded document, white space kept."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(text.strip().encode(), parser)
    top = Node("", kind=DOCUMENT)
    element = from_element(root, whitespace=True)
    top.append(element)
    namespaces: dict[str, str] = {}
    for each in root.iter():
        if isinstance(each.tag, str):
            namespaces.update({prefix: uri for prefix, uri in each.nsmap.items() if prefix})
    return Document(top, namespaces)


def at(top: Node, path: str) -> Node | None:
    """Return the node at a recorded path such as `/*[1]/*[2]/@id`."""
    node: Any = top
    for piece in path.split("/")[1:]:
        if not piece:
            continue
        if piece.startswith("@"):
            node = next((each for each in node.attributes if _attribute(each) == piece), None)
        else:
            test, _, place = piece.rstrip("]").partition("[")
            kind = SUBJECTS.get(test, ELEMENT)
            near = [each for each in node.contents() if each.kind == kind]
            node = near[int(place or 1) - 1] if len(near) >= int(place or 1) else None
        if node is None:
            return None
    return node


def _attribute(node: Node) -> str:
    if not node.namespace:
        return "@" + node.name
    return f"@*[local-name()='{node.local_name}' and namespace-uri()='{node.namespace}']"


def path_of(node: Any) -> str:
    """Return the recorded path of a node."""
    pieces: list[str] = []
    while node.parent is not None:
        parent = node.parent
        if node.kind == ATTRIBUTE:
            pieces.append(_attribute(node))
        else:
            test = next((name for name, kind in SUBJECTS.items() if kind == node.kind), "*")
            near = [each for each in parent.contents() if each.kind == node.kind]
            pieces.append(f"{test}[{next(i for i, each in enumerate(near, 1) if each is node)}]")
        node = parent
    return "/" + "/".join(reversed(pieces))


def verdict(case: dict[str, Any], document: Document, namespaces: dict[str, str]) -> str:
    """Return blank when the case comes out as recorded, else what came out instead."""
    context = at(document.top, case["context"])
    root = at(document.top, case.get("root", "/"))
    if context is None or root is None:
        return "no such context"
    known = {**namespaces, **document.namespaces}
    if case.get("callNsResolver"):
        known["jr"] = "http://example.org/another"
    site = Site("", namespaces=known)
    surroundings = Surroundings(document.top, root, case.get("language", ""))
    try:
        value = compile_text(case["expression"], site)(Scope(surroundings, context))
        found = convert(case["kind"], value)
    except XPathError as problem:
        return "" if case["kind"] == "throws" else str(problem)
    if case["kind"] == "throws":
        return f"{found!r}"
    return "" if agrees(case["kind"], found, case["expected"]) else repr(found)


def convert(kind: str, value: Any) -> Any:
    """Return *value* as the recorded kind asks for it."""
    match kind:
        case "boolean":
            return to_boolean(value)
        case "number" | "number-rounded":
            return to_number(value, PHOENIX)
        case "nodeset" | "unordered-nodeset":
            if not isinstance(value, list):
                raise XPathError("XPATH_004", function="")
            return [path_of(node) for node in value]
        case _:
            return to_text(value)


def agrees(kind: str, found: Any, expected: Any) -> bool:
    """Compare as the recording engine's tests did."""
    match kind:
        case "number":
            wanted = float(expected)
            return found == wanted or (math.isnan(found) and math.isnan(wanted))
        case "number-rounded":
            factor = expected["factor"]
            wanted = float(expected["value"])
            if math.isnan(found) or math.isnan(wanted):
                return math.isnan(found) and math.isnan(wanted)
            return math.floor(found * factor + 0.5) == math.floor(wanted * factor + 0.5)
        case "string-length":
            return len(found) == expected
        case "string-matches":
            flags = re.IGNORECASE if "i" in expected["flags"] else 0
            return re.search(expected["pattern"], found, flags) is not None
        case "unordered-nodeset":
            return sorted(found) == sorted(expected)
        case _:
            return bool(found == expected)

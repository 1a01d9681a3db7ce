"""The trees that expressions walk over: documents, secondary instances and the live answers.

A node that holds nothing but text keeps it in `value`; text nodes are made only when somebody asks
for them. The live tree of a session uses the subclass in `forms.session`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

ELEMENT, ATTRIBUTE, TEXT, COMMENT, INSTRUCTION, DOCUMENT = range(6)

XHTML = "http://www.w3.org/1999/xhtml"
INDEXED_FROM = 6  # children; below that a scan is quicker than a dictionary


class Node:
    """One node of a tree."""

    __slots__ = (
        "attributes",
        "children",
        "indexes",
        "kind",
        "match",
        "mixed",
        "name",
        "named_cache",
        "namespace",
        "only_text",
        "parent",
        "value",
    )

    def __init__(
        self, name: str, value: str = "", *, kind: int = ELEMENT, namespace: str = "", parent: Node | None = None
    ) -> None:
        self.name = name
        self.match = "" if namespace == XHTML and ":" not in name else name
        """The name by which a path finds it: XHTML has to be named with a prefix, as it is in XForms."""
        self.value = value
        self.kind = kind
        self.namespace = namespace
        self.parent = parent
        self.children: list[Any] = []
        self.attributes: list[Node] = []
        self.mixed: list[Node] | None = None
        """All child nodes in order, where comments or text stand between elements."""
        self.named_cache: dict[str, list[Any]] | None = None
        self.only_text: Node | None = None
        self.indexes: dict[tuple[str, str], dict[Any, list[Node]]] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name} {self.value[:20]!r}>"

    @property
    def local_name(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def append(self, child: Node) -> None:
        """Put *child* at the end."""
        child.parent = self
        self.children.append(child)
        self.named_cache = None

    def named(self, name: str) -> list[Any]:
        """Return the child elements called *name*."""
        if self.named_cache is None:
            if len(self.children) < INDEXED_FROM:
                return [child for child in self.children if child.match == name]
            cache: dict[str, list[Any]] = {}
            for child in self.children:
                cache.setdefault(child.match, []).append(child)
            self.named_cache = cache
        return self.named_cache.get(name, _NOTHING)

    def index(self, name: str, column: str) -> dict[Any, list[Any]]:
        """Return the children called *name* by the texts of their child *column*."""
        found: dict[Any, list[Any]] = {}
        for row in self.named(name):
            for text in dict.fromkeys(cell.text() for cell in row.named(column)):
                found.setdefault(text, []).append(row)
        return found

    def find(self, name: str, column: str, text: str) -> list[Any] | None:
        """Return the children called *name* whose child *column* reads *text*; nothing where the tree may change."""
        if self.indexes is None:
            return None
        known = self.indexes.get((name, column))
        if known is None:
            known = self.indexes[(name, column)] = self.index(name, column)
        return known.get(text, _NOTHING)

    def attribute(self, name: str) -> str | None:
        """Return the value of the attribute *name* as written, or nothing."""
        for found in self.attributes:
            if found.name == name:
                return found.value
        return None

    def text(self) -> str:
        """Return the XPath string value."""
        if self.kind in (ATTRIBUTE, TEXT, COMMENT, INSTRUCTION):
            return self.value
        if self.mixed is not None:
            return "".join(node.text() for node in self.mixed if node.kind in (ELEMENT, TEXT))
        if self.children:
            return "".join([child.text() for child in self.children])
        return self.value

    def contents(self) -> list[Any]:
        """Return all child nodes: elements, text, comments, instructions."""
        if self.mixed is not None:
            return self.mixed
        if self.children or self.kind not in (ELEMENT, DOCUMENT):
            return self.children
        words = self.text()
        if not words:
            return _NOTHING
        if self.only_text is None:
            self.only_text = Node("", words, kind=TEXT, parent=self)
        self.only_text.value = words
        return [self.only_text]

    def descendants(self) -> Iterator[Any]:
        """Yield every node below this one in document order, attributes aside."""
        for child in self.contents():
            yield child
            if child.kind == ELEMENT:
                yield from child.descendants()

    def root(self) -> Node:
        """Return the topmost node."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node


_NOTHING: list[Any] = []


def order_key(node: Node) -> tuple[tuple[int, int], ...]:
    """Return a key by which nodes of one tree sort in document order."""
    places: list[tuple[int, int]] = []
    while node.parent is not None:
        parent = node.parent
        if node.kind == ATTRIBUTE:
            places.append((0, parent.attributes.index(node)))
        else:
            siblings = parent.mixed if parent.mixed is not None else parent.children
            place = next((index for index, sibling in enumerate(siblings) if sibling is node), 0)
            places.append((1, place))
        node = parent
    return tuple(reversed(places))


def qualified(element: etree._Element, tag: str | None = None) -> tuple[str, str]:
    """Return the name with its prefix as written and the namespace of an element (or of an attribute *tag*)."""
    full = tag if tag is not None else str(element.tag)
    if not full.startswith("{"):
        return full, ""
    namespace, _, local = full[1:].partition("}")
    if tag is None:
        prefix = element.prefix
    elif namespace == "http://www.w3.org/XML/1998/namespace":
        prefix = "xml"
    else:
        prefix = next((known for known, uri in element.nsmap.items() if uri == namespace and known), None)
    return (f"{prefix}:{local}" if prefix else local), namespace


def from_element(element: etree._Element, *, whitespace: bool = False) -> Node:
    """Copy an lxml element and all below it into nodes.

    Blank text between elements is dropped unless *whitespace*; forms are indented for people.
    """
    name, namespace = qualified(element)
    node = Node(name, namespace=namespace)
    for tag, value in element.attrib.items():
        attribute_name, attribute_namespace = qualified(element, str(tag))
        node.attributes.append(
            Node(attribute_name, str(value), kind=ATTRIBUTE, namespace=attribute_namespace, parent=node)
        )
    if len(element) == 0:
        node.value = element.text or ""
        return node
    contents: list[Node] = []
    has_text = False

    def add_text(words: str | None) -> None:
        nonlocal has_text
        if words and (whitespace or words.strip()):
            contents.append(Node("", words, kind=TEXT, parent=node))
            has_text = True

    add_text(element.text)
    for child in element:
        if child.tag is etree.Comment:
            contents.append(Node("", child.text or "", kind=COMMENT, parent=node))
        elif child.tag is etree.ProcessingInstruction:
            contents.append(Node(child.target or "", child.text or "", kind=INSTRUCTION, parent=node))
        elif isinstance(child.tag, str):
            below = from_element(child, whitespace=whitespace)
            node.append(below)
            contents.append(below)
        add_text(child.tail)
    if has_text and not node.children and not whitespace and all(item.kind == TEXT for item in contents):
        node.value = "".join(item.value for item in contents)
    elif len(contents) != len(node.children):
        node.mixed = contents
    return node


def emptied(node: Node) -> Node:
    """Return a copy of *node* and all below it without values: what a repeat without a template begins with.

    The values that a form writes into an instance are that instance's own (ODK XForms, "Default values in repeats").
    """
    copy = Node(node.name, namespace=node.namespace)
    copy.attributes = [
        Node(each.name, each.value, kind=ATTRIBUTE, namespace=each.namespace, parent=copy) for each in node.attributes
    ]
    for child in node.children:
        copy.append(emptied(child))
    return copy


def document(root: Node) -> Node:
    """Return a document node above *root*."""
    top = Node("", kind=DOCUMENT)
    top.append(root)
    return top

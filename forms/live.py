"""The tree of live answers."""

from __future__ import annotations

from collections.abc import Iterator

from forms.nodes import ATTRIBUTE, ELEMENT, Node


class LiveNode(Node):
    """A question, a group or a repeat instance of one session, and its state."""

    __slots__ = (
        "enabled",
        "key",
        "locked",
        "misfit",
        "offered",
        "own_locked",
        "path",
        "relevant",
        "required",
        "valid",
    )

    def __init__(self, name: str, value: str, *, path: str, kind: int = ELEMENT, namespace: str = "") -> None:
        super().__init__(name, value, kind=kind, namespace=namespace)
        self.path = path
        """The template path: names only, no positions."""
        self.enabled = True
        """Its own `relevant` holds."""
        self.relevant = True
        """Its own and every ancestor's hold."""
        self.required = False
        self.own_locked = False
        self.locked = False
        """It or an ancestor is readonly."""
        self.valid = True
        """The constraint holds."""
        self.misfit = False
        """The value does not fit the type: people still see what was typed, expressions read it as blank."""
        self.offered: frozenset[str] | None = None
        """Of a question with a choice filter: what may be chosen now."""
        self.key = ""
        """Of a repeat instance: the key of the row."""

    def text(self) -> str:
        """Return the string value; what is not relevant reads as empty."""
        if not self.relevant or self.misfit:
            return ""
        if self.children:
            return "".join([child.text() for child in self.children])
        return self.value if self.offered is None else self.held()

    def held(self) -> str:
        """Return the answer as far as it is still among the choices, relevant or not.

        What is filtered out is kept aside, so it comes back when the filter lets it in again.
        """
        if self.offered is None or self.value in self.offered:
            return self.value
        offered = self.offered
        return " ".join(word for word in self.value.split() if word in offered)

    def everything(self) -> Iterator[LiveNode]:
        """Yield this node and all below it, attributes included, in document order."""
        yield self
        yield from self.attributes  # type: ignore[misc]
        for child in self.children:
            yield from child.everything()


def grow(template: Node, path: str, *, repeats: frozenset[str], uuid_hex: object) -> LiveNode:
    """Return live nodes for *template* and all below it, repeat instances with fresh keys."""
    node = LiveNode(
        template.name, template.value if not template.children else "", path=path, namespace=template.namespace
    )
    for attribute in template.attributes:
        if attribute.name == "jr:template":
            continue
        live = LiveNode(
            attribute.name,
            attribute.value,
            path=f"{path}/@{attribute.name}",
            kind=ATTRIBUTE,
            namespace=attribute.namespace,
        )
        live.parent = node
        node.attributes.append(live)
    if path in repeats:
        node.key = uuid_hex()  # type: ignore[operator]
    for child in template.children:
        node.append(grow(child, f"{path}/{child.name}", repeats=repeats, uuid_hex=uuid_hex))
    return node

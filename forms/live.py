"""The tree of live answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from forms.nodes import ATTRIBUTE, ELEMENT, Node


class Offer:
    """What may be chosen at a question now, and what that makes of an answer."""

    __slots__ = ("kind", "known", "values")

    def __init__(self, kind: str, values: Iterable[str]) -> None:
        self.kind = kind
        self.values = tuple(dict.fromkeys(values)) if kind == "rank" else ()
        """In order, where the answer is an order."""
        self.known = frozenset(self.values if kind == "rank" else values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Offer) and (self.known, self.values) == (other.known, other.values)

    __hash__ = None  # type: ignore[assignment]

    def keep(self, value: str) -> str:
        """Return *value* as far as it is offered; an order takes in what it lacks."""
        if self.kind == "rank":
            ranked = [word for word in value.split() if word in self.known]
            return " ".join([*ranked, *(word for word in self.values if word not in ranked)])
        if value in self.known:
            return value
        return "" if self.kind == "select1" else " ".join(word for word in value.split() if word in self.known)


class LiveNode(Node):
    """A question, a group or a repeat instance of one session, and its state."""

    __slots__ = (
        "aside",
        "computed",
        "enabled",
        "key",
        "locked",
        "misfit",
        "offered",
        "own_locked",
        "path",
        "readers",
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
        self.offered: Offer | None = None
        """Of a question with choices: what may be chosen now."""
        self.computed: str | None = None
        """What its calculation gave last; an answer written over it stands until that changes."""
        self.aside: list[Node] | None = None
        """The instances that the form writes here of counted repeats; they come in when they count."""
        self.key = ""
        """Of a repeat instance: the key of the row."""
        self.readers: Any = None
        """Who reads it, as `forms.spread` found out."""

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
        return self.value if self.offered is None or not self.value else self.offered.keep(self.value)

    def problem(self) -> tuple[Literal["required", "constraint", "type"], str] | None:
        """Return why the answer cannot stand, as a kind and a code; nothing where it can."""
        if not self.relevant or self.children:
            return None
        if self.misfit:
            return ("type", "SESSION_013")
        if not self.text():
            return ("required", "SESSION_011") if self.required else None
        return None if self.valid else ("constraint", "SESSION_012")

    def everything(self) -> Iterator[LiveNode]:
        """Yield this node and all below it, attributes included, in document order."""
        yield self
        yield from self.attributes  # type: ignore[misc]
        for child in self.children:
            yield from child.everything()


def grow(
    template: Node, path: str, *, repeats: frozenset[str], uuid_hex: object, counted: frozenset[str] = frozenset()
) -> LiveNode:
    """Return live nodes for *template* and all below it, repeat instances with fresh keys.

    The repeats in *counted* begin without instances: their number is a matter of an expression.
    """
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
        below = f"{path}/{child.name}"
        if below in counted:
            node.aside = [*(node.aside or ()), child]
        else:
            node.append(grow(child, below, repeats=repeats, uuid_hex=uuid_hex, counted=counted))
    return node

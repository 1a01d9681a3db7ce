"""The body as a user meets it now: a tree of groups, repeats, rows and questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as _dataclass_field
from typing import TYPE_CHECKING, Literal

from forms.form import Control
from forms.live import LiveNode

if TYPE_CHECKING:
    from forms.session import FormSession


@dataclass(frozen=True)
class Item:
    """One thing on the screen. *ref* and *field* are blank for a group that is only there to be looked at."""

    ref: str
    field: str
    kind: Literal["group", "repeat", "row", "question", "note"]
    control: str
    datatype: str = "string"
    appearance: frozenset[str] = frozenset()
    children: tuple[Item, ...] = ()
    parameters: Mapping[str, str] = _dataclass_field(default_factory=dict)
    fixed: bool = False
    """Of a repeat: rows cannot be added or removed by hand."""
    label: str = ""
    """Of a group without ref: its label; others are asked by `FormSession.label`."""


def outline(session: FormSession) -> list[Item]:
    """Return the relevant part of the body, rows in order."""
    return list(_items(session, session.form.body, session.root))


def _items(session: FormSession, controls: tuple[Control, ...], around: LiveNode) -> Iterator[Item]:
    for control in controls:
        if control.kind == "group":
            yield from _group(session, control, around)
        elif control.kind == "repeat":
            if control.path in session.form.repeats:
                yield from _repeat(session, control, around, frozenset())
        else:
            yield from _question(session, control, around)


def _nodes(session: FormSession, path: str, around: LiveNode) -> list[LiveNode]:
    within = around if around.path in session.form.repeats else None
    node: LiveNode | None = around
    while node is not None and within is None:
        if node.path in session.form.repeats:
            within = node
        node = node.parent if isinstance(node.parent, LiveNode) else None
    if within is not None and not path.startswith(within.path + "/"):
        within = None
    return session.places.at(path, within)


def _group(session: FormSession, control: Control, around: LiveNode) -> Iterator[Item]:
    only = control.children[0] if len(control.children) == 1 else None
    if only is not None and only.kind == "repeat" and only.path == control.path in session.form.repeats:
        yield from _repeat(session, only, around, control.appearance)
        return
    if not control.path or control.path in session.form.repeats:
        children = tuple(_items(session, control.children, around))
        label = session.wording.shown(control.label, around) if control.label is not None else ""
        yield Item(
            "",
            "",
            "group",
            "group",
            appearance=control.appearance,
            children=children,
            parameters=control.parameters,
            label=label,
        )
        return
    for node in _nodes(session, control.path, around)[:1]:
        if node.relevant:
            yield Item(
                session.places.ref(node),
                session.places.field(node),
                "group",
                "group",
                appearance=control.appearance,
                children=tuple(_items(session, control.children, node)),
                parameters=control.parameters,
            )


def _repeat(session: FormSession, control: Control, around: LiveNode, more: frozenset[str]) -> Iterator[Item]:
    above, _, name = control.path.rpartition("/")
    parents = _nodes(session, above, around) if above != around.path else [around]
    for parent in parents[:1]:
        if not parent.relevant:
            continue
        rows = tuple(
            Item(
                session.places.ref(row),
                session.places.field(row),
                "row",
                "row",
                appearance=control.appearance | more,
                children=tuple(_items(session, control.children, row)),
            )
            for row in parent.named(name)
            if row.relevant
        )
        if not rows and parent.named(name):
            continue
        field_above = session.places.field(parent) if parent is not session.root else ""
        yield Item(
            f"{session.places.ref(parent)}/{name}",
            f"{field_above}/{name}" if field_above else name,
            "repeat",
            "repeat",
            appearance=control.appearance | more,
            children=rows,
            parameters=control.parameters,
            fixed=control.fixed or control.count is not None,
        )


def _question(session: FormSession, control: Control, around: LiveNode) -> Iterator[Item]:
    for node in _nodes(session, control.path, around)[:1]:
        if not node.relevant:
            continue
        kept = session.items.get(id(control))
        if kept is not None:
            yield kept
            continue
        bind = session.form.binds.get(control.path)
        is_note = (
            control.kind == "input"
            and bind is not None
            and bind.readonly is not None
            and bind.readonly.text.strip() == "true()"
            and bind.calculate is None
            and bind.type == "string"
        )
        item = Item(
            session.places.ref(node),
            session.places.field(node),
            "note" if is_note else "question",
            control.kind,
            datatype=bind.type if bind is not None else "string",
            appearance=control.appearance,
            parameters=control.parameters,
        )
        if node.path not in session.places.crossing:
            session.items[id(control)] = item  # outside repeats nothing of it ever changes
        yield item

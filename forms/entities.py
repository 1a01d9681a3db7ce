"""ODK entities: the things a finished form creates or changes, and the lists of them that other forms read.

A form declares an entity in the `meta` block of the form or of a group or repeat; questions name the property they
are saved to. ODK XForms entities specification, versions 2022.1 (create) to 2025.1 (from repeats).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.form import Form
from forms.live import LiveNode
from forms.nodes import Node

if TYPE_CHECKING:
    from forms.session import FormSession

NEWEST = "2025.1"
"""The newest version of the specification that is understood; forms of a newer one are refused."""
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_TRUE = frozenset({"1", "true"})
_OWN = ("name", "label")


@dataclass(frozen=True)
class Declaration:
    """An entity that a form speaks of: where, of which list, and the property each question is saved to."""

    path: str
    dataset: str
    properties: Mapping[str, str]
    """Property -> path of the question."""

    @property
    def container(self) -> str:
        """The form, group or repeat that the entity belongs to."""
        return self.path.rpartition("/")[0].rpartition("/")[0]


@dataclass(frozen=True)
class EntityAction:
    """What one finished form does to one entity.

    *field* is where its record says so: "room:3f2a…/meta/entity" for one made in a repeat. *base* is the version that
    the form had in view, 0 when it had none. A *label* left blank stays what it is.
    """

    field: str
    dataset: str
    uuid: str
    creates: bool
    updates: bool
    label: str
    properties: Mapping[str, str]
    base: int = 0


@dataclass(frozen=True)
class Refused:
    """An entity that a finished form could not make or change: its *field* and the code of the sentence."""

    field: str
    dataset: str
    code: str


def declarations(form: Form) -> list[Declaration]:
    """Return the entities that *form* speaks of, the outermost first."""
    found = sorted(dict.fromkeys(_paths(form)), key=lambda path: path.count("/"))
    containers = {path.rpartition("/")[0].rpartition("/")[0]: path for path in found}
    properties: dict[str, dict[str, str]] = {path: {} for path in found}
    for path, bind in form.binds.items():
        name = bind.attributes.get("saveto", "")
        above = path.rpartition("/")[0]
        while name and above and above not in containers:
            above = above.rpartition("/")[0]
        if name and above:
            properties[containers[above]].setdefault(name, path)
    return [Declaration(path, _template(form, path).attribute("dataset") or "", properties[path]) for path in found]


def datasets(form: Form) -> dict[str, list[str]]:
    """Return the lists that *form* adds to or changes, each with the properties it knows of."""
    found: dict[str, list[str]] = {}
    for declaration in declarations(form):
        known = found.setdefault(declaration.dataset, [])
        known += [name for name in declaration.properties if name not in known]
    return found


def lists_read(form: Form) -> dict[str, str]:
    """Return the files that *form* reads as lists, by file name, each with the name of the entity list it may be."""
    return {
        name: name.rpartition(".")[0]
        for instance in form.instances.values()
        if (name := instance.source.rpartition("/")[2]).lower().endswith(".csv")
    }


def actions(session: FormSession) -> tuple[list[EntityAction], list[Refused]]:
    """Return what the answers of *session* do to entities, and what they ask for and cannot have."""
    done: list[EntityAction] = []
    refused: list[Refused] = []
    for declaration in declarations(session.form):
        for node in session.places.at(declaration.path):
            if not node.relevant:
                continue
            field = session.places.field(node)
            action = _action(session, declaration, node, field)
            if not (action.creates or action.updates):
                continue
            if not _UUID.fullmatch(action.uuid):
                refused.append(Refused(field, declaration.dataset, "ENTITY_001"))
            elif action.creates and not action.label.strip() and not action.updates:
                refused.append(Refused(field, declaration.dataset, "ENTITY_002"))
            else:
                done.append(action)
    return done, refused


def is_newer(version: str) -> bool:
    """Tell whether a form's `entities-version` is beyond `NEWEST`; the last part of a version changes nothing."""
    parts = version.split(".")[:2]
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return bool(version.strip())
    return [int(part) for part in parts] > [int(part) for part in NEWEST.split(".")]


def _action(session: FormSession, declaration: Declaration, node: LiveNode, field: str) -> EntityAction:
    attributes = {each.name: each.text() for each in node.attributes}
    label = next((child.text() for child in node.named("label")), "")
    container = node.parent.parent if node.parent is not None else None
    base = attributes.get("baseVersion", "")
    return EntityAction(
        field=field,
        dataset=declaration.dataset,
        uuid=attributes.get("id", "").strip().lower(),
        creates=attributes.get("create", "") in _TRUE,
        updates=attributes.get("update", "") in _TRUE,
        label=label,
        properties=dict(_properties(session, declaration, container)),
        base=int(base) if base.isdecimal() and base.isascii() and len(base) < 10 else 0,
    )


def _properties(session: FormSession, declaration: Declaration, container: Node | None) -> Iterator[tuple[str, str]]:
    """The properties whose questions were asked; what was not asked leaves a property as it is."""
    assert isinstance(container, LiveNode)
    within = container if container.path in session.form.repeats else _row(session, container)
    for name, path in declaration.properties.items():
        node = next(iter(session.places.at(path, within)), None)
        if node is not None and node.relevant:
            yield name, node.held()


def _row(session: FormSession, node: LiveNode) -> LiveNode | None:
    """The repeat instance that *node* lies in."""
    above = node.parent
    while isinstance(above, LiveNode):
        if above.path in session.form.repeats:
            return above
        above = above.parent
    return None


def _paths(form: Form) -> Iterator[str]:
    yield from _below(form.root, f"/{form.root.name}")
    for path, template in form.templates.items():
        yield from _below(template, path)


def _below(node: Node, path: str) -> Iterator[str]:
    for child in node.children:
        below = f"{path}/{child.name}"
        if child.local_name == "entity" and node.local_name == "meta":
            yield below
        else:
            yield from _below(child, below)


def _template(form: Form, path: str) -> Node:
    """The entity element as the form writes it, in the template where it lies in a repeat."""
    start = max((repeat for repeat in form.templates if path.startswith(f"{repeat}/")), key=len, default="")
    node = form.templates[start] if start else form.root
    for name in path.removeprefix(start or f"/{form.root.name}").strip("/").split("/"):
        node = node.named(name)[0]
    return node

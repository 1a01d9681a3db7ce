"""Where answers are: refs with positions, fields with row keys, and the way between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from forms import datatypes
from forms.errors import UserError
from forms.form import Bind, Form
from forms.live import LiveNode, grow
from forms.nodes import ATTRIBUTE, DOCUMENT, Node
from forms.xpath.site import repeated

_SEGMENT = re.compile(r"(@?[^\[\]/]+)(?:\[(\d+)\])?")


class Places:
    """Finds the nodes of one session."""

    def __init__(self, form: Form, root: LiveNode) -> None:
        self.form = form
        self.root = root
        self.statics: dict[str, LiveNode] = {}
        self.crossing = repeated(form.site.known, form.repeats)
        self.names = {path: path.split("/")[1:] for path in form.site.known}
        self._every: dict[str, list[Any]] = {}
        self.remember(root)

    def remember(self, node: LiveNode) -> None:
        """Note the nodes at and below *node* that lie in no repeat."""
        for each in node.everything():
            if each.path not in self.crossing:
                self.statics[each.path] = each

    def at(self, path: str, within: LiveNode | None = None) -> list[Any]:
        """Return all nodes at a template path, or those below the repeat instance *within*."""
        if within is None:
            found = self.statics.get(path)
            if found is not None:
                return [found]
            nodes: list[Any] = [self.root] if path in self.names else []
            names = self.names.get(path, [])[1:]
        else:
            nodes = [within] if path in self.names else []
            names = self.names.get(path, [])[within.path.count("/") :]
        for name in names:
            if name.startswith("@"):
                return [each for node in nodes for each in node.attributes if each.name == name[1:]]
            nodes = [child for node in nodes for child in node.named(name)]
        return nodes

    def every(self, path: str) -> list[Any]:
        """Return all nodes at a template path, to be read only.

        Sums over a repeat ask for them after each answer, and only `insert` and `take_out` change which they are; so
        they are kept until then.
        """
        found = self._every.get(path)
        if found is None:
            found = self._every[path] = self.at(path)
        return found

    def node(self, ref: str) -> LiveNode:
        """Return the node at *ref*; a missing position means the first. Raises UserError SESSION_001."""
        found = self.statics.get(ref)
        if found is not None:
            return found
        node: Any = None
        for segment in ref.split("/")[1:]:
            match = _SEGMENT.fullmatch(segment)
            if match is None:
                raise UserError("SESSION_001", ref=ref)
            name, place = match.group(1), int(match.group(2) or 1)
            if node is None:
                node = self.root if name == self.root.name else None
            elif name.startswith("@"):
                node = next((each for each in node.attributes if each.name == name[1:]), None)
            else:
                named = node.named(name)
                node = named[place - 1] if 1 <= place <= len(named) else None
            if node is None:
                raise UserError("SESSION_001", ref=ref)
        if node is None:
            raise UserError("SESSION_001", ref=ref)
        assert isinstance(node, LiveNode)
        return node

    def ref(self, node: Any, known: dict[int, str] | None = None) -> str:
        """Return the ref of *node*. *known* keeps the refs of rows met on the way, for those who ask for many."""
        if node.path not in self.crossing:
            return str(node.path)
        found = known.get(id(node)) if known is not None else None
        if found is not None:
            return found
        name = "@" + node.name if node.kind == ATTRIBUTE else node.name
        above = self.ref(node.parent, known) if node.parent is not None and node.parent.kind != DOCUMENT else ""
        if node.path not in self.form.repeats:
            return f"{above}/{name}"
        found = f"{above}/{name}[{node.parent.named(node.name).index(node) + 1}]"
        if known is not None:
            known[id(node)] = found
        return found

    def refs(self, nodes: Iterable[Any]) -> frozenset[str]:
        """Return the refs of those of *nodes* that are in the tree."""
        known: dict[int, str] = {}
        crossing = self.crossing
        return frozenset(
            [
                node.path if node.path not in crossing else self.ref(node, known)
                for node in nodes
                if node.parent is not None
            ]
        )

    def repeat(self, ref: str) -> tuple[LiveNode, str]:
        """Return the parent node and the template path of the repeat *ref*. Raises UserError SESSION_003."""
        above, _, name = ref.rpartition("/")
        name = name.partition("[")[0]
        parent = self.node(above) if above else self.root
        path = f"{parent.path}/{name}"
        if path not in self.form.repeats:
            raise UserError("SESSION_003", ref=ref)
        return parent, path

    def rows(self, ref: str) -> list[LiveNode]:
        """Return the instances of the repeat *ref*."""
        parent, path = self.repeat(ref)
        return list(parent.named(path.rpartition("/")[2]))

    def insert(self, parent: LiveNode, node: LiveNode) -> None:
        """Put a repeat instance after its last sibling, or where the form has the repeat."""
        sequence = self.form.sequence.get(parent.path, [])
        later = set(sequence[sequence.index(node.name) + 1 :]) if node.name in sequence else set()
        siblings = parent.children
        place = len(siblings)
        while place > 0 and siblings[place - 1].name != node.name:
            place -= 1
        if place == 0:
            place = next((index for index, each in enumerate(siblings) if each.name in later), len(siblings))
        siblings.insert(place, node)
        node.parent = parent
        if parent.named_cache is not None:
            # the list may be in somebody's hands, so it is not lengthened but made anew
            parent.named_cache[node.match] = [*parent.named_cache.get(node.match, ()), node]
        for path in list(self._every):
            if path == node.path or path.startswith(node.path + "/"):
                if parent.path in self.crossing:
                    del self._every[path]
                else:
                    self._every[path] = [*self._every[path], *self.at(path, node)]

    def take_out(self, node: LiveNode) -> None:
        """Take a repeat instance out of its parent."""
        parent: Any = node.parent
        parent.children.remove(node)
        parent.named_cache = None
        node.parent = None
        self._every.clear()

    # --- fields ---

    def field(self, node: Any) -> str:
        """Return the field of *node*."""
        if node.path not in self.crossing and node.parent is not None:
            return str(node.path[len(self.root.path) + 1 :])
        parts: list[str] = []
        while node.parent is not None and node.parent.kind != DOCUMENT:
            name = "@" + node.name if node.kind == ATTRIBUTE else node.name
            parts.append(f"{name}:{node.key}" if node.key else name)
            node = node.parent
        return "/".join(reversed(parts))

    def by_field(self, field: str) -> LiveNode:
        """Return the node of *field*. Raises UserError SESSION_001."""
        node: Any = self.root
        for part in field.split("/"):
            node = self._child(node, part)
            if node is None:
                raise UserError("SESSION_001", ref=field)
        found: LiveNode = node
        return found

    def _child(self, node: Any, part: str) -> Any:
        if part.startswith("@"):
            return next((each for each in node.attributes if each.name == part[1:]), None)
        name, _, key = part.rpartition(":")
        if name and f"{node.path}/{name}" in self.form.repeats:
            return next((row for row in node.named(name) if row.key == key), None)
        named = node.named(part)
        return named[0] if named else None

    def fields(self, *, only_relevant: bool) -> dict[str, str]:
        """Return the answers as flat fields."""
        return dict(self._fields(self.root, "", only_relevant))

    def fields_at(self, refs: Iterable[str]) -> dict[str, str]:
        """Return by field what `fields` would say of the answers at *refs*; blank where it leaves them out."""
        found: dict[str, str] = {}
        for ref in refs:
            node = self.statics.get(ref) or self.node(ref)
            if (
                not node.children
                and not node.key
                and (node.kind != ATTRIBUTE or node.path in self.form.answered_attributes)
            ):
                found[self.field(node)] = node.value
        return found

    def row_fields(self, row: LiveNode) -> dict[str, str]:
        """Return the fields of one row: its place among its like, and the answers in it."""
        name = self.field(row)
        place = row.parent.named(row.name).index(row) + 1 if row.parent is not None else 0
        return {name: str(place), **dict(self._fields(row, name + "/", only_relevant=False))}

    def _fields(self, node: Any, above: str, only_relevant: bool) -> Iterator[tuple[str, str]]:
        counts: dict[str, int] = {}
        for attribute in node.attributes:
            if (
                attribute.path in self.form.answered_attributes
                and attribute.value
                and (attribute.relevant or not only_relevant)
            ):
                yield f"{above}@{attribute.name}", attribute.value
        for child in node.children:
            if only_relevant and not child.relevant:
                continue
            name = child.name
            if child.key:
                name = f"{child.name}:{child.key}"
                counts[child.name] = counts.get(child.name, 0) + 1
                yield above + name, str(counts[child.name])
            if child.children or child.attributes:
                yield from self._fields(child, f"{above}{name}/", only_relevant)
            if not child.children:
                value = child.held() if only_relevant else child.value
                if value:
                    yield above + name, value

    def restore(self, fields: Mapping[str, str], new_key: Callable[[], str]) -> None:
        """Make the answers exactly *fields*: rows and values that are not there are gone."""
        for node in list(self.root.everything()):
            if node.path in self.form.repeats and node.parent is not None:
                self.take_out(node)
        for node in self.root.everything():
            writable = node.kind != ATTRIBUTE or node.path in self.form.answered_attributes
            if not node.children and writable:
                node.value = ""
        self.prefill(fields, new_key)

    def make_room(self, fields: Mapping[str, str]) -> None:
        """Take the form's own empty rows out of the repeats for which *fields* bring rows."""
        for field in fields:
            if self._is_row(field) and "/" not in field:
                name, _, _key = field.rpartition(":")
                for row in list(self.root.named(name)):
                    self.take_out(row)

    def prefill(self, fields: Mapping[str, str], new_key: Callable[[], str]) -> None:
        """Set values and add rows from *fields*; fields the form does not have are passed over."""
        rows = [field for field in fields if self._is_row(field)]
        for field in sorted(rows, key=lambda each: (each.count("/"), _order(fields[each]), each)):
            above, _, last = field.rpartition("/")
            try:
                parent = self.by_field(above) if above else self.root
            except UserError:
                continue
            name, _, key = last.rpartition(":")
            if any(row.key == key for row in parent.named(name)):
                continue
            path = f"{parent.path}/{name}"
            node = grow(self.form.templates[path], path, repeats=self.form.repeats, uuid_hex=new_key)
            node.key = key
            for below in list(node.everything()):
                if below is not node and below.path in self.form.repeats and below.parent is not None:
                    self.take_out(below)
            self.insert(parent, node)
        for field, value in fields.items():
            if self._is_row(field):
                continue
            try:
                node = self.by_field(field)
            except UserError:
                self._revision(field, value)
                continue
            if not node.children:
                node.value = value or ""

    def _revision(self, field: str, value: str) -> None:
        """Note which submission this one replaces; forms rarely ask for it, and every changed record says it (ODK)."""
        above, _, name = field.rpartition("/")
        if name.rpartition(":")[2] == "deprecatedID" and above.rpartition(":")[2] == "meta":
            meta = next(iter(self.root.named(above)), None)
            if meta is not None:
                path = f"{meta.path}/{name}"
                meta.append(LiveNode(name, value, path=path, namespace=meta.namespace))

    def settle(self, nodes: Iterable[LiveNode] | None = None) -> None:
        """Write each value as its type does, and mark those that do not fit: of *nodes*, or of the whole record."""
        if nodes is None:
            typed = (path for path, bind in self.form.binds.items() if bind.type != "string")
            nodes = (node for path in typed for node in self.at(path))
        for node in nodes:
            if node.value and not node.children:
                bind = self.form.binds.get(node.path)
                if bind is not None and bind.type != "string":
                    node.value = datatypes.normal(node.value, bind.type)
                    node.misfit = bool(node.value) and not self.fits(node, bind)

    def fits(self, node: LiveNode, bind: Bind) -> bool:
        """Tell whether the value at *node* is one of its type, and on the scale of a range."""
        control = self.form.controls.get(node.path)
        if control is None or control.kind != "range":
            return datatypes.fits(node.value, bind.type)
        return datatypes.fits(node.value, bind.type) and datatypes.on_scale(node.value, control.parameters)

    def _is_row(self, field: str) -> bool:
        names = [part.rpartition(":")[0] or part for part in field.split("/")]
        path = "/".join([f"/{self.root.name}", *names])
        return ":" in field.rpartition("/")[2] and path in self.form.repeats


def _order(value: str) -> int:
    return int(value) if value.isdigit() else 1_000_000


def last_saved(form: Form, fields: Mapping[str, str]) -> Node:
    """Return the record saved before as an instance of its own."""
    top = Node("", kind=DOCUMENT)
    keys = count()

    def new_key() -> str:
        return str(next(keys))

    root = grow(form.root, f"/{form.root.name}", repeats=form.repeats, uuid_hex=new_key)
    top.append(root)
    Places(form, root).restore(fields, new_key)
    return top

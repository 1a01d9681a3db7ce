"""A form as it was written, before anyone answers: what `forms.xform.parse` returns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from forms import graph
from forms.errors import Problem
from forms.nodes import Node
from forms.xpath.compiler import Closure, check, compile_expression
from forms.xpath.grammar import parse as parse_expression
from forms.xpath.site import Site
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Call, Expr, Path, String, walk


def column_of(tree: Expr) -> str:
    """Return the name of the child that *tree* is, when it is no more than that; else blank."""
    if isinstance(tree, Path) and not tree.absolute and tree.start is None and len(tree.steps) == 1:
        name = tree.steps[0].plain_name
        return name if ":" not in name else ""
    return ""


@dataclass(frozen=True, eq=False)
class Expression:
    """An expression at its place: the text, its tree, the closure and what it refers to."""

    text: str
    tree: Expr
    run: Closure
    references: frozenset[graph.Reference]

    @cached_property
    def column(self) -> str:
        """The name of the child that the expression is, when it is no more than that."""
        return column_of(self.tree)


@dataclass(frozen=True, eq=False)
class Text:
    """Words to show: parts in which outputs stand, or an expression that gives them.

    Each part is (text, is it an output expression).
    """

    parts: tuple[tuple[str, bool], ...] = ()
    identifier: str = ""
    """The itext id, where it is written out; most labels are so, and need no expression."""
    expression: Expression | None = None


@dataclass(frozen=True, eq=False)
class Bind:
    """The logic and the type of one question, group or attribute."""

    path: str
    type: str = "string"
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    calculate: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Text | None = None
    required_message: Text | None = None
    preload: str = ""
    preload_parameters: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Itemset:
    """Choices taken from nodes: which nodes, and where value and label stand in each."""

    nodes: Expression
    value: Expression
    label: Expression | None


@dataclass(frozen=True, eq=False)
class Control:
    """One element of the body: a question, a group or a repeat."""

    kind: str
    path: str
    label: Text | None = None
    hint: Text | None = None
    appearance: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Control, ...] = ()
    items: tuple[tuple[str, Text], ...] = ()
    itemset: Itemset | None = None
    count: Expression | None = None
    fixed: bool = False
    """jr:noAddRemove: people may not add or remove instances."""


@dataclass(frozen=True, eq=False)
class Action:
    """Something done on an event: `setvalue`, `setgeopoint`, `recordaudio`."""

    kind: str
    events: frozenset[str]
    target: str
    expression: Expression | None
    literal: str
    watched: str
    """The path whose change or creation is the event; empty in the model."""
    selection: Expression | None = None
    """Which nodes are the target, where it has predicates."""


@dataclass(frozen=True, eq=False)
class Instance:
    """A secondary instance: its id, its address if it is a file, and its document node."""

    name: str
    source: str
    top: Node


@dataclass(eq=False)
class Form:
    """Everything a session needs to know about a form; shared by all its sessions, never changed by one."""

    form_id: str
    version: str
    title: str
    root: Node
    namespaces: dict[str, str]
    site: Site
    templates: dict[str, Node]
    """By path of the repeat: what a new instance looks like."""
    written_rows: dict[str, list[Node]]
    """By path of the repeat: the instances that the form itself has, template aside."""
    sequence: dict[str, list[str]]
    """By path of a group: the names of its children in the order in which they are written."""
    instance_id: str = ""
    """The path of the submission's own id."""
    languages: tuple[str, ...] = ()
    default_language: str = ""
    binds: dict[str, Bind] = field(default_factory=dict)
    body: tuple[Control, ...] = ()
    body_class: str = ""
    instances: dict[str, Instance] = field(default_factory=dict)
    itext: dict[str, dict[str, dict[str, Text]]] = field(default_factory=dict)
    privacy: dict[str, str] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    missing: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    public_key: str = ""
    """base64RsaPublicKey of the submission element: records leave this laptop encrypted for its owner."""
    problems: tuple[Problem, ...] = ()
    offered: dict[str, Any] = field(default_factory=dict)
    """By question: the `Offer` of choices that never change; read when first asked."""
    _sites: dict[str, Site] = field(default_factory=dict)
    _expressions: dict[tuple[str, str], Expression] = field(default_factory=dict)
    _closures: dict[str, Closure] = field(default_factory=dict)
    """By text, of the places outside all repeats: it runs the same at each."""

    def expression(self, text: str, path: str) -> Expression:
        """Compile *text* as it reads at *path*; the same text at the same place is compiled once.

        Raises `XPathError`.
        """
        key = (text, path)
        found = self._expressions.get(key)
        if found is None:
            site = self._site(path)
            try:
                tree = parse_expression(text.strip())
                found = Expression(text, tree, self._closure(text, tree, site), graph.references(tree, site))
            except RecursionError as problem:
                raise XPathError("XPATH_011", expression=text[:60]) from problem
            self._expressions[key] = found
        return found

    def _site(self, path: str) -> Site:
        found = self._sites.get(path)
        if found is None:
            found = self._sites[path] = replace(self.site, path=path)
        return found

    def _closure(self, text: str, tree: Expr, site: Site) -> Closure:
        found = self._closures.get(text) if not site.around else None
        if found is None:
            check(tree, site)
            found = compile_expression(tree, site)
            if not site.around:
                self._closures[text] = found
        return found

    @cached_property
    def filtered(self) -> dict[str, Control]:
        """The questions whose choices depend on other answers."""
        return {
            path: control
            for path, control in self.controls.items()
            if control.itemset is not None and control.itemset.nodes.references
        }

    @cached_property
    def unfiltered(self) -> dict[str, Control]:
        """The questions whose choices are the same whatever is answered, as far as the form itself has them."""
        return {path: control for path, control in self.controls.items() if self._knows_choices(control)}

    def _knows_choices(self, control: Control) -> bool:
        if any(word.startswith("search(") for word in control.appearance):
            return False  # the choices come from a file that only Collect reads
        if control.itemset is None:
            return bool(control.items)
        if control.itemset.nodes.references:
            return False
        absent = {name for name, instance in self.instances.items() if instance.source in self.missing}
        named = {
            each.args[0].value
            for each in walk(control.itemset.nodes.tree)
            if isinstance(each, Call) and each.name == "instance" and isinstance(each.args[0], String)
        }
        return bool(named) and named <= self.instances.keys() - absent

    def prepare(self) -> None:
        """Order the calculations. Raises `FormError` FORM_110 naming two questions of a circle."""
        for path in self.filtered:
            self.binds.setdefault(path, Bind(path))
        self.graph = graph.Graph(self)
        self.problems += tuple(
            Problem("FORM_113", severity="warning", values={"path": path, "other": other})
            for path, other in graph.unknown(self)
        )

    @property
    def repeats(self) -> frozenset[str]:
        """The paths of all repeats."""
        return self.site.repeats

    @cached_property
    def controls(self) -> dict[str, Control]:
        """The question at each path (the first, where several controls share one)."""
        found: dict[str, Control] = {}
        for control in self.every_control():
            if control.path and control.kind not in ("group", "repeat"):
                found.setdefault(control.path, control)
        return found

    @cached_property
    def containers(self) -> dict[str, list[Control]]:
        """The groups and repeats at each path."""
        found: dict[str, list[Control]] = {}
        for control in self.every_control():
            if control.path and control.kind in ("group", "repeat"):
                found.setdefault(control.path, []).append(control)
        return found

    @cached_property
    def repeat_controls(self) -> dict[str, Control]:
        """The repeat at each path."""
        return {
            control.path: control
            for control in self.every_control()
            if control.kind == "repeat" and control.path in self.repeats
        }

    @cached_property
    def self_contained(self) -> frozenset[int]:
        """The groups and repeats, by id, that show nothing but what lies below their own node in the model.

        A form may show a question anywhere, whatever group it is kept in. Where a group keeps to its own, nothing
        outside it can change what it shows.
        """
        found: set[int] = set()
        for control in self.body:
            _contained(control, f"/{self.root.name}", found)
        return frozenset(found)

    @cached_property
    def answered_attributes(self) -> frozenset[str]:
        """The paths of the attributes that hold answers: calculated, or set by an action."""
        paths = {*self.binds, *(action.target for action in self.actions)}
        return frozenset(path for path in paths if "/@" in path)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The paths of the repeats whose number of instances is computed."""
        return frozenset(path for path, control in self.repeat_controls.items() if control.count is not None)

    @cached_property
    def shows_untracked(self) -> bool:
        """Tell whether words fill in answers where the graph does not follow them.

        It follows the labels and hints of what has a path (`graph.shown`); messages are read whenever they are shown.
        A label of a bare group or the words of a row in an itemset may fill in answers too; in such a form, which is
        rare, any answer may change any words.
        """
        messages = [text for bind in self.binds.values() for text in (bind.constraint_message, bind.required_message)]
        followed = {text.identifier for text in messages if text is not None}
        for control in self.every_control():
            texts = [control.label, control.hint, *(label for _, label in control.items)]
            if control.path:
                followed.update(text.identifier for text in texts if text is not None)
            elif any(text is not None and (text.expression or _fills_in(text)) for text in texts):
                return True
        return any(
            _fills_in(text)
            for texts_by_id in self.itext.values()
            for identifier, forms in texts_by_id.items()
            if identifier not in followed
            for text in forms.values()
        )

    def every_control(self) -> Iterator[Control]:
        """Yield all controls of the body, outermost first."""
        waiting: list[Any] = list(reversed(self.body))
        while waiting:
            control = waiting.pop()
            yield control
            waiting.extend(reversed(control.children))

    def field_of_path(self, path: str) -> str:
        """Return *path* without its root: the field of a question outside repeats, the column inside."""
        return path.removeprefix(f"/{self.root.name}").lstrip("/")


def _contained(control: Control, above: str, found: set[int]) -> bool:
    """Add the groups at and below *control* that keep to their own to *found*; tell whether it lies below *above*."""
    if control.kind in ("group", "repeat"):
        if not all([_contained(child, control.path or above, found) for child in control.children]):
            return False
        found.add(id(control))
    return not control.path or control.path == above or control.path.startswith(above + "/")


def _fills_in(text: Text) -> bool:
    return any(is_output for _, is_output in text.parts)

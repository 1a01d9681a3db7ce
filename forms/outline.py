"""The body as a user meets it now: a tree of groups, repeats, rows and questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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


class Outline:
    """The body of one session as it stands, of which only what has changed is made anew.

    After an answer that lets one question appear, all other groups and rows are the very same objects as before. So
    whoever shows a form of a thousand questions need only look at the few that are others: see `ui.form.plan`.
    """

    def __init__(self, session: FormSession) -> None:
        self.session = session
        self._questions: dict[int, tuple[LiveNode, Item]] = {}
        """By control: the questions outside repeats. Of these nothing ever changes."""
        self._below: dict[LiveNode, dict[int, tuple[Item, ...]]] = {}
        """By node and control: the groups, repeats and rows as they were made last."""
        self._steady = frozenset() if session.form.shows_untracked else session.form.self_contained

    def forget(self, node: LiveNode | None = None) -> None:
        """Something appeared, went away or got other words at or below *node*; anywhere when it is left out."""
        if node is None:
            self._below.clear()
        while isinstance(node, LiveNode):
            self._below.pop(node, None)
            node = node.parent  # type: ignore[assignment]

    def items(self) -> list[Item]:
        """Return the relevant part of the body, rows in order."""
        return list(self._items(self.session.form.body, self.session.root))

    def _items(self, controls: tuple[Control, ...], around: LiveNode) -> Iterator[Item]:
        for control in controls:
            if control.kind == "group":
                yield from self._group(control, around)
            elif control.kind == "repeat":
                if control.path in self.session.form.repeats:
                    yield from self._repeat(control, around, frozenset())
            else:
                yield from self._question(control, around)

    def _kept(self, node: LiveNode, control: Control, make: Callable[[], Iterable[Item]]) -> tuple[Item, ...]:
        """What *make* gives, which is the same until something at or below *node* is another."""
        if id(control) not in self._steady:
            return tuple(make())
        known = self._below.setdefault(node, {})
        found = known.get(id(control))
        if found is None:
            found = known[id(control)] = tuple(make())
        return found

    def _nodes(self, path: str, around: LiveNode) -> list[LiveNode]:
        places = self.session.places
        alone = places.statics.get(path)
        if alone is not None:
            return [alone]
        within = around if around.path in self.session.form.repeats else None
        node: LiveNode | None = around
        while node is not None and within is None:
            if node.path in self.session.form.repeats:
                within = node
            node = node.parent if isinstance(node.parent, LiveNode) else None
        if within is not None and not path.startswith(within.path + "/"):
            within = None
        return places.at(path, within)

    def _group(self, control: Control, around: LiveNode) -> Iterable[Item]:
        repeats = self.session.form.repeats
        only = control.children[0] if len(control.children) == 1 else None
        if only is not None and only.kind == "repeat" and only.path == control.path in repeats:
            return self._repeat(only, around, control.appearance)
        if not control.path or control.path in repeats:
            return self._kept(around, control, lambda: [self._bare_group(control, around)])
        node = next(iter(self._nodes(control.path, around)), None)
        if node is None or not node.relevant:
            return ()
        return self._kept(node, control, lambda: [self._named_group(control, node)])

    def _bare_group(self, control: Control, around: LiveNode) -> Item:
        label = self.session.wording.shown(control.label, around) if control.label is not None else ""
        return Item(
            "",
            "",
            "group",
            "group",
            appearance=control.appearance,
            children=tuple(self._items(control.children, around)),
            parameters=control.parameters,
            label=label,
        )

    def _named_group(self, control: Control, node: LiveNode) -> Item:
        return Item(
            self.session.places.ref(node),
            self.session.places.field(node),
            "group",
            "group",
            appearance=control.appearance,
            children=tuple(self._items(control.children, node)),
            parameters=control.parameters,
        )

    def _repeat(self, control: Control, around: LiveNode, more: frozenset[str]) -> Iterable[Item]:
        above = control.path.rpartition("/")[0]
        parents = self._nodes(above, around) if above != around.path else [around]
        if not parents or not parents[0].relevant:
            return ()
        parent = parents[0]
        return self._kept(parent, control, lambda: self._whole_repeat(control, parent, more))

    def _whole_repeat(self, control: Control, parent: LiveNode, more: frozenset[str]) -> Iterator[Item]:
        name = control.path.rpartition("/")[2]
        named = parent.named(name)
        ref = f"{self.session.places.ref(parent)}/{name}"
        appearance = control.appearance | more
        rows = tuple(
            self._row(control, row, f"{ref}[{number}]", appearance)
            for number, row in enumerate(named, start=1)
            if row.relevant
        )
        if not rows and named:
            return
        field_above = self.session.places.field(parent) if parent is not self.session.root else ""
        yield Item(
            ref,
            f"{field_above}/{name}" if field_above else name,
            "repeat",
            "repeat",
            appearance=appearance,
            children=rows,
            parameters=control.parameters,
            fixed=control.fixed or control.count is not None,
        )

    def _row(self, control: Control, row: LiveNode, ref: str, appearance: frozenset[str]) -> Item:
        known = self._below.get(row, {}).get(id(control))
        if known is not None and known[0].ref != ref:
            self._forget_below(row)  # a row above it has gone, so every place in it is another
        return self._kept(
            row,
            control,
            lambda: [
                Item(
                    ref,
                    self.session.places.field(row),
                    "row",
                    "row",
                    appearance=appearance,
                    children=tuple(self._items(control.children, row)),
                )
            ],
        )[0]

    def _forget_below(self, node: LiveNode) -> None:
        for each in node.everything():
            self._below.pop(each, None)

    def _question(self, control: Control, around: LiveNode) -> Iterable[Item]:
        kept = self._questions.get(id(control))
        if kept is not None:
            return (kept[1],) if kept[0].relevant else ()
        node = next(iter(self._nodes(control.path, around)), None)
        if node is None or not node.relevant:
            return ()
        item = self.asked_by(control, node)
        if node.path not in self.session.places.crossing:
            self._questions[id(control)] = (node, item)
        return (item,)

    def asked_by(self, control: Control, node: LiveNode) -> Item:
        """The question of *control* at *node*, whether it is asked now or not."""
        bind = self.session.form.binds.get(control.path)
        is_note = (
            control.kind == "input"
            and bind is not None
            and bind.readonly is not None
            and bind.readonly.text.strip() == "true()"
            and bind.calculate is None
            and bind.type == "string"
        )
        return Item(
            self.session.places.ref(node),
            self.session.places.field(node),
            "note" if is_note else "question",
            control.kind,
            datatype=bind.type if bind is not None else "string",
            appearance=control.appearance,
            parameters=control.parameters,
        )

"""What whoever keys a sheet goes through: every question on the paper in its order, skipped ones too.

The screen asks only what applies; paper can say what the form would have skipped. So a step knows whether the form
asks it now, and a question that it skips is still there to be opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.form import Control
from forms.live import LiveNode
from forms.outline import Item
from forms.paper.questions import most_digits
from forms.session import FormSession

NOT_ON_PAPER = frozenset({"upload", "action"})
PLACES = frozenset({"geopoint", "geotrace", "geoshape"})
WHOLE_DATE = 8
"""Digits of a day written in full, 20261122."""


@dataclass(frozen=True)
class Step:
    """A question, or the wish for one more row of the repeat at *ref*."""

    ref: str
    field: str
    kind: Literal["question", "more"]
    asked: bool
    item: Item
    digits: int = 0
    """How many digits fill it; 0 where nobody can know."""


class Steps:
    """The steps of one session. Questions outside repeats are looked up once."""

    def __init__(self, session: FormSession, *, leave_out: frozenset[str] = frozenset()) -> None:
        self.session = session
        self.leave_out = leave_out
        self._items: dict[LiveNode, tuple[Item, int] | None] = {}

    def all(self) -> list[Step]:
        """Every step as things stand."""
        return list(self._below(self.session.form.body, self.session.root))

    def _below(self, controls: tuple[Control, ...], around: LiveNode) -> Iterator[Step]:
        repeats = self.session.form.repeats
        for control in controls:
            if control.kind == "repeat" and control.path in repeats:
                yield from self._repeat(control, around)
            elif control.children and control.kind in ("group", "repeat"):
                yield from self._below(control.children, around)
            elif control.path:
                for node in self._nodes(control.path, around):
                    if node not in self._items:
                        self._items[node] = self._made(control, node)
                    known = self._items[node]
                    if known is not None:
                        item, digits = known
                        if item.ref not in self.leave_out and not node.locked:
                            yield Step(item.ref, item.field, "question", node.relevant, item, digits)

    def _repeat(self, control: Control, around: LiveNode) -> Iterator[Step]:
        above, _, name = control.path.rpartition("/")
        for parent in self._nodes(above, around) if above != around.path else [around]:
            for row in parent.named(name):
                yield from self._below(control.children, row)
            if not control.fixed and control.count is None and parent.relevant:
                ref = f"{self.session.places.ref(parent)}/{name}"
                item = Item(ref, "", "repeat", "repeat")
                yield Step(ref, "", "more", True, item)

    def _nodes(self, path: str, around: LiveNode) -> list[LiveNode]:
        alone = self.session.places.statics.get(path)
        if alone is not None:
            return [alone]
        inside = around.path in self.session.form.repeats and path.startswith(f"{around.path}/")
        return self.session.places.at(path, around if inside else None)

    def _made(self, control: Control, node: LiveNode) -> tuple[Item, int] | None:
        bind = self.session.form.binds.get(control.path)
        kind = bind.type if bind is not None else "string"
        if control.kind in NOT_ON_PAPER or kind in PLACES or (bind is not None and bind.calculate is not None):
            return None
        if node.locked and control.kind == "input":
            return None  # a note, or what nobody can change
        places = self.session.places
        item = Item(
            places.ref(node),
            places.field(node),
            "question",
            control.kind,
            datatype=kind,
            appearance=control.appearance,
            parameters=control.parameters,
        )
        digits = WHOLE_DATE if kind == "date" and not control.appearance else most_digits(self.session.form, control)
        return item, digits

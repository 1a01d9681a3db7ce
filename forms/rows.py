"""Instances of repeats that come in and go out, and what that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms import datatypes
from forms.live import LiveNode, grow
from forms.safe_xml import DEEPEST, refusal

if TYPE_CHECKING:
    from forms.spread import Spread

MOST_LIVE_NODES = 100_000  # counts within counts multiply; the largest real record has some 10,000
MOST_ROWS = 10_000  # a repeat count beyond this is a slip of the keyboard


class Rows:
    """Adds, removes and counts the rows of one session."""

    def __init__(self, spread: Spread) -> None:
        self.spread = spread
        self.session = spread.session
        self.form = spread.form
        self.places = spread.places
        self.nodes = sum(1 for _ in spread.session.root.everything())

    def add(self, parent: LiveNode, path: str, *, key: str | None = None, as_written: bool = False) -> LiveNode:
        """Add a repeat instance at the end and queue all that it brings and moves.

        *as_written* takes the instance that the form itself has at this place, if any, instead of the template.
        """
        spread = self.spread
        template = self.form.templates[path]
        place = len(parent.named(template.name))
        if as_written:
            written = [each for each in parent.aside or () if each.name == template.name]
            template = written[place] if place < len(written) else template
        node = grow(
            template, path, repeats=self.form.repeats, uuid_hex=self.session._new_key, counted=self.form.counted
        )
        if key is not None:
            node.key = key
        self.places.insert(parent, node)
        self.session.outlined.forget(parent)
        below = list(node.everything())
        self.places.settle(below)
        if not parent.relevant:
            for each in below:
                each.relevant = False
        if parent.locked:
            for each in below:
                each.locked = True
        if spread.gathered is not None:
            spread.gathered.added.update(below)
        for each in below:
            if each.path in self.form.unfiltered:
                spread.offer_always(each)
            if each.path in self.form.binds:
                spread.push(each.path, each)
            control = self.form.repeat_controls.get(each.path)
            if each is not node and control is not None and control.count is not None:
                spread.push(each.path + "#count", each.parent)  # type: ignore[arg-type]
        for repeat, repeat_control in self.form.repeat_controls.items():
            if repeat_control.count is not None and repeat.rpartition("/")[0] in {each.path for each in below}:
                for each in self.places.at(repeat.rpartition("/")[0], node):
                    spread.push(repeat + "#count", each)
        for each in below:
            spread.notify(each)  # it comes last, so the positions of its siblings stay as they are
        self.nodes += len(below)
        spread.made.append(below)
        spread.run()
        return node

    def remove(self, node: LiveNode) -> None:
        """Take a repeat instance out and queue all that looked at it or counted it."""
        spread = self.spread
        below = list(node.everything())
        self.nodes -= len(below)
        if spread.gathered is not None:
            spread.gathered.removed.update(self.places.refs(below))
        for each in below:
            spread.notify(each, row=each is node)
        self.session.outlined.forget(node)
        self.places.take_out(node)
        spread.forget(below)

    def count(self, path: str, parent: LiveNode) -> None:
        """Bring the repeat at *path* below *parent* to the number of instances that the form computes."""
        spread = self.spread
        control = self.form.repeat_controls[path]
        if spread.as_kept:
            return
        assert control.count is not None
        name = path.rpartition("/")[2]
        rows = parent.named(name)
        stand_in = rows[0] if rows else LiveNode(name, "", path=path)
        if not rows:
            stand_in.parent = parent
        asked = datatypes.count(spread.result(control.count, stand_in), self.session.zone)
        if asked is None:
            return
        wanted = min(asked, MOST_ROWS)
        while len(parent.named(name)) > wanted:
            self.remove(parent.named(name)[-1])
        for _ in range(wanted - len(parent.named(name))):
            if self.nodes > MOST_LIVE_NODES:
                if spread.strict and spread.loading:
                    raise refusal("FORM_104", depth=DEEPEST, nodes=MOST_LIVE_NODES)
                break
            self.add(parent, path, as_written=True)

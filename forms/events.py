"""What happens by itself: preloads, dynamic defaults, triggers, the stamps of beginning and end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms import datatypes
from forms.form import Action
from forms.live import LiveNode

if TYPE_CHECKING:
    from forms.spread import Spread


class Events:
    """Carries out the actions of one session."""

    def __init__(self, spread: Spread) -> None:
        self.spread = spread
        self.session = spread.session
        self.form = spread.form
        self.places = spread.places
        self.watchers: dict[str, list[Action]] = {}
        for action in self.form.actions:
            if action.watched:
                self.watchers.setdefault(action.watched, []).append(action)

    def preload(self) -> None:
        """Fill what the form asks of the machine: uuid, moment of starting, who is at work."""
        self.identify()
        for path, bind in self.form.binds.items():
            if bind.preload:
                for node in self.places.at(path):
                    if not node.value:
                        node.value = datatypes.preloaded(bind, self.session)

    def identify(self) -> None:
        """Give the record an id of its own where the form leaves that to us."""
        own_id = self.places.statics.get(self.form.instance_id)
        if own_id is not None and not own_id.value:
            own_id.value = f"uuid:{self.session.uuid()}"

    def translate(self) -> None:
        """Calculate anew what shows words of the form's languages."""
        with self.spread.change():
            for path, bind in self.form.binds.items():
                if bind.calculate is not None and "jr:choice-name" in bind.calculate.text:
                    for node in self.places.at(path):
                        self.spread.push(path, node)

    def complete(self) -> None:
        """Give each repeat whose rows are fixed, and of which the form writes only the template, its one row."""
        for path, control in self.form.repeat_controls.items():
            if control.fixed and control.count is None and path not in self.form.written_rows:
                for parent in self.places.at(path.rpartition("/")[0]):
                    if not parent.named(path.rpartition("/")[2]):
                        self.spread.rows.add(parent, path)

    def load(self, *, first: bool) -> None:
        """Run the actions of opening a record, and those of making one when it is the *first* time."""
        events = {"odk-instance-load", "xforms-ready"} | ({"odk-instance-first-load"} if first else set())
        for action in self.form.actions:
            if action.events & events:
                self.act(action, self._asked(self.places.at(action.target)))

    def value_changed(self, node: LiveNode) -> None:
        """Run the actions that wait for a change of *node*, by a person or by its calculation (XForms 1.1)."""
        for action in self.watchers.get(node.path, ()):
            if "xforms-value-changed" in action.events:
                self.act(action, self.targets(action, node))

    def _asked(self, targets: list[LiveNode]) -> list[LiveNode]:
        """Leave out what is not relevant: a default is for a question that is asked when the record or row is made."""
        return [node for node in targets if node.relevant]

    def row_made(self, row: list[LiveNode]) -> None:
        """Run the actions of adding a repeat instance; *row* is all of it."""
        for node in row:
            for action in self.watchers.get(node.path, ()):
                if "odk-new-repeat" in action.events:
                    self.act(action, self._asked(self.targets(action, node)))

    def finish(self) -> None:
        """Stamp the moment of ending."""
        with self.spread.change():
            for path, bind in self.form.binds.items():
                if bind.preload == "timestamp" and bind.preload_parameters == "end":
                    for node in self.places.at(path):
                        self.spread.set_value(node, datatypes.timestamp(self.session.now()))

    def targets(self, action: Action, node: LiveNode) -> list[LiveNode]:
        """Return the nodes an action sets when *node* is where the event happened: its own row first."""
        within: Any = node
        while within is not None:
            path = getattr(within, "path", "")
            if path in self.form.repeats and (action.target == path or action.target.startswith(path + "/")):
                break
            within = within.parent
        return self.places.at(action.target, within)

    def act(self, action: Action, targets: list[LiveNode]) -> None:
        """Carry out an action and let it spread."""
        if action.kind != "setvalue":
            return
        if action.selection is not None and targets:
            found = self.spread.result(action.selection, targets[0])
            targets = [node for node in found if isinstance(node, LiveNode)] if isinstance(found, list) else []
        for node in targets:
            value = action.literal
            bind = self.form.binds.get(node.path)
            if action.expression is not None:
                value = datatypes.written(
                    self.spread.result(action.expression, node), bind.type if bind else "string", self.session.zone
                )
            self.spread.set_value(node, value)
        self.spread.run()

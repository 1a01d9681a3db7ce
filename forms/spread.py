"""How one answer spreads: a heap of nodes by rank, each looked at once unless something moves again."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from forms import datatypes
from forms.events import Events
from forms.form import Bind, Control, Expression
from forms.graph import Dependent, circle_refusal
from forms.live import LiveNode, Offer
from forms.rows import Rows
from forms.xpath.compiler import Scope
from forms.xpath.tokens import XPathError
from forms.xpath.values import to_boolean

if TYPE_CHECKING:
    from forms.session import FormSession, _Gathered

Readers = tuple[list[tuple[int, str, LiveNode]], list[LiveNode], list[Dependent]]
"""Who reads a node: what is evaluated anew, by rank and path; what only shows it; those in rows, to be looked for."""
FLAGS = 1 << 40  # required, readonly and constraint come last: nobody reads them
MOST_TURNS = 50  # a node that keeps changing its neighbours and itself is a form's mistake; it must not hang the window


class Spread:
    """Keeps one session's tree consistent."""

    def __init__(self, session: FormSession) -> None:
        self.session = session
        self.form = session.form
        self.graph = session.form.graph
        self.places = session.places
        self.heap: list[tuple[int, int, str, LiveNode]] = []
        self.waiting: set[tuple[int, int]] = set()
        self.serial = 0
        self.depth = 0
        self.loading = True
        self.strict = True
        self.as_kept = False
        """A finished record is only looked at: nothing is calculated, counted or offered anew."""
        self.gathered: _Gathered | None = None
        self.turns: dict[LiveNode, int] = {}
        self.rounds: dict[LiveNode, int] = {}
        self.running = False
        self.made: list[list[LiveNode]] = []
        """Rows that have come in: the actions of a new row run once everything has settled."""
        self.recalculated: list[LiveNode] = []
        """Watched questions that a calculation has changed: their actions come once everything has settled."""
        self.events = Events(self)
        self.rows = Rows(self)
        self.scope = Scope(session, session.root)
        """Where an expression is being evaluated: one for all, for each is done before the next begins."""

    # --- taking part in a change ---

    @contextmanager
    def change(self) -> Iterator[_Gathered]:
        """Gather what changes inside, and let it spread at the end."""
        from forms.session import _Gathered

        gathered = self.gathered = _Gathered()
        try:
            yield gathered
            self.run()
        finally:
            self.gathered = None
            self.heap.clear()
            self.waiting.clear()
            self.recalculated.clear()
            self.made.clear()
            self.turns.clear()
            self.rounds.clear()

    def everything(self) -> None:
        """Evaluate the whole form."""
        self.loading = True
        for path in () if self.as_kept else self.form.unfiltered:
            for node in self.places.at(path):
                self.offer_always(node)
        for path in self.form.binds:
            for node in self.places.at(path):
                self.push(path, node)
        for path, control in self.form.repeat_controls.items():
            if control.count is not None:
                for parent in self.places.at(path.rpartition("/")[0]):
                    self.push(path + "#count", parent)
        self.run()
        self.session.outlined.forget()
        self.loading = False
        self.turns.clear()

    def set_value(self, node: LiveNode, value: str, *, by_person: bool = False) -> None:
        """Set a value and queue what depends on it."""
        if node.value == value:
            return
        node.value = value
        self._measure(node)
        self._touch(node)
        self.push(node.path, node, flags_only=True)
        self.notify(node)
        if by_person:
            self.run()
            self.events.value_changed(node)

    # --- the heap ---

    def notify(self, node: LiveNode, *, row: bool = False) -> None:
        """Queue all that reads *node*; as a *row* it goes, and its siblings count anew."""
        readers = node.readers
        if readers is None:
            readers = node.readers = self._readers(node)
        evaluated, shown, others = readers
        for rank, path, one in evaluated:
            self._queue(rank, path, one)
        for one in shown:
            self._touch(one)
        for dependent in others:
            within: Any = None
            if dependent.scope:
                siblings_too = row and dependent.scope == node.path
                within = node.parent if siblings_too else node
                while within is not None and getattr(within, "path", "") != dependent.scope:
                    if siblings_too and getattr(within, "path", "") in self.form.repeats:
                        break
                    within = within.parent
                if within is None and not siblings_too:
                    continue
            path, _, count = dependent.path.partition("#")
            if count:
                above = path.rpartition("/")[0]
                inside = within if within is not None and above.startswith(within.path) else None
                for each in self.places.at(above, inside):
                    self.push(dependent.path, each)
                continue
            for each in self.places.at(path, within):
                if dependent.shown_only:
                    self._touch(each)
                else:
                    self.push(path, each, flags_only=dependent.flags_only)

    def _readers(self, node: LiveNode) -> Readers:
        """Who reads *node*, found once: the chains of a long form run through hundreds of such nodes at each answer."""
        evaluated: list[tuple[int, str, LiveNode]] = []
        shown: list[LiveNode] = []
        others: list[Dependent] = []
        for dependent in self.graph.dependents.get(node.path, ()):
            one = None if dependent.scope else self.places.statics.get(dependent.path)
            if one is None:
                others.append(dependent)
            elif dependent.shown_only:
                shown.append(one)
            elif not dependent.flags_only:
                evaluated.append((self.graph.rank.get(dependent.path, 0), dependent.path, one))
            elif dependent.path in self.graph.flagged:
                evaluated.append((FLAGS, dependent.path, one))
        return evaluated, shown, others

    def forget(self, nodes: Collection[LiveNode]) -> None:
        """Take *nodes* out of the queue: they are not in the tree any more."""
        gone = {id(each) for each in nodes}
        self.heap = [entry for entry in self.heap if id(entry[3]) not in gone]
        heapq.heapify(self.heap)
        self.waiting = {key for key in self.waiting if key[1] not in gone}
        if self.gathered is not None:
            self.gathered.touched.difference_update(nodes)
            self.gathered.added.difference_update(nodes)

    def push(self, path: str, node: LiveNode, *, flags_only: bool = False) -> None:
        """Queue one node for the bind (or count) at *path*."""
        if not flags_only:
            rank = self.graph.rank.get(path, 0)
        elif path in self.graph.flagged:
            rank = FLAGS
        else:
            return
        self._queue(rank, path, node)

    def _queue(self, rank: int, path: str, node: LiveNode) -> None:
        key = (rank, id(node))  # each path has a rank of its own, and flags are looked at all together
        if key in self.waiting:
            return
        self.waiting.add(key)
        self.serial += 1
        heapq.heappush(self.heap, (rank, self.serial, path, node))

    def run(self) -> None:
        """Take the lowest rank off the heap until it is empty, then carry out what waits for that.

        Rows that a count adds come in while the heap is being emptied, so this does not enter itself: six hundred
        rows whose inner rows are counted would exhaust the stack.
        """
        if self.running:
            return
        self.running = True
        try:
            self._settle()
            while self.made or self.recalculated:
                if self.made:
                    self.events.row_made(self.made.pop(0))
                else:
                    node = self.recalculated.pop(0)
                    self.rounds[node] = self.rounds.get(node, 0) + 1
                    if self.rounds[node] <= MOST_TURNS:
                        self.events.value_changed(node)
                self._settle()
        finally:
            self.running = False

    def _settle(self) -> None:
        binds, flagged = self.form.binds, self.graph.flagged
        while self.heap:
            rank, _serial, path, node = heapq.heappop(self.heap)
            self.waiting.discard((rank, id(node)))
            bind = binds.get(path)
            if bind is None:
                if path.endswith("#count"):
                    self.rows.count(path.removesuffix("#count"), node)
                continue
            if rank != FLAGS:
                turn = self.turns[node] = self.turns.get(node, 0) + 1
                if turn > MOST_TURNS:
                    if self.strict and self.loading:
                        raise circle_refusal(path, path)
                    continue
                try:
                    self._evaluate(bind, node)
                except XPathError:
                    # a form that fails is refused when a record is new, but a record once kept always opens
                    if self.strict and self.loading:
                        raise
                if path in flagged:
                    self.push(path, node, flags_only=True)
            else:
                self._flags(bind, node)

    def result(self, expression: Expression, node: LiveNode) -> Any:
        """Evaluate an expression at a node."""
        scope = self.scope
        scope.node = scope.current = node
        return expression.run(scope)

    def _evaluate(self, bind: Bind, node: LiveNode) -> None:
        if bind.relevant is not None:
            enabled = to_boolean(self.result(bind.relevant, node))
            if enabled != node.enabled:
                node.enabled = enabled
                self._inherit_relevance(node)
        if self.as_kept:
            return
        if bind.calculate is not None and node.relevant:
            result = self.result(bind.calculate, node)
            value = datatypes.written(result, bind.type, self.session.zone)
            repeated, node.computed = value == node.computed, value
            if value != node.value and not repeated:
                node.value = value
                if node.path in self.graph.typed:
                    self._measure(node)
                self._touch(node)
                self.notify(node)
                if not self.loading and node.path in self.events.watchers:
                    self.recalculated.append(node)
        control = self.form.filtered.get(bind.path)
        if control is not None and node.relevant:
            self._offer(control, node)

    def offer_always(self, node: LiveNode) -> None:
        """Offer choices that never change; they are read once a form, however many rows and sessions it has."""
        offered = self.form.offered.get(node.path)
        if offered is None:
            control = self.form.unfiltered[node.path]
            offered = Offer(control.kind, self.session.wording.values(control, node))
            self.form.offered[node.path] = offered
        node.offered = offered

    def _offer(self, control: Control, node: LiveNode) -> None:
        offered = Offer(control.kind, self.session.wording.values(control, node))
        if offered == node.offered:
            return
        before = node.text()
        node.offered = offered
        self._touch(node, reshapes=True)
        if node.text() != before:
            self.notify(node)

    def _flags(self, bind: Bind, node: LiveNode) -> None:
        before = (node.required, node.locked, node.valid)
        if bind.required is not None:
            node.required = self._holds(bind.required, node)
        if bind.readonly is not None:
            locked = self._holds(bind.readonly, node)
            if locked != node.own_locked:
                node.own_locked = locked
                self._inherit_lock(node)
        if bind.constraint is not None:
            node.valid = not node.text() or self._holds(bind.constraint, node)
        if before != (node.required, node.locked, node.valid):
            self._touch(node)

    def _holds(self, condition: Expression, node: LiveNode) -> bool:
        try:
            return to_boolean(self.result(condition, node))
        except XPathError:
            if self.strict and self.loading:
                raise
            return False

    def _inherit_relevance(self, node: LiveNode) -> None:
        parent: Any = node.parent
        relevant = node.enabled and (parent is None or getattr(parent, "relevant", True))
        if relevant == node.relevant:
            return
        node.relevant = relevant
        node.computed = None
        self._touch(node, reshapes=True)
        self.notify(node)
        if relevant and node.path in self.form.binds:
            self.push(node.path, node)
        for below in (*node.attributes, *node.children):
            self._inherit_relevance(below)  # type: ignore[arg-type]

    def _inherit_lock(self, node: LiveNode) -> None:
        parent: Any = node.parent
        locked = node.own_locked or (parent is not None and getattr(parent, "locked", False))
        if locked == node.locked:
            return
        node.locked = locked
        self._touch(node)
        for below in node.children:
            self._inherit_lock(below)

    def _measure(self, node: LiveNode) -> None:
        bind = self.graph.typed.get(node.path)
        node.misfit = bind is not None and bool(node.value) and not self.places.fits(node, bind)

    def _touch(self, node: LiveNode, *, reshapes: bool = False) -> None:
        gathered = self.gathered
        # a group without words has no heading, so its words decide about the outline too
        if reshapes or (node.children and node.path not in self.form.repeats):
            self.session.outlined.forget(node)
            if gathered is not None:
                gathered.reshaped = True
        if gathered is not None:
            gathered.touched.add(node)

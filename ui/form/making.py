"""When the widgets of a form are made: where people are, a little ahead of them, and as seldom as can be."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.form.plan import Entry
from ui.form.shapes import Shape
from ui.form.slots import Slot
from ui.form.spares import Spares

if TYPE_CHECKING:
    from ui.form.view import FormView

AT_A_TIME = 2
"""So many places out of sight are built before the window looks at the keyboard again."""
AHEAD = 6
"""So many questions that the next answers may bring are made before they are asked."""
PAUSE_MS = 60
"""Whoever does nothing for so long reads or thinks, and the window can get ready for what comes next."""


class Making(QObject):
    """Makes the widgets of *view*."""

    def __init__(self, view: FormView) -> None:
        super().__init__(view)
        self.view = view
        self.spares = Spares()
        self.soon = QTimer(self, singleShot=True, interval=0)
        self.soon.timeout.connect(self.near)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_ahead)

    def wait(self) -> None:
        """Somebody is answering: what is made in pauses waits for the next one."""
        if self._pause.isActive():
            self._pause.start()

    def drop(self, slot: Slot) -> None:
        """Take *slot* out of the column; its widgets may serve another question."""
        self.view.column.let_go(slot)
        if not self.spares.keep(slot):
            slot.fall_silent()
            slot.deleteLater()

    def made(self, at: int) -> Slot:
        """The place number *at* with its widgets, looking as it should.

        Widgets that nobody needs, or that stand far from what people see, serve again: that is quicker than new ones.
        """
        slot = self.view.slots[at]
        if not slot.built and len(self.view.by_key) == len(self.view.slots):
            shape = slot.shape
            ready = None if shape is None else self.spares.take(shape) or self._far_one(shape, from_=slot)
            if ready is not None:
                self._seat(ready, slot)
                slot = ready
        slot.freshen()
        return slot

    def _far_one(self, shape: Shape, *, from_: Slot) -> Slot | None:
        """A place with widgets of that *shape* that nobody sees now, nor will when they look at *from_*."""
        far = 2 * self.view.screenful()
        places = (self.view.verticalScrollBar().value(), self.view.column.top_of(from_))
        here = self.view.slot_of(QApplication.focusWidget())
        for slot in self.view.column.built:
            if slot.shape == shape and slot.plain and slot is not here and slot.at >= 0:
                top = self.view.column.top_of(slot)
                if all(abs(top - place) > far for place in places):
                    return slot
        return None

    def _seat(self, ready: Slot, blank: Slot) -> None:
        """Let *ready*, which has widgets, stand where *blank* is, which has none, and the other way round."""
        at, entry, been = blank.at, blank.entry, blank.been
        if ready.at >= 0:
            self.view.by_key[ready.entry.key] = blank
            blank.stand_in(ready)
            self.view.column.seat(blank, ready.at)
        else:
            self.drop(blank)
        self.view.column.seat(ready, at)
        self.view.by_key[entry.key] = ready
        ready.ask(entry, been=been)

    def near(self) -> None:
        """Build what is visible, and then a few at a time what is within a screen of it."""
        top, height = self.view.verticalScrollBar().value(), self.view.screenful()
        wanted = [slot for slot in self.view.column.between(top, top + height) if slot.stale]
        if not wanted:
            after = [slot for slot in self.view.column.between(top + height, top + 2 * height) if slot.stale]
            above = [slot for slot in self.view.column.between(top - height, top) if slot.stale]
            wanted = [*after, *reversed(above)][:AT_A_TIME]
        if not wanted:
            self._pause.start()
            return
        places = [slot.at for slot in wanted]

        def build() -> None:
            for place in places:
                self.made(place)

        self.view.keep_still(build)
        self.soon.start()

    def _look_ahead(self) -> None:
        """Make one of the questions that an answer to the one with the keyboard may bring, and go on after a breath."""
        here = self.view.slot_of(QApplication.focusWidget())
        if here is None or here.entry.kind != "question" or self.view.readonly:
            return
        soon = islice(self.view.filling.session.may_appear(here.entry.item.ref), AHEAD)
        lacking = self.spares.lacking([Entry("question", item.field, item, here.entry.depth) for item in soon])
        if lacking:
            slot = self.view.new_slot(lacking[0])
            slot.fall_silent()
            slot.build()
            if self.spares.keep(slot):
                self._pause.start()
            else:
                slot.deleteLater()

    @property
    def busy(self) -> bool:
        """Is something out of sight still to be built, or drawn anew?"""
        return self.soon.isActive() or self._pause.isActive()

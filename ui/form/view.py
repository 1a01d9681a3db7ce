"""A whole form on screen: one column, built where people are, moved through by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from operator import is_not
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScroller, QWidget

from forms.session import Change, Item
from ui.form.column import Column
from ui.form.filling import Filling, SaveState
from ui.form.making import AT_A_TIME, Making
from ui.form.plan import Entry, Known, lay_out
from ui.form.shelf import Photo
from ui.form.slots import Slot
from ui.form.steps import Steps
from ui.form.together import Together
from ui.form.verdicts import LastTime
from ui.sentences import say

KEPT = 1000
"""So many entries more than four times those shown are kept, before all are laid out anew."""
QUIET = ("question", "verdict")
"""What looks the same until one of its own answers is touched."""
FRAMES = ("heading", "repeat", "row", "add")
"""What stands around questions."""
CHECKED = ("verdicts", "verdict", "ticks", "tick")
"""Items of a checklist and their headings."""
Pick = Callable[[list[Item]], Iterable[Item]]


class FormView(QScrollArea):
    """Shows the part of a form that *pick* chooses (all of it if left out) and fills it through *filling*."""

    ended = Signal()
    """Enter was pressed on the last question."""

    def __init__(
        self,
        filling: Filling,
        *,
        extra: Mapping[str, Any] | None = None,
        pick: Pick | None = None,
        last: LastTime | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.filling = filling
        self._extra, self._pick, self._last = dict(extra or {}), pick, last
        self._last_photos: Mapping[str, list[Photo]] = {}
        self.slots: list[Slot] = []
        self.by_key: dict[str, Slot] = {}
        self._entries: list[Entry] = []
        self._known: Known = {}
        self.folded: frozenset[str] = frozenset()
        self.turn = 0
        """Counts what happened to the answers, so that a place out of sight knows that it may look different."""
        self._taken_out: tuple[str, dict[str, str]] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps = Steps(self)
        self.together = Together(self, last)
        self.column = Column(self.steps.walk_on)
        self.banner = self.column.banner
        self.setWidget(self.column)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.making = Making(self)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.making.soon.start())
        filling.changed.connect(self._changed)
        filling.language_changed.connect(self.sync)
        filling.state_changed.connect(self._tell_state)
        self.sync()

    # ---- what is shown

    def show_last_photos(self, photos: Mapping[str, list[Photo]]) -> None:
        """Show the photos of the last visit at their items; none takes them away."""
        if photos != self._last_photos:
            self._last_photos = photos
            self._extra["last_photos"] = photos
            self.sync()

    def show_last(self, last: LastTime | None) -> None:
        """Show beside each question what *last* says; None takes it away."""
        self._extra["last"] = last
        self.sync()

    def current_slot(self) -> Slot | None:
        """Where the keyboard is, or the first that is in view."""
        here = self.slot_of(QApplication.focusWidget())
        return here or next((slot for slot in self.slots if self._in_view(slot)), None)

    def sync(self) -> None:
        """Bring the column in line with the session, without moving what people look at."""
        self.keep_still(self._sync)
        self.making.soon.start()

    def _show(self, touched: frozenset[str]) -> None:
        """Draw anew what shows one of the refs *touched*; the column stays as it is."""
        self.turn += 1
        changed = self._to_refresh(self._near_by(), touched)
        if changed:
            self.keep_still(lambda: _refresh(changed))

    def _near_by(self) -> list[Slot]:
        """What is built within a screen of what people see, and each item of a checklist, which sums others up.

        The rest is drawn anew when people come near it.
        """
        top, height = self.verticalScrollBar().value(), self.screenful()
        found = {slot: None for slot in self.column.between(top - height, top + 2 * height) if slot.built}
        here = self.slot_of(QApplication.focusWidget())
        if here is not None:
            found[here] = None
        found.update((slot, None) for slot in self.column.built if slot.entry.kind in CHECKED)
        return list(found)

    def _to_refresh(
        self, near: Iterable[Slot], touched: frozenset[str] | None, *, reshaped: bool = False
    ) -> list[Slot]:
        """Those of *near* that look different now; the others are as they should be."""
        found = []
        for slot in near:
            if (
                touched is None
                or slot.told < self.turn - 1
                or slot.restless
                or slot.shows(touched)
                or (reshaped and slot.entry.kind not in QUIET)
            ):
                found.append(slot)
            slot.told = self.turn
        return found

    def _sync(self, touched: frozenset[str] | None = None) -> None:
        """Bring the column in line; *touched* are the refs that look different, all of them when it is left out.

        What is the same as before at the beginning and at the end of the form keeps its slots, and is not looked at.
        """
        session = self.filling.session
        outline = session.outline()
        shown = self._pick(outline) if self._pick else outline
        if len(self._known) > KEPT + 4 * len(self._entries):
            self._known.clear()
        entries = lay_out(session, shown, grouped=self._extra.get("grouped"), folded=self.folded, known=self._known)
        before, after = self._unchanged(entries)
        end, old_end = len(entries) - after, len(self.slots) - after
        near = self._near_by()
        keys = {entry.key for entry in entries[before:end]}
        for slot in self.slots[before:old_end]:
            if slot.entry.key not in keys and self.by_key.pop(slot.entry.key, None) is not None:
                self.making.drop(slot)
        fresh = [self._slot_for(entry) for entry in entries[before:end]]
        self.slots = [*self.slots[:before], *fresh, *self.slots[old_end:]]
        self._entries = entries
        self.column.hold(self.slots, before=before, after=after)
        self.turn += 1
        _refresh(self._to_refresh([slot for slot in near if slot in self.column.built], touched, reshaped=True))
        if touched is not None and before and self._in_view(self.slots[before - 1]):
            for place in range(before, before + min(len(fresh), AT_A_TIME)):
                self.making.made(place)  # asked because of what stands above it: people see them come at once

    def _unchanged(self, entries: list[Entry]) -> tuple[int, int]:
        """How many entries at the beginning and at the end are the very ones that are shown already."""
        if len(self.by_key) != len(self.slots):
            return 0, 0  # a question that is asked twice has one slot: all is looked at
        most = min(len(entries), len(self._entries))
        before = _same(entries, self._entries, most)
        after = min(_same(entries[::-1], self._entries[::-1], most), most - before)
        for places in (range(before), range(-after, 0)):
            for place in compress(places, map(is_not, entries[places.start :], self._entries[places.start :])):
                self.slots[place].move_to(entries[place])
        return before, after

    def _slot_for(self, entry: Entry) -> Slot:
        slot = self.by_key.get(entry.key)
        if slot is not None and slot.entry.kind != entry.kind:
            self.making.drop(slot)
            slot = None
        if slot is not None:
            slot.move_to(entry)
            return slot
        slot = self.making.spares.blank()
        if slot is None:
            slot = self.new_slot(entry)
        else:
            slot.ask(entry)
        self.by_key[entry.key] = slot
        return slot

    def slot_at(self, key: str) -> Slot | None:
        """The place of the entry *key*."""
        return self.by_key.get(key)

    @property
    def readonly(self) -> bool:
        """Can the form only be looked at?"""
        return bool(self._extra.get("readonly"))

    def screenful(self) -> int:
        """How much is seen at once, in pixels."""
        return max(self.viewport().height(), 200)

    def new_slot(self, entry: Entry) -> Slot:
        """A place for *entry* that nobody has had before."""
        return Slot(self.filling, entry, extra=self._extra, last=self._last, around=self, parent=self.column)

    def unsettle(self, slot: Slot) -> None:
        """Look at the height of *slot* again at the next `settle`."""
        self.column.unsettle(slot)

    @property
    def busy(self) -> bool:
        """Is something out of sight still to be built, or drawn anew?"""
        return self.making.busy

    def keep_still(self, change: Callable[[], None]) -> None:
        """Run *change* and scroll so that what people look at stays where it is."""
        anchor = self.slot_of(QApplication.focusWidget())
        if anchor is None or not self._in_view(anchor):
            top = self.verticalScrollBar().value()
            anchor = next(iter(self.column.between(top, top + self.viewport().height())), None)
        key, before = (anchor.entry.key, self.top_of(anchor)) if anchor is not None else ("", 0)
        change()
        self.settle()
        anchor = self.by_key.get(key)  # other widgets may show it now
        if anchor is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.top_of(anchor) - before)

    def settle(self) -> None:
        """Let everything take its place now."""
        before = self.column.full_height
        self.column.settle()
        if self.column.full_height != before or self.column.height() < before:
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # the scroll area fits the column now

    def top_of(self, slot: Slot) -> int:
        """Where *slot* begins, in pixels from the top of what is seen."""
        return self.column.top_of(slot) - self.verticalScrollBar().value()

    def _in_view(self, slot: Slot) -> bool:
        top = self.top_of(slot)
        return top + slot.height() > 0 and top < self.viewport().height()

    def slot_of(self, widget: QObject | None) -> Slot | None:
        """The place that *widget* is in."""
        while widget is not None and not isinstance(widget, Slot):
            widget = widget.parent()
        return widget if isinstance(widget, Slot) and self.by_key.get(widget.entry.key) is widget else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.making.soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.making.near()

    # ---- moving

    def go(self, from_: Slot | None, by: int) -> None:
        """Give the keyboard to the next question after *from_* that can be answered (or the one before)."""
        self.steps.go(from_, by)

    def reach(self, slot: Slot, target: QWidget | None = None) -> None:
        """Scroll *slot* into view and put the keyboard there."""
        self.steps.reach(slot, target)

    def start(self) -> None:
        """Put the keyboard on the first question that needs an answer, else on an open one, else on the first."""
        self.steps.start()

    def show_ref(self, ref: str) -> bool:
        """Go to the question *ref* (or the item that a companion belongs to); False when it is not here."""
        return self.steps.show_ref(ref)

    # ---- what people do to more than one question

    def pass_rest(self, group: str) -> None:
        """Judge every item of *group* that has no verdict yet as pass; in a room, say that all was seen."""
        self.together.pass_rest(group)

    def repeat_last(self, group: str) -> None:
        """Answer the items of *group* that are open as the last visit did, reasons and notes too, photos not."""
        self.together.repeat_last(group)

    def repeat_row(self, row: str) -> None:
        """Answer a whole row of a repeat as the last visit did, photos not."""
        self.together.repeat_row(row)

    def add_row(self, ref: str) -> None:
        """Add a row to the repeat *ref* and go to its first question."""
        row = self.filling.add_row(ref)
        key = self.filling.session.field(row)
        slot = self.by_key.get(key)
        if slot is not None:
            self.go(slot, 1)

    def fold_row(self, key: str) -> None:
        """Show only the heading of a row, or all of it again."""
        self.folded = self.folded ^ {key}
        self.sync()

    def remove_row(self, ref: str) -> None:
        """Take a row out; the banner offers to put it back."""
        repeat = ref.rpartition("[")[0]
        self._taken_out = (repeat, self.filling.remove_row(ref))
        self.banner.say(self.tr("The row is taken out."), remedy=self.tr("Put it back"), do=self._put_back)

    def _put_back(self) -> None:
        if self._taken_out is not None:
            repeat, fields = self._taken_out
            self._taken_out = None
            self.filling.put_back(repeat, fields)

    # ---- what happens around it

    def _changed(self, change: Change) -> None:
        if change.reshaped:
            self.keep_still(lambda: self._sync(change.touched))
            self.making.soon.start()
        else:
            self._show(change.touched)
        self.making.wait()

    def _tell_state(self, state: SaveState) -> None:
        if state.kind == "failed" and state.error is not None:
            text = self.tr("Not saved: {why} What you typed is kept here; it is tried again by itself.")
            self.banner.say(
                text.format(why=say(state.error)), kind="bad", remedy=self.tr("Try again now"), do=self.filling.flush
            )
            self._failed = True
        elif state.kind == "saved" and getattr(self, "_failed", False):
            self._failed = False
            self.banner.hide()


def _same(entries: list[Entry], before: list[Entry], most: int) -> int:
    """How many of the first *most* of *entries* stand at the same place of the form as *before*.

    What frames others is made anew when one of them comes or goes; it stays where it is all the same.
    """
    for number in compress(range(most), map(is_not, entries, before)):
        new, old = entries[number], before[number]
        framed = new.kind == old.kind and new.kind in FRAMES
        if not (framed and new.key == old.key and new.item.ref == old.item.ref):
            return number
    return most


def _refresh(slots: Iterable[Slot]) -> None:
    for slot in slots:
        slot.refresh(slot.entry)

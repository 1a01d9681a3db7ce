"""A whole form on screen: one column, built where people are, moved through by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScroller, QWidget

from forms.session import Change, Item
from ui.form.column import Column
from ui.form.filling import Filling, SaveState
from ui.form.plan import COMPANIONS, Entry, Known, lay_out
from ui.form.shelf import Photo
from ui.form.slots import Slot
from ui.form.verdicts import LastTime
from ui.sentences import say

AT_A_TIME = 2
"""So many places out of sight are built before the window looks at the keyboard again."""
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
        self._by_key: dict[str, Slot] = {}
        self._entries: list[Entry] = []
        self._known: Known = {}
        self.folded: frozenset[str] = frozenset()
        self._turn = 0
        """Counts what happened to the answers, so that a place out of sight knows that it may look different."""
        self._taken_out: tuple[str, dict[str, str]] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = Column(self.walk_on)
        self.banner = self.column.banner
        self.setWidget(self.column)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._near = QTimer(self, singleShot=True, interval=0)
        self._near.timeout.connect(self.build_near)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._near.start())
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
        here = self._slot_of(QApplication.focusWidget())
        return here or next((slot for slot in self.slots if self._in_view(slot)), None)

    def sync(self) -> None:
        """Bring the column in line with the session, without moving what people look at."""
        self._keep_still(self._sync)
        self._near.start()

    def _show(self, touched: frozenset[str]) -> None:
        """Draw anew what shows one of the refs *touched*; the column stays as it is."""
        self._turn += 1
        changed = self._to_refresh(self._near_by(), touched)
        if changed:
            self._keep_still(lambda: _refresh(changed))

    def _near_by(self) -> list[Slot]:
        """What is built within a screen of what people see, and each item of a checklist, which sums others up.

        The rest is drawn anew when people come near it.
        """
        top, height = self.verticalScrollBar().value(), self._height()
        found = {slot: None for slot in self.column.between(top - height, top + 2 * height) if slot.built}
        here = self._slot_of(QApplication.focusWidget())
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
                or slot.told < self._turn - 1
                or slot.restless
                or slot.shows(touched)
                or (reshaped and slot.entry.kind not in QUIET)
            ):
                found.append(slot)
            slot.told = self._turn
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
            if slot.entry.key not in keys and self._by_key.pop(slot.entry.key, None) is not None:
                self._drop(slot)
        fresh = [self._slot_for(entry) for entry in entries[before:end]]
        self.slots = [*self.slots[:before], *fresh, *self.slots[old_end:]]
        self._entries = entries
        self.column.hold(self.slots, before=before, after=after)
        self._turn += 1
        _refresh(self._to_refresh([slot for slot in near if slot in self.column.built], touched, reshaped=True))
        if touched is not None and before and self._in_view(self.slots[before - 1]):
            for slot in fresh[:AT_A_TIME]:  # asked because of what stands above it: people see them come at once
                slot.build()

    def _unchanged(self, entries: list[Entry]) -> tuple[int, int]:
        """How many entries at the beginning and at the end are the very ones that are shown already."""
        if len(self._by_key) != len(self.slots):
            return 0, 0  # a question that is asked twice has one slot: all is looked at
        most = min(len(entries), len(self._entries))
        before = _same(zip(entries, self._entries, strict=False), most)
        after = min(_same(zip(reversed(entries), reversed(self._entries), strict=False), most), most - before)
        for place in (*range(before), *range(-after, 0)):
            if self.slots[place].entry is not entries[place]:
                self.slots[place].move_to(entries[place])
        return before, after

    def _slot_for(self, entry: Entry) -> Slot:
        slot = self._by_key.get(entry.key)
        if slot is not None and slot.entry.kind != entry.kind:
            self._drop(slot)
            slot = None
        if slot is None:
            slot = self._by_key[entry.key] = self._new_slot(entry)
        else:
            slot.move_to(entry)
        return slot

    def _height(self) -> int:
        return max(self.viewport().height(), 200)

    def _drop(self, slot: Slot) -> None:
        self.column.let_go(slot)
        slot.fall_silent()
        slot.hide()
        slot.deleteLater()

    def _new_slot(self, entry: Entry) -> Slot:
        slot = Slot(
            self.filling, entry, extra=self._extra, last=self._last, turn=lambda: self._turn, parent=self.column
        )
        slot.unsettled.connect(self.column.unsettle)
        slot.advance.connect(lambda from_: self.go(from_, 1))
        slot.retreat.connect(lambda from_: self.go(from_, -1))
        slot.row_wanted.connect(self.add_row)
        slot.row_unwanted.connect(self.remove_row)
        slot.fold.connect(self.fold_row)
        slot.rest_passes.connect(self.pass_rest)
        slot.as_last_time.connect(self.repeat_last)
        return slot

    def build_near(self) -> None:
        """Build what is visible, and then a few at a time what is within a screen of it."""
        top, height = self.verticalScrollBar().value(), self._height()
        wanted = [slot for slot in self.column.between(top, top + height) if slot.stale]
        if not wanted:
            after = [slot for slot in self.column.between(top + height, top + 2 * height) if slot.stale]
            above = [slot for slot in self.column.between(top - height, top) if slot.stale]
            wanted = [*after, *reversed(above)][:AT_A_TIME]
        if not wanted:
            return

        def build() -> None:
            for slot in wanted:
                slot.freshen()

        self._keep_still(build)
        self._near.start()

    @property
    def busy(self) -> bool:
        """Is something out of sight still to be built, or drawn anew?"""
        return self._near.isActive()

    def _keep_still(self, change: Callable[[], None]) -> None:
        """Run *change* and scroll so that what people look at stays where it is."""
        anchor = self._slot_of(QApplication.focusWidget())
        if anchor is None or not self._in_view(anchor):
            top = self.verticalScrollBar().value()
            anchor = next(iter(self.column.between(top, top + self.viewport().height())), None)
        before = self._top_of(anchor) if anchor else 0
        change()
        self._settle()
        if anchor is not None and self._by_key.get(anchor.entry.key) is anchor:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._top_of(anchor) - before)

    def _settle(self) -> None:
        before = self.column.full_height
        self.column.settle()
        if self.column.full_height != before or self.column.height() < before:
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # the scroll area fits the column now

    def _top_of(self, slot: Slot) -> int:
        return self.column.top_of(slot) - self.verticalScrollBar().value()

    def _in_view(self, slot: Slot) -> bool:
        top = self._top_of(slot)
        return top + slot.height() > 0 and top < self.viewport().height()

    def _slot_of(self, widget: QObject | None) -> Slot | None:
        while widget is not None and not isinstance(widget, Slot):
            widget = widget.parent()
        return widget if isinstance(widget, Slot) and self._by_key.get(widget.entry.key) is widget else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._near.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.build_near()

    # ---- moving

    def go(self, from_: Slot | None, by: int) -> None:
        """Give the keyboard to the next question after *from_* that can be answered (or the one before)."""
        at = self.column.at(from_)
        if at < 0 and by < 0:
            at = len(self.slots)
        places = range(at + 1, len(self.slots)) if by > 0 else range(at - 1, -1, -1)
        for place in places:
            target = self.slots[place].entrance()
            if target is not None:
                self.reach(self.slots[place], target)
                return
        if by > 0:
            self.ended.emit()

    def reach(self, slot: Slot, target: QWidget | None = None) -> None:
        """Scroll *slot* into view and put the keyboard there."""
        slot.freshen()
        self._settle()
        target = target or slot.entrance()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if hasattr(target, "selectAll"):
                target.selectAll()
        bar, top = self.verticalScrollBar(), self._top_of(slot)
        if top < 0:
            bar.setValue(bar.value() + top - 8)
        elif top + slot.height() > self.viewport().height():
            bar.setValue(bar.value() + min(top - 8, top + slot.height() + 24 - self.viewport().height()))
        self.build_near()

    def start(self) -> None:
        """Put the keyboard on the first question that needs an answer, else on an open one, else on the first."""
        session = self.filling.session
        open_ = [
            s
            for s in self.slots
            if s.entry.kind in ("question", "verdict", "line") and not session.value(s.entry.item.ref)
        ]
        open_.sort(key=lambda slot: not session.required(slot.entry.item.ref))
        for slot in open_:
            if slot.entrance() is not None:
                self.reach(slot)
                return
        self.go(None, 1)

    def show_ref(self, ref: str) -> bool:
        """Go to the question *ref* (or the item that a companion belongs to); False when it is not here."""
        names = [ref, *(ref[: -len(name) - 1] for name in COMPANIONS if ref.endswith("_" + name))]
        for slot in self.slots:
            if slot.entry.kind == "row" and slot.entry.folded and ref.startswith(slot.entry.item.ref + "/"):
                self.fold_row(slot.entry.key)
                return self.show_ref(ref)
            if slot.asks(names) and slot.entry.kind in ("question", "verdict", "line"):
                slot.insist()
                self.reach(slot, slot.entrance_of(names))
                return True
        return False

    def walk_on(self, forward: bool) -> bool:
        """Move the keyboard one step for Tab or Shift+Tab; leaves the form at its ends."""
        focused = QApplication.focusWidget()
        here = self._slot_of(focused)
        stops = _stops(here) if here else []
        if focused in stops:
            place = stops.index(focused) + (1 if forward else -1)
            if 0 <= place < len(stops):
                stops[place].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
        at = self.column.at(here)
        for place in range(at + 1, len(self.slots)) if forward else range(at - 1, -1, -1):
            self.slots[place].freshen()
            stops = _stops(self.slots[place])
            if stops:
                self.reach(self.slots[place], stops[0 if forward else -1])
                return True
        return self._leave(focused, forward)

    def _leave(self, focused: QWidget | None, forward: bool) -> bool:
        widget = focused
        for _ in range(10_000):
            widget = None if widget is None else widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is None or widget is focused:
                return False
            if not self.isAncestorOf(widget) and widget is not self and _takes_tab(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
        return False

    # ---- what people do to more than one question

    def pass_rest(self, group: str) -> None:
        """Judge every item of *group* that has no verdict yet as pass; in a room, say that all was seen."""
        if group in self._by_key and self._by_key[group].entry.kind == "ticks":
            seen = self._by_key[group].entry.item.ref.rpartition("/")[0] + "/room_seen"
            self.filling.answer(seen, "seen", at_once=True)
            return
        for ref in self._open_items(group):
            self.filling.answer(ref, "pass")
        self.filling.flush()
        self._after_group(group)

    def repeat_last(self, group: str) -> None:
        """Answer the items of *group* that are open as the last visit did, reasons and notes too, photos not."""
        if self._last is None:
            return
        session = self.filling.session
        if group in self._by_key and self._by_key[group].entry.kind == "ticks":
            self.repeat_row(group.rpartition("/")[0])
            return
        for ref in self._open_items(group):
            field = session.field(ref)
            if field not in self._last.fields:
                continue
            self.filling.answer(ref, self._last.fields[field])
            for part in ("why", "level", "note"):
                if f"{field}_{part}" in self._last.fields:
                    self.filling.answer(f"{ref}_{part}", self._last.fields[f"{field}_{part}"])
        self.filling.flush()
        self._after_group(group)

    def repeat_row(self, row: str) -> None:
        """Answer a whole row of a repeat as the last visit did, photos not."""
        if self._last is None:
            return
        answers = {field: value for field, value in self._last.fields.items() if field.startswith(row + "/")}
        # what the others hang on comes first, so that nothing is answered before it is asked
        first = [f"{row}/room_seen", f"{row}/room_fails"]
        for field in [*first, *(field for field in answers if field not in first)]:
            if field in answers and not field.endswith("photo"):
                self.filling.answer(self.filling.session.ref(field), answers[field])
        self.filling.flush()

    def _open_items(self, group: str) -> list[str]:
        session = self.filling.session
        items = [slot.entry.item.ref for slot in self.slots if slot.entry.kind == "verdict" and slot.group == group]
        return [ref for ref in items if not session.value(ref)]

    def _after_group(self, group: str) -> None:
        last = [slot for slot in self.slots if slot.entry.kind == "verdict" and slot.group == group]
        if last:
            self.go(last[-1], 1)

    def add_row(self, ref: str) -> None:
        """Add a row to the repeat *ref* and go to its first question."""
        row = self.filling.add_row(ref)
        key = self.filling.session.field(row)
        slot = self._by_key.get(key)
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
            self._keep_still(lambda: self._sync(change.touched))
            self._near.start()
        else:
            self._show(change.touched)

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


def _same(pairs: Iterable[tuple[Entry, Entry]], most: int) -> int:
    """How many of *pairs*, of an entry and the one before it, stand at the same place of the form.

    What frames others is made anew when one of them comes or goes; it stays where it is all the same.
    """
    for number, (new, old) in enumerate(pairs):
        if new is not old and not (
            new.kind == old.kind and new.kind in FRAMES and new.key == old.key and new.item.ref == old.item.ref
        ):
            return number
    return most


def _refresh(slots: Iterable[Slot]) -> None:
    for slot in slots:
        slot.refresh(slot.entry)


def _takes_tab(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _stops(slot: Slot) -> list[QWidget]:
    """Where Tab stops in *slot*. A list of choices is one stop: arrows and digits move inside it."""
    from ui.form.choice_button import ChoiceButton

    found: list[QWidget] = []
    listed: QWidget | None = None
    for widget in slot.findChildren(QWidget):
        if not _takes_tab(widget) or widget.focusProxy() is not None:
            continue
        if isinstance(widget, ChoiceButton):
            if widget.parentWidget() is listed:
                if widget.isChecked() and not widget.several and not found[-1].isChecked():  # type: ignore[attr-defined]
                    found[-1] = widget
                continue
            listed = widget.parentWidget()
        found.append(widget)
    return found

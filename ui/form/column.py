"""The column in which the places of a form stand one below the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.form.slots import BETWEEN, SIDE, Slot
from ui.parts import Banner
from ui.reading_order import OwnOrder

ABOVE, BELOW = 8, 24
RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Column(OwnOrder, QWidget):
    """Places slots below each other, and the banner above them.

    A layout of Qt asks every widget for its size again when one of them changes; in a form of a thousand questions a
    key press would take a tenth of a second. Here a slot keeps its height until its own content has said that it
    changed, one that nobody has come near takes room without being a widget on screen, and only what really moves is
    moved. What an answer costs is so a matter of what it changes, not of how long the form is. Tab walks the slots in
    the order in which people read, whatever was built first: *walk_on* does that.
    """

    def __init__(self, walk_on: Callable[[bool], bool]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # made longer, it is not drawn anew
        self._walk_on = walk_on
        self.banner = Banner(self)
        self.built: dict[Slot, None] = {}
        """The slots that are widgets on screen, in the order in which they became so."""
        self._slots: list[Slot] = []
        self._heights: list[int] = []
        self._tops: list[int] = []
        self._unsettled: set[Slot] = set()
        """Those of which the height is to be asked, and that are to be put in their place."""
        self._first = 0
        """All slots before this one stand where they should."""
        self._wide = self._begin = 0
        self._settling = False
        self.full_height = 0

    def hold(self, slots: list[Slot], *, before: int = 0, after: int = 0) -> None:
        """Show *slots* in this order from the next `place` on.

        So many of the first and of the last as *before* and *after* say are the same as were shown until now.
        """
        end = len(slots) - after
        self._heights[before : len(self._slots) - after] = [0] * (end - before)
        moved = len(slots) != len(self._slots)
        self._slots = slots
        for at in range(before, len(slots) if moved else end):
            slots[at].at = at
        self._unsettled.update(slots[before:end])
        if moved or end > before:
            self._first = min(self._first, before)

    def seat(self, slot: Slot, at: int) -> None:
        """Let *slot* be number *at* from the next `place` on; whoever was that has found another place before."""
        self._slots[at] = slot
        slot.at = at
        self._unsettled.add(slot)
        self.built.pop(slot, None)
        if slot.built:
            self.built[slot] = None

    def let_go(self, slot: Slot) -> None:
        """Forget *slot*, which nobody needs now."""
        self.built.pop(slot, None)
        self._unsettled.discard(slot)
        slot.at = -1

    def unsettle(self, slot: Slot) -> None:
        """Look at *slot* again at the next `place`."""
        if slot.at >= 0 or slot.built:
            self._unsettled.add(slot)
        if slot.built:
            self.built[slot] = None

    def at(self, slot: Slot | None) -> int:
        """The number of *slot* from the top, or -1 when it is not shown."""
        here = slot is not None and 0 <= slot.at < len(self._slots) and self._slots[slot.at] is slot
        return slot.at if here and slot is not None else -1

    def place(self) -> None:
        """Give each slot its place; quick where little changed."""
        wide = max(1, self.width() - 2 * SIDE)
        begin = ABOVE
        if not self.banner.isHidden():
            tall = self.banner.heightForWidth(wide)
            tall = tall if tall > 0 else self.banner.sizeHint().height()
            self.banner.setGeometry(SIDE, begin, wide, tall)
            begin += tall + BETWEEN
        if wide != self._wide:
            self._unsettled.update(self._slots)
        if wide != self._wide or begin != self._begin:
            self._wide, self._begin, self._first = wide, begin, 0
        if not self._unsettled and self._first >= len(self._slots) == len(self._tops):
            return
        unsettled, self._unsettled = self._unsettled, set()
        first = min(self._first, len(self._slots))
        for slot in unsettled:
            if self.at(slot) >= 0:
                tall = slot.height_at(wide)
                if tall != self._heights[slot.at]:
                    self._heights[slot.at] = tall
                    first = min(first, slot.at)
        start = self._tops[first - 1] + self._heights[first - 1] + BETWEEN if first else begin
        *tops, below = accumulate((tall + BETWEEN for tall in self._heights[first:]), initial=start)
        self._tops[first:] = tops
        self._first = len(self._slots)
        moving = self.built if first < len(self._slots) else unsettled
        self._stand([slot for slot in moving if slot.built and (slot.at >= first or slot in unsettled)], wide)
        self.full_height = below + BELOW
        self.setMinimumHeight(self.full_height)

    def _stand(self, slots: list[Slot], wide: int) -> None:
        """Put *slots* in their places.

        Whoever gives way goes first: Qt then moves the pixels of the others and draws only what has come into sight.
        """
        slots.sort(key=lambda slot: slot.at)
        places = [(slot, QRect(SIDE, self._tops[slot.at], wide, self._heights[slot.at])) for slot in slots]
        down = [(slot, place) for slot, place in places if slot.stands is not None and place.y() > slot.stands.y()]
        if down:
            up = [(slot, place) for slot, place in places if slot.stands is None or place.y() <= slot.stands.y()]
            places = [*reversed(down), *up]
        for slot, place in places:
            slot.stand(place)

    def settle(self) -> None:
        """Let all that was just changed find its height and its place now."""
        self._settling = True
        try:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        finally:
            self._settling = False
        self.place()

    def top_of(self, slot: Slot) -> int:
        """Where *slot* begins, in pixels from the top of the column."""
        at = self.at(slot)
        return self._tops[at] if 0 <= at < len(self._tops) else 0

    def between(self, top: int, bottom: int) -> Sequence[Slot]:
        """The slots of which some part lies between *top* and *bottom*."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return self._slots[first : bisect_left(self._tops, bottom)]

    def focusNextPrevChild(self, forward: bool) -> bool:
        beside = self.banner.isAncestorOf(self.focusWidget())
        return not beside and self._walk_on(forward) or super().focusNextPrevChild(forward)

    def above(self) -> list[QWidget]:
        return [self.banner]

    def enter(self, forward: bool) -> bool:
        return self._walk_on(forward)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and not self._settling:
            self.place()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLED:
            for slot in self.built:
                slot.forget_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.place()

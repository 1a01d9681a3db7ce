"""The column in which the places of a form stand one below the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.form.slots import Slot
from ui.parts import Banner

SIDE, ABOVE, BELOW, BETWEEN = 24, 8, 24, 4
RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Column(QWidget):
    """Places slots below each other, and the banner above them.

    A layout of Qt asks every widget for its size again when one of them changes; in a form of a thousand questions a
    key press would take a tenth of a second. Here a slot keeps its height until its own content has said that it
    changed, one that nobody has come near takes room without being a widget on screen, and only what really moves is
    moved. Tab walks the slots in the order in which people read, whatever was built first: *walk_on* does that.
    """

    def __init__(self, walk_on: Callable[[bool], bool]) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._walk_on = walk_on
        self.banner = Banner(self)
        self._slots: Sequence[Slot] = ()
        self._tops: list[int] = []
        self.full_height = 0

    def hold(self, slots: Sequence[Slot]) -> None:
        """Show *slots* in this order from the next `place` on."""
        self._slots = slots

    def place(self) -> None:
        """Give each slot its place; quick where nothing changed."""
        wide = max(1, self.width() - 2 * SIDE)
        below = ABOVE
        if not self.banner.isHidden():
            tall = self.banner.heightForWidth(wide)
            tall = tall if tall > 0 else self.banner.sizeHint().height()
            self.banner.setGeometry(SIDE, below, wide, tall)
            below += tall + BETWEEN
        self._tops = tops = []
        for slot in self._slots:
            tall = slot.height_at(wide)
            tops.append(below)
            if slot.built:
                slot.stand(QRect(SIDE, below, wide, tall))
            below += tall + BETWEEN
        self.full_height = below + BELOW
        self.setMinimumHeight(self.full_height)

    def settle(self) -> None:
        """Let all that was just changed find its height and its place now."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.place()

    def top_of(self, slot: Slot) -> int:
        """Where *slot* begins, in pixels from the top of the column."""
        at = self._slots.index(slot)
        return self._tops[at] if at < len(self._tops) else 0

    def between(self, top: int, bottom: int) -> Sequence[Slot]:
        """The slots of which some part lies between *top* and *bottom*."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return self._slots[first : bisect_left(self._tops, bottom)]

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._walk_on(forward)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLED:
            for slot in self._slots:
                slot.forget_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.place()

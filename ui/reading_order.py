"""Tab goes through a window as people read it.

Qt's own order is that in which widgets were made, so a chip or a row that came with the data stood behind everything
else, and Tab from it fell to the first entry of the rail. Here it is the order of the layouts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as Widget
else:
    Widget = object


class ReadingOrder(Widget):
    """A window whose Tab follows its layouts; stands before the window's class among the bases."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return _step(self, forward) or super().focusNextPrevChild(forward)


class OwnOrder(Widget):
    """A widget within which Tab goes its own way; for those around it, it is one stop."""

    def above(self) -> Iterable[QWidget]:
        """What is drawn in it but walked as everything else, before it."""
        return ()

    def enter(self, forward: bool) -> bool:
        """Take the keyboard at the first stop inside, or coming from behind at the last; False when there is none."""
        raise NotImplementedError


def first_stop(within: QWidget) -> QWidget | None:
    """The first place in *within* where Tab stops."""
    return next((each for each in _in_order(within) if takes_tab(each)), None)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab may stop at *widget* now."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def _step(window: QWidget, forward: bool) -> bool:
    """Move the keyboard to the stop after or before where it is in *window*, and on from the last to the first."""
    focused = window.focusWidget()
    # what was hidden just now is looked for among all there is, so that the keyboard goes to what stood beside it
    order = list(_in_order(window, hidden=focused is not None and not focused.isVisible()))
    if not forward:
        order.reverse()
    here = next((each for each in order if each is focused), None)
    here = here or next((each for each in order if _walks(each, focused)), None)
    at = order.index(here) if here is not None else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    for target in (*order[at + 1 :], *order[: at + 1]):
        if isinstance(target, OwnOrder):
            if target.isVisible() and target.enter(forward):
                return True
        elif takes_tab(target):
            target.setFocus(reason)
            return True
    return False


def _walks(widget: QWidget, focused: QWidget | None) -> bool:
    return isinstance(widget, OwnOrder) and focused is not None and widget.isAncestorOf(focused)


def _in_order(widget: QWidget, *, hidden: bool = False) -> Iterator[QWidget]:
    """*widget* and what is seen in it, or is *hidden*: first what its layout holds, then what lies over that."""
    if isinstance(widget, OwnOrder):
        inside = dict.fromkeys(widget.above())
    else:
        yield widget
        laid = [] if (layout := widget.layout()) is None else list(_held(layout))
        inside = dict.fromkeys([*laid, *(each for each in widget.children() if isinstance(each, QWidget))])
    for each in inside:
        if (hidden or each.isVisible()) and not each.isWindow():
            yield from _in_order(each, hidden=hidden)
    if isinstance(widget, OwnOrder):
        yield widget


def _held(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of *layout* as they are read, those of the layouts in it among them."""
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """What *layout* holds, row by row: a form or a grid numbers its items as they came."""
    numbered = [(n, item) for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
    if isinstance(layout, (QGridLayout, QFormLayout)):
        numbered.sort(key=lambda each: _place(layout.getItemPosition(each[0])))
    return [item for _, item in numbered]


def _place(position: Any) -> tuple[int, int]:
    """Row and column of what Qt says of an item: four numbers in a grid, a row and a role in a form."""
    row, column = position[:2]
    return row, getattr(column, "value", column)

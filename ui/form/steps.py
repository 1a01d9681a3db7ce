"""How the keyboard goes through a form: to the next question, to a certain one, by Tab, and out at the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.form.choice_button import ChoiceButton
from ui.form.plan import COMPANIONS
from ui.form.slots import Slot
from ui.reading_order import takes_tab

if TYPE_CHECKING:
    from ui.form.view import FormView


class Steps:
    """Moves the keyboard through *view*."""

    def __init__(self, view: FormView) -> None:
        self.view = view

    def go(self, from_: Slot | None, by: int) -> None:
        """Give the keyboard to the next question after *from_* that can be answered (or the one before)."""
        at = self.view.column.at(from_)
        if at < 0 and by < 0:
            at = len(self.view.slots)
        places = range(at + 1, len(self.view.slots)) if by > 0 else range(at - 1, -1, -1)
        for place in places:
            if self.view.slots[place].enterable:
                target = self.view.making.made(place).entrance()
                if target is not None:
                    self.reach(self.view.slots[place], target)
                    return
        if by > 0:
            self.view.ended.emit()

    def reach(self, slot: Slot, target: QWidget | None = None) -> None:
        """Scroll *slot* into view and put the keyboard there."""
        at = self.view.column.at(slot)
        slot = self.view.making.made(at) if at >= 0 else slot
        self.view.settle()
        target = target or slot.entrance()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if hasattr(target, "selectAll"):
                target.selectAll()
        bar, top = self.view.verticalScrollBar(), self.view.top_of(slot)
        if top < 0:
            bar.setValue(bar.value() + top - 8)
        elif top + slot.height() > self.view.viewport().height():
            bar.setValue(bar.value() + min(top - 8, top + slot.height() + 24 - self.view.viewport().height()))
        self.view.making.near()

    def start(self) -> None:
        """Put the keyboard on the first question that needs an answer, else on an open one, else on the first."""
        session = self.view.filling.session
        open_ = [
            (not session.required(slot.entry.item.ref), place)
            for place, slot in enumerate(self.view.slots)
            if slot.entry.kind in ("question", "verdict", "line") and not session.value(slot.entry.item.ref)
        ]
        for _, place in sorted(open_):
            if self.view.making.made(place).entrance() is not None:
                self.reach(self.view.slots[place])
                return
        self.go(None, 1)

    def show_ref(self, ref: str) -> bool:
        """Go to the question *ref* (or the item that a companion belongs to); False when it is not here."""
        names = [ref, *(ref[: -len(name) - 1] for name in COMPANIONS if ref.endswith("_" + name))]
        for slot in self.view.slots:
            if slot.entry.kind == "row" and slot.entry.folded and ref.startswith(slot.entry.item.ref + "/"):
                self.view.fold_row(slot.entry.key)
                return self.show_ref(ref)
            if slot.asks(names) and slot.entry.kind in ("question", "verdict", "line"):
                made = self.view.making.made(slot.at)
                made.insist()
                self.reach(made, made.entrance_of(names))
                return True
        return False

    def walk_on(self, forward: bool) -> bool:
        """Move the keyboard one step for Tab or Shift+Tab, from outside to an end; False where the form ends."""
        focused = QApplication.focusWidget()
        here = self.view.slot_of(focused)
        stops = _stops(here) if here else []
        if focused in stops:
            place = stops.index(focused) + (1 if forward else -1)
            if 0 <= place < len(stops):
                stops[place].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
        at = self.view.column.at(here) if here or forward else len(self.view.slots)
        for place in range(at + 1, len(self.view.slots)) if forward else range(at - 1, -1, -1):
            stops = _stops(self.view.making.made(place))
            if stops:
                self.reach(self.view.slots[place], stops[0 if forward else -1])
                return True
        return False


def _stops(slot: Slot) -> list[QWidget]:
    """Where Tab stops in *slot*. A list of choices is one stop: arrows and digits move inside it."""
    found: list[QWidget] = []
    listed: QWidget | None = None
    for widget in slot.findChildren(QWidget):
        if not takes_tab(widget):
            continue
        if isinstance(widget, ChoiceButton):
            if widget.parentWidget() is listed:
                if widget.isChecked() and not widget.several and not found[-1].isChecked():  # type: ignore[attr-defined]
                    found[-1] = widget
                continue
            listed = widget.parentWidget()
        found.append(widget)
    return found

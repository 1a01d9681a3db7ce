"""What people do to many questions at once: the rest passes, all as last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.form.slots import Slot
from ui.form.verdicts import LastTime

if TYPE_CHECKING:
    from ui.form.view import FormView


class Together:
    """Answers the questions of *view* that belong together; *last* is what the last visit found."""

    def __init__(self, view: FormView, last: LastTime | None) -> None:
        self.view, self._last = view, last

    def pass_rest(self, group: str) -> None:
        """Judge every item of *group* that has no verdict yet as pass; in a room, say that all was seen."""
        ticks = self._ticks(group)
        if ticks is not None:
            seen = ticks.entry.item.ref.rpartition("/")[0] + "/room_seen"
            self.view.filling.answer(seen, "seen", at_once=True)
            return
        for ref in self._open_items(group):
            self.view.filling.answer(ref, "pass")
        self.view.filling.flush()
        self._after_group(group)

    def repeat_last(self, group: str) -> None:
        """Answer the items of *group* that are open as the last visit did, reasons and notes too, photos not."""
        if self._last is None:
            return
        session = self.view.filling.session
        if self._ticks(group) is not None:
            self.repeat_row(group.rpartition("/")[0])
            return
        for ref in self._open_items(group):
            field = session.field(ref)
            if field not in self._last.fields:
                continue
            self.view.filling.answer(ref, self._last.fields[field])
            for part in ("why", "level", "note"):
                if f"{field}_{part}" in self._last.fields:
                    self.view.filling.answer(f"{ref}_{part}", self._last.fields[f"{field}_{part}"])
        self.view.filling.flush()
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
                self.view.filling.answer(self.view.filling.session.ref(field), answers[field])
        self.view.filling.flush()

    def _ticks(self, group: str) -> Slot | None:
        """The heading of a list that is ticked off, when *group* is one."""
        heading = self.view.slot_at(group)
        return heading if heading is not None and heading.entry.kind == "ticks" else None

    def _open_items(self, group: str) -> list[str]:
        session = self.view.filling.session
        return [slot.entry.item.ref for slot in self._items(group) if not session.value(slot.entry.item.ref)]

    def _items(self, group: str) -> list[Slot]:
        return [slot for slot in self.view.slots if slot.entry.kind == "verdict" and slot.group == group]

    def _after_group(self, group: str) -> None:
        last = self._items(group)
        if last:
            self.view.steps.go(last[-1], 1)

"""Places that nobody needs now, kept to be used again: to make a question's widgets takes longer than to fill them."""

from __future__ import annotations

from collections.abc import Iterable

from ui.form.plan import Entry
from ui.form.shapes import Shape, shape_of
from ui.form.slots import Slot

OF_A_SHAPE = 6
"""So many places of one shape wait at most."""
BLANK = 60
"""So many places without widgets."""


class Spares:
    """The places that wait, by what they can show."""

    def __init__(self) -> None:
        self._built: dict[Shape, list[Slot]] = {}
        self._blank: list[Slot] = []

    def keep(self, slot: Slot) -> bool:
        """Take *slot*, which nobody needs now; False when it is of no use to another question, or there are enough."""
        if not slot.built:
            if len(self._blank) >= BLANK:
                return False
            self._blank.append(slot)
        else:
            waiting = self._built.setdefault(slot.shape, []) if slot.shape is not None and slot.plain else None
            if waiting is None or len(waiting) >= OF_A_SHAPE:
                return False
            waiting.append(slot)
        slot.fall_silent()
        return True

    def blank(self) -> Slot | None:
        """A place without widgets."""
        return self._blank.pop() if self._blank else None

    def take(self, shape: Shape) -> Slot | None:
        """A place with widgets that can show what has this *shape*."""
        waiting = self._built.get(shape)
        return waiting.pop() if waiting else None

    def lacking(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those of *entries* for which no place waits."""
        waiting = {shape: len(slots) for shape, slots in self._built.items()}
        found = []
        for entry in entries:
            shape = shape_of(entry)
            if shape is None:
                continue
            waiting[shape] = waiting.get(shape, 0) - 1
            if waiting[shape] < 0:
                found.append(entry)
        return found

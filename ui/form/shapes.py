"""Which widgets of one question can stand for another one's."""

from __future__ import annotations

from ui.form.choices import ChoiceField
from ui.form.notes import NoteField
from ui.form.numbers import CounterField, NumberField
from ui.form.plan import Entry
from ui.form.text import LongTextField, TextField

Shape = tuple[object, ...]
"""What the widgets of an entry are made after; one entry of a shape can stand where another one stood."""
REUSED = (TextField, LongTextField, NumberField, CounterField, ChoiceField, NoteField)
"""The fields that know how to forget what was typed into them."""


def shape_of(entry: Entry) -> Shape | None:
    """The shape of *entry*; None where each is made for itself."""
    item = entry.item
    if entry.kind == "question":
        return item.kind, item.control, item.datatype, item.appearance, tuple(sorted(item.parameters.items()))
    return (entry.kind,) if entry.kind in ("heading", "repeat", "row") else None

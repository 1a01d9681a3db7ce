"""Which widget asks which question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.form.choices import ChoiceField
from ui.form.dates import DateField, MomentField, TimeField
from ui.form.field import Field, Question
from ui.form.measures import PositionField, RangeField, RankField
from ui.form.media import FileField
from ui.form.notes import AcknowledgeField, NoteField
from ui.form.numbers import NumberField
from ui.form.photos import PhotoField
from ui.form.pickers import CompleteField, DropField, FoldedField
from ui.form.signature import SignatureField
from ui.form.text import MULTILINE, LongTextField, TextField

SCRAWLED = {"signature", "draw", "annotate"}


def field_for(question: Question, parent: QWidget | None = None) -> Field:
    """The field that takes the answer to *question*; an unknown type is answered as text, so nothing is lost."""
    item = question.item
    make: type[Field]
    if item.kind == "note":
        make = NoteField
    elif item.control == "trigger":
        make = AcknowledgeField
    elif item.control in ("select1", "select"):
        make = _select(question)
    elif item.control == "rank":
        make = RankField
    elif item.control == "range":
        make = RangeField
    elif item.control == "upload":
        picture = "image" in item.parameters.get("mediatype", "image")
        make = (SignatureField if item.appearance & SCRAWLED else PhotoField) if picture else FileField
    else:
        make = _input(question)
    return make(question, parent)


def _select(question: Question) -> type[Field]:
    appearance = question.item.appearance
    several = question.item.control == "select"
    if "minimal" in appearance:
        return FoldedField if several else DropField
    if not several and appearance & {"autocomplete", "search"}:
        return CompleteField
    return ChoiceField


def _input(question: Question) -> type[Field]:
    kinds: dict[str, type[Field]] = {
        "int": NumberField, "integer": NumberField, "decimal": NumberField,
        "date": DateField, "time": TimeField, "dateTime": MomentField, "datetime": MomentField,
        "geopoint": PositionField,
    }  # fmt: skip
    if question.item.datatype in kinds:
        return kinds[question.item.datatype]
    return LongTextField if question.item.appearance & MULTILINE else TextField

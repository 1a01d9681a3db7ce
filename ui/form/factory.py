"""Which widget asks which question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.form.barcode import BarcodeField
from ui.form.calendar_dates import CalendarDateField
from ui.form.calendars import calendar_of
from ui.form.choice_map import ChoiceMapField
from ui.form.choices import ChoiceField
from ui.form.dates import DateField, MomentField, TimeField
from ui.form.field import Field, Question
from ui.form.geo import PathField, PointField
from ui.form.image_map import ImageMapField
from ui.form.long_list import TOO_LONG, LongListField
from ui.form.media import FileField
from ui.form.notes import AcknowledgeField, NoteField
from ui.form.numbers import BearingField, CounterField, NumberField
from ui.form.photos import PhotoField
from ui.form.pickers import CompleteField, DropField, FoldedField
from ui.form.rank import RankField
from ui.form.scales import PickerField, RangeField, RatingField
from ui.form.signature import AnnotateField, DrawingField, SignatureField
from ui.form.text import MULTILINE, AddressField, LongTextField, MaskedField, TextField

NUMBERS = ("int", "integer", "decimal")


def kind_for(question: Question) -> type[Field]:
    """The kind of field for *question*; an unknown type is answered as text, so nothing is lost."""
    item = question.item
    appearance = item.appearance
    if item.kind == "note":
        return NoteField
    if item.control == "trigger":
        return AcknowledgeField
    if item.control in ("select1", "select"):
        return _select(question)
    if item.control == "rank":
        return RankField
    if item.control == "range":
        return RatingField if "rating" in appearance else PickerField if "picker" in appearance else RangeField
    if item.control == "upload":
        return _upload(question)
    return _input(question)


def field_for(question: Question, parent: QWidget | None = None) -> Field:
    """The field that takes the answer to *question*."""
    return kind_for(question)(question, parent)


def _upload(question: Question) -> type[Field]:
    appearance = question.item.appearance
    if "image" not in question.item.parameters.get("mediatype", "image"):
        return FileField
    if "signature" in appearance:
        return SignatureField
    if "annotate" in appearance:
        return AnnotateField
    return DrawingField if "draw" in appearance else PhotoField


def _select(question: Question) -> type[Field]:
    appearance = question.item.appearance
    several = question.item.control == "select"
    if "image-map" in appearance:
        return ImageMapField
    if "map" in appearance:
        return ChoiceMapField
    if len(question.choices) > TOO_LONG:
        return LongListField
    if "minimal" in appearance:
        return FoldedField if several else DropField
    if not several and appearance & {"autocomplete", "search"}:
        return CompleteField
    return ChoiceField


def _input(question: Question) -> type[Field]:
    item = question.item
    if item.datatype in NUMBERS:
        if item.datatype == "decimal" and "bearing" in item.appearance:
            return BearingField
        return CounterField if "counter" in item.appearance else NumberField
    kinds: dict[str, type[Field]] = {
        "date": CalendarDateField if calendar_of(item.appearance) else DateField, "time": TimeField,
        "dateTime": MomentField, "datetime": MomentField, "barcode": BarcodeField,
        "geopoint": PointField, "geotrace": PathField, "geoshape": PathField,
    }  # fmt: skip
    if item.datatype in kinds:
        return kinds[item.datatype]
    if "masked" in item.appearance:
        return MaskedField
    if "url" in item.appearance:
        return AddressField
    if item.appearance & MULTILINE or item.parameters.get("rows", "").isdecimal():
        return LongTextField
    return NumberField if "numbers" in item.appearance else TextField

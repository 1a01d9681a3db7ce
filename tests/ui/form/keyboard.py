"""Somebody who fills a form with nothing but a keyboard: each kind of field, as its keys are told to people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import type_text
from ui.form.barcode import BarcodeField
from ui.form.box import QuestionBox
from ui.form.calendar_dates import CalendarDateField
from ui.form.choice_map import ChoiceMapField
from ui.form.choices import ChoiceField
from ui.form.dates import DateField, MomentField, TimeField
from ui.form.field import Field
from ui.form.geo import PathField, PointField
from ui.form.image_map import ImageMapField
from ui.form.long_list import LongListField
from ui.form.media import FileField
from ui.form.notes import AcknowledgeField
from ui.form.numbers import CounterField, NumberField
from ui.form.photos import PhotoField
from ui.form.pickers import CompleteField, DropField, FoldedField
from ui.form.rank import RankField
from ui.form.scales import PickerField, RangeField, RatingField
from ui.form.signature import AnnotateField, DrawingField, SignatureField
from ui.form.slots import Slot
from ui.form.text import LongTextField, TextField
from ui.form.view import FormView

Key = Qt.Key
ENTER = Key.Key_Return


class Hands:
    """Ten fingers on the keys. *photo* and *paper* are what the system's file dialog gives when it is asked."""

    def __init__(self, qtbot: QtBot, view: FormView, *, photo: Path) -> None:
        self.qtbot, self.view, self.photo = qtbot, view, photo
        self.added: set[str] = set()
        self.walked: list[str] = []

    def walk(self, most: int = 400) -> None:
        """Answer whatever has the keyboard, until the form has ended."""
        ended: list[bool] = []
        self.view.ended.connect(lambda: ended.append(True))
        for _ in range(most):
            slot = self.view.slot_of(self.here())
            assert slot is not None, f"the keyboard has left the form after {self.walked[-1:]}"
            again = slot.entry.key in self.walked and slot.entry.kind != "add"
            assert not again, f"the keyboard has come back to {slot.entry.key}"
            self.answer(slot)
            if ended:
                return
            after = self.view.slot_of(QApplication.focusWidget())
            assert after is not slot, f"the keyboard is caught at {slot.entry.key} ({type(slot.inner).__name__})"
        raise AssertionError("the form never ends")

    def here(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, *keys: Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            if isinstance(key, str):
                self.qtbot.keyClicks(self.here(), key)
            else:
                self.qtbot.keyClick(self.here(), key, held)

    def answer(self, slot: Slot) -> None:
        self.walked.append(slot.entry.key)
        if slot.entry.kind == "add":
            key = slot.entry.key
            if key not in self.added:
                self.added.add(key)
                self.press(Key.Key_Space)
            else:
                self.press(ENTER)
            return
        box = slot.inner
        assert isinstance(box, QuestionBox)
        for kind, hit in self.ways():
            if isinstance(box.field, kind):
                hit(box.field)
                return
        raise AssertionError(f"nobody has said how {type(box.field).__name__} is answered by key")

    def ways(self) -> list[tuple[type[Field], Callable[..., None]]]:
        """What people press at each kind of field; the more special ones first."""
        return [
            (CounterField, lambda _f: self.press(Key.Key_Up, Key.Key_Up, ENTER)),
            (NumberField, lambda f: self.press("120" if "compass" in f.edit.placeholderText() else "12", ENTER)),
            (LongTextField, self._long_text),
            (TextField, self._text),
            (BarcodeField, lambda _f: self.press("6901234567892", ENTER)),
            (RatingField, lambda _f: self.press("4", ENTER)),
            (PickerField, lambda _f: self.press(Key.Key_Down, Key.Key_Down, ENTER)),
            (RangeField, lambda _f: self.press(Key.Key_Right, ENTER)),
            (CalendarDateField, self._calendar),
            (DateField, lambda f: self.press({1: "2026", 2: "2026-11"}.get(f._parts, "1122"), ENTER)),
            (TimeField, lambda _f: self.press("0905", ENTER)),
            (MomentField, lambda _f: self.press("1122", ENTER, "0905", ENTER)),
            (PointField, lambda _f: self.press("23.1291, 113.2644", ENTER, ENTER, "12", ENTER, ENTER)),
            (PathField, self._path),
            (DropField, lambda _f: self.press(Key.Key_Down, ENTER)),
            (CompleteField, self._complete),
            (FoldedField, lambda _f: self.press(Key.Key_Space, "1", "2", ENTER)),
            (ImageMapField, lambda f: self.press("1", *(["2"] if f.inner.several else []), ENTER)),
            (ChoiceMapField, lambda f: self.press("1", *(["2"] if f.inner.several else []), ENTER)),
            (LongListField, self._long_list),
            (ChoiceField, self._choice),
            (RankField, lambda _f: self.press("2", ENTER)),
            (SignatureField, self._sign),
            (AnnotateField, self._annotate),
            (DrawingField, self._draw),
            (PhotoField, self._photo),
            (FileField, self._file),
            (AcknowledgeField, lambda _f: self.press("1", ENTER)),
        ]

    def _text(self, _field: TextField) -> None:
        type_text(self.here(), "陈巧")
        self.press(ENTER)

    def _long_text(self, _field: LongTextField) -> None:
        type_text(self.here(), "楼道里堆着纸箱")
        self.press(ENTER, "x")
        self.press(Key.Key_Tab)

    def _calendar(self, field: CalendarDateField) -> None:
        today = field.calendar.parts(date(2026, 11, 22))
        assert today is not None
        self.press(str(today[0]), ENTER, *[Key.Key_Down] * today[1], ENTER, str(today[2]), ENTER)

    def _path(self, _field: PathField) -> None:
        for point in ("23.1290 113.2640", "23.1295 113.2650", "23.1300 113.2641"):
            self.press(point, ENTER)
        self.press(ENTER)

    def _complete(self, field: CompleteField) -> None:
        type_text(self.here(), field.question.choices[1].label)
        self.press(ENTER)

    def _long_list(self, field: LongListField) -> None:
        if self.here() is field.chosen:
            self.press(Key.Key_Space)
        type_text(self.here(), field.question.choices[-1].label)
        self.press(ENTER)

    def _choice(self, field: ChoiceField) -> None:
        slot = self.view.slot_of(self.here())
        self.press("1")
        if self.view.slot_of(self.here()) is slot:  # a quick one has gone on by itself
            self.press(*(["2"] if field.several else []), ENTER)

    def _photo(self, field: PhotoField) -> None:
        self.press(Key.Key_Space)
        self.qtbot.waitUntil(lambda: len(field.strip.photos) == 1)
        self._back(field)
        self.press(ENTER)

    def _file(self, field: FileField) -> None:
        self.press(Key.Key_Space)
        self.qtbot.waitUntil(lambda: field._value is not None)
        self._back(field)
        self.press(ENTER)

    def _draw(self, field: DrawingField) -> None:
        self.press(Key.Key_Space, *[Key.Key_Right] * 9, *[Key.Key_Down] * 9, Key.Key_Space)
        slot = self.view.slot_of(self.here())
        self.press(ENTER)
        assert slot is not None
        self.qtbot.waitUntil(lambda: bool(self.view.filling.session.value(slot.entry.item.ref)))

    def _annotate(self, field: AnnotateField) -> None:
        self._tab_to(field.choose)
        self.press(Key.Key_Space)
        self.qtbot.waitUntil(lambda: field._value is not None)
        self._back(field)
        while self.here() is not field.pad:
            self.press(Key.Key_Backtab)
        self._draw(field)

    def _sign(self, field: SignatureField) -> None:
        self._tab_to(field.typed)
        type_text(self.here(), "陈巧")
        slot = self.view.slot_of(self.here())
        self.press(ENTER)
        assert slot is not None
        self.qtbot.waitUntil(lambda: bool(self.view.filling.session.value(slot.entry.item.ref)))

    def _back(self, field: Field) -> None:
        """A screen gives the keyboard back when the window of slow work closes; offscreen nobody does."""
        window = field.window()
        if QApplication.activeWindow() is not window:
            with self.qtbot.waitActive(window):
                window.activateWindow()
            field.entrance().setFocus()

    def _tab_to(self, widget: QWidget) -> None:
        for _ in range(12):
            if self.here() is widget:
                return
            self.press(Key.Key_Tab)
        name = widget.text() if isinstance(widget, QPushButton) else widget.accessibleName()
        raise AssertionError(f"Tab does not reach {name}")

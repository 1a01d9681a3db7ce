"""A date given in another calendar: its year, month and day, and the usual date beside them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.form.calendars import Calendar, calendar_of
from ui.form.field import Field, Question
from ui.form.numbers import NumberEdit
from ui.form.pickers import Drop
from ui.parts import button, note, words

CALENDAR_NAMES = {
    "Ethiopian": lambda: QCoreApplication.translate("Calendars", "Ethiopian calendar"),
    "Coptic": lambda: QCoreApplication.translate("Calendars", "Coptic calendar"),
    "Islamic": lambda: QCoreApplication.translate("Calendars", "Islamic calendar, tabular"),
    "Persian": lambda: QCoreApplication.translate("Calendars", "Persian calendar"),
    "Bikram Sambat": lambda: QCoreApplication.translate("Calendars", "Bikram Sambat calendar"),
    "Myanmar": lambda: QCoreApplication.translate("Calendars", "Myanmar calendar"),
    "Buddhist": lambda: QCoreApplication.translate("Calendars", "Buddhist calendar"),
}


class CalendarDateField(Field):
    """Year, month by name, day. The answer is kept as the usual date, which is said beside."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        calendar = calendar_of(question.item.appearance)
        assert calendar is not None
        self.calendar: Calendar = calendar
        appearance = question.item.appearance
        self._parts = 1 if "year" in appearance else 2 if "month-year" in appearance else 3
        self._value: str | None = None
        self._named: tuple[str, ...] = ()
        self.year, self.day = NumberEdit(self), NumberEdit(self)
        size = theme.current().measures.text
        for edit, digits in ((self.year, 4), (self.day, 2)):
            edit.setMaxLength(digits)
            edit.setValidator(QIntValidator(0, 10**digits - 1, edit))
            edit.setMaximumWidth(size * (digits + 4))
            edit.textEdited.connect(lambda _text: self._read())
            edit.left.connect(self._leave)
        self.month = Drop(self)
        self.month.activated.connect(lambda _index: self._read())
        self.month.left.connect(self._leave)
        self.month.setVisible(self._parts > 1)
        self.day.setVisible(self._parts == 3)
        self.today = button("", clicked=self._today)
        self.usual = words()
        self.usual.setWordWrap(False)
        self.said = words(role="bad")
        self.said.hide()
        self.name = note()
        line = QHBoxLayout()
        for widget in (self.year, self.month, self.day, self.usual, self.today):
            line.addWidget(widget)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.name)
        column.addWidget(self.said)
        self.year.entered.connect(lambda: self._on(self.month if self._parts > 1 else None))
        self.month.entered.connect(lambda: self._on(self.day if self._parts == 3 else None))
        self.day.entered.connect(lambda: self._on(None))
        self.setFocusProxy(self.year)
        now = calendar.parts(date.today())
        self._name_months(now[0] if now else 1)
        self._tell()

    def _on(self, widget: QWidget | None) -> None:
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._leave()
        self.advance.emit()

    def _tell(self) -> None:
        label = self.question.label
        self.name.setText(CALENDAR_NAMES[self.calendar.name]())
        self.year.setAccessibleName(self.tr("Year: {question}").format(question=label))
        self.month.setAccessibleName(self.tr("Month: {question}").format(question=label))
        self.day.setAccessibleName(self.tr("Day: {question}").format(question=label))
        self.year.setPlaceholderText(self.tr("Year"))
        self.day.setPlaceholderText(self.tr("Day"))
        self.month.setItemText(0, self.tr("Month"))
        self.today.setText(self.tr("Today"))
        self.today.setAccessibleName(self.tr("Today, for: {question}").format(question=label))
        self.said.setText(self.tr("This calendar has no such day."))

    def _name_months(self, year: int) -> None:
        names = self.calendar.months(year)
        if names == self._named:
            return
        kept = self.month.currentText()
        self._named = names
        self.month.clear()
        self.month.addItem(self.tr("Month"), 0)
        for number, name in enumerate(names, start=1):
            self.month.addItem(name, number)
        self.month.setCurrentIndex(max(0, self.month.findText(kept)))

    def show_value(self, value: str | None) -> None:
        if value == self._value and (value or self.year.hasFocus() or self.month.hasFocus() or self.day.hasFocus()):
            return
        self._value = value
        try:
            given = date.fromisoformat((value or "").partition("T")[0])
        except ValueError:
            given = None
        found = self.calendar.parts(given) if given else None
        self.year.setText(str(found[0]) if found else "")
        self._name_months(found[0] if found else 0)
        self.month.setCurrentIndex(found[1] if found else 0)
        self.day.setText(str(found[2]) if found else "")
        self._say_usual()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        self.year.setReadOnly(readonly)
        self.day.setReadOnly(readonly)
        self.month.setEnabled(not readonly)
        self.today.setVisible(not readonly)

    def _typed(self) -> tuple[int, int, int] | None:
        """What stands in the three places, or None while one of them is empty."""
        year = int(self.year.text() or 0)
        month = int(self.month.currentData() or 0) if self._parts > 1 else 1
        number = int(self.day.text() or 0) if self._parts == 3 else 1
        return (year, month, number) if year and month and number else None

    def _read(self) -> bool:
        if len(self.year.text()) == 4:
            self._name_months(int(self.year.text()))
        typed = self._typed()
        found = self.calendar.day(*typed) if typed else None
        self.said.hide()
        value = found.isoformat() if found else None
        if value != self._value:
            self._value = value
            self.answered.emit(value, False)
        self._say_usual()
        return found is not None or typed is None

    def _leave(self) -> None:
        self.said.setVisible(not self._read())
        self.left.emit()

    def _say_usual(self) -> None:
        self.usual.setText(f"= {(self._value or '').partition('T')[0]}" if self._value else "")

    def _today(self) -> None:
        day = date.today()
        self.show_value(day.isoformat())
        self._read()
        self.left.emit()

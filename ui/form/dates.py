"""Dates and times, typed the short way or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.form.calendar_dates import CalendarDateField
from ui.form.calendars import calendar_of
from ui.form.field import Field, LineEdit, Question
from ui.form.numbers import plain_digits

TODAY = {"今天", "今日", "today", "t", "0"}
YESTERDAY = {"昨天", "昨日", "yesterday", "y"}


def read_date(text: str, *, today: date) -> date | None:
    """Understand a date as people type it: 2026-11-22, 2026年11月22日, 11.22, 1122, 20261122, today, -1.

    Without a year the current one is meant. None when it is no date.
    """
    text = plain_digits(text).lower()
    if text in TODAY:
        return today
    if text in YESTERDAY:
        return today - timedelta(days=1)
    if re.fullmatch(r"[+-]\d{1,3}", text):
        return today + timedelta(days=int(text))
    parts = [int(part) for part in re.findall(r"\d+", text)]
    digits = "".join(re.findall(r"\d+", text))
    if len(parts) == 1 and len(digits) == 8:
        parts = [int(digits[:4]), int(digits[4:6]), int(digits[6:])]
    elif len(parts) == 1 and len(digits) in (3, 4):
        parts = [int(digits[:-2]), int(digits[-2:])]
    elif len(parts) == 1 and len(digits) <= 2 and digits:
        parts = [today.month, *parts]
    if len(parts) == 2:
        parts = [parts[0], parts[1], 1] if parts[0] > 31 else [today.year, *parts]
    if len(parts) != 3:
        return None
    if parts[0] < 100:
        parts[0] += 2000
    try:
        return date(*parts)
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """Understand a time as people type it: 9:05, 9点5分, 0905, 下午3点. None when it is no time."""
    text = plain_digits(text)
    later = 12 if re.search("下午|晚|pm", text.lower()) else 0
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) == 1 and parts[0] > 24:
        parts = [parts[0] // 100, parts[0] % 100]
    if "半" in text and len(parts) == 1:
        parts.append(30)
    if not 1 <= len(parts) <= 3:
        return None
    if later and parts[0] < 12:
        parts[0] += later
    try:
        return time(parts[0], parts[1] if len(parts) > 1 else 0)
    except ValueError:
        return None


class DateField(Field):
    """A date, a month or a year; what cannot be read stays on screen and is said at the place."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        appearance = question.item.appearance
        self._parts = 1 if "year" in appearance else 2 if "month-year" in appearance else 3
        self._value: str | None = None
        self.edit = LineEdit(self)
        self.edit.setMaximumWidth(200)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._leave)
        self.edit.textEdited.connect(self._typing)
        self.pick = QPushButton(self)
        self.pick.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.pick.clicked.connect(self._open)
        self.pick.setVisible(self._parts == 3 and "no-calendar" not in appearance)
        self.said = QLabel(self)
        self.said.setProperty("role", "bad")
        self.said.hide()
        line = QHBoxLayout()
        line.addWidget(self.edit)
        line.addWidget(self.pick)
        line.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.said)
        self.setFocusProxy(self.edit)
        self._tell()

    def _tell(self) -> None:
        self.edit.setAccessibleName(self.question.label)
        shapes = {1: self.tr("2026"), 2: self.tr("2026-11"), 3: self.tr("2026-11-22, 1122 or t for today")}
        self.edit.setPlaceholderText(shapes[self._parts])
        self.edit.setMinimumWidth(self.edit.fontMetrics().horizontalAdvance(self.edit.placeholderText()) + 28)
        self.edit.setMaximumWidth(max(200, self.edit.minimumWidth()))
        self.pick.setText(self.tr("Calendar"))
        self.pick.setAccessibleName(self.tr("Calendar for: {question}").format(question=self.question.label))
        self.said.setText(self.tr("This is not a date. Write it like 2026-11-22."))

    def show_value(self, value: str | None) -> None:
        if value == self._value and self.edit.hasFocus():
            return
        self._value = value
        self.edit.setText("-".join((value or "").split("T")[0].split("-")[: self._parts]))

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)
        self.pick.setEnabled(not readonly)

    def _read(self) -> bool:
        text = self.edit.text().strip()
        if not text:
            self._give(None)
            return True
        if self._parts == 1 and re.fullmatch(r"\d{4}", plain_digits(text)):
            text = f"{plain_digits(text)}-01-01"
        day = read_date(text, today=date.today())
        self.said.setVisible(day is None)
        if day is None:
            return False
        self._give(day.replace(day=1 if self._parts < 3 else day.day).isoformat())
        return True

    def _give(self, value: str | None) -> None:
        if value != self._value:
            self._value = value
            self.answered.emit(value, True)
        self.edit.setText("-".join((value or "").split("-")[: self._parts]))

    def _leave(self) -> None:
        self._read()
        self.left.emit()

    def _enter(self) -> None:
        if self._read():
            self.left.emit()
            self.advance.emit()

    def _typing(self, _text: str) -> None:
        self.said.hide()

    def _picked(self, day: QDate) -> None:
        self._give(day.toString(Qt.DateFormat.ISODate))

    def _open(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if self._value:
            calendar.setSelectedDate(QDate.fromString(self._value, Qt.DateFormat.ISODate))
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(calendar.close)
        calendar.activated.connect(calendar.close)
        calendar.move(self.pick.mapToGlobal(QPoint(0, self.pick.height() + 4)))
        calendar.show()


class TimeField(Field):
    """A time of day; "now" is one click."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._value: str | None = None
        self.edit = LineEdit(self)
        self.edit.setMaximumWidth(140)
        self.edit.setPlaceholderText("09:05")
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._leave)
        self.now = QPushButton(self)
        self.now.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.now.clicked.connect(lambda: self._give(datetime.now().time().replace(second=0, microsecond=0)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        layout.addWidget(self.now)
        layout.addStretch()
        self.setFocusProxy(self.edit)
        self._tell()

    def _tell(self) -> None:
        self.edit.setAccessibleName(self.question.label)
        self.now.setText(self.tr("Now"))
        self.now.setAccessibleName(self.tr("Now, for: {question}").format(question=self.question.label))

    def show_value(self, value: str | None) -> None:
        if value == self._value and self.edit.hasFocus():
            return
        self._value = value
        self.edit.setText((value or "")[:5])

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)
        self.now.setEnabled(not readonly)

    def _read(self) -> None:
        text = self.edit.text().strip()
        clock = read_time(text) if text else None
        if text and clock is None:
            self.edit.selectAll()
            return
        if clock is None or (self._value or "")[:5] != f"{clock:%H:%M}":
            self._give(clock)

    def _give(self, clock: time | None) -> None:
        zone = datetime.now().astimezone().strftime("%z")
        value = f"{clock:%H:%M:%S}.000{zone[:3]}:{zone[3:]}" if clock else None
        if value != self._value:
            self._value = value
            self.answered.emit(value, True)
        self.edit.setText((value or "")[:5])

    def _leave(self) -> None:
        self._read()
        self.left.emit()

    def _enter(self) -> None:
        self._read()
        self.left.emit()
        self.advance.emit()


class MomentField(Field):
    """A date and a time together."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.day: DateField | CalendarDateField
        self.day = (
            CalendarDateField(question, self) if calendar_of(question.item.appearance) else DateField(question, self)
        )
        self.clock = TimeField(question, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.day)
        layout.addWidget(self.clock)
        layout.addStretch()
        self.day.answered.connect(self._join)
        self.clock.answered.connect(self._join)
        self.day.advance.connect(lambda: self.clock.entrance().setFocus(Qt.FocusReason.TabFocusReason))
        self.clock.advance.connect(self.advance)
        self.clock.left.connect(self.left)
        self.setFocusProxy(self.day)

    def show_value(self, value: str | None) -> None:
        day, _, clock = (value or "").partition("T")
        self.day.show_value(day or None)
        self.clock.show_value(clock or None)

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.day.retell(question)
        self.clock.retell(question)

    def set_readonly(self, readonly: bool) -> None:
        self.day.set_readonly(readonly)
        self.clock.set_readonly(readonly)

    def _join(self, _value: str | None, done: bool) -> None:
        day, clock = self.day._value, self.clock._value
        if not day and not clock:
            self.answered.emit(None, done)
        elif day and clock:
            self.answered.emit(f"{day}T{clock}", done)

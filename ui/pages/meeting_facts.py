"""The facts of a meeting: what, when, where, who leads it; each is kept as soon as its field is left."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel

from ui import parts
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit, TextArea
from ui.form.numbers import plain_digits
from ui.meeting_words import KINDS, say
from ui.pages.meeting_part import Part, box, chosen, form, offered
from ui.pages.meeting_read import MeetingShown
from ui.verbs import meetings as verbs

LINES = ("title", "day", "starts", "ends", "place", "host", "recorder", "should_attend", "notice_days")


class Facts(Part):
    """Every line is optional but the title and the day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, widest=760)
        self.kind, self.case = box(), box()
        self.edits = {name: LineEdit() for name in LINES}
        self.review, self.note = TextArea(), TextArea()
        words = {
            "title": self.tr("Title"),
            "day": self.tr("Day"),
            "starts": self.tr("From"),
            "ends": self.tr("Until"),
            "place": self.tr("Where"),
            "host": self.tr("Who leads it"),
            "recorder": self.tr("Who writes"),
            "should_attend": self.tr("People who should come"),
            "notice_days": self.tr("Days of notice"),
        }
        rows = form()
        for name, edit in self.edits.items():
            rows.addRow(words[name], edit)
            edit.left.connect(partial(self._keep, name))
            edit.entered.connect(partial(self._next, name))
            if name == "title":
                rows.addRow(self.tr("Kind"), self.kind)
                rows.addRow(self.tr("Case"), self.case)
        self.edits["day"].setPlaceholderText(self.tr("2026-11-30, +7 or today"))
        self.edits["starts"].setPlaceholderText("14:30")
        self.weekday = parts.note()
        rows.insertRow(rows.getWidgetPosition(self.edits["day"])[0] + 1, QLabel(), self.weekday)  # type: ignore[index]
        rows.addRow(self.tr("What became of the last decisions"), self.review)
        rows.addRow(self.tr("Remark"), self.note)
        self.review.left.connect(lambda: self._keep_text("last_review", self.review))
        self.note.left.connect(lambda: self._keep_text("note", self.note))
        self.kind.activated.connect(lambda _n: self._keep_choice("kind", str(self.kind.currentData() or "")))
        self.case.activated.connect(lambda _n: self._keep_choice("case", str(self.case.currentData() or "")))
        self.body.addWidget(parts.Card(rows))
        self.on = parts.button(
            self.tr("On to the agenda"), icon="next", role="primary", clicked=lambda: self.wanted.emit("agenda")
        )
        self.body.addLayout(parts.row(self.on, None))
        self.body.addStretch()

    def enter(self) -> None:
        self.edits["title"].setFocus(Qt.FocusReason.TabFocusReason)

    def show_meeting(self, shown: MeetingShown) -> None:
        fresh = shown.meeting.id != self.meeting
        super().show_meeting(shown)
        held = shown.meeting
        offered(self.kind, [(code, say(KINDS, code)) for code in KINDS])
        chosen(self.kind, held.kind)
        offered(self.case, [("", self.tr("no case")), *shown.cases])
        chosen(self.case, held.case)
        for name, edit in self.edits.items():
            if fresh or not edit.hasFocus():
                edit.setText(self._stands(name))
        for name, area in (("last_review", self.review), ("note", self.note)):
            if (fresh or not area.hasFocus()) and area.toPlainText() != getattr(held, name):
                area.setPlainText(getattr(held, name))
        day = QDate.fromString(held.day, Qt.DateFormat.ISODate)
        self.weekday.setText(self.locale().dayName(day.dayOfWeek()) if day.isValid() else "")
        self.weekday.setVisible(day.isValid())

    def leave(self) -> None:
        for name in self.edits:
            self._keep(name)
        self._keep_text("last_review", self.review)
        self._keep_text("note", self.note)

    def _stands(self, name: str) -> str:
        value = getattr(self.shown.meeting, name) if self.shown else ""
        return "" if value is None else str(value)

    def _next(self, name: str) -> None:
        names = list(self.edits)
        at = names.index(name) + 1
        (self.edits[names[at]] if at < len(names) else self.on).setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self, name: str) -> None:
        edit = self.edits[name]
        text = edit.text().strip()
        if self.shown is None or text == self._stands(name):
            self._mark(edit, wrong=False)
            return
        value: str | int | None = text
        if name == "day":
            day = read_date(text, today=self.desk.ws.clock().date())
            value = day.isoformat() if day else None
        elif name in ("starts", "ends") and text:
            value = read_time(text)
        elif name in ("should_attend", "notice_days") and text:
            digits = plain_digits(text)
            value = int(digits) if digits.isdigit() and len(digits) < 6 else None
        wrong = value is None or (name == "title" and not text)
        self._mark(edit, wrong=wrong)
        if wrong:
            return
        edit.setText(str(value))
        verbs.change(self.worker, meeting=self.meeting, **{name: value}, done=self.done, failed=self.refuse)

    @staticmethod
    def _mark(edit: LineEdit, *, wrong: bool) -> None:
        parts.set_role(edit, "true" if wrong else "false", name="wrong")

    def _keep_text(self, name: str, area: TextArea) -> None:
        text = area.toPlainText().strip()
        if self.shown is not None and text != getattr(self.shown.meeting, name):
            verbs.change(self.worker, meeting=self.meeting, **{name: text}, done=self.done, failed=self.refuse)

    def _keep_choice(self, name: str, value: str) -> None:
        if self.shown is not None and value != getattr(self.shown.meeting, name):
            verbs.change(self.worker, meeting=self.meeting, **{name: value}, done=self.done, failed=self.refuse)


def read_time(text: str) -> str | None:
    """Understand a time as people type it: 14:30, 1430, 9, 2.5 is none. None when it is no time."""
    digits = re.findall(r"\d+", plain_digits(text))
    if len(digits) == 1 and len(digits[0]) in (3, 4):
        digits = [digits[0][:-2], digits[0][-2:]]
    if len(digits) == 1 and len(digits[0]) <= 2:
        digits = [digits[0], "00"]
    if len(digits) != 2 or int(digits[0]) > 23 or int(digits[1]) > 59:
        return None
    return f"{int(digits[0]):02d}:{int(digits[1]):02d}"

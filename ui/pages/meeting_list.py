"""The meetings, the latest first, and the few lines that a new one needs; what the last one had is filled in."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from storage.community.cases import cases
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit
from ui.pages.card_list import CardList
from ui.pages.meeting_part import box, chosen, form, offered
from ui.pages.meeting_read import Card, listed
from ui.verbs import meetings as verbs


class MeetingList(CardList):
    """Cards, an empty page that teaches, or the question for a new meeting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, widest=900)
        self._found: list[Card] = []
        self._wanted = ""
        self.teach(
            "meeting",
            self.tr("A meeting takes up what is open, hears every party, and ends in who does what by when."),
            self.tr("Plan the first meeting"),
        )
        self.day, self.place = LineEdit(), LineEdit()
        self.case = box()
        self.day.setPlaceholderText(self.tr("2026-11-30, +7 or today"))
        rows = form()
        rows.addRow(self.tr("Title"), self.title)
        rows.addRow(self.tr("Day"), self.day)
        rows.addRow(self.tr("Where"), self.place)
        rows.addRow(self.tr("Case"), self.case)
        for edit in (self.title, self.day, self.place):
            edit.entered.connect(self.begin)
        self.lay_out(self.tr("Plan a meeting"), rows)

    def read(self) -> None:
        """Read the meetings again."""
        today, community = self.desk.ws.clock().date().isoformat(), self.desk.community

        def ask(db: Database) -> tuple[list[Card], list[tuple[str, str]]]:
            open_cases = cases.select(db, "ended = ''", order="begun DESC")
            return listed(db, today=today, community=community), [(one.id, one.title) for one in open_cases]

        self.worker.read(ask, self._show, owner=self)

    def _show(self, found: tuple[list[Card], list[tuple[str, str]]]) -> None:
        self._found, titles = found
        offered(self.case, [("", self.tr("no case")), *titles])
        if self._wanted and self.stack.currentWidget() is self.form:
            chosen(self.case, self._wanted)  # asked for before the cases had been read
            self._wanted = ""
        self.fill([self._card(one) for one in self._found])

    def _card(self, one: Card) -> QWidget:
        held = one.meeting
        facts = [held.day, held.place, one.case]
        numbers = [
            self.tr("%n person(s)", "", one.people) + " · " + self.tr("%n party(ies)", "", one.parties),
            self.tr("{decided} of %n topic(s) decided", "", one.topics).format(decided=one.decided),
        ]
        waiting = [parts.note(self.tr("%n task(s) open", "", one.open))] if one.open else []
        if one.overdue:
            waiting.append(parts.words(self.tr("%n task(s) late", "", one.overdue), role="late"))
        go = parts.button(self.tr("Open"), icon="next", clicked=partial(self.opened.emit, held.id))
        go.setAccessibleName(f"{self.tr('Open')}: {held.title} {held.day}")
        left = parts.column(
            parts.section(held.title or self.tr("Meeting")),
            parts.note(" · ".join(filter(None, facts))),
            parts.words(" · ".join(numbers)),
            parts.row(*waiting, None),
            spacing=4,
        )
        line = parts.row(left, go)
        line.setStretch(0, 1)
        return parts.Card(line)

    # ---- a new meeting

    def ask(self, *, case: str = "") -> None:
        """Ask for the few things that a meeting needs, with what the last one had; *case* is what it is about."""
        last = self._found[0].meeting if self._found else None
        self.title.setText(last.title if last else self.tr("Residents' council"))
        self.day.setText(self.desk.ws.clock().date().isoformat())
        self.place.setText(last.place if last else "")
        known = [self.case.itemData(n) for n in range(self.case.count())]
        self._wanted = case
        chosen(
            self.case,
            case
            if case in known
            else last.case
            if last and last.case in known
            else known[1]
            if len(known) == 2
            else "",
        )
        self.open_form()
        self.title.selectAll()

    def begin(self) -> None:
        """Make the meeting and open it at its agenda."""
        day = read_date(self.day.text().strip(), today=self.desk.ws.clock().date())
        title = self.title.text().strip()
        if day is None or not title:
            if title:
                self.refuse(self.tr("This is not a date. Write it like 2026-11-30."), self.day)
            else:
                self.refuse(self.tr("A meeting needs a title."), self.title)
            return
        last = self._found[0].meeting if self._found else None
        verbs.plan(
            self.worker,
            title=title,
            day=day.isoformat(),
            place=self.place.text().strip(),
            case=str(self.case.currentData() or ""),
            kind=last.kind if last else "council",
            host=last.host if last else "",
            recorder=self.desk.ws.person,
            done=self.begun,
            failed=self.refused.emit,
        )

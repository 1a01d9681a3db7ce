"""Deliberation: meetings and cases, from what is open to what was decided, done and told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui import parts, theme
from ui.desk import Desk
from ui.meeting_words import PARTIES, say
from ui.page import Page
from ui.pages.case import CaseView
from ui.pages.case_list import CaseList
from ui.pages.case_read import CaseShown
from ui.pages.meeting import MeetingView
from ui.pages.meeting_list import MeetingList
from ui.pages.meeting_read import MeetingShown
from ui.pages.surveys import Surveys
from ui.segments import Segments
from ui.tokens import AROUND, WITHIN

NARROW = 860
"""Below this width, at the normal size of type, the choice of lists has a line of its own."""


class DeliberationPage(Page):
    """Lists of meetings and of cases; one opens in its list's place, and a button leads back. Visits on site beside."""

    kinds = frozenset(
        {"meeting", "case", "measure", "task", "vote", "ballot", "person", "opinion", "issue", "photo", "activity",
         "batch", "pact", "schedule", "label", "labelled", "survey"}
    )  # fmt: skip
    help = "deliberation"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title(self.title)
        self.list = MeetingList(desk)
        self.list.opened.connect(self.open)
        self.list.refused.connect(desk.fail)
        self.meeting = MeetingView(desk, self.banner)
        self.meeting.shown.connect(self._tell)
        self.meeting.gone.connect(self.to_list)
        self.cases = CaseList(desk)
        self.cases.opened.connect(self.open_case)
        self.cases.refused.connect(desk.fail)
        self.cases.told.connect(self._done)
        self.case = CaseView(desk, self.banner)
        self.case.shown.connect(self._tell_case)
        self.case.gone.connect(self.to_list)
        self.case.opened.connect(self.open_case)
        self.visits = Surveys(desk)
        self.visits.told.connect(self._done)
        self.visits.refused.connect(desk.fail)
        self.which = Segments(
            self.tr("Meetings, cases or visits on site"),
            (
                ("meetings", self.tr("Meetings"), "meeting"),
                ("cases", self.tr("Cases"), "folder"),
                ("visits", self.tr("On site"), "places"),
            ),
        )
        self.which.chosen.connect(self._choose)
        self.back = parts.button(self.tr("All meetings"), icon="back", clicked=self.to_list)
        self.new = parts.button(self.tr("Plan a meeting"), icon="add", role="primary", clicked=self._ask)
        self.take = parts.button(self.tr("Begin from a template …"), icon="copy", clicked=self.cases.choose_template)
        self.list.asking.connect(lambda on: self.new.setVisible(not on))
        self.cases.asking.connect(self._asking)
        self.show_large = parts.button(self.tr("Project"), icon="eye", clicked=self.meeting.project)
        self.show_large.setToolTip(self.tr("Large type for the room (F5); arrow keys turn, Esc leaves"))
        self.prepare = parts.button(
            self.tr("Prepare the papers"), icon="print", clicked=lambda: self.meeting.show_part("papers")
        )
        for button in (self.which, self.prepare, self.show_large, self.back, self.take, self.new):
            self.header.add_action(button)
        self._low = QWidget()
        line = QHBoxLayout(self._low)
        line.setContentsMargins(AROUND, WITHIN, AROUND, 0)
        line.addStretch()
        self._low.hide()
        self._is_low = False
        self.body.addWidget(self._low)
        self.stack = QStackedWidget()
        for widget in (self.list, self.meeting, self.cases, self.case, self.visits):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self._show_buttons()

    @property
    def title(self) -> str:
        return self.tr("Meetings")

    # ---- what is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = event.size().width() < NARROW * theme.current().measures.text / 15
        if low == self._is_low:
            return
        self._is_low = low
        line = self._low.layout()
        if low and isinstance(line, QHBoxLayout):
            line.insertWidget(0, self.which)
        else:
            self.header.add_action(self.which, first=True)
        self._show_buttons()

    def activate(self, **where: object) -> None:
        meeting, case = str(where.get("meeting", "")), str(where.get("case", ""))
        if meeting:
            self.open(meeting, str(where.get("part", "")))
        elif where.get("plan"):
            self._choose("meetings")
            self.list.ask(case=case)
        elif where.get("survey") or where.get("look_at"):
            self._choose("visits")
            self.visits.open(survey=str(where.get("survey") or ""), look_at=str(where.get("look_at") or ""))
        elif case:
            self.open_case(case)
        elif where.get("which"):
            self._choose(str(where["which"]))
        else:
            self._read()

    def where(self) -> dict[str, object]:
        if self.stack.currentWidget() is self.meeting:
            return {"meeting": self.meeting.meeting, "part": self.meeting.part}
        if self.stack.currentWidget() is self.case:
            return {"case": self.case.case}
        if self.stack.currentWidget() is self.visits and self.visits.rec:
            return {"survey": self.visits.rec}
        return {"which": self.which.key}

    def refresh(self, kinds: frozenset[str]) -> None:
        self._read()

    def _read(self) -> None:
        shown = self.stack.currentWidget()
        next(each for each in (self.list, self.meeting, self.cases, self.case, self.visits) if each is shown).read()

    def leave(self) -> None:
        if self.stack.currentWidget() is self.meeting:
            self.meeting.leave()

    def open(self, meeting: str, part: str = "") -> None:
        """Open one meeting."""
        self.which.choose("meetings")
        self.stack.setCurrentWidget(self.meeting)
        self._show_buttons()
        self.meeting.show_meeting(meeting, part)

    def open_case(self, case: str) -> None:
        """Open one case."""
        self.banner.hide()
        self.which.choose("cases")
        self.stack.setCurrentWidget(self.case)
        self._show_buttons()
        self.case.show_case(case)

    def to_list(self) -> None:
        """Back to all meetings, or to all cases."""
        self._choose(self.which.key)

    def _choose(self, which: str) -> None:
        if self.stack.currentWidget() is self.meeting:
            self.meeting.leave()
        self.which.choose(which)
        self.banner.hide()
        self.meeting.meeting = ""
        self.stack.setCurrentWidget({"meetings": self.list, "cases": self.cases, "visits": self.visits}[which])
        self.header.set_scope("")
        self.header.set_title(self.title)
        self._show_buttons()
        self._read()

    @property
    def unsaved(self) -> bool:
        return self.visits.unsaved

    def _done(self, words: str, back: Callable[[], object] | None) -> None:
        self.banner.say(words, kind="good", remedy=self.tr("Undo") if back else "", do=back)

    def _ask(self) -> None:
        (self.list if self.which.key == "meetings" else self.cases).ask()

    def _show_buttons(self) -> None:
        """The buttons that belong to what is in front."""
        shown, of_cases = self.stack.currentWidget(), self.which.key == "cases"
        self.help = "deliberation" if self.which.key == "meetings" else "cases"
        opened = shown in (self.meeting, self.case)
        for button in (self.show_large, self.prepare):
            button.setVisible(shown is self.meeting)
        self.back.setVisible(opened)
        self.back.setText(self.tr("All cases") if of_cases else self.tr("All meetings"))
        self.new.setVisible(not opened and shown is not self.visits)
        self.take.setVisible(shown is self.cases)
        self.new.setText(self.tr("Begin a case") if of_cases else self.tr("Plan a meeting"))
        self.which.setVisible(not opened)
        self._low.setVisible(self._is_low and not opened)

    def _asking(self, on: bool) -> None:
        shown = self.stack.currentWidget() is self.cases
        for button in (self.new, self.take):
            button.setVisible(shown and not on)

    def _tell(self, found: MeetingShown) -> None:
        held = found.meeting
        self.header.set_title(held.title or self.title)
        said = [held.day, held.starts, held.place, found.case]
        self.header.set_scope(" · ".join(filter(None, said)))

    def _tell_case(self, found: CaseShown) -> None:
        if self.stack.currentWidget() is not self.case:
            return
        case = found.case
        self.header.set_title(case.title)
        cycle = self.tr("cycle {number}").format(number=case.cycle) if (case.cycle or 1) > 1 else ""
        lead = self.tr("led by {who}").format(who=say(PARTIES, found.lead)) if found.lead else ""
        ended = self.tr("ended {day}").format(day=case.ended) if case.ended else ""
        self.header.set_scope(" · ".join(filter(None, (case.begun, ended, cycle, lead))))

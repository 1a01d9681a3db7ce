"""Deliberation: meetings and cases, from what is open to what was decided, done and told."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from ui import parts
from ui.desk import Desk
from ui.page import Page
from ui.pages.meeting import MeetingView
from ui.pages.meeting_list import MeetingList
from ui.pages.meeting_read import MeetingShown


class DeliberationPage(Page):
    """A list first; a meeting or case opens in its place, and Esc or the button leads back."""

    kinds = frozenset({"meeting", "case", "measure", "task", "vote", "ballot", "person", "opinion", "issue", "photo"})
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
        self.back = parts.button(self.tr("All meetings"), icon="back", clicked=self.to_list)
        self.new = parts.button(self.tr("Plan a meeting"), icon="add", role="primary", clicked=self.list.ask)
        self.list.asking.connect(lambda on: self.new.setVisible(not on))
        self.show_large = parts.button(self.tr("Project"), icon="eye", clicked=self.meeting.project)
        self.show_large.setToolTip(self.tr("Large type for the room (F5); arrow keys turn, Esc leaves"))
        self.prepare = parts.button(
            self.tr("Prepare the papers"), icon="print", clicked=lambda: self.meeting.show_part("papers")
        )
        for button in (self.prepare, self.show_large, self.back, self.new):
            self.header.add_action(button)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.meeting)
        self.body.addWidget(self.stack, 1)
        for button in (self.back, self.show_large, self.prepare):
            button.hide()

    @property
    def title(self) -> str:
        return self.tr("Meetings")

    # ---- what is shown

    def activate(self, **where: object) -> None:
        meeting = str(where.get("meeting", ""))
        if meeting:
            self.open(meeting, str(where.get("part", "")))
        elif self.stack.currentWidget() is self.meeting:
            self.meeting.read()
        else:
            self.list.read()

    def where(self) -> dict[str, object]:
        if self.stack.currentWidget() is self.meeting:
            return {"meeting": self.meeting.meeting, "part": self.meeting.part}
        return {}

    def refresh(self, kinds: frozenset[str]) -> None:
        if self.stack.currentWidget() is self.meeting:
            self.meeting.read()
        else:
            self.list.read()

    def leave(self) -> None:
        if self.stack.currentWidget() is self.meeting:
            self.meeting.leave()

    def open(self, meeting: str, part: str = "") -> None:
        """Open one meeting."""
        self.stack.setCurrentWidget(self.meeting)
        for button in (self.back, self.show_large, self.prepare):
            button.show()
        self.new.hide()
        self.meeting.show_meeting(meeting, part)

    def to_list(self) -> None:
        """Back to all meetings."""
        self.meeting.leave()
        self.banner.hide()
        self.meeting.meeting = ""
        self.stack.setCurrentWidget(self.list)
        self.header.set_scope("")
        self.header.set_title(self.title)
        for button in (self.back, self.show_large, self.prepare):
            button.hide()
        self.new.show()
        self.list.read()

    def _tell(self, found: MeetingShown) -> None:
        held = found.meeting
        self.header.set_title(held.title or self.title)
        said = [held.day, held.starts, held.place, found.case]
        self.header.set_scope(" · ".join(filter(None, said)))

"""What the cards of a topic have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui import parts
from ui.desk import Desk
from ui.pages.meeting_read import MeetingShown, TopicShown
from ui.writes import Writes


class Section(Writes, parts.Card):
    """One card of a topic. It is filled again after every change and never takes away what is being typed."""

    wrote = Signal()
    told = Signal(str, object)
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.head = parts.section()
        self.body.addWidget(self.head)
        self.desk = desk
        self.worker = desk.worker
        self.shown: MeetingShown | None = None
        self.topic: TopicShown | None = None

    @property
    def meeting(self) -> str:
        return self.shown.meeting.id if self.shown else ""

    @property
    def key(self) -> str:
        """The topic that is shown."""
        return self.topic.topic.key if self.topic else ""

    def show_topic(self, shown: MeetingShown, topic: TopicShown) -> None:
        """Show *topic*; override and call."""
        self.shown, self.topic = shown, topic

    def leave(self) -> None:
        """Hand over what is still being typed."""

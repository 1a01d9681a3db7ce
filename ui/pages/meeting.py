"""One meeting: its parts as chips in the order in which people go through them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import parts, shortcuts
from ui.chips import Chips
from ui.desk import Desk
from ui.pages.follow_up import FollowUp
from ui.pages.meeting_agenda import Agenda
from ui.pages.meeting_facts import Facts
from ui.pages.meeting_papers import Papers
from ui.pages.meeting_part import Part
from ui.pages.meeting_read import MeetingShown, read_meeting
from ui.pages.meeting_signing import Signing
from ui.pages.meeting_topic import Topics
from ui.projector import Projector
from ui.sentences import say


class MeetingView(QWidget):
    """Reads the meeting after every change and hands it to its parts."""

    shown = Signal(object)
    """What was read: a `MeetingShown`."""
    gone = Signal()

    def __init__(self, desk: Desk, banner: parts.Banner) -> None:
        super().__init__()
        self.desk, self.worker, self.banner = desk, desk.worker, banner
        self.meeting = ""
        self.part = "facts"
        self.read_last: MeetingShown | None = None
        self.projector: Projector | None = None
        self._entering = False
        self.facts, self.agenda, self.signing, self.topics = Facts(desk), Agenda(desk), Signing(desk), Topics(desk)
        self.parts: dict[str, Part] = {}
        self.chips = Chips()
        self.chips.chosen.connect(self.show_part)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)
        self.add_part("facts", self.tr("Facts"), self.facts)
        self.add_part("agenda", self.tr("Agenda"), self.agenda)
        self.add_part("signing", self.tr("Signing in"), self.signing)
        self.add_part("topics", self.tr("Topics"), self.topics)
        self.follow_up, self.papers = FollowUp(desk), Papers(desk)
        self.add_part("follow_up", self.tr("Follow-up"), self.follow_up)
        self.add_part("papers", self.tr("Papers"), self.papers)
        shortcuts.bind(self, "meeting.project", self.project)
        shortcuts.bind(self, "meeting.next", partial(self.topics.turn, 1))
        shortcuts.bind(self, "meeting.back", partial(self.topics.turn, -1))

    def add_part(self, name: str, words: str, part: Part) -> None:
        """Put *part* behind a chip."""
        self.chips.add(name, words)
        self.parts[name] = part
        self._stack.addWidget(part)
        part.wrote.connect(self.read)
        part.told.connect(self._tell)
        part.refused.connect(lambda error: self.banner.say(say(error), kind="bad"))
        part.wanted.connect(self.show_part)

    def show_meeting(self, meeting: str, part: str = "") -> None:
        """Show *meeting*, at *part* of it."""
        if meeting != self.meeting:
            self.leave()
            self.part = "facts"
        self.meeting = meeting
        self.show_part(part or self.part)
        self.read()

    def show_part(self, name: str) -> None:
        """Bring a part to the front; "topic:key" is one of the topics."""
        name, _, topic = name.partition(":")
        if name not in self.parts:
            return
        if name != self.part:
            self.parts[self.part].leave()
            self.banner.hide()
        self.part = name
        self.chips.choose(name)
        self._stack.setCurrentWidget(self.parts[name])
        if topic:
            self.topics.show_topic(topic)
        self._entering = True
        if self.read_last is not None and self.read_last.meeting.id == self.meeting:
            self._show(self.read_last)

    def read(self) -> None:
        """Read the meeting again."""
        meeting = self.meeting
        if meeting:
            self.worker.read(lambda db: read_meeting(db, meeting), self._show, owner=self)

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.parts[self.part].leave()

    def _show(self, found: MeetingShown | None) -> None:
        if found is None or found.meeting.id != self.meeting:
            if found is None:
                self.gone.emit()
            return
        self.read_last = found
        part = self.parts[self.part]
        held = part.in_sight()
        part.show_meeting(found)
        if held is not None:  # what came in above must not push it out
            part.bring_in_sight(held)
        if self._entering:
            self._entering = False
            self.parts[self.part].enter()
        self.shown.emit(found)

    def project(self) -> None:
        """Show the meeting on the whole screen, from the topic that is talked about now."""
        found = self.read_last
        if found is None:
            return
        names = [one.name for one in found.signed if one.name] + [one.name for one in found.known if one.name]
        topic = self.topics.topic if self.part == "topics" else ""
        self.projector = Projector(self.desk, found, topic=topic, names=names)
        self.projector.showFullScreen()
        self.projector.setFocus()

    def _tell(self, words: str, back: Callable[[], object]) -> None:
        self.banner.say(words, kind="good", remedy=self.tr("Undo"), do=back)

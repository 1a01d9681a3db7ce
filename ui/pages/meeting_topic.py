"""One topic at a time: facts, options, what was said, vote, decision; Ctrl+Page Down goes to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui import parts
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.form.field import LineEdit, TextArea
from ui.meeting_words import sources
from ui.pages.meeting_decision import Decision
from ui.pages.meeting_options import Options
from ui.pages.meeting_part import Part, box, chosen, offered
from ui.pages.meeting_read import MeetingShown, TopicShown
from ui.pages.meeting_said import Said
from ui.pages.meeting_section import Section
from ui.pages.meeting_vote import Vote
from ui.verbs import meetings as verbs
from ui.words import STATES, word


class Facts(Section):
    """What a topic is about: its title, why it is on the agenda, and what the ledger knows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title, self.reason = LineEdit(), TextArea()
        self.title.setAccessibleName(self.tr("Topic"))
        self.reason.setAccessibleName(self.tr("How it is now"))
        self.reason.setPlaceholderText(self.tr("How it is now, in numbers or in a sentence"))
        self.title.left.connect(self.leave)
        self.title.entered.connect(lambda: self.reason.setFocus(Qt.FocusReason.TabFocusReason))
        self.reason.left.connect(self.leave)
        self.known = parts.note()
        for widget in (self.title, self.reason, self.known):
            self.body.addWidget(widget)

    def show_topic(self, shown: MeetingShown, topic: TopicShown) -> None:
        fresh = topic.topic.key != self.key or shown.meeting.id != self.meeting
        if fresh and self.topic is not None:
            self.leave()
        super().show_topic(shown, topic)
        self.head.setText(self.tr("Topic"))
        if fresh or not self.title.hasFocus():
            self.title.setText(topic.topic.title)
        if (fresh or not self.reason.hasFocus()) and self.reason.toPlainText() != topic.topic.fact:
            self.reason.setPlainText(topic.topic.fact)
        lines = [self.tr("From: {sources}").format(sources=sources(topic.topic.source))] if topic.topic.source else []
        for issue in topic.issues:
            age = self.tr("{item}, open since {day}, {state}")
            lines.append(age.format(item=item_word(issue.item), day=issue.opened, state=word(STATES, issue.state)))
        for day, earlier in topic.before:
            what = earlier.decision or self.tr("no decision")
            lines.append(self.tr("At the meeting of {day}: {what}").format(day=day, what=what))
        self.known.setText("\n".join(lines))
        self.known.setVisible(bool(lines))

    def leave(self) -> None:
        if self.topic is None:
            return
        fields = {}
        title, fact = self.title.text().strip(), self.reason.toPlainText().strip()
        if title and title != self.topic.topic.title:
            fields["value"] = title
        if fact != self.topic.topic.fact:
            fields["fact"] = fact
        if fields:
            verbs.change_row(self.worker, rec=self.meeting, repeat="topic", key=self.key, done=self.done,
                             failed=self.refuse, **fields)  # fmt: skip


class Topics(Part):
    """The topics of a meeting, one at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.topic = ""
        self.which = box()
        self.which.setAccessibleName(self.tr("Which topic"))
        self.which.activated.connect(lambda _n: self.show_topic(str(self.which.currentData())))
        self.back = parts.icon_button("back", self.tr("Topic before"), clicked=lambda: self.turn(-1))
        self.next = parts.icon_button("next", self.tr("Next topic"), clicked=lambda: self.turn(1))
        line = parts.row(self.back, self.which, self.next)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.facts, self.options, self.said = Facts(desk), Options(desk), Said(desk)
        self.vote, self.decision = Vote(desk), Decision(desk)
        self.sections: tuple[Section, ...] = (self.facts, self.options, self.said, self.vote, self.decision)
        for section in self.sections:
            section.wrote.connect(self.wrote)
            section.told.connect(self.told)
            section.refused.connect(self.refused)
            self.body.addWidget(section)
        self.empty = parts.Card(
            parts.words(self.tr("A topic is what the meeting talks about. Put the first one on the agenda.")),
            parts.row(
                parts.button(
                    self.tr("To the agenda"), icon="add", role="primary", clicked=lambda: self.wanted.emit("agenda")
                ),
                None,
            ),
        )
        self.body.addWidget(self.empty)
        self.body.addStretch()

    def show_meeting(self, shown: MeetingShown) -> None:
        fresh = shown.meeting.id != self.meeting
        super().show_meeting(shown)
        keys = [one.topic.key for one in shown.topics]
        if fresh or self.topic not in keys:
            first = next((one.topic.key for one in shown.topics if not one.topic.decision), "")
            self.topic = first or (keys[0] if keys else "")
        offered(self.which, [(one.topic.key, f"{n}. {one.topic.title}") for n, one in enumerate(shown.topics, start=1)])
        self._show()

    def show_topic(self, key: str) -> None:
        """Show the topic *key*."""
        if key != self.topic:
            self.leave()
        self.topic = key
        self._show()
        self.verticalScrollBar().setValue(0)

    def turn(self, step: int) -> None:
        """Go to the topic before or after."""
        keys = [one.topic.key for one in self.shown.topics] if self.shown else []
        if self.topic in keys and 0 <= keys.index(self.topic) + step < len(keys):
            self.show_topic(keys[keys.index(self.topic) + step])

    def _show(self) -> None:
        topics = self.shown.topics if self.shown else ()
        found = next((one for one in topics if one.topic.key == self.topic), None)
        self.empty.setVisible(found is None)
        for widget in (*self.sections, self.which, self.back, self.next):
            widget.setVisible(found is not None)
        if found is None or self.shown is None:
            return
        chosen(self.which, self.topic)
        at = topics.index(found)
        self.back.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < len(topics))
        for section in self.sections:
            section.show_topic(self.shown, found)

    def enter(self) -> None:
        if self.topic:
            self.said.parties.enter()

    def leave(self) -> None:
        for section in self.sections:
            section.leave()

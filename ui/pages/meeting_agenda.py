"""The agenda of a meeting: open issues offered with their age, lines that move by key, topics written by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import parts
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.flow import FlowLayout
from ui.meeting_words import sources
from ui.pages.meeting_part import Part, labelled
from ui.pages.meeting_read import Candidate, MeetingShown, candidates
from ui.row_list import Line, RowList
from ui.verbs import meetings as verbs
from ui.words import LEVELS, word


class Agenda(Part):
    """Topics above, what could become one below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: list[Candidate] = []
        self.empty = parts.words(
            self.tr("Nothing is on the agenda yet. Choose from what is open below, or write a topic.")
        )
        self.topics = RowList(self.tr("Topics of the agenda"), most=20)
        self.topics.removed.connect(self._remove)
        self.topics.moved.connect(self._move)
        self.topics.opened.connect(lambda key: self.wanted.emit(f"topic:{key}"))
        self.up = parts.button(self.tr("Up"), icon="up", clicked=lambda: self._move(self.topics.key, -1))
        self.down = parts.button(self.tr("Down"), icon="down", clicked=lambda: self._move(self.topics.key, 1))
        self.drop = parts.button(self.tr("Take off"), icon="remove", clicked=lambda: self._remove(self.topics.key))
        self.keys = parts.note(
            self.tr("Enter opens a topic, Alt with an arrow moves it, Delete takes it off the agenda.")
        )
        self.new = LineEdit()
        self.new.setPlaceholderText(self.tr("Another topic, then Enter"))
        self.new.entered.connect(self.add)
        self.tools = QWidget()
        flow = FlowLayout(self.tools)
        for button in (self.up, self.down, self.drop):
            flow.addWidget(button)
        self.body.addWidget(
            parts.Card(
                parts.section(self.tr("On the agenda")),
                self.empty, self.topics, self.tools, self.keys, labelled(self.tr("Topic in your own words"), self.new),
            )
        )  # fmt: skip
        self.left_over = parts.button("", icon="reply", clicked=self.take_up_again)
        self.offer_words = parts.section()
        self.offer_note = parts.note()
        self.offer = RowList(self.tr("Open issues"), most=8)
        self.offer.opened.connect(lambda key: self.put([key]))
        self.put_chosen = parts.button("", icon="add", role="primary", clicked=lambda: self.put(self.offer.ticked))
        self.put_all = parts.button(self.tr("Put all of them on"), clicked=lambda: self.put(self.offer.keys))
        self.offer.itemChanged.connect(lambda _item: self._count())
        buttons = QWidget()
        line = FlowLayout(buttons)
        for each in (self.put_chosen, self.put_all):
            line.addWidget(each)
        self.offered = parts.Card(self.offer_words, self.offer_note, self.offer, buttons)
        self.body.addWidget(self.left_over, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.offered)
        self.on = parts.button(
            self.tr("On to signing in"), icon="next", clicked=lambda: self.wanted.emit("signing")
        )  # fmt: skip
        self.body.addLayout(parts.row(self.on, None))
        self.body.addStretch()

    def enter(self) -> None:
        (self.topics if self.topics.count() else self.offer if self._found else self.new).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def show_meeting(self, shown: MeetingShown) -> None:
        super().show_meeting(shown)
        self.topics.fill([Line(one.topic.key, self._words(shown, n)) for n, one in enumerate(shown.topics)])
        self.empty.setVisible(not shown.topics)
        for widget in (self.tools, self.keys):
            widget.setVisible(bool(shown.topics))
        left = len(shown.left_over)
        self.left_over.setText(self.tr("Take up %n undecided topic(s) of the last meeting", "", left))
        self.left_over.setVisible(bool(left))
        self.worker.read(lambda db: candidates(db, shown.meeting.id), self._offer, owner=self)

    def _words(self, shown: MeetingShown, number: int) -> str:
        one = shown.topics[number]
        facts = [sources(one.topic.source)]
        if one.issues:
            oldest = min(issue.opened for issue in one.issues)
            facts.append(self.tr("open since {day}").format(day=oldest))
        if one.topic.decision:
            facts.append(self.tr("decided"))
        return f"{number + 1}. {one.topic.title}" + "".join(f"  · {fact}" for fact in facts if fact)

    def _offer(self, found: list[Candidate]) -> None:
        self._found = found
        last = self.shown.last if self.shown else None
        fresh = [one for one in found if one.new or one.relapses or one.level == "major"]
        first = last is None  # nothing was talked about before, so nothing is new
        self.offer.blockSignals(True)
        self.offer.fill([Line(one.issue, self._open_words(one), ticked=one in fresh and not first) for one in found])
        self.offer.blockSignals(False)
        self.offered.setVisible(bool(found))
        self.offer_words.setText(self.tr("%n open issue(s) could be talked about", "", len(found)))
        note = self.tr("Ticked: new since the meeting of {day}, come back, or major. Space ticks, Enter puts one on.")
        self.offer_note.setText(
            note.format(day=last.day) if last else self.tr("Space ticks a line, Enter puts one on the agenda.")
        )
        self._count()

    def _open_words(self, one: Candidate) -> str:
        facts = [self.tr("%n day(s) old", "", one.age_days), word(LEVELS, one.level)]
        if one.new:
            facts.insert(0, self.tr("new"))
        if one.relapses:
            facts.insert(0, self.tr("came back %n time(s)", "", one.relapses))
        return f"{one.place} {item_word(one.item)}".strip() + "".join(f"  · {fact}" for fact in facts if fact)

    def _count(self) -> None:
        ticked = len(self.offer.ticked)
        self.put_chosen.setText(self.tr("Put %n ticked one(s) on the agenda", "", ticked))
        self.put_chosen.setEnabled(bool(ticked))
        self.put_all.setVisible(1 < len(self._found) <= 12)

    # ---- what people do

    def put(self, issues: list[str]) -> None:
        """Make *issues* topics."""
        if issues:
            said = self.tr("%n topic(s) put on the agenda", "", len(issues))
            verbs.put_on_agenda(self.worker, meeting=self.meeting, issues=issues, done=self.undoable(said))

    def add(self) -> None:
        """Put what was written on the agenda."""
        title = self.new.text().strip()
        if title:
            self.new.clear()  # now, so that the next one can be typed while this one is written
            said = self.tr("On the agenda")
            verbs.add_topic(
                self.worker, meeting=self.meeting, title=title, done=self.undoable(said),
                failed=partial(self._again, title),
            )  # fmt: skip

    def _again(self, title: str, error: Exception) -> None:
        if not self.new.text():
            self.new.setText(title)
        self.refuse(error)

    def take_up_again(self) -> None:
        """Bring what the last meeting left undecided to this one."""
        if self.shown is None or self.shown.last is None:
            return
        topics, earlier = [one.key for one in self.shown.left_over], self.shown.last.id
        said = self.tr("%n topic(s) put on the agenda", "", len(topics))
        verbs.take_up_again(self.worker, meeting=self.meeting, earlier=earlier, topics=topics, done=self.undoable(said))

    def _remove(self, key: str) -> None:
        one = next((one for one in self.shown.topics if one.topic.key == key), None) if self.shown else None
        if one is None:
            return
        told = self.undoable(self.tr("Taken off the agenda: {topic}").format(topic=one.topic.title))
        verbs.take_out(self.worker, rec=self.meeting, repeat="topic", key=key, done=told)

    def _move(self, key: str, step: int) -> None:
        keys = self.topics.keys
        if key not in keys:
            return
        at = keys.index(key)
        to = at + step
        if 0 <= to < len(keys):
            keys[at], keys[to] = keys[to], keys[at]
            verbs.order_topics(self.worker, meeting=self.meeting, topics=keys, done=self.done)

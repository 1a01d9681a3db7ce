"""What a topic ended in: the decision, and who does what by when, typed once in the same place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from storage.community.deliberation import Decision as Work
from storage.community.people import PARTIES as KNOWN_PARTIES
from ui import parts
from ui.desk import Desk
from ui.form.dates import read_date
from ui.form.field import LineEdit, TextArea
from ui.meeting_words import PARTIES, PROGRESS, PROGRESS_SHAPE, TRACKS, say
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.meeting_read import MeetingShown, TopicShown
from ui.pages.meeting_section import Section
from ui.row_list import Line, RowList
from ui.verbs import meetings as verbs

PERSON = "person:"


class Decision(Section):
    """The decision keeps itself; each line of work is kept by Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.setText(self.tr("Decision"))
        self.words, self.dissent = TextArea(), LineEdit()
        self.words.left.connect(self.leave)
        self.dissent.left.connect(self.leave)
        self.option = box()
        self.option.activated.connect(lambda _n: self._keep(chosen=str(self.option.currentData() or "")))
        self._option = parts.row(labelled(self.tr("Option chosen"), self.option), None)
        self.body.addLayout(labelled(self.tr("What was decided"), self.words))
        self.body.addLayout(self._option)
        self.body.addLayout(labelled(self.tr("Who keeps another opinion, and which"), self.dissent))
        self.body.addWidget(parts.section(self.tr("Who does what by when")))
        self.work = RowList(self.tr("Work from this topic"), most=20)
        self.work.removed.connect(self._remove)
        self.drop = parts.button(self.tr("Take off"), icon="remove", clicked=lambda: self._remove(self.work.key))
        self.body.addWidget(self.work)
        self.body.addLayout(parts.row(self.drop, None))
        self.what, self.due = LineEdit(), LineEdit()
        self.who, self.track = box(), box()
        self.due.setPlaceholderText(self.tr("+14 or 2026-12-01"))
        self.what.entered.connect(lambda: self.who.setFocus(Qt.FocusReason.TabFocusReason))
        self.due.entered.connect(self.add)
        self.body.addLayout(labelled(self.tr("What is to be done"), self.what))
        self.body.addLayout(
            parts.row(
                labelled(self.tr("Who answers for it"), self.who),
                labelled(self.tr("By when"), self.due),
                labelled(self.tr("Track"), self.track),
            )
        )
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        self.body.addLayout(parts.row(parts.button(self.tr("Add to the plan"), icon="add", clicked=self.add), None))

    def show_topic(self, shown: MeetingShown, topic: TopicShown) -> None:
        fresh = topic.topic.key != self.key or shown.meeting.id != self.meeting
        if fresh and self.topic is not None:
            self.leave()
        super().show_topic(shown, topic)
        stands = topic.topic
        if (fresh or not self.words.hasFocus()) and self.words.toPlainText() != stands.decision:
            self.words.setPlainText(stands.decision)
        if fresh or not self.dissent.hasFocus():
            self.dissent.setText(stands.dissent)
        if fresh:
            self.what.clear()
            self.due.clear()
            self.wrong.hide()
        offered(self.option, [("", "—"), *((option.key, option.value) for option, _ in topic.options)])
        chosen(self.option, stands.chosen)
        self.option.setEnabled(bool(topic.options))
        here = list(shown.presence.parties)
        owners = [("", self.tr("nobody yet")), *((code, say(PARTIES, code)) for code in here)]
        owners += [(code, say(PARTIES, code)) for code in KNOWN_PARTIES if code not in here]
        owners += [(one.person, one.name) for one in shown.signed if one.person and one.name]
        offered(self.who, owners)
        offered(self.track, [(code, say(TRACKS, code)) for code in TRACKS])
        self.work.fill([Line(one.rec, self._work_words(one), PROGRESS_SHAPE[one.state]) for one in topic.work])
        self.drop.setVisible(bool(topic.work))

    def _work_words(self, one: Work) -> str:
        return " · ".join(filter(None, (one.what, self._owner(one.party), one.due, say(PROGRESS, one.state))))

    def _owner(self, party: str) -> str:
        named = next((one.name for one in self.shown.signed if one.person == party), "") if self.shown else ""
        return named or say(PARTIES, party) or self.tr("nobody answers yet")

    # ---- what people do

    def leave(self) -> None:
        if self.topic is None:
            return
        stands, fields = self.topic.topic, {}
        words, dissent = self.words.toPlainText().strip(), self.dissent.text().strip()
        if words != stands.decision:
            fields["decision"] = words
        if dissent != stands.dissent:
            fields["dissent"] = dissent
        if fields:
            self._keep(**fields)

    def _keep(self, **fields: str) -> None:
        verbs.change_row(
            self.worker, rec=self.meeting, repeat="topic", key=self.key, done=self.done, failed=self.refuse, **fields
        )

    def add(self) -> None:
        """Make what was typed a measure of a party, or a task of a person."""
        if self.shown is None or self.topic is None:
            return
        title, typed = self.what.text().strip(), self.due.text().strip()
        due = read_date(typed, today=self.desk.ws.clock().date()) if typed else None
        wrong = ""
        if not title:
            wrong = self.tr("Write what is to be done.")
        elif typed and due is None:
            wrong = self.tr("This is not a date. Write it like 2026-11-30.")
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        if wrong:
            (self.due if title else self.what).setFocus()
            return
        who = str(self.who.currentData() or "")
        given: dict[str, Any] = {"title": title, "due": due.isoformat() if due else ""}
        measures, jobs = [], []
        if who.startswith(PERSON):
            jobs.append(given | {"person": who})
        else:
            measures.append(given | {"party": who, "track": str(self.track.currentData())})
        verbs.decide(
            self.worker,
            meeting=self.meeting,
            topic=self.key,
            decision=self.words.toPlainText().strip() or title,
            option=str(self.option.currentData() or ""),
            dissent=self.dissent.text().strip(),
            measures=measures,
            jobs=jobs,
            done=self._added,
            failed=self.refuse,
        )
        self.what.clear()
        self.what.setFocus(Qt.FocusReason.TabFocusReason)

    def _added(self, made: list[str]) -> None:
        self.wrote.emit()
        said = self.tr("In the plan now.")

        def back() -> None:
            verbs.take_back_work(self.worker, work=made[0], done=self.done)

        if made:
            self.told.emit(said, back)

    def _remove(self, rec: str) -> None:
        one = next((one for one in self.topic.work if one.rec == rec), None) if self.topic else None
        if one is not None:
            told = self.undoable(self.tr("Taken off: {words}").format(words=one.what))
            verbs.take_back_work(self.worker, work=rec, done=told)

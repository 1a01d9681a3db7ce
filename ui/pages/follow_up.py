"""What came of decisions: work that is done, late or begun, and decisions that residents were told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.meeting_words import PARTIES, PROGRESS, PROGRESS_SHAPE, TOLD, say
from ui.pages.follow_up_read import FollowUpShown, Work, read_follow_up
from ui.pages.meeting_part import Part, box, labelled, offered
from ui.pages.meeting_read import MeetingShown
from ui.row_list import Line, RowList
from ui.verbs import follow_up as verbs

if TYPE_CHECKING:
    from storage.undoing import Did


class FollowUp(Part):
    """The decision table of one meeting, or of all of them; D marks done, S begun, T told."""

    def __init__(self, desk: Desk, *, everything: bool = False) -> None:
        super().__init__(desk)
        self._everything = everything
        self._found: FollowUpShown | None = None
        self._done_with = ""
        self.summary = parts.section()
        self.empty = parts.words()
        self.work = RowList(self.tr("Work from decisions"), most=16, letters="ds")
        self.work.lettered.connect(self._key)
        self.work.opened.connect(self.ask_done)
        self.done_button = parts.button(
            self.tr("Done"), icon="done", role="primary", clicked=lambda: self.ask_done(self.work.key)
        )
        self.begun_button = parts.button(self.tr("Begun"), icon="doing", clicked=lambda: self.begin(self.work.key))
        self.hint = parts.note(self.tr("D or Enter marks a line done, S as begun. Late ones stand first."))
        self.evidence = LineEdit()
        self.evidence.setPlaceholderText(self.tr("What shows that it is done, then Enter"))
        self.evidence.entered.connect(self.finish)
        self._asked_words = parts.words()
        self._asked = parts.Card(self._asked_words, labelled(self.tr("What shows that it is done"), self.evidence))
        self._asked.hide()
        table = parts.Card(self.summary, self.empty, self.work, self._asked)
        table.body.addLayout(parts.row(self.done_button, self.begun_button, None))
        table.body.addWidget(self.hint)
        self.body.addWidget(table)
        self.told_words = parts.section()
        self.decisions = RowList(self.tr("Decisions"), most=12, letters="t")
        self.decisions.lettered.connect(lambda _letter, key: self.tell(key))
        self.decisions.opened.connect(self.tell)
        self.way = box()
        self.tell_button = parts.button(
            self.tr("Told today"), icon="reply", clicked=lambda: self.tell(self.decisions.key)
        )
        card = self.telling = parts.Card(self.told_words, self.decisions)
        card.body.addLayout(parts.row(labelled(self.tr("How residents were told"), self.way), None))
        card.body.addLayout(parts.row(self.tell_button, None))
        card.body.addWidget(parts.note(self.tr("T or Enter notes that residents were told of a decision today.")))
        self.body.addWidget(card)
        self.body.addStretch()

    def enter(self) -> None:
        (self.work if self.work.count() else self.decisions).setFocus(Qt.FocusReason.TabFocusReason)

    def show_meeting(self, shown: MeetingShown) -> None:
        super().show_meeting(shown)
        self.read()

    def read(self) -> None:
        """Read the decisions again."""
        meeting, today, community = self.meeting, self._today, self.desk.community
        if meeting or self._everything:
            self.worker.read(
                lambda db: read_follow_up(db, meeting=meeting, today=today, community=community),
                self._show,
                owner=self,
            )

    @property
    def _today(self) -> str:
        return self.desk.ws.clock().date().isoformat()

    def _show(self, found: FollowUpShown) -> None:
        self._found = found
        late = sum(one.late for one in found.work)
        done = sum(one.state == "done" for one in found.work)
        counted = self.tr("{done} of %n piece(s) of work done", "", len(found.work)).format(done=done)
        if late:
            counted += " · " + self.tr("%n piece(s) late", "", late)
        self.summary.setText(counted if found.work else self.tr("Work from decisions"))
        self.work.fill([Line(one.rec, self._words(one), "late" if one.late else PROGRESS_SHAPE[one.state])
                        for one in found.work])  # fmt: skip
        for widget in (self.done_button, self.begun_button, self.hint):
            widget.setVisible(bool(found.work))
        self.empty.setText(
            self.tr("Nobody was given any of it to do yet. Work is written under the topic, below its decision.")
            if found.decisions
            else self.tr("Nothing was decided yet. A decision and its work are written under the topic.")
        )
        self.empty.setVisible(not found.work)
        told = sum(bool(one.told_on) for one in found.decisions)
        self.told_words.setText(
            self.tr("Residents were told of {told} of %n decision(s)", "", len(found.decisions)).format(told=told)
        )
        lines = []
        for one in found.decisions:
            tail = f"{say(TOLD, one.told_way)} {one.told_on}" if one.told_on else self.tr("not told yet")
            head = f"{one.day} " if self._everything else ""
            lines.append(
                Line(one.key, f"{head}{one.title}: {one.decision} · {tail}", "pass" if one.told_on else "waiting")
            )
        self.decisions.fill(lines)
        offered(self.way, [(code, say(TOLD, code)) for code in TOLD])
        self.telling.setVisible(bool(lines))

    def _words(self, one: Work) -> str:
        owner = one.owner if one.person else say(PARTIES, one.owner) or self.tr("nobody answers yet")
        due = self.tr("by {day}").format(day=one.due) if one.due else self.tr("no day")
        state = self.tr("late") if one.late else say(PROGRESS, one.state)
        where = f"{one.day} " if self._everything else ""
        return " · ".join(filter(None, (where + one.what, owner, due, state, one.evidence)))

    def _of(self, rec: str) -> Work | None:
        return next((one for one in self._found.work if one.rec == rec), None) if self._found else None

    # ---- what people do

    def _key(self, letter: str, rec: str) -> None:
        if letter == "d":
            self.ask_done(rec)
        else:
            self.begin(rec)

    def ask_done(self, rec: str) -> None:
        """Ask what shows that it is done: a thing without evidence is not."""
        one = self._of(rec)
        if one is None or one.state not in ("planned", "doing"):
            return
        self._done_with = rec
        self._asked_words.setText(one.what)
        self._asked.show()
        self.evidence.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Mark it done with what was typed."""
        rec, evidence = self._done_with, self.evidence.text().strip()
        if rec and evidence:
            verbs.finish(
                self.worker, work=rec, day=self._today, by=self.desk.ws.person, evidence=evidence,
                done=self._finished, failed=self.refuse,
            )  # fmt: skip
            self.evidence.clear()
            self._asked.hide()
            self.work.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finished(self, did: Did[bool]) -> None:
        if did.result:
            self.done()  # an issue was closed along: its story says how it is opened again
        else:
            self.undoable(self.tr("Marked as done"))(did)

    def done(self, _result: object = None) -> None:
        super().done()
        self.read()

    def begin(self, rec: str) -> None:
        """Note that work began today."""
        one = self._of(rec)
        if one is not None and one.state == "planned":
            verbs.begin(self.worker, work=rec, day=self._today, done=self.done, failed=self.refuse)

    def tell(self, key: str) -> None:
        """Note that residents were told of a decision today."""
        one = next((each for each in self._found.decisions if each.key == key), None) if self._found else None
        if one is None or one.told_on:
            return
        meeting, _, topic = key.partition("/")
        verbs.convey(
            self.worker, meeting=meeting, topic=topic, day=self._today, way=str(self.way.currentData()),
            done=self.undoable(self.tr("Noted: residents were told")), failed=self.refuse,
        )  # fmt: skip

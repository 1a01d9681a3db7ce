"""Keying the papers of a vote: a number that counts up by itself, and one key for what is marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from storage.community.votes import ABSTAIN, Result
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.flow import FlowLayout
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.vote_words import choice_words, counts_words, numbers_words
from ui.verbs import acting
from ui.verbs import meetings as verbs

if TYPE_CHECKING:
    from storage.undoing import Did

VOID = "void"


class Marks(QWidget):
    """The choices of a paper as buttons; 1, 2 … choose, 0 is abstained, V is void."""

    marked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self.buttons: dict[str, QPushButton] = {}

    def offer(self, choices: list[tuple[str, str]]) -> None:
        if [key for key, _ in choices] == list(self.buttons):
            return
        parts.clear(self._flow)
        self.buttons = {}
        for key, words in choices:
            button = parts.button(words, clicked=partial(self.marked.emit, key))
            self.buttons[key] = button
            self._flow.addWidget(button)
            button.show()

    def enter(self) -> None:
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [key for key in self.buttons if key not in (ABSTAIN, VOID)]
        text = event.text().lower()
        if text == "0":
            self.marked.emit(ABSTAIN)
        elif text == "v":
            self.marked.emit(VOID)
        elif text.isdigit() and 0 < int(text) <= len(keys):
            self.marked.emit(keys[int(text) - 1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)


class VoteKeying(QWidget):
    """The papers of one vote."""

    wrote = Signal()
    refused = Signal(object)
    told = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.worker = desk, desk.worker
        self.result: Result | None = None
        self._waiting = ""
        self.numbers = parts.words()
        self.counts = parts.words(role="figure")
        self.issued, self.voter, self.reason = LineEdit(), LineEdit(), LineEdit()
        self.issued.left.connect(self._keep_issued)
        self.issued.entered.connect(self._to_marks)
        self.voter.entered.connect(self._to_marks)
        self.reason.setText(self.tr("not clear"))
        self.key_pass = box()
        self.key_pass.activated.connect(lambda _n: self._next_voter(""))
        self.marks = Marks()
        self.marks.marked.connect(self.key)
        self.close_vote = parts.button(self.tr("Close the vote"), icon="done", clicked=self._close)
        line = QHBoxLayout()
        for words, widget in (
            (self.tr("Papers issued"), self.issued),
            (self.tr("Pass"), self.key_pass),
            (self.tr("Number or door"), self.voter),
            (self.tr("Why, when void"), self.reason),
        ):
            line.addLayout(labelled(words, widget))
        self._line = QWidget()
        self._line.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        self.hint = parts.note(self.tr("One key a paper: its number stands on the button, 0 is abstained, V is void."))
        column = parts.column(self.numbers, self.counts, self._line, self.marks, self.hint,
                              parts.row(self.close_vote, None))  # fmt: skip
        self.setLayout(column)

    def show_vote(self, result: Result) -> None:
        fresh = self.result is None or self.result.vote.id != result.vote.id
        self.result = result
        self.numbers.setText(numbers_words(result))
        self.counts.setText(counts_words(result))
        closed = bool(result.vote.closed_on)
        for widget in (self._line, self.marks, self.hint, self.close_vote):
            widget.setVisible(not closed)
        if not self.issued.hasFocus():
            self.issued.setText(str(result.vote.issued or ""))
        offered(
            self.key_pass,
            [("first", self.tr("First")), ("second", self.tr("Second")), ("adjudicate", self.tr("Settle"))],
        )
        choices = [(one.key, f"{n} {choice_words(result, one.key)}") for n, one in enumerate(result.choices, start=1)]
        void = (VOID, self.tr("V void"))
        self.marks.offer([*choices, (ABSTAIN, f"0 {choice_words(result, ABSTAIN)}"), void])
        if fresh:
            self._next_voter("")

    # ---- what people do

    def key(self, choice: str) -> None:
        """Keep what is marked on the paper with the number above."""
        voter = self.voter.text().strip()
        if self.result is None or not voter:
            self.voter.setFocus()
            return
        if self._waiting == voter:
            return  # a key that was held down: this paper is on its way
        self._waiting = voter
        void = choice == VOID
        verbs.key_paper(
            self.worker,
            vote=self.result.vote.id,
            voter=voter,
            choice="" if void else choice,
            void_reason=self.reason.text().strip() or self.tr("not clear") if void else "",
            keyed_by=self.desk.ws.person,
            key_pass=str(self.key_pass.currentData()),
            done=partial(self._keyed, voter),
            failed=self._refused,
        )

    def _keyed(self, voter: str, did: Did[str]) -> None:
        self._waiting = ""
        self._next_voter(voter)
        self.wrote.emit()
        said = self.tr("Keyed: {voter}").format(voter=voter)
        self.told.emit(said, partial(self._undo, voter, did))

    def _undo(self, voter: str, did: Did[str]) -> None:
        self.voter.setText(voter)
        acting.take_back(self.worker, did=did, done=lambda _none: self.wrote.emit(), failed=self._refused)

    def _refused(self, error: Exception) -> None:
        self._waiting = ""
        self.refused.emit(error)

    def _next_voter(self, before: str) -> None:
        """The number after *before*; where papers are to be settled, the next of those."""
        if self.key_pass.currentData() == "adjudicate":
            left = [one for one in (self.result.unsettled if self.result else ()) if one != before]
            self.voter.setText(left[0] if left else "")
            return
        if not before:
            done = 0 if self.key_pass.currentData() == "second" or self.result is None else self.result.returned
            self.voter.setText(str(done + 1))
            return
        digits = before[len(before.rstrip("0123456789")) :]
        head = before[: len(before) - len(digits)]
        self.voter.setText(f"{head}{int(digits) + 1:0{len(digits)}d}" if digits else "")

    def _to_marks(self) -> None:
        self._keep_issued()
        self.marks.enter()

    def _keep_issued(self) -> None:
        text = self.issued.text().strip()
        wrong = bool(text) and not (text.isdigit() and len(text) < 7)
        parts.set_role(self.issued, "true" if wrong else "false", name="wrong")
        if self.result is not None and text and not wrong and int(text) != (self.result.vote.issued or 0):
            verbs.issue_papers(
                self.worker, vote=self.result.vote.id, count=int(text), done=lambda _none: self.wrote.emit(),
                failed=self._refused,
            )  # fmt: skip

    def _close(self) -> None:
        if self.result is not None:
            today = self.desk.ws.clock().date().isoformat()
            verbs.close_vote(
                self.worker, vote=self.result.vote.id, day=today, done=lambda _result: self.wrote.emit(),
                failed=self._refused,
            )  # fmt: skip

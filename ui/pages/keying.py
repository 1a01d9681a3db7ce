"""Keying one sheet of paper after another: one question at a time in large type, hands on the keys."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from exporters.sentences import sentence
from forms.paper.steps import Step
from storage.carrying import CarryOver
from storage.community.paper_sheets import Batch
from ui import texts
from ui.desk import Desk
from ui.form.field import Field, LineEdit
from ui.pages import keying_words
from ui.pages.keying_course import Course
from ui.pages.keying_face import KeyingFace
from ui.pages.keying_hands import Hands
from ui.pages.keying_sheet import Nothing, Sheet
from ui.sentences import say
from ui.verbs import questionnaires as verbs


class KeyingView(KeyingFace):
    """The desk of whoever keys: number, question, choices; what was keyed stands above, the keys at the edge.

    In the second pass it is the same desk, and nothing on it comes from the first. A picture of the sheet, where there
    is one, stands beside in place of the keys.
    """

    closed = Signal()
    kept = Signal(str)
    wanted = Signal(str)
    """Another view of this batch: third."""

    def __init__(self, desk: Desk, batch: Batch, key_pass: str = "first", *, only: str = "") -> None:
        super().__init__(desk)
        self.batch, self.key_pass = batch, key_pass
        self.course = Course(desk, batch, key_pass, self.counter)
        self.course.only = only
        self.course.setParent(self)
        self.course.taken.connect(self._taken)
        self.course.nothing.connect(self._nothing)
        self.course.kept.connect(self._kept)
        self.course.refused.connect(self._refused)
        self.course.state_changed.connect(self._tell_state)
        self.place = -1
        self.count = 0
        self._warned = ""
        self.number_given.connect(self._number_given)
        self.reason_given.connect(self._void)
        self.note_given.connect(self._noted)
        self.name_given.connect(self._named)
        self.question.answered.connect(self._answered)
        self.question.advance.connect(self.advance)
        self.question.third.clicked.connect(lambda: self.wanted.emit("third"))
        self.version.carry.connect(self.carry_over)
        self.back_pressed.connect(self._back)
        self.on_pressed.connect(self._on)
        self.stop_pressed.connect(self.escape)
        self.table.closed.connect(self.close_table)
        self.hands = Hands(self)
        self.counter.undo.connect(self.hands.undo)

    # ---- a sheet

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on the desk."""
        return self.course.sheet

    @property
    def field(self) -> Field | None:
        """The field of the question that is shown."""
        return self.question.field

    def items(self) -> list[Step]:
        """The questions to go through as things stand."""
        return self.course.items()

    def start(self) -> None:
        """Begin the next sheet, or go on with the one that was left open."""
        self.course.start()

    def _taken(self) -> None:
        sheet = self.sheet
        assert sheet is not None
        self.version.show_over(None if sheet.over is None or sheet.over.lossless else sheet.over)
        if sheet.over is not None and sheet.over.lossless:
            text = self.tr("The form has a newer version, {version}; every answer was carried over.")
            self.banner.say(text.format(version=sheet.over.to.version), kind="good")
        self.put_away(self.who)
        self.question.third.hide()
        for key in (self.back, self.on):
            key.show()
        self.number.setEnabled(True)
        self.number.setText(sheet.number)
        self.paper.look_for(self.batch, sheet.number)
        answered = self.course.answered()
        if answered:
            self.go(min(answered[-1] + 1, len(self.items()) - 1))
        else:
            self.go(-1)
        self.hands.catch_up()

    def carry_over(self, over: CarryOver | None = None, *, back: bool = False) -> None:
        """Go on under the newer version of the form; the banner leads back to *over*, what it was."""
        self.banner.hide()

        def done(found: CarryOver) -> None:
            if not back:
                text = self.tr("The answers are carried over to version {version}.").format(version=found.to.version)
                undo = partial(self.carry_over, found, back=True)
                self.banner.say(text, kind="good", remedy=self.tr("Undo"), do=undo)

        self.course.carry_over(over, back=back, done=done)

    def _nothing(self, found: Nothing) -> None:
        """Say why there is no sheet for this person; somebody else may go on at once."""
        self.place = -1
        self._clear_field()
        self.hands.forget()
        self.back.hide()
        self.on.setVisible(bool(found.mine))
        self.question.third.setVisible(not found.mine and bool(found.differing))
        self.number.clear()
        self.number.setEnabled(False)
        self.paper.clear()
        self.question.say_nothing(found, self.desk.ws.person)
        if found.mine:
            self.who.show()
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        elif found.differing:
            self.question.third.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.progress.setText(self._keyed())

    def _named(self) -> None:
        """Somebody else sits down."""
        name = self.who.text().strip()
        if not name:
            self.sound()
            return
        self.desk.ws.person = name
        self.desk.person_changed.emit()
        self.who.clear()
        self.start()

    def _number_given(self) -> None:
        if not self.number.text().strip() or self.sheet is None:
            self.sound()
            return
        self.course.give_number(self.number.text())
        self.paper.look_for(self.batch, self.sheet.number)
        self.go(0)

    # ---- a question

    def go(self, place: int, *, back: bool = False) -> None:
        """Show the question at *place*, but for those that stay for the batch; past the last one the sheet is kept."""
        items, way = self.items(), self.course.way
        while not back and 0 <= place < len(items) and way is not None and way.is_kept(items[place]):
            place += 1
        if place >= len(items):
            self._keep()
            return
        self.place = max(place, -1)
        self._warned = ""
        self._clear_field()
        step = self.step
        self.paper.show_question(step.field if step is not None else "")
        self.number.deselect()
        if step is None:
            self.tell()
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            self.number.selectAll()
        elif step.kind == "more":
            self.tell()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            assert self.sheet is not None
            self.question.show_field(self.sheet, step)
            self.tell()
            self.question.focus_field()

    def _clear_field(self) -> None:
        for line in (self.note, self.reason):
            self.put_away(line)
        if self.field is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding it would press Tab
            self.question.clear_field()

    def _answered(self, value: str | None, done: bool) -> None:
        step = self.step
        if self.sheet is not None and step is not None:
            self.hands.answers.answer(step, value, done=done)
            self.wrong.hide()

    @property
    def step(self) -> Step | None:
        """The question that is shown, or the place where one more row can begin."""
        items = self.items()
        return items[self.place] if 0 <= self.place < len(items) else None

    def advance(self) -> None:
        """Go on, unless the answer cannot be; the same key again says that the paper has it so."""
        step, way = self.step, self.course.way
        if self.sheet is None or step is None or way is None:
            return
        if step.kind == "question":
            wrong = [p for p in self.sheet.session.problems(step.ref) if p.kind != "required"]
            if wrong and self._warned != step.ref:
                self._warned = step.ref
                said = wrong[0].message or sentence(wrong[0].code, texts.language())
                self.object_to(self.tr("{what} Enter again: the paper has it so.").format(what=said))
                return
        way.leave(step)
        self.go(way.after(step))

    # ---- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.hands.is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _on(self) -> None:
        """Enter, for a finger: in the line or the field that is shown, else past the question."""
        if self.reason.isVisible():
            self._void()
        elif self.note.isVisible():
            self._noted()
        elif self.who.isVisible():
            self._named()
        elif self.place < 0:
            self._number_given()
        elif self.field is not None and isinstance(line := self.field.entrance(), LineEdit):
            line.entered.emit()
        else:
            self.advance()

    def _back(self) -> None:
        if self.sheet is not None:
            self.go(self.place - 1, back=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hasFocus():  # no line and no choice has counted it
            self.counter.pressed()
        if not self.hands.press(event):
            super().keyPressEvent(event)

    def _noted(self) -> None:
        step, marks = self.step, self.course.marks
        if step is not None and marks is not None:
            marks.note(step.field, self.note.text().strip())
            self.go(self.place)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is one more way to go on, Shift+Tab one more way back."""
        if self.reason.isVisible() or self.note.isVisible() or self.sheet is None:
            return super().focusNextPrevChild(forward)
        if self.shows_table:
            return super().focusNextPrevChild(forward)
        if self.place < 0 and forward:
            self._number_given()
        elif forward:
            self.advance()
        else:
            self.go(self.place - 1, back=True)
        return True

    def close_table(self) -> None:
        """Back to the sheet, where it was."""
        self.hide_table()
        if self.who.isVisible():
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.sheet is not None:
            self.go(self.place, back=True)

    def escape(self) -> None:
        """Put a line away that was opened, else stop; the sheet stays open."""
        if self.reason.isVisible() or self.note.isVisible():
            self.go(self.place, back=True)
        else:
            self.leave()
            self.closed.emit()

    def leave(self) -> None:
        """Hand every pending answer to the writer."""
        self.course.flush()

    @property
    def unsaved(self) -> bool:
        return self.course.unsaved

    # ---- the end of a sheet

    def _void(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.sound()
            return
        self.put_away(self.reason)
        self.reason.clear()
        self._keep(void_reason=reason)

    def _keep(self, *, void_reason: str = "") -> None:
        self.course.keep(self.number.text(), void_reason=void_reason)
        self._clear_field()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, number: str, void: str) -> None:
        self.count += 1
        self.kept.emit(number)
        self.banner.hide()
        if void:
            text = self.tr("Sheet {number} does not count.").format(number=number)
            self.banner.say(text, remedy=self.tr("Let it count again"), do=lambda: self._restore(void))
        if self.course.only:
            self.closed.emit()
        else:
            self.start()

    def _restore(self, sheet: str) -> None:
        verbs.restore_sheet(self.desk.worker, sheet=sheet, done=lambda _none: self.go(self.place))

    def _refused(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad")
        self.sound()
        self.go(-1)

    # ---- what is shown

    def _tell_state(self, state: Any) -> None:
        if state.kind == "failed" and state.error is not None:
            self.banner.say(say(state.error), kind="bad", remedy=self.tr("Try again now"), do=self.course.flush)

    def tell(self) -> None:
        """Say anew what the question asks, and how far the sheet is."""
        assert self.sheet is not None
        items = self.items()
        self.progress.setText(keying_words.progress(self.sheet, self.place, of=len(items), keyed=self._keyed()))
        self.question.tell(self.sheet, items, self.place)

    def _keyed(self) -> str:
        return self.tr("%n sheet(s) keyed now", "", self.count)

"""Keying one sheet of paper after another: one question at a time in large type, hands on the keys."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedLayout, QWidget

from exporters.sentences import sentence
from forms.paper.steps import Step
from storage.carrying import CarryOver
from storage.community.paper_sheets import Batch
from ui import parts, texts, theme
from ui.desk import Desk
from ui.form.field import Field, LineEdit
from ui.form.new_version import NewVersion
from ui.pages import keying_words
from ui.pages.keying_course import Course
from ui.pages.keying_effort import Counter
from ui.pages.keying_hands import Hands
from ui.pages.keying_keys import KeyPanel, KeyTable
from ui.pages.keying_paper import PaperBeside
from ui.pages.keying_question import QuestionPart
from ui.pages.keying_sheet import Nothing, Sheet
from ui.sentences import say
from ui.verbs import questionnaires as verbs


class Top(parts.Scrolled):
    """Scrolls by wheel and finger only: the keys belong to whoever keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class KeyingView(QWidget):
    """The desk of whoever keys: number, question, choices; what was keyed stands above, the keys at the edge.

    In the second pass it is the same desk, and nothing on it comes from the first. A picture of the sheet, where there
    is one, stands beside in place of the keys.
    """

    closed = Signal()
    kept = Signal(str)
    wanted = Signal(str)
    """Another view of this batch: third."""

    def __init__(self, desk: Desk, batch: Batch, key_pass: str = "first", *, only: str = "") -> None:
        super().__init__()
        self.desk, self.batch, self.key_pass = desk, batch, key_pass
        self.counter = Counter(self)
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
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Keying a sheet"))
        self.number = self._line(self.tr("Number on the sheet"), self._number_given)
        self.number.setProperty("role", "field")
        self.number.setMaximumWidth(480)
        self.progress = parts.note()
        self.progress.setWordWrap(False)
        self.question = QuestionPart(self.counter)
        self.question.answered.connect(self._answered)
        self.question.advance.connect(self.advance)
        self.question.third.clicked.connect(lambda: self.wanted.emit("third"))
        self.before, self.label, self.hint = self.question.before, self.question.label, self.question.hint
        self.flag, self.wrong = self.question.flag, self.question.wrong
        self.reason = self._line(self.tr("Why this sheet does not count"), self._void)
        self.reason.setPlaceholderText(self.tr("Why this sheet does not count, then Enter"))
        self.note = self._line(self.tr("Note on this question"), self._noted)
        self.note.setPlaceholderText(self.tr("What there is to know about this answer, then Enter"))
        self.who = self._line(self.tr("Who keys now"), self._named)
        self.who.setPlaceholderText(self.tr("Your name, then Enter"))
        self.who.setMaximumWidth(480)
        self.banner = parts.Banner()
        self.version = NewVersion()
        self.version.carry.connect(self.carry_over)
        self.back = parts.touch_key(self.tr("Back (Page Up)"), clicked=self._back)
        self.on = parts.touch_key(self.tr("Next (Enter)"), clicked=self._on)
        self.stop = parts.touch_key(self.tr("Stop (Esc)"), clicked=self.escape)
        self.paper = PaperBeside(desk)
        self.paper.shown.connect(self._make_room)
        self.hands = Hands(self)
        self.counter.undo.connect(self.hands.undo)
        self._lay_out()
        for hidden in (self.reason, self.note, self.who):
            hidden.hide()

    def _line(self, name: str, entered: Any) -> LineEdit:
        line = LineEdit()
        line.setAccessibleName(name)
        line.entered.connect(entered)
        line.installEventFilter(self.counter)
        return line

    def _lay_out(self) -> None:
        desk_top = Top(margin=24, spacing=12)
        head = QHBoxLayout()
        word = QLabel(self.tr("Sheet"))
        word.setBuddy(self.number)
        head.addWidget(word)
        head.addWidget(self.number)
        head.addStretch()
        head.addWidget(self.progress)
        head.addWidget(self.stop)
        desk_top.body.addLayout(head)
        for widget in (self.banner, self.version, self.question, self.who, self.note, self.reason):
            desk_top.body.addWidget(widget)
        desk_top.body.addLayout(parts.row(self.back, self.on, None))
        desk_top.body.addStretch()
        sheet = QWidget()
        whole = QHBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(desk_top, 1)
        self.keys = KeyPanel()
        whole.addWidget(self.paper, 1)
        whole.addWidget(self.keys)
        self.table = KeyTable(self.desk)
        self.table.closed.connect(self.close_table)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self.width() >= 60 * theme.current().measures.text
        self.keys.setVisible(wide and not self.paper.pages)

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
        self._put_away(self.who)
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
            self._put_away(line)
        if self.field is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding it would press Tab
            self.question.clear_field()

    def _put_away(self, widget: QWidget) -> None:
        if widget.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding it would press Tab
        widget.hide()

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

    def ask(self, line: LineEdit) -> None:
        """Show a line below the question and give it the keys."""
        line.show()
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _noted(self) -> None:
        step, marks = self.step, self.course.marks
        if step is not None and marks is not None:
            marks.note(step.field, self.note.text().strip())
            self.go(self.place)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is one more way to go on, Shift+Tab one more way back."""
        if self.reason.isVisible() or self.note.isVisible() or self.sheet is None:
            return super().focusNextPrevChild(forward)
        if self._pages.currentWidget() is self.table:
            return super().focusNextPrevChild(forward)
        if self.place < 0 and forward:
            self._number_given()
        elif forward:
            self.advance()
        else:
            self.go(self.place - 1, back=True)
        return True

    def object_to(self, words: str) -> None:
        """Say why a key did not do what it should."""
        self.sound()
        self.question.say_wrong(words)

    def sound(self) -> None:
        """A short sound where a key could not do what it should, unless people want it quiet."""
        if self.desk.preferences.keying_sounds:
            QApplication.beep()

    def open_table(self) -> None:
        """Show every key."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentWidget(self.table)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_table(self) -> None:
        """Back to the sheet, where it was."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentIndex(0)
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
        self._put_away(self.reason)
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

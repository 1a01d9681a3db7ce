"""Keying one sheet of paper after another: one question at a time in large type, hands on the keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.paper.steps import Step
from storage import carrying
from storage.carrying import CarryOver
from storage.community.paper_sheets import NEEDED, Batch
from ui import parts, texts, theme
from ui.desk import Desk
from ui.form.factory import field_for
from ui.form.field import ENTER, Field, LineEdit, Question
from ui.form.filling import Filling
from ui.form.new_version import NewVersion
from ui.pages import keying_words
from ui.pages.keying_effort import Counter
from ui.pages.keying_keys import KeyPanel, KeyTable
from ui.pages.keying_marks import Marks
from ui.pages.keying_sheet import Nothing, Sheet, begin_anew, open_sheet, setting_of
from ui.pages.keying_way import Way
from ui.sentences import say
from ui.verbs import questionnaires as verbs
from ui.worker import Progress

MOST_IN_COLUMNS = (6, 14)
"""More choices than these stand in two, in three columns, so that all are seen at once."""
BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Backtab)
OWN = (Qt.Key.Key_F1,)
"""Keys that mean something else in the rest of the window."""
SHOWN_BEFORE = 4


class Top(parts.Scrolled):
    """Scrolls by wheel and finger only: the keys belong to whoever keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class KeyingView(QWidget):
    """The desk of whoever keys: number, question, choices; what was keyed stands above, the keys at the edge.

    In the second pass it is the same desk, and nothing on it comes from the first.
    """

    closed = Signal()
    kept = Signal(str)

    def __init__(self, desk: Desk, batch: Batch, key_pass: str = "first") -> None:
        super().__init__()
        self.desk, self.batch, self.key_pass = desk, batch, key_pass
        self.sheet: Sheet | None = None
        self.filling: Filling | None = None
        self.field: Field | None = None
        self.place = -1
        self.marks: Marks | None = None
        self.counter = Counter(self)
        self.counter.undo.connect(self.undo)
        self.way: Way | None = None
        self._warned = ""
        self.count = 0
        self._ahead: list[QKeyEvent] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Keying a sheet"))
        self.number = self._line(self.tr("Number on the sheet"), self._number_given)
        self.number.setProperty("role", "field")
        self.number.setMaximumWidth(480)
        self.before = parts.note()
        self.progress = parts.note()
        self.progress.setWordWrap(False)
        self.label = parts.words(role="field")
        self.hint = parts.note()
        self.flag = parts.words(role="late")
        self.wrong = parts.words(role="bad")
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
        self._holder = QVBoxLayout()
        self._lay_out()
        for hidden in (self.wrong, self.flag, self.reason, self.note, self.who):
            hidden.hide()

    def _line(self, name: str, entered: Any) -> LineEdit:
        line = LineEdit()
        line.setAccessibleName(name)
        line.entered.connect(entered)
        line.installEventFilter(self.counter)
        return line

    def _lay_out(self) -> None:
        desk_top = Top(margin=24, spacing=12)
        middle = desk_top.body
        head = QHBoxLayout()
        word = QLabel(self.tr("Sheet"))
        word.setBuddy(self.number)
        for widget in (word, self.number):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.progress)
        middle.addLayout(head)
        middle.addWidget(self.banner)
        middle.addWidget(self.version)
        for text in (self.before, self.label, self.hint, self.flag, self.who):
            middle.addWidget(text)
        middle.addLayout(self._holder)
        for widget in (self.wrong, self.note, self.reason):
            middle.addWidget(widget)
        middle.addStretch()
        sheet = QWidget()
        whole = QHBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(desk_top, 1)
        self.keys = KeyPanel()
        whole.addWidget(self.keys)
        self.table = KeyTable(self.desk)
        self.table.closed.connect(self.close_table)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keys.setVisible(self.width() >= 60 * theme.current().measures.text)

    # ---- a sheet

    def start(self) -> None:
        """Begin the next sheet, or go on with the one that was left open."""
        batch, ws, key_pass = self.batch, self.desk.ws, self.key_pass
        self.desk.worker.run(
            lambda _progress: open_sheet(ws, batch, key_pass), self._take, owner=self, failed=self.desk.fail
        )

    def _take(self, sheet: Sheet | Nothing) -> None:
        if self.filling is not None:
            self.filling.deleteLater()
            self.filling = None
        if isinstance(sheet, Nothing):
            self._nothing(sheet)
            return
        self.sheet = sheet
        self.version.show_over(None if sheet.over is None or sheet.over.lossless else sheet.over)
        if sheet.over is not None and sheet.over.lossless:
            text = self.tr("The form has a newer version, {version}; every answer was carried over.")
            self.banner.say(text.format(version=sheet.over.to.version), kind="good")
        self._use(sheet)
        own = {name for name, value in sheet.session.fields().items() if value != sheet.begun.get(name)}
        own = (own | sheet.marks.keys()) - sheet.kept.keys()
        answered = [n for n, step in enumerate(self.items()) if step.field in own]
        if answered:
            self.go(min(answered[-1] + 1, len(self.items()) - 1))
        else:
            self.go(-1)
        ahead, self._ahead = self._ahead, []
        for event in ahead:
            QApplication.sendEvent(QApplication.focusWidget() or self, event)

    def carry_over(self, over: CarryOver | None = None, *, back: bool = False) -> None:
        """Go on under the newer version of the form; the banner leads back to *over*, what it was."""
        found = over or (self.sheet.over if self.sheet is not None else None)
        batch, ws, key_pass, filling = self.batch, self.desk.ws, self.key_pass, self.filling
        if found is None or filling is None:
            return
        filling.flush()
        filling.rest()

        def work(_progress: Progress) -> Sheet | Nothing:
            ws.write_now(lambda _txn: None)  # what was keyed a moment ago goes along
            (carrying.carry_back if back else carrying.carry_over)(ws, found)
            return open_sheet(ws, batch, key_pass)

        def done(sheet: Sheet | Nothing) -> None:
            self.banner.hide()
            self._take(sheet)
            if not back:
                text = self.tr("The answers are carried over to version {version}.").format(version=found.to.version)
                undo = partial(self.carry_over, found, back=True)
                self.banner.say(text, kind="good", remedy=self.tr("Undo"), do=undo)

        def failed(error: Exception) -> None:
            filling.rest(on=False)
            self.desk.fail(error)

        self.desk.worker.run(work, done, owner=self, failed=failed)

    def _use(self, sheet: Sheet) -> None:
        """Put *sheet* on the desk."""
        wanted = f"({texts.language()})"
        sheet.session.language = next(
            (each for each in sheet.session.form.languages if wanted in each), sheet.session.language
        )
        ws, rec, form_id, worker = self.desk.ws, sheet.rec, self.batch.form, self.desk.worker

        def write(delta: Any) -> Any:
            future = ws.drafts.put_all(rec, form_id, delta, version=sheet.version)
            worker.follow(future, failed=lambda _error: None)
            return future

        self.filling = Filling(sheet.session, write=write, on_disk=sheet.on_disk, clock=ws.clock, parent=self)
        self.filling.state_changed.connect(self._tell_state)
        self.marks = Marks(sheet, write=write)
        self.way = Way(sheet, self.marks)
        for step in self.way.steps.all():
            value = sheet.kept.get(step.field, "")
            if value and step.asked and not sheet.session.value(step.ref):
                self.filling.answer(step.ref, value, at_once=True)
        self._put_away(self.who)
        self.number.setEnabled(True)
        self.number.setText(sheet.number)
        self.counter.begin()

    def _nothing(self, found: Nothing) -> None:
        """Say why there is no sheet for this person; somebody else may go on at once."""
        self.sheet, self.place = None, -1
        self._clear_field()
        self._ahead.clear()
        self.number.clear()
        self.number.setEnabled(False)
        for part in (self.before, self.hint, self.flag):
            part.hide()
        person = self.desk.ws.person
        if found.mine:
            said = self.tr(
                "%n sheet(s) wait for a second keying; {person} did the first. Who keys now?", "", found.mine
            )
            self.label.setText(said.format(person=person))
            self.who.show()
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            differ = self.tr("%n sheet(s) were read differently and wait for a third look.", "", found.differing)
            done = self.tr("No sheet waits for a second keying.")
            self.label.setText(f"{done} {differ}" if found.differing else done)
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

    def items(self) -> list[Step]:
        """The questions to go through as things stand: those asked, and those the paper answers all the same."""
        return self.way.items() if self.way is not None else []

    def _number_given(self) -> None:
        if not self.number.text().strip() or self.sheet is None or self.way is None:
            self.sound()
            return
        self._keep_number()
        number, sheet = self.sheet.number, self.sheet
        if not sheet.on_disk and not any(map(self.way.is_answered, self.items())):
            anew = begin_anew(self.desk.ws, self.batch, sheet, number)
            if anew is not None:
                assert self.filling is not None
                self.filling.rest()
                self.filling.deleteLater()
                self.sheet = anew
                self._use(anew)
                self.number.setText(number)
                self._keep_number()
        self.go(0)

    def _keep_number(self) -> None:
        if self.sheet is not None and self.filling is not None and self.marks is not None:
            self.sheet.number = self.number.text().strip()
            self.marks.number(self.sheet.number)
            ref = f"/{self.sheet.session.root.name}/paper_no"
            if ref in self.sheet.session.form.binds or ref in self.sheet.session.form.controls:
                self.filling.answer(ref, self.sheet.number, at_once=True)

    # ---- a question

    def go(self, place: int, *, back: bool = False) -> None:
        """Show the question at *place*, but for those that stay for the batch; past the last one the sheet is kept."""
        items = self.items()
        while not back and 0 <= place < len(items) and self.way is not None and self.way.is_kept(items[place]):
            place += 1
        if place >= len(items):
            self._keep()
            return
        self.place = max(place, -1)
        self._warned = ""
        self._clear_field()
        if place < 0:
            self._tell()
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            self.number.selectAll()
            return
        step = items[place]
        if step.kind == "more":
            self._tell()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show_field(step)
        self._tell()
        assert self.field is not None
        entrance = self.field.entrance()
        entrance.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(entrance, LineEdit):
            entrance.selectAll()

    def _show_field(self, step: Step) -> None:
        assert self.sheet is not None
        session, item = self.sheet.session, step.item
        choices = session.choices(item.ref) if item.control in ("select1", "select", "rank") else []
        columns = 1 + sum(len(choices) > most for most in MOST_IN_COLUMNS)
        wanted = {"quick"} if item.control == "select1" else set()
        looks = frozenset(wanted | ({f"columns-{columns}"} if columns > 1 else set()))
        control = "input" if item.control == "range" else item.control
        plain = replace(item, appearance=looks, control=control)
        self.field = field_for(Question(plain, label=session.label(item.ref), choices=choices), self)
        font = theme.current().font(theme.current().measures.section)
        self.field.setFont(font)
        for child in self.field.findChildren(QWidget):
            child.setFont(font)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                child.installEventFilter(self.counter)
        self.field.show_value(session.value(item.ref) or None)
        self.field.answered.connect(self._answered)
        self.field.advance.connect(self._advance)
        entrance = self.field.entrance()
        if step.digits and isinstance(entrance, LineEdit):
            entrance.textEdited.connect(self._typed)
        self._holder.addWidget(self.field)
        self.field.show()

    def _clear_field(self) -> None:
        for line in (self.note, self.reason):
            self._put_away(line)
        if self.field is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding it would press Tab
            self._holder.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None

    def _put_away(self, widget: QWidget) -> None:
        if widget.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding it would press Tab
        widget.hide()

    def _answered(self, value: str | None, done: bool) -> None:
        step = self._step()
        if self.filling is None or self.marks is None or step is None:
            return
        self.filling.answer(step.ref, value, at_once=done)
        if value:
            self.marks.unmark(step.field)
        self.wrong.hide()

    def _typed(self, text: str) -> None:
        """Go on by itself once every digit box on the paper has its digit."""
        step, entrance = self._step(), self.field.entrance() if self.field is not None else None
        if step is None or not isinstance(entrance, LineEdit) or entrance.cursorPosition() != len(text):
            return
        if text.isdecimal() and len(text) == step.digits:
            entrance.entered.emit()

    def _step(self) -> Step | None:
        items = self.items()
        return items[self.place] if 0 <= self.place < len(items) else None

    def _advance(self) -> None:
        """Go on, unless the answer cannot be; the same key again says that the paper has it so."""
        step = self._step()
        if self.sheet is None or step is None:
            return
        if step.kind == "question":
            wrong = [p for p in self.sheet.session.problems(step.ref) if p.kind != "required"]
            if wrong and self._warned != step.ref:
                self._warned = step.ref
                self.sound()
                said = wrong[0].message or sentence(wrong[0].code, texts.language())
                self.wrong.setText(self.tr("{what} Enter again: the paper has it so.").format(what=said))
                self.wrong.show()
                return
        assert self.way is not None
        self.way.leave(step)
        self.go(self.way.after(step))

    # ---- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hasFocus():  # no line and no choice has counted it
            self.counter.pressed()
        if event.key() == Qt.Key.Key_F1:
            self.open_table()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif self.who.isVisible():
            super().keyPressEvent(event)
        elif self.sheet is None:  # the next sheet is not on the desk yet: fast fingers are not to lose a key
            self._ahead.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        elif event.key() in BACK:
            self.go(self.place - 1, back=True)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in ENTER and self._step() is not None:
            self._advance()
        elif not self._special(event):
            super().keyPressEvent(event)

    def _special(self, event: QKeyEvent) -> bool:
        """Keys that do something to the question that is shown."""
        step, key = self._step(), event.key()
        if key == Qt.Key.Key_F8:
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_F9:
            self._open_skipped()
        elif step is None:
            return False
        elif step.kind == "more" and event.text() in ("1", "+"):
            self._add_row(step)
        elif step.kind == "more":
            return False
        elif key == Qt.Key.Key_F4 or event.text() in ("+", "="):
            self._as_last(step)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_F3):
            self._mark(step, "refused" if key == Qt.Key.Key_F2 else "illegible")
        elif key == Qt.Key.Key_F5:
            assert self.sheet is not None
            self.note.setText(self.sheet.notes.get(step.field, ""))
            self.note.show()
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_F7:
            self._keep_for_batch(step)
        else:
            return False
        return True

    def _as_last(self, step: Step) -> None:
        """Take the answer of the sheet before."""
        assert self.sheet is not None and self.filling is not None and self.marks is not None
        value = self.sheet.last.get(step.field, "")
        if not value:
            self.sound()
            self._say_wrong(self.tr("The last sheet has no answer here."))
            return
        self.filling.answer(step.ref, value, at_once=True)
        self.marks.unmark(step.field)
        self._advance()

    def _mark(self, step: Step, mark: str) -> None:
        """Say that the paper has no answer that could be keyed, and why; nothing is invented."""
        assert self.filling is not None and self.marks is not None and self.way is not None
        self.filling.answer(step.ref, None, at_once=True)
        self.marks.mark(step.field, mark)
        self.go(self.way.after(step))

    def _noted(self) -> None:
        step = self._step()
        if step is None or self.marks is None:
            return
        self.marks.note(step.field, self.note.text().strip())
        self.go(self.place)

    def _keep_for_batch(self, step: Step) -> None:
        """Keep this answer for the sheets that follow, or ask again from now on."""
        assert self.sheet is not None
        value = self.sheet.session.value(step.ref)
        if step.field in self.sheet.kept:
            self.sheet.kept.pop(step.field)
        elif value:
            self.sheet.kept[step.field] = value
        else:
            self.sound()
            self._say_wrong(self.tr("Answer the question first; then F7 keeps the answer for the batch."))
            return
        ws, name, kept = self.desk.ws, setting_of(self.batch), dict(self.sheet.kept)
        self.desk.worker.run(lambda _progress: ws.set_setting(name, kept), owner=self, failed=self.desk.fail)
        self._tell()

    def _open_skipped(self) -> None:
        """Open the next question that the form skips, because the paper answers it."""
        assert self.way is not None
        found = self.way.next_skipped(self._step())
        if found is None:
            self.sound()
            self._say_wrong(self.tr("No question is skipped on this sheet."))
            return
        self.way.marks.open(found.field)
        self.go(next(n for n, one in enumerate(self.items()) if one.ref == found.ref), back=True)

    def _add_row(self, step: Step) -> None:
        assert self.filling is not None and self.way is not None
        before = {one.ref for one in self.way.steps.all()}
        self.filling.add_row(step.ref)
        self.go(next((n for n, one in enumerate(self.items()) if one.ref not in before), self.place))

    def undo(self) -> None:
        """Take the last answer back and go to its question."""
        if self.filling is None or self.marks is None or not self.filling.can_undo:
            self.sound()
            return
        ref = self.filling.undo()
        self.go(next((n for n, one in enumerate(self.items()) if one.ref == ref), self.place), back=True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is one more way to go on, Shift+Tab one more way back."""
        if self.reason.isVisible() or self.note.isVisible() or self.sheet is None:
            return super().focusNextPrevChild(forward)
        if self._pages.currentWidget() is self.table:
            return super().focusNextPrevChild(forward)
        if self.place < 0 and forward:
            self._number_given()
        elif forward:
            self._advance()
        else:
            self.go(self.place - 1, back=True)
        return True

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

    def _escape(self) -> None:
        if self.reason.isVisible() or self.note.isVisible():
            self.go(self.place, back=True)
        else:
            self.leave()
            self.closed.emit()

    def leave(self) -> None:
        """Hand every pending answer to the writer."""
        if self.filling is not None:
            self.filling.flush()

    @property
    def unsaved(self) -> bool:
        return self.filling is not None and self.filling.waiting

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
        assert self.sheet is not None and self.filling is not None
        self._keep_number()
        sheet, session = self.sheet, self.sheet.session
        needed = NEEDED.get(self.batch.form, ())
        counts = not void_reason and all(session.value(f"/{session.root.name}/{name}") for name in needed)
        if f"/{session.root.name}/is_valid" in session.form.controls:
            self.filling.answer(f"/{session.root.name}/is_valid", "yes" if counts else "no")
        self.filling.flush()
        self.filling.rest()
        asked = sum(step.kind == "question" for step in self.items())
        contradictions = sheet.contradictions
        self.sheet = None
        self._clear_field()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        verbs.key_sheet(
            self.desk.worker,
            batch=self.batch.id,
            number=sheet.number,
            version=sheet.version,
            answers=session.final_fields(),
            keyed_by=self.desk.ws.person,
            draft=sheet.rec,
            key_pass=self.key_pass,
            marks=sheet.marks,
            notes=sheet.notes,
            contradicts=contradictions,
            effort=self.counter.effort(asked),
            void_reason=void_reason,
            done=lambda rec: self._kept(sheet.number, void=rec if void_reason else ""),
            failed=lambda error: self._failed(sheet, error),
        )

    def _kept(self, number: str, *, void: str = "") -> None:
        self.count += 1
        self.kept.emit(number)
        self.banner.hide()
        if void:
            text = self.tr("Sheet {number} does not count.").format(number=number)
            self.banner.say(text, remedy=self.tr("Let it count again"), do=lambda: self._restore(void))
        self.start()

    def _restore(self, sheet: str) -> None:
        verbs.restore_sheet(self.desk.worker, sheet=sheet, done=lambda _none: self.go(self.place))

    def _failed(self, sheet: Sheet, error: Exception) -> None:
        assert self.filling is not None
        self.filling.rest(on=False)
        self.sheet = sheet
        self.banner.say(say(error), kind="bad")
        self.sound()
        self.go(-1)

    # ---- what is shown

    def _tell_state(self, state: Any) -> None:
        if state.kind == "failed" and state.error is not None:
            assert self.filling is not None
            self.banner.say(say(state.error), kind="bad", remedy=self.tr("Try again now"), do=self.filling.flush)

    def _say_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()

    def _tell(self) -> None:
        assert self.sheet is not None
        session, items, step = self.sheet.session, self.items(), self._step()
        self.wrong.hide()
        self.progress.setText(keying_words.progress(self.sheet, self.place, of=len(items), keyed=self._keyed()))
        hint = ""
        if step is None:
            self.label.setText(self.tr("Which number is on the sheet?"))
            hint = self.tr("Enter takes the number that stands here.")
        elif step.kind == "more":
            self.label.setText(
                self.tr("Is there one more on the paper?  {what}").format(
                    what=keying_words.row_name(self.sheet, items, step)
                )
            )
            hint = self.tr("1 for one more, Enter to go on.")
        else:
            self.label.setText(session.label(step.ref))
            # what is said to whoever keys is no matter for the paper, so a form says it as guidance
            hint = "\n".join(filter(None, (session.hint(step.ref), session.guidance(step.ref))))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        flags = keying_words.flags(self.sheet, step)
        self.flag.setText("\n".join(flags))
        self.flag.setVisible(bool(flags))
        above = [one for one in items[: max(0, self.place)] if one.kind == "question"][-SHOWN_BEFORE:]
        self.before.setText("\n".join(keying_words.said(self.sheet, one) for one in above))
        self.before.setVisible(bool(above))

    def _keyed(self) -> str:
        return self.tr("%n sheet(s) keyed now", "", self.count)

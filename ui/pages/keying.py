"""Keying one sheet of paper after another: one question at a time in large type, hands on the keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.session import FormSession, Item
from storage.community.questionnaires import NEEDED, Batch
from ui import parts, texts, theme
from ui.desk import Desk
from ui.form.choices import label_of
from ui.form.factory import field_for
from ui.form.field import ENTER, Field, LineEdit, Question
from ui.form.filling import Filling
from ui.pages.keying_sheet import Sheet, open_sheet
from ui.pages.round import questions
from ui.sentences import say
from ui.verbs import questionnaires as verbs

if TYPE_CHECKING:
    pass

GIVEN = ("paper_no", "event", "keyed_by", "key_pass", "is_valid")
"""What the program answers itself: which sheet, which day, who keys it, and whether it counts."""
MOST_IN_COLUMNS = (6, 14)
"""More choices than these stand in two, in three columns, so that all are seen at once."""
BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Backtab)


class Top(parts.Scrolled):
    """Scrolls by wheel and finger only: the keys belong to whoever keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class KeyingView(QWidget):
    """The desk of whoever keys: number, question, choices; what was keyed stands above, the keys at the edge."""

    closed = Signal()
    kept = Signal(str)

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__()
        self.desk, self.batch = desk, batch
        self.sheet: Sheet | None = None
        self.filling: Filling | None = None
        self.field: Field | None = None
        self.place = -1
        self._warned = ""
        self.count = 0
        self._ahead: list[QKeyEvent] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Keying a sheet"))
        self.number = LineEdit()
        self.number.setProperty("role", "field")
        self.number.setAccessibleName(self.tr("Number on the sheet"))
        self.number.setMaximumWidth(480)
        self.number.entered.connect(self._number_given)
        self.before = parts.note()
        self.progress = parts.note()
        self.progress.setWordWrap(False)
        self.label = parts.words(role="field")
        self.hint = parts.note()
        self.wrong = parts.words(role="bad")
        self.reason = LineEdit()
        self.reason.setAccessibleName(self.tr("Why this sheet does not count"))
        self.reason.setPlaceholderText(self.tr("Why this sheet does not count, then Enter"))
        self.reason.entered.connect(self._void)
        self.reason.hide()
        self.banner = parts.Banner()
        self._holder = QVBoxLayout()
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
        for text in (self.before, self.label, self.hint):
            middle.addWidget(text)
        middle.addLayout(self._holder)
        middle.addWidget(self.wrong)
        middle.addWidget(self.reason)
        middle.addStretch()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(desk_top, 1)
        self.keys = self._keys()
        whole.addWidget(self.keys)
        self.wrong.hide()

    def _keys(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "card")
        side.setFixedWidth(round(248 * theme.current().measures.text / 15))
        column = QVBoxLayout(side)
        column.addWidget(parts.section(self.tr("Keys")))
        for key, what in (
            ("1…9 0 a…z", self.tr("choose")),
            ("Enter", self.tr("next question; blank stays blank")),
            ("Page Up", self.tr("back, nothing is lost")),
            ("Delete", self.tr("take the answer back")),
            ("F8", self.tr("this sheet does not count")),
            ("Esc", self.tr("stop; the sheet stays open")),
        ):
            line = QHBoxLayout()
            name = parts.words(key)
            name.setFixedWidth(round(92 * theme.current().measures.text / 15))
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(parts.note(what), 1)
            column.addLayout(line)
        column.addStretch()
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keys.setVisible(self.width() >= 60 * theme.current().measures.text)

    # ---- a sheet

    def start(self) -> None:
        """Begin the next sheet, or go on with the one that was left open."""
        batch = self.batch
        ws = self.desk.ws
        self.desk.worker.run(lambda _progress: open_sheet(ws, batch), self._take, owner=self, failed=self.desk.fail)

    def _take(self, sheet: Sheet) -> None:
        if self.filling is not None:
            self.filling.deleteLater()
        self.sheet = sheet
        if sheet.over is not None:
            text = self.tr("The form has a newer version, {version}; every answer was carried over.")
            self.banner.say(text.format(version=sheet.over.to.version), kind="good")
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
        self.number.setText(sheet.number)
        answered = [n for n, item in enumerate(self.items()) if sheet.session.value(item.ref)]
        if answered:
            self.go(min(answered[-1] + 1, len(self.items()) - 1))
        else:
            self.place = -1
            self._clear_field()
            self._tell()
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            self.number.selectAll()
        ahead, self._ahead = self._ahead, []
        for event in ahead:
            QApplication.sendEvent(QApplication.focusWidget() or self, event)

    def items(self) -> list[Item]:
        """The questions on the paper, in their order, as they are asked now."""
        if self.sheet is None:
            return []
        return [item for item in questions(self.sheet.session.outline()) if item.ref.rpartition("/")[2] not in GIVEN]

    def _number_given(self) -> None:
        if not self.number.text().strip():
            QApplication.beep()
            return
        self._keep_number()
        self.go(0)

    def _keep_number(self) -> None:
        if self.sheet is not None and self.filling is not None:
            self.sheet.number = self.number.text().strip()
            ref = f"/{self.sheet.session.root.name}/paper_no"
            if any(item.ref == ref for item in self.sheet.session.outline()):
                self.filling.answer(ref, self.sheet.number, at_once=True)

    # ---- a question

    def go(self, place: int) -> None:
        """Show the question at *place*; past the last one the sheet is kept."""
        items = self.items()
        if place >= len(items):
            self._keep()
            return
        if place < 0:
            self.place = -1
            self._clear_field()
            self._tell()
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.place = place
        self._warned = ""
        self._clear_field()
        assert self.sheet is not None
        session, item = self.sheet.session, items[place]
        choices = session.choices(item.ref) if item.control in ("select1", "select", "rank") else []
        columns = 1 + sum(len(choices) > most for most in MOST_IN_COLUMNS)
        wanted = {"quick"} if item.control == "select1" else set()
        plain = replace(item, appearance=frozenset(wanted | ({f"columns-{columns}"} if columns > 1 else set())))
        self.field = field_for(Question(plain, label=session.label(item.ref), choices=choices), self)
        self.field.setFont(theme.current().font(theme.current().measures.section))
        for child in self.field.findChildren(QWidget):
            child.setFont(theme.current().font(theme.current().measures.section))
        self.field.show_value(session.value(item.ref) or None)
        self.field.answered.connect(self._answered)
        self.field.advance.connect(self._advance)
        self._holder.addWidget(self.field)
        self.field.show()
        self._tell()
        entrance = self.field.entrance()
        entrance.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(entrance, LineEdit):
            entrance.selectAll()

    def _clear_field(self) -> None:
        if self.field is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding it would press Tab
            self._holder.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None

    def _answered(self, value: str | None, done: bool) -> None:
        if self.filling is not None:
            self.filling.answer(self.items()[self.place].ref, value, at_once=done)
            self.wrong.hide()

    def _advance(self) -> None:
        """Go on, unless the answer cannot be; the same key again says that the paper has it so."""
        assert self.sheet is not None
        ref = self.items()[self.place].ref
        wrong = [p for p in self.sheet.session.problems(ref) if p.kind != "required"]
        if wrong and self._warned != ref:
            self._warned = ref
            QApplication.beep()
            said = wrong[0].message or sentence(wrong[0].code, texts.language())
            self.wrong.setText(self.tr("{what} Enter again: the paper has it so.").format(what=said))
            self.wrong.show()
            return
        self.go(self.place + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.sheet is None:  # the next sheet is not on the desk yet: fast fingers are not to lose a key
            self._ahead.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        elif event.key() in BACK:
            self.go(self.place - 1)
        elif event.key() == Qt.Key.Key_F8 and self.sheet is not None:
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() in ENTER and self.field is not None:
            self._advance()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is one more way to go on, Shift+Tab one more way back."""
        if self.reason.isVisible() or self.sheet is None:
            return super().focusNextPrevChild(forward)
        if self.place < 0 and forward:
            self._number_given()
        elif forward:
            self._advance()
        else:
            self.go(self.place - 1)
        return True

    def _escape(self) -> None:
        if self.reason.isVisible():
            self.reason.hide()
            self.go(self.place)
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
            QApplication.beep()
            return
        self.reason.hide()
        self.reason.clear()
        self._keep(void_reason=reason)

    def _keep(self, *, void_reason: str = "") -> None:
        assert self.sheet is not None and self.filling is not None
        self._keep_number()
        session = self.sheet.session
        needed = NEEDED.get(self.batch.form, ())
        counts = not void_reason and all(session.value(f"/{session.root.name}/{name}") for name in needed)
        if any(item.ref.endswith("/is_valid") for item in questions(session.outline())):
            self.filling.answer(f"/{session.root.name}/is_valid", "yes" if counts else "no")
        sheet = self.sheet
        self.filling.flush()
        self.filling.rest()
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
        self.go(-1)

    # ---- what is shown

    def _tell_state(self, state: Any) -> None:
        if state.kind == "failed" and state.error is not None:
            assert self.filling is not None
            self.banner.say(say(state.error), kind="bad", remedy=self.tr("Try again now"), do=self.filling.flush)

    def _tell(self) -> None:
        assert self.sheet is not None
        session, items = self.sheet.session, self.items()
        self.wrong.hide()
        asked = 0 <= self.place < len(items)
        said = self.tr("%n sheet(s) keyed now", "", self.count)
        if asked:
            at = self.tr("question {place} of {count}").format(place=self.place + 1, count=len(items))
            said = f"{at} · {said}"
        self.progress.setText(said)
        self.label.setText(session.label(items[self.place].ref) if asked else self.tr("Which number is on the sheet?"))
        hint = session.hint(items[self.place].ref) if asked else self.tr("Enter takes the number that stands here.")
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        done = [self._said(session, item) for item in items[max(0, self.place - 4) : max(0, self.place)]]
        self.before.setText("\n".join(done))
        self.before.setVisible(bool(done))

    def _said(self, session: FormSession, item: Item) -> str:
        value = session.value(item.ref)
        if item.control in ("select1", "select"):
            choices = session.choices(item.ref)
            value = self.tr(", ").join(label_of(list(choices), each) for each in value.split())
        return f"{session.label(item.ref)}  {value or '—'}"
